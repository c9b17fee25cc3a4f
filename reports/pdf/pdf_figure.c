/* Figures on pages: the place they take, and their drawing. */
#include "reports/pdf/pdf_figure.h"

#include "reports/cairo_shapes.h"

#define GAP 3.0	/* mm above and below */

/* The text of SHAPE in one line, as a box from the figure's corner. */
static bool
text_box(struct hy_pdf *job, const struct hy_shape *shape, struct hy_pdf_box *box)
{
	struct hy_layout layout = *job->layout;
	struct hy_pdf small = *job;
	struct hy_pdf_text *text = hy_new(job->arena, struct hy_pdf_text);

	small.layout = &layout;
	layout.styles[HY_ROLE_NOTE] = (struct hy_style){ .size_pt = shape->size_pt, .shade = 1 };
	if (!hy_pdf_text_runs(&small, hy_run_new(job->arena, shape->text, HY_ROLE_NOTE), HY_ROLE_NOTE,
	    1e6, hy_mark_file(job->sheet->source), text))
		return false;
	*box = (struct hy_pdf_box){ .kind = HY_PDF_PARAGRAPH, .shade = 1, .text = text, .count = text->count };
	box->w = text->lines[0].width;
	box->h = hy_pdf_text_height(text, 0, text->count);
	box->x = shape->x * HY_PDF_MM - box->w / 2;
	box->y = shape->y * HY_PDF_MM - box->h / 2;
	return true;
}

static struct hy_pdf_figure *
lay_out(struct hy_pdf *job, const struct hy_figure *figure)
{
	struct hy_pdf_figure *f = hy_new(job->arena, struct hy_pdf_figure);
	size_t n = 0;

	for (const struct hy_shape *s = figure->shapes; s != NULL; s = s->next)
		n += s->type == HY_SHAPE_TEXT;
	f->figure = figure;
	f->texts = hy_new_array(job->arena, n + 1, struct hy_pdf_box);
	for (const struct hy_shape *s = figure->shapes; s != NULL; s = s->next)
		if (s->type == HY_SHAPE_TEXT && s->text.len > 0 &&
		    !text_box(job, s, &f->texts[f->n_texts++]))
			return NULL;
	return f;
}

bool
hy_pdf_figure_place(struct hy_pdf_paper *paper, const struct hy_block *block)
{
	const struct hy_pdf_figure *figure = lay_out(paper->job, block->figure);
	double height = block->figure->height * HY_PDF_MM;
	struct hy_pdf_box *box;
	size_t keep = hy_pdf_paper_keep(paper);

	if (figure == NULL)
		return false;
	paper->y += GAP * HY_PDF_MM;
	if (paper->y + height > paper->bottom && keep > 0)
		hy_pdf_paper_turn(paper, keep);
	box = hy_pdf_paper_box(paper);
	box->kind = HY_PDF_FIGURE;
	box->block = block;
	box->figure = figure;
	box->w = block->figure->width * HY_PDF_MM;
	box->h = height;
	box->x = paper->left + (paper->width - box->w) / 2;
	box->y = paper->y;
	box->shade = 1;
	paper->y += height + GAP * HY_PDF_MM;
	paper->chained = false;
	return true;
}

/* --- drawing */

/* The widths of the texts, in the order of their shapes. */
static double
width_of(void *context, const struct hy_shape *text)
{
	const struct hy_pdf_box **next = context;

	return text->text.len > 0 ? (*next)++->w / HY_PDF_MM : 0;
}

/* The picture fills the figure; the context is scaled to millimetres. */
static void
paint_picture(cairo_t *cr, const struct hy_figure *figure)
{
	cairo_surface_t *picture = hy_cairo_png(figure->png);
	double width = cairo_image_surface_get_width(picture);
	double height = cairo_image_surface_get_height(picture);

	if (width > 0 && height > 0)
		cairo_scale(cr, figure->width / width, figure->height / height);
	cairo_set_source_surface(cr, picture, 0, 0);
	cairo_paint(cr);
	cairo_surface_destroy(picture);
}

void
hy_pdf_figure_paint(cairo_t *cr, const struct hy_pdf_box *box)
{
	const struct hy_figure *figure = box->figure->figure;
	const struct hy_pdf_box *next = box->figure->texts;

	cairo_save(cr);
	cairo_translate(cr, box->x, box->y);
	cairo_scale(cr, HY_PDF_MM, HY_PDF_MM);
	if (figure->shapes != NULL)
		hy_cairo_shapes(cr, figure, width_of, &next);
	else
		paint_picture(cr, figure);
	cairo_restore(cr);
}
