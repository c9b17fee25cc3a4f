/* The contents of a workbook: sheets, names, and where their parts are (xlsx.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/intake/book/xlsx.h"

#define START "_rels/.rels"

/* A relation: what a part calls another one. */
struct relation {
	struct hy_str id, type, target;
};

struct reading {
	struct hy_xlsx_reader *r;
	struct hy_buf relations;	/* struct relation */
	struct hy_buf sheets;		/* struct hy_book_sheet; part: id of the relation at first */
	struct hy_buf names;		/* struct hy_book_name; at is set when the sheets are known */
	struct hy_buf targets;		/* struct hy_str: what each name is */
	struct hy_str name;		/* being read */
	struct hy_buf content;
	bool inside;
};

static struct hy_str
copy(struct reading *s, const char *value)
{
	return value != NULL ? hy_str_copy(s->r->arena, value, strlen(value)) : HY_S("");
}

static bool
start_relation(void *context, const char *name, const char **attributes, struct hy_err *err)
{
	struct reading *s = context;
	struct relation relation;

	(void)err;
	if (strcmp(name, "Relationship") != 0)
		return true;
	relation.id = copy(s, hy_xml_attribute(attributes, "Id"));
	relation.type = copy(s, hy_xml_attribute(attributes, "Type"));
	relation.target = copy(s, hy_xml_attribute(attributes, "Target"));
	if (s->relations.len < HY_BOOK_MAX_SHEETS * 20 * sizeof(relation))
		hy_buf_add(&s->relations, (const char *)&relation, sizeof(relation));
	return true;
}

/* The folder of PART, with its slash. */
static struct hy_str
folder_of(struct hy_str part)
{
	size_t n = part.len;

	while (n > 0 && part.p[n - 1] != '/')
		n--;
	return hy_str_cut(part, 0, n);
}

/* Reads the relations of PART; their targets become names in the package. */
static bool
read_relations(struct reading *s, struct hy_str part, const char *rels, struct hy_err *err)
{
	struct hy_xml handlers = { start_relation, NULL, NULL, s };
	struct relation *all;

	s->relations.len = 0;
	if (!hy_xml_read(s->r->package, s->r->file, rels, &handlers, err))
		return false;
	all = (struct relation *)(void *)s->relations.p;
	for (size_t i = 0; i < s->relations.len / sizeof(*all); i++) {
		struct hy_str target = all[i].target;

		if (hy_str_starts(target, HY_S("/")))
			all[i].target = hy_str_copy(s->r->arena, target.p + 1, target.len - 1);
		else
			all[i].target = hy_str_format(s->r->arena, "%.*s%.*s", HY_ARG(folder_of(part)),
			    HY_ARG(target));
	}
	return true;
}

/* The first relation whose type ends in TYPE, or whose id is ID; "" for none. */
static struct hy_str
target_of(const struct reading *s, const char *type, struct hy_str id)
{
	const struct relation *all = (const struct relation *)(const void *)s->relations.p;

	for (size_t i = 0; i < s->relations.len / sizeof(*all); i++)
		if (type != NULL ? hy_str_ends(all[i].type, hy_str_of(type))
		    : hy_str_eq(all[i].id, id))
			return all[i].target;
	return HY_S("");
}

static bool
start_sheet(struct reading *s, const char **attributes, struct hy_err *err)
{
	struct hy_book_sheet sheet = { .name = copy(s, hy_xml_attribute(attributes, "name")) };
	const char *state = hy_xml_attribute(attributes, "state");

	/* The id of the relation is the attribute with a namespace, "r:id". */
	for (const char **a = attributes; *a != NULL; a += 2)
		if (strchr(a[0], ':') != NULL && strcmp(strrchr(a[0], ':'), ":id") == 0)
			sheet.part = copy(s, a[1]);
	sheet.hidden = state != NULL && strcmp(state, "visible") != 0;
	if (s->sheets.len >= HY_BOOK_MAX_SHEETS * sizeof(sheet))
		return hy_fail(err, hy_mark_file(s->r->file), HY_M_BOOK_LARGE, NULL);
	hy_buf_add(&s->sheets, (const char *)&sheet, sizeof(sheet));
	return true;
}

static bool
start_book(void *context, const char *name, const char **attributes, struct hy_err *err)
{
	struct reading *s = context;
	const char *value;

	if (strcmp(name, "sheet") == 0)
		return start_sheet(s, attributes, err);
	if (strcmp(name, "definedName") == 0) {
		s->name = copy(s, hy_xml_attribute(attributes, "name"));
		s->content.len = 0;
		s->inside = true;
	} else if (strcmp(name, "workbookPr") == 0) {
		value = hy_xml_attribute(attributes, "date1904");
		s->r->from_1904 = value != NULL && (*value == '1' || *value == 't');
	}
	return true;
}

static void
text_book(void *context, const char *p, size_t len)
{
	struct reading *s = context;

	if (s->inside)
		hy_buf_add(&s->content, p, len);
}

static bool
end_book(void *context, const char *name, struct hy_err *err)
{
	struct reading *s = context;
	struct hy_book_name found = { .name = s->name };
	struct hy_str target;

	if (strcmp(name, "definedName") != 0)
		return true;
	s->inside = false;
	if (s->names.len >= HY_BOOK_MAX_NAMES * sizeof(found))
		return hy_fail(err, hy_mark_file(s->r->file), HY_M_BOOK_LARGE, NULL);
	target = hy_str_copy(s->r->arena, s->content.p != NULL ? s->content.p : "", s->content.len);
	hy_buf_add(&s->names, (const char *)&found, sizeof(found));
	hy_buf_add(&s->targets, (const char *)&target, sizeof(target));
	return true;
}

/* The sheet in front of "!" in a reference, its quotes taken off; *LEN bytes with the sign. */
static struct hy_str
sheet_name(struct hy_arena *arena, struct hy_str target, size_t *len)
{
	struct hy_buf out = hy_buf_new(arena);
	size_t i = 0;
	bool quoted = target.len > 0 && target.p[0] == '\'';

	for (i = quoted; i < target.len; i++) {
		if (quoted && target.p[i] == '\'') {
			if (i + 1 >= target.len || target.p[i + 1] != '\'')
				break;
			i++;
		} else if (!quoted && target.p[i] == '!') {
			break;
		}
		hy_buf_char(&out, target.p[i]);
	}
	i += quoted;
	*len = i < target.len && target.p[i] == '!' ? i + 1 : 0;
	return out.len > 0 ? hy_buf_get(&out) : HY_S("");
}

/* Finds the range NAME stands for; false when it is no single range. */
static bool
place_name(struct reading *s, struct hy_book_name *name, struct hy_str target)
{
	const struct hy_book_sheet *sheets = (const struct hy_book_sheet *)(const void *)s->sheets.p;
	size_t len;
	struct hy_str sheet = sheet_name(s->r->arena, target, &len);

	if (len == 0 || hy_xlsx_range(target.p + len, &name->at) != target.len - len)
		return false;
	for (name->sheet = 0; name->sheet < s->sheets.len / sizeof(*sheets); name->sheet++)
		if (hy_str_eq(sheets[name->sheet].name, sheet))
			return true;
	return false;
}

static int
by_name(const void *one, const void *other)
{
	return hy_str_cmp(((const struct hy_book_name *)one)->name,
	    ((const struct hy_book_name *)other)->name);
}

/* Names of Excel have no case. */
static struct hy_str
lower(struct hy_arena *arena, struct hy_str name)
{
	char *p = hy_arena_copy(arena, name.p, name.len);

	for (size_t i = 0; i < name.len; i++)
		if (p[i] >= 'A' && p[i] <= 'Z')
			p[i] |= 0x20;
	return (struct hy_str){ p, name.len };
}

static void
take_names(struct reading *s)
{
	struct hy_book_name *names = (struct hy_book_name *)(void *)s->names.p;
	const struct hy_str *targets = (const struct hy_str *)(const void *)s->targets.p;
	size_t n = 0;

	for (size_t i = 0; i < s->names.len / sizeof(*names); i++) {
		struct hy_book_name name = names[i];

		name.name = lower(s->r->arena, name.name);
		if (place_name(s, &name, targets[i]))
			names[n++] = name;
	}
	if (n > 0)
		qsort(names, n, sizeof(*names), by_name);
	s->r->book->names = names;
	s->r->book->n_names = n;
}

/* Reads the sheets; their parts are relations of the workbook. */
static bool
read_sheets(struct reading *s, struct hy_err *err)
{
	struct hy_book_sheet *sheets = (struct hy_book_sheet *)(void *)s->sheets.p;
	unsigned n = 0;

	for (size_t i = 0; i < s->sheets.len / sizeof(*sheets); i++) {
		struct hy_str part = target_of(s, NULL, sheets[i].part);

		if (part.len == 0)
			return hy_fail(err, hy_mark_file(s->r->file), HY_M_BOOK_PART,
			    sheets[i].part.p, NULL);
		sheets[i].part = part;
		if (!hy_xlsx_sheet_read(s->r, &sheets[i], err))
			return false;
		n++;
	}
	s->r->book->sheets = sheets;
	s->r->book->n_sheets = n;
	return true;
}

static bool
read_shared(struct reading *s, struct hy_err *err)
{
	struct hy_str strings = target_of(s, "/sharedStrings", HY_S(""));
	struct hy_str styles = target_of(s, "/styles", HY_S(""));

	s->r->book->styles = styles;
	if (strings.len > 0 && hy_package_has(s->r->package, strings.p) &&
	    !hy_xlsx_strings_read(s->r, strings.p, err))
		return false;
	return styles.len == 0 || !hy_package_has(s->r->package, styles.p) ||
	    hy_xlsx_styles_read(s->r, styles.p, err);
}

bool
hy_xlsx_book_read(struct hy_xlsx_reader *r, struct hy_err *err)
{
	struct hy_arena *arena = r->arena;
	struct reading s = { .r = r, .relations = hy_buf_new(arena), .sheets = hy_buf_new(arena),
	    .names = hy_buf_new(arena), .targets = hy_buf_new(arena), .content = hy_buf_new(arena) };
	struct hy_xml handlers = { start_book, end_book, text_book, &s };
	struct hy_str book, folder;

	if (!hy_package_has(r->package, START))
		return hy_fail(err, hy_mark_file(r->file), HY_M_BOOK_NONE, NULL);
	if (!read_relations(&s, HY_S(""), START, err))
		return false;
	book = target_of(&s, "/officeDocument", HY_S(""));
	if (book.len > 0 && !hy_xml_read(r->package, r->file, book.p, &handlers, err))
		return false;
	if (s.sheets.len == 0)
		return hy_fail(err, hy_mark_file(r->file), HY_M_BOOK_NONE, NULL);
	r->book->part = book;
	folder = folder_of(book);
	if (!read_relations(&s, book, hy_str_format(arena, "%.*s_rels/%.*s.rels", HY_ARG(folder),
	    HY_ARG(hy_str_cut(book, folder.len, book.len))).p, err))
		return false;
	if (!read_shared(&s, err) || !read_sheets(&s, err))
		return false;
	take_names(&s);
	return true;
}
