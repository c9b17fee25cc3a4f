/*
 * Paths: three names of a node. The id path for programs (ii/ii_4/itaku[2]/saki),
 * the key path for authors (keys from the top of the file, [n] or [title] behind a
 * records key), the official path for people (labels from the section down).
 */
#ifndef HY_FORM_PATH_H
#define HY_FORM_PATH_H

#include "engine/form/doc.h"

/* The id path, without the file. */
struct hy_str hy_node_id(struct hy_arena *arena, const struct hy_node *node);
/* The id path with "file[n]/" in front where the section repeats: unique in the document. */
struct hy_str hy_node_unique_id(struct hy_arena *arena, const struct hy_node *node);
/* The key path; records by number. */
struct hy_str hy_node_key_path(struct hy_arena *arena, const struct hy_node *node);
/* The same with a record's title in place of its number, where the path finds it by that. */
struct hy_str hy_node_title_path(struct hy_arena *arena, const struct hy_node *node);
/* Official labels from the section down: *COUNT of them, record headings filled in. */
struct hy_str *hy_node_labels(struct hy_arena *arena, const struct hy_node *node, unsigned *count);
/* The official path on one line, short: numerals of outer levels, the label of the last. */
struct hy_str hy_node_official(struct hy_arena *arena, const struct hy_node *node);
/* The official path on one line, in full. */
struct hy_str hy_node_official_full(struct hy_arena *arena, const struct hy_node *node);
/* The heading of a record: its pattern with the number, else label and number. */
struct hy_str hy_record_heading(struct hy_arena *arena, const struct hy_node *record);

/*
 * Calls VISIT for every node that PATH names. PATH is a key path or an id path;
 * a part * stands for any one part, behind a list for any record of it; [n], [title] and [*]
 * choose records, no bracket means all of them. Returns how many nodes were named.
 * VISIT returns to here: it raises no error of Lua.
 */
unsigned hy_path_each(const struct hy_doc *doc, struct hy_str path, hy_visit *visit, void *context);
/* The first node PATH names, or NULL. */
struct hy_node *hy_path_first(const struct hy_doc *doc, struct hy_str path);

#endif
