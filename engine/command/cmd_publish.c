/* hyoka publish FOLDER... -o SITE: the public site of a portfolio; --verify: is it as it was published? */
#include <errno.h>
#include <stdlib.h>

#include "engine/base/digest.h"
#include "engine/base/file.h"
#include "engine/base/progress.h"
#include "engine/base/text.h"
#include "engine/check/subject/body.h"
#include "engine/command/audience.h"
#include "engine/command/out/findings_out.h"
#include "engine/command/site/site_manifest.h"
#include "engine/command/site/site_stage.h"
#include "engine/command/site/site_works.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/device.h"
#include "engine/sheet/machine.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	const struct hy_looks *looks;
	struct hy_works works;
	struct hy_stage stage;
	struct hy_site_work *first, **tail;
	struct hy_buf record;
	unsigned n_revisions;
	struct hy_err err;
};

/* A revision that is being published; what only it needs is in an arena of its own. */
struct step {
	struct run *run;
	struct hy_call call;
	const struct hy_work *work;
	struct hy_site_work *into;
	struct hy_edition_for edition;
};

/* --- what goes out must pass the checks before publication */

static bool
judge(struct run *r, struct hy_check *check, struct hy_findings *findings)
{
	for (unsigned i = 0; i < r->works.count; i++) {
		const struct hy_work *w = &r->works.at[i];

		if (!hy_check_run(check, w->docs[w->n_docs - 1], findings, NULL, &r->err))
			return false;
	}
	return hy_check_portfolios(check, r->forms, findings, &r->err);
}

/* Only what stands in the way: notes on a whole portfolio would hide it. */
static void
keep_errors(struct hy_findings *findings)
{
	struct hy_finding **at = &findings->first;

	while (*at != NULL)
		if ((*at)->waived || (*at)->severity > HY_ERROR)
			*at = (*at)->next;
		else
			at = &(*at)->next;
}

/*
 * The newest revisions are judged; older ones were when they were published, and may not be
 * mended any more. Nothing is published while one of them does not pass.
 */
static bool
gate(struct run *r)
{
	struct hy_findings *findings = hy_findings_new(r->call->arena);
	struct hy_check *check = hy_check_open(r->call->arena, &r->call->today, &r->err);
	struct hy_outcome outcome = { .findings = findings, .check = check, .limit = HY_ERROR };
	bool fine;

	if (check == NULL)
		return false;
	fine = judge(r, check, findings);
	if (fine && findings->count[HY_FATAL] + findings->count[HY_ERROR] > 0) {
		hy_findings_sort(findings);
		keep_errors(findings);
		fprintf(stderr, "%.*s\n", HY_ARG(hy_findings_write(r->call->arena, &outcome, "text")));
		fine = hy_fail(&r->err, hy_mark_file(NULL), HY_M_NOT_PUBLISHABLE, NULL);
	}
	hy_check_close(check);
	return fine;
}

/* --- files */

/* SHEET as bytes of format SUFFIX. */
static bool
draw(struct hy_arena *arena, const struct hy_sheet *sheet, const char *suffix, struct hy_str *bytes,
    struct hy_err *err)
{
	const struct hy_device *device = hy_device_get(arena, suffix, err);
	char *p = NULL;
	size_t len = 0;
	bool fine;
	FILE *f;

	if (device == NULL)
		return false;
	f = open_memstream(&p, &len);
	if (f == NULL)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_CANNOT_WRITE, suffix, hy_errno_text(errno), NULL);
	fine = device->render(arena, sheet, f, err);
	if (fclose(f) != 0 && fine)
		fine = hy_fail(err, hy_mark_file(sheet->source), HY_M_CANNOT_WRITE, suffix, hy_errno_text(errno), NULL);
	if (fine)
		*bytes = hy_str_copy(arena, p, len);
	free(p);
	return fine;
}

static struct hy_site_file *
draw_file(struct step *s, const struct hy_sheet *sheet, const char *stem, const char *suffix)
{
	struct run *r = s->run;
	struct hy_str bytes, path = hy_str_format(s->call.arena, "%s/%s.%s", s->into->folder.p, stem, suffix);

	return sheet != NULL && draw(s->call.arena, sheet, suffix, &bytes, &r->err)
	    ? hy_stage_write(&r->stage, path.p, bytes, &r->err) : NULL;
}

static struct hy_site_file *
machine_file(struct step *s, const char *stem)
{
	struct hy_buf out = hy_buf_new(s->call.arena);

	hy_machine_write(&out, s->edition.doc, s->edition.annex);
	return hy_stage_write(&s->run->stage, hy_str_format(s->call.arena, "%s/%s.json", s->into->folder.p,
	    stem).p, hy_buf_get(&out), &s->run->err);
}

static bool
write_formats(struct step *s, struct hy_site_revision *revision, const char *stem)
{
	static const char *const formats[] = { "html", "pdf", "xlsx" };
	struct run *r = s->run;

	for (size_t i = 0; i < HY_COUNT(formats); i++) {
		const struct hy_site_file *file = draw_file(s, hy_edition_sheet(s->call.arena, r->looks, &s->edition,
		    formats[i], &r->err), stem, formats[i]);

		if (file == NULL)
			return false;
		if (i == 0)
			revision->files = file;
		revision->n_files++;
	}
	revision->n_files++;
	return machine_file(s, stem) != NULL;
}

/* The table of changes by itself, and the page that leads to all files of the work. */
static bool
write_page(struct step *s)
{
	static const char *const formats[] = { "pdf", "xlsx" };
	struct run *r = s->run;
	const struct hy_edition_for *e = &s->edition;

	for (size_t i = 0; e->annex->rows != NULL && i < HY_COUNT(formats); i++) {
		const struct hy_site_file *file = draw_file(s, hy_annex_sheet(s->call.arena, r->looks, e->doc,
		    e->annex), "annex", formats[i]);

		if (file == NULL)
			return false;
		if (i == 0)
			s->into->annex = file;
		s->into->n_annex++;
	}
	return draw_file(s, hy_site_page(s->call.arena, r->looks, s->into, e->doc, e->annex), "index", "html")
	    != NULL;
}

/* --- a revision, a work */

static struct hy_str
keep(struct step *s, enum hy_item_role role)
{
	struct hy_str text = hy_doc_role_text(s->edition.doc, role);

	return hy_str_copy(s->run->call->arena, text.p, text.len);
}

/* The day as it is in the names of files; two revisions of one day are told apart by a number. */
static const char *
stem_of(struct step *s, struct hy_site_revision *revision)
{
	struct hy_arena *arena = s->run->call->arena;
	struct hy_date date;
	unsigned same = 1;

	if (!hy_date_parse(revision->day, &date))
		(void)hy_date_parse(hy_str_of(hy_path_name(s->edition.doc->file)), &date);
	revision->iso = hy_date_iso(arena, &date);
	for (const struct hy_site_revision *r = s->into->revisions; r != NULL; r = r->next)
		same += hy_str_eq(r->iso, revision->iso);
	return same == 1 ? revision->iso.p : hy_str_format(arena, "%s-%u", revision->iso.p, same).p;
}

/* What the office keeps: the source of each revision, which the public does not see. */
static bool
add_record(struct step *s, const struct hy_doc *source, const char *stem)
{
	struct run *r = s->run;
	struct hy_str hash = hy_sha256_hex(s->call.arena, source->bytes, &r->err);

	hy_buf_format(&r->record, "# %s/%s\n%s  %s\n", s->into->folder.p, stem, hash.p,
	    hy_text_visible(s->call.arena, hy_str_of(source->file)).p);
	return hash.len > 0;
}

static bool
publish_revision(struct step *s, const struct hy_doc *source, bool newest)
{
	struct run *r = s->run;
	struct hy_arena *arena = r->call->arena;
	struct hy_site_revision *revision = hy_new(arena, struct hy_site_revision);
	const char *stem;
	bool refused;

	s->edition = (struct hy_edition_for){ .judged = true, .beside = &s->work->family };
	if (!hy_edition_for(&s->call, r->forms, r->looks, source->file, HY_FOR_PUBLIC, &s->edition, &refused, &r->err))
		return false;
	revision->day = keep(s, HY_ITEM_PUBLISHED);
	revision->edition = hy_str_of(source->form->edition);
	revision->edition_name = source->form->edition_name;
	revision->document = hy_sha256_hex(arena, s->edition.wishes.attached, &r->err);
	stem = stem_of(s, revision);
	if (revision->document.len == 0 || !write_formats(s, revision, stem) || !add_record(s, source, stem))
		return false;
	revision->next = s->into->revisions;
	s->into->revisions = revision;
	r->n_revisions++;
	if (!newest)
		return true;
	s->into->name = keep(s, HY_ITEM_NAME);
	s->into->number = keep(s, HY_ITEM_NUMBER);
	s->into->office = keep(s, HY_ITEM_OFFICE);
	return write_page(s);
}

static bool
publish_work(struct run *r, const struct hy_work *work)
{
	const struct hy_doc *newest = work->docs[work->n_docs - 1];
	struct step s = { .run = r, .call = *r->call, .work = work };
	bool fine = true;

	s.into = hy_new(r->call->arena, struct hy_site_work);
	s.into->folder = hy_str_format(r->call->arena, "works/%s", work->name.p);
	s.into->form = hy_str_of(newest->form->form);
	s.into->form_name = newest->form->name;
	s.into->ended = hy_doc_stage(newest) == HY_ENDED;
	*r->tail = s.into;
	r->tail = (struct hy_site_work **)&s.into->next;
	for (unsigned i = 0; i < work->n_docs && fine; i++) {
		hy_progress_step(work->docs[i]->file);
		s.call.arena = hy_arena_new();
		fine = publish_revision(&s, work->docs[i], work->docs[i] == newest);
		hy_arena_free(s.call.arena);
	}
	return fine;
}

/* --- the site */

static bool
write_top(struct run *r)
{
	struct hy_arena *arena = r->call->arena;
	struct hy_buf manifest = hy_buf_new(arena);
	const struct hy_site_file *own;
	struct hy_str bytes;

	if (!draw(arena, hy_site_index(arena, r->looks, r->first), "html", &bytes, &r->err) ||
	    hy_stage_write(&r->stage, HY_SITE_INDEX, bytes, &r->err) == NULL)
		return false;
	hy_manifest_write(&manifest, r->first, r->stage.files);
	own = hy_stage_write(&r->stage, HY_SITE_MANIFEST, hy_buf_get(&manifest), &r->err);
	if (own == NULL)
		return false;
	hy_buf_format(&r->record, "# " HY_SITE_MANIFEST "\n%s  %s/%s\n", own->sha256.p,
	    hy_text_visible(arena, hy_str_of(hy_path_operand(arena, hy_call_value(r->call, "output", "")))).p,
	    HY_SITE_MANIFEST);
	return true;
}

static bool
fill(struct run *r)
{
	unsigned n_docs = 0;
	bool fine = true;

	for (unsigned i = 0; i < r->works.count; i++)
		n_docs += r->works.at[i].n_docs;
	hy_progress_begin(n_docs);
	for (unsigned i = 0; i < r->works.count && fine; i++)
		fine = publish_work(r, &r->works.at[i]);
	hy_progress_end();
	return fine && write_top(r) && hy_stage_commit(&r->stage, &r->err);
}

static void
say_done(struct run *r)
{
	struct hy_arena *arena = r->call->arena;
	unsigned n = 0;

	for (const struct hy_site_file *f = r->stage.files; f != NULL; f = f->next)
		n++;
	hy_call_note(r->call, hy_say(arena, HY_M_SITE_DONE, hy_str_format(arena, "%u", r->works.count).p,
	    hy_str_format(arena, "%u", r->n_revisions).p, hy_str_format(arena, "%u", n).p,
	    hy_str_format(arena, "%u", r->works.n_coming).p, NULL));
}

/* Where the site goes: -o, else the output folder of the body. NULL with ERR; "" when neither is said. */
static const char *
site_of(struct hy_call *call, struct hy_err *err)
{
	const char *given = hy_call_value(call, "output", NULL);
	struct hy_bodies *bodies;
	const struct hy_body *body;

	if (given != NULL)
		return hy_path_operand(call->arena, given);
	bodies = hy_bodies_open(call->arena, err);
	body = bodies != NULL ? hy_bodies_of(bodies, call->operands[0], err) : NULL;
	if (body == NULL || body->output.len == 0)
		return body != NULL ? "" : NULL;
	return body->output.p[0] == '/' ? body->output.p
	    : hy_path_join(call->arena, body->folder, body->output.p).p;
}

static int
publish(struct hy_call *call)
{
	struct run r = { .call = call, .record = hy_buf_new(call->arena) };
	const char *site = site_of(call, &r.err);

	if (site != NULL && *site == '\0')
		return hy_call_usage(call, HY_M_PUBLISH_WHAT, "");
	r.tail = &r.first;
	r.forms = site != NULL ? hy_forms_open(call->arena, &r.err) : NULL;
	r.looks = r.forms != NULL ? hy_looks_open(call->arena, &r.err) : NULL;
	if (r.looks == NULL || !hy_works_load(call, r.forms, &r.works, &r.err) || !gate(&r) ||
	    !hy_stage_open(&r.stage, call->arena, site, &r.err))
		return hy_call_fail(call, &r.err);
	hy_buf_format(&r.record, "# %s\n", hy_message_text(HY_M_SITE_RECORD_SOURCE));
	if (!fill(&r)) {
		hy_call_fail(call, &r.err);
		hy_stage_discard(&r.stage);
		return HY_TROUBLE;
	}
	say_done(&r);
	return hy_call_write_file(call, "-", hy_buf_get(&r.record), &r.err) ? HY_CLEAN : hy_call_fail(call, &r.err);
}

/* --- is it as it was published? */

static int
verify(struct hy_call *call, const char *site)
{
	static const enum hy_message words[] = { HY_M_SITE_ALTERED, HY_M_SITE_MISSING, HY_M_SITE_ADDED };
	struct hy_arena *arena = call->arena;
	struct hy_buf out = hy_buf_new(arena);
	const struct hy_site_difference *differences;
	const struct hy_site_file *files;
	struct hy_str manifest;
	struct hy_err err;
	unsigned n = 0;

	if (!hy_site_verify(arena, site, &files, &differences, &err) || !hy_file_read(arena,
	    hy_path_join(arena, hy_str_of(site), HY_SITE_MANIFEST).p, HY_YAML_MAX_BYTES, &manifest, &err))
		return hy_call_fail(call, &err);
	for (const struct hy_site_difference *d = differences; d != NULL; d = d->next)
		hy_buf_format(&out, "%s: %s\n", hy_message_text(words[d->change]), hy_text_visible(arena, d->path).p);
	for (const struct hy_site_file *f = files; f != NULL; f = f->next)
		n++;
	if (differences == NULL)
		hy_buf_format(&out, "%s\n", hy_say(arena, HY_M_SITE_AS_RECORDED, hy_str_format(arena, "%u", n - 1).p,
		    HY_SITE_MANIFEST, hy_sha256_hex(arena, manifest, &err).p, NULL).p);
	if (!hy_call_write_file(call, "-", hy_buf_get(&out), &err))
		return hy_call_fail(call, &err);
	return differences == NULL ? HY_CLEAN : HY_FOUND;
}

static int
run(struct hy_call *call)
{
	const char *site = hy_call_value(call, "verify", NULL);
	bool makes = call->n_operands > 0;

	if ((site != NULL) == makes || (site != NULL && (hy_call_has(call, "output") || call->n_operands > 0)))
		return hy_call_usage(call, HY_M_PUBLISH_WHAT, "");
	return makes ? publish(call) : verify(call, hy_path_operand(call->arena, site));
}

const struct hy_command hy_cmd_publish = {
	"publish", "FOLDER...", HY_M_CMD_PUBLISH, 0, 0,
	{ { "output", 'o', "SITE", HY_M_OPT_SITE }, { "verify", 0, "SITE", HY_M_OPT_VERIFY } },
	run
};
