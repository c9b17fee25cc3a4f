/* A workbook of Hyoka as a document, for commands that judge it where it stands. */
#ifndef HY_INTAKE_NAMED_WORKBOOK_H
#define HY_INTAKE_NAMED_WORKBOOK_H

#include "engine/form/doc.h"

/*
 * The document in BYTES, a workbook of Hyoka, without notes of an import; the mark of
 * every node is its cell. NULL with ERR, also for any other workbook.
 */
struct hy_doc *hy_book_doc(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    struct hy_str bytes, struct hy_err *err);

#endif
