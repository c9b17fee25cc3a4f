/* Which cell formats show their number as a day (xlsx.h). */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "engine/intake/book/xlsx.h"

struct reading {
	struct hy_xlsx_reader *r;
	struct hy_buf formats;	/* long: numbers of own number formats that are dates */
	struct hy_buf dates;	/* unsigned char a cell format */
	bool inside;		/* the list of cell formats */
};

/* Number formats every workbook has: days, and days of the Japanese era. */
static bool
is_built_in(long id)
{
	return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
	    (id >= 50 && id <= 58);
}

/* Characters at P that are no sign of a format: quoted, in brackets, the word General, an exponent. */
static size_t
aside(const char *p)
{
	const char *end = *p == '"' ? strchr(p + 1, '"') : *p == '[' ? strchr(p, ']') : NULL;

	if (end != NULL)
		return (size_t)(end - p) + 1;
	if (*p == '\\' && p[1] != '\0')
		return 2;
	if (strncasecmp(p, "General", 7) == 0)
		return 7;
	return (*p == 'E' || *p == 'e') && (p[1] == '+' || p[1] == '-') ? 2 : 0;
}

/* A format code with a year, an era or a day. */
static bool
is_date_code(const char *code)
{
	for (const char *p = code; *p != '\0';) {
		size_t n = aside(p);

		if (n == 0 && strchr("yYdDeEgG", *p) != NULL)
			return true;
		p += n > 0 ? n : 1;
	}
	return false;
}

static bool
is_date(const struct reading *s, long id)
{
	const long *own = (const long *)(const void *)s->formats.p;

	if (is_built_in(id))
		return true;
	for (size_t i = 0; i < s->formats.len / sizeof(*own); i++)
		if (own[i] == id)
			return true;
	return false;
}

static bool
start(void *context, const char *name, const char **attributes, struct hy_err *err)
{
	struct reading *s = context;
	const char *value = hy_xml_attribute(attributes, "numFmtId");
	const char *code = hy_xml_attribute(attributes, "formatCode");
	long id = value != NULL ? strtol(value, NULL, 10) : 0;

	(void)err;
	if (strcmp(name, "numFmt") == 0 && code != NULL && is_date_code(code)) {
		hy_buf_add(&s->formats, (const char *)&id, sizeof(id));
	} else if (strcmp(name, "cellXfs") == 0) {
		s->inside = true;
	} else if (s->inside && strcmp(name, "xf") == 0) {
		unsigned char date = is_date(s, id);

		hy_buf_add(&s->dates, (const char *)&date, 1);
	}
	return true;
}

static bool
end(void *context, const char *name, struct hy_err *err)
{
	struct reading *s = context;

	(void)err;
	if (strcmp(name, "cellXfs") == 0)
		s->inside = false;
	return true;
}

bool
hy_xlsx_styles_read(struct hy_xlsx_reader *r, const char *part, struct hy_err *err)
{
	struct reading s = { .r = r, .formats = hy_buf_new(r->arena),
	    .dates = hy_buf_new(r->arena) };
	struct hy_xml handlers = { start, end, NULL, &s };

	if (!hy_xml_read(r->package, r->file, part, &handlers, err))
		return false;
	r->dates = (const unsigned char *)s.dates.p;
	r->n_dates = s.dates.len;
	return true;
}
