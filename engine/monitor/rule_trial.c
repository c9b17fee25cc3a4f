#include "engine/monitor/rule_trial.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "engine/monitor/monitor.h"

#define CONFIG "monitor.yaml"
#define REVISIONS "assessment"

/* What a configuration need not say in an example. */
static const struct { const char *key, *line; } settings[] = {
	{ "version", "version: 1" }, { "assessment", "assessment: " REVISIONS }, { "state", "state: monitor.db" },
	{ "key_file", "key_file: monitor.key" },
};

/* An example that is being written into its folder. */
struct setup {
	const struct hy_trial *trial;
	const struct hy_rule *rule;
	struct hy_arena *arena;
	struct hy_str folder;
	struct hy_err *why;
};

static bool
put(const struct setup *s, const char *name, struct hy_str bytes)
{
	struct hy_output out;

	if (!hy_output_open(&out, s->arena, hy_path_join(s->arena, s->folder, name).p, s->why))
		return false;
	if (fwrite(bytes.p, 1, bytes.len, out.file) == bytes.len)
		return hy_output_commit(&out, s->why);
	hy_output_discard(&out);
	return hy_fail(s->why, hy_mark_file(name), HY_M_CANNOT_WRITE, name, hy_errno_text(errno), NULL);
}

/* The configuration PART with what it need not say, behind its own lines. */
static bool
put_config(const struct setup *s, struct hy_str part)
{
	const struct hy_yaml *yaml = hy_yaml_parse(s->arena, CONFIG, part, s->why);
	struct hy_buf whole = hy_buf_new(s->arena);

	if (yaml == NULL)
		return false;
	hy_buf_add(&whole, part.p, part.len);
	hy_buf_char(&whole, '\n');
	for (size_t i = 0; i < HY_COUNT(settings); i++)
		if (hy_yaml_get(yaml, settings[i].key) == NULL)
			hy_buf_format(&whole, "%s\n", settings[i].line);
	return put(s, CONFIG, hy_buf_get(&whole));
}

/* PART of an example becomes a file; what is no YAML loses the line with its name. */
static bool
put_part(const struct setup *s, struct hy_str part, unsigned number)
{
	struct hy_str name = hy_example_name(part), whole;
	const char *file;

	if (hy_str_find(name, HY_S("/"), 0) >= 0)
		return hy_fail(s->why, hy_mark_file(s->rule->file), HY_M_RULE_TEST_NAME, hy_str_copy(s->arena, name.p, name.len).p, NULL);
	if (hy_str_is(name, CONFIG))
		return put_config(s, part);
	if (name.len > 0 && !hy_str_ends(name, HY_S(".yaml"))) {
		part = hy_str_cut(part, (size_t)(name.p + name.len - part.p), part.len);
		return put(s, hy_str_copy(s->arena, name.p, name.len).p, hy_str_cut(part, part.len > 0, part.len));
	}
	file = name.len > 0 ? hy_str_format(s->arena, REVISIONS "/%.*s", HY_ARG(name)).p
	    : hy_str_format(s->arena, REVISIONS "/%u.yaml", number).p;
	return hy_example_whole(s->trial, s->rule, file, part, &whole, s->why) && put(s, file, whole);
}

/* The folder has the rule among those of its body, and a key. */
static bool
put_all(const struct setup *s, struct hy_str text)
{
	struct hy_str rules = hy_path_real(s->arena, hy_path_folder(s->arena, s->rule->file).p), part;

	if (mkdir(hy_path_join(s->arena, s->folder, REVISIONS).p, 0700) != 0)
		return hy_fail(s->why, hy_mark_file(s->folder.p), HY_M_CANNOT_WRITE, s->folder.p, hy_errno_text(errno), NULL);
	if (!put(s, "hyoka.yaml", hy_str_format(s->arena, "rules: '%.*s'\n", HY_ARG(rules))) ||
	    !hy_key_make(hy_path_join(s->arena, s->folder, "monitor.key").p, s->why))
		return false;
	for (unsigned n = 1; hy_example_take(&text, &part); n++)
		if (!put_part(s, part, n))
			return false;
	return true;
}

static void
remove_folder(struct hy_arena *arena, struct hy_str folder)
{
	struct hy_err none;
	struct hy_str *names;
	size_t n;

	if (!hy_folder_list_all(arena, folder.p, &names, &n, &none))
		return;
	for (size_t i = 0; i < n; i++) {
		struct hy_str path = hy_path_join(arena, folder, names[i].p);

		if (hy_file_is_folder(path.p))
			remove_folder(arena, path);
		else
			(void)unlink(path.p);
	}
	(void)rmdir(folder.p);
}

/* Monitors what is in the folder by the rule alone: how many judgements are no good news, and the first of them. False with WHY. */
static bool
monitor(const struct setup *s, unsigned *bad, struct hy_str *first)
{
	struct hy_monitor_run run = {
		.arena = s->arena, .file = hy_path_join(s->arena, s->folder, CONFIG).p, .only = s->rule->id,
		.today = &s->trial->context->today,
	};
	bool ok = hy_monitor_run(&run, s->why);

	if (ok && run.troubles != NULL) {
		*s->why = run.troubles->err;
		ok = false;
	}
	if (ok) {
		*bad = run.judgements->count[HY_DEVIATES] + run.judgements->count[HY_GAP];
		/* What is bad comes first. */
		*first = *bad > 0 ? run.judgements->first->message : HY_S("");
	}
	hy_monitor_close(&run);
	return ok;
}

/* A place in the folder, which is gone, as one in the EXAMPLE. */
static void
name_place(const struct setup *s, const char *example)
{
	const char *file = s->why->at.file;

	if (file != NULL && hy_str_starts(hy_str_of(file), s->folder))
		s->why->at.file = hy_str_format(s->arena, "%s%s", example, file + s->folder.len).p;
}

static bool
try_example(const struct hy_trial *trial, const struct hy_rule *rule, const char *example, unsigned *bad, struct hy_str *first,
    struct hy_err *why)
{
	struct hy_str text = strcmp(example, "bad") == 0 ? rule->bad : rule->good;
	const char *place = getenv("TMPDIR");
	struct hy_str pattern = hy_str_format(trial->arena, "%s/hyoka-rule-XXXXXX", place != NULL ? place : "/tmp");
	char *folder = hy_arena_copy(trial->arena, pattern.p, pattern.len);
	struct setup s = { trial, rule, trial->arena, { NULL, 0 }, why };
	bool ok;

	if (mkdtemp(folder) == NULL)
		return hy_fail(why, hy_mark_file(rule->file), HY_M_CANNOT_WRITE, folder, hy_errno_text(errno), NULL);
	s.folder = hy_str_of(folder);
	ok = put_all(&s, text) && monitor(&s, bad, first);
	if (!ok)
		name_place(&s, example);
	remove_folder(trial->arena, s.folder);
	return ok;
}

enum hy_tried
hy_monitor_rule_try(const struct hy_trial *trial, const struct hy_rule *rule, struct hy_err *why)
{
	enum hy_tried how = hy_rule_try_begin(trial, rule, why);
	struct hy_str first;
	unsigned bad, good;

	if (how != HY_TRIED_WELL)
		return how;
	if (!try_example(trial, rule, "bad", &bad, &first, why) || !try_example(trial, rule, "good", &good, &first, why))
		return HY_TRIED_BADLY;
	if (bad == 0)
		hy_fail(why, hy_mark_file(rule->file), HY_M_RULE_TEST_SILENT, NULL);
	else if (good > 0)
		hy_fail(why, hy_mark_file(rule->file), HY_M_RULE_TEST_FIRES, first.p, NULL);
	return bad > 0 && good == 0 ? HY_TRIED_WELL : HY_TRIED_BADLY;
}
