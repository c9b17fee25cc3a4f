/* hyoka diff OLD NEW: the changes, item by item. */
#include <string.h>

#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/command/load.h"
#include "engine/form/path.h"

/* How changed characters are marked; places are those of enum hy_span_op. */
static const char *const plain_marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
static const char *const colour_marks[][2] = { { "", "" }, { "\033[31;9m", "\033[0m" },
    { "\033[32;4m", "\033[0m" } };

struct printer {
	struct hy_arena *arena;
	struct hy_buf out;
	const char *const (*marks)[2];
};

static void
print_spans(struct printer *p, const struct hy_change *c)
{
	struct hy_spans spans = hy_change_spans(p->arena, c);

	hy_buf_text(&p->out, "    ");
	for (unsigned i = 0; i < spans.count; i++) {
		struct hy_str text = hy_text_visible(p->arena, spans.at[i].text);

		hy_buf_text(&p->out, p->marks[spans.at[i].op][0]);
		for (size_t k = 0; k < text.len; k++) {
			hy_buf_char(&p->out, text.p[k]);
			if (text.p[k] == '\n')
				hy_buf_text(&p->out, "    ");
		}
		hy_buf_text(&p->out, p->marks[spans.at[i].op][1]);
	}
	hy_buf_char(&p->out, '\n');
}

static void
print_change(struct printer *p, const struct hy_change *c)
{
	static const enum hy_message words[] = { HY_M_CHANGED, HY_M_ADDED, HY_M_REMOVED,
	    HY_M_RENUMBERED };
	const struct hy_node *node = hy_change_node(c);

	struct hy_str line = hy_str_format(p->arena, "%s%s: %s%s\n",
	    hy_mark_text(p->arena, node->at).p, hy_message_text(words[c->op]),
	    hy_change_path(p->arena, c, false).p, c->mark ? hy_message_text(HY_M_KOME) : "");

	hy_buf_str(&p->out, hy_text_visible(p->arena, line));
	if (c->op != HY_CHANGE_RENUMBERED)
		print_spans(p, c);
}

static struct hy_str
print_text(struct hy_call *call, const struct hy_diff *diff)
{
	struct printer p = { call->arena, hy_buf_new(call->arena),
	    hy_call_colour(call) ? colour_marks : plain_marks };

	for (const struct hy_change *c = diff->first; c != NULL; c = c->next)
		print_change(&p, c);
	for (const struct hy_change *c = diff->notes; c != NULL; c = c->next)
		print_change(&p, c);
	return hy_buf_get(&p.out);
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

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_call_suffix(call, "text"));
	const struct hy_doc *docs[2];
	const struct hy_diff *diff;
	struct hy_forms *forms;
	struct hy_err err;
	int status;

	if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0 && strcmp(format, "txt") != 0)
		return hy_call_usage(call, HY_M_BAD_VALUE, "--format");
	forms = hy_forms_open(call->arena, &err);
	if (forms == NULL || !hy_pair_load(call->arena, forms, call->operands, docs, &err))
		return hy_call_fail(call, &err);
	diff = hy_diff(call->arena, docs[0], docs[1]);
	status = hy_call_write(call, strcmp(format, "json") == 0 ? print_json(call, diff)
	    : print_text(call, diff));
	return status != HY_CLEAN ? status : diff->count > 0 ? HY_FOUND : HY_CLEAN;
}

const struct hy_command hy_cmd_diff = {
	"diff", "OLD NEW", HY_M_CMD_DIFF, 2, 2,
	{ { "format", 0, "text|json", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT } },
	run
};
