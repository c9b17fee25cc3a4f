/*
 * Writing YAML that hy_yaml_parse reads back to the same texts: plain where it
 * is safe, else single quotes, a block (|-) for several lines, double quotes for
 * what nothing else can hold.
 */
#ifndef HY_FORM_YAML_EMIT_H
#define HY_FORM_YAML_EMIT_H

#include "engine/base/str.h"

/* TEXT as a value behind "key:" or "-" at INDENT spaces: a space, the text, a line break. */
void hy_emit_text(struct hy_buf *out, unsigned indent, struct hy_str text);
/* TEXT, one line of it, where no [ ] or { } is around it: quoted only where even that needs it. No line break. */
void hy_emit_line(struct hy_buf *out, struct hy_str text);
/* TEXT on one line, fit to stand anywhere, also as a key or in brackets. No line break. */
void hy_emit_word(struct hy_buf *out, struct hy_str text);
/* True when TEXT has several lines and a block (|) can hold it. */
bool hy_emit_wants_block(struct hy_str text);
/* True when a block can hold TEXT, be it one line. */
bool hy_emit_fits_block(struct hy_str text);
/* The lines of TEXT, each ended, behind COLUMN spaces (blank ones without): the body of a block. */
void hy_emit_lines(struct hy_buf *out, unsigned column, struct hy_str text);
/* INDENT spaces, KEY (quoted where it must be) and ":". */
void hy_emit_key(struct hy_buf *out, unsigned indent, struct hy_str key);

#endif
