/*
 * Device "xlsx": a sheet as an Excel workbook, a tab a part; the door to
 * libxlsxwriter. Every text is written as a string, never as a formula, number
 * or link. The library writes to a path and keeps its work in temporary files,
 * so the workbook is made in $TMPDIR and copied to OUT.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "engine/base/date.h"
#include "engine/base/text.h"
#include "reports/xlsx_plan.h"

#define FONT_NAME "MS Mincho"	/* on every Windows and Mac with Office */
#define FONT_FAMILY_ROMAN 1
#define PAPER_A4 9
#define NORMAL_SIZE_PT 10.5
#define MM_AN_INCH 25.4
#define MAX_FORMATS 512
#define MAX_FOOTER 200
#define MAX_TAB_NAME 31

struct book {
	struct hy_arena *arena;
	const struct hy_layout *layout;
	lxw_workbook *workbook;
	lxw_format *formats[MAX_FORMATS];
	unsigned keys[MAX_FORMATS];
	size_t n_formats;
	lxw_format *fonts[HY_ROLE_COUNT];	/* for pieces of a text */
	lxw_error wrong;			/* the first failure */
};

static void
note(struct book *b, lxw_error code)
{
	if (b->wrong == LXW_NO_ERROR)
		b->wrong = code;
}

static void
set_font(struct book *b, lxw_format *f, enum hy_role role)
{
	const struct hy_style *style = &b->layout->styles[role];

	format_set_font_name(f, FONT_NAME);
	format_set_font_family(f, FONT_FAMILY_ROMAN);
	format_set_font_size(f, hy_xlsx_size_pt(b->layout, role));
	if (style->bold)
		format_set_bold(f);
	if (style->underline)
		format_set_underline(f, LXW_UNDERLINE_SINGLE);
	if (style->strike)
		format_set_font_strikeout(f);
}

static lxw_format *
font_of(struct book *b, enum hy_role role)
{
	if (b->fonts[role] == NULL) {
		b->fonts[role] = workbook_add_format(b->workbook);
		if (b->fonts[role] != NULL)
			set_font(b, b->fonts[role], role);
		else
			note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
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
	format_set_align(f, look->center ? LXW_ALIGN_CENTER : LXW_ALIGN_LEFT);
	if (!look->border)
		return;
	format_set_left(f, LXW_BORDER_THIN);
	format_set_right(f, LXW_BORDER_THIN);
	if (!look->open_top)
		format_set_top(f, LXW_BORDER_THIN);
	if (!look->open_bottom)
		format_set_bottom(f, LXW_BORDER_THIN);
}

/*
 * The format of a box whose text begins in role FONT. LITERAL: the text looks
 * like a formula; the format says "text", so that it stays one when it is edited.
 */
static lxw_format *
format_of(struct book *b, const struct hy_xlsx_look *look, enum hy_role font, bool literal)
{
	unsigned key = (unsigned)look->role << 16 | (unsigned)font << 8 | look->border |
	    look->open_top << 1 | look->open_bottom << 2 | look->center << 3 | look->top << 4 |
	    literal << 5;
	lxw_format *f;

	for (size_t i = 0; i < b->n_formats; i++)
		if (b->keys[i] == key)
			return b->formats[i];
	f = workbook_add_format(b->workbook);
	if (f == NULL) {
		note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
		return NULL;
	}
	set_font(b, f, font);
	set_shade(f, b->layout->styles[look->role].shade);
	set_look(f, look);
	if (literal)
		format_set_num_format(f, "@");
	if (b->n_formats < MAX_FORMATS) {
		b->keys[b->n_formats] = key;
		b->formats[b->n_formats++] = f;
	}
	return f;
}

static char *
c_string(struct book *b, struct hy_str s)
{
	return hy_arena_copy(b->arena, s.p, s.len);
}

static lxw_error
write_rich(struct book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box, lxw_format *format)
{
	lxw_rich_string_tuple *all = hy_new_array(b->arena, box->n_pieces, lxw_rich_string_tuple);
	lxw_rich_string_tuple **list =
	    hy_new_array(b->arena, box->n_pieces + 1, lxw_rich_string_tuple *);

	for (size_t i = 0; i < box->n_pieces; i++) {
		all[i].format = font_of(b, box->pieces[i].role);
		all[i].string = c_string(b, box->pieces[i].text);
		list[i] = &all[i];
	}
	return worksheet_write_rich_string(ws, box->row, (lxw_col_t)box->col, list, format);
}

static lxw_error
write_plain(struct book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box, lxw_format *format)
{
	struct hy_buf text = hy_buf_new(b->arena);

	for (size_t i = 0; i < box->n_pieces; i++)
		hy_buf_str(&text, box->pieces[i].text);
	return worksheet_write_string(ws, box->row, (lxw_col_t)box->col, hy_buf_get(&text).p,
	    format);
}

/* A text with so many looks that a cell cannot hold them keeps all its characters at least. */
static lxw_error
write_text(struct book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box, lxw_format *format)
{
	lxw_error code = LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;

	if (box->n_pieces > 1)
		code = write_rich(b, ws, box, format);
	if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		code = write_plain(b, ws, box, format);
	return code;
}

static bool
is_literal(const struct hy_xlsx_box *box)
{
	return box->n_pieces > 0 && strchr("=+-@", box->pieces[0].text.p[0]) != NULL;
}

static void
write_box(struct book *b, lxw_worksheet *ws, const struct hy_xlsx_box *box)
{
	enum hy_role font = box->n_pieces > 0 ? box->pieces[0].role : box->look.role;
	lxw_format *format = format_of(b, &box->look, font, is_literal(box));
	lxw_col_t col = (lxw_col_t)box->col;

	if (box->row != box->last_row || box->col != box->last_col)
		note(b, worksheet_merge_range(ws, box->row, col, box->last_row,
		    (lxw_col_t)box->last_col, "", format));
	if (box->n_pieces > 0)
		note(b, write_text(b, ws, box, format));
	else
		note(b, worksheet_write_blank(ws, box->row, col, format));
}

/* The footer in Excel's codes: {1} is the page, {2} the number of pages. */
static struct hy_str
footer_codes(struct book *b)
{
	struct hy_str text = hy_xlsx_clean(b->arena,
	    hy_text_head(b->layout->footer_text, MAX_FOOTER / 2));
	struct hy_buf out = hy_buf_new(b->arena);

	hy_buf_format(&out, "&C&%.0f&\"%s,Regular\"", b->layout->footer_pt, FONT_NAME);
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
set_page(struct book *b, lxw_worksheet *ws, const struct hy_part *part,
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
	note(b, worksheet_set_footer_opt(ws, footer_codes(b).p, &footer));
	note(b, worksheet_ignore_errors(ws, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576"));
	if (tab->n_rows > 0)
		note(b, worksheet_print_area(ws, 0, 0, (lxw_row_t)tab->n_rows - 1,
		    (lxw_col_t)(tab->n_cols - 1)));
	if (tab->repeats)
		note(b, worksheet_repeat_rows(ws, tab->first_head, tab->last_head));
}

static void
write_tab(struct book *b, lxw_worksheet *ws, const struct hy_part *part,
    const struct hy_xlsx_tab *tab)
{
	set_page(b, ws, part, tab);
	for (unsigned c = 0; c < tab->n_cols; c++)
		note(b, worksheet_set_column_pixels(ws, (lxw_col_t)c, (lxw_col_t)c,
		    tab->widths_px[c], NULL));
	for (size_t r = 0; r < tab->n_rows && b->wrong == LXW_NO_ERROR; r++)
		note(b, worksheet_set_row(ws, (lxw_row_t)r, tab->heights_pt[r], NULL));
	for (size_t i = 0; i < tab->n_boxes && b->wrong == LXW_NO_ERROR; i++)
		write_box(b, ws, &tab->boxes[i]);
}

/* NAME without what Excel refuses in a tab name, at most MAX characters. */
static struct hy_str
clean_name(struct book *b, struct hy_str name, size_t max)
{
	struct hy_str clean = hy_text_head(hy_xlsx_clean(b->arena, hy_str_trim(name)), max);
	char *p = c_string(b, clean);

	for (size_t i = 0; i < clean.len; i++)
		if ((unsigned char)p[i] < 0x20 || strchr("[]:*?/\\'", p[i]) != NULL)
			p[i] = ' ';
	return hy_str_of(p);
}

/* A tab name of its own for each part: a number is added to one that is taken. */
static lxw_worksheet *
add_tab(struct book *b, const struct hy_part *part, unsigned number)
{
	struct hy_str name = clean_name(b, part->name, MAX_TAB_NAME);

	if (name.len == 0 || workbook_validate_sheet_name(b->workbook, name.p) != LXW_NO_ERROR) {
		name = clean_name(b, part->name, MAX_TAB_NAME - 10);
		name = hy_str_format(b->arena, "%s (%u)", name.p, number);
	}
	if (workbook_validate_sheet_name(b->workbook, name.p) != LXW_NO_ERROR)
		name = hy_str_format(b->arena, "Tab %u", number);
	return workbook_add_worksheet(b->workbook, name.p);
}

/* The file's date must not be the clock's; 0 would mean "now" to the library. */
static void
set_properties(struct book *b, const struct hy_sheet *sheet)
{
	lxw_doc_properties props = { 0 };
	struct hy_date date;

	props.title = c_string(b, hy_xlsx_clean(b->arena, sheet->title));
	props.author = c_string(b, hy_xlsx_clean(b->arena, sheet->author));
	props.subject = c_string(b, hy_xlsx_clean(b->arena, sheet->subject));
	props.created = 1;
	if (hy_date_parse(sheet->date, &date) && hy_date_days(&date) > 0)
		props.created = (time_t)hy_date_days(&date) * 86400;
	note(b, workbook_set_properties(b->workbook, &props));
}

/*
 * Makes sure that the temporary folder has room for the parts of the workbook:
 * the library does not see a failed write to its own temporary files.
 */
static bool
reserve(int fd, size_t bytes)
{
	int code = posix_fallocate(fd, 0, (off_t)bytes);

	if (code == 0 || code == EINVAL || code == EOPNOTSUPP)
		return ftruncate(fd, 0) == 0;
	errno = code;
	return false;
}

/*
 * Column widths count digits of the normal font, and the library takes 7 pixels
 * for one: what a digit of MS Mincho has at 10.5 pt.
 */
static void
set_normal_font(lxw_workbook *workbook)
{
	lxw_format *normal = STAILQ_FIRST(workbook->formats);

	if (normal == NULL)
		return;
	format_set_font_name(normal, FONT_NAME);
	format_set_font_family(normal, FONT_FAMILY_ROMAN);
	format_set_font_size(normal, NORMAL_SIZE_PT);
}

static size_t
fill_book(struct book *b, const struct hy_sheet *sheet)
{
	size_t bytes = 1 << 18;
	unsigned number = 0;

	set_properties(b, sheet);
	set_normal_font(b->workbook);
	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next) {
		struct hy_xlsx_tab tab = hy_xlsx_plan(b->arena, b->layout, part);
		lxw_worksheet *ws = add_tab(b, part, ++number);

		if (ws == NULL) {
			note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
			break;
		}
		write_tab(b, ws, part, &tab);
		bytes += 2 * tab.text_bytes + 64 * (tab.n_rows + 4) * (tab.n_cols + 2);
	}
	return bytes;
}

/* Closes (and frees) the workbook; what the library prints about a failure goes nowhere. */
static lxw_error
close_quietly(lxw_workbook *workbook)
{
	int saved = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);
	lxw_error code;

	if (saved >= 0 && nowhere >= 0)
		dup2(nowhere, STDERR_FILENO);
	code = workbook_close(workbook);
	if (saved >= 0 && nowhere >= 0)
		dup2(saved, STDERR_FILENO);
	if (saved >= 0)
		close(saved);
	if (nowhere >= 0)
		close(nowhere);
	return code;
}

static bool
make_file(struct hy_arena *arena, const struct hy_sheet *sheet, const char *path, int fd,
    struct hy_err *err)
{
	struct hy_str folder = hy_str_cut(hy_str_of(path), 0, (size_t)(strrchr(path, '/') - path));
	lxw_workbook_options options = { 0 };
	struct book *b = hy_new(arena, struct book);
	lxw_error closed;
	bool room;
	int code;

	b->arena = arena;
	b->layout = sheet->layout;
	options.tmpdir = c_string(b, folder);
	b->workbook = workbook_new_opt(path, &options);
	if (b->workbook == NULL)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_XLSX, strerror(ENOMEM), NULL);
	room = reserve(fd, fill_book(b, sheet));
	code = errno;
	closed = close_quietly(b->workbook);
	if (!room)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_XLSX, strerror(code), NULL);
	if (b->wrong == LXW_NO_ERROR)
		b->wrong = closed;
	if (b->wrong != LXW_NO_ERROR)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_XLSX,
		    lxw_strerror(b->wrong), NULL);
	return true;
}

static bool
copy_file(int fd, FILE *out)
{
	char chunk[65536];
	ssize_t n;

	if (lseek(fd, 0, SEEK_SET) != 0)
		return false;
	while ((n = read(fd, chunk, sizeof(chunk))) > 0)
		if (fwrite(chunk, 1, (size_t)n, out) != (size_t)n)
			return false;
	return n == 0 && fflush(out) == 0;
}

static bool
render(struct hy_arena *arena, const struct hy_sheet *sheet, FILE *out, struct hy_err *err)
{
	const char *tmp = getenv("TMPDIR");
	char *path;
	bool ok;
	int fd;

	if (tmp == NULL || tmp[0] != '/')
		tmp = "/tmp";
	path = (char *)hy_str_format(arena, "%s/hyoka-XXXXXX", tmp).p;
	fd = mkstemp(path);
	if (fd < 0)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_XLSX, strerror(errno), NULL);
	ok = make_file(arena, sheet, path, fd, err);
	if (ok && !copy_file(fd, out))
		ok = hy_fail(err, hy_mark_file(sheet->source), HY_M_NOT_WRITTEN, strerror(errno),
		    NULL);
	close(fd);
	unlink(path);
	return ok;
}

const struct hy_device hy_device_module = { "xlsx", render };
