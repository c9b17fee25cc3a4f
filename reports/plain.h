/* The device built into the command; the others are modules. */
#ifndef HY_REPORTS_PLAIN_H
#define HY_REPORTS_PLAIN_H

#include "engine/sheet/sheet.h"

/* Readable, stable UTF-8 text: see reports/README.md for its shape. */
extern const struct hy_device hy_device_plain;

#endif
