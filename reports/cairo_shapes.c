#include "reports/cairo_shapes.h"

#include <math.h>
#include <string.h>

#define ROUND 2.0	/* mm: radius of a corner */
#define THIN 0.25
#define THICK 0.7

static void
box_path(cairo_t *cr, const struct hy_shape *s)
{
	double r = fmin(ROUND, fmin(s->width, s->height) / 2), x = s->x, y = s->y;
	double right = x + s->width, below = y + s->height;

	if (s->type == HY_SHAPE_BOX) {
		cairo_rectangle(cr, x, y, s->width, s->height);
		return;
	}
	cairo_new_path(cr);
	cairo_arc(cr, right - r, y + r, r, -M_PI / 2, 0);
	cairo_arc(cr, right - r, below - r, r, 0, M_PI / 2);
	cairo_arc(cr, x + r, below - r, r, M_PI / 2, M_PI);
	cairo_arc(cr, x + r, y + r, r, M_PI, M_PI * 3 / 2);
	cairo_close_path(cr);
}

static void
paint_box(cairo_t *cr, const struct hy_shape *s)
{
	box_path(cr, s);
	cairo_set_source_rgb(cr, s->shade, s->shade, s->shade);
	cairo_fill_preserve(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
	cairo_set_line_width(cr, THIN);
	cairo_stroke(cr);
}

static void
paint_curve(cairo_t *cr, const struct hy_shape *s)
{
	static const double dashes[] = { 1.6, 1.1 };
	const struct hy_point *p = s->points;

	cairo_move_to(cr, p[0].x, p[0].y);
	for (unsigned i = 1; i + 2 < s->n_points; i += 3)
		cairo_curve_to(cr, p[i].x, p[i].y, p[i + 1].x, p[i + 1].y, p[i + 2].x, p[i + 2].y);
	cairo_set_dash(cr, dashes, s->dashed ? 2 : 0, 0);
	cairo_set_line_width(cr, s->thick ? THICK : THIN);
	cairo_stroke(cr);
	cairo_set_dash(cr, NULL, 0, 0);
}

static void
paint_head(cairo_t *cr, const struct hy_shape *s)
{
	cairo_move_to(cr, s->points[0].x, s->points[0].y);
	for (unsigned i = 1; i < s->n_points; i++)
		cairo_line_to(cr, s->points[i].x, s->points[i].y);
	cairo_close_path(cr);
	cairo_fill(cr);
}

/* The ground behind a text that stands over lines. */
static void
clear_ground(cairo_t *cr, const struct hy_shape *s, double width)
{
	double size = s->size_pt * 25.4 / 72;

	if (!(s->shade > 0))
		return;
	cairo_rectangle(cr, s->x - width / 2 - 0.3, s->y - size * 0.55, width + 0.6, size * 1.1);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_fill(cr);
	cairo_set_source_rgb(cr, 0, 0, 0);
}

void
hy_cairo_shapes(cairo_t *cr, const struct hy_figure *figure,
    double (*width)(void *context, const struct hy_shape *text), void *context)
{
	for (const struct hy_shape *s = figure->shapes; s != NULL; s = s->next) {
		switch (s->type) {
		case HY_SHAPE_BOX:
		case HY_SHAPE_ROUND:
			paint_box(cr, s);
			break;
		case HY_SHAPE_CURVE:
			paint_curve(cr, s);
			break;
		case HY_SHAPE_HEAD:
			paint_head(cr, s);
			break;
		case HY_SHAPE_TEXT:
			clear_ground(cr, s, width(context, s));
			break;
		}
	}
}

/* --- pictures */

struct reader {
	struct hy_str from;
	size_t at;
};

static cairo_status_t
read_bytes(void *context, unsigned char *data, unsigned n)
{
	struct reader *r = context;

	if (r->from.len - r->at < n)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(data, r->from.p + r->at, n);
	r->at += n;
	return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *
hy_cairo_png(struct hy_str png)
{
	struct reader reader = { png, 0 };

	return cairo_image_surface_create_from_png_stream(read_bytes, &reader);
}
