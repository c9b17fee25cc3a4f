/*
 * Looks: measures (layout.yaml), fonts (fonts.yaml) and printed words
 * (phrases.yaml) for the sheet builders, read once a run.
 */
#ifndef HY_SHEET_LOOKS_H
#define HY_SHEET_LOOKS_H

#include "engine/form/yaml/yaml.h"
#include "engine/sheet/sheet.h"

struct hy_looks {
	struct hy_arena *arena;
	struct hy_layout layout;
	const struct hy_yaml *measures, *phrases;
};

/* NULL with ERR when a file is missing or a value makes no sense. */
const struct hy_looks *hy_looks_open(struct hy_arena *arena, struct hy_err *err);
/*
 * The N column widths under KEY of layout.yaml, in per mille; their sum is made 1000
 * by the last one, even widths where the list is missing or short.
 */
const unsigned *hy_looks_widths(const struct hy_looks *looks, const char *key, unsigned n);
/* The printed words under KEY; "" when there are none. */
struct hy_str hy_phrase(const struct hy_looks *looks, const char *key);
/* The same with {1}, {2}, {3} filled in. */
struct hy_str hy_phrase_fill(const struct hy_looks *looks, const char *key, struct hy_str one,
    struct hy_str two, struct hy_str three);

#endif
