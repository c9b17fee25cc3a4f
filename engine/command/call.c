#include "engine/command/call.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "engine/base/progress.h"
#include "engine/base/text.h"

const char *
hy_call_value(const struct hy_call *call, const char *name, const char *otherwise)
{
	for (int i = 0; i < HY_MAX_OPTIONS && call->command->options[i].name != NULL; i++)
		if (strcmp(call->command->options[i].name, name) == 0)
			return call->values[i] != NULL ? call->values[i] : otherwise;
	return otherwise;
}

bool
hy_call_has(const struct hy_call *call, const char *name)
{
	return hy_call_value(call, name, NULL) != NULL;
}

int
hy_call_fail(const struct hy_call *call, const struct hy_err *err)
{
	struct hy_str line = hy_str_format(call->arena, "%s%s: %s",
	    hy_mark_text(call->arena, err->at).p, hy_message_text(HY_M_TROUBLE), err->text);

	hy_progress_hide();
	fprintf(stderr, "%.*s\n", HY_ARG(hy_text_visible(call->arena, line)));
	return HY_TROUBLE;
}

void
hy_call_trouble(struct hy_call *call, const struct hy_err *err)
{
	hy_call_fail(call, err);
	call->trouble = true;
}

void
hy_call_note(const struct hy_call *call, struct hy_str text)
{
	hy_progress_hide();
	if (!call->quiet)
		fprintf(stderr, "%.*s\n", HY_ARG(hy_text_visible(call->arena, text)));
}

int
hy_call_usage_text(const struct hy_call *call, struct hy_str text)
{
	fprintf(stderr, "hyoka: %s\n", hy_text_visible(call->arena, text).p);
	fprintf(stderr, "%s\n", hy_say(call->arena, HY_M_SEE_HELP,
	    call->command != NULL ? call->command->name : "", call->command != NULL ? " " : "",
	    NULL).p);
	return HY_TROUBLE;
}

int
hy_call_usage(const struct hy_call *call, enum hy_message id, const char *what)
{
	return hy_call_usage_text(call, hy_say(call->arena, id, what, NULL));
}

bool
hy_call_colour(const struct hy_call *call)
{
	const char *no = getenv("NO_COLOR"), *term = getenv("TERM");

	return isatty(STDOUT_FILENO) && hy_call_value(call, "output", NULL) == NULL &&
	    (no == NULL || *no == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

bool
hy_call_write_file(const struct hy_call *call, const char *path, struct hy_str bytes,
    struct hy_err *err)
{
	struct hy_output out;

	if (!hy_output_open(&out, call->arena, path, err))
		return false;
	if (bytes.len > 0)
		fwrite(bytes.p, 1, bytes.len, out.file);
	return hy_output_commit(&out, err);
}

int
hy_call_write(const struct hy_call *call, struct hy_str bytes)
{
	struct hy_err err;

	return hy_call_write_file(call, hy_call_value(call, "output", NULL), bytes, &err)
	    ? HY_CLEAN : hy_call_fail(call, &err);
}
