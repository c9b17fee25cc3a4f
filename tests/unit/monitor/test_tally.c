/* Tallies against a slow count of the same events: in any order, in parts that are added up, before and after emptying. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "tests/unit/tally_rows.h"

#define EVENTS 3000u
#define ROWS 60000u

/* The slow count: rows in the order they came, found by going through all of them. */
struct slow {
	struct tally_row rows[ROWS];
	char keys[ROWS][160];
	size_t count;
};

static struct slow expected;
static struct hy_event events[EVENTS];
static char texts[EVENTS][HY_EVENT_FIELDS][24];

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static const char *const acts[] = { "view", "login", "export", "print", "grant", "media-write", "unheard-of" };
static const char *const media[] = { "", "screen", "none", "usb", "paper" };
static const char *const dests[] = { "", "none", "other-body", "vendor", "subject" };
static const char *const numbers[] = { "", "none", "masked", "shown", "stored" };

static void
set(unsigned i, enum hy_event_field field, const char *text)
{
	snprintf(texts[i][field], sizeof(texts[i][field]), "%s", text);
	if (text[0] != '\0')
		events[i].fields[field] = hy_str_of(texts[i][field]);
}

static void
set_numbered(unsigned i, enum hy_event_field field, const char *what, unsigned n)
{
	char text[24];

	snprintf(text, sizeof(text), "%s%u", what, n);
	set(i, field, n == 0 ? "" : text);
}

static void
make_event(unsigned i, uint32_t *seed)
{
	struct hy_event *e = &events[i];

	e->time = (int64_t)(next(seed) % 500) * 1000000;
	e->day = 20000 + (long)(next(seed) % 3);
	e->hour = next(seed) % 24;
	set_numbered(i, HY_EVENT_user, "u", 1 + next(seed) % 9);
	set_numbered(i, HY_EVENT_department, "dept", next(seed) % 4);
	set_numbered(i, HY_EVENT_terminal, "t", next(seed) % 5);
	set_numbered(i, HY_EVENT_purpose, "p", next(seed) % 3);
	set_numbered(i, HY_EVENT_case, "c", next(seed) % 3);
	set_numbered(i, HY_EVENT_approval, "a", next(seed) % 2);
	set_numbered(i, HY_EVENT_dest, "d", next(seed) % 3);
	set(i, HY_EVENT_act, acts[next(seed) % HY_COUNT(acts)]);
	set(i, HY_EVENT_medium, media[next(seed) % 5]);
	set(i, HY_EVENT_dest_kind, dests[next(seed) % HY_COUNT(dests)]);
	set(i, HY_EVENT_mynumber, numbers[next(seed) % 5]);
	set_numbered(i, HY_EVENT_person, "n", next(seed) % 20);
	if (e->fields[HY_EVENT_person].p != NULL)
		memset(e->person, texts[i][HY_EVENT_person][1] + texts[i][HY_EVENT_person][2], HY_PERSON);
	e->persons = next(seed) % 3;
	e->rows = next(seed) % 100;
	e->ok = next(seed) % 5 == 0 ? HY_FLAG_FALSE : HY_FLAG_TRUE;
	e->encrypted = (enum hy_flag)(next(seed) % 3);
	e->place = HY_PLACE(HY_PLACE_OPEN, i);
}

static void
slow_add(enum hy_fact_id tally, const struct hy_event *e, const char *key)
{
	struct tally_row *row = expected.rows;

	while (row < expected.rows + expected.count &&
	    (row->tally != tally || row->day != e->day || strcmp(row->key.p, key) != 0))
		row++;
	if (row == expected.rows + expected.count) {
		snprintf(expected.keys[expected.count], sizeof(expected.keys[0]), "%s", key);
		*row = (struct tally_row){ .tally = tally, .day = e->day, .first = e->time, .last = e->time,
			.key = hy_str_of(expected.keys[expected.count++]) };
	}
	row->events++;
	row->persons += e->persons;
	row->rows += e->rows;
	row->first = e->time < row->first ? e->time : row->first;
	row->last = e->time > row->last ? e->time : row->last;
}

static const char *
told(const struct hy_event *e, enum hy_event_field field)
{
	return e->fields[field].p != NULL ? e->fields[field].p : "";
}

static bool
is(const char *text, const char *words)
{
	return strstr(words, text) != NULL && text[0] != '\0';
}

#define KEY(...) (snprintf(key, sizeof(key), __VA_ARGS__), key)
#define F(name) told(e, HY_EVENT_##name)

/* What tallies.def says, written out once more by hand. */
static void
slow_count(const struct hy_event *e)
{
	static const char *const truth[] = { "", "true", "false" };
	bool done = e->ok == HY_FLAG_TRUE, data = !is(F(act), "login grant");
	char key[160], person[33] = "";

	for (int i = 0; i < HY_PERSON; i++)
		snprintf(person + 2 * i, 3, "%02x", e->person[i]);
	slow_add(HY_FACT_access_user, e, KEY("%s\x1f\x1f%s\x1f\x1f", F(user), F(department)));
	slow_add(HY_FACT_access_hour, e, KEY("%u\x1f\x1f%s\x1f%s\x1f", e->hour, F(user), F(department)));
	slow_add(HY_FACT_access_terminal, e, KEY("%s\x1f\x1f", F(terminal)));
	if (!done) {
		slow_add(HY_FACT_access_failed, e, KEY("%s\x1f%s\x1f", F(user), F(act)));
		return;
	}
	if (data) {
		slow_add(HY_FACT_access_purpose, e, KEY("%s\x1f%s\x1f\x1f", F(purpose), F(department)));
		slow_add(HY_FACT_access_bulk, e, KEY("%s\x1f%u\x1f%s\x1f", F(user), e->hour, F(act)));
		slow_add(HY_FACT_access_case, e, KEY("%s\x1f%s\x1f%s\x1f", F(act), F(department),
		    F(case)[0] != '\0' ? "true" : "false"));
	}
	if (is(F(medium), "screen usb paper") || (F(medium)[0] == '\0' && is(F(act), "media-write")))
		slow_add(HY_FACT_access_medium, e, KEY("%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f", F(medium), F(act), F(user),
		    truth[e->encrypted], F(approval)[0] != '\0' ? "true" : "false"));
	if (strcmp(F(dest_kind), "none") != 0 && (F(dest_kind)[0] != '\0' || F(dest)[0] != '\0'))
		slow_add(HY_FACT_access_dest, e, KEY("%s\x1f%s\x1f", F(dest_kind),
		    strcmp(F(dest_kind), "subject") == 0 ? "" : F(dest)));
	if (F(person)[0] != '\0')
		slow_add(HY_FACT_access_person, e, KEY("%s\x1f%s\x1f", F(user), person));
	if (is(F(mynumber), "shown stored"))
		slow_add(HY_FACT_access_number, e, KEY("%s\x1f%s\x1f", F(user), F(mynumber)));
}

static bool
same(void *context, const struct tally_row *row)
{
	const struct tally_row *e = expected.rows;

	(void)context;
	while (e < expected.rows + expected.count &&
	    (e->tally != row->tally || e->day != row->day || !hy_str_eq(e->key, row->key)))
		e++;
	assert_true(e < expected.rows + expected.count);
	assert_int_equal(row->events, e->events);
	assert_int_equal(row->persons, e->persons);
	assert_int_equal(row->rows, e->rows);
	assert_int_equal(row->first, e->first);
	assert_int_equal(row->last, e->last);
	return true;
}

static void
assert_expected(const struct hy_tallies *t)
{
	assert_int_equal(hy_tallies_count(t), expected.count);
	assert_true(tallies_each(t, same, NULL));
}

static void
test_slow_count(void **state)
{
	struct hy_tallies *t = hy_tallies_new();

	(void)state;
	for (unsigned round = 0; round < 2; round++) {
		for (unsigned i = 0; i < EVENTS; i++)
			assert_true(hy_tallies_event(t, &events[(i * 7u + round) % EVENTS]));
		assert_true(hy_tallies_flush(t));
		assert_expected(t);
		hy_tallies_clear(t);
		assert_int_equal(hy_tallies_count(t), 0);
	}
	hy_tallies_free(t);
}

/* Every row and its place as one text, so that sets can be compared. */
static bool
place_sum(void *context, const struct tally_row *row)
{
	*(uint64_t *)context += hy_str_hash(row->key) * 31u + hy_str_hash(row->place);
	return true;
}

static uint64_t
in_line(void *context, uint32_t number)
{
	return HY_PLACE(*(uint32_t *)context, number + 1);
}

static uint64_t
settled(struct hy_tallies *t)
{
	uint32_t file = hy_tallies_file(t, HY_S("logs/access.log"));
	uint64_t sum = 0;

	hy_tallies_settle(t, in_line, &file);
	tallies_each(t, place_sum, &sum);
	return sum;
}

/* Parts counted apart and added up are the whole; also the place of the first event of each row. */
static void
test_parts(void **state)
{
	struct hy_tallies *whole = hy_tallies_new(), *parts[3];
	uint32_t seed = 5;

	(void)state;
	for (unsigned p = 0; p < 3; p++)
		parts[p] = hy_tallies_new();
	for (unsigned i = 0; i < EVENTS; i++) {
		hy_tallies_event(whole, &events[i]);
		hy_tallies_event(parts[next(&seed) % 3], &events[i]);
	}
	assert_true(hy_tallies_flush(whole));
	for (unsigned p = 0; p < 3; p++)
		assert_true(hy_tallies_flush(parts[p]));
	assert_true(hy_tallies_add(parts[2], parts[0]));
	assert_true(hy_tallies_add(parts[2], parts[1]));
	assert_expected(parts[2]);
	assert_int_equal(settled(whole), settled(parts[2]));
	/* A second addition, with places already told. */
	hy_tallies_clear(parts[0]);
	assert_true(hy_tallies_add(parts[0], whole));
	assert_expected(parts[0]);
	assert_int_equal(settled(parts[0]), settled(whole));
	for (unsigned p = 0; p < 3; p++)
		hy_tallies_free(parts[p]);
	hy_tallies_free(whole);
}

static bool
keep_key(void *context, const struct tally_row *row)
{
	if (row->tally == HY_FACT_access_terminal)
		snprintf(context, TALLY_KEY_MAX + 1, "%.*s", HY_ARG(row->key));
	return true;
}

/* A value that is too long is cut between characters and says so; control characters cannot end a field. */
static void
test_odd_values(void **state)
{
	struct hy_tallies *t = hy_tallies_new();
	char key[TALLY_KEY_MAX + 1], longer[3 * 200 + 1] = "", wanted[TALLY_KEY_MAX] = "";
	struct hy_event e = { .ok = HY_FLAG_TRUE };

	(void)state;
	for (int i = 0; i < 200; i++)
		strcat(longer, "\xe7\x95\x8c");
	e.fields[HY_EVENT_user] = HY_S("u1");
	e.fields[HY_EVENT_terminal] = hy_str_of(longer);
	e.fields[HY_EVENT_zone] = HY_S("a\x1f" "b\n");
	assert_true(hy_tallies_event(t, &e) && hy_tallies_flush(t));
	tallies_each(t, keep_key, key);
	for (int i = 0; i < 32; i++)
		strcat(wanted, "\xe7\x95\x8c");
	strcat(wanted, "\xe2\x80\xa6\x1f" "a b \x1f");
	assert_string_equal(key, wanted);
	hy_tallies_free(t);
	hy_tallies_free(NULL);
}

static int
set_up(void **state)
{
	uint32_t seed = 3;

	(void)state;
	for (unsigned i = 0; i < EVENTS; i++) {
		make_event(i, &seed);
		slow_count(&events[i]);
	}
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slow_count),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_odd_values),
	};

	return cmocka_run_group_tests(tests, set_up, NULL);
}
