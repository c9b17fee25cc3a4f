/*
 * Graft: changes to a YAML tree in memory, before it is read as a form. The file
 * it came from stays as it is (splice.h changes files). Values are shared, not
 * copied deeply, and keep the marks of the place they were written.
 */
#ifndef HY_FORM_YAML_GRAFT_H
#define HY_FORM_YAML_GRAFT_H

#include "engine/form/yaml/yaml.h"

/* The value of KEY in MAP, to be changed; NULL when MAP is no map or has no such key. */
struct hy_yaml *hy_graft_get(struct hy_yaml *map, const char *key);
/* Puts VALUE at KEY into MAP: in place of the value there is, else at the end. */
void hy_graft_set(struct hy_arena *arena, struct hy_yaml *map, const char *key,
    const struct hy_yaml *value);
/* Puts VALUE into LIST behind SIBLING (one of its values; NULL: at the end). */
void hy_graft_insert(struct hy_arena *arena, struct hy_yaml *list, const struct hy_yaml *sibling,
    const struct hy_yaml *value);
/* Takes VALUE, a value of LIST (or map), out of it. */
void hy_graft_remove(struct hy_yaml *list, const struct hy_yaml *value);
/* Takes every entry KEY out of TREE and all below it. */
void hy_graft_strip(struct hy_yaml *tree, const char *key);

#endif
