/* What a YAML text says, line by line, for comparison; and its values by number. */
#ifndef HY_TESTS_UNIT_YAML_TOLD_H
#define HY_TESTS_UNIT_YAML_TOLD_H

#include "engine/form/edit/splice.h"

/* Leaves out SKIP with all below it; shows MARK, key and all, as "X". */
static void
tell(struct hy_buf *out, const struct hy_yaml *y, unsigned depth, const struct hy_yaml *skip,
    const struct hy_yaml *mark)
{
	if (y == skip)
		return;
	hy_buf_format(out, "%u ", depth);
	if (y == mark) {
		hy_buf_text(out, "X\n");
		return;
	}
	if (y->key != NULL && depth > 0)
		hy_buf_format(out, "%.*s=", HY_ARG(y->key->text));
	if (y->type == HY_YAML_TEXT)
		hy_buf_format(out, "'%.*s'%d\n", HY_ARG(hy_value_trim(y->text)), y->plain && y->text.len == 0);
	else
		hy_buf_text(out, y->type == HY_YAML_MAP ? "map\n" : "list\n");
	for (const struct hy_yaml *kid = y->first; kid != NULL; kid = kid->next)
		tell(out, kid, depth + 1, skip, mark);
}

static struct hy_str
told(struct hy_arena *arena, const struct hy_yaml *y, const struct hy_yaml *skip,
    const struct hy_yaml *mark)
{
	struct hy_buf out = hy_buf_new(arena);

	tell(&out, y, 0, skip, mark);
	return hy_buf_get(&out);
}

/* The value with number NTH (in reading order, keys not counted), or NULL. */
static const struct hy_yaml *
nth_value(const struct hy_yaml *y, unsigned *nth)
{
	if ((*nth)-- == 0)
		return y;
	for (const struct hy_yaml *kid = y->first; kid != NULL; kid = kid->next) {
		const struct hy_yaml *found = nth_value(kid, nth);

		if (found != NULL)
			return found;
	}
	return NULL;
}

static unsigned
count_values(const struct hy_yaml *y)
{
	unsigned n = 1;

	for (y = y->first; y != NULL; y = y->next)
		n += count_values(y);
	return n;
}

#endif
