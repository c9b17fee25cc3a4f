#include "engine/monitor/source/csv.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/monitor/event/record.h"

bool
hy_csv_open(struct hy_csv *csv, struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_err *err)
{
	size_t bad;

	*csv = (struct hy_csv){ .arena = arena, .file = file, .rest = bytes, .line = 1 };
	csv->values = hy_new_array(arena, HY_RECORD_VALUES, struct hy_str);
	if (!hy_utf8_valid(bytes, &bad)) {
		unsigned line = 1;

		for (size_t i = 0; i < bad; i++)
			line += bytes.p[i] == '\n';
		return hy_fail(err, hy_mark_at(file, line, 1), HY_M_CSV_NOT_UTF8, NULL);
	}
	if (hy_str_starts(bytes, HY_S("\xef\xbb\xbf")))
		csv->rest = hy_str_cut(bytes, 3, bytes.len);
	return true;
}

/* Passes empty lines. */
static void
skip_empty(struct hy_csv *csv)
{
	size_t n = 0;

	for (; n < csv->rest.len && (csv->rest.p[n] == '\n' || csv->rest.p[n] == '\r'); n++)
		csv->line += csv->rest.p[n] == '\n';
	csv->rest = hy_str_cut(csv->rest, n, csv->rest.len);
}

/* The next record, passed; the last one may have no line break. */
static struct hy_str
take_record(struct hy_csv *csv)
{
	const char *p = csv->rest.p, *next = hy_record_end(p, p + csv->rest.len, csv->rest.len);
	size_t len = next != NULL ? (size_t)(next - p) : csv->rest.len;

	for (size_t i = 0; i < len; i++)
		csv->line += p[i] == '\n';
	csv->rest = hy_str_cut(csv->rest, len, csv->rest.len);
	while (len > 0 && (p[len - 1] == '\n' || p[len - 1] == '\r'))
		len--;
	return (struct hy_str){ p, len };
}

bool
hy_csv_next(struct hy_csv *csv, bool *end, struct hy_err *err)
{
	struct hy_str record;
	size_t used = 0;
	char *room;

	skip_empty(csv);
	*end = csv->rest.len == 0;
	csv->count = 0;
	csv->at = csv->line;
	if (*end)
		return true;
	record = take_record(csv);
	room = memchr(record.p, '"', record.len) != NULL ? hy_arena_alloc(csv->arena, record.len) : NULL;
	if (hy_record_split(record, room, &used, csv->values, &csv->count))
		return true;
	return hy_fail(err, hy_mark_at(csv->file, csv->at, 1),
	    csv->count == HY_RECORD_VALUES ? HY_M_CSV_TOO_WIDE : HY_M_CSV_QUOTE, NULL);
}

void
hy_csv_cell(struct hy_buf *out, struct hy_str text)
{
	hy_buf_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == '"')
			hy_buf_char(out, '"');
		hy_buf_char(out, text.p[i]);
	}
	hy_buf_char(out, '"');
}
