/*
 * Drawn figure -> PNG with Cairo. The main font of the layout is loaded by file, so that pictures
 * are the same everywhere.
 */
#include <cairo-ft.h>
#include <math.h>

#include "reports/cairo_shapes.h"
#include "reports/figure/figure.h"

/* Sets the size of S; returns how wide it is. The context is scaled to millimetres. */
static double
measure_text(void *context, const struct hy_shape *s)
{
	cairo_t *cr = context;
	cairo_text_extents_t e;

	cairo_set_font_size(cr, s->size_pt * 25.4 / 72);
	cairo_text_extents(cr, s->text.p, &e);
	return e.x_advance;
}

static void
paint_texts(cairo_t *cr, const struct hy_figure *figure)
{
	for (const struct hy_shape *s = figure->shapes; s != NULL; s = s->next) {
		if (s->type != HY_SHAPE_TEXT)
			continue;
		cairo_move_to(cr, s->x - measure_text(cr, s) / 2, s->y + s->size_pt * 25.4 / 72 * 0.36);
		cairo_show_text(cr, s->text.p);
	}
}

static void
paint_shapes(cairo_t *cr, FT_Face face, const struct hy_figure *figure)
{
	cairo_font_face_t *font = cairo_ft_font_face_create_for_ft_face(face, 0);

	cairo_set_font_face(cr, font);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
	cairo_scale(cr, HY_CAIRO_PER_MM, HY_CAIRO_PER_MM);
	hy_cairo_shapes(cr, figure, measure_text, cr);
	paint_texts(cr, figure);
	cairo_font_face_destroy(font);
}

static bool
to_png(struct hy_arena *arena, cairo_surface_t *surface, struct hy_str *png)
{
	struct hy_pixels pixels = { .width = (unsigned)cairo_image_surface_get_width(surface),
	    .height = (unsigned)cairo_image_surface_get_height(surface),
	    .stride = (unsigned)cairo_image_surface_get_stride(surface) / sizeof(uint32_t) };

	cairo_surface_flush(surface);
	pixels.at = (const uint32_t *)(const void *)cairo_image_surface_get_data(surface);
	return hy_figure_png(arena, &pixels, png);
}

static bool
paint(struct hy_arena *arena, FT_Face face, struct hy_figure *figure, struct hy_err *err)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    (int)ceil(figure->width * HY_CAIRO_PER_MM), (int)ceil(figure->height * HY_CAIRO_PER_MM));
	cairo_t *cr = cairo_create(surface);
	cairo_status_t status;
	bool fine;

	paint_shapes(cr, face, figure);
	status = cairo_status(cr);
	cairo_destroy(cr);
	fine = status == CAIRO_STATUS_SUCCESS && to_png(arena, surface, &figure->png);
	cairo_surface_destroy(surface);
	cairo_debug_reset_static_data();
	return fine || hy_fail(err, hy_mark_file(NULL), HY_M_BAD_PICTURE,
	    status == CAIRO_STATUS_SUCCESS ? "PNG" : cairo_status_to_string(status), NULL);
}

bool
hy_figure_paint(struct hy_arena *arena, const struct hy_layout *layout, struct hy_figure *figure,
    struct hy_err *err)
{
	const struct hy_font *font = &layout->fonts[0];
	FT_Library library;
	FT_Face face;
	bool fine;

	if (FT_Init_FreeType(&library) != 0)
		return hy_fail(err, hy_mark_file(font->path), HY_M_PDF_FONT, font->path, font->package, NULL);
	if (FT_New_Face(library, font->path, font->index, &face) != 0) {
		FT_Done_FreeType(library);
		return hy_fail(err, hy_mark_file(font->path), HY_M_PDF_FONT, font->path, font->package, NULL);
	}
	fine = paint(arena, face, figure, err);
	FT_Done_Face(face);
	FT_Done_FreeType(library);
	return fine;
}
