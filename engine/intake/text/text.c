/* Reading text: bytes to UTF-8, lines to rows of cells (intake.h). */
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "engine/base/kind.h"
#include "engine/base/text.h"
#include "engine/intake/text/layout.h"

#define GAP 4			/* spaces between cells */
#define MOST_TABLE 400000u	/* bytes a table may go on over lines */

/* BYTES of encoding FROM as UTF-8; false when they are not of this encoding. */
static bool
convert(struct hy_arena *arena, const char *from, struct hy_str bytes, struct hy_str *text)
{
	size_t room = bytes.len * 3 + 16, left = bytes.len, free_bytes = room;
	char *in = (char *)bytes.p, *out = hy_arena_alloc(arena, room + 1), *start = out;
	iconv_t door = iconv_open("UTF-8", from);
	size_t done;

	if (door == (iconv_t)-1)
		return false;
	done = iconv(door, &in, &left, &out, &free_bytes);
	iconv_close(door);
	*text = (struct hy_str){ start, room - free_bytes };
	return done != (size_t)-1 && left == 0;
}

/* UTF-8 first; UTF-16 only with its mark; then the two usual Japanese ones. */
static bool
to_utf8(struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_rows *rows,
    struct hy_str *text, struct hy_err *err)
{
	static const char *const others[] = { "CP932", "EUC-JP" };
	size_t bad = 0;

	if (hy_kind_text(bytes) != NULL)
		return hy_fail(err, hy_mark_file(file), HY_M_IMPORT_KIND, hy_kind_text(bytes), NULL);
	*text = bytes;
	rows->encoding = "UTF-8";
	if (bytes.len >= 2 && (memcmp(bytes.p, "\xff\xfe", 2) == 0 ||
	    memcmp(bytes.p, "\xfe\xff", 2) == 0)) {
		rows->encoding = "UTF-16";
		if (!convert(arena, "UTF-16", bytes, text))
			return hy_fail(err, hy_mark_file(file), HY_M_IMPORT_ENCODING, "1", NULL);
	}
	if (hy_str_starts(*text, HY_S("\xef\xbb\xbf")))
		*text = hy_str_cut(*text, 3, text->len);
	if (memchr(text->p != NULL ? text->p : "", '\0', text->len) != NULL)
		return hy_fail(err, hy_mark_file(file), HY_M_IMPORT_BINARY, NULL);
	if (hy_utf8_valid(*text, &bad))
		return true;
	for (size_t i = 0; i < HY_COUNT(others); i++) {
		rows->encoding = others[i];
		if (convert(arena, others[i], bytes, text))
			return true;
	}
	return hy_fail(err, hy_mark_file(file), HY_M_IMPORT_ENCODING,
	    hy_str_format(arena, "%zu", bad + 1).p, NULL);
}

/*
 * Control characters would look like box marks later on. Line breaks are left in
 * a line only inside a table, where tabs part no cells.
 */
static struct hy_str
clean_line(struct hy_arena *arena, struct hy_str line)
{
	char *p = hy_arena_copy(arena, line.p, line.len);
	bool table = memchr(p, '\n', line.len) != NULL;

	for (size_t i = 0; i < line.len; i++)
		if (((unsigned char)p[i] < ' ' && p[i] != '\n' && (table || p[i] != '\t')) ||
		    p[i] == 0x7f)
			p[i] = ' ';
	return (struct hy_str){ p, line.len };
}

static unsigned
count_char(struct hy_str s, char c)
{
	unsigned n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] == c;
	return n;
}

static void
split_cells(struct hy_arena *arena, struct hy_str line, char at, struct hy_source_row *row)
{
	size_t from = 0;

	row->cells = hy_new_array(arena, count_char(line, at) + 1, struct hy_str);
	for (size_t i = 0; i <= line.len; i++) {
		if (i < line.len && line.p[i] != at)
			continue;
		row->cells[row->n_cells++] = hy_str_cut(line, from, i);
		from = i + 1;
	}
}

/* "2. ..." or "2) ...": an entry of a list or an option, printed beside others. */
static bool
is_numbered(struct hy_str s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n > 0 && n < s.len && (s.p[n] == '.' || s.p[n] == ')');
}

/* Cells of a line without tabs: runs of GAP spaces and more part them. */
static void
split_spaces(struct hy_arena *arena, struct hy_str line, struct hy_source_row *row)
{
	size_t from = 0, spaces = 0;
	struct hy_str *cells = NULL;
	unsigned n = 0;

	if (hy_str_find(line, HY_S("    "), 0) < 0 || memchr(line.p, '<', line.len) != NULL)
		return;
	cells = hy_new_array(arena, line.len / GAP + 2, struct hy_str);
	for (size_t i = 0; i <= line.len; i++) {
		if (i < line.len && line.p[i] == ' ') {
			spaces++;
			continue;
		}
		if (spaces >= GAP || i == line.len) {
			cells[n] = hy_str_trim(hy_str_cut(line, from, i));
			if (n > 0 && is_numbered(cells[n]))
				return;
			from = i;
			n++;
		}
		spaces = 0;
	}
	row->cells = cells;
	row->n_cells = n;
}

/* Cells are parted by tabs; or by bars, if the line begins and ends with one. */
static struct hy_source_row
cut_line(struct hy_arena *arena, struct hy_str line, unsigned number)
{
	struct hy_source_row row = { .line = number };
	struct hy_str trimmed = hy_str_trim(line);

	if (trimmed.len > 2 && trimmed.p[0] == '|' && trimmed.p[trimmed.len - 1] == '|') {
		split_cells(arena, hy_str_cut(trimmed, 1, trimmed.len - 1), '|', &row);
		row.ruled = true;
		return row;
	}
	split_cells(arena, line, '\t', &row);
	if (row.n_cells == 1)
		split_spaces(arena, trimmed, &row);
	row.ruled = row.n_cells > 1;
	return row;
}

static long
find_tag(struct hy_str text, const char *tag, size_t from)
{
	size_t n = strlen(tag);

	for (size_t i = from; i + n <= text.len; i++)
		if (text.p[i] == '<' && strncasecmp(text.p + i, tag, n) == 0)
			return (long)i;
	return -1;
}

static unsigned
count_tags(struct hy_str text, const char *tag)
{
	unsigned n = 0;

	for (long at = find_tag(text, tag, 0); at >= 0; at = find_tag(text, tag, (size_t)at + 1))
		n++;
	return n;
}

/* No assessment has so many rows or cells; matching them would take minutes. */
static bool
too_large(struct hy_str text)
{
	return count_char(text, '\n') + count_tags(text, "<tr") > HY_INTAKE_MAX_ROWS ||
	    count_char(text, '\t') + count_char(text, '|') + count_tags(text, "<t") >
	    HY_INTAKE_MAX_CELLS;
}

/* The end of the line at FROM; a table that is open where it breaks goes on with it. */
static size_t
line_end(struct hy_str text, size_t from)
{
	long end = hy_str_find(text, HY_S("\n"), from), open, close;
	struct hy_str line = hy_str_cut(text, from, end < 0 ? text.len : (size_t)end);

	if (end < 0)
		return text.len;
	open = find_tag(line, "<table", 0);
	if (open < 0 || find_tag(line, "</table", (size_t)open) >= 0)
		return (size_t)end;
	close = find_tag(hy_str_cut(text, 0, from + MOST_TABLE), "</table", (size_t)end);
	if (close < 0)
		return (size_t)end;
	end = hy_str_find(text, HY_S("\n"), (size_t)close);
	return end < 0 ? text.len : (size_t)end;
}

bool
hy_text_rows(struct hy_arena *arena, const struct hy_words *words, const char *file,
    struct hy_str bytes, struct hy_rows *rows, struct hy_err *err)
{
	struct hy_str text;
	size_t from = 0;
	unsigned line = 1;

	*rows = (struct hy_rows){ .count = 0 };
	if (!to_utf8(arena, file, bytes, rows, &text, err))
		return false;
	if (too_large(text))
		return hy_fail(err, hy_mark_file(file), HY_M_IMPORT_LARGE, NULL);
	if (hy_layout_is(text)) {
		hy_layout_rows(arena, words, text, rows);
		return true;
	}
	rows->row = hy_new_array(arena, count_char(text, '\n') + 1, struct hy_source_row);
	while (from < text.len) {
		size_t end = line_end(text, from);
		struct hy_str raw = hy_str_cut(text, from, end), here = clean_line(arena, raw);

		if (hy_str_trim(here).len > 0)
			rows->row[rows->count++] = cut_line(arena, here, line);
		line += 1 + count_char(raw, '\n');
		from = end + 1;
	}
	hy_rows_drop_pages(arena, words, rows);
	return true;
}
