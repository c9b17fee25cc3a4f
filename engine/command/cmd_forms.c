/* hyoka forms: the forms and editions that are known, and what each edition changed. */
#include <string.h>

#include "engine/base/json.h"
#include "engine/command/call.h"
#include "engine/form/edition/edition_map.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	struct hy_buf out;
	struct hy_err err;
};

/* How a change is called, for people and in JSON. */
static const struct {
	enum hy_message text;
	const char *name;
} passages[] = {
	[HY_PASSAGE_REWORDED] = { HY_M_PASSAGE_REWORDED, "reworded" },
	[HY_PASSAGE_MOVED] = { HY_M_PASSAGE_MOVED, "moved" },
	[HY_PASSAGE_NEW] = { HY_M_PASSAGE_NEW, "new" },
	[HY_PASSAGE_DROPPED] = { HY_M_PASSAGE_DROPPED, "dropped" },
	[HY_PASSAGE_LOST] = { HY_M_PASSAGE_LOST, "lost" },
};

/* The edition before in the order of the rows; NULL with no error for the first of a form. */
static bool
load_before(struct run *r, const struct hy_form *form, const struct hy_form **before)
{
	struct hy_str own = hy_form_full_name(r->call->arena, form);
	unsigned n, at = 0;
	const struct hy_str *rows = hy_forms_list(r->forms, &n);
	size_t prefix = strlen(form->form) + 1;

	*before = NULL;
	while (at < n && !hy_str_eq(rows[at], own))
		at++;
	while (at-- > 0)
		if (strncmp(rows[at].p, own.p, prefix) == 0)
			return (*before = hy_forms_named(r->forms, rows[at], &r->err)) != NULL;
	return true;
}

static struct hy_str
name_of(const struct hy_item *item, const struct hy_option *option)
{
	return option != NULL ? option->label : item->label;
}

static void
passage_text(struct run *r, const struct hy_passage *p)
{
	struct hy_arena *arena = r->call->arena;
	const struct hy_item *item = p->from != NULL ? p->from : p->to;
	struct hy_str before = p->type == HY_PASSAGE_NEW ? HY_S("") : p->type == HY_PASSAGE_MOVED
	    ? hy_item_path(arena, p->from) : name_of(p->from, p->from_option);
	struct hy_str after = p->type == HY_PASSAGE_MOVED ? hy_item_path(arena, p->to)
	    : p->type >= HY_PASSAGE_DROPPED ? HY_S("") : name_of(p->to, p->to_option);
	bool both = before.len > 0 && after.len > 0;

	hy_buf_format(&r->out, "    %s %s: %.*s%s%.*s", hy_message_text(passages[p->type].text),
	    hy_item_path(arena, item).p, HY_ARG(before), both ? " -> " : "", HY_ARG(after));
	if (p->why.len > 0)
		hy_buf_format(&r->out, " (%.*s)", HY_ARG(p->why));
	hy_buf_char(&r->out, '\n');
}

static void
passage_json(struct run *r, struct hy_json *json, const struct hy_passage *p)
{
	hy_json_open(json, NULL, '{');
	hy_json_text(json, "type", hy_str_of(passages[p->type].name));
	if (p->from != NULL)
		hy_json_text(json, "from", hy_item_path(r->call->arena, p->from));
	if (p->to != NULL)
		hy_json_text(json, "to", hy_item_path(r->call->arena, p->to));
	if (p->from != NULL)
		hy_json_text(json, "label_before", name_of(p->from, p->from_option));
	if (p->to != NULL && p->type != HY_PASSAGE_DROPPED && p->type != HY_PASSAGE_LOST)
		hy_json_text(json, "label", name_of(p->to, p->to_option));
	if (p->why.len > 0)
		hy_json_text(json, "why", p->why);
	hy_json_close(json, '}');
}

/* Nothing of an older edition may be left without a word. */
static bool
fail_lost(struct run *r, const struct hy_form *form, const struct hy_passage *p)
{
	for (; p != NULL; p = p->next)
		if (p->type == HY_PASSAGE_LOST)
			return hy_fail(&r->err, hy_mark_file(form->root->at.file), HY_M_FORM_LOST,
			    hy_item_path(r->call->arena, p->from).p,
			    name_of(p->from, p->from_option).p, NULL);
	return true;
}

static bool
say_changes(struct run *r, const struct hy_form *form, struct hy_json *json)
{
	const struct hy_form *before;
	const struct hy_passage *first = NULL;

	if (!load_before(r, form, &before))
		return false;
	if (before != NULL && !hy_editions_compare(r->call->arena, r->forms, before, form, &first,
	    &r->err))
		return false;
	if (json != NULL)
		hy_json_open(json, "changes", '[');
	for (const struct hy_passage *p = first; p != NULL; p = p->next) {
		if (json != NULL)
			passage_json(r, json, p);
		else
			passage_text(r, p);
	}
	if (json != NULL)
		hy_json_close(json, ']');
	return fail_lost(r, form, first);
}

static bool
form_json(struct run *r, const struct hy_form *form, struct hy_json *json)
{
	bool fine;

	hy_json_open(json, NULL, '{');
	hy_json_text(json, "form", hy_str_of(form->form));
	hy_json_text(json, "edition", hy_str_of(form->edition));
	hy_json_text(json, "number", form->number);
	hy_json_text(json, "name", form->name);
	hy_json_text(json, "edition_name", form->edition_name);
	if (form->in_force.len > 0)
		hy_json_text(json, "in_force", form->in_force);
	else
		hy_json_null(json, "in_force");
	hy_json_bool(json, "seen", form->seen);
	hy_json_open(json, "unverified", '[');
	for (unsigned u = 0; u < form->n_unverified; u++)
		hy_json_text(json, NULL, form->unverified[u]);
	hy_json_close(json, ']');
	fine = !hy_call_has(r->call, "changes") || say_changes(r, form, json);
	hy_json_close(json, '}');
	return fine;
}

static bool
form_text(struct run *r, const struct hy_form *form)
{
	hy_buf_format(&r->out, "%-18s %s %s %s (%s)%s%s\n",
	    hy_form_full_name(r->call->arena, form).p, form->number.p, form->name.p,
	    form->edition_name.p, form->in_force.len > 0 ? form->in_force.p
	    : hy_message_text(HY_M_DAY_UNKNOWN), form->seen ? "" : " ",
	    form->seen ? "" : hy_message_text(HY_M_UNVERIFIED));
	if (hy_call_has(r->call, "changes"))
		return say_changes(r, form, NULL);
	for (unsigned u = 0; u < form->n_unverified; u++)
		hy_buf_format(&r->out, "    %s: %s\n", hy_message_text(HY_M_UNVERIFIED),
		    form->unverified[u].p);
	return true;
}

static bool
list_forms(struct run *r, struct hy_json *json)
{
	unsigned n;
	const struct hy_str *rows = hy_forms_list(r->forms, &n);

	for (unsigned i = 0; i < n; i++) {
		const struct hy_form *form = hy_forms_named(r->forms, rows[i], &r->err);

		if (form == NULL || !(json != NULL ? form_json(r, form, json) : form_text(r, form)))
			return false;
	}
	return true;
}

static int
run(struct hy_call *call)
{
	struct run r = { .call = call, .out = hy_buf_new(call->arena) };
	struct hy_json json = hy_json_new(&r.out);
	const char *format = hy_call_value(call, "format", "text");
	bool as_json = strcmp(format, "json") == 0, fine;

	if (!as_json && strcmp(format, "text") != 0)
		return hy_call_usage(call, HY_M_BAD_VALUE, "--format");
	if ((r.forms = hy_forms_open(call->arena, &r.err)) == NULL)
		return hy_call_fail(call, &r.err);
	if (as_json) {
		hy_json_open(&json, NULL, '{');
		hy_json_number(&json, "schema_version", 1);
		hy_json_open(&json, "forms", '[');
	}
	fine = list_forms(&r, as_json ? &json : NULL);
	if (as_json) {
		hy_json_close(&json, ']');
		hy_json_close(&json, '}');
	}
	return fine ? hy_call_write(call, hy_buf_get(&r.out)) : hy_call_fail(call, &r.err);
}

const struct hy_command hy_cmd_forms = {
	"forms", "", HY_M_CMD_FORMS, 0, 0, {
		{ "changes", 0, NULL, HY_M_OPT_CHANGES },
		{ "format", 0, "text|json", HY_M_OPT_FORMAT },
		{ NULL, 0, NULL, 0 },
	}, run
};
