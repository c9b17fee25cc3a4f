/* The module of drawn figures: lays graphs out and paints pictures (sheet.h: hy_drawer). */
#include "reports/figure/figure.h"

const struct hy_drawer hy_drawer_module = { hy_figure_lay_out, hy_figure_paint };
