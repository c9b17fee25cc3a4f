/*
 * Where a line may be broken: UAX #14 classes under the kinsoku characters of
 * the layout. The door to libunibreak.
 */
#ifndef HY_REPORTS_PDF_PDF_BREAK_H
#define HY_REPORTS_PDF_PDF_BREAK_H

#include "engine/sheet/sheet.h"

struct hy_pdf_breaks;

/* The kinsoku table of LAYOUT; in the arena. Never NULL. */
struct hy_pdf_breaks *hy_pdf_breaks_new(struct hy_arena *arena, const struct hy_layout *layout);

/*
 * One entry a byte of TEXT (one paragraph, valid UTF-8): true where a line may
 * begin at that byte. The table's own; valid until the next call.
 */
const bool *hy_pdf_breaks_find(struct hy_pdf_breaks *breaks, struct hy_str text);

#endif
