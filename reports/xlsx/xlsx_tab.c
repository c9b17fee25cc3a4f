/* A tab of the workbook: page, columns, boxes, what may be filled in (xlsx_book.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/base/workbook.h"
#include "reports/xlsx/xlsx_book.h"

#define PAPER_A4 9
#define MM_AN_INCH 25.4
#define MAX_FOOTER 200
#define LONG_TEXT 255		/* characters; old versions of Excel show longer ones in format "text" as ### */
#define GUIDE_WIDTH_PX 360
#define GUIDE_SIZE_PT 9
#define GUIDE_LINE_PX 16
#define MAX_GUIDE_LINES 40

static lxw_error
write_rich(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box, lxw_format *format)
{
	lxw_rich_string_tuple *all = hy_new_array(b->arena, box->n_pieces, lxw_rich_string_tuple);
	lxw_rich_string_tuple **list =
	    hy_new_array(b->arena, box->n_pieces + 1, lxw_rich_string_tuple *);

	for (size_t i = 0; i < box->n_pieces; i++) {
		all[i].format = hy_xlsx_font(b, box->pieces[i].role);
		all[i].string = hy_xlsx_c(b, box->pieces[i].text);
		list[i] = &all[i];
	}
	return worksheet_write_rich_string(ws, box->row, (lxw_col_t)box->col, list, format);
}

static lxw_error
write_plain(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box, lxw_format *format)
{
	struct hy_buf text = hy_buf_new(b->arena);

	for (size_t i = 0; i < box->n_pieces; i++)
		hy_buf_str(&text, box->pieces[i].text);
	return worksheet_write_string(ws, box->row, (lxw_col_t)box->col, hy_buf_get(&text).p,
	    format);
}

/* A text with so many looks that a cell cannot hold them keeps all its characters at least. */
static lxw_error
write_text(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box, lxw_format *format)
{
	lxw_error code = LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;

	if (box->n_pieces > 1)
		code = write_rich(b, ws, box, format);
	if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		code = write_plain(b, ws, box, format);
	return code;
}

/* The footer in Excel's codes: {1} is the page, {2} the number of pages. */
static struct hy_str
footer_codes(struct hy_xlsx_book *b)
{
	struct hy_str text = hy_xlsx_clean(b->arena,
	    hy_text_head(b->layout->footer_text, MAX_FOOTER / 2));
	struct hy_buf out = hy_buf_new(b->arena);

	hy_buf_format(&out, "&C&%.0f&\"%s,Regular\"", b->layout->footer_pt, HY_XLSX_FONT);
	for (size_t i = 0; i < text.len; i++) {
		struct hy_str rest = hy_str_cut(text, i, text.len);

		if (hy_str_starts(rest, HY_S("{1}")) || hy_str_starts(rest, HY_S("{2}"))) {
			hy_buf_text(&out, text.p[i + 1] == '1' ? "&P" : "&N");
			i += 2;
		} else {
			hy_buf_add(&out, text.p + i, 1);
			if (text.p[i] == '&')
				hy_buf_char(&out, '&');
		}
	}
	return hy_text_chars(hy_buf_get(&out)) < 255 ? hy_buf_get(&out) : HY_S("&C&P");
}

static void
set_page(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_part *part,
    const struct hy_xlsx_tab *tab)
{
	const struct hy_layout *layout = b->layout;
	lxw_header_footer_options footer = { .margin = layout->footer / MM_AN_INCH };

	worksheet_set_paper(ws, PAPER_A4);
	if (part->landscape)
		worksheet_set_landscape(ws);
	worksheet_set_margins(ws, layout->margin_left / MM_AN_INCH,
	    layout->margin_right / MM_AN_INCH, layout->margin_top / MM_AN_INCH,
	    layout->margin_bottom / MM_AN_INCH);
	worksheet_fit_to_pages(ws, 1, 0);
	worksheet_gridlines(ws, LXW_HIDE_ALL_GRIDLINES);
	hy_xlsx_note(b, worksheet_set_footer_opt(ws, footer_codes(b).p, &footer));
	hy_xlsx_note(b, worksheet_ignore_errors(ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
	if (tab->n_rows > 0)
		hy_xlsx_note(b, worksheet_print_area(ws, 0, 0, (lxw_row_t)tab->n_rows - 1,
		    (lxw_col_t)(tab->n_cols - 1)));
	if (tab->repeats)
		hy_xlsx_note(b, worksheet_repeat_rows(ws, tab->first_head, tab->last_head));
}

/* What begins like a formula must stay text when it is edited; so must short answers (dates, numbers). */
static bool
is_literal(const struct hy_xlsx_box *box)
{
	size_t chars = 0;

	if (box->n_pieces > 0 && strchr("=+-@", box->pieces[0].text.p[0]) != NULL)
		return true;
	for (size_t i = 0; i < box->n_pieces; i++)
		chars += hy_text_chars(box->pieces[i].text);
	return box->slot->open && chars <= LONG_TEXT;
}

/* The list to choose from in a cell. */
static void
add_choices(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box,
    struct hy_choices choices)
{
	lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
	    .ignore_blank = LXW_VALIDATION_ON, .dropdown = LXW_VALIDATION_ON,
	    .show_error = LXW_VALIDATION_ON, .error_type = LXW_VALIDATION_ERROR_TYPE_STOP };

	validation.value_formula = (char *)hy_str_format(b->arena, "=" HY_XLSX_LIST "%u",
	    hy_xlsx_list(b, choices)).p;
	validation.error_message = hy_xlsx_c(b, b->sheet->wrong_choice);
	hy_xlsx_note(b, worksheet_data_validation_cell(ws, box->row, (lxw_col_t)box->col, &validation));
}

static void
add_guide(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box, struct hy_str guide)
{
	size_t lines = hy_text_width(guide) * GUIDE_SIZE_PT * 2 / 3 / GUIDE_WIDTH_PX + 2;
	lxw_comment_options options = { .visible = LXW_COMMENT_DISPLAY_HIDDEN,
	    .width = GUIDE_WIDTH_PX, .font_size = GUIDE_SIZE_PT };

	lines = lines < MAX_GUIDE_LINES ? lines : MAX_GUIDE_LINES;
	options.height = (uint16_t)(lines * GUIDE_LINE_PX);
	options.font_name = (char *)HY_XLSX_FONT;
	hy_xlsx_note(b, worksheet_write_comment_opt(ws, box->row, (lxw_col_t)box->col,
	    hy_xlsx_c(b, hy_xlsx_clean(b->arena, guide)), &options));
}

/* Names the box: a part of a field, a label, or what goes on of a table's cell. */
static void
name_box(struct hy_xlsx_book *b, const char *tab, const struct hy_xlsx_box *box)
{
	const struct hy_xlsx_slot *slot = box->slot;
	struct hy_xlsx_name name = { NULL, tab, box->row, box->col, box->row, box->col };

	if (slot->field != NULL || (slot->parts && box->part > 1))
		name.name = hy_str_format(b->arena, "%s_%u", slot->field != NULL ? slot->field->name
		    : slot->name, box->part).p;
	else if (!slot->parts && box->part == 1)
		name.name = slot->name;
	if (name.name != NULL)
		hy_xlsx_name_add(b, name);
}

/* How the parts of a text join is a note under its name, a letter a joint. */
static void
note_joint(struct hy_xlsx_book *b, const struct hy_xlsx_box *box)
{
	const struct hy_xlsx_slot *slot = box->slot;
	const char *name = slot->field != NULL ? slot->field->name : slot->parts ? slot->name : NULL;
	struct hy_copy_fact *last = b->notes.len > 0
	    ? (struct hy_copy_fact *)(void *)b->notes.p + b->notes.len / sizeof(*last) - 1 : NULL;
	struct hy_copy_fact note = { .key = name };

	if (box->joint == 0 || name == NULL)
		return;
	if (last != NULL && strcmp(last->key, name) == 0) {
		last->value = hy_str_format(b->arena, "%s%c", last->value.p, box->joint);
		return;
	}
	note.value = hy_str_format(b->arena, HY_NOTE_JOINTS "%c", box->joint);
	hy_buf_add(&b->notes, (const char *)&note, sizeof(note));
}

static void
open_box(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box)
{
	const struct hy_field *field = box->slot->field;

	if (field->type == HY_FIELD_CHOICE)
		add_choices(b, ws, box, field->choices);
	else if (field->type == HY_FIELD_BOX)
		add_choices(b, ws, box, (struct hy_choices){ &b->layout->box_mark, 1 });
}

static void
write_box(struct hy_xlsx_book *b, lxw_worksheet *ws, const char *tab, const struct hy_xlsx_box *box)
{
	enum hy_role font = box->n_pieces > 0 ? box->pieces[0].role : box->look.role;
	lxw_format *format = hy_xlsx_format(b, &box->look, font, is_literal(box), box->slot->open);
	lxw_col_t col = (lxw_col_t)box->col;

	if (box->row != box->last_row || box->col != box->last_col)
		hy_xlsx_note(b, worksheet_merge_range(ws, box->row, col, box->last_row,
		    (lxw_col_t)box->last_col, "", format));
	if (box->n_pieces > 0)
		hy_xlsx_note(b, write_text(b, ws, box, format));
	else
		hy_xlsx_note(b, worksheet_write_blank(ws, box->row, col, format));
	name_box(b, tab, box);
	note_joint(b, box);
	if (box->slot->guide.len > 0 && box->part == 1)
		add_guide(b, ws, box, box->slot->guide);
	if (box->slot->field != NULL && box->part == 1)
		open_box(b, ws, box);
}

/* Labels are locked and answers open; rows may grow. No password: this is against slips. */
static void
protect(lxw_worksheet *ws, const struct hy_xlsx_tab *tab)
{
	lxw_protection allowed = { .format_cells = 1, .format_columns = 1, .format_rows = 1,
	    .objects = 1 };

	for (size_t i = 0; i < tab->n_tables; i++)
		if (tab->tables[i].grid->open)
			allowed.insert_rows = allowed.delete_rows = 1;
	if (tab->open)
		worksheet_protect(ws, NULL, &allowed);
}

static void
set_rows(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_tab *tab)
{
	for (size_t r = 0; r < tab->n_rows && b->wrong == LXW_NO_ERROR; r++) {
		lxw_row_col_options options = { .hidden = tab->hidden[r] };

		hy_xlsx_note(b, worksheet_set_row_opt(ws, (lxw_row_t)r, tab->heights_pt[r], NULL,
		    &options));
	}
}

/* The width of a PNG in pixels, from its head; a device gets none without one. */
static unsigned
png_width(struct hy_str png)
{
	unsigned width = 0;

	for (size_t i = 16; i < 20 && i < png.len; i++)
		width = width << 8 | (unsigned char)png.p[i];
	return width > 0 ? width : 1;
}

static void
insert_picture(struct hy_xlsx_book *b, lxw_worksheet *ws, const struct hy_xlsx_picture *picture)
{
	const struct hy_figure *figure = picture->figure;
	double scale = figure->width / MM_AN_INCH * 96 / png_width(figure->png);
	lxw_image_options options = { .x_scale = scale, .y_scale = scale,
	    .object_position = LXW_OBJECT_MOVE_DONT_SIZE, .description = hy_xlsx_c(b, figure->text) };

	hy_xlsx_note(b, worksheet_insert_image_buffer_opt(ws, picture->row, 0,
	    (const unsigned char *)figure->png.p, figure->png.len, &options));
}

void
hy_xlsx_tab_write(struct hy_xlsx_book *b, lxw_worksheet *ws, const char *name,
    const struct hy_part *part, const struct hy_xlsx_tab *tab)
{
	set_page(b, ws, part, tab);
	for (unsigned c = 0; c < tab->n_cols; c++)
		hy_xlsx_note(b, worksheet_set_column_pixels(ws, (lxw_col_t)c, (lxw_col_t)c,
		    tab->widths_px[c], NULL));
	set_rows(b, ws, tab);
	for (size_t i = 0; i < tab->n_boxes && b->wrong == LXW_NO_ERROR; i++)
		write_box(b, ws, name, &tab->boxes[i]);
	for (size_t i = 0; i < tab->n_pictures; i++)
		insert_picture(b, ws, &tab->pictures[i]);
	for (size_t i = 0; i < tab->n_tables; i++)
		hy_xlsx_name_add(b, (struct hy_xlsx_name){
		    hy_str_format(b->arena, "%s_1", tab->tables[i].grid->name).p, name,
		    tab->tables[i].row, 0, tab->tables[i].last_row, tab->n_cols - 1 });
	protect(ws, tab);
}
