/*
 * YAML: the door to libyaml. Reads one document into a tree with positions.
 * Refused as errors: anchors, aliases, tags, duplicate keys, NUL, bad UTF-8,
 * a second document, anything over the limits below.
 */
#ifndef HY_FORM_YAML_YAML_H
#define HY_FORM_YAML_YAML_H

#include "engine/base/err.h"

#define HY_YAML_MAX_BYTES ((size_t)16 << 20)
#define HY_YAML_MAX_DEPTH 40
#define HY_YAML_MAX_VALUES 400000u
#define HY_YAML_MAX_CHARS 1000000u	/* in one text */

enum hy_yaml_type { HY_YAML_TEXT, HY_YAML_LIST, HY_YAML_MAP };

struct hy_yaml {
	enum hy_yaml_type type;
	bool plain;		/* text without quotes or block sign */
	bool flow;		/* list or map in brackets, or a pair without braces in such a list */
	struct hy_str text;	/* HY_YAML_TEXT only */
	struct hy_mark at;
	/*
	 * What it takes up in the bytes, in characters (libyaml counts no bytes) from
	 * the first one behind a byte order mark. A block text ends where the line behind
	 * it begins, another block with its last entry.
	 */
	unsigned begin, end;
	unsigned nth;		/* its place among all values of the text, keys too; from 1 */
	struct hy_yaml *key;	/* set when this is the value of a map entry */
	struct hy_yaml *first, *next;
	struct hy_yaml *last;	/* entry; only in trees that were made entry by entry */
	unsigned count;		/* entries of a list or map */
};

/* Parses BYTES read from FILE (used in marks; must outlive the tree). NULL with ERR filled. */
struct hy_yaml *hy_yaml_parse(struct hy_arena *arena, const char *file, struct hy_str bytes,
    struct hy_err *err);
/* Reads and parses FILE. */
struct hy_yaml *hy_yaml_read(struct hy_arena *arena, const char *file, struct hy_err *err);

/* Reads NAME of the data folders ("templates/bodies.yaml"), from its image where there is one (yaml_image.h). */
struct hy_yaml *hy_yaml_data(struct hy_arena *arena, const char *name, struct hy_err *err);

/* Trees made without a text (yaml_make.c): a quoted text, a list or a map at AT. */
struct hy_yaml *hy_yaml_text_new(struct hy_arena *arena, struct hy_str text, struct hy_mark at);
struct hy_yaml *hy_yaml_list_new(struct hy_arena *arena, struct hy_mark at);
struct hy_yaml *hy_yaml_map_new(struct hy_arena *arena, struct hy_mark at);
/* Appends ENTRY to LIST. */
void hy_yaml_add(struct hy_yaml *list, struct hy_yaml *entry);
/* Appends KEY with VALUE to MAP, which has no such key yet. */
void hy_yaml_put(struct hy_arena *arena, struct hy_yaml *map, struct hy_str key,
    struct hy_yaml *value);

/* The value of KEY in a map, or NULL (also when MAP is NULL or no map). */
const struct hy_yaml *hy_yaml_get(const struct hy_yaml *map, const char *key);
/* The text of KEY, or the empty string. */
struct hy_str hy_yaml_text(const struct hy_yaml *map, const char *key);
/* True when KEY is there and says true. */
bool hy_yaml_true(const struct hy_yaml *map, const char *key);
/* The whole number of KEY, or OTHERWISE. */
long hy_yaml_number(const struct hy_yaml *map, const char *key, long otherwise);
/* The number of KEY with a fraction, or OTHERWISE. */
double hy_yaml_real(const struct hy_yaml *map, const char *key, double otherwise);

#endif
