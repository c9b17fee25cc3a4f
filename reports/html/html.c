/*
 * Device "html": a sheet as one web page that needs nothing else: headings, tables whose
 * cells say what they head, a list of sections, anchors by item, light and dark, print.
 * Scripts and anything from elsewhere are forbidden by the page's own policy.
 */
#include "reports/html/html.h"

#include <errno.h>

#include "engine/base/file.h"

#define MAX_CSS ((size_t)1 << 20)

/* The level of a block heading in the page: 1 is a section, below the title of the page. */
static unsigned
heading_level(const struct hy_block *block)
{
	return block->level == 0 ? 2 : block->level + 1 > 6 ? 6 : block->level + 1;
}

static void
heading(struct hy_page *page, const struct hy_block *block, unsigned nth)
{
	unsigned level = heading_level(block);

	if (level == 2) {
		hy_buf_format(&page->body, "%s<section aria-labelledby=\"s%u\">\n",
		    page->in_section ? "</section>\n" : "", nth);
		page->in_section = true;
	}
	/* The list of sections leads to the heading; the item's own anchor stands inside it. */
	if (level == 2)
		hy_buf_format(&page->body, "<h2 id=\"s%u\"><span", nth);
	else
		hy_buf_format(&page->body, "<h%u", level);
	hy_html_id(page, block->id);
	hy_buf_char(&page->body, '>');
	hy_html_runs(page, block->runs);
	hy_buf_format(&page->body, level == 2 ? "</span></h%u>\n" : "</h%u>\n", level);
}

static void
paragraph(struct hy_page *page, const struct hy_block *block)
{
	enum hy_role role = block->runs != NULL ? block->runs->role : HY_ROLE_VALUE;

	/* The title of the sheet stands over the page already. */
	if (role == HY_ROLE_TITLE && block->runs->next == NULL && hy_str_eq(block->runs->text, page->sheet->title))
		return;
	hy_buf_format(&page->body, "<p%s", role == HY_ROLE_TITLE ? " class=\"title\""
	    : role == HY_ROLE_NOTE ? " class=\"note\"" : block->center ? " class=\"center\""
	    : block->right ? " class=\"right\"" : "");
	hy_html_id(page, block->id);
	hy_buf_char(&page->body, '>');
	hy_html_runs(page, block->runs);
	hy_buf_text(&page->body, "</p>\n");
}

/* The number of the next heading of a section, counted over the whole page. */
static void
blocks(struct hy_page *page, const struct hy_block *block, unsigned *nth)
{
	for (; block != NULL; block = block->next) {
		switch (block->type) {
		case HY_BLOCK_HEADING:
			heading(page, block, heading_level(block) == 2 ? ++*nth : 0);
			break;
		case HY_BLOCK_PARAGRAPH:
			paragraph(page, block);
			break;
		case HY_BLOCK_GRID:
			hy_html_grid(page, block->grid);
			break;
		case HY_BLOCK_FIGURE:
			hy_html_figure(page, block->figure);
			break;
		}
	}
}

/* The list of sections: a link to every heading of the first level. */
static void
contents(struct hy_page *page, const struct hy_sheet *sheet)
{
	unsigned nth = 0;

	hy_buf_text(&page->body, "<nav aria-label=\"");
	hy_html_text_add(page, &page->body, page->layout->contents_text);
	hy_buf_text(&page->body, "\">\n<ol>\n");
	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
			if (b->type == HY_BLOCK_HEADING && heading_level(b) == 2) {
				hy_buf_format(&page->body, "<li><a href=\"#s%u\">", ++nth);
				hy_html_runs(page, b->runs);
				hy_buf_text(&page->body, "</a></li>\n");
			}
	hy_buf_text(&page->body, "</ol>\n</nav>\n");
}

static void
body(struct hy_page *page, const struct hy_sheet *sheet)
{
	unsigned nth = 0;

	hy_buf_text(&page->body, "<a class=\"skip\" href=\"#main\">");
	hy_html_text_add(page, &page->body, page->layout->skip_text);
	hy_buf_text(&page->body, "</a>\n<header><h1>");
	hy_html_text_add(page, &page->body, sheet->title);
	hy_buf_text(&page->body, "</h1></header>\n");
	contents(page, sheet);
	hy_buf_text(&page->body, "<main id=\"main\">\n");
	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next) {
		hy_html_filters(page, part);
		blocks(page, part->blocks, &nth);
	}
	hy_buf_text(&page->body, page->in_section ? "</section>\n</main>\n" : "</main>\n");
}

static void
meta(struct hy_page *page, struct hy_buf *out, const char *name, struct hy_str value)
{
	if (value.len == 0)
		return;
	hy_buf_format(out, "<meta name=\"%s\" content=\"", name);
	hy_html_text_add(page, out, value);
	hy_buf_text(out, "\">\n");
}

static struct hy_str
document(struct hy_page *page, const struct hy_sheet *sheet)
{
	struct hy_buf out = hy_buf_new(page->arena);
	struct hy_str style = hy_buf_get(&page->style);

	hy_buf_format(&out, "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '%s'; "
	    "img-src data:; base-uri 'none'; form-action 'none'\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
	    hy_html_hash(page->arena, style).p);
	hy_html_text_add(page, &out, sheet->title);
	hy_buf_text(&out, "</title>\n");
	meta(page, &out, "author", sheet->author);
	meta(page, &out, "description", sheet->subject);
	meta(page, &out, "dcterms.date", sheet->date);
	hy_buf_format(&out, "<style>%.*s</style>\n</head>\n<body>\n", HY_ARG(style));
	hy_buf_str(&out, hy_buf_get(&page->body));
	hy_buf_text(&out, "</body>\n</html>\n");
	return hy_buf_get(&out);
}

static bool
render(struct hy_arena *arena, const struct hy_sheet *sheet, FILE *out, struct hy_err *err)
{
	struct hy_page page = { .arena = arena, .sheet = sheet, .layout = sheet->layout,
	    .body = hy_buf_new(arena), .style = hy_buf_new(arena) };
	struct hy_str path, css, html;

	if (!hy_data_path(arena, "templates/page.css", &path, err) ||
	    !hy_file_read(arena, path.p, MAX_CSS, &css, err))
		return false;
	hy_buf_str(&page.style, css);
	body(&page, sheet);
	html = document(&page, sheet);
	if (fwrite(html.p, 1, html.len, out) != html.len || fflush(out) != 0)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_NOT_WRITTEN, hy_errno_text(errno), NULL);
	return true;
}

const struct hy_device hy_device_module = { "html", render, NULL };
