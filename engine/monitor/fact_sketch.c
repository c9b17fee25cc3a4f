#include "engine/monitor/fact_sketch.h"

#include <stdlib.h>

#define LEAST ((uint32_t)1 << 12)	/* counters, of two bytes */
#define MOST ((uint32_t)1 << 22)

bool
hy_fact_sketch_init(struct hy_fact_sketch *sketch, size_t rows, uint64_t more)
{
	uint32_t size = LEAST;

	while (size < rows && size < MOST)
		size *= 2;
	*sketch = (struct hy_fact_sketch){ calloc(size, sizeof(uint16_t)), size - 1, more < UINT16_MAX ? (uint16_t)more : UINT16_MAX };
	return sketch->counters != NULL;
}

void
hy_fact_sketch_end(struct hy_fact_sketch *sketch)
{
	free(sketch->counters);
	sketch->counters = NULL;
}

/* The two counters of a key: others may have one of them, hardly both. */
static void
counters_of(const struct hy_fact_sketch *sketch, uint64_t hash, uint16_t *at[2])
{
	at[0] = &sketch->counters[(uint32_t)hash & sketch->mask];
	at[1] = &sketch->counters[(uint32_t)((hash * 0x9fb21c651e98df25u) >> 32) & sketch->mask];
}

void
hy_fact_sketch_add(struct hy_fact_sketch *sketch, uint64_t hash, uint64_t n)
{
	uint16_t *at[2], now;

	counters_of(sketch, hash, at);
	/* The smaller one is what the key can have had; the larger one is others', too. */
	now = *at[0] < *at[1] ? *at[0] : *at[1];
	now = n > (uint64_t)(UINT16_MAX - now) ? UINT16_MAX : (uint16_t)(now + n);
	for (int i = 0; i < 2; i++)
		*at[i] = *at[i] > now ? *at[i] : now;
}

bool
hy_fact_sketch_may(const struct hy_fact_sketch *sketch, uint64_t hash)
{
	uint16_t *at[2];

	counters_of(sketch, hash, at);
	return *at[0] >= sketch->least && *at[1] >= sketch->least;
}
