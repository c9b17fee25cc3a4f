/* Reading one item of a template (form_load.h). */
#include "engine/form/form_load.h"

#include <string.h>

#include "engine/base/text.h"
#include "engine/form/condition.h"

/* Every field an item may have, so that a slip of the pen is found. */
#define FIELDS(F) F(id) F(was) F(label) F(key) F(kind) F(mark) F(mark_label) F(per) F(continues) \
	F(role) F(only) F(when) F(required) F(min) F(max) F(record) F(title) F(heading) F(head) F(prints) \
	F(data) F(columns) F(landscape) F(same_page) F(automatic) F(from) F(fact) F(link) F(count) F(options) \
	F(groups) F(derived) F(text) F(items) F(guide)

enum field {
#define F(name) F_##name,
	FIELDS(F)
#undef F
	FIELD_COUNT
};

static const struct hy_str fields[] = {
#define F(name) { #name, sizeof(#name) - 1 },
	FIELDS(F)
#undef F
};

/* The fields of one item, looked up once; NULL for what it does not have. */
struct row {
	const struct hy_yaml *at[FIELD_COUNT];
	const struct hy_yaml *yaml;
};

static bool
read_row(struct hy_loader *l, const struct hy_yaml *y, struct row *row)
{
	*row = (struct row){ .yaml = y };
	if (y->type != HY_YAML_MAP)
		return hy_fail(l->err, y->at, HY_M_FORM_SHAPE, "{id, label, kind, ...}", NULL);
	for (const struct hy_yaml *f = y->first; f != NULL; f = f->next) {
		size_t i = 0;

		while (i < FIELD_COUNT && !hy_str_eq(f->key->text, fields[i]))
			i++;
		if (i == FIELD_COUNT)
			return hy_fail(l->err, f->key->at, HY_M_FORM_FIELD, f->key->text.p, NULL);
		row->at[i] = f;
	}
	return true;
}

static struct hy_str
text_of(const struct row *row, enum field field)
{
	const struct hy_yaml *y = row->at[field];

	return y != NULL && y->type == HY_YAML_TEXT ? y->text : (struct hy_str){ "", 0 };
}

static bool
is_set(const struct row *row, enum field field)
{
	return row->at[field] != NULL && hy_str_is(text_of(row, field), "true");
}

static unsigned
number_of(const struct row *row, enum field field)
{
	return row->at[field] != NULL ? (unsigned)hy_yaml_number(row->yaml, fields[field].p, 0) : 0;
}

static bool
load_kind(struct hy_loader *l, const struct row *row, struct hy_item *item)
{
	struct hy_str name = text_of(row, F_kind);

	for (int k = 0; k < HY_KIND_COUNT; k++) {
		if (hy_str_is(name, hy_kind_name((enum hy_kind)k))) {
			item->kind = (enum hy_kind)k;
			return true;
		}
	}
	if (name.len == 0)
		return hy_fail(l->err, row->yaml->at, HY_M_FORM_MISSING, "kind", NULL);
	return hy_fail(l->err, row->at[F_kind]->at, HY_M_FORM_KIND, name.p, NULL);
}

static const char *const role_names[] = {
	"",
#define R(name, text) #text,
	HY_ITEM_ROLES(R)
#undef R
};

/* A role is one item's in a form. */
static bool
load_role(struct hy_loader *l, const struct row *row, struct hy_item *item)
{
	struct hy_str name = text_of(row, F_role);

	if (row->at[F_role] == NULL)
		return true;
	for (int r = HY_ITEM_PLAIN + 1; r < HY_ITEM_ROLE_COUNT; r++) {
		if (!hy_str_is(name, role_names[r]))
			continue;
		if (l->form->roles[r] != NULL)
			return hy_fail(l->err, row->at[F_role]->at, HY_M_FORM_ROLE_TWICE, name.p, NULL);
		item->role = (enum hy_item_role)r;
		l->form->roles[r] = item;
		return true;
	}
	return hy_fail(l->err, row->at[F_role]->at, HY_M_FORM_ROLE, name.p, NULL);
}

static bool
load_option(struct hy_loader *l, const struct hy_yaml *y, struct hy_str group,
    const struct hy_item *item, struct hy_option *option)
{
	option->label = y->type == HY_YAML_TEXT ? y->text : hy_yaml_text(y, "label");
	option->key = hy_text_key(l->arena, option->label);
	option->group = group;
	option->was = hy_yaml_text(y, "was");
	option->text = hy_yaml_true(y, "text");
	option->alone = hy_yaml_true(y, "alone");
	option->count = hy_yaml_text(y, "count");
	if (option->label.len == 0)
		return hy_fail(l->err, y->at, HY_M_FORM_MISSING, "label", NULL);
	for (const struct hy_option *o = item->options; o < option; o++)
		if (hy_str_eq(o->key, option->key))
			return hy_fail(l->err, y->at, HY_M_FORM_OPTION_TWICE, option->label.p, NULL);
	return true;
}

static bool
add_options(struct hy_loader *l, const struct hy_yaml *list, struct hy_str group,
    struct hy_item *item)
{
	struct hy_option *options;
	unsigned n = item->n_options;

	if (list->type != HY_YAML_LIST)
		return hy_fail(l->err, list->at, HY_M_FORM_SHAPE, "options: [...]", NULL);
	options = hy_new_array(l->arena, n + list->count + 1, struct hy_option);
	if (n > 0)
		memcpy(options, item->options, n * sizeof(*options));
	item->options = options;
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next, n++)
		if (!load_option(l, y, group, item, &options[n]))
			return false;
	item->n_options = n;
	return true;
}

static bool
load_options(struct hy_loader *l, const struct row *row, struct hy_item *item)
{
	const struct hy_yaml *options = row->at[F_options], *groups = row->at[F_groups];

	if (groups != NULL) {
		for (const struct hy_yaml *g = groups->first; g != NULL; g = g->next) {
			const struct hy_yaml *list = hy_yaml_get(g, "options");

			if (list == NULL)
				return hy_fail(l->err, g->at, HY_M_FORM_MISSING, "options", NULL);
			if (!add_options(l, list, hy_yaml_text(g, "label"), item))
				return false;
		}
		return true;
	}
	if (options == NULL)
		return true;
	if (options->type == HY_YAML_TEXT) {
		const struct hy_yaml *named = hy_yaml_get(l->choices, options->text.p);

		if (named == NULL)
			return hy_fail(l->err, options->at, HY_M_FORM_OPTIONS, options->text.p, NULL);
		options = named;
	}
	return add_options(l, options, HY_S(""), item);
}

/* The table of a computed choice: [{answer: option, when: condition}]. */
static bool
load_derived(struct hy_loader *l, const struct hy_yaml *list, struct hy_item *item)
{
	struct hy_derived **tail = &item->derived;

	if (list != NULL && (list->type != HY_YAML_LIST || item->kind != HY_KIND_CHOICE))
		return hy_fail(l->err, list->at, HY_M_FORM_SHAPE, "derived: [{answer, when}]", NULL);
	for (const struct hy_yaml *y = list != NULL ? list->first : NULL; y != NULL; y = y->next) {
		struct hy_derived *row = hy_new(l->arena, struct hy_derived);
		struct hy_str answer = hy_yaml_text(y, "answer");

		row->at = y->at;
		row->condition = hy_yaml_text(y, "when");
		row->option = hy_item_option(l->arena, item, answer);
		if (answer.len == 0 || row->condition.len == 0)
			return hy_fail(l->err, y->at, HY_M_FORM_SHAPE, "derived: [{answer, when}]", NULL);
		if (row->option == NULL)
			return hy_fail(l->err, y->at, HY_M_FORM_DERIVED, answer.p, item->id, NULL);
		*tail = row;
		tail = &row->next;
	}
	return true;
}

/* What is said to the reader of the messages, not printed, may be written in two languages: a map of ja and en. */
static struct hy_str
text_in_language(const struct hy_yaml *y)
{
	return y->type == HY_YAML_MAP ? hy_yaml_text(y, hy_language_get() == HY_EN ? "en" : "ja") : y->text;
}

const struct hy_str *
hy_texts_load(struct hy_loader *l, const struct hy_yaml *y, unsigned *count)
{
	struct hy_str *texts;

	*count = 0;
	if (y == NULL)
		return NULL;
	texts = hy_new_array(l->arena, y->count + 1, struct hy_str);
	if (y->type == HY_YAML_TEXT) {
		texts[(*count)++] = y->text;
		return texts;
	}
	for (y = y->first; y != NULL; y = y->next)
		texts[(*count)++] = text_in_language(y);
	return texts;
}

static void
load_keys(struct hy_loader *l, const struct row *row, struct hy_item *item)
{
	struct hy_str derived = hy_label_strip(l->arena, item->label);

	item->key = text_of(row, F_key);
	if (item->key.len == 0 && item->kind != HY_KIND_SECTION)
		item->key = derived;
	else if (item->key.len == 0 && item->up != NULL && item->up->up != NULL)
		item->key = derived;
	item->keys[0] = hy_text_key(l->arena, item->key);
	item->keys[1] = hy_text_key(l->arena, derived);
}

static void
load_flags(const struct row *row, struct hy_item *item)
{
	struct hy_str only = text_of(row, F_only);

	item->mark = item->own_mark = is_set(row, F_mark);
	item->unmarked = hy_str_is(text_of(row, F_mark), "false");
	item->required = is_set(row, F_required);
	item->title = is_set(row, F_title);
	item->heading = is_set(row, F_heading);
	item->head = is_set(row, F_head);
	item->data = is_set(row, F_data);
	item->columns = is_set(row, F_columns);
	item->landscape = is_set(row, F_landscape);
	item->same_page = is_set(row, F_same_page);
	item->automatic = is_set(row, F_automatic);
	item->continues = is_set(row, F_continues);
	item->prints_file = hy_str_is(text_of(row, F_prints), "file");
	item->per_file = hy_str_is(text_of(row, F_per), "file");
	item->min = number_of(row, F_min);
	item->max = number_of(row, F_max);
	item->only_text = only;
	if (only.len > 0)
		item->only = hy_str_eq(only, hy_word(HY_W_OPTIONAL)) ? HY_OPTIONAL
		    : hy_str_eq(only, hy_word(HY_W_KIND_LOCAL)) ? HY_FOR_LOCAL : HY_FOR_GYOSEI;
}

void
hy_item_adopt(struct hy_loader *l, struct hy_item *up, struct hy_item *child)
{
	up->items = hy_grow(l->arena, up->items, up->n_items, struct hy_item *);
	child->up = up;
	child->nth = up->n_items;
	up->items[up->n_items++] = child;
}

bool
hy_items_load(struct hy_loader *l, const struct hy_yaml *y, struct hy_item *up)
{
	for (y = y != NULL ? y->first : NULL; y != NULL; y = y->next) {
		struct hy_item *child = hy_item_load(l, y, up);

		if (child == NULL)
			return false;
		hy_item_adopt(l, up, child);
	}
	return true;
}

static void
load_texts(struct hy_loader *l, const struct row *row, struct hy_item *item)
{
	item->id = text_of(row, F_id).p;
	item->was = text_of(row, F_was);
	item->link = text_of(row, F_link);
	item->fact = text_of(row, F_fact);
	item->label = text_of(row, F_label);
	item->record = text_of(row, F_record);
	item->count = text_of(row, F_count);
	item->mark_label = text_of(row, F_mark_label);
	item->guide = text_of(row, F_guide);
	item->condition = text_of(row, F_when);
	item->texts = hy_texts_load(l, row->at[F_text], &item->n_texts);
}

struct hy_item *
hy_item_load(struct hy_loader *l, const struct hy_yaml *y, struct hy_item *up)
{
	struct hy_item *item = hy_new(l->arena, struct hy_item);
	struct row row;

	if (!read_row(l, y, &row))
		return NULL;
	if (text_of(&row, F_id).len == 0) {
		hy_fail(l->err, y->at, HY_M_FORM_MISSING, "id", NULL);
		return NULL;
	}
	item->at = y->at;
	item->up = up;
	item->from = row.at[F_from];
	load_texts(l, &row, item);
	load_flags(&row, item);
	if (!load_kind(l, &row, item) || !load_role(l, &row, item) || !load_options(l, &row, item) ||
	    !load_derived(l, row.at[F_derived], item))
		return NULL;
	load_keys(l, &row, item);
	return hy_items_load(l, row.at[F_items], item) ? item : NULL;
}

static bool
check_siblings(struct hy_loader *l, const struct hy_item *up)
{
	for (unsigned i = 0; i < up->n_items; i++) {
		const struct hy_item *a = up->items[i];

		for (unsigned j = 0; j < i; j++) {
			const struct hy_item *b = up->items[j];

			if (strcmp(a->id, b->id) == 0 && up->up != NULL)
				return hy_fail(l->err, a->at, HY_M_FORM_ID_TWICE, a->id, NULL);
			if (a->key.len > 0 && (hy_str_eq(a->keys[0], b->keys[0]) ||
			    hy_str_eq(a->keys[0], b->keys[1]) || hy_str_eq(a->keys[1], b->keys[0])))
				return hy_fail(l->err, a->at, HY_M_FORM_KEY_TWICE, a->key.p, NULL);
		}
	}
	return true;
}

bool
hy_item_finish(struct hy_loader *l, struct hy_item *item, bool mark, bool private)
{
	bool cut = item->unmarked, own = item->mark;

	item->mark = !cut && (own || mark);
	item->private = private = item->private || private;
	if (item->condition.len > 0) {
		item->when = hy_cond_parse(l->arena, item, item->condition, item->at, l->err);
		if (item->when == NULL)
			return false;
	}
	for (struct hy_derived *row = item->derived; row != NULL; row = row->next) {
		row->when = hy_cond_parse(l->arena, item, row->condition, row->at, l->err);
		if (row->when == NULL)
			return false;
	}
	/* The mark of a section covers all below it; that of an answer only this answer. */
	if (!hy_kind_answers(item->kind))
		mark = item->mark;
	if (!check_siblings(l, item))
		return false;
	for (unsigned i = 0; i < item->n_items; i++)
		if (!hy_item_finish(l, item->items[i], !cut && mark, private))
			return false;
	return true;
}
