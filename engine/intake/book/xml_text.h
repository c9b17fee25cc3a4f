/* Editing XML as a text: what is not touched stays byte for byte. */
#ifndef HY_INTAKE_BOOK_XML_TEXT_H
#define HY_INTAKE_BOOK_XML_TEXT_H

#include "engine/base/str.h"

/* The next tag NAME ("comment") in S from FROM on, -1 when there is none. */
long hy_tag_find(struct hy_str s, const char *name, size_t from);
/* The end of the tag at AT, behind its ">". */
size_t hy_tag_end(struct hy_str s, size_t at);
/* The end of the element NAME that begins at AT, behind its closing tag. */
size_t hy_tag_close(struct hy_str s, const char *name, size_t at);
/* The value of attribute NAME of the tag at AT, still escaped; "" when it has none. */
struct hy_str hy_tag_attribute(struct hy_str s, size_t at, const char *name);
/* S with WHAT put in at AT; with the bytes from FROM to TO replaced by WHAT. */
struct hy_str hy_text_put(struct hy_arena *arena, struct hy_str s, size_t at, struct hy_str what);
struct hy_str hy_text_swap(struct hy_arena *arena, struct hy_str s, size_t from, size_t to,
    struct hy_str what);
/* S for the text or an attribute of XML; and back, the five names of XML only. */
struct hy_str hy_xml_escape(struct hy_arena *arena, struct hy_str s);
struct hy_str hy_xml_plain(struct hy_arena *arena, struct hy_str s);

#endif
