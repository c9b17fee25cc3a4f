/* What render --into makes of the XML of a sheet: only the edited cells and rows differ. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "engine/intake/into/into_parts.h"

static struct hy_str sheet_xml;

static bool
part(struct hy_arena *arena, const char *file, struct hy_str bytes, const char *name,
    struct hy_str *text, struct hy_err *err)
{
	(void)arena;
	(void)file;
	(void)bytes;
	(void)err;
	*text = strcmp(name, "styles") == 0 ? HY_S("<styleSheet><fonts><font><sz val=\"10\"/></font></fonts>"
	    "<cellXfs><xf fontId=\"0\"/><xf fontId=\"0\"><alignment wrapText=\"1\"/></xf></cellXfs></styleSheet>")
	    : sheet_xml;
	return true;
}

struct wish {
	unsigned row, col, last_row, last_col;
	const char *text;
};

/* XML with WISHES, sorted, written into its cells. */
static const char *
spliced(struct hy_arena *arena, const char *xml, const struct wish *wishes, size_t n)
{
	static const struct hy_book_door door = { "test", NULL, part, NULL };
	static struct hy_book_sheet sheet = { .part = { "sheet", 5 } };
	struct hy_into into = { .arena = arena, .door = &door, .book = { .sheets = &sheet,
	    .n_sheets = 1, .styles = HY_S("styles") } };
	struct hy_into_edit *edits = hy_new_array(arena, n, struct hy_into_edit);
	struct hy_err err;

	sheet_xml = hy_str_of(xml);
	into.sheets = hy_new_array(arena, 1, struct hy_into_sheet);
	into.sheets->cols = 4;
	for (size_t i = 0; i < n; i++) {
		edits[i].at = (struct hy_book_range){ wishes[i].row, wishes[i].col,
			wishes[i].last_row, wishes[i].last_col };
		edits[i].text = hy_str_of(wishes[i].text);
	}
	assert_true(hy_into_part(&into, 0, &err));
	return hy_into_spliced(&into, 0, edits, n, hy_into_heights(&into, 0, edits, n)).p;
}

#define TEXT(t) " t=\"inlineStr\"><is><t xml:space=\"preserve\">" t "</t></is></c>"

static void
test_cells(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	static const struct wish wishes[] = { { 0, 0, 0, 0, "a<b" }, { 0, 1, 0, 1, "=1+1" },
		{ 0, 3, 0, 3, "_x000A_" }, { 2, 1, 2, 1, "new row" }, { 4, 0, 4, 0, "closed" },
		{ 9, 2, 9, 2, "behind" } };

	(void)state;
	assert_string_equal(spliced(arena, "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"7\"/>"
	    "<c r=\"B1\" t=\"s\"><v>3</v></c><c r=\"C1\"><v>1</v></c></row><row r=\"2\"/>"
	    "<row r=\"5\" spans=\"1:3\"/></sheetData><more/></worksheet>", wishes, 6),
	    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"7\"" TEXT("a&lt;b")
	    "<c r=\"B1\"" TEXT("=1+1") "<c r=\"C1\"><v>1</v></c><c r=\"D1\"" TEXT("_x005F_x000A_")
	    "</row><row r=\"2\"/><row r=\"3\"><c r=\"B3\"" TEXT("new row") "</row>"
	    "<row r=\"5\" spans=\"1:3\"><c r=\"A5\"" TEXT("closed") "</row>"
	    "<row r=\"10\"><c r=\"C10\"" TEXT("behind") "</row></sheetData><more/></worksheet>");
	hy_arena_free(arena);
}

/* Element names with a prefix; cells and rows that do not say where they are. */
static void
test_names(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	static const struct wish one[] = { { 1, 1, 1, 1, "b" } };

	(void)state;
	assert_string_equal(spliced(arena, "<x:w><x:sheetData><x:row><x:c/></x:row><x:row><x:c/><x:c s='2'/>"
	    "</x:row></x:sheetData></x:w>", one, 1), "<x:w><x:sheetData><x:row><x:c/></x:row><x:row><x:c/>"
	    "<x:c r=\"B2\" s=\"2\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">b</x:t></x:is></x:c>"
	    "</x:row></x:sheetData></x:w>");
	hy_arena_free(arena);
}

/* Columns of 20 characters hold a word of 10 wide ones a line, of 12.5 points; rows only grow. */
static void
test_heights(void **state)
{
	struct hy_arena *arena = hy_arena_new();
	static const char head[] = "<w><sheetFormatPr defaultRowHeight=\"12\"/><cols><col min=\"1\" max=\"4\" "
	    "width=\"20\"/></cols><sheetData>";
	static const struct wish two_lines[] = { { 0, 0, 0, 0, "a\nb" } }, one_line[] = { { 0, 0, 0, 0, "a" } },
	    long_one[] = { { 0, 0, 0, 0, "123456789012345678901234567890" } },
	    over_rows[] = { { 0, 0, 1, 0, "a\nb\nc" } };
	struct hy_buf xml = hy_buf_new(arena);

	(void)state;
	hy_buf_format(&xml, "%s<row r=\"1\" ht=\"15\" customHeight=\"1\" x=\"y\"><c r=\"A1\" s=\"1\"/></row>"
	    "<row r=\"2\"/></sheetData></w>", head);
	assert_non_null(strstr(spliced(arena, xml.p, two_lines, 1),
	    "<row r=\"1\" x=\"y\" ht=\"28.00\" customHeight=\"1\"><c r=\"A1\" s=\"1\" t="));
	assert_non_null(strstr(spliced(arena, xml.p, long_one, 1), " ht=\"28.00\""));
	assert_non_null(strstr(spliced(arena, xml.p, one_line, 1), "<row r=\"1\" ht=\"15\" customHeight=\"1\" x="));
	assert_non_null(strstr(spliced(arena, xml.p, over_rows, 1), "<row r=\"2\" ht=\"25.50\" customHeight=\"1\">"));
	assert_non_null(strstr(spliced(arena, xml.p, over_rows, 1), "<row r=\"1\" ht=\"15\" customHeight=\"1\" x="));
	hy_arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_heights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
