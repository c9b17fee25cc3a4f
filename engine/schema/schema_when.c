/* Conditions of items as if/then of a schema (schema_part.h). */
#include "engine/schema/schema_part.h"

/* A section without a key is no map of its own. */
static bool
keyless(const struct hy_item *item)
{
	return item->key.len == 0 && item->up != NULL;
}

/* A record is not told from its neighbours from outside. */
static bool
in_records(const struct hy_item *item, const struct hy_item *scope)
{
	for (; item != scope; item = item->up)
		if (hy_item_repeats(item))
			return true;
	return false;
}

const struct hy_item *
hy_schema_scope(const struct hy_item *item, const struct hy_cond *cond)
{
	const struct hy_item *up = item->up;

	while (up != NULL && (keyless(up) || !hy_schema_below(cond->item, up)))
		up = up->up;
	if (up == NULL || cond->test == HY_TEST_FEWER_DAYS || in_records(cond->item, up) ||
	    (cond->item == up && !hy_kind_answers(up->kind)))
		return NULL;
	return up;
}

unsigned
hy_schema_steps(const struct hy_item *scope, const struct hy_item *item, const struct hy_item **steps)
{
	unsigned n = item != scope ? hy_schema_steps(scope, item->up, steps) : 0;

	if (item != scope && !keyless(item) && n < HY_SCHEMA_STEPS)
		steps[n++] = item;
	return n;
}

/* KEYS (alternatives of a pattern) must name a key of the map. */
static void
present(struct hy_schema *s, struct hy_str keys)
{
	hy_schema_open(s, "not");
	hy_schema_no_key(s, keys);
	hy_schema_close(s);
}

static void
open_keys(struct hy_schema *s, struct hy_str keys)
{
	hy_schema_open(s, "patternProperties");
	hy_schema_open(s, hy_schema_whole(s, keys).p);
}

static void
close_keys(struct hy_schema *s)
{
	hy_schema_close(s);
	hy_schema_close(s);
}

/* The value is the option of COND, or for sure another one. */
static void
test_choice(struct hy_schema *s, const struct hy_cond *cond, bool same)
{
	const struct hy_option *option = hy_item_option(s->arena, cond->item, cond->value);
	struct hy_str only = hy_schema_pattern(s, cond->value);

	hy_schema_types(s, "string");
	if (same || option != NULL) {
		hy_schema_put(s, "pattern", hy_schema_whole(s, same ? only
		    : hy_schema_labels(s, cond->item, option)));
		return;
	}
	hy_schema_say(s, "pattern", "\\S");
	hy_schema_open(s, "not");
	hy_schema_put(s, "pattern", hy_schema_whole(s, only));
	hy_schema_close(s);
}

/* "contains" the box of COND, by itself or with a text behind it. */
static void
contains_box(struct hy_schema *s, const struct hy_cond *cond)
{
	struct hy_str label = hy_schema_whole(s, hy_schema_pattern(s, cond->value));

	hy_schema_open(s, "contains");
	hy_schema_if_type(s, "object");
	hy_schema_open(s, "then");
	hy_schema_open(s, "propertyNames");
	hy_schema_put(s, "pattern", label);
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_open(s, "else");
	hy_schema_types(s, "string");
	hy_schema_put(s, "pattern", label);
	hy_schema_close(s);
	hy_schema_close(s);
}

/* The box is ticked; or boxes were looked at, and it is not (a dash ticks none). */
static void
test_box(struct hy_schema *s, const struct hy_cond *cond, bool ticked)
{
	if (!ticked) {
		hy_schema_types(s, "array string");
		hy_schema_open(s, "not");
	}
	hy_schema_types(s, "array");
	contains_box(s, cond);
	if (!ticked)
		hy_schema_close(s);
}

/* A term of a condition, told for sure: `is` for =, `has` and `filled`. */
struct wish {
	const struct hy_cond *cond;
	bool is;
};

static void
test_value(struct hy_schema *s, const struct wish *w)
{
	if (w->cond->test == HY_TEST_FILLED) {
		hy_schema_types(s, "string number boolean");
		hy_json_number(&s->json, "minLength", 1);
	} else if (w->cond->item->kind == HY_KIND_CHECKS) {
		test_box(s, w->cond, w->is);
	} else {
		test_choice(s, w->cond, w->is);
	}
}

/* The answer stands by itself or in a map. */
static void
test_answer(struct hy_schema *s, const struct wish *w)
{
	struct hy_str keys = hy_schema_answer_keys(s, w->cond->item);

	if (w->cond->item->kind == HY_KIND_CHECKS) {
		test_value(s, w);
		return;
	}
	hy_schema_if_type(s, "object");
	hy_schema_open(s, "then");
	present(s, keys);
	open_keys(s, keys);
	test_value(s, w);
	close_keys(s);
	hy_schema_close(s);
	hy_schema_open(s, "else");
	test_value(s, w);
	hy_schema_close(s);
}

static void
test_at(struct hy_schema *s, const struct hy_item **steps, unsigned n, const struct wish *w)
{
	if (n == 0) {
		test_answer(s, w);
		return;
	}
	present(s, hy_schema_keys(s, steps[0]));
	open_keys(s, hy_schema_keys(s, steps[0]));
	test_at(s, steps + 1, n - 1, w);
	close_keys(s);
}

void
hy_schema_test(struct hy_schema *s, const struct hy_item *scope, const struct hy_cond *cond,
    bool wanted)
{
	const struct hy_item *steps[HY_SCHEMA_STEPS];
	unsigned n = hy_schema_steps(scope, cond->item, steps);
	struct wish w = { cond, wanted };
	bool absent;

	if (cond->test == HY_TEST_IS_NOT || cond->test == HY_TEST_LACKS)
		w.is = !wanted;
	/* What is not there is not filled, and not ticked at a section's head. */
	absent = !w.is && (cond->test == HY_TEST_FILLED || cond->item->head);
	if (absent) {
		hy_schema_open(s, "not");
		w.is = true;
	}
	test_at(s, steps, n, &w);
	if (absent)
		hy_schema_close(s);
}

/* An item and a term of its condition that is decided in the map at hand. */
struct ban {
	const struct hy_item *item;
	const struct hy_cond *cond;
	bool done;
};

struct bans {
	const struct hy_item *scope;
	struct ban *at;
	unsigned count;
};

static void
collect(const struct hy_item *item, struct bans *bans)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		for (const struct hy_cond *c = child->when; c != NULL; c = c->next) {
			if (keyless(child) || hy_schema_scope(child, c) != bans->scope)
				continue;
			if (bans->at != NULL)
				bans->at[bans->count] = (struct ban){ child, c, false };
			bans->count++;
		}
		collect(child, bans);
	}
}

static bool
same_test(const struct hy_cond *a, const struct hy_cond *b)
{
	return a->item == b->item && a->test == b->test && hy_str_eq(a->key, b->key);
}

/* The value may only be blank. */
static void
must_be_blank(struct hy_schema *s, const struct hy_cond *why)
{
	const struct hy_item *decides = why->item->head ? why->item->up : why->item;

	hy_schema_use(s, "if", "blank", NULL);
	hy_schema_open(s, "else");
	hy_schema_types(s, "null");
	hy_schema_put(s, "errorMessage", hy_say(s->arena, HY_M_EDIT_BLANK,
	    hy_item_name(s->arena, decides).p, NULL));
	hy_schema_close(s);
}

static void
ban_below(struct hy_schema *s, const struct hy_item **steps, unsigned n, const struct hy_cond *why)
{
	bool records = n > 1 && hy_item_repeats(steps[0]);

	if (n == 0) {
		must_be_blank(s, why);
		return;
	}
	open_keys(s, hy_schema_keys(s, steps[0]));
	if (records)
		hy_schema_open(s, "items");
	ban_below(s, steps + 1, n - 1, why);
	if (records)
		hy_schema_close(s);
	close_keys(s);
}

/* All items right in the map that go by the same term of a condition. */
static void
ban_here(struct hy_schema *s, struct bans *bans, unsigned first)
{
	const struct hy_item *steps[HY_SCHEMA_STEPS];
	const struct hy_cond *why = bans->at[first].cond;
	struct hy_buf keys = hy_buf_new(s->arena);

	for (unsigned i = first; i < bans->count; i++) {
		struct ban *b = &bans->at[i];

		if (!same_test(b->cond, why) || hy_schema_steps(bans->scope, b->item, steps) != 1)
			continue;
		b->done = true;
		hy_buf_format(&keys, "%s%s", keys.len > 0 ? "|" : "", hy_schema_keys(s, b->item).p);
	}
	open_keys(s, hy_buf_get(&keys));
	must_be_blank(s, why);
	close_keys(s);
}

static void
write_ban(struct hy_schema *s, struct bans *bans, unsigned i)
{
	const struct hy_item *steps[HY_SCHEMA_STEPS];
	unsigned n = hy_schema_steps(bans->scope, bans->at[i].item, steps);

	hy_schema_open(s, NULL);
	hy_schema_open(s, "if");
	hy_schema_test(s, bans->scope, bans->at[i].cond, false);
	hy_schema_close(s);
	hy_schema_open(s, "then");
	if (n == 1)
		ban_here(s, bans, i);
	else
		ban_below(s, steps, n, bans->at[i].cond);
	hy_schema_close(s);
	hy_schema_close(s);
}

void
hy_schema_forbid(struct hy_schema *s, const struct hy_item *scope)
{
	struct bans bans = { .scope = scope };

	collect(scope, &bans);
	if (bans.count == 0)
		return;
	bans.at = hy_new_array(s->arena, bans.count, struct ban);
	bans.count = 0;
	collect(scope, &bans);
	hy_schema_list(s, "allOf");
	for (unsigned i = 0; i < bans.count; i++)
		if (!bans.at[i].done)
			write_ban(s, &bans, i);
	hy_schema_end(s);
}
