/* What typed rows of the annex name, as their authors write it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/file.h"
#include "engine/change/typed/naming.h"
#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

static const char document[] = YOSHIKI4
    "基本情報:\n"
    "  システム:\n"
    "    - システムの名称: 健康管理システム\n"
    "    - システムの名称: 宛名システム\n"
    "特定個人情報ファイル:\n"
    "  - ファイル名: 接種記録ファイル\n"
    "    概要:\n"
    "      委託:\n"
    "        委託の有無: 委託する\n"
    "        委託事項: [{委託事項: 保守}, {委託事項: 印刷}, {委託事項: 入力}]\n"
    "    記録項目: [{見出し: 宛名情報, 項目: [氏名]}]\n"
    "  - ファイル名: 対象者ファイル\n"
    "    記録項目: [{見出し: 案内の情報, 項目: [案内の日]}]\n"
    "事務の流れ: {備考: [{見出し: 案内の送付, 項目: [1 案内を送る。]}]}\n";

static struct hy_named
named(struct world *w, const char *text)
{
	struct hy_str folder;
	const struct hy_yaml *words;
	struct hy_err err;

	assert_true(hy_data_path(w->arena, "templates", &folder, &err));
	words = hy_yaml_read(w->arena, hy_path_join(w->arena, folder, "naming.yaml").p, &err);
	assert_non_null(words);
	return hy_name(hy_namer_new(w->arena, words, bind(w, document)), hy_str_of(text));
}

/* The unique ids of what TEXT names, with a space between them. */
static const char *
ids(struct world *w, const struct hy_named *n)
{
	struct hy_buf out = hy_buf_new(w->arena);

	for (unsigned i = 0; i < n->count; i++) {
		if (i > 0)
			hy_buf_char(&out, ' ');
		hy_buf_str(&out, hy_node_unique_id(w->arena, n->nodes[i]));
	}
	return n->count > 0 ? hy_buf_get(&out).p : "";
}

static void
test_official(void **state)
{
	static const struct { const char *text, *ids; } rows[] = {
		{ "Ⅰ 基本情報 1. 特定個人情報ファイルを取り扱う事務 ②事務の内容", "i/i_1/jimu_naiyou" },
		/* headings by their number alone: the same words stand below Ⅰ6 and Ⅱ5 */
		{ "Ⅰ 基本情報 6.②法令上の根拠", "i/i_6/hourei" },
		{ "Ⅰ－６－②法令上の根拠", "i/i_6/hourei" },
		{ "Ⅰ１②", "i/i_1/jimu_naiyou" },
		{ "Ⅱ ファイルの概要 ５．提供・移転の有無", "file[1]/ii/ii_5/umu file[2]/ii/ii_5/umu" },
		/* short names of sections, and the name of a file without brackets */
		{ "Ⅱファイルの概要 （１）接種記録ファイル ３．入手・使用 ②入手方法", "file[1]/ii/ii_3/nyuushu_houhou" },
		{ "Ⅱ 特定個人情報ファイルの概要 (2)対象者ファイル ６．保管・消去 ③消去方法", "file[2]/ii/ii_6/shoukyo" },
		{ "Ⅲ７リスク１⑩死者の個人番号", "file[1]/iii/iii_7/r1/shisha file[2]/iii/iii_7/r1/shisha" },
		{ "I基本情報 2.特定個人情報ファイルを取り扱う事務において使用するシステム システム2 ①システムの名称",
		  "i/systems[2]/meishou" },
		{ "宣言", "" },
		{ "評価実施機関名", "hyoushi/jisshi_kikan_mei" },
		/* customary: a short section name, the file in brackets, other spellings and spaces */
		{ "Ⅱ ファイルの概要（接種記録） 4. 特定個人情報ファイルの取り扱いの委託 委託の有無 ※",
		  "file[1]/ii/ii_4/umu" },
		{ "Ⅱ 特定個人情報ファイルの概要(対象者ファイル) 6. 特定個人情報の保管・消去 ③消去 方法",
		  "file[2]/ii/ii_6/shoukyo" },
		{ "Ⅲ リスク対策 7 特定個人情報の保管・消去 リスク3 特定個人情報が消去されずいつまでも存在するリスク 手順の内容",
		  "file[1]/iii/iii_7/r3/tejun/tejun_naiyou file[2]/iii/iii_7/r3/tejun/tejun_naiyou" },
		/* several at once */
		{ "Ⅱ 特定個人情報ファイルの概要(接種記録ファイル) 4. 特定個人情報ファイルの取扱いの委託 委託事項1、2及び3 ⑥委託先名",
		  "file[1]/ii/ii_4/itaku[1]/saki file[1]/ii/ii_4/itaku[2]/saki file[1]/ii/ii_4/itaku[3]/saki" },
		{ "Ⅵ 評価実施手続 3. 第三者点検 ①実施日 ③結果", "vi/vi_3/jisshibi vi/vi_3/kekka" },
	};

	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		struct hy_named n = named(*state, rows[i].text);

		assert_string_equal(ids(*state, &n), rows[i].ids);
		if (rows[i].ids[0] != '\0' && n.wrong.len > 0)
			fail_msg("%s: '%s'", rows[i].text, n.wrong.p);
	}
}

static void
test_misspelt(void **state)
{
	static const struct { const char *text, *id, *wrong, *right; } rows[] = {
		{ "Ⅰ 基本情報 5. 個人番号の利用 法令の根拠", "i/i_5/hourei", "法令の根拠", "法令上の根拠" },
		{ "Ⅵ 評価実施手続 3. 第三者点検 ②結果", "vi/vi_3/kekka", "②結果", "③結果" },
		{ "Ⅰ 基本情報 2. 特定個人情報ファイルを取り扱う事務において利用するシステム システム1 ②システムの機能",
		  "i/systems[1]/kinou", "2特定個人情報ファイルを取扱う事務において利用するシステム",
		  "2. 特定個人情報ファイルを取り扱う事務において使用するシステム" },
	};

	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		struct hy_named n = named(*state, rows[i].text);

		assert_string_equal(ids(*state, &n), rows[i].id);
		assert_string_equal(n.wrong.p, rows[i].wrong);
		assert_string_equal(n.right.p, rows[i].right);
		assert_false(n.partial);
	}
}

/* Rows as hyoka annex writes them: a block of a text, a heading of a list, several of them in one row. */
static void
test_parts_of_an_item(void **state)
{
	static const struct { const char *text, *ids; bool block; } rows[] = {
		{ "Ⅱ 特定個人情報ファイルの概要 (接種記録ファイル) 6. 特定個人情報の保管・消去 ①保管場所 ＜みほん市における措置＞",
		  "file[1]/ii/ii_6/hokan_basho", true },
		{ "Ⅱ 特定個人情報ファイルの概要 (接種記録ファイル) 6. 特定個人情報の保管・消去 ①保管場所", "file[1]/ii/ii_6/hokan_basho",
		  false },
		{ "Ⅱ 特定個人情報ファイルの概要 (接種記録ファイル) 6. 特定個人情報の保管・消去 ①保管場所 ＜みほん市における措置＞\n"
		  "Ⅳ その他のリスク対策 3. その他のリスク対策 ＜みほん市における措置＞", "file[1]/ii/ii_6/hokan_basho iv/iv_3", true },
		{ "(別添2) 特定個人情報ファイル記録項目 (接種記録ファイル) 宛名情報\n"
		  "(別添2) 特定個人情報ファイル記録項目 (対象者ファイル) 案内の情報", "file[1]/besshi2 file[2]/besshi2", true },
		{ "(別添1) 事務の内容 (備考) 案内の送付", "besshi1/bikou", true },
	};

	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		struct hy_named n = named(*state, rows[i].text);

		assert_string_equal(ids(*state, &n), rows[i].ids);
		assert_int_equal(n.block, rows[i].block);
		if (n.wrong.len > 0 || n.partial)
			fail_msg("%s: '%s'", rows[i].text, n.wrong.p);
	}
}

static void
test_not_there(void **state)
{
	struct hy_named n = named(*state,
	    "Ⅰ 基本情報 2. 特定個人情報ファイルを取り扱う事務において使用するシステム システム7 ②システムの機能");

	assert_int_equal(n.absent, 7);
	assert_string_equal(ids(*state, &n), "i/systems");
	n = named(*state, "Ⅰ 基本情報 7. 評価実施機関における担当部署 ③その他の連絡の方法について");
	assert_true(n.partial);
	assert_string_equal(n.right.p, "");
	assert_string_equal(n.wrong.p, "③その他の連絡の方法について");
	n = named(*state, "別紙1");
	assert_true(n.apart);
	assert_int_equal(n.wrong.len, 0);
	n = named(*state, "");
	assert_int_equal(n.count, 0);
	n = named(*state, "(((");
	assert_true(n.partial);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_official),
		cmocka_unit_test(test_misspelt),
		cmocka_unit_test(test_parts_of_an_item),
		cmocka_unit_test(test_not_there),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
