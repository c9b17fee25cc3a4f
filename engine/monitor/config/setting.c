/* Maps of the configuration, a key a row of a table (config.h). */
#include "engine/monitor/config/config.h"

#include "engine/base/file.h"

static bool
fail_key(struct hy_arena *arena, const struct hy_yaml *key, const struct hy_setting *table, struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(arena);

	for (const struct hy_setting *s = table; s->name != NULL; s++)
		hy_buf_format(&known, "%s%s", s == table ? "" : ", ", s->name);
	return hy_fail(err, key->at, HY_M_KEY_NOT_KNOWN, key->text.p, hy_buf_get(&known).p, NULL);
}

static const struct hy_setting *
find(const struct hy_setting *table, struct hy_str name)
{
	while (table->name != NULL && !hy_str_is(name, table->name))
		table++;
	return table;
}

bool
hy_settings_take(struct hy_arena *arena, const struct hy_yaml *map, const struct hy_setting *table,
    void *target, struct hy_err *err)
{
	if (map->type != HY_YAML_MAP)
		return hy_fail(err, map->at, HY_M_WANT_MAP, NULL);
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		const struct hy_setting *row = find(table, y->key->text);

		if (row->name == NULL)
			return fail_key(arena, y->key, table, err);
		if (row->take != NULL && !row->take(arena, target, y, err))
			return false;
	}
	for (const struct hy_setting *s = table; s->name != NULL; s++)
		if (s->needed && hy_yaml_get(map, s->name) == NULL)
			return hy_fail(err, map->at, HY_M_SETTING_MISSING, s->name, NULL);
	return true;
}

bool
hy_setting_fail(const struct hy_yaml *value, struct hy_str wanted, struct hy_err *err)
{
	return hy_fail(err, value->at, HY_M_VALUE_NOT_KNOWN, value->key != NULL ? value->key->text.p : "",
	    value->type == HY_YAML_TEXT ? value->text.p : "", wanted.p, NULL);
}

bool
hy_setting_number(const struct hy_yaml *value, long least, long *number, struct hy_err *err)
{
	bool ok = value->type == HY_YAML_TEXT && value->text.len > 0 && value->text.len < 10;

	*number = 0;
	for (size_t i = 0; ok && i < value->text.len; i++) {
		ok = value->text.p[i] >= '0' && value->text.p[i] <= '9';
		*number = *number * 10 + (value->text.p[i] - '0');
	}
	return (ok && *number >= least) ||
	    hy_setting_fail(value, hy_str_of(hy_message_text(HY_M_WANT_WHOLE_NUMBER)), err);
}

bool
hy_setting_day(const struct hy_yaml *value, struct hy_date *day, struct hy_err *err)
{
	return (value->type == HY_YAML_TEXT && hy_date_parse(value->text, day) && hy_date_full(day)) ||
	    hy_setting_fail(value, hy_str_of(hy_message_text(HY_M_WANT_FULL_DATE)), err);
}

struct hy_str
hy_setting_path(struct hy_arena *arena, struct hy_str folder, struct hy_str path)
{
	if (path.len == 0 || path.p[0] == '/' || hy_str_is(folder, "."))
		return path;
	return hy_path_join(arena, folder, path.p);
}
