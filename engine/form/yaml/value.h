/*
 * Value: a YAML value as it shall be written, new or taken from a text that is
 * edited (splice.h). Values make trees: entries of a list, entries of a map with
 * their keys. All of a tree lies in one arena.
 */
#ifndef HY_FORM_YAML_VALUE_H
#define HY_FORM_YAML_VALUE_H

#include "engine/form/yaml/yaml.h"

struct hy_value {
	enum hy_yaml_type type;
	struct hy_str text;	/* of a text */
	struct hy_str key;	/* of a map's entry; else empty */
	bool open;		/* a text that is not there at all: `key:` */
	struct hy_value *up, *first, *last, *next;
	/* For edit/splice.c alone: what the edited text has. */
	const struct hy_yaml *old;	/* the value it was read from; NULL: new */
	const struct hy_yaml *slot;	/* the value whose place it takes; NULL: it comes in between */
	bool dirty;		/* it, or something below it, is not as it was read */
	bool set, renamed;	/* by an edit; a second one would be lost */
	bool moved;		/* left its place; its comments go with it */
};

/* New values: a text ("" is written as an empty text), an empty list, an empty map. Never NULL. */
struct hy_value *hy_value_text(struct hy_arena *arena, struct hy_str text);
struct hy_value *hy_value_list(struct hy_arena *arena);
struct hy_value *hy_value_map(struct hy_arena *arena);
/* The tree as it was read from OLD; each value knows where it came from. */
struct hy_value *hy_value_of(struct hy_arena *arena, const struct hy_yaml *old);

/* The values that the YAML in TEXT, written by Hyoka itself, says; all new. */
struct hy_value *hy_value_read(struct hy_arena *arena, struct hy_str text);

/* Puts VALUE, which is in no tree, at the end of MAP under KEY, or of LIST. Returns VALUE. */
struct hy_value *hy_value_put(struct hy_value *map, struct hy_str key, struct hy_value *value);
struct hy_value *hy_value_add(struct hy_value *list, struct hy_value *value);
/* Puts VALUE, which is in no tree, into UP behind its entry AFTER; NULL: in front of all. */
void hy_value_insert(struct hy_value *up, struct hy_value *after, struct hy_value *value);
/* Takes VALUE out of its tree; below it nothing changes. */
void hy_value_detach(struct hy_value *value);

/* The entry KEY of a map, or NULL (also when MAP is NULL or no map). */
struct hy_value *hy_value_get(const struct hy_value *map, struct hy_str key);
/* The entry in front of VALUE in its list or map, or NULL. */
struct hy_value *hy_value_before(const struct hy_value *value);
/* True when A and B say the same: type, texts but for line breaks at their end, keys below, order. */
bool hy_value_same(const struct hy_value *a, const struct hy_value *b);
/* Line breaks at the end of a text belong to YAML (`|` adds one): S without them. */
struct hy_str hy_value_trim(struct hy_str s);
/*
 * The first value that YAML does not have as VALUE wants it (type, text but for
 * line breaks at its end, keys, order); NULL when all is alike.
 */
const struct hy_value *hy_value_differs(const struct hy_value *value, const struct hy_yaml *yaml);

#endif
