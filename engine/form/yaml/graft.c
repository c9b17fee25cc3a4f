#include "engine/form/yaml/graft.h"

struct hy_yaml *
hy_graft_get(struct hy_yaml *map, const char *key)
{
	struct hy_yaml *y = map != NULL && map->type == HY_YAML_MAP ? map->first : NULL;

	while (y != NULL && !hy_str_is(y->key->text, key))
		y = y->next;
	return y;
}

/* The link that leads to VALUE; the last one, which leads nowhere, for NULL. */
static struct hy_yaml **
link_to(struct hy_yaml *list, const struct hy_yaml *value)
{
	struct hy_yaml **link = &list->first;

	while (*link != NULL && *link != value)
		link = &(*link)->next;
	return link;
}

void
hy_graft_set(struct hy_arena *arena, struct hy_yaml *map, const char *key,
    const struct hy_yaml *value)
{
	struct hy_yaml *old = hy_graft_get(map, key), *copy = hy_new(arena, struct hy_yaml);
	struct hy_yaml **link = link_to(map, old);

	*copy = *value;
	copy->key = old != NULL ? old->key : hy_yaml_text_new(arena, hy_str_of(key), value->at);
	copy->next = old != NULL ? old->next : NULL;
	map->count += old == NULL;
	*link = copy;
}

void
hy_graft_insert(struct hy_arena *arena, struct hy_yaml *list, const struct hy_yaml *sibling,
    const struct hy_yaml *value)
{
	struct hy_yaml **link = link_to(list, sibling), *copy = hy_new(arena, struct hy_yaml);

	if (*link != NULL)
		link = &(*link)->next;
	*copy = *value;
	copy->key = NULL;
	copy->next = *link;
	*link = copy;
	list->count++;
}

void
hy_graft_remove(struct hy_yaml *list, const struct hy_yaml *value)
{
	struct hy_yaml **link = link_to(list, value);

	*link = value->next;
	list->count--;
}

void
hy_graft_strip(struct hy_yaml *tree, const char *key)
{
	const struct hy_yaml *entry = hy_graft_get(tree, key);

	if (entry != NULL)
		hy_graft_remove(tree, entry);
	for (struct hy_yaml *y = tree->first; y != NULL; y = y->next)
		hy_graft_strip(y, key);
}
