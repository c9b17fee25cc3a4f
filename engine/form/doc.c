/* Finding one's way in a document (doc.h): files, sections, items by path and role, its stage. */
#include "engine/form/doc.h"

#include <string.h>

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

void
hy_doc_walk(const struct hy_doc *doc, hy_visit *visit, void *context)
{
	for (unsigned i = 0; i < doc->form->n_sections; i++) {
		const struct hy_item *section = doc->form->sections[i];
		unsigned files = section->per_file ? hy_doc_files(doc) : 1;

		for (unsigned f = 1; f <= files; f++)
			hy_node_walk(hy_doc_section(doc, section, f), visit, context);
	}
}
