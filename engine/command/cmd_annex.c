/* hyoka annex OLD NEW | FOLDER: the official annex of changes. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/command/load.h"
#include "engine/form/yaml/emit.h"
#include "engine/sheet/annex_sheet.h"

/* The rows as a YAML list, keyed by the official column heads: the shape of typed rows. */
static struct hy_str
annex_yaml(struct hy_call *call, const struct hy_doc *doc, const struct hy_annex *annex)
{
	const struct hy_item *table = hy_form_table_section(doc->form);
	struct hy_buf out = hy_buf_new(call->arena);

	hy_emit_key(&out, 0, table->key);
	hy_buf_text(&out, annex->count == 0 ? " []\n" : "\n");
	for (const struct hy_annex_row *row = annex->rows; row != NULL; row = row->next) {
		const struct hy_str cells[] = { row->day, row->item, row->before, row->after,
		    row->timing, row->explanation };

		for (unsigned i = 0; i < table->n_items && i < HY_COUNT(cells); i++) {
			if (i == 0)
				hy_buf_text(&out, "- ");
			hy_emit_key(&out, i == 0 ? 0 : 2, table->items[i]->key);
			hy_emit_text(&out, 2, cells[i]);
		}
	}
	return hy_buf_get(&out);
}

#define EXCERPT_CHARS 60u	/* what is shorter is not worth a mark */

/* Which revisions are compared, and how the body wants its rows. */
static bool
load_all(struct hy_call *call, struct hy_forms *forms, struct hy_revisions *r,
    struct hy_annex_options *options, struct hy_err *err)
{
	if (!hy_annex_wishes(call->arena, call->operands[call->n_operands - 1], options, err))
		return false;
	options->with_typed = call->n_operands == 1;
	options->excerpt_chars = hy_call_has(call, "excerpt") ? EXCERPT_CHARS : 0;
	if (call->n_operands == 2) {
		r->docs = hy_new_array(call->arena, 2, const struct hy_doc *);
		r->count = 2;
		return hy_pair_load(call->arena, forms, call->operands, r->docs, err);
	}
	if (!hy_revisions_load(call->arena, forms, call->operands[0], r, err))
		return false;
	r->count = hy_annex_published(r->docs, r->count);
	return r->count > 0 || hy_fail(err, hy_mark_file(call->operands[0]), HY_M_NONE_PUBLISHED,
	    call->operands[0], NULL);
}

/* Not every form has a table of changes: the plan of assessments has none. */
static bool
has_table(const struct hy_doc *doc, struct hy_err *err)
{
	return hy_form_table_section(doc->form) != NULL ||
	    hy_fail(err, hy_mark_file(doc->file), HY_M_NO_ANNEX, doc->form->name.p, NULL);
}

static int
run(struct hy_call *call)
{
	const char *format = hy_call_value(call, "format", hy_call_suffix(call, "yaml"));
	struct hy_annex_options options;
	struct hy_revisions revisions;
	const struct hy_looks *looks;
	const struct hy_annex *annex;
	const struct hy_doc *newest;
	struct hy_forms *forms;
	struct hy_err err;

	if (!hy_call_format(call, format, "yaml"))
		return HY_TROUBLE;
	forms = hy_forms_open(call->arena, &err);
	looks = forms != NULL ? hy_looks_open(call->arena, &err) : NULL;
	if (looks == NULL || !load_all(call, forms, &revisions, &options, &err))
		return hy_call_fail(call, &err);
	newest = revisions.docs[revisions.count - 1];
	if (!has_table(newest, &err))
		return hy_call_fail(call, &err);
	annex = hy_annex(call->arena, looks->phrases, revisions.docs, revisions.count, &options);
	if (strcmp(format, "yaml") == 0)
		return hy_call_write(call, annex_yaml(call, newest, annex));
	return hy_call_draw(call, hy_annex_sheet(call->arena, looks, newest, annex), format);
}

const struct hy_command hy_cmd_annex = {
	"annex", "OLD NEW | FOLDER", HY_M_CMD_ANNEX, 1, 2,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "format", 0, "DEVICE|yaml", HY_M_OPT_FORMAT }, { "excerpt", 0, NULL, HY_M_OPT_EXCERPT } },
	run
};
