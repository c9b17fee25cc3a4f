/*
 * Reading the file of an edition (form_load.h). One that builds on another is the
 * other's tree with the changes of this file grafted in, before any item is read;
 * the language of changes is told in templates/README.md.
 */
#include "engine/base/file.h"
#include "engine/form/form_load.h"
#include "engine/form/yaml/graft.h"

#define MAX_BASES 16

/* Everything the head of an edition file may have, beside the key that names its base. */
static const char *const head_fields[] = { "title", "mark_text", "contents", "unverified",
    "private", "choices", "sections", "follows", "dropped", "changes", NULL };
/* Fields of a change that are not fields of the item. */
static const char *const change_fields[] = { "path", "why", NULL };
/* Fields of a change of one option. */
static const char *const option_fields[] = { "path", "why", "option", "label", "text", "count",
    "alone", "drop", NULL };

/* The editions being read, this one last: a base that is among them is a cycle. */
struct chain {
	struct hy_arena *arena;
	struct hy_str names[MAX_BASES];
	unsigned count;
	struct hy_err *err;
};

static bool
is_among(const char *const *names, struct hy_str name)
{
	while (*names != NULL && !hy_str_is(name, *names))
		names++;
	return *names != NULL;
}

/* Fails at FIELD of CHANGE, or at the change itself when it has no such field. */
static bool
fail_at(struct chain *c, const struct hy_yaml *change, const char *field, enum hy_message id)
{
	const struct hy_yaml *y = hy_yaml_get(change, field);

	return hy_fail(c->err, y != NULL ? y->at : change->at, id,
	    y != NULL && y->text.len > 0 ? y->text.p : field, NULL);
}

/* Every change says why something goes. */
static bool
check_why(struct chain *c, const struct hy_yaml *change)
{
	return hy_yaml_text(change, "why").len > 0 || fail_at(c, change, "why", HY_M_FORM_MISSING);
}

static struct hy_yaml *
item_named(struct hy_yaml *list, struct hy_str id)
{
	struct hy_yaml *y = list != NULL ? list->first : NULL;

	while (y != NULL && !hy_str_eq(hy_yaml_text(y, "id"), id))
		y = y->next;
	return y;
}

/* The item at the id path below LIST, and in *IN the list it stands in. */
static struct hy_yaml *
find_item(struct hy_yaml *list, struct hy_str path, struct hy_yaml **in)
{
	long slash = hy_str_find(path, HY_S("/"), 0);
	struct hy_str id = slash < 0 ? path : hy_str_cut(path, 0, (size_t)slash);
	struct hy_yaml *found = item_named(list, id);

	*in = list;
	if (slash < 0 || found == NULL)
		return found;
	path = hy_str_cut(path, (size_t)slash + 1, path.len);
	/* A section that goes on stands twice under one id: the item may be in either part. */
	for (struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		if (!hy_str_eq(hy_yaml_text(y, "id"), id))
			continue;
		if ((found = find_item(hy_graft_get(y, "items"), path, in)) != NULL)
			return found;
	}
	return NULL;
}

static struct hy_str
option_label(const struct hy_yaml *y)
{
	return y->type == HY_YAML_TEXT ? y->text : hy_yaml_text(y, "label");
}

static struct hy_yaml *
option_named(struct hy_yaml *list, struct hy_str label)
{
	struct hy_yaml *y = list != NULL ? list->first : NULL;

	while (y != NULL && !hy_str_eq(option_label(y), label))
		y = y->next;
	return y;
}

/* The option LABEL of ITEM, in its list or one of its groups; *IN is that list. */
static struct hy_yaml *
find_option(struct hy_yaml *tree, struct hy_yaml *item, struct hy_str label, struct hy_yaml **in)
{
	struct hy_yaml *groups = hy_graft_get(item, "groups"), *found = NULL;

	*in = hy_graft_get(item, "options");
	if (*in != NULL && (*in)->type == HY_YAML_TEXT)
		*in = hy_graft_get(hy_graft_get(tree, "choices"), (*in)->text.p);
	if (groups == NULL)
		return option_named(*in, label);
	for (struct hy_yaml *g = groups->first; g != NULL && found == NULL; g = g->next) {
		*in = hy_graft_get(g, "options");
		found = option_named(*in, label);
	}
	return found;
}

static bool
add_item(struct chain *c, struct hy_yaml *tree, struct hy_yaml *item, const struct hy_yaml *change)
{
	struct hy_yaml *list = hy_graft_get(item != NULL ? item : tree,
	    item != NULL ? "items" : "sections");
	struct hy_str after = hy_yaml_text(change, "after");
	struct hy_yaml *sibling = item_named(list, after);

	if (after.len > 0 && sibling == NULL)
		return fail_at(c, change, "after", HY_M_FORM_NO_ITEM);
	if (list == NULL) {
		hy_graft_set(c->arena, item, "items", hy_yaml_list_new(c->arena, change->at));
		list = hy_graft_get(item, "items");
	}
	hy_graft_insert(c->arena, list, sibling, hy_yaml_get(change, "add"));
	return true;
}

static bool
add_option(struct chain *c, struct hy_yaml *tree, struct hy_yaml *item, const struct hy_yaml *change)
{
	struct hy_str after = hy_yaml_text(change, "after");
	struct hy_yaml *list, *sibling = find_option(tree, item, after, &list);

	if (list == NULL || (after.len > 0 && sibling == NULL))
		return fail_at(c, change, "after", HY_M_FORM_NO_OPTION);
	hy_graft_insert(c->arena, list, sibling, hy_yaml_get(change, "add_option"));
	return true;
}

/* The option as a map, so that fields can be set. */
static struct hy_yaml *
option_map(struct chain *c, const struct hy_yaml *option)
{
	struct hy_yaml *map = hy_yaml_map_new(c->arena, option->at);

	if (option->type == HY_YAML_TEXT)
		hy_graft_set(c->arena, map, "label", option);
	for (const struct hy_yaml *f = option->type == HY_YAML_MAP ? option->first : NULL; f != NULL;
	    f = f->next)
		hy_graft_set(c->arena, map, f->key->text.p, f);
	return map;
}

static bool
change_option(struct chain *c, struct hy_yaml *tree, struct hy_yaml *item,
    const struct hy_yaml *change)
{
	struct hy_str label = hy_yaml_text(change, "option");
	struct hy_yaml *list, *option = find_option(tree, item, label, &list), *map;

	if (option == NULL)
		return fail_at(c, change, "option", HY_M_FORM_NO_OPTION);
	for (const struct hy_yaml *f = change->first; f != NULL; f = f->next)
		if (!is_among(option_fields, f->key->text))
			return hy_fail(c->err, f->key->at, HY_M_FORM_FIELD, f->key->text.p, NULL);
	if (hy_yaml_true(change, "drop")) {
		hy_graft_remove(list, option);
		return check_why(c, change);
	}
	map = option_map(c, option);
	for (const struct hy_yaml *f = change->first; f != NULL; f = f->next)
		if (!is_among(change_fields, f->key->text) && !hy_str_is(f->key->text, "option"))
			hy_graft_set(c->arena, map, f->key->text.p, f);
	hy_graft_set(c->arena, map, "was", hy_yaml_get(change, "option"));
	hy_graft_insert(c->arena, list, option, map);
	hy_graft_remove(list, option);
	return true;
}

static bool
drop_item(struct chain *c, struct hy_yaml *list, struct hy_yaml *item, const struct hy_yaml *change)
{
	hy_graft_remove(list, item);
	return check_why(c, change);
}

static bool
apply_change(struct chain *c, struct hy_yaml *tree, const struct hy_yaml *change)
{
	struct hy_yaml *list = NULL, *item = NULL;
	struct hy_str path = hy_yaml_text(change, "path");

	if (path.len > 0 || hy_yaml_get(change, "add") == NULL) {
		if (path.len == 0)
			return fail_at(c, change, "path", HY_M_FORM_MISSING);
		if ((item = find_item(hy_graft_get(tree, "sections"), path, &list)) == NULL)
			return fail_at(c, change, "path", HY_M_FORM_NO_ITEM);
	}
	if (hy_yaml_get(change, "add") != NULL)
		return add_item(c, tree, item, change);
	if (hy_yaml_get(change, "add_option") != NULL)
		return add_option(c, tree, item, change);
	if (hy_yaml_get(change, "option") != NULL)
		return change_option(c, tree, item, change);
	if (hy_yaml_true(change, "drop"))
		return drop_item(c, list, item, change);
	for (const struct hy_yaml *f = change->first; f != NULL; f = f->next)
		if (!is_among(change_fields, f->key->text))
			hy_graft_set(c->arena, item, f->key->text.p, f);
	return true;
}

/* An item that only this edition has: the one it builds on is the later one. */
static struct hy_yaml *
only_here(struct chain *c, const struct hy_yaml *change)
{
	const struct hy_yaml *item = hy_yaml_get(change, "add");
	struct hy_str up = hy_yaml_text(change, "path");
	struct hy_str path = hy_str_format(c->arena, "%.*s%s%.*s", HY_ARG(up), up.len > 0 ? "/" : "",
	    HY_ARG(hy_yaml_text(item, "id")));
	struct hy_yaml *map = hy_yaml_map_new(c->arena, change->at);

	hy_graft_set(c->arena, map, "path", hy_yaml_text_new(c->arena, path, item->at));
	hy_graft_set(c->arena, map, "why", hy_yaml_get(change, "why"));
	return map;
}

/* What only one of the two editions has on purpose, with the reason. */
static void
note_dropped(struct chain *c, struct hy_yaml *tree, const struct hy_yaml *changes)
{
	struct hy_yaml *dropped = hy_yaml_list_new(c->arena, changes->at);

	for (const struct hy_yaml *y = changes->first; y != NULL; y = y->next) {
		if (hy_yaml_true(y, "drop"))
			hy_graft_insert(c->arena, dropped, NULL, y);
		else if (hy_yaml_get(y, "add") != NULL && hy_yaml_get(y, "why") != NULL)
			hy_graft_insert(c->arena, dropped, NULL, only_here(c, y));
	}
	hy_graft_set(c->arena, tree, "dropped", dropped);
}

/* The head of OWN over the tree of its base, then the changes one by one. */
static bool
build_on(struct chain *c, struct hy_yaml *tree, const struct hy_yaml *own)
{
	const struct hy_yaml *changes = hy_yaml_get(own, "changes"), *dropped = hy_yaml_get(own, "dropped");

	hy_graft_strip(tree, "was");
	hy_graft_strip(tree, "follows");
	hy_graft_strip(tree, "dropped");
	hy_graft_strip(tree, "changes");
	for (const struct hy_yaml *f = own->first; f != NULL; f = f->next)
		hy_graft_set(c->arena, tree, f->key->text.p, f);
	if (changes == NULL)
		return true;
	if (dropped == NULL)
		note_dropped(c, tree, changes);
	for (const struct hy_yaml *y = changes->first; y != NULL; y = y->next)
		if (!apply_change(c, tree, y))
			return false;
	return true;
}

static bool
check_head(struct chain *c, const struct hy_yaml *y)
{
	if (y->type != HY_YAML_MAP)
		return hy_fail(c->err, y->at, HY_M_FORM_SHAPE, "{title, sections, ...}", NULL);
	for (const struct hy_yaml *f = y->first; f != NULL; f = f->next)
		if (!is_among(head_fields, f->key->text) && !hy_str_eq(f->key->text, hy_word(HY_W_KEY_BASE)))
			return hy_fail(c->err, f->key->at, HY_M_FORM_FIELD, f->key->text.p, NULL);
	return true;
}

/* "R6-10" names an edition of the same form, "yoshiki4@R6-10" one of any. */
struct hy_str
hy_form_base_name(struct hy_arena *arena, struct hy_str name, struct hy_str base)
{
	long at = hy_str_find(name, HY_S("@"), 0);

	if (base.len == 0 || hy_str_find(base, HY_S("@"), 0) >= 0)
		return base;
	return hy_str_format(arena, "%.*s@%.*s", (int)at, name.p, HY_ARG(base));
}

static struct hy_str
file_name(struct chain *c, struct hy_str name)
{
	long at = hy_str_find(name, HY_S("@"), 0);

	return hy_str_format(c->arena, "templates/%.*s-%s.yaml", (int)at, name.p, name.p + at + 1);
}

/* Is BASE, named at Y, one of those that are being read already? Then there is no end to it. */
static bool
check_cycle(struct chain *c, struct hy_str base, const struct hy_yaml *y)
{
	struct hy_buf way = hy_buf_new(c->arena);
	bool cycle = c->count == MAX_BASES;

	for (unsigned i = 0; i < c->count; i++) {
		cycle = cycle || hy_str_eq(c->names[i], base);
		hy_buf_format(&way, "%s -> ", c->names[i].p);
	}
	hy_buf_str(&way, base);
	return !cycle || hy_fail(c->err, y->at, HY_M_FORM_CYCLE, hy_buf_get(&way).p, NULL);
}

static struct hy_yaml *
read_edition(struct chain *c, struct hy_str name)
{
	struct hy_yaml *own = hy_yaml_data(c->arena, file_name(c, name).p, c->err), *tree;
	const struct hy_yaml *named;
	struct hy_str base, path;

	if (own == NULL || !check_head(c, own))
		return NULL;
	named = hy_yaml_get(own, hy_word(HY_W_KEY_BASE).p);
	if (named == NULL)
		return own;
	base = hy_form_base_name(c->arena, name, named->text);
	c->names[c->count++] = name;
	if (!check_cycle(c, base, named))
		return NULL;
	if (!hy_data_path(c->arena, file_name(c, base).p, &path, NULL)) {
		hy_fail(c->err, named->at, HY_M_FORM_NO_BASE, base.p, NULL);
		return NULL;
	}
	tree = read_edition(c, base);
	return tree != NULL && build_on(c, tree, own) ? tree : NULL;
}

const struct hy_yaml *
hy_form_read(struct hy_arena *arena, struct hy_str name, struct hy_err *err)
{
	struct chain chain = { .arena = arena, .err = err };

	return read_edition(&chain, name);
}
