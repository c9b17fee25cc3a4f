/* hyoka monitor CONFIG: declaration against the live system, once or as long as it runs. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/command/monitor/monitor_evidence.h"
#include "engine/command/monitor/monitor_init.h"
#include "engine/command/monitor/monitor_out.h"
#include "engine/command/monitor/monitor_people.h"
#include "engine/command/monitor/monitor_sample.h"
#include "engine/monitor/event/clock.h"
#include "engine/monitor/log/log_watch.h"

#define INTERVAL "60"	/* seconds between two runs of --follow, unless said */

static volatile sig_atomic_t stopped;

static void
stop(int number)
{
	(void)number;
	stopped = 1;
}

static const struct {
	const char *name;
	hy_write_monitor *write;
} formats[] = {
	{ "text", hy_monitor_text }, { "jsonl", hy_monitor_jsonl },
};

static struct hy_str
write_run(const struct hy_call *call, struct hy_arena *arena, const struct hy_monitor_run *run,
    const struct hy_monitor_view *view)
{
	const char *format = hy_call_value(call, "format", formats[0].name);
	size_t i = 0;

	while (strcmp(formats[i].name, format) != 0)
		i++;
	return formats[i].write(arena, run, view);
}

static const char *
number(struct hy_arena *arena, unsigned long long n)
{
	return hy_str_format(arena, "%llu", n).p;
}

/* What should not be in a log and was met in this one, or before: it is told, as nothing is left out silently. */
static void
note_health(const struct hy_call *call, struct hy_arena *arena, const struct hy_log_health *h)
{
	const struct { uint64_t count; enum hy_message message; } notes[] = {
		{ h->ahead, HY_M_LOG_AHEAD }, { h->unknown, HY_M_LOG_UNKNOWN }, { h->repeated, HY_M_LOG_REPEATED },
		{ h->unlisted, HY_M_LOG_UNLISTED }, { h->truncated, HY_M_LOG_TRUNCATED }, { h->lost, HY_M_LOG_LOST },
		{ h->compressed, HY_M_LOG_COMPRESSED },
	};

	for (size_t i = 0; i < HY_COUNT(notes); i++)
		if (notes[i].count > 0)
			hy_call_note(call, hy_str_format(arena, "    %s",
			    hy_say(arena, notes[i].message, number(arena, notes[i].count), NULL).p));
}

/* How each log stands, and samples of what could not be read. */
static void
note_logs(const struct hy_call *call, struct hy_arena *arena, const struct hy_monitor_run *run)
{
	for (unsigned i = 0; i < run->n_logs; i++) {
		const struct hy_log_health *health = hy_log_health(run->logs[i]);
		unsigned n;
		const struct hy_log_sample *samples = hy_log_samples(run->logs[i], &n);

		hy_call_note(call, hy_say(arena, HY_M_MONITOR_LOG, run->log_sources[i]->name,
		    number(arena, health->lines), number(arena, health->malformed), NULL));
		note_health(call, arena, health);
		for (unsigned k = 0; k < n; k++)
			hy_call_note(call, hy_str_format(arena, "    %s%.*s: %.*s", hy_mark_text(arena, samples[k].at).p,
			    HY_ARG(samples[k].why), HY_ARG(samples[k].text)));
	}
}

static void
note_sum(const struct hy_call *call, struct hy_arena *arena, const struct hy_monitor_run *run)
{
	const struct hy_judgements *j = run->judgements;

	hy_call_note(call, hy_say(arena, HY_M_MONITOR_TALLY, number(arena, j->count[HY_DEVIATES]),
	    number(arena, j->count[HY_GAP]), number(arena, j->count[HY_RELIED]), number(arena, j->count[HY_HOLDS]),
	    number(arena, j->waived), NULL));
}

/* Writes all that a run gives. False after an error was said. */
static bool
tell(const struct hy_call *call, struct hy_monitor_run *run, const struct hy_monitor_view *view)
{
	const char *metrics = hy_call_value(call, "prometheus", NULL);
	struct hy_err err;

	for (const struct hy_trouble *t = run->troubles; t != NULL; t = t->next)
		hy_call_fail(call, &t->err);
	if (hy_call_has(call, "syslog"))
		hy_monitor_syslog(run->arena, run, view);
	if (metrics != NULL &&
	    !hy_call_write_file(call, metrics, hy_monitor_prometheus(run->arena, run), &err)) {
		hy_call_fail(call, &err);
		return false;
	}
	return hy_call_write(call, write_run(call, run->arena, run, view)) == HY_CLEAN;
}

/* Does something deviate that asks for more than to be noted? */
static bool
has_deviation(const struct hy_judgements *all)
{
	for (const struct hy_judgement *j = all->first; j != NULL; j = j->next)
		if (j->standing == HY_DEVIATES && !j->waived && j->severity != HY_NOTE)
			return true;
	return false;
}

static int
status_of(const struct hy_call *call, const struct hy_monitor_run *run)
{
	const struct hy_judgements *j = run->judgements;

	if (run->troubles != NULL)
		return HY_TROUBLE;
	if (has_deviation(j) || (j->count[HY_GAP] > 0 && hy_call_has(call, "fail-on-gap")))
		return HY_FOUND;
	return HY_CLEAN;
}

/* Waiting between the runs of --follow. */
struct waiting {
	struct hy_log_watch *watch;
	int milliseconds;
};

/* One run in ARENA, and then WAITING until something comes in, unless that is NULL. */
static int
run_once(struct hy_call *call, struct hy_arena *arena, const struct hy_monitor_view *view, const struct waiting *waiting)
{
	struct hy_monitor_run run = {
		.arena = arena, .file = call->operands[0], .only = hy_call_value(call, "rule", NULL),
		.now = hy_clock_now(), .today = call->today_said ? &call->today : NULL,
	};
	struct hy_err err = { .text = "" };
	int status = HY_TROUBLE;

	if (!hy_monitor_run(&run, &err)) {
		hy_call_fail(call, &err);
	} else if (tell(call, &run, view)) {
		note_logs(call, arena, &run);
		note_sum(call, arena, &run);
		status = status_of(call, &run);
	}
	if (waiting != NULL && !stopped)
		hy_log_watch_wait(waiting->watch, run.logs, run.n_logs, waiting->milliseconds);
	hy_monitor_close(&run);
	return status;
}

/* Runs until it is told to stop. A run that failed is said and tried again: a database may come back. */
static int
follow(struct hy_call *call, struct hy_monitor_view *view)
{
	int seconds = atoi(hy_call_value(call, "interval", INTERVAL));
	struct waiting waiting = { hy_log_watch_open(), (seconds > 0 ? seconds : 1) * 1000 };
	struct sigaction action = { .sa_handler = stop };

	if (waiting.watch == NULL)
		return HY_TROUBLE;
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	while (!stopped) {
		struct hy_arena *arena = hy_arena_new();

		run_once(call, arena, view, &waiting);
		hy_arena_free(arena);
		view->fresh = true;
	}
	hy_log_watch_close(waiting.watch);
	return HY_CLEAN;
}

/* Makes the key that the configuration names. */
static int
make_key(struct hy_call *call)
{
	struct hy_err err = { .text = "" };
	const struct hy_monitor_config *config = hy_monitor_config_read(call->arena, call->operands[0], &err);

	if (config == NULL)
		return hy_call_fail(call, &err);
	if (config->key_file.len == 0)
		hy_fail(&err, hy_mark_file(config->file), HY_M_SETTING_MISSING, "key_file", NULL);
	else if (hy_key_make(config->key_file.p, &err))
		return HY_CLEAN;
	return hy_call_fail(call, &err);
}

/* Does the chain of results fit? */
static int
verify(struct hy_call *call)
{
	struct hy_err err = { .text = "" };
	const struct hy_monitor_config *config = hy_monitor_config_read(call->arena, call->operands[0], &err);
	struct hy_monitor_state *state = config != NULL ? hy_state_read(call->arena, config->state.p, &err) : NULL;
	int64_t count, broken;
	struct hy_str last;
	bool ok = state != NULL && hy_state_verify(state, call->arena, &count, &broken, &last, &err);

	hy_state_close(state);
	if (!ok)
		return hy_call_fail(call, &err);
	if (broken > 0) {
		hy_call_write(call, hy_say(call->arena, HY_M_CHAIN_BROKEN, number(call->arena, (unsigned long long)broken), NULL));
		return HY_FOUND;
	}
	return hy_call_write(call, hy_say(call->arena, HY_M_CHAIN_WHOLE, number(call->arena, (unsigned long long)count),
	    last.p, NULL));
}

static int
run(struct hy_call *call)
{
	struct hy_monitor_view view = { .all = hy_call_has(call, "all"), .colour = hy_call_colour(call) };

	if (hy_call_has(call, "make-key"))
		return make_key(call);
	if (hy_call_has(call, "init"))
		return hy_monitor_init(call);
	if (hy_call_has(call, "check-config"))
		return hy_monitor_check_config(call);
	if (hy_call_has(call, "checklist"))
		return hy_monitor_checklist(call);
	if (hy_call_has(call, "answers"))
		return hy_monitor_answers(call);
	if (hy_call_has(call, "sample"))
		return hy_monitor_sample(call);
	if (hy_call_has(call, "evidence"))
		return hy_monitor_evidence(call);
	if (hy_call_has(call, "verify"))
		return verify(call);
	return hy_call_has(call, "follow") ? follow(call, &view) : run_once(call, call->arena, &view, NULL);
}

const struct hy_command hy_cmd_monitor = {
	"monitor", "CONFIG", HY_M_CMD_MONITOR, 1, 1,
	{ { "format", 0, "text|jsonl", HY_M_OPT_FORMAT }, { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "all", 0, NULL, HY_M_OPT_MONITOR_ALL }, { "rule", 0, "RULE[,RULE...]", HY_M_OPT_MONITOR_RULE },
	  { "fail-on-gap", 0, NULL, HY_M_OPT_FAIL_ON_GAP }, { "prometheus", 0, "FILE", HY_M_OPT_PROMETHEUS },
	  { "syslog", 0, NULL, HY_M_OPT_SYSLOG }, { "follow", 0, NULL, HY_M_OPT_FOLLOW },
	  { "interval", 0, "SECONDS", HY_M_OPT_INTERVAL }, { "init", 0, NULL, HY_M_OPT_MONITOR_INIT },
	  { "check-config", 0, NULL, HY_M_OPT_CHECK_CONFIG },
	  { "checklist", 0, NULL, HY_M_OPT_CHECKLIST }, { "answers", 0, "FILE", HY_M_OPT_ANSWERS },
	  { "sample", 0, "NUMBER", HY_M_OPT_SAMPLE }, { "seed", 0, "NUMBER", HY_M_OPT_SEED },
	  { "evidence", 0, NULL, HY_M_OPT_EVIDENCE }, { "year", 0, "NUMBER", HY_M_OPT_YEAR },
	  { "verify", 0, NULL, HY_M_OPT_MONITOR_VERIFY },
	  { "make-key", 0, NULL, HY_M_OPT_NEW_KEY } },
	run
};
