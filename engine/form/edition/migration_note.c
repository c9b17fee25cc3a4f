/* What a migration writes down as it goes: notes for people, and what is left (migration_parts.h). */
#include "engine/form/edition/migration_parts.h"

#include "engine/form/path.h"

const char *
hy_migrated_name(enum hy_migrated type)
{
	static const char *const names[] = { "renamed", "moved", "option", "left", "path", "loose",
	    "new" };

	return names[type];
}

struct hy_migration_note *
hy_migration_note(struct hy_mover *m, enum hy_migrated type, const struct hy_node *node,
    struct hy_str from, struct hy_str to)
{
	struct hy_migration_note *note = hy_new(m->arena, struct hy_migration_note);

	*note = (struct hy_migration_note){ type, node, from, to, HY_S(""), m->n_notes++, NULL };
	*m->note_tail = note;
	m->note_tail = &note->next;
	return note;
}

struct hy_str
hy_migration_path(struct hy_arena *arena, const struct hy_node *node)
{
	struct hy_str path = hy_node_official_full(arena, node);

	return path.len > 0 ? path : hy_node_key_path(arena, node);
}

bool
hy_migration_has_own(const struct hy_node *node)
{
	return node->written && (node->answered || node->has_count);
}

void
hy_migration_leave(struct hy_mover *m, const struct hy_node *node, struct hy_str text, bool whole)
{
	struct hy_left *left = hy_new(m->arena, struct hy_left);
	struct hy_str path = hy_migration_path(m->arena, node);

	*left = (struct hy_left){ node, text, whole, NULL };
	*m->left_tail = left;
	m->left_tail = &left->next;
	hy_migration_note(m, HY_MIGRATED_LEFT, node, path, HY_S(""))->text = text;
}

void
hy_migration_leave_all(struct hy_mover *m, const struct hy_node *node)
{
	if (hy_migration_has_own(node))
		hy_migration_leave(m, node, hy_node_plain(m->arena, node), false);
	for (unsigned i = 0; i < node->n_kids; i++)
		hy_migration_leave_all(m, node->kids[i]);
}
