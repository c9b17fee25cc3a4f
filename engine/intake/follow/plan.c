/*
 * A plan of the headings, made before anything is read: a label such as
 * "1. ..." may stand in several sections, and only what follows tells which one
 * is meant. The cheapest way through all headings is found at once.
 */
#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

#define NOT_A_HEADING 0.8
#define NOT_A_HEADING_THERE 4.0	/* though it begins a sheet: rather all between is missing */
#define FAR 1e9

/* A row that may be a heading. */
struct stop {
	unsigned row;
	double *cost;		/* per heading, of taking this row for it */
	double pass;		/* cost of passing it by */
	double *total;		/* of the cheapest way that ends here */
	int *from;		/* heading before; -1 none */
	bool *taken;		/* the row was taken for the heading, not passed by */
};

struct plan {
	struct hy_follow *f;
	int *heading;		/* anchors that are sections or parts */
	int count;
	struct stop *stops;
	unsigned n_stops;
};

static bool
repeats(const struct hy_follow *f, const struct hy_anchor *a)
{
	return f->form->sections[a->section]->per_file;
}

/* What it costs to have heading B right after heading A (both places in the list). */
static double
step_cost(const struct plan *p, int a, int b)
{
	const struct hy_anchor *to = &p->f->anchors.at[p->heading[b]];
	const struct hy_anchor *from = a >= 0 ? &p->f->anchors.at[p->heading[a]] : NULL;
	bool opens = to->role == HY_ANCHOR_SECTION || (b > 0 &&
	    p->f->anchors.at[p->heading[b - 1]].role == HY_ANCHOR_SECTION);

	if (a == b)
		return 0.3;
	if (b > a)
		return b - a < 30 ? 0.1 * (b - a - 1) : 3.0;
	if (opens && repeats(p->f, to))
		return to->section == from->section ? 0.2 : 0.6;
	if (to->section == from->section)	/* perhaps of the next file, its heading lost */
		return repeats(p->f, to) ? 0.6 : 1.0;
	return 2.0;
}

/* How much LABEL looks like heading N; FAR when it is none. */
static double
heading_cost(struct hy_follow *f, int n, const struct hy_label *label)
{
	struct hy_found found = hy_find_as(f, label, n);

	return found.anchor == n ? found.cost : FAR;
}

/* The first line of the first cell with something in it. */
static struct hy_str
first_line(struct hy_follow *f, const struct hy_source_row *row)
{
	struct hy_str text = HY_S("");
	long end;

	for (unsigned c = 0; c < row->n_cells && text.len == 0; c++)
		text = hy_html_text(f->scratch, row->cells[c]);
	end = hy_str_find(text, HY_S("\n"), 0);
	return end > 0 ? hy_str_cut(text, 0, (size_t)end) : text;
}

/* Some headings read like an item below them but for their number. */
static bool
is_item(const struct hy_follow *f, const struct hy_label *label)
{
	for (int n = 0; n < f->anchors.count; n++) {
		const struct hy_anchor *a = &f->anchors.at[n];

		if (a->role == HY_ANCHOR_ITEM && a->letters == label->letters &&
		    hy_str_eq(a->key, label->key) &&
		    (label->numeral.type == HY_NUM_NONE ||
		    (label->numeral.type == a->numeral.type &&
		    label->numeral.value == a->numeral.value)))
			return true;
	}
	return false;
}

static void
add_stop(struct plan *p, unsigned row, bool opens, struct hy_str text)
{
	struct hy_arena *arena = p->f->arena;
	struct stop *stop = &p->stops[p->n_stops];
	struct hy_label label;
	bool any = false;

	if (text.len == 0 || text.len > 600)
		return;
	label = hy_label_cut(p->f->scratch, p->f->words, text);
	if (is_item(p->f, &label))
		return;
	if (stop->cost == NULL) {
		stop->cost = hy_new_array(arena, (size_t)p->count, double);
		stop->total = hy_new_array(arena, (size_t)p->count, double);
		stop->from = hy_new_array(arena, (size_t)p->count, int);
		stop->taken = hy_new_array(arena, (size_t)p->count, bool);
	}
	for (int h = 0; h < p->count; h++) {
		stop->cost[h] = heading_cost(p->f, p->heading[h], &label);
		any = any || stop->cost[h] < FAR;
	}
	stop->row = row;
	stop->pass = opens ? NOT_A_HEADING_THERE : NOT_A_HEADING;
	p->n_stops += any;
}

/* The cheapest way to be at each heading after STOP. */
static void
reach(const struct plan *p, const struct stop *before, struct stop *stop)
{
	for (int h = 0; h < p->count; h++) {
		stop->total[h] = before != NULL ? before->total[h] + stop->pass : FAR;
		stop->from[h] = h;
		stop->taken[h] = false;
		if (stop->cost[h] >= FAR)
			continue;
		for (int b = -1; b < p->count; b++) {
			double so_far = before != NULL ? b < 0 ? FAR : before->total[b]
			    : b < 0 ? 0 : FAR;
			double way = so_far + step_cost(p, b, h) + stop->cost[h];

			if (way < stop->total[h]) {
				stop->total[h] = way;
				stop->from[h] = b;
				stop->taken[h] = true;
			}
		}
	}
}

/* Writes the cheapest way into f->plan. */
static void
trace_back(const struct plan *p)
{
	int at = 0;

	if (p->n_stops == 0)
		return;
	for (int h = 1; h < p->count; h++)
		if (p->stops[p->n_stops - 1].total[h] < p->stops[p->n_stops - 1].total[at])
			at = h;
	for (unsigned i = p->n_stops; i-- > 0 && at >= 0;) {
		const struct stop *stop = &p->stops[i];

		p->f->plan[stop->row] = stop->taken[at] ? p->heading[at] : HY_NO_HEADING;
		at = stop->from[at];
	}
}

void
hy_plan_rows(struct hy_follow *f, const struct hy_rows *rows, const bool *skip)
{
	struct plan p = { .f = f };

	p.heading = hy_new_array(f->arena, (size_t)f->anchors.count + 1, int);
	p.stops = hy_new_array(f->arena, rows->count + 1, struct stop);
	f->plan = hy_new_array(f->arena, rows->count + 1, int);
	for (int n = 0; n < f->anchors.count; n++)
		if (f->anchors.at[n].role == HY_ANCHOR_SECTION ||
		    f->anchors.at[n].role == HY_ANCHOR_PART)
			p.heading[p.count++] = n;
	for (unsigned r = 0; r < rows->count; r++) {
		f->plan[r] = HY_NO_PLAN;
		if (!skip[r] && !rows->row[r].beside)
			add_stop(&p, r, rows->row[r].opens, first_line(f, &rows->row[r]));
		hy_arena_reset(f->scratch);
	}
	for (unsigned i = 0; i < p.n_stops; i++)
		reach(&p, i > 0 ? &p.stops[i - 1] : NULL, &p.stops[i]);
	trace_back(&p);
}
