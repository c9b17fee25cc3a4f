#include "engine/intake/text/layout.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/text/words.h"

#define MOST_COLUMNS 12
#define MOST_LINES 200		/* of a block */
#define GAP 2			/* spaces between columns */
#define LEFT_LEAST 8		/* characters of a label that fills its column */
#define LEFT_MOST 20
#define SHIFT 5			/* characters a column may slip from row to row */
#define MOST_BOX 8		/* characters between the brackets of a box */
#define INNER '\v'		/* a space inside a box: parts no columns */
#define TABLE_LEAST 4		/* columns of a table without boxes */

/* A line with the place of each character. */
struct line {
	struct hy_str text;	/* without spaces at its end */
	size_t *at;		/* byte offsets, n + 1 of them */
	unsigned n;
	unsigned number;	/* in the source */
};

/* Columns of a block, in characters from the left edge. */
struct columns {
	unsigned from[MOST_COLUMNS], to[MOST_COLUMNS];
	unsigned n;
};

struct layout {
	struct hy_arena *arena;
	const struct hy_words *words;
	struct hy_rows *rows;
	struct line line[MOST_LINES];
	unsigned n_lines;
	unsigned table;		/* columns of the table whose head came last, 0 none */
	struct hy_str head;	/* its text without spaces */
	unsigned middle[MOST_COLUMNS];	/* of the cells of its head */
	unsigned start[MOST_COLUMNS];	/* where those of its last whole row begin */
	bool placed;		/* such a row was there */
};

static struct hy_source_row *
add_row(struct layout *l, unsigned number, unsigned n_cells)
{
	struct hy_source_row *row;

	l->rows->row = hy_grow(l->arena, l->rows->row, l->rows->count, struct hy_source_row);
	row = &l->rows->row[l->rows->count++];
	*row = (struct hy_source_row){ .line = number, .n_cells = n_cells, .ruled = n_cells > 1 };
	row->cells = hy_new_array(l->arena, n_cells, struct hy_str);
	return row;
}

static bool
is_space(const struct line *line, unsigned c)
{
	return c >= line->n || line->text.p[line->at[c]] == ' ';
}

static struct hy_str
cut(const struct line *line, unsigned from, unsigned to)
{
	if (from >= line->n)
		return HY_S("");
	return hy_str_trim(hy_str_cut(line->text, line->at[from],
	    line->at[to < line->n ? to : line->n]));
}

static bool
all_spaces(const struct line *lines, unsigned n, unsigned c)
{
	for (unsigned i = 0; i < n; i++)
		if (!is_space(&lines[i], c))
			return false;
	return true;
}

/* The columns of N lines, parted by at least GAP characters that are blank in all of them. */
static struct columns
columns_of(const struct line *lines, unsigned n, unsigned gap)
{
	struct columns all = { .n = 0 };
	unsigned width = 0, blank = gap;

	for (unsigned i = 0; i < n; i++)
		width = lines[i].n > width ? lines[i].n : width;
	for (unsigned c = 0; c < width; c++) {
		if (all_spaces(lines, n, c)) {
			blank++;
			continue;
		}
		if (all.n == 0 || (blank >= gap && all.n < MOST_COLUMNS))
			all.from[all.n++] = c;
		blank = 0;
		all.to[all.n - 1] = c + 1;
	}
	return all;
}

/* A box, an answer in brackets or a number: such text is read line by line. */
static bool
is_item(struct hy_str s)
{
	uint32_t cp = 0;
	size_t n = 0;

	while (n < s.len && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	if (n > 0)
		return n < s.len && (s.p[n] == ')' || s.p[n] == '.');
	return s.len > 0 && hy_utf8_decode(s.p, s.len, &cp) > 0 &&
	    (cp == '[' || cp == HY_CP_WIDE_SQUARE || cp == HY_CP_WIDE_LESS);
}

/* Column C has items; BOXES: in brackets. */
static bool
has_items(const struct line *lines, unsigned n, const struct columns *all, unsigned c, bool boxes)
{
	for (unsigned i = 0; i < n; i++) {
		struct hy_str s = cut(&lines[i], all->from[c], all->to[c]);

		if (is_item(s) && (!boxes || s.p[0] < '0' || s.p[0] > '9'))
			return true;
	}
	return false;
}

/* The first column with items. A numbered label with a box on its line is none. */
static unsigned
first_items(const struct line *lines, unsigned n, const struct columns *all)
{
	unsigned c = 0;

	if (!has_items(lines, n, all, 0, true))
		for (unsigned i = 1; i < all->n; i++)
			if (has_items(lines, 1, all, i, true) &&
			    cut(&lines[0], all->from[0], all->to[0]).len > 0)
				c = 1;
	while (c < all->n && !has_items(lines, n, all, c, false))
		c++;
	return c;
}

/* A label with a number of its own begins a new row. */
static bool
begins_row(struct hy_str s)
{
	uint32_t cp = 0;

	return s.len > 0 && hy_utf8_decode(s.p, s.len, &cp) > 0 &&
	    ((cp >= HY_CP_CIRCLED_1 && cp <= HY_CP_CIRCLED_20) || is_item(s));
}

/* Lines of column C run together; a bullet, and what follows a sentence, begins a new line. */
static struct hy_str
join(struct layout *l, const struct line *lines, unsigned n, const struct columns *all,
    unsigned c)
{
	struct hy_buf out = hy_buf_new(l->arena);
	char stop[4];
	struct hy_str end = { stop, hy_utf8_encode(HY_CP_STOP, stop) };

	for (unsigned i = 0; i < n; i++) {
		struct hy_str s = cut(&lines[i], all->from[c], all->to[c]);
		uint32_t cp = 0;

		if (s.len == 0)
			continue;
		(void)hy_utf8_decode(s.p, s.len, &cp);
		if (out.len > 0 && (cp == HY_CP_MIDDLE_DOT || hy_str_ends(hy_buf_get(&out), end)))
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, s);
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* The block as a row whose cells go on over its lines. */
static void
emit_joined(struct layout *l, const struct line *lines, unsigned n, const struct columns *all)
{
	struct hy_source_row *row = add_row(l, lines[0].number, all->n);

	for (unsigned c = 0; c < all->n; c++)
		row->cells[c] = join(l, lines, n, all, c);
}

/* The first column is a label over all lines; the other columns are taken line by line. */
static void
emit_labelled(struct layout *l, const struct line *lines, unsigned n, const struct columns *all)
{
	unsigned end = n;

	for (unsigned i = 0; i < n; i++) {
		struct hy_source_row *row = add_row(l, lines[i].number, all->n);
		struct hy_str left = cut(&lines[i], all->from[0], all->to[0]);

		if (i == 0 || (i < end && begins_row(left)) || i == end) {
			for (end = i + 1; end < n && !begins_row(cut(&lines[end], all->from[0],
			    all->to[0])); end++)
				;
			row->cells[0] = join(l, lines + i, end - i, all, 0);
		}
		for (unsigned c = 1; c < all->n; c++)
			row->cells[c] = cut(&lines[i], all->from[c], all->to[c]);
	}
}

static void
emit_line(struct layout *l, const struct line *line)
{
	struct columns all = columns_of(line, 1, GAP);
	struct hy_source_row *row = add_row(l, line->number, all.n);

	for (unsigned c = 0; c < all.n; c++)
		row->cells[c] = cut(line, all.from[c], all.to[c]);
}

/* A label that fills its column may leave but one space to the answer. */
static struct columns
narrow_columns(const struct line *lines, unsigned n, const struct columns *wide)
{
	struct columns all = columns_of(lines, n, 1);
	unsigned width = all.n > 1 ? all.to[0] - all.from[0] : 0;

	if (n < 2 || width < LEFT_LEAST || width > LEFT_MOST ||
	    cut(&lines[0], all.from[0], all.to[0]).len == 0 ||
	    cut(&lines[1], all.from[0], all.to[0]).len == 0)
		return *wide;
	all.to[1] = all.to[all.n - 1];
	all.n = 2;
	return all;
}

/* Every column begins about where one of the whole row above does: PLACE tells which. */
static bool
place_columns(const struct layout *l, const struct columns *all, unsigned *place)
{
	unsigned next = 0;

	for (unsigned c = 0; c < all->n; c++, next++) {
		while (next < l->table && l->start[next] + SHIFT < all->from[c])
			next++;
		if (next == l->table || all->from[c] + SHIFT < l->start[next] ||
		    (next + 1 < l->table && l->start[next + 1] <= all->from[c] + SHIFT &&
		    l->start[next + 1] <= l->start[next] + SHIFT))
			return false;
		if (next + 1 < l->table && all->to[c] > l->start[next + 1] + SHIFT / 2)
			return false;	/* two columns without a space between */
		place[c] = next;
	}
	return true;
}

/*
 * What goes on of a row from the page before: its first cell is empty. In a row that
 * begins, an empty cell cannot be told from two that run together.
 */
static bool
emit_part(struct layout *l, const struct line *lines, unsigned n, const struct columns *all)
{
	unsigned place[MOST_COLUMNS];
	struct hy_source_row *row;

	if (!l->placed || all->n > l->table || (all->n == 1 && n == 1) ||
	    !place_columns(l, all, place) || place[0] == 0)
		return false;
	row = add_row(l, lines[0].number, l->table);
	for (unsigned c = 0; c < row->n_cells; c++)
		row->cells[c] = HY_S("");
	for (unsigned c = 0; c < all->n; c++)
		row->cells[place[c]] = join(l, lines, n, all, c);
	return true;
}

/* The columns stand about below the cells of the head, which are centred. */
static bool
below_head(const struct layout *l, const struct columns *all)
{
	for (unsigned c = 0; c < all->n; c++)
		if (all->from[c] > l->middle[c] + SHIFT ||
		    (c > 0 && all->from[c] + SHIFT < l->middle[c - 1]))
			return false;
	return true;
}

/*
 * A row of the table whose head is known. One space may be all that is left between
 * two columns; what cannot be told apart is taken line by line.
 */
static void
emit_table_row(struct layout *l, const struct line *lines, unsigned n)
{
	struct columns all;

	for (unsigned gap = 1; gap <= GAP; gap++) {
		all = columns_of(lines, n, gap);
		if (all.n != l->table || !below_head(l, &all))
			continue;
		emit_joined(l, lines, n, &all);
		memcpy(l->start, all.from, sizeof(l->start));
		l->placed = true;
		return;
	}
	all = columns_of(lines, n, 1);
	if (emit_part(l, lines, n, &all))
		return;
	for (unsigned i = 0; i < n; i++)
		add_row(l, lines[i].number, 1)->cells[0] = hy_str_trim(lines[i].text);
}

/* A line of short cells without boxes heads a table. */
static bool
is_head(const struct columns *all)
{
	for (unsigned c = 0; c < all->n; c++)
		if (all->to[c] - all->from[c] > LEFT_MOST)
			return false;
	return all->n >= TABLE_LEAST;
}

/* The line is the head of the table, perhaps again on a new page. */
static bool
emit_head(struct layout *l, const struct line *line, const struct columns *all)
{
	struct hy_str key = hy_text_squeeze(l->arena, line->text);

	if (all->n < TABLE_LEAST || (l->table > 0 && !hy_str_eq(key, l->head)))
		return false;
	l->placed = l->placed && l->table == all->n;
	l->table = all->n;
	l->head = key;
	for (unsigned c = 0; c < all->n; c++)
		l->middle[c] = (all->from[c] + all->to[c]) / 2;
	emit_line(l, line);
	return true;
}

static void
emit_block(struct layout *l, const struct line *lines, unsigned n)
{
	struct columns all = columns_of(lines, n, GAP);
	unsigned items;

	if (n == 0)
		return;
	items = first_items(lines, n, &all);
	if (n == 1 && items == all.n && is_head(&all) && emit_head(l, lines, &all))
		return;
	if (all.n == 1 && all.from[0] < SHIFT)	/* a heading or text: the table has ended */
		l->table = 0;
	if (l->table > 0) {
		emit_table_row(l, lines, n);
		return;
	}
	if (all.n == 1 || hy_str_find(cut(&lines[0], all.from[0], all.to[0]), HY_S(" ["), 0) > 0)
		all = narrow_columns(lines, n, &all);
	if (all.n == 1 && n > 1 && columns_of(lines, 1, GAP).n == 1) {	/* a heading above */
		emit_line(l, lines);
		emit_block(l, lines + 1, n - 1);
		return;
	}
	if (all.n == 1 && n > 1 && columns_of(lines + n - 1, 1, GAP).n == 1) {
		emit_block(l, lines, n - 1);
		emit_line(l, lines + n - 1);
		return;
	}
	items = first_items(lines, n, &all);
	if (all.n == 1 || items == 0 || n == 1)
		for (unsigned i = 0; i < n; i++)
			emit_line(l, &lines[i]);
	else if (items == all.n && all.n >= TABLE_LEAST)
		emit_joined(l, lines, n, &all);
	else
		emit_labelled(l, lines, n, &all);
}

static void
end_block(struct layout *l)
{
	emit_block(l, l->line, l->n_lines);
	l->n_lines = 0;
}

/* Spaces between the brackets of a box part no columns. */
static void
close_boxes(char *p, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		struct hy_str rest = { p + i, len - i };
		long end = p[i] == '[' ? hy_str_find(rest, HY_S("]"), 0) : -1;

		if (end < 0 || hy_text_chars(hy_str_cut(rest, 1, (size_t)end)) > MOST_BOX)
			continue;
		for (long k = 1; k < end; k++)
			if (p[i + (size_t)k] == ' ')
				p[i + (size_t)k] = INNER;
	}
}

static void
take_line(struct layout *l, struct hy_str raw, unsigned number)
{
	struct line *line = &l->line[l->n_lines];
	size_t n;
	uint32_t cp;

	while (raw.len > 0 && (raw.p[raw.len - 1] == ' ' || raw.p[raw.len - 1] == '\r'))
		raw.len--;
	if (hy_str_trim(raw).len == 0 || hy_words_furniture(l->words, hy_str_trim(raw))) {
		end_block(l);
		return;
	}
	*line = (struct line){ .text = raw, .number = number };
	line->at = hy_new_array(l->arena, raw.len + 1, size_t);
	for (size_t i = 0; i < raw.len; i += n > 0 ? n : 1) {
		n = hy_utf8_decode(raw.p + i, raw.len - i, &cp);
		line->at[line->n++] = i;
	}
	line->at[line->n] = raw.len;
	if (++l->n_lines == MOST_LINES)
		end_block(l);
}

bool
hy_layout_is(struct hy_str text)
{
	return text.len > 0 && memchr(text.p, '\f', text.len) != NULL &&
	    memchr(text.p, '\t', text.len) == NULL && hy_str_find(text, HY_S("   "), 0) >= 0;
}

void
hy_layout_rows(struct hy_arena *arena, const struct hy_words *words, struct hy_str text,
    struct hy_rows *rows)
{
	struct layout *l = hy_new(arena, struct layout);
	unsigned number = 1;

	*l = (struct layout){ .arena = arena, .words = words, .rows = rows };
	for (size_t from = 0; from < text.len; number++) {
		long found = hy_str_find(text, HY_S("\n"), from);
		size_t end = found < 0 ? text.len : (size_t)found;
		struct hy_str raw = hy_str_cut(text, from, end), here;
		char *p = hy_arena_copy(arena, raw.p, raw.len);

		if (raw.len > 0 && p[0] == '\f')	/* a new page */
			end_block(l);
		for (size_t i = 0; i < raw.len; i++)
			if ((unsigned char)p[i] < ' ' || p[i] == 0x7f)
				p[i] = ' ';
		close_boxes(p, raw.len);
		here = (struct hy_str){ p, raw.len };
		if (raw.len > 0 && raw.p[0] == '\f') {
			here = hy_str_cut(here, 1, here.len);
			if (hy_words_attachment(words, hy_str_trim(here)))
				here = hy_str_format(arena, "# %.*s", HY_ARG(hy_str_trim(here)));
		}
		take_line(l, here, number);
		from = end + 1;
	}
	end_block(l);
}
