/* Parts of the module of drawn figures (figure.c, figure_layout.c, figure_paint.c); nobody else includes this. */
#ifndef HY_REPORTS_FIGURE_FIGURE_H
#define HY_REPORTS_FIGURE_FIGURE_H

#include "engine/sheet/sheet.h"

bool hy_figure_lay_out(struct hy_arena *arena, const struct hy_graph *graph, double width,
    double height, struct hy_figure *figure, struct hy_err *err);
bool hy_figure_paint(struct hy_arena *arena, const struct hy_layout *layout,
    struct hy_figure *figure, struct hy_err *err);

#endif
