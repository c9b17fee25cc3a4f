#include "engine/monitor/symbol.h"

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
	{ "screen", HY_SYMBOL_SCREEN }, { "shown", HY_SYMBOL_EXPOSED }, { "stored", HY_SYMBOL_EXPOSED },
};

static uint64_t
load64(const char *p)
{
	uint64_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

static uint64_t
load_tail(const char *p, size_t len)
{
	uint64_t v = 0;

	memcpy(&v, p, len);
	return v;
}

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9fb21c651e98df25u;
	return h ^ h >> 32;
}

/* Eight bytes at a time: most words of a log are one or two such pieces. Within one run only. */
static uint32_t
hash_of(struct hy_str s)
{
	uint64_t h = s.len;
	size_t i = 0;

	for (; i + 8 <= s.len; i += 8)
		h = mix(h, load64(s.p + i));
	if (i < s.len && s.len > 8)
		h = mix(h, load64(s.p + s.len - 8));
	else if (i < s.len)
		h = mix(h, load_tail(s.p + i, s.len - i));
	return (uint32_t)mix(h, 0);
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

static bool
grow(struct hy_symbols *symbols)
{
	uint32_t room = symbols->room * 2, mask = 2 * room - 1;
	struct hy_symbol *list = realloc(symbols->list, room * sizeof(*list));
	uint32_t *slots;

	if (list == NULL)
		return false;
	symbols->list = list;
	slots = calloc((size_t)mask + 1, sizeof(*slots));
	if (slots == NULL)
		return false;
	for (uint32_t i = 1; i < symbols->count; i++) {
		uint32_t at = list[i].hash & mask;

		while (slots[at] != 0)
			at = (at + 1) & mask;
		slots[at] = i;
	}
	free(symbols->slots);
	symbols->slots = slots;
	symbols->room = room;
	symbols->mask = mask;
	return true;
}

unsigned
hy_word_classes(struct hy_str text)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (hy_str_is(text, words[i].word))
			return words[i].classes;
	return 0;
}

static uint32_t
add(struct hy_symbols *symbols, struct hy_str text, uint32_t hash)
{
	uint32_t at;
	char *p;

	if (symbols->count == symbols->room && !grow(symbols))
		return UINT32_MAX;
	p = keep(symbols, text.p, text.len);
	if (p == NULL)
		return UINT32_MAX;
	for (at = hash & symbols->mask; symbols->slots[at] != 0; at = (at + 1) & symbols->mask)
		;
	symbols->slots[at] = symbols->count;
	symbols->list[symbols->count] = (struct hy_symbol){ p, (uint32_t)text.len, hash, hy_word_classes(text) };
	return symbols->count++;
}

uint32_t
hy_symbols_number(struct hy_symbols *symbols, struct hy_str text)
{
	uint32_t hash, number;

	if (text.len == 0)
		return 0;
	hash = hash_of(text);
	for (uint32_t at = hash & symbols->mask; (number = symbols->slots[at]) != 0; at = (at + 1) & symbols->mask) {
		const struct hy_symbol *s = &symbols->list[number];

		if (s->hash == hash && s->len == text.len && memcmp(s->p, text.p, text.len) == 0)
			return number;
	}
	return add(symbols, text, hash);
}
