/* Rules over the live side: what they are handed, what they may say of it, and that they cannot reach beyond it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/base/helper.h"
#include "engine/check/rule/rule.h"
#include "engine/check/subject/live.h"
#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

#define DECLARED "状態: 公表\n公表日: 令和7年4月1日\n特定個人情報ファイル:\n  - ファイル名: みほんファイル\n    概要:\n" \
	"      入手・使用: {使用の主体: {使用部署: 健康課}}\n      委託: {委託の有無: 委託しない}\n"

static const struct hy_date today = { .year = 2026, .month = 5, .day = 20 };

/* A live side with two revisions: from 2025-04-01 and from 2026-04-01. */
static struct hy_live *
live_new(struct world *w)
{
	struct hy_live *live = hy_live_new(w->arena, NULL, &today);
	struct hy_epoch *epochs = hy_new_array(w->arena, 2, struct hy_epoch);
	struct hy_date first = { .year = 2025, .month = 4, .day = 1 }, second = { .year = 2026, .month = 4, .day = 1 };

	epochs[0] = (struct hy_epoch){ bind(w, YOSHIKI4 DECLARED), hy_date_days(&first), hy_date_days(&second) - 1 };
	epochs[1] = (struct hy_epoch){ bind(w, YOSHIKI4 DECLARED), hy_date_days(&second), LONG_MAX };
	live->epochs = epochs;
	live->n_epochs = 2;
	return live;
}

static long
day(int year, int month, int number)
{
	struct hy_date date = { .year = year, .month = month, .day = number };

	return hy_date_days(&date);
}

static struct hy_fact *
add_account(struct hy_live *live, const char *id, const char *department, long when)
{
	struct hy_fact *fact = hy_live_add(live, HY_FACT_account, "accounts", when, hy_mark_at("accounts.csv", 2, 1));

	live->given[HY_FACT_account] = true;
	fact->fields[hy_fact_field(fact->kind, HY_S("id"))] = hy_str_of(id);
	fact->fields[hy_fact_field(fact->kind, HY_S("department"))] = hy_str_of(department);
	return fact;
}

/* Judges LIVE by a rule whose function is BODY alone. *OK: it ended well. */
static struct hy_judgements *
judge_by(struct world *w, const struct hy_live *live, const char *body, bool *ok)
{
	char folder[] = "/tmp/hyoka-live-XXXXXX";
	struct hy_judgements *judgements = hy_judgements_new(w->arena);
	struct hy_rules *rules = hy_live_rules_open(w->arena, &w->err);
	struct hy_str rule, manifest;
	FILE *file;

	assert_non_null(rules);
	assert_non_null(mkdtemp(folder));
	rule = hy_str_format(w->arena, "%s/zz_90.lua", folder);
	manifest = hy_str_format(w->arena, "%s/manifest.lua", folder);
	file = fopen(rule.p, "w");
	assert_non_null(file);
	fprintf(file, "return { id = 'ZZ-90', scope = 'monitor', title = { ja = 't' }, severity = 'error', hint = { ja = 'h' },"
	    "limits = { 'unused_days', 'hours', 'bulk', 'other' }, basis = { article = 'a', certainty = 'known' }, messages = { said = { ja = 'ja {1}', en = 'said {1}' },"
	    "mild = { ja = 'm', en = 'm', severity = 'note', hint = { ja = 'own', en = 'own' } } },"
	    "judge = function(live, judge) %s end }", body);
	fclose(file);
	file = fopen(manifest.p, "w");
	assert_non_null(file);
	fputs("return { 'zz_90' }", file);
	fclose(file);
	*ok = hy_rules_add(rules, hy_str_copy(w->arena, folder, sizeof(folder) - 1), &w->err) &&
	    hy_rules_judge(rules, live, "ZZ-90", judgements, &w->err);
	hy_rules_close(rules);
	unlink(rule.p);
	unlink(manifest.p);
	rmdir(folder);
	return judgements;
}

static struct hy_judgements *
judge_well(struct world *w, const struct hy_live *live, const char *body)
{
	bool ok;
	struct hy_judgements *judgements = judge_by(w, live, body, &ok);

	if (!ok)
		fail_msg("%s", w->err.text);
	return judgements;
}

static void
judge_badly(struct world *w, const struct hy_live *live, const char *body, const char *why)
{
	bool ok;

	judge_by(w, live, body, &ok);
	assert_false(ok);
	if (strstr(w->err.text, why) == NULL)
		fail_msg("'%s' does not say '%s'", w->err.text, why);
}

/* A fact brings its source, its place, its day and its revision with it; the item brings its answer. */
static void
test_fact(void **state)
{
	struct hy_live *live = live_new(*state);
	const struct hy_judgement *j;

	add_account(live, "U1", "K9", day(2025, 12, 1));
	j = judge_well(*state, live, "for a in live:facts('account') do "
	    "judge.deviates(a.doc:find('ii/ii_3/shutai/shiyou_busho'), a, 'said', a.department .. a.day.month) end")->first;
	assert_non_null(j);
	assert_int_equal(j->standing, HY_DEVIATES);
	assert_int_equal(j->severity, HY_ERROR);
	assert_ptr_equal(j->doc, live->epochs[0].doc);
	assert_string_equal(j->subject.p, "account:U1");
	assert_string_equal(j->declared.p, "健康課");
	assert_string_equal(j->message.p, "said K912");
	assert_string_equal(j->hint.p, "h");
	assert_string_equal(j->source, "accounts");
	assert_int_equal(j->at.line, 2);
	assert_int_equal(j->first, day(2025, 12, 1));
	assert_int_equal(j->facts, 1);
	assert_null(j->next);
}

/* The same of one subject is one judgement, over all its days; of another revision it is another. */
static void
test_widened(void **state)
{
	struct hy_live *live = live_new(*state);
	struct hy_judgements *judgements;

	add_account(live, "U1", "K9", day(2026, 5, 3));
	add_account(live, "U1", "K9", day(2026, 5, 1));
	add_account(live, "U1", "K9", day(2026, 2, 1));
	judgements = judge_well(*state, live,
	    "for a in live:facts('account') do judge.deviates(a.doc, a, 'said', a.id) end");
	assert_int_equal(judgements->count[HY_DEVIATES], 2);
	assert_int_equal(judgements->first->facts, 2);
	assert_int_equal(judgements->first->first, day(2026, 5, 1));
	assert_int_equal(judgements->first->last, day(2026, 5, 3));
	assert_ptr_equal(judgements->first->next->doc, live->epochs[0].doc);
}

/* A table says more; nothing said of the day: the revision in force today. A message has its own severity and hint. */
static void
test_table(void **state)
{
	struct hy_live *live = live_new(*state);
	const struct hy_judgement *j = judge_well(*state, live,
	    "judge.gap(nil, { subject = 'left', facts = 3, declared = 'a sentence' }, 'mild')")->first;

	assert_int_equal(j->standing, HY_GAP);
	assert_int_equal(j->severity, HY_NOTE);
	assert_ptr_equal(j->doc, live->epochs[1].doc);
	assert_null(j->node);
	assert_string_equal(j->subject.p, "left");
	assert_string_equal(j->declared.p, "a sentence");
	assert_string_equal(j->hint.p, "own");
	assert_int_equal(j->facts, 3);
	assert_int_equal(j->last, day(2026, 5, 20));
}

/* A field that is not known is nil, one that no fact of the kind has is a slip of the rule; no revision, no document. */
static void
test_fields(void **state)
{
	struct hy_live *live = live_new(*state);

	add_account(live, "U1", "", day(2025, 3, 31));
	judge_well(*state, live, "for a in live:facts('account') do assert(a.vendor == nil and a.department == nil) "
	    "assert(a.doc == nil and a.epoch == nil and a.source == 'accounts') end assert(live:count('account') == 1)"
	    "assert(live:given('account') and not live:given('job')) assert(#live:epochs() == 2)"
	    "assert(live:epochs()[1].to + 1 == live:epochs()[2].from and live:epochs()[2].to == nil)");
	judge_badly(*state, live, "for a in live:facts('account') do local x = a.departement end", "departement");
	judge_badly(*state, live, "live:facts('acount')", "acount");
}

static const struct hy_yaml *
yaml(struct world *w, const char *text)
{
	return hy_yaml_parse(w->arena, "monitor.yaml", hy_str_of(text), &w->err);
}

/* Limits stand in the rule unless the configuration says otherwise; one that is no number is told with its place. */
static void
test_configuration(void **state)
{
	struct hy_live *live = live_new(*state);

	live->limits = yaml(*state, "unused_days: 30\nhours: 08:00-19:00\nbulk: many\n");
	live->bindings = yaml(*state, "vendors: {V1: みほん社}\n");
	judge_well(*state, live, "assert(live:limit('unused_days', 90) == 30 and live:limit('other', 5) == 5)"
	    "assert(live:limit('hours', '-') == '08:00-19:00') assert(live:binding('zones') == nil)"
	    "local v = live:binding('vendors') v.V1 = 'x' assert(live:binding('vendors').V1 == 'みほん社')");
	judge_badly(*state, live, "live:limit('bulk', 200)", "monitor.yaml:3");
	judge_badly(*state, live, "live:limit('unused_weeks', 4)", "unused_weeks");
	live->limits = yaml(*state, "window_days: 60\nunused_dayz: 30\n");
	judge_badly(*state, live, "", "unused_dayz");
	assert_int_equal(((struct world *)*state)->err.at.line, 2);
	assert_non_null(strstr(((struct world *)*state)->err.text, "unused_days"));
}

/* What others keep holds for all below the item they name, as long as their paper is good. */
static void
test_reliance(void **state)
{
	struct hy_live *live = live_new(*state);
	struct hy_reliance good = { .item = HY_S("特定個人情報ファイル[みほんファイル]/概要/委託"), .on = HY_S("みほん社"),
		.document = HY_S("報告書"), .issued = { .year = 2026, .month = 4, .day = 1 },
		.until = { .year = 2026, .month = 6, .day = 30 } };

	live->reliances = &good;
	judge_well(*state, live, "local d = live:doc() local r = live:reliance(d:find('ii/ii_4/umu'))"
	    "assert(r.on == 'みほん社' and r.document == '報告書' and r.valid and r['until'].month == 6)"
	    "assert(live:reliance(d:find('ii/ii_3/shutai/shiyou_busho')) == nil)"
	    "assert(not live:reliance(d:find('ii/ii_4/umu'), r['until'].days + 1).valid)"
	    "assert(not live:reliance(d:find('ii/ii_4/umu'), r.issued.days - 1).valid)");
}

/* A rule cannot change what it is shown, end the run or keep it busy; the same rule ends well with much to look at. */
static void
test_hostile(void **state)
{
	struct hy_live *live = live_new(*state);
	struct hy_fact *fact = add_account(live, "U1", "K1", day(2026, 5, 1));

	judge_badly(*state, live, "for a in live:facts('account') do a.id = 'U2' end", "index");
	judge_badly(*state, live, "live.facts = nil", "index");
	judge_badly(*state, live, "while true do end", "");
	judge_badly(*state, live, "local t = {} for i = 1, 1e9 do t[i] = { i } end", "");
	judge_badly(*state, live, "for i = 1, 1e6 do judge.gap(nil, 's' .. i, 'mild') end", "");
	judge_badly(*state, live, "judge.holds(nil, {}, 'nothing')", "nothing");
	judge_badly(*state, live, "judge.holds(nil, { fact = live }, 'mild')", "fact");
	judge_badly(*state, live, "error('')", "");
	assert_string_equal(fact->fields[0].p, "U1");
}

/* The budget grows with the facts: 60000 of them, each a judgement of its own. */
static void
test_many(void **state)
{
	struct world *w = *state;
	struct hy_live *live = live_new(w);
	struct hy_judgements *judgements;

	for (unsigned i = 0; i < 60000; i++)
		add_account(live, hy_str_format(w->arena, "U%u", i).p, "K1", day(2026, 5, 1));
	judgements = judge_well(w, live, "local n = 0 for a in live:facts('account') do n = n + 1 "
	    "for i = 1, 20 do n = n + 0 end judge.deviates(nil, a, 'mild') end assert(n == 60000)");
	assert_int_equal(judgements->count[HY_DEVIATES], 60000);
}

/* What a body chose for a rule holds for its deviations; ids that are none are refused. */
static void
test_chosen(void **state)
{
	struct world *w = *state;
	struct hy_live *live = live_new(w);
	struct hy_slot_pair choice = { .key = HY_S("ZZ-90"), .value = HY_NOTE };
	struct hy_body body = { .severities = &choice };
	struct hy_rules *rules = hy_live_rules_open(w->arena, &w->err);

	live->body = &body;
	assert_int_equal(judge_well(w, live, "judge.deviates(nil, 'a', 'said', 1)")->first->severity, HY_NOTE);
	assert_false(hy_rules_judge(rules, live, "MO-05,CD-05", hy_judgements_new(w->arena), &w->err));
	assert_non_null(strstr(w->err.text, "CD-05"));
	hy_rules_close(rules);
}

/* A store that tells three facts, each in the memory of the one before, and knows what it was asked. */
struct fake {
	struct hy_fact_query asked;
	struct hy_fact fact;
	struct hy_str fields[HY_FACT_FIELDS];
	char user[16], place[24];
	int told, ended;
};

static void *
fake_ask(void *context, const struct hy_fact_query *query)
{
	struct fake *fake = context;

	fake->asked = *query;
	fake->told = 0;
	return fake;
}

static const struct hy_fact *
fake_next(void *answer, struct hy_err *err)
{
	struct fake *fake = answer;

	if (fake->told == 3) {
		if (fake->asked.from == 7)
			snprintf(err->text, sizeof(err->text), "the pack is torn");
		return NULL;
	}
	snprintf(fake->user, sizeof(fake->user), "U%d", ++fake->told);
	snprintf(fake->place, sizeof(fake->place), "a.log:%d", fake->told);
	fake->fields[0] = fake->fields[2] = (struct hy_str){ fake->user, 2 };
	fake->fact = (struct hy_fact){ .kind = fake->asked.kind, .source = "access", .day = day(2026, 5, fake->told),
		.last = day(2026, 5, fake->told + 1), .facts = 4, .rest = fake->told == 3, .fields = fake->fields, .at = hy_mark_file(fake->place) };
	return &fake->fact;
}

static void
fake_end(void *context)
{
	((struct fake *)context)->ended++;
}

/* Tallies are asked for as the rule says; what it keeps of them stays, also in what it judged. */
static void
test_asked(void **state)
{
	struct fake fake = { .told = 0 };
	struct hy_fact_store store = { .context = &fake, .ask = fake_ask, .next = fake_next, .end = fake_end };
	struct hy_live *live = live_new(*state);
	const struct hy_judgement *j;
	const struct hy_fact_choice *choice = fake.asked.choices;

	live->store = &store;
	j = judge_well(*state, live, "local all = {} "
	    "for a in live:facts('access_hour', { by = { 'user', 'zone', 'hour' }, whole = true, from = 5, to = 9, differ = 'zone', rest = { 'user' },"
	    " where = { { user = { U1 = true, U2 = false }, hour = { '8', '9' }, zone = 'Z1', over = { rows = 3 } }, { weekdays = { 6, 7 } } } })"
	    " do table.insert(all, a) end "
	    "assert(live:count('access_user') == 12) "
	    "assert(#all == 3 and all[1].user == 'U1' and all[3].user == 'U3' and not all[1].zone and all[2].facts == 4) "
	    "assert(all[3].rest and not all[2].rest and all[1].last_days == all[1].days + 1 and all[1].place == 'a.log:1: ') "
	    "judge.deviates(nil, all[2], 'said', 'x')")->first;
	assert_string_equal(j->subject.p, "access_hour:U2");
	assert_string_equal(j->at.file, "a.log:2");
	assert_int_equal(j->facts, 4);
	assert_int_equal(j->last, day(2026, 5, 3));
	assert_true(fake.ended > 0);
	judge_well(*state, live, "for a in live:facts('access_hour', { by = { 'user', 'zone', 'hour' }, whole = true, from = 5, to = 9, "
	    "differ = 'zone', rest = { 'user' }, where = { { user = { U1 = true, U2 = false }, hour = { '8', '9' }, zone = 'Z1', "
	    "over = { rows = 3 } }, { weekdays = { 6, 7 } } } }) do break end");
	assert_true(fake.asked.added && fake.asked.whole && fake.asked.rested && fake.asked.by == 7 && fake.asked.rest == 4);
	assert_true(fake.asked.from == 5 && fake.asked.to == 9 && fake.asked.differ == 1 && fake.asked.n_choices == 2);
	assert_int_equal(choice->n_words[0], 2);
	assert_int_equal(choice->n_words[1], 1);
	assert_int_equal(choice->n_words[2], 1);
	assert_null(choice->words[3]);
	assert_true(choice->limited[HY_SUM_ROWS] && !choice->limited[HY_SUM_EVENTS] && choice->over[HY_SUM_ROWS] == 3);
	assert_int_equal(choice[1].weekdays, 1u << 5 | 1u << 6);
	judge_well(*state, live, "for a in live:facts('access_user', { by = { 'user' }, overall = true }) do break end");
	assert_true(fake.asked.added && fake.asked.overall && !fake.asked.whole && fake.asked.from == LONG_MIN && fake.asked.n_choices == 0);
	judge_badly(*state, live, "for a in live:facts('access_user', { from = 7 }) do end", "the pack is torn");
}

/* A question that is misspelt is an error, not an answer that is empty. */
static void
test_asked_badly(void **state)
{
	static const char *const questions[][2] = {
		{ "'access_user', { buy = { 'user' } }", "'buy'" }, { "'access_user', { by = { 'zone' } }", "'zone'" },
		{ "'access_user', { by = { 'events' } }", "'events'" }, { "'access_user', { where = { over = { user = 1 } } }", "'user'" },
		{ "'access_user', { where = { over = { first = 1 } } }", "'first'" }, { "'access_user', { whole = true }", "want 'by'" },
		{ "'access_user', { by = {}, whole = true, overall = true }", "one is enough" },
		{ "'access_user', { by = { 'user' }, rest = { 'kind' } }", "among those of 'by'" },
		{ "'access_user', { by = { 'user' }, differ = 'kind' }", "among those of 'by'" },
		{ "'access_user', { where = { user = { 1 } } }", "compared with texts" },
		{ "'access_user', { where = { weekdays = { 8 } } }", "1 to 7" },
		{ "'access_user', { where = { {}, {}, {}, {}, {}, {}, {}, {}, {} } }", "more than 8" },
		{ "'access_user', 'user'", "table expected" }, { "'account', { by = { 'id' } }", "are not counted from logs" },
	};
	struct hy_live *live = live_new(*state);

	for (size_t i = 0; i < HY_COUNT(questions); i++)
		judge_badly(*state, live, hy_str_format(((struct world *)*state)->arena, "for a in live:facts(%s) do end", questions[i][0]).p,
		    questions[i][1]);
}

/* What all rules of the house say of LIVE, a line each, in order; HELPER may be NULL. */
static const char *
said_by_all(struct world *w, const struct hy_live *live, struct hy_helper *helper)
{
	struct hy_rules *rules = hy_live_rules_open(w->arena, &w->err);
	struct hy_judgements *judgements = hy_judgements_new(w->arena);
	struct hy_buf out = hy_buf_new(w->arena);

	hy_rules_help(rules, helper);
	if (!hy_rules_judge(rules, live, NULL, judgements, &w->err))
		fail_msg("%s", w->err.text);
	hy_judgements_sort(judgements);
	for (const struct hy_judgement *j = judgements->first; j != NULL; j = j->next)
		hy_buf_format(&out, "%s %s %s %s\n", hy_standing_name(j->standing), j->rule->id, j->subject.p, j->message.p);
	hy_buf_format(&out, "%u %u\n", judgements->count[HY_DEVIATES], judgements->count[HY_GAP]);
	hy_rules_close(rules);
	return hy_buf_get(&out).p;
}

/* Two threads say what one says. */
static void
test_two_lanes(void **state)
{
	struct hy_helper *helper = hy_helper_start();
	struct hy_live *live = live_new(*state);
	const char *alone;

	add_account(live, "U1", "K9", day(2026, 5, 1));
	alone = said_by_all(*state, live, NULL);
	assert_non_null(strstr(alone, "gap MO-04 department:K9"));
	for (int i = 0; i < 5; i++)
		assert_string_equal(said_by_all(*state, live, helper), alone);
	hy_helper_end(helper);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fact), cmocka_unit_test(test_widened), cmocka_unit_test(test_table),
		cmocka_unit_test(test_fields), cmocka_unit_test(test_configuration), cmocka_unit_test(test_reliance),
		cmocka_unit_test(test_hostile), cmocka_unit_test(test_many), cmocka_unit_test(test_chosen),
		cmocka_unit_test(test_asked), cmocka_unit_test(test_asked_badly), cmocka_unit_test(test_two_lanes),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
