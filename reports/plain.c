/*
 * Device "plain": a sheet as UTF-8 text that people read, diff compares and the
 * text importer reads back. A row is a line of cells with TABs between; the
 * further lines of its cells follow under them, each behind as many TABs.
 */
#include "reports/plain.h"

#include <errno.h>

#include "engine/base/text.h"

#define CONTROL_PICTURES 0x2400u	/* U+2401 shows the control character 0x01 */
#define REPLACEMENT 0xfffdu

struct page {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	struct hy_buf out;
};

/* What stands around a run of this role; empty for most. */
static struct hy_str
mark(enum hy_role role, bool begins)
{
	if (role == HY_ROLE_INSERTED)
		return begins ? HY_S("{+") : HY_S("+}");
	if (role == HY_ROLE_DELETED)
		return begins ? HY_S("[-") : HY_S("-]");
	return HY_S("");
}

static void
add_char(struct hy_buf *out, uint32_t cp)
{
	char encoded[4];

	hy_buf_add(out, encoded, hy_utf8_encode(cp, encoded));
}

/* Adds the character at AT, made harmless for a line of cells; returns its bytes. */
static size_t
add_one(struct hy_buf *out, struct hy_str s, size_t at)
{
	unsigned char c = (unsigned char)s.p[at];
	uint32_t cp;
	size_t n;

	if (c >= 0x20 && c < 0x7f) {
		hy_buf_char(out, (char)c);
		return 1;
	}
	if (c == '\r' && at + 1 < s.len && s.p[at + 1] == '\n')
		return 1;
	n = hy_utf8_decode(s.p + at, s.len - at, &cp);
	if (cp == '\n' || cp == '\r')
		hy_buf_char(out, '\n');
	else if (cp == '\t')
		hy_buf_char(out, ' ');
	else if (n == 1)
		add_char(out, CONTROL_PICTURES + (cp == 0x7f ? 0x21 : cp));
	else if (n == 0 || (cp >= 0x80 && cp < 0xa0))
		add_char(out, REPLACEMENT);
	else
		hy_buf_add(out, s.p + at, n);
	return n > 0 ? n : 1;
}

/* A mark is closed at the end of a line and opened again on the next. */
static void
add_run(struct hy_buf *out, const struct hy_run *run)
{
	struct hy_str open = mark(run->role, true), close = mark(run->role, false);
	size_t at = 0, n;

	while (at < run->text.len) {
		bool opened = false;

		for (; at < run->text.len && run->text.p[at] != '\n'; at += n) {
			if (!opened)
				hy_buf_str(out, open);
			opened = true;
			n = add_one(out, run->text, at);
		}
		if (opened)
			hy_buf_str(out, close);
		if (at < run->text.len) {
			hy_buf_char(out, '\n');
			at++;
		}
	}
}

static struct hy_str
runs_text(struct page *p, const struct hy_run *runs)
{
	struct hy_buf out = hy_buf_new(p->arena);

	for (; runs != NULL; runs = runs->next)
		add_run(&out, runs);
	return hy_buf_get(&out);
}

static struct hy_str
line_text(struct page *p, const struct hy_line *line)
{
	struct hy_str box = hy_layout_box(p->layout, line->type);
	struct hy_buf out = hy_buf_new(p->arena);

	hy_buf_str(&out, box);
	if (box.len > 0)
		hy_buf_char(&out, ' ');
	for (size_t i = 0; i < line->text.len;)
		i += add_one(&out, line->text, i);
	return hy_buf_get(&out);
}

/* The widest text that has another one to its right. */
static size_t
column_width(const struct hy_str *texts, const struct hy_cell *cell)
{
	size_t widest = 0;

	for (unsigned i = 0; i + 1 < cell->n_lines; i++) {
		size_t width = hy_text_width(texts[i]);

		if (cell->lines[i].type != HY_LINE_GROUP && width > widest)
			widest = width;
	}
	return widest;
}

/* The list of a cell in its columns, which stand below one another. */
static void
add_lines(struct page *p, struct hy_buf *out, const struct hy_cell *cell)
{
	struct hy_str *texts = hy_new_array(p->arena, cell->n_lines + 1, struct hy_str);
	unsigned per_row = cell->line_columns > 0 ? cell->line_columns : 1, col = per_row;
	size_t width;

	for (unsigned i = 0; i < cell->n_lines; i++)
		texts[i] = line_text(p, &cell->lines[i]);
	width = column_width(texts, cell);
	for (unsigned i = 0; i < cell->n_lines; i++) {
		bool alone = cell->lines[i].type == HY_LINE_GROUP;

		if (col >= per_row || alone) {
			if (out->len > 0)
				hy_buf_char(out, '\n');
			col = 0;
		} else {
			for (size_t n = hy_text_width(texts[i - 1]); n < width + 2; n++)
				hy_buf_char(out, ' ');
		}
		hy_buf_str(out, texts[i]);
		col = alone ? per_row : col + 1;
	}
}

/* Labels stay on one line, so that one line names the item. */
static struct hy_str
cell_text(struct page *p, const struct hy_cell *cell)
{
	struct hy_str text = runs_text(p, cell->runs);
	struct hy_buf out = hy_buf_new(p->arena);

	for (size_t i = 0; i < text.len; i++) {
		bool joins = text.p[i] == '\n' && cell->role == HY_ROLE_LABEL;

		hy_buf_char(&out, joins ? ' ' : text.p[i]);
	}
	add_lines(p, &out, cell);
	return hy_buf_get(&out);
}

/* Takes the next line off TEXT; false when nothing is left. */
static bool
next_line(struct hy_str *text, struct hy_str *line)
{
	long at;

	if (text->p == NULL)
		return false;
	at = hy_str_find(*text, HY_S("\n"), 0);
	if (at < 0) {
		*line = *text;
		*text = (struct hy_str){ NULL, 0 };
		return true;
	}
	*line = hy_str_cut(*text, 0, (size_t)at);
	*text = hy_str_cut(*text, (size_t)at + 1, text->len);
	return true;
}

/*
 * Prints the cells of a row line by line. SHIFT[i] is the number of TABs before
 * cell i; nothing is printed behind the last cell that still has a line.
 */
static void
add_row(struct page *p, struct hy_str *texts, const unsigned *shift, unsigned n)
{
	bool more = true;

	for (bool first = true; more; first = false) {
		unsigned tabs = 0;

		more = first;
		for (unsigned i = 0; i < n; i++) {
			struct hy_str line;

			if (!next_line(&texts[i], &line))
				continue;
			if (!first && !more)
				more = true;
			for (; tabs < shift[i]; tabs++)
				hy_buf_char(&p->out, '\t');
			hy_buf_str(&p->out, line);
		}
		if (more)
			hy_buf_char(&p->out, '\n');
	}
}

/*
 * A grid; UNTIL[c] is the row up to which column c is covered by a cell from
 * above. A covered cell leaves an empty place, so nesting shows as indentation.
 */
static void
add_grid(struct page *p, const struct hy_grid *grid)
{
	unsigned *until = hy_new_array(p->arena, grid->n_cols + 1, unsigned);
	bool *begins = hy_new_array(p->arena, grid->n_cols + 1, bool);

	for (unsigned r = 0; r < grid->n_rows; r++) {
		const struct hy_row *row = &grid->rows[r];
		struct hy_str *texts = hy_new_array(p->arena, row->n_cells + 1, struct hy_str);
		unsigned *shift = hy_new_array(p->arena, row->n_cells + 1, unsigned);

		for (unsigned i = 0; i < row->n_cells; i++) {
			const struct hy_cell *cell = &row->cells[i];

			shift[i] = i;
			for (unsigned c = 0; c < cell->col && c < grid->n_cols; c++)
				shift[i] += begins[c] && until[c] > r;
			texts[i] = cell_text(p, cell);
		}
		add_row(p, texts, shift, row->n_cells);
		for (unsigned i = 0; i < row->n_cells; i++) {
			const struct hy_cell *cell = &row->cells[i];

			for (unsigned c = 0; c < cell->cols && cell->col + c < grid->n_cols; c++) {
				until[cell->col + c] = r + cell->rows;
				begins[cell->col + c] = c == 0;
			}
		}
	}
}

static void
add_block(struct page *p, const struct hy_block *block)
{
	struct hy_str text, line;

	if (block->type == HY_BLOCK_GRID) {
		if (block->grid != NULL)
			add_grid(p, block->grid);
		return;
	}
	text = runs_text(p, block->runs);
	while (next_line(&text, &line)) {
		if (block->type == HY_BLOCK_HEADING) {
			for (unsigned i = 0; i < block->level || i == 0; i++)
				hy_buf_char(&p->out, '#');
			hy_buf_char(&p->out, ' ');
		}
		hy_buf_str(&p->out, line);
		hy_buf_char(&p->out, '\n');
	}
}

/* One grid going on in another (with other columns) has no blank line between. */
static bool
separate(const struct hy_block *a, const struct hy_block *b)
{
	return a->type != HY_BLOCK_GRID || b->type != HY_BLOCK_GRID;
}

/* The name of a part that does not begin with its own heading. */
static void
add_name(struct hy_buf *out, struct hy_str name)
{
	hy_buf_text(out, "=== ");
	for (size_t i = 0; i < name.len;)
		i += add_one(out, name, i);
	hy_buf_text(out, " ===\n\n");
}

static void
add_part(struct page *p, const struct hy_part *part, bool first)
{
	const struct hy_block *b = part->blocks, *last = NULL;

	if (!first)
		hy_buf_char(&p->out, '\n');
	if (b == NULL || b->type != HY_BLOCK_HEADING || b->level != 1)
		add_name(&p->out, part->name);
	for (; b != NULL; b = b->next) {
		if (last != NULL && separate(last, b))
			hy_buf_char(&p->out, '\n');
		add_block(p, b);
		last = b;
	}
}

static bool
render(struct hy_arena *arena, const struct hy_sheet *sheet, FILE *out, struct hy_err *err)
{
	struct page p = { arena, sheet->layout, hy_buf_new(arena) };
	struct hy_str text;

	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		add_part(&p, part, part == sheet->parts);
	text = hy_buf_get(&p.out);
	if (fwrite(text.p, 1, text.len, out) != text.len || fflush(out) != 0)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_NOT_WRITTEN, hy_errno_text(errno),
		    NULL);
	return true;
}

const struct hy_device hy_device_plain = { "plain", render, NULL };
