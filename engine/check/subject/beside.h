/*
 * Beside: what is kept in the folder of an assessment for all its revisions: the
 * waivers, and the opinions of residents, council and commission. Read once a
 * folder; in the arena of its hy_besides.
 */
#ifndef HY_CHECK_SUBJECT_BESIDE_H
#define HY_CHECK_SUBJECT_BESIDE_H

#include "engine/check/subject/waiver.h"

/* The form of the list of opinions (hy_forms_kept), and the id of its only section. */
#define HY_OPINIONS_FORM "iken"

struct hy_beside {
	struct hy_str folder;
	struct hy_waivers *waivers;	/* empty when there are none, or they cannot be read */
	const struct hy_doc *opinions;	/* hy_beside_opinions */
	bool asked;			/* the opinions were read, or cannot be */
	bool run;			/* for the caller: documents of the folder were checked */
	bool judged;			/* for the caller: the opinions were checked */
	struct hy_beside *next;
};

struct hy_besides {
	struct hy_arena *arena;
	struct hy_forms *forms;		/* opened with the first list of opinions */
	struct hy_beside *first;
};

/*
 * What is beside file DOC, in *BESIDE (never NULL). False with ERR when the waivers cannot be
 * read: told the first time only, however many revisions ask.
 */
bool hy_beside_of(struct hy_besides *besides, const char *doc, struct hy_beside **beside,
    struct hy_err *err);
/*
 * Reads the opinions of BESIDE when nobody did yet: beside->opinions, NULL where there are none.
 * False with ERR when they cannot be read: told the first time only.
 */
bool hy_beside_opinions(struct hy_besides *besides, struct hy_beside *beside, struct hy_err *err);
/* The list of opinions in FILE. NULL with ERR. */
const struct hy_doc *hy_opinions_load(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    struct hy_err *err);
/* True when FILE has the name of such a list. */
bool hy_opinions_named(const char *file);
/* The path such a list has in FOLDER; "" when there is no such file. */
struct hy_str hy_opinions_file(struct hy_arena *arena, struct hy_str folder);

#endif
