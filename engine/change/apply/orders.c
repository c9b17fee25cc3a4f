#include "engine/change/apply/orders.h"

#include <string.h>

#include "engine/base/date.h"
#include "engine/base/text.h"
#include "engine/change/blocks.h"
#include "engine/form/yaml/value.h"

struct reader {
	struct hy_arena *arena;
	struct hy_forms *forms;
	const struct hy_item *entry;	/* the record of an entry for changes, by any form: it is the same in all */
	struct hy_err *err;
};

static bool
fail_value(const struct reader *r, const struct hy_yaml *value, enum hy_message wanted)
{
	return hy_fail(r->err, value->at, HY_M_VALUE_NOT_KNOWN, value->key->text.p,
	    value->type == HY_YAML_TEXT ? value->text.p : "", hy_message_text(wanted), NULL);
}

/* The texts of VALUE, one or a list of them. */
static bool
read_texts(const struct reader *r, const struct hy_yaml *value, const struct hy_str **texts, unsigned *count)
{
	struct hy_str *all = hy_new_array(r->arena, value->count + 1, struct hy_str);
	const struct hy_yaml *y = value->type == HY_YAML_TEXT ? value : value->first;

	*texts = all;
	for (*count = 0; y != NULL; y = y == value ? NULL : y->next) {
		all[*count] = hy_str_trim(y->text);
		if (value->type == HY_YAML_MAP || y->type != HY_YAML_TEXT || all[(*count)++].len == 0)
			return fail_value(r, value, HY_M_WANT_TEXT);
	}
	return *count > 0 || fail_value(r, value, HY_M_WANT_TEXT);
}

static bool
says_nothing(const struct hy_yaml *value)
{
	return value == NULL || (value->type == HY_YAML_TEXT && hy_value_trim(value->text).len == 0) ||
	    (value->type != HY_YAML_TEXT && value->count == 0);
}

/* What goes into the entry for changes must be fit for it. */
static bool
check_field(const struct reader *r, const struct hy_item *item, const struct hy_yaml *value)
{
	struct hy_date date;

	if (value->type != HY_YAML_TEXT)
		return fail_value(r, value, HY_M_WANT_TEXT);
	if (item->kind == HY_KIND_CHOICE && hy_item_option(r->arena, item, value->text) == NULL)
		return fail_value(r, value, HY_M_WANT_CHOICE);
	if (item->kind == HY_KIND_DATE && !hy_date_parse(value->text, &date))
		return fail_value(r, value, HY_M_WANT_DATE);
	return true;
}

static bool
fail_key(const struct reader *r, const struct hy_yaml *key, const struct hy_item *item)
{
	struct hy_buf known = hy_buf_new(r->arena);

	for (unsigned i = 0; item != NULL && i < item->n_items; i++)
		hy_buf_format(&known, "%.*s%.*s", HY_ARG(item->items[i]->key), HY_ARG(hy_word(HY_W_LIST_JOIN)));
	hy_buf_format(&known, "%.*s%.*s%.*s", HY_ARG(hy_word(item != NULL ? HY_W_ORDER_BEFORE : HY_W_ORDERS)),
	    HY_ARG(hy_word(HY_W_LIST_JOIN)), HY_ARG(hy_word(item != NULL ? HY_W_ORDER_AFTER : HY_W_ORDER_TARGETS)));
	return hy_fail(r->err, key->at, HY_M_KEY_NOT_KNOWN, key->text.p, hy_buf_get(&known).p, NULL);
}

static bool
read_field(const struct reader *r, struct hy_order *o, const struct hy_yaml *y)
{
	const struct hy_item *item;

	if (hy_str_eq(y->key->text, hy_word(HY_W_ORDER_BEFORE))) {
		o->before = says_nothing(y) ? NULL : y;
		return true;
	}
	if (hy_str_eq(y->key->text, hy_word(HY_W_ORDER_AFTER))) {
		o->after = y;
		return true;
	}
	item = hy_item_child(r->arena, r->entry, y->key->text);
	if (item == NULL)
		return fail_key(r, y->key, r->entry);
	if (strcmp(item->id, "koumoku") == 0)
		return read_texts(r, y, &o->paths, &o->n_paths);
	if (strcmp(item->id, "block") == 0)
		o->block = hy_block_key(r->arena, y->text);
	return check_field(r, item, y);
}

static bool
read_order(const struct reader *r, struct hy_order *o, const struct hy_yaml *map)
{
	*o = (struct hy_order){ .at = map->at, .block = HY_S(""), .fields = map };
	if (map->type != HY_YAML_MAP)
		return hy_fail(r->err, map->at, HY_M_WANT_LIST_OF_MAPS, NULL);
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next)
		if (!read_field(r, o, y))
			return false;
	if (o->n_paths == 0)
		return hy_fail(r->err, map->at, HY_M_FORM_MISSING, hy_word(HY_W_KEY_ENTRIES).p, NULL);
	if (o->after == NULL)
		return hy_fail(r->err, map->at, HY_M_FORM_MISSING, hy_word(HY_W_ORDER_AFTER).p, NULL);
	if (says_nothing(o->after) && o->before == NULL)
		return hy_fail(r->err, map->at, HY_M_ORDER_EMPTY, NULL);
	return true;
}

static bool
read_list(const struct reader *r, struct hy_orders *orders, const struct hy_yaml *list)
{
	if (list->type != HY_YAML_LIST || list->count == 0)
		return hy_fail(r->err, list->at, HY_M_WANT_LIST_OF_MAPS, NULL);
	orders->at = hy_new_array(r->arena, list->count, struct hy_order);
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next)
		if (!read_order(r, &orders->at[orders->count++], y))
			return false;
	return true;
}

static bool
read_forms(const struct reader *r, struct hy_orders *orders, const struct hy_yaml *value)
{
	const struct hy_str *names;
	unsigned n;

	if (!read_texts(r, value, &names, &n))
		return false;
	orders->forms = hy_new_array(r->arena, n, const struct hy_form *);
	for (unsigned i = 0; i < n; i++) {
		orders->forms[i] = hy_forms_get(r->forms, names[i], HY_S(""), r->err);
		if (orders->forms[i] == NULL)
			return r->err->at = value->at, false;
	}
	orders->n_forms = n;
	return true;
}

static bool
read_targets(const struct reader *r, struct hy_orders *orders, const struct hy_yaml *map)
{
	if (map->type != HY_YAML_MAP)
		return fail_value(r, map, HY_M_WANT_MAP);
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		bool ok;

		if (hy_str_eq(y->key->text, hy_word(HY_W_KEY_FORM)))
			ok = read_forms(r, orders, y);
		else if (hy_str_eq(y->key->text, hy_word(HY_W_ORDER_NUMBER)))
			ok = read_texts(r, y, &orders->numbers, &orders->n_numbers);
		else
			ok = hy_fail(r->err, y->key->at, HY_M_KEY_NOT_KNOWN, y->key->text.p, hy_str_format(r->arena,
			    "%.*s%.*s%.*s", HY_ARG(hy_word(HY_W_KEY_FORM)), HY_ARG(hy_word(HY_W_LIST_JOIN)),
			    HY_ARG(hy_word(HY_W_ORDER_NUMBER))).p, NULL);
		if (!ok)
			return false;
	}
	return true;
}

static bool
read_file(const struct reader *r, struct hy_orders *orders, const struct hy_yaml *map)
{
	const struct hy_yaml *list = hy_yaml_get(map, hy_word(HY_W_ORDERS).p);

	if (map->type != HY_YAML_MAP || list == NULL)
		return hy_fail(r->err, map->at, HY_M_FORM_MISSING, hy_word(HY_W_ORDERS).p, NULL);
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		bool targets = hy_str_eq(y->key->text, hy_word(HY_W_ORDER_TARGETS));

		if (y != list && !targets)
			return fail_key(r, y->key, NULL);
		if (!(targets ? read_targets(r, orders, y) : read_list(r, orders, y)))
			return false;
	}
	return true;
}

const struct hy_orders *
hy_orders_read(struct hy_arena *arena, struct hy_forms *forms, const char *file, struct hy_err *err)
{
	struct reader r = { arena, forms, NULL, err };
	struct hy_orders *orders = hy_new(arena, struct hy_orders);
	const struct hy_yaml *map = hy_yaml_read(arena, file, err);
	unsigned n;
	const struct hy_str *names = hy_forms_list(forms, &n);

	for (unsigned i = 0; map != NULL && i < n && r.entry == NULL; i++) {
		const struct hy_form *form = hy_forms_named(forms, names[i], err);

		if (form == NULL)
			return NULL;
		r.entry = hy_form_item(form, "henkou");
	}
	return r.entry != NULL && read_file(&r, orders, map) ? orders : NULL;
}

bool
hy_orders_concern(const struct hy_orders *orders, const struct hy_doc *doc)
{
	struct hy_str number = hy_text_key(doc->arena, hy_doc_role_text(doc, HY_ITEM_NUMBER));
	bool form = orders->n_forms == 0, named = orders->n_numbers == 0;

	for (unsigned i = 0; i < orders->n_forms && !form; i++)
		form = strcmp(orders->forms[i]->form, doc->form->form) == 0;
	for (unsigned i = 0; i < orders->n_numbers && !named; i++)
		named = hy_str_eq(hy_text_key(doc->arena, orders->numbers[i]), number);
	return form && named;
}
