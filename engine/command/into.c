#include "engine/command/into.h"

#include <string.h>
#include <strings.h>

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/change/diff.h"
#include "engine/form/path.h"
#include "engine/intake/into/into.h"
#include "engine/sheet/machine.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	const struct hy_looks *looks;
	const struct hy_edition_for *edition;
	const char *blank;	/* the file */
	struct hy_words *words;
};

static const char *
number(const struct run *r, unsigned n)
{
	return hy_str_format(r->call->arena, "%u", n).p;
}

/* The beginning of TEXT, on one line. */
static const char *
excerpt(const struct run *r, struct hy_str text)
{
	struct hy_str head = hy_text_head(text, 30);
	char *p = hy_arena_copy(r->call->arena, head.p != NULL ? head.p : "", head.len);

	for (size_t i = 0; i < head.len; i++)
		if (p[i] == '\n')
			p[i] = ' ';
	return p;
}

/* A record by its heading and title, an item by its official path. */
static const char *
name_of(const struct run *r, const struct hy_node *node)
{
	if (node == NULL)
		return hy_form_table_section(r->edition->doc->form)->label.p;
	if (node->number > 0 && node->item->is_files)
		return hy_record_title(node).p;
	return hy_node_official(r->call->arena, node).p;
}

static void
say_trouble(const struct run *r, const struct hy_into_trouble *t)
{
	static const enum hy_message words[HY_INTO_WHY_COUNT] = {
		[HY_INTO_NO_LABEL] = HY_M_INTO_NO_LABEL, [HY_INTO_NO_CELL] = HY_M_INTO_NO_CELL,
		[HY_INTO_TAKEN] = HY_M_INTO_TAKEN, [HY_INTO_NO_RECORD] = HY_M_INTO_NO_RECORD,
		[HY_INTO_NO_FILE] = HY_M_INTO_NO_FILE, [HY_INTO_LONG] = HY_M_INTO_LONG,
		[HY_INTO_FORMULA] = HY_M_INTO_FORMULA, [HY_INTO_ROWS] = HY_M_INTO_ROWS };
	struct hy_mark at = hy_mark_file(r->blank);
	struct hy_err err;

	if (t->cell.len > 0)
		at.cell = t->cell.p;
	else if (t->node != NULL)
		at = t->node->at;
	if (t->why == HY_INTO_ROWS)
		hy_fail(&err, at, words[t->why], name_of(r, t->node), number(r, t->wanted),
		    number(r, t->there), NULL);
	else
		hy_fail(&err, at, words[t->why], name_of(r, t->node),
		    excerpt(r, t->text), NULL);
	(void)hy_call_fail(r->call, &err);
}

/* All that has no cell, and what to do. */
static int
say_troubles(const struct run *r, const struct hy_into *into)
{
	size_t n;
	const struct hy_into_trouble *all = hy_into_troubles(into, &n);
	struct hy_err err;

	for (size_t i = 0; i < n; i++)
		say_trouble(r, &all[i]);
	hy_fail(&err, hy_mark_file(r->blank), HY_M_INTO_NOTHING, number(r, (unsigned)n), NULL);
	(void)hy_call_fail(r->call, &err);
	if (into->notes.hidden > 0)
		hy_call_note(r->call, hy_say(r->call->arena, HY_M_INTO_HIDDEN,
		    number(r, into->notes.hidden), NULL));
	return HY_TROUBLE;
}

static void
say_notes(const struct run *r, const struct hy_into_notes *notes)
{
	struct hy_arena *arena = r->call->arena;

	hy_call_note(r->call, hy_say(arena, HY_M_INTO_DONE, number(r, notes->cells), NULL));
	if (notes->figure)
		hy_call_note(r->call, hy_str_of(hy_message_text(HY_M_INTO_FIGURE)));
	if (notes->attachments)
		hy_call_note(r->call, hy_str_of(hy_message_text(HY_M_INTO_ATTACHMENTS)));
	if (notes->unwrapped > 0)
		hy_call_note(r->call, hy_say(arena, HY_M_INTO_UNWRAPPED, number(r, notes->unwrapped), NULL));
	if (notes->high > 0)
		hy_call_note(r->call, hy_say(arena, HY_M_INTO_HIGH, number(r, notes->high), NULL));
}

/* The rows of the table of changes as texts, column by column. */
static const struct hy_str *
rows_of(const struct run *r, unsigned columns)
{
	const struct hy_annex *annex = r->edition->annex;
	struct hy_str *texts = hy_new_array(r->call->arena, annex->count * columns + 1, struct hy_str);
	unsigned n = 0;

	for (const struct hy_annex_row *row = annex->rows; row != NULL; row = row->next, n++) {
		const struct hy_str all[] = { row->day, row->item, row->before, row->after, row->timing,
			row->explanation };

		for (unsigned i = 0; i < columns && i < HY_COUNT(all); i++)
			texts[n * columns + i] = hy_str_trim(all[i]);
	}
	return texts;
}

/* What the form's cells do not hold, or what must not be read, is no loss. */
static bool
expected(const struct run *r, const struct hy_change *change)
{
	const struct hy_node *attachments = hy_doc_find(r->edition->doc, "besshi", 0);
	struct hy_str mask = hy_phrase(r->looks, "withheld");

	for (const struct hy_item *item = change->item; item != NULL; item = item->up)
		if (attachments != NULL && item == attachments->item)
			return true;
	return change->item->kind == HY_KIND_FIGURE ||
	    (mask.len > 0 && hy_str_find(change->old_text, mask, 0) >= 0);
}

/* Reads the written workbook as any other is read: what is not there again was not written well. */
static int
read_back(const struct run *r, struct hy_str bytes)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_intake result;
	const struct hy_diff *diff;
	struct hy_err err;
	unsigned n = 0;

	if (!hy_intake_book(arena, r->forms, r->words, r->blank, bytes, false, &result, &err))
		return hy_call_fail(r->call, &err);
	diff = hy_diff(arena, r->edition->doc, result.doc);
	for (const struct hy_change *c = diff->first; c != NULL; c = c->next) {
		struct hy_err lost;

		if (expected(r, c))
			continue;
		n++;
		hy_fail(&lost, c->before != NULL ? c->before->at : hy_mark_file(r->blank),
		    HY_M_INTO_LOST, hy_change_path(arena, c, true).p, NULL);
		(void)hy_call_fail(r->call, &lost);
	}
	if (n == 0)
		return HY_CLEAN;
	hy_fail(&err, hy_mark_file(r->blank), HY_M_INTO_NOTHING, number(r, n), NULL);
	return hy_call_fail(r->call, &err);
}

static int
fill(const struct run *r, struct hy_into *into)
{
	const struct hy_doc *doc = r->edition->doc;
	const struct hy_item *table = hy_form_table_section(doc->form);
	struct hy_str out = HY_S("");
	struct hy_err err;
	size_t troubles;
	int status;

	if (into->form != doc->form) {
		hy_fail(&err, hy_mark_file(r->blank), HY_M_INTO_FORM, into->form->name.p,
		    into->form->edition_name.p, doc->form->name.p, doc->form->edition_name.p, NULL);
		return hy_call_fail(r->call, &err);
	}
	into->count = hy_node_shown_count;
	if (r->edition->wishes.draft)
		into->draft = hy_phrase(r->looks, "draft");
	hy_into_fill(into, doc);
	if (table != NULL)
		hy_into_changes(into, rows_of(r, table->n_items), r->edition->annex->count);
	if (!hy_into_write(into, &out, &err))
		return hy_call_fail(r->call, &err);
	(void)hy_into_troubles(into, &troubles);
	if (troubles > 0)
		return say_troubles(r, into);
	status = read_back(r, out);
	if (status == HY_CLEAN && (status = hy_call_write(r->call, out)) == HY_CLEAN)
		say_notes(r, &into->notes);
	return status;
}

static int
open_and_fill(struct run *r)
{
	struct hy_into into;
	struct hy_str bytes;
	struct hy_err err;
	int status;

	if (!hy_file_read(r->call->arena, r->blank, HY_BOOK_MAX_BYTES, &bytes, &err))
		return hy_call_fail(r->call, &err);
	status = hy_into_open(r->call->arena, r->forms, r->words, r->blank, bytes, &into, &err)
	    ? fill(r, &into) : hy_call_fail(r->call, &err);
	hy_into_close(&into);
	return status;
}

/* The output is another workbook of the same kind. */
static int
check_output(const struct run *r)
{
	const char *out = hy_call_value(r->call, "output", "");
	struct hy_file_id a = hy_file_id(r->blank), b = hy_file_id(out);
	bool same = a.inode != 0 && a.device == b.device && a.inode == b.inode;
	const char *suffix = strcasecmp(hy_path_suffix(r->blank), "xlsm") == 0 ? "xlsm" : "xlsx";

	if (strcasecmp(hy_path_suffix(out), suffix) != 0 || hy_call_has(r->call, "format"))
		return hy_call_usage(r->call, HY_M_INTO_OUTPUT, suffix);
	return same ? hy_call_usage(r->call, HY_M_INTO_SAME, out) : HY_CLEAN;
}

int
hy_call_into(struct hy_call *call, struct hy_forms *forms, const struct hy_looks *looks,
    const struct hy_edition_for *edition)
{
	struct run r = { .call = call, .forms = forms, .looks = looks, .edition = edition,
	    .blank = hy_call_value(call, "into", NULL) };
	struct hy_err err;
	int status = check_output(&r);

	if (status != HY_CLEAN)
		return status;
	r.words = hy_words_open(call->arena, &err);
	status = r.words != NULL ? open_and_fill(&r) : hy_call_fail(call, &err);
	hy_words_close(r.words);
	return status;
}
