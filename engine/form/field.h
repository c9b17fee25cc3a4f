/*
 * Fields: the names under which the answers of a document stand in a workbook, so
 * that they are found again whatever an office program did to the cells.
 *
 *   hy_i.i_1.jimu_mei_1            part 1 of the answer i/i_1/jimu_mei
 *   hy_file.2.ii.ii_4.itaku.1.saki_1   records and files by number
 *   hy_PATH.count_1                the number behind a choice
 *   hy_PATH.box.3_1, hy_PATH.words.3_1, hy_PATH.label.9_1
 *                                  box 3, its own words, the label of a box the form does not have
 *   hy_PATH_1                      a table: all its cells, the head first
 *   hyt_PATH                       the label of an item
 *
 * Names have letters, digits, '.' and '_' only and look like no cell address, as
 * Excel asks for; ids of items are ASCII and begin with a letter.
 */
#ifndef HY_FORM_FIELD_H
#define HY_FORM_FIELD_H

#include "engine/base/workbook.h"
#include "engine/form/doc.h"

#define HY_FIELD_ANSWER "hy_"
#define HY_FIELD_LABEL "hyt_"

/* Facts of a workbook (sheet/sheet.h): keys of what it says about itself. */
#define HY_FACT_SCHEMA "workbook"	/* version of this layout */
#define HY_FACT_FORM "form"
#define HY_FACT_EDITION "edition"
#define HY_FACT_REVISION "revision"	/* day of publication, "" for a draft */
#define HY_FACT_NUMBER "number"		/* of the assessment */
#define HY_FACT_VERSION "1"
/* Values of notes, whose key is the name of a field. */
#define HY_NOTE_BLANK "blank"		/* left blank on purpose, which is not "not yet filled in" */
#define HY_NOTE_DERIVED "derived "	/* ... this value, from other answers as long as nobody writes another */
#define HY_NOTE_WAS "was "		/* ... the hash of what stood in it when the workbook was made */
#define HY_NOTE_RECORDS "records "	/* ... so many records were there */

/* PREFIX and the path of NODE, without a part number. */
struct hy_str hy_field_name(struct hy_arena *arena, const char *prefix, const struct hy_node *node);
/* The name of KIND ("count", "box", "words", "label") at NAME; N counts from 1, 0 for none. */
struct hy_str hy_field_below(struct hy_arena *arena, struct hy_str name, const char *kind,
    unsigned n);
/* A step of a path: NAME with an item's id or a record's number behind it. */
struct hy_str hy_field_step(struct hy_arena *arena, struct hy_str name, const char *id);
struct hy_str hy_field_record(struct hy_arena *arena, struct hy_str name, unsigned number);
/* A table of N columns as one text, empty rows left out: what its note is made of. */
struct hy_str hy_field_table(struct hy_arena *arena, const struct hy_yaml *columns,
    const struct hy_yaml *rows, unsigned n);
/* Part N (from 1) of the field NAME. */
struct hy_str hy_field_part(struct hy_arena *arena, struct hy_str name, unsigned n);

#endif
