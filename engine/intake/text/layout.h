/*
 * Layout: a text that keeps the places of a printed page (pdftotext -layout):
 * columns by spaces, pages by form feeds, table rows by empty lines. For intake/ only.
 */
#ifndef HY_INTAKE_TEXT_LAYOUT_H
#define HY_INTAKE_TEXT_LAYOUT_H

#include "engine/intake/intake.h"

/* True for a text of pages without any tab. */
bool hy_layout_is(struct hy_str text);
/* The rows of such a text, appended to ROWS; what has no clear columns is a row of one cell. */
void hy_layout_rows(struct hy_arena *arena, const struct hy_words *words, struct hy_str text,
    struct hy_rows *rows);

#endif
