/* hyoka diff OLD NEW: the changes, item by item. */
#include <string.h>

#include "engine/base/json.h"
#include "engine/command/change_out.h"
#include "engine/command/load.h"
#include "engine/form/path.h"
#include "engine/sheet/diff_sheet.h"

static struct hy_str
print_text(struct hy_call *call, const struct hy_diff *diff)
{
	struct hy_buf out = hy_buf_new(call->arena);

	for (const struct hy_change *c = diff->first; c != NULL; c = c->next)
		hy_change_out(&out, c, hy_call_colour(call));
	for (const struct hy_change *c = diff->notes; c != NULL; c = c->next)
		hy_change_out(&out, c, hy_call_colour(call));
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

static void
json_change(struct hy_call *call, struct hy_json *j, const struct hy_change *c)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "op", hy_str_of(hy_change_op_name(c->op)));
	hy_json_text(j, "path", hy_change_path(call->arena, c, true));
	hy_json_text(j, "block", c->block);
	hy_json_bool(j, "record", c->record);
	hy_json_bool(j, "mark", c->mark);
	json_node(call, j, "before", c->before);
	json_node(call, j, "after", c->after);
	hy_json_text(j, "old", c->old_text);
	hy_json_text(j, "new", c->new_text);
	json_spans(call, j, c);
	hy_json_close(j, '}');
}

static struct hy_str
print_json(struct hy_call *call, const struct hy_diff *diff)
{
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_json j = hy_json_new(&out);

	hy_json_open(&j, NULL, '{');
	hy_json_number(&j, "schema_version", 1);
	hy_json_text(&j, "old", hy_str_of(diff->old->file));
	hy_json_text(&j, "new", hy_str_of(diff->new->file));
	hy_json_open(&j, "changes", '[');
	for (const struct hy_change *c = diff->first; c != NULL; c = c->next)
		json_change(call, &j, c);
	hy_json_close(&j, ']');
	hy_json_open(&j, "notes", '[');
	for (const struct hy_change *c = diff->notes; c != NULL; c = c->next)
		json_change(call, &j, c);
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}

/* As a page or document. */
static int
draw(struct hy_call *call, const struct hy_diff *diff, const char *format)
{
	struct hy_err err;
	const struct hy_looks *looks = hy_looks_open(call->arena, &err);

	return looks != NULL ? hy_call_draw(call, hy_diff_sheet(call->arena, looks, diff), format)
	    : hy_call_fail(call, &err);
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_call_suffix(call, "text"));
	const struct hy_doc *docs[2];
	const struct hy_diff *diff;
	struct hy_forms *forms;
	struct hy_err err;
	int status;

	if (strcmp(format, "text") != 0 && !hy_call_format(call, format, "json"))
		return HY_TROUBLE;
	forms = hy_forms_open(call->arena, &err);
	if (forms == NULL || !hy_pair_load(call->arena, forms, call->operands, docs, &err))
		return hy_call_fail(call, &err);
	diff = hy_diff(call->arena, docs[0], docs[1]);
	if (strcmp(format, "json") == 0)
		status = hy_call_write(call, print_json(call, diff));
	else if (strcmp(format, "text") == 0 || strcmp(format, "txt") == 0)
		status = hy_call_write(call, print_text(call, diff));
	else
		status = draw(call, diff, format);
	return status != HY_CLEAN ? status : diff->count > 0 ? HY_FOUND : HY_CLEAN;
}

const struct hy_command hy_cmd_diff = {
	"diff", "OLD NEW", HY_M_CMD_DIFF, 2, 2,
	{ { "format", 0, "text|json|DEVICE", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT } },
	run
};
