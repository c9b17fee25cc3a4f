/* What is due, for people, programs and calendars. Dues are sorted by date. */
#ifndef HY_COMMAND_OUT_DUE_OUT_H
#define HY_COMMAND_OUT_DUE_OUT_H

#include "engine/check/finding/due.h"

#define HY_DUES_VERSION 1

typedef struct hy_str hy_write_dues(struct hy_arena *arena, const struct hy_dues *dues,
    const struct hy_date *today);

hy_write_dues hy_dues_text, hy_dues_json, hy_dues_ics;

/* --- between the formats --- */

/* A duty or an effort whose day has passed; what is only worth knowing is never late. */
bool hy_due_late(const struct hy_due *due, const struct hy_date *today);
/* Number and name of the assessment, "" for none. */
struct hy_str hy_due_subject(struct hy_arena *arena, const struct hy_due *due);
/* "file:line:col". */
struct hy_str hy_due_place(struct hy_arena *arena, const struct hy_due *due);
/*
 * Stays the same when the day moves: from rule, assessment, item and kind of due; the NTH of those
 * that share all of it, from 0.
 */
struct hy_str hy_due_uid(struct hy_arena *arena, const struct hy_due *due, unsigned nth);
/* The number of dues before DUE that share its identity. */
unsigned hy_due_nth(const struct hy_dues *dues, const struct hy_due *due);

#endif
