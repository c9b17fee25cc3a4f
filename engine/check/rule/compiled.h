/*
 * Compiled rules: Hyoka's own rules as `make` compiled them, and what they say about themselves, so
 * that a check need not do it again. An entry counts only while its file has the size and the time
 * it was made from: what somebody has changed since is compiled from its text. Rules of bodies are
 * never taken from here.
 */
#ifndef HY_CHECK_RULE_COMPILED_H
#define HY_CHECK_RULE_COMPILED_H

#include "engine/check/rule/rule.h"

struct hy_compiled;

/* The table in file PATH, of the rules in FOLDER; NULL when there is none. */
struct hy_compiled *hy_compiled_open(struct hy_arena *arena, const char *path, const char *folder);
/* Nothing can be asked any more; what was told stays readable until the program ends. NULL is allowed. */
void hy_compiled_close(struct hy_compiled *compiled);
/* What file NAME in the folder ("x_06.lua", "lib/names.lua") was compiled to; empty when that is not known. */
struct hy_str hy_compiled_find(struct hy_compiled *compiled, const char *name);
/* Fills RULE, which stands in file NAME in the folder. False when that is not known. */
bool hy_compiled_describe(struct hy_compiled *compiled, const char *name, struct hy_rule *rule);
/* Compiles the rules and libraries in FOLDER and writes the table to PATH. */
bool hy_compiled_write(struct hy_arena *arena, const char *folder, const char *path,
    struct hy_err *err);

#endif
