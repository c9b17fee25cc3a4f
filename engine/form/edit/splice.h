/*
 * Splice: edits to a YAML text, made where the marks of its tree say, so that
 * comments, order and everything outside the touched entries stay byte for byte.
 *
 * A splice holds the text as a tree of values (value.h). Edits change that tree;
 * hy_splice_apply finds the bytes that must change, changes them all at once and
 * reads the result back: it must be the tree that was wanted. So a text that
 * cannot be edited this way is an error and never a broken file.
 *
 *   struct hy_splice *s = hy_splice_open(arena, "a.yaml", bytes, tree, &err);
 *   hy_splice_set(s, hy_splice_value(s, hy_yaml_get(tree, "key")), HY_S("new"));
 *   if (s == NULL || !hy_splice_apply(s, &bytes, &err))
 *
 * Rules of the house:
 * - A comment line stays where it is, but goes along when the entry right below
 *   it moves (same indent, no blank line between). A comment behind a value
 *   belongs to that line: it stays when only the value changes.
 * - What is in brackets stays in brackets; a new text of several lines is then quoted.
 *   Only what moves there with lines and comments of its own turns them into a block.
 * - New entries are written in block style and indented as the text itself is;
 *   line ends are those of the text.
 * - Keys behind `?` and blocks moved right in front of a comment with more indent
 *   than theirs cannot be edited this way: errors of hy_splice_apply.
 * - Two edits that touch one value, or an edit inside of something another edit
 *   removes, are an error of hy_splice_apply: nothing is lost silently.
 * Edits may be made in any order; values removed may be inserted again elsewhere
 * (moved). All in one arena.
 */
#ifndef HY_FORM_EDIT_SPLICE_H
#define HY_FORM_EDIT_SPLICE_H

#include "engine/form/yaml/value.h"

struct hy_splice;

/* BYTES of FILE, with TREE that was parsed from them; both must outlive the splice. NULL with ERR. */
struct hy_splice *hy_splice_open(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_yaml *tree, struct hy_err *err);

struct hy_value *hy_splice_root(const struct hy_splice *splice);
/* What OLD, a value of the tree, has become, or what took its place; never NULL, but perhaps removed. */
struct hy_value *hy_splice_value(const struct hy_splice *splice, const struct hy_yaml *old);
/* True unless VALUE or something above it was removed. */
bool hy_splice_holds(const struct hy_splice *splice, const struct hy_value *value);

/* Makes VALUE the text TEXT; a list or map loses its entries. A block stays a block, quotes stay. */
void hy_splice_set(struct hy_splice *splice, struct hy_value *value, struct hy_str text);
/* Puts BY (in no tree) where VALUE is, under VALUE's key; VALUE may be inserted elsewhere, also in BY. */
void hy_splice_replace(struct hy_splice *splice, struct hy_value *value, struct hy_value *by);
/* Gives an entry of a map another key. */
void hy_splice_rename(struct hy_splice *splice, struct hy_value *value, struct hy_str key);
/* Takes an entry out of its list or map. */
void hy_splice_remove(struct hy_splice *splice, struct hy_value *value);
/* Puts VALUE (in no tree; for a map with its key) behind AFTER in UP; AFTER NULL: in front. */
void hy_splice_insert(struct hy_splice *splice, struct hy_value *up, struct hy_value *after,
    struct hy_value *value);
/*
 * Makes VALUE say what NEW says with as few edits as there can be: entries that say
 * the same stay, with their comments. NEW is used up. A map keeps its order.
 */
void hy_splice_become(struct hy_splice *splice, struct hy_value *value, struct hy_value *new);

/* Writes the edited text to *BYTES (in the arena). False with ERR naming the place. */
bool hy_splice_apply(struct hy_splice *splice, struct hy_str *bytes, struct hy_err *err);

#endif
