/*
 * Migration: the same assessment on another edition of its form, or on another
 * form where most answers find their place. Made by splicing: comments, order and
 * what has not moved stay byte for byte. No answer is lost: what has no place is
 * kept in the private list for it (id path ikou_nokori), and the result is bound
 * and compared with the original before it is given out.
 */
#ifndef HY_FORM_EDITION_MIGRATION_H
#define HY_FORM_EDITION_MIGRATION_H

#include "engine/form/doc.h"

enum hy_migrated {
	HY_MIGRATED_RENAMED,	/* another key at the same place */
	HY_MIGRATED_MOVED,	/* another place */
	HY_MIGRATED_OPTION,	/* another official text of what was chosen */
	HY_MIGRATED_LEFT,	/* no place: kept in the private list */
	HY_MIGRATED_PATH,	/* a path in a private list, to something that has another one now */
	HY_MIGRATED_LOOSE,	/* such a path that names several items: left for the author */
	HY_MIGRATED_NEW		/* an item only the new edition has, still empty */
};

/* What became of one answer. Texts live in the arena of the migration. */
struct hy_migration_note {
	enum hy_migrated type;
	const struct hy_node *node;	/* in the original; NULL for new items */
	struct hy_str from, to;	/* official paths, options or key paths; "" where there is none */
	struct hy_str text;	/* the answer that was left */
	unsigned nth;		/* in the order they were found */
	struct hy_migration_note *next;
};

struct hy_migration {
	struct hy_str bytes;	/* the new file */
	struct hy_doc *doc;	/* the same, bound to the new form */
	unsigned answers;	/* that found their place */
	const struct hy_migration_note *notes;	/* in the order of the original; new items last */
};

/*
 * DOC, which was read from a file, on the form TO. False with ERR: the forms have too little in
 * common, DOC is on TO already, or an answer would be lost.
 */
bool hy_migrate(struct hy_arena *arena, struct hy_forms *forms, const struct hy_doc *doc,
    const struct hy_form *to, struct hy_migration *migration, struct hy_err *err);
/* Machine name: "renamed", "moved", "option", "left", "path", "loose", "new". */
const char *hy_migrated_name(enum hy_migrated type);

#endif
