/* Fonts, shades and borders of the workbook (xlsx_book.h). */
#include "reports/xlsx/xlsx_book.h"

static void
set_font(struct hy_xlsx_book *b, lxw_format *f, enum hy_role role)
{
	const struct hy_style *style = &b->layout->styles[role];

	format_set_font_name(f, HY_XLSX_FONT);
	format_set_font_family(f, HY_XLSX_FONT_ROMAN);
	format_set_font_size(f, hy_xlsx_size_pt(b->layout, role));
	if (style->bold)
		format_set_bold(f);
	if (style->underline)
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
	if (style->strike)
		format_set_font_strikeout(f);
}

lxw_format *
hy_xlsx_font(struct hy_xlsx_book *b, enum hy_role role)
{
	if (b->fonts[role] == NULL) {
		b->fonts[role] = workbook_add_format(b->workbook);
		if (b->fonts[role] != NULL)
			set_font(b, b->fonts[role], role);
		else
			hy_xlsx_note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
	}
	return b->fonts[role];
}

static void
set_shade(lxw_format *f, double shade)
{
	unsigned grey;

	if (!(shade >= 0 && shade < 1))
		return;
	grey = (unsigned)(shade * 255 + 0.5);
	format_set_pattern(f, LXW_PATTERN_SOLID);
	format_set_bg_color(f, grey << 16 | grey << 8 | grey);
}

static void
set_look(lxw_format *f, const struct hy_xlsx_look *look)
{
	format_set_text_wrap(f);
	format_set_align(f, look->top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
	format_set_align(f, look->across == HY_XLSX_CENTER ? LXW_ALIGN_CENTER
	    : look->across == HY_XLSX_RIGHT ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
	if (!look->border)
		return;
	if (!look->open_left)
		format_set_left(f, LXW_BORDER_THIN);
	if (!look->open_right)
		format_set_right(f, LXW_BORDER_THIN);
	if (!look->open_top)
		format_set_top(f, LXW_BORDER_THIN);
	if (!look->open_bottom)
		format_set_bottom(f, LXW_BORDER_THIN);
}

/* All that the format depends on, as a number. */
static unsigned
key_of(const struct hy_xlsx_look *look, enum hy_role font, bool literal, bool open)
{
	const bool bits[] = { look->border, look->open_top, look->open_bottom, look->open_left,
	    look->open_right, look->top, literal, open };
	unsigned key = (unsigned)look->role << 18 | (unsigned)font << 10 |
	    (unsigned)look->across << 8;

	for (unsigned i = 0; i < HY_COUNT(bits); i++)
		key |= (unsigned)bits[i] << i;
	return key;
}

lxw_format *
hy_xlsx_format(struct hy_xlsx_book *b, const struct hy_xlsx_look *look, enum hy_role font,
    bool literal, bool open)
{
	unsigned key = key_of(look, font, literal, open);
	lxw_format *f;

	for (size_t i = 0; i < b->n_formats; i++)
		if (b->keys[i] == key)
			return b->formats[i];
	f = workbook_add_format(b->workbook);
	if (f == NULL) {
		hy_xlsx_note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	set_font(b, f, font);
	set_shade(f, b->layout->styles[look->role].shade);
	set_look(f, look);
	if (literal)
		format_set_num_format(f, "@");
	if (open)
		format_set_unlocked(f);
	if (b->n_formats < HY_XLSX_MAX_FORMATS) {
		b->keys[b->n_formats] = key;
		b->formats[b->n_formats++] = f;
	}
	return f;
}
