#include "engine/monitor/declared.h"

#include <limits.h>

#include "engine/base/file.h"

struct reading {
	struct hy_forms *forms;
	struct hy_portfolio *portfolio;
	bool ok;
	struct hy_err *err;
};

static void
take_revision(void *context, const char *path)
{
	struct reading *r = context;
	const struct hy_doc *doc;

	if (!r->ok)
		return;
	doc = hy_doc_load(r->portfolio->arena, r->forms, path, r->err);
	r->ok = doc != NULL;
	if (r->ok)
		hy_portfolio_add(r->portfolio, doc);
}

static void
set_epochs(struct hy_live *live, const struct hy_assessment *a)
{
	long today = hy_date_days(&live->today);
	struct hy_epoch *epochs = hy_new_array(live->arena, a->count, struct hy_epoch);
	unsigned n = 0;

	for (unsigned i = 0; i < a->count; i++) {
		long day = hy_revision_day(a->revisions[i]);

		if (hy_doc_stage(a->revisions[i]) < HY_PUBLISHED || day > today)
			continue;
		if (n > 0)
			epochs[n - 1].to = day - 1;
		epochs[n++] = (struct hy_epoch){ a->revisions[i], day, LONG_MAX };
	}
	live->epochs = epochs;
	live->n_epochs = n;
}

bool
hy_declared_read(struct hy_live *live, struct hy_forms *forms, const char *folder, struct hy_err *err)
{
	struct reading r = { forms, hy_portfolio_new(live->arena, live->body, &live->today), true, err };

	if (!hy_assessments_each(live->arena, folder, take_revision, &r, err) || !r.ok)
		return false;
	if (r.portfolio->first == NULL)
		return hy_fail(err, hy_mark_file(folder), HY_M_NO_REVISIONS, folder, NULL);
	if (r.portfolio->first->next != NULL)
		return hy_fail(err, hy_mark_file(folder), HY_M_TWO_ASSESSMENTS, r.portfolio->first->folder.p,
		    r.portfolio->first->next->folder.p, NULL);
	set_epochs(live, r.portfolio->first);
	return true;
}

const struct hy_body *
hy_declared_body(struct hy_bodies *bodies, struct hy_str folder, struct hy_err *err)
{
	return hy_bodies_of(bodies, folder.p, err);
}
