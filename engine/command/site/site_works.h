/*
 * What is published of the assessments in some folders: every work that has a revision whose day has
 * come, with the name it has in the site.
 */
#ifndef HY_COMMAND_SITE_SITE_WORKS_H
#define HY_COMMAND_SITE_SITE_WORKS_H

#include "engine/command/load.h"

/* An assessment on its way into the site. */
struct hy_work {
	const struct hy_doc **docs;	/* its published revisions, oldest first */
	unsigned n_docs;
	struct hy_revisions family;	/* those of all forms with its number and body: what they withhold is withheld */
	struct hy_str number, office;
	unsigned nth_office;		/* place of its body, in the order they are met */
	struct hy_str name;		/* ASCII and unique: "15-yoshiki4" */
};

struct hy_works {
	struct hy_work *at;	/* by body, number, form */
	unsigned count;
	unsigned n_coming;	/* assessments of which nothing is published yet */
};

/* The works below the folders that are the operands of CALL. False with ERR, also when there are none. */
bool hy_works_load(const struct hy_call *call, struct hy_forms *forms, struct hy_works *works,
    struct hy_err *err);

#endif
