/* hyoka diff OLD NEW: the changes, item by item, and what they call for. */
#include <string.h>

#include "engine/base/json.h"
#include "engine/change/procedure.h"
#include "engine/check/subject/body.h"
#include "engine/command/load.h"
#include "engine/command/out/change_out.h"
#include "engine/form/path.h"
#include "engine/sheet/diff_sheet.h"

/* What was found between two revisions, and what it means for the body. */
struct found {
	const struct hy_diff *diff;
	const struct hy_verdicts *verdicts;
	struct hy_occasion occasion;
	struct hy_procedure procedure;
};

/* Of a marked item, whether its change is important, and else for which reason it is not. */
static struct hy_str
verdict_text(struct hy_arena *arena, const struct found *f, const struct hy_verdict *v)
{
	if (!v->change->mark)
		return HY_S("");
	return v->important ? hy_str_of(hy_message_text(HY_M_DIFF_IMPORTANT))
	    : hy_say(arena, HY_M_DIFF_CORRECTION, hy_reason_label(f->diff->new, v->reason).p, NULL);
}

static struct hy_str
count_text(struct hy_arena *arena, unsigned n)
{
	return hy_str_format(arena, "%u", n);
}

/* How many changes there are of each kind, and the steps that follow. */
static void
print_procedure(struct hy_buf *out, const struct found *f)
{
	const struct hy_occasion *o = &f->occasion;

	if (o->changes == 0)
		return;
	hy_buf_format(out, "%s\n", hy_say(out->arena, HY_M_DIFF_COUNT, count_text(out->arena, o->changes).p,
	    count_text(out->arena, o->important).p, count_text(out->arena, o->changes - o->important).p, NULL).p);
	if (f->procedure.count > 0)
		hy_buf_format(out, "%s\n", hy_message_text(HY_M_DIFF_PROCEDURE));
	for (unsigned i = 0; i < f->procedure.count; i++)
		hy_buf_format(out, "    - %.*s\n", HY_ARG(f->procedure.steps[i]));
}

static struct hy_str
print_text(struct hy_call *call, const struct found *f)
{
	struct hy_buf out = hy_buf_new(call->arena);

	for (unsigned i = 0; i < f->verdicts->count; i++)
		hy_change_out(&out, f->verdicts->at[i].change, verdict_text(call->arena, f, &f->verdicts->at[i]),
		    hy_call_colour(call));
	for (const struct hy_change *c = f->diff->notes; c != NULL; c = c->next)
		hy_change_out(&out, c, HY_S(""), hy_call_colour(call));
	print_procedure(&out, f);
	return hy_buf_get(&out);
}

static void
json_node(struct hy_call *call, struct hy_json *j, const char *key, const struct hy_node *node)
{
	if (node == NULL) {
		hy_json_null(j, key);
		return;
	}
	hy_json_open(j, key, '{');
	hy_json_text(j, "id", hy_node_unique_id(call->arena, node));
	hy_json_number(j, "line", (long)node->at.line);
	hy_json_number(j, "col", (long)node->at.col);
	hy_json_close(j, '}');
}

/* The marked characters: pairs of an operation and its text. */
static void
json_spans(struct hy_call *call, struct hy_json *j, const struct hy_change *c)
{
	static const char *const names[] = { "same", "deleted", "inserted" };
	struct hy_spans spans = hy_change_spans(call->arena, c);

	hy_json_open(j, "spans", '[');
	for (unsigned i = 0; i < spans.count; i++) {
		hy_json_open(j, NULL, '{');
		hy_json_text(j, names[spans.at[i].op], spans.at[i].text);
		hy_json_close(j, '}');
	}
	hy_json_close(j, ']');
}

/* VERDICT is NULL for a note. */
static void
json_change(struct hy_call *call, struct hy_json *j, const struct hy_change *c, const struct hy_verdict *verdict)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "op", hy_str_of(hy_change_op_name(c->op)));
	hy_json_text(j, "path", hy_change_path(call->arena, c, true));
	hy_json_text(j, "block", c->block);
	hy_json_bool(j, "record", c->record);
	hy_json_bool(j, "mark", c->mark);
	if (verdict != NULL)
		hy_json_bool(j, "important", verdict->important);
	json_node(call, j, "before", c->before);
	json_node(call, j, "after", c->after);
	hy_json_text(j, "old", c->old_text);
	hy_json_text(j, "new", c->new_text);
	json_spans(call, j, c);
	hy_json_close(j, '}');
}

static void
json_procedure(struct hy_json *j, const struct found *f)
{
	hy_json_number(j, "important", (long)f->occasion.important);
	hy_json_open(j, "procedure", '[');
	for (unsigned i = 0; i < f->procedure.count; i++)
		hy_json_text(j, NULL, f->procedure.steps[i]);
	hy_json_close(j, ']');
}

static struct hy_str
print_json(struct hy_call *call, const struct found *f)
{
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_json j = hy_json_new(&out);

	hy_json_open(&j, NULL, '{');
	hy_json_number(&j, "schema_version", 1);
	hy_json_text(&j, "old", hy_str_of(f->diff->old->file));
	hy_json_text(&j, "new", hy_str_of(f->diff->new->file));
	hy_json_open(&j, "changes", '[');
	for (unsigned i = 0; i < f->verdicts->count; i++)
		json_change(call, &j, f->verdicts->at[i].change, &f->verdicts->at[i]);
	hy_json_close(&j, ']');
	hy_json_open(&j, "notes", '[');
	for (const struct hy_change *c = f->diff->notes; c != NULL; c = c->next)
		json_change(call, &j, c, NULL);
	hy_json_close(&j, ']');
	json_procedure(&j, f);
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}

/* What the changes from OLD to NEW mean for the body of NEW. */
static bool
judge(struct hy_call *call, const struct hy_doc *old, const struct hy_doc *new, const struct hy_looks *looks,
    struct found *f, struct hy_err *err)
{
	struct hy_bodies *bodies = hy_bodies_open(call->arena, err);
	const struct hy_body *body = bodies != NULL ? hy_bodies_of(bodies, new->file, err) : NULL;

	if (body == NULL)
		return false;
	f->diff = hy_diff(call->arena, old, new);
	f->verdicts = hy_verdicts(call->arena, looks->phrases, f->diff);
	f->occasion = hy_occasion(f->verdicts,
	    hy_bodies_kind(bodies, body, hy_doc_role_text(new, HY_ITEM_OFFICE), NULL));
	f->procedure = hy_procedure(call->arena, looks->phrases, &f->occasion);
	return true;
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_call_suffix(call, "text"));
	const struct hy_looks *looks;
	const struct hy_doc *docs[2];
	struct hy_forms *forms;
	struct found found;
	struct hy_err err;
	int status;

	if (strcmp(format, "text") != 0 && !hy_call_format(call, format, "json"))
		return HY_TROUBLE;
	forms = hy_forms_open(call->arena, &err);
	looks = forms != NULL ? hy_looks_open(call->arena, &err) : NULL;
	if (looks == NULL || !hy_pair_load(call->arena, forms, call->operands, docs, &err) ||
	    !judge(call, docs[0], docs[1], looks, &found, &err))
		return hy_call_fail(call, &err);
	if (strcmp(format, "json") == 0)
		status = hy_call_write(call, print_json(call, &found));
	else if (strcmp(format, "text") == 0 || strcmp(format, "txt") == 0)
		status = hy_call_write(call, print_text(call, &found));
	else
		status = hy_call_draw(call, hy_diff_sheet(call->arena, looks, found.diff, &found.procedure), format);
	if (found.diff->count == 0 && found.diff->notes == NULL)
		hy_call_note(call, hy_str_of(hy_message_text(HY_M_DIFF_NOTHING)));
	return status != HY_CLEAN ? status : found.diff->count > 0 ? HY_FOUND : HY_CLEAN;
}

const struct hy_command hy_cmd_diff = {
	"diff", "OLD NEW", HY_M_CMD_DIFF, 2, 2,
	{ { "format", 0, "text|json|DEVICE", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT } },
	run
};
