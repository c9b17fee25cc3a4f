/*
 * Anchors: the labels of a form in printed order, and how a printed line is
 * compared with them. For intake/ only. All in the arena they were made in.
 */
#ifndef HY_INTAKE_TEXT_ANCHOR_H
#define HY_INTAKE_TEXT_ANCHOR_H

#include <stdint.h>

#include "engine/intake/text/words.h"

/* The number in front of a label; they tell headings from items of the same words. */
enum hy_numeral_type { HY_NUM_NONE, HY_NUM_ROMAN, HY_NUM_DECIMAL, HY_NUM_CIRCLED, HY_NUM_RISK,
	HY_NUM_APPENDIX,
	HY_NUM_LOOSE };	/* a bare number: a circled one after folding, or misread */

struct hy_numeral {
	enum hy_numeral_type type;
	unsigned value;		/* 0: a risk without a number */
};

/* A printed text as a label: its number, what stands behind it, and the folded key of that. */
struct hy_label {
	struct hy_numeral numeral;
	struct hy_str body;	/* raw, from the end of the number on */
	struct hy_str key;
	size_t chars;		/* of the key */
	uint64_t letters;	/* of the key, as hy_letters has them */
	struct hy_str first;	/* the body's first character, folded */
	bool wrapped;		/* stood in brackets or behind a box */
};

enum hy_anchor_role { HY_ANCHOR_SECTION, HY_ANCHOR_PART, HY_ANCHOR_RECORD, HY_ANCHOR_ITEM };

struct hy_anchor {
	const struct hy_item *item;
	enum hy_anchor_role role;
	struct hy_numeral numeral;
	struct hy_str key;	/* folded, without number, marks and {n} */
	size_t chars;
	uint64_t letters;
	unsigned section;	/* place in form->sections */
	int part;		/* the anchor of the numbered part it is in, or -1 */
	int record;		/* the anchor of the record it is in, or -1 */
};

struct hy_anchors {
	struct hy_anchor *at;
	int count;
};

struct hy_anchors hy_anchors_new(struct hy_arena *arena, const struct hy_words *words,
    const struct hy_form *form);

/* Reads TEXT (one line of a cell) as a label. */
struct hy_label hy_label_cut(struct hy_arena *arena, const struct hy_words *words,
    struct hy_str text);
/*
 * The characters of KEY as bits, several characters to a bit: a bit that only one
 * of two keys has is a character the other one does not have.
 */
uint64_t hy_letters(struct hy_str key);
/* What stands inside the round brackets around all of TEXT; "" without them. */
struct hy_str hy_round_inside(struct hy_str text);
/*
 * The offset in RAW behind KEY (folded) with white space passed over, or 0 when
 * RAW does not begin with KEY.
 */
size_t hy_key_prefix(struct hy_arena *arena, struct hy_str raw, struct hy_str key);
/* The option of ITEM whose label RAW begins with, the longest of them; *LEN its bytes in RAW. NULL for none. */
const struct hy_option *hy_option_prefix(struct hy_arena *arena, const struct hy_item *item,
    struct hy_str raw, size_t *len);

#endif
