/* hyoka import FILE: what exists of an assessment (text, workbook, PDF) becomes an assessment file, or goes into a draft. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/change/onto.h"
#include "engine/command/load.h"
#include "engine/command/modeline.h"
#include "engine/form/edit/write.h"
#include "engine/form/path.h"
#include "engine/intake/book/book.h"
#include "engine/intake/intake.h"
#include "engine/intake/named/named.h"
#include "engine/intake/text/source.h"
#include "engine/sheet/import_sheet.h"

static struct hy_str
number(struct hy_call *call, unsigned n)
{
	return hy_str_format(call->arena, "%u", n);
}

/* What was recognised and how sure it is: goes to standard error and above the review. */
static struct hy_str
summary(struct hy_call *call, const struct hy_intake *r)
{
	struct hy_arena *arena = call->arena;
	struct hy_str encoding = HY_S(""), hidden = HY_S("");

	if (r->rows != NULL && r->rows->encoding != NULL && strcmp(r->rows->encoding, "UTF-8") != 0)
		encoding = hy_str_format(arena, "%s\n",
		    hy_say(arena, HY_M_IMPORT_CONVERTED, r->rows->encoding, NULL).p);
	if (r->hidden > 0)
		hidden = hy_str_format(arena, "%s\n",
		    hy_say(arena, HY_M_IMPORT_HIDDEN, number(call, r->hidden).p, NULL).p);
	return hy_str_format(arena, "%s%s\n%s%s", encoding.p,
	    hy_say(arena, r->nearest ? HY_M_IMPORT_NEAREST : HY_M_IMPORT_FORM, r->form->name.p,
	    r->form->edition_name.p, r->printed.p != NULL ? r->printed.p : "", NULL).p, hidden.p,
	    hy_say(arena, HY_M_IMPORT_COUNTS, number(call, r->answers).p,
	    number(call, r->unsure).p, number(call, r->unknown).p, number(call, r->left).p, NULL).p);
}

struct origin {
	struct hy_arena *arena;
	const struct hy_intake *result;
};

static void
where(void *context, const struct hy_node *node, struct hy_str *place, struct hy_str *source)
{
	const struct origin *origin = context;

	hy_intake_where(origin->arena, origin->result, node, place, source);
}

/* Answers beside their source, for the officer who checks them. */
static int
review(struct hy_call *call, const struct hy_intake *result, struct hy_str said)
{
	const char *path = hy_call_value(call, "review", NULL);
	struct origin origin = { call->arena, result };
	struct hy_import_report report = { .doc = result->doc, .summary = said, .where = where,
		.context = &origin };
	const struct hy_looks *looks;
	struct hy_err err;

	looks = hy_looks_open(call->arena, &err);
	if (looks == NULL)
		return hy_call_fail(call, &err);
	return hy_call_draw_to(call, path, hy_import_sheet(call->arena, looks, &report),
	    hy_path_suffix(path));
}

static int
write_result(struct hy_call *call, const struct hy_intake *result)
{
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_str schema, said = summary(call, result);
	struct hy_err err;
	int status;

	if (!hy_call_schema(call, result->form, &schema, &err))
		return hy_call_fail(call, &err);
	hy_modeline_write(&out, schema);
	hy_doc_write(result->doc, &out);
	hy_call_note(call, said);
	status = hy_call_has(call, "review") ? review(call, result, said) : HY_CLEAN;
	return status == HY_CLEAN ? hy_call_write(call, hy_buf_get(&out)) : status;
}

static bool
touched(const struct hy_node *node, void *context)
{
	return hy_named_touched(context, node);
}

static uint64_t
was(const struct hy_node *node, void *context)
{
	return hy_named_was(context, node);
}

/* What was written into the draft, an item a line. */
static struct hy_str
list_rows(struct hy_call *call, const struct hy_onto *onto)
{
	static const enum hy_message words[] = { HY_M_CHANGED, HY_M_ADDED, HY_M_REMOVED };
	struct hy_buf out = hy_buf_new(call->arena);

	for (const struct hy_onto_row *row = onto->first; row != NULL; row = row->next)
		hy_buf_format(&out, "%s: %s%s%s\n", hy_message_text(words[row->op]),
		    hy_node_official(call->arena, row->node).p,
		    row->unsure ? hy_message_text(HY_M_ONTO_UNSURE) : "",
		    row->both ? hy_message_text(HY_M_ONTO_BOTH) : "");
	return out.len > 0 ? hy_text_visible(call->arena, hy_buf_get(&out)) : HY_S("");
}

/* --onto DRAFT: what differs goes into the draft itself, or with -o into a copy of it. */
static int
put_onto(struct hy_call *call, struct hy_forms *forms, const struct hy_intake *r, const char *draft)
{
	const char *path = hy_call_value(call, "output", draft);
	struct hy_onto_source source = { .doc = r->doc, .context = r->named };
	const struct hy_doc *doc;
	struct hy_onto onto;
	struct hy_err err;
	struct hy_str rows;

	if (r->named != NULL) {
		source.touched = touched;
		source.was = was;
	}
	doc = hy_doc_load(call->arena, forms, draft, &err);
	if (doc == NULL || !hy_onto(call->arena, doc, &source, &onto, &err))
		return hy_call_fail(call, &err);
	if (onto.count == 0 && path == draft) {
		hy_call_note(call, hy_str_of(hy_message_text(HY_M_ONTO_NOTHING)));
		return HY_CLEAN;
	}
	if (!hy_call_write_file(call, path, onto.bytes, &err))
		return hy_call_fail(call, &err);
	rows = list_rows(call, &onto);
	fwrite(rows.p, 1, rows.len, strcmp(path, "-") == 0 ? stderr : stdout);
	hy_call_note(call, hy_say(call->arena, HY_M_ONTO_COUNTS, number(call, onto.count).p, path,
	    number(call, onto.kept).p, NULL));
	if (r->left > 0)
		hy_call_note(call, hy_say(call->arena, HY_M_ONTO_LEFT, number(call, r->left).p, NULL));
	return hy_call_has(call, "review") ? review(call, r, summary(call, r)) : HY_CLEAN;
}

/* What is no paper to read: nothing at all, or what an import would make. */
static bool
check_file(const char *file, struct hy_str bytes, struct hy_err *err)
{
	if (bytes.len == 0)
		return hy_fail(err, hy_mark_file(file), HY_M_YAML_EMPTY, NULL);
	if (strcmp(hy_path_suffix(file), "yaml") == 0)
		return hy_fail(err, hy_mark_file(file), HY_M_IMPORT_YAML, NULL);
	return true;
}

/* The assessment file a PDF of Hyoka carries, byte for byte, once it has been read as one. */
static int
take_source(struct hy_call *call, struct hy_forms *forms, struct hy_str bytes)
{
	const char *file = call->operands[0];
	const char *draft = hy_call_value(call, "onto", NULL);
	struct hy_intake result = { .doc = NULL };
	struct hy_str text;
	struct hy_err err;

	if (hy_call_has(call, "review"))
		return hy_call_usage(call, HY_M_REVIEW_PDF, file);
	if (!hy_source_read(call->arena, file, bytes, &text, &err))
		return hy_call_fail(call, &err);
	result.doc = hy_doc_parse(call->arena, forms, file, text, &err);
	if (result.doc == NULL)
		return hy_call_fail(call, &err);
	if (draft != NULL)
		return put_onto(call, forms, &result, draft);
	hy_call_note(call, hy_str_of(hy_message_text(HY_M_IMPORT_PDF_SOURCE)));
	return hy_call_write(call, text);
}

static int
import(struct hy_call *call, struct hy_words *words)
{
	const char *file = call->operands[0], *draft = hy_call_value(call, "onto", NULL);
	struct hy_err err;
	struct hy_forms *forms = hy_forms_open(call->arena, &err);
	struct hy_rows rows = { .encoding = NULL };
	struct hy_intake result;
	struct hy_str bytes;

	if (forms == NULL || !hy_file_read(call->arena, file, HY_INTAKE_MAX_BYTES, &bytes, &err) ||
	    !check_file(file, bytes, &err))
		return hy_call_fail(call, &err);
	if (hy_source_is(bytes))
		return take_source(call, forms, bytes);
	if (hy_book_is(bytes) ? !hy_intake_book(call->arena, forms, words, file, bytes, draft != NULL,
	    &result, &err) : !hy_text_rows(call->arena, words, file, bytes, &rows, &err) ||
	    !hy_intake_read(call->arena, forms, words, file, &rows, &result, &err))
		return hy_call_fail(call, &err);
	return draft != NULL ? put_onto(call, forms, &result, draft) : write_result(call, &result);
}

static int
run(struct hy_call *call)
{
	const char *review = hy_call_value(call, "review", NULL);
	struct hy_words *words;
	struct hy_err err;
	int status;

	if (review != NULL && !hy_call_format(call, hy_path_suffix(review), "html"))
		return HY_TROUBLE;
	words = hy_words_open(call->arena, &err);
	status = words != NULL ? import(call, words) : hy_call_fail(call, &err);
	hy_words_close(words);
	return status;
}

const struct hy_command hy_cmd_import = {
	"import", "FILE", HY_M_CMD_IMPORT, 1, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT }, { "onto", 0, "DRAFT", HY_M_OPT_ONTO },
	  { "review", 0, "FILE", HY_M_OPT_REVIEW }, { "schema", 0, "FILE", HY_M_OPT_SCHEMA } }, run
};
