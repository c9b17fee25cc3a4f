/*
 * HTML fragments in cells: tags to line breaks, entities to characters, inputs
 * to box marks; tables to rows. For intake/ only.
 */
#ifndef HY_INTAKE_TEXT_HTML_H
#define HY_INTAKE_TEXT_HTML_H

#include "engine/intake/intake.h"

/* Box marks that stand for <input> in the text of a cell. */
#define HY_BOX_TICKED '\001'
#define HY_BOX_EMPTY '\002'	/* no state printed: perhaps lost */
#define HY_BOX_RADIO '\003'	/* the same, a round one */

/*
 * The text of RAW: blocks on lines of their own, runs of white space as one space.
 * RAW itself (no NUL behind) when that changes nothing.
 */
struct hy_str hy_html_text(struct hy_arena *arena, struct hy_str raw);
/* The same without box marks. */
struct hy_str hy_html_words(struct hy_arena *arena, struct hy_str raw);
/* True when RAW has a table in it. */
bool hy_html_has_table(struct hy_str raw);
/*
 * Rows of the table in RAW (a text in front of or behind it is a row of its own);
 * cells still raw. The caller gives LINE.
 */
struct hy_rows hy_html_table(struct hy_arena *arena, struct hy_str raw, unsigned line);

#endif
