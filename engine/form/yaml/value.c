#include "engine/form/yaml/value.h"

static struct hy_value *
value_new(struct hy_arena *arena, enum hy_yaml_type type)
{
	struct hy_value *v = hy_new(arena, struct hy_value);

	v->type = type;
	v->dirty = true;
	v->text = v->key = HY_S("");
	return v;
}

struct hy_value *
hy_value_text(struct hy_arena *arena, struct hy_str text)
{
	struct hy_value *v = value_new(arena, HY_YAML_TEXT);

	v->text = text.p != NULL ? text : HY_S("");
	return v;
}

struct hy_value *
hy_value_list(struct hy_arena *arena)
{
	return value_new(arena, HY_YAML_LIST);
}

struct hy_value *
hy_value_map(struct hy_arena *arena)
{
	return value_new(arena, HY_YAML_MAP);
}

struct hy_value *
hy_value_of(struct hy_arena *arena, const struct hy_yaml *old)
{
	struct hy_value *v = value_new(arena, old->type);

	v->old = v->slot = old;
	v->dirty = false;
	if (old->type == HY_YAML_TEXT) {
		v->text = old->text;
		v->open = old->plain && old->text.len == 0;
	}
	if (old->key != NULL)
		v->key = old->key->text;
	for (const struct hy_yaml *y = old->first; y != NULL; y = y->next)
		hy_value_insert(v, v->last, hy_value_of(arena, y));
	return v;
}

static void
forget_old(struct hy_value *v)
{
	v->old = v->slot = NULL;
	v->dirty = true;
	for (v = v->first; v != NULL; v = v->next)
		forget_old(v);
}

struct hy_value *
hy_value_read(struct hy_arena *arena, struct hy_str text)
{
	const struct hy_yaml *y = hy_yaml_parse(arena, "", text, NULL);
	struct hy_value *v = y != NULL ? hy_value_of(arena, y) : hy_value_map(arena);

	forget_old(v);
	return v;
}

struct hy_value *
hy_value_put(struct hy_value *map, struct hy_str key, struct hy_value *value)
{
	value->key = key;
	hy_value_insert(map, map->last, value);
	return value;
}

struct hy_value *
hy_value_add(struct hy_value *list, struct hy_value *value)
{
	hy_value_insert(list, list->last, value);
	return value;
}

void
hy_value_insert(struct hy_value *up, struct hy_value *after, struct hy_value *value)
{
	value->up = up;
	value->next = after != NULL ? after->next : up->first;
	if (after != NULL)
		after->next = value;
	else
		up->first = value;
	if (value->next == NULL)
		up->last = value;
}

struct hy_value *
hy_value_before(const struct hy_value *value)
{
	struct hy_value *before = NULL;

	for (struct hy_value *v = value->up->first; v != value; v = v->next)
		before = v;
	return before;
}

void
hy_value_detach(struct hy_value *value)
{
	struct hy_value *up = value->up, *before = hy_value_before(value);

	if (before != NULL)
		before->next = value->next;
	else
		up->first = value->next;
	if (up->last == value)
		up->last = before;
	value->up = value->next = NULL;
}

struct hy_value *
hy_value_get(const struct hy_value *map, struct hy_str key)
{
	if (map == NULL || map->type != HY_YAML_MAP)
		return NULL;
	for (struct hy_value *v = map->first; v != NULL; v = v->next)
		if (hy_str_eq(v->key, key))
			return v;
	return NULL;
}

bool
hy_value_same(const struct hy_value *a, const struct hy_value *b)
{
	const struct hy_value *x = a->first, *y = b->first;

	if (a->type != b->type || a->open != b->open ||
	    !hy_str_eq(hy_value_trim(a->text), hy_value_trim(b->text)))
		return false;
	for (; x != NULL && y != NULL; x = x->next, y = y->next)
		if (!hy_str_eq(x->key, y->key) || !hy_value_same(x, y))
			return false;
	return x == y;
}

struct hy_str
hy_value_trim(struct hy_str s)
{
	while (s.len > 0 && s.p[s.len - 1] == '\n')
		s.len--;
	return s;
}

const struct hy_value *
hy_value_differs(const struct hy_value *value, const struct hy_yaml *yaml)
{
	const struct hy_value *v = value->first, *found;
	const struct hy_yaml *y = yaml->first;

	if (value->type != yaml->type ||
	    !hy_str_eq(value->key, yaml->key != NULL ? yaml->key->text : HY_S("")))
		return value;
	if (value->type == HY_YAML_TEXT)
		return hy_str_eq(hy_value_trim(value->text), hy_value_trim(yaml->text)) &&
		    value->open == (yaml->plain && yaml->text.len == 0) ? NULL : value;
	for (; v != NULL && y != NULL; v = v->next, y = y->next)
		if ((found = hy_value_differs(v, y)) != NULL)
			return found;
	return v != NULL ? v : y != NULL ? value : NULL;
}
