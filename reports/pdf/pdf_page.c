#include "reports/pdf/pdf_page.h"

#include <string.h>

void
hy_pdf_paper_begin(struct hy_pdf_paper *paper, bool landscape)
{
	const struct hy_layout *layout = paper->job->layout;
	double width = landscape ? layout->page_height : layout->page_width;
	double height = landscape ? layout->page_width : layout->page_height;

	paper->landscape = landscape;
	paper->left = layout->margin_left * HY_PDF_MM;
	paper->top = layout->margin_top * HY_PDF_MM;
	paper->width = (width - layout->margin_left - layout->margin_right) * HY_PDF_MM;
	paper->bottom = (height - layout->margin_bottom) * HY_PDF_MM;
	paper->y = paper->top;
	paper->n_boxes = 0;
	paper->chained = false;
}

struct hy_pdf_box *
hy_pdf_paper_box(struct hy_pdf_paper *paper)
{
	paper->boxes = hy_grow(paper->job->arena, paper->boxes, paper->n_boxes, struct hy_pdf_box);
	memset(&paper->boxes[paper->n_boxes], 0, sizeof(*paper->boxes));
	return &paper->boxes[paper->n_boxes++];
}

/* Files the first COUNT boxes as a finished page. */
static void
page_close(struct hy_pdf_paper *paper, size_t count)
{
	struct hy_pdf_page *page = hy_new(paper->job->arena, struct hy_pdf_page);
	const struct hy_layout *layout = paper->job->layout;

	page->landscape = paper->landscape;
	page->width = HY_PDF_MM * (page->landscape ? layout->page_height : layout->page_width);
	page->height = HY_PDF_MM * (page->landscape ? layout->page_width : layout->page_height);
	page->boxes = hy_new_array(paper->job->arena, count, struct hy_pdf_box);
	page->n_boxes = count;
	if (count > 0)
		memcpy(page->boxes, paper->boxes, count * sizeof(*page->boxes));
	if (paper->last != NULL)
		paper->last->next = page;
	else
		paper->first = page;
	paper->last = page;
	paper->n_pages++;
}

void
hy_pdf_paper_turn(struct hy_pdf_paper *paper, size_t keep)
{
	size_t i, moved = paper->n_boxes - keep;
	double y = paper->y, shift = 0;

	page_close(paper, keep);
	if (moved > 0) {
		memmove(paper->boxes, paper->boxes + keep, moved * sizeof(*paper->boxes));
		shift = paper->boxes[0].y - paper->top;
	}
	for (i = 0; i < moved; i++)
		paper->boxes[i].y -= shift;
	paper->n_boxes = moved;
	paper->y = moved > 0 ? y - shift : paper->top;
	paper->chained = moved > 0;
	paper->chain = 0;
}

void
hy_pdf_paper_end(struct hy_pdf_paper *paper)
{
	page_close(paper, paper->n_boxes);
	paper->n_boxes = 0;
}

size_t
hy_pdf_paper_keep(const struct hy_pdf_paper *paper)
{
	return paper->chained ? paper->chain : paper->n_boxes;
}

const char *
hy_pdf_box_tag(const struct hy_pdf_box *box)
{
	static const char *const levels[] = { "H1", "H1", "H2", "H3", "H4", "H5", "H6" };

	switch (box->kind) {
	case HY_PDF_HEADING:
		return levels[box->block->level < 6 ? box->block->level : 6];
	case HY_PDF_CELL:
		return "TD";
	case HY_PDF_HEAD_CELL:
		return "TH";
	case HY_PDF_FIGURE:
		return "Figure";
	case HY_PDF_PARAGRAPH:
		break;
	}
	return "P";
}

const char *
hy_pdf_box_id(const struct hy_pdf_box *box)
{
	if (box->again)
		return NULL;
	return box->cell != NULL ? box->cell->id : box->block != NULL ? box->block->id : NULL;
}
