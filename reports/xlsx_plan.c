#include "reports/xlsx_plan.h"

#define FULL 1000u		/* per mille: the right edge */
#define MAX_ROW_PT 400.0	/* Excel allows 409 */
#define CHUNK_PT 200.0		/* rows of a text that needs several: so that pages fill */
#define ROW_PAD_PT 4.0
#define MAX_CELL_COST 32000	/* Excel allows 32,767 characters */
#define SNAP 3u			/* column edges nearer than this (per mille) become one */

/* A cell with its text, waiting until the heights of all its rows are known. */
struct slot {
	const struct hy_cell *cell;
	struct hy_xlsx_text text;
	unsigned row, last_row;		/* of the grid */
	const size_t *ends;		/* line behind each chunk */
	size_t n_chunks;
};

/* The spreadsheet rows of a grid row. */
struct band {
	size_t first, count;
};

struct plan {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	double width_pt;		/* of the whole raster */
	bool edge[FULL + 1];		/* a column begins here */
	unsigned index[FULL + 1];	/* number of the column that begins here */
	unsigned snap;
	struct hy_buf heights, boxes;
	size_t text_bytes;
	size_t headed, last_headed, n_grids;	/* grids with head rows; which one; grids so far */
	unsigned first_head, last_head;
};

/* The edge a grid edge falls on. */
static unsigned
snapped(const struct plan *p, unsigned at)
{
	for (unsigned d = 0; d <= p->snap; d++) {
		if (at >= d && p->edge[at - d])
			return at - d;
		if (at + d <= FULL && p->edge[at + d])
			return at + d;
	}
	return at;
}

/* The right edge of COLS columns of the grid. */
static unsigned
edge_of(const struct hy_grid *grid, unsigned cols)
{
	unsigned sum = 0, total = 0;

	for (unsigned i = 0; i < grid->n_cols; i++) {
		total += grid->widths[i];
		if (i < cols)
			sum += grid->widths[i];
	}
	return cols >= grid->n_cols || total == 0 ? FULL : sum * FULL / total;
}

static const struct hy_grid *
block_grid(const struct hy_block *block)
{
	return block->type == HY_BLOCK_GRID && block->grid != NULL && block->grid->n_cols > 0
	    ? block->grid : NULL;
}

/* Very narrow columns must not vanish by snapping. */
static unsigned
snap_for(const struct hy_part *part)
{
	for (const struct hy_block *b = part->blocks; b != NULL; b = b->next) {
		const struct hy_grid *grid = block_grid(b);

		for (unsigned i = 0; grid != NULL && i < grid->n_cols; i++)
			if (grid->widths[i] < 2 * SNAP + 2)
				return 0;
	}
	return SNAP;
}

static unsigned
make_raster(struct plan *p, const struct hy_part *part)
{
	unsigned n = 0;

	p->snap = snap_for(part);
	p->edge[0] = p->edge[FULL] = true;
	for (const struct hy_block *b = part->blocks; b != NULL; b = b->next) {
		const struct hy_grid *grid = block_grid(b);

		for (unsigned i = 1; grid != NULL && i < grid->n_cols; i++) {
			unsigned at = snapped(p, edge_of(grid, i));

			p->edge[at] = true;
		}
	}
	for (unsigned at = 0; at <= FULL; at++)
		if (p->edge[at])
			p->index[at] = n++;
	return n - 1;
}

static const unsigned *
raster_widths(struct plan *p, unsigned n_cols)
{
	unsigned *widths = hy_new_array(p->arena, n_cols + 1, unsigned);
	double px_per_mille = p->width_pt / 72 * 96 / FULL;
	unsigned from = 0, n = 0;

	for (unsigned at = 1; at <= FULL; at++) {
		if (!p->edge[at])
			continue;
		widths[n++] = (unsigned)(at * px_per_mille + 0.5) -
		    (unsigned)(from * px_per_mille + 0.5);
		from = at;
	}
	return widths;
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

static void
add_box(struct plan *p, const struct slot *s, struct hy_xlsx_box box, size_t from, size_t to)
{
	box.pieces = hy_xlsx_text_cut(p->arena, &s->text, from, to, &box.n_pieces);
	hy_buf_add(&p->boxes, (const char *)&box, sizeof(box));
}

/* How many lines of the text a height holds; at least one. */
static size_t
lines_in(const struct slot *s, double height)
{
	double lines = (height - ROW_PAD_PT) / s->text.line_pt;

	return lines >= 1 ? (size_t)lines : 1;
}

static double
height_of(const struct slot *s, size_t lines)
{
	double height = (double)lines * s->text.line_pt + ROW_PAD_PT;

	return height < MAX_ROW_PT ? height : MAX_ROW_PT;
}

static bool
fits(const struct slot *s, size_t from, size_t to)
{
	return hy_xlsx_text_cost(&s->text, from, to) <= MAX_CELL_COST;
}

/* The best line to end a chunk before, at most TO: a paragraph's first in the last third. */
static size_t
chunk_end(const struct slot *s, size_t from, size_t to)
{
	if (to > s->text.n_lines)
		to = s->text.n_lines;
	while (to > from + 1 && !fits(s, from, to))
		to = from + (to - from) / 2;
	for (size_t line = to; line > from + (to - from) * 2 / 3; line--)
		if (s->text.bytes.p[s->text.starts[line] - 1] == '\n')
			return line;
	return to;
}

/* Breaks the text of a slot in one row into chunks where a row cannot hold it. */
static void
set_chunks(struct plan *p, struct slot *s)
{
	size_t *ends = hy_new_array(p->arena, s->text.n_lines, size_t);
	size_t per = lines_in(s, CHUNK_PT), from = 0;

	s->ends = ends;
	if (s->text.n_lines > lines_in(s, MAX_ROW_PT) || !fits(s, 0, s->text.n_lines))
		while (s->text.n_lines - from > per + per / 3 || !fits(s, from, s->text.n_lines)) {
			from = chunk_end(s, from, from + per);
			ends[s->n_chunks++] = from;
			if (from == s->text.n_lines)
				return;
		}
	ends[s->n_chunks++] = s->text.n_lines;
}

static size_t
chunk_start(const struct slot *s, size_t chunk)
{
	return chunk > 0 ? s->ends[chunk - 1] : 0;
}

static struct slot
new_slot(struct plan *p, const struct hy_grid *grid, unsigned row, const struct hy_cell *cell)
{
	struct slot s = { .cell = cell, .row = row };
	unsigned left = snapped(p, edge_of(grid, cell->col));
	unsigned right = snapped(p, edge_of(grid, cell->col + cell->cols));

	s.last_row = cell->rows > grid->n_rows - row ? grid->n_rows - 1
	    : row + (cell->rows > 0 ? cell->rows : 1) - 1;
	s.text = hy_xlsx_text_new(p->arena, p->layout, cell->runs, cell, cell->role,
	    (double)(right > left ? right - left : 1) / FULL * p->width_pt);
	set_chunks(p, &s);
	p->text_bytes += s.text.bytes.len;
	return s;
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
		double more = needed < MAX_ROW_PT - *last ? needed : MAX_ROW_PT - *last;

		if (more > 0) {
			*last += more;
			needed -= more;
		}
	}
	for (; needed > 0.01; added++) {
		add_height(p, needed < MAX_ROW_PT ? needed : MAX_ROW_PT);
		needed -= MAX_ROW_PT;
	}
	return added;
}

/* The height of chunk K in a band of COUNT rows: that of the highest cell that has a K-th chunk. */
static double
chunk_height(struct plan *p, const struct slot *slots, size_t n, size_t k, size_t count)
{
	double highest = hy_xlsx_size_pt(p->layout, HY_ROLE_VALUE) + ROW_PAD_PT;

	for (size_t i = 0; i < n; i++) {
		const struct slot *s = &slots[i];
		double height;

		if (s->row != s->last_row || k >= s->n_chunks || (s->n_chunks == 1 && count > 1))
			continue;
		height = height_of(s, s->ends[k] - chunk_start(s, k));
		highest = height > highest ? height : highest;
	}
	return highest;
}

/* The rows a grid row needs for the cells that stand in it alone. */
static struct band
measure_row(struct plan *p, const struct slot *slots, size_t n)
{
	struct band band = { row_count(p), 1 };
	size_t chunks = 1;

	for (size_t i = 0; i < n; i++)
		if (slots[i].row == slots[i].last_row && slots[i].n_chunks > chunks)
			chunks = slots[i].n_chunks;
	for (size_t k = 0; k < chunks; k++)
		add_height(p, chunk_height(p, slots, n, k, chunks));
	band.count = chunks;
	for (size_t i = 0; i < n; i++)
		if (slots[i].row == slots[i].last_row && slots[i].n_chunks < chunks)
			band.count += grow(p, band.first, height_of(&slots[i], slots[i].text.n_lines));
	return band;
}

/* Points a text over several rows needs; each further cell it goes on to loses part of a line. */
static double
needed_for(const struct slot *s)
{
	size_t cells = hy_xlsx_text_cost(&s->text, 0, s->text.n_lines) / MAX_CELL_COST;

	return (double)(s->text.n_lines + 2 * cells) * s->text.line_pt +
	    (double)(cells + 1) * ROW_PAD_PT;
}

/* A chunked text, or one that fits: a box a chunk, the last one down to the end of the band. */
static void
place_in_row(struct plan *p, const struct slot *s, struct hy_xlsx_box box, struct band band)
{
	size_t last = s->n_chunks - 1;

	for (size_t k = 0; k <= last; k++) {
		box.row = (unsigned)(band.first + k);
		box.last_row = (unsigned)(k < last ? band.first + k : band.first + band.count - 1);
		box.look.open_top = k > 0;
		box.look.open_bottom = k < last;
		box.look.top = band.count > 1;
		add_box(p, s, box, chunk_start(s, k), s->ends[k]);
	}
}

/* A text over several rows: one box unless the characters of a cell do not hold it. */
static void
place_over_rows(struct plan *p, const struct slot *s, struct hy_xlsx_box box, size_t end)
{
	size_t line = 0, row = box.row;

	while (row <= end) {
		double height = heights(p)[row];
		size_t to = line + lines_in(s, height), more;

		box.row = (unsigned)row;
		for (row++; row <= end; row++) {
			height += heights(p)[row];
			more = line + lines_in(s, height);
			if (more > s->text.n_lines)
				more = s->text.n_lines;
			if (!fits(s, line, more))
				break;
			to = more;
		}
		if (row > end || to > s->text.n_lines)
			to = s->text.n_lines;
		box.last_row = (unsigned)row - 1;
		box.look.open_top = line > 0;
		box.look.open_bottom = row <= end;
		box.look.top = line > 0 || row <= end;
		add_box(p, s, box, line, to);
		line = to;
	}
}

static bool
is_centered(enum hy_role role)
{
	return role == HY_ROLE_HEAD || role == HY_ROLE_CHOICE || role == HY_ROLE_TITLE;
}

static void
place(struct plan *p, const struct hy_grid *grid, const struct slot *s, const struct band *bands)
{
	struct hy_xlsx_box box = { .look = { .role = s->cell->role, .border = true } };
	struct band last = bands[s->last_row];
	unsigned right = p->index[snapped(p, edge_of(grid, s->cell->col + s->cell->cols))];

	box.col = p->index[snapped(p, edge_of(grid, s->cell->col))];
	box.last_col = right > box.col ? right - 1 : box.col;
	box.look.center = is_centered(s->cell->role);
	if (s->row == s->last_row) {
		place_in_row(p, s, box, last);
	} else {
		box.row = (unsigned)bands[s->row].first;
		place_over_rows(p, s, box, last.first + last.count - 1);
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
close_spans(struct plan *p, struct band *bands, unsigned r, const struct slot **open, size_t n)
{
	size_t left = 0;

	for (size_t i = 0; i < n; i++) {
		if (open[i]->last_row == r)
			bands[r].count += grow(p, bands[open[i]->row].first, needed_for(open[i]));
		else
			open[left++] = open[i];
	}
	return left;
}

static void
plan_grid(struct plan *p, const struct hy_grid *grid)
{
	struct band *bands = hy_new_array(p->arena, grid->n_rows + 1, struct band);
	const struct slot **open;
	struct slot *slots;
	size_t n = 0, n_open = 0, total = 0;

	for (unsigned r = 0; r < grid->n_rows; r++)
		total += grid->rows[r].n_cells;
	slots = hy_new_array(p->arena, total + 1, struct slot);
	open = hy_new_array(p->arena, total + 1, const struct slot *);
	for (unsigned r = 0; r < grid->n_rows; r++) {
		const struct hy_row *row = &grid->rows[r];

		for (unsigned c = 0; c < row->n_cells; c++) {
			slots[n + c] = new_slot(p, grid, r, &row->cells[c]);
			if (slots[n + c].last_row > r)
				open[n_open++] = &slots[n + c];
		}
		bands[r] = measure_row(p, slots + n, row->n_cells);
		n += row->n_cells;
		n_open = close_spans(p, bands, r, open, n_open);
	}
	for (size_t i = 0; i < n; i++)
		place(p, grid, &slots[i], bands);
	note_heads(p, grid, bands);
}

/* A heading or paragraph: one borderless cell over the whole width. */
static void
plan_runs(struct plan *p, const struct hy_block *block, unsigned n_cols)
{
	enum hy_role role = block->type == HY_BLOCK_HEADING ? HY_ROLE_HEADING : HY_ROLE_VALUE;
	struct hy_xlsx_box box = { .last_col = n_cols - 1 };
	struct slot s = { 0 };
	struct band band;

	if (block->runs != NULL)
		role = block->runs->role;
	if (block->type == HY_BLOCK_HEADING && row_count(p) > 0)
		add_height(p, hy_xlsx_size_pt(p->layout, role));
	s.text = hy_xlsx_text_new(p->arena, p->layout, block->runs, NULL, role, p->width_pt);
	set_chunks(p, &s);
	p->text_bytes += s.text.bytes.len;
	band = measure_row(p, &s, 1);
	box.look.role = role;
	box.look.center = block->center;
	place_in_row(p, &s, box, band);
}

struct hy_xlsx_tab
hy_xlsx_plan(struct hy_arena *arena, const struct hy_layout *layout, const struct hy_part *part)
{
	double page = part->landscape ? layout->page_height : layout->page_width;
	struct plan *p = hy_new(arena, struct plan);
	struct hy_xlsx_tab tab = { 0 };

	p->arena = arena;
	p->layout = layout;
	p->width_pt = (page - layout->margin_left - layout->margin_right) / 25.4 * 72;
	if (!(p->width_pt > 72))
		p->width_pt = 72;
	p->heights = hy_buf_new(arena);
	p->boxes = hy_buf_new(arena);
	tab.n_cols = make_raster(p, part);
	tab.widths_px = raster_widths(p, tab.n_cols);
	for (const struct hy_block *b = part->blocks; b != NULL; b = b->next) {
		if (block_grid(b) != NULL)
			plan_grid(p, b->grid);
		else if (b->type != HY_BLOCK_GRID)
			plan_runs(p, b, tab.n_cols);
	}
	tab.n_rows = row_count(p);
	tab.heights_pt = heights(p);
	tab.n_boxes = p->boxes.len / sizeof(struct hy_xlsx_box);
	tab.boxes = (const struct hy_xlsx_box *)(const void *)p->boxes.p;
	tab.repeats = p->headed == 1 && p->last_headed == p->n_grids;
	tab.first_head = p->first_head;
	tab.last_head = p->last_head;
	tab.text_bytes = p->text_bytes;
	return tab;
}
