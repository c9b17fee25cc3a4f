#include "engine/monitor/event/symbol.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_ROOM 256u
#define CHUNK ((size_t)16 << 10)

struct hy_symbol_chunk {
	struct hy_symbol_chunk *next;
	size_t used, room;
	char bytes[];
};

static const struct {
	const char *word;
	unsigned classes;
} words[] = {
	{ "login", HY_SYMBOL_NO_DATA }, { "logout", HY_SYMBOL_NO_DATA }, { "grant", HY_SYMBOL_NO_DATA },
	{ "revoke", HY_SYMBOL_NO_DATA }, { "config", HY_SYMBOL_NO_DATA }, { "none", HY_SYMBOL_NOTHING },
	{ "media-write", HY_SYMBOL_MEDIUM }, { "media-read", HY_SYMBOL_MEDIUM }, { "shown", HY_SYMBOL_EXPOSED },
	{ "stored", HY_SYMBOL_EXPOSED }, { "subject", HY_SYMBOL_SUBJECT },
};

/* A longer text by all of its bytes: names of terminals are often alike at both ends. Within one run only. */
static struct hy_ends
ends_of(struct hy_str text)
{
	struct hy_ends ends = hy_ends_of(text);

	if (text.len > HY_ENDS_WHOLE)
		ends.tail = hy_str_hash(text);
	return ends;
}

/* LEN bytes that stay; NULL: no memory. */
static char *
keep(struct hy_symbols *symbols, const char *p, size_t len)
{
	struct hy_symbol_chunk *chunk = symbols->chunks;
	char *at;

	if (chunk == NULL || chunk->room - chunk->used < len) {
		size_t room = len > CHUNK ? len : CHUNK;

		chunk = malloc(sizeof(*chunk) + room);
		if (chunk == NULL)
			return NULL;
		*chunk = (struct hy_symbol_chunk){ symbols->chunks, 0, room };
		symbols->chunks = chunk;
	}
	at = chunk->bytes + chunk->used;
	memcpy(at, p, len);
	chunk->used += len;
	return at;
}

static void
free_chunks(struct hy_symbols *symbols)
{
	struct hy_symbol_chunk *next;

	for (struct hy_symbol_chunk *c = symbols->chunks; c != NULL; c = next) {
		next = c->next;
		free(c);
	}
	symbols->chunks = NULL;
}

bool
hy_symbols_init(struct hy_symbols *symbols)
{
	*symbols = (struct hy_symbols){ .room = FIRST_ROOM, .mask = 2 * FIRST_ROOM - 1 };
	symbols->list = malloc(symbols->room * sizeof(*symbols->list));
	symbols->slots = calloc(symbols->mask + 1, sizeof(*symbols->slots));
	if (symbols->list == NULL || symbols->slots == NULL)
		return false;
	symbols->list[0] = (struct hy_symbol){ .p = "" };
	symbols->count = 1;
	return true;
}

void
hy_symbols_end(struct hy_symbols *symbols)
{
	free_chunks(symbols);
	free(symbols->list);
	free(symbols->slots);
}

void
hy_symbols_clear(struct hy_symbols *symbols)
{
	free_chunks(symbols);
	memset(symbols->slots, 0, (symbols->mask + 1) * sizeof(*symbols->slots));
	symbols->count = 1;
}

/* The slot of TEXT, whose ends are ENDS, or the free one where it belongs. */
static struct hy_symbol_slot *
slot_for(const struct hy_symbols *symbols, struct hy_str text, struct hy_ends ends)
{
	uint32_t at = hy_ends_hash(ends, text.len) & symbols->mask;

	for (;; at = (at + 1) & symbols->mask) {
		struct hy_symbol_slot *s = &symbols->slots[at];

		if (s->number == 0 || (s->len == text.len && hy_ends_same(s->ends, ends) &&
		    (text.len <= HY_ENDS_WHOLE || memcmp(symbols->list[s->number].p, text.p, text.len) == 0)))
			return s;
	}
}

static bool
grow(struct hy_symbols *symbols)
{
	uint32_t room = symbols->room * 2, old = symbols->mask + 1;
	struct hy_symbol *list = realloc(symbols->list, room * sizeof(*list));
	struct hy_symbol_slot *slots;

	if (list == NULL)
		return false;
	symbols->list = list;
	slots = symbols->slots;
	symbols->slots = calloc((size_t)2 * room, sizeof(*slots));
	if (symbols->slots == NULL) {
		symbols->slots = slots;
		return false;
	}
	symbols->room = room;
	symbols->mask = 2 * room - 1;
	for (uint32_t i = 0; i < old; i++) {
		const struct hy_symbol *s = &list[slots[i].number];

		if (slots[i].number != 0)
			*slot_for(symbols, (struct hy_str){ s->p, s->len }, slots[i].ends) = slots[i];
	}
	free(slots);
	return true;
}

unsigned
hy_word_classes(struct hy_str text)
{
	for (size_t i = 0; i < HY_COUNT(words); i++)
		if (hy_str_is(text, words[i].word))
			return words[i].classes;
	return 0;
}

static uint32_t
add(struct hy_symbols *symbols, struct hy_str text, struct hy_ends ends)
{
	char *p;

	if (symbols->count == symbols->room && !grow(symbols))
		return UINT32_MAX;
	p = keep(symbols, text.p, text.len);
	if (p == NULL)
		return UINT32_MAX;
	*slot_for(symbols, text, ends) = (struct hy_symbol_slot){ ends, (uint32_t)text.len, symbols->count };
	symbols->list[symbols->count] = (struct hy_symbol){ p, (uint32_t)text.len, hy_word_classes(text) };
	return symbols->count++;
}

uint32_t
hy_symbols_number_rare(struct hy_symbols *symbols, struct hy_str text)
{
	struct hy_ends ends = ends_of(text);
	uint32_t number = slot_for(symbols, text, ends)->number;

	return number != 0 ? number : add(symbols, text, ends);
}
