/* Edits to an assessment by its items: new keys stand where the form has them, all else stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/edit/edit.h"
#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

struct run {
	struct world *w;
	struct hy_doc *doc;
	struct hy_edit *edit;
};

static struct run
open_text(void **state, const char *text)
{
	struct run r = { .w = *state };

	r.doc = bind(r.w, text);
	r.doc->bytes = hy_str_of(text);
	r.edit = hy_edit_open(r.w->arena, r.doc, &r.w->err);
	assert_non_null(r.edit);
	return r;
}

static struct hy_value *
text_of(struct run *r, const char *text)
{
	return hy_value_text(r->w->arena, hy_str_of(text));
}

static struct hy_value *
yaml_of(struct run *r, const char *yaml)
{
	return hy_value_read(r->w->arena, hy_str_of(yaml));
}

static void
check_result(struct run *r, const char *wanted)
{
	struct hy_str out = HY_S("");

	if (!hy_edit_apply(r->edit, &out, &r->w->err))
		fail_msg("%u: %s\n%s", r->w->err.at.line, r->w->err.text, out.p);
	if (!hy_str_is(out, wanted))
		fail_msg("got\n%s\nnot\n%s", out.p, wanted);
}

static struct hy_node *
at_path(struct run *r, const char *path)
{
	struct hy_node *node = hy_path_first(r->doc, hy_str_of(path));

	if (node == NULL)
		fail_msg("no %s", path);
	return node;
}

#define ANSWER(r, path, text) hy_edit_answer((r)->edit, at_path((r), (path)), text_of((r), (text)))

static void
test_answers_that_are_there(void **state)
{
	struct run r = open_text(state, YOSHIKI4
	    "評価書番号: 1 # 番号\n基本情報:\n  事務:\n    事務の名称: 甲\n    事務の内容: |\n      一\n    対象人数: 30万人以上\n");

	ANSWER(&r, "評価書番号", "2");
	ANSWER(&r, "基本情報/事務/事務の内容", "二\n三");
	hy_edit_answer(r.edit, at_path(&r, "基本情報/事務/対象人数"), NULL);
	check_result(&r, YOSHIKI4
	    "評価書番号: 2 # 番号\n基本情報:\n  事務:\n    事務の名称: 甲\n    事務の内容: |\n      二\n      三\n");
}

static void
test_absent_answers_get_their_place(void **state)
{
	struct run r = open_text(state, YOSHIKI4 "評価書番号: 1\n公表日: 令和7年4月1日\n# 別\n開示請求・問合せ: {}\n");

	/* Cover items stand at the top level, between their neighbours in the form. */
	ANSWER(&r, "評価実施機関名", "みほん市長");
	ANSWER(&r, "評価書名", "甲");
	/* Several levels are made at once, in the order of the form and not of the edits. */
	ANSWER(&r, "基本情報/事務/対象人数", "30万人以上");
	ANSWER(&r, "基本情報/事務/事務の名称", "乙");
	ANSWER(&r, "状態", "公表");
	check_result(&r, YOSHIKI4
	    "状態: 公表\n評価書番号: 1\n評価書名: 甲\n評価実施機関名: みほん市長\n公表日: 令和7年4月1日\n"
	    "基本情報:\n  事務:\n    事務の名称: 乙\n    対象人数: 30万人以上\n# 別\n開示請求・問合せ: {}\n");
}

static void
test_the_authors_order_is_kept(void **state)
{
	struct run r = open_text(state, YOSHIKI4 "公表日: 令和7年4月1日\n評価書番号: 1\n知らない見出し: x\n");

	ANSWER(&r, "評価書名", "甲");
	check_result(&r, YOSHIKI4 "公表日: 令和7年4月1日\n評価書番号: 1\n評価書名: 甲\n知らない見出し: x\n");
}

#define FILE_OF(text) YOSHIKI4 "特定個人情報ファイル:\n  - ファイル名: 甲\n    リスク対策:\n      使用:\n" text
#define AUTHENTICATION "特定個人情報ファイル[1]/リスク対策/使用/権限のない者による不正使用/ユーザ認証の管理"

static void
test_what_hangs_from_an_answer(void **state)
{
	struct run r = open_text(state,
	    FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理: 行っている  # 済\n"));

	ANSWER(&r, AUTHENTICATION "/具体的な管理方法", "一\n二");
	check_result(&r, FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理:  # 済\n"
	    "            回答: 行っている\n            具体的な管理方法: |\n              一\n              二\n"));

	/* Two at once, and the answer with them. */
	r = open_text(state, FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理: 行っている\n"));
	ANSWER(&r, AUTHENTICATION "/具体的な管理方法", "一");
	ANSWER(&r, AUTHENTICATION, "行っていない");
	check_result(&r, FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理:\n"
	    "            回答: 行っていない\n            具体的な管理方法: 一\n"));

	/* The answer may stand under the item's own key, and brackets stay brackets. */
	r = open_text(state, FILE_OF("        権限のない者による不正使用: {ユーザ認証の管理: {ユーザ認証の管理: 行っている, 具体的な管理方法: 一}}\n"));
	ANSWER(&r, AUTHENTICATION, "行っていない");
	check_result(&r, FILE_OF("        権限のない者による不正使用: {ユーザ認証の管理: {ユーザ認証の管理: 行っていない, 具体的な管理方法: 一}}\n"));

	/* Without an answer so far; and what hangs stays when the answer goes. */
	r = open_text(state, FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理:\n            具体的な管理方法: 一\n"));
	ANSWER(&r, AUTHENTICATION, "行っている");
	check_result(&r, FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理:\n            回答: 行っている\n            具体的な管理方法: 一\n"));
	r = open_text(state, FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理:\n            回答: 行っている\n            具体的な管理方法: 一\n"));
	hy_edit_answer(r.edit, at_path(&r, AUTHENTICATION), NULL);
	check_result(&r, FILE_OF("        権限のない者による不正使用:\n          ユーザ認証の管理:\n            具体的な管理方法: 一\n"));
}

static void
test_boxes_keep_what_stays_ticked(void **state)
{
	const char *head = YOSHIKI4 "基本情報:\n  システム:\n    - システムの名称: 甲\n      他のシステムとの接続:\n";
	struct run r = open_text(state, hy_str_format(((struct world *)*state)->arena,
	    "%s        - 庁内連携システム  # 一\n        # 二\n        - 税務システム\n        - その他: 乙\n", head).p);

	hy_edit_answer(r.edit, at_path(&r, "基本情報/システム[1]/他のシステムとの接続"),
	    yaml_of(&r, "[庁内連携システム, 宛名システム等, その他: 丙]"));
	check_result(&r, hy_str_format(r.w->arena,
	    "%s        - 庁内連携システム  # 一\n        # 二\n        - 宛名システム等\n        - その他: 丙\n", head).p);
}

static void
test_records(void **state)
{
	struct run r = open_text(state, YOSHIKI4 "基本情報:\n  システム:\n    - システムの名称: 甲\n    - システムの名称: 乙\n");
	const struct hy_node *list = at_path(&r, "基本情報/システム");
	struct hy_value *first = yaml_of(&r, "システムの名称: 丙");

	hy_edit_record(r.edit, list, hy_edit_value(r.edit, at_path(&r, "基本情報/システム[1]")), first);
	hy_edit_record(r.edit, list, first, yaml_of(&r, "システムの名称: 丁"));
	hy_edit_append(r.edit, list, yaml_of(&r, "{システムの名称: 戊, システムの機能: \"一\\n二\"}"));
	hy_edit_put(r.edit, at_path(&r, "基本情報/システム[2]"), NULL);
	/* A private list that is not there yet comes behind all that is printed. */
	hy_edit_append(r.edit, at_path(&r, "移行で残った記載"), yaml_of(&r, "{項目: 己, 記載: 庚}"));
	hy_edit_append(r.edit, at_path(&r, "移行で残った記載"), yaml_of(&r, "{項目: 辛, 記載: 壬}"));
	check_result(&r, YOSHIKI4 "基本情報:\n  システム:\n    - システムの名称: 甲\n    - システムの名称: 丙\n"
	    "    - システムの名称: 丁\n    - システムの名称: 戊\n      システムの機能: |\n        一\n        二\n"
	    "移行で残った記載:\n  - 項目: 己\n    記載: 庚\n  - 項目: 辛\n    記載: 壬\n");

	/* "None" makes room for records. */
	r = open_text(state, YOSHIKI4 "基本情報:\n  システム: なし\n");
	hy_edit_append(r.edit, at_path(&r, "基本情報/システム"), yaml_of(&r, "システムの名称: 甲"));
	check_result(&r, YOSHIKI4 "基本情報:\n  システム:\n    - システムの名称: 甲\n");
}

/* What one document says can be written into another. */
static void
test_answers_of_another_document(void **state)
{
	struct run r = open_text(state, YOSHIKI4 "基本情報:\n  システム:\n    - システムの名称: 甲\n");
	struct hy_doc *other = bind(r.w, YOSHIKI4 "評価書番号: 7\n基本情報:\n  システム:\n"
	    "    - システムの名称: 乙\n      システムの機能: |\n        一\n        二\n      他のシステムとの接続: [税務システム, その他: 丙]\n");
	const struct hy_node *system = hy_path_first(other, HY_S("基本情報/システム[1]"));
	struct hy_arena *arena = r.w->arena;

	hy_edit_append(r.edit, at_path(&r, "基本情報/システム"), hy_value_node(arena, system));
	hy_edit_answer(r.edit, at_path(&r, "評価書番号"),
	    hy_value_answer(arena, hy_path_first(other, HY_S("評価書番号"))));
	hy_edit_answer(r.edit, at_path(&r, "基本情報/システム[1]/他のシステムとの接続"),
	    hy_value_answer(arena, hy_node_find(system, "setsuzoku")));
	assert_null(hy_value_answer(arena, hy_path_first(other, HY_S("評価書名"))));
	check_result(&r, YOSHIKI4 "評価書番号: 7\n" "基本情報:\n  システム:\n    - システムの名称: 甲\n      他のシステムとの接続:\n"
	    "        - 税務システム\n        - その他: 丙\n    - システムの名称: 乙\n      システムの機能: |\n        一\n        二\n"
	    "      他のシステムとの接続:\n        - 税務システム\n        - その他: 丙\n");
}

static void
test_same_edits_twice_are_refused(void **state)
{
	struct run r = open_text(state, YOSHIKI4 "評価書番号: 1\n");
	struct hy_str out;

	ANSWER(&r, "評価書番号", "2");
	ANSWER(&r, "評価書番号", "3");
	assert_false(hy_edit_apply(r.edit, &out, &r.w->err));
	assert_int_equal(r.w->err.at.line, 3);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers_that_are_there),
		cmocka_unit_test(test_absent_answers_get_their_place),
		cmocka_unit_test(test_the_authors_order_is_kept),
		cmocka_unit_test(test_what_hangs_from_an_answer),
		cmocka_unit_test(test_boxes_keep_what_stays_ticked),
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_answers_of_another_document),
		cmocka_unit_test(test_same_edits_twice_are_refused),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
