/*
 * A finished assessment that loses answers becomes unfinished, not wrong: as a draft it
 * has no error and no doubt that it did not have before, whatever is taken away.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "engine/check/check.h"
#include "engine/form/path.h"
#include "tests/unit/doc_text.h"

static const char *const samples[] = {
	"assessments/15-予防接種/zenkou/2026-06-01.yaml",
	"assessments/22-がん検診等/juten/2025-09-01.yaml",
};

struct run {
	struct world *w;
	struct hy_check *check;
	struct hy_doc *doc;
	struct hy_node **nodes;		/* published items with an answer, lists with records; in form order */
	unsigned n_nodes;
	const struct hy_finding *known;	/* before anything was taken away */
};

static bool
has_something(const struct hy_node *node)
{
	return node->answered || (hy_item_repeats(node->item) && node->number == 0 && node->n_kids > 0);
}

static bool
add_node(struct hy_node *node, void *context)
{
	struct run *r = context;

	/* Form, edition and state say what the file is. */
	if (node->item->private || (node->up == r->doc->root && hy_kind_answers(node->item->kind)))
		return false;
	if (has_something(node)) {
		if (r->nodes != NULL)
			r->nodes[r->n_nodes] = node;
		r->n_nodes++;
	}
	return true;
}

/* Findings above notes. */
static const struct hy_finding *
serious(struct run *r)
{
	struct hy_findings *found = hy_findings_new(r->w->arena);
	const struct hy_finding *first = NULL;

	if (!hy_check_run(r->check, r->doc, found, NULL, &r->w->err))
		fail_msg("%s", r->w->err.text);
	for (struct hy_finding *f = found->first, *next; f != NULL; f = next) {
		next = f->next;
		if (f->severity < HY_NOTE) {
			f->next = (struct hy_finding *)first;
			first = f;
		}
	}
	return first;
}

static void
load(struct run *r, const char *file)
{
	struct hy_node *state;

	r->doc = hy_doc_load(r->w->arena, r->w->forms, file, &r->w->err);
	if (r->doc == NULL)
		fail_msg("%s", r->w->err.text);
	state = node_at(r->doc, "joutai");
	state->option = &state->item->options[HY_DRAFT];
	for (int pass = 0; pass < 2; pass++) {
		r->nodes = pass == 0 ? NULL : hy_new_array(r->w->arena, r->n_nodes + 1, struct hy_node *);
		r->n_nodes = 0;
		hy_node_walk(r->doc->root, add_node, r);
	}
	assert_true(r->n_nodes > 100);
	r->known = serious(r);
}

static void
take_away(struct hy_node *node)
{
	node->written = node->answered = node->has_count = false;
	node->text = HY_S("");
	node->option = NULL;
	node->ticks = NULL;
	node->entries = NULL;
	if (hy_item_repeats(node->item))
		node->n_kids = 0;
}

static void
check_nothing_new(struct run *r, const struct hy_node *without)
{
	for (const struct hy_finding *f = serious(r); f != NULL; f = f->next) {
		const struct hy_finding *k = r->known;

		while (k != NULL && (k->node != f->node || strcmp(k->rule, f->rule) != 0))
			k = k->next;
		if (k == NULL)
			fail_msg("without %s: %s at %s: %s",
			    hy_node_unique_id(r->w->arena, without).p, f->rule, f->node == NULL ? "-"
			    : hy_node_unique_id(r->w->arena, f->node).p, f->message.p);
	}
}

/* One answer or list of records is missing. */
static void
without_one(struct run *r)
{
	for (unsigned i = 0; i < r->n_nodes; i++) {
		struct hy_node saved = *r->nodes[i];

		take_away(r->nodes[i]);
		check_nothing_new(r, r->nodes[i]);
		*r->nodes[i] = saved;
	}
}

/* Only what stands above is written: as when one fills the form in from its beginning. */
static void
only_the_beginning(struct run *r)
{
	for (unsigned i = r->n_nodes; i-- > 0;) {
		take_away(r->nodes[i]);
		check_nothing_new(r, r->nodes[i]);
	}
}

static void
each_sample(struct world *w, void (*check)(struct run *))
{
	struct hy_date today;

	hy_date_parse(HY_S("2026-06-10"), &today);
	for (size_t i = 0; i < HY_COUNT(samples); i++) {
		struct run r = { .w = w };

		r.check = hy_check_open(w->arena, &today, &w->err);
		assert_non_null(r.check);
		load(&r, samples[i]);
		check(&r);
		hy_check_close(r.check);
	}
}

static void
test_without_one_answer(void **state)
{
	each_sample(*state, without_one);
}

static void
test_only_the_beginning(void **state)
{
	each_sample(*state, only_the_beginning);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_without_one_answer),
		cmocka_unit_test(test_only_the_beginning),
	};

	return cmocka_run_group_tests(tests, world_open, world_close);
}
