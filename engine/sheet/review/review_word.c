/* What the parts of the pack are made of: words, tables, tabs (review_part.h). */
#include "engine/sheet/review/review_part.h"

#include "engine/sheet/sheet_join.h"

struct hy_str
hy_review_word(const struct hy_review_sheet *s, const char *key)
{
	return hy_yaml_text(s->words, key);
}

struct hy_str
hy_review_fill(const struct hy_review_sheet *s, const char *key, struct hy_str one, struct hy_str two,
    struct hy_str three)
{
	return hy_str_fill(s->arena, hy_review_word(s, key), one, two, three);
}

struct hy_str
hy_review_entry(const struct hy_review_sheet *s, const char *key, unsigned n)
{
	const struct hy_yaml *list = hy_yaml_get(s->words, key), *y = list != NULL ? list->first : NULL;

	while (y != NULL && n-- > 0)
		y = y->next;
	return y != NULL ? y->text : HY_S("");
}

struct hy_table
hy_review_table(const struct hy_review_sheet *s, const char *widths, const char *heads, unsigned n_cols)
{
	struct hy_table t = hy_table_new(s->arena, hy_looks_widths(s->looks, widths, n_cols), n_cols);

	hy_table_head_row(&t);
	for (unsigned i = 0; i < n_cols; i++)
		hy_table_cell(&t, i, 1, HY_ROLE_HEAD, hy_review_entry(s, heads, i));
	return t;
}

unsigned
hy_review_nth(const struct hy_review_sheet *s, const struct hy_review_work *work)
{
	unsigned n = 0;

	for (const struct hy_review_work *w = s->review->works; w != work; w = w->next)
		n++;
	return n;
}

struct hy_str
hy_review_tab(const struct hy_review_sheet *s, unsigned nth, struct hy_str name)
{
	if (s->review->n_works == 1)
		return name;
	return hy_review_fill(s, "work_tab", hy_str_format(s->arena, "%u", nth + 1), name, HY_S(""));
}

void
hy_review_join(const struct hy_review_sheet *s, struct hy_sheet *sheet, const struct hy_sheet *alone,
    unsigned nth, struct hy_str heading)
{
	struct hy_str front = hy_review_tab(s, nth, heading);

	hy_sheet_join(s->arena, sheet, alone, &(struct hy_joint){ nth + 1, false, front, front });
}
