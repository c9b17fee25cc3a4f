/* hyoka man [COMMAND]: the manual pages, from the same tables as --help. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/command/commands.h"
#include "engine/command/help/page.h"

static bool
page(struct hy_call *call, const struct hy_pen *pen, const struct hy_command *c,
    struct hy_buf *out, struct hy_err *err)
{
	*out = hy_buf_new(call->arena);
	return hy_page_write(out, pen, c, err);
}

static bool
write_page(struct hy_call *call, const struct hy_pen *pen, const struct hy_command *c,
    const char *folder, struct hy_err *err)
{
	struct hy_str file = hy_str_format(call->arena, "%s/%s.%s", folder,
	    hy_page_name(call->arena, c).p, pen->suffix);
	struct hy_output out;
	struct hy_buf bytes;

	if (!page(call, pen, c, &bytes, err) ||
	    !hy_output_open(&out, call->arena, file.p, err))
		return false;
	fwrite(bytes.p, 1, bytes.len, out.file);
	return hy_output_commit(&out, err);
}

/* A file a page; what else lies in the folder stays. */
static int
write_pages(struct hy_call *call, const struct hy_pen *pen, const char *folder)
{
	struct hy_err err;

	if (!write_page(call, pen, NULL, folder, &err))
		return hy_call_fail(call, &err);
	for (const struct hy_command_row *row = hy_command_rows; !hy_command_rows_end(row); row++)
		if (row->command != NULL && !write_page(call, pen, row->command, folder, &err))
			return hy_call_fail(call, &err);
	return HY_CLEAN;
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_pen_roff.name);
	const struct hy_pen *pen = strcmp(format, hy_pen_markdown.name) == 0 ? &hy_pen_markdown
	    : &hy_pen_roff;
	const struct hy_command *c = NULL;
	struct hy_err err;
	struct hy_buf out;

	if (hy_call_has(call, "pages"))
		return write_pages(call, pen, hy_call_value(call, "pages", NULL));
	if (call->n_operands > 0 && (c = hy_command_find(call->operands[0])) == NULL)
		return hy_call_no_command(call, call->operands[0]);
	if (!page(call, pen, c, &out, &err))
		return hy_call_fail(call, &err);
	return hy_call_write(call, hy_buf_get(&out));
}

const struct hy_command hy_cmd_man = {
	"man", "[COMMAND]", HY_M_CMD_MAN, 0, 1,
	{ { "format", 0, "roff|md", HY_M_OPT_FORMAT },
	  { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "pages", 0, "FOLDER", HY_M_OPT_PAGES } },
	run
};
