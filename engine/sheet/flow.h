/*
 * Flow figure: the figure of an attachment "contents of the work" (besshi 1 of form 4),
 * drawn from the parties and flows that the assessment lists, or the picture it names.
 * Solid arrows are on line, dashed ones on paper or media; thick ones carry the number.
 */
#ifndef HY_SHEET_FLOW_H
#define HY_SHEET_FLOW_H

#include "engine/form/doc.h"
#include "engine/sheet/looks.h"

/* How a device shows figures (devices.def): not at all, as shapes, as a picture. */
enum hy_draws { HY_DRAWS_NOTHING, HY_DRAWS_SHAPES, HY_DRAWS_PICTURES };

/* The picture that DOC gives for its figure, by the name of its file; NULL when it gives none. */
const struct hy_node *hy_flow_picture(const struct hy_doc *doc);
/* Reads that picture, which stands beside the assessment: PNG or SVG by its name. False with ERR. */
bool hy_flow_picture_read(struct hy_arena *arena, const struct hy_doc *doc, const struct hy_node *named,
    struct hy_str *bytes, bool *vector, struct hy_err *err);
/*
 * The figure of DOC in *FIGURE; NULL there when it has none, part of it is withheld, or DRAWS is
 * nothing. False with ERR: a given picture cannot be read, or the module of figures cannot be opened.
 */
bool hy_flow_figure(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_doc *doc,
    enum hy_draws draws, const struct hy_figure **figure, struct hy_err *err);

#endif
