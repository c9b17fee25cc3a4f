#include "reports/html/html.h"

/* A grid on its way to one or more tables. */
struct walk {
	struct hy_page *page;
	const struct hy_grid *grid;
	unsigned covered;	/* rows still under a cell that spans them */
	bool open, head;	/* a table is open; its thead is */
};

/* The class that gives a table these column widths; the rule is written once a page. */
static unsigned
width_class(struct hy_page *page, const struct hy_grid *grid)
{
	struct hy_buf rule = hy_buf_new(page->arena);
	unsigned n = 0;

	for (unsigned c = 0; c < grid->n_cols; c++)
		hy_buf_format(&rule, " %u.%u%%", grid->widths[c] / 10, grid->widths[c] % 10);
	while (n < page->n_widths && !hy_str_eq(page->widths[n], hy_buf_get(&rule)))
		n++;
	if (n < page->n_widths || n == HY_COUNT(page->widths))
		return n;
	page->widths[page->n_widths++] = hy_buf_get(&rule);
	for (unsigned c = 0; c < grid->n_cols; c++)
		hy_buf_format(&page->style, ".w%u col:nth-child(%u){width:%u.%u%%}", n, c + 1,
		    grid->widths[c] / 10, grid->widths[c] % 10);
	hy_buf_char(&page->style, '\n');
	return n;
}

static void
open_table(struct walk *w)
{
	if (w->open)
		return;
	hy_buf_format(&w->page->body, "<div class=\"scroll\" tabindex=\"0\" role=\"group\"><table class=\"w%u\">"
	    "<colgroup>", width_class(w->page, w->grid));
	for (unsigned c = 0; c < w->grid->n_cols; c++)
		hy_buf_text(&w->page->body, "<col>");
	hy_buf_text(&w->page->body, "</colgroup>\n");
	w->open = true;
}

static void
close_table(struct walk *w)
{
	if (w->head)
		hy_buf_text(&w->page->body, "</thead>\n");
	if (w->open)
		hy_buf_text(&w->page->body, "</table></div>\n");
	w->open = w->head = false;
}

static void
set_head(struct walk *w, bool head)
{
	if (w->head == head)
		return;
	hy_buf_text(&w->page->body, head ? "<thead>\n" : "</thead>\n");
	w->head = head;
}

static const char *
line_class(enum hy_line_type type)
{
	switch (type) {
	case HY_LINE_TICKED:
		return "ticked";
	case HY_LINE_UNTICKED:
		return "unticked";
	case HY_LINE_UNKNOWN:
		return "unknown";
	case HY_LINE_OPTION:
		return "option";
	case HY_LINE_GROUP:
		return "group";
	}
	return "";
}

static void
lines(struct walk *w, const struct hy_cell *cell)
{
	struct hy_buf *out = &w->page->body;

	hy_buf_format(out, "<ul class=\"c%u%s\">", cell->line_columns > 3 ? 3 : cell->line_columns,
	    cell->role == HY_ROLE_OPTIONS ? " options" : "");
	for (unsigned i = 0; i < cell->n_lines; i++) {
		struct hy_str box = hy_layout_box(w->page->layout, cell->lines[i].type);

		hy_buf_format(out, "<li class=\"%s%s\">", line_class(cell->lines[i].type),
		    cell->lines[i].whole_row ? " whole" : "");
		hy_html_text_add(w->page, out, box);
		if (box.len > 0)
			hy_buf_char(out, ' ');
		hy_html_text_add(w->page, out, cell->lines[i].text);
		hy_buf_text(out, "</li>");
	}
	hy_buf_text(out, "</ul>");
}

static void
cell_content(struct walk *w, const struct hy_cell *cell)
{
	bool link = cell->link != NULL && hy_html_has_id(w->page, cell->link);

	if (link) {
		hy_buf_text(&w->page->body, "<a href=\"#");
		hy_html_text_add(w->page, &w->page->body, hy_str_of(cell->link));
		hy_buf_text(&w->page->body, "\">");
	}
	hy_html_runs(w->page, cell->runs);
	if (link)
		hy_buf_text(&w->page->body, "</a>");
	if (cell->n_lines > 0)
		lines(w, cell);
}

static bool
is_blank(const struct hy_cell *cell)
{
	return cell->runs == NULL && cell->n_lines == 0;
}

static bool
is_label(const struct hy_cell *cell)
{
	return cell->role == HY_ROLE_LABEL || cell->role == HY_ROLE_HEAD ||
	    cell->role == HY_ROLE_HEADING;
}

/* Labels alone in their row stand over what is below them. */
static bool
heads_columns(const struct hy_row *row)
{
	for (unsigned i = 0; i < row->n_cells; i++)
		if (!is_label(&row->cells[i]))
			return false;
	return true;
}

/* A label heads its row or column; one without words is only an indent. */
static const char *
open_cell(const struct hy_cell *cell, bool head_row, bool *is_head)
{
	bool label = is_label(cell);

	*is_head = label && !is_blank(cell);
	if (!label)
		return "<td";
	if (is_blank(cell))
		return "<td class=\"empty\"";
	if (head_row)
		return "<th scope=\"col\"";
	return cell->rows > 1 ? "<th scope=\"rowgroup\"" : "<th scope=\"row\"";
}

static void
row_cells(struct walk *w, const struct hy_row *row)
{
	struct hy_buf *out = &w->page->body;
	bool columns = heads_columns(row);

	hy_buf_text(out, "<tr");
	hy_html_tags(w->page, row);
	hy_buf_char(out, '>');
	for (unsigned i = 0; i < row->n_cells; i++) {
		const struct hy_cell *cell = &row->cells[i];
		bool head;

		hy_buf_text(out, open_cell(cell, columns, &head));
		hy_html_id(w->page, cell->id);
		if (cell->cols > 1)
			hy_buf_format(out, " colspan=\"%u\"", cell->cols);
		if (cell->rows > 1)
			hy_buf_format(out, " rowspan=\"%u\"", cell->rows);
		hy_buf_char(out, '>');
		cell_content(w, cell);
		hy_buf_text(out, head ? "</th>" : "</td>");
		w->covered = cell->rows - 1 > w->covered ? cell->rows - 1 : w->covered;
	}
	hy_buf_text(out, "</tr>\n");
}

/*
 * A row that only names what follows is a heading of the page, so that people who hear it
 * find it: h3 for an item, h4 for a record. Boxes beside it stand below the heading.
 */
static bool
row_heading(struct walk *w, const struct hy_row *row)
{
	const struct hy_cell *cell = &row->cells[0];
	bool alone = row->n_cells == 1 && cell->cols == w->grid->n_cols;
	unsigned level = cell->role == HY_ROLE_HEADING ? 3 : 4;

	if (row->head || w->covered > 0 || row->n_cells == 0 || is_blank(cell) ||
	    !(cell->role == HY_ROLE_HEADING || (cell->role == HY_ROLE_HEAD && alone)))
		return false;
	close_table(w);
	hy_buf_format(&w->page->body, "<h%u", level);
	hy_html_id(w->page, cell->id);
	hy_buf_char(&w->page->body, '>');
	hy_html_runs(w->page, cell->runs);
	hy_buf_format(&w->page->body, "</h%u>\n", level);
	for (unsigned i = 1; i < row->n_cells; i++) {
		hy_buf_text(&w->page->body, "<div");
		hy_html_id(w->page, row->cells[i].id);
		hy_buf_char(&w->page->body, '>');
		cell_content(w, &row->cells[i]);
		hy_buf_text(&w->page->body, "</div>\n");
	}
	return true;
}

void
hy_html_grid(struct hy_page *page, const struct hy_grid *grid)
{
	struct walk w = { .page = page, .grid = grid };

	for (unsigned r = 0; r < grid->n_rows; r++) {
		const struct hy_row *row = &grid->rows[r];

		if (w.covered > 0)
			w.covered--;
		if (row_heading(&w, row))
			continue;
		open_table(&w);
		set_head(&w, row->head);
		row_cells(&w, row);
	}
	close_table(&w);
}
