/* hyoka git-setup [FOLDER]: lets git compare and merge assessments by item. */
#include <stdio.h>

#include "engine/base/file.h"
#include "engine/base/process.h"
#include "engine/command/call.h"

#define ATTRIBUTES ".gitattributes"
#define MAX_ATTRIBUTES ((size_t)1 << 20)

/* What git is told: how a file is shown as text, compared and merged. */
static const struct {
	const char *key, *value;
} settings[] = {
	{ "diff.hyoka.textconv", "hyoka render --quiet --format txt" },
	{ "difftool.hyoka.cmd", "hyoka diff \"$LOCAL\" \"$REMOTE\"" },
	{ "merge.hyoka.name", "assessments by item (hyoka)" },
	{ "merge.hyoka.driver", "hyoka merge --output %A %O %A %B" },
};

/* Which files: revisions by their names, and drafts. */
static const char *const lines[] = {
	"[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*.yaml diff=hyoka merge=hyoka",
	"draft.yaml diff=hyoka merge=hyoka",
};

static bool
set(const char *folder, const char *key, const char *value, struct hy_err *err)
{
	const char *argv[] = { "git", "-C", folder, "config", "--local", key, value, NULL };
	int status = hy_process_run(argv, err);

	return status == 0 || (status > 0 &&
	    hy_fail(err, hy_mark_file(folder), HY_M_NO_GIT_FOLDER, folder, NULL));
}

/* True when LINE stands in TEXT as a line of its own. */
static bool
has_line(struct hy_str text, const char *line)
{
	struct hy_str wanted = hy_str_of(line);

	for (size_t from = 0; from < text.len;) {
		long end = hy_str_find(text, HY_S("\n"), from);
		size_t to = end < 0 ? text.len : (size_t)end;

		if (hy_str_eq(hy_str_trim(hy_str_cut(text, from, to)), wanted))
			return true;
		from = to + 1;
	}
	return false;
}

/* Adds the lines that are not there yet; what others wrote stays. */
static bool
add_lines(struct hy_call *call, const char *folder, struct hy_err *err)
{
	struct hy_str path = hy_path_join(call->arena, hy_str_of(folder), ATTRIBUTES), text = HY_S("");
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_output file;

	if (hy_file_exists(path.p) && !hy_file_read(call->arena, path.p, MAX_ATTRIBUTES, &text, err))
		return false;
	hy_buf_str(&out, text);
	if (text.len > 0 && text.p[text.len - 1] != '\n')
		hy_buf_char(&out, '\n');
	for (size_t i = 0; i < HY_COUNT(lines); i++)
		if (!has_line(text, lines[i]))
			hy_buf_format(&out, "%s\n", lines[i]);
	if (!hy_output_open(&file, call->arena, path.p, err))
		return false;
	fwrite(out.p, 1, out.len, file.file);
	return hy_output_commit(&file, err);
}

static int
run(struct hy_call *call)
{
	const char *folder = call->n_operands > 0 ? call->operands[0] : ".";
	struct hy_err err;

	for (size_t i = 0; i < HY_COUNT(settings); i++)
		if (!set(folder, settings[i].key, settings[i].value, &err))
			return hy_call_fail(call, &err);
	if (!add_lines(call, folder, &err))
		return hy_call_fail(call, &err);
	hy_call_note(call, hy_say(call->arena, HY_M_GIT_DONE, folder, NULL));
	return HY_CLEAN;
}

const struct hy_command hy_cmd_git_setup = {
	"git-setup", "[FOLDER]", HY_M_CMD_GIT_SETUP, 0, 1, { { NULL, 0, NULL, 0 } }, run
};
