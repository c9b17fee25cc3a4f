/* hyoka import FILE: the text of a published assessment becomes an assessment file. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/command/command.h"
#include "engine/form/write.h"
#include "engine/intake/book.h"
#include "engine/intake/intake.h"

static struct hy_str
number(struct hy_call *call, unsigned n)
{
	return hy_str_format(call->arena, "%u", n);
}

/* What was recognised and how sure it is; goes to standard error. */
static void
summarise(struct hy_call *call, const struct hy_rows *rows, const struct hy_intake *r)
{
	struct hy_arena *arena = call->arena;

	if (rows->encoding != NULL && strcmp(rows->encoding, "UTF-8") != 0)
		hy_call_note(call, hy_say(arena, HY_M_IMPORT_CONVERTED, rows->encoding, NULL));
	hy_call_note(call, hy_say(arena, r->nearest ? HY_M_IMPORT_NEAREST : HY_M_IMPORT_FORM,
	    r->form->name.p, r->form->edition_name.p, r->printed.p != NULL ? r->printed.p : "",
	    NULL));
	if (r->hidden > 0)
		hy_call_note(call, hy_say(arena, HY_M_IMPORT_HIDDEN, number(call, r->hidden).p, NULL));
	hy_call_note(call, hy_say(arena, HY_M_IMPORT_COUNTS, number(call, r->answers).p,
	    number(call, r->unsure).p, number(call, r->unknown).p, number(call, r->left).p, NULL));
}

static int
import(struct hy_call *call, struct hy_words *words)
{
	const char *file = call->operands[0];
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_err err;
	struct hy_forms *forms = hy_forms_open(call->arena, &err);
	struct hy_rows rows = { .encoding = NULL };
	struct hy_intake result;
	struct hy_str bytes;

	if (forms == NULL || !hy_file_read(call->arena, file, HY_INTAKE_MAX_BYTES, &bytes, &err))
		return hy_call_fail(call, &err);
	if (hy_book_is(bytes) ? !hy_intake_book(call->arena, forms, words, file, bytes, &result, &err)
	    : !hy_text_rows(call->arena, words, file, bytes, &rows, &err) ||
	    !hy_intake_read(call->arena, forms, words, file, &rows, &result, &err))
		return hy_call_fail(call, &err);
	hy_doc_write(result.doc, &out);
	summarise(call, &rows, &result);
	return hy_call_write(call, hy_buf_get(&out));
}

static int
run(struct hy_call *call)
{
	struct hy_err err;
	struct hy_words *words = hy_words_open(call->arena, &err);
	int status = words != NULL ? import(call, words) : hy_call_fail(call, &err);

	hy_words_close(words);
	return status;
}

const struct hy_command hy_cmd_import = {
	"import", "FILE", HY_M_CMD_IMPORT, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT }, { NULL, 0, NULL, 0 } }, run
};
