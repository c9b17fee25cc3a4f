#include "reports/pdf/pdf_grid.h"

#include <stdint.h>
#include <string.h>

/* Labels and head rows higher than this part of a page may be broken. */
#define TALL 0.4
/* A row of up to so many lines of value text goes to the next page whole. */
#define SHORT_LINES 10

static double
page_height(const struct hy_pdf_table *table)
{
	return table->paper->bottom - table->paper->top;
}

static bool
is_tall(const struct hy_pdf_table *table, const struct hy_pdf_flow *flow)
{
	return hy_pdf_text_height(&flow->cell->text, 0, flow->cell->text.count) >
	    TALL * page_height(table);
}

/* --- head rows */

void
hy_pdf_heads_keep(struct hy_pdf_table *table)
{
	struct hy_pdf_paper *paper = table->paper;
	const struct hy_pdf_note *note = &table->notes[0];

	if (table->n_notes != table->n_head_rows || table->n_flows > 0 ||
	    paper->y - note->y > TALL * page_height(table))
		return;
	table->heads_y = note->y;
	table->heads_height = paper->y - note->y;
	table->n_heads = paper->n_boxes - note->n_boxes;
	table->heads = hy_new_array(paper->job->arena, table->n_heads, struct hy_pdf_box);
	if (table->n_heads > 0)
		memcpy(table->heads, paper->boxes + note->n_boxes,
		    table->n_heads * sizeof(*table->heads));
}

static void
heads_repeat(struct hy_pdf_table *table)
{
	struct hy_pdf_paper *paper = table->paper;
	struct hy_pdf_box *box;
	size_t i;

	if (table->row < table->n_head_rows || table->n_heads == 0)
		return;
	for (i = 0; i < table->n_heads; i++) {
		box = hy_pdf_paper_box(paper);
		*box = table->heads[i];
		box->y += paper->y - table->heads_y;
		box->again = true;
	}
	paper->y += table->heads_height;
}

/* --- page breaks */

/* A new page for the rest of the grid; flows that go on get their next boxes. */
static void
resume(struct hy_pdf_table *table, size_t keep)
{
	size_t i;

	hy_pdf_paper_turn(table->paper, keep);
	table->n_notes = 0;
	table->split = table->begun;
	heads_repeat(table);
	for (i = 0; i < table->n_flows; i++) {
		struct hy_pdf_flow *flow = &table->flows[i];

		flow->next += flow->take;
		flow->take = 0;
		flow->again = hy_pdf_flow_label(flow) && hy_pdf_flow_left(flow) == 0;
		hy_pdf_flow_box(table, flow);
	}
}

/*
 * How many lines of FLOW stand above a break at BOTTOM; false if the break
 * would leave too few on either side or cut a label.
 */
static bool
split_flow(const struct hy_pdf_table *table, struct hy_pdf_flow *flow, double bottom)
{
	size_t left = hy_pdf_flow_left(flow), rest, keep = table->layout->keep_lines;

	flow->take = hy_pdf_text_fit(&flow->cell->text, flow->next,
	    bottom - flow->top - 2 * table->pad);
	rest = left - flow->take;
	if (rest == 0)
		return true;
	if (hy_pdf_flow_label(flow) && !is_tall(table, flow))
		return false;
	if (rest < keep)
		flow->take -= flow->take > keep - rest ? keep - rest : flow->take;
	return flow->take >= (keep > 0 ? keep : 1);
}

/* The same when nothing else helps: as many lines as fit; returns how many. */
static size_t
split_hard(struct hy_pdf_table *table)
{
	size_t i, taken = 0;

	for (i = 0; i < table->n_flows; i++) {
		struct hy_pdf_flow *flow = &table->flows[i];

		flow->take = hy_pdf_text_fit(&flow->cell->text, flow->next,
		    table->paper->bottom - flow->top - 2 * table->pad);
		taken += flow->take;
	}
	return taken;
}

/* A page too low for a single line gets one; false if there is none left. */
static bool
split_one(struct hy_pdf_table *table)
{
	size_t i;

	for (i = 0; i < table->n_flows; i++) {
		if (hy_pdf_flow_left(&table->flows[i]) > 0) {
			table->flows[i].take = 1;
			return true;
		}
	}
	return false;
}

static void
split_close(struct hy_pdf_table *table)
{
	double edge_y, y = table->paper->y;
	size_t i;

	for (i = 0; i < table->n_flows; i++) {
		const struct hy_pdf_flow *flow = &table->flows[i];

		edge_y = flow->top + hy_pdf_flow_height(table, flow, flow->take);
		if (flow->take > 0 && edge_y > y)
			y = edge_y;
	}
	for (i = 0; i < table->n_flows; i++)
		hy_pdf_flow_close(table, &table->flows[i], y);
	resume(table, table->paper->n_boxes);
}

/* Breaks inside the current row if both sides get enough of it. */
static bool
split_row(struct hy_pdf_table *table)
{
	bool goes_on = false;
	size_t i;

	if (table->row < table->n_head_rows)
		return false;
	for (i = 0; i < table->n_flows; i++) {
		struct hy_pdf_flow *flow = &table->flows[i];

		if (!split_flow(table, flow, table->paper->bottom))
			return false;
		if (flow->take < hy_pdf_flow_left(flow))
			goes_on = true;
	}
	if (goes_on)
		split_close(table);
	return goes_on;
}

/* What a break between rows must respect. */
enum care { ALL, KEPT_ROWS, NOTHING };

/* True if the page may end before the row of NOTE. */
static bool
may_break(const struct hy_pdf_table *table, const struct hy_pdf_note *note, enum care care)
{
	const struct hy_row *above = &table->grid->rows[note->row - 1];
	size_t i;

	if (care != NOTHING && (above->keep || above->head))
		return false;
	for (i = 0; i < note->n_flows && care == ALL; i++) {
		const struct hy_pdf_flow *flow = &note->flows[i];
		double room = note->y - flow->top;

		if (hy_pdf_flow_label(flow) && !is_tall(table, flow) &&
		    hy_pdf_flow_height(table, flow, hy_pdf_flow_left(flow)) > room)
			return false;
	}
	return true;
}

static void
break_before(struct hy_pdf_table *table, const struct hy_pdf_note *note)
{
	size_t i;

	table->row = note->row;
	table->begun = false;
	table->n_flows = note->n_flows;
	memcpy(table->flows, note->flows, note->n_flows * sizeof(*note->flows));
	table->paper->n_boxes = note->n_boxes;
	for (i = 0; i < table->n_flows; i++) {
		struct hy_pdf_flow *flow = &table->flows[i];

		flow->take = hy_pdf_text_fit(&flow->cell->text, flow->next,
		    note->y - flow->top - 2 * table->pad);
		hy_pdf_flow_close(table, flow, note->y);
	}
	resume(table, table->paper->n_boxes);
}

/* Breaks before one of the last COUNT rows begun on this page, the lowest that may be. */
static bool
break_between(struct hy_pdf_table *table, size_t count, enum care care)
{
	size_t i, top = table->split ? 0 : 1;	/* the row at the top of a page stays */

	for (i = table->n_notes; i > top && count > 0; i--, count--) {
		if (may_break(table, &table->notes[i - 1], care)) {
			break_before(table, &table->notes[i - 1]);
			return true;
		}
	}
	return false;
}

/* Moves the whole grid, with the headings above it, to a new page. */
static bool
move_grid(struct hy_pdf_table *table)
{
	struct hy_pdf_paper *paper = table->paper;
	const struct hy_pdf_note *first = &table->notes[0];
	size_t keep;

	if (table->n_notes == 0 || first->row != 0)
		return false;
	keep = paper->chained ? paper->chain : first->n_boxes;
	if (keep == 0)
		return false;
	paper->n_boxes = first->n_boxes;
	paper->y = first->y;
	table->row = 0;
	table->begun = false;
	table->n_flows = 0;
	resume(table, keep);
	return true;
}

bool
hy_pdf_table_turn(struct hy_pdf_table *table, double height)
{
	bool fresh = table->n_notes > 0 && table->notes[table->n_notes - 1].row == table->row;

	if (fresh && height <= SHORT_LINES * table->min_height &&
	    (table->n_notes == 1 && !table->split ? move_grid(table) :
	    break_between(table, 1, ALL)))
		return true;
	if (split_row(table) || break_between(table, SIZE_MAX, ALL) || move_grid(table) ||
	    break_between(table, SIZE_MAX, KEPT_ROWS))
		return true;
	if (split_hard(table) == 0) {
		if (break_between(table, SIZE_MAX, NOTHING))
			return true;
		if (!split_one(table))
			return false;
	}
	split_close(table);
	return true;
}
