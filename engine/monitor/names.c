#include "engine/monitor/names.h"

static bool
is_name(const struct hy_name *name, const char bytes[HY_NAME_MAX], size_t len)
{
	return name->len == len && memcmp(name->bytes, bytes, HY_NAME_MAX) == 0;
}

static unsigned char
add(struct hy_names *names, const char bytes[HY_NAME_MAX], size_t len, enum hy_event_field field)
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
	memcpy(name->bytes, bytes, HY_NAME_MAX);
	memcpy(name->mask, mask, HY_NAME_MAX);
	name->len = (unsigned char)len;
	name->field = field;
	name->next = 0;
	return names->count++;
}

void
hy_names_met(struct hy_names *names, struct hy_str text, enum hy_event_field field)
{
	char bytes[HY_NAME_MAX] = { 0 };
	unsigned char at = 1;

	if (text.len > HY_NAME_MAX)
		return;
	memcpy(bytes, text.p, text.len);
	while (at < names->count && !is_name(&names->list[at], bytes, text.len))
		at++;
	if (at >= names->count)
		at = add(names, bytes, text.len, field);
	names->list[names->last].next = at;
	names->last = at;
}
