/* Loading editions and forms from the templates folder (form.h). */
#include "engine/form/form_load.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/base/text.h"

#define MAX_EDITIONS 64
#define HEAD_BYTES 512		/* of a document, in which its form is named as a rule */

struct edition {
	struct hy_str full, form, edition, name, edition_name, number, in_force;
	bool seen;
	const struct hy_form *loaded;
};

struct hy_forms {
	struct hy_arena *arena;
	struct edition editions[MAX_EDITIONS];
	struct hy_str names[MAX_EDITIONS];
	unsigned n_editions;
	const struct hy_yaml *common;
	struct kept *kept;
};

/* A list kept beside assessments. */
struct kept {
	struct hy_form form;
	struct kept *next;
};

static bool
load_rows(struct hy_forms *forms, const struct hy_yaml *rows, struct hy_err *err)
{
	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next) {
		struct edition *e = &forms->editions[forms->n_editions];

		if (forms->n_editions == MAX_EDITIONS)
			return hy_fail(err, y->at, HY_M_FORM_SHAPE, "64", NULL);
		e->form = hy_yaml_text(y, "form");
		e->edition = hy_yaml_text(y, "edition");
		e->name = hy_yaml_text(y, "name");
		e->edition_name = hy_yaml_text(y, "edition_name");
		e->number = hy_yaml_text(y, "number");
		e->in_force = hy_yaml_text(y, "in_force");
		e->seen = !hy_yaml_true(y, "unverified");
		if (e->form.len == 0 || e->edition.len == 0 || e->name.len == 0)
			return hy_fail(err, y->at, HY_M_FORM_MISSING, "form, edition, name", NULL);
		e->full = hy_str_format(forms->arena, "%s@%s", e->form.p, e->edition.p);
		forms->names[forms->n_editions++] = e->full;
	}
	return true;
}

struct hy_forms *
hy_forms_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_forms *forms = hy_new(arena, struct hy_forms);
	const struct hy_yaml *rows = hy_yaml_data(arena, "templates/editions.yaml", err);

	forms->arena = arena;
	forms->common = rows != NULL ? hy_yaml_data(arena, "templates/common.yaml", err) : NULL;
	if (forms->common == NULL || !load_rows(forms, hy_yaml_get(rows, "editions"), err))
		return NULL;
	return forms;
}

const struct hy_str *
hy_forms_list(const struct hy_forms *forms, unsigned *count)
{
	*count = forms->n_editions;
	return forms->names;
}

/* The records of files, with the sections that repeat in them. */
static bool
add_files(struct hy_loader *l, struct hy_form *form, const struct hy_yaml *common)
{
	const struct hy_yaml *y = hy_yaml_get(common, "files");
	struct hy_item *files = hy_new(l->arena, struct hy_item);

	files->id = "file";
	files->kind = HY_KIND_RECORDS;
	files->label = hy_yaml_text(y, "label");
	files->key = files->label;
	files->keys[0] = files->keys[1] = hy_text_key(l->arena, files->key);
	files->is_files = true;
	files->min = 1;
	files->required = true;
	files->guide = hy_yaml_text(y, "guide");
	files->max = (unsigned)hy_yaml_number(y, "max", 0);
	files->at = form->root->at;
	hy_item_adopt(l, form->root, files);
	form->files = files;
	return hy_items_load(l, hy_yaml_get(y, "items"), files);
}

static bool
add_section(struct hy_loader *l, struct hy_form *form, const struct hy_yaml *y,
    const struct hy_yaml *common)
{
	bool per_file = hy_str_is(hy_yaml_text(y, "per"), "file");
	struct hy_item *section;

	if (per_file && form->files == NULL && !add_files(l, form, common))
		return false;
	section = hy_item_load(l, y, per_file ? form->files : form->root);
	if (section == NULL)
		return false;
	hy_item_adopt(l, per_file ? form->files : form->root, section);
	form->sections[form->n_sections++] = section;
	return true;
}

static bool
add_sections(struct hy_loader *l, struct hy_form *form, const struct hy_yaml *sections,
    const struct hy_yaml *common)
{
	if (sections == NULL)
		return hy_fail(l->err, form->root->at, HY_M_FORM_MISSING, "sections", NULL);
	form->sections = hy_new_array(l->arena, sections->count + 1, struct hy_item *);
	for (const struct hy_yaml *y = sections->first; y != NULL; y = y->next) {
		/* The table of changes closes the printed form; attachments stand before it. */
		if (hy_str_is(hy_yaml_text(y, "kind"), "table") &&
		    !hy_items_load(l, hy_yaml_get(common, "tail"), form->root))
			return false;
		if (!add_section(l, form, y, common))
			return false;
	}
	return true;
}

static bool
is_listed(const struct hy_yaml *list, struct hy_str id)
{
	const struct hy_yaml *y = list->first;

	while (y != NULL && !hy_str_eq(y->text, id))
		y = y->next;
	return y != NULL;
}

/* The private items of an assessment: all of them, or those that a form lists under `private`. */
static bool
add_private(struct hy_loader *l, struct hy_form *form, const struct hy_yaml *common,
    const struct hy_yaml *listed)
{
	const struct hy_yaml *private = hy_yaml_get(common, "private");

	for (const struct hy_yaml *y = private != NULL ? private->first : NULL; y != NULL; y = y->next) {
		struct hy_item *item;

		if (listed != NULL && !is_listed(listed, hy_yaml_text(y, "id")))
			continue;
		if ((item = hy_item_load(l, y, form->root)) == NULL)
			return false;
		item->private = true;
		hy_item_adopt(l, form->root, item);
	}
	return true;
}

/* What the form says about what it dropped of the edition it refers to. */
static void
load_dropped(struct hy_loader *l, const struct hy_yaml *list, struct hy_form *form)
{
	struct hy_dropped *dropped;

	if (list == NULL)
		return;
	dropped = hy_new_array(l->arena, list->count + 1, struct hy_dropped);
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next)
		dropped[form->n_dropped++] = (struct hy_dropped){ hy_yaml_text(y, "path"),
		    hy_yaml_text(y, "option"), hy_yaml_text(y, "why"), y->at };
	form->dropped = dropped;
}

static void
load_blanks(struct hy_loader *l, const struct hy_forms *forms, struct hy_form *form)
{
	form->to_write = hy_yaml_text(forms->common, "to_write");
	form->blanks = hy_texts_load(l, hy_yaml_get(forms->common, "blank"), &form->n_blanks);
}

static struct hy_item *
new_root(struct hy_arena *arena, struct hy_mark at)
{
	struct hy_item *root = hy_new(arena, struct hy_item);

	root->id = "";
	root->kind = HY_KIND_SECTION;
	root->at = at;
	return root;
}

static void
load_head(struct hy_loader *l, const struct hy_forms *forms, const struct edition *e,
    const struct hy_yaml *y, struct hy_form *form)
{
	struct hy_str base = hy_yaml_text(y, hy_word(HY_W_KEY_BASE).p);

	form->form = e->form.p;
	form->edition = e->edition.p;
	form->reference = hy_form_base_name(l->arena, e->full, base.len > 0 ? base
	    : hy_yaml_text(y, "follows"));
	form->name = e->name;
	form->edition_name = e->edition_name;
	form->number = e->number;
	form->in_force = e->in_force;
	form->seen = e->seen;
	form->title = hy_yaml_text(y, "title");
	form->mark_text = hy_yaml_text(y, "mark_text");
	form->contents = hy_texts_load(l, hy_yaml_get(y, "contents"), &form->n_contents);
	form->unverified = hy_texts_load(l, hy_yaml_get(y, "unverified"), &form->n_unverified);
	load_blanks(l, forms, form);
	load_dropped(l, hy_yaml_get(y, "dropped"), form);
}

static const struct hy_form *
load_form(struct hy_forms *forms, const struct edition *e, struct hy_err *err)
{
	struct hy_arena *arena = forms->arena;
	struct hy_form *form = hy_new(arena, struct hy_form);
	struct hy_loader l = { .arena = arena, .form = form, .err = err };
	const struct hy_yaml *y = hy_form_read(arena, e->full, err);

	if (y == NULL)
		return NULL;
	l.choices = hy_yaml_get(y, "choices");
	load_head(&l, forms, e, y, form);
	form->root = new_root(arena, y->at);
	if (!hy_items_load(&l, hy_yaml_get(forms->common, "head"), form->root) ||
	    !add_sections(&l, form, hy_yaml_get(y, "sections"), forms->common) ||
	    !add_private(&l, form, forms->common, hy_yaml_get(y, "private")) ||
	    !hy_item_finish(&l, form->root, false, false))
		return NULL;
	return form;
}

static bool
is_named(struct hy_arena *arena, const struct edition *e, struct hy_str name)
{
	struct hy_str key = hy_text_key(arena, name);

	return hy_str_eq(name, e->form) || hy_str_eq(key, hy_text_key(arena, e->name)) ||
	    hy_str_eq(key, hy_text_key(arena, e->number)) ||
	    hy_str_find(key, hy_text_key(arena, e->name), 0) >= 0;
}

static bool
is_edition(struct hy_arena *arena, const struct edition *e, struct hy_str edition)
{
	return edition.len == 0 || hy_str_eq(edition, e->edition) ||
	    hy_str_eq(hy_text_key(arena, edition), hy_text_key(arena, e->edition_name));
}

/* The form is known, but not this edition of it. */
static const struct hy_form *
fail_edition(struct hy_forms *forms, const struct edition *e, struct hy_str edition, struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(forms->arena);

	for (unsigned i = 0; i < forms->n_editions; i++)
		if (hy_str_eq(forms->editions[i].form, e->form))
			hy_buf_format(&known, "%s%s", known.len > 0 ? ", " : "",
			    forms->editions[i].edition_name.p);
	hy_fail(err, hy_mark_file(NULL), HY_M_FORM_NO_EDITION, e->name.p,
	    hy_str_copy(forms->arena, edition.p, edition.len).p, hy_buf_get(&known).p, NULL);
	return NULL;
}

static const struct hy_form *
fail_unknown(struct hy_forms *forms, struct hy_str name, struct hy_str edition,
    struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(forms->arena);
	const struct edition *last = NULL;

	for (unsigned i = 0; i < forms->n_editions; i++) {
		const struct edition *e = &forms->editions[i];

		if (is_named(forms->arena, e, name))
			return fail_edition(forms, e, edition, err);
		/* The editions of a form stand together. */
		if (last == NULL || !hy_str_eq(last->form, e->form))
			hy_buf_format(&known, "%s%s %s", last != NULL ? ", " : "", e->number.p, e->name.p);
		last = e;
	}
	hy_fail(err, hy_mark_file(NULL), HY_M_FORM_UNKNOWN, hy_str_copy(forms->arena, name.p,
	    name.len).p, hy_buf_get(&known).p, NULL);
	return NULL;
}

/* The newest edition that fits: rows stand in order of their day; those without one come last. */
static struct edition *
find_edition(struct hy_forms *forms, struct hy_str name, struct hy_str edition)
{
	struct edition *undated = NULL;

	for (unsigned i = forms->n_editions; i-- > 0;) {
		struct edition *e = &forms->editions[i];

		if (!is_named(forms->arena, e, name) || !is_edition(forms->arena, e, edition))
			continue;
		if (e->in_force.len > 0)
			return e;
		if (undated == NULL)
			undated = e;
	}
	return undated;
}

static const struct hy_form *
get_loaded(struct hy_forms *forms, struct edition *e, struct hy_err *err)
{
	if (e->loaded == NULL)
		e->loaded = load_form(forms, e, err);
	return e->loaded;
}

const struct hy_form *
hy_forms_get(struct hy_forms *forms, struct hy_str name, struct hy_str edition,
    struct hy_err *err)
{
	struct edition *e = find_edition(forms, name, edition);

	return e != NULL ? get_loaded(forms, e, err) : fail_unknown(forms, name, edition, err);
}

const struct hy_form *
hy_forms_named(struct hy_forms *forms, struct hy_str name, struct hy_err *err)
{
	for (unsigned i = 0; i < forms->n_editions; i++)
		if (hy_str_eq(forms->editions[i].full, name))
			return get_loaded(forms, &forms->editions[i], err);
	return fail_unknown(forms, name, HY_S(""), err);
}

static struct kept *
load_kept(struct hy_forms *forms, const char *name, struct hy_err *err)
{
	struct hy_arena *arena = forms->arena;
	struct kept *kept = hy_new(arena, struct kept);
	struct hy_form *form = &kept->form;
	struct hy_loader l = { .arena = arena, .form = form, .err = err };
	const struct hy_yaml *y = hy_yaml_data(arena,
	    hy_str_format(arena, "templates/%s.yaml", name).p, err);

	if (y == NULL)
		return NULL;
	form->kept = true;
	form->form = hy_str_copy(arena, name, strlen(name)).p;
	form->edition = "";
	form->reference = form->edition_name = form->number = form->mark_text = form->in_force = HY_S("");
	form->name = form->title = hy_yaml_text(y, "title");
	form->root = new_root(arena, y->at);
	load_blanks(&l, forms, form);
	if (!add_sections(&l, form, hy_yaml_get(y, "sections"), forms->common) ||
	    !hy_item_finish(&l, form->root, false, false))
		return NULL;
	kept->next = forms->kept;
	forms->kept = kept;
	return kept;
}

const struct hy_form *
hy_forms_kept(struct hy_forms *forms, const char *name, struct hy_err *err)
{
	struct kept *kept = forms->kept;

	while (kept != NULL && strcmp(kept->form.form, name) != 0)
		kept = kept->next;
	if (kept == NULL)
		kept = load_kept(forms, name, err);
	return kept != NULL ? &kept->form : NULL;
}

struct hy_str
hy_form_full_name(struct hy_arena *arena, const struct hy_form *form)
{
	return hy_str_format(arena, "%s@%s", form->form, form->edition);
}

/* What stands behind KEY, at the beginning of a line of HEAD; "" when there is no such line. */
static struct hy_str
value_behind(struct hy_str head, struct hy_str key)
{
	for (size_t from = 0; from < head.len;) {
		long end = hy_str_find(head, HY_S("\n"), from);
		struct hy_str line = hy_str_cut(head, from, end >= 0 ? (size_t)end : head.len);

		if (hy_str_starts(line, key) && line.len > key.len && line.p[key.len] == ':')
			return hy_str_trim(hy_str_cut(line, key.len + 1, line.len));
		from += line.len + 1;
	}
	return HY_S("");
}

const struct hy_form *
hy_forms_expect(struct hy_forms *forms, const char *file)
{
	char bytes[HEAD_BYTES];
	struct hy_str head = { bytes, hy_file_head(file, bytes, sizeof(bytes)) };
	struct hy_str name = value_behind(head, hy_word(HY_W_KEY_FORM));
	struct hy_str edition = value_behind(head, hy_word(HY_W_KEY_EDITION));

	return name.len > 0 ? hy_forms_get(forms, name, edition, NULL) : NULL;
}
