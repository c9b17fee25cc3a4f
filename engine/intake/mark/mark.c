/* Marking a workbook with the findings in it (mark.h). */
#include "engine/intake/mark/mark_part.h"

static bool
load_words(struct hy_marker *m)
{
	const struct hy_yaml *phrases = hy_yaml_data(m->arena, "templates/phrases.yaml", m->err);

	m->words = hy_yaml_get(phrases, "marking");
	return phrases != NULL && (m->words != NULL ||
	    hy_fail(m->err, phrases->at, HY_M_FORM_MISSING, "marking", NULL));
}

static bool
write_package(struct hy_marker *m, FILE *out)
{
	struct hy_book_part *changed = hy_new_array(m->arena, m->n_parts + 1, struct hy_book_part);
	unsigned n = 0;

	for (unsigned i = 0; i < m->n_parts; i++)
		if (m->parts[i].changed)
			changed[n++] = (struct hy_book_part){ m->parts[i].name.p, m->parts[i].text };
	return m->door->patch(m->arena, m->file, m->bytes, changed, n, out, m->err);
}

bool
hy_book_mark(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_mark_note *notes, unsigned n, FILE *out, struct hy_err *err)
{
	struct hy_marker m = { .arena = arena, .file = file, .bytes = bytes, .notes = notes,
	    .n_notes = n, .err = err };

	m.parts = hy_new_array(arena, HY_MARK_MAX_PARTS, struct hy_mark_part);
	m.door = hy_book_open(arena, file, bytes, err);
	if (m.door == NULL || !m.door->read(arena, file, bytes, &m.book, err) || !load_words(&m))
		return false;
	for (unsigned i = 0; i < m.book.n_sheets; i++)
		if (!hy_mark_comments(&m, i))
			return false;
	return hy_mark_list(&m) && write_package(&m, out);
}
