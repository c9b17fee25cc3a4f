/* YAML trees made by Hyoka itself (yaml.h). */
#include "engine/form/yaml/yaml.h"

static struct hy_yaml *
yaml_new(struct hy_arena *arena, enum hy_yaml_type type, struct hy_mark at)
{
	struct hy_yaml *y = hy_new(arena, struct hy_yaml);

	y->type = type;
	y->at = at;
	y->text = HY_S("");
	return y;
}

struct hy_yaml *
hy_yaml_text_new(struct hy_arena *arena, struct hy_str text, struct hy_mark at)
{
	struct hy_yaml *y = yaml_new(arena, HY_YAML_TEXT, at);

	y->text = text;
	return y;
}

struct hy_yaml *
hy_yaml_list_new(struct hy_arena *arena, struct hy_mark at)
{
	return yaml_new(arena, HY_YAML_LIST, at);
}

struct hy_yaml *
hy_yaml_map_new(struct hy_arena *arena, struct hy_mark at)
{
	return yaml_new(arena, HY_YAML_MAP, at);
}

void
hy_yaml_add(struct hy_yaml *list, struct hy_yaml *entry)
{
	if (list->last != NULL)
		list->last->next = entry;
	else
		list->first = entry;
	list->last = entry;
	list->count++;
}

void
hy_yaml_put(struct hy_arena *arena, struct hy_yaml *map, struct hy_str key, struct hy_yaml *value)
{
	value->key = hy_yaml_text_new(arena, key, value->at);
	hy_yaml_add(map, value);
}
