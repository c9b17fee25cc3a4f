#include "engine/monitor/state/fact_sketch.h"

#include <stdlib.h>

#include "engine/base/pages.h"

#define LINE 32u			/* counters that come into the processor together; a key's two are in one line */
#define LEAST ((size_t)1 << 12)		/* counters, of two bytes */
#define MOST ((size_t)1 << 21)
#define FOUND ((uint32_t)1 << 19)	/* bits; a key has two */

static size_t
size_of(const struct hy_fact_sketch *sketch)
{
	return ((size_t)sketch->lines + 1) * LINE * sizeof(uint16_t);
}

bool
hy_fact_sketch_init(struct hy_fact_sketch *sketch, size_t rows, uint64_t least)
{
	size_t counters = LEAST;

	while (counters < rows && counters < MOST)
		counters *= 2;
	*sketch = (struct hy_fact_sketch){ .lines = (uint32_t)(counters / LINE) - 1,
		.least = least < UINT16_MAX ? (uint16_t)least : UINT16_MAX };
	sketch->counters = hy_pages_new(size_of(sketch));
	sketch->found = calloc(FOUND / 8, 1);
	if (sketch->counters != NULL && sketch->found != NULL)
		return true;
	hy_fact_sketch_end(sketch);
	return false;
}

static void
end_counters(struct hy_fact_sketch *sketch)
{
	if (sketch->counters != NULL)
		hy_pages_free(sketch->counters, size_of(sketch));
	sketch->counters = NULL;
}

void
hy_fact_sketch_end(struct hy_fact_sketch *sketch)
{
	end_counters(sketch);
	free(sketch->found);
	sketch->found = NULL;
}

static uint16_t *
line_of(const struct hy_fact_sketch *sketch, uint64_t hash)
{
	return sketch->counters + (size_t)((uint32_t)(hash >> 32) & sketch->lines) * LINE;
}

/* The two bits of a key. */
static void
bits_of(uint64_t hash, uint32_t bits[2])
{
	bits[0] = (uint32_t)(hash >> 8) % FOUND;
	bits[1] = (uint32_t)(hash * 0x9fb21c651e98df25u >> 40) % FOUND;
}

/* Adds N to the smaller of the key's two counters: that is what it can have had; the larger one is others', too. */
static void
count(struct hy_fact_sketch *sketch, uint64_t hash, uint64_t n)
{
	uint16_t *line = line_of(sketch, hash), *one = &line[hash % LINE], *two = &line[hash / LINE % LINE];
	uint16_t now = *one < *two ? *one : *two;
	uint32_t bits[2];

	now = n > (uint64_t)(UINT16_MAX - now) ? UINT16_MAX : (uint16_t)(now + n);
	*one = *one > now ? *one : now;
	*two = *two > now ? *two : now;
	if (now < sketch->least)
		return;
	bits_of(hash, bits);
	sketch->found[bits[0] / 8] |= (unsigned char)(1u << bits[0] % 8);
	sketch->found[bits[1] / 8] |= (unsigned char)(1u << bits[1] % 8);
}

static void
empty_queue(struct hy_fact_sketch *sketch)
{
	for (unsigned i = 0; i < sketch->queued; i++)
		count(sketch, sketch->queue[i].hash, sketch->queue[i].n);
	sketch->queued = 0;
}

void
hy_fact_sketch_add(struct hy_fact_sketch *sketch, uint64_t hash, uint64_t n)
{
	__builtin_prefetch(line_of(sketch, hash), 1);
	sketch->queue[sketch->queued].hash = hash;
	sketch->queue[sketch->queued].n = n;
	if (++sketch->queued == HY_FACT_SKETCH_QUEUE)
		empty_queue(sketch);
}

void
hy_fact_sketch_close(struct hy_fact_sketch *sketch)
{
	empty_queue(sketch);
	end_counters(sketch);
}

bool
hy_fact_sketch_may(const struct hy_fact_sketch *sketch, uint64_t hash)
{
	uint32_t bits[2];

	bits_of(hash, bits);
	return (sketch->found[bits[0] / 8] >> bits[0] % 8 & 1) != 0 && (sketch->found[bits[1] / 8] >> bits[1] % 8 & 1) != 0;
}
