#include "reports/xlsx/xlsx_text.h"

#include <string.h>

#include "engine/base/text.h"

/*
 * Excel sets about 1.2 times the font size for a line of MS Mincho; programs
 * without that font take others with up to 1.45. Too high a row is only airy,
 * too low a row hides text.
 */
#define LINE_FACTOR 1.45
/* Inner margin of a cell at both sides together, and what fonts differ in width. */
#define SIDE_PT 5.0
#define WIDTH_SLACK 0.97
/* With 4 pt, the 409 pt of a row hold less than the 32,767 characters of a cell. */
#define MIN_SIZE_PT 4.0
#define REPLACEMENT 0xfffdu
/* Characters the library needs for "&" beyond one, and for the look of a piece; it counts both. */
#define COST_ESCAPE 4
#define COST_PIECE 200

/* Pieces while they are collected. */
struct maker {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	struct hy_buf bytes, pieces;
};

double
hy_xlsx_size_pt(const struct hy_layout *layout, enum hy_role role)
{
	double size = layout->styles[role].size_pt;

	return size >= MIN_SIZE_PT && size <= 200 ? size : MIN_SIZE_PT;
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/* "_x0041_" in a text would be read back as "A". */
static bool
looks_escaped(struct hy_str s, size_t at)
{
	return at + 7 <= s.len && s.p[at + 1] == 'x' && is_hex(s.p[at + 2]) && is_hex(s.p[at + 3]) &&
	    is_hex(s.p[at + 4]) && is_hex(s.p[at + 5]) && s.p[at + 6] == '_';
}

/* U+FFFE and U+FFFF, which XML 1.0 cannot hold. */
static bool
no_character(struct hy_str s, size_t at)
{
	return at + 3 <= s.len && memcmp(s.p + at, "\xef\xbf", 2) == 0 &&
	    (unsigned char)s.p[at + 2] >= 0xbe;
}

static bool
is_clean(struct hy_str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c < 0x20 && c != '\n' && c != '\t') ||
		    (c == 0xef && no_character(s, i)) || (c == '_' && looks_escaped(s, i)))
			return false;
	}
	return hy_utf8_valid(s, NULL);
}

/* Adds the character at AT and returns its bytes. */
static size_t
clean_one(struct hy_buf *out, struct hy_str s, size_t at)
{
	uint32_t cp;
	size_t n = hy_utf8_decode(s.p + at, s.len - at, &cp);
	char encoded[4];

	if (n > 0 && cp == '\r') {
		if (at + 1 == s.len || s.p[at + 1] != '\n')
			hy_buf_char(out, '\n');
	} else if (n > 0 && cp > 0 && cp < 0x20 && cp != '\n' && cp != '\t') {
		hy_buf_format(out, "_x%04X_", (unsigned)cp);
	} else if (n > 0 && cp == '_' && looks_escaped(s, at)) {
		hy_buf_text(out, "_x005F_");
	} else if (n == 0 || cp == 0 || cp == 0xfffe || cp == 0xffff) {
		hy_buf_add(out, encoded, hy_utf8_encode(REPLACEMENT, encoded));
	} else {
		hy_buf_add(out, s.p + at, n);
	}
	return n > 0 ? n : 1;
}

struct hy_str
hy_xlsx_clean(struct hy_arena *arena, struct hy_str s)
{
	struct hy_buf out;

	if (is_clean(s))
		return s;
	out = hy_buf_new(arena);
	for (size_t i = 0; i < s.len;)
		i += clean_one(&out, s, i);
	return hy_buf_get(&out);
}

static bool
same_look(const struct hy_layout *layout, enum hy_role a, enum hy_role b)
{
	const struct hy_style *x = &layout->styles[a], *y = &layout->styles[b];

	return a == b || (x->size_pt == y->size_pt && x->bold == y->bold &&
	    x->underline == y->underline && x->strike == y->strike);
}

/* The length of a piece stands in text.len; text.p is set when the bytes are complete. */
static void
add(struct maker *m, struct hy_str text, enum hy_role role)
{
	struct hy_xlsx_piece piece = { { NULL, text.len }, role };
	size_t count = m->pieces.len / sizeof(piece);

	if (text.len == 0)
		return;
	hy_buf_str(&m->bytes, text);
	if (count > 0) {
		struct hy_xlsx_piece *last = (struct hy_xlsx_piece *)(void *)m->pieces.p + count - 1;

		if (same_look(m->layout, last->role, role)) {
			last->text.len += text.len;
			return;
		}
	}
	hy_buf_add(&m->pieces, (const char *)&piece, sizeof(piece));
}

/* Columns a character takes: in a Japanese font all but ASCII and half-width kana take two. */
static unsigned
columns(uint32_t cp)
{
	if (cp < 0x80 || (cp >= 0xff61 && cp <= 0xff9f))
		return 1;
	return 2;
}

static size_t
text_columns(struct hy_str s)
{
	size_t total = 0, n;
	uint32_t cp;

	for (size_t i = 0; i < s.len; i += n) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		total += n > 0 ? columns(cp) : 2;
		n += n == 0;
	}
	return total;
}

double
hy_xlsx_text_width_pt(const struct hy_layout *layout, struct hy_str text, enum hy_role role)
{
	return (double)text_columns(text) * hy_xlsx_size_pt(layout, role) / 2;
}

static struct hy_str
line_text(struct maker *m, const struct hy_line *line)
{
	struct hy_str box = { NULL, 0 };

	if (line->type == HY_LINE_TICKED)
		box = m->layout->ticked;
	else if (line->type == HY_LINE_UNTICKED)
		box = m->layout->unticked;
	else if (line->type == HY_LINE_UNKNOWN)
		box = m->layout->unknown;
	if (box.len == 0)
		return hy_xlsx_clean(m->arena, line->text);
	return hy_xlsx_clean(m->arena,
	    hy_str_format(m->arena, "%.*s %.*s", HY_ARG(box), HY_ARG(line->text)));
}

/* Spaces up to the next column of the list: ideographic ones keep the columns in line. */
static void
pad(struct maker *m, size_t count, enum hy_role role)
{
	char wide[4];
	size_t n = hy_utf8_encode(HY_IDEOGRAPHIC_SPACE, wide);

	if (count % 2 == 1)
		add(m, HY_S(" "), role);
	for (; count > 1; count -= 2)
		add(m, (struct hy_str){ wide, n }, role);
}

/* The list of a cell, row by row; a text wider than its column has the row to itself. */
static void
add_lines(struct maker *m, const struct hy_cell *cell, enum hy_role role, double width_pt)
{
	unsigned per_row = cell->line_columns > 0 ? cell->line_columns : 1;
	size_t room = (size_t)(width_pt * 2 / hy_xlsx_size_pt(m->layout, role)) / per_row;
	size_t used = 0;
	unsigned col = per_row;

	for (unsigned i = 0; i < cell->n_lines; i++) {
		const struct hy_line *line = &cell->lines[i];
		struct hy_str text = line_text(m, line);
		size_t width = text_columns(text);
		bool alone = line->type == HY_LINE_GROUP;

		if (col >= per_row || alone || used + 1 > room || width > room) {
			if (m->bytes.len > 0)
				add(m, HY_S("\n"), role);
			col = 0;
		} else {
			pad(m, room - used, role);
		}
		add(m, text, role);
		used = width;
		col = alone ? per_row : col + 1;
	}
}

static void
set_pieces(struct maker *m, struct hy_xlsx_text *text)
{
	struct hy_xlsx_piece *pieces = (struct hy_xlsx_piece *)(void *)m->pieces.p;
	size_t at = 0;

	text->bytes = hy_buf_get(&m->bytes);
	text->n_pieces = m->pieces.len / sizeof(*pieces);
	text->pieces = pieces;
	for (size_t i = 0; i < text->n_pieces; i++) {
		pieces[i].text.p = text->bytes.p + at;
		at += pieces[i].text.len;
	}
}

static bool
is_one_of(struct hy_str set, struct hy_str text, size_t at)
{
	uint32_t cp;
	size_t n = hy_utf8_decode(text.p + at, text.len - at, &cp);

	return hy_str_find(set, hy_str_cut(text, at, at + n), 0) >= 0;
}

static size_t
before(struct hy_str text, size_t at)
{
	while (at > 0 && ((unsigned char)text.p[--at] & 0xc0) == 0x80)
		;
	return at;
}

static bool
in_word(char c)
{
	return (unsigned char)c < 0x80 && c > ' ';
}

/* Moves a break at AT back so that no word is cut and no forbidden character begins or ends a line. */
static size_t
break_at(const struct hy_layout *layout, struct hy_str text, size_t start, size_t at)
{
	size_t to = at;

	while (to > start && in_word(text.p[to]) && in_word(text.p[to - 1]))
		to--;
	if (to > start)
		at = to;
	for (int i = 0; i < 4 && before(text, at) > start; i++) {
		if (!is_one_of(layout->no_line_start, text, at) &&
		    !is_one_of(layout->no_line_end, text, before(text, at)))
			break;
		at = before(text, at);
	}
	return at;
}

struct wrap {
	const struct hy_layout *layout;
	struct hy_buf starts;
	size_t start;	/* of the line being filled */
	double room, used;
};

static void
new_line(struct wrap *w, size_t at)
{
	hy_buf_add(&w->starts, (const char *)&at, sizeof(at));
	w->start = at;
	w->used = 0;
}

/* Breaks one piece that begins at byte FROM; widths are in points. */
static void
wrap_piece(struct wrap *w, struct hy_str text, size_t from, const struct hy_xlsx_piece *piece)
{
	double half = hy_xlsx_size_pt(w->layout, piece->role) / 2;
	size_t to = from + piece->text.len, n;
	uint32_t cp;

	for (size_t i = from; i < to; i += n) {
		n = hy_utf8_decode(text.p + i, text.len - i, &cp);
		n += n == 0;
		if (cp == '\n') {
			new_line(w, i + 1);
			continue;
		}
		w->used += half * columns(cp);
		if (w->used <= w->room || i == w->start)
			continue;
		if (cp == ' ' || cp == HY_IDEOGRAPHIC_SPACE)
			continue;
		new_line(w, break_at(w->layout, text, w->start, i));
		w->used = half * (double)text_columns(hy_str_cut(text, w->start, i + n));
	}
}

static void
wrap_text(struct hy_arena *arena, const struct hy_layout *layout, struct hy_xlsx_text *text,
    double width_pt)
{
	struct wrap w = { .layout = layout, .starts = hy_buf_new(arena) };
	size_t at = 0;

	w.room = (width_pt - SIDE_PT) * WIDTH_SLACK;
	new_line(&w, 0);
	for (size_t i = 0; i < text->n_pieces; i++) {
		wrap_piece(&w, text->bytes, at, &text->pieces[i]);
		at += text->pieces[i].text.len;
	}
	text->n_lines = w.starts.len / sizeof(size_t);
	new_line(&w, text->bytes.len);
	text->starts = (const size_t *)(const void *)w.starts.p;
}

struct hy_xlsx_text
hy_xlsx_text_new(struct hy_arena *arena, const struct hy_layout *layout,
    const struct hy_run *runs, const struct hy_cell *cell, enum hy_role role, double width_pt)
{
	struct maker m = { arena, layout, hy_buf_new(arena), hy_buf_new(arena) };
	struct hy_xlsx_text text = { .n_lines = 1 };
	double size = hy_xlsx_size_pt(layout, role);

	for (const struct hy_run *run = runs; run != NULL; run = run->next)
		add(&m, hy_xlsx_clean(arena, run->text), run->role);
	if (cell != NULL)
		add_lines(&m, cell, role, width_pt - SIDE_PT);
	set_pieces(&m, &text);
	for (size_t i = 0; i < text.n_pieces; i++)
		if (hy_xlsx_size_pt(layout, text.pieces[i].role) > size)
			size = hy_xlsx_size_pt(layout, text.pieces[i].role);
	text.line_pt = size * LINE_FACTOR;
	wrap_text(arena, layout, &text, width_pt);
	return text;
}

const struct hy_xlsx_piece *
hy_xlsx_text_cut(struct hy_arena *arena, const struct hy_xlsx_text *text, size_t from, size_t to,
    bool chop, size_t *count)
{
	struct hy_xlsx_piece *out = hy_new_array(arena, text->n_pieces + 1, struct hy_xlsx_piece);
	size_t low = text->starts[from], high = text->starts[to] - chop, at = 0;

	*count = 0;
	for (size_t i = 0; i < text->n_pieces; i++) {
		size_t len = text->pieces[i].text.len;
		size_t a = low > at ? low - at : 0, b = high > at ? high - at : 0;

		b = b < len ? b : len;
		if (a < b)
			out[(*count)++] = (struct hy_xlsx_piece){
				hy_str_cut(text->pieces[i].text, a, b), text->pieces[i].role };
		at += len;
	}
	return out;
}

size_t
hy_xlsx_text_cost(const struct hy_xlsx_text *text, size_t from, size_t to)
{
	size_t low = text->starts[from], high = text->starts[to], at = 0, cost = 0, pieces = 0;

	if (text->n_pieces > 1) {
		for (size_t i = 0; i < text->n_pieces && at < high; i++) {
			at += text->pieces[i].text.len;
			pieces += at > low;
		}
		cost = pieces > 1 ? pieces * COST_PIECE : 0;
	}
	for (size_t i = low; i < high; i++) {
		char c = text->bytes.p[i];

		if (((unsigned char)c & 0xc0) != 0x80)
			cost++;
		if (pieces > 1 && (c == '&' || c == '<' || c == '>'))
			cost += COST_ESCAPE;
	}
	return cost;
}
