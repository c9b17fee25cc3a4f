/* The package of a workbook being marked: parts, relations, types (mark_part.h). */
#include "engine/intake/mark/mark_part.h"

#define TYPES "[Content_Types].xml"

bool
hy_mark_fail(struct hy_marker *m, struct hy_str part)
{
	return hy_fail(m->err, hy_mark_file(m->file), HY_M_BOOK_MARK,
	    hy_str_copy(m->arena, part.p, part.len).p, NULL);
}

struct hy_mark_part *
hy_mark_part(struct hy_marker *m, struct hy_str name)
{
	struct hy_mark_part *part;

	for (unsigned i = 0; i < m->n_parts; i++)
		if (hy_str_eq(m->parts[i].name, name))
			return &m->parts[i];
	if (m->n_parts == HY_MARK_MAX_PARTS) {
		hy_mark_fail(m, name);
		return NULL;
	}
	part = &m->parts[m->n_parts];
	part->name = hy_str_copy(m->arena, name.p, name.len);
	if (!m->door->part(m->arena, m->file, m->bytes, part->name.p, &part->text, m->err))
		return NULL;
	part->there = part->text.p != NULL;
	m->n_parts++;
	return part;
}

void
hy_mark_change(struct hy_mark_part *part, struct hy_str text)
{
	part->text = text;
	part->there = part->changed = true;
}

struct hy_str
hy_mark_new_name(struct hy_marker *m, const char *pattern)
{
	for (unsigned n = 1; n < HY_MARK_MAX_PARTS; n++) {
		struct hy_str name = hy_str_fill(m->arena, hy_str_of(pattern),
		    hy_str_format(m->arena, "%u", n), HY_S(""), HY_S(""));
		struct hy_mark_part *part = hy_mark_part(m, name);

		if (part == NULL)
			return (struct hy_str){ NULL, 0 };
		if (!part->there)
			return name;
	}
	hy_mark_fail(m, hy_str_of(pattern));
	return (struct hy_str){ NULL, 0 };
}

static size_t
folder_length(struct hy_str part)
{
	size_t n = part.len;

	while (n > 0 && part.p[n - 1] != '/')
		n--;
	return n;
}

/* The part of the relations of PART. */
static struct hy_str
relations_of(struct hy_marker *m, struct hy_str part)
{
	size_t n = folder_length(part);

	return hy_str_format(m->arena, "%.*s_rels/%.*s.rels", (int)n, part.p,
	    HY_ARG(hy_str_cut(part, n, part.len)));
}

/* TARGET seen from PART, as a part's name. */
static struct hy_str
resolve(struct hy_marker *m, struct hy_str part, struct hy_str target)
{
	size_t n = folder_length(part);

	if (hy_str_starts(target, HY_S("/")))
		return hy_str_copy(m->arena, target.p + 1, target.len - 1);
	while (hy_str_starts(target, HY_S("../"))) {
		target = hy_str_cut(target, 3, target.len);
		n = n > 0 ? folder_length(hy_str_cut(part, 0, n - 1)) : 0;
	}
	return hy_str_format(m->arena, "%.*s%.*s", (int)n, part.p, HY_ARG(target));
}

struct hy_str
hy_mark_target(struct hy_marker *m, struct hy_str part, const char *type)
{
	const struct hy_mark_part *rels = hy_mark_part(m, relations_of(m, part));
	long at = -1;

	while (rels != NULL && (at = hy_tag_find(rels->text, "Relationship", (size_t)(at + 1))) >= 0)
		if (hy_str_ends(hy_tag_attribute(rels->text, (size_t)at, "Type"), hy_str_of(type)))
			return resolve(m, part, hy_tag_attribute(rels->text, (size_t)at, "Target"));
	return HY_S("");
}

struct hy_str
hy_mark_relate(struct hy_marker *m, struct hy_str part, const char *type, struct hy_str target)
{
	static const char none[] = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
	    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
	    "</Relationships>";
	struct hy_mark_part *rels = hy_mark_part(m, relations_of(m, part));
	struct hy_str id = HY_S("");
	long end;

	if (rels == NULL)
		return HY_S("");
	if (!rels->there)
		hy_mark_change(rels, HY_S(none));
	end = hy_str_find(rels->text, HY_S("</Relationships>"), 0);
	if (end < 0) {
		hy_mark_fail(m, rels->name);
		return HY_S("");
	}
	for (unsigned n = 1; id.len == 0; n++) {
		struct hy_str quoted = hy_str_format(m->arena, "\"hyoka%u\"", n);

		if (hy_str_find(rels->text, quoted, 0) < 0)
			id = hy_str_format(m->arena, "hyoka%u", n);
	}
	hy_mark_change(rels, hy_text_put(m->arena, rels->text, (size_t)end, hy_str_format(m->arena,
	    "<Relationship Id=\"%s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
	    "relationships%s\" Target=\"/%.*s\"/>", id.p, type, HY_ARG(target))));
	return id;
}

bool
hy_mark_declare(struct hy_marker *m, struct hy_str part, const char *extension, const char *type)
{
	struct hy_mark_part *types = hy_mark_part(m, HY_S(TYPES));
	struct hy_str row;
	long end = types != NULL ? hy_str_find(types->text, HY_S("</Types>"), 0) : -1, first;

	if (end < 0)
		return hy_mark_fail(m, HY_S(TYPES));
	if (extension == NULL) {
		row = hy_str_format(m->arena, "<Override PartName=\"/%.*s\" ContentType=\"%s\"/>",
		    HY_ARG(part), type);
		hy_mark_change(types, hy_text_put(m->arena, types->text, (size_t)end, row));
		return true;
	}
	row = hy_str_format(m->arena, "Extension=\"%s\"", extension);
	if (hy_str_find(types->text, row, 0) >= 0)
		return true;
	first = hy_tag_find(types->text, "Types", 0);
	if (first < 0)
		return hy_mark_fail(m, HY_S(TYPES));
	row = hy_str_format(m->arena, "<Default Extension=\"%s\" ContentType=\"%s\"/>", extension, type);
	hy_mark_change(types, hy_text_put(m->arena, types->text, hy_tag_end(types->text,
	    (size_t)first), row));
	return true;
}
