/*
 * Devices by file suffix (devices.def): found when first used. Heavy ones are
 * shared modules; `check` and `diff` never load them.
 */
#ifndef HY_SHEET_DEVICE_H
#define HY_SHEET_DEVICE_H

#include "engine/sheet/flow.h"
#include "engine/sheet/sheet.h"

/* The device for SUFFIX ("pdf"); NULL with ERR when there is none or its module cannot be opened. */
const struct hy_device *hy_device_get(struct hy_arena *arena, const char *suffix,
    struct hy_err *err);
/* The modules of drawn figures and of given pictures; NULL with ERR when one cannot be opened. */
const struct hy_drawer *hy_drawer_get(struct hy_arena *arena, struct hy_err *err);
const struct hy_pictures *hy_pictures_get(struct hy_arena *arena, struct hy_err *err);
/* How the device SUFFIX shows figures. */
enum hy_draws hy_device_draws(const char *suffix);
/* True when SUFFIX is a row of devices.def; nothing is opened. */
bool hy_device_known(const char *suffix);
/* True when people fill in what the device of SUFFIX makes. */
bool hy_device_fills(const char *suffix);
/* All suffixes, separated by spaces. */
struct hy_str hy_device_suffixes(struct hy_arena *arena);

#endif
