/*
 * Chunks: the text of a slot in pieces that a spreadsheet row can hold, at most
 * HY_XLSX_MAX_ROW_PT high and 32,767 characters long; they end at paragraphs where
 * they can. For the plan only.
 */
#ifndef HY_REPORTS_XLSX_XLSX_CHUNK_H
#define HY_REPORTS_XLSX_XLSX_CHUNK_H

#include "reports/xlsx/xlsx_cell.h"

#define HY_XLSX_MAX_ROW_PT 400.0	/* Excel allows 409 */
#define HY_XLSX_ROW_PAD_PT 4.0

/* How many lines of the text of S a height holds; at least one. */
size_t hy_xlsx_lines_in(const struct hy_xlsx_slot *s, double height);
/* The height of LINES lines of it, at most that of a row. */
double hy_xlsx_height(const struct hy_xlsx_slot *s, size_t lines);
/* True when lines FROM up to TO are not too many characters for a cell. */
bool hy_xlsx_fits(const struct hy_xlsx_slot *s, size_t from, size_t to);
/* True when a paragraph ends before LINE. */
bool hy_xlsx_ends_line(const struct hy_xlsx_slot *s, size_t line);
/* Points the text needs over several rows; each further cell it goes on to loses part of a line. */
double hy_xlsx_needed(const struct hy_xlsx_slot *s);
/* Sets the chunks of a text that was broken into lines. */
void hy_xlsx_chunks_set(struct hy_arena *arena, struct hy_xlsx_slot *s);
/* The first line of CHUNK. */
size_t hy_xlsx_chunk_start(const struct hy_xlsx_slot *s, size_t chunk);

#endif
