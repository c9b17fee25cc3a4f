/*
 * The names of a line's fields, in the order a program writes them: nearly always that of the line before. What followed a
 * name the last time is compared in place, so that it need not be looked for and looked up.
 */
#ifndef HY_MONITOR_EVENT_NAMES_H
#define HY_MONITOR_EVENT_NAMES_H

#include "engine/base/bytes.h"
#include "engine/monitor/event/event.h"

#define HY_NAMES 40u
#define HY_NAME_MAX (3 * HY_BYTES)	/* bytes of a name that is kept, with what stands around it */

struct hy_name {
	uint64_t bytes[3], mask[3];	/* what stands in the line; mask: which of them count */
	struct hy_name *next;		/* what followed it the last time; NULL: nothing yet */
	enum hy_event_field field;
	unsigned char len;
};

/* All zeros are none. */
struct hy_names {
	struct hy_name begin;		/* no name: what a line begins with follows it */
	struct hy_name list[HY_NAMES];
	unsigned count;
	struct hy_name *last;		/* that was met in the line */
};

static inline void
hy_names_begin(struct hy_names *names)
{
	names->last = &names->begin;
}

/* Does NAME stand at P? */
static inline bool
hy_name_is_at(const struct hy_name *name, const char *p)
{
	uint64_t a, b, c;

	memcpy(&a, p, sizeof(a));
	memcpy(&b, p + sizeof(a), sizeof(b));
	memcpy(&c, p + 2 * sizeof(a), sizeof(c));
	return (((a ^ name->bytes[0]) & name->mask[0]) | ((b ^ name->bytes[1]) & name->mask[1]) |
	    ((c ^ name->bytes[2]) & name->mask[2])) == 0;
}

/* The name that is expected, when it stands at P, where HY_NAME_MAX bytes can be read; else NULL. */
static inline const struct hy_name *
hy_names_expect(struct hy_names *names, const char *p)
{
	struct hy_name *name = names->last->next;

	if (name == NULL || !hy_name_is_at(name, p))
		return NULL;
	names->last = name;
	return name;
}

/*
 * TEXT, a name with what parts it from its value, was met and means FIELD: it is expected the next time. It must be so that
 * whoever finds these bytes again need not look at them any closer. A long one is not kept.
 */
void hy_names_met(struct hy_names *names, struct hy_str text, enum hy_event_field field);

#endif
