/*
 * A workbook that is being marked: shared by mark.c (the whole), mark_part.c (the package: parts,
 * relations, types), mark_comments.c and mark_list.c.
 */
#ifndef HY_INTAKE_MARK_MARK_PART_H
#define HY_INTAKE_MARK_MARK_PART_H

#include "engine/form/yaml/yaml.h"
#include "engine/intake/book/book.h"
#include "engine/intake/book/xml_text.h"
#include "engine/intake/mark/mark.h"

/* A part that was looked at, as it is now. */
struct hy_mark_part {
	struct hy_str name, text;
	bool there, changed;
};

#define HY_MARK_MAX_PARTS 2048u

struct hy_marker {
	struct hy_arena *arena;
	const char *file;
	struct hy_str bytes;
	const struct hy_book_door *door;
	struct hy_book book;
	const struct hy_yaml *words;	/* templates/phrases.yaml: marking */
	const struct hy_mark_note *notes;
	unsigned n_notes;
	struct hy_mark_part *parts;
	unsigned n_parts;
	struct hy_err *err;
};

/* The part NAME, read when first asked for. NULL with ERR. */
struct hy_mark_part *hy_mark_part(struct hy_marker *m, struct hy_str name);
void hy_mark_change(struct hy_mark_part *part, struct hy_str text);
/* A name like PATTERN with {1} as a number, of no part of the package. NULL text with ERR. */
struct hy_str hy_mark_new_name(struct hy_marker *m, const char *pattern);
/* The target of the relation of PART whose type ends in TYPE, as a part's name; "" when there is none. */
struct hy_str hy_mark_target(struct hy_marker *m, struct hy_str part, const char *type);
/* Relates PART to TARGET and returns the new relation's id; "" with ERR. */
struct hy_str hy_mark_relate(struct hy_marker *m, struct hy_str part, const char *type,
    struct hy_str target);
/* Declares the type of PART; EXTENSION not NULL: of all parts with that suffix. False with ERR. */
bool hy_mark_declare(struct hy_marker *m, struct hy_str part, const char *extension,
    const char *type);
bool hy_mark_fail(struct hy_marker *m, struct hy_str part);

/* mark_comments.c: the comments of sheet NUMBER. False with ERR. */
bool hy_mark_comments(struct hy_marker *m, unsigned number);
/* mark_list.c: the sheet that lists all notes. False with ERR. */
bool hy_mark_list(struct hy_marker *m);

#endif
