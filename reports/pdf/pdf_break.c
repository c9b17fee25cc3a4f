#include "reports/pdf/pdf_break.h"

#include <linebreak.h>

#include "engine/base/text.h"

#define BMP 0x10000

/* Characters: one bit each up to BMP, the few others in any order. */
struct set {
	uint8_t bits[BMP / 8];
	const uint32_t *codes;
	size_t count;
};

struct hy_pdf_breaks {
	struct hy_arena *arena;
	struct set no_start, no_end;
	char *found;	/* by byte, as libunibreak tells it */
	bool *may;
	size_t cap;
};

static void
set_fill(struct set *set, struct hy_arena *arena, struct hy_str text)
{
	uint32_t *codes;
	size_t i, count;

	codes = hy_text_codes(arena, text, &count);
	set->codes = codes;
	for (i = 0; i < count; i++) {
		if (codes[i] < BMP)
			set->bits[codes[i] / 8] |= (uint8_t)(1u << codes[i] % 8);
		else
			codes[set->count++] = codes[i];
	}
}

static bool
set_has(const struct set *set, uint32_t code)
{
	size_t i;

	if (code < BMP)
		return (set->bits[code / 8] >> code % 8 & 1) != 0;
	for (i = 0; i < set->count; i++) {
		if (set->codes[i] == code)
			return true;
	}
	return false;
}

struct hy_pdf_breaks *
hy_pdf_breaks_new(struct hy_arena *arena, const struct hy_layout *layout)
{
	struct hy_pdf_breaks *breaks = hy_new(arena, struct hy_pdf_breaks);

	init_linebreak();
	breaks->arena = arena;
	set_fill(&breaks->no_start, arena, layout->no_line_start);
	set_fill(&breaks->no_end, arena, layout->no_line_end);
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
