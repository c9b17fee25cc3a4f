/* Words and signs of the importer, loaded from templates/intake.yaml; for intake/ only. */
#ifndef HY_INTAKE_TEXT_WORDS_H
#define HY_INTAKE_TEXT_WORDS_H

#include <stdint.h>

#include "engine/base/match.h"
#include "engine/intake/intake.h"

/* Code points that part labels, answers and names. */
enum {
	HY_CP_COMMA = 0x3001, HY_CP_STOP = 0x3002,		/* ideographic */
	HY_CP_ANGLE_OPEN = 0x3008, HY_CP_LENS_CLOSE = 0x3011,	/* all CJK brackets between them */
	HY_CP_SHELL_OPEN = 0x3014, HY_CP_SHELL_CLOSE = 0x3015,
	HY_CP_QUOTE_OPEN = 0x300c, HY_CP_QUOTE_CLOSE = 0x300d,
	HY_CP_HIRAGANA = 0x3040,	/* from here on: kana and kanji */
	HY_CP_MIDDLE_DOT = 0x30fb, HY_CP_HALF_DOT = 0xff65,
	HY_CP_WIDE_OPEN = 0xff08, HY_CP_WIDE_CLOSE = 0xff09,	/* full-width ASCII */
	HY_CP_WIDE_STOP = 0xff0e, HY_CP_WIDE_0 = 0xff10, HY_CP_WIDE_9 = 0xff19,
	HY_CP_WIDE_COLON = 0xff1a, HY_CP_WIDE_LESS = 0xff1c, HY_CP_WIDE_SQUARE = 0xff3b,
	HY_CP_CIRCLED_1 = 0x2460, HY_CP_CIRCLED_20 = 0x2473,
};

/* A list of texts. */
struct hy_texts {
	const struct hy_str *at;
	unsigned count;
};

/* A pair of texts: brackets, or what is read for what. */
struct hy_pair {
	struct hy_str a, b;
};

struct hy_pairs {
	const struct hy_pair *at;
	unsigned count;
};

#define HY_MAX_FURNITURE 24

struct hy_words {
	struct hy_arena *arena;
	const struct hy_yaml *yaml;
	struct hy_texts title;		/* words of every assessment's title */
	struct hy_texts options;	/* heading of an option list, without brackets */
	struct hy_texts ticks;		/* signs that tick a box inside brackets */
	struct hy_texts ticked, empty;	/* signs that are a box of their own */
	struct hy_texts filled, hollow;	/* circles that are buttons beside each other */
	struct hy_pairs brackets;	/* around a box or a chosen answer */
	struct hy_pairs headings;	/* around the heading of a list */
	struct hy_texts heading_signs;	/* in front of the heading of a list */
	struct hy_pairs slips;		/* letters often misread: printed, meant */
	const uint64_t *slip_letters;	/* of each printed one (hy_letters) */
	struct hy_pairs labels;		/* labels of other editions: printed, meant */
	struct hy_texts ranges;		/* between two numbers of one heading */
	struct hy_texts separators;	/* between the names of a list */
	struct hy_texts drafts;		/* printed behind the name of a draft */
	struct hy_texts marks;		/* printed behind a label */
	struct hy_texts pen;		/* printed in a cell that is still to be filled in */
	struct hy_pairs boxes;		/* an empty box as a sign, and the same ticked */
	struct hy_regex *furniture[HY_MAX_FURNITURE];
	unsigned n_furniture;
	struct hy_regex *attachment;	/* the heading of an attachment */
};

/* The reason with this id, a sentence for the assessment file. */
struct hy_str hy_words_reason(const struct hy_words *words, const char *id);
/* Bytes of the first of TEXTS that S begins with, 0 for none. */
size_t hy_texts_start(const struct hy_texts *texts, struct hy_str s);
/* True when S is one of TEXTS. */
bool hy_texts_have(const struct hy_texts *texts, struct hy_str s);
/* True when LINE is page furniture (a page number, a ruler). */
bool hy_words_furniture(const struct hy_words *words, struct hy_str line);
/* True when LINE heads an attachment. */
bool hy_words_attachment(const struct hy_words *words, struct hy_str line);

#endif
