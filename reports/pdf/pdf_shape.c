#include "reports/pdf/pdf_shape.h"

#include <string.h>

#include "engine/base/text.h"
#include "reports/pdf/pdf_break.h"

/* Rounding of sums of advances must not push the last character of a line out. */
#define SLACK 0.01

/* Items are added at the end; glyphs in an array that grows. */
struct maker {
	struct hy_pdf *job;
	struct hy_pdf_shape *shape;
	struct hy_pdf_item *last;
	size_t cap;
	struct hy_mark at;
};

static void
add_glyphs(struct maker *maker, const struct hy_pdf_glyph *glyphs, size_t count)
{
	struct hy_pdf_shape *shape = maker->shape;
	struct hy_pdf_glyph *old = shape->glyphs;

	if (count == 0)
		return;
	if (shape->count + count > maker->cap) {
		maker->cap = shape->count * 2 + count;
		shape->glyphs = hy_new_array(maker->job->arena, maker->cap, struct hy_pdf_glyph);
		if (shape->count > 0)
			memcpy(shape->glyphs, old, shape->count * sizeof(*old));
	}
	memcpy(shape->glyphs + shape->count, glyphs, count * sizeof(*glyphs));
	shape->count += count;
}

static bool
add_item(struct maker *maker, unsigned slot, enum hy_role role, size_t from, size_t to)
{
	struct hy_pdf *job = maker->job;
	struct hy_pdf_item *item;
	const struct hy_pdf_glyph *glyphs;
	size_t count;

	if (!hy_pdf_font_shape(job->fonts, slot, maker->shape->text, from, to, &glyphs, &count,
	    maker->at, job->err))
		return false;
	add_glyphs(maker, glyphs, count);
	item = hy_new(job->arena, struct hy_pdf_item);
	item->slot = slot;
	item->role = role;
	item->end = maker->shape->count;
	if (maker->last != NULL)
		maker->last->next = item;
	else
		maker->shape->items = item;
	maker->last = item;
	return true;
}

/* One piece, cut where the font changes. */
static bool
add_piece(struct maker *maker, enum hy_role role, size_t from, size_t to)
{
	struct hy_pdf *job = maker->job;
	bool bold = job->layout->styles[role].bold;
	struct hy_str text = maker->shape->text;
	unsigned slot = 0, next;
	size_t i, bytes, begin = from;

	for (i = from; i < to; i += bytes) {
		if (!hy_pdf_font_pick(job->fonts, hy_str_cut(text, i, to), bold, &next, &bytes,
		    maker->at, job->err))
			return false;
		if (i > begin && next != slot) {
			if (!add_item(maker, slot, role, begin, i))
				return false;
			begin = i;
		}
		slot = next;
	}
	return begin == to || add_item(maker, slot, role, begin, to);
}

/* A line may begin with the first glyph of a cluster only. */
static void
mark_breaks(struct hy_pdf *job, struct hy_pdf_shape *shape)
{
	const bool *may = hy_pdf_breaks_find(job->breaks, shape->text);
	struct hy_pdf_glyph *glyphs = shape->glyphs;
	size_t i;

	for (i = 1; i < shape->count; i++)
		glyphs[i].breaks = glyphs[i].at != glyphs[i - 1].at && may[glyphs[i].at];
}

static bool
make(struct hy_pdf *job, struct hy_str text, const struct hy_pdf_piece *pieces, size_t n_pieces,
    struct hy_mark at, struct hy_pdf_shape *shape)
{
	struct maker maker = { .job = job, .shape = shape, .at = at };
	size_t i, from = 0;

	*shape = (struct hy_pdf_shape){ .text = text };
	/* Japanese has three bytes a character, and mostly one glyph. */
	maker.cap = text.len / 3 + 1;
	shape->glyphs = hy_new_array(job->arena, maker.cap, struct hy_pdf_glyph);
	for (i = 0; i < n_pieces; i++) {
		if (!add_piece(&maker, pieces[i].role, from, pieces[i].end))
			return false;
		from = pieces[i].end;
	}
	mark_breaks(job, shape);
	return true;
}

/* --- what was shaped before */

#define BUCKETS 2048

struct known {
	enum hy_role role;
	bool bold;
	struct hy_pdf_shape shape;
	struct known *next;
};

struct hy_pdf_known {
	struct known *buckets[BUCKETS];
};

struct hy_pdf_known *
hy_pdf_known_new(struct hy_arena *arena)
{
	return hy_new(arena, struct hy_pdf_known);
}

/* The bucket of TEXT; *FOUND the shape it has in ROLE, or NULL. */
static struct known **
look_up(const struct hy_pdf *job, struct hy_str text, enum hy_role role, const struct known **found)
{
	struct known **bucket = &job->known->buckets[hy_str_hash(text) % BUCKETS], *k = *bucket;

	while (k != NULL && (k->role != role || k->bold != job->layout->styles[role].bold ||
	    !hy_str_eq(k->shape.text, text)))
		k = k->next;
	*found = k;
	return bucket;
}

bool
hy_pdf_shape_make(struct hy_pdf *job, struct hy_str text, const struct hy_pdf_piece *pieces,
    size_t n_pieces, struct hy_mark at, struct hy_pdf_shape *shape)
{
	const struct known *found;
	struct known **bucket, *k;

	if (n_pieces != 1)
		return make(job, text, pieces, n_pieces, at, shape);
	bucket = look_up(job, text, pieces->role, &found);
	if (found == NULL) {
		if (!make(job, text, pieces, 1, at, shape))
			return false;
		found = k = hy_new(job->arena, struct known);
		*k = (struct known){ pieces->role, job->layout->styles[pieces->role].bold, *shape, *bucket };
		*bucket = k;
	}
	*shape = found->shape;
	return true;
}

/* --- walking over glyphs with the size of their item */

static const struct hy_pdf_item *
item_at(const struct hy_pdf_shape *shape, size_t glyph)
{
	const struct hy_pdf_item *item = shape->items;

	while (item != NULL && item->end <= glyph)
		item = item->next;
	return item;
}

double
hy_pdf_shape_width(const struct hy_pdf *job, const struct hy_pdf_shape *shape, size_t from,
    size_t to)
{
	const struct hy_pdf_item *item = item_at(shape, from);
	double width = 0;
	size_t i;

	for (i = from; i < to; i++) {
		while (item->end <= i)
			item = item->next;
		width += shape->glyphs[i].advance * job->layout->styles[item->role].size_pt;
	}
	return width;
}

static bool
blank_at(const struct hy_pdf_shape *shape, size_t glyph)
{
	size_t at = shape->glyphs[glyph].at;
	uint32_t code;

	if (shape->text.p[at] == ' ')
		return true;
	return hy_utf8_decode(shape->text.p + at, shape->text.len - at, &code) > 0 &&
	    code == HY_IDEOGRAPHIC_SPACE;
}

size_t
hy_pdf_shape_trim(const struct hy_pdf_shape *shape, size_t from, size_t to)
{
	while (to > from && blank_at(shape, to - 1))
		to--;
	return to;
}

/* True if a cluster begins with this glyph (or the paragraph ends before it). */
static bool
cluster_at(const struct hy_pdf_shape *shape, size_t glyph)
{
	return glyph == 0 || glyph >= shape->count ||
	    shape->glyphs[glyph].at != shape->glyphs[glyph - 1].at;
}

/*
 * No allowed break fits: the line ends with the last whole cluster before GLYPH,
 * but has at least one.
 */
static size_t
break_hard(const struct hy_pdf_shape *shape, size_t from, size_t glyph)
{
	while (glyph > from && !cluster_at(shape, glyph))
		glyph--;
	if (glyph == from)
		do
			glyph++;
		while (!cluster_at(shape, glyph));
	return glyph;
}

size_t
hy_pdf_shape_break(const struct hy_pdf *job, const struct hy_pdf_shape *shape, size_t from,
    double width)
{
	const struct hy_pdf_item *item = item_at(shape, from);
	double x = 0;
	size_t i, best = from;

	for (i = from; i < shape->count; i++) {
		if (i > from && shape->glyphs[i].breaks)
			best = i;
		while (item->end <= i)
			item = item->next;
		x += shape->glyphs[i].advance * job->layout->styles[item->role].size_pt;
		if (x > width + SLACK && !blank_at(shape, i))
			return best > from ? best : break_hard(shape, from, i);
	}
	return shape->count;
}
