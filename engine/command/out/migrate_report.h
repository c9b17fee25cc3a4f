/* What `hyoka migrate` tells about what it did, as text and as JSON. */
#ifndef HY_COMMAND_OUT_MIGRATE_REPORT_H
#define HY_COMMAND_OUT_MIGRATE_REPORT_H

#include "engine/command/call.h"
#include "engine/form/citation/citation.h"
#include "engine/form/edition/migration.h"

struct hy_migrate_report {
	const struct hy_doc *from;
	const struct hy_migration *migration;
	struct hy_citation *citations;	/* in the new document, of rows in force */
	bool applied;		/* those that are certain were replaced */
	bool gyosei;		/* kind of body, for the day of a row */
};

/* The day from which the old words of ROW are stale for this kind of body. */
const struct hy_date *hy_migrate_since(const struct hy_migrate_report *report,
    const struct hy_citation_row *row);
/* May CITATION be replaced without looking anything up? */
bool hy_migrate_certain(const struct hy_citation *citation);

/* Lines on standard error. */
void hy_migrate_tell(const struct hy_call *call, const struct hy_migrate_report *report);
/* The same as JSON. */
struct hy_str hy_migrate_json(const struct hy_call *call, const struct hy_migrate_report *report);

#endif
