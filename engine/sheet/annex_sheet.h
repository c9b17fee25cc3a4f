/* The annex of changes as a Sheet: landscape, the six official columns, header on each page. */
#ifndef HY_SHEET_ANNEX_SHEET_H
#define HY_SHEET_ANNEX_SHEET_H

#include "engine/change/annex.h"
#include "engine/sheet/looks.h"
#include "engine/sheet/table.h"

/* Appends the annex as a part of SHEET, with the form's own heading and column heads. */
void hy_annex_part(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_form *form,
    const struct hy_annex *annex, struct hy_sheet *sheet);
/* The annex alone as a sheet. DOC is the newest revision. */
const struct hy_sheet *hy_annex_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_doc *doc, const struct hy_annex *annex);
/* A sheet with title, author and date of DOC and no parts yet. */
struct hy_sheet *hy_doc_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_doc *doc);

#endif
