#include "engine/change/procedure.h"

bool
hy_unpublished(const struct hy_doc *doc)
{
	return doc != NULL && hy_doc_stage(doc) < HY_PUBLISHED;
}

/* Does O call for a step that is taken WHEN? */
static bool
calls_for(const struct hy_occasion *o, struct hy_str when)
{
	if (o->old == NULL)
		return hy_str_is(when, "first");
	if (o->changes == 0 || hy_unpublished(o->old))
		return false;
	if (hy_str_is(when, "important"))
		return o->important > 0;
	if (hy_str_is(when, "emergency"))
		return o->emergencies > 0;
	return hy_str_is(when, "correction") && o->important == 0;
}

struct hy_procedure
hy_procedure(struct hy_arena *arena, const struct hy_yaml *phrases, const struct hy_occasion *o)
{
	const struct hy_yaml *rows = hy_yaml_get(phrases, "procedures");
	struct hy_str body = hy_word(o->gyosei ? HY_W_KIND_GYOSEI : HY_W_KIND_LOCAL);
	struct hy_str *steps = hy_new_array(arena, (rows != NULL ? rows->count : 0) + 1, struct hy_str);
	struct hy_procedure p = { steps, 0 };

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next) {
		struct hy_str form = hy_yaml_text(y, "form"), of = hy_yaml_text(y, "body");

		if (calls_for(o, hy_yaml_text(y, "when")) && (form.len == 0 || hy_str_eq(form, o->new->form->name)) &&
		    (of.len == 0 || hy_str_eq(of, body)))
			steps[p.count++] = hy_yaml_text(y, "text");
	}
	return p;
}

struct hy_occasion
hy_occasion(const struct hy_verdicts *v, bool gyosei)
{
	struct hy_occasion o = { v->diff->old, v->diff->new, gyosei, 0, v->important, 0 };

	for (unsigned i = 0; i < v->count; i++) {
		o.changes += !hy_change_is_day(v->at[i].change);
		o.emergencies += v->at[i].reason == HY_REASON_EMERGENCY;
	}
	return o;
}
