/* hyoka check --completeness: how far the sections of assessments are. */
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/subject/body.h"
#include "engine/command/load.h"
#include "engine/command/out/completeness_out.h"

struct run {
	struct hy_call *call;
	struct hy_forms *forms;
	struct hy_bodies *bodies;
	const struct hy_completeness **files;
	unsigned n_files;
};

static void
add(struct run *r, const struct hy_completeness *file)
{
	r->files = hy_grow(r->call->arena, r->files, r->n_files, const struct hy_completeness *);
	r->files[r->n_files++] = file;
}

static void
visit_file(void *context, const char *path)
{
	struct run *r = context;
	struct hy_arena *arena = r->call->arena;
	struct hy_err err;
	const struct hy_doc *doc = hy_doc_open(arena, r->forms, path, &err);
	const struct hy_body *body = doc != NULL ? hy_bodies_of(r->bodies, path, &err) : NULL;

	if (body == NULL)
		hy_call_trouble(r->call, &err);
	else
		add(r, hy_completeness(arena, doc, hy_bodies_kind(r->bodies, body,
		    hy_doc_role_text(doc, HY_ITEM_OFFICE), NULL)));
}

static int
write_all(struct run *r)
{
	struct hy_call *call = r->call;
	bool json = strcmp(hy_call_value(call, "format", "text"), "json") == 0;

	if (r->n_files == 0 && !r->call->trouble)
		hy_load_none(call);
	if (hy_call_write(call, json ? hy_completeness_json(call->arena, r->files, r->n_files)
	    : hy_completeness_text(call->arena, r->files, r->n_files)) != HY_CLEAN)
		return HY_TROUBLE;
	return r->call->trouble ? HY_TROUBLE : HY_CLEAN;
}

int
hy_check_completeness(struct hy_call *call)
{
	static const char *const others[] = { "fail-on", "rule", "baseline", "mark" };
	const char *format = hy_call_value(call, "format", "text");
	struct run r = { .call = call };
	struct hy_err err;

	for (size_t i = 0; i < HY_COUNT(others); i++)
		if (hy_call_has(call, others[i]))
			return hy_call_usage(call, HY_M_PROGRESS_ALONE, others[i]);
	if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
		return hy_call_usage(call, HY_M_PROGRESS_FORMAT, format);
	r.forms = hy_forms_open(call->arena, &err);
	r.bodies = r.forms != NULL ? hy_bodies_open(call->arena, &err) : NULL;
	if (r.bodies == NULL)
		return hy_call_fail(call, &err);
	for (unsigned i = 0; i < call->n_operands; i++) {
		const char *path = hy_path_operand(call->arena, call->operands[i]);

		if (!hy_file_is_folder(path))
			visit_file(&r, path);
		else if (!hy_assessments_each(call->arena, path, visit_file, &r, &err))
			hy_call_trouble(call, &err);
	}
	return write_all(&r);
}
