/* Boxes of the official form, and the numbers printed behind answers (form_part.h). */
#include "engine/sheet/form/form_part.h"
#include "engine/sheet/machine.h"

struct hy_str
hy_form_count(struct hy_form_sheet *s, long count)
{
	struct hy_str n = count >= 0 ? hy_str_format(s->arena, "%ld", count) : HY_S("  ");

	return hy_phrase_fill(s->looks, "count", n, HY_S(""), HY_S(""));
}

/* One column where several boxes take words, else as many as fit. */
static unsigned
box_columns(const struct hy_item *item)
{
	unsigned with_text = 0;

	for (unsigned i = 0; i < item->n_options; i++)
		with_text += item->options[i].text || item->options[i].count.len > 0;
	return with_text > 1 ? 1 : 3;
}

/* OPTION is NULL for a box that the form does not have. */
static struct hy_str
box_text(struct hy_form_sheet *s, const struct hy_node *node, const struct hy_option *o,
    const struct hy_tick *t)
{
	struct hy_buf out = hy_buf_new(s->arena);

	hy_buf_str(&out, o != NULL ? o->label : t->label);
	if (o != NULL && o->count.len > 0)
		hy_buf_format(&out, " %s", hy_form_count(s, t != NULL ? hy_node_shown_count(node, t) : -1).p);
	else if ((o != NULL && o->text) || (t != NULL && t->has_text && t->text.len > 0))
		hy_buf_format(&out, " %s", hy_phrase_fill(s->looks, "free_text",
		    t != NULL && t->has_text ? t->text : HY_S("  "), HY_S(""), HY_S("")).p);
	return hy_form_one_line(s->arena, hy_buf_get(&out));
}

/* What was ticked though the form has no such box is printed behind the others. */
static void
fill_other_boxes(struct hy_form_sheet *s, struct hy_cell *cell, struct hy_line *lines,
    const struct hy_node *node)
{
	unsigned n = node->item->n_options;

	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next) {
		struct hy_line *line = &lines[cell->n_lines];

		if (t->option != NULL)
			continue;
		*line = (struct hy_line){ .type = HY_LINE_TICKED, .whole_row = true,
		    .text = box_text(s, node, NULL, t) };
		if (s->fillable)
			hy_form_box(s, line, node, ++n, NULL, t);
		cell->n_lines++;
	}
}

static unsigned
count_ticks(const struct hy_node *node)
{
	unsigned n = 0;

	for (const struct hy_tick *t = node != NULL ? node->ticks : NULL; t != NULL; t = t->next)
		n++;
	return n;
}

void
hy_form_boxes(struct hy_form_sheet *s, struct hy_cell *cell, const struct hy_item *item,
    const struct hy_node *node)
{
	struct hy_line *lines = hy_new_array(s->arena, item->n_options * 2 + count_ticks(node) + 1,
	    struct hy_line);
	struct hy_str group = HY_S("");

	cell->lines = lines;
	for (unsigned i = 0; i < item->n_options; i++) {
		const struct hy_option *o = &item->options[i];
		const struct hy_tick *t = node != NULL ? hy_node_tick(node, o->label) : NULL;
		struct hy_line *line;

		if (o->group.len > 0 && !hy_str_eq(o->group, group))
			lines[cell->n_lines++] = (struct hy_line){ .type = HY_LINE_GROUP,
			    .text = group = o->group };
		line = &lines[cell->n_lines++];
		line->type = t != NULL ? HY_LINE_TICKED : node != NULL && node->unknown
		    ? HY_LINE_UNKNOWN : HY_LINE_UNTICKED;
		line->text = box_text(s, node, o, t);
		line->whole_row = o->text || o->count.len > 0;
		if (s->fillable && node != NULL)
			hy_form_box(s, line, node, i + 1, o, t);
	}
	if (node != NULL)
		fill_other_boxes(s, cell, lines, node);
	cell->line_columns = box_columns(item);
	hy_form_answer(s, cell, node);
}

struct hy_str
hy_form_one_line(struct hy_arena *arena, struct hy_str text)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < text.len; i++)
		hy_buf_char(&out, text.p[i] == '\n' ? ' ' : text.p[i]);
	return hy_buf_get(&out);
}
