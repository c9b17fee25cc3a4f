#include "engine/sheet/flow.h"

#include <stdint.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/sheet/device.h"

#define MAX_PICTURE ((size_t)16 << 20)
#define LEGEND_GAP 5.0		/* mm */
#define LEGEND_LINE 12.0
#define LEGEND_STEP 58.0
#define LEGEND_PT 8.0

/* Places of the options that the figure tells apart (templates: shubetsu, shudan, kojin_bangou). */
enum { PERSON, OFFICE, SYSTEM };
enum { ON_LINE };
enum { WITH_NUMBER };

struct flow {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	struct hy_graph graph;
	struct hy_graph_node *nodes;
	struct hy_graph_edge *edges;
	unsigned n_flows;
};

static const struct hy_node *
kid(const struct hy_node *node, const char *id)
{
	return hy_node_find(node, id);
}

/* The place of the chosen option; OTHERWISE when none was chosen. */
static unsigned
chosen(const struct hy_node *node, unsigned otherwise)
{
	return node != NULL && node->option != NULL
	    ? (unsigned)(node->option - node->item->options) : otherwise;
}

/* People stand at the left edge, those outside the body at the right, the body between them. */
static unsigned
group_of(unsigned type)
{
	return type == PERSON ? 0 : type == OFFICE ? 1 : type == SYSTEM ? 2 : 3;
}

/* The node with this name; one that is not among the parties is drawn outside the body. */
static unsigned
node_named(struct flow *f, struct hy_str name)
{
	unsigned i = 0;

	name = hy_str_trim(name);
	while (i < f->graph.n_nodes && !hy_str_eq(f->nodes[i].text, name))
		i++;
	if (i == f->graph.n_nodes) {
		f->nodes[i] = (struct hy_graph_node){ name, 3 };
		f->graph.n_nodes++;
	}
	return i;
}

static void
add_parties(struct flow *f, const struct hy_node *parties)
{
	for (unsigned i = 0; i < parties->n_kids; i++) {
		struct hy_str name = hy_str_trim(kid(parties->kids[i], "mei")->text);

		if (name.len > 0)
			f->nodes[node_named(f, name)].group =
			    group_of(chosen(kid(parties->kids[i], "shubetsu"), OFFICE));
	}
}

/* Flows of one kind between the same two are one arrow with all their numbers. */
static void
add_flow(struct flow *f, const struct hy_node *record)
{
	struct hy_str number = hy_str_trim(kid(record, "bangou")->text);
	struct hy_str from = kid(record, "kara")->text, to = kid(record, "made")->text;
	struct hy_graph_edge edge = { .text = number,
	    .dashed = chosen(kid(record, "shudan"), ON_LINE) != ON_LINE,
	    .thick = chosen(kid(record, "kojin_bangou"), WITH_NUMBER + 1) == WITH_NUMBER };

	if (hy_str_trim(from).len == 0 || hy_str_trim(to).len == 0)
		return;
	edge.from = node_named(f, from);
	edge.to = node_named(f, to);
	f->n_flows++;
	for (unsigned i = 0; i < f->graph.n_edges; i++) {
		struct hy_graph_edge *e = &f->edges[i];

		if (e->from != edge.from || e->to != edge.to || e->thick != edge.thick ||
		    e->dashed != edge.dashed)
			continue;
		e->text = hy_str_format(f->arena, "%.*s%.*s%.*s", HY_ARG(e->text),
		    HY_ARG(hy_phrase(f->looks, "flow_join")), HY_ARG(number));
		return;
	}
	f->edges[f->graph.n_edges++] = edge;
}

static void
read_graph(struct flow *f, const struct hy_doc *doc, const struct hy_node *parties,
    const struct hy_node *flows)
{
	f->nodes = hy_new_array(f->arena, parties->n_kids + 2 * flows->n_kids + 1, struct hy_graph_node);
	f->edges = hy_new_array(f->arena, flows->n_kids + 1, struct hy_graph_edge);
	f->graph.nodes = f->nodes;
	f->graph.edges = f->edges;
	f->graph.frame = hy_doc_role_text(doc, HY_ITEM_OFFICE);
	add_parties(f, parties);
	for (unsigned i = 0; i < flows->n_kids; i++)
		add_flow(f, flows->kids[i]);
}

/* --- the legend */

static struct hy_shape *
append(struct hy_arena *arena, struct hy_figure *figure, enum hy_shape_type type)
{
	const struct hy_shape **tail = &figure->shapes;
	struct hy_shape *shape = hy_new(arena, struct hy_shape);

	while (*tail != NULL)
		tail = (const struct hy_shape **)&(*tail)->next;
	shape->type = type;
	*tail = shape;
	return shape;
}

static void
legend_line(struct flow *f, struct hy_figure *figure, double x, bool dashed, bool thick,
    const char *phrase)
{
	struct hy_shape *line = append(f->arena, figure, HY_SHAPE_CURVE), *words;
	struct hy_point *p = hy_new_array(f->arena, 4, struct hy_point);
	double y = figure->height + LEGEND_GAP;

	for (unsigned i = 0; i < 4; i++)
		p[i] = (struct hy_point){ x + LEGEND_LINE * i / 3, y };
	line->points = p;
	line->n_points = 4;
	line->dashed = dashed;
	line->thick = thick;
	words = append(f->arena, figure, HY_SHAPE_TEXT);
	words->text = hy_phrase(f->looks, phrase);
	words->size_pt = LEGEND_PT;
	/* Its middle: a character of the legend is as wide as it is high. */
	words->x = x + LEGEND_LINE + 2 + (double)words->text.len / 3 * LEGEND_PT * 25.4 / 72 / 2;
	words->y = y;
}

static void
add_legend(struct flow *f, struct hy_figure *figure)
{
	legend_line(f, figure, 0, false, false, "flow_online");
	legend_line(f, figure, LEGEND_STEP * 0.75, true, false, "flow_paper");
	legend_line(f, figure, LEGEND_STEP * 1.5, false, true, "flow_number");
	figure->height += 2 * LEGEND_GAP;
	if (figure->width < LEGEND_STEP * 2.7)
		figure->width = LEGEND_STEP * 2.7;
}

/* --- drawing it */

static double
text_width(const struct hy_looks *looks)
{
	return looks->layout.page_width - looks->layout.margin_left - looks->layout.margin_right;
}

static bool
draw_flows(struct flow *f, enum hy_draws draws, struct hy_figure *figure, struct hy_err *err)
{
	const struct hy_drawer *drawer = hy_drawer_get(f->arena, err);
	char parties[16], flows[16];

	if (drawer == NULL || !drawer->lay_out(f->arena, &f->graph, text_width(f->looks),
	    hy_yaml_real(f->looks->measures, "figure_height", 150), figure, err))
		return false;
	add_legend(f, figure);
	snprintf(parties, sizeof(parties), "%u", f->graph.n_nodes);
	snprintf(flows, sizeof(flows), "%u", f->n_flows);
	figure->text = hy_phrase_fill(f->looks, "flow_text", hy_str_copy(f->arena, parties, strlen(parties)),
	    hy_str_copy(f->arena, flows, strlen(flows)), HY_S(""));
	return draws == HY_DRAWS_SHAPES || drawer->paint(f->arena, &f->looks->layout, figure, err);
}

static const struct hy_node *
figure_node(const struct hy_doc *doc)
{
	for (unsigned i = 0; i < doc->form->n_sections; i++)
		if (doc->form->sections[i]->kind == HY_KIND_FIGURE)
			return hy_doc_section(doc, doc->form->sections[i], 1);
	return NULL;
}

const struct hy_node *
hy_flow_picture(const struct hy_doc *doc)
{
	const struct hy_node *node = figure_node(doc), *picture = node != NULL ? kid(node, "zu") : NULL;

	return picture != NULL && !hy_node_blank(picture, doc->form) ? picture : NULL;
}

/* Nothing is read from elsewhere: a name with a folder is none. */
bool
hy_flow_picture_read(struct hy_arena *arena, const struct hy_doc *doc, const struct hy_node *named,
    struct hy_str *bytes, bool *vector, struct hy_err *err)
{
	struct hy_str name = hy_str_trim(named->text);
	const char *suffix;

	name = hy_str_copy(arena, name.p, name.len);
	suffix = hy_path_suffix(name.p);
	if (strchr(name.p, '/') != NULL || (strcmp(suffix, "png") != 0 && strcmp(suffix, "svg") != 0))
		return hy_fail(err, named->at, HY_M_PICTURE_NAME, name.p, NULL);
	*vector = strcmp(suffix, "svg") == 0;
	return hy_file_read(arena, hy_path_join(arena, hy_path_folder(arena, doc->file), name.p).p, MAX_PICTURE,
	    bytes, err);
}

static bool
read_picture(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc,
    const struct hy_node *named, struct hy_figure *figure, struct hy_err *err)
{
	struct hy_str name = hy_str_trim(named->text), folder = hy_path_folder(arena, doc->file);
	const struct hy_pictures *pictures;

	name = hy_str_copy(arena, name.p, name.len);
	if (!hy_flow_picture_read(arena, doc, named, &figure->picture, &figure->vector, err))
		return false;
	figure->text = hy_phrase_fill(looks, "picture_text", name, HY_S(""), HY_S(""));
	/* Cairo and the web draw no SVG: they take the picture of it. */
	return (pictures = hy_pictures_get(arena, err)) != NULL &&
	    pictures->measure(hy_path_join(arena, folder, name.p).p, text_width(looks),
	    hy_yaml_real(looks->measures, "figure_height", 150), figure, err) &&
	    pictures->paint(arena, figure, err);
}

static bool
find_masked(struct hy_node *node, void *context)
{
	*(bool *)context |= node->secrecy == HY_MASKED;
	return true;
}

/* Nothing is drawn of what is withheld, not even how much there is. */
static bool
is_masked(const struct hy_node *node)
{
	bool masked = false;

	hy_node_walk((struct hy_node *)(uintptr_t)node, find_masked, &masked);
	return masked;
}

bool
hy_flow_figure(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc,
    enum hy_draws draws, const struct hy_figure **result, struct hy_err *err)
{
	const struct hy_node *node = figure_node(doc), *picture = hy_flow_picture(doc);
	struct flow f = { .arena = arena, .looks = looks };
	struct hy_figure *figure;

	*result = NULL;
	if (node == NULL || draws == HY_DRAWS_NOTHING || (picture != NULL ? is_masked(picture)
	    : is_masked(kid(node, "shutai")) || is_masked(kid(node, "nagare"))))
		return true;
	if (picture == NULL)
		read_graph(&f, doc, kid(node, "shutai"), kid(node, "nagare"));
	if (picture == NULL && f.graph.n_edges == 0)
		return true;
	figure = hy_new(arena, struct hy_figure);
	if (picture != NULL ? read_picture(arena, looks, doc, picture, figure, err)
	    : draw_flows(&f, draws, figure, err)) {
		*result = figure;
		return true;
	}
	if (picture != NULL && err->at.file == NULL)
		err->at = picture->at;
	return false;
}
