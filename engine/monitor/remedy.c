#include "engine/monitor/remedy.h"

#include "engine/base/file.h"

#define TAKE_TEXT(field) \
	static bool \
	take_##field(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err) \
	{ \
		(void)arena; \
		((struct hy_remedy *)target)->field = hy_str_trim(value->text); \
		return value->type == HY_YAML_TEXT || \
		    hy_setting_fail(value, hy_str_of(hy_message_text(HY_M_WANT_TEXT)), err); \
	}

TAKE_TEXT(deviation)
TAKE_TEXT(cause)
TAKE_TEXT(action)

#define TAKE_DAY(field) \
	static bool \
	take_##field(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err) \
	{ \
		(void)arena; \
		/* A day that is still to come is left empty. */ \
		return (value->type == HY_YAML_TEXT && value->text.len == 0) || \
		    hy_setting_day(value, &((struct hy_remedy *)target)->field, err); \
	}

TAKE_DAY(due)
TAKE_DAY(done)

static bool
read_list(struct hy_arena *arena, const struct hy_yaml *yaml, const struct hy_remedy **list, struct hy_err *err)
{
	const struct hy_setting table[] = {
		{ hy_word(HY_W_REMEDY_DEVIATION).p, take_deviation, true }, { hy_word(HY_W_REMEDY_CAUSE).p, take_cause, true },
		{ hy_word(HY_W_REMEDY_ACTION).p, take_action, true }, { hy_word(HY_W_REMEDY_DUE).p, take_due, true },
		{ hy_word(HY_W_REMEDY_DONE).p, take_done, false }, { NULL, NULL, false },
	};

	if (yaml->type != HY_YAML_LIST)
		return hy_fail(err, yaml->at, HY_M_WANT_LIST_OF_MAPS, NULL);
	for (const struct hy_yaml *y = yaml->first; y != NULL; y = y->next) {
		struct hy_remedy *remedy = hy_new(arena, struct hy_remedy);

		remedy->at = y->at;
		if (!hy_settings_take(arena, y, table, remedy, err))
			return false;
		*list = remedy;
		list = &remedy->next;
	}
	return true;
}

bool
hy_remedies_load(struct hy_arena *arena, const char *file, const struct hy_remedy **list, struct hy_err *err)
{
	struct hy_str path = hy_path_join(arena, hy_path_folder(arena, file), hy_word(HY_W_REMEDY_FILE).p);
	const struct hy_yaml *yaml;

	*list = NULL;
	if (!hy_file_exists(path.p))
		return true;
	yaml = hy_yaml_read(arena, path.p, err);
	return yaml != NULL && read_list(arena, yaml, list, err);
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
