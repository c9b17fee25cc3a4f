/*
 * Properties of splicing, over the sample portfolio and over texts written in
 * every way YAML allows: after a random edit the text says the same but for the
 * touched entry, the bytes around it are untouched, and undoing gives the old bytes.
 * The random numbers are always the same.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "engine/base/file.h"
#include "tests/unit/splice_text.h"
#include "tests/unit/yaml_made.h"
#include "tests/unit/yaml_told.h"

#define MADE_TEXTS 300
#define EDITS_A_MADE_TEXT 12
#define EDITS_A_SAMPLE 4

/* --- the properties --- */

struct trial {
	struct text_world *w;
	struct hy_str text, after;
	const struct hy_yaml *tree, *back;
	struct hy_splice *s;
	const struct hy_yaml *y;	/* what is edited; never the root */
	unsigned nth;
	const char *what;
};

static struct trial
trial_new(struct text_world *w, struct hy_str text)
{
	struct trial t = { .w = w, .text = text, .tree = text_parse(w, text) };
	unsigned nth;

	t.s = hy_splice_open(w->arena, "a.yaml", text, t.tree, &w->err);
	if (t.s == NULL)
		fail_msg("not opened: %u: %s\n%s", w->err.at.line, w->err.text, text.p);
	t.nth = nth = 1 + below(count_values(t.tree) - 1);
	t.y = nth_value(t.tree, &nth);
	return t;
}

static void
broken(const struct trial *t, const char *property)
{
	fprintf(stderr, "from\n%s\ngot\n%s\n", t->text.p, t->after.p);
	fail_msg("%s at line %u: %s: %u: %s", t->what, t->y->at.line, property, t->w->err.at.line,
	    t->w->err.text);
}

static void
apply(struct trial *t)
{
	t->after = HY_S("");
	memset(&t->w->err, 0, sizeof(t->w->err));
	if (!hy_splice_apply(t->s, &t->after, &t->w->err))
		broken(t, "refused");
	t->back = text_parse(t->w, t->after);
}

static void
check_told(const struct trial *t, struct hy_str wanted, struct hy_str got)
{
	if (!hy_str_eq(wanted, got))
		broken(t, hy_str_format(t->w->arena, "said\n%s\nnot\n%s", got.p, wanted.p).p);
}

static size_t
offset_of(struct hy_str text, unsigned line)
{
	size_t at = 0;

	for (unsigned n = 1; n < line && at < text.len; at++)
		n += text.p[at] == '\n';
	return at;
}

/* The line the character with number CHARACTER stands on. */
static unsigned
line_of(struct hy_str text, unsigned character)
{
	unsigned line = 1, chars = hy_str_starts(text, HY_S("\xEF\xBB\xBF")) ? 0 : 1;

	for (size_t i = 0; i < text.len; i++) {
		chars += ((unsigned char)text.p[i] & 0xc0) != 0x80;
		if (chars > character + 1)
			break;
		line += text.p[i] == '\n' && chars <= character;
	}
	return line;
}

/* Where the lines of Y begin: with its key; of a list entry, whose dash has no mark, behind the one before. */
static unsigned
first_line(const struct trial *t)
{
	const struct hy_value *before = hy_value_before(hy_splice_value(t->s, t->y));

	if (t->y->key != NULL)
		return t->y->key->at.line;
	if (before != NULL)
		return line_of(t->text, before->old->end);
	return hy_splice_value(t->s, t->y)->up->old->at.line;
}

/* Behind Y's last line, and behind comments with more indent than Y, which are in what is replaced. */
static size_t
end_of_lines(const struct trial *t)
{
	const struct hy_yaml *list = hy_splice_value(t->s, t->y)->up->old;
	unsigned line = line_of(t->text, t->y->end), depth = t->y->key != NULL ? t->y->key->at.col : list->at.col;
	size_t end = offset_of(t->text, line + 1);

	for (size_t at = end, next; t->y->type != HY_YAML_TEXT && at < t->text.len; at = next) {
		size_t spaces = strspn(t->text.p + at, " ");
		char first = t->text.p[at + spaces];

		next = offset_of(t->text, ++line + 1);
		if (first == '#' && spaces >= depth)
			end = next;
		else if (first != '\n' && first != '\r')
			break;
	}
	return end;
}

/* Everything in front of Y's lines and everything behind them is as it was. */
static void
check_around(const struct trial *t)
{
	size_t from = offset_of(t->text, first_line(t));
	size_t to = end_of_lines(t), rest = t->text.len - to;

	if (from > t->after.len || memcmp(t->text.p, t->after.p, from) != 0)
		broken(t, "what stands before it changed");
	if (rest > t->after.len || memcmp(t->text.p + to, t->after.p + t->after.len - rest, rest) != 0)
		broken(t, "what stands behind it changed");
}

/* The first byte of Y: a sign, a quote, a bracket, or of plain text. */
static char
sign_of(const struct trial *t, const struct hy_yaml *y)
{
	unsigned chars = 0, bom = hy_str_starts(t->text, HY_S("\xEF\xBB\xBF"));

	for (size_t i = 0; i < t->text.len; i++)
		if (((unsigned char)t->text.p[i] & 0xc0) != 0x80 && chars++ == y->begin + bom)
			return t->text.p[i];
	return '\0';
}

/* Writing NEW into Y and Y's text again gives the old bytes: its style can say both, in one way only. */
static bool
can_be_undone(const struct trial *t, struct hy_str new)
{
	struct hy_str old = t->y->text;
	bool line;

	if (t->y->type != HY_YAML_TEXT || old.len == 0)
		return false;
	line = memchr(old.p, '\n', old.len) == NULL;
	switch (t->y->plain ? 'p' : sign_of(t, t->y)) {
	case '|':	/* blank lines at its end and spaces at its begin are written otherwise */
		return hy_str_is(new, "一\n二") && old.p[0] != ' ' && old.p[0] != '\n' &&
		    !hy_str_ends(old, HY_S("\n\n")) && memchr(old.p, '\t', old.len) == NULL;
	case 'p':
		return hy_str_is(new, "別の文") && line && t->y->end > t->y->begin &&
		    line_of(t->text, t->y->begin) == line_of(t->text, t->y->end) &&
		    (t->y->key == NULL || t->y->key->at.line == t->y->at.line);
	case '>':
		return false;
	default:
		return hy_str_is(new, "別の文") && line && strpbrk(old.p, "'\"\\") == NULL;
	}
}

/* The trial of editing T's result at the same value. */
static struct trial
trial_again(const struct trial *t, const char *what)
{
	struct trial again = { .w = t->w, .text = t->after, .tree = t->back, .nth = t->nth, .what = what };
	unsigned nth = t->nth;

	again.s = hy_splice_open(t->w->arena, "a.yaml", again.text, again.tree, &t->w->err);
	again.y = nth_value(again.tree, &nth);
	return again;
}

/* Another text and back again. */
static void
try_set(struct text_world *w, struct hy_str text)
{
	static const char *const texts[] = { "別の文", "一\n二", "x: y", "", "- z", "[a, b]\n# c\n\nd", " e",
	    "f\n", "\t", "'\"\\", "別の文", "一\n二" };
	struct hy_str new = hy_str_of(texts[below(HY_COUNT(texts))]);
	struct trial t = trial_new(w, text), undo;
	const struct hy_yaml *back;
	unsigned nth = t.nth;

	t.what = "set";
	hy_splice_set(t.s, hy_splice_value(t.s, t.y), new);
	apply(&t);
	back = nth_value(t.back, &nth);
	check_told(&t, told(w->arena, t.tree, NULL, t.y), told(w->arena, t.back, NULL, back));
	assert_true(back->key == NULL || hy_str_eq(back->key->text, t.y->key->text));
	assert_true(hy_str_eq(hy_value_trim(back->text), hy_value_trim(new)));
	check_around(&t);
	if (!can_be_undone(&t, new))
		return;
	undo = trial_again(&t, "set again");
	hy_splice_set(undo.s, hy_splice_value(undo.s, undo.y), t.y->text);
	apply(&undo);
	if (!hy_str_eq(undo.after, text))
		broken(&undo, "the bytes are not the old ones");
}

static void
try_rename(struct text_world *w, struct hy_str text)
{
	struct trial t = trial_new(w, text);
	const struct hy_yaml *back;
	unsigned nth = t.nth;

	if (t.y->key == NULL)
		return;
	t.what = "rename";
	hy_splice_rename(t.s, hy_splice_value(t.s, t.y), HY_S("別: 名"));
	apply(&t);
	check_around(&t);
	back = nth_value(t.back, &nth);
	assert_true(hy_str_is(back->key->text, "別: 名"));
	check_told(&t, told(w->arena, t.tree, NULL, t.y), told(w->arena, t.back, NULL, back));
	check_told(&t, told(w->arena, t.y, NULL, NULL), told(w->arena, back, NULL, NULL));
}

static void
try_remove(struct text_world *w, struct hy_str text)
{
	struct trial t = trial_new(w, text);

	t.what = "remove";
	hy_splice_remove(t.s, hy_splice_value(t.s, t.y));
	apply(&t);
	check_told(&t, told(w->arena, t.tree, t.y, NULL), told(w->arena, t.back, NULL, NULL));
}

/* The number of V in the tree it is in, as nth_value counts. */
static bool
count_to(const struct hy_value *tree, const struct hy_value *v, unsigned *nth)
{
	if (tree == v)
		return true;
	for (const struct hy_value *kid = tree->first; kid != NULL; kid = kid->next) {
		++*nth;
		if (count_to(kid, v, nth))
			return true;
	}
	return false;
}

static const struct hy_yaml *
back_of(const struct trial *t, const struct hy_value *v, unsigned *nth)
{
	unsigned n;

	*nth = 0;
	if (!count_to(hy_splice_root(t->s), v, nth))
		broken(t, "not in the tree");
	n = *nth;
	return nth_value(t->back, &n);
}

/* Something new beside an entry, and out again: the old bytes. */
static void
try_insert(struct text_world *w, struct hy_str text)
{
	static const char *const news[] = { "新", "[]", "{}", "[甲, 乙: 丙]",
	    "{甲: 乙, 丙: [丁, {戊: \"己\\n庚\"}]}", "\"一\\n二\"" };
	struct trial t = trial_new(w, text), undo;
	struct hy_value *old = hy_splice_value(t.s, t.y), *up = old->up;
	struct hy_value *new = hy_value_read(w->arena, hy_str_of(news[below(6)]));
	const struct hy_yaml *back;

	t.what = "insert";
	new->key = up->type == HY_YAML_MAP ? HY_S("新しい見出し") : HY_S("");
	hy_splice_insert(t.s, up, chance(30) ? NULL : old, new);
	apply(&t);
	back = back_of(&t, new, &t.nth);
	check_told(&t, told(w->arena, t.tree, NULL, NULL), told(w->arena, t.back, back, NULL));
	undo = trial_again(&t, "take out");
	hy_splice_remove(undo.s, hy_splice_value(undo.s, undo.y));
	apply(&undo);
	/* A pair without braces got them, and keeps them. */
	if (up->type == HY_YAML_MAP && up->old->flow && sign_of(&t, up->old) != '{')
		return;
	if (!hy_str_eq(undo.after, text))
		broken(&undo, "the bytes are not the old ones");
}

static bool
is_below(const struct hy_value *v, const struct hy_value *up)
{
	for (; v != NULL; v = v->up)
		if (v == up)
			return true;
	return false;
}

/* Brackets cannot hold an entry that is not there at all. */
static bool
has_open_entry(const struct hy_value *v)
{
	for (const struct hy_value *kid = v->first; kid != NULL; kid = kid->next)
		if ((kid->open && v->type == HY_YAML_LIST) || has_open_entry(kid))
			return true;
	return false;
}

/* An entry goes to another list or map; it says there what it said, and no comment is lost. */
static void
try_move(struct text_world *w, struct hy_str text)
{
	struct trial t = trial_new(w, text), to = trial_new(w, text);
	struct hy_value *v = hy_splice_value(t.s, t.y), *up;
	unsigned nth = to.nth;
	const struct hy_yaml *back;
	struct hy_str said;

	up = hy_splice_value(t.s, nth_value(t.tree, &nth));
	if (up->type == HY_YAML_TEXT || is_below(up, v) || (up->old->flow && (v->open || has_open_entry(v))))
		return;
	t.what = "move";
	said = told(w->arena, t.y, NULL, NULL);
	hy_splice_remove(t.s, v);
	v->key = up->type == HY_YAML_MAP ? HY_S("移した見出し") : HY_S("");
	hy_splice_insert(t.s, up, chance(50) ? up->last : NULL, v);
	apply(&t);
	back = back_of(&t, v, &nth);
	check_told(&t, told(w->arena, t.tree, t.y, NULL), told(w->arena, t.back, back, NULL));
	check_told(&t, said, told(w->arena, back, NULL, NULL));
}

/* Two edits at once give the same bytes as one after the other; where they overlap, none. */
static void
try_two(struct text_world *w, struct hy_str text)
{
	struct trial a = trial_new(w, text), b = trial_new(w, text), again;
	unsigned nth = b.nth;
	struct hy_value *set = hy_splice_value(a.s, a.y), *removed;

	removed = hy_splice_value(a.s, nth_value(a.tree, &nth));
	if (a.y->type != HY_YAML_TEXT || is_below(removed, set))
		return;
	a.what = "set, and remove another";
	hy_splice_set(a.s, set, HY_S("別の文"));
	if (is_below(set, removed)) {
		hy_splice_remove(a.s, removed);
		assert_false(hy_splice_apply(a.s, &a.after, &w->err));
		assert_int_equal(w->err.at.line, a.y->key != NULL ? a.y->key->at.line : a.y->at.line);
		return;
	}
	hy_splice_remove(a.s, removed);
	apply(&a);
	hy_splice_set(b.s, hy_splice_value(b.s, nth_value(b.tree, &(unsigned){ a.nth })), HY_S("別の文"));
	apply(&b);
	again = trial_again(&b, "remove another");
	hy_splice_remove(again.s, hy_splice_value(again.s, again.y));
	apply(&again);
	if (!hy_str_eq(a.after, again.after))
		broken(&a, again.after.p);
}

/* One made text becomes what another says, in whatever style it is written. */
static void
try_become(struct text_world *w, struct hy_str text)
{
	struct trial t = trial_new(w, text);
	struct hy_value *other = hy_value_read(w->arena, made_text(w->arena));

	t.what = "become";
	if (has_open_entry(other))
		return;
	hy_splice_become(t.s, hy_splice_root(t.s), other);
	apply(&t);
}

static void
try_all(struct text_world *w, struct hy_str text)
{
	try_set(w, text);
	try_rename(w, text);
	try_remove(w, text);
	try_insert(w, text);
	try_move(w, text);
	try_two(w, text);
}

static void
test_made_texts(void **state)
{
	struct text_world *w = *state;

	for (unsigned i = 0; i < MADE_TEXTS; i++) {
		struct hy_str text;

		seed = i;
		text = made_text(w->arena);
		for (unsigned k = 0; k < EDITS_A_MADE_TEXT; k++)
			try_all(w, text);
		try_become(w, text);
		hy_arena_reset(w->arena);
	}
}

/* Every assessment of the portfolio below FOLDER; returns how many. */
static unsigned
try_folder(struct text_world *w, const char *folder)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_str *names, bytes;
	unsigned files = 0;
	size_t n;

	if (!hy_folder_list(arena, folder, &names, &n, &w->err))
		fail_msg("%s: %s", folder, w->err.text);
	for (size_t i = 0; i < n; i++) {
		struct hy_str path = hy_path_join(arena, hy_str_of(folder), names[i].p);

		if (hy_file_is_folder(path.p)) {
			files += try_folder(w, path.p);
			continue;
		}
		if (!hy_str_ends(path, HY_S(".yaml")))
			continue;
		if (!hy_file_read(arena, path.p, HY_YAML_MAX_BYTES, &bytes, &w->err))
			fail_msg("%s: %s", path.p, w->err.text);
		for (unsigned k = 0; k < EDITS_A_SAMPLE; k++)
			try_all(w, bytes);
		hy_arena_reset(w->arena);
		files++;
	}
	hy_arena_free(arena);
	return files;
}

static void
test_samples(void **state)
{
	seed = 1;
	assert_true(try_folder(*state, "assessments") >= 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_made_texts, text_setup, text_teardown),
		cmocka_unit_test_setup_teardown(test_samples, text_setup, text_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
