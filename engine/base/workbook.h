/*
 * What a workbook of Hyoka is known by; for the device that makes it and the reader
 * that takes it back, who know nothing of each other.
 */
#ifndef HY_BASE_WORKBOOK_H
#define HY_BASE_WORKBOOK_H

#define HY_TAB_FACTS "hyoka"		/* hidden: a fact or note a row, key and value */
#define HY_TAB_LISTS "hyoka.lists"	/* hidden: a list to choose from a column */

/* The note on a field in several cells: then a letter for each joint, a line break or nothing. */
#define HY_NOTE_JOINTS "joints "
#define HY_JOINT_LINE 'n'
#define HY_JOINT_NONE 'c'

#endif
