/*
 * Remedies: what was done about a deviation, in the list the body keeps beside the configuration (zesei.yaml under its Japanese
 * name): the deviation by its key or by rule, why it came about, what is done, until when, when it was done.
 */
#ifndef HY_MONITOR_REMEDY_H
#define HY_MONITOR_REMEDY_H

#include "engine/form/yaml/slot.h"

extern const struct hy_slots hy_remedy_slots;

struct hy_remedy {
	struct hy_str deviation;	/* key of a judgement, or id of a rule: then all of its deviations */
	struct hy_str cause, action;
	struct hy_date due, done;	/* year 0 = not written */
	struct hy_mark at;
	const struct hy_remedy *next;
};

/* The remedies beside the configuration FILE; *LIST is NULL when there is no such list. False with ERR. */
bool hy_remedies_load(struct hy_arena *arena, const char *file, const struct hy_remedy **list, struct hy_err *err);
/* The remedy of the deviation KEY of RULE, the one that names the key first; or NULL. */
const struct hy_remedy *hy_remedy_for(const struct hy_remedy *list, struct hy_str key, struct hy_str rule);

#endif
