/*
 * Image of a tree: a file of templates/ as it stands in memory once it is parsed. `make` writes one
 * beside the modules for each, so that a start need not parse them. An image counts only while its
 * file has the size and the time it was made from; what somebody has changed since is parsed. It is
 * good for the build that wrote it, and for no other machine.
 */
#ifndef HY_FORM_YAML_YAML_IMAGE_H
#define HY_FORM_YAML_YAML_IMAGE_H

#include "engine/form/yaml/yaml.h"

/* The tree of FILE from IMAGE; its marks name FILE, which must outlive it. NULL when there is none, or it does not count. */
struct hy_yaml *hy_yaml_image_read(struct hy_arena *arena, const char *image, const char *file);
/* Parses FILE and writes its image to IMAGE. False with ERR. */
bool hy_yaml_image_write(struct hy_arena *arena, const char *file, const char *image,
    struct hy_err *err);

#endif
