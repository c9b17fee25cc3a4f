/*
 * A sketch: which keys may have gathered much, in memory that does not grow with the keys. Whoever looks for the few that
 * gathered much shows all of them to a sketch first, and then adds up only those that may be among them.
 */
#ifndef HY_MONITOR_STATE_FACT_SKETCH_H
#define HY_MONITOR_STATE_FACT_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HY_FACT_SKETCH_QUEUE 32u

struct hy_fact_sketch {
	uint16_t *counters;	/* those that are full stay so; NULL: no more is added */
	uint32_t lines;		/* of counters, less one */
	uint16_t least;		/* looked for */
	unsigned char *found;	/* bits of those that may have gathered so much; NULL: there is no sketch */
	/* On their way: the memory they need is asked for when they come. */
	struct { uint64_t hash, n; } queue[HY_FACT_SKETCH_QUEUE];
	unsigned queued;
};

/* For keys that gather LEAST or more, about ROWS additions; all zero before. False: no memory, and there is no sketch. */
bool hy_fact_sketch_init(struct hy_fact_sketch *sketch, size_t rows, uint64_t least);
void hy_fact_sketch_end(struct hy_fact_sketch *sketch);
/* Adds N to the key of HASH (hy_fact_key_hash). */
void hy_fact_sketch_add(struct hy_fact_sketch *sketch, uint64_t hash, uint64_t n);
/* All was added. */
void hy_fact_sketch_close(struct hy_fact_sketch *sketch);
/* Of a closed one. False: the key of HASH gathered less, for certain. */
bool hy_fact_sketch_may(const struct hy_fact_sketch *sketch, uint64_t hash);

#endif
