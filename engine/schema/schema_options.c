/* Lists of options, which items share (schema_part.h). */
#include "engine/schema/schema_part.h"

static void
option_texts(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_say(s, "description", "");
	hy_schema_list(s, "enum");
	for (unsigned i = 0; i < item->n_options; i++)
		hy_schema_put(s, NULL, item->options[i].label);
	hy_schema_end(s);
	hy_schema_list(s, "markdownEnumDescriptions");
	for (unsigned i = 0; i < item->n_options; i++)
		hy_schema_put(s, NULL, hy_schema_option_words(s, item, &item->options[i]));
	hy_schema_end(s);
}

/* The options in other widths than the official ones; "" when they have no sign that comes in two. */
static struct hy_str
other_widths(struct hy_schema *s, const struct hy_item *item)
{
	struct hy_buf wide = hy_buf_new(s->arena), known = hy_buf_new(s->arena);

	for (unsigned i = 0; i < item->n_options; i++) {
		struct hy_str pattern = hy_schema_pattern(s, item->options[i].label);

		if (hy_str_eq(pattern, item->options[i].label))
			continue;
		hy_buf_format(&wide, "%s%s", wide.len > 0 ? "|" : "", pattern.p);
		hy_buf_format(&known, "%s%s", known.len > 0 ? "|" : "",
		    hy_schema_exactly(s, item->options[i].label).p);
	}
	if (wide.len == 0)
		return HY_S("");
	return hy_schema_but(s, hy_buf_get(&wide), hy_buf_get(&known));
}

static void
choice(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, hy_schema_name(s, "value.choice", item).p);
	hy_schema_list(s, "anyOf");
	hy_schema_open(s, NULL);
	option_texts(s, item);
	hy_schema_close(s);
	hy_schema_alternative(s, true, true);
	hy_schema_if_type(s, "string");
	hy_schema_open(s, "then");
	hy_schema_put(s, "pattern", hy_schema_or_blank(s, other_widths(s, item)));
	hy_schema_close(s);
	hy_schema_else_null(s);
	hy_schema_close(s);
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_leaf(s, "answer.choice", "value.choice", item);
}

/* A box with words or a number behind it: {label: text}. */
static void
box_map(struct hy_schema *s, const struct hy_item *item)
{
	struct hy_buf known = hy_buf_new(s->arena);

	hy_schema_alternative(s, true, false);
	hy_schema_types(s, "object");
	hy_json_number(&s->json, "minProperties", 1);
	hy_json_number(&s->json, "maxProperties", 1);
	hy_schema_open(s, "properties");
	for (unsigned i = 0; i < item->n_options; i++) {
		const struct hy_option *o = &item->options[i];

		if (!o->text && o->count.len == 0)
			continue;
		hy_schema_open(s, o->label.p);
		hy_schema_put(s, "title", o->label);
		hy_schema_put(s, "markdownDescription", hy_schema_option_words(s, item, o));
		hy_schema_ref(s, o->text ? "value.text" : "value.count", NULL);
		hy_schema_close(s);
		hy_buf_format(&known, "%s%s", known.len > 0 ? "|" : "",
		    hy_schema_exactly(s, o->label).p);
	}
	hy_schema_close(s);
	hy_schema_open(s, "patternProperties");
	hy_schema_use(s, hy_schema_but(s, hy_schema_labels(s, item, NULL), hy_buf_get(&known)).p,
	    "value.text", NULL);
	hy_schema_close(s);
	hy_json_bool(&s->json, "additionalProperties", false);
	hy_schema_close(s);
}

static void
boxes(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, hy_schema_name(s, "value.box", item).p);
	hy_schema_list(s, "anyOf");
	hy_schema_open(s, NULL);
	option_texts(s, item);
	hy_schema_close(s);
	if (other_widths(s, item).len > 0) {
		hy_schema_alternative(s, true, true);
		hy_schema_types(s, "string");
		hy_schema_put(s, "pattern", other_widths(s, item));
		hy_schema_close(s);
	}
	box_map(s, item);
	hy_schema_end(s);
	hy_schema_close(s);
}

void
hy_schema_options(struct hy_schema *s)
{
	for (unsigned i = 0; i < s->n_lists; i++) {
		if (s->lists[i]->kind == HY_KIND_CHECKS)
			boxes(s, s->lists[i]);
		else
			choice(s, s->lists[i]);
	}
}
