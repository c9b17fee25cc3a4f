#include "reports/xlsx/xlsx_chunk.h"

#define CHUNK_PT 200.0		/* rows of a text that needs several: so that pages fill */
#define MAX_CELL_COST 32000	/* Excel allows 32,767 characters */

bool
hy_xlsx_ends_line(const struct hy_xlsx_slot *s, size_t line)
{
	size_t at = s->text.starts[line];

	return at > 0 && s->text.bytes.p[at - 1] == '\n';
}

size_t
hy_xlsx_lines_in(const struct hy_xlsx_slot *s, double height)
{
	double lines = (height - HY_XLSX_ROW_PAD_PT) / s->text.line_pt;

	return lines >= 1 ? (size_t)lines : 1;
}

double
hy_xlsx_height(const struct hy_xlsx_slot *s, size_t lines)
{
	double height = (double)lines * s->text.line_pt + HY_XLSX_ROW_PAD_PT;

	return height < HY_XLSX_MAX_ROW_PT ? height : HY_XLSX_MAX_ROW_PT;
}

bool
hy_xlsx_fits(const struct hy_xlsx_slot *s, size_t from, size_t to)
{
	return hy_xlsx_text_cost(&s->text, from, to) <= MAX_CELL_COST;
}

/* The best line to end a chunk before, at most TO: a paragraph's first in the last third. */
static size_t
chunk_end(const struct hy_xlsx_slot *s, size_t from, size_t to)
{
	if (to > s->text.n_lines)
		to = s->text.n_lines;
	while (to > from + 1 && !hy_xlsx_fits(s, from, to))
		to = from + (to - from) / 2;
	for (size_t line = to; line > from + (to - from) * 2 / 3; line--)
		if (hy_xlsx_ends_line(s, line))
			return line;
	return to;
}

void
hy_xlsx_chunks_set(struct hy_arena *arena, struct hy_xlsx_slot *s)
{
	size_t *ends = hy_new_array(arena, s->text.n_lines, size_t);
	size_t per = hy_xlsx_lines_in(s, CHUNK_PT), from = 0;

	s->ends = ends;
	if (s->text.n_lines > hy_xlsx_lines_in(s, HY_XLSX_MAX_ROW_PT) || !hy_xlsx_fits(s, 0, s->text.n_lines))
		while (s->text.n_lines - from > per + per / 3 || !hy_xlsx_fits(s, from, s->text.n_lines)) {
			from = chunk_end(s, from, from + per);
			ends[s->n_chunks++] = from;
			if (from == s->text.n_lines)
				return;
		}
	ends[s->n_chunks++] = s->text.n_lines;
}

size_t
hy_xlsx_chunk_start(const struct hy_xlsx_slot *s, size_t chunk)
{
	return chunk > 0 ? s->ends[chunk - 1] : 0;
}

double
hy_xlsx_needed(const struct hy_xlsx_slot *s)
{
	size_t cells = hy_xlsx_text_cost(&s->text, 0, s->text.n_lines) / MAX_CELL_COST;

	return (double)(s->text.n_lines + 2 * cells) * s->text.line_pt +
	    (double)(cells + 1) * HY_XLSX_ROW_PAD_PT;
}
