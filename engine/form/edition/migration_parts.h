/* Parts of the migration (migration*.c); nobody else includes this. */
#ifndef HY_FORM_EDITION_MIGRATION_PARTS_H
#define HY_FORM_EDITION_MIGRATION_PARTS_H

#include "engine/form/edit/edit.h"
#include "engine/form/edition/edition_map.h"
#include "engine/form/edition/migration.h"

/* An answer on its way to another place. */
struct hy_moving {
	const struct hy_node *node;
	const struct hy_item *to;
	struct hy_value *value;
	struct hy_moving *next;
};

/* A node that is kept as text in the private list. */
struct hy_left {
	const struct hy_node *node;
	struct hy_str text;
	bool whole;	/* with all below it, not as answers: there were unknown things among it */
	struct hy_left *next;
};

struct hy_mover {
	struct hy_arena *arena;
	const struct hy_doc *doc;
	const struct hy_form *to;
	const struct hy_edition_map *map;
	struct hy_edit *edit;
	struct hy_moving *moving, **moving_tail;
	struct hy_left *left, **left_tail;
	struct hy_migration_note *notes, **note_tail;
	unsigned n_notes;
};

struct hy_migration_note *hy_migration_note(struct hy_mover *m, enum hy_migrated type,
    const struct hy_node *node, struct hy_str from, struct hy_str to);
/* The official path of NODE in full; its key path where it has none. */
struct hy_str hy_migration_path(struct hy_arena *arena, const struct hy_node *node);
/* Has NODE an answer or a number of its own in the file? */
bool hy_migration_has_own(const struct hy_node *node);
/* Keeps TEXT, what NODE answers (WHOLE: with all below it), in the private list. */
void hy_migration_leave(struct hy_mover *m, const struct hy_node *node, struct hy_str text,
    bool whole);
/* The same for NODE and all below it, answer by answer. */
void hy_migration_leave_all(struct hy_mover *m, const struct hy_node *node);

/* What becomes of the options that NODE chose or ticked, on item TO of the new form (migration_option.c). */
void hy_migration_options(struct hy_mover *m, const struct hy_node *node, const struct hy_item *to);
/* A ticked box as the text that is left of it. */
struct hy_str hy_migration_tick(struct hy_arena *arena, const struct hy_tick *tick);
/* Puts what is moving into its new place, and takes away what that left empty (migration_place.c). */
void hy_migration_place(struct hy_mover *m);
void hy_migration_tidy(struct hy_mover *m, const struct hy_node *node);
/* Sets the paths in private lists of NEW that name something else now; its bytes change (migration_path.c). */
bool hy_migration_paths(struct hy_mover *m, const struct hy_doc *new, struct hy_str *bytes,
    struct hy_err *err);
/* Has every answer of the original its like in NEW, or among what was left? False with ERR (migration_verify.c). */
bool hy_migration_verify(struct hy_mover *m, const struct hy_doc *new, unsigned *answers,
    struct hy_err *err);
/* The node of NEW that NODE of the original is; NULL when there is none. */
const struct hy_node *hy_migration_node(const struct hy_mover *m, const struct hy_doc *new,
    const struct hy_node *node);

#endif
