#include "engine/check/finding/finding_delta.h"

/* A finding of the old revision. */
struct former {
	const struct hy_finding *finding;
	uint64_t hash;
	bool kept;
};

static unsigned
count_all(const struct hy_findings *list)
{
	unsigned n = 0;

	for (const struct hy_finding *f = list != NULL ? list->first : NULL; f != NULL; f = f->next)
		n++;
	return n;
}

/* Puts F behind those that are as serious. */
static void
add(struct hy_finding_list *list, const struct hy_finding *f)
{
	unsigned at = list->count++;

	for (; at > 0 && list->at[at - 1]->severity > f->severity; at--)
		list->at[at] = list->at[at - 1];
	list->at[at] = f;
}

static uint64_t
hash_of(const struct hy_finding *f)
{
	return hy_finding_hash(f->rule, f->node, f->key);
}

static bool
was_there(struct former *all, unsigned n, const struct hy_finding *f)
{
	uint64_t hash = hash_of(f);

	for (unsigned i = 0; i < n; i++) {
		if (all[i].kept || all[i].hash != hash)
			continue;
		all[i].kept = true;
		return true;
	}
	return false;
}

struct hy_finding_delta
hy_finding_delta(struct hy_arena *arena, const struct hy_findings *old, const struct hy_findings *new)
{
	unsigned room = count_all(old) + count_all(new) + 1, n = 0;
	struct former *all = hy_new_array(arena, room, struct former);
	struct hy_finding_delta delta;

	for (int i = 0; i < HY_FINDING_FATES; i++)
		delta.lists[i] = (struct hy_finding_list){ hy_new_array(arena, room, const struct hy_finding *), 0 };
	for (const struct hy_finding *f = old != NULL ? old->first : NULL; f != NULL; f = f->next)
		if (!f->waived)
			all[n++] = (struct former){ f, hash_of(f), false };
	for (const struct hy_finding *f = new->first; f != NULL; f = f->next) {
		bool kept = was_there(all, n, f);	/* one that is waived now is not gone, either */

		add(&delta.lists[f->waived ? HY_FINDING_WAIVED : kept ? HY_FINDING_KEPT : HY_FINDING_NEW], f);
	}
	for (unsigned i = 0; i < n; i++)
		if (!all[i].kept)
			add(&delta.lists[HY_FINDING_GONE], all[i].finding);
	return delta;
}
