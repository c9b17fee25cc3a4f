/*
 * Fonts of a PDF: files opened when a character first needs them, the choice of
 * a font for a character, shaping. The door to HarfBuzz and FreeType.
 * A slot is the number of a font in hy_layout.fonts. Measures are in ems, so a
 * slot serves every size. hy_pdf_fonts owns files and faces until
 * hy_pdf_fonts_close; what a face needs outlives it while somebody holds it.
 * Fails when a needed file cannot be opened or no font has a character.
 */
#ifndef HY_REPORTS_PDF_PDF_FONT_H
#define HY_REPORTS_PDF_PDF_FONT_H

#include <stdint.h>

#include "engine/sheet/sheet.h"

struct hy_pdf_fonts;
struct FT_FaceRec_;

/* A glyph in its place behind the one before it. There are many: 16 bytes each. */
struct hy_pdf_glyph {
	uint32_t at : 31;	/* bytes from the beginning of its paragraph to its characters */
	uint32_t breaks : 1;	/* a line may begin with it; set by pdf_shape */
	uint16_t id;
	int16_t dx, dy;		/* 1/HY_PDF_OFFSET ems from where it would stand; dy upwards */
	float advance;		/* ems */
};

#define HY_PDF_OFFSET 4096

/* LAYOUT must outlive the fonts. Nothing is opened yet. Never NULL. */
struct hy_pdf_fonts *hy_pdf_fonts_new(struct hy_arena *arena, const struct hy_layout *layout);
/* Closes all that was opened and not held elsewhere; NULL is allowed. */
void hy_pdf_fonts_close(struct hy_pdf_fonts *fonts);

/*
 * The font for the first character of TEXT (not empty) with the marks and
 * variation selectors behind it: *BYTES of them are drawn from *SLOT. AT is the
 * place an error names.
 */
bool hy_pdf_font_pick(struct hy_pdf_fonts *fonts, struct hy_str text, bool bold, unsigned *slot,
    size_t *bytes, struct hy_mark at, struct hy_err *err);

/*
 * Shapes the bytes FROM up to TO of a paragraph, left to right, in SLOT (as
 * picked). *GLYPHS is the fonts' own and valid until the next call.
 */
bool hy_pdf_font_shape(struct hy_pdf_fonts *fonts, unsigned slot, struct hy_str paragraph,
    size_t from, size_t to, const struct hy_pdf_glyph **glyphs, size_t *count,
    struct hy_mark at, struct hy_err *err);

/*
 * All is shaped: keeps of each file the shaped glyphs and lets go of the rest.
 * Nothing may be picked or shaped afterwards.
 */
void hy_pdf_fonts_reduce(struct hy_pdf_fonts *fonts);

/*
 * The face to draw SLOT's glyphs with; NULL when the file has none. *HOLD is to be
 * given to hy_pdf_font_drop when the face is no longer used, which may be after
 * hy_pdf_fonts_close.
 */
struct FT_FaceRec_ *hy_pdf_font_face(struct hy_pdf_fonts *fonts, unsigned slot, void **hold);
void hy_pdf_font_drop(void *hold);

/* Fills ERR with "FONT cannot be opened" and its package; returns false. */
bool hy_pdf_font_fail(const struct hy_font *font, struct hy_err *err);

#endif
