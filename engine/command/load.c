#include "engine/command/load.h"

#include <string.h>
#include <strings.h>

#include "engine/base/file.h"
#include "engine/base/progress.h"
#include "engine/check/subject/body.h"
#include "engine/intake/book/book.h"
#include "engine/intake/named/workbook.h"
#include "engine/sheet/device.h"

const char *
hy_path_operand(struct hy_arena *arena, const char *path)
{
	size_t len = strlen(path);

	while (len > 1 && path[len - 1] == '/')
		len--;
	return hy_arena_copy(arena, path, len);
}

bool
hy_is_workbook(const char *file)
{
	const char *suffix = hy_path_suffix(file);

	return strcasecmp(suffix, "xlsx") == 0 || strcasecmp(suffix, "xlsm") == 0;
}

struct hy_doc *
hy_doc_open(struct hy_arena *arena, struct hy_forms *forms, const char *file, struct hy_err *err)
{
	struct hy_str bytes;

	if (!hy_is_workbook(file))
		return hy_doc_load(arena, forms, file, err);
	return hy_file_read(arena, file, HY_BOOK_MAX_BYTES, &bytes, err)
	    ? hy_book_doc(arena, forms, file, bytes, err) : NULL;
}

bool
hy_pair_load(struct hy_arena *arena, struct hy_forms *forms, const char *const files[2],
    const struct hy_doc *docs[2], struct hy_err *err)
{
	docs[0] = hy_doc_open(arena, forms, files[0], err);
	docs[1] = docs[0] != NULL ? hy_doc_open(arena, forms, files[1], err) : NULL;
	return docs[1] != NULL;
}

bool
hy_revisions_load(struct hy_arena *arena, struct hy_forms *forms, const char *folder,
    struct hy_revisions *revisions, struct hy_err *err)
{
	struct hy_str *names;
	size_t n;

	if (!hy_folder_list(arena, folder, &names, &n, err))
		return false;
	revisions->docs = hy_new_array(arena, n + 2, const struct hy_doc *);
	revisions->count = 0;
	for (size_t i = 0; i < n; i++) {
		const struct hy_doc *doc;

		if (!hy_revision_name(names[i]))
			continue;
		doc = hy_doc_load(arena, forms, hy_path_join(arena, hy_str_of(folder),
		    names[i].p).p, err);
		if (doc == NULL)
			return false;
		revisions->docs[revisions->count++] = doc;
	}
	return revisions->count > 0 ||
	    hy_fail(err, hy_mark_file(folder), HY_M_NO_REVISIONS, folder, NULL);
}

bool
hy_annex_wishes(struct hy_arena *arena, const char *path, struct hy_annex_options *options,
    struct hy_err *err)
{
	struct hy_bodies *bodies = hy_bodies_open(arena, err);
	const struct hy_body *body = bodies != NULL ? hy_bodies_of(bodies, path, err) : NULL;

	if (body == NULL)
		return false;
	*options = (struct hy_annex_options){ .with_typed = true, .by_effect = body->by_effect,
	    .by_cause = body->by_cause };
	return true;
}

bool
hy_revisions_up_to(struct hy_arena *arena, struct hy_forms *forms, const struct hy_doc *doc,
    struct hy_revisions *revisions, struct hy_err *err)
{
	struct hy_str folder = hy_path_folder(arena, doc->file);
	struct hy_str own = hy_str_of(hy_path_name(doc->file));
	struct hy_str *names;
	size_t n = 0;

	if (hy_revision_name(own) && hy_file_exists(doc->file) &&
	    !hy_folder_list(arena, folder.p, &names, &n, err))
		return false;
	revisions->docs = hy_new_array(arena, n + 1, const struct hy_doc *);
	revisions->count = 0;
	for (size_t i = 0; i < n && hy_str_cmp(names[i], own) < 0; i++) {
		const struct hy_doc *earlier;

		if (!hy_revision_name(names[i]))
			continue;
		earlier = hy_doc_load(arena, forms, hy_path_join(arena, folder, names[i].p).p, err);
		if (earlier == NULL)
			return false;
		revisions->docs[revisions->count++] = earlier;
	}
	revisions->count = hy_annex_published(revisions->docs, revisions->count);
	revisions->docs[revisions->count++] = doc;
	return true;
}

struct hy_rules *
hy_call_rules(const struct hy_call *call, struct hy_err *err)
{
	struct hy_bodies *bodies = hy_bodies_open(call->arena, err);
	const struct hy_body *body = bodies != NULL ? hy_bodies_of(bodies, ".", err) : NULL;
	struct hy_rules *rules = body != NULL ? hy_rules_open(call->arena, err) : NULL;

	if (rules == NULL || hy_rules_add_body(rules, body, err))
		return rules;
	hy_rules_close(rules);
	return NULL;
}

bool
hy_call_may_write(const struct hy_call *call, struct hy_err *err)
{
	const char *path = hy_call_value(call, "output", "-");

	if (strcmp(path, "-") == 0 || hy_call_has(call, "force") || !hy_file_exists(path))
		return true;
	return hy_fail(err, hy_mark_file(path), HY_M_NEW_EXISTS, path, NULL);
}

const char *
hy_call_suffix(const struct hy_call *call, const char *otherwise)
{
	const char *path = hy_call_value(call, "output", NULL);
	const char *suffix = path != NULL ? hy_path_suffix(path) : "";

	return *suffix != '\0' ? suffix : otherwise;
}

bool
hy_call_format(const struct hy_call *call, const char *format, const char *extra)
{
	struct hy_str known;
	struct hy_err err;

	if (strcmp(format, extra) == 0 || hy_device_known(format))
		return true;
	known = hy_str_format(call->arena, "%s %s", hy_device_suffixes(call->arena).p, extra);
	hy_fail(&err, hy_mark_file(NULL), HY_M_NO_FORMAT, format, known.p, NULL);
	hy_call_fail(call, &err);
	return false;
}

int
hy_call_draw(const struct hy_call *call, const struct hy_sheet *sheet, const char *suffix)
{
	return hy_call_draw_to(call, hy_call_value(call, "output", NULL), sheet, suffix);
}

static unsigned
count_parts(const struct hy_sheet *sheet)
{
	unsigned n = 0;

	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		n++;
	return n;
}

int
hy_call_draw_to(const struct hy_call *call, const char *path, const struct hy_sheet *sheet,
    const char *suffix)
{
	const struct hy_device *device;
	struct hy_output out;
	struct hy_err err;
	bool drawn;

	device = hy_device_get(call->arena, suffix, &err);
	if (device == NULL)
		return hy_call_fail(call, &err);
	if (!hy_output_open(&out, call->arena, path, &err))
		return hy_call_fail(call, &err);
	hy_progress_begin(count_parts(sheet));
	drawn = device->render(call->arena, sheet, out.file, &err);
	hy_progress_end();
	if (!drawn) {
		hy_output_discard(&out);
		return hy_call_fail(call, &err);
	}
	return hy_output_commit(&out, &err) ? HY_CLEAN : hy_call_fail(call, &err);
}

const struct hy_form *
hy_call_form(const struct hy_call *call, struct hy_forms *forms, struct hy_err *err)
{
	return hy_form_asked(forms, hy_str_of(call->operands[0]), err);
}

const struct hy_form *
hy_form_asked(struct hy_forms *forms, struct hy_str name, struct hy_err *err)
{
	long at = hy_str_find(name, HY_S("@"), 0);
	size_t end = at >= 0 ? (size_t)at : name.len;

	return hy_forms_get(forms, hy_str_cut(name, 0, end), hy_str_cut(name, end + 1, name.len), err);
}

void
hy_load_none(struct hy_call *call)
{
	struct hy_err err;

	hy_fail(&err, hy_mark_file(call->operands[0]), HY_M_NO_ASSESSMENTS, NULL);
	hy_call_trouble(call, &err);
}
