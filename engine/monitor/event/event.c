#include "engine/monitor/event/event.h"

static const struct {
	const char *name;
	enum hy_event_kind kind;
	const char *words;
} rows[HY_EVENT_FIELDS] = {
#define FIELD(name, kind, words) { #name, HY_EVENT_##kind, words },
#include "engine/monitor/event/events.def"
#undef FIELD
};

const char *
hy_event_field_name(enum hy_event_field field)
{
	return rows[field].name;
}

enum hy_event_kind
hy_event_field_kind(enum hy_event_field field)
{
	return rows[field].kind;
}

const char *
hy_event_field_words(enum hy_event_field field)
{
	return rows[field].words;
}

int
hy_event_field_find(struct hy_str name)
{
	for (int i = 0; i < HY_EVENT_FIELDS; i++)
		if (hy_str_is(name, rows[i].name))
			return i;
	return -1;
}
