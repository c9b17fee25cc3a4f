/*
 * A format of access logs (formats.def): how one line gives the fields of an event. A format knows no meaning: names go through
 * the mapping, words, numbers and times are read afterwards (reader.h). What it reads is hostile.
 */
#ifndef HY_MONITOR_LOG_FORMAT_H
#define HY_MONITOR_LOG_FORMAT_H

#include "engine/monitor/event/mapping.h"
#include "engine/monitor/event/names.h"

#define HY_LINE_MAX ((size_t)64 << 10)	/* bytes of a line; a longer one is malformed */
#define HY_LINE_PAD HY_NAME_MAX

enum hy_line_state {
	HY_LINE_EVENT,
	HY_LINE_PASSED,		/* nothing is wrong with it, but it tells no access */
	HY_LINE_WRONG		/* line->why says what */
};

/* A line that is being read. */
struct hy_line {
	struct hy_str text;		/* without its end; a line break or NUL stands behind it, then HY_LINE_PAD bytes more that can be read */
	const struct hy_mapping *mapping;
	struct hy_names *names;		/* this thread's alone; for formats that have names in each line */
	const void *own;		/* what the format's open gave */
	void *scratch;			/* what its begin gave; this thread's alone */
	const int *columns;		/* fields of the columns by the file's heading, or NULL */
	unsigned n_columns;
	char *room;			/* for values that differ from what stands there: as long as the line, and a pad */
	size_t used;
	struct hy_event *event;		/* only its fields are filled in */
	enum hy_message why;
};

struct hy_format {
	const char *name;
	const struct hy_mapping_default *defaults;	/* NULL: fields have their own names */
	bool records;		/* a line break in quotes does not end a line (record.h) */
	bool heading;		/* the first line of each file names the columns */
	/* Settings of SOURCE that only it knows; may be NULL. False with ERR. */
	bool (*open)(struct hy_arena *arena, const struct hy_source *source, const struct hy_mapping *mapping,
	    const void **own, struct hy_err *err);
	void (*close)(const void *own);			/* may be NULL */
	void *(*begin)(const void *own);		/* for a thread; may be NULL */
	void (*end)(void *scratch);
	enum hy_line_state (*read)(struct hy_line *line);
};

/* The format named NAME; NULL with ERR at AT. */
const struct hy_format *hy_format_find(struct hy_str name, struct hy_mark at, struct hy_err *err);

/* --- for formats --- */

/* The field NAME leads to, or HY_EVENT_FIELDS: it is not read. */
enum hy_event_field hy_line_field(const struct hy_line *line, struct hy_str name);
enum hy_line_state hy_line_wrong(struct hy_line *line, enum hy_message why);

/* FIELD is VALUE, unless it is empty or "-"; one that stands there twice makes the line wrong: whoever wrote it, one of the two is not true. */
static inline enum hy_line_state
hy_line_take(struct hy_line *line, enum hy_event_field field, struct hy_str value)
{
	/* Nothing, or a dash as logs have it for nothing. */
	if (field == HY_EVENT_FIELDS || value.len == 0 || (value.len == 1 && value.p[0] == '-'))
		return HY_LINE_EVENT;
	if ((line->event->told & UINT32_C(1) << field) != 0)
		return hy_line_wrong(line, HY_M_LINE_TWICE);
	line->event->told |= UINT32_C(1) << field;
	line->event->fields[field] = value;
	return HY_LINE_EVENT;
}

#endif
