#include "engine/change/text/myers.h"

struct search {
	const uint32_t *a, *b;
	bool *deleted, *inserted;
	long *forward, *backward;	/* furthest x on each diagonal, index 0 at its middle */
	long reach;			/* diagonals on either side of the middle */
};

/* A region: [a0, a1) against [b0, b1). */
struct region {
	long a0, a1, b0, b1;
};

struct point {
	long x, y;
};

static long
less(long a, long b)
{
	return a < b ? a : b;
}

/* Runs forward on all diagonals of edit number D; true when it met the backward run. */
static bool
step_forward(struct search *s, const struct region *r, long d, struct point *meeting)
{
	long *v = s->forward, delta = (r->a1 - r->a0) - (r->b1 - r->b0);

	for (long k = -d; k <= d; k += 2) {
		long x = k == -d || (k != d && v[k - 1] < v[k + 1]) ? v[k + 1] : v[k - 1] + 1;
		long y = x - k;

		while (r->a0 + x < r->a1 && r->b0 + y < r->b1 && y >= 0 &&
		    s->a[r->a0 + x] == s->b[r->b0 + y])
			x++, y++;
		v[k] = x;
		if ((delta & 1) == 0 || k - delta < -(d - 1) || k - delta > d - 1)
			continue;
		if (x >= (r->a1 - r->a0) - s->backward[k - delta]) {
			*meeting = (struct point){ r->a0 + x, r->b0 + y };
			return true;
		}
	}
	return false;
}

/* The same from the end; diagonal k of the backward run is delta + k of the forward one. */
static bool
step_backward(struct search *s, const struct region *r, long d, struct point *meeting)
{
	long *v = s->backward, n = r->a1 - r->a0, m = r->b1 - r->b0, delta = n - m;

	for (long k = -d; k <= d; k += 2) {
		long x = k == d || (k != -d && v[k + 1] < v[k - 1]) ? v[k - 1] : v[k + 1] + 1;
		long y = x + k;

		while (x < n && y < m && y >= 0 && s->a[r->a1 - 1 - x] == s->b[r->b1 - 1 - y])
			x++, y++;
		v[k] = x;
		if ((delta & 1) != 0 || k + delta < -d || k + delta > d)
			continue;
		if (s->forward[k + delta] >= n - x) {
			*meeting = (struct point){ r->a1 - x, r->b1 - y };
			return true;
		}
	}
	return false;
}

/* A point on a shortest way through the region; false when it needs too many edits. */
static bool
find_middle(struct search *s, const struct region *r, struct point *middle)
{
	long most = less(s->reach - 1, ((r->a1 - r->a0) + (r->b1 - r->b0) + 1) / 2);

	s->forward[1] = 0;
	s->backward[-1] = 0;
	for (long d = 0; d <= most; d++)
		if (step_forward(s, r, d, middle) || step_backward(s, r, d, middle))
			return true;
	return false;
}

static void
mark_all(struct search *s, const struct region *r)
{
	for (long i = r->a0; i < r->a1; i++)
		s->deleted[i] = true;
	for (long j = r->b0; j < r->b1; j++)
		s->inserted[j] = true;
}

static bool
inside(const struct region *r, struct point p)
{
	return p.x >= r->a0 && p.x <= r->a1 && p.y >= r->b0 && p.y <= r->b1 &&
	    !(p.x == r->a0 && p.y == r->b0) && !(p.x == r->a1 && p.y == r->b1);
}

static void
compare(struct search *s, struct region r)
{
	struct point middle;

	while (r.a0 < r.a1 && r.b0 < r.b1 && s->a[r.a0] == s->b[r.b0])
		r.a0++, r.b0++;
	while (r.a0 < r.a1 && r.b0 < r.b1 && s->a[r.a1 - 1] == s->b[r.b1 - 1])
		r.a1--, r.b1--;
	if (r.a0 == r.a1 || r.b0 == r.b1 || !find_middle(s, &r, &middle) ||
	    !inside(&r, middle)) {
		mark_all(s, &r);
		return;
	}
	compare(s, (struct region){ r.a0, middle.x, r.b0, middle.y });
	compare(s, (struct region){ middle.x, r.a1, middle.y, r.b1 });
}

void
hy_myers(struct hy_arena *scratch, struct hy_ids a, struct hy_ids b, bool *deleted, bool *inserted)
{
	long reach = less(HY_MYERS_MAX_EDITS, (long)((a.count + b.count + 1) / 2)) + 2;
	long *rows = hy_new_array(scratch, (size_t)(4 * reach + 2), long);
	struct search s = { a.at, b.at, deleted, inserted, rows + reach, rows + 3 * reach + 1, reach };

	compare(&s, (struct region){ 0, (long)a.count, 0, (long)b.count });
}
