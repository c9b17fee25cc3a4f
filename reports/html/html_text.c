#include "reports/html/html.h"

#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/text.h"

static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	}
	return NULL;
}

void
hy_html_text_add(struct hy_page *page, struct hy_buf *out, struct hy_str text)
{
	struct hy_str seen = hy_text_visible(page->arena, text);

	for (size_t i = 0; i < seen.len; i++) {
		const char *e = entity(seen.p[i]);

		if (e != NULL)
			hy_buf_text(out, e);
		else
			hy_buf_char(out, seen.p[i]);
	}
}

/* The element and class that say what a run of this role is; NULL for plain text. */
static const char *
element(enum hy_role role)
{
	switch (role) {
	case HY_ROLE_INSERTED:
		return "ins";
	case HY_ROLE_DELETED:
		return "del";
	case HY_ROLE_CHOICE:
		return "strong class=\"choice\"";
	case HY_ROLE_MISSING:
		return "strong class=\"missing\"";
	case HY_ROLE_VALUE:
	case HY_ROLE_LABEL:
	case HY_ROLE_HEADING:
	case HY_ROLE_HEAD:
	case HY_ROLE_OPTIONS:
	case HY_ROLE_BOXES:
	case HY_ROLE_NOTE:
	case HY_ROLE_BEFORE:
	case HY_ROLE_AFTER:
	case HY_ROLE_TITLE:
	case HY_ROLE_COUNT:
		break;
	}
	return NULL;
}

/* A run without the element around it; with a link where it has one. */
static void
words(struct hy_page *page, const struct hy_run *run)
{
	if (run->href != NULL) {
		hy_buf_text(&page->body, "<a href=\"");
		hy_html_text_add(page, &page->body, hy_str_of(run->href));
		hy_buf_text(&page->body, "\">");
	}
	hy_html_text_add(page, &page->body, run->text);
	if (run->href != NULL)
		hy_buf_text(&page->body, "</a>");
}

void
hy_html_runs(struct hy_page *page, const struct hy_run *runs)
{
	for (; runs != NULL; runs = runs->next) {
		const char *name = element(runs->role);
		int bare = 0;

		while (name != NULL && name[bare] != '\0' && name[bare] != ' ')
			bare++;
		if (name != NULL)
			hy_buf_format(&page->body, "<%s>", name);
		words(page, runs);
		if (name != NULL)
			hy_buf_format(&page->body, "</%.*s>", bare, name);
	}
}

void
hy_html_id(struct hy_page *page, const char *id)
{
	if (id == NULL)
		return;
	hy_buf_text(&page->body, " id=\"");
	hy_html_text_add(page, &page->body, hy_str_of(id));
	hy_buf_char(&page->body, '"');
}

struct hy_str
hy_html_base64(struct hy_arena *arena, struct hy_str bytes)
{
	const struct hy_digester *digester = hy_digester_get(arena, NULL);

	return digester != NULL ? digester->base64(arena, bytes) : HY_S("");
}

struct hy_str
hy_html_hash(struct hy_arena *arena, struct hy_str text)
{
	const struct hy_digester *digester = hy_digester_get(arena, NULL);
	unsigned char hash[HY_SHA256];

	if (digester == NULL)
		return HY_S("");
	digester->sha256(text, hash);
	return hy_str_format(arena, "sha256-%s",
	    digester->base64(arena, (struct hy_str){ (const char *)hash, sizeof(hash) }).p);
}

static bool
grid_has(const struct hy_grid *grid, const char *id)
{
	for (unsigned r = 0; r < grid->n_rows; r++)
		for (unsigned c = 0; c < grid->rows[r].n_cells; c++) {
			const char *own = grid->rows[r].cells[c].id;

			if (own != NULL && strcmp(own, id) == 0)
				return true;
		}
	return false;
}

bool
hy_html_has_id(const struct hy_page *page, const char *id)
{
	for (const struct hy_part *part = page->sheet->parts; part != NULL; part = part->next)
		for (const struct hy_block *b = part->blocks; b != NULL; b = b->next)
			if ((b->id != NULL && strcmp(b->id, id) == 0) ||
			    (b->type == HY_BLOCK_GRID && grid_has(b->grid, id)))
				return true;
	return false;
}
