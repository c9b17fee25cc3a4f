/*
 * Figure -> PNG with Cairo, and given pictures: their size, and SVG as PNG by librsvg. The
 * main font of the layout is loaded by file, so that pictures are the same everywhere.
 */
#include "reports/figure/figure.h"

#include <cairo-ft.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "engine/base/process.h"
#include "reports/cairo_shapes.h"

#define DPI 200.0
#define PER_MM (DPI / 25.4)
#define MOST_SIDE 20000ul	/* pixels of a given PNG */
#define MOST_PIXELS 60000000ul
#define MOST_SECONDS 20u	/* to draw a given SVG */

static cairo_status_t
write_bytes(void *context, const unsigned char *data, unsigned n)
{
	hy_buf_add(context, (const char *)data, n);
	return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
write_file(void *context, const unsigned char *data, unsigned n)
{
	return fwrite(data, 1, n, context) == n ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* --- painting shapes; the context is scaled to millimetres */

/* Sets the size of S; returns how wide it is. */
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
	cairo_scale(cr, PER_MM, PER_MM);
	hy_cairo_shapes(cr, figure, measure_text, cr);
	paint_texts(cr, figure);
	cairo_font_face_destroy(font);
}

/* --- given SVG */

static RsvgHandle *
open_svg(struct hy_str bytes, const char *name, struct hy_err *err)
{
	GError *problem = NULL;
	RsvgHandle *handle = rsvg_handle_new_from_data((const guint8 *)bytes.p, bytes.len, &problem);

	if (handle == NULL)
		hy_fail(err, hy_mark_file(name), HY_M_BAD_PICTURE,
		    problem != NULL ? g_strchomp(problem->message) : "SVG", NULL);
	g_clear_error(&problem);
	return handle;
}

/*
 * In a process of its own: for words in the drawing librsvg takes Pango, which keeps fonts of Cairo's
 * alive and threads running, and then Cairo cannot let go of what it keeps.
 */
static bool
paint_svg(void *context, FILE *out)
{
	const struct hy_figure *figure = context;
	RsvgRectangle page = { 0, 0, figure->width * PER_MM, figure->height * PER_MM };
	RsvgHandle *handle = open_svg(figure->picture, NULL, NULL);
	cairo_surface_t *surface;
	cairo_t *cr;
	bool fine;

	if (handle == NULL)
		return false;
	surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(page.width), (int)ceil(page.height));
	cr = cairo_create(surface);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	fine = rsvg_handle_render_document(handle, cr, &page, NULL) && cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	fine = fine && cairo_surface_write_to_png_stream(surface, write_file, out) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	g_object_unref(handle);
	return fine;
}

/* --- the picture */

static bool
to_png(struct hy_arena *arena, FT_Face face, struct hy_figure *figure, struct hy_err *err)
{
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
	    (int)ceil(figure->width * PER_MM), (int)ceil(figure->height * PER_MM));
	cairo_t *cr = cairo_create(surface);
	struct hy_buf out = hy_buf_new(arena);
	cairo_status_t status;

	paint_shapes(cr, face, figure);
	status = cairo_status(cr);
	cairo_destroy(cr);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_write_to_png_stream(surface, write_bytes, &out);
	cairo_surface_destroy(surface);
	cairo_debug_reset_static_data();
	if (status != CAIRO_STATUS_SUCCESS)
		return hy_fail(err, hy_mark_file(NULL), HY_M_BAD_PICTURE, cairo_status_to_string(status), NULL);
	figure->png = hy_buf_get(&out);
	return true;
}

bool
hy_figure_paint(struct hy_arena *arena, const struct hy_layout *layout, struct hy_figure *figure,
    struct hy_err *err)
{
	const struct hy_font *font = &layout->fonts[0];
	FT_Library library;
	FT_Face face;
	bool fine;

	if (figure->picture.len > 0 && !figure->vector) {
		figure->png = figure->picture;
		return true;
	}
	if (figure->picture.len > 0)
		return hy_process_apart(arena, paint_svg, figure, MOST_SECONDS, &figure->png) ||
		    hy_fail(err, hy_mark_file(NULL), HY_M_BAD_PICTURE, "SVG", NULL);
	if (FT_Init_FreeType(&library) != 0)
		return hy_fail(err, hy_mark_file(font->path), HY_M_PDF_FONT, font->path, font->package, NULL);
	if (FT_New_Face(library, font->path, font->index, &face) != 0) {
		FT_Done_FreeType(library);
		return hy_fail(err, hy_mark_file(font->path), HY_M_PDF_FONT, font->path, font->package, NULL);
	}
	fine = to_png(arena, face, figure, err);
	FT_Done_Face(face);
	FT_Done_FreeType(library);
	return fine;
}

/* --- size of a given picture */

static bool
svg_size(const struct hy_figure *figure, const char *name, double *width, double *height,
    struct hy_err *err)
{
	RsvgHandle *handle = open_svg(figure->picture, name, err);
	gdouble w = 0, h = 0;
	RsvgRectangle box;
	gboolean has_width, has_height, has_box;
	RsvgLength length_w, length_h;

	if (handle == NULL)
		return false;
	if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &w, &h)) {
		rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &length_w, &has_height,
		    &length_h, &has_box, &box);
		w = has_box ? box.width : 0;
		h = has_box ? box.height : 0;
	}
	g_object_unref(handle);
	*width = w;
	*height = h;
	return (w > 0 && h > 0) || hy_fail(err, hy_mark_file(name), HY_M_BAD_PICTURE, "width, height, viewBox", NULL);
}

/* The size a PNG claims in its head, before any of it is unpacked: a small file may claim to be huge. */
static bool
too_large(struct hy_str png)
{
	unsigned long size[2] = { 0, 0 };

	for (size_t i = 16; i < 24 && i < png.len; i++)
		size[i >= 20] = size[i >= 20] << 8 | (unsigned char)png.p[i];
	return size[0] > MOST_SIDE || size[1] > MOST_SIDE || size[0] * size[1] > MOST_PIXELS;
}

static bool
png_size(const struct hy_figure *figure, const char *name, double *width,
    double *height, struct hy_err *err)
{
	cairo_surface_t *surface;
	cairo_status_t status;

	if (too_large(figure->picture))
		return hy_fail(err, hy_mark_file(name), HY_M_PICTURE_SIZE, NULL);
	surface = hy_cairo_png(figure->picture);
	status = cairo_surface_status(surface);
	*width = status == CAIRO_STATUS_SUCCESS ? cairo_image_surface_get_width(surface) : 0;
	*height = status == CAIRO_STATUS_SUCCESS ? cairo_image_surface_get_height(surface) : 0;
	cairo_surface_destroy(surface);
	/* Cairo has no word of its own for what is no PNG. */
	return status == CAIRO_STATUS_SUCCESS ||
	    hy_fail(err, hy_mark_file(name), HY_M_BAD_PICTURE, "PNG", NULL);
}

bool
hy_figure_measure(const char *name, double width, double height,
    struct hy_figure *figure, struct hy_err *err)
{
	double w, h, scale;

	if (!(figure->vector ? svg_size(figure, name, &w, &h, err)
	    : png_size(figure, name, &w, &h, err)))
		return false;
	/* A pixel is 1/96 inch, made smaller where the page asks for it. */
	scale = fmin(25.4 / 96, fmin(width / w, height / h));
	figure->width = w * scale;
	figure->height = h * scale;
	return true;
}
