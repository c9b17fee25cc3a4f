/*
 * Raster: the columns of a spreadsheet tab, made from the edges of all slots on it.
 * Edges nearer than a few per mille become one, so that no hair-thin columns arise.
 */
#ifndef HY_REPORTS_XLSX_XLSX_RASTER_H
#define HY_REPORTS_XLSX_XLSX_RASTER_H

#include "reports/xlsx/xlsx_cell.h"

struct hy_xlsx_raster {
	bool edge[HY_XLSX_FULL + 1];		/* a column begins here */
	unsigned index[HY_XLSX_FULL + 1];	/* number of the column that begins here */
	unsigned snap;
	unsigned n_cols;
};

/* Adds nothing but the outer edges; N_SLOTS of SLOTS give the others. */
struct hy_xlsx_raster hy_xlsx_raster_new(const struct hy_xlsx_slot *slots, size_t n_slots);
/* Moves the edges of SLOT to those of the raster. */
void hy_xlsx_raster_snap(const struct hy_xlsx_raster *raster, struct hy_xlsx_slot *slot);
/* Column widths in pixels (96 an inch) of a raster WIDTH_PT points wide. */
const unsigned *hy_xlsx_raster_widths(struct hy_arena *arena, const struct hy_xlsx_raster *raster,
    double width_pt);

#endif
