#include "engine/monitor/names.h"

static bool
is_name(const struct hy_name *name, const char text[HY_NAME_MAX], size_t len)
{
	return name->len == len && memcmp(name->bytes, text, HY_NAME_MAX) == 0;
}

static unsigned char
add(struct hy_names *names, const char text[HY_NAME_MAX], size_t len, enum hy_event_field field)
{
	struct hy_name *name;
	char mask[HY_NAME_MAX] = { 0 };

	/* A log of ever other names: those that come now are as good as the old ones. */
	if (names->count == HY_NAMES)
		*names = (struct hy_names){ .count = 0 };
	if (names->count == 0)
		names->count = 1;
	name = &names->list[names->count];
	memset(mask, -1, len);
	memcpy(name->bytes, text, HY_NAME_MAX);
	memcpy(name->mask, mask, HY_NAME_MAX);
	name->len = (unsigned char)len;
	name->field = field;
	name->next = 0;
	return names->count++;
}

void
hy_names_met(struct hy_names *names, struct hy_str name, char end, enum hy_event_field field)
{
	char text[HY_NAME_MAX] = { 0 };
	unsigned char at = 1;

	if (name.len >= HY_NAME_MAX)
		return;
	memcpy(text, name.p, name.len);
	text[name.len] = end;
	while (at < names->count && !is_name(&names->list[at], text, name.len + 1))
		at++;
	if (at >= names->count)
		at = add(names, text, name.len + 1, field);
	names->list[names->last].next = at;
	names->last = at;
}
