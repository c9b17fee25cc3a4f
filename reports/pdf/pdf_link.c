#include "reports/pdf/pdf_link.h"

#include <cairo-pdf.h>
#include <string.h>

/* Only places that something links to become destinations: each costs an object. */
struct hy_pdf_links {
	const char **targets;
	unsigned n_targets;
};

static const char *
link_of(const struct hy_pdf_box *box)
{
	return box->cell != NULL ? box->cell->link : NULL;
}

static bool
has(const struct hy_pdf_links *links, const char *id)
{
	for (unsigned i = 0; id != NULL && i < links->n_targets; i++)
		if (strcmp(links->targets[i], id) == 0)
			return true;
	return false;
}

static bool
stands_on(const struct hy_pdf_page *page, const char *id)
{
	for (; page != NULL; page = page->next)
		for (size_t i = 0; i < page->n_boxes; i++)
			if (hy_pdf_box_id(&page->boxes[i]) != NULL && strcmp(hy_pdf_box_id(&page->boxes[i]), id) == 0)
				return true;
	return false;
}

const struct hy_pdf_links *
hy_pdf_links_new(struct hy_arena *arena, const struct hy_pdf_page *pages)
{
	struct hy_pdf_links *links = hy_new(arena, struct hy_pdf_links);
	size_t n = 0;

	for (const struct hy_pdf_page *page = pages; page != NULL; page = page->next)
		for (size_t i = 0; i < page->n_boxes; i++)
			n += link_of(&page->boxes[i]) != NULL;
	links->targets = hy_new_array(arena, n + 1, const char *);
	for (const struct hy_pdf_page *page = pages; page != NULL; page = page->next)
		for (size_t i = 0; i < page->n_boxes; i++) {
			const char *id = link_of(&page->boxes[i]);

			if (id != NULL && !has(links, id) && stands_on(pages, id))
				links->targets[links->n_targets++] = id;
		}
	return links;
}

/* Ids are ASCII without quotes (engine/form/path.h). */
void
hy_pdf_link_begin(cairo_t *cr, struct hy_arena *arena, const struct hy_pdf_links *links,
    const struct hy_pdf_box *box)
{
	if (has(links, hy_pdf_box_id(box)))
		cairo_tag_begin(cr, CAIRO_TAG_DEST, hy_str_format(arena, "name='%s' x=%.1f y=%.1f",
		    hy_pdf_box_id(box), box->x, box->y).p);
	if (has(links, link_of(box)))
		cairo_tag_begin(cr, CAIRO_TAG_LINK, hy_str_format(arena, "dest='%s'", link_of(box)).p);
}

void
hy_pdf_link_end(cairo_t *cr, const struct hy_pdf_links *links, const struct hy_pdf_box *box)
{
	if (has(links, link_of(box)))
		cairo_tag_end(cr, CAIRO_TAG_LINK);
	if (has(links, hy_pdf_box_id(box)))
		cairo_tag_end(cr, CAIRO_TAG_DEST);
}
