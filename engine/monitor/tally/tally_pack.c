#include "engine/monitor/tally/tally_pack.h"

#include <stdlib.h>
#include <string.h>

#include "engine/monitor/tally/tally_part.h"

#define NUMBER_MAX 10		/* bytes of a number */
#define ROW_MAX (1 + HY_PERSON + (HY_TALLY_WORDS + 7) * NUMBER_MAX)

struct out {
	unsigned char *p;
	size_t len, room;
	bool failed;
};

static bool
reserve(struct out *out, size_t more)
{
	size_t room = out->room == 0 ? 4096 : out->room;
	unsigned char *p;

	while (room < out->len + more)
		room *= 2;
	if (out->failed || room == out->room)
		return !out->failed;
	p = realloc(out->p, room);
	out->failed = p == NULL;
	if (p != NULL) {
		out->p = p;
		out->room = room;
	}
	return p != NULL;
}

/* There is room. */
static void
put_number(struct out *out, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		out->p[out->len++] = (unsigned char)(n | 0x80);
	out->p[out->len++] = (unsigned char)n;
}

static uint64_t
zigzag(int64_t n)
{
	return (uint64_t)n << 1 ^ (n < 0 ? ~UINT64_C(0) : 0);
}

/* Texts of a pack, numbered in the order they are met. */
struct texts {
	const struct hy_symbols *from;
	uint32_t *numbers;	/* by symbol: number + 1; 0 = not met */
	uint32_t *met;
	uint32_t count;
};

static bool
texts_init(struct texts *t, const struct hy_symbols *from)
{
	*t = (struct texts){ from, calloc(from->count, sizeof(uint32_t)), malloc(from->count * sizeof(uint32_t)), 0 };
	return t->numbers != NULL && t->met != NULL;
}

static void
texts_end(struct texts *t)
{
	free(t->numbers);
	free(t->met);
}

static uint32_t
text_number(struct texts *t, uint32_t symbol)
{
	if (t->numbers[symbol] == 0) {
		t->met[t->count++] = symbol;
		t->numbers[symbol] = t->count;
	}
	return t->numbers[symbol] - 1;
}

/* Writes the texts that were met, and forgets them. */
static void
put_texts(struct out *out, struct texts *t)
{
	if (!reserve(out, NUMBER_MAX))
		return;
	put_number(out, t->count);
	for (uint32_t i = 0; i < t->count; i++) {
		const struct hy_symbol *s = &t->from->list[t->met[i]];

		t->numbers[t->met[i]] = 0;
		if (!reserve(out, s->len + (size_t)NUMBER_MAX))
			continue;
		put_number(out, s->len);
		memcpy(out->p + out->len, s->p, s->len);
		out->len += s->len;
	}
	t->count = 0;
}

/* What packing needs: what stands in front of the rows is known when they are written. */
struct packing {
	struct hy_arena *arena;
	const struct hy_tallies *tallies;
	struct texts words, files;
	struct out head, rows;
	const struct hy_pack **tail;
	int64_t unit;		/* of times */
	int64_t first;		/* of the row before, and its place */
	uint32_t file, line;
};

static void
put_key(struct packing *p, enum hy_tally_id id, const struct hy_tally_key *key)
{
	struct out *out = &p->rows;
	unsigned word = 0, n;

	for (unsigned part = 0; (n = hy_tally_part_words(id, part)) > 0; part++) {
		if (n == 1) {
			put_number(out, text_number(&p->words, key->words[word]));
		} else {
			memcpy(out->p + out->len, key->words + word, HY_PERSON);
			out->len += HY_PERSON;
		}
		word += n;
	}
}

/* Puts N, of which FLAG is told in the byte at FLAGS; but not when it is EXPECTED. */
static void
put_unless(struct out *out, size_t flags, unsigned flag, uint64_t n, uint64_t expected)
{
	if (n == expected)
		return;
	out->p[flags] |= (unsigned char)flag;
	put_number(out, n);
}

static void
put_row(struct packing *p, enum hy_tally_id id, const struct hy_tally_entry *e)
{
	const struct hy_sums *sums = &e->sums;
	bool open = sums->place >> 32 == HY_PLACE_OPEN;
	uint32_t file = text_number(&p->files, open ? 0 : (uint32_t)(sums->place >> 32)), line = open ? 0 : (uint32_t)sums->place;
	struct out *out = &p->rows;
	size_t flags = out->len;

	if (!reserve(out, ROW_MAX))
		return;
	out->p[out->len++] = 0;
	put_key(p, id, &e->key);
	put_unless(out, flags, HY_PACK_EVENTS, sums->events, 1);
	put_unless(out, flags, HY_PACK_PERSONS, sums->persons, sums->events);
	put_unless(out, flags, HY_PACK_ROWS, sums->rows, sums->events);
	put_number(out, zigzag((sums->first - p->first) / p->unit));
	put_unless(out, flags, HY_PACK_LAST, (uint64_t)(sums->last - sums->first) / (uint64_t)p->unit, 0);
	put_unless(out, flags, HY_PACK_FILE, file, p->file);
	put_number(out, zigzag((int64_t)line - p->line));
	p->first = sums->first;
	p->file = file;
	p->line = line;
}

/* The largest of a second, a millisecond and a microsecond by which the times of the COUNT rows ORDER can be told. */
static int64_t
unit_of(const struct hy_tally_table *table, const uint64_t *order, size_t count)
{
	int64_t unit = HY_PACK_SECOND;

	for (size_t i = 0; i < count && unit > 1; i++) {
		const struct hy_sums *sums = &hy_tally_entry_at(table, (uint32_t)order[i])->sums;

		while (sums->first % unit != 0 || sums->last % unit != 0)
			unit /= 1000;
	}
	return unit;
}

/* Rows of a table by their day: the day in the upper half, so that sorting groups them. */
static int
by_day(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static uint64_t
day_key(int32_t day, uint32_t entry)
{
	return (uint64_t)((uint32_t)day ^ 0x80000000u) << 32 | entry;
}

/* What stands in front of COUNT rows of DAY. */
static bool
put_head(struct packing *p, long day, size_t count)
{
	p->head.len = 0;
	if (!reserve(&p->head, 1 + 2 * NUMBER_MAX))
		return false;
	p->head.p[p->head.len++] = HY_PACK_FORMAT;
	put_number(&p->head, zigzag(day));
	put_number(&p->head, (uint64_t)p->unit);
	put_texts(&p->head, &p->words);
	put_texts(&p->head, &p->files);
	if (!reserve(&p->head, NUMBER_MAX))
		return false;
	put_number(&p->head, count);
	return true;
}

/* The COUNT rows ORDER of table ID, all of one day. */
static bool
pack_day(struct packing *p, enum hy_tally_id id, const uint64_t *order, size_t count)
{
	const struct hy_tally_table *table = &p->tallies->tables[id];
	long day = hy_tally_entry_at(table, (uint32_t)order[0])->key.day;
	struct hy_pack *pack = hy_new(p->arena, struct hy_pack);
	char *bytes;

	p->rows.len = 0;
	p->unit = unit_of(table, order, count);
	p->first = day * HY_PACK_DAY;
	p->file = p->line = 0;
	for (size_t i = 0; i < count; i++)
		put_row(p, id, hy_tally_entry_at(table, (uint32_t)order[i]));
	if (!put_head(p, day, count) || p->rows.failed)
		return false;
	bytes = hy_arena_alloc(p->arena, p->head.len + p->rows.len);
	memcpy(bytes, p->head.p, p->head.len);
	memcpy(bytes + p->head.len, p->rows.p, p->rows.len);
	*pack = (struct hy_pack){ hy_tally_fact(id), day, count, { bytes, p->head.len + p->rows.len }, NULL };
	*p->tail = pack;
	p->tail = &pack->next;
	return true;
}

static bool
pack_table(struct packing *p, enum hy_tally_id id)
{
	const struct hy_tally_table *table = &p->tallies->tables[id];
	uint64_t *order = malloc((table->count + 1) * sizeof(*order));
	bool ok = order != NULL, sorted = true;

	for (uint32_t i = 0; ok && i < table->count; i++) {
		order[i] = day_key(hy_tally_entry_at(table, i)->key.day, i);
		sorted = sorted && (i == 0 || order[i] > order[i - 1]);
	}
	if (ok && !sorted)
		qsort(order, table->count, sizeof(*order), by_day);
	for (uint32_t from = 0, to; ok && from < table->count; from = to) {
		for (to = from; to < table->count && order[to] >> 32 == order[from] >> 32; to++)
			;
		ok = pack_day(p, id, order + from, to - from);
	}
	free(order);
	return ok;
}

bool
hy_packs_make(struct hy_arena *arena, const struct hy_tallies *tallies, const struct hy_pack **packs)
{
	struct packing p = { .arena = arena, .tallies = tallies, .tail = packs };
	bool ok = texts_init(&p.words, &tallies->symbols) && texts_init(&p.files, &tallies->files);

	*packs = NULL;
	for (int id = 0; ok && id < HY_TALLY_COUNT; id++)
		ok = pack_table(&p, (enum hy_tally_id)id);
	texts_end(&p.words);
	texts_end(&p.files);
	free(p.head.p);
	free(p.rows.p);
	return ok;
}
