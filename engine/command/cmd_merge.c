/* hyoka merge BASE OURS THEIRS: brings what THEIRS changed into OURS, item by item. */
#include <stdio.h>

#include "engine/change/merge.h"
#include "engine/command/load.h"
#include "engine/form/path.h"

static const enum hy_message texts[] = {
	[HY_CONFLICT_ANSWER] = HY_M_CONFLICT_ANSWER,
	[HY_CONFLICT_REMOVED] = HY_M_CONFLICT_REMOVED,
	[HY_CONFLICT_KEPT] = HY_M_CONFLICT_KEPT,
};

/* The place in OURS, where there is one: that is the file the author goes on with. */
static void
say_conflict(const struct hy_call *call, const struct hy_conflict *c)
{
	const struct hy_node *node = c->ours != NULL ? c->ours : c->theirs;
	struct hy_arena *arena = call->arena;

	fprintf(stderr, "%s%s: %s\n", hy_mark_text(arena, node->at).p, hy_node_official_full(arena, node).p,
	    hy_message_text(texts[c->type]));
	if (c->theirs != NULL && c->ours != NULL)
		fprintf(stderr, "    %s%s\n", hy_mark_text(arena, c->theirs->at).p,
		    hy_message_text(HY_M_CONFLICT_THEIRS));
}

static int
finish(struct hy_call *call, const struct hy_merge *merge)
{
	struct hy_arena *arena = call->arena;
	unsigned conflicts = 0;
	struct hy_str bytes;
	struct hy_err err;

	if (!hy_edit_apply(merge->edit, &bytes, &err))
		return hy_call_fail(call, &err);
	if (hy_call_write(call, bytes) != HY_CLEAN)
		return HY_TROUBLE;
	for (const struct hy_conflict *c = merge->conflicts; c != NULL; c = c->next, conflicts++)
		say_conflict(call, c);
	hy_call_note(call, hy_say(arena, HY_M_MERGE_DONE, hy_str_format(arena, "%u", merge->taken).p,
	    hy_str_format(arena, "%u", conflicts).p, NULL));
	return conflicts > 0 ? HY_FOUND : HY_CLEAN;
}

static int
run(struct hy_call *call)
{
	const struct hy_doc *docs[3];
	struct hy_forms *forms;
	struct hy_merge merge;
	struct hy_err err;

	if ((forms = hy_forms_open(call->arena, &err)) == NULL)
		return hy_call_fail(call, &err);
	for (int i = 0; i < 3; i++)
		if ((docs[i] = hy_doc_load(call->arena, forms, call->operands[i], &err)) == NULL)
			return hy_call_fail(call, &err);
	if (!hy_merge(call->arena, docs[0], docs[1], docs[2], &merge, &err))
		return hy_call_fail(call, &err);
	return finish(call, &merge);
}

const struct hy_command hy_cmd_merge = {
	"merge", "BASE OURS THEIRS", HY_M_CMD_MERGE, 3, 3,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT } }, run
};
