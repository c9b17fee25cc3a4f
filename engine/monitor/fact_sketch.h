/*
 * A sketch: how much keys have gathered, or more, in memory that does not grow with the keys. Whoever looks for the few that
 * gathered much counts all into a sketch first, and then adds up only those that may be among them.
 */
#ifndef HY_MONITOR_FACT_SKETCH_H
#define HY_MONITOR_FACT_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hy_fact_sketch {
	uint16_t *counters;	/* those that are full stay so */
	uint32_t mask;
	uint16_t least;		/* looked for */
};

/* For keys that gather MORE or more, about ROWS additions. False: no memory. */
bool hy_fact_sketch_init(struct hy_fact_sketch *sketch, size_t rows, uint64_t more);
void hy_fact_sketch_end(struct hy_fact_sketch *sketch);
/* Adds N to the key of HASH (hy_fact_key_hash). */
void hy_fact_sketch_add(struct hy_fact_sketch *sketch, uint64_t hash, uint64_t n);
/* False: it gathered less, for certain. */
bool hy_fact_sketch_may(const struct hy_fact_sketch *sketch, uint64_t hash);

#endif
