/*
 * Compiled rules: Hyoka's own rules as `make` compiled them, and what they say about themselves, so
 * that a check need not do it again. An entry counts only while its file has the size and the time
 * it was made from: what somebody has changed since is compiled from its text. Rules of bodies are
 * never taken from here.
 */
#ifndef HY_CHECK_COMPILED_H
#define HY_CHECK_COMPILED_H

#include "engine/check/rule.h"

struct hy_compiled;

/* The table in file PATH; NULL when there is none. What it says stays readable until the program ends. */
struct hy_compiled *hy_compiled_open(struct hy_arena *arena, const char *path);
/* What file PATH, NAME in the table ("x_06.lua", "lib/names.lua"), was compiled to; empty when that is not known. */
struct hy_str hy_compiled_find(struct hy_compiled *compiled, const char *name, const char *path);
/* Fills RULE, which stands in file PATH, NAME in the table. False when that is not known. */
bool hy_compiled_describe(struct hy_compiled *compiled, const char *name, const char *path,
    struct hy_rule *rule);
/* Compiles the rules and libraries in FOLDER and writes the table to PATH. */
bool hy_compiled_write(struct hy_arena *arena, const char *folder, const char *path,
    struct hy_err *err);

#endif
