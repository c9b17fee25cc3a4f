/* Reading documents: a tree of YAML bound to its form (doc.h). */
#include "engine/form/doc.h"

#include "engine/base/file.h"
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
