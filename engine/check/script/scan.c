#include "engine/check/script/scan.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>

#define SIEVE_BITS 16
#define SIEVE_BYTES ((size_t)1 << (SIEVE_BITS - 3))
#define PAIR 6u			/* bytes of two Japanese characters */
#define SINGLE 3u
#define BUCKETS ((size_t)1024)

struct word {
	struct hy_str text;
	struct hy_hit *first, *last;
	struct word *next;		/* in its bucket */
	unsigned number;
};

struct hy_scan {
	struct hy_arena *arena;
	struct word **words;
	unsigned count;
	struct word *buckets[BUCKETS];
	/* Hashes of what words begin with: two characters, or one where they are shorter than that. */
	unsigned char pairs[SIEVE_BYTES], singles[SIEVE_BYTES];
	const struct hy_doc *doc;
	struct hy_arena *hits;		/* owns those in DOC */
	atomic_bool done;
	pthread_mutex_t lock;		/* of whoever looks for the words */
	const struct hy_node *node;	/* being looked through */
};

/* Of the first COUNT of eight bytes, as they were read from memory. */
static inline uint32_t
hash_of(uint64_t bytes, unsigned count)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	bytes <<= 64 - 8 * count;
#else
	bytes >>= 64 - 8 * count;
#endif
	return (uint32_t)(bytes * 0x9e3779b97f4a7c15u >> (64 - SIEVE_BITS));
}

/* The eight bytes at P, of which there may be fewer: then with zeros. */
static uint64_t
eight_at(const char *p, size_t left)
{
	uint64_t bytes = 0;

	memcpy(&bytes, p, left < sizeof(bytes) ? left : sizeof(bytes));
	return bytes;
}

static bool
in_sieve(const unsigned char *sieve, uint32_t hash)
{
	return (sieve[hash / 8] >> (hash % 8) & 1) != 0;
}

struct hy_scan *
hy_scan_new(struct hy_arena *arena)
{
	struct hy_scan *scan = hy_new(arena, struct hy_scan);

	scan->arena = arena;
	scan->hits = hy_arena_new();
	pthread_mutex_init(&scan->lock, NULL);
	return scan;
}

void
hy_scan_free(struct hy_scan *scan)
{
	pthread_mutex_destroy(&scan->lock);
	hy_arena_free(scan->hits);
}

unsigned
hy_scan_add(struct hy_scan *scan, struct hy_str text)
{
	bool pair = text.len >= PAIR;
	uint32_t hash = hash_of(eight_at(text.p, text.len), pair ? PAIR : SINGLE);
	struct word **bucket = &scan->buckets[hash % BUCKETS], *w = *bucket;

	while (w != NULL && !hy_str_eq(w->text, text))
		w = w->next;
	if (w != NULL)
		return w->number;
	scan->words = hy_grow(scan->arena, scan->words, scan->count, struct word *);
	w = hy_new(scan->arena, struct word);
	w->text = hy_str_copy(scan->arena, text.p, text.len);
	w->number = scan->count;
	w->next = *bucket;
	*bucket = w;
	scan->words[scan->count++] = w;
	(pair ? scan->pairs : scan->singles)[hash / 8] |= (unsigned char)(1u << (hash % 8));
	return w->number;
}

static void
add_hit(struct hy_scan *scan, struct word *w)
{
	struct hy_hit *hit;

	if (w->last != NULL && w->last->node == scan->node)
		return;
	hit = hy_new(scan->hits, struct hy_hit);
	hit->node = scan->node;
	if (w->last != NULL)
		w->last->next = hit;
	else
		w->first = hit;
	w->last = hit;
}

static void
look_closer(struct hy_scan *scan, struct hy_str rest, uint32_t hash)
{
	for (struct word *w = scan->buckets[hash % BUCKETS]; w != NULL; w = w->next)
		if (hy_str_starts(rest, w->text))
			add_hit(scan, w);
}

/* Bytes to the next place where a word may begin: two and four bytes are rare, and no word begins inside of them. */
static size_t
width(char lead)
{
	return (unsigned char)lead >= 0xe0 && (unsigned char)lead < 0xf0 ? 3 : 1;
}

/* Words that begin at AT, where BYTES stand. Few places pass the sieves: branches are nearly never taken. */
static inline void
scan_at(struct hy_scan *scan, struct hy_str text, size_t at, uint64_t bytes)
{
	uint32_t pair = hash_of(bytes, PAIR), single = hash_of(bytes, SINGLE);

	if (in_sieve(scan->pairs, pair))
		look_closer(scan, hy_str_cut(text, at, text.len), pair);
	if (in_sieve(scan->singles, single))
		look_closer(scan, hy_str_cut(text, at, text.len), single);
}

static void
scan_text(struct hy_scan *scan, struct hy_str text)
{
	for (size_t i = 0; i + HY_SCAN_SHORTEST <= text.len; i += width(text.p[i])) {
		uint64_t bytes = 0;

		if (i + sizeof(bytes) <= text.len)
			memcpy(&bytes, text.p + i, sizeof(bytes));
		else
			bytes = eight_at(text.p + i, text.len - i);
		scan_at(scan, text, i, bytes);
	}
}

static void
scan_grid(struct hy_scan *scan, const struct hy_yaml *yaml)
{
	if (yaml->type == HY_YAML_TEXT)
		scan_text(scan, yaml->text);
	for (const struct hy_yaml *y = yaml->first; y != NULL; y = y->next)
		scan_grid(scan, y);
}

static bool
scan_node(struct hy_node *node, void *context)
{
	struct hy_scan *scan = context;

	if (node->item->private)
		return false;
	scan->node = node;
	scan_text(scan, node->text);
	for (const struct hy_tick *t = node->ticks; t != NULL; t = t->next)
		scan_text(scan, t->text);
	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next)
		scan_text(scan, e->text);
	if (node->raw != NULL)
		scan_grid(scan, node->raw);
	return true;
}

void
hy_scan_begin(struct hy_scan *scan, const struct hy_doc *doc)
{
	for (unsigned i = 0; i < scan->count; i++)
		scan->words[i]->first = scan->words[i]->last = NULL;
	scan->doc = doc;
	hy_arena_reset(scan->hits);
	atomic_store(&scan->done, false);
}

const struct hy_hit *
hy_scan_hits(struct hy_scan *scan, unsigned word)
{
	if (!atomic_load(&scan->done)) {
		pthread_mutex_lock(&scan->lock);
		if (!atomic_load(&scan->done))
			hy_node_walk(scan->doc->root, scan_node, scan);
		atomic_store(&scan->done, true);
		pthread_mutex_unlock(&scan->lock);
	}
	return scan->words[word]->first;
}
