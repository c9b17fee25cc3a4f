/* What is read from a log: threads, stops, hostile lines, numbers that must not be kept, the drawn sample. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/digest.h"
#include "tests/unit/log_text.h"

#define LINES 9000u

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* A line of a log of three days, in no order of time; some are wrong. */
static void
make_line(char *line, size_t room, unsigned seq, uint32_t *seed)
{
	static const char *const acts[] = { "view", "print", "login", "export" };
	unsigned user = next(seed) % 9, day = 1 + next(seed) % 3, hour = next(seed) % 24, person = next(seed) % 40;

	if (next(seed) % 50 == 0)
		snprintf(line, room, "broken line %u\n", seq);
	else
		snprintf(line, room, "ts=2026-04-0%uT%02u:%02u:00+09:00 seq=%u user=u%u department=\"dept %u\" act=%s person=%u rows=%u "
		    "terminal=T%u ok=%u medium=%s note=\"%.*s\"\n", day, hour, next(seed) % 60, seq, user, user % 3,
		    acts[next(seed) % 4], person, next(seed) % 7, user, next(seed) % 9 > 0, next(seed) % 5 == 0 ? "paper" : "screen",
		    (int)(next(seed) % 60), "................................................................");
}

/* NUMBER lines from number FROM on, added to file NAME. */
static void
add_lines(const char *name, unsigned from, unsigned number, uint32_t *seed)
{
	struct hy_buf text = hy_buf_new(log_arena);
	char line[320];

	for (unsigned i = 0; i < number; i++) {
		make_line(line, sizeof(line), from + i, seed);
		hy_buf_text(&text, line);
	}
	put(name, "a", text.p, text.len);
}

/* A slow count of the events and malformed lines of a log, without any of its machinery. */
static void
slow_count(const char *name, unsigned long *events, unsigned long *malformed, unsigned long *rows)
{
	FILE *f = fopen(path_of(name), "r");
	char line[512];

	*events = *malformed = *rows = 0;
	while (fgets(line, sizeof(line), f) != NULL) {
		const char *at = strstr(line, " rows=");

		if (at == NULL) {
			++*malformed;
			continue;
		}
		++*events;
		if (strstr(line, "ok=0") == NULL && strstr(line, "act=login") == NULL)
			*rows += strtoul(at + 6, NULL, 10);
	}
	fclose(f);
}

static bool
sum_rows(void *context, const struct tally_row *row)
{
	unsigned long *sums = context;

	if (row->tally == HY_FACT_access_terminal)
		sums[0] += row->events;
	if (row->tally == HY_FACT_access_bulk)
		sums[1] += row->rows;
	return true;
}

/* One thread, several, and small pumps: the same rows, places and holes; and as many as a slow count finds. */
static void
test_threads(void **state)
{
	unsigned long events, malformed, rows, sums[2] = { 0, 0 };
	const char *expected = NULL, *position = NULL;
	uint32_t seed = 11;

	(void)state;
	clean_folder();
	add_lines("access.log", 1, LINES, &seed);
	slow_count("access.log", &events, &malformed, &rows);
	for (unsigned threads = 1; threads <= 5; threads += 2) {
		struct hy_tallies *t = hy_tallies_new();
		struct hy_log *log = open_log(LOG_KV);
		const struct hy_log_health *h = hy_log_health(log);
		const char *now;

		hy_log_threads(log, threads);
		read_to_end(log, t, threads == 3 ? 1 : (size_t)1 << 30);
		assert_int_equal(h->events, events);
		assert_int_equal(h->malformed, malformed);
		assert_int_equal(h->lines, LINES);
		now = dump(t, NULL, true);
		expected = expected == NULL ? now : expected;
		assert_string_equal(now, expected);
		now = hy_log_position(log_arena, log).p;
		position = position == NULL || threads == 3 ? now : position;
		if (threads == 5)
			assert_string_equal(strstr(now, " seen "), strstr(position, " seen "));
		if (threads == 1)
			tallies_each(t, sum_rows, sums);
		hy_log_close(log);
		hy_tallies_free(t);
	}
	assert_int_equal(sums[0], events);
	assert_int_equal(sums[1], rows);
}

/* Whatever the program is stopped at and goes on from, and however the file grows meanwhile: the sum is that of one go. */
static void
test_stop_and_go(void **state)
{
	struct hy_tallies *whole = hy_tallies_new(), *total = hy_tallies_new(), *part = hy_tallies_new();
	struct hy_str position = HY_S("");
	uint32_t seed = 12, chop = 13;
	struct hy_log *log;
	struct hy_err err;
	struct hy_buf text = hy_buf_new(log_arena);
	size_t written = 0;
	char line[320];

	(void)state;
	clean_folder();
	for (unsigned i = 0; i < 600; i++) {
		make_line(line, sizeof(line), 1 + i, &seed);
		hy_buf_text(&text, line);
	}
	put_text("access.log", "");
	while (written < text.len) {
		size_t more = next(&chop) % 3000 + 1;
		bool rest;

		more = more < text.len - written ? more : text.len - written;
		put("access.log", "a", text.p + written, more);
		written += more;
		log = open_settings(LOG_KV, position, &err);
		assert_non_null(log);
		assert_true(hy_log_pump(log, part, next(&chop) % 2000, &rest, &err));
		assert_true(hy_tallies_add(total, part));
		hy_tallies_clear(part);
		position = hy_log_position(log_arena, log);
		hy_log_close(log);
	}
	log = open_settings(LOG_KV, position, &err);
	read_to_end(log, total, 1 << 20);
	position = hy_log_position(log_arena, log);
	hy_log_close(log);
	log = open_log(LOG_KV);
	read_to_end(log, whole, 1 << 20);
	assert_string_equal(dump(total, NULL, true), dump(whole, NULL, true));
	assert_string_equal(strstr(position.p, " seen "), strstr(hy_log_position(log_arena, log).p, " seen "));
	hy_log_close(log);
	hy_tallies_free(whole);
	hy_tallies_free(total);
	hy_tallies_free(part);
}

/* A position that is none is an error, not a new beginning: that would count everything twice. */
static void
test_bad_position(void **state)
{
	static const char *const texts[] = { "x", "hyoka-log 1", "hyoka-log 2 health", "hyoka-log 1 health 1 2 3",
		"hyoka-log 1 health 0 0 0 0 0 0 0 0 0 0 0 0 0 seen 2 1-2",
		"hyoka-log 1 health 0 0 0 0 0 0 0 0 0 0 0 0 0 seen 0 file 1 2 3 4 0 0 0 0 0" };

	(void)state;
	for (size_t i = 0; i < HY_COUNT(texts); i++) {
		struct hy_err err = { { NULL, 0, 0, NULL }, "" };

		assert_null(open_settings(LOG_KV, hy_str_of(texts[i]), &err));
		assert_non_null(strstr(err.text, "position"));
	}
}

/* Binary rubbish, NUL, endless lines: counted, sampled by shape and place, and the lines around them are read. */
static void
test_hostile(void **state)
{
	size_t len = (size_t)700 << 10;
	char *rubbish = hy_arena_alloc(log_arena, len);
	struct hy_tallies *t = hy_tallies_new();
	const struct hy_log_sample *samples;
	struct hy_log *log;
	uint32_t seed = 17;
	unsigned n;

	(void)state;
	clean_folder();
	put_text("access.log", LOG_LINE(1, "a") "user=Taro\xff time=x\n" LOG_LINE(2, "a"));
	put("access.log", "a", "a\0b\n", 4);
	memset(rubbish, 'x', len);
	put("access.log", "a", rubbish, (size_t)70 << 10);
	add_text("access.log", "\n" LOG_LINE(3, "a"));
	put("access.log", "a", rubbish, len);
	add_text("access.log", "\n" LOG_LINE(4, "a"));
	for (size_t i = 0; i < 60000; i++)
		rubbish[i] = (char)next(&seed);
	put("access.log", "a", rubbish, 60000);
	add_text("access.log", "\n" LOG_LINE(5, "a"));
	log = open_log(LOG_KV);
	read_to_end(log, t, 1);
	assert_int_equal(hy_log_health(log)->events, 5);
	assert_true(hy_log_health(log)->malformed > 4);
	samples = hy_log_samples(log, &n);
	assert_int_equal(n, 10);
	assert_string_equal(samples[0].text.p, "aaaa=aaaa* aaaa=a");
	assert_int_equal(samples[0].at.line, 2);
	assert_int_equal(samples[1].at.line, 4);
	assert_non_null(strstr(samples[1].why.p, "NUL"));
	assert_int_equal(samples[2].at.line, 5);
	assert_non_null(strstr(samples[2].why.p, "longer"));
	hy_log_close(log);
	hy_tallies_free(t);
}

/* Invented numbers with a valid check digit, as no person can have them: they begin with eleven times one digit or count up. */
#define NUMBER "123456789018"
#define GROUPED "1234-5678-9018"

static uint64_t
times(struct hy_log *log, const char *field)
{
	unsigned n;
	const struct hy_log_number *numbers = hy_log_numbers(log, &n);

	for (unsigned i = 0; i < n; i++)
		if (strcmp(numbers[i].field, field) == 0)
			return numbers[i].times;
	return 0;
}

/* Nothing that looks like a My Number is left in tallies, samples, positions; where one stood is counted. */
static void
test_numbers(void **state)
{
	struct hy_tallies *t = hy_tallies_new();
	const struct hy_log_number *numbers;
	const char *rows, *position;
	unsigned char hash[HY_PERSON];
	struct hy_log *log;
	unsigned n;

	(void)state;
	clean_folder();
	put_text("access.log", "time=2026-04-01T09:00:00Z user=" NUMBER " person=" NUMBER " case=1\n"
	    "time=2026-04-01T09:00:00Z user=u1 terminal=\"x " GROUPED " y\" department=\"１２３４５６７８９０１８\" note=1234\\ 5678\n"
	    "time=2026-04-01T09:00:00Z user=u2 zone=\"\\\"" NUMBER "\" other=" NUMBER "\n"
	    "no line of ours " NUMBER "\n"
	    "time=2026-04-01T09:00:00Z user=u3 terminal=123456789012 zone=1234567890123\n"
	    "time=2026-04-01T09:00:00Z user=u4 rows=" NUMBER "\n");
	log = open_log("from: kv");
	read_to_end(log, t, 1 << 20);
	rows = dump(t, NULL, true);
	position = hy_log_position(log_arena, log).p;
	assert_null(strstr(rows, NUMBER));
	assert_null(strstr(rows, "-5678"));
	assert_null(strstr(rows, "\xef\xbc\x95"));
	assert_null(strstr(position, NUMBER));
	assert_non_null(strstr(rows, "access_user 20544 ************||||"));
	assert_non_null(strstr(rows, "access_terminal 20544 x ************** y||"));
	/* Another check digit, or another length: no My Number. */
	assert_non_null(strstr(rows, "access_terminal 20544 123456789012|1234567890123|"));
	hy_key_person(log_key, HY_S(NUMBER), hash);
	assert_non_null(strstr(rows, hy_hex(log_arena, hash, HY_PERSON).p));
	assert_int_equal(times(log, "user"), 1);
	assert_int_equal(times(log, "person"), 1);
	assert_int_equal(times(log, "terminal"), 1);
	assert_int_equal(times(log, "department"), 1);
	assert_int_equal(times(log, "zone"), 1);
	assert_int_equal(times(log, "rows"), 1);
	assert_int_equal(times(log, ""), 2);
	assert_int_equal(times(log, "case"), 0);
	assert_int_equal(hy_log_health(log)->numbers, 8);
	numbers = hy_log_numbers(log, &n);
	for (unsigned i = 0; i < n; i++)
		if (strcmp(numbers[i].field, "zone") == 0)
			assert_int_equal(numbers[i].first.line, 3);
	hy_log_close(log);
	hy_tallies_free(t);
}

/* A person without a key: an error, whether the settings say so or only the log. */
static void
test_no_key(void **state)
{
	struct hy_tallies *t = hy_tallies_new();
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	struct hy_key *key = log_key;
	struct hy_log *log;
	bool more;

	(void)state;
	clean_folder();
	put_text("access.log", "time=2026-04-01T09:00:00Z user=u person=1\n");
	log_key = NULL;
	assert_null(open_settings("from: kv, fields: {atena: person}", HY_S(""), &err));
	assert_non_null(strstr(err.text, "key"));
	log = open_log("from: kv");
	assert_false(hy_log_pump(log, t, 1000, &more, &err));
	assert_non_null(strstr(err.text, "key"));
	hy_log_close(log);
	log_key = key;
	hy_tallies_free(t);
}

/* The same seed draws the same accesses, another one others; every one can be drawn; logins are not. */
static void
test_draw(void **state)
{
	const struct hy_drawn *one, *two;
	struct hy_str before;
	struct hy_log *log;
	struct hy_err err;
	unsigned n, m, hit[200] = { 0 };
	uint32_t seed = 4;
	char line[400];

	(void)state;
	clean_folder();
	for (unsigned i = 0; i < 200; i++) {
		snprintf(line, sizeof(line), "ts=2026-04-01T09:00:00+09:00 seq=%u user=u%u act=%s case=%s\n", i, i,
		    i % 10 == 0 ? "login" : "view", i % 10 == 0 ? "" : "R8-1");
		add_text("access.log", line);
	}
	log = open_log(LOG_KV);
	before = hy_log_position(log_arena, log);
	assert_true(hy_log_draw(log_arena, log, 20, 7, &one, &n, &err));
	assert_true(hy_log_draw(log_arena, log, 20, 7, &two, &m, &err));
	assert_int_equal(n, 20);
	assert_int_equal(m, 20);
	for (unsigned i = 0; i < n; i++) {
		assert_int_equal(one[i].seq, two[i].seq);
		assert_int_equal(one[i].at.line, one[i].seq + 1);
		assert_string_equal(one[i].case_number.p, "R8-1");
	}
	for (unsigned round = 0; round < 150; round++) {
		hy_log_draw(log_arena, log, 20, next(&seed), &one, &n, &err);
		for (unsigned i = 0; i < n; i++)
			hit[one[i].seq]++;
	}
	for (unsigned i = 0; i < 200; i++)
		assert_true(i % 10 == 0 ? hit[i] == 0 : hit[i] > 2);
	assert_true(hy_log_draw(log_arena, log, 1000, 7, &one, &n, &err));
	assert_int_equal(n, 180);
	assert_string_equal(hy_log_position(log_arena, log).p, before.p);
	hy_log_close(log);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_threads), cmocka_unit_test(test_stop_and_go),
		cmocka_unit_test(test_bad_position), cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_no_key), cmocka_unit_test(test_draw),
	};

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
