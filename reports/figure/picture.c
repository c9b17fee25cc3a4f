/* The module of given pictures (sheet.h: hy_pictures): their size, and SVG as PNG by librsvg. */
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <math.h>

#include "engine/base/process.h"
#include "reports/cairo_shapes.h"

#define MOST_SIDE 20000ul	/* pixels of a given PNG */
#define MOST_PIXELS 60000000ul
#define MOST_SECONDS 20u	/* to draw a given SVG */

static cairo_status_t
write_file(void *context, const unsigned char *data, unsigned n)
{
	return fwrite(data, 1, n, context) == n ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
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
	RsvgRectangle page = { 0, 0, figure->width * HY_CAIRO_PER_MM, figure->height * HY_CAIRO_PER_MM };
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

static bool
paint(struct hy_arena *arena, struct hy_figure *figure, struct hy_err *err)
{
	if (!figure->vector) {
		figure->png = figure->picture;
		return true;
	}
	return hy_process_apart(arena, paint_svg, figure, MOST_SECONDS, &figure->png) ||
	    hy_fail(err, hy_mark_file(NULL), HY_M_BAD_PICTURE, "SVG", NULL);
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

static bool
measure(const char *name, double width, double height,
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

const struct hy_pictures hy_pictures_module = { measure, paint };
