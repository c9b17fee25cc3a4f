/*
 * Symbols: each text once, as a small number, so that comparing texts is comparing numbers. Number 0 is "".
 * Memory grows with the different texts only and is given back at once.
 */
#ifndef HY_MONITOR_EVENT_SYMBOL_H
#define HY_MONITOR_EVENT_SYMBOL_H

#include <stdint.h>

#include "engine/monitor/event/ends.h"

/* What tallies must know of words of the model (words in symbol.c). */
enum {
	HY_SYMBOL_NO_DATA = 1,	/* an act that touches no personal data */
	HY_SYMBOL_NOTHING = 2,	/* no medium, no destination */
	HY_SYMBOL_MEDIUM = 4,	/* an act that needs a medium */
	HY_SYMBOL_EXPOSED = 8,	/* of a My Number: shown, stored */
	HY_SYMBOL_SUBJECT = 16,	/* a destination: the person himself */
};

struct hy_symbol {
	const char *p;
	uint32_t len;
	unsigned classes;	/* HY_SYMBOL_... */
};

/* Where a text is found without looking at it. */
struct hy_symbol_slot {
	struct hy_ends ends;	/* of a longer text the tail is a hash of all of it */
	uint32_t len, number;	/* number 0: free */
};

struct hy_symbols {
	struct hy_symbol *list;
	uint32_t count, room;
	struct hy_symbol_slot *slots;
	uint32_t mask;
	struct hy_symbol_chunk *chunks;
};

bool hy_symbols_init(struct hy_symbols *symbols);	/* false: no memory */
/* Ends what hy_symbols_init began, also when it failed. */
void hy_symbols_end(struct hy_symbols *symbols);
/* Forgets all but "". */
void hy_symbols_clear(struct hy_symbols *symbols);
/* What tallies must know of WORD. */
unsigned hy_word_classes(struct hy_str word);
/* For hy_symbols_number alone: what it does not find at once. */
uint32_t hy_symbols_number_rare(struct hy_symbols *symbols, struct hy_str text);

/*
 * The number of TEXT, a new one when it was not seen; UINT32_MAX: no memory. Inline: a log asks ten times a line, and nearly
 * always it is a short text that stands in the first slot looked at.
 */
static inline uint32_t
hy_symbols_number(struct hy_symbols *symbols, struct hy_str text)
{
	const struct hy_symbol_slot *slot;
	struct hy_ends ends;

	if (text.len == 0)
		return 0;
	ends = hy_ends_of(text);
	slot = &symbols->slots[hy_ends_hash(ends, text.len) & symbols->mask];
	if (slot->len == text.len && hy_ends_same(slot->ends, ends) && text.len <= HY_ENDS_WHOLE)
		return slot->number;
	return hy_symbols_number_rare(symbols, text);
}

#endif
