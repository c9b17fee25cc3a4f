/*
 * The official form as a Sheet: cover, list of sections, every section with its
 * label/value tables, appendices, annex of changes.
 */
#ifndef HY_SHEET_FORM_FORM_SHEET_H
#define HY_SHEET_FORM_FORM_SHEET_H

#include "engine/change/annex.h"
#include "engine/check/finding/finding.h"
#include "engine/form/doc.h"
#include "engine/sheet/looks.h"

/* How the form is made. */
struct hy_form_wishes {
	bool fillable;	/* with fields, for devices that let people fill in the form (hy_device_fills) */
	const struct hy_figure *figure;	/* what the section of a figure shows (flow.h); NULL: its tables */
	bool draft;			/* the draft mark stands behind the name of the assessment */
	const struct hy_findings *open;	/* listed at the end, for the author; NULL: nothing */
	struct hy_str attached_name, attached;	/* a file that goes along where the device can (PDF) */
};

/* The whole form of DOC; ANNEX is printed behind it. Never NULL. */
const struct hy_sheet *hy_form_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_doc *doc, const struct hy_annex *annex, struct hy_form_wishes wishes);

#endif
