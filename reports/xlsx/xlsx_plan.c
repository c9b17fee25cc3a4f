#include "engine/base/workbook.h"
#include "reports/xlsx/xlsx_chunk.h"
#include "reports/xlsx/xlsx_plan.h"

/* The spreadsheet rows of a grid row. */
struct band {
	size_t first, count;
};

struct plan {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	double width_pt;		/* of the whole raster */
	struct hy_xlsx_raster raster;
	struct hy_xlsx_slots slots;
	size_t next_slot;		/* the first slot not placed yet */
	struct hy_buf heights, hidden, boxes, tables, pictures;
	size_t text_bytes;
	bool open;
	size_t headed, last_headed, n_grids;	/* grids with head rows; which one; grids so far */
	unsigned first_head, last_head;
};

static const struct hy_grid *
block_grid(const struct hy_block *block)
{
	return block->type == HY_BLOCK_GRID && block->grid != NULL && block->grid->n_cols > 0
	    ? block->grid : NULL;
}

static void
add_height(struct plan *p, double height)
{
	hy_buf_add(&p->heights, (const char *)&height, sizeof(height));
}

static double *
heights(struct plan *p)
{
	return (double *)(void *)p->heights.p;
}

static size_t
row_count(const struct plan *p)
{
	return p->heights.len / sizeof(double);
}

/* Lines FROM up to TO of the slot's text as BOX. */
static void
add_box(struct plan *p, const struct hy_xlsx_slot *s, struct hy_xlsx_box box, size_t from, size_t to)
{
	box.slot = s;
	if (to < s->text.n_lines)
		box.joint = hy_xlsx_ends_line(s, to) ? HY_JOINT_LINE : HY_JOINT_NONE;
	box.pieces = hy_xlsx_text_cut(p->arena, &s->text, from, to,
	    box.joint == HY_JOINT_LINE && (s->field != NULL || s->parts), &box.n_pieces);
	hy_buf_add(&p->boxes, (const char *)&box, sizeof(box));
}

/* Breaks the text of a slot, whose edges are final. */
static void
wrap(struct plan *p, struct hy_xlsx_slot *s)
{
	s->text = hy_xlsx_text_new(p->arena, p->layout, s->runs, s->cell, s->look.role,
	    (double)(s->right > s->left ? s->right - s->left : 1) / HY_XLSX_FULL * p->width_pt);
	hy_xlsx_chunks_set(p->arena, s);
	p->text_bytes += s->text.bytes.len;
	p->open = p->open || s->open;
}

/*
 * Makes the rows behind FIRST so high that at least NEEDED points are there:
 * the last row grows, then further ones follow. Returns the rows added.
 */
static size_t
grow(struct plan *p, size_t first, double needed)
{
	size_t added = 0;

	for (size_t i = first; i < row_count(p); i++)
		needed -= heights(p)[i];
	if (needed > 0) {
		double *last = &heights(p)[row_count(p) - 1];
		double more = needed < HY_XLSX_MAX_ROW_PT - *last ? needed : HY_XLSX_MAX_ROW_PT - *last;

		if (more > 0) {
			*last += more;
			needed -= more;
		}
	}
	for (; needed > 0.01; added++) {
		add_height(p, needed < HY_XLSX_MAX_ROW_PT ? needed : HY_XLSX_MAX_ROW_PT);
		needed -= HY_XLSX_MAX_ROW_PT;
	}
	return added;
}

/* The end of the strip that the slot AT, one of N, is in; *MOST chunks of its slots. */
static size_t
strip_end(const struct hy_xlsx_slot *slots, size_t n, size_t at, size_t *most)
{
	size_t end = at;

	*most = 1;
	for (; end < n && slots[end].nth == slots[at].nth && slots[end].strip == slots[at].strip; end++)
		if (slots[end].n_chunks > *most)
			*most = slots[end].n_chunks;
	return end;
}

/* The rows that the cell at AT needs, *END the end of its slots. */
static size_t
cell_rows(const struct hy_xlsx_slot *slots, size_t n, size_t at, size_t *end)
{
	unsigned nth = slots[at].nth;
	size_t rows = 0, most;

	while (at < n && slots[at].nth == nth) {
		at = strip_end(slots, n, at, &most);
		rows += most;
	}
	*end = at;
	return rows;
}

/* At least HEIGHT points for row K behind FIRST. */
static void
need(struct plan *p, size_t first, size_t k, double height)
{
	while (row_count(p) <= first + k)
		add_height(p, hy_xlsx_size_pt(p->layout, HY_ROLE_VALUE) + HY_XLSX_ROW_PAD_PT);
	if (heights(p)[first + k] < height)
		heights(p)[first + k] = height;
}

/* Gives the strips from AT to END of one cell their rows behind FIRST. */
static void
measure_cell(struct plan *p, const struct hy_xlsx_slot *slots, size_t at, size_t end, size_t first)
{
	size_t row = 0, most;

	while (at < end) {
		size_t next = strip_end(slots, end, at, &most);

		for (; at < next; at++)
			for (size_t k = 0; k < slots[at].n_chunks; k++)
				need(p, first, row + k, hy_xlsx_height(&slots[at],
				    slots[at].ends[k] - hy_xlsx_chunk_start(&slots[at], k)));
		row += most;
	}
}

/* The rows a grid row needs for the cells that stand in it alone. */
static struct band
measure_row(struct plan *p, const struct hy_xlsx_slot *slots, size_t n)
{
	struct band band = { row_count(p), 1 };
	size_t rows, end;

	for (size_t at = 0; at < n; at = end) {
		rows = cell_rows(slots, n, at, &end);
		if (slots[at].row == slots[at].last_row && rows > band.count)
			band.count = rows;
	}
	need(p, band.first, band.count - 1, 0);
	for (size_t at = 0; at < n; at = end) {
		rows = cell_rows(slots, n, at, &end);
		if (slots[at].row == slots[at].last_row && (rows > 1 || band.count == 1))
			measure_cell(p, slots, at, end, band.first);
	}
	for (size_t at = 0; at < n; at = end) {
		rows = cell_rows(slots, n, at, &end);
		if (slots[at].row == slots[at].last_row && rows == 1 && rows < band.count)
			for (; at < end; at++)
				band.count += grow(p, band.first, hy_xlsx_height(&slots[at],
				    slots[at].text.n_lines));
	}
	return band;
}

static struct hy_xlsx_box
box_of(const struct plan *p, const struct hy_xlsx_slot *s)
{
	struct hy_xlsx_box box = { .look = s->look, .part = 1 };
	unsigned right = p->raster.index[s->right];

	box.col = p->raster.index[s->left];
	box.last_col = right > box.col ? right - 1 : box.col;
	return box;
}

/* A chunked text, or one that fits, in rows FIRST to LAST: a box a chunk, the last one down to the end. */
static void
place_chunks(struct plan *p, const struct hy_xlsx_slot *s, size_t first, size_t last)
{
	struct hy_xlsx_box box = box_of(p, s);
	size_t n = s->n_chunks - 1;
	double height = 0;

	for (size_t r = first; r <= last; r++)
		height += heights(p)[r];
	box.look.top = s->look.top || height > HY_XLSX_MAX_ROW_PT;
	for (size_t k = 0; k <= n; k++, box.part++) {
		box.row = (unsigned)(first + k);
		box.last_row = (unsigned)(k < n ? first + k : last);
		box.look.open_top = s->look.open_top || k > 0;
		box.look.open_bottom = s->look.open_bottom || k < n;
		add_box(p, s, box, hy_xlsx_chunk_start(s, k), s->ends[k]);
	}
}

/* The strips from AT to END of one cell, in the rows of BAND. */
static void
place_cell(struct plan *p, const struct hy_xlsx_slot *slots, size_t at, size_t end,
    struct band band)
{
	size_t row = band.first, most;

	while (at < end) {
		size_t next = strip_end(slots, end, at, &most);
		size_t last = next < end ? row + most - 1 : band.first + band.count - 1;

		for (; at < next; at++)
			place_chunks(p, &slots[at], row, last);
		row += most;
	}
}

/* A text over several rows: one box unless the characters of a cell do not hold it. */
static void
place_over_rows(struct plan *p, const struct hy_xlsx_slot *s, size_t row, size_t end)
{
	struct hy_xlsx_box box = box_of(p, s);
	size_t line = 0;

	for (; row <= end; box.part++) {
		double height = heights(p)[row];
		size_t to = line + hy_xlsx_lines_in(s, height), more;

		box.row = (unsigned)row;
		for (row++; row <= end; row++) {
			height += heights(p)[row];
			more = line + hy_xlsx_lines_in(s, height);
			if (more > s->text.n_lines)
				more = s->text.n_lines;
			if (!hy_xlsx_fits(s, line, more))
				break;
			to = more;
		}
		if (row > end || to > s->text.n_lines)
			to = s->text.n_lines;
		box.last_row = (unsigned)row - 1;
		box.look.open_top = line > 0;
		box.look.open_bottom = row <= end;
		box.look.top = s->look.top || line > 0 || row <= end;
		add_box(p, s, box, line, to);
		line = to;
	}
}

static void
note_heads(struct plan *p, const struct hy_grid *grid, const struct band *bands)
{
	unsigned n = 0;

	p->n_grids++;
	while (n < grid->n_rows && grid->rows[n].head)
		n++;
	if (n == 0)
		return;
	p->headed++;
	p->last_headed = p->n_grids;
	p->first_head = (unsigned)bands[0].first;
	p->last_head = (unsigned)(bands[n - 1].first + bands[n - 1].count - 1);
}

/* Gives the texts that end in row R their room; OPEN lists those over several rows. */
static size_t
close_spans(struct plan *p, struct band *bands, unsigned r, const struct hy_xlsx_slot **open, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++) {
		if (open[i]->last_row == r)
			bands[r].count += grow(p, bands[open[i]->row].first, hy_xlsx_needed(open[i]));
		else
			open[left++] = open[i];
	}
	return left;
}

/* Rows kept spare are hidden: H for each row there is now. */
static void
mark_hidden(struct plan *p, bool spare)
{
	while (p->hidden.len < row_count(p) * sizeof(spare))
		hy_buf_add(&p->hidden, (const char *)&spare, sizeof(spare));
}

static void
place_row(struct plan *p, const struct hy_xlsx_slot *slots, size_t n, const struct band *bands)
{
	size_t end;

	for (size_t at = 0; at < n; at = end) {
		struct band last = bands[slots[at].last_row];

		(void)cell_rows(slots, n, at, &end);
		if (slots[at].row == slots[at].last_row)
			place_cell(p, slots, at, end, last);
		else
			place_over_rows(p, &slots[at], bands[slots[at].row].first,
			    last.first + last.count - 1);
	}
}

static void
note_table(struct plan *p, const struct hy_grid *grid, const struct band *bands)
{
	struct hy_xlsx_table table = { .grid = grid, .row = (unsigned)bands[0].first };

	if (grid->name == NULL || grid->n_rows == 0)
		return;
	table.last_row = (unsigned)row_count(p) - 1;
	hy_buf_add(&p->tables, (const char *)&table, sizeof(table));
}

/* How many of the slots not placed yet are in row R. */
static size_t
slots_in_row(const struct plan *p, unsigned r)
{
	size_t n = 0;

	while (p->next_slot + n < p->slots.count && p->slots.at[p->next_slot + n].row == r)
		n++;
	return n;
}

static void
plan_grid(struct plan *p, const struct hy_grid *grid, size_t end)
{
	struct band *bands = hy_new_array(p->arena, grid->n_rows + 1, struct band);
	const struct hy_xlsx_slot **open = hy_new_array(p->arena, end - p->next_slot + 1,
	    const struct hy_xlsx_slot *);
	size_t first = p->next_slot, n_open = 0, n;

	for (unsigned r = 0; r < grid->n_rows; r++) {
		struct hy_xlsx_slot *slots = &p->slots.at[p->next_slot];

		n = slots_in_row(p, r);
		n = n < end - p->next_slot ? n : end - p->next_slot;
		for (size_t i = 0; i < n; i++) {
			wrap(p, &slots[i]);
			if (slots[i].last_row > r)
				open[n_open++] = &slots[i];
		}
		bands[r] = measure_row(p, slots, n);
		n_open = close_spans(p, bands, r, open, n_open);
		mark_hidden(p, grid->rows[r].spare);
		p->next_slot += n;
	}
	for (size_t at = first; at < end; at += n) {
		for (n = 1; at + n < end && p->slots.at[at + n].row == p->slots.at[at].row; n++)
			;
		place_row(p, &p->slots.at[at], n, bands);
	}
	note_heads(p, grid, bands);
	note_table(p, grid, bands);
}

/* A heading or paragraph: one borderless cell over the whole width. */
static void
plan_runs(struct plan *p, const struct hy_block *block)
{
	enum hy_role role = block->type == HY_BLOCK_HEADING ? HY_ROLE_HEADING : HY_ROLE_VALUE;
	struct hy_xlsx_slot *s = hy_new(p->arena, struct hy_xlsx_slot);
	struct band band;

	if (block->runs != NULL)
		role = block->runs->role;
	if (block->type == HY_BLOCK_HEADING && row_count(p) > 0)
		add_height(p, hy_xlsx_size_pt(p->layout, role));
	*s = (struct hy_xlsx_slot){ .runs = block->runs, .right = HY_XLSX_FULL, .strips = 1,
	    .field = block->field, .open = block->field != NULL, .guide = { "", 0 } };
	s->look.role = role;
	s->look.across = block->center ? HY_XLSX_CENTER : block->right ? HY_XLSX_RIGHT : HY_XLSX_LEFT;
	wrap(p, s);
	band = measure_row(p, s, 1);
	place_cell(p, s, 0, 1, band);
	mark_hidden(p, false);
}

/* A figure stands over empty rows that are as high as it together. */
static void
plan_figure(struct plan *p, const struct hy_figure *figure)
{
	struct hy_xlsx_picture picture = { figure, (unsigned)row_count(p) };
	double left = figure->height / 25.4 * 72 + hy_xlsx_size_pt(p->layout, HY_ROLE_VALUE);

	for (; left > 0; left -= HY_XLSX_MAX_ROW_PT)
		add_height(p, left < HY_XLSX_MAX_ROW_PT ? left : HY_XLSX_MAX_ROW_PT);
	mark_hidden(p, false);
	hy_buf_add(&p->pictures, (const char *)&picture, sizeof(picture));
}

/* Cuts all grids of PART into slots; ENDS gets the number of slots behind each of them. */
static size_t *
cut_grids(struct plan *p, const struct hy_part *part)
{
	size_t n = 0, *ends;

	for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
		n++;
	ends = hy_new_array(p->arena, n + 1, size_t);
	n = 0;
	for (const struct hy_block *b = part->blocks; b != NULL; b = b->next) {
		const struct hy_grid *grid = block_grid(b);

		for (unsigned r = 0; grid != NULL && r < grid->n_rows; r++)
			hy_xlsx_slots_add(p->arena, p->layout, p->width_pt, grid, r, &p->slots);
		ends[n++] = p->slots.count;
	}
	p->raster = hy_xlsx_raster_new(p->slots.at, p->slots.count);
	for (size_t i = 0; i < p->slots.count; i++)
		hy_xlsx_raster_snap(&p->raster, &p->slots.at[i]);
	return ends;
}

static struct hy_xlsx_tab
tab_of(struct plan *p)
{
	return (struct hy_xlsx_tab){
		.n_cols = p->raster.n_cols,
		.widths_px = hy_xlsx_raster_widths(p->arena, &p->raster, p->width_pt),
		.n_rows = row_count(p), .heights_pt = heights(p),
		.hidden = (const bool *)(const void *)p->hidden.p,
		.n_boxes = p->boxes.len / sizeof(struct hy_xlsx_box),
		.boxes = (const struct hy_xlsx_box *)(const void *)p->boxes.p,
		.n_tables = p->tables.len / sizeof(struct hy_xlsx_table),
		.tables = (const struct hy_xlsx_table *)(const void *)p->tables.p,
		.n_pictures = p->pictures.len / sizeof(struct hy_xlsx_picture),
		.pictures = (const struct hy_xlsx_picture *)(const void *)p->pictures.p,
		.open = p->open,
		.repeats = p->headed == 1 && p->last_headed == p->n_grids,
		.first_head = p->first_head, .last_head = p->last_head,
		.text_bytes = p->text_bytes,
	};
}

struct hy_xlsx_tab
hy_xlsx_plan(struct hy_arena *arena, const struct hy_layout *layout, const struct hy_part *part)
{
	double page = part->landscape ? layout->page_height : layout->page_width;
	struct plan *p = hy_new(arena, struct plan);
	size_t *ends;

	p->arena = arena;
	p->layout = layout;
	p->width_pt = (page - layout->margin_left - layout->margin_right) / 25.4 * 72;
	if (!(p->width_pt > 72))
		p->width_pt = 72;
	p->heights = hy_buf_new(arena);
	p->hidden = hy_buf_new(arena);
	p->boxes = hy_buf_new(arena);
	p->tables = hy_buf_new(arena);
	p->pictures = hy_buf_new(arena);
	ends = cut_grids(p, part);
	for (const struct hy_block *b = part->blocks; b != NULL; b = b->next, ends++) {
		if (block_grid(b) != NULL)
			plan_grid(p, b->grid, *ends);
		else if (b->type == HY_BLOCK_FIGURE)
			plan_figure(p, b->figure);
		else if (b->type != HY_BLOCK_GRID)
			plan_runs(p, b);
	}
	return tab_of(p);
}
