#include "engine/check/body.h"

#include <string.h>

#include "engine/base/file.h"

struct hy_bodies {
	struct hy_arena *arena;
	const struct hy_yaml *names;	/* templates/bodies.yaml */
	const struct hy_body *first;
};

struct hy_bodies *
hy_bodies_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_bodies *bodies = hy_new(arena, struct hy_bodies);

	bodies->arena = arena;
	bodies->names = hy_yaml_data(arena, "templates/bodies.yaml", err);
	return bodies->names != NULL ? bodies : NULL;
}

/* A setting of hyoka.yaml: its key, and what takes its value. */
struct setting {
	enum hy_word key;
	bool (*take)(struct hy_arena *, struct hy_body *, const struct hy_yaml *, struct hy_err *);
};

static bool
fail_value(const struct hy_yaml *value, enum hy_message wanted, struct hy_err *err)
{
	return hy_fail(err, value->at, HY_M_VALUE_NOT_KNOWN, value->key != NULL ? value->key->text.p : "",
	    value->type == HY_YAML_TEXT ? value->text.p : "", hy_message_text(wanted), NULL);
}

static bool
take_kind(struct hy_arena *arena, struct hy_body *body, const struct hy_yaml *value,
    struct hy_err *err)
{
	(void)arena;
	body->kind_said = true;
	body->gyosei = hy_str_eq(value->text, hy_word(HY_W_KIND_GYOSEI));
	if (!body->gyosei && !hy_str_eq(value->text, hy_word(HY_W_KIND_LOCAL)))
		return fail_value(value, HY_M_WANT_KIND, err);
	return true;
}

#define TAKE_TEXT(field) \
	static bool \
	take_##field(struct hy_arena *arena, struct hy_body *body, const struct hy_yaml *value, \
	    struct hy_err *err) \
	{ \
		(void)arena; \
		body->field = value->text; \
		return value->type == HY_YAML_TEXT || fail_value(value, HY_M_WANT_TEXT, err); \
	}

TAKE_TEXT(council)
TAKE_TEXT(council_law)
TAKE_TEXT(ordinance)
TAKE_TEXT(output)

/* One of two words; *SECOND: it is the second. */
static bool
take_word(const struct hy_yaml *value, enum hy_word a, enum hy_word b, enum hy_message wanted,
    bool *second, struct hy_err *err)
{
	*second = value->type == HY_YAML_TEXT && hy_str_eq(value->text, hy_word(b));
	return *second || (value->type == HY_YAML_TEXT && hy_str_eq(value->text, hy_word(a))) ||
	    fail_value(value, wanted, err);
}

static bool
take_change_day(struct hy_arena *arena, struct hy_body *body, const struct hy_yaml *value,
    struct hy_err *err)
{
	(void)arena;
	return take_word(value, HY_W_BY_PUBLICATION, HY_W_BY_EFFECT, HY_M_WANT_CHANGE_DAY, &body->by_effect, err);
}

static bool
take_row_order(struct hy_arena *arena, struct hy_body *body, const struct hy_yaml *value,
    struct hy_err *err)
{
	(void)arena;
	return take_word(value, HY_W_BY_FORM, HY_W_BY_CAUSE, HY_M_WANT_ROW_ORDER, &body->by_cause, err);
}

static bool
take_rules(struct hy_arena *arena, struct hy_body *body, const struct hy_yaml *value,
    struct hy_err *err)
{
	struct hy_str *folders = hy_new_array(arena, value->count + 1, struct hy_str);
	const struct hy_yaml *y = value->type == HY_YAML_TEXT ? value : value->first;

	for (; y != NULL; y = y == value ? NULL : y->next) {
		if (y->type != HY_YAML_TEXT || y->text.len == 0)
			return fail_value(value, HY_M_WANT_TEXT, err);
		folders[body->n_rule_folders++] = y->text.p[0] == '/' ? y->text
		    : hy_path_join(arena, body->folder, y->text.p);
	}
	body->rule_folders = folders;
	return true;
}

/* A severity by its machine name or by the word that is printed. */
static bool
severity_of(struct hy_str word, enum hy_severity *severity)
{
	static const struct { enum hy_word word; enum hy_severity severity; } rows[] = {
		{ HY_W_SEVERITY_ERROR, HY_ERROR }, { HY_W_SEVERITY_WARNING, HY_WARNING },
		{ HY_W_SEVERITY_NOTE, HY_NOTE },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (hy_str_eq(word, hy_word(rows[i].word))) {
			*severity = rows[i].severity;
			return true;
		}
	}
	return hy_severity_parse(word, severity) && *severity != HY_FATAL;
}

static bool
take_severities(struct hy_arena *arena, struct hy_body *body, const struct hy_yaml *value,
    struct hy_err *err)
{
	const struct hy_choice **tail = &body->severities;

	if (value->type != HY_YAML_MAP)
		return fail_value(value, HY_M_WANT_MAP, err);
	for (const struct hy_yaml *y = value->first; y != NULL; y = y->next) {
		struct hy_choice *choice = hy_new(arena, struct hy_choice);

		choice->rule = y->key->text;
		choice->at = y->key->at;
		if (y->type != HY_YAML_TEXT || !severity_of(y->text, &choice->severity))
			return fail_value(y, HY_M_WANT_SEVERITY, err);
		*tail = choice;
		tail = &choice->next;
	}
	return true;
}

static const struct setting settings[] = {
	{ HY_W_SET_KIND, take_kind }, { HY_W_SET_COUNCIL, take_council },
	{ HY_W_SET_COUNCIL_LAW, take_council_law },
	{ HY_W_SET_ORDINANCE, take_ordinance }, { HY_W_SET_CHANGE_DAY, take_change_day },
	{ HY_W_SET_ROW_ORDER, take_row_order }, { HY_W_SET_OUTPUT, take_output },
	{ HY_W_SET_RULES, take_rules }, { HY_W_SET_RULES_SHORT, take_rules }, { HY_W_SET_SEVERITIES, take_severities },
};
#define N_SETTINGS (sizeof(settings) / sizeof(settings[0]))

static bool
fail_key(struct hy_arena *arena, const struct hy_yaml *key, struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(arena);

	for (size_t i = 0; i < N_SETTINGS; i++) {
		if (i > 0)
			hy_buf_str(&known, hy_word(HY_W_LIST_JOIN));
		hy_buf_str(&known, hy_word(settings[i].key));
	}
	return hy_fail(err, key->at, HY_M_KEY_NOT_KNOWN, key->text.p, hy_buf_get(&known).p, NULL);
}

static bool
read_settings(struct hy_arena *arena, struct hy_body *body, struct hy_err *err)
{
	body->yaml = hy_yaml_read(arena, body->file, err);
	if (body->yaml == NULL)
		return false;
	if (body->yaml->type != HY_YAML_MAP)
		return hy_fail(err, body->yaml->at, HY_M_WANT_MAP, NULL);
	for (const struct hy_yaml *y = body->yaml->first; y != NULL; y = y->next) {
		size_t i = 0;

		while (i < N_SETTINGS && !hy_str_eq(y->key->text, hy_word(settings[i].key)))
			i++;
		if (i == N_SETTINGS)
			return fail_key(arena, y->key, err);
		if (!settings[i].take(arena, body, y, err))
			return false;
	}
	return true;
}

static bool
take_day(const struct hy_yaml *value, struct hy_date *day, struct hy_err *err)
{
	if (value->type == HY_YAML_TEXT && hy_date_parse(value->text, day) && hy_date_full(day))
		return true;
	return fail_value(value, HY_M_WANT_FULL_DATE, err);
}

static bool
take_persons(const struct hy_yaml *value, long *persons, struct hy_err *err)
{
	*persons = 0;
	for (size_t i = 0; i < value->text.len; i++) {
		if (value->text.p[i] < '0' || value->text.p[i] > '9' || i > 9)
			return fail_value(value, HY_M_WANT_WHOLE_NUMBER, err);
		*persons = *persons * 10 + (value->text.p[i] - '0');
	}
	return value->text.len > 0 || fail_value(value, HY_M_WANT_WHOLE_NUMBER, err);
}

static bool
take_yes(const struct hy_yaml *value, struct hy_accident *a, struct hy_err *err)
{
	a->my_number_said = true;
	a->my_number = hy_str_eq(value->text, hy_word(HY_W_YES)) || hy_str_is(value->text, "true");
	return a->my_number || hy_str_eq(value->text, hy_word(HY_W_NO)) ||
	    hy_str_is(value->text, "false") || fail_value(value, HY_M_WANT_YES_NO, err);
}

static bool
read_accident(struct hy_accident *a, const struct hy_yaml *map, struct hy_err *err)
{
	a->at = map->at;
	a->persons = -1;
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		struct hy_str key = y->key->text;
		bool ok = true;

		if (hy_str_eq(key, hy_word(HY_W_ACC_HAPPENED)))
			ok = take_day(y, &a->happened, err);
		else if (hy_str_eq(key, hy_word(HY_W_ACC_KNOWN)))
			ok = take_day(y, &a->known, err);
		else if (hy_str_eq(key, hy_word(HY_W_ACC_PERSONS)))
			ok = take_persons(y, &a->persons, err);
		else if (hy_str_eq(key, hy_word(HY_W_ACC_MY_NUMBER)))
			ok = take_yes(y, a, err);
		else if (hy_str_eq(key, hy_word(HY_W_ACC_WHAT)))
			a->what = y->text;
		else if (hy_str_eq(key, hy_word(HY_W_ACC_REMEDY)))
			a->remedy = y->text;
		else
			return hy_fail(err, y->key->at, HY_M_KEY_NOT_KNOWN, key.p,
			    hy_word(HY_W_ACC_HAPPENED).p, NULL);
		if (!ok)
			return false;
	}
	return true;
}

static bool
read_accidents(struct hy_arena *arena, struct hy_body *body, struct hy_err *err)
{
	const struct hy_yaml *list = hy_yaml_read(arena, body->accident_file.p, err);
	const struct hy_accident **tail = &body->accidents;

	if (list == NULL)
		return false;
	body->accidents_said = true;
	if (list->type != HY_YAML_LIST)
		return hy_fail(err, list->at, HY_M_WANT_LIST_OF_MAPS, NULL);
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		struct hy_accident *a = hy_new(arena, struct hy_accident);

		if (y->type != HY_YAML_MAP)
			return hy_fail(err, y->at, HY_M_WANT_LIST_OF_MAPS, NULL);
		if (!read_accident(a, y, err))
			return false;
		*tail = a;
		tail = &a->next;
	}
	return true;
}

const struct hy_body *
hy_bodies_of(struct hy_bodies *bodies, const char *doc, struct hy_err *err)
{
	struct hy_arena *arena = bodies->arena;
	struct hy_str file = hy_path_near(arena, hy_path_upwards(arena, doc, HY_SETTINGS_FILE).p);
	struct hy_str accidents = hy_path_near(arena,
	    hy_path_upwards(arena, doc, hy_word(HY_W_ACCIDENTS_FILE).p).p);
	struct hy_body *body;

	for (const struct hy_body *b = bodies->first; b != NULL; b = b->next)
		if (hy_str_is(file, b->file != NULL ? b->file : "") &&
		    hy_str_eq(accidents, b->accident_file))
			return b;
	body = hy_new(arena, struct hy_body);
	body->council = body->council_law = body->ordinance = body->output = HY_S("");
	body->accident_file = accidents;
	body->common = hy_path_near(arena,
	    hy_path_upwards(arena, doc, hy_word(HY_W_COMMON_FOLDER).p).p);
	if (file.len > 0) {
		body->file = file.p;
		body->folder = hy_path_folder(arena, file.p);
		if (!read_settings(arena, body, err))
			return NULL;
	}
	if (accidents.len > 0 && !read_accidents(arena, body, err))
		return NULL;
	body->next = bodies->first;
	bodies->first = body;
	return body;
}

static bool
any_fits(const struct hy_yaml *list, struct hy_str name,
    bool (*fits)(struct hy_str, struct hy_str))
{
	for (const struct hy_yaml *y = list != NULL ? list->first : NULL; y != NULL; y = y->next)
		if (fits(name, y->text))
			return true;
	return false;
}

bool
hy_bodies_kind(const struct hy_bodies *bodies, const struct hy_body *body, struct hy_str name,
    bool *assumed)
{
	if (assumed != NULL)
		*assumed = !body->kind_said;
	if (body->kind_said)
		return body->gyosei;
	name = hy_str_trim(name);
	return any_fits(hy_yaml_get(bodies->names, "agency_suffixes"), name, hy_str_ends) ||
	    any_fits(hy_yaml_get(bodies->names, "agency_prefixes"), name, hy_str_starts);
}
