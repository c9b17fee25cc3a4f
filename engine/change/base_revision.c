#include "engine/change/base_revision.h"

#include <string.h>

/* The acts of keika/koui that a council looks at come first among its options (templates/common.yaml). */
#define N_ASSESSED 4

/* The day in TEXT in days; 0 when it names none. */
static long
day_in(struct hy_str text)
{
	struct hy_date date;

	return hy_date_parse(text, &date) && hy_date_full(&date) ? hy_date_days(&date) : 0;
}

static long
day_of(const struct hy_doc *doc)
{
	return day_in(hy_doc_role_text(doc, HY_ITEM_PUBLISHED));
}

static bool
is_assessed(const struct hy_node *act)
{
	const struct hy_node *what = hy_node_find(act, "koui");

	return what != NULL && what->option != NULL && what->option - what->item->options < N_ASSESSED;
}

/* The last act that was published on DAY or before and that a council looks at. */
static const struct hy_node *
last_act(const struct hy_doc *doc, long day)
{
	const struct hy_node *acts = hy_doc_find(doc, "keika", 0), *last = NULL;
	long latest = 0;

	for (unsigned i = 0; acts != NULL && i < acts->n_kids; i++) {
		long published = day_in(hy_node_find(acts->kids[i], "kouhyou")->text);

		if (!is_assessed(acts->kids[i]) || published == 0 || published > day || published < latest)
			continue;
		last = acts->kids[i];
		latest = published;
	}
	return last;
}

struct hy_base
hy_base_revision(struct hy_arena *arena, const struct hy_doc *const *docs, unsigned n_docs,
    const struct hy_doc *new)
{
	const struct hy_doc **out = hy_new_array(arena, n_docs + 1, const struct hy_doc *);
	struct hy_base base = { NULL, NULL, NULL, 0 };
	unsigned n = 0, at;
	long act_day;

	for (unsigned i = 0; i < n_docs && docs[i] != new; i++)
		if (hy_doc_stage(docs[i]) >= HY_PUBLISHED)
			out[n++] = docs[i];
	if (n == 0)
		return base;
	at = n - 1;
	base.act = last_act(new, day_of(out[at]));
	act_day = base.act != NULL ? day_in(hy_node_find(base.act, "kouhyou")->text) : day_of(out[at]);
	while (at > 0 && day_of(out[at - 1]) >= act_day)
		at--;
	if (day_of(out[at]) != act_day)
		base.act = NULL;
	base.doc = out[at];
	base.corrections = out + at + 1;
	base.n_corrections = n - at - 1;
	return base;
}

/* Files of revisions are named by their day. */
static const char *
name_of(const struct hy_doc *doc)
{
	const char *slash = strrchr(doc->file, '/');

	return slash != NULL ? slash + 1 : doc->file;
}

const struct hy_doc *
hy_base_stage(const struct hy_doc *const *docs, unsigned n_docs, const struct hy_doc *base,
    const struct hy_doc *new, enum hy_state stage)
{
	const struct hy_doc *found = NULL;

	for (unsigned i = 0; i < n_docs; i++)
		if (docs[i] != new && hy_doc_stage(docs[i]) == stage &&
		    (base == NULL || strcmp(name_of(docs[i]), name_of(base)) > 0))
			found = docs[i];
	return found;
}
