#include "engine/form/shared.h"

#include "engine/base/text.h"

struct hy_shared {
	struct hy_arena *arena;
	const struct hy_yaml *yaml;
};

struct hy_shared *
hy_shared_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_shared *shared = hy_new(arena, struct hy_shared);

	shared->arena = arena;
	shared->yaml = hy_yaml_data(arena, "templates/shared.yaml", err);
	return shared->yaml != NULL ? shared : NULL;
}

const struct hy_yaml *
hy_shared_data(const struct hy_shared *shared)
{
	return shared->yaml;
}

static bool
lists_text(const struct hy_yaml *list, struct hy_str text)
{
	const struct hy_yaml *y = list != NULL ? list->first : NULL;

	while (y != NULL && !hy_str_eq(y->text, text))
		y = y->next;
	return y != NULL;
}

const struct hy_yaml *
hy_shared_items(const struct hy_shared *shared, const char *key, const char *form)
{
	const struct hy_yaml *rows = hy_yaml_get(shared->yaml, key);

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next)
		if (hy_str_is(hy_yaml_text(y, "form"), form))
			return hy_yaml_get(y, "items");
	return NULL;
}

bool
hy_shared_answer(const struct hy_shared *shared, const char *form, const struct hy_item *item)
{
	return lists_text(hy_shared_items(shared, "answers", form), hy_item_path(shared->arena, item));
}

static const struct hy_yaml *
titles_of(const struct hy_shared *shared, const struct hy_item *list)
{
	const struct hy_yaml *rows = hy_yaml_get(shared->yaml, "records");
	struct hy_str path = hy_item_path(shared->arena, list);

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next)
		if (hy_str_eq(hy_yaml_text(y, "list"), path))
			return hy_yaml_get(y, "titles");
	return NULL;
}

bool
hy_shared_list(const struct hy_shared *shared, const struct hy_item *list)
{
	return titles_of(shared, list) != NULL;
}

bool
hy_shared_record(const struct hy_shared *shared, const struct hy_item *list, struct hy_str title)
{
	const struct hy_yaml *titles = titles_of(shared, list);
	struct hy_str key = hy_text_key(shared->arena, title);

	for (const struct hy_yaml *y = titles != NULL ? titles->first : NULL; y != NULL; y = y->next)
		if (hy_str_eq(hy_text_key(shared->arena, y->text), key))
			return true;
	return false;
}
