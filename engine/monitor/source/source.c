#include "engine/monitor/source/source.h"

#include "engine/monitor/event/clock.h"

static const struct row {
	const char *name, *module;
	bool (*read)(struct hy_reading *reading, struct hy_err *err);
} rows[] = {
#define BUILT_IN(name, ...) { #name, NULL, hy_source_##name },
#define DATABASE(name, file, ...) { #name, file, hy_source_database },
#include "engine/monitor/source/sources.def"
#undef BUILT_IN
#undef DATABASE
};

/* The configuration has only names of rows. */
static const struct row *
find(struct hy_str name)
{
	const struct row *row = rows;

	while (!hy_str_is(name, row->name))
		row++;
	return row;
}

/* Sets FIELD of FACT, one its kind has, unless there is nothing to say. */
static void
put(struct hy_fact *fact, const char *field, struct hy_str text)
{
	int place = hy_fact_field(fact->kind, hy_str_of(field));

	if (text.len > 0)
		fact->fields[place] = text;
}

static struct hy_str
number_text(struct hy_arena *arena, unsigned long long number)
{
	return hy_str_format(arena, "%llu", number);
}

struct hy_fact *
hy_source_tell(struct hy_live *live, const struct hy_source *source, const char *state, long newest)
{
	struct hy_fact *fact = hy_live_add(live, HY_FACT_source, source->name, hy_date_days(&live->today), source->at);
	struct hy_date day = hy_date_of_days(newest);

	put(fact, "name", hy_str_of(source->name));
	put(fact, "kind", hy_str_of(source->log ? HY_ACCESS_LOG : hy_fact_kind_get(source->kind)->name));
	put(fact, "state", hy_str_of(state));
	if (newest != 0)
		put(fact, "newest", hy_date_iso(live->arena, &day));
	return fact;
}

/* Tells LIVE that values looking like a My Number stood in FIELD of SOURCE. */
static void
tell_number(struct hy_live *live, const struct hy_source *source, const char *field, uint64_t times,
    struct hy_mark first)
{
	struct hy_fact *fact = hy_live_add(live, HY_FACT_number_seen, source->name, hy_date_days(&live->today), first);

	put(fact, "source", hy_str_of(source->name));
	put(fact, "field", hy_str_of(field));
	put(fact, "times", number_text(live->arena, times));
	put(fact, "place", hy_mark_place(live->arena, first));
}

/* Days from FROM up to the one before TO; without the days off where these are named. */
static long
days_between(const struct hy_holidays *holidays, long from, long to)
{
	long n = 0;

	if (holidays == NULL)
		return to - from;
	for (long day = from; day < to; day++)
		n += !hy_is_weekend(day) && !hy_holidays_have(holidays, day);
	return n;
}

/* Days without an event after which a log is silent: as its source says. Today has not ended. */
static bool
is_silent(const struct hy_live *live, const struct hy_source *source, long newest)
{
	long days = hy_yaml_number(source->yaml, "silent_after", 0);

	return days > 0 && days_between(live->holidays, newest + 1, hy_date_days(&live->today)) >= days;
}

void
hy_source_tell_log(struct hy_live *live, const struct hy_source *source, const struct hy_log_health *health, int zone)
{
	struct hy_date day = hy_clock_day(health->newest / 1000000, zone);
	long newest = health->newest > 0 ? hy_date_days(&day) : 0;
	const char *state = is_silent(live, source, newest) ? "silent" : "ok";
	struct hy_fact *fact;

	/* Lines that are passed over, such as those of other programs, tell nothing either way. */
	if (health->events == 0)
		state = health->malformed > 0 ? "unreadable" : "missing";
	fact = hy_source_tell(live, source, state, newest);
	put(fact, "lines", number_text(live->arena, health->lines));
	put(fact, "malformed", number_text(live->arena, health->malformed));
	put(fact, "late", number_text(live->arena, health->late));
	put(fact, "dropped", number_text(live->arena, health->dropped));
	put(fact, "lost", number_text(live->arena, health->lost));
	put(fact, "truncated", number_text(live->arena, health->truncated));
	put(fact, "repeated", number_text(live->arena, health->repeated));
	put(fact, "ahead", number_text(live->arena, health->ahead));
}

void
hy_source_tell_hole(struct hy_live *live, const struct hy_source *source, uint64_t from, uint64_t to)
{
	struct hy_fact *fact = hy_live_add(live, HY_FACT_sequence_gap, source->name, hy_date_days(&live->today), source->at);

	put(fact, "source", hy_str_of(source->name));
	put(fact, "from", number_text(live->arena, from));
	put(fact, "to", number_text(live->arena, to));
	put(fact, "missing", number_text(live->arena, to - from + 1));
}

bool
hy_source_observe(struct hy_live *live, const struct hy_monitor_config *config, const struct hy_source *source,
    struct hy_err *err)
{
	const struct row *row = find(source->from);
	struct hy_reading reading = { .arena = live->arena, .config = config, .source = source, .live = live,
		.module = row->module };
	long today = hy_date_days(&live->today);
	const struct hy_fact **tail = live->tails[source->kind];
	unsigned before = live->counts[source->kind];

	if (!row->read(&reading, err)) {
		*tail = NULL;
		live->tails[source->kind] = tail;
		live->counts[source->kind] = before;
		hy_source_tell(live, source, "unreadable", 0);
		return false;
	}
	live->given[source->kind] = true;
	put(hy_source_tell(live, source, source->max_age > 0 && today - reading.newest > source->max_age ? "stale" : "ok",
	    reading.newest), "lines", number_text(live->arena, live->counts[source->kind] - before));
	if (reading.numbers > 0)
		tell_number(live, source, reading.number_field, reading.numbers, reading.number_at);
	return true;
}
