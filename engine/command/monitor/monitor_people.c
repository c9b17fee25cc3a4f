#include "engine/command/monitor/monitor_people.h"

#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/command/load.h"
#include "engine/command/monitor/monitor_init.h"
#include "engine/intake/book/book.h"
#include "engine/monitor/source/csv.h"
#include "engine/sheet/live/checklist_sheet.h"

int
hy_monitor_checklist(struct hy_call *call)
{
	struct hy_err err = { .text = "" };
	struct hy_setup setup;
	const struct hy_looks *looks = hy_looks_open(call->arena, &err);
	const struct hy_promises *promises = looks != NULL ? hy_monitor_promises(call, &setup, &err) : NULL;
	const struct hy_sheet *sheet;

	if (promises == NULL)
		return hy_call_fail(call, &err);
	sheet = hy_checklist_sheet(call->arena, looks, setup.doc, promises, true);
	if (sheet->parts == NULL) {
		hy_fail(&err, hy_mark_file(setup.config->file), HY_M_NO_QUESTIONS, NULL);
		return hy_call_fail(call, &err);
	}
	return hy_call_draw(call, sheet, hy_call_suffix(call, "txt"));
}

/* A workbook whose answers are being read. */
struct answers {
	struct hy_arena *arena;
	const struct hy_book *book;
	const struct hy_yaml *heads, *words;	/* the heads and the answers, phrases.yaml */
	const struct hy_promises *promises;
	struct hy_buf out;
	unsigned count, open;			/* questions answered, and not */
	struct hy_err *err;
};

static void
add_value(struct hy_buf *out, struct hy_str text, char end)
{
	hy_csv_cell(out, text);
	hy_buf_char(out, end);
}

static const struct hy_promise *
promise_of(const struct answers *a, struct hy_str id)
{
	const struct hy_promise *p = a->promises->first;

	while (p != NULL && !hy_str_eq(p->id, id))
		p = p->next;
	return p;
}

static bool
is_answer(const struct answers *a, struct hy_str text)
{
	for (const struct hy_yaml *y = a->words->first; y != NULL; y = y->next)
		if (hy_str_eq(text, y->text))
			return true;
	return false;
}

/* The columns of the head row in ROW of SHEET; false when it is none. */
static bool
find_heads(const struct answers *a, const struct hy_book_sheet *sheet, unsigned row,
    unsigned columns[HY_CHECKLIST_COLUMNS])
{
	unsigned n = 0;

	for (size_t i = 0; i < sheet->n_cells; i++) {
		const struct hy_yaml *head = a->heads->first;

		if (sheet->cells[i].row != row)
			continue;
		for (unsigned c = 0; head != NULL; head = head->next, c++)
			if (hy_str_eq(hy_text_key(a->arena, sheet->cells[i].text), head->text)) {
				columns[c] = sheet->cells[i].col;
				n++;
			}
	}
	return n == HY_CHECKLIST_COLUMNS;
}

/* An answer and the day it was given are both needed, and both are what they should be. */
static bool
take_answer(struct answers *a, const struct hy_book_sheet *sheet, unsigned row,
    const unsigned columns[HY_CHECKLIST_COLUMNS], const struct hy_promise *p)
{
	struct hy_str values[HY_CHECKLIST_COLUMNS];
	struct hy_mark at = { .file = a->book->file };
	struct hy_date day;

	for (int c = 0; c < HY_CHECKLIST_COLUMNS; c++)
		values[c] = hy_str_trim(hy_book_text(sheet, row, columns[c]));
	at.cell = hy_book_address(a->arena, sheet, row, columns[HY_CHECKLIST_ANSWER]).p;
	if (values[HY_CHECKLIST_ANSWER].len == 0) {
		a->open++;
		return true;
	}
	if (!is_answer(a, values[HY_CHECKLIST_ANSWER]))
		return hy_fail(a->err, at, HY_M_NO_ANSWER, values[HY_CHECKLIST_ANSWER].p, NULL);
	at.cell = hy_book_address(a->arena, sheet, row, columns[HY_CHECKLIST_DAY]).p;
	if (!hy_date_parse(values[HY_CHECKLIST_DAY], &day) || !hy_date_full(&day))
		return hy_fail(a->err, at, HY_M_FIELD_NO_DAY, "date",
		    values[HY_CHECKLIST_DAY].p, NULL);
	hy_buf_text(&a->out, "answer,");
	add_value(&a->out, hy_date_iso(a->arena, &day), ',');
	add_value(&a->out, sheet->name, ',');
	add_value(&a->out, p->id, ',');
	add_value(&a->out, values[HY_CHECKLIST_ANSWER], ',');
	add_value(&a->out, values[HY_CHECKLIST_DOCUMENT], ',');
	add_value(&a->out, values[HY_CHECKLIST_POST], '\n');
	a->count++;
	return true;
}

static bool
take_sheet(struct answers *a, const struct hy_book_sheet *sheet)
{
	unsigned columns[HY_CHECKLIST_COLUMNS], last = 0;
	bool found = false;

	if (sheet->n_cells > 0)
		last = sheet->cells[sheet->n_cells - 1].row;
	for (unsigned row = 0; row <= last && !sheet->hidden; row++) {
		const struct hy_promise *p;

		if (!found) {
			found = find_heads(a, sheet, row, columns);
			continue;
		}
		p = promise_of(a, hy_str_trim(hy_book_text(sheet, row, columns[HY_CHECKLIST_ID])));
		if (p != NULL && !take_answer(a, sheet, row, columns, p))
			return false;
	}
	return true;
}

static bool
read_answers(struct answers *a, const char *file, struct hy_err *err)
{
	struct hy_book *book = hy_new(a->arena, struct hy_book);
	const struct hy_book_door *door;
	struct hy_str bytes;

	if (!hy_file_read(a->arena, file, HY_BOOK_MAX_BYTES, &bytes, err))
		return false;
	if (!hy_book_is(bytes))
		return hy_fail(err, hy_mark_file(file), HY_M_NO_CHECKLIST, NULL);
	door = hy_book_open(a->arena, file, bytes, err);
	if (door == NULL || !door->read(a->arena, file, bytes, book, err))
		return false;
	a->book = book;
	hy_buf_text(&a->out, "what,date,department,promise,answer,document,by\n");
	for (unsigned i = 0; i < book->n_sheets; i++)
		if (!take_sheet(a, &book->sheets[i]))
			return false;
	return a->count + a->open > 0 || hy_fail(err, hy_mark_file(file), HY_M_NO_CHECKLIST, NULL);
}

int
hy_monitor_answers(struct hy_call *call)
{
	struct hy_err err = { .text = "" };
	struct hy_setup setup;
	const struct hy_looks *looks = hy_looks_open(call->arena, &err);
	const struct hy_yaml *words = looks != NULL ? hy_yaml_get(looks->phrases, "inspection") : NULL;
	struct answers a = { .arena = call->arena, .heads = hy_yaml_get(words, "heads"),
		.words = hy_yaml_get(words, "answers"), .out = hy_buf_new(call->arena), .err = &err };

	a.promises = looks != NULL ? hy_monitor_promises(call, &setup, &err) : NULL;
	if (a.promises == NULL || !read_answers(&a, hy_call_value(call, "answers", ""), &err))
		return hy_call_fail(call, &err);
	hy_call_note(call, hy_say(call->arena, HY_M_ANSWERS_READ, hy_str_format(call->arena, "%u", a.count).p,
	    hy_str_format(call->arena, "%u", a.open).p, NULL));
	return hy_call_write(call, hy_buf_get(&a.out));
}
