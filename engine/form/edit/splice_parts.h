/* Parts of the splice (splice*.c); nobody else includes this. */
#ifndef HY_FORM_EDIT_SPLICE_PARTS_H
#define HY_FORM_EDIT_SPLICE_PARTS_H

#include "engine/form/edit/splice.h"

/*
 * Where an entry stands in the bytes. Offsets of a block entry:
 *
 *   |  key: value  # comment      line, from (key or dash), sign (behind : or -), begin, head
 *   |    more lines               body
 *   |    # comment                to
 *   |  next:                      reach
 *
 * head is the end of what the value has on the line of its sign, body up to `to`
 * are the whole lines below it, and up to reach stand comments with more indent
 * than the entry: they are its own. In brackets only from, sign, begin and end count.
 */
struct hy_place {
	size_t line, from, sign, begin, end, head, body, to, reach;
	unsigned column;	/* of key or dash */
	bool own_line;		/* only spaces stand in front of it */
	bool inside;		/* of brackets */
	bool compact;		/* a block list or map that begins on the line of its sign */
};

struct hy_patch {
	size_t from, to;
	struct hy_str text;
	unsigned nth;	/* patches at one place keep the order in which they were made */
};

struct hy_patches {
	struct hy_patch *at;
	unsigned count;
};

struct hy_edited {	/* a value that was edited, so that no edit is lost */
	const struct hy_value *value;
	struct hy_mark at;
	struct hy_edited *next;
};

struct hy_splice {
	struct hy_arena *arena;
	const char *file;
	const struct hy_yaml *tree;
	struct hy_str text;	/* the bytes less a byte order mark; ends with a line break */
	bool bom, unended, windows;	/* as the bytes were: with the mark, without a line break at the end, with CR LF */
	size_t *steps;		/* byte offset of every 64th character */
	struct hy_value *root;
	unsigned n_values;
	struct hy_value **values;	/* by nth */
	struct hy_place *places;	/* by nth */
	unsigned step;		/* spaces a level */
	unsigned room;		/* of what is being written (hy_splice_room) */
	struct hy_edited *edited;
	struct hy_mark clash;	/* the first place two edits touched; line 0 = none */
};

/* Fills places for the whole tree. False with ERR. */
bool hy_splice_measure(struct hy_splice *s, struct hy_err *err);
/* The place of the entry VALUE was read from. */
const struct hy_place *hy_splice_place(const struct hy_splice *s, const struct hy_yaml *old);
/* Begin of the comment lines right above PLACE that have its indent; PLACE's own line when there are none. */
size_t hy_splice_comments(const struct hy_splice *s, const struct hy_place *place);
/* The column of a block text's lines; the one they get when there are none. */
unsigned hy_splice_body_column(const struct hy_splice *s, const struct hy_place *place);
/* The column from which a block text in front of offset AT must begin: right of a comment that follows. */
unsigned hy_splice_room(const struct hy_splice *s, size_t at);
/* The begin of the line behind offset AT. */
size_t hy_splice_next_line(const struct hy_splice *s, size_t at);
/* The first byte at or behind AT that is neither white space nor in a comment. */
size_t hy_splice_skip(const struct hy_splice *s, size_t at);
/* True when nothing but white space stands between FROM and TO. */
bool hy_splice_bare(const struct hy_splice *s, size_t from, size_t to);

/* Adds the patches that make what stands in V's slot into V. */
void hy_splice_patch(struct hy_splice *s, struct hy_patches *patches, const struct hy_value *v);
/* The same for what is below V only: V itself is of the kind it was. */
void hy_splice_patch_below(struct hy_splice *s, struct hy_patches *patches,
    const struct hy_value *v);
/* The same for a list or map in brackets (splice_flow.c). */
void hy_splice_patch_flow(struct hy_splice *s, struct hy_patches *patches,
    const struct hy_value *v);
/* True for the map of a pair without braces, an entry of a list in brackets. */
bool hy_splice_pair(const struct hy_splice *s, const struct hy_yaml *map);
void hy_splice_add(struct hy_splice *s, struct hy_patches *patches, size_t from, size_t to,
    struct hy_str text);
/* The bytes FROM to TO with PATCHES applied; patches that overlap give false. */
bool hy_splice_run(struct hy_splice *s, struct hy_patches *patches, size_t from, size_t to,
    struct hy_buf *out);

/* V with its key or dash at COLUMN, lines ended; OPEN: the first line's indent stands there already. */
void hy_splice_write(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v,
    unsigned column, bool open);
/* What stands behind V's key or dash at COLUMN, up to the last line break. */
void hy_splice_write_behind(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v,
    unsigned column);
/*
 * True when something of several lines has moved into the brackets V: they become a
 * block, because brackets have no room for its comments.
 */
bool hy_splice_unfolds(const struct hy_splice *s, const struct hy_value *v);
/* V as it stands in brackets, without its key and with it. */
void hy_splice_write_flow(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v);
void hy_splice_write_flow_entry(struct hy_splice *s, struct hy_buf *out, const struct hy_value *v);

#endif
