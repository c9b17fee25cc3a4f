/* hyoka history FOLDER | FILE: the revisions and acts; --rewind undoes a typed table of changes. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "engine/base/file.h"
#include "engine/change/rewind/rewind.h"
#include "engine/command/load.h"
#include "engine/sheet/looks.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	struct hy_buf out;
	struct hy_err err;
};

/* --- revisions and acts */

static void
list_acts(struct run *r, const struct hy_doc *doc)
{
	const struct hy_node *acts = hy_doc_find(doc, "keika", 0);

	for (unsigned i = 0; acts != NULL && i < acts->n_kids; i++) {
		const struct hy_node *act = acts->kids[i];

		hy_buf_format(&r->out, "    %.*s", HY_ARG(hy_record_title(act)));
		for (unsigned k = 1; k < act->n_kids; k++)
			if (act->kids[k]->text.len > 0 && act->kids[k]->item->kind != HY_KIND_TEXT)
				hy_buf_format(&r->out, "  %.*s %.*s", HY_ARG(act->kids[k]->item->label),
				    HY_ARG(act->kids[k]->text));
		hy_buf_char(&r->out, '\n');
	}
}

static int
list_revisions(struct run *r, const char *folder)
{
	struct hy_revisions revisions;

	if (!hy_revisions_load(r->call->arena, r->forms, folder, &revisions, &r->err))
		return hy_call_fail(r->call, &r->err);
	for (unsigned i = 0; i < revisions.count; i++) {
		const struct hy_doc *doc = revisions.docs[i];
		struct hy_str day = hy_doc_role_text(doc, HY_ITEM_PUBLISHED);

		hy_buf_format(&r->out, "%s  %.*s %.*s  %.*s %.*s\n", doc->file, HY_ARG(hy_doc_state(doc)->label),
		    HY_ARG(day), HY_ARG(doc->form->name), HY_ARG(doc->form->edition_name));
	}
	/* The acts are complete in the newest revision. */
	list_acts(r, revisions.docs[revisions.count - 1]);
	return hy_call_write(r->call, hy_buf_get(&r->out));
}

/* --- rewinding */

/* A revision to be written. */
struct file {
	struct hy_str name, bytes;
};

static const enum hy_message reasons[] = {
	[HY_REWOUND] = HY_M_REWOUND, [HY_REWIND_NO_ITEM] = HY_M_REWIND_NO_ITEM,
	[HY_REWIND_SEVERAL] = HY_M_REWIND_SEVERAL, [HY_REWIND_KIND] = HY_M_REWIND_KIND,
	[HY_REWIND_ELIDED] = HY_M_REWIND_ELIDED, [HY_REWIND_NOT_IN_BODY] = HY_M_REWIND_NOT_IN_BODY,
	[HY_REWIND_NEARLY] = HY_M_REWIND_NEARLY,
	[HY_REWIND_NOT_AGAIN] = HY_M_REWIND_NOT_AGAIN,
};

/* The name of a revision: its day; where none is known, one that sorts in front of all. */
static struct hy_str
file_name(struct run *r, struct hy_str day)
{
	struct hy_date date;

	if (!hy_date_parse(day, &date) || !hy_date_full(&date))
		return HY_S("0000-00-00.yaml");
	return hy_str_format(r->call->arena, "%s.yaml", hy_date_iso(r->call->arena, &date).p);
}

static void
list_step(struct run *r, const struct hy_rewind_step *step)
{
	struct hy_arena *arena = r->call->arena;

	hy_buf_format(&r->out, "%.*s: %u/%u\n", HY_ARG(step->day), step->n_accepted, step->n_rows);
	for (unsigned i = 0; i < step->n_rows; i++) {
		const struct hy_node *row = step->rows[i].row;

		if (step->rows[i].verdict == HY_REWOUND)
			continue;
		hy_buf_format(&r->out, "    %s%.*s: %s\n", hy_mark_text(arena, row->at).p,
		    HY_ARG(hy_node_find(row, "koumoku")->text), hy_message_text(reasons[step->rows[i].verdict]));
	}
}

static bool
write_files(struct run *r, const char *folder, const struct file *files, unsigned n)
{
	if (mkdir(folder, 0777) != 0 && errno != EEXIST)
		return hy_fail(&r->err, hy_mark_file(folder), HY_M_CANNOT_WRITE, folder, hy_errno_text(errno), NULL);
	for (unsigned i = 0; i < n; i++) {
		struct hy_str path = hy_path_join(r->call->arena, hy_str_of(folder), files[i].name.p);

		if (hy_file_exists(path.p))
			return hy_fail(&r->err, hy_mark_file(path.p), HY_M_EXISTS, path.p, NULL);
		if (!hy_call_write_file(r->call, path.p, files[i].bytes, &r->err))
			return false;
	}
	return true;
}

/* The revisions, newest first, and the steps between them. */
struct undone {
	struct file *files;
	struct hy_rewind_step *steps;
	unsigned n_files, n_steps;
};

static struct hy_str
newest_name(struct run *r, const struct hy_doc *doc)
{
	if (hy_doc_stage(doc) < HY_PUBLISHED)
		return HY_S("draft.yaml");
	return file_name(r, hy_doc_role_text(doc, HY_ITEM_PUBLISHED));
}

/* Rows of older days that were undone stand typed in the newer revisions still. */
static bool
drop_accepted(struct run *r, const struct undone *u)
{
	for (unsigned i = 0; i < u->n_files; i++) {
		struct file *file = &u->files[i];
		const struct hy_doc *doc = hy_doc_parse(r->call->arena, r->forms, file->name.p, file->bytes,
		    &r->err);

		if (doc == NULL || !hy_rewind_drop(r->call->arena, doc, u->steps, u->n_steps, &file->bytes, &r->err))
			return false;
	}
	return true;
}

/* Undoes day after day; every step gives the later revision its last form and a new earlier one. */
static bool
undo_all(struct run *r, const struct hy_rewinder *with, const struct hy_doc *doc, struct undone *u)
{
	const struct hy_doc *now = doc;
	unsigned days;

	u->files[u->n_files++] = (struct file){ newest_name(r, doc), doc->bytes };
	while (hy_rewind_days(r->call->arena, now, &days), days > 0) {
		struct hy_rewind_step *step = &u->steps[u->n_steps++];

		if (!hy_rewind(r->call->arena, with, now, step, &r->err))
			return false;
		list_step(r, step);
		u->files[u->n_files - 1].bytes = step->later;
		now = hy_doc_parse(r->call->arena, r->forms, doc->file, step->earlier, &r->err);
		if (now == NULL)
			return false;
		u->files[u->n_files++] = (struct file){ file_name(r, hy_doc_role_text(now, HY_ITEM_PUBLISHED)),
		    step->earlier };
	}
	return drop_accepted(r, u);
}

static const struct hy_yaml *
read_naming(struct run *r)
{
	struct hy_str path;

	return hy_data_path(r->call->arena, "templates/naming.yaml", &path, &r->err)
	    ? hy_yaml_read(r->call->arena, path.p, &r->err) : NULL;
}

static int
rewind_file(struct run *r, const char *path)
{
	const char *folder = hy_call_value(r->call, "output", NULL);
	const struct hy_looks *looks = hy_looks_open(r->call->arena, &r->err);
	struct hy_rewinder with = { .forms = r->forms };
	const struct hy_doc *doc;
	struct undone u = { .files = NULL };
	unsigned days;

	if (folder == NULL)
		return hy_call_usage(r->call, HY_M_NO_VALUE, "-o");
	doc = looks != NULL ? hy_doc_load(r->call->arena, r->forms, path, &r->err) : NULL;
	with.naming = doc != NULL ? read_naming(r) : NULL;
	if (with.naming == NULL)
		return hy_call_fail(r->call, &r->err);
	with.phrases = looks->phrases;
	hy_rewind_days(r->call->arena, doc, &days);
	u.files = hy_new_array(r->call->arena, days + 2, struct file);
	u.steps = hy_new_array(r->call->arena, days + 1, struct hy_rewind_step);
	if (!undo_all(r, &with, doc, &u) || !write_files(r, folder, u.files, u.n_files))
		return hy_call_fail(r->call, &r->err);
	printf("%.*s", HY_ARG(hy_buf_get(&r->out)));
	return HY_CLEAN;
}

static int
run(struct hy_call *call)
{
	struct run r = { .call = call, .out = hy_buf_new(call->arena) };

	if ((r.forms = hy_forms_open(call->arena, &r.err)) == NULL)
		return hy_call_fail(call, &r.err);
	if (hy_call_has(call, "rewind"))
		return rewind_file(&r, call->operands[0]);
	return list_revisions(&r, call->operands[0]);
}

const struct hy_command hy_cmd_history = {
	"history", "FOLDER | FILE", HY_M_CMD_HISTORY, 1, 1,
	{ { "rewind", 0, NULL, HY_M_OPT_REWIND }, { "output", 'o', "FOLDER", HY_M_OPT_OUTPUT_FOLDER } }, run
};
