/* Lists and maps in brackets: entries that go take a comma with them (splice_parts.h). */
#include "engine/form/edit/splice_parts.h"

bool
hy_splice_pair(const struct hy_splice *s, const struct hy_yaml *map)
{
	return map->type == HY_YAML_MAP && map->flow &&
	    s->text.p[hy_splice_place(s, map)->begin] != '{';
}

/* The comma between entry OLD and the next one goes, and the spaces around it unless a comment stands there. */
static void
remove_comma(struct hy_splice *s, struct hy_patches *patches, const struct hy_yaml *old)
{
	size_t from = hy_splice_place(s, old)->end, to = hy_splice_place(s, old->next)->from;
	size_t comma = hy_splice_skip(s, from);

	if (hy_splice_bare(s, from, comma) && hy_splice_bare(s, comma + 1, to))
		hy_splice_add(s, patches, from, to, HY_S(""));
	else
		hy_splice_add(s, patches, comma, comma + 1, HY_S(""));
}

static void
remove_entry(struct hy_splice *s, struct hy_patches *patches, const struct hy_yaml *old)
{
	hy_splice_add(s, patches, hy_splice_place(s, old)->from, hy_splice_place(s, old)->end,
	    HY_S(""));
}

/* The entries behind LAST, which stays, up to TO (NULL: the end) go, each with the comma in front of it. */
static void
remove_entries(struct hy_splice *s, struct hy_patches *patches, const struct hy_yaml *last,
    const struct hy_yaml *to)
{
	for (; last->next != to; last = last->next) {
		remove_comma(s, patches, last);
		remove_entry(s, patches, last->next);
	}
}

static void
insert_entry(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *kid,
    size_t at, bool front)
{
	struct hy_buf out = hy_buf_new(s->arena);

	if (!front)
		hy_buf_text(&out, ", ");
	hy_splice_write_flow_entry(s, &out, kid);
	if (front)
		hy_buf_text(&out, ", ");
	hy_splice_add(s, patches, at, at, hy_buf_get(&out));
}

void
hy_splice_patch_flow(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v)
{
	const struct hy_place *place = hy_splice_place(s, v->old);
	const struct hy_value *kid = v->first;
	const struct hy_yaml *last;
	bool brace = hy_splice_pair(s, v->old) && v->first != v->last;

	while (kid->slot == NULL)
		kid = kid->next;
	last = kid->slot;
	if (brace)
		hy_splice_add(s, patches, place->begin, place->begin, HY_S("{"));
	for (const struct hy_yaml *old = v->old->first; old != last; old = old->next) {
		remove_entry(s, patches, old);
		remove_comma(s, patches, old);
	}
	for (const struct hy_value *new = v->first; new != kid; new = new->next)
		insert_entry(s, patches, new, hy_splice_place(s, last)->from, true);
	for (; kid != NULL; kid = kid->next) {
		if (kid->slot == NULL) {
			insert_entry(s, patches, kid, hy_splice_place(s, last)->end, false);
			continue;
		}
		if (kid->slot != last)
			remove_entries(s, patches, last, kid->slot);
		last = kid->slot;
		hy_splice_patch(s, patches, kid);
	}
	remove_entries(s, patches, last, NULL);
	if (brace)
		hy_splice_add(s, patches, place->end, place->end, HY_S("}"));
}
