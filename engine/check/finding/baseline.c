#include "engine/check/finding/baseline.h"

#include "engine/form/yaml/yaml.h"

#define SAME_PARTS 3u	/* of a path: assessment, kind, revision */

struct hy_known {
	struct hy_str file, fingerprint;
	bool found;
	struct hy_known *next;
};

static struct hy_known *
read_known(struct hy_arena *arena, const struct hy_yaml *y)
{
	struct hy_known *known = hy_new(arena, struct hy_known);

	known->file = hy_yaml_text(y, "file");
	known->fingerprint = hy_yaml_text(y, "fingerprint");
	return known;
}

struct hy_baseline *
hy_baseline_read(struct hy_arena *arena, const char *file, struct hy_err *err)
{
	struct hy_baseline *baseline = hy_new(arena, struct hy_baseline);
	struct hy_known **tail = &baseline->first;
	/* JSON as Hyoka writes it is YAML, too. */
	const struct hy_yaml *top = hy_yaml_read(arena, file, err), *list;

	if (top == NULL)
		return NULL;
	list = hy_yaml_get(top, "findings");
	if (list == NULL || list->type != HY_YAML_LIST || hy_yaml_get(top, "schema_version") == NULL) {
		hy_fail(err, hy_mark_file(file), HY_M_NO_BASELINE, NULL);
		return NULL;
	}
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		if (hy_yaml_true(y, "waived"))
			continue;
		*tail = read_known(arena, y);
		tail = &(*tail)->next;
	}
	return baseline;
}

/* Takes the last part off PATH; a part "." is none. */
static struct hy_str
take_part(struct hy_str *path)
{
	struct hy_str part;

	do {
		size_t from = path->len;

		while (from > 0 && path->p[from - 1] != '/')
			from--;
		part = hy_str_cut(*path, from, path->len);
		*path = hy_str_cut(*path, 0, from > 0 ? from - 1 : 0);
	} while (path->len > 0 && (part.len == 0 || hy_str_is(part, ".")));
	return hy_str_is(part, ".") ? HY_S("") : part;
}

static bool
same_document(struct hy_str a, struct hy_str b)
{
	for (unsigned i = 0; i < SAME_PARTS; i++) {
		struct hy_str x = take_part(&a), y = take_part(&b);

		if (x.len == 0 || y.len == 0)
			return i > 0;
		if (!hy_str_eq(x, y))
			return false;
	}
	return true;
}

static bool
is_known(struct hy_arena *scratch, struct hy_baseline *baseline, const struct hy_finding *f)
{
	struct hy_str mark = hy_finding_fingerprint(scratch, f);

	for (struct hy_known *k = baseline->first; k != NULL; k = k->next) {
		if (k->found || !hy_str_eq(k->fingerprint, mark) ||
		    !same_document(k->file, hy_str_of(f->at.file)))
			continue;
		k->found = true;
		return true;
	}
	return false;
}

static bool
was_checked(const struct hy_known *known, const struct hy_doc *const *docs, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (same_document(known->file, hy_str_of(docs[i]->file)))
			return true;
	return false;
}

void
hy_baseline_apply(struct hy_baseline *baseline, struct hy_findings *findings,
    const struct hy_doc *const *docs, unsigned count)
{
	struct hy_arena *scratch = hy_arena_new();

	findings->tail = &findings->first;
	for (struct hy_finding *f = findings->first; f != NULL; f = f->next) {
		if (!f->waived && is_known(scratch, baseline, f)) {
			findings->count[f->severity]--;
			baseline->left++;
		} else {
			*findings->tail = f;
			findings->tail = &f->next;
		}
		hy_arena_reset(scratch);
	}
	*findings->tail = NULL;
	for (const struct hy_known *k = baseline->first; k != NULL; k = k->next)
		baseline->gone += !k->found && was_checked(k, docs, count);
	hy_arena_free(scratch);
}
