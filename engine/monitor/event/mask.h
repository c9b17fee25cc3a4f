/*
 * Numbers that look like a My Number: exactly 12 digits, of either width, perhaps in groups of four parted by a space or a dash
 * of either width, whose last digit is the check digit of the first eleven (order of the Ministry on My Number, article 5). They are masked at
 * the door, whatever they are meant to be.
 */
#ifndef HY_MONITOR_EVENT_MASK_H
#define HY_MONITOR_EVENT_MASK_H

#include <stdbool.h>

#include "engine/base/str.h"

/* The next one in S at or after FROM: bytes *BEGIN to *END. False when there is none. */
bool hy_mask_find(struct hy_str s, size_t from, size_t *begin, size_t *end);
/*
 * For large amounts of text: the first byte from P on where one may begin, or END. Cheap: whatever hy_mask_find finds begins at
 * such a byte or has one in it, but not the other way round. The byte before P and HY_MASK_PAD bytes behind END can be read.
 */
#define HY_MASK_PAD 64
const char *hy_mask_scan(const char *p, const char *end);
/* S with each of them replaced by stars, in ARENA; *COUNT is raised by how many there were. */
struct hy_str hy_mask_text(struct hy_arena *arena, struct hy_str s, unsigned *count);

#endif
