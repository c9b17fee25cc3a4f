#include "engine/sheet/machine.h"

#include "engine/base/text.h"
#include "engine/change/diff.h"
#include "engine/form/bind.h"
#include "engine/form/path.h"

struct writer {
	struct hy_json json;
	const struct hy_doc *doc;
	struct hy_arena *arena;
	const struct hy_node *node;
	struct hy_str *labels;
	unsigned n_labels;
};

long
hy_node_shown_count(const struct hy_node *node, const struct hy_tick *tick)
{
	const struct hy_option *option = tick != NULL ? tick->option : node->option;
	long count;

	if (tick != NULL && tick->has_count)
		return tick->count;
	return (node->has_count || option != NULL) && hy_node_counted(node, option, &count)
	    ? count : -1;
}

struct hy_str
hy_node_file_name(struct hy_arena *arena, const struct hy_doc *doc, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(arena);
	unsigned own = hy_node_file(node);

	if (node->answered)
		return hy_node_plain(arena, node);
	for (unsigned f = 1; f <= hy_doc_files(doc); f++) {
		if (own != 0 && f != own)
			continue;
		if (out.len > 0)
			hy_buf_char(&out, '\n');
		hy_buf_str(&out, hy_record_title(hy_doc_file(doc, f)));
	}
	return hy_buf_get(&out);
}

/* Opens an entry; TAIL (may be empty) is one more label behind the node's own path. */
static void
open_entry(struct writer *w, const char *id_tail, struct hy_str tail, const char *kind)
{
	struct hy_json *j = &w->json;
	unsigned file = hy_node_file(w->node);

	hy_json_open(j, NULL, '{');
	hy_json_text(j, "id", hy_str_format(w->arena, "%s%s", hy_node_id(w->arena, w->node).p,
	    id_tail));
	hy_json_open(j, "path", '[');
	for (unsigned i = 0; i < w->n_labels; i++)
		hy_json_text(j, NULL, w->labels[i]);
	if (tail.len > 0)
		hy_json_text(j, NULL, tail);
	hy_json_close(j, ']');
	if (file > 0)
		hy_json_number(j, "file", (long)file);
	else
		hy_json_null(j, "file");
	hy_json_text(j, "kind", hy_str_of(kind));
}

static void
close_entry(struct writer *w)
{
	struct hy_json *j = &w->json;

	if (w->node->unknown)
		hy_json_bool(j, "unknown", true);
	if (w->node->written) {
		hy_json_open(j, "at", '{');
		hy_json_number(j, "line", (long)w->node->at.line);
		hy_json_number(j, "col", (long)w->node->at.col);
		hy_json_close(j, '}');
	} else {
		hy_json_null(j, "at");
	}
	hy_json_close(j, '}');
}

static void
value_text(struct writer *w, bool there, struct hy_str value)
{
	if (there)
		hy_json_text(&w->json, "value", value);
	else
		hy_json_null(&w->json, "value");
}

static void
write_text(struct writer *w)
{
	const struct hy_node *node = w->node;
	bool from_file = node->item->prints_file;

	open_entry(w, "", HY_S(""), "text");
	value_text(w, node->answered || from_file, from_file
	    ? hy_node_file_name(w->arena, w->doc, node) : node->text);
	close_entry(w);
}

static void
write_fixed(struct writer *w)
{
	open_entry(w, "", HY_S(""), "text");
	value_text(w, w->node->item->n_texts > 0, w->node->item->texts[0]);
	close_entry(w);
}

static void
write_count(struct writer *w, struct hy_str tail, const char *id_tail, long count)
{
	open_entry(w, id_tail, tail, "count");
	if (count >= 0)
		hy_json_number(&w->json, "value", count);
	else
		hy_json_null(&w->json, "value");
	close_entry(w);
}

static void
write_choice(struct writer *w)
{
	const struct hy_node *node = w->node;

	open_entry(w, "", HY_S(""), "choice");
	value_text(w, node->answered, node->option != NULL ? node->option->label : node->text);
	close_entry(w);
	if (node->item->count.len > 0)
		write_count(w, hy_word(HY_W_KEY_COUNT), "/count", hy_node_shown_count(node, NULL));
}

static void
write_tick(struct writer *w, const struct hy_tick *t)
{
	struct hy_str label = t->option != NULL ? t->option->label : t->label;

	if (!t->has_text || t->text.len == 0) {
		hy_json_text(&w->json, NULL, label);
		return;
	}
	hy_json_open(&w->json, NULL, '{');
	hy_json_text(&w->json, label.p, t->text);
	hy_json_close(&w->json, '}');
}

static void
write_tick_counts(struct writer *w)
{
	const struct hy_item *item = w->node->item;

	for (unsigned i = 0; i < item->n_options; i++) {
		const struct hy_option *o = &item->options[i];
		const struct hy_tick *t;
		struct hy_str tail;

		if (o->count.len == 0)
			continue;
		t = hy_node_tick(w->node, o->label);
		tail = hy_str_format(w->arena, "%s %s", o->label.p, hy_word(HY_W_KEY_COUNT).p);
		write_count(w, tail, hy_str_format(w->arena, "/count[%u]", i + 1).p,
		    t != NULL ? hy_node_shown_count(w->node, t) : -1);
	}
}

/* Boxes at a section's head are left out of the file when none is ticked. */
static void
write_checks(struct writer *w)
{
	const struct hy_node *node = w->node;

	open_entry(w, "", HY_S(""), "checks");
	if (node->answered || (node->item->head && !node->unknown)) {
		hy_json_open(&w->json, "value", '[');
		for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
			write_tick(w, t);
		hy_json_close(&w->json, ']');
	} else {
		hy_json_null(&w->json, "value");
	}
	close_entry(w);
	write_tick_counts(w);
}

/* TEXT as a whole number, full-width digits and thousands marks read; false when it is none. */
static bool
whole_number(struct hy_arena *arena, struct hy_str text, long *value)
{
	struct hy_str key = hy_text_key(arena, text);
	size_t digits = 0;

	*value = 0;
	for (size_t i = 0; i < key.len; i++) {
		if (key.p[i] == ',')
			continue;
		if (key.p[i] < '0' || key.p[i] > '9' || ++digits > 18)
			return false;
		*value = *value * 10 + (key.p[i] - '0');
	}
	return digits > 0;
}

static void
write_number(struct writer *w)
{
	long value;

	open_entry(w, "", HY_S(""), "number");
	if (whole_number(w->arena, w->node->text, &value))
		hy_json_number(&w->json, "value", value);
	else
		value_text(w, w->node->answered, w->node->text);
	close_entry(w);
}

static void
write_date(struct writer *w)
{
	const struct hy_node *node = w->node;
	struct hy_range range;
	struct hy_date date;
	struct hy_str iso = HY_S("");

	if (node->item->kind == HY_KIND_RANGE && hy_range_parse(node->text, &range))
		iso = hy_range_iso(w->arena, &range);
	else if (hy_date_parse(node->text, &date))
		iso = hy_date_iso(w->arena, &date);
	open_entry(w, "", HY_S(""), "date");
	if (node->answered) {
		hy_json_open(&w->json, "value", '{');
		hy_json_text(&w->json, "text", node->text);
		hy_json_text(&w->json, "iso", iso);
		hy_json_close(&w->json, '}');
	} else {
		hy_json_null(&w->json, "value");
	}
	close_entry(w);
}

/* One entry for the lines before the first heading, one for each heading. */
static void
write_list(struct writer *w)
{
	const struct hy_entry *e = w->node->entries;
	unsigned part = 0;

	if (e == NULL) {
		open_entry(w, "", HY_S(""), "list");
		if (w->node->answered) {
			hy_json_open(&w->json, "value", '[');
			hy_json_close(&w->json, ']');
		} else {
			hy_json_null(&w->json, "value");
		}
		close_entry(w);
	}
	while (e != NULL) {
		struct hy_str heading = e->heading ? e->text : HY_S("");

		open_entry(w, hy_str_format(w->arena, "[%u]", ++part).p, heading, "list");
		if (e->heading)
			e = e->next;
		hy_json_open(&w->json, "value", '[');
		for (; e != NULL && !e->heading; e = e->next)
			hy_json_text(&w->json, NULL, e->text);
		hy_json_close(&w->json, ']');
		close_entry(w);
	}
}

/* The form prints room for a first record even where there is none. */
static bool
has_room(const struct hy_node *node)
{
	return hy_item_repeats(node->item) && node->number == 0 && node->n_kids == 0 &&
	    node->item->record.len > 0;
}

static bool
write_node(struct hy_node *node, void *context)
{
	static void (*const writers[HY_KIND_COUNT])(struct writer *) = {
		[HY_KIND_TEXT] = write_text, [HY_KIND_PICTURE] = write_text,
		[HY_KIND_FILES] = write_text, [HY_KIND_CHOICE] = write_choice,
		[HY_KIND_CHECKS] = write_checks, [HY_KIND_NUMBER] = write_number,
		[HY_KIND_DATE] = write_date, [HY_KIND_RANGE] = write_date,
		[HY_KIND_LIST] = write_list, [HY_KIND_FIXED] = write_fixed,
	};
	struct writer *w = context;

	if (node->item->data || node->item->kind == HY_KIND_TABLE)
		return false;
	if (has_room(node)) {
		struct hy_node *room = hy_record_new(w->arena, node);

		room->number = 1;
		hy_node_walk(room, write_node, w);
		return true;
	}
	if (writers[node->item->kind] != NULL && !hy_item_repeats(node->item)) {
		w->node = node;
		w->labels = hy_node_labels(w->arena, node, &w->n_labels);
		writers[node->item->kind](w);
	}
	return true;
}

/* The printed annex, keyed by the official column heads. */
static void
write_rows(struct writer *w, const struct hy_annex *annex)
{
	const struct hy_item *table = hy_form_table_section(w->doc->form);

	for (const struct hy_annex_row *row = annex->rows; table != NULL && row != NULL;
	    row = row->next) {
		const struct hy_str cells[] = { row->day, row->item, row->before, row->after,
		    row->timing, row->explanation };

		hy_json_open(&w->json, NULL, '{');
		for (unsigned c = 0; c < table->n_items && c < HY_COUNT(cells); c++)
			hy_json_text(&w->json, table->items[c]->label.p, cells[c]);
		hy_json_close(&w->json, '}');
	}
}

void
hy_machine_write(struct hy_buf *out, const struct hy_doc *doc, const struct hy_annex *annex)
{
	struct writer w = { .json = hy_json_new(out), .doc = doc, .arena = out->arena };

	hy_json_open(&w.json, NULL, '{');
	hy_json_text(&w.json, "$schema", HY_S(HY_MACHINE_SCHEMA));
	hy_json_number(&w.json, "schema_version", HY_MACHINE_VERSION);
	hy_json_text(&w.json, "form", hy_str_of(doc->form->form));
	hy_json_text(&w.json, "edition", hy_str_of(doc->form->edition));
	hy_json_open(&w.json, "items", '[');
	hy_doc_walk(doc, write_node, &w);
	hy_json_close(&w.json, ']');
	hy_json_open(&w.json, "annex", '[');
	write_rows(&w, annex);
	hy_json_close(&w.json, ']');
	hy_json_close(&w.json, '}');
}
