/* Base revision: which revision a council looked at last, and what was corrected since. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/change/base_revision.h"
#include "tests/unit/doc_text.h"

#define MOST 8u

/* The revisions of one assessment, oldest first; the last one is looked at. */
struct history {
	struct world *w;
	const struct hy_doc *docs[MOST];
	unsigned n;
};

static void
add(struct history *h, const char *file, const char *state, const char *day, const char *acts)
{
	struct hy_doc *doc = bind(h->w, hy_str_format(h->w->arena, YOSHIKI4 "状態: %s\n%s%s\n実施経過:\n%s",
	    state, *day != '\0' ? "公表日: " : "", day, acts).p);

	doc->file = file;
	h->docs[h->n++] = doc;
}

static struct hy_base
base_of(const struct history *h)
{
	return hy_base_revision(h->w->arena, h->docs, h->n, h->docs[h->n - 1]);
}

#define NEW_2024 "- {行為: 新規実施, 公表: 令和6年4月1日}\n"
#define FIX_2024 "- {行為: 修正, 公表: 令和6年10月1日}\n"
#define AGAIN_2025 "- {行為: 再実施(5年経過前), 公表: 令和7年4月1日}\n"
#define LOOK_2025 "- {行為: 見直し(修正なし), 実施日: 令和7年8月1日, 公表: 令和7年8月1日}\n"
#define FIX_2025 "- {行為: 修正, 公表: 令和7年10月1日}\n"

/* A correction and a yearly look do not count; the last assessment anew does. */
static void
test_last_assessment(void **state)
{
	struct history h = { .w = *state };
	struct hy_base base;

	add(&h, "a/2024-04-01.yaml", "公表", "令和6年4月1日", NEW_2024);
	add(&h, "a/2024-10-01.yaml", "公表", "令和6年10月1日", NEW_2024 FIX_2024);
	add(&h, "a/2025-04-01.yaml", "公表", "令和7年4月1日", NEW_2024 FIX_2024 AGAIN_2025);
	add(&h, "a/2025-10-01.yaml", "公表", "令和7年10月1日", NEW_2024 FIX_2024 AGAIN_2025 LOOK_2025 FIX_2025);
	add(&h, "a/draft.yaml", "作成中", "", NEW_2024 FIX_2024 AGAIN_2025 LOOK_2025 FIX_2025
	    "- {行為: 再実施(重要な変更)}\n");
	base = base_of(&h);
	assert_string_equal(base.doc->file, "a/2025-04-01.yaml");
	assert_string_equal(hy_record_title(base.act).p, "再実施(5年経過前)");
	assert_int_equal(base.n_corrections, 1);
	assert_string_equal(base.corrections[0]->file, "a/2025-10-01.yaml");
}

/* What a revision says of itself is no base: it is compared with what was before it. */
static void
test_own_act(void **state)
{
	struct history h = { .w = *state };
	struct hy_base base;

	add(&h, "a/2024-04-01.yaml", "公表", "令和6年4月1日", NEW_2024);
	add(&h, "a/2024-10-01.yaml", "公表", "令和6年10月1日", NEW_2024 FIX_2024);
	add(&h, "a/2025-04-01.yaml", "公表", "令和7年4月1日", NEW_2024 FIX_2024 AGAIN_2025);
	base = base_of(&h);
	assert_string_equal(base.doc->file, "a/2024-04-01.yaml");
	assert_int_equal(base.n_corrections, 1);
}

/* A kept stage is no revision a council looked at. */
static void
test_stages_do_not_count(void **state)
{
	struct history h = { .w = *state };

	add(&h, "a/2024-04-01.yaml", "公表", "令和6年4月1日", NEW_2024);
	add(&h, "a/2025-01-10.公示案.yaml", "公示案", "", NEW_2024);
	add(&h, "a/draft.yaml", "作成中", "", NEW_2024);
	assert_string_equal(base_of(&h).doc->file, "a/2024-04-01.yaml");
	assert_int_equal(base_of(&h).n_corrections, 0);
}

/* The assessed revision was not kept: the oldest one since, and no act that is its own. */
static void
test_not_kept(void **state)
{
	struct history h = { .w = *state };
	struct hy_base base;

	add(&h, "a/2024-10-01.yaml", "公表", "令和6年10月1日", NEW_2024 FIX_2024);
	add(&h, "a/draft.yaml", "作成中", "", NEW_2024 FIX_2024);
	base = base_of(&h);
	assert_string_equal(base.doc->file, "a/2024-10-01.yaml");
	assert_null(base.act);
	assert_int_equal(base.n_corrections, 0);
}

/* Without acts the revision before is what there is; without a published one there is nothing. */
static void
test_no_acts(void **state)
{
	struct history h = { .w = *state };

	add(&h, "a/draft.yaml", "作成中", "", " []\n");
	assert_null(base_of(&h).doc);
	h.n = 0;
	add(&h, "a/2024-04-01.yaml", "公表", "令和6年4月1日", " []\n");
	add(&h, "a/2024-10-01.yaml", "公表", "令和6年10月1日", " []\n");
	add(&h, "a/draft.yaml", "作成中", "", " []\n");
	assert_string_equal(base_of(&h).doc->file, "a/2024-10-01.yaml");
	assert_null(base_of(&h).act);
}

/* Only a stage on the way from the base counts, and of these the last. */
static void
test_stage(void **state)
{
	struct history h = { .w = *state };
	const struct hy_doc *base, *new;

	add(&h, "a/2024-01-10.公示案.yaml", "公示案", "", " []\n");
	add(&h, "a/2024-04-01.yaml", "公表", "令和6年4月1日", NEW_2024);
	add(&h, "a/2025-01-10.公示案.yaml", "公示案", "", NEW_2024);
	add(&h, "a/2025-02-10.諮問案.yaml", "諮問案", "", NEW_2024);
	add(&h, "a/draft.yaml", "作成中", "", NEW_2024);
	base = h.docs[1];
	new = h.docs[4];
	assert_ptr_equal(hy_base_stage(h.docs, h.n, base, new, HY_NOTICE), h.docs[2]);
	assert_ptr_equal(hy_base_stage(h.docs, h.n, base, new, HY_CONSULTATION), h.docs[3]);
	assert_null(hy_base_stage(h.docs, 2, base, new, HY_NOTICE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last_assessment), cmocka_unit_test(test_own_act),
		cmocka_unit_test(test_stages_do_not_count), cmocka_unit_test(test_not_kept),
		cmocka_unit_test(test_no_acts), cmocka_unit_test(test_stage),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
