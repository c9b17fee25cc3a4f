/*
 * Filters of a web page without a script: radio buttons, of which the rules in the page's own styles
 * tell which rows are shown. They work with the keyboard as all radio buttons do.
 */
#include "reports/html/html.h"

static void
button(struct hy_page *page, unsigned group, const char *id, struct hy_str label, bool checked)
{
	hy_buf_format(&page->body, "<label><input type=\"radio\" name=\"f%u\" id=\"f-%s\"%s> ", group, id,
	    checked ? " checked" : "");
	hy_html_text_add(page, &page->body, label);
	hy_buf_text(&page->body, "</label>\n");
}

static void
filter(struct hy_page *page, const struct hy_filter *f, unsigned group)
{
	hy_buf_text(&page->body, "<fieldset><legend>");
	hy_html_text_add(page, &page->body, f->name);
	hy_buf_text(&page->body, "</legend>\n");
	button(page, group, hy_str_format(page->arena, "all-%u", group).p, f->all, true);
	for (unsigned i = 0; i < f->n_choices; i++) {
		const char *tag = f->choices[i].tag;

		button(page, group, tag, f->choices[i].label, false);
		hy_buf_format(&page->style, "body:has(#f-%s:checked) tr.f:not(.%s){display:none}\n", tag, tag);
	}
	hy_buf_text(&page->body, "</fieldset>\n");
}

static bool
has_tags(const struct hy_part *part)
{
	for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
		for (unsigned r = 0; b->type == HY_BLOCK_GRID && r < b->grid->n_rows; r++)
			if (b->grid->rows[r].tags != NULL)
				return true;
	return false;
}

void
hy_html_filters(struct hy_page *page, const struct hy_part *part)
{
	unsigned group = 0;

	if (page->sheet->filters == NULL || page->filtered || !has_tags(part))
		return;
	hy_buf_format(&page->body, "%s<section class=\"filters\" aria-label=\"", page->in_section ? "</section>\n" : "");
	hy_html_text_add(page, &page->body, page->layout->filters_text);
	hy_buf_text(&page->body, "\">\n");
	for (const struct hy_filter *f = page->sheet->filters; f != NULL; f = f->next)
		filter(page, f, group++);
	hy_buf_text(&page->body, "</section>\n");
	page->in_section = false;
	page->filtered = true;
}

void
hy_html_tags(struct hy_page *page, const struct hy_row *row)
{
	if (row->tags != NULL)
		hy_buf_format(&page->body, " class=\"f %s\"", row->tags);
}
