/* Tallies in the state: many commits are one sum, and rules get of them what they ask for, whatever is in how many packs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <limits.h>
#include <pthread.h>

#include "engine/monitor/state/state.h"
#include "engine/monitor/tally/tally_pack.h"
#include "tests/unit/log_text.h"

#define DAY 20544	/* 2026-04-01, a Wednesday */

/* Counts LINES (key=value) of a log of its own into STATE, as of SOURCE. */
static void
commit_source(struct hy_monitor_state *state, const char *source, const char *lines)
{
	struct hy_tallies *t = hy_tallies_new();
	struct hy_err err = { .text = "" };
	const struct hy_pack *packs;
	struct hy_log *log;

	put_text("access.log", lines);
	log = open_log("from: kv");
	read_to_end(log, t, 1 << 20);
	hy_log_close(log);
	assert_true(hy_packs_make(log_arena, t, &packs));
	if (!hy_state_begin(state, &err) || !hy_state_add_packs(state, source, packs, &err) || !hy_state_commit(state, &err))
		fail_msg("%s", err.text);
	hy_tallies_free(t);
}

static void
commit_lines(struct hy_monitor_state *state, const char *lines)
{
	commit_source(state, "access", lines);
}

static struct hy_monitor_state *
open_state(void)
{
	struct hy_err err = { .text = "" };
	struct hy_monitor_state *state;

	clean_folder();
	state = hy_state_open(log_arena, path_of("state.db"), &err);
	if (state == NULL)
		fail_msg("%s", err.text);
	return state;
}

/* A live side with a revision from DAY - 100 and one from DAY + 3 on. */
static struct hy_live *
live_of(struct hy_monitor_state *state, long from)
{
	struct hy_date today = hy_date_of_days(DAY + 10);
	struct hy_live *live = hy_live_new(log_arena, NULL, &today);
	struct hy_epoch *epochs = hy_new_array(log_arena, 2, struct hy_epoch);
	struct hy_err err = { .text = "" };

	epochs[0] = (struct hy_epoch){ .from = DAY - 100, .to = DAY + 2 };
	epochs[1] = (struct hy_epoch){ .from = DAY + 3, .to = LONG_MAX };
	live->epochs = epochs;
	live->n_epochs = 2;
	if (!hy_state_facts(state, live, from, &err))
		fail_msg("%s", err.text);
	return live;
}

/* All of a kind, and the set of its fields NAMES ("user zone"). */
static struct hy_fact_query
all_of(enum hy_fact_id kind)
{
	return (struct hy_fact_query){ .kind = hy_fact_kind_get(kind), .from = LONG_MIN, .to = LONG_MAX, .differ = -1,
		.by = (1u << hy_fact_kind_get(kind)->words) - 1 };
}

static unsigned
fields(enum hy_fact_id kind, const char *names)
{
	char *copy = hy_arena_copy(log_arena, names, strlen(names)), *save = NULL;
	unsigned set = 0;

	for (char *name = strtok_r(copy, " ", &save); name != NULL; name = strtok_r(NULL, " ", &save))
		set |= 1u << hy_fact_field(hy_fact_kind_get(kind), hy_str_of(name));
	return set;
}

static struct hy_fact_query
added(enum hy_fact_id kind, const char *by, bool whole)
{
	struct hy_fact_query query = all_of(kind);

	query.added = true;
	query.by = fields(kind, by);
	query.whole = whole;
	return query;
}

/* FACT as "[rest ]DAY[-LAST] WORD|WORD|... EVENTS/PERSONS/ROWS N\n", days from DAY on, N: facts. */
static const char *
line_of(const struct hy_fact *fact)
{
	struct hy_buf out = hy_buf_new(log_arena);
	const struct hy_str *sums = fact->fields + fact->kind->words;

	hy_buf_format(&out, "%s%ld", fact->rest ? "rest " : "", fact->day - DAY);
	if (fact->last != fact->day)
		hy_buf_format(&out, "-%ld", fact->last - DAY);
	for (unsigned f = 0; f < fact->kind->words; f++)
		hy_buf_format(&out, "%s%s", f == 0 ? " " : "|", fact->fields[f].p != NULL ? fact->fields[f].p : "");
	hy_buf_format(&out, " %s/%s/%s %u\n", sums[0].p, sums[1].p, sums[2].p, fact->facts);
	return hy_buf_get(&out).p;
}

static const char *
told_by(const struct hy_fact_store *store, const struct hy_fact_query *query)
{
	struct hy_buf out = hy_buf_new(log_arena);
	struct hy_err err = { .text = "" };
	void *answer = store->ask(store->context, query);

	hy_buf_text(&out, "");
	for (const struct hy_fact *fact; (fact = store->next(answer, &err)) != NULL; )
		hy_buf_text(&out, line_of(fact));
	assert_string_equal(err.text, "");
	store->end(store->context);
	return hy_buf_get(&out).p;
}

static const char *
told(const struct hy_live *live, const struct hy_fact_query *query)
{
	return told_by(live->store, query);
}

/* Forty commits of the same day, each with the same and with a new operator: as one sum, of the first place, in order. */
static void
test_many_commits(void **state)
{
	struct hy_monitor_state *s = open_state();
	struct hy_fact_query query = all_of(HY_FACT_access_user), sum = added(HY_FACT_access_user, "", true);
	struct hy_err err = { .text = "" };
	const struct hy_fact *fact;
	struct hy_live *live;
	void *answer;

	(void)state;
	for (int i = 0; i < 40; i++)
		commit_lines(s, hy_str_format(log_arena, "time=2026-04-01T09:%02d:00+09:00 user=all act=view rows=2 person=1\n"
		    "time=2026-04-01T10:00:00+09:00 user=u%02d act=view\n", 59 - i, i).p);
	live = live_of(s, DAY);
	assert_true(live->given[HY_FACT_access_user]);
	answer = live->store->ask(live->store->context, &query);
	fact = live->store->next(answer, &err);
	assert_string_equal(line_of(fact), "0 all||| 40/40/80 1\n");
	assert_string_equal(fact->source, "access");
	assert_string_equal(strrchr(fact->at.file, '/'), "/access.log:1");
	for (int i = 0; (fact = live->store->next(answer, &err)) != NULL; i++)
		assert_string_equal(fact->fields[0].p, hy_str_format(log_arena, "u%02d", i).p);
	assert_null(live->store->next(answer, &err));
	live->store->end(live->store->context);
	assert_string_equal(told(live, &sum), "0 ||| 80/40/80 41\n");
	/* Other days, and forgetting. */
	commit_lines(s, "time=2026-03-31T09:00:00+09:00 user=old act=view\n");
	assert_string_equal(told(live_of(s, DAY - 1), &sum), "-1-0 ||| 81/40/80 42\n");
	assert_string_equal(told(live_of(s, DAY), &sum), "0 ||| 80/40/80 41\n");
	assert_true(hy_state_forget(s, DAY, NULL));
	assert_string_equal(told(live_of(s, DAY - 1), &sum), "0 ||| 80/40/80 41\n");
	hy_state_close(s);
}

/* What an operator took, in three commits of two sources, over two revisions. */
static struct hy_monitor_state *
some_bulk(void)
{
	struct hy_monitor_state *s = open_state();

	commit_lines(s, "time=2026-04-01T10:00:00+09:00 user=a act=view rows=3 person=1 zone=Z1\n"
	    "time=2026-04-01T11:00:00+09:00 user=b act=view rows=50 person=1 zone=Z1\n"
	    "time=2026-04-02T12:00:00+09:00 user=b act=export rows=100 zone=Z1\n");
	commit_lines(s, "time=2026-04-02T12:10:00+09:00 user=b act=export rows=7 zone=Z2\n"
	    "time=2026-04-04T13:00:00+09:00 user=b act=view rows=7 person=2 zone=Z1\n");
	commit_source(s, "branch", "time=2026-04-01T10:30:00+09:00 user=a act=view rows=4 zone=Z1\n");
	return s;
}

/* Facts of each source apart, unless they are added up: by fields, by day, or by revision. */
static void
test_added(void **state)
{
	struct hy_monitor_state *s = some_bulk();
	struct hy_live *live = live_of(s, 0);
	struct hy_fact_query all = all_of(HY_FACT_access_bulk), users = added(HY_FACT_access_bulk, "user", false),
		whole = added(HY_FACT_access_bulk, "user", true), days = added(HY_FACT_access_bulk, "", false);

	(void)state;
	assert_string_equal(told(live, &all), "0 a|10|view 1/1/3 1\n0 b|11|view 1/1/50 1\n0 a|10|view 1/0/4 1\n"
	    "1 b|12|export 2/0/107 1\n3 b|13|view 1/1/7 1\n");
	assert_string_equal(told(live, &users), "0 a|| 2/1/7 2\n0 b|| 1/1/50 1\n1 b|| 2/0/107 1\n3 b|| 1/1/7 1\n");
	assert_string_equal(told(live, &whole), "0 a|| 2/1/7 2\n0-1 b|| 3/1/157 2\n3 b|| 1/1/7 1\n");
	assert_string_equal(told(live, &days), "0 || 3/2/57 3\n1 || 2/0/107 1\n3 || 1/1/7 1\n");
	days.from = DAY + 1;
	days.to = DAY + 2;
	assert_string_equal(told(live, &days), "1 || 2/0/107 1\n");
	days.from = DAY + 4;
	days.to = LONG_MAX;
	assert_string_equal(told(live, &days), "");
	hy_state_close(s);
}

/* Words, days of the week and sums that are asked for; what is not told is left over, with its count. */
static void
test_chosen(void **state)
{
	const struct hy_str taking[] = { HY_S("send"), HY_S("export") };
	struct hy_monitor_state *s = some_bulk();
	struct hy_live *live = live_of(s, 0);
	struct hy_fact_query query = all_of(HY_FACT_access_bulk);

	(void)state;
	query.n_choices = 1;
	query.choices[0].words[2] = taking;
	query.choices[0].n_words[2] = 2;
	assert_string_equal(told(live, &query), "1 b|12|export 2/0/107 1\n");
	/* The sum of both commits is over 106, that of none is. */
	query.choices[0].limited[HY_SUM_ROWS] = true;
	query.choices[0].over[HY_SUM_ROWS] = 106;
	assert_string_equal(told(live, &query), "1 b|12|export 2/0/107 1\n");
	query.choices[0].over[HY_SUM_ROWS] = 107;
	assert_string_equal(told(live, &query), "");
	query.n_choices = 2;
	query.choices[1].weekdays = 1u << 5;	/* Saturdays */
	query.rested = true;
	query.rest = fields(HY_FACT_access_bulk, "user");
	assert_string_equal(told(live, &query), "3 b|13|view 1/1/7 1\nrest 0 a|| 2/1/7 2\nrest 0-1 b|| 3/1/157 2\n");
	hy_state_close(s);
}

/* An operator who is in two places in an hour; a place that is not known is none. */
static void
test_differ(void **state)
{
	struct hy_monitor_state *s = some_bulk();
	struct hy_fact_query query = added(HY_FACT_access_hour, "hour user zone", false);

	(void)state;
	commit_lines(s, "time=2026-04-01T10:40:00+09:00 user=a act=view department=K1\n"
	    "time=2026-04-02T12:30:00+09:00 user=b act=view zone=Z1 department=K1\n");
	query.differ = hy_fact_field(query.kind, HY_S("zone"));
	query.rested = true;
	assert_string_equal(told(live_of(s, 0), &query), "1 12|Z1|b| 2/0/100 2\n1 12|Z2|b| 1/0/7 1\n"
	    "rest 0 ||| 4/2/57 4\nrest 3 ||| 1/1/7 1\n");
	hy_state_close(s);
}

/* LINES less what tells a person: "a|0123456789abcdef" becomes "a|". */
static const char *
without_persons(const char *lines)
{
	struct hy_buf out = hy_buf_new(log_arena);

	for (const char *p = lines; *p != '\0'; p++) {
		size_t digits = strspn(p, "0123456789abcdef");

		if (digits == 2 * (size_t)HY_PERSON)
			p += digits;
		hy_buf_char(&out, *p);
	}
	return hy_buf_get(&out).p;
}

/* A person who was met more than nine times over days and commits, among many who were not; and one who is named. */
static void
test_persons(void **state)
{
	struct hy_monitor_state *s = open_state();
	struct hy_fact_query query = added(HY_FACT_access_person, "user person", true), sum = added(HY_FACT_access_person, "", true);
	struct hy_str person[1];
	struct hy_live *live;

	(void)state;
	for (int i = 0; i < 10; i++) {
		struct hy_buf lines = hy_buf_new(log_arena);

		hy_buf_format(&lines, "time=2026-04-%02dT09:00:00+09:00 user=a act=view person=1\n", 1 + i / 5);
		for (int n = 0; n < 5000; n++)
			hy_buf_format(&lines, "time=2026-04-01T09:00:00+09:00 user=b act=view person=%d\n", n * 10 + i);
		commit_lines(s, hy_buf_get(&lines).p);
	}
	live = live_of(s, DAY);
	query.n_choices = 1;
	query.choices[0].limited[HY_SUM_EVENTS] = true;
	query.choices[0].over[HY_SUM_EVENTS] = 10;
	assert_string_equal(told(live, &query), "");
	query.choices[0].over[HY_SUM_EVENTS] = 9;
	assert_memory_equal(told(live, &query), "0-1 a|", 6);
	assert_non_null(strstr(told(live, &query), " 10/10/0 2\n"));
	/* The same over a change of revision, day by day; the others are counted. */
	commit_lines(s, "time=2026-04-04T09:00:00+09:00 user=a act=view person=1\n");
	query.whole = false;
	query.overall = query.rested = true;
	query.choices[0].over[HY_SUM_EVENTS] = 10;
	live = live_of(s, DAY);
	assert_string_equal(without_persons(told(live, &query)),
	    "0 a| 5/5/0 1\n1 a| 5/5/0 1\n3 a| 1/1/0 1\nrest 0 | 50000/50000/0 50000\n");
	query.choices[0].over[HY_SUM_EVENTS] = 11;
	assert_string_equal(told(live, &query), "rest 0-1 | 50010/50010/0 50002\nrest 3 | 1/1/0 1\n");
	query.whole = true;
	query.overall = query.rested = false;
	query.to = DAY + 2;
	query.choices[0].over[HY_SUM_EVENTS] = 9;
	person[0] = hy_str_copy(log_arena, told(live, &query) + 6, 2 * (size_t)HY_PERSON);
	query.choices[0] = (struct hy_fact_choice){ .words = { NULL, person }, .n_words = { 0, 1 } };
	query.by = fields(HY_FACT_access_person, "user");
	assert_string_equal(told(live, &query), "0-1 a| 10/10/0 2\n0 b| 1/1/0 1\n");
	sum.to = DAY + 2;
	assert_string_equal(told(live, &sum), "0-1 | 50010/50010/0 50002\n");
	hy_state_close(s);
}

/* A pack that was written over is told as such, and answers that were begun can be left. */
static void
test_damaged(void **state)
{
	struct hy_monitor_state *s = some_bulk();
	struct hy_live *live = live_of(s, 0);
	struct hy_fact_query query = all_of(HY_FACT_access_bulk);
	struct hy_err err = { .text = "" };
	void *one = live->store->ask(live->store->context, &query), *two;

	(void)state;
	assert_string_equal(line_of(live->store->next(one, &err)), "0 a|10|view 1/1/3 1\n");
	two = live->store->ask(live->store->context, &query);
	assert_string_equal(line_of(live->store->next(two, &err)), "0 a|10|view 1/1/3 1\n");
	assert_string_equal(line_of(live->store->next(one, &err)), "0 b|11|view 1/1/50 1\n");
	live->store->end(live->store->context);
	assert_true(hy_state_forget(s, DAY + 1, NULL));
	one = live->store->ask(live->store->context, &query);
	assert_null(live->store->next(one, &err));
	assert_true(err.text[0] != '\0');
	hy_state_close(s);
}

/* A twin answers while the first store is asked, in another thread too; it neither sees nor ends what the other was asked. */
static void *
ask_twin(void *context)
{
	const struct hy_fact_store *store = context;
	struct hy_fact_query query = added(HY_FACT_access_bulk, "user", true);

	return (void *)told_by(store->twin(store->context), &query);
}

static void
test_twin(void **state)
{
	struct hy_monitor_state *s = some_bulk();
	struct hy_live *live = live_of(s, 0);
	struct hy_fact_query query = all_of(HY_FACT_access_bulk);
	struct hy_err err = { .text = "" };
	void *one = live->store->ask(live->store->context, &query), *lines;
	pthread_t thread;

	(void)state;
	assert_string_equal(line_of(live->store->next(one, &err)), "0 a|10|view 1/1/3 1\n");
	assert_int_equal(pthread_create(&thread, NULL, ask_twin, (void *)live->store), 0);
	assert_int_equal(pthread_join(thread, &lines), 0);
	assert_string_equal(lines, "0 a|| 2/1/7 2\n0-1 b|| 3/1/157 2\n3 b|| 1/1/7 1\n");
	assert_string_equal(line_of(live->store->next(one, &err)), "0 b|11|view 1/1/50 1\n");
	hy_state_close(s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_commits),
		cmocka_unit_test(test_added),
		cmocka_unit_test(test_chosen),
		cmocka_unit_test(test_differ),
		cmocka_unit_test(test_persons),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_twin),
	};

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
