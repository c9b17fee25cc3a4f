#include "engine/sheet/live/evidence_chart.h"

#include "engine/sheet/device.h"

#define MONTHS 12
#define LABEL_MM 22.0		/* the rule's id in front of its bars */
#define MONTH_MM 11.5
#define GAP_MM 1.2		/* between two months */
#define ROW_MM 6.0
#define BAR_MM 4.0
#define HEAD_MM 6.0
#define TEXT_PT 7.5

/* Days of a month by their marks. */
struct month {
	unsigned number;	/* 1-12 */
	unsigned days, count[HY_DAY_MARKS];
};

/* The months of the year of RULE; days that are still to come are left out. */
static void
split(const struct hy_evidence *e, const struct hy_rule_year *rule, struct month months[MONTHS])
{
	struct hy_date begin = hy_date_of_days(e->from);

	for (unsigned m = 0; m < MONTHS; m++)
		months[m] = (struct month){ .number = ((unsigned)begin.month - 1 + m) % MONTHS + 1 };
	for (long day = e->from; day <= e->to; day++) {
		struct hy_date date = hy_date_of_days(day);
		struct month *month = &months[((unsigned)date.month + MONTHS - (unsigned)begin.month) % MONTHS];

		month->days++;
		month->count[rule->days[day - e->from]]++;
	}
}

struct chart {
	struct hy_arena *arena;
	struct hy_figure *figure;
	const struct hy_shape **tail;
};

static struct hy_shape *
add(struct chart *c, enum hy_shape_type type, double x, double y, double width, double height)
{
	struct hy_shape *shape = hy_new(c->arena, struct hy_shape);

	*shape = (struct hy_shape){ .type = type, .x = x, .y = y, .width = width, .height = height, .shade = 1 };
	*c->tail = shape;
	c->tail = &shape->next;
	return shape;
}

static void
add_text(struct chart *c, double x, double y, struct hy_str text)
{
	struct hy_shape *shape = add(c, HY_SHAPE_TEXT, x, y, 0, 0);

	shape->shade = 0;
	shape->text = text;
	shape->size_pt = TEXT_PT;
}

/* How dark a mark is: readable in black and white. */
static const double shades[HY_DAY_MARKS] = {
	[HY_DAY_UNKNOWN] = 1, [HY_DAY_HELD] = 0.85, [HY_DAY_RELIED] = 0.7, [HY_DAY_GAP] = 0.5, [HY_DAY_DEVIATED] = 0.15,
};

/* The bar of a month: deviating days first, so that they stand out. */
static void
add_bar(struct chart *c, const struct month *month, double x, double y)
{
	double width = MONTH_MM - GAP_MM;

	for (int mark = HY_DAY_MARKS - 1; mark >= 0 && month->days > 0; mark--) {
		double part = width * month->count[mark] / month->days;

		if (month->count[mark] == 0)
			continue;
		add(c, HY_SHAPE_BOX, x, y, part, BAR_MM)->shade = shades[mark];
		x += part;
	}
}

static void
add_legend(struct chart *c, const struct hy_yaml *words, double y)
{
	static const char *const keys[HY_DAY_MARKS] = {
		[HY_DAY_UNKNOWN] = "unknown", [HY_DAY_HELD] = "held", [HY_DAY_RELIED] = "relied", [HY_DAY_GAP] = "gap",
		[HY_DAY_DEVIATED] = "deviated",
	};
	const struct hy_yaml *marks = hy_yaml_get(words, "marks");
	double step = c->figure->width / HY_DAY_MARKS;

	for (int mark = HY_DAY_MARKS - 1, nth = 0; mark >= 0; mark--, nth++) {
		add(c, HY_SHAPE_BOX, step * nth, y, BAR_MM, BAR_MM)->shade = shades[mark];
		add_text(c, step * nth + BAR_MM + (step - BAR_MM) / 2 - 1, y + BAR_MM / 2, hy_yaml_text(marks, keys[mark]));
	}
}

static struct hy_str
number(struct hy_arena *arena, unsigned n)
{
	return hy_str_format(arena, "%u", n);
}

static struct hy_figure *
draw(struct hy_arena *arena, const struct hy_yaml *words, const struct hy_evidence *e)
{
	struct chart c = { .arena = arena, .figure = hy_new(arena, struct hy_figure) };
	struct month months[MONTHS];
	double y = HEAD_MM;

	c.tail = &c.figure->shapes;
	c.figure->width = LABEL_MM + MONTHS * MONTH_MM;
	for (const struct hy_rule_year *rule = e->rules; rule != NULL; rule = rule->next, y += ROW_MM) {
		split(e, rule, months);
		add_text(&c, LABEL_MM / 2, y + BAR_MM / 2, hy_str_of(rule->rule));
		for (unsigned m = 0; m < MONTHS; m++) {
			if (rule == e->rules)
				add_text(&c, LABEL_MM + m * MONTH_MM + MONTH_MM / 2, HEAD_MM / 2, hy_str_fill(arena,
				    hy_yaml_text(words, "month"), number(arena, months[m].number), HY_S(""), HY_S("")));
			add_bar(&c, &months[m], LABEL_MM + m * MONTH_MM, y);
		}
	}
	add_legend(&c, words, y + 1);
	c.figure->height = y + 1 + BAR_MM;
	c.figure->text = hy_yaml_text(words, "chart_text");
	return c.figure;
}

/* The same as a table: for each month the days that deviated, could not be judged, held. */
static void
add_table(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_yaml *words, const struct hy_evidence *e,
    struct hy_blocks *blocks)
{
	struct hy_table t = hy_table_new(arena, hy_looks_widths(looks, "chart_columns", MONTHS + 1), MONTHS + 1);
	struct month months[MONTHS];

	for (const struct hy_rule_year *rule = e->rules; rule != NULL; rule = rule->next) {
		split(e, rule, months);
		if (rule == e->rules) {
			hy_table_head_row(&t);
			hy_table_cell(&t, 0, 1, HY_ROLE_HEAD, hy_yaml_text(words, "rule"));
			for (unsigned m = 0; m < MONTHS; m++)
				hy_table_cell(&t, m + 1, 1, HY_ROLE_HEAD, hy_str_fill(arena, hy_yaml_text(words, "month"),
				    number(arena, months[m].number), HY_S(""), HY_S("")));
		}
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_LABEL, hy_str_of(rule->rule));
		for (unsigned m = 0; m < MONTHS; m++)
			hy_table_cell(&t, m + 1, 1, HY_ROLE_VALUE, months[m].days == 0 ? HY_S("") : hy_str_format(arena,
			    "%u/%u/%u", months[m].count[HY_DAY_DEVIATED], months[m].count[HY_DAY_GAP],
			    months[m].count[HY_DAY_HELD] + months[m].count[HY_DAY_RELIED]));
	}
	hy_blocks_paragraph(blocks, HY_ROLE_NOTE, hy_yaml_text(words, "chart_lead"));
	hy_blocks_add(blocks, hy_table_block(&t));
}

bool
hy_evidence_charts(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_yaml *words,
    const struct hy_evidence_report *report, struct hy_blocks *blocks, struct hy_err *err)
{
	const struct hy_evidence *e = report->evidence;
	struct hy_figure *figure;
	struct hy_block *block;

	hy_blocks_heading(blocks, 1, hy_yaml_text(words, "chart"));
	if (e->rules == NULL) {
		hy_blocks_paragraph(blocks, HY_ROLE_NOTE, hy_yaml_text(words, "none"));
		return true;
	}
	if (report->draws != HY_DRAWS_NOTHING) {
		figure = draw(arena, words, e);
		if (report->draws == HY_DRAWS_PICTURES) {
			const struct hy_drawer *drawer = hy_drawer_get(arena, err);

			if (drawer == NULL || !drawer->paint(arena, &looks->layout, figure, err))
				return false;
		}
		block = hy_new(arena, struct hy_block);
		block->type = HY_BLOCK_FIGURE;
		block->figure = figure;
		hy_blocks_add(blocks, block);
	}
	add_table(arena, looks, words, e, blocks);
	return true;
}
