/* Each format of access logs: what it reads, what it passes over, what it calls wrong; and the settings of a log. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "tests/unit/log_text.h"

struct outcome {
	unsigned long long events, malformed, unknown;
	const char *rows;	/* of one tally */
	struct hy_str why;	/* of the first sample */
};

static struct outcome
read_text(const char *settings, const char *text, const char *tally)
{
	struct hy_tallies *tallies = hy_tallies_new();
	struct outcome outcome;
	struct hy_log *log;
	unsigned n;

	clean_folder();
	put_text("access.log", text);
	log = open_log(settings);
	read_to_end(log, tallies, 1000);
	outcome = (struct outcome){ hy_log_health(log)->events, hy_log_health(log)->malformed, hy_log_health(log)->unknown,
		dump(tallies, tally, false), { "", 0 } };
	if (hy_log_samples(log, &n), n > 0)
		outcome.why = hy_log_samples(log, &n)[0].why;
	hy_log_close(log);
	hy_tallies_free(tallies);
	return outcome;
}

/* Exactly one event with these rows of the tally. */
static void
reads(const char *settings, const char *text, const char *tally, const char *rows)
{
	struct outcome o = read_text(settings, text, tally);

	if (o.events != 1 || o.malformed != 0)
		fail_msg("%llu events, %llu malformed (%.*s) in: %s", o.events, o.malformed, HY_ARG(o.why), text);
	assert_string_equal(o.rows, rows);
}

/* No event and one malformed line, because of WHY. */
static void
refuses(const char *settings, const char *text, const char *why)
{
	struct outcome o = read_text(settings, text, NULL);

	if (o.events != 0 || o.malformed != 1)
		fail_msg("%llu events, %llu malformed in: %s", o.events, o.malformed, text);
	if (strstr(o.why.p, why) == NULL)
		fail_msg("'%s' is not in '%s'", why, o.why.p);
}

/* 2026-04-01 00:30 UTC is half past nine in Japan; day 20544 since 1970. */
#define TIME "2026-04-01T09:30:00+09:00"
#define AT "1775003400000000 1775003400000000\n"
#define USER(user, department) "access_user 20544 " user "||" department "|| 1 0 0 " AT

static void
test_kv(void **state)
{
	(void)state;
	reads("from: kv", "time=" TIME " user=u1 department=\"K 01\"\n", "access_user", USER("u1", "K 01"));
	reads("from: kv", "department=K01 note= user=u1  x==y time=" TIME "\r\n", "access_user", USER("u1", "K01"));
	reads("from: kv", "<34>1 2026-04-01T00:30:01Z host app 17 ID7 [meta@1 a=\"b\"] user=\"u\\\"\\\\1\" time=" TIME "\n",
	    "access_user", USER("u\"\\1", ""));
	reads("from: kv", "Apr  1 09:30:01 host app[17]: user=u1 time=\"" TIME "\" department=\"a=b time=x\"\n", "access_user",
	    USER("u1", "a=b time=x"));
	/* The header's time is the line's where it tells none. */
	reads("from: kv", "<34>1 2026-04-01T00:30:00Z host app 17 - - user=u1\n", "access_user", USER("u1", ""));
	reads("from: kv", "2026-04-01T09:30:00.000000+09:00 host app[17]: user=u1\n", "access_user", USER("u1", ""));
	refuses("from: kv", "Apr  1 09:30:01 host app[17]: user=u1\n", "no time");
	refuses("from: kv", "<34>\n", "no time");
	reads("from: kv", "\xef\xbb\xbfuser=u1 time=" TIME " department=-\n\n  \n", "access_user", USER("u1", ""));
	refuses("from: kv", "user=u1 time=" TIME " user=u2\n", "twice");
	refuses("from: kv", "user=\"u1 time=" TIME "\n", "quote");
	refuses("from: kv", "user=u1\n", "no time");
	refuses("from: kv", "time=" TIME " user=\n", "no user");
	refuses("from: kv", "user=u1 time=2026-02-30T09:30:00Z\n", "time");
	refuses("from: kv", "user=u1 time=" TIME " rows=many\n", "number");
	refuses("from: kv", "user=u1 time=" TIME " ok=perhaps\n", "true nor false");
	refuses("from: kv, sequence: true", "user=u1 time=" TIME "\n", "number");
	refuses("from: kv", "\x01\x02\xff\xfe\n", "UTF-8");
}

static void
test_jsonl(void **state)
{
	(void)state;
	reads("from: jsonl", "{\"time\":\"" TIME "\",\"user\":\"u1\",\"department\":\"K01\"}\n", "access_user", USER("u1", "K01"));
	reads("from: jsonl", " { \"x\" : [1, {\"user\": \"no\"}, [] ], \"user\" : 17 , \"time\": \"" TIME "\", \"y\": {} }\n",
	    "access_user", USER("17", ""));
	reads("from: jsonl, fields: {actor.user.uid: user}", "{\"actor\":{\"z\":0,\"user\":{\"uid\":\"u1\"}},\"time\":\"" TIME "\"}\n",
	    "access_user", USER("u1", ""));
	reads("from: jsonl", "{\"us\\u0065r\":\"\\u30a2\\ud83d\\ude00\\/\",\"time\":\"" TIME "\",\"department\":null}\n",
	    "access_user", USER("\xe3\x82\xa2\xf0\x9f\x98\x80/", ""));
	reads("from: jsonl", "{\"user\":\"u1\",\"time\":\"" TIME "\",\"ok\":false,\"act\":\"view\"}\n", "access_failed",
	    "access_failed 20544 u1|view| 1 0 0 " AT);
	refuses("from: jsonl", "{\"user\":\"u1\",\"time\":\"" TIME "\"} x\n", "JSON");
	refuses("from: jsonl", "{\"user\":\"u1\",\"time\":\"" TIME "\",}\n", "JSON");
	refuses("from: jsonl", "{\"user\":\"u1\",\"user\":\"u2\",\"time\":\"" TIME "\"}\n", "twice");
	refuses("from: jsonl", "{\"user\":\"\\ud800\",\"time\":\"" TIME "\"}\n", "JSON");
	refuses("from: jsonl", "{\"user\":\"a\tb\",\"time\":\"" TIME "\"}\n", "JSON");
	refuses("from: jsonl", "{\"user\":01,\"time\":\"" TIME "\"}\n", "JSON");
	refuses("from: jsonl", "[]\n", "JSON");
}

/* Deeper than can be meant is wrong, and costs no stack. */
static void
test_jsonl_deep(void **state)
{
	char text[60001];

	(void)state;
	memset(text, '[', sizeof(text));
	memcpy(text, "{\"a\":", 5);
	strcpy(text + sizeof(text) - 2, "\n");
	refuses("from: jsonl", text, "JSON");
}

#define CSV "from: csv, fields: {利用者: user, 日時: time, 所属: department}, time_format: \"%Y/%m/%d %H:%M:%S\""

static void
test_csv(void **state)
{
	(void)state;
	reads(CSV, "日時,利用者,備考,所属\n2026/04/01 9:30:00,u1,x,K01\n", "access_user", USER("u1", "K01"));
	reads(CSV, "\xef\xbb\xbf\"日時\",利用者,備考,所属\r\n2026/04/01 09:30:00,u1,\"一行\n二行 \"\"引用\"\", つづき\",\"K,01\"\r\n",
	    "access_user", USER("u1", "K,01"));
	refuses(CSV, "日時,利用者,所属\n2026/04/01 09:30:00,u1\n", "columns");
	refuses(CSV, "日時,利用者,所属\n2026/04/01 09:30:00,u1,\"K\"1\n", "quote");
}

/* A quote too many costs its own line, not those behind it. */
static void
test_csv_stray_quote(void **state)
{
	struct outcome o = read_text(CSV, "日時,利用者,所属\n2026/04/01 09:30:00,\"u1,K01\n2026/04/01 09:30:00,u2,K01\n"
	    "2026/04/01 09:30:00,u3,\"K01\"\n2026/04/01 09:30:00,u4,K01\n", "access_user");

	(void)state;
	assert_int_equal(o.events, 3);
	assert_int_equal(o.malformed, 1);
	assert_null(strstr(o.rows, "u1"));
}

#define PG(message) "2026-04-01 09:30:00.000 JST,\"tanto1\",\"kenko\",88,\"192.0.2.7:51000\",abc.1,3,\"SELECT\"," \
	"2026-04-01 09:00:00 JST,3/2,0,LOG,00000,\"" message "\",,,,,,,,,\"psql\",\"client backend\",,0\n"

static void
test_pgaudit(void **state)
{
	(void)state;
	reads("from: pgaudit", PG("AUDIT: SESSION,1,1,READ,SELECT,TABLE,public.people,\"\"select *\nfrom people\"\",<none>,12"),
	    "access_bulk", "access_bulk 20544 tanto1|9|view| 1 0 12 " AT);
	reads("from: pgaudit", PG("AUDIT: OBJECT,1,1,WRITE,DELETE,TABLE,public.people,delete,<none>"), "access_purpose",
	    "access_purpose 20544 ||people| 1 0 0 " AT);
	reads("from: pgaudit", PG("connection received") PG("AUDIT: SESSION,2,1,READ,COPY,TABLE,public.people,copy,<none>"),
	    "access_case", "access_case 20544 export||false| 1 0 0 " AT);
	reads("from: pgaudit", PG("AUDIT: SESSION,3,1,ROLE,GRANT,TABLE,public.people,grant,<none>"), "access_terminal",
	    "access_terminal 20544 192.0.2.7|| 1 0 0 " AT);
	refuses("from: pgaudit", PG("AUDIT: SESSION,3,1"), "AUDIT");
	refuses("from: pgaudit", "a,b,c\n", "columns");
}

#define PATTERN "from: pattern, pattern: '(?<time>[^ ]+) \\[(?<user>[^\\]]*)\\](?: (?<department>[^ ]+))?'"

static void
test_pattern(void **state)
{
	(void)state;
	reads(PATTERN, TIME " [u1] 健康課\n", "access_user", USER("u1", "健康課"));
	reads(PATTERN, TIME " [u1]\n", "access_user", USER("u1", ""));
	refuses(PATTERN, "x " TIME " [u1]\n", "does not match");
	refuses("from: pattern, pattern: '(?<user>(a+)+)(?<time>b)'", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaacb\n",
	    "too many steps");
}

static void
test_values(void **state)
{
	struct outcome o = read_text("from: kv, values: {act: {照会: view}, ok: {正常: true}, department: {7: 健康課}}",
	    "time=" TIME " user=u1 act=照会 ok=正常 department=7\ntime=" TIME " user=u1 act=谷 department=8\n", "access_case");

	(void)state;
	assert_int_equal(o.events, 2);
	assert_int_equal(o.unknown, 1);
	assert_string_equal(o.rows, "access_case 20544 view|健康課|false| 1 0 0 " AT "access_case 20544 谷|8|false| 1 0 0 " AT);
	assert_non_null(strstr(o.why.p, "values:"));
}

static void
test_times(void **state)
{
	(void)state;
	reads("from: kv", "user=u1 time=2026-04-01T00:30:00Z\n", "access_user", USER("u1", ""));
	reads("from: kv", "user=u1 time=\"2026/04/01 09:30:00\"\n", "access_user", USER("u1", ""));
	reads("from: kv", "user=u1 time=2026-03-31T19:30:00.000-0500\n", "access_user", USER("u1", ""));
	reads("from: kv, time_format: epoch", "user=u1 time=1775003400\n", "access_user", USER("u1", ""));
	reads("from: kv, time_format: epoch_ms", "user=u1 time=1775003400000\n", "access_user", USER("u1", ""));
	reads("from: kv, time_format: epoch_us", "user=u1 time=1775003400000000\n", "access_user", USER("u1", ""));
	reads("from: kv, time_format: \"%d/%b/%Y:%H:%M:%S %z\"", "user=u1 time=\"01/Apr/2026:00:30:00 +0000\"\n", "access_user",
	    USER("u1", ""));
	reads("from: kv, time_format: \"%e.%m.%y %I:%M %p\"", "user=u1 time=\" 1.4.26 9:30 AM\"\n", "access_user", USER("u1", ""));
	refuses("from: kv, time_format: epoch", "user=u1 time=99999999999999\n", "time");
	refuses("from: kv", "user=u1 time=2026-04-01T24:00:00Z\n", "time");
	refuses("from: kv", "user=u1 time=2026-04-01T09:30:00+9\n", "time");
}

/* SETTINGS are refused at line 5 and COLUMN, with a message that has PART. */
static void
bad(const char *settings, unsigned column, const char *part)
{
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	unsigned base = (unsigned)strlen("  - {name: access, kind: access_log, path: \"access*.log\", ");

	assert_null(open_settings(settings, HY_S(""), &err));
	if (strstr(err.text, part) == NULL)
		fail_msg("'%s' is not in '%s'", part, err.text);
	assert_int_equal(err.at.line, 5);
	assert_int_equal(err.at.col, base + column);
}

static void
test_bad_settings(void **state)
{
	(void)state;
	bad("from: xml", 7, "jsonl");
	bad("from: kv, fields: {a: usr}", 23, "did you mean 'user'");
	bad("from: kv, values: {atc: {a: view}}", 20, "did you mean 'act'");
	bad("from: kv, values: {act: {a: veiw}}", 29, "did you mean 'view'");
	bad("from: kv, values: {rows: {a: b}}", 20, "no words");
	bad("from: kv, time_format: \"%H:%M\"", 24, "iso");
	bad("from: pattern, pattern: '(?<user>a'", 25, "pattern");
	bad("from: pattern, pattern: '(?<user>a)'", 25, "time");
}

#define MIXED_LINES 400u
#define MIXED_PAIRS 24u

struct pair {
	char name[48], value[16];
};

static uint32_t
draw(uint32_t *seed, uint32_t limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % limit;
}

/* A line's fields, some left out, and behind them names that nobody reads. *READ: how many are read. */
static unsigned
make_pairs(struct pair pairs[MIXED_PAIRS], uint32_t *seed, unsigned *read)
{
	static const char *const names[] = { "department", "terminal", "zone", "case", "purpose", "vendor" };
	unsigned n = 2;

	snprintf(pairs[0].name, sizeof(pairs[0].name), "time");
	snprintf(pairs[0].value, sizeof(pairs[0].value), "1775003400");
	snprintf(pairs[1].name, sizeof(pairs[1].name), "user");
	snprintf(pairs[1].value, sizeof(pairs[1].value), "u%u", draw(seed, 5));
	for (size_t i = 0; i < HY_COUNT(names); i++) {
		if (draw(seed, 4) == 0)
			continue;
		snprintf(pairs[n].name, sizeof(pairs[n].name), "%s", names[i]);
		snprintf(pairs[n++].value, sizeof(pairs[0].value), "v%u", draw(seed, 3));
	}
	*read = n;
	for (unsigned more = draw(seed, 4); more > 0; more--) {
		snprintf(pairs[n].name, sizeof(pairs[n].name), "%s%u", draw(seed, 2) == 0 ? "x" : "a-name-longer-than-is-kept-",
		    draw(seed, 60));
		snprintf(pairs[n++].value, sizeof(pairs[0].value), "user");
	}
	return n;
}

static void
shuffle(struct pair *pairs, unsigned n, uint32_t *seed)
{
	for (unsigned i = n; i > 1; i--) {
		unsigned other = draw(seed, i);
		struct pair kept = pairs[i - 1];

		pairs[i - 1] = pairs[other];
		pairs[other] = kept;
	}
}

static void
write_line(struct hy_buf *out, bool json, const struct pair *pairs, unsigned n)
{
	hy_buf_text(out, json ? "{" : "");
	for (unsigned i = 0; i < n; i++)
		hy_buf_format(out, json ? "%s\"%s\":%s\"%s\"" : "%s%s=%s%s", i == 0 ? "" : json ? ", " : " ", pairs[i].name,
		    json && pairs[i].value[1] == '1' ? " " : "", pairs[i].value);
	hy_buf_text(out, json ? "}\n" : "\n");
}

/* In whatever order names stand, and whatever the line before had, a line says the same. */
static void
test_names(void **state)
{
	(void)state;
	for (int json = 0; json < 2; json++) {
		const char *settings = json ? "from: jsonl, time_format: epoch" : "from: kv, time_format: epoch";
		struct hy_buf plain = hy_buf_new(log_arena), mixed = hy_buf_new(log_arena);
		struct outcome expected, got;
		uint32_t seed = 11;

		for (unsigned i = 0; i < MIXED_LINES; i++) {
			struct pair pairs[MIXED_PAIRS];
			unsigned read, n = make_pairs(pairs, &seed, &read);

			write_line(&plain, json, pairs, read);
			/* In runs of one order, as programs write them. */
			if (draw(&seed, 3) == 0)
				shuffle(pairs, n, &seed);
			write_line(&mixed, json, pairs, n);
		}
		expected = read_text(settings, hy_buf_get(&plain).p, NULL);
		got = read_text(settings, hy_buf_get(&mixed).p, NULL);
		assert_int_equal(expected.events, MIXED_LINES);
		assert_int_equal(got.events, MIXED_LINES);
		assert_string_equal(got.rows, expected.rows);
	}
	/* What is expected may stand at the end, or beyond it. */
	refuses("from: kv, time_format: epoch", "user=u1 time\n", "no time");
	reads("from: jsonl", "{\"time\":\"" TIME "\",\"a\":{\"user\":\"u2\"},\"user\":\"u1\"}\n", "access_user", USER("u1", ""));
	assert_int_equal(read_text("from: jsonl", "{\"time\":\"" TIME "\",\"user\":\"u1\"}\n{\"time\":\n{\"time\":\"" TIME "\",\"user\":\n",
	    NULL).malformed, 2);
}

/* A heading that lacks what is needed, or is of another encoding, is an error: nothing in the file could be read. */
static void
bad_heading(const char *bytes, const char *part)
{
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	struct hy_tallies *t = hy_tallies_new();
	struct hy_log *log;
	bool more;

	clean_folder();
	put_text("access.log", bytes);
	log = open_log(CSV);
	assert_false(hy_log_pump(log, t, 1000, &more, &err));
	assert_non_null(strstr(err.text, part));
	assert_int_equal(err.at.line, 1);
	hy_log_close(log);
	hy_tallies_free(t);
}

static void
test_bad_heading(void **state)
{
	(void)state;
	bad_heading("日時,所属\n2026/04/01 09:30:00,K01\n", "'user'");
	bad_heading("\x93\xfa\x8e\x9e,\x97\x98\x97p\x8e\xd2\n", "UTF-8");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kv), cmocka_unit_test(test_jsonl), cmocka_unit_test(test_jsonl_deep),
		cmocka_unit_test(test_csv), cmocka_unit_test(test_csv_stray_quote), cmocka_unit_test(test_pgaudit),
		cmocka_unit_test(test_pattern), cmocka_unit_test(test_values), cmocka_unit_test(test_times),
		cmocka_unit_test(test_names), cmocka_unit_test(test_bad_settings), cmocka_unit_test(test_bad_heading),
	};

	return cmocka_run_group_tests(tests, log_set_up, log_tear_down);
}
