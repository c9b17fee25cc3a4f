#include "engine/sheet/looks.h"

#include <stdlib.h>

#include "engine/base/file.h"
#include "engine/base/text.h"

#define FONT_FOLDER "/usr/share/fonts/"

static bool
load_measures(struct hy_layout *l, const struct hy_yaml *y, struct hy_err *err)
{
	const struct {
		const char *key;
		double *value;
	} rows[] = {
		{ "page_width", &l->page_width }, { "page_height", &l->page_height },
		{ "margin_top", &l->margin_top }, { "margin_bottom", &l->margin_bottom },
		{ "margin_left", &l->margin_left }, { "margin_right", &l->margin_right },
		{ "padding", &l->padding }, { "border", &l->border }, { "footer", &l->footer },
		{ "pitch", &l->pitch }, { "footer_pt", &l->footer_pt },
	};

	for (size_t i = 0; i < HY_COUNT(rows); i++) {
		*rows[i].value = hy_yaml_real(y, rows[i].key, -1);
		if (*rows[i].value < 0)
			return hy_fail(err, y->at, HY_M_FORM_MISSING, rows[i].key, NULL);
	}
	l->keep_lines = (unsigned)hy_yaml_number(y, "keep_lines", 2);
	l->hanging = hy_yaml_text(y, "hanging");
	l->no_line_start = hy_yaml_text(y, "no_line_start");
	l->no_line_end = hy_yaml_text(y, "no_line_end");
	return true;
}

static void
load_role(struct hy_style *style, const struct hy_yaml *y)
{
	style->size_pt = hy_yaml_real(y, "size", 9);
	style->shade = hy_yaml_real(y, "shade", 1);
	style->bold = hy_str_is(hy_yaml_text(y, "weight"), "bold");
	style->underline = hy_str_is(hy_yaml_text(y, "line"), "under");
	style->strike = hy_str_is(hy_yaml_text(y, "line"), "through");
}

static bool
load_roles(struct hy_layout *l, const struct hy_yaml *y, struct hy_err *err)
{
	const struct hy_yaml *roles = hy_yaml_get(y, "roles");

	for (int r = 0; r < HY_ROLE_COUNT; r++) {
		const char *name = hy_role_name((enum hy_role)r);
		const struct hy_yaml *row = roles != NULL ? roles->first : NULL;

		while (row != NULL && !hy_str_is(hy_yaml_text(row, "role"), name))
			row = row->next;
		if (row == NULL)
			return hy_fail(err, y->at, HY_M_FORM_MISSING, name, NULL);
		load_role(&l->styles[r], row);
	}
	return true;
}

static bool
load_fonts(struct hy_arena *arena, struct hy_layout *l, struct hy_err *err)
{
	const struct hy_yaml *y = hy_yaml_data(arena, "templates/fonts.yaml", err);
	const struct hy_yaml *rows = hy_yaml_get(y, "fonts");
	struct hy_font *fonts;

	if (y == NULL)
		return false;
	if (rows == NULL || rows->count == 0)
		return hy_fail(err, y->at, HY_M_FORM_MISSING, "fonts", NULL);
	fonts = hy_new_array(arena, rows->count, struct hy_font);
	for (const struct hy_yaml *row = rows->first; row != NULL; row = row->next) {
		struct hy_font *font = &fonts[l->n_fonts++];

		font->path = hy_str_format(arena, FONT_FOLDER "%s", hy_yaml_text(row, "file").p).p;
		font->index = hy_yaml_number(row, "index", 0);
		font->bold = hy_str_is(hy_yaml_text(row, "weight"), "bold");
		font->package = hy_yaml_text(row, "package").p;
	}
	l->fonts = fonts;
	return true;
}

static struct hy_str
part_of(struct hy_arena *arena, struct hy_str s, size_t from, size_t to)
{
	s = hy_str_trim(hy_str_cut(s, from, to));
	return hy_str_copy(arena, s.p, s.len);
}

/* A printed box in parts: its first and last character, and what stands between them. */
static void
split_box(struct hy_arena *arena, struct hy_layout *l)
{
	size_t first = hy_text_head(l->ticked, 1).len, last = l->ticked.len, close;

	while (last > 0 && ((unsigned char)l->ticked.p[--last] & 0xc0) == 0x80)
		;
	close = l->ticked.len - last;
	l->box_open = part_of(arena, l->ticked, 0, first);
	l->box_close = part_of(arena, l->ticked, last, l->ticked.len);
	l->box_mark = part_of(arena, l->ticked, first, last);
	l->box_unknown = part_of(arena, l->unknown, first,
	    l->unknown.len > close ? l->unknown.len - close : 0);
}

const struct hy_looks *
hy_looks_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_looks *looks = hy_new(arena, struct hy_looks);
	struct hy_layout *l = &looks->layout;

	looks->arena = arena;
	looks->measures = hy_yaml_data(arena, "templates/layout.yaml", err);
	if (looks->measures == NULL)
		return NULL;
	looks->phrases = hy_yaml_data(arena, "templates/phrases.yaml", err);
	if (looks->phrases == NULL || !load_measures(l, looks->measures, err) ||
	    !load_roles(l, looks->measures, err) || !load_fonts(arena, l, err))
		return NULL;
	l->ticked = hy_phrase(looks, "ticked");
	l->unticked = hy_phrase(looks, "unticked");
	l->unknown = hy_phrase(looks, "unknown");
	split_box(arena, l);
	l->footer_text = hy_phrase(looks, "page");
	l->contents_text = hy_phrase(looks, "contents");
	l->skip_text = hy_phrase(looks, "skip");
	l->filters_text = hy_phrase(looks, "filters");
	return looks;
}

const unsigned *
hy_looks_widths(const struct hy_looks *looks, const char *key, unsigned n)
{
	const struct hy_yaml *list = hy_yaml_get(looks->measures, key);
	const struct hy_yaml *y = list != NULL && list->count == n ? list->first : NULL;
	unsigned *widths = hy_new_array(looks->arena, n + 1, unsigned), left = 1000;

	for (unsigned i = 0; i < n; i++, y = y != NULL ? y->next : NULL) {
		unsigned width = y != NULL ? (unsigned)strtoul(y->text.p, NULL, 10) : 1000 / n;

		widths[i] = i + 1 == n || width > left ? left : width;
		left -= widths[i];
	}
	return widths;
}

struct hy_str
hy_phrase(const struct hy_looks *looks, const char *key)
{
	return hy_yaml_text(looks->phrases, key);
}

struct hy_str
hy_phrase_fill(const struct hy_looks *looks, const char *key, struct hy_str one,
    struct hy_str two, struct hy_str three)
{
	return hy_str_fill(looks->arena, hy_phrase(looks, key), one, two, three);
}
