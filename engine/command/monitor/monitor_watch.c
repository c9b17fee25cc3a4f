/* For those who watch the monitor itself: metrics for Prometheus, lines for the system's log. */
#include <syslog.h>

#include "engine/base/text.h"
#include "engine/command/monitor/monitor_out.h"

static void
family(struct hy_buf *out, const char *name, const char *type, const char *help)
{
	hy_buf_format(out, "# HELP hyoka_monitor_%s %s\n# TYPE hyoka_monitor_%s %s\n", name, help, name, type);
}

/* TEXT as the value of a label. */
static void
label(struct hy_buf *out, const char *name, const char *text)
{
	hy_buf_format(out, "%s=\"", name);
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			hy_buf_char(out, '\\');
		hy_buf_char(out, *text == '\n' ? ' ' : *text);
	}
	hy_buf_char(out, '"');
}

/* Judgements of a rule by standing, for every rule that said something. */
static void
write_rules(struct hy_buf *out, const struct hy_judgements *list)
{
	family(out, "judgements", "gauge", "What the last run said, by rule and standing; waived ones are apart.");
	for (const struct hy_judgement *j = list->first; j != NULL; j = j->next) {
		unsigned n = 0;
		bool told = false;

		for (const struct hy_judgement *k = list->first; k != j && !told; k = k->next)
			told = k->rule == j->rule && k->standing == j->standing && k->waived == j->waived;
		if (told)
			continue;
		for (const struct hy_judgement *k = j; k != NULL; k = k->next)
			n += k->rule == j->rule && k->standing == j->standing && k->waived == j->waived;
		hy_buf_text(out, "hyoka_monitor_judgements{");
		label(out, "rule", j->rule->id);
		hy_buf_char(out, ',');
		label(out, "standing", j->waived ? "waived" : hy_standing_name(j->standing));
		hy_buf_format(out, "} %u\n", n);
	}
}

static void
write_value(struct hy_buf *out, const char *name, const char *source, unsigned long long value)
{
	hy_buf_format(out, "hyoka_monitor_%s{", name);
	label(out, "source", source);
	hy_buf_format(out, "} %llu\n", value);
}

/* Age of the newest event when the run began. */
static unsigned long long
lag(const struct hy_log_health *health, int64_t now)
{
	int64_t newest = health->newest / 1000000;

	return newest > 0 && now > newest ? (unsigned long long)(now - newest) : 0;
}

static void
write_logs(struct hy_buf *out, const struct hy_monitor_run *run)
{
	enum { LINES, MALFORMED, DROPPED, NUMBERS, NEWEST, LAG, FAMILIES };
	static const char *const families[FAMILIES][3] = {
		[LINES] = { "lines_total", "counter", "Lines read from the log." },
		[MALFORMED] = { "malformed_lines_total", "counter", "Lines that could not be read." },
		[DROPPED] = { "dropped_events_total", "counter", "Events left out; always 0." },
		[NUMBERS] = { "numbers_masked_total", "counter", "Values that looked like a My Number." },
		[NEWEST] = { "newest_event_timestamp_seconds", "gauge", "Time of the newest event." },
		[LAG] = { "lag_seconds", "gauge", "Age of the newest event when the run began." },
	};

	for (int f = 0; f < FAMILIES; f++) {
		family(out, families[f][0], families[f][1], families[f][2]);
		for (unsigned i = 0; i < run->n_logs; i++) {
			const struct hy_log_health *h = hy_log_health(run->logs[i]);
			const unsigned long long values[FAMILIES] = {
				[LINES] = h->lines, [MALFORMED] = h->malformed, [DROPPED] = h->dropped,
				[NUMBERS] = h->numbers, [NEWEST] = (unsigned long long)(h->newest / 1000000),
				[LAG] = lag(h, run->now),
			};

			write_value(out, families[f][0], run->log_sources[i]->name, values[f]);
		}
	}
}

static void
write_sources(struct hy_buf *out, const struct hy_live *live)
{
	family(out, "source_ok", "gauge", "1: the source could be read and is neither stale nor silent.");
	for (const struct hy_fact *f = live->facts[HY_FACT_source]; f != NULL; f = f->next) {
		struct hy_str state = f->fields[hy_fact_field(f->kind, HY_S("state"))];

		write_value(out, "source_ok", f->source, hy_str_is(state, "ok"));
	}
}

struct hy_str
hy_monitor_prometheus(struct hy_arena *arena, const struct hy_monitor_run *run)
{
	struct hy_buf buf = hy_buf_new(arena), *out = &buf;

	family(out, "last_run_timestamp_seconds", "gauge", "When the last run ended.");
	hy_buf_format(out, "hyoka_monitor_last_run_timestamp_seconds %lld\n", (long long)run->now);
	write_rules(out, run->judgements);
	write_sources(out, run->live);
	write_logs(out, run);
	return hy_buf_get(out);
}

void
hy_monitor_syslog(struct hy_arena *arena, const struct hy_monitor_run *run, const struct hy_monitor_view *view)
{
	openlog("hyoka-monitor", LOG_PID, LOG_DAEMON);
	for (const struct hy_judgement *j = run->judgements->first; j != NULL; j = j->next) {
		struct hy_str text;

		if (!hy_monitor_shows(view, j))
			continue;
		text = hy_text_visible(arena, hy_str_format(arena, "%s %s: %.*s (%.*s)", hy_standing_name(j->standing),
		    j->rule->id, HY_ARG(j->message), HY_ARG(j->subject)));
		syslog(j->standing == HY_DEVIATES ? LOG_WARNING : LOG_NOTICE, "%.*s", HY_ARG(text));
	}
	closelog();
}
