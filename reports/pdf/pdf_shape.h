/*
 * A paragraph, shaped: its glyphs in order, in items of one font and role, each
 * marked if a line may begin with it. pdf_text breaks it into lines.
 */
#ifndef HY_REPORTS_PDF_PDF_SHAPE_H
#define HY_REPORTS_PDF_PDF_SHAPE_H

#include "reports/pdf/pdf_text.h"

/* Glyphs in one font and role. */
struct hy_pdf_item {
	const struct hy_pdf_item *next;
	size_t end;	/* behind its last glyph */
	unsigned slot;
	enum hy_role role;
};

struct hy_pdf_shape {
	struct hy_str text;
	struct hy_pdf_glyph *glyphs;
	size_t count;
	const struct hy_pdf_item *items;	/* NULL for empty text */
};

/* A stretch of a paragraph in one role. */
struct hy_pdf_piece {
	size_t end;	/* byte behind it */
	enum hy_role role;
};

/* An empty memory for what is shaped. */
struct hy_pdf_known *hy_pdf_known_new(struct hy_arena *arena);

/*
 * Shapes TEXT, which has no line break in it and must live as long as the job: labels and options
 * come again and again, and a text all in one role is shaped once.
 */
bool hy_pdf_shape_make(struct hy_pdf *job, struct hy_str text, const struct hy_pdf_piece *pieces,
    size_t n_pieces, struct hy_mark at, struct hy_pdf_shape *shape);

/* Width of the glyphs FROM up to TO, blanks at the end included. */
double hy_pdf_shape_width(const struct hy_pdf *job, const struct hy_pdf_shape *shape, size_t from,
    size_t to);

/* The glyph behind the last one of the line that begins with FROM and has WIDTH. */
size_t hy_pdf_shape_break(const struct hy_pdf *job, const struct hy_pdf_shape *shape, size_t from,
    double width);

/* The glyph behind the last one that is no blank. */
size_t hy_pdf_shape_trim(const struct hy_pdf_shape *shape, size_t from, size_t to);

#endif
