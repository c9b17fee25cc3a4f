#include "engine/check/subject/body.h"

#include <stddef.h>

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

/* --- hyoka.yaml */

static const struct hy_slot_word kinds[] = { { HY_W_KIND_LOCAL, NULL, false }, { HY_W_KIND_GYOSEI, NULL, true } };
static const struct hy_slot_word days[] = { { HY_W_BY_PUBLICATION, NULL, false }, { HY_W_BY_EFFECT, NULL, true } };
static const struct hy_slot_word orders[] = { { HY_W_BY_FORM, NULL, false }, { HY_W_BY_CAUSE, NULL, true } };
/* Machine names do as well; what cannot be judged is no choice. */
static const struct hy_slot_word severities[] = {
	{ HY_W_SEVERITY_ERROR, "error", HY_ERROR }, { HY_W_SEVERITY_WARNING, "warning", HY_WARNING },
	{ HY_W_SEVERITY_NOTE, "note", HY_NOTE },
};
#define WORDS(table) (table), HY_COUNT(table)
#define NO_WORDS NULL, 0

#define SETTING(key, kind, member, words) \
	{ HY_W_SET_##key, HY_SLOT_##kind, HY_SLOT_FREE, offsetof(struct hy_body, member), HY_M_GUIDE_##key, words }
static const struct hy_slot settings[] = {
	SETTING(KIND, WORD, gyosei, WORDS(kinds)),
	SETTING(COUNCIL, TEXT, council, NO_WORDS),
	SETTING(COUNCIL_LAW, TEXT, council_law, NO_WORDS),
	SETTING(ORDINANCE, TEXT, ordinance, NO_WORDS),
	SETTING(CHANGE_DAY, WORD, by_effect, WORDS(days)),
	SETTING(ROW_ORDER, WORD, by_cause, WORDS(orders)),
	SETTING(OUTPUT, TEXT, output, NO_WORDS),
	SETTING(RULES, TEXTS, rule_folders, NO_WORDS),
	SETTING(RULES_SHORT, TEXTS, rule_folders, NO_WORDS),
	SETTING(SEVERITIES, RULE_WORDS, severities, WORDS(severities)),
};
const struct hy_slots hy_settings_slots = { HY_W_SETTINGS_FILE, "hyoka", HY_M_ABOUT_SETTINGS, false,
	settings, HY_COUNT(settings) };

/* Folders in the settings are seen from where they stand. */
static void
place_rules(struct hy_arena *arena, struct hy_body *body)
{
	struct hy_str *folders = hy_new_array(arena, body->rule_folders.count + 1, struct hy_str);

	for (unsigned i = 0; i < body->rule_folders.count; i++) {
		folders[i] = body->rule_folders.at[i];
		if (folders[i].p[0] != '/')
			folders[i] = hy_path_join(arena, body->folder, folders[i].p);
	}
	body->rule_folders.at = folders;
}

static bool
read_settings(struct hy_arena *arena, struct hy_body *body, struct hy_err *err)
{
	body->yaml = hy_slots_read(arena, &hy_settings_slots, body->file, err);
	if (body->yaml == NULL || !hy_slots_take(arena, &hy_settings_slots, body->yaml, body, err))
		return false;
	place_rules(arena, body);
	return true;
}

/* --- accidents */

static const struct hy_slot_word yes_no[] = { { HY_W_YES, "true", true }, { HY_W_NO, "false", false } };

#define OF_ACCIDENT(key, kind, member, words) \
	{ HY_W_ACC_##key, HY_SLOT_##kind, HY_SLOT_FREE, offsetof(struct hy_accident, member), HY_M_GUIDE_ACC_##key, words }
static const struct hy_slot accident[] = {
	OF_ACCIDENT(HAPPENED, DAY, happened, NO_WORDS),
	OF_ACCIDENT(KNOWN, DAY, known, NO_WORDS),
	OF_ACCIDENT(PERSONS, NUMBER, persons, NO_WORDS),
	OF_ACCIDENT(MY_NUMBER, WORD, my_number, WORDS(yes_no)),
	OF_ACCIDENT(WHAT, TEXT, what, NO_WORDS),
	OF_ACCIDENT(REMEDY, TEXT, remedy, NO_WORDS),
};
const struct hy_slots hy_accident_slots = { HY_W_ACCIDENTS_FILE, "jiko", HY_M_ABOUT_ACCIDENTS, true,
	accident, HY_COUNT(accident) };

static bool
read_accidents(struct hy_arena *arena, struct hy_body *body, struct hy_err *err)
{
	const struct hy_yaml *list = hy_slots_read(arena, &hy_accident_slots, body->accident_file.p, err);
	const struct hy_accident **tail = &body->accidents;

	if (list == NULL)
		return false;
	body->accidents_said = true;
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		struct hy_accident *a = hy_new(arena, struct hy_accident);

		*a = (struct hy_accident){ .persons = -1, .my_number = -1, .at = y->at };
		if (!hy_slots_take(arena, &hy_accident_slots, y, a, err))
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
	struct hy_str file = hy_path_near(arena, hy_path_upwards(arena, doc, hy_word(HY_W_SETTINGS_FILE).p).p);
	struct hy_str accidents = hy_path_near(arena,
	    hy_path_upwards(arena, doc, hy_word(HY_W_ACCIDENTS_FILE).p).p);
	struct hy_body *body;

	for (const struct hy_body *b = bodies->first; b != NULL; b = b->next)
		if (hy_str_is(file, b->file != NULL ? b->file : "") &&
		    hy_str_eq(accidents, b->accident_file))
			return b;
	body = hy_new(arena, struct hy_body);
	body->council = body->council_law = body->ordinance = body->output = HY_S("");
	body->gyosei = -1;
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
		*assumed = body->gyosei < 0;
	if (body->gyosei >= 0)
		return body->gyosei == 1;
	name = hy_str_trim(name);
	if (any_fits(hy_yaml_get(bodies->names, "local_prefixes"), name, hy_str_starts))
		return false;
	return any_fits(hy_yaml_get(bodies->names, "agency_suffixes"), name, hy_str_ends) ||
	    any_fits(hy_yaml_get(bodies->names, "agency_prefixes"), name, hy_str_starts);
}
