#include "engine/monitor/event/names.h"

static struct hy_name *
find(struct hy_names *names, const char bytes[HY_NAME_MAX], size_t len)
{
	for (unsigned i = 0; i < names->count; i++)
		if (names->list[i].len == len && memcmp(names->list[i].bytes, bytes, HY_NAME_MAX) == 0)
			return &names->list[i];
	return NULL;
}

static struct hy_name *
add(struct hy_names *names, const char bytes[HY_NAME_MAX], size_t len, enum hy_event_field field)
{
	struct hy_name *name;

	/* A log of ever other names: those that come now are as good as the old ones. */
	if (names->count == HY_NAMES) {
		*names = (struct hy_names){ .count = 0 };
		hy_names_begin(names);
	}
	name = &names->list[names->count++];
	*name = (struct hy_name){ .field = field, .len = (unsigned char)len };
	memcpy(name->bytes, bytes, HY_NAME_MAX);
	memset(name->mask, -1, len);
	return name;
}

void
hy_names_met(struct hy_names *names, struct hy_str text, enum hy_event_field field)
{
	char bytes[HY_NAME_MAX] = { 0 };
	struct hy_name *name;

	if (text.len > HY_NAME_MAX)
		return;
	memcpy(bytes, text.p, text.len);
	name = find(names, bytes, text.len);
	if (name == NULL)
		name = add(names, bytes, text.len, field);
	names->last->next = name;
	names->last = name;
}
