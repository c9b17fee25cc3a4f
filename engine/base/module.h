/*
 * Modules: shared objects with the heavy libraries of a device or a reader, opened
 * when first used and kept open until the process ends. Each exports one table.
 */
#ifndef HY_BASE_MODULE_H
#define HY_BASE_MODULE_H

#include "engine/base/err.h"

/* The table SYMBOL of the module in file NAME ("pdf.so"); NULL with ERR. */
const void *hy_module_table(struct hy_arena *arena, const char *name, const char *symbol,
    struct hy_err *err);

#endif
