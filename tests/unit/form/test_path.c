/* The three names of a node: id path, key path, official path; and finding nodes by a path. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

static const char document[] = YOSHIKI4
    "評価書名: 名\n"
    "基本情報:\n"
    "  担当部署: {部署: 健康増進課}\n"
    "  システム:\n"
    "    - システムの名称: 健康管理システム\n"
    "      システムの機能: 管理\n"
    "    - システムの名称: 宛名[統合]システム\n"
    "特定個人情報ファイル:\n"
    "  - ファイル名: 甲ファイル\n"
    "    概要:\n"
    "      委託:\n"
    "        委託の有無: 委託する\n"
    "        委託事項:\n"
    "          - {委託事項: 保守, 委託先名: A社, 委託する範囲: {回答: x, その妥当性: y}}\n"
    "          - {委託事項: 印刷, 委託先名: B社}\n"
    "    リスク対策:\n"
    "      委託: {該当なし: [委託しない]}\n"
    "      保管・消去: {漏えい・滅失・毀損: {重大事故の発生: {回答: 発生あり, その内容: z}}}\n"
    "  - ファイル名: 乙ファイル\n"
    "    概要: {委託: {委託事項: [{委託事項: 保守, 委託先名: C社}]}}\n"
    "    記録項目: [番号]\n"
    "変更:\n"
    "  - {項目: 基本情報/担当部署/部署}\n"
    "変更履歴:\n"
    "  - {変更日: 令和6年4月1日, 項目: a}\n";

static const struct hy_doc *
doc_of(void **state)
{
	return bind(*state, document);
}

struct names {
	const char *path;
	unsigned file;
	const char *id, *unique, *keys, *official;
};

static void
test_names(void **state)
{
	static const struct names rows[] = {
		{ "hyoushi/hyoukasho_mei", 0, "hyoushi/hyoukasho_mei", "hyoushi/hyoukasho_mei", "評価書名",
		  "表紙 評価書名" },
		{ "i/i_7/busho", 0, "i/i_7/busho", "i/i_7/busho", "基本情報/担当部署/部署", "Ⅰ 7. ①部署" },
		{ "i/systems[2]/meishou", 0, "i/systems[2]/meishou", "i/systems[2]/meishou",
		  "基本情報/システム[2]/システムの名称", "Ⅰ 2. システム2 ①システムの名称" },
		{ "ii/ii_4/itaku[2]/saki", 1, "ii/ii_4/itaku[2]/saki", "file[1]/ii/ii_4/itaku[2]/saki",
		  "特定個人情報ファイル[1]/概要/委託/委託事項[2]/委託先名",
		  "Ⅱ (甲ファイル) 4. 委託事項2 ⑥委託先名" },
		{ "ii/ii_4/itaku[1]/jikou", 2, "ii/ii_4/itaku[1]/jikou", "file[2]/ii/ii_4/itaku[1]/jikou",
		  "特定個人情報ファイル[2]/概要/委託/委託事項[1]/委託事項",
		  "Ⅱ (乙ファイル) 4. 委託事項1" },
		{ "iii/iii_4/shinai", 1, "iii/iii_4/shinai", "file[1]/iii/iii_4/shinai",
		  "特定個人情報ファイル[1]/リスク対策/委託/該当なし",
		  "Ⅲ (甲ファイル) 4. 特定個人情報ファイルの取扱いの委託" },
		{ "iii/iii_7/r1/juudai_jiko/juudai_naiyou", 1, "iii/iii_7/r1/juudai_jiko/juudai_naiyou",
		  "file[1]/iii/iii_7/r1/juudai_jiko/juudai_naiyou",
		  "特定個人情報ファイル[1]/リスク対策/保管・消去/漏えい・滅失・毀損/重大事故の発生/その内容",
		  "Ⅲ (甲ファイル) 7. リスク1 "
		  "⑨過去3年以内に、評価実施機関において、個人情報に関する重大事故が発生したか その内容" },
		{ "besshi2", 2, "besshi2", "file[2]/besshi2", "特定個人情報ファイル[2]/記録項目",
		  "(別添2) 特定個人情報ファイル記録項目 (乙ファイル)" },
	};
	const struct hy_doc *doc = doc_of(state);
	struct hy_arena *arena = ((struct world *)*state)->arena;

	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		const struct hy_node *node = hy_doc_find(doc, rows[i].path, rows[i].file);

		assert_non_null(node);
		assert_string_equal(hy_node_id(arena, node).p, rows[i].id);
		assert_string_equal(hy_node_unique_id(arena, node).p, rows[i].unique);
		assert_string_equal(hy_node_key_path(arena, node).p, rows[i].keys);
		assert_string_equal(hy_node_official(arena, node).p, rows[i].official);
	}
}

static void
check_labels(void **state, const char *path, const char *const *labels, unsigned n)
{
	unsigned count;
	struct hy_str *got = hy_node_labels(((struct world *)*state)->arena, node_at(doc_of(state), path),
	    &count);

	for (unsigned i = 0; i < count && i < n; i++)
		assert_string_equal(got[i].p, labels[i]);
	assert_int_equal(count, n);
}

static void
test_official_labels(void **state)
{
	static const char *const saki[] = { "Ⅱ 特定個人情報ファイルの概要",
	    "4. 特定個人情報ファイルの取扱いの委託", "委託事項2", "⑥委託先名" };
	static const char *const title[] = { "Ⅱ 特定個人情報ファイルの概要",
	    "4. 特定個人情報ファイルの取扱いの委託", "委託事項2" };
	static const char *const cover[] = { "表紙", "評価書名" };
	static const char *const system[] = { "Ⅰ 基本情報",
	    "2. 特定個人情報ファイルを取り扱う事務において使用するシステム", "システム1", "②システムの機能" };
	static const char *const head[] = { "Ⅲ 特定個人情報ファイルの取扱いプロセスにおけるリスク対策",
	    "4. 特定個人情報ファイルの取扱いの委託" };

	check_labels(state, "ii/ii_4/itaku[2]/saki", saki, 4);
	check_labels(state, "ii/ii_4/itaku[2]/jikou", title, 3);
	check_labels(state, "hyoushi/hyoukasho_mei", cover, 2);
	check_labels(state, "i/systems[1]/kinou", system, 4);
	check_labels(state, "iii/iii_4/shinai", head, 2);
}

static void
test_headings_of_records(void **state)
{
	struct hy_arena *arena = ((struct world *)*state)->arena;
	const struct hy_doc *doc = doc_of(state);

	assert_string_equal(hy_record_heading(arena, node_at(doc, "ii/ii_4/itaku[2]")).p, "委託事項2");
	assert_string_equal(hy_record_heading(arena, node_at(doc, "i/systems[1]")).p, "システム1");
	assert_string_equal(hy_node_official_full(arena, node_at(doc, "i/i_7/busho")).p,
	    "Ⅰ 基本情報 7. 評価実施機関における担当部署 ①部署");
}

/* With one file its name says nothing new. */
static void
test_one_file_is_not_named(void **state)
{
	struct world *w = *state;
	const struct hy_doc *doc = bind(w, YOSHIKI4 "特定個人情報ファイル: [{ファイル名: 甲}]\n");

	assert_string_equal(hy_node_official(w->arena, node_at(doc, "ii/ii_4/umu")).p, "Ⅱ 4. 委託の有無");
}

static bool
add_id(struct hy_node *node, void *context)
{
	struct hy_buf *out = context;

	hy_buf_format(out, "%s ", hy_node_unique_id(out->arena, node).p);
	return true;
}

static void
check_path(void **state, const char *path, const char *ids)
{
	struct hy_buf out = hy_buf_new(((struct world *)*state)->arena);
	unsigned n = hy_path_each(doc_of(state), hy_str_of(path), add_id, &out), spaces = 0;
	const char *got = out.len > 0 ? hy_buf_get(&out).p : "";

	if (strcmp(got, ids) != 0)
		fail_msg("%s: '%s', not '%s'", path, got, ids);
	for (const char *p = ids; *p != '\0'; p++)
		spaces += *p == ' ';
	assert_int_equal(n, spaces);
}

static void
test_key_paths(void **state)
{
	check_path(state, "評価書名", "hyoushi/hyoukasho_mei ");
	check_path(state, "基本情報/担当部署/部署", "i/i_7/busho ");
	check_path(state, " Ⅰ 基本情報/7. 評価実施機関における担当部署/①部署 ", "i/i_7/busho ");
	check_path(state, "基本情報/システム", "i/systems ");
	check_path(state, "基本情報/担当部署/課", "");
	check_path(state, "担当部署", "");
	check_path(state, "", "");
	check_path(state, "/", "");
}

static void
test_records_in_paths(void **state)
{
	check_path(state, "基本情報/システム[1]", "i/systems[1] ");
	check_path(state, "基本情報/システム[3]", "");
	check_path(state, "基本情報/システム[健康管理システム]/システムの機能", "i/systems[1]/kinou ");
	check_path(state, "基本情報/システム[健康 管理ｼｽﾃﾑ]", "i/systems[1] ");
	check_path(state, "基本情報/システム[宛名[統合]システム]", "i/systems[2] ");
	check_path(state, "基本情報/システム[別のシステム]", "");
	check_path(state, "基本情報/システム[*]", "i/systems[1] i/systems[2] ");
	check_path(state, "基本情報/システム/システムの名称", "i/systems[1]/meishou i/systems[2]/meishou ");
	check_path(state, "特定個人情報ファイル[乙ファイル]/記録項目", "file[2]/besshi2 ");
	check_path(state, "特定個人情報ファイル/概要/委託/委託事項[保守]/委託先名",
	    "file[1]/ii/ii_4/itaku[1]/saki file[2]/ii/ii_4/itaku[1]/saki ");
	check_path(state, "特定個人情報ファイル[甲ファイル]/概要/委託/委託事項[保守]/委託する範囲/その妥当性",
	    "file[1]/ii/ii_4/itaku[1]/hani/datou ");
}

static void
test_patterns(void **state)
{
	check_path(state, "基本情報/*/部署", "i/i_7/busho ");
	check_path(state, "基本情報/担当部署/*", "i/i_7/busho i/i_7/shozokuchou ");
	check_path(state, "*/担当部署/部署", "i/i_7/busho ");
	check_path(state, "特定個人情報ファイル[*]/*/委託/該当なし", "file[1]/iii/iii_4/shinai "
	    "file[2]/iii/iii_4/shinai ");
}

static void
test_id_paths(void **state)
{
	check_path(state, "i/i_7/busho", "i/i_7/busho ");
	check_path(state, "hyoushi/hyoukasho_mei", "hyoushi/hyoukasho_mei ");
	check_path(state, "ii/ii_4/itaku[2]/saki", "file[1]/ii/ii_4/itaku[2]/saki ");
	check_path(state, "file[2]/ii/ii_4/itaku[1]/saki", "file[2]/ii/ii_4/itaku[1]/saki ");
	check_path(state, "ii/ii_4/umu", "file[1]/ii/ii_4/umu file[2]/ii/ii_4/umu ");
	check_path(state, "henkou[1]/koumoku", "henkou[1]/koumoku ");
	check_path(state, "besshi3[1]/koumoku", "besshi3[1]/koumoku ");
	assert_null(hy_path_first(doc_of(state), HY_S("i/i_99")));
}

struct round {
	const struct hy_doc *doc;
	unsigned n;
};

/* Every name of every node leads back to this node. */
static bool
there_and_back(struct hy_node *node, void *context)
{
	struct round *r = context;
	struct hy_arena *arena = r->doc->arena;

	if (node->up == NULL || node->item->key.len == 0)
		return true;
	r->n++;
	if (hy_path_first(r->doc, hy_node_unique_id(arena, node)) != node)
		fail_msg("%s leads elsewhere", hy_node_unique_id(arena, node).p);
	if (hy_path_first(r->doc, hy_node_key_path(arena, node)) != node)
		fail_msg("%s leads elsewhere", hy_node_key_path(arena, node).p);
	if (hy_node_file(node) == 0 && !node->item->is_files &&
	    hy_doc_find(r->doc, hy_node_id(arena, node).p, 0) != node)
		fail_msg("%s is not found", hy_node_id(arena, node).p);
	return true;
}

static void
test_names_lead_back(void **state)
{
	struct round r = { doc_of(state), 0 };

	hy_node_walk(r.doc->root, there_and_back, &r);
	assert_true(r.n > 500);
}

static void
test_odd_paths_end(void **state)
{
	static const char *const paths[] = { "[", "]", "[[[", "基本情報[", "基本情報/システム[", "/基本情報",
	    "基本情報//担当部署", "基本情報/システム[]", "a[b/c", "*", "*/*", "[1]", "基本情報/システム[1]x/システムの機能",
	    "基本情報/システム[99999999999999999999]" };

	for (size_t i = 0; i < HY_COUNT(paths); i++)
		(void)hy_path_first(doc_of(state), hy_str_of(paths[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_official_labels),
		cmocka_unit_test(test_headings_of_records),
		cmocka_unit_test(test_one_file_is_not_named),
		cmocka_unit_test(test_key_paths),
		cmocka_unit_test(test_records_in_paths),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_id_paths),
		cmocka_unit_test(test_names_lead_back),
		cmocka_unit_test(test_odd_paths_end),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
