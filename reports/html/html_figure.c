/* Figures in a web page: shapes as SVG that follows the page's colours, pictures as data. */
#include "reports/html/html.h"

static void
shape_class(struct hy_page *page, const struct hy_shape *s, const char *name)
{
	hy_buf_format(&page->body, " class=\"%s%s%s\"", name, s->thick ? " thick" : "",
	    s->dashed ? " dashed" : "");
}

static void
box(struct hy_page *page, const struct hy_shape *s)
{
	hy_buf_format(&page->body, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"%s", s->x, s->y,
	    s->width, s->height, s->type == HY_SHAPE_ROUND ? " rx=\"2\"" : "");
	shape_class(page, s, s->shade < 1 ? "box shaded" : "box");
	hy_buf_text(&page->body, "/>\n");
}

static void
curve(struct hy_page *page, const struct hy_shape *s)
{
	hy_buf_format(&page->body, "<path d=\"M%.2f %.2f C", s->points[0].x, s->points[0].y);
	for (unsigned i = 1; i < s->n_points; i++)
		hy_buf_format(&page->body, " %.2f %.2f", s->points[i].x, s->points[i].y);
	hy_buf_char(&page->body, '"');
	shape_class(page, s, "curve");
	hy_buf_text(&page->body, "/>\n");
}

static void
head(struct hy_page *page, const struct hy_shape *s)
{
	hy_buf_text(&page->body, "<polygon points=\"");
	for (unsigned i = 0; i < s->n_points; i++)
		hy_buf_format(&page->body, "%s%.2f,%.2f", i > 0 ? " " : "", s->points[i].x, s->points[i].y);
	hy_buf_text(&page->body, "\" class=\"head\"/>\n");
}

static void
words(struct hy_page *page, const struct hy_shape *s)
{
	double size = s->size_pt * 25.4 / 72;

	/* Words over a line keep clear of it with a rim in the colour of the ground. */
	hy_buf_format(&page->body, "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.2f\"%s>", s->x,
	    s->y + size * 0.36, size, s->shade > 0 ? " class=\"over\"" : "");
	hy_html_text_add(page, &page->body, s->text);
	hy_buf_text(&page->body, "</text>\n");
}

static void
shapes(struct hy_page *page, const struct hy_figure *figure)
{
	hy_buf_format(&page->body, "<svg viewBox=\"0 0 %.2f %.2f\" role=\"img\" aria-label=\"",
	    figure->width, figure->height);
	hy_html_text_add(page, &page->body, figure->text);
	hy_buf_text(&page->body, "\">\n");
	for (const struct hy_shape *s = figure->shapes; s != NULL; s = s->next) {
		switch (s->type) {
		case HY_SHAPE_BOX:
		case HY_SHAPE_ROUND:
			box(page, s);
			break;
		case HY_SHAPE_CURVE:
			curve(page, s);
			break;
		case HY_SHAPE_HEAD:
			head(page, s);
			break;
		case HY_SHAPE_TEXT:
			words(page, s);
			break;
		}
	}
	hy_buf_text(&page->body, "</svg>\n");
}

static void
picture(struct hy_page *page, const struct hy_figure *figure)
{
	hy_buf_format(&page->body, "<img src=\"data:image/%s;base64,", figure->vector ? "svg+xml" : "png");
	hy_buf_str(&page->body, hy_html_base64(page->arena, figure->picture));
	hy_buf_text(&page->body, "\" alt=\"");
	hy_html_text_add(page, &page->body, figure->text);
	hy_buf_text(&page->body, "\">\n");
}

void
hy_html_figure(struct hy_page *page, const struct hy_figure *figure)
{
	hy_buf_text(&page->body, "<figure>\n");
	if (figure->shapes != NULL)
		shapes(page, figure);
	else
		picture(page, figure);
	hy_buf_text(&page->body, "</figure>\n");
}
