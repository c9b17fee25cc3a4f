#include "engine/monitor/monitor.h"

#include "engine/base/helper.h"
#include "engine/check/rule/rule.h"
#include "engine/check/subject/waiver.h"
#include "engine/monitor/declared.h"
#include "engine/monitor/event/clock.h"
#include "engine/monitor/source/source.h"
#include "engine/monitor/state/keeper.h"

#define EVERY_DAY (-1000000L)		/* before any that is kept */
#define PUMP ((size_t)64 << 20)		/* bytes of a log between two commits, at most about */

static void
add_trouble(struct hy_monitor_run *run, const struct hy_err *err)
{
	struct hy_trouble *trouble = hy_new(run->arena, struct hy_trouble);
	const struct hy_trouble **tail = &run->troubles;

	trouble->err = *err;
	while (*tail != NULL)
		tail = (const struct hy_trouble **)&(*tail)->next;
	*tail = trouble;
}

static bool
read_declaration(struct hy_monitor_run *run, struct hy_err *err)
{
	struct hy_forms *forms = hy_forms_open(run->arena, err);
	struct hy_bodies *bodies = forms != NULL ? hy_bodies_open(run->arena, err) : NULL;
	struct hy_date today;
	const struct hy_body *body;

	run->config = bodies != NULL ? hy_monitor_config_read(run->arena, run->file, err) : NULL;
	if (run->config == NULL)
		return false;
	today = run->today != NULL ? *run->today : hy_clock_day(run->now, run->config->zone);
	body = hy_declared_body(bodies, run->config->assessment, err);
	if (body == NULL)
		return false;
	run->live = hy_live_new(run->arena, body, &today);
	run->live->bindings = run->config->bindings;
	run->live->limits = run->config->limits;
	run->live->reliances = run->config->reliances;
	run->live->holidays = run->config->holidays;
	return hy_declared_read(run->live, forms, run->config->assessment.p, err);
}

/* Counts all that is new in LOG. */
static bool
count(struct hy_monitor_run *run, const struct hy_source *source, struct hy_log *log, struct hy_err *err)
{
	struct hy_keeper keeper = { .state = run->state, .source = source, .day = hy_date_days(&run->live->today) };
	bool more = true, ok = hy_keeper_begin(&keeper) || hy_fail(err, source->at, HY_M_LOG_MEMORY, NULL);

	while (ok && more)
		ok = hy_log_pump(log, hy_keeper_tallies(&keeper), PUMP, &more, err) && hy_keeper_add(&keeper, log, err);
	return hy_keeper_end(&keeper, ok ? err : NULL) && ok;
}

static struct hy_log *
open_log(struct hy_monitor_run *run, const struct hy_source *source, const struct hy_key *key, struct hy_err *err)
{
	struct hy_str position;

	if (!hy_state_get(run->state, run->arena, hy_keeper_position(run->arena, source).p, &position, err))
		return NULL;
	return hy_log_open(run->arena, run->config, source, key, position, err);
}

/* What is known of how LOG stands becomes facts. */
static void
tell_log(struct hy_monitor_run *run, const struct hy_source *source, struct hy_log *log)
{
	const struct hy_log_health *health = hy_log_health(log);
	unsigned n;
	const struct hy_log_hole *holes = hy_log_holes(log, &n);

	hy_source_tell_log(run->live, source, health, run->config->zone);
	if (health->events == 0 && health->malformed > 0) {
		struct hy_err err;

		hy_fail(&err, source->at, HY_M_LOG_ALL_BAD, source->name,
		    hy_str_format(run->arena, "%llu", (unsigned long long)health->lines).p, NULL);
		add_trouble(run, &err);
	}
	for (unsigned i = 0; i < n; i++)
		hy_source_tell_hole(run->live, source, holes[i].from, holes[i].to);
}

static void
read_log(struct hy_monitor_run *run, const struct hy_source *source, const struct hy_key *key)
{
	struct hy_err err = { .text = "" };
	struct hy_log *log = open_log(run, source, key, &err);

	if (log != NULL) {
		hy_log_until(log, hy_date_days(&run->live->today));
		run->log_sources[run->n_logs] = source;
		run->logs[run->n_logs++] = log;
	}
	if (log == NULL || !count(run, source, log, &err)) {
		add_trouble(run, &err);
		hy_source_tell(run->live, source, "unreadable", 0);
		return;
	}
	tell_log(run, source, log);
}

static bool
read_sources(struct hy_monitor_run *run, struct hy_err *err)
{
	const struct hy_key *key = NULL;
	unsigned n = 0;

	if (run->config->key_file.len > 0) {
		key = hy_key_open(run->arena, run->config->key_file.p, err);
		if (key == NULL)
			return false;
	}
	for (const struct hy_source *s = run->config->sources; s != NULL; s = s->next)
		n += s->log;
	run->logs = hy_new_array(run->arena, n + 1, struct hy_log *);
	run->log_sources = hy_new_array(run->arena, n + 1, const struct hy_source *);
	for (const struct hy_source *s = run->config->sources; s != NULL; s = s->next) {
		struct hy_err why = { .text = "" };

		if (s->log)
			read_log(run, s, key);
		else if (!hy_source_observe(run->live, run->config, s, &why))
			add_trouble(run, &why);
	}
	return true;
}

static bool
judge(struct hy_monitor_run *run, struct hy_err *err)
{
	struct hy_waivers *waivers = hy_waivers_load(run->arena, run->config->file, err);
	struct hy_err why = { .text = "" };

	run->rules = waivers != NULL ? hy_live_rules_open(run->arena, err) : NULL;
	if (run->rules == NULL)
		return false;
	run->helper = hy_helper_start();
	hy_rules_help(run->rules, run->helper);
	run->judgements = hy_judgements_new(run->arena);
	if (!hy_rules_judge(run->rules, run->live, run->only, run->judgements, &why))
		add_trouble(run, &why);
	hy_waivers_judge(waivers, run->live, run->judgements);
	hy_judgements_sort(run->judgements);
	return true;
}

/* Keeps the results; a run of some rules only leaves those of the others as they are. */
static bool
keep_results(struct hy_monitor_run *run, long from, struct hy_err *err)
{
	if (run->only != NULL)
		return true;
	return hy_state_begin(run->state, err) &&
	    hy_state_add_run(run->state, run->judgements, hy_date_days(&run->live->today), run->now, &run->added, err) &&
	    hy_state_forget(run->state, from, err) && hy_state_commit(run->state, err);
}

bool
hy_monitor_run(struct hy_monitor_run *run, struct hy_err *err)
{
	long days, from;

	if (!read_declaration(run, err))
		return false;
	run->kept = hy_arena_new();
	days = hy_yaml_number(run->config->limits, "window_days", HY_MONITOR_WINDOW);
	from = hy_date_days(&run->live->today) - days + 1;
	run->state = hy_state_open(run->kept, run->config->state.p, err);
	/* What is kept of days before the window came in late, and was never judged: it is now, and then forgotten. */
	return run->state != NULL && read_sources(run, err) && hy_state_facts(run->state, run->live, EVERY_DAY, err) &&
	    hy_state_numbers(run->state, run->live, EVERY_DAY, err) && judge(run, err) && keep_results(run, from, err);
}

void
hy_monitor_close(struct hy_monitor_run *run)
{
	for (unsigned i = 0; i < run->n_logs; i++)
		hy_log_close(run->logs[i]);
	run->n_logs = 0;
	hy_rules_close(run->rules);
	hy_helper_end(run->helper);
	hy_state_close(run->state);
	hy_arena_free(run->kept);
}
