/* Parts of the module of drawn figures (figure.c, figure_layout.c, figure_paint.c, figure_png.c); nobody else includes this. */
#ifndef HY_REPORTS_FIGURE_FIGURE_H
#define HY_REPORTS_FIGURE_FIGURE_H

#include <stdint.h>

#include "engine/sheet/sheet.h"

bool hy_figure_lay_out(struct hy_arena *arena, const struct hy_graph *graph, double width,
    double height, struct hy_figure *figure, struct hy_err *err);
bool hy_figure_paint(struct hy_arena *arena, const struct hy_layout *layout,
    struct hy_figure *figure, struct hy_err *err);

/* Greys, each in the lowest 8 bits; rows are STRIDE pixels apart. */
struct hy_pixels {
	const uint32_t *at;
	unsigned width, height, stride;
};

/* PIXELS as a PNG of 16 greys; false when libpng refuses. */
bool hy_figure_png(struct hy_arena *arena, const struct hy_pixels *pixels, struct hy_str *bytes);

#endif
