#include "engine/command/monitor/monitor_evidence.h"

#include <stdlib.h>

#include "engine/command/load.h"
#include "engine/command/monitor/monitor_init.h"
#include "engine/monitor/declared.h"
#include "engine/monitor/source/source.h"
#include "engine/sheet/device.h"
#include "engine/sheet/live/evidence_sheet.h"

/* The first day of the year asked for. False with ERR. */
static bool
year_begin(const struct hy_call *call, long *from, struct hy_err *err)
{
	const char *year = hy_call_value(call, "year", NULL);
	struct hy_date begin = { .month = 4, .day = 1 };

	*from = hy_fiscal_year_begin(&call->today);
	if (year == NULL)
		return true;
	begin.year = atoi(year);
	*from = hy_date_days(&begin);
	return (begin.year > 1900 && begin.year < 3000) || hy_fail(err, hy_mark_file(NULL), HY_M_BAD_YEAR, year, NULL);
}

/* The revisions, and what the sources of evidence give. NULL with ERR. */
static struct hy_live *
look(struct hy_call *call, const struct hy_monitor_config *config, struct hy_err *err)
{
	struct hy_arena *arena = call->arena;
	struct hy_forms *forms = hy_forms_open(arena, err);
	struct hy_bodies *bodies = forms != NULL ? hy_bodies_open(arena, err) : NULL;
	const struct hy_body *body = bodies != NULL ? hy_declared_body(bodies, config->assessment, err) : NULL;
	struct hy_live *live = body != NULL ? hy_live_new(arena, body, &call->today) : NULL;

	if (live == NULL || !hy_declared_read(live, forms, config->assessment.p, err))
		return NULL;
	for (const struct hy_source *s = config->sources; s != NULL; s = s->next)
		if (!s->log && s->kind == HY_FACT_evidence && !hy_source_observe(live, config, s, err))
			return NULL;
	return live;
}

static const struct hy_evidence *
collect(struct hy_call *call, const struct hy_monitor_config *config, const struct hy_live *live, struct hy_err *err)
{
	struct hy_monitor_state *state = hy_state_read(call->arena, config->state.p, err);
	const struct hy_remedy *remedies;
	const struct hy_evidence *evidence = NULL;
	long from;

	if (state != NULL && hy_remedies_load(call->arena, config->file, &remedies, err) && year_begin(call, &from, err))
		evidence = hy_evidence_collect(call->arena, state, live, remedies, from, config->zone, err);
	hy_state_close(state);
	return evidence;
}

int
hy_monitor_evidence(struct hy_call *call)
{
	const char *suffix = hy_call_suffix(call, "txt");
	struct hy_err err = { .text = "" };
	struct hy_setup setup;
	const struct hy_looks *looks = hy_looks_open(call->arena, &err);
	struct hy_evidence_report report = { .draws = hy_device_draws(suffix) };
	const struct hy_sheet *sheet;
	struct hy_live *live;

	report.promises = looks != NULL ? hy_monitor_promises(call, &setup, &err) : NULL;
	live = report.promises != NULL ? look(call, setup.config, &err) : NULL;
	report.evidence = live != NULL ? collect(call, setup.config, live, &err) : NULL;
	if (report.evidence == NULL)
		return hy_call_fail(call, &err);
	report.doc = setup.doc;
	report.epochs = live->epochs;
	report.n_epochs = live->n_epochs;
	sheet = hy_evidence_sheet(call->arena, looks, &report, &err);
	return sheet != NULL ? hy_call_draw(call, sheet, suffix) : hy_call_fail(call, &err);
}
