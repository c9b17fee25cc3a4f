#include "engine/check/scan.h"

#include <stdint.h>
#include <string.h>

#define SIEVE_BITS 15		/* of the hash of a word's first three bytes */
#define SIEVE_SIZE ((size_t)1 << SIEVE_BITS)
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
	unsigned count, room;
	struct word *buckets[BUCKETS];
	unsigned char sieve[SIEVE_SIZE / 8];
	bool begins[64][64];		/* by the low bits of two bytes: may a word begin with them? */
	const struct hy_doc *doc;
	bool done;
	const struct hy_node *node;	/* being looked through */
};

/* Three bytes at P as a number: most Japanese characters are three bytes long. */
static uint32_t
hash_at(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;
	uint32_t value = (uint32_t)b[0] << 16 | (uint32_t)b[1] << 8 | b[2];

	return value * 2654435761u >> (32 - SIEVE_BITS);
}

struct hy_scan *
hy_scan_new(struct hy_arena *arena)
{
	struct hy_scan *scan = hy_new(arena, struct hy_scan);

	scan->arena = arena;
	return scan;
}

static void
keep_room(struct hy_scan *scan)
{
	struct word **more;

	if (scan->count < scan->room)
		return;
	scan->room = scan->room * 2 + 256;
	more = hy_new_array(scan->arena, scan->room, struct word *);
	if (scan->count > 0)
		memcpy(more, scan->words, scan->count * sizeof(*more));
	scan->words = more;
}

unsigned
hy_scan_add(struct hy_scan *scan, struct hy_str text)
{
	uint32_t hash = hash_at(text.p);
	struct word **bucket = &scan->buckets[hash % BUCKETS], *w = *bucket;

	while (w != NULL && !hy_str_eq(w->text, text))
		w = w->next;
	if (w != NULL)
		return w->number;
	keep_room(scan);
	w = hy_new(scan->arena, struct word);
	w->text = hy_str_copy(scan->arena, text.p, text.len);
	w->number = scan->count;
	w->next = *bucket;
	*bucket = w;
	scan->words[scan->count++] = w;
	scan->sieve[hash / 8] |= (unsigned char)(1u << (hash % 8));
	scan->begins[text.p[0] & 0x3f][text.p[1] & 0x3f] = true;
	return w->number;
}

static void
add_hit(struct hy_scan *scan, struct word *w)
{
	struct hy_hit *hit;

	if (w->last != NULL && w->last->node == scan->node)
		return;
	hit = hy_new(scan->doc->arena, struct hy_hit);
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

static void
scan_text(struct hy_scan *scan, struct hy_str text)
{
	for (size_t i = 0, n; i + HY_SCAN_SHORTEST <= text.len; i += n) {
		unsigned char lead = (unsigned char)text.p[i];
		uint32_t hash;

		/* Two and four bytes are rare; what is inside of such a character begins no word. */
		n = lead >= 0xe0 && lead < 0xf0 ? 3 : 1;
		if (!scan->begins[lead & 0x3f][text.p[i + 1] & 0x3f])
			continue;
		hash = hash_at(text.p + i);
		if (scan->sieve[hash / 8] & (1u << (hash % 8)))
			look_closer(scan, hy_str_cut(text, i, text.len), hash);
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
	scan->done = false;
}

const struct hy_hit *
hy_scan_hits(struct hy_scan *scan, unsigned word)
{
	if (!scan->done)
		hy_node_walk(scan->doc->root, scan_node, scan);
	scan->done = true;
	return scan->words[word]->first;
}
