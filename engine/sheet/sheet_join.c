#include "engine/sheet/sheet_join.h"

#include "engine/sheet/table.h"

const char *
hy_sheet_id(struct hy_arena *arena, unsigned number, const char *id)
{
	return id == NULL ? NULL : hy_str_format(arena, "w%u/%s", number, id).p;
}

/* A sheet being joined. */
struct join {
	struct hy_arena *arena;
	const struct hy_joint *joint;
};

static const char *
own_id(const struct join *j, const char *id)
{
	return j->joint->anchors ? hy_sheet_id(j->arena, j->joint->number, id) : NULL;
}

static struct hy_cell
own_cell(const struct join *j, const struct hy_cell *from)
{
	struct hy_cell cell = *from;

	cell.id = own_id(j, from->id);
	cell.link = hy_sheet_id(j->arena, j->joint->number, from->link);
	cell.name = NULL;
	cell.field = NULL;
	return cell;
}

static const struct hy_grid *
own_grid(const struct join *j, const struct hy_grid *from)
{
	struct hy_grid *grid = hy_new(j->arena, struct hy_grid);
	struct hy_row *rows = hy_new_array(j->arena, from->n_rows + 1, struct hy_row);

	*grid = *from;
	grid->rows = rows;
	grid->name = NULL;
	grid->open = false;
	for (unsigned r = 0; r < from->n_rows; r++) {
		struct hy_cell *cells = hy_new_array(j->arena, from->rows[r].n_cells + 1, struct hy_cell);

		rows[r] = from->rows[r];
		rows[r].cells = cells;
		for (unsigned c = 0; c < from->rows[r].n_cells; c++)
			cells[c] = own_cell(j, &from->rows[r].cells[c]);
	}
	return grid;
}

/* RUNS with the words for headings in front. */
static const struct hy_run *
own_heading(const struct join *j, const struct hy_run *runs)
{
	struct hy_run *first;

	if (j->joint->heading.len == 0)
		return runs;
	first = hy_new(j->arena, struct hy_run);
	*first = (struct hy_run){ .text = j->joint->heading, .role = HY_ROLE_HEADING, .next = runs };
	return first;
}

static const struct hy_block *
own_blocks(const struct join *j, const struct hy_block *from)
{
	struct hy_blocks list = { .arena = j->arena };

	for (; from != NULL; from = from->next) {
		struct hy_block *block = hy_new(j->arena, struct hy_block);

		*block = *from;
		block->id = own_id(j, from->id);
		block->field = NULL;
		block->next = NULL;
		if (from->type == HY_BLOCK_GRID)
			block->grid = own_grid(j, from->grid);
		if (from->type == HY_BLOCK_HEADING && from->level == 1)
			block->runs = own_heading(j, from->runs);
		hy_blocks_add(&list, block);
	}
	return list.first;
}

void
hy_sheet_join(struct hy_arena *arena, struct hy_sheet *sheet, const struct hy_sheet *from,
    const struct hy_joint *joint)
{
	struct join j = { arena, joint };

	for (const struct hy_part *p = from->parts; p != NULL; p = p->next) {
		struct hy_part *part = hy_sheet_part(arena, sheet, hy_str_format(arena, "%.*s%.*s",
		    HY_ARG(joint->tab), HY_ARG(p->name)));

		part->landscape = p->landscape;
		part->blocks = own_blocks(&j, p->blocks);
	}
}

static size_t
grid_ids(const struct hy_grid *grid, const char **ids)
{
	size_t n = 0;

	for (unsigned r = 0; r < grid->n_rows; r++)
		for (unsigned c = 0; c < grid->rows[r].n_cells; c++) {
			const char *id = grid->rows[r].cells[c].id;

			if (id != NULL && ids != NULL)
				ids[n] = id;
			n += id != NULL;
		}
	return n;
}

size_t
hy_sheet_ids(const struct hy_sheet *sheet, const char **ids)
{
	size_t n = 0;

	for (const struct hy_part *part = sheet->parts; part != NULL; part = part->next)
		for (const struct hy_block *b = part->blocks; b != NULL; b = b->next) {
			if (b->id != NULL && ids != NULL)
				ids[n] = b->id;
			n += b->id != NULL;
			if (b->type == HY_BLOCK_GRID)
				n += grid_ids(b->grid, ids != NULL ? ids + n : NULL);
		}
	return n;
}
