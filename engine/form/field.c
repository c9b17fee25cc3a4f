#include "engine/form/field.h"

struct hy_str
hy_field_step(struct hy_arena *arena, struct hy_str name, const char *id)
{
	bool first = hy_str_is(name, HY_FIELD_ANSWER) || hy_str_is(name, HY_FIELD_LABEL);

	return hy_str_format(arena, "%.*s%s%s", HY_ARG(name), first ? "" : ".", id);
}

struct hy_str
hy_field_record(struct hy_arena *arena, struct hy_str name, unsigned number)
{
	return hy_str_format(arena, "%.*s.%u", HY_ARG(name), number);
}

/* The steps from the top down to NODE behind what OUT has. */
static void
add_path(struct hy_buf *out, const struct hy_node *node)
{
	if (node->up == NULL)
		return;
	add_path(out, node->up);
	if (node->number > 0)
		hy_buf_format(out, ".%u", node->number);
	else
		hy_buf_format(out, "%s%s", node->up->up == NULL ? "" : ".", node->item->id);
}

struct hy_str
hy_field_name(struct hy_arena *arena, const char *prefix, const struct hy_node *node)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_text(&out, prefix);
	add_path(&out, node);
	return hy_buf_get(&out);
}

struct hy_str
hy_field_below(struct hy_arena *arena, struct hy_str name, const char *kind, unsigned n)
{
	if (n == 0)
		return hy_str_format(arena, "%.*s.%s", HY_ARG(name), kind);
	return hy_str_format(arena, "%.*s.%s.%u", HY_ARG(name), kind, n);
}

struct hy_str
hy_field_part(struct hy_arena *arena, struct hy_str name, unsigned n)
{
	return hy_str_format(arena, "%.*s_%u", HY_ARG(name), n);
}

/* The cells of ROW, N of them; false when all are empty. */
static bool
add_row(struct hy_buf *out, const struct hy_yaml *row, unsigned n)
{
	const struct hy_yaml *cell = row->first;
	bool any = false;

	for (unsigned i = 0; i < n; i++, cell = cell != NULL ? cell->next : NULL) {
		if (cell != NULL)
			hy_buf_str(out, cell->text);
		any = any || (cell != NULL && cell->text.len > 0);
		hy_buf_char(out, '\t');
	}
	return any;
}

struct hy_str
hy_field_table(struct hy_arena *arena, const struct hy_yaml *columns, const struct hy_yaml *rows,
    unsigned n)
{
	struct hy_buf out = hy_buf_new(arena);

	(void)add_row(&out, columns, n);
	for (const struct hy_yaml *row = rows->first; row != NULL; row = row->next) {
		size_t before = out.len;

		hy_buf_char(&out, '\n');
		if (!add_row(&out, row, n))
			out.len = before;
	}
	return hy_buf_get(&out);
}
