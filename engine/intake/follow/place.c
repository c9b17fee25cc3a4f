/* Where in the document the follower is: files, records, nodes (follow.h). */
#include "engine/base/text.h"
#include "engine/form/bind.h"
#include "engine/intake/follow/follow.h"

#define MOST_RECORDS 40u

struct hy_node *
hy_place_append(struct hy_follow *f, struct hy_node *container)
{
	struct hy_node *record = hy_record_new(f->arena, container);

	container->kids = hy_grow(f->arena, container->kids, container->n_kids, struct hy_node *);
	record->written = true;
	container->kids[container->n_kids++] = record;
	container->written = true;
	record->number = container->n_kids;
	return record;
}

/* The record of CONTAINER being read; the container's count holds its place until the end. */
static struct hy_node *
record_now(struct hy_follow *f, struct hy_node *container)
{
	if (container->count == 0)
		container->count = 1;
	while (container->n_kids < (unsigned)container->count)
		hy_place_append(f, container);
	return container->kids[container->count - 1];
}

static struct hy_node *
files_node(struct hy_follow *f)
{
	return f->doc->root->kids[f->form->files->nth];
}

struct hy_node *
hy_place_node(struct hy_follow *f, const struct hy_item *item)
{
	struct hy_node *up;

	if (item->up == NULL)
		return f->doc->root;
	up = hy_place_node(f, item->up);
	if (item->up->is_files) {
		unsigned *file = &f->file[f->section];

		*file = *file == 0 ? 1 : *file;
		while (up->n_kids < *file)
			hy_place_append(f, up);
		up = up->kids[*file - 1];
	} else if (hy_item_repeats(item->up)) {
		up = record_now(f, up);
	}
	return up->kids[item->nth];
}

void
hy_place_record(struct hy_follow *f, const struct hy_item *item, unsigned number,
    unsigned line)
{
	struct hy_node *container = hy_place_node(f, item), *record;
	bool guessed = number == 0;

	if (number == 0 || number > MOST_RECORDS)
		number = (unsigned)container->count + 1;
	container->count = (long)number;
	record = record_now(f, container);
	record->at.line = line;
	record->unsure = record->unsure || guessed;
}

/* The file this section should be of when nothing else tells. */
static unsigned
next_file(const struct hy_follow *f, unsigned section)
{
	return f->file[section] + 1;
}

void
hy_place_section(struct hy_follow *f, unsigned section)
{
	bool same = f->section == section && f->cursor >= 0;

	f->again = same;
	f->section = section;
	if (!same && f->form->sections[section]->per_file)
		f->file[section] = next_file(f, section);
}

/* A name without a number in front: "(2) ...", "2. ...". */
static struct hy_str
bare_name(struct hy_follow *f, struct hy_str name)
{
	return hy_label_cut(f->scratch, f->words, name).key;
}

void
hy_place_named(struct hy_follow *f, struct hy_str name)
{
	bool again = f->again;
	struct hy_node *title;

	f->again = false;
	name = hy_html_words(f->arena, name);
	if (hy_place_file(f, name))
		return;
	f->file[f->section] += again;
	title = hy_place_node(f, f->form->files->items[0]);
	if (title->text.len > 0) {	/* a file the form has not told of yet */
		f->file[f->section] = files_node(f)->n_kids + 1;
		title = hy_place_node(f, f->form->files->items[0]);
	}
	title->text = name;
	title->written = title->answered = true;
}

bool
hy_place_file(struct hy_follow *f, struct hy_str name)
{
	struct hy_node *files = files_node(f);
	struct hy_str key = bare_name(f, name);

	for (unsigned i = 0; i < files->n_kids && key.len > 0; i++) {
		struct hy_str title = hy_record_title(files->kids[i]);

		if (title.len > 0 && hy_str_eq(bare_name(f, title), key)) {
			f->file[f->section] = i + 1;
			return true;
		}
	}
	return false;
}
