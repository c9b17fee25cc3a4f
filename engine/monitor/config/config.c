#include "engine/monitor/config/config.h"

#include <string.h>

#include "engine/base/file.h"

static bool
is_text(const struct hy_yaml *value, struct hy_err *err)
{
	return value->type == HY_YAML_TEXT ||
	    hy_setting_fail(value, hy_str_of(hy_message_text(HY_M_WANT_TEXT)), err);
}

#define TAKE_PATH(field) \
	static bool \
	take_##field(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err) \
	{ \
		struct hy_monitor_config *c = target; \
		\
		c->field = hy_setting_path(arena, c->folder, value->text); \
		return is_text(value, err); \
	}

TAKE_PATH(assessment)
TAKE_PATH(state)
TAKE_PATH(key_file)

#define TAKE_MAP(field) \
	static bool \
	take_##field(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err) \
	{ \
		(void)arena; \
		/* All entries may still be comments. */ \
		if (value->type == HY_YAML_TEXT && value->text.len == 0) \
			return true; \
		((struct hy_monitor_config *)target)->field = value; \
		return value->type == HY_YAML_MAP || hy_fail(err, value->at, HY_M_WANT_MAP, NULL); \
	}

TAKE_MAP(limits)
TAKE_MAP(promises)

static bool
take_version(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	(void)arena;
	(void)target;
	return (value->type == HY_YAML_TEXT && hy_str_is(value->text, "1")) || hy_setting_fail(value, HY_S("1"), err);
}

/* "+09:00". */
static bool
take_zone(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	struct hy_monitor_config *c = target;
	const char *p = value->text.p;
	bool ok = value->type == HY_YAML_TEXT && value->text.len == 6 && strchr("+-", p[0]) != NULL && p[3] == ':' &&
	    strspn(p + 1, "0123456789") == 2 && strspn(p + 4, "0123456789") == 2;

	(void)arena;
	if (!ok)
		return hy_setting_fail(value, HY_S("+09:00"), err);
	c->zone = ((p[1] - '0') * 10 + p[2] - '0') * 60 + (p[4] - '0') * 10 + p[5] - '0';
	if (p[0] == '-')
		c->zone = -c->zone;
	return true;
}

/* What names of the two sides are bound to each other; a rule of a body may ask for names of its own. */
static const struct hy_setting bindings[] = {
	{ "files", NULL, false }, { "departments", NULL, false }, { "vendors", NULL, false },
	{ "recipients", NULL, false }, { "purposes", NULL, false }, { "zones", NULL, false },
	{ "terminals", NULL, false }, { "accounts", NULL, false }, { "jobs", NULL, false }, { "own", NULL, false },
	{ NULL, NULL, false },
};

static bool
take_bindings(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	((struct hy_monitor_config *)target)->bindings = value;
	return hy_settings_take(arena, value, bindings, target, err);
}

#define TAKE_TEXT(field) \
	static bool \
	reliance_##field(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err) \
	{ \
		(void)arena; \
		((struct hy_reliance *)target)->field = value->text; \
		return is_text(value, err); \
	}

TAKE_TEXT(item)
TAKE_TEXT(on)
TAKE_TEXT(document)

#define TAKE_DAY(field) \
	static bool \
	reliance_##field(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err) \
	{ \
		(void)arena; \
		return hy_setting_day(value, &((struct hy_reliance *)target)->field, err); \
	}

TAKE_DAY(issued)
TAKE_DAY(until)

static const struct hy_setting reliance[] = {
	{ "item", reliance_item, true }, { "on", reliance_on, true }, { "document", reliance_document, true },
	{ "issued", reliance_issued, false }, { "until", reliance_until, false }, { NULL, NULL, false },
};

static bool
take_reliances(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	const struct hy_reliance **tail = &((struct hy_monitor_config *)target)->reliances;

	if (value->type != HY_YAML_LIST)
		return hy_fail(err, value->at, HY_M_WANT_LIST_OF_MAPS, NULL);
	for (const struct hy_yaml *y = value->first; y != NULL; y = y->next) {
		struct hy_reliance *r = hy_new(arena, struct hy_reliance);

		r->at = y->at;
		if (!hy_settings_take(arena, y, reliance, r, err))
			return false;
		*tail = r;
		tail = &r->next;
	}
	return true;
}

/* A source that is being read, and the configuration it stands in. */
struct reading {
	struct hy_monitor_config *config;
	struct hy_source *source;
};

static bool
source_name(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	const struct reading *r = target;

	(void)arena;
	if (!is_text(value, err))
		return false;
	for (const struct hy_source *s = r->config->sources; s != NULL; s = s->next)
		if (hy_str_is(value->text, s->name))
			return hy_fail(err, value->at, HY_M_SOURCE_TWICE, s->name, NULL);
	r->source->name = value->text.p;
	return true;
}

static bool
fail_kind(struct hy_arena *arena, const struct hy_yaml *value, struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(arena);

	hy_buf_text(&known, HY_ACCESS_LOG);
	for (int i = 0; i < HY_FACT_COUNT; i++) {
		const struct hy_fact_kind *kind = hy_fact_kind_get((enum hy_fact_id)i);

		if (!kind->tally && !kind->own)
			hy_buf_format(&known, ", %s", kind->name);
	}
	return hy_setting_fail(value, hy_buf_get(&known), err);
}

static bool
source_kind(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	struct hy_source *source = ((struct reading *)target)->source;
	const struct hy_fact_kind *kind = hy_fact_kind_find(value->text);

	source->log = hy_str_is(value->text, HY_ACCESS_LOG);
	if (!source->log && (kind == NULL || kind->tally || kind->own))
		return fail_kind(arena, value, err);
	if (!source->log)
		source->kind = kind->id;
	return true;
}

static bool
source_from(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	(void)arena;
	((struct reading *)target)->source->from = value->text;
	return is_text(value, err);
}

static bool
source_path(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	struct reading *r = target;

	r->source->path = hy_setting_path(arena, r->config->folder, value->text);
	return is_text(value, err);
}

static bool
source_age(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	(void)arena;
	return hy_setting_number(value, 1, &((struct reading *)target)->source->max_age, err);
}

/* What every source may have; the rest is its reader's, which knows the words. */
static const struct hy_setting common[] = {
	{ "name", source_name, true }, { "kind", source_kind, true }, { "from", source_from, true },
	{ "path", source_path, false }, { "max_age", source_age, false },
};
#define N_COMMON HY_COUNT(common)
#define MOST_KEYS 16	/* of a reader */

/* A way to read a source, and the keys it reads beside the common ones. */
struct way {
	const char *name, *keys[MOST_KEYS + 1];
};

/* All formats of an access log have the same ones (log.h). */
static const struct way log_way = { HY_ACCESS_LOG,
	{ "fields", "values", "time_format", "sequence", "silent_after", "pattern" } };

static const struct way ways[] = {
#define BUILT_IN(name, ...) { #name, { __VA_ARGS__ } },
#define DATABASE(name, file, ...) { #name, { __VA_ARGS__ } },
#include "engine/monitor/source/sources.def"
#undef BUILT_IN
#undef DATABASE
};

/* NULL with ERR when no way is called like FROM (may be NULL). */
static const struct way *
way_of(struct hy_arena *arena, const struct hy_yaml *from, struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(arena);

	/* One that is missing is told by the table of keys. */
	if (from == NULL)
		return &log_way;
	for (size_t i = 0; i < HY_COUNT(ways); i++) {
		if (hy_str_is(from->text, ways[i].name))
			return &ways[i];
		hy_buf_format(&known, "%s%s", i == 0 ? "" : ", ", ways[i].name);
	}
	hy_setting_fail(from, hy_buf_get(&known), err);
	return NULL;
}

static bool
read_source(struct hy_arena *arena, struct reading *r, const struct hy_yaml *map, struct hy_err *err)
{
	const struct hy_yaml *kind = hy_yaml_get(map, "kind");
	struct hy_setting table[N_COMMON + MOST_KEYS + 1] = { { NULL, NULL, false } };
	const struct way *way = &log_way;

	/* A kind that is missing or wrong is told by the table, too. */
	if (kind != NULL && !hy_str_is(kind->text, HY_ACCESS_LOG))
		way = way_of(arena, hy_yaml_get(map, "from"), err);
	if (way == NULL)
		return false;
	memcpy(table, common, sizeof(common));
	for (unsigned i = 0; way->keys[i] != NULL; i++)
		table[N_COMMON + i].name = way->keys[i];
	return hy_settings_take(arena, map, table, r, err);
}

static bool
take_sources(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	struct hy_monitor_config *config = target;
	const struct hy_source **tail = &config->sources;

	if (value->type != HY_YAML_LIST)
		return hy_fail(err, value->at, HY_M_WANT_LIST_OF_MAPS, NULL);
	for (const struct hy_yaml *y = value->first; y != NULL; y = y->next) {
		struct hy_source *source = hy_new(arena, struct hy_source);
		struct reading r = { config, source };

		source->yaml = y;
		source->at = y->at;
		if (!read_source(arena, &r, y, err))
			return false;
		*tail = source;
		tail = &source->next;
	}
	return true;
}

static bool
take_holidays(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err)
{
	struct hy_monitor_config *c = target;

	return hy_setting_holidays(arena, c->folder, value, &c->holidays, err);
}

static const struct hy_setting settings[] = {
	{ "version", take_version, true }, { "assessment", take_assessment, true }, { "state", take_state, true },
	{ "key_file", take_key_file, false }, { "time_zone", take_zone, false },
	{ "holidays", take_holidays, false }, { "sources", take_sources, true },
	{ "bindings", take_bindings, false }, { "limits", take_limits, false },
	{ "relies_on", take_reliances, false }, { "promises", take_promises, false }, { NULL, NULL, false },
};

const struct hy_monitor_config *
hy_monitor_config_read(struct hy_arena *arena, const char *file, struct hy_err *err)
{
	struct hy_monitor_config *config = hy_new(arena, struct hy_monitor_config);

	config->file = file;
	config->folder = hy_path_folder(arena, file);
	config->zone = HY_ZONE_JAPAN;
	config->yaml = hy_yaml_read(arena, file, err);
	if (config->yaml == NULL || !hy_settings_take(arena, config->yaml, settings, config, err))
		return NULL;
	return config;
}
