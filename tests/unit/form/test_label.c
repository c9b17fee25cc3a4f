/* Keys derived from official labels: numbering in front and marks behind are left out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/form/form.h"

struct pair {
	const char *label, *key;
};

static void
check_pairs(const struct pair *pairs, size_t n)
{
	struct hy_arena *arena = hy_arena_new();

	for (size_t i = 0; i < n; i++) {
		struct hy_str key = hy_label_strip(arena, hy_str_of(pairs[i].label));

		if (!hy_str_is(key, pairs[i].key))
			fail_msg("%s: '%s', not '%s'", pairs[i].label, key.p, pairs[i].key);
	}
	hy_arena_free(arena);
}
#define CHECK(pairs) check_pairs((pairs), HY_COUNT(pairs))

static void
test_numbering_in_front(void **state)
{
	static const struct pair pairs[] = {
		{ "Ⅰ 基本情報", "基本情報" },
		{ "Ⅵ 評価実施手続", "評価実施手続" },
		{ "Ⅲ　リスク対策", "リスク対策" },
		{ "III リスク対策", "リスク対策" },
		{ "(別添1) 事務の内容", "事務の内容" },
		{ "（別添２） 特定個人情報ファイル記録項目", "特定個人情報ファイル記録項目" },
		{ "4. 特定個人情報ファイルの取扱いの委託", "特定個人情報ファイルの取扱いの委託" },
		{ "10. その他のリスク対策", "その他のリスク対策" },
		{ "４．委託", "委託" },
		{ "①事務の名称", "事務の名称" },
		{ "⑳最後", "最後" },
		{ "⑨ 再委託事項", "再委託事項" },
		{ "リスク1： 目的外の入手が行われるリスク", "目的外の入手が行われるリスク" },
		{ "リスク： 不正な提供・移転が行われるリスク", "不正な提供・移転が行われるリスク" },
		{ "リスク12:x", "x" },
	};

	(void)state;
	CHECK(pairs);
}

static void
test_marks_behind(void **state)
{
	static const struct pair pairs[] = {
		{ "5. 個人番号の利用 ※", "個人番号の利用" },
		{ "②事務の内容※", "事務の内容" },
		{ "4. 個人情報保護委員会の承認 【行政機関等のみ】", "個人情報保護委員会の承認" },
		{ "2. 意見の聴取【任意】 ※", "意見の聴取" },
		{ "委託事項{n}", "委託事項" },
		{ "  部署  ", "部署" },
	};

	(void)state;
	CHECK(pairs);
}

static void
test_what_is_no_numbering(void **state)
{
	static const struct pair pairs[] = {
		{ "リスクに対する措置の内容", "リスクに対する措置の内容" },
		{ "リスクへの対策は十分か", "リスクへの対策は十分か" },
		{ "(備考)", "(備考)" },
		{ "個人情報保護委員会 承認日", "個人情報保護委員会 承認日" },
		{ "10項目以上", "10項目以上" },
		{ "Various", "Various" },
		{ "VPN装置", "VPN装置" },
		{ "Iot", "Iot" },
		{ "【前書き】本文", "【前書き】本文" },
		{ "", "" },
		{ "※", "" },
		{ "①", "" },
		{ "1", "1" },
	};

	(void)state;
	CHECK(pairs);
}

static void
test_widths_fold(void **state)
{
	static const struct pair pairs[] = {
		{ "ﾌｧｲﾙ名", "ファイル名" },
		{ "ＮＩＳＣ政府機関統一基準群", "NISC政府機関統一基準群" },
		{ "④委託先への提供方法（電子）", "委託先への提供方法(電子)" },
	};

	(void)state;
	CHECK(pairs);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbering_in_front),
		cmocka_unit_test(test_marks_behind),
		cmocka_unit_test(test_what_is_no_numbering),
		cmocka_unit_test(test_widths_fold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
