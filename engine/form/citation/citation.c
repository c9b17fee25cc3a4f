#include "engine/form/citation/citation_parts.h"

static const char *const certainties[] = { "law", "practice", "known", NULL };

const char *
hy_citation_certainty_name(enum hy_citation_certainty certainty)
{
	return certainties[certainty];
}

/* Puts a spelling into the list by its length. */
static void
add_spelling(struct hy_citations *c, const struct hy_citation_row *row, struct hy_str words)
{
	struct hy_spelling *s = hy_new(c->arena, struct hy_spelling), **at = &c->spellings;

	s->row = row;
	s->words = hy_fold(c->arena, words, NULL);
	while (*at != NULL && (*at)->words.len >= s->words.len)
		at = &(*at)->next;
	s->next = *at;
	*at = s;
	c->n_spellings++;
}

static bool
read_words(const struct hy_yaml *y, const char *field, const struct hy_yaml **words,
    struct hy_err *err)
{
	*words = hy_yaml_get(y, field);
	if (*words == NULL)
		return true;
	if ((*words)->type != HY_YAML_LIST)
		return hy_fail(err, (*words)->at, HY_M_FORM_SHAPE, "[...]", NULL);
	for (const struct hy_yaml *w = (*words)->first; w != NULL; w = w->next)
		if (w->type != HY_YAML_TEXT || w->text.len == 0)
			return hy_fail(err, w->at, HY_M_FORM_SHAPE, "[...]", NULL);
	return true;
}

static bool
read_day(const struct hy_yaml *y, const char *field, struct hy_date *day, struct hy_err *err)
{
	if (hy_date_parse(hy_yaml_text(y, field), day) && hy_date_full(day))
		return true;
	return hy_fail(err, y->at, HY_M_FORM_SHAPE, "since: YYYY-MM-DD", NULL);
}

static bool
read_certainty(const struct hy_yaml *y, struct hy_citation_row *row, struct hy_err *err)
{
	for (unsigned i = 0; certainties[i] != NULL; i++) {
		if (hy_str_is(hy_yaml_text(y, "certainty"), certainties[i])) {
			row->certainty = (enum hy_citation_certainty)i;
			return true;
		}
	}
	return hy_fail(err, y->at, HY_M_FORM_SHAPE, "certainty: law|practice|known", NULL);
}

/* A slip of the pen in a field must not make the row silent. */
static bool
check_fields(const struct hy_yaml *y, struct hy_err *err)
{
	static const char *const fields[] = { "old", "also", "near", "not_near", "not_after", "not_before", "new",
	    "since", "since_local", "renumbered", "note", "certainty" };

	if (y->type != HY_YAML_MAP)
		return hy_fail(err, y->at, HY_M_FORM_SHAPE, "{old, new, since, ...}", NULL);
	for (const struct hy_yaml *f = y->first; f != NULL; f = f->next) {
		size_t i = 0, n = HY_COUNT(fields);

		while (i < n && !hy_str_is(f->key->text, fields[i]))
			i++;
		if (i == n)
			return hy_fail(err, f->key->at, HY_M_FORM_FIELD, f->key->text.p, NULL);
	}
	if (hy_yaml_text(y, "old").len == 0 || hy_yaml_text(y, "new").len == 0)
		return hy_fail(err, y->at, HY_M_FORM_MISSING, "old, new", NULL);
	return true;
}

static bool
read_row(struct hy_citations *c, const struct hy_yaml *y, struct hy_err *err)
{
	struct hy_citation_row *row = hy_new(c->arena, struct hy_citation_row);
	const struct hy_yaml *also;

	if (!check_fields(y, err) || !read_words(y, "also", &also, err) ||
	    !read_words(y, "near", &row->near, err) ||
	    !read_words(y, "not_near", &row->not_near, err) ||
	    !read_words(y, "not_after", &row->not_after, err) ||
	    !read_words(y, "not_before", &row->not_before, err) ||
	    !read_day(y, "since", &row->since, err) || !read_certainty(y, row, err))
		return false;
	row->since_local = row->since;
	if (hy_yaml_get(y, "since_local") != NULL && !read_day(y, "since_local", &row->since_local, err))
		return false;
	row->new = hy_yaml_text(y, "new");
	row->note = hy_yaml_text(y, "note");
	row->renumbered = hy_yaml_true(y, "renumbered");
	row->at = y->at;
	row->nth = c->n_rows++;
	add_spelling(c, row, hy_yaml_text(y, "old"));
	for (const struct hy_yaml *a = also != NULL ? also->first : NULL; a != NULL; a = a->next)
		add_spelling(c, row, a->text);
	c->new[row->nth] = hy_fold(c->arena, row->new, NULL);
	return true;
}

static bool
read_rows(struct hy_citations *c, const struct hy_yaml *list, struct hy_err *err)
{
	c->new = hy_new_array(c->arena, (list != NULL ? list->count : 0) + 1, struct hy_str);
	for (const struct hy_yaml *y = list != NULL ? list->first : NULL; y != NULL; y = y->next)
		if (!read_row(c, y, err))
			return false;
	return true;
}

/* What finds the old words of all rows. */
static const struct hy_fold_words *
old_words(const struct hy_citations *c)
{
	struct hy_str *words = hy_new_array(c->arena, c->n_spellings + 1, struct hy_str);
	size_t n = 0;

	for (const struct hy_spelling *s = c->spellings; s != NULL; s = s->next)
		words[n++] = s->words;
	return hy_fold_words_new(c->arena, words, n);
}

struct hy_citations *
hy_citations_open(struct hy_arena *arena, const struct hy_yaml *table, struct hy_err *err)
{
	struct hy_citations *c = hy_new(arena, struct hy_citations);

	c->arena = arena;
	if (!read_words(table, "past", &c->past, err) ||
	    !read_rows(c, hy_yaml_get(table, "citations"), err))
		return NULL;
	c->old = old_words(c);
	return c;
}
