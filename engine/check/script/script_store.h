/*
 * What a state keeps for all its rules: compiled patterns, tables of templates/, citations.
 * It owns what it hands out, and knows nothing of Lua.
 */
#ifndef HY_CHECK_SCRIPT_SCRIPT_STORE_H
#define HY_CHECK_SCRIPT_SCRIPT_STORE_H

#include "engine/base/match.h"
#include "engine/form/citation/citation.h"

struct hy_script_store;

struct hy_script_store *hy_script_store_new(void);
void hy_script_store_free(struct hy_script_store *store);
/* Makes room for the patterns of a rule that begins: those before it do not count. */
void hy_script_store_begin(struct hy_script_store *store);

/* PATTERN compiled, or NULL when it is not known yet. */
struct hy_regex *hy_script_store_pattern(struct hy_script_store *store, struct hy_str pattern);
/* Compiles a pattern that is not known yet. NULL with ERR. */
struct hy_regex *hy_script_store_add(struct hy_script_store *store, struct hy_str pattern, struct hy_err *err);
/* templates/NAME.yaml, read once; NAME must last. NULL with ERR. */
const struct hy_yaml *hy_script_store_data(struct hy_script_store *store, const char *name, struct hy_err *err);
/* The table of citations. NULL with ERR. */
struct hy_citations *hy_script_store_citations(struct hy_script_store *store, struct hy_err *err);

#endif
