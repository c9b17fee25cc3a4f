/* The pages of a public site as sheets (site.h). */
#include "engine/sheet/site.h"

#include "engine/base/file.h"
#include "engine/sheet/annex_sheet.h"
#include "engine/sheet/table.h"

enum { N_LIST = 6, N_REVISION = 3, N_ABOUT = 2 };

#define BACK "../../" HY_SITE_INDEX

struct site {
	struct hy_arena *arena;
	const struct hy_looks *looks;
	const struct hy_yaml *words;
};

static struct site
site_of(struct hy_arena *arena, const struct hy_looks *looks)
{
	return (struct site){ arena, looks, hy_yaml_get(looks->phrases, "site") };
}

static struct hy_str
word(const struct site *s, const char *key)
{
	return hy_yaml_text(s->words, key);
}

static struct hy_str
word_with(const struct site *s, const char *key, struct hy_str one, struct hy_str two)
{
	return hy_str_fill(s->arena, word(s, key), one, two, HY_S(""));
}

static struct hy_table
table_with_heads(const struct site *s, const char *columns, unsigned n, const char *key)
{
	struct hy_table t = hy_table_new(s->arena, hy_looks_widths(s->looks, columns, n), n);
	const struct hy_yaml *heads = hy_yaml_get(s->words, key);
	unsigned col = 0;

	hy_table_head_row(&t);
	for (const struct hy_yaml *y = heads != NULL ? heads->first : NULL; y != NULL && col < n; y = y->next)
		hy_table_cell(&t, col++, 1, HY_ROLE_HEAD, y->text);
	return t;
}

/* What people call the format of a file. */
static struct hy_str
format_name(const struct site *s, const struct hy_site_file *file)
{
	const char *suffix = hy_path_suffix(file->path.p);
	struct hy_str name = hy_yaml_text(hy_yaml_get(s->words, "formats"), suffix);

	return name.len > 0 ? name : hy_str_of(suffix);
}

/* Links to N files from a page in folder BELOW ("" for the top); SIZED: with their sizes. */
static const struct hy_run *
file_links(const struct site *s, const struct hy_site_file *file, unsigned n, struct hy_str below, bool sized)
{
	const struct hy_run *first = NULL, **tail = &first;
	size_t cut = below.len > 0 ? below.len + 1 : 0;

	for (unsigned i = 0; i < n && file != NULL; i++, file = file->next) {
		struct hy_str name = format_name(s, file);
		struct hy_run *link, *gap;

		if (sized)
			name = word_with(s, "file", name, hy_str_format(s->arena, "%zu", (file->size + 1023) / 1024));
		link = hy_run_new(s->arena, name, HY_ROLE_VALUE);
		link->href = file->path.p + cut;
		gap = hy_run_new(s->arena, word(s, "join"), HY_ROLE_VALUE);
		link->next = i + 1 < n ? gap : NULL;
		*tail = link;
		tail = &gap->next;
	}
	return first;
}

static struct hy_run *
link_to(const struct site *s, struct hy_str text, const char *href)
{
	struct hy_run *run = hy_run_new(s->arena, text, HY_ROLE_VALUE);

	run->href = href;
	return run;
}

static struct hy_sheet *
sheet_new(const struct site *s, struct hy_str title, struct hy_str author)
{
	struct hy_sheet *sheet = hy_new(s->arena, struct hy_sheet);

	sheet->title = title;
	sheet->author = author;
	sheet->layout = &s->looks->layout;
	sheet->date = HY_S("");
	return sheet;
}

/* --- the list of works */

static void
list_work(const struct site *s, struct hy_table *t, const struct hy_site_work *w)
{
	const struct hy_site_revision *newest = w->revisions;

	hy_table_row(t, false);
	hy_table_cell(t, 0, 1, HY_ROLE_VALUE, w->number);
	hy_table_cell(t, 1, 1, HY_ROLE_LABEL, HY_S(""))->runs = link_to(s, w->name,
	    hy_str_format(s->arena, "%s/" HY_SITE_INDEX, w->folder.p).p);
	hy_table_cell(t, 2, 1, HY_ROLE_VALUE, w->form_name);
	hy_table_cell(t, 3, 1, HY_ROLE_VALUE, newest->edition_name);
	hy_table_cell(t, 4, 1, HY_ROLE_VALUE, newest->day);
	hy_table_cell(t, 5, 1, HY_ROLE_VALUE, HY_S(""))->runs =
	    file_links(s, newest->files, newest->n_files, HY_S(""), false);
}

/* The works of OFFICE, those that go on or those that have ended. */
static void
list_office(const struct site *s, struct hy_blocks *blocks, const struct hy_site_work *works,
    struct hy_str office, bool ended)
{
	struct hy_table t = table_with_heads(s, "site_columns", N_LIST, "heads");

	for (const struct hy_site_work *w = works; w != NULL; w = w->next)
		if (w->ended == ended && hy_str_eq(w->office, office))
			list_work(s, &t, w);
	if (t.n_rows == 1)
		return;
	hy_blocks_heading(blocks, 1, ended ? word_with(s, "ended", office, HY_S("")) : office);
	hy_blocks_add(blocks, hy_table_block(&t));
}

static bool
is_first_of_office(const struct hy_site_work *works, const struct hy_site_work *work)
{
	while (works != work && !hy_str_eq(works->office, work->office))
		works = works->next;
	return works == work;
}

static void
proof(const struct site *s, struct hy_blocks *blocks)
{
	hy_blocks_heading(blocks, 1, word(s, "proof"));
	hy_blocks_paragraph(blocks, HY_ROLE_VALUE, word(s, "proof_text"));
	hy_blocks_paragraph(blocks, HY_ROLE_VALUE, HY_S(""))->runs =
	    link_to(s, HY_S(HY_SITE_MANIFEST), HY_SITE_MANIFEST);
}

const struct hy_sheet *
hy_site_index(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_site_work *works)
{
	struct site s = site_of(arena, looks);
	struct hy_sheet *sheet = sheet_new(&s, word(&s, "title"), works != NULL ? works->office : HY_S(""));
	struct hy_blocks blocks = { .arena = arena };
	unsigned n = 0;

	for (const struct hy_site_work *w = works; w != NULL; w = w->next, n++)
		if (hy_str_cmp(w->revisions->iso, sheet->date) > 0)
			sheet->date = w->revisions->iso;
	hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, word_with(&s, "intro", hy_str_format(arena, "%u", n), HY_S("")));
	for (const struct hy_site_work *w = works; w != NULL; w = w->next)
		if (is_first_of_office(works, w)) {
			list_office(&s, &blocks, works, w->office, false);
			list_office(&s, &blocks, works, w->office, true);
		}
	proof(&s, &blocks);
	hy_sheet_part(arena, sheet, sheet->title)->blocks = blocks.first;
	return sheet;
}

/* --- the page of a work */

/* What the cover says, by its own labels. */
static void
about(const struct site *s, struct hy_blocks *blocks, const struct hy_doc *doc)
{
	const struct hy_node *cover = hy_doc_section(doc, doc->form->sections[0], 0);
	struct hy_table t = hy_table_new(s->arena, hy_looks_widths(s->looks, "site_about_columns", N_ABOUT),
	    N_ABOUT);

	for (unsigned i = 0; i < cover->n_kids; i++) {
		const struct hy_node *node = cover->kids[i];

		if (hy_node_blank(node, doc->form))
			continue;
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_LABEL, node->item->label);
		hy_table_cell(&t, 1, 1, HY_ROLE_VALUE, node->text);
	}
	hy_blocks_heading(blocks, 1, word(s, "about"));
	hy_blocks_add(blocks, hy_table_block(&t));
}

static void
revisions(const struct site *s, struct hy_blocks *blocks, const struct hy_site_work *work)
{
	struct hy_table t = table_with_heads(s, "site_revision_columns", N_REVISION, "revision_heads");

	for (const struct hy_site_revision *r = work->revisions; r != NULL; r = r->next) {
		hy_table_row(&t, false);
		hy_table_cell(&t, 0, 1, HY_ROLE_LABEL, r == work->revisions
		    ? word_with(s, "current", r->day, HY_S("")) : r->day);
		hy_table_cell(&t, 1, 1, HY_ROLE_VALUE, r->edition_name);
		hy_table_cell(&t, 2, 1, HY_ROLE_VALUE, HY_S(""))->runs =
		    file_links(s, r->files, r->n_files, work->folder, true);
	}
	hy_blocks_heading(blocks, 1, word(s, "revisions"));
	hy_blocks_add(blocks, hy_table_block(&t));
	if (work->n_annex == 0)
		return;
	hy_blocks_paragraph(blocks, HY_ROLE_VALUE, word(s, "changes"));
	hy_blocks_paragraph(blocks, HY_ROLE_VALUE, HY_S(""))->runs =
	    file_links(s, work->annex, work->n_annex, work->folder, true);
}

const struct hy_sheet *
hy_site_page(struct hy_arena *arena, const struct hy_looks *looks, const struct hy_site_work *work,
    const struct hy_doc *doc, const struct hy_annex *annex)
{
	struct site s = site_of(arena, looks);
	struct hy_sheet *sheet = sheet_new(&s, work->name, work->office);
	struct hy_blocks blocks = { .arena = arena };

	sheet->subject = work->form_name;
	sheet->date = work->revisions->iso;
	hy_blocks_paragraph(&blocks, HY_ROLE_VALUE, HY_S(""))->runs = link_to(&s, word(&s, "back"), BACK);
	about(&s, &blocks, doc);
	revisions(&s, &blocks, work);
	hy_sheet_part(arena, sheet, word(&s, "about"))->blocks = blocks.first;
	if (annex->rows != NULL)
		hy_annex_part(arena, looks, doc->form, annex, sheet);
	return sheet;
}
