#include "reports/xlsx/xlsx_raster.h"

#define SNAP 3u			/* column edges nearer than this (per mille) become one */

/* The edge AT falls on. */
static unsigned
snapped(const struct hy_xlsx_raster *r, unsigned at)
{
	for (unsigned d = 0; d <= r->snap; d++) {
		if (at >= d && r->edge[at - d])
			return at - d;
		if (at + d <= HY_XLSX_FULL && r->edge[at + d])
			return at + d;
	}
	return at;
}

/* Very narrow columns must not vanish by snapping. */
static unsigned
snap_for(const struct hy_xlsx_slot *slots, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slots[i].right - slots[i].left < 2 * SNAP + 2)
			return 0;
	return SNAP;
}

struct hy_xlsx_raster
hy_xlsx_raster_new(const struct hy_xlsx_slot *slots, size_t n_slots)
{
	struct hy_xlsx_raster r = { .snap = snap_for(slots, n_slots) };
	unsigned n = 0;

	r.edge[0] = r.edge[HY_XLSX_FULL] = true;
	for (size_t i = 0; i < n_slots; i++) {
		r.edge[snapped(&r, slots[i].left)] = true;
		r.edge[snapped(&r, slots[i].right)] = true;
	}
	for (unsigned at = 0; at <= HY_XLSX_FULL; at++)
		if (r.edge[at])
			r.index[at] = n++;
	r.n_cols = n - 1;
	return r;
}

void
hy_xlsx_raster_snap(const struct hy_xlsx_raster *raster, struct hy_xlsx_slot *slot)
{
	slot->left = snapped(raster, slot->left);
	slot->right = snapped(raster, slot->right);
}

const unsigned *
hy_xlsx_raster_widths(struct hy_arena *arena, const struct hy_xlsx_raster *raster, double width_pt)
{
	unsigned *widths = hy_new_array(arena, raster->n_cols + 1, unsigned);
	double px_per_mille = width_pt / 72 * 96 / HY_XLSX_FULL;
	unsigned from = 0, n = 0;

	for (unsigned at = 1; at <= HY_XLSX_FULL; at++) {
		if (!raster->edge[at])
			continue;
		widths[n++] = (unsigned)(at * px_per_mille + 0.5) -
		    (unsigned)(from * px_per_mille + 0.5);
		from = at;
	}
	return widths;
}
