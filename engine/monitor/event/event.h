/*
 * An access as one line of a log tells it: its fields (events.def) as they stand there, mapped to the words of the
 * model, and what was read from them. Texts point into the line or into the reader's room: they last until the
 * next line.
 */
#ifndef HY_MONITOR_EVENT_EVENT_H
#define HY_MONITOR_EVENT_EVENT_H

#include <stdint.h>

#include "engine/base/str.h"
#include "engine/monitor/event/key.h"

enum hy_event_field {
#define FIELD(name, kind, words) HY_EVENT_##name,
#include "engine/monitor/event/events.def"
#undef FIELD
	HY_EVENT_FIELDS
};

/* How a field is read: see events.def. */
enum hy_event_kind { HY_EVENT_TIME, HY_EVENT_NUMBER, HY_EVENT_WORD, HY_EVENT_FLAG, HY_EVENT_PERSON, HY_EVENT_FREE };

enum hy_flag { HY_FLAG_UNKNOWN, HY_FLAG_TRUE, HY_FLAG_FALSE };

struct hy_event {
	struct hy_str fields[HY_EVENT_FIELDS];	/* p NULL: the line does not tell it */
	uint32_t told;		/* bits of the fields that a format has set; the others are cleared when it is done */
	int64_t time;		/* microseconds since 1970, UTC */
	long day;		/* since 1970-01-01, in the body's own time */
	unsigned hour;		/* 0-23, the same */
	uint64_t seq, persons, rows;	/* persons: 1 when left out and there is a person */
	bool has_seq;
	enum hy_flag ok, encrypted;	/* ok is never unknown */
	unsigned char person[HY_PERSON];	/* keyed hash, when fields[HY_EVENT_person].p */
	uint64_t place;		/* where it stands: hy_tallies_event's caller says what it means (tally.h) */
};

const char *hy_event_field_name(enum hy_event_field field);
enum hy_event_kind hy_event_field_kind(enum hy_event_field field);
/* The words it may have, separated by spaces; NULL: any. */
const char *hy_event_field_words(enum hy_event_field field);
/* The field named NAME, or -1. */
int hy_event_field_find(struct hy_str name);

#endif
