/*
 * Marking: findings written into a workbook as comments on cells and as a sheet of
 * their own with links. Parts of the package that need no change stay byte for byte;
 * what an earlier marking left is taken out first. The workbook may have been saved
 * by any office program; its parts are edited as texts, where their tags say.
 * Shared by mark.c (the whole), mark_part.c (the package), mark_comments.c, mark_list.c, mark_text.c.
 */
#ifndef HY_INTAKE_MARK_MARK_H
#define HY_INTAKE_MARK_MARK_H

#include "engine/form/yaml/yaml.h"
#include "engine/intake/book/book.h"

/* A finding. A note without a cell stands in the list only. */
struct hy_mark_note {
	bool placed;
	unsigned sheet, row, col;
	struct hy_str severity, rule, item, message, hint;
};

/*
 * Writes BYTES, the workbook FILE, with N notes to OUT. False with ERR: the parts of
 * the workbook are not such as can be edited.
 */
bool hy_book_mark(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_mark_note *notes, unsigned n, FILE *out, struct hy_err *err);

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

/* mark_text.c: the next tag NAME ("comment") in S from FROM on, -1 when there is none. */
long hy_tag_find(struct hy_str s, const char *name, size_t from);
/* The end of the tag at AT, behind its ">". */
size_t hy_tag_end(struct hy_str s, size_t at);
/* The end of the element NAME that begins at AT, behind its closing tag. */
size_t hy_tag_close(struct hy_str s, const char *name, size_t at);
/* The value of attribute NAME of the tag at AT, still escaped; "" when it has none. */
struct hy_str hy_tag_attribute(struct hy_str s, size_t at, const char *name);
/* S with WHAT put in at AT; with the bytes from FROM to TO replaced by WHAT. */
struct hy_str hy_text_put(struct hy_arena *arena, struct hy_str s, size_t at, struct hy_str what);
struct hy_str hy_text_swap(struct hy_arena *arena, struct hy_str s, size_t from, size_t to,
    struct hy_str what);
/* S for the text or an attribute of XML; and back, the five names of XML only. */
struct hy_str hy_xml_escape(struct hy_arena *arena, struct hy_str s);
struct hy_str hy_xml_plain(struct hy_arena *arena, struct hy_str s);

#endif
