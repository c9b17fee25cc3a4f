/* Parts of the HTML device (html*.c); nobody else includes this. */
#ifndef HY_REPORTS_HTML_HTML_H
#define HY_REPORTS_HTML_HTML_H

#include "engine/sheet/sheet.h"

struct hy_page {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	struct hy_buf body, style;	/* style: rules for the column widths of this page */
	struct hy_str widths[64];	/* rules that are there already, by the class .w<place> */
	unsigned n_widths;
	bool in_section;
	bool filtered;			/* the filters stand on the page already */
	const struct hy_sheet *sheet;
};

/* True when a cell or heading of the page has this id: a link to it leads somewhere. */
bool hy_html_has_id(const struct hy_page *page, const char *id);

/* TEXT as HTML text or as the value of an attribute in double quotes: what could be markup is
 * escaped, control characters and marks that turn the direction of writing are made visible. */
void hy_html_text_add(struct hy_page *page, struct hy_buf *out, struct hy_str text);
/* RUNS as text with an element a role that asks for one. */
void hy_html_runs(struct hy_page *page, const struct hy_run *runs);
/* An id attribute with a space in front; nothing for NULL. */
void hy_html_id(struct hy_page *page, const char *id);
/* GRID as tables; rows that are headings of their own become headings between them. */
void hy_html_grid(struct hy_page *page, const struct hy_grid *grid);

/*
 * The controls of the sheet's filters, with the rules by which they choose, in front of PART where it is the
 * first that has rows to choose among.
 */
void hy_html_filters(struct hy_page *page, const struct hy_part *part);
/* What a row needs for them: a class attribute with a space in front. */
void hy_html_tags(struct hy_page *page, const struct hy_row *row);

/* FIGURE as vector drawing, or as the picture that was given, with its words for who cannot see it. */
void hy_html_figure(struct hy_page *page, const struct hy_figure *figure);

/* BYTES in base 64. */
struct hy_str hy_html_base64(struct hy_arena *arena, struct hy_str bytes);
/* "sha256-" and the hash of TEXT in base 64, as a content security policy names it. */
struct hy_str hy_html_hash(struct hy_arena *arena, struct hy_str text);

#endif
