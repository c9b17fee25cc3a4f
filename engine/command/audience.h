/*
 * Audience: who a rendered assessment is for. Each reader gets what the law gives him: the public
 * notice (kouji) and the published form leave out what is withheld and what is never published,
 * the council (shimon) sees it marked, the commission (teishutsu) gets the full text.
 */
#ifndef HY_COMMAND_AUDIENCE_H
#define HY_COMMAND_AUDIENCE_H

#include "engine/command/load.h"
#include "engine/sheet/form/form_sheet.h"

enum hy_audience { HY_FOR_NOBODY, HY_FOR_NOTICE, HY_FOR_COUNCIL, HY_FOR_COMMISSION, HY_FOR_PUBLIC };

/* The word for --for of reader NUMBER, from 0; NULL behind the last. */
const char *hy_audience_name(unsigned number);
/* The reader that option --for of CALL names; nobody in particular without it. */
enum hy_audience hy_audience_of(const struct hy_call *call);

/* What is rendered for a reader. */
struct hy_edition_for {
	bool lists_open;		/* given: a draft for nobody in particular lists what is open */
	bool judged;			/* given: the findings were looked at, nothing stands in the way */
	const struct hy_revisions *beside;	/* given: what they withhold is withheld here, too; NULL: nothing */
	struct hy_doc *doc;		/* as the reader may see it */
	const struct hy_annex *annex;
	struct hy_form_wishes wishes;	/* draft mark, open items, attachment */
};

/*
 * Loads FILE and makes of it what AUDIENCE may see. False with ERR filled, or, when findings
 * stand in the way of publication, with them said on stderr and *REFUSED set.
 */
bool hy_edition_for(const struct hy_call *call, struct hy_forms *forms, const struct hy_looks *looks,
    const char *file, enum hy_audience audience, struct hy_edition_for *edition, bool *refused,
    struct hy_err *err);

/* EDITION as a sheet for the device FORMAT. NULL with ERR when its figure cannot be made. */
const struct hy_sheet *hy_edition_sheet(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_edition_for *edition, const char *format, struct hy_err *err);

#endif
