/*
 * Beside: what is kept in the folder of an assessment for all its revisions: the
 * waivers, and the opinions of residents, council and commission. Read once a
 * folder; in the arena of its hy_besides.
 */
#ifndef HY_CHECK_BESIDE_H
#define HY_CHECK_BESIDE_H

#include "engine/check/waiver.h"

/* The form of the list of opinions (hy_forms_kept), and the id of its only section. */
#define HY_OPINIONS_FORM "iken"

struct hy_beside {
	struct hy_str folder;
	struct hy_waivers *waivers;	/* empty when there are none, or they cannot be read */
	const struct hy_doc *opinions;	/* NULL: there are none, or they cannot be read */
	bool judged;			/* for the caller: the opinions were checked */
	struct hy_beside *next;
};

struct hy_besides {
	struct hy_arena *arena;
	struct hy_forms *forms;		/* opened with the first list of opinions */
	struct hy_beside *first;
};

/*
 * What is beside file DOC, in *BESIDE (never NULL). False with ERR when a file there cannot be
 * read: told the first time only, however many revisions ask.
 */
bool hy_beside_of(struct hy_besides *besides, const char *doc, struct hy_beside **beside,
    struct hy_err *err);
/* The list of opinions in FILE. NULL with ERR. */
const struct hy_doc *hy_opinions_load(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    struct hy_err *err);
/* True when FILE has the name of such a list. */
bool hy_opinions_named(const char *file);
/* The name such a list has in the folder of file DOC; "" when there is no such file. */
struct hy_str hy_opinions_file(struct hy_arena *arena, const char *doc);

#endif
