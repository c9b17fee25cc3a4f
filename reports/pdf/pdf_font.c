#include "reports/pdf/pdf_font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

#define PAGE_CODES 256
#define N_PAGES (0x110000 / PAGE_CODES)

/* An opened font file; lives until its last holder drops it. */
struct file {
	unsigned holders;
	hb_blob_t *blob;
	hb_face_t *face;
	hb_font_t *font;
	float upem;
	hb_set_t *used;		/* glyphs shaped so far */
	hb_blob_t *part;	/* the used part of the file, once nothing more is shaped */
	FT_Library library;	/* one a file: a face can then outlive the rest */
	FT_Face outline;	/* NULL until something is drawn */
};

/* The order in which a weight tries the slots, and what was found so far. */
struct weight {
	unsigned *slots;
	uint8_t *pages[N_PAGES];	/* slot + 1 of a character; 0 = not yet looked for */
};

struct hy_pdf_fonts {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	struct file **files;		/* by slot; NULL = not opened */
	struct weight weights[2];	/* [1] = bold */
	hb_buffer_t *buffer;
	struct hy_pdf_glyph *glyphs;
	size_t glyphs_cap;
};

/* --- files */

static bool
file_init(struct file *file, const char *path, long index)
{
	file->blob = hb_blob_create_from_file_or_fail(path);
	if (file->blob == NULL)
		return false;
	file->face = hb_face_create(file->blob, (unsigned)index);
	file->font = hb_font_create(file->face);
	file->upem = (float)hb_face_get_upem(file->face);
	file->used = hb_set_create();
	return hb_face_get_glyph_count(file->face) > 0;
}

/*
 * Cairo reads the CFF table of a font whole (25 MiB for Noto CJK), and looks up
 * the character of each glyph in the cmap from the beginning: it is given a font
 * with the used glyphs only, under their old numbers, and neither cmap nor hints.
 */
static hb_blob_t *
file_part(const struct file *file)
{
	static const hb_tag_t dropped[] = {
		HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
		HB_TAG('G', 'D', 'E', 'F'), HB_TAG('B', 'A', 'S', 'E'),
		HB_TAG('c', 'm', 'a', 'p'), HB_TAG('V', 'O', 'R', 'G'),
		HB_TAG('v', 'm', 't', 'x'), HB_TAG('v', 'h', 'e', 'a'),
	};
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *part = NULL;
	hb_blob_t *blob = NULL;
	size_t i;

	if (input == NULL)
		return NULL;
	hb_set_union(hb_subset_input_glyph_set(input), file->used);
	hb_subset_input_set_flags(input,
	    HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
	for (i = 0; i < HY_COUNT(dropped); i++)
		hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
	part = hb_subset_or_fail(file->face, input);
	if (part != NULL)
		blob = hb_face_reference_blob(part);
	hb_face_destroy(part);
	hb_subset_input_destroy(input);
	return blob;
}

/* Lets go of what only shaping needs. */
static void
file_release(struct file *file)
{
	hb_set_destroy(file->used);
	hb_font_destroy(file->font);
	hb_face_destroy(file->face);
	hb_blob_destroy(file->blob);
	file->used = NULL;
	file->font = NULL;
	file->face = NULL;
	file->blob = NULL;
}

/* Without a part (the subsetter may refuse a font) the whole file serves as well. */
static bool
file_outline(struct file *file, long index)
{
	hb_blob_t *blob = file->part != NULL ? file->part : file->blob;
	const char *bytes;
	unsigned len;

	if (blob == NULL)
		return false;
	bytes = hb_blob_get_data(blob, &len);
	return FT_Init_FreeType(&file->library) == 0 &&
	    FT_New_Memory_Face(file->library, (const FT_Byte *)bytes, (FT_Long)len,
	        file->part != NULL ? 0 : index, &file->outline) == 0;
}

void
hy_pdf_font_drop(void *hold)
{
	struct file *file = hold;

	if (file == NULL || --file->holders > 0)
		return;
	if (file->outline != NULL)
		FT_Done_Face(file->outline);
	if (file->library != NULL)
		FT_Done_FreeType(file->library);
	hb_blob_destroy(file->part);
	file_release(file);
	free(file);
}

bool
hy_pdf_font_fail(const struct hy_font *font, struct hy_err *err)
{
	return hy_fail(err, (struct hy_mark){ 0 }, HY_M_PDF_FONT, font->path,
	    font->package != NULL ? font->package : "?", NULL);
}

static struct file *
file_open(const struct hy_font *font, struct hy_err *err)
{
	struct file *file = calloc(1, sizeof(*file));

	if (file != NULL)
		file->holders = 1;
	if (file == NULL || !file_init(file, font->path, font->index)) {
		hy_pdf_font_drop(file);
		hy_pdf_font_fail(font, err);
		return NULL;
	}
	return file;
}

static bool
same_file(const struct hy_font *a, const struct hy_font *b)
{
	return a->index == b->index && strcmp(a->path, b->path) == 0;
}

/* The opened file of SLOT; a file listed twice is opened once. */
static struct file *
slot_file(struct hy_pdf_fonts *fonts, unsigned slot, struct hy_err *err)
{
	const struct hy_font *list = fonts->layout->fonts;
	unsigned i;

	for (i = 0; fonts->files[slot] == NULL && i < fonts->layout->n_fonts; i++) {
		if (fonts->files[i] != NULL && same_file(&list[i], &list[slot])) {
			fonts->files[i]->holders++;
			fonts->files[slot] = fonts->files[i];
		}
	}
	if (fonts->files[slot] == NULL)
		fonts->files[slot] = file_open(&list[slot], err);
	return fonts->files[slot];
}

void
hy_pdf_fonts_reduce(struct hy_pdf_fonts *fonts)
{
	struct file *file;
	unsigned i;

	for (i = 0; i < fonts->layout->n_fonts; i++) {
		file = fonts->files[i];
		if (file == NULL || file->used == NULL)
			continue;	/* not opened, or reduced under another slot */
		if (!hb_set_is_empty(file->used))
			file->part = file_part(file);
		if (file->part != NULL || hb_set_is_empty(file->used))
			file_release(file);
	}
}

struct FT_FaceRec_ *
hy_pdf_font_face(struct hy_pdf_fonts *fonts, unsigned slot, void **hold)
{
	struct file *file = fonts->files[slot];

	if (file->outline == NULL && !file_outline(file, fonts->layout->fonts[slot].index))
		return NULL;
	file->holders++;
	*hold = file;
	return file->outline;
}

/* --- the list */

/* The slots of the wanted weight first, the others behind them, each in its order. */
static unsigned *
weight_order(struct hy_arena *arena, const struct hy_layout *layout, bool bold)
{
	unsigned *slots = hy_new_array(arena, layout->n_fonts + 1, unsigned);
	unsigned i, n = 0;

	for (i = 0; i < layout->n_fonts; i++) {
		if (layout->fonts[i].bold == bold)
			slots[n++] = i;
	}
	for (i = 0; i < layout->n_fonts; i++) {
		if (layout->fonts[i].bold != bold)
			slots[n++] = i;
	}
	return slots;
}

struct hy_pdf_fonts *
hy_pdf_fonts_new(struct hy_arena *arena, const struct hy_layout *layout)
{
	struct hy_pdf_fonts *fonts = hy_new(arena, struct hy_pdf_fonts);

	fonts->arena = arena;
	fonts->layout = layout;
	fonts->files = hy_new_array(arena, layout->n_fonts + 1, struct file *);
	fonts->weights[false].slots = weight_order(arena, layout, false);
	fonts->weights[true].slots = weight_order(arena, layout, true);
	fonts->buffer = hb_buffer_create();
	return fonts;
}

void
hy_pdf_fonts_close(struct hy_pdf_fonts *fonts)
{
	unsigned i;

	if (fonts == NULL)
		return;
	for (i = 0; i < fonts->layout->n_fonts; i++)
		hy_pdf_font_drop(fonts->files[i]);
	hb_buffer_destroy(fonts->buffer);
}

/* --- which font has a character */

/* Characters that only change the one before them. */
static bool
is_mark(uint32_t code)
{
	hb_unicode_general_category_t category;

	if (code < 0x300 || (code >= 0x3000 && code < 0x3099) || (code > 0x309A && code < 0xFE00))
		return false;	/* the common case, without a table */
	category = hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
	return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
	    category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
	    category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

static bool
is_variation(uint32_t code)
{
	return (code >= 0xFE00 && code <= 0xFE0F) || (code >= 0xE0100 && code <= 0xE01EF);
}

/* Spaces and invisible characters: HarfBuzz makes them in any font. */
static bool
is_blank(uint32_t code)
{
	hb_unicode_general_category_t category;

	if (code == ' ' || code == HY_IDEOGRAPHIC_SPACE)
		return true;
	if ((code < 0x2000 && code != 0xA0 && code != 0xAD) || (code > 0x3000 && code < 0xFE00))
		return false;
	category = hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
	return category == HB_UNICODE_GENERAL_CATEGORY_SPACE_SEPARATOR || code == 0xAD ||
	    category == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

static bool
file_has(const struct file *file, uint32_t code)
{
	hb_codepoint_t glyph;

	return is_blank(code) || hb_font_get_nominal_glyph(file->font, code, &glyph);
}

/* BASE with the mark or variation selector NEXT, in one font. */
static bool
file_has_pair(const struct file *file, uint32_t base, uint32_t next)
{
	hb_codepoint_t whole;

	if (is_variation(next))
		return hb_font_get_variation_glyph(file->font, base, next, &whole);
	if (hb_unicode_compose(hb_unicode_funcs_get_default(), base, next, &whole) &&
	    file_has(file, whole))
		return true;
	return file_has(file, base) && file_has(file, next);
}

static bool
fail_glyph(uint32_t code, struct hy_mark at, struct hy_err *err)
{
	char number[16], shown[5] = "";

	snprintf(number, sizeof(number), "U+%04X", (unsigned)code);
	if (code >= 0x20 && (code < 0x7F || code > 0x9F))
		shown[hy_utf8_encode(code, shown)] = '\0';
	return hy_fail(err, at, HY_M_PDF_GLYPH, number, shown, NULL);
}

/*
 * The first slot with CODE, or with CODE and NEXT together if NEXT is not 0.
 * *FOUND tells whether there is one; false is a file that cannot be opened.
 */
static bool
search(struct hy_pdf_fonts *fonts, bool bold, uint32_t code, uint32_t next, unsigned *slot,
    bool *found, struct hy_err *err)
{
	const struct file *file;
	unsigned i;

	*found = false;
	for (i = 0; i < fonts->layout->n_fonts && !*found; i++) {
		*slot = fonts->weights[bold].slots[i];
		file = slot_file(fonts, *slot, err);
		if (file == NULL)
			return false;
		*found = next != 0 ? file_has_pair(file, code, next) : file_has(file, code);
	}
	return true;
}

static bool
pick_one(struct hy_pdf_fonts *fonts, bool bold, uint32_t code, unsigned *slot, struct hy_mark at,
    struct hy_err *err)
{
	uint8_t **page = &fonts->weights[bold].pages[code / PAGE_CODES];
	bool found;

	if (*page != NULL && (*page)[code % PAGE_CODES] != 0) {
		*slot = (*page)[code % PAGE_CODES] - 1u;
		return true;
	}
	if (!search(fonts, bold, code, 0, slot, &found, err))
		return false;
	if (!found)
		return fail_glyph(code, at, err);
	if (*page == NULL)
		*page = hy_arena_alloc(fonts->arena, PAGE_CODES);
	if (*slot < UINT8_MAX)
		(*page)[code % PAGE_CODES] = (uint8_t)(*slot + 1);
	return true;
}

bool
hy_pdf_font_pick(struct hy_pdf_fonts *fonts, struct hy_str text, bool bold, unsigned *slot,
    size_t *bytes, struct hy_mark at, struct hy_err *err)
{
	uint32_t code, next = 0;
	size_t more = 0;
	bool found = false;

	*bytes = hy_utf8_decode(text.p, text.len, &code);
	if (*bytes == 0)
		return fail_glyph((unsigned char)text.p[0], at, err);
	if (*bytes < text.len)
		more = hy_utf8_decode(text.p + *bytes, text.len - *bytes, &next);
	if (more == 0 || !(is_mark(next) || is_variation(next)))
		return pick_one(fonts, bold, code, slot, at, err);
	if (!search(fonts, bold, code, next, slot, &found, err))
		return false;
	if (found || is_variation(next))
		*bytes += more;	/* a selector that no font knows asks for nothing */
	return found || pick_one(fonts, bold, code, slot, at, err);
}

/* --- shaping */

static struct hy_pdf_glyph *
room(struct hy_pdf_fonts *fonts, size_t count)
{
	if (count > fonts->glyphs_cap) {
		fonts->glyphs_cap = count * 2;
		fonts->glyphs = hy_new_array(fonts->arena, fonts->glyphs_cap, struct hy_pdf_glyph);
	}
	return fonts->glyphs;
}

static void
fill_buffer(hb_buffer_t *buffer, struct hy_str paragraph, size_t from, size_t to)
{
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(buffer, paragraph.p, (int)paragraph.len, (unsigned)from,
	    (int)(to - from));
	hb_buffer_set_language(buffer, hb_language_from_string("ja", -1));
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
}

static int16_t
offset(const struct file *file, int units)
{
	return (int16_t)((float)units * HY_PDF_OFFSET / file->upem);
}

bool
hy_pdf_font_shape(struct hy_pdf_fonts *fonts, unsigned slot, struct hy_str paragraph,
    size_t from, size_t to, const struct hy_pdf_glyph **glyphs, size_t *count,
    struct hy_mark at, struct hy_err *err)
{
	const struct file *file = fonts->files[slot];
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *pos;
	struct hy_pdf_glyph *out;
	unsigned i, n;
	uint32_t code;

	fill_buffer(fonts->buffer, paragraph, from, to);
	hb_shape(file->font, fonts->buffer, NULL, 0);
	info = hb_buffer_get_glyph_infos(fonts->buffer, &n);
	pos = hb_buffer_get_glyph_positions(fonts->buffer, &n);
	out = room(fonts, n);
	for (i = 0; i < n; i++) {
		if (info[i].codepoint == 0) {
			hy_utf8_decode(paragraph.p + info[i].cluster, to - info[i].cluster, &code);
			return fail_glyph(code, at, err);
		}
		hb_set_add(file->used, info[i].codepoint);
		out[i] = (struct hy_pdf_glyph){ .id = (uint16_t)info[i].codepoint,
			.at = info[i].cluster & INT32_MAX,
			.advance = (float)pos[i].x_advance / file->upem,
			.dx = offset(file, pos[i].x_offset),
			.dy = offset(file, pos[i].y_offset) };
	}
	*glyphs = out;
	*count = n;
	return true;
}
