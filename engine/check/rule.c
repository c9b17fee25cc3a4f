#include "engine/check/rule.h"

#include <ctype.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/due.h"
#include "engine/check/scan.h"
#include "engine/check/script.h"

#define MOST_RULES 1000u

/* A folder of rules that some bodies ask for; its rules run for their documents only. */
struct folder {
	struct hy_str path;
	const struct folder *next;
};

struct entry {
	struct hy_rule rule;
	int chunk;
	unsigned *words;	/* numbers of rule.words */
	bool loaded;		/* compiled and described */
	bool broken;
	bool raised;		/* only the engine raises it: loaded when asked for */
	const char *scope;	/* whose libraries it sees first: its folder, "" for Hyoka's own rules */
	const struct folder *body;	/* a body's own folder; NULL = for everyone */
	struct hy_err err;	/* why it is broken */
	struct entry *next;
};

struct hy_rules {
	struct hy_arena *arena;
	struct hy_script *script;
	struct hy_scan *scan;
	struct entry *first, **tail;
	const struct folder *folders;
	const struct hy_crash *crashes, **crash_tail;
};

struct hy_str
hy_pair_text(struct hy_pair pair)
{
	return hy_language_get() == HY_EN && pair.en.len > 0 ? pair.en : pair.ja;
}

static bool
compile(struct hy_rules *rules, struct hy_str path, int *chunk, struct hy_err *err)
{
	struct hy_str bytes;

	return hy_file_read(rules->arena, path.p, HY_SCRIPT_FILE, &bytes, err) &&
	    hy_script_compile(rules->script, path.p, bytes, chunk, err);
}

static void
number_words(struct hy_rules *rules, struct entry *e)
{
	e->words = hy_new_array(rules->arena, e->rule.n_words + 1, unsigned);
	for (unsigned i = 0; i < e->rule.n_words; i++)
		e->words[i] = hy_scan_add(rules->scan, e->rule.words[i]);
}

/* No rule in front of E that may run beside it has its id: findings and waivers go by it. */
static bool
id_is_own(struct hy_rules *rules, struct entry *e)
{
	for (const struct entry *o = rules->first; o != e; o = o->next)
		if (strcmp(o->rule.id, e->rule.id) == 0 &&
		    (o->body == NULL || e->body == NULL || o->body == e->body))
			return hy_fail(&e->err, hy_mark_file(e->rule.file), HY_M_RULE_TWICE, e->rule.id,
			    o->rule.file, NULL);
	return true;
}

/* Compiles and describes a rule once; a broken one stays broken. */
static bool
load(struct hy_rules *rules, struct entry *e)
{
	if (e->loaded || e->broken)
		return e->loaded;
	hy_script_scope(rules->script, e->scope);
	e->loaded = compile(rules, hy_str_of(e->rule.file), &e->chunk, &e->err) &&
	    hy_script_describe(rules->script, e->chunk, rules->arena, &e->rule, &e->err) &&
	    id_is_own(rules, e);
	e->broken = !e->loaded;
	if (e->loaded)
		number_words(rules, e);
	return e->loaded;
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
    const struct folder *body)
{
	bool raised = name[0] == '-';
	struct entry *e = hy_new(rules->arena, struct entry);

	name += raised;
	e->body = body;
	e->scope = scope;
	e->rule.id = id_of_name(rules->arena, name);
	e->rule.file = hy_path_join(rules->arena, folder,
	    hy_str_format(rules->arena, "%s.lua", name).p).p;
	e->raised = raised;
	*rules->tail = e;
	rules->tail = &e->next;
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
	for (size_t i = 0; i < n; i++) {
		struct hy_str stem = hy_str_cut(names[i], 0, names[i].len - 4);
		int chunk;

		if (strcmp(hy_path_suffix(names[i].p), "lua") != 0)
			continue;
		if (!compile(rules, hy_path_join(rules->arena, lib, names[i].p), &chunk, err))
			return false;
		hy_script_library(rules->script, scope, hy_str_copy(rules->arena, stem.p, stem.len).p, chunk);
	}
	return true;
}

/*
 * The manifest is a list of names; a name with a minus in front is a rule that
 * the engine raises: only described in Lua.
 */
static bool
add_folder(struct hy_rules *rules, struct hy_str folder, const struct folder *body,
    struct hy_err *err)
{
	const char *scope = rules->first == NULL ? "" : folder.p;	/* Hyoka's own come first */
	const char **names;
	unsigned n;
	int chunk;

	if (!compile(rules, hy_path_join(rules->arena, folder, "manifest.lua"), &chunk, err) ||
	    !hy_script_list(rules->script, chunk, rules->arena, &names, &n, err) ||
	    !add_libraries(rules, folder, scope, err))
		return false;
	if (n > MOST_RULES)
		return hy_fail(err, hy_mark_file(folder.p), HY_M_RULE_MANY, NULL);
	for (unsigned i = 0; i < n; i++)
		add_entry(rules, folder, names[i], scope, body);
	return true;
}

bool
hy_rules_add(struct hy_rules *rules, struct hy_str folder, struct hy_err *err)
{
	return add_folder(rules, folder, NULL, err);
}

/* The rules a body keeps for itself, read when its first document comes. */
bool
hy_rules_add_body(struct hy_rules *rules, const struct hy_body *body, struct hy_err *err)
{
	for (unsigned i = 0; i < body->n_rule_folders; i++) {
		const struct folder *known = rules->folders;
		struct folder *folder;

		while (known != NULL && !hy_str_eq(known->path, body->rule_folders[i]))
			known = known->next;
		if (known != NULL)
			continue;
		folder = hy_new(rules->arena, struct folder);
		folder->path = body->rule_folders[i];
		if (!add_folder(rules, folder->path, folder, err))
			return false;
		folder->next = rules->folders;
		rules->folders = folder;
	}
	return true;
}

static bool
is_for(const struct entry *e, const struct hy_body *body)
{
	if (e->body == NULL)
		return true;
	for (unsigned i = 0; i < body->n_rule_folders; i++)
		if (hy_str_eq(e->body->path, body->rule_folders[i]))
			return true;
	return false;
}

struct hy_rules *
hy_rules_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_rules *rules = hy_new(arena, struct hy_rules);
	struct hy_str folder;

	rules->arena = arena;
	rules->tail = &rules->first;
	rules->crash_tail = &rules->crashes;
	rules->scan = hy_scan_new(arena);
	rules->script = hy_script_open(err);
	if (rules->script == NULL)
		return NULL;
	if (!hy_data_path(arena, "rules", &folder, err) || !hy_rules_add(rules, folder, err)) {
		hy_script_close(rules->script);
		return NULL;
	}
	return rules;
}

void
hy_rules_close(struct hy_rules *rules)
{
	if (rules != NULL)
		hy_script_close(rules->script);
}

bool
hy_rule_is_for(const struct hy_rule *rule, const struct hy_form *form)
{
	for (unsigned i = 0; i < rule->n_forms; i++)
		if (strcmp(rule->forms[i], form->form) == 0)
			return true;
	return rule->n_forms == 0;
}

static const char *const certainties[] = { "law", "practice", "known" };

const char *
hy_certainty_name(enum hy_certainty certainty)
{
	return certainties[certainty];
}

static struct entry *
entry_of(struct hy_rules *rules, const struct hy_rule *rule)
{
	struct entry *e = rules->first;

	while (&e->rule != rule)
		e = e->next;
	return e;
}

void
hy_rules_request(struct hy_rules *rules, const struct hy_rule *rule)
{
	entry_of(rules, rule)->rule.on_request = false;
}

static bool
applies(const struct hy_rule *rule, const struct hy_script_run *run)
{
	bool wanted = run->dues != NULL ? rule->dues : run->old != NULL ? rule->compares : rule->runs;

	return wanted && !rule->on_request && (run->old != NULL || rule->portfolio == (run->portfolio != NULL)) &&
	    (run->doc == NULL || hy_rule_is_for(rule, run->doc->form));
}

/* What is being checked, for messages. */
static struct hy_mark
subject(const struct hy_script_run *run)
{
	return hy_mark_file(run->doc != NULL ? run->doc->file : run->portfolio->first->folder.p);
}

/* A rule that cannot be loaded crashes on every document but is told once. */
static void
add_crash(struct hy_rules *rules, const struct entry *e, const struct hy_script_run *run,
    const struct hy_err *why)
{
	struct hy_crash *crash;

	for (const struct hy_crash *c = rules->crashes; c != NULL; c = c->next)
		if (strcmp(c->rule, e->rule.id) == 0 && hy_str_is(c->text, why->text))
			return;
	crash = hy_new(rules->arena, struct hy_crash);
	crash->rule = e->rule.id;
	crash->at = subject(run);
	crash->text = hy_str_copy(rules->arena, why->text, strlen(why->text));
	*rules->crash_tail = crash;
	rules->crash_tail = &crash->next;
}

/* Runs one rule; false with WHY when it crashed. */
static bool
run_rule(struct hy_rules *rules, struct entry *e, struct hy_script_run *run, struct hy_err *why)
{
	if (e->raised)
		return true;
	if (!load(rules, e)) {
		*why = e->err;
		return false;
	}
	if (!applies(&e->rule, run))
		return true;
	hy_script_scope(rules->script, e->scope);
	run->rule = &e->rule;
	run->words = e->words;
	run->found = 0;
	return hy_script_check(rules->script, e->chunk, run, why);
}

/* What the rules over one document share. */
struct shared {
	struct hy_script_pair *pairs;
	struct hy_namer *namer;
};

/* Sets RUN up for its document; SHARED lasts as long as the run. */
static void
prepare(struct hy_rules *rules, struct hy_script_run *run, struct shared *shared)
{
	*shared = (struct shared){ NULL, NULL };
	run->scan = rules->scan;
	run->pairs = &shared->pairs;
	run->namer = &shared->namer;
	hy_scan_begin(rules->scan, run->doc);
}

static bool
run_all(struct hy_rules *rules, struct hy_script_run *run, struct hy_err *err)
{
	const struct hy_body *body = run->context->body;
	struct shared shared;
	bool ok = hy_rules_add_body(rules, body, err);

	/* All of them first: one pass over the texts finds the words of all rules. */
	for (struct entry *e = rules->first; e != NULL; e = e->next)
		if (!e->raised && is_for(e, body))
			load(rules, e);
	prepare(rules, run, &shared);
	for (struct entry *e = rules->first; e != NULL; e = e->next) {
		struct hy_err why = { .text = "" };

		if (!is_for(e, body) || run_rule(rules, e, run, &why))
			continue;
		add_crash(rules, e, run, &why);
		if (ok)
			hy_fail(err, subject(run), HY_M_RULE_CRASHED, e->rule.id, why.text, NULL);
		ok = false;
	}
	return ok;
}

bool
hy_rules_run(struct hy_rules *rules, const struct hy_doc *doc, const struct hy_context *context,
    struct hy_findings *findings, struct hy_err *err)
{
	struct hy_script_run run = { .doc = doc, .context = context, .findings = findings };

	return run_all(rules, &run, err);
}

/* Each published revision of A, and the coming one, beside the published one before it. */
static bool
compare_revisions(struct hy_rules *rules, const struct hy_assessment *a,
    const struct hy_script_run *like, struct hy_err *err)
{
	struct hy_script_run run = { .context = like->context, .findings = like->findings };
	bool ok = true;

	for (unsigned i = 0; i < a->count; i++) {
		bool out = hy_doc_stage(a->revisions[i]) >= HY_PUBLISHED;

		if (!out && a->revisions[i] != a->coming)
			continue;
		run.doc = a->revisions[i];
		if (run.old != NULL)
			ok = run_all(rules, &run, ok ? err : NULL) && ok;
		if (out)
			run.old = run.doc;
	}
	return ok;
}

bool
hy_rules_run_one(struct hy_rules *rules, const struct hy_rule *rule, const struct hy_doc *doc,
    const struct hy_portfolio *portfolio, const struct hy_context *context,
    struct hy_findings *findings, struct hy_err *err)
{
	struct hy_script_run run = { .doc = rule->portfolio ? NULL : doc, .context = context,
		.portfolio = rule->portfolio ? portfolio : NULL, .findings = findings };
	struct entry *e = entry_of(rules, rule);
	struct shared shared;

	hy_rules_request(rules, rule);
	prepare(rules, &run, &shared);
	return run_rule(rules, e, &run, err);
}

bool
hy_rules_run_portfolio(struct hy_rules *rules, const struct hy_portfolio *portfolio,
    const struct hy_context *context, struct hy_findings *findings, struct hy_err *err)
{
	struct hy_script_run run = { .portfolio = portfolio, .context = context,
		.findings = findings };
	bool ok = portfolio->first == NULL || run_all(rules, &run, err);

	for (const struct hy_assessment *a = portfolio->first; a != NULL; a = a->next)
		ok = compare_revisions(rules, a, &run, ok ? err : NULL) && ok;
	return ok;
}

bool
hy_rules_due(struct hy_rules *rules, const struct hy_doc *doc,
    const struct hy_portfolio *portfolio, const struct hy_context *context, struct hy_dues *dues,
    struct hy_err *err)
{
	struct hy_script_run run = { .doc = doc, .portfolio = portfolio, .context = context,
		.findings = hy_findings_new(dues->arena), .dues = dues };

	return run_all(rules, &run, err);
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
	for (struct entry *e = rules->first; e != NULL; e = e->next)
		if (same_id(e->rule.id, id) && load(rules, e))
			return &e->rule;
	for (struct entry *e = rules->first; e != NULL; e = e->next)
		if (load(rules, e) && same_id(e->rule.id, id))
			return &e->rule;
	return NULL;
}

const struct hy_rule *
hy_rules_at(struct hy_rules *rules, unsigned number)
{
	struct entry *e = rules->first;

	while (e != NULL && number-- > 0)
		e = e->next;
	if (e != NULL)
		load(rules, e);
	return e != NULL ? &e->rule : NULL;
}

bool
hy_rules_broken(struct hy_rules *rules, const struct hy_rule *rule, struct hy_err *err)
{
	struct entry *e = entry_of(rules, rule);

	if (!load(rules, e) && err != NULL)
		*err = e->err;
	return e->broken;
}

bool
hy_rules_weigh(struct hy_rules *rules, const struct hy_body *body, struct hy_findings *findings,
    struct hy_err *err)
{
	for (const struct hy_choice *c = body->severities; c != NULL; c = c->next) {
		const struct hy_rule *rule = hy_rules_find(rules, c->rule);

		if (rule == NULL)
			return hy_fail(err, c->at, HY_M_RULE_UNKNOWN, c->rule.p, NULL);
		for (struct hy_finding *f = findings->first; f != NULL; f = f->next) {
			bool mild = f->severity > rule->severity && f->severity > c->severity;

			if (f->severity == HY_FATAL || mild || strcmp(f->rule, rule->id) != 0)
				continue;
			hy_finding_weigh(findings, f, c->severity);
		}
	}
	return true;
}
