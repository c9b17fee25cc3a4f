/*
 * From the words of a log to those of the model: the settings `fields:` (names of columns and keys), `values:` (words) and
 * `time_format:` of an access log. Made when the log is opened, then only read: any thread may ask.
 *
 * A field that no name is mapped to has its own name; "-" as a field: that name is not read. Fields with words of their own
 * (events.def) know these and what `values:` adds; another word is kept as it is and counted as unknown.
 */
#ifndef HY_MONITOR_EVENT_MAPPING_H
#define HY_MONITOR_EVENT_MAPPING_H

#include "engine/monitor/config/config.h"
#include "engine/monitor/event/event.h"
#include "engine/monitor/event/lookup.h"
#include "engine/monitor/event/moment.h"

struct hy_mapping {
	struct hy_lookup names;		/* to fields */
	bool named[HY_EVENT_FIELDS];	/* some name leads to it */
	struct hy_lookup values[HY_EVENT_FIELDS];	/* to texts, or to an enum hy_flag; slots NULL: none */
	const struct hy_str *texts;
	enum hy_event_field valued[HY_EVENT_FIELDS];	/* the WORD fields that have values */
	unsigned n_valued;
	struct hy_moment_format moment;
	bool sequence;			/* `sequence: true` */
};

/* A name that a format gives a field as long as `fields:` says nothing else; a NULL name ends the list. */
struct hy_mapping_default {
	const char *name;
	enum hy_event_field field;
};

/* DEFAULTS NULL: the fields' own names. NULL with ERR. */
const struct hy_mapping *hy_mapping_read(struct hy_arena *arena, const struct hy_monitor_config *config,
    const struct hy_source *source, const struct hy_mapping_default *defaults, struct hy_err *err);
/* False with ERR at AT when a field that is needed has no name among the N NAMES a file or pattern gives. */
bool hy_mapping_fits(const struct hy_mapping *mapping, const struct hy_str *names, unsigned n,
    struct hy_mark at, struct hy_err *err);

#endif
