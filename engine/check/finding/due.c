#include "engine/check/finding/due.h"

#include <stdlib.h>
#include <string.h>

struct hy_dues *
hy_dues_new(struct hy_arena *arena)
{
	struct hy_dues *dues = hy_new(arena, struct hy_dues);

	dues->arena = arena;
	dues->tail = &dues->first;
	return dues;
}

struct hy_due *
hy_dues_add(struct hy_dues *dues, const struct hy_due *due)
{
	struct hy_due *own = hy_new(dues->arena, struct hy_due);

	*own = *due;
	own->next = NULL;
	*dues->tail = own;
	dues->tail = &own->next;
	return own;
}

/* One due and its place in the list. */
struct placed {
	struct hy_due *due;
	size_t nth;
};

static int
compare(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	long dx = hy_date_days(&x->due->date), dy = hy_date_days(&y->due->date);
	const char *fx = x->due->at.file, *fy = y->due->at.file;
	int order = dx != dy ? (dx < dy ? -1 : 1) : strcmp(fx != NULL ? fx : "", fy != NULL ? fy : "");

	if (order != 0)
		return order;
	return x->nth < y->nth ? -1 : 1;
}

void
hy_dues_sort(struct hy_dues *dues)
{
	struct placed *all;
	size_t n = 0;

	for (struct hy_due *d = dues->first; d != NULL; d = d->next)
		n++;
	all = hy_new_array(dues->arena, n + 1, struct placed);
	n = 0;
	for (struct hy_due *d = dues->first; d != NULL; d = d->next, n++)
		all[n] = (struct placed){ d, n };
	qsort(all, n, sizeof(*all), compare);
	dues->tail = &dues->first;
	for (size_t i = 0; i < n; i++) {
		*dues->tail = all[i].due;
		dues->tail = &all[i].due->next;
	}
	*dues->tail = NULL;
}
