#include "engine/intake/text/html.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/base/text.h"

enum tag_kind { NO_TAG, INLINE, BLOCK, CELL, INPUT };

static const struct { const char *name; enum tag_kind kind; } tags[] = {
	{ "p", BLOCK }, { "div", BLOCK }, { "ul", BLOCK }, { "ol", BLOCK }, { "li", BLOCK },
	{ "br", BLOCK }, { "hr", BLOCK }, { "table", BLOCK }, { "tr", BLOCK }, { "thead", BLOCK },
	{ "tbody", BLOCK }, { "tfoot", BLOCK }, { "caption", BLOCK }, { "h1", BLOCK },
	{ "h2", BLOCK }, { "h3", BLOCK }, { "h4", BLOCK }, { "h5", BLOCK }, { "h6", BLOCK },
	{ "dl", BLOCK }, { "dt", BLOCK }, { "dd", BLOCK }, { "section", BLOCK },
	{ "html", BLOCK }, { "body", BLOCK }, { "td", CELL }, { "th", CELL },
	{ "b", INLINE }, { "i", INLINE }, { "u", INLINE }, { "s", INLINE }, { "a", INLINE },
	{ "strong", INLINE }, { "em", INLINE }, { "span", INLINE }, { "sup", INLINE },
	{ "sub", INLINE }, { "font", INLINE }, { "label", INLINE }, { "small", INLINE },
	{ "del", INLINE }, { "ins", INLINE }, { "mark", INLINE }, { "code", INLINE },
	{ "pre", INLINE }, { "center", INLINE }, { "col", INLINE }, { "colgroup", INLINE },
	{ "img", INLINE }, { "form", INLINE }, { "input", INPUT },
};

/* A tag at the start of S: its kind and length; anything else in angle brackets is text. */
static enum tag_kind
tag_at(struct hy_str s, size_t *len)
{
	size_t from = s.len > 1 && s.p[1] == '/' ? 2 : 1, to = from;
	const char *end = memchr(s.p, '>', s.len);

	if (s.len < 3 || s.p[0] != '<' || end == NULL)
		return NO_TAG;
	while (to < s.len && ((s.p[to] | 32) >= 'a' && (s.p[to] | 32) <= 'z'))
		to++;
	while (to < s.len && s.p[to] >= '0' && s.p[to] <= '9')
		to++;
	if (to == from || (s.p[to] != ' ' && s.p[to] != '>' && s.p[to] != '/'))
		return NO_TAG;
	*len = (size_t)(end - s.p) + 1;
	for (size_t i = 0; i < HY_COUNT(tags); i++)
		if (strlen(tags[i].name) == to - from &&
		    strncasecmp(tags[i].name, s.p + from, to - from) == 0)
			return tags[i].kind;
	return NO_TAG;
}

static char
box_of(struct hy_str tag)
{
	if (hy_str_find(tag, HY_S("unchecked"), 0) < 0 &&
	    hy_str_find(tag, HY_S("checked"), 0) >= 0)
		return HY_BOX_TICKED;
	return hy_str_find(tag, HY_S("radio"), 0) >= 0 ? HY_BOX_RADIO : HY_BOX_EMPTY;
}

/* An entity at the start of S: its character and length; 0 when it is none. */
static uint32_t
entity_at(struct hy_str s, size_t *len)
{
	static const struct { const char *name; uint32_t cp; } names[] = {
		{ "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' }, { "&quot;", '"' },
		{ "&apos;", '\'' }, { "&nbsp;", ' ' }, { "&middot;", 0xb7 }, { "&yen;", 0xa5 },
	};
	char *end;
	unsigned long cp;

	for (size_t i = 0; i < HY_COUNT(names); i++) {
		*len = strlen(names[i].name);
		if (s.len >= *len && memcmp(s.p, names[i].name, *len) == 0)
			return names[i].cp;
	}
	if (s.len < 4 || s.p[1] != '#' || memchr(s.p, ';', s.len < 10 ? s.len : 10) == NULL)
		return 0;
	cp = (s.p[2] | 32) == 'x' ? strtoul(s.p + 3, &end, 16) : strtoul(s.p + 2, &end, 10);
	*len = (size_t)(end - s.p) + 1;
	return *end == ';' && cp >= ' ' && cp < 0x110000 && (cp < 0xd800 || cp > 0xdfff)
	    ? (uint32_t)cp : 0;
}

/* Tags, entities and boxes resolved; white space not yet tidied. */
static struct hy_str
resolve(struct hy_arena *arena, struct hy_str raw)
{
	struct hy_buf out = hy_buf_new(arena);
	size_t len = 0;
	char utf8[4];

	for (size_t i = 0; i < raw.len; i += len) {
		struct hy_str rest = hy_str_cut(raw, i, raw.len);
		enum tag_kind kind = rest.p[0] == '<' ? tag_at(rest, &len) : NO_TAG;
		uint32_t cp = rest.p[0] == '&' ? entity_at(rest, &len) : 0;

		if (kind == INPUT)
			hy_buf_char(&out, box_of(hy_str_cut(rest, 0, len)));
		else if (kind == BLOCK)
			hy_buf_char(&out, '\n');
		else if (kind != NO_TAG)
			hy_buf_char(&out, ' ');
		else if (cp != 0)
			hy_buf_add(&out, utf8, hy_utf8_encode(cp, utf8));
		else
			hy_buf_add(&out, rest.p, len = 1);
	}
	return hy_buf_get(&out);
}

/* Runs of white space as one space or, if a line ends in them, one line break. */
static struct hy_str
tidy(struct hy_arena *arena, struct hy_str s, bool boxes)
{
	struct hy_buf out = hy_buf_new(arena);
	bool space = false, line = false;
	size_t n;
	uint32_t cp;

	for (size_t i = 0; i < s.len; i += n) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		n = n > 0 ? n : 1;
		if (hy_cp_space(cp) || (!boxes && cp >= 1 && cp <= 3)) {
			line = line || cp == '\n' || cp == '\r';
			space = true;
			continue;
		}
		if (space && out.len > 0)
			hy_buf_char(&out, line ? '\n' : ' ');
		space = line = false;
		hy_buf_add(&out, s.p + i, n);
	}
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* RAW has nothing to resolve or to tidy: what most cells of a plain text are. */
static bool
is_plain(struct hy_str raw)
{
	unsigned char before = ' ';
	uint32_t cp;

	for (size_t i = 0; i < raw.len; i++) {
		unsigned char c = (unsigned char)raw.p[i];

		if (c == '<' || c == '&' || c < ' ' || (c == ' ' && before == ' '))
			return false;
		if ((c == 0xc2 || c == 0xe1 || c == 0xe2 || c == 0xe3 || c == 0xef) &&
		    hy_utf8_decode(raw.p + i, raw.len - i, &cp) > 0 && hy_cp_space(cp))
			return false;
		before = c;
	}
	return before != ' ';
}

struct hy_str
hy_html_text(struct hy_arena *arena, struct hy_str raw)
{
	return is_plain(raw) ? raw : tidy(arena, resolve(arena, raw), true);
}

struct hy_str
hy_html_words(struct hy_arena *arena, struct hy_str raw)
{
	return is_plain(raw) ? raw : tidy(arena, resolve(arena, raw), false);
}

/* Tag NAME ("table", "/td") stands at AT. */
static bool
has_tag(struct hy_str s, size_t at, const char *name)
{
	size_t n = strlen(name);

	return at + n + 1 < s.len && s.p[at] == '<' && strncasecmp(s.p + at + 1, name, n) == 0 &&
	    (s.p[at + 1 + n] == '>' || s.p[at + 1 + n] == ' ');
}

/* The offset of tag NAME, or -1. */
static long
find_tag(struct hy_str s, const char *name)
{
	for (size_t i = 0; i < s.len; i++)
		if (has_tag(s, i, name))
			return (long)i;
	return -1;
}

bool
hy_html_has_table(struct hy_str raw)
{
	return find_tag(raw, "table") >= 0;
}

static void
add_row(struct hy_arena *arena, struct hy_rows *rows, unsigned line)
{
	rows->row = hy_grow(arena, rows->row, rows->count, struct hy_source_row);
	rows->row[rows->count++] = (struct hy_source_row){ .line = line, .ruled = true };
}

static void
add_cell(struct hy_arena *arena, struct hy_rows *rows, struct hy_str cell)
{
	struct hy_source_row *row = &rows->row[rows->count - 1];

	row->cells = hy_grow(arena, row->cells, row->n_cells, struct hy_str);
	row->cells[row->n_cells++] = cell;
}

/* The nearest tag at or after FROM that ends a cell or a row. */
static size_t
cell_end(struct hy_str s, size_t from)
{
	static const char *const ends[] = { "/td", "/th", "td", "th", "/tr", "tr", "/table" };

	for (size_t at = from; at < s.len; at++)
		for (size_t i = 0; s.p[at] == '<' && i < HY_COUNT(ends); i++)
			if (has_tag(s, at, ends[i]))
				return at;
	return s.len;
}

static size_t
skip_tag(struct hy_str s, size_t at)
{
	const char *end = memchr(s.p + at, '>', s.len - at);

	return end != NULL ? (size_t)(end - s.p) + 1 : s.len;
}

/* A text outside the table's cells. */
static void
add_outside(struct hy_arena *arena, struct hy_rows *rows, struct hy_str text, unsigned line)
{
	if (hy_html_text(arena, text).len == 0)
		return;
	add_row(arena, rows, line);
	rows->row[rows->count - 1].ruled = false;
	add_cell(arena, rows, text);
}

struct hy_rows
hy_html_table(struct hy_arena *arena, struct hy_str raw, unsigned line)
{
	struct hy_rows rows = { .count = 0 };
	size_t at = (size_t)find_tag(raw, "table");
	bool in_row = false;

	add_outside(arena, &rows, hy_str_cut(raw, 0, at), line);
	while (at < raw.len) {
		size_t behind = skip_tag(raw, at), end = cell_end(raw, behind);
		bool cell = has_tag(raw, at, "td") || has_tag(raw, at, "th");
		bool row = has_tag(raw, at, "tr");

		if (row || (cell && !in_row)) {
			add_row(arena, &rows, line);
			in_row = true;
		}
		if (cell)
			add_cell(arena, &rows, hy_str_cut(raw, behind, end));
		else
			add_outside(arena, &rows, hy_str_cut(raw, behind, end), line);
		if (!cell && rows.count > 0 && !rows.row[rows.count - 1].ruled)
			in_row = false;
		at = end;
	}
	return rows;
}
