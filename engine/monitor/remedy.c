#include "engine/monitor/remedy.h"

#include <stddef.h>

#include "engine/base/file.h"

/* A day that is still to come is left empty. */
#define OF_REMEDY(key, kind, need, member) \
	{ HY_W_REMEDY_##key, HY_SLOT_##kind, HY_SLOT_##need, offsetof(struct hy_remedy, member), HY_M_GUIDE_REMEDY_##key, NULL, 0 }
static const struct hy_slot remedy[] = {
	OF_REMEDY(DEVIATION, TEXT, FILLED, deviation),
	OF_REMEDY(CAUSE, TEXT, NAMED, cause),
	OF_REMEDY(ACTION, TEXT, NAMED, action),
	OF_REMEDY(DUE, DAY, NAMED, due),
	OF_REMEDY(DONE, DAY, FREE, done),
};
const struct hy_slots hy_remedy_slots = { HY_W_REMEDY_FILE, "zesei", HY_M_ABOUT_REMEDIES, true,
	remedy, HY_COUNT(remedy) };

bool
hy_remedies_load(struct hy_arena *arena, const char *file, const struct hy_remedy **list, struct hy_err *err)
{
	struct hy_str path = hy_path_join(arena, hy_path_folder(arena, file), hy_word(HY_W_REMEDY_FILE).p);
	const struct hy_yaml *yaml;

	*list = NULL;
	if (!hy_file_exists(path.p))
		return true;
	yaml = hy_slots_read(arena, &hy_remedy_slots, path.p, err);
	if (yaml == NULL)
		return false;
	for (const struct hy_yaml *y = yaml->first; y != NULL; y = y->next) {
		struct hy_remedy *r = hy_new(arena, struct hy_remedy);

		r->at = y->at;
		if (!hy_slots_take(arena, &hy_remedy_slots, y, r, err))
			return false;
		*list = r;
		list = &r->next;
	}
	return true;
}

const struct hy_remedy *
hy_remedy_for(const struct hy_remedy *list, struct hy_str key, struct hy_str rule)
{
	const struct hy_remedy *found = NULL;

	for (const struct hy_remedy *r = list; r != NULL; r = r->next) {
		if (hy_str_eq(r->deviation, key))
			return r;
		if (found == NULL && hy_str_eq(r->deviation, rule))
			found = r;
	}
	return found;
}
