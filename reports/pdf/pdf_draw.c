#include "reports/pdf/pdf_draw.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <string.h>

#include "reports/pdf/pdf_figure.h"
#include "reports/pdf/pdf_ground.h"
#include "reports/pdf/pdf_link.h"

/* Lines through and under text, in ems: distance from the baseline (downwards) and thickness. */
#define UNDERLINE 0.14
#define STRIKE (-0.36)
#define STROKE 0.06

/* A font at one size. */
struct scaled {
	unsigned slot;
	double size;
	cairo_scaled_font_t *font;
};

struct canvas {
	struct hy_pdf *job;
	cairo_surface_t *surface;
	cairo_t *cr;
	cairo_font_face_t **faces;	/* by slot */
	struct scaled *scaled;
	size_t n_scaled;
	cairo_scaled_font_t *font;	/* of the text gathered and not yet shown */
	struct hy_buf text;
	cairo_glyph_t *glyphs;
	cairo_text_cluster_t *clusters;
	size_t n_glyphs, n_clusters, cap_glyphs;
	int outline[8];			/* last heading of each level */
	const char *table, *row;	/* tags that are open */
	unsigned grid;
	double row_y;
	unsigned page;
	const struct hy_pdf_links *links;
	const struct hy_font *bad_font;	/* a font that HarfBuzz reads but FreeType does not */
};

static cairo_status_t
bytes_add(void *closure, const unsigned char *data, unsigned len)
{
	return hy_pdf_bytes_add(closure, data, len) ? CAIRO_STATUS_SUCCESS :
	    CAIRO_STATUS_NO_MEMORY;
}

/* --- fonts */

static const cairo_user_data_key_t hold_key;

/* NULL when the font file cannot be used for drawing. */
static cairo_font_face_t *
face_of(struct canvas *canvas, unsigned slot)
{
	cairo_font_face_t *face = canvas->faces[slot];
	struct FT_FaceRec_ *outline;
	void *hold;

	if (face != NULL)
		return face;
	outline = hy_pdf_font_face(canvas->job->fonts, slot, &hold);
	if (outline == NULL)
		return NULL;
	face = cairo_ft_font_face_create_for_ft_face(outline,
	    FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
	if (cairo_font_face_set_user_data(face, &hold_key, hold, hy_pdf_font_drop))
		hy_pdf_font_drop(hold);
	canvas->faces[slot] = face;
	return face;
}

static cairo_scaled_font_t *
scaled_make(struct canvas *canvas, unsigned slot, double size)
{
	cairo_font_face_t *face = face_of(canvas, slot);
	cairo_font_options_t *options;
	cairo_matrix_t matrix, identity;
	cairo_scaled_font_t *font;

	if (face == NULL)
		return NULL;
	options = cairo_font_options_create();
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_matrix_init_scale(&matrix, size, size);
	cairo_matrix_init_identity(&identity);
	font = cairo_scaled_font_create(face, &matrix, &identity, options);
	cairo_font_options_destroy(options);
	return font;
}

static cairo_scaled_font_t *
scaled_of(struct canvas *canvas, unsigned slot, double size)
{
	const struct scaled *known = canvas->scaled;
	size_t i;

	for (i = 0; i < canvas->n_scaled; i++) {
		if (known[i].slot == slot && known[i].size >= size && known[i].size <= size)
			return known[i].font;
	}
	canvas->scaled = hy_grow(canvas->job->arena, canvas->scaled, canvas->n_scaled, struct scaled);
	canvas->scaled[canvas->n_scaled] = (struct scaled){ slot, size,
		scaled_make(canvas, slot, size) };
	return canvas->scaled[canvas->n_scaled++].font;
}

/* --- text */

/* Room for COUNT glyphs more, each a cluster at most. */
static void
glyph_room(struct canvas *canvas, size_t count)
{
	struct hy_arena *arena = canvas->job->arena;
	cairo_glyph_t *glyphs = canvas->glyphs;
	cairo_text_cluster_t *clusters = canvas->clusters;

	if (canvas->n_glyphs + count <= canvas->cap_glyphs)
		return;
	canvas->cap_glyphs = (canvas->n_glyphs + count) * 2;
	canvas->glyphs = hy_new_array(arena, canvas->cap_glyphs, cairo_glyph_t);
	canvas->clusters = hy_new_array(arena, canvas->cap_glyphs, cairo_text_cluster_t);
	if (canvas->n_glyphs == 0)
		return;
	memcpy(canvas->glyphs, glyphs, canvas->n_glyphs * sizeof(*glyphs));
	memcpy(canvas->clusters, clusters, canvas->n_clusters * sizeof(*clusters));
}

/* Gathers glyphs and clusters of SPAN, which begins at X, BASE. */
static void
span_gather(struct canvas *canvas, const struct hy_pdf_span *span, double x, double base)
{
	cairo_glyph_t *out = canvas->glyphs + canvas->n_glyphs;
	cairo_text_cluster_t *cluster = canvas->clusters + canvas->n_clusters - 1;
	double size = span->size_pt;
	uint32_t start = span->glyphs[0].at, at = start;
	size_t i;

	for (i = 0; i < span->n_glyphs; i++) {
		const struct hy_pdf_glyph *glyph = &span->glyphs[i];

		out[i] = (cairo_glyph_t){ glyph->id, x + size * glyph->dx / HY_PDF_OFFSET,
			base - size * glyph->dy / HY_PDF_OFFSET };
		x += glyph->advance * size;
		if (i == 0 || glyph->at != at) {
			if (i > 0)
				cluster->num_bytes = (int)(glyph->at - at);
			*++cluster = (cairo_text_cluster_t){ 0, 0 };
			at = glyph->at;
		}
		cluster->num_glyphs++;
	}
	cluster->num_bytes = (int)(span->text.len - (at - start));
	canvas->n_glyphs += span->n_glyphs;
	canvas->n_clusters = (size_t)(cluster + 1 - canvas->clusters);
	hy_buf_add(&canvas->text, span->text.p, span->text.len);
}

/* Shows what was gathered; with the characters given, cairo need not guess them. */
static void
text_show(struct canvas *canvas)
{
	if (canvas->n_glyphs > 0) {
		cairo_set_scaled_font(canvas->cr, canvas->font);
		cairo_show_text_glyphs(canvas->cr, canvas->text.p, (int)canvas->text.len,
		    canvas->glyphs, (int)canvas->n_glyphs, canvas->clusters,
		    (int)canvas->n_clusters, 0);
	}
	canvas->n_glyphs = canvas->n_clusters = canvas->text.len = 0;
}

/* One call for all text in one font up to the next tag costs less than one a line. */
static void
span_draw(struct canvas *canvas, const struct hy_pdf_span *span, double x, double base)
{
	cairo_scaled_font_t *font = scaled_of(canvas, span->slot, span->size_pt);

	if (font == NULL)
		canvas->bad_font = &canvas->job->layout->fonts[span->slot];
	if (span->n_glyphs == 0 || font == NULL)
		return;
	if (font != canvas->font)
		text_show(canvas);
	canvas->font = font;
	glyph_room(canvas, span->n_glyphs);
	span_gather(canvas, span, x + span->x, base);
}

/* Calls DO_SPAN for every span of the box. */
static void
box_spans(struct canvas *canvas, const struct hy_pdf_box *box,
    void (*do_span)(struct canvas *, const struct hy_pdf_span *, double x, double base))
{
	const struct hy_pdf_span *span;
	const struct hy_pdf_line *line;
	double x, y = box->y + box->pad;
	size_t i;

	for (i = box->from; i < box->from + box->count; i++) {
		line = &box->text->lines[i];
		x = box->x + box->pad;
		if (box->center || box->right)
			x += (box->w - 2 * box->pad - line->width) / (box->center ? 2 : 1);
		for (span = line->spans; span != NULL; span = span->next)
			do_span(canvas, span, x, y + line->base);
		y += line->height;
	}
}

/* --- what stands behind the text */

/* The grey behind marked text. */
static void
span_shade(struct canvas *canvas, const struct hy_pdf_span *span, double x, double base)
{
	double shade = canvas->job->layout->styles[span->role].shade;

	if ((span->role != HY_ROLE_INSERTED && span->role != HY_ROLE_DELETED) || shade >= 1)
		return;
	cairo_set_source_rgb(canvas->cr, shade, shade, shade);
	cairo_rectangle(canvas->cr, x + span->x, base - 0.95 * span->size_pt, span->width,
	    1.2 * span->size_pt);
	cairo_fill(canvas->cr);
}

static void
span_lines(struct canvas *canvas, const struct hy_pdf_span *span, double x, double base)
{
	const struct hy_style *style = &canvas->job->layout->styles[span->role];
	double size = span->size_pt;

	if (style->underline)
		cairo_rectangle(canvas->cr, x + span->x, base + UNDERLINE * size, span->width,
		    STROKE * size);
	if (style->strike)
		cairo_rectangle(canvas->cr, x + span->x, base + STRIKE * size, span->width,
		    STROKE * size);
}

/* --- tags */

static void
row_close(struct canvas *canvas)
{
	if (canvas->row != NULL)
		cairo_tag_end(canvas->cr, canvas->row);
	canvas->row = NULL;
}

static void
table_close(struct canvas *canvas)
{
	row_close(canvas);
	if (canvas->table != NULL)
		cairo_tag_end(canvas->cr, canvas->table);
	canvas->table = NULL;
}

/* Opens the table and row that a cell belongs to, closes those it does not. */
static void
tag_place(struct canvas *canvas, const struct hy_pdf_box *box)
{
	bool cell = box->kind == HY_PDF_CELL || box->kind == HY_PDF_HEAD_CELL;

	if (!cell || (canvas->table != NULL && canvas->grid != box->grid))
		table_close(canvas);
	if (!cell)
		return;
	if (canvas->row != NULL && (box->y < canvas->row_y || box->y > canvas->row_y))
		row_close(canvas);
	if (canvas->table == NULL)
		cairo_tag_begin(canvas->cr, canvas->table = "Table", NULL);
	if (canvas->row == NULL)
		cairo_tag_begin(canvas->cr, canvas->row = "TR", NULL);
	canvas->grid = box->grid;
	canvas->row_y = box->y;
}

/* --- outline */

static const char *
runs_text(struct hy_arena *arena, const struct hy_run *run)
{
	struct hy_buf buf = hy_buf_new(arena);
	size_t i;

	hy_buf_text(&buf, "");
	for (; run != NULL; run = run->next) {
		for (i = 0; i < run->text.len; i++)
			hy_buf_char(&buf, run->text.p[i] == '\n' ? ' ' : run->text.p[i]);
	}
	return buf.len > 0 ? buf.p : "";
}

/* Headings have their level; rows that head others in a table stand below them. 0: not in the outline. */
static unsigned
outline_level(const struct hy_pdf_box *box)
{
	if (box->kind == HY_PDF_HEADING)
		return box->block->level < 1 ? 1 : box->block->level > 7 ? 7 : box->block->level;
	if (box->kind == HY_PDF_HEAD_CELL && box->cell->role == HY_ROLE_HEADING && box->cell->col == 0)
		return 2;
	return 0;
}

static void
outline_add(struct canvas *canvas, const struct hy_pdf_box *box)
{
	const struct hy_run *runs = box->cell != NULL ? box->cell->runs : box->block->runs;
	unsigned level = outline_level(box), up;
	struct hy_str link;
	int parent = CAIRO_PDF_OUTLINE_ROOT;

	for (up = level - 1; up > 0 && parent == CAIRO_PDF_OUTLINE_ROOT; up--)
		parent = canvas->outline[up];
	link = hy_str_format(canvas->job->arena, "page=%u pos=[%.1f %.1f]", canvas->page, box->x,
	    box->y);
	canvas->outline[level] = cairo_pdf_surface_add_outline(canvas->surface, parent,
	    runs_text(canvas->job->arena, runs), link.p,
	    level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
	for (up = level + 1; up <= 7; up++)
		canvas->outline[up] = CAIRO_PDF_OUTLINE_ROOT;
}

/* --- pages */

static void
footer_draw(struct canvas *canvas, const struct hy_pdf_page *page)
{
	const struct hy_layout *layout = canvas->job->layout;
	const struct hy_pdf_line *line;
	const struct hy_pdf_span *span;
	double x, base = page->height - layout->footer * HY_PDF_MM;

	if (page->footer == NULL)
		return;
	line = &page->footer->lines[0];
	x = (page->width - line->width) / 2;
	for (span = line->spans; span != NULL; span = span->next)
		span_draw(canvas, span, x, base);
	text_show(canvas);
}

static void
page_ground(struct canvas *canvas, const struct hy_pdf_page *page)
{
	size_t i;

	hy_pdf_ground_shades(canvas->cr, canvas->job->arena, page);
	for (i = 0; i < page->n_boxes; i++)
		box_spans(canvas, &page->boxes[i], span_shade);
	cairo_set_source_rgb(canvas->cr, 0, 0, 0);
	for (i = 0; i < page->n_boxes; i++)
		box_spans(canvas, &page->boxes[i], span_lines);
	cairo_fill(canvas->cr);
	hy_pdf_ground_borders(canvas->cr, canvas->job->arena, page, canvas->job->layout->border * HY_PDF_MM);
}

/* The figure, then its texts, each where its box stands from the figure's corner. */
static void
figure_draw(struct canvas *canvas, const struct hy_pdf_box *box)
{
	hy_pdf_figure_paint(canvas->cr, box);
	cairo_set_source_rgb(canvas->cr, 0, 0, 0);
	for (size_t i = 0; i < box->figure->n_texts; i++) {
		struct hy_pdf_box text = box->figure->texts[i];

		text.x += box->x;
		text.y += box->y;
		box_spans(canvas, &text, span_draw);
	}
}

static void
page_draw(struct canvas *canvas, const struct hy_pdf_page *page)
{
	const struct hy_pdf_box *box;
	const char *tag;
	size_t i;

	canvas->page++;
	cairo_pdf_surface_set_size(canvas->surface, page->width, page->height);
	page_ground(canvas, page);
	for (i = 0; i < page->n_boxes; i++) {
		box = &page->boxes[i];
		tag_place(canvas, box);
		tag = hy_pdf_box_tag(box);
		cairo_tag_begin(canvas->cr, tag, NULL);
		hy_pdf_link_begin(canvas->cr, canvas->job->arena, canvas->links, box);
		if (box->kind == HY_PDF_FIGURE)
			figure_draw(canvas, box);
		else
			box_spans(canvas, box, span_draw);
		text_show(canvas);
		hy_pdf_link_end(canvas->cr, canvas->links, box);
		cairo_tag_end(canvas->cr, tag);
		if (!box->again && outline_level(box) > 0)
			outline_add(canvas, box);
	}
	table_close(canvas);
	footer_draw(canvas, page);
	cairo_show_page(canvas->cr);
}

static void
metadata(struct canvas *canvas)
{
	const struct hy_sheet *sheet = canvas->job->sheet;
	struct hy_arena *arena = canvas->job->arena;
	struct hy_str date = sheet->date.len > 0 ? sheet->date : HY_S("1970-01-01");
	struct { cairo_pdf_metadata_t what; struct hy_str text; } rows[] = {
		{ CAIRO_PDF_METADATA_TITLE, sheet->title },
		{ CAIRO_PDF_METADATA_AUTHOR, sheet->author },
		{ CAIRO_PDF_METADATA_SUBJECT, sheet->subject },
		{ CAIRO_PDF_METADATA_CREATOR, HY_S("Hyoka") },
		/* Without a date cairo asks the clock, and no two files are equal. */
		{ CAIRO_PDF_METADATA_CREATE_DATE,
		    hy_str_format(arena, "%.*sT00:00:00+09:00", HY_ARG(date)) },
	};
	size_t i;

	for (i = 0; i < HY_COUNT(rows); i++) {
		if (rows[i].text.len > 0)
			cairo_pdf_surface_set_metadata(canvas->surface, rows[i].what,
			    hy_arena_copy(arena, rows[i].text.p, rows[i].text.len));
	}
}

static void
canvas_close(struct canvas *canvas)
{
	size_t i;

	cairo_destroy(canvas->cr);
	cairo_surface_destroy(canvas->surface);
	for (i = 0; i < canvas->n_scaled; i++)
		cairo_scaled_font_destroy(canvas->scaled[i].font);
	for (i = 0; i < canvas->job->layout->n_fonts; i++)
		cairo_font_face_destroy(canvas->faces[i]);
	/* Cairo keeps fonts that nobody uses; nothing of it is alive here. */
	cairo_debug_reset_static_data();
}

bool
hy_pdf_draw(struct hy_pdf *job, const struct hy_pdf_page *pages, struct hy_pdf_bytes *bytes)
{
	struct canvas canvas = { .job = job, .text = hy_buf_new(job->arena) };
	const struct hy_pdf_page *page;
	cairo_status_t status;

	canvas.links = hy_pdf_links_new(job->arena, pages);
	canvas.faces = hy_new_array(job->arena, job->layout->n_fonts + 1, cairo_font_face_t *);
	canvas.surface = cairo_pdf_surface_create_for_stream(bytes_add, bytes, pages->width,
	    pages->height);
	canvas.cr = cairo_create(canvas.surface);
	metadata(&canvas);
	for (page = pages; page != NULL; page = page->next)
		page_draw(&canvas, page);
	cairo_surface_finish(canvas.surface);
	status = cairo_status(canvas.cr);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(canvas.surface);
	canvas_close(&canvas);
	if (canvas.bad_font != NULL)
		return hy_pdf_font_fail(canvas.bad_font, job->err);
	if (status != CAIRO_STATUS_SUCCESS)
		return hy_fail(job->err, (struct hy_mark){ 0 }, HY_M_PDF_MAKE,
		    cairo_status_to_string(status), NULL);
	return true;
}
