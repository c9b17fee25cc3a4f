#include "engine/check/rule/rule.h"

#include <ctype.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/rule/rule_set.h"

#define MOST_RULES 1000u

/* Hyoka's own rules are named in messages, and in the table of those that are compiled, as seen from their folder. */
static struct hy_rule_source
source_of(const struct hy_rules *rules, struct hy_str path)
{
	bool own = hy_str_starts(path, rules->home) && path.p[rules->home.len] == '/';
	struct hy_rule_source source = { path.p, own ? path.p + rules->home.len + 1 : path.p, HY_S("") };

	if (own && rules->compiled != NULL)
		source.code = hy_compiled_find(rules->compiled, source.name);
	return source;
}

static bool
compile(struct hy_lane *lane, const struct hy_rule_source *source, int *chunk, struct hy_err *err)
{
	struct hy_str text;

	if (source->code.len > 0 && hy_script_load(lane->script, source->name, source->code, chunk, err))
		return true;
	return hy_file_read(lane->arena, source->path, HY_SCRIPT_FILE, &text, err) &&
	    hy_script_compile(lane->script, source->name, text, chunk, err);
}

static void
number_words(struct hy_rules *rules, struct hy_rule_entry *e)
{
	e->words = hy_new_array(rules->arena, e->rule.n_words + 1, unsigned);
	for (unsigned i = 0; i < e->rule.n_words; i++)
		e->words[i] = hy_scan_add(rules->scan, e->rule.words[i]);
}

/* No rule in front of E that may run beside it has its id: findings and waivers go by it. */
static bool
id_is_own(struct hy_rules *rules, struct hy_rule_entry *e, struct hy_err *err)
{
	for (const struct hy_rule_entry *o = rules->first; o != e; o = o->next)
		if (strcmp(o->rule.id, e->rule.id) == 0 &&
		    (o->body == NULL || e->body == NULL || o->body == e->body))
			return hy_fail(err, hy_mark_file(e->rule.file), HY_M_RULE_TWICE, e->rule.id,
			    o->rule.file, NULL);
	return true;
}

bool
hy_rule_entry_compile(struct hy_lane *lane, struct hy_rule_entry *e, struct hy_err *err)
{
	int *chunk = &e->chunks[lane->number];

	hy_script_scope(lane->script, e->scope);
	return *chunk != 0 || compile(lane, &e->source, chunk, err);
}

/* Many rules never run, as they are for other forms or for portfolios: what our own say is known without. */
static bool
describe(struct hy_rules *rules, struct hy_rule_entry *e, struct hy_err *err)
{
	struct hy_lane *lane = &rules->lanes[0];

	e->source = source_of(rules, hy_str_of(e->rule.file));
	if (e->source.code.len > 0 && hy_compiled_describe(rules->compiled, e->source.name, &e->rule))
		return true;
	return hy_rule_entry_compile(lane, e, err) &&
	    hy_script_describe(lane->script, e->chunks[0], rules->arena, &e->rule, err);
}

bool
hy_rule_entry_load(struct hy_rules *rules, struct hy_rule_entry *e)
{
	struct hy_err err;

	if (e->loaded || e->broken)
		return e->loaded;
	e->loaded = describe(rules, e, &err) && id_is_own(rules, e, &err);
	e->broken = !e->loaded;
	if (e->loaded)
		number_words(rules, e);
	else
		hy_rule_entry_blame(rules->arena, e, &err);
	return e->loaded;
}

void
hy_rule_entry_blame(struct hy_arena *arena, struct hy_rule_entry *e, const struct hy_err *err)
{
	e->err = hy_new(arena, struct hy_err);
	*e->err = *err;
}

/* "cd_05" is CD-05 until the file has said so itself. */
static const char *
id_of_name(struct hy_arena *arena, const char *name)
{
	char *id = hy_arena_copy(arena, name, strlen(name));

	for (char *p = id; *p != '\0'; p++)
		*p = *p == '_' ? '-' : (char)toupper((unsigned char)*p);
	return id;
}

static void
add_entry(struct hy_rules *rules, struct hy_str folder, const char *name, const char *scope,
    enum hy_rule_side side, const struct hy_rule_folder *body)
{
	bool raised = name[0] == '-';
	struct hy_rule_entry *e = hy_new(rules->arena, struct hy_rule_entry);

	name += raised;
	e->body = body;
	e->scope = scope;
	e->side = side;
	e->rule.id = id_of_name(rules->arena, name);
	e->rule.file = hy_path_join(rules->arena, folder,
	    hy_str_format(rules->arena, "%s.lua", name).p).p;
	e->raised = raised;
	e->before = rules->last;
	*(rules->last != NULL ? &rules->last->next : &rules->first) = e;
	rules->last = e;
}

/* Library FILE of the folder LIB. One that is only text is compiled at once: its errors are those of the folder. */
static bool
add_library(struct hy_rules *rules, struct hy_str lib, struct hy_str file, const char *scope, struct hy_err *err)
{
	struct hy_rule_source source = source_of(rules, hy_path_join(rules->arena, lib, file.p));
	struct hy_library *l = hy_new(rules->arena, struct hy_library);

	*l = (struct hy_library){ scope, hy_str_copy(rules->arena, file.p, file.len - strlen(".lua")).p,
	    source.path, source.name, source.code, rules->libraries };
	rules->libraries = l;
	return l->code.len > 0 || hy_script_library(rules->lanes[0].script, l, err);
}

/* Libraries for hy.use: every file in lib/ of the folder. */
static bool
add_libraries(struct hy_rules *rules, struct hy_str folder, const char *scope, struct hy_err *err)
{
	struct hy_str lib = hy_path_join(rules->arena, folder, "lib"), *names;
	size_t n;

	if (!hy_file_is_folder(lib.p))
		return true;
	if (!hy_folder_list(rules->arena, lib.p, &names, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (strcmp(hy_path_suffix(names[i].p), "lua") == 0 &&
		    !add_library(rules, lib, names[i], scope, err))
			return false;
	return true;
}

/*
 * The manifest is a list of names; a name with a minus in front is a rule that
 * the engine raises: only described in Lua.
 */
static bool
add_folder(struct hy_rules *rules, struct hy_str folder, enum hy_rule_side side,
    const struct hy_rule_folder *body, struct hy_err *err)
{
	const char *scope = side != HY_SIDE_ANY ? "" : folder.p;	/* Hyoka's own are for all */
	struct hy_rule_source manifest = source_of(rules, hy_path_join(rules->arena, folder, "manifest.lua"));
	struct hy_lane *lane = &rules->lanes[0];
	const char **names;
	unsigned n;
	int chunk;

	hy_lanes_settle(rules);
	if (!compile(lane, &manifest, &chunk, err) ||
	    !hy_script_list(lane->script, chunk, rules->arena, &names, &n, err) ||
	    !add_libraries(rules, folder, scope, err))
		return false;
	if (n > MOST_RULES)
		return hy_fail(err, hy_mark_file(folder.p), HY_M_RULE_MANY, NULL);
	for (unsigned i = 0; i < n; i++)
		add_entry(rules, folder, names[i], scope, side, body);
	return true;
}

bool
hy_rules_add(struct hy_rules *rules, struct hy_str folder, struct hy_err *err)
{
	return add_folder(rules, folder, HY_SIDE_ANY, NULL, err);
}

/* The rules a body keeps for itself, read when its first document comes. */
bool
hy_rules_add_body(struct hy_rules *rules, const struct hy_body *body, struct hy_err *err)
{
	for (unsigned i = 0; i < body->rule_folders.count; i++) {
		const struct hy_rule_folder *known = rules->folders;
		struct hy_rule_folder *folder;

		while (known != NULL && !hy_str_eq(known->path, body->rule_folders.at[i]))
			known = known->next;
		if (known != NULL)
			continue;
		folder = hy_new(rules->arena, struct hy_rule_folder);
		folder->path = body->rule_folders.at[i];
		if (!add_folder(rules, folder->path, HY_SIDE_ANY, folder, err))
			return false;
		folder->next = rules->folders;
		rules->folders = folder;
	}
	return true;
}

bool
hy_rule_entry_is_for(const struct hy_rule_entry *e, const struct hy_body *body)
{
	if (e->body == NULL)
		return true;
	for (unsigned i = 0; i < body->rule_folders.count; i++)
		if (hy_str_eq(e->body->path, body->rule_folders.at[i]))
			return true;
	return false;
}

/* Hyoka's own rules, compiled where they are still as they were then. */
static bool
add_own(struct hy_rules *rules, struct hy_err *err)
{
	struct hy_arena *arena = rules->arena;
	struct hy_str compiled;

	if (!hy_data_path(arena, "rules", &rules->home, err))
		return false;
	if (hy_module_path(arena, "rules.luac", &compiled, NULL))
		rules->compiled = hy_compiled_open(arena, compiled.p, rules->home.p);
	return add_folder(rules, rules->home, HY_SIDE_DOCUMENTS, NULL, err) &&
	    add_folder(rules, hy_path_join(arena, rules->home, "monitor"), HY_SIDE_LIVE, NULL, err);
}

struct hy_rules *
hy_rules_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_rules *rules = hy_new(arena, struct hy_rules);

	rules->arena = arena;
	rules->crash_tail = &rules->crashes;
	rules->scan = hy_scan_new(arena);
	if (hy_lane_open(rules, 0, err) && add_own(rules, err))
		return rules;
	hy_rules_close(rules);
	return NULL;
}

void
hy_rules_close(struct hy_rules *rules)
{
	if (rules == NULL)
		return;
	hy_compiled_close(rules->compiled);
	hy_scan_free(rules->scan);
	hy_lanes_close(rules);
}

bool
hy_rule_is_for(const struct hy_rule *rule, const struct hy_form *form)
{
	for (unsigned i = 0; i < rule->n_forms; i++)
		if (strcmp(rule->forms[i], form->form) == 0)
			return true;
	return rule->n_forms == 0 && !form->kept;
}

struct hy_rule_entry *
hy_rule_entry_of(struct hy_rules *rules, const struct hy_rule *rule)
{
	struct hy_rule_entry *e = rules->first;

	while (&e->rule != rule)
		e = e->next;
	return e;
}

void
hy_rules_request(struct hy_rules *rules, const struct hy_rule *rule)
{
	hy_rule_entry_of(rules, rule)->rule.on_request = false;
}

const struct hy_crash *
hy_rules_crashes(const struct hy_rules *rules)
{
	return rules->crashes;
}

static bool
same_id(const char *id, struct hy_str wanted)
{
	size_t i = 0;

	while (i < wanted.len && id[i] != '\0' &&
	    toupper((unsigned char)id[i]) == toupper((unsigned char)wanted.p[i]))
		i++;
	return i == wanted.len && id[i] == '\0';
}

const struct hy_rule *
hy_rules_find(struct hy_rules *rules, struct hy_str id)
{
	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next)
		if (same_id(e->rule.id, id) && hy_rule_entry_load(rules, e))
			return &e->rule;
	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next)
		if (hy_rule_entry_load(rules, e) && same_id(e->rule.id, id))
			return &e->rule;
	for (struct hy_rule_entry *e = rules->first; e != NULL; e = e->next)
		for (unsigned i = 0; i < e->rule.n_also; i++)
			if (same_id(e->rule.also[i].p, id))
				return &e->rule;
	return NULL;
}

const struct hy_rule *
hy_rules_at(struct hy_rules *rules, unsigned number)
{
	struct hy_rule_entry *e = rules->first;

	while (e != NULL && number-- > 0)
		e = e->next;
	if (e != NULL)
		hy_rule_entry_load(rules, e);
	return e != NULL ? &e->rule : NULL;
}

bool
hy_rules_broken(struct hy_rules *rules, const struct hy_rule *rule, struct hy_err *err)
{
	struct hy_rule_entry *e = hy_rule_entry_of(rules, rule);

	if (!hy_rule_entry_load(rules, e) && err != NULL)
		*err = *e->err;
	return e->broken;
}

bool
hy_rules_weigh(struct hy_rules *rules, const struct hy_body *body, struct hy_findings *findings,
    struct hy_err *err)
{
	for (const struct hy_slot_pair *c = body->severities; c != NULL; c = c->next) {
		const struct hy_rule *rule = hy_rules_find(rules, c->key);

		if (rule == NULL)
			return hy_fail(err, c->at, HY_M_RULE_UNKNOWN, c->key.p, NULL);
		for (struct hy_finding *f = findings->first; f != NULL; f = f->next) {
			enum hy_severity chosen = (enum hy_severity)c->value;
			bool mild = f->severity > rule->severity && f->severity > chosen;

			if (f->severity == HY_FATAL || mild || strcmp(f->rule, rule->id) != 0)
				continue;
			hy_finding_weigh(findings, f, chosen);
		}
	}
	return true;
}
