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

#include "engine/base/date.h"
#include "engine/base/progress.h"
#include "engine/base/text.h"
#include "reports/xlsx/xlsx_book.h"

#define NORMAL_SIZE_PT 10.5
#define MAX_TAB_NAME 31

/* NAME without what Excel refuses in a tab name, at most MAX characters. */
static struct hy_str
clean_name(struct hy_xlsx_book *b, struct hy_str name, size_t max)
{
	struct hy_str clean = hy_text_head(hy_xlsx_clean(b->arena, hy_str_trim(name)), max);
	char *p = hy_xlsx_c(b, clean);

	for (size_t i = 0; i < clean.len; i++)
		if ((unsigned char)p[i] < 0x20 || strchr("[]:*?/\\'", p[i]) != NULL)
			p[i] = ' ';
	return hy_str_of(p);
}

/* A tab name of its own for each part: a number is added to one that is taken. */
static const char *
tab_name(struct hy_xlsx_book *b, const struct hy_part *part, unsigned number)
{
	struct hy_str name = clean_name(b, part->name, MAX_TAB_NAME);

	if (name.len == 0 || workbook_validate_sheet_name(b->workbook, name.p) != LXW_NO_ERROR) {
		name = clean_name(b, part->name, MAX_TAB_NAME - 10);
		name = hy_str_format(b->arena, "%s (%u)", name.p, number);
	}
	if (workbook_validate_sheet_name(b->workbook, name.p) != LXW_NO_ERROR)
		name = hy_str_format(b->arena, "Tab %u", number);
	return name.p;
}

/* The file's date must not be the clock's; 0 would mean "now" to the library. */
static void
set_properties(struct hy_xlsx_book *b, const struct hy_sheet *sheet)
{
	lxw_doc_properties props = { 0 };
	struct hy_date date;

	props.title = hy_xlsx_c(b, hy_xlsx_clean(b->arena, sheet->title));
	props.author = hy_xlsx_c(b, hy_xlsx_clean(b->arena, sheet->author));
	props.subject = hy_xlsx_c(b, hy_xlsx_clean(b->arena, sheet->subject));
	props.created = 1;
	if (hy_date_parse(sheet->date, &date) && hy_date_days(&date) > 0)
		props.created = (time_t)hy_date_days(&date) * 86400;
	hy_xlsx_note(b, workbook_set_properties(b->workbook, &props));
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
	format_set_font_name(normal, HY_XLSX_FONT);
	format_set_font_family(normal, HY_XLSX_FONT_ROMAN);
	format_set_font_size(normal, NORMAL_SIZE_PT);
}

static size_t
fill_book(struct hy_xlsx_book *b, const struct hy_sheet *sheet)
{
	size_t bytes = 1 << 18;
	unsigned number = 0;

	set_properties(b, sheet);
	set_normal_font(b->workbook);
	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next) {
		struct hy_xlsx_tab tab = hy_xlsx_plan(b->arena, b->layout, part);
		const char *name = tab_name(b, part, ++number);
		lxw_worksheet *ws = workbook_add_worksheet(b->workbook, name);

		hy_progress_step(name);
		if (ws == NULL) {
			hy_xlsx_note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
			break;
		}
		hy_xlsx_tab_write(b, ws, name, part, &tab);
		bytes += 2 * tab.text_bytes + 64 * (tab.n_rows + 4) * (tab.n_cols + 2);
	}
	hy_xlsx_helpers_write(b);
	return bytes + b->names.len * 4;
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
	struct hy_xlsx_book *b = hy_new(arena, struct hy_xlsx_book);
	lxw_error closed;
	bool room;
	int code;

	b->arena = arena;
	b->layout = sheet->layout;
	b->sheet = sheet;
	b->names = b->lists = b->notes = hy_buf_new(arena);
	options.tmpdir = hy_xlsx_c(b, folder);
	b->workbook = workbook_new_opt(path, &options);
	if (b->workbook == NULL)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_XLSX, hy_errno_text(ENOMEM), NULL);
	room = reserve(fd, fill_book(b, sheet));
	code = errno;
	closed = close_quietly(b->workbook);
	if (!room)
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_XLSX, hy_errno_text(code), NULL);
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
		return hy_fail(err, hy_mark_file(sheet->source), HY_M_XLSX, hy_errno_text(errno), NULL);
	ok = make_file(arena, sheet, path, fd, err);
	if (ok && !copy_file(fd, out))
		ok = hy_fail(err, hy_mark_file(sheet->source), HY_M_NOT_WRITTEN, hy_errno_text(errno),
		    NULL);
	close(fd);
	unlink(path);
	return ok;
}

const struct hy_device hy_device_module = { "xlsx", render, NULL };
