/*
 * Graph -> figure: the door to Graphviz. Sizes given to it are in inches, what it gives
 * back is in points with y upwards; figures are in millimetres with y downwards.
 */
#include "reports/figure/figure.h"

#include <graphviz/gvc.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>

#include "engine/base/text.h"

#define INCH 25.4
#define POINT (25.4 / 72)
#define TEXT_PT 8.0
#define PITCH 1.35
#define LINE_CHARS 20		/* half-width characters in a line of a box */
#define PADDING 1.6		/* mm round the text of a box */
#define HEAD_LENGTH 2.4		/* mm */
#define HEAD_WIDTH 1.7
#define FEWEST_SCALE 0.8	/* below this the other direction is tried, too */

/* Graphviz is given what it needs and looks for no plugins. */
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;
static const lt_symlist_t plugins[] = {
	{ "gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library },
	{ NULL, NULL }
};

/* A drawing on its way. */
struct drawing {
	struct hy_arena *arena;
	const struct hy_graph *graph;
	Agraph_t *g;
	Agnode_t **nodes;
	Agedge_t **edges;
	double scale, height;	/* of the whole, unscaled mm */
	struct hy_figure *figure;
	const struct hy_shape **tail;
};

/* --- text of boxes */

/* TEXT in lines of about one length, none much wider than LINE_CHARS; *COUNT of them. */
static const struct hy_str *
wrap(struct hy_arena *arena, struct hy_str text, unsigned *count)
{
	struct hy_str *lines = hy_new_array(arena, text.len + 1, struct hy_str);
	size_t all = hy_text_width(text), most = all / (all / (LINE_CHARS + 1) + 1) + 1;
	size_t from = 0, width = 0;
	uint32_t cp;

	*count = 0;
	for (size_t at = 0, n; at < text.len; at += n) {
		size_t wide;

		n = hy_utf8_decode(text.p + at, text.len - at, &cp);
		n = n > 0 ? n : 1;
		wide = hy_text_width(hy_str_cut(text, at, at + n));
		if (width + wide > most + 1 && at > from) {
			lines[(*count)++] = hy_str_cut(text, from, at);
			from = at;
			width = 0;
		}
		width += wide;
	}
	lines[(*count)++] = hy_str_cut(text, from, text.len);
	return lines;
}

/* mm a text takes: a half-width character is half as wide as it is high. */
static double
text_width(struct hy_str text)
{
	return (double)hy_text_width(text) * TEXT_PT * POINT / 2;
}

/* Graphviz copies what it is given but does not say so in its types. */
static char *
loose(const char *text)
{
	return (char *)(uintptr_t)text;
}

static void
set(void *object, const char *name, const char *value)
{
	agsafeset(object, loose(name), loose(value), loose(""));
}

static void
set_number(void *object, const char *name, double value)
{
	char text[32];

	snprintf(text, sizeof(text), "%.3f", value);
	set(object, name, text);
}

static void
size_node(struct drawing *d, Agnode_t *node, struct hy_str text)
{
	unsigned n;
	const struct hy_str *lines = wrap(d->arena, text, &n);
	double width = 0;

	for (unsigned i = 0; i < n; i++)
		width = fmax(width, text_width(lines[i]));
	set_number(node, "width", (fmax(width, 14) + 2 * PADDING) / INCH);
	set_number(node, "height", (n * TEXT_PT * POINT * PITCH + 2 * PADDING) / INCH);
	set(node, "fixedsize", "true");
	set(node, "shape", "box");
	set(node, "label", "");
}

/*
 * Room for a label: an empty table of its size. Words would make Graphviz measure them with
 * Pango, whose fonts are not ours and stay alive in Cairo.
 */
static void
size_label(struct drawing *d, Agedge_t *edge, struct hy_str text)
{
	struct hy_str table = hy_str_format(d->arena, "<TABLE BORDER=\"0\" CELLBORDER=\"0\" FIXEDSIZE=\"TRUE\" "
	    "WIDTH=\"%.0f\" HEIGHT=\"%.0f\"><TR><TD></TD></TR></TABLE>", text_width(text) / POINT + 4,
	    TEXT_PT * PITCH);
	char *kept = agstrdup_html(d->g, loose(table.p));

	set(edge, "label", kept);
	agstrfree(d->g, kept);
}

/* --- the graph */

static Agraph_t *
group_of(struct drawing *d, unsigned group, Agraph_t *frame)
{
	Agraph_t *sub;

	if (group == 1 || group == 2)
		return frame;
	sub = agsubg(d->g, loose(group == 0 ? "left" : "right"), 1);
	set(sub, "rank", group == 0 ? "min" : "max");
	return sub;
}

static void
build(struct drawing *d, const char *direction)
{
	Agraph_t *frame;
	char name[32];

	d->g = agopen(loose("flow"), Agdirected, NULL);
	set(d->g, "rankdir", direction);
	set(d->g, "nodesep", "0.22");
	set(d->g, "ranksep", "0.55");
	set(d->g, "splines", "true");
	set(d->g, "newrank", "true");
	frame = agsubg(d->g, loose("cluster_frame"), 1);
	set(frame, "margin", "12");
	for (unsigned i = 0; i < d->graph->n_nodes; i++) {
		snprintf(name, sizeof(name), "n%u", i);
		d->nodes[i] = agnode(d->g, name, 1);
		size_node(d, d->nodes[i], d->graph->nodes[i].text);
		agsubnode(group_of(d, d->graph->nodes[i].group, frame), d->nodes[i], 1);
	}
	for (unsigned i = 0; i < d->graph->n_edges; i++) {
		const struct hy_graph_edge *e = &d->graph->edges[i];

		snprintf(name, sizeof(name), "e%u", i);
		d->edges[i] = agedge(d->g, d->nodes[e->from], d->nodes[e->to], name, 1);
		size_label(d, d->edges[i], e->text);
		set(d->edges[i], "arrowhead", "normal");
		set(d->edges[i], "arrowsize", "0.6");
	}
}

/* --- shapes */

static struct hy_shape *
add(struct drawing *d, enum hy_shape_type type)
{
	struct hy_shape *shape = hy_new(d->arena, struct hy_shape);

	shape->type = type;
	shape->shade = 1;
	*d->tail = shape;
	d->tail = &shape->next;
	return shape;
}

static struct hy_point
point_of(const struct drawing *d, pointf p)
{
	return (struct hy_point){ p.x * POINT * d->scale, (d->height - p.y * POINT) * d->scale };
}

static void
add_text(struct drawing *d, double x, double y, struct hy_str text, double size, double shade)
{
	struct hy_shape *shape = add(d, HY_SHAPE_TEXT);

	shape->x = x;
	shape->y = y;
	shape->text = hy_str_copy(d->arena, text.p, text.len);
	shape->size_pt = size * d->scale;
	shape->shade = shade;
}

static void
add_frame(struct drawing *d)
{
	Agraph_t *frame = agsubg(d->g, loose("cluster_frame"), 0);
	struct hy_shape *shape;
	struct hy_point low, high;

	if (frame == NULL || agfstnode(frame) == NULL)
		return;
	low = point_of(d, GD_bb(frame).LL);
	high = point_of(d, GD_bb(frame).UR);
	shape = add(d, HY_SHAPE_ROUND);
	shape->x = low.x;
	shape->y = high.y;
	shape->width = high.x - low.x;
	shape->height = low.y - high.y;
	add_text(d, (low.x + high.x) / 2, high.y, d->graph->frame, TEXT_PT, 1);
}

static void
add_node(struct drawing *d, unsigned i)
{
	const struct hy_graph_node *node = &d->graph->nodes[i];
	struct hy_point middle = point_of(d, ND_coord(d->nodes[i]));
	enum hy_shape_type type = node->group == 1 || node->group == 0 ? HY_SHAPE_ROUND : HY_SHAPE_BOX;
	struct hy_shape *shape = add(d, type);
	double pitch = TEXT_PT * POINT * PITCH * d->scale;
	unsigned n;
	const struct hy_str *lines = wrap(d->arena, node->text, &n);

	shape->width = ND_width(d->nodes[i]) * INCH * d->scale;
	shape->height = ND_height(d->nodes[i]) * INCH * d->scale;
	shape->x = middle.x - shape->width / 2;
	shape->y = middle.y - shape->height / 2;
	shape->shade = type == HY_SHAPE_BOX && node->group == 2 ? 0.92 : 1;
	for (unsigned l = 0; l < n; l++)
		add_text(d, middle.x, middle.y + (l - (n - 1) / 2.0) * pitch, lines[l], TEXT_PT, 0);
}

/* The head ends where Graphviz left off for it. */
static void
add_head(struct drawing *d, struct hy_point from, struct hy_point tip)
{
	double dx = tip.x - from.x, dy = tip.y - from.y, len = hypot(dx, dy);
	struct hy_point *points = hy_new_array(d->arena, 3, struct hy_point);
	struct hy_shape *shape = add(d, HY_SHAPE_HEAD);
	double length = HEAD_LENGTH * d->scale, width = HEAD_WIDTH * d->scale / 2;

	len = len > 0 ? len : 1;
	dx /= len;
	dy /= len;
	points[0] = tip;
	points[1] = (struct hy_point){ tip.x - dx * length - dy * width, tip.y - dy * length + dx * width };
	points[2] = (struct hy_point){ tip.x - dx * length + dy * width, tip.y - dy * length - dx * width };
	shape->points = points;
	shape->n_points = 3;
}

static void
add_edge(struct drawing *d, unsigned i)
{
	const struct hy_graph_edge *edge = &d->graph->edges[i];
	const splines *spl = ED_spl(d->edges[i]);

	for (size_t s = 0; spl != NULL && s < (size_t)spl->size; s++) {
		const bezier *b = &spl->list[s];
		struct hy_point *points = hy_new_array(d->arena, (size_t)b->size + 1, struct hy_point);
		struct hy_shape *shape = add(d, HY_SHAPE_CURVE);

		for (size_t p = 0; p < (size_t)b->size; p++)
			points[p] = point_of(d, b->list[p]);
		shape->points = points;
		shape->n_points = (unsigned)b->size;
		shape->thick = edge->thick;
		shape->dashed = edge->dashed;
		if (b->eflag)
			add_head(d, points[b->size - 1], point_of(d, b->ep));
	}
}

static void
add_label(struct drawing *d, unsigned i)
{
	const textlabel_t *label = ED_label(d->edges[i]);
	struct hy_point p;

	if (label == NULL || d->graph->edges[i].text.len == 0)
		return;
	p = point_of(d, label->pos);
	add_text(d, p.x, p.y, d->graph->edges[i].text, TEXT_PT, 1);
}

static void
collect(struct drawing *d, double scale)
{
	d->scale = scale;
	d->figure->shapes = NULL;
	d->tail = &d->figure->shapes;
	add_frame(d);
	for (unsigned i = 0; i < d->graph->n_edges; i++)
		add_edge(d, i);
	for (unsigned i = 0; i < d->graph->n_nodes; i++)
		add_node(d, i);
	for (unsigned i = 0; i < d->graph->n_edges; i++)
		add_label(d, i);
}

/* Lays out in DIRECTION; the scale that makes it fit, 0 on failure. The caller frees. */
static double
try_direction(struct drawing *d, GVC_t *gvc, const char *direction, double width, double height)
{
	double w, h;

	build(d, direction);
	if (gvLayout(gvc, d->g, "dot") != 0)
		return 0;
	/* The words over the frame stand on its upper edge: half a line more. */
	w = GD_bb(d->g).UR.x * POINT;
	h = GD_bb(d->g).UR.y * POINT + TEXT_PT * POINT;
	d->height = h;
	return fmin(1, fmin(width / w, height / h));
}

/*
 * To make room for the label of an edge within a rank, Graphviz may move the rank's list of nodes;
 * what it frees in the end is still the place where the list was.
 */
static void
mend_ranks(Agraph_t *g)
{
	for (int r = GD_minrank(g); GD_rank(g) != NULL && r <= GD_maxrank(g); r++)
		GD_rank(g)[r].av = GD_rank(g)[r].v;
}

static void
drop(struct drawing *d, GVC_t *gvc)
{
	mend_ranks(d->g);
	gvFreeLayout(gvc, d->g);
	agclose(d->g);
}

static void
finish(struct drawing *d, double scale)
{
	collect(d, scale);
	d->figure->width = GD_bb(d->g).UR.x * POINT * scale;
	d->figure->height = d->height * scale;
}

bool
hy_figure_lay_out(struct hy_arena *arena, const struct hy_graph *graph, double width, double height,
    struct hy_figure *figure, struct hy_err *err)
{
	struct drawing d = { .arena = arena, .graph = graph, .figure = figure };
	GVC_t *gvc = gvContextPlugins(plugins, 0);
	double across, down;

	d.nodes = hy_new_array(arena, graph->n_nodes + 1, Agnode_t *);
	d.edges = hy_new_array(arena, graph->n_edges + 1, Agedge_t *);
	across = try_direction(&d, gvc, "LR", width, height);
	if (across > 0)
		finish(&d, across);
	drop(&d, gvc);
	if (across < FEWEST_SCALE) {
		down = try_direction(&d, gvc, "TB", width, height);
		if (down > across)
			finish(&d, down);
		drop(&d, gvc);
		across = fmax(across, down);
	}
	gvFreeContext(gvc);
	return across > 0 || hy_fail(err, hy_mark_file(NULL), HY_M_FIGURE, NULL);
}
