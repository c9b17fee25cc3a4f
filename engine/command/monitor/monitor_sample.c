#include "engine/command/monitor/monitor_sample.h"

#include <stdlib.h>
#include <string.h>

#include "engine/monitor/event/clock.h"
#include "engine/monitor/log/log.h"
#include "engine/monitor/source/csv.h"
#include "engine/monitor/source/source.h"

#define MOST 10000u
#define MICROSECONDS 1000000

struct drawing {
	struct hy_call *call;
	const struct hy_monitor_config *config;
	const struct hy_key *key;
	struct hy_live *live;		/* the book of cases, as far as sources give it */
	struct hy_buf out;
	struct hy_err *err;
};

/* A time of the body's own clock, as people write it. */
static struct hy_str
time_text(const struct drawing *d, int64_t time)
{
	int64_t seconds = time / MICROSECONDS;
	struct hy_date day = hy_clock_day(seconds, d->config->zone);
	int64_t left = seconds + (int64_t)d->config->zone * 60 - (int64_t)hy_date_days(&day) * 86400;

	return hy_str_format(d->call->arena, "%s %02d:%02d:%02d", hy_date_iso(d->call->arena, &day).p,
	    (int)(left / 3600), (int)(left / 60 % 60), (int)(left % 60));
}

/* "yes" and "no" when there is a book of cases, else "". */
static const char *
in_book(const struct drawing *d, struct hy_str number)
{
	int place = hy_fact_field(hy_fact_kind_get(HY_FACT_case), HY_S("case"));

	if (!d->live->given[HY_FACT_case] || number.len == 0)
		return "";
	for (const struct hy_fact *f = d->live->facts[HY_FACT_case]; f != NULL; f = f->next)
		if (hy_str_eq(f->fields[place], number))
			return "yes";
	return "no";
}

static void
add_cell(struct hy_buf *out, struct hy_str text)
{
	hy_buf_char(out, ',');
	hy_csv_cell(out, text);
}

static bool
draw(struct drawing *d, const struct hy_source *source, unsigned n, uint64_t seed)
{
	struct hy_arena *arena = d->call->arena;
	struct hy_log *log = hy_log_open(arena, d->config, source, d->key, HY_S(""), d->err);
	const struct hy_drawn *drawn;
	unsigned count;
	bool ok = log != NULL && hy_log_draw(arena, log, n, seed, &drawn, &count, d->err);

	for (unsigned i = 0; ok && i < count; i++) {
		hy_buf_format(&d->out, "%s,%llu,%s", source->name, (unsigned long long)drawn[i].seq,
		    time_text(d, drawn[i].time).p);
		add_cell(&d->out, drawn[i].user);
		add_cell(&d->out, drawn[i].department);
		add_cell(&d->out, drawn[i].case_number);
		hy_buf_format(&d->out, ",%s", in_book(d, drawn[i].case_number));
		add_cell(&d->out, hy_mark_place(arena, drawn[i].at));
		hy_buf_char(&d->out, '\n');
	}
	if (log != NULL)
		hy_log_close(log);
	return ok;
}

static bool
draw_all(struct drawing *d, unsigned n, uint64_t seed)
{
	if (d->config->key_file.len > 0 &&
	    (d->key = hy_key_open(d->call->arena, d->config->key_file.p, d->err)) == NULL)
		return false;
	for (const struct hy_source *s = d->config->sources; s != NULL; s = s->next)
		if (!s->log && s->kind == HY_FACT_case && !hy_source_observe(d->live, d->config, s, d->err))
			return false;
	hy_buf_text(&d->out, "source,seq,time,user,department,case,in_book,place\n");
	for (const struct hy_source *s = d->config->sources; s != NULL; s = s->next)
		if (s->log && !draw(d, s, n, seed))
			return false;
	return true;
}

int
hy_monitor_sample(struct hy_call *call)
{
	struct hy_err err = { .text = "" };
	unsigned long n = strtoul(hy_call_value(call, "sample", "0"), NULL, 10);
	struct drawing d = { .call = call, .out = hy_buf_new(call->arena), .err = &err };

	if (n == 0 || n > MOST)
		return hy_call_usage(call, HY_M_BAD_SAMPLE, hy_call_value(call, "sample", ""));
	d.config = hy_monitor_config_read(call->arena, call->operands[0], &err);
	d.live = hy_live_new(call->arena, NULL, &call->today);
	if (d.config == NULL || !draw_all(&d, (unsigned)n, strtoull(hy_call_value(call, "seed", "1"), NULL, 10)))
		return hy_call_fail(call, &err);
	return hy_call_write(call, hy_buf_get(&d.out));
}
