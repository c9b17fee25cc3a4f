#include "engine/command/monitor/monitor_init.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/check/subject/portfolio.h"
#include "engine/command/load.h"
#include "engine/form/path.h"
#include "engine/monitor/declared.h"
#include "engine/monitor/promise.h"

#define SKELETON "monitor_init.txt"
#define MOST_BYTES ((size_t)1 << 20)
#define PLACES 9

/* The revision to take promises from: the one in force, else the newest. */
static const struct hy_doc *
newest(struct hy_call *call, struct hy_forms *forms, const char *folder, struct hy_err *err)
{
	struct hy_arena *arena = call->arena;
	struct hy_bodies *bodies = hy_bodies_open(arena, err);
	const struct hy_body *body = bodies != NULL ? hy_declared_body(bodies, hy_str_of(folder), err) : NULL;
	struct hy_live *live = body != NULL ? hy_live_new(arena, body, &call->today) : NULL;
	struct hy_revisions revisions;

	if (live == NULL || !hy_declared_read(live, forms, folder, err))
		return NULL;
	if (live->n_epochs > 0)
		return live->epochs[live->n_epochs - 1].doc;
	return hy_revisions_load(arena, forms, folder, &revisions, err) ? revisions.docs[revisions.count - 1] : NULL;
}

/* A line for each line of TEXT, so that none of them ends the comment. */
static void
add_lines(struct hy_buf *out, struct hy_str text)
{
	size_t from = 0;

	for (size_t i = 0; i <= text.len && text.len > 0; i++) {
		if (i < text.len && text.p[i] != '\n')
			continue;
		if (i > from)
			hy_buf_format(out, "    # %.*s\n", (int)(i - from), text.p + from);
		from = i + 1;
	}
}

static bool
add_answer(struct hy_node *node, void *context)
{
	struct hy_buf *out = context;

	add_lines(out, hy_node_plain(out->arena, node));
	return true;
}

/* What DOC says at the items that promises.yaml names for binding WHAT, as comments. */
static struct hy_str
answers(struct hy_arena *arena, const struct hy_doc *doc, const struct hy_yaml *data, const char *what)
{
	const struct hy_yaml *rows = hy_yaml_get(data, "names");
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_text(&out, "");
	for (const struct hy_yaml *row = rows->first; row != NULL; row = row->next) {
		const struct hy_yaml *items = hy_yaml_get(row, what);

		if (!hy_str_is(hy_yaml_text(row, "form"), doc->form->form) || items == NULL)
			continue;
		for (const struct hy_yaml *item = items->first; item != NULL; item = item->next)
			hy_path_each(doc, item->text, add_answer, &out);
	}
	return hy_buf_get(&out);
}

/* A key for each file of the assessment. */
static struct hy_str
file_keys(struct hy_arena *arena, const struct hy_doc *doc)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_text(&out, "");
	for (unsigned f = 1; f <= hy_doc_files(doc); f++)
		hy_buf_format(&out, "    %.*s: {tables: {}}\n", HY_ARG(hy_record_title(hy_doc_file(doc, f))));
	return hy_buf_get(&out);
}

/* A promise as comments: place, sentence, and how it can be kept. */
static void
write_promise(struct hy_arena *arena, struct hy_buf *out, const struct hy_promise *p)
{
	hy_buf_format(out, "  # %.*s\n  # %.*s\n", HY_ARG(hy_node_official(arena, p->node)), HY_ARG(p->text));
	if (p->others.len > 0)
		hy_buf_format(out, "#  %.*s: {relies_on: %.*s}\n", HY_ARG(p->id), HY_ARG(p->others));
	else if (p->rule != NULL)
		hy_buf_format(out, "#  %.*s: {check: %s}\n", HY_ARG(p->id), p->rule);
	else
		hy_buf_format(out, "#  %.*s: {people: \"\"}\n", HY_ARG(p->id));
}

/* A line for each of the others by whom promises are kept. */
static struct hy_str
others(struct hy_arena *arena, const struct hy_promises *promises)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_text(&out, "");
	for (const struct hy_promise *p = promises->first; p != NULL; p = p->next) {
		const struct hy_promise *before = promises->first;

		while (before != p && !hy_str_eq(before->others, p->others))
			before = before->next;
		if (before == p && p->others.len > 0)
			hy_buf_format(&out, "#  - {item: \"\", on: %.*s, document: \"\", issued: , until: }\n", HY_ARG(p->others));
	}
	return hy_buf_get(&out);
}

/* PATH as the configuration in OUTPUT names it. */
static struct hy_str
seen_from(struct hy_arena *arena, const char *path, const char *output)
{
	struct hy_str folder = hy_path_folder(arena, output);

	return hy_str_is(folder, ".") ? hy_str_of(path) : hy_path_real(arena, path);
}

static struct hy_str
fill(struct hy_call *call, const struct hy_doc *doc, const char *folder, struct hy_str skeleton,
    const struct hy_promises *promises, const struct hy_yaml *data)
{
	struct hy_arena *arena = call->arena;
	const char *output = hy_call_value(call, "output", "monitor.yaml");
	struct hy_buf list = hy_buf_new(arena);

	hy_buf_text(&list, "");
	for (const struct hy_promise *p = promises->first; p != NULL; p = p->next)
		write_promise(arena, &list, p);
	return hy_str_fill_list(arena, skeleton, (const struct hy_str[PLACES]){
		seen_from(arena, folder, output), hy_str_of(output), file_keys(arena, doc),
		answers(arena, doc, data, "departments"), answers(arena, doc, data, "vendors"),
		answers(arena, doc, data, "recipients"),
		hy_str_format(arena, "%u", promises->count), hy_buf_get(&list), others(arena, promises),
	}, PLACES);
}

/* A configuration that is there already is never written over: there is work in it. */
static bool
may_write(const struct hy_call *call, struct hy_err *err)
{
	const char *path = hy_call_value(call, "output", "-");

	return strcmp(path, "-") == 0 || !hy_file_exists(path) ||
	    hy_fail(err, hy_mark_file(path), HY_M_MONITOR_THERE, NULL);
}

int
hy_monitor_init(struct hy_call *call)
{
	struct hy_arena *arena = call->arena;
	const char *folder = hy_path_operand(arena, call->operands[0]);
	struct hy_err err = { .text = "" };
	struct hy_forms *forms = hy_forms_open(arena, &err);
	const struct hy_doc *doc = forms != NULL ? newest(call, forms, folder, &err) : NULL;
	const struct hy_promises *promises = doc != NULL ? hy_promises_find(arena, doc, NULL, &err) : NULL;
	const struct hy_yaml *data = promises != NULL ? hy_yaml_data(arena, HY_PROMISES_FILE, &err) : NULL;
	struct hy_str templates, skeleton;

	if (data == NULL || !may_write(call, &err) || !hy_data_path(arena, "templates", &templates, &err) ||
	    !hy_file_read(arena, hy_path_join(arena, templates, SKELETON).p, MOST_BYTES, &skeleton, &err))
		return hy_call_fail(call, &err);
	return hy_call_write(call, fill(call, doc, folder, skeleton, promises, data));
}

/* How each kind of keeping is told, in the order of what needs doing. */
static const struct {
	enum hy_kept kept;
	enum hy_message text;
} ways[] = {
	{ HY_KEPT_OPEN, HY_M_PROMISE_OPEN }, { HY_KEPT_CHECK, HY_M_PROMISE_CHECK },
	{ HY_KEPT_OTHERS, HY_M_PROMISE_OTHERS }, { HY_KEPT_PEOPLE, HY_M_PROMISE_PEOPLE },
};

static struct hy_str
coverage(struct hy_arena *arena, const struct hy_promises *promises)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < HY_COUNT(ways); i++) {
		hy_buf_format(&out, "%s: %u / %u\n", hy_message_text(ways[i].text), promises->kept[ways[i].kept],
		    promises->count);
		for (const struct hy_promise *p = promises->first; p != NULL; p = p->next) {
			if (p->kept != ways[i].kept)
				continue;
			hy_buf_format(&out, "    %.*s %.*s%s%.*s\n        %.*s\n", HY_ARG(p->id),
			    HY_ARG(hy_node_official(arena, p->node)), p->by.len > 0 ? " -> " : "", HY_ARG(p->by),
			    HY_ARG(hy_text_visible(arena, p->text)));
		}
	}
	if (promises->n_gone > 0)
		hy_buf_format(&out, "%s: %u\n", hy_message_text(HY_M_PROMISE_GONE), promises->n_gone);
	for (unsigned i = 0; i < promises->n_gone; i++)
		hy_buf_format(&out, "    %.*s%.*s\n", HY_ARG(hy_mark_text(arena, promises->gone[i]->at)),
		    HY_ARG(promises->gone[i]->text));
	return hy_buf_get(&out);
}

const struct hy_promises *
hy_monitor_promises(struct hy_call *call, struct hy_setup *setup, struct hy_err *err)
{
	struct hy_forms *forms = hy_forms_open(call->arena, err);

	setup->config = forms != NULL ? hy_monitor_config_read(call->arena, call->operands[0], err) : NULL;
	setup->doc = setup->config != NULL ? newest(call, forms, setup->config->assessment.p, err) : NULL;
	return setup->doc != NULL ? hy_promises_find(call->arena, setup->doc, setup->config, err) : NULL;
}

/* Every check that a promise is left to is a rule of the live side, Hyoka's or the body's. */
static bool
are_rules(struct hy_call *call, const struct hy_setup *setup, const struct hy_promises *promises, struct hy_err *err)
{
	struct hy_bodies *bodies = hy_bodies_open(call->arena, err);
	const struct hy_body *body = bodies != NULL ? hy_declared_body(bodies, setup->config->assessment, err) : NULL;
	struct hy_rules *rules = body != NULL ? hy_live_rules_open(call->arena, err) : NULL;
	bool ok = rules != NULL && hy_rules_add_body(rules, body, err);

	for (const struct hy_promise *p = promises->first; ok && p != NULL; p = p->next) {
		const struct hy_rule *rule = p->kept == HY_KEPT_CHECK ? hy_rules_find(rules, p->by) : NULL;

		ok = p->kept != HY_KEPT_CHECK || (rule != NULL && rule->monitor) ||
		    hy_fail(err, hy_yaml_get(setup->config->promises, p->id.p)->at, HY_M_NO_RULE, p->by.p, NULL);
	}
	hy_rules_close(rules);
	return ok;
}

int
hy_monitor_check_config(struct hy_call *call)
{
	struct hy_err err = { .text = "" };
	struct hy_setup setup;
	const struct hy_promises *promises = hy_monitor_promises(call, &setup, &err);

	if (promises == NULL || !are_rules(call, &setup, promises, &err))
		return hy_call_fail(call, &err);
	return hy_call_write(call, coverage(call->arena, promises));
}
