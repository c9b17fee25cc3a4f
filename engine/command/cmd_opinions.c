/* hyoka opinions FOLDER | FILE: what is made of the list of opinions kept beside an assessment. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/check.h"
#include "engine/check/subject/beside.h"
#include "engine/command/load.h"
#include "engine/command/out/findings_out.h"
#include "engine/form/edit/edit.h"
#include "engine/form/path.h"
#include "engine/form/yaml/emit.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/opinion_sheet.h"

typedef void make_part(struct hy_arena *, const struct hy_looks *, const struct hy_opinion_source *,
    struct hy_sheet *);

/* What --show names: its words in templates/opinions.yaml have the same key. */
static const struct view {
	const char *name;
	make_part *make;
	bool published;		/* goes to the public, now or with the assessment */
} views[] = {
	{ "public", hy_opinions_public_part, true },
	{ "council", hy_opinions_council_part, false },
	{ "open", hy_opinions_open_part, false },
	{ "proposals", hy_opinions_proposal_part, true },
};
#define PROPOSALS (&views[3])

struct run {
	struct hy_call *call;
	const struct view *view;
	struct hy_forms *forms;
	const struct hy_looks *looks;
	const struct hy_yaml *words;
	struct hy_portfolio *portfolio;
	const char *file;		/* the revision that was asked for; NULL: the newest of each */
	struct hy_opinion_source *sources;
	unsigned n_sources;
	struct hy_err err;
	bool failed;
};

static void
take_file(void *context, const char *path)
{
	struct run *r = context;
	const struct hy_doc *doc = r->failed ? NULL
	    : hy_doc_load(r->call->arena, r->forms, path, &r->err);

	r->failed = doc == NULL;
	if (doc != NULL)
		hy_portfolio_add(r->portfolio, doc);
}

/* Nothing goes on from a list with mistakes, nor to the public where it tells who somebody is. */
static bool
is_fit(struct run *r, const char *file)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_findings *findings = hy_findings_new(arena);
	struct hy_outcome outcome = { .findings = findings, .limit = HY_ERROR };
	struct hy_check *check = hy_check_open(arena, &r->call->today, &r->err);
	bool fine = check != NULL && hy_check_opinions(check, file, findings, &r->err);
	unsigned bad = findings->count[HY_FATAL] + findings->count[HY_ERROR];

	hy_check_close(check);
	if (r->view->published)
		bad += findings->count[HY_WARNING];
	if (!fine || bad == 0)
		return fine;
	hy_findings_sort(findings);
	fprintf(stderr, "%.*s", HY_ARG(hy_findings_write(arena, &outcome, "text")));
	return hy_fail(&r->err, hy_mark_file(file), HY_M_OPINIONS_REFUSED, NULL);
}

/* The revision that opinions are told with: the one asked for, else the newest, be it a draft. */
static const struct hy_doc *
revision_of(const struct run *r, const struct hy_assessment *a)
{
	struct hy_file_id asked = r->file != NULL ? hy_file_id(r->file) : (struct hy_file_id){ 0 };

	for (unsigned i = 0; r->file != NULL && i < a->count; i++) {
		struct hy_file_id id = hy_file_id(a->revisions[i]->file);

		if (id.device == asked.device && id.inode == asked.inode)
			return a->revisions[i];
	}
	if (r->file != NULL)
		return NULL;
	return a->coming != NULL ? a->coming : hy_assessment_doc(a);
}

/* What none of the revisions publishes is masked in what goes to the public. */
static const struct hy_withheld *
withheld_of(struct run *r, const struct hy_assessment *a)
{
	struct hy_withheld *withheld = hy_withheld_new(r->call->arena);

	hy_withheld_add(withheld, a->revisions, a->count);
	return hy_withheld_none(withheld) ? NULL : withheld;
}

static bool
add_source(struct run *r, const struct hy_assessment *a)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_str file = hy_opinions_file(arena, a->folder);
	struct hy_opinion_source *source = &r->sources[r->n_sources];
	const struct hy_doc *list;

	*source = (struct hy_opinion_source){ .words = r->words, .doc = revision_of(r, a),
		.revisions = a->revisions, .n_revisions = a->count };
	if (file.len == 0 || source->doc == NULL)
		return true;
	if (!is_fit(r, file.p) || (list = hy_opinions_load(arena, r->forms, file.p, &r->err)) == NULL)
		return false;
	source->opinions = hy_opinions(arena, list, &source->n_opinions);
	source->withheld = withheld_of(r, a);
	r->n_sources++;
	return true;
}

static bool
load(struct run *r, const char *path)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_str folder = hy_str_of(path);
	unsigned n = 0;

	if (!hy_file_is_folder(path)) {
		r->file = path;
		folder = hy_path_folder(arena, path);
		if (!hy_file_exists(path))
			return hy_doc_load(arena, r->forms, path, &r->err) != NULL;
	}
	if (!hy_assessments_each(arena, folder.p, take_file, r, &r->err) || r->failed)
		return false;
	hy_portfolio_sort(r->portfolio);
	for (const struct hy_assessment *a = r->portfolio->first; a != NULL; a = a->next)
		n++;
	r->sources = hy_new_array(arena, n + 1, struct hy_opinion_source);
	for (const struct hy_assessment *a = r->portfolio->first; a != NULL; a = a->next)
		if (!add_source(r, a))
			return false;
	return r->n_sources > 0 || hy_fail(&r->err, hy_mark_file(path), HY_M_OPINIONS_NONE, NULL);
}

/* --- the proposals as they would be written */

/* PROPOSALS as nested keys; what an earlier one opened is not opened again. */
static struct hy_str
proposals_yaml(struct hy_arena *arena, const struct hy_proposal *at, unsigned n)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_str before = HY_S("");

	for (unsigned i = 0; i < n; i++) {
		struct hy_str path = hy_node_key_path(arena, at[i].node);
		unsigned indent = 0;

		for (size_t from = 0; from < path.len;) {
			long slash = hy_str_find(path, HY_S("/"), from);
			size_t to = slash >= 0 ? (size_t)slash : path.len;
			bool last = slash < 0;

			if (last || !hy_str_starts(before, hy_str_cut(path, 0, to + 1))) {
				hy_emit_key(&out, indent, hy_str_cut(path, from, to));
				if (!last)
					hy_buf_char(&out, '\n');
			}
			indent += 2;
			from = to + 1;
		}
		hy_emit_text(&out, indent - 2, at[i].text);
		before = path;
	}
	return hy_buf_get(&out);
}

/* Puts the proposals where nothing is written yet. */
static int
write_proposals(struct run *r, const struct hy_opinion_source *source, const struct hy_proposal *at, unsigned n)
{
	struct hy_arena *arena = r->call->arena;
	const struct hy_doc *doc = source->doc;
	const char *path = hy_call_value(r->call, "output", doc->file);
	struct hy_edit *edit = hy_edit_open(arena, doc, &r->err);
	struct hy_str bytes;
	unsigned written = 0;

	if (edit == NULL)
		return hy_call_fail(r->call, &r->err);
	for (unsigned i = 0; i < n; i++) {
		if (!hy_node_open(at[i].node, doc->form)) {
			hy_call_note(r->call, hy_say(arena, HY_M_OPINIONS_KEPT,
			    hy_node_official(arena, at[i].node).p, NULL));
			continue;
		}
		hy_edit_answer(edit, at[i].node, hy_value_text(arena, at[i].text));
		written++;
	}
	if (written > 0 && (!hy_edit_apply(edit, &bytes, &r->err) ||
	    !hy_call_write_file(r->call, path, bytes, &r->err)))
		return hy_call_fail(r->call, &r->err);
	hy_call_note(r->call, hy_say(arena, HY_M_OPINIONS_WRITTEN,
	    hy_str_format(arena, "%u", written).p, path, NULL));
	return HY_CLEAN;
}

/* The proposals as text, or into the draft. */
static int
propose(struct run *r)
{
	const struct hy_opinion_source *source = &r->sources[0];
	const struct hy_proposal *at;
	unsigned n;

	if (r->n_sources > 1) {
		hy_fail(&r->err, hy_mark_file(r->call->operands[0]), HY_M_OPINIONS_ONE, NULL);
		return hy_call_fail(r->call, &r->err);
	}
	at = hy_proposals(r->call->arena, r->words, source->doc, source->opinions, source->n_opinions, &n);
	if (!hy_call_has(r->call, "write"))
		return hy_call_write(r->call, proposals_yaml(r->call->arena, at, n));
	if (hy_doc_stage(source->doc) >= HY_PUBLISHED) {
		hy_fail(&r->err, hy_mark_file(source->doc->file), HY_M_OPINIONS_PUBLISHED, NULL);
		return hy_call_fail(r->call, &r->err);
	}
	return write_proposals(r, source, at, n);
}

static int
draw(struct run *r, const char *format)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_sheet *sheet = hy_doc_sheet(arena, r->looks, r->sources[0].doc);
	struct hy_str part = hy_yaml_text(hy_yaml_get(r->words, r->view->name), "part");

	sheet->title = r->n_sources > 1 ? part
	    : hy_str_format(arena, "%.*s: %.*s", HY_ARG(part), HY_ARG(sheet->title));
	for (unsigned i = 0; i < r->n_sources; i++)
		r->view->make(arena, r->looks, &r->sources[i], sheet);
	return hy_call_draw(r->call, sheet, format);
}

static const struct view *
view_of(const struct hy_call *call)
{
	const char *name = hy_call_value(call, "show", hy_call_has(call, "write") ? PROPOSALS->name
	    : views[0].name);
	size_t i = 0;

	while (strcmp(views[i].name, name) != 0)
		i++;
	return &views[i];
}

static int
run(struct hy_call *call)
{
	struct run r = { .call = call, .view = view_of(call) };
	bool writes = hy_call_has(call, "write");
	const char *format = writes ? "yaml" : hy_call_value(call, "format",
	    hy_call_suffix(call, r.view == PROPOSALS ? "yaml" : "txt"));
	bool yaml = strcmp(format, "yaml") == 0;

	if (!hy_call_format(call, format, "yaml"))
		return HY_TROUBLE;
	if (yaml && r.view != PROPOSALS)
		return hy_call_usage(call, HY_M_OPINIONS_YAML, NULL);
	r.forms = hy_forms_open(call->arena, &r.err);
	r.looks = r.forms != NULL ? hy_looks_open(call->arena, &r.err) : NULL;
	r.words = r.looks != NULL ? hy_opinion_words(call->arena, &r.err) : NULL;
	r.portfolio = hy_portfolio_new(call->arena, NULL, &call->today);
	if (r.words == NULL || !load(&r, hy_path_operand(call->arena, call->operands[0])))
		return hy_call_fail(call, &r.err);
	return yaml ? propose(&r) : draw(&r, format);
}

const struct hy_command hy_cmd_opinions = {
	"opinions", "FOLDER | FILE", HY_M_CMD_OPINIONS, 1, 1,
	{ { "show", 0, "public|council|open|proposals", HY_M_OPT_SHOW },
	  { "output", 'o', "FILE", HY_M_OPT_OUTPUT }, { "format", 0, "DEVICE|yaml", HY_M_OPT_FORMAT },
	  { "write", 0, NULL, HY_M_OPT_WRITE_PROPOSALS } },
	run
};
