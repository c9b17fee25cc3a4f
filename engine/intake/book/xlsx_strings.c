/* Texts that cells share (xlsx.h): runs joined, readings above the line left out. */
#include <string.h>

#include "engine/intake/book/xlsx.h"

struct reading {
	struct hy_xlsx_reader *r;
	struct hy_buf all;	/* struct hy_str */
	struct hy_buf text;	/* of the entry being read */
	unsigned aside;		/* inside readings (furigana) */
	bool inside;		/* a text element */
};

static bool
start(void *context, const char *name, const char **attributes, struct hy_err *err)
{
	struct reading *s = context;

	(void)attributes;
	(void)err;
	if (strcmp(name, "rPh") == 0)
		s->aside++;
	s->inside = strcmp(name, "t") == 0 && s->aside == 0;
	return true;
}

static void
text(void *context, const char *p, size_t len)
{
	struct reading *s = context;

	if (s->inside)
		hy_buf_add(&s->text, p, len);
}

static bool
end(void *context, const char *name, struct hy_err *err)
{
	struct reading *s = context;
	struct hy_str entry = { s->text.p, s->text.len };

	if (strcmp(name, "rPh") == 0)
		s->aside--;
	s->inside = false;
	if (strcmp(name, "si") != 0)
		return true;
	if (!hy_xlsx_count(s->r, entry.len + sizeof(entry), err))
		return false;
	entry = hy_xlsx_unescape(s->r->arena, entry);
	hy_buf_add(&s->all, (const char *)&entry, sizeof(entry));
	s->text.len = 0;
	return true;
}

bool
hy_xlsx_strings_read(struct hy_xlsx_reader *r, const char *part, struct hy_err *err)
{
	struct reading s = { .r = r, .all = hy_buf_new(r->arena), .text = hy_buf_new(r->arena) };
	struct hy_xml handlers = { start, end, text, &s };

	if (!hy_xml_read(r->package, r->file, part, &handlers, err))
		return false;
	r->strings.at = (const struct hy_str *)(const void *)s.all.p;
	r->strings.count = s.all.len / sizeof(struct hy_str);
	return true;
}
