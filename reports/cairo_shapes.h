/* Shapes of a figure drawn with Cairo, for the devices and modules that have it. */
#ifndef HY_REPORTS_CAIRO_SHAPES_H
#define HY_REPORTS_CAIRO_SHAPES_H

#include <cairo.h>

#include "engine/sheet/sheet.h"

/* Pixels a millimetre of what is painted as a picture. */
#define HY_CAIRO_PER_MM (200 / 25.4)

/*
 * Draws the shapes of FIGURE but for its texts on CR, which is scaled to millimetres with the
 * figure's corner at 0, 0. WIDTH tells how wide a text is (mm), so that the ground behind one
 * that stands over a line can be cleared.
 */
void hy_cairo_shapes(cairo_t *cr, const struct hy_figure *figure,
    double (*width)(void *context, const struct hy_shape *text), void *context);
/* PNG as a surface the caller destroys; its status tells whether PNG could be read. */
cairo_surface_t *hy_cairo_png(struct hy_str png);

#endif
