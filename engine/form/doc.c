#include "engine/form/doc.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/form/bind.h"
#include "engine/form/path.h"

static const struct hy_form *
choose_form(struct hy_forms *forms, const char *file, const struct hy_yaml *yaml,
    struct hy_err *err)
{
	struct hy_str name = hy_yaml_text(yaml, hy_word(HY_W_KEY_FORM).p);
	struct hy_str edition = hy_yaml_text(yaml, hy_word(HY_W_KEY_EDITION).p);
	const struct hy_form *form;

	if (yaml->type != HY_YAML_MAP) {
		hy_fail(err, yaml->at, HY_M_DOC_SHAPE, hy_word(HY_W_KEY_FORM).p, NULL);
		return NULL;
	}
	if (name.len == 0) {
		hy_fail(err, hy_mark_at(file, 1, 1), HY_M_FORM_NOT_NAMED,
		    hy_word(HY_W_KEY_FORM).p, hy_word(HY_W_KEY_EDITION).p, NULL);
		return NULL;
	}
	form = hy_forms_get(forms, name, hy_str_trim(edition), err);
	if (form == NULL && err != NULL && err->at.file == NULL)
		err->at = hy_yaml_get(yaml, hy_word(HY_W_KEY_FORM).p)->at;
	return form;
}

static bool
set_unknown(struct hy_node *node, void *context)
{
	(void)context;
	node->unknown = true;
	return true;
}

static bool
set_unsure(struct hy_node *node, void *context)
{
	(void)context;
	node->unsure = true;
	return true;
}

/* What is absent is missing where the nearest thing written stands. */
static bool
inherit_place(struct hy_node *node, void *context)
{
	(void)context;
	if (!node->written && node->up != NULL)
		node->at = node->up->at;
	return true;
}

/* A computed choice that is not written gets its answer; it stays unwritten. */
static bool
derive(struct hy_node *node, void *context)
{
	(void)context;
	for (const struct hy_derived *row = node->item->derived;
	    row != NULL && !node->written && !node->answered && !node->unknown; row = row->next) {
		if (hy_cond_holds(row->when, node) != HY_YES)
			continue;
		node->answered = true;
		node->option = row->option;
		node->text = row->option->label;
	}
	return true;
}

static bool
bind_root(struct hy_binder *b, const struct hy_yaml *yaml)
{
	bool ok;

	b->scratch = hy_arena_new();
	b->doc->root = hy_node_new(b, b->doc->form->root, NULL);
	ok = hy_bind_value(b, b->doc->root, yaml);
	hy_arena_free(b->scratch);
	return ok;
}

/* What an import noted about its own answers. */
static void
apply_notes(struct hy_binder *b, const char *list, hy_visit *visit)
{
	const struct hy_node *node = hy_doc_find(b->doc, list, 0);

	for (const struct hy_entry *e = node != NULL ? node->entries : NULL; e != NULL; e = e->next)
		if (hy_path_each(b->doc, e->text, visit, NULL) == 0)
			hy_bind_slip(b, HY_SLIP_PATH, node, e->at, e->text, HY_S(""));
}

/* Binds a tree read as a document of FORM, whatever it says itself. NULL with ERR. */
static struct hy_doc *
bind_as(struct hy_arena *arena, const struct hy_form *form, const char *file,
    const struct hy_yaml *yaml, struct hy_err *err)
{
	struct hy_doc *doc = hy_new(arena, struct hy_doc);
	struct hy_binder b = { .arena = arena, .doc = doc, .slips = &doc->slips, .err = err };

	doc->arena = arena;
	doc->file = file;
	doc->yaml = yaml;
	doc->form = form;
	if (!bind_root(&b, yaml))
		return NULL;
	hy_node_walk(doc->root, inherit_place, NULL);
	apply_notes(&b, "torikomi/fumei", set_unknown);
	apply_notes(&b, "torikomi/futashika", set_unsure);
	hy_node_walk(doc->root, derive, NULL);
	return doc;
}

struct hy_doc *
hy_doc_bind(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    const struct hy_yaml *yaml, struct hy_err *err)
{
	const struct hy_form *form = choose_form(forms, file, yaml, err);

	return form != NULL ? bind_as(arena, form, file, yaml, err) : NULL;
}

struct hy_doc *
hy_doc_parse(struct hy_arena *arena, struct hy_forms *forms, const char *file, struct hy_str bytes,
    struct hy_err *err)
{
	const struct hy_yaml *yaml = hy_yaml_parse(arena, file, bytes, err);
	struct hy_doc *doc = yaml != NULL ? hy_doc_bind(arena, forms, file, yaml, err) : NULL;

	if (doc != NULL)
		doc->bytes = bytes;
	return doc;
}

struct hy_doc *
hy_doc_load(struct hy_arena *arena, struct hy_forms *forms, const char *file, struct hy_err *err)
{
	struct hy_str bytes;

	return hy_file_read(arena, file, HY_YAML_MAX_BYTES, &bytes, err)
	    ? hy_doc_parse(arena, forms, file, bytes, err) : NULL;
}

struct hy_doc *
hy_doc_load_kept(struct hy_arena *arena, const struct hy_form *form, const char *file, struct hy_err *err)
{
	struct hy_str bytes;
	struct hy_yaml *yaml, *map;
	struct hy_doc *doc;

	if (!hy_file_read(arena, file, HY_YAML_MAX_BYTES, &bytes, err) ||
	    (yaml = hy_yaml_parse(arena, file, bytes, err)) == NULL)
		return NULL;
	if (yaml->type == HY_YAML_LIST) {
		map = hy_yaml_map_new(arena, yaml->at);
		hy_yaml_put(arena, map, form->sections[0]->key, yaml);
		yaml = map;
	} else if (yaml->type != HY_YAML_MAP) {
		hy_fail(err, yaml->at, HY_M_WANT_LIST_OF_MAPS, NULL);
		return NULL;
	}
	doc = bind_as(arena, form, file, yaml, err);
	if (doc != NULL)
		doc->bytes = bytes;
	return doc;
}

unsigned
hy_doc_files(const struct hy_doc *doc)
{
	return doc->form->files != NULL ? doc->root->kids[doc->form->files->nth]->n_kids : 0;
}

struct hy_node *
hy_doc_file(const struct hy_doc *doc, unsigned number)
{
	if (number == 0 || number > hy_doc_files(doc))
		return NULL;
	return doc->root->kids[doc->form->files->nth]->kids[number - 1];
}

struct hy_node *
hy_doc_section(const struct hy_doc *doc, const struct hy_item *section, unsigned number)
{
	const struct hy_node *up = section->per_file ? hy_doc_file(doc, number) : doc->root;

	return up != NULL ? up->kids[section->nth] : NULL;
}

static struct hy_node *
kid_by_id(const struct hy_node *node, const char *id, size_t len)
{
	if (hy_item_repeats(node->item) && node->number == 0)
		return NULL;
	for (unsigned i = 0; i < node->n_kids; i++)
		if (strlen(node->kids[i]->item->id) == len &&
		    memcmp(node->kids[i]->item->id, id, len) == 0)
			return node->kids[i];
	return NULL;
}

struct hy_node *
hy_node_find(const struct hy_node *node, const char *path)
{
	while (node != NULL && *path != '\0') {
		size_t len = strcspn(path, "/[");

		node = len == 2 && path[0] == '.' && path[1] == '.' ? node->up
		    : kid_by_id(node, path, len);
		path += len;
		if (*path == '[' && node != NULL) {
			unsigned long n = strtoul(path + 1, NULL, 10);

			node = n >= 1 && n <= node->n_kids ? node->kids[n - 1] : NULL;
		}
		path += strcspn(path, "/");
		path += *path == '/';
	}
	return (struct hy_node *)node;
}

struct hy_node *
hy_node_below(const struct hy_node *node, const struct hy_item *item)
{
	const struct hy_node *up;

	if (item->up == NULL)
		return NULL;
	up = item->up == node->item ? node : hy_node_below(node, item->up);
	if (up == NULL || (hy_item_repeats(up->item) && up->number == 0))
		return NULL;
	return up->kids[item->nth];
}

/* In form 3 one section id stands twice (per file, then once): the first that has the path. */
struct hy_node *
hy_doc_find(const struct hy_doc *doc, const char *path, unsigned number)
{
	const struct hy_form *form = doc->form;
	size_t len = strcspn(path, "/[");
	struct hy_node *found;

	for (unsigned i = 0; i < form->n_sections; i++) {
		const struct hy_item *s = form->sections[i];
		struct hy_node *node;
		const char *rest = path + len + (path[len] == '/');

		if (strlen(s->id) != len || memcmp(s->id, path, len) != 0)
			continue;
		node = hy_doc_section(doc, s, number == 0 ? 1 : number);
		if (path[len] == '[')	/* a table: "besshi3[2]/koumoku" */
			return hy_node_find(doc->root, path);
		if (node != NULL && (found = hy_node_find(node, rest)) != NULL)
			return found;
	}
	return hy_node_find(doc->root, path);
}

struct hy_str
hy_doc_text(const struct hy_doc *doc, const char *path)
{
	const struct hy_node *node = hy_doc_find(doc, path, 0);

	return node != NULL && node->text.p != NULL ? node->text : (struct hy_str){ "", 0 };
}

struct hy_node *
hy_doc_role(const struct hy_doc *doc, enum hy_item_role role)
{
	const struct hy_item *item = doc->form->roles[role];

	return item != NULL ? hy_node_below(doc->root, item) : NULL;
}

struct hy_str
hy_doc_role_text(const struct hy_doc *doc, enum hy_item_role role)
{
	const struct hy_node *node = hy_doc_role(doc, role);

	return node != NULL && node->text.p != NULL ? node->text : HY_S("");
}

enum hy_state
hy_doc_stage(const struct hy_doc *doc)
{
	const struct hy_node *state = hy_doc_find(doc, "joutai", 0);
	const struct hy_node *day = hy_doc_role(doc, HY_ITEM_PUBLISHED);

	if (state != NULL && state->option != NULL)
		return (enum hy_state)(state->option - state->item->options);
	/* A form without a day of publication (the plan of a body) is as it stands. */
	if (day == NULL)
		return HY_PUBLISHED;
	return !hy_node_blank(day, doc->form) ? HY_PUBLISHED : HY_DRAFT;
}

void
hy_doc_take_published(struct hy_doc *doc)
{
	struct hy_node *state = hy_doc_find(doc, "joutai", 0);

	if (hy_doc_stage(doc) >= HY_PUBLISHED)
		return;
	state->option = &state->item->options[HY_PUBLISHED];
	state->text = state->option->label;
	state->written = state->answered = true;
}

const struct hy_option *
hy_doc_state(const struct hy_doc *doc)
{
	return &hy_doc_find(doc, "joutai", 0)->item->options[hy_doc_stage(doc)];
}
