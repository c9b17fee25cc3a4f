/* Answers by kind (bind.h): what a value must look like, and what it becomes. */
#include "engine/base/text.h"
#include "engine/form/bind.h"

static void
slip_kind(struct hy_binder *b, const struct hy_node *node, const struct hy_yaml *y)
{
	hy_bind_slip(b, HY_SLIP_KIND, node, y->at, y->text, HY_S(""));
}

/* The line break that ends a block text belongs to YAML, not to the answer. */
static struct hy_str
answer_of(struct hy_binder *b, struct hy_str text)
{
	size_t len = text.len;

	while (len > 0 && text.p[len - 1] == '\n')
		len--;
	return len < text.len ? hy_str_copy(b->arena, text.p, len) : text;
}

/* A plain empty value is "not yet written"; "" in quotes is "left blank". */
static bool
take_text(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	if (y->type != HY_YAML_TEXT) {
		slip_kind(b, node, y);
		return false;
	}
	node->text = answer_of(b, y->text);
	node->answered = !(y->plain && y->text.len == 0);
	return node->answered && !hy_form_blank(b->doc->form, y->text);
}

static void
answer_text(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	(void)take_text(b, node, y);
}

/* TEXT at AT is none of the options: the nearest one is proposed. */
static void
slip_option(struct hy_binder *b, const struct hy_node *node, struct hy_mark at, struct hy_str text)
{
	const struct hy_option *near = hy_item_option_nearest(b->scratch, node->item, text);

	hy_arena_reset(b->scratch);
	hy_bind_slip(b, HY_SLIP_OPTION, node, at, text,
	    near != NULL ? near->label : (struct hy_str){ "", 0 });
}

static void
answer_choice(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	if (!take_text(b, node, y))
		return;
	node->option = hy_item_option(b->arena, node->item, y->text);
	if (node->option == NULL)
		slip_option(b, node, y->at, y->text);
}

static void
answer_date(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	struct hy_date date;

	if (take_text(b, node, y) && !hy_date_parse(y->text, &date))
		hy_bind_slip(b, HY_SLIP_DATE, node, y->at, y->text, HY_S(""));
}

static void
answer_range(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	struct hy_range range;

	if (take_text(b, node, y) && !hy_range_parse(y->text, &range))
		hy_bind_slip(b, HY_SLIP_DATE, node, y->at, y->text, HY_S(""));
}

static bool
is_number(struct hy_str s)
{
	size_t i = 0;

	while (i < s.len && ((s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == ','))
		i++;
	return s.len > 0 && i == s.len;
}

static void
answer_number(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	if (take_text(b, node, y) && !is_number(hy_text_key(b->arena, y->text)))
		slip_kind(b, node, y);
}

/* The text of a box is a number where the form prints a unit for it. */
static void
tick_text(struct hy_binder *b, struct hy_node *node, struct hy_tick *tick,
    const struct hy_yaml *y)
{
	struct hy_str digits = hy_text_key(b->arena, y->text);

	if (y->type != HY_YAML_TEXT) {
		slip_kind(b, node, y);
		return;
	}
	if (tick->option != NULL && tick->option->count.len > 0) {
		if (is_number(digits) && digits.len < 10) {
			tick->has_count = true;
			for (size_t i = 0; i < digits.len; i++)
				if (digits.p[i] != ',')
					tick->count = tick->count * 10 + (digits.p[i] - '0');
		} else if (!hy_form_blank(b->doc->form, y->text)) {
			slip_kind(b, node, y);
		}
		return;
	}
	tick->text = answer_of(b, y->text);
	tick->has_text = true;
}

static struct hy_tick *
tick_new(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	const struct hy_yaml *label = y->type == HY_YAML_MAP && y->count == 1 ? y->first->key : y;
	struct hy_tick *tick;

	if (label->type != HY_YAML_TEXT) {
		slip_kind(b, node, y);
		return NULL;
	}
	tick = hy_new(b->arena, struct hy_tick);
	tick->label = label->text;
	tick->at = label->at;
	tick->option = hy_item_option(b->arena, node->item, label->text);
	if (tick->option == NULL)
		slip_option(b, node, label->at, label->text);
	if (y->type == HY_YAML_MAP)
		tick_text(b, node, tick, y->first);
	return tick;
}

static void
answer_checks(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	const struct hy_tick **tail = &node->ticks;

	if (y->type == HY_YAML_TEXT) {
		if (take_text(b, node, y))
			slip_kind(b, node, y);
		return;
	}
	if (y->type == HY_YAML_MAP) {
		slip_kind(b, node, y);
		return;
	}
	node->answered = true;
	for (y = y->first; y != NULL; y = y->next) {
		struct hy_tick *tick = tick_new(b, node, y);

		if (tick == NULL)
			continue;
		*tail = tick;
		tail = &tick->next;
	}
}

static const struct hy_entry **
add_line(struct hy_binder *b, const struct hy_entry **tail, const struct hy_yaml *y, bool heading)
{
	struct hy_entry *entry = hy_new(b->arena, struct hy_entry);

	entry->text = answer_of(b, y->text);
	entry->at = y->at;
	entry->heading = heading;
	*tail = entry;
	return &entry->next;
}

/* Keys of the map Y other than the two that are read: what stands under them would be lost. */
static void
slip_other_keys(struct hy_binder *b, const struct hy_node *node, const struct hy_yaml *y,
    enum hy_word one, enum hy_word two)
{
	for (y = y->first; y != NULL; y = y->next) {
		struct hy_str key = y->key->text;

		if (!hy_str_eq(key, hy_word(one)) && !hy_str_eq(key, hy_word(two)))
			hy_bind_slip(b, HY_SLIP_KEY, node, y->key->at, key, HY_S(""));
	}
}

/* An entry: a text, or {heading, entries}. */
static const struct hy_entry **
add_entry(struct hy_binder *b, struct hy_node *node, const struct hy_entry **tail,
    const struct hy_yaml *y)
{
	const struct hy_yaml *heading = hy_yaml_get(y, hy_word(HY_W_KEY_HEADING).p);
	const struct hy_yaml *list = hy_yaml_get(y, hy_word(HY_W_KEY_ENTRIES).p);

	if (y->type == HY_YAML_TEXT)
		return add_line(b, tail, y, false);
	if (y->type != HY_YAML_MAP || (heading == NULL && list == NULL) ||
	    (heading != NULL && heading->type != HY_YAML_TEXT) ||
	    (list != NULL && list->type == HY_YAML_MAP)) {
		slip_kind(b, node, y);
		return tail;
	}
	slip_other_keys(b, node, y, HY_W_KEY_HEADING, HY_W_KEY_ENTRIES);
	if (heading != NULL)
		tail = add_line(b, tail, heading, true);
	if (list != NULL && list->type == HY_YAML_TEXT)
		return list->text.len > 0 ? add_line(b, tail, list, false) : tail;
	for (y = list != NULL ? list->first : NULL; y != NULL; y = y->next) {
		if (y->type == HY_YAML_TEXT)
			tail = add_line(b, tail, y, false);
		else
			slip_kind(b, node, y);
	}
	return tail;
}

static void
answer_list(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	const struct hy_entry **tail = &node->entries;

	if (y->type == HY_YAML_TEXT) {
		if (take_text(b, node, y))
			add_line(b, tail, y, false);
		return;
	}
	if (y->type == HY_YAML_MAP) {
		slip_kind(b, node, y);
		return;
	}
	node->answered = true;
	for (y = y->first; y != NULL; y = y->next)
		tail = add_entry(b, node, tail, y);
}

/* A list of texts: the columns, or the cells of a row. */
static void
check_cells(struct hy_binder *b, const struct hy_node *node, const struct hy_yaml *y)
{
	if (y->type != HY_YAML_LIST)
		slip_kind(b, node, y);
	for (const struct hy_yaml *cell = y->first; cell != NULL && y->type == HY_YAML_LIST;
	    cell = cell->next)
		if (cell->type != HY_YAML_TEXT)
			slip_kind(b, node, cell);
}

static void
answer_grid(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	const struct hy_yaml *columns = hy_yaml_get(y, hy_word(HY_W_KEY_COLUMNS).p);
	const struct hy_yaml *rows = hy_yaml_get(y, hy_word(HY_W_KEY_ROWS).p);

	if (y->type == HY_YAML_TEXT) {
		if (take_text(b, node, y))
			slip_kind(b, node, y);
		return;
	}
	if (rows == NULL || rows->type != HY_YAML_LIST) {
		slip_kind(b, node, y);
		return;
	}
	slip_other_keys(b, node, y, HY_W_KEY_COLUMNS, HY_W_KEY_ROWS);
	if (columns != NULL && (columns->type != HY_YAML_TEXT ||
	    !hy_form_blank(b->doc->form, columns->text)))
		check_cells(b, node, columns);
	for (const struct hy_yaml *row = rows->first; row != NULL; row = row->next)
		check_cells(b, node, row);
	node->answered = true;
	node->raw = y;
}

void
hy_bind_answer(struct hy_binder *b, struct hy_node *node, const struct hy_yaml *y)
{
	static void (*const answers[HY_KIND_COUNT])(struct hy_binder *, struct hy_node *,
	    const struct hy_yaml *) = {
		[HY_KIND_TEXT] = answer_text, [HY_KIND_CHOICE] = answer_choice,
		[HY_KIND_CHECKS] = answer_checks, [HY_KIND_DATE] = answer_date,
		[HY_KIND_RANGE] = answer_range, [HY_KIND_NUMBER] = answer_number,
		[HY_KIND_LIST] = answer_list, [HY_KIND_FILES] = answer_list,
		[HY_KIND_PICTURE] = answer_text, [HY_KIND_GRID] = answer_grid,
	};

	node->at = y->at;
	node->answer = y;
	if (answers[node->item->kind] != NULL)
		answers[node->item->kind](b, node, y);
}

void
hy_bind_slip(struct hy_binder *b, enum hy_slip_type type, const struct hy_node *node,
    struct hy_mark at, struct hy_str text, struct hy_str suggestion)
{
	struct hy_slip *slip = hy_new(b->arena, struct hy_slip);

	slip->type = type;
	slip->node = node;
	slip->at = at;
	slip->text = text;
	slip->suggestion = suggestion;
	*b->slips = slip;
	b->slips = &slip->next;
}
