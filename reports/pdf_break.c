#include "reports/pdf_break.h"

#include <linebreak.h>
#include <stdlib.h>

#include "engine/base/text.h"

/* Sorted code points. */
struct set {
	uint32_t *codes;
	size_t count;
};

struct hy_pdf_breaks {
	struct hy_arena *arena;
	struct set no_start, no_end;
	char *found;	/* by byte, as libunibreak tells it */
	bool *may;
	size_t cap;
};

static int
code_order(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static struct set
set_of(struct hy_arena *arena, struct hy_str text)
{
	struct set set;

	set.codes = hy_text_codes(arena, text, &set.count);
	if (set.count > 0)
		qsort(set.codes, set.count, sizeof(*set.codes), code_order);
	return set;
}

static bool
set_has(const struct set *set, uint32_t code)
{
	return set->count > 0 && bsearch(&code, set->codes, set->count, sizeof(code), code_order);
}

struct hy_pdf_breaks *
hy_pdf_breaks_new(struct hy_arena *arena, const struct hy_layout *layout)
{
	struct hy_pdf_breaks *breaks = hy_new(arena, struct hy_pdf_breaks);

	init_linebreak();
	breaks->arena = arena;
	breaks->no_start = set_of(arena, layout->no_line_start);
	breaks->no_end = set_of(arena, layout->no_line_end);
	return breaks;
}

static void
room(struct hy_pdf_breaks *breaks, size_t len)
{
	if (len < breaks->cap)
		return;
	breaks->cap = len * 2 + 256;
	breaks->found = hy_arena_alloc(breaks->arena, breaks->cap);
	breaks->may = hy_new_array(breaks->arena, breaks->cap, bool);
}

const bool *
hy_pdf_breaks_find(struct hy_pdf_breaks *breaks, struct hy_str text)
{
	uint32_t code, before = 0;
	size_t i, bytes;

	room(breaks, text.len);
	set_linebreaks_utf8((const utf8_t *)text.p, text.len, "ja", breaks->found);
	for (i = 0; i < text.len; i += bytes) {
		bytes = hy_utf8_decode(text.p + i, text.len - i, &code);
		if (bytes == 0)
			bytes = 1;
		breaks->may[i] = i > 0 && breaks->found[i - 1] == LINEBREAK_ALLOWBREAK &&
		    !set_has(&breaks->no_start, code) && !set_has(&breaks->no_end, before);
		before = code;
	}
	return breaks->may;
}
