#include "engine/monitor/csv.h"

#include "engine/base/text.h"

bool
hy_csv_open(struct hy_csv *csv, struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_err *err)
{
	size_t bad;

	*csv = (struct hy_csv){ .arena = arena, .file = file, .rest = bytes, .line = 1 };
	csv->values = hy_new_array(arena, HY_CSV_COLUMNS, struct hy_str);
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

/* Moves over the value behind the opening quote; false when it does not end. */
static bool
quoted(struct hy_csv *csv, size_t *i, struct hy_str *value)
{
	struct hy_str s = csv->rest;
	struct hy_buf out = hy_buf_new(csv->arena);
	size_t from = ++*i;

	hy_buf_add(&out, "", 0);
	for (; *i < s.len; ++*i) {
		csv->line += s.p[*i] == '\n';
		if (s.p[*i] != '"')
			continue;
		hy_buf_add(&out, s.p + from, *i - from);
		if (*i + 1 == s.len || s.p[*i + 1] != '"') {
			++*i;
			*value = hy_buf_get(&out);
			return true;
		}
		from = ++*i;	/* the second of two quotes begins what follows */
	}
	return false;
}

static bool
value_at(struct hy_csv *csv, size_t *i, struct hy_str *value)
{
	struct hy_str s = csv->rest;
	size_t from = *i;

	if (*i < s.len && s.p[*i] == '"')
		return quoted(csv, i, value);
	while (*i < s.len && s.p[*i] != ',' && s.p[*i] != '\n')
		++*i;
	*value = hy_str_cut(s, from, *i > from && s.p[*i - 1] == '\r' ? *i - 1 : *i);
	return true;
}

bool
hy_csv_next(struct hy_csv *csv, bool *end, struct hy_err *err)
{
	size_t i = 0;

	while (csv->rest.len > 0 && (csv->rest.p[0] == '\n' || csv->rest.p[0] == '\r')) {
		csv->line += csv->rest.p[0] == '\n';
		csv->rest = hy_str_cut(csv->rest, 1, csv->rest.len);
	}
	*end = csv->rest.len == 0;
	csv->count = 0;
	csv->at = csv->line;
	while (!*end) {
		if (csv->count == HY_CSV_COLUMNS)
			return hy_fail(err, hy_mark_at(csv->file, csv->at, 1), HY_M_CSV_TOO_WIDE, NULL);
		if (!value_at(csv, &i, &csv->values[csv->count++]))
			return hy_fail(err, hy_mark_at(csv->file, csv->at, 1), HY_M_CSV_QUOTE, NULL);
		while (i < csv->rest.len && csv->rest.p[i] != ',' && csv->rest.p[i] != '\n')
			i++;
		if (i == csv->rest.len || csv->rest.p[i++] == '\n')
			break;
	}
	if (i > 0 && csv->rest.p[i - 1] == '\n')
		csv->line++;
	csv->rest = hy_str_cut(csv->rest, i, csv->rest.len);
	return true;
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
