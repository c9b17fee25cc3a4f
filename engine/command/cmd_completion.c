/*
 * hyoka completion SHELL [-- WORD...]: the script for a shell; with words, what the
 * last of them can become. The scripts call it so.
 */
#include <string.h>

#include "engine/base/file.h"
#include "engine/command/call.h"
#include "engine/command/help/complete.h"

#define SHELLS "bash|zsh|fish"
#define MAX_SCRIPT ((size_t)1 << 16)

static int
print_script(struct hy_call *call, const char *shell)
{
	struct hy_str path, script;
	struct hy_err err;

	if (!hy_data_path(call->arena, hy_str_format(call->arena, "templates/completion/hyoka.%s",
	    shell).p, &path, &err) ||
	    !hy_file_read(call->arena, path.p, MAX_SCRIPT, &script, &err))
		return hy_call_fail(call, &err);
	return hy_call_write(call, script);
}

/* zsh splits a candidate from its description at the first colon, fish at a tab; bash shows none. */
static void
print_candidate(struct hy_buf *out, const char *shell, const struct hy_candidate *c)
{
	bool zsh = strcmp(shell, "zsh") == 0;

	for (size_t i = 0; i < c->text.len; i++) {
		if (zsh && c->text.p[i] == ':')
			hy_buf_char(out, '\\');
		hy_buf_char(out, c->text.p[i]);
	}
	if (c->about.len > 0 && strcmp(shell, "bash") != 0)
		hy_buf_format(out, "%c%.*s", zsh ? ':' : '\t', HY_ARG(c->about));
	hy_buf_char(out, '\n');
}

static int
print_candidates(struct hy_call *call, const char *shell)
{
	struct hy_candidates c = { .arena = call->arena };
	struct hy_buf out = hy_buf_new(call->arena);

	hy_complete(&c, call->operands + 1, call->n_operands - 1);
	for (unsigned i = 0; i < c.count; i++)
		print_candidate(&out, shell, &c.at[i]);
	if (c.files)
		hy_buf_text(&out, ":files\n");
	else if (c.folders)
		hy_buf_text(&out, ":folders\n");
	return hy_call_write(call, hy_buf_get(&out));
}

static int
run(struct hy_call *call)
{
	const char *shell = call->operands[0];

	if (!hy_value_allows(call->arena, SHELLS, shell))
		return hy_call_usage(call, HY_M_NO_SHELL, shell);
	return call->n_operands == 1 ? print_script(call, shell) : print_candidates(call, shell);
}

const struct hy_command hy_cmd_completion = {
	"completion", SHELLS " [-- WORD...]", HY_M_CMD_COMPLETION, 1, 0,
	{ { NULL, 0, NULL, 0 } }, run
};
