#include "reports/pdf/pdf_ref.h"

#include <string.h>

/* The number of the page on which ID first stands; 0 for nowhere. */
static unsigned
page_of(const struct hy_pdf_page *page, const char *id)
{
	for (unsigned n = 1; page != NULL; page = page->next, n++)
		for (size_t i = 0; i < page->n_boxes; i++) {
			const char *own = hy_pdf_box_id(&page->boxes[i]);

			if (own != NULL && strcmp(own, id) == 0)
				return n;
		}
	return 0;
}

/* A number is one line, as the words it stands for are: the box keeps its size. */
static bool
fill_box(struct hy_pdf *job, struct hy_pdf_box *box, unsigned number)
{
	struct hy_pdf_text *text = hy_new(job->arena, struct hy_pdf_text);
	struct hy_str words = hy_str_format(job->arena, "%u", number);

	if (!hy_pdf_text_runs(job, hy_run_new(job->arena, words, box->cell->role), box->cell->role,
	    box->w - 2 * box->pad, hy_mark_file(job->sheet->source), text))
		return false;
	box->text = text;
	box->from = 0;
	box->count = 1;
	return true;
}

bool
hy_pdf_refs_fill(struct hy_pdf *job, const struct hy_pdf_page *first)
{
	for (const struct hy_pdf_page *page = first; page != NULL; page = page->next)
		for (size_t i = 0; i < page->n_boxes; i++) {
			struct hy_pdf_box *box = &page->boxes[i];
			unsigned number = 0;

			if (box->cell != NULL && box->cell->page && box->cell->link != NULL && box->count > 0)
				number = page_of(first, box->cell->link);
			if (number > 0 && !fill_box(job, box, number))
				return false;
		}
	return true;
}
