#include "engine/form/shared.h"

#include <string.h>

#include "engine/base/text.h"

struct hy_shared {
	struct hy_arena *arena;
	const struct hy_yaml *yaml;
};

struct hy_shared *
hy_shared_open(struct hy_arena *arena, struct hy_err *err)
{
	struct hy_shared *shared = hy_new(arena, struct hy_shared);

	shared->arena = arena;
	shared->yaml = hy_yaml_data(arena, "templates/shared.yaml", err);
	return shared->yaml != NULL ? shared : NULL;
}

const struct hy_yaml *
hy_shared_data(const struct hy_shared *shared)
{
	return shared->yaml;
}

static bool
lists_text(const struct hy_yaml *list, struct hy_str text)
{
	const struct hy_yaml *y = list != NULL ? list->first : NULL;

	while (y != NULL && !hy_str_eq(y->text, text))
		y = y->next;
	return y != NULL;
}

const struct hy_yaml *
hy_shared_items(const struct hy_shared *shared, const char *key, const char *form)
{
	const struct hy_yaml *rows = hy_yaml_get(shared->yaml, key);

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next)
		if (hy_str_is(hy_yaml_text(y, "form"), form))
			return hy_yaml_get(y, "items");
	return NULL;
}

bool
hy_shared_answer(const struct hy_shared *shared, const char *form, const struct hy_item *item)
{
	return lists_text(hy_shared_items(shared, "answers", form), hy_item_path(shared->arena, item));
}

static const struct hy_yaml *
titles_of(const struct hy_shared *shared, const struct hy_item *list)
{
	const struct hy_yaml *rows = hy_yaml_get(shared->yaml, "records");
	struct hy_str path = hy_item_path(shared->arena, list);

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next)
		if (hy_str_eq(hy_yaml_text(y, "list"), path))
			return hy_yaml_get(y, "titles");
	return NULL;
}

bool
hy_shared_list(const struct hy_shared *shared, const struct hy_item *list)
{
	return titles_of(shared, list) != NULL;
}

bool
hy_shared_record(const struct hy_shared *shared, const struct hy_item *list, struct hy_str title)
{
	const struct hy_yaml *titles = titles_of(shared, list);
	struct hy_str key = hy_text_key(shared->arena, title);

	for (const struct hy_yaml *y = titles != NULL ? titles->first : NULL; y != NULL; y = y->next)
		if (hy_str_eq(hy_text_key(shared->arena, y->text), key))
			return true;
	return false;
}

/* A heading in brackets at the start of a line. */
struct heading {
	struct hy_str words;	/* between the brackets; "" for none */
	size_t end;		/* behind the closing bracket */
	bool angle;		/* < >, of either width */
};

#define LONGEST_HEADING 60u

static struct heading
heading_of(struct hy_str line)
{
	static const uint32_t pairs[][2] = { { '<', '>' }, { 0xff1c, 0xff1e }, { 0x3010, 0x3011 } };
	struct heading none = { HY_S(""), 0, false };
	size_t first, n;
	uint32_t open, cp, close = 0;

	line = hy_str_trim(line);
	first = line.len > 0 ? hy_utf8_decode(line.p, line.len, &open) : 0;
	for (size_t i = 0; first > 0 && i < HY_COUNT(pairs); i++)
		if (open == pairs[i][0])
			close = pairs[i][1];
	if (close == 0)
		return none;
	for (size_t i = first, chars = 0; i < line.len && chars < LONGEST_HEADING; i += n, chars++) {
		n = hy_utf8_decode(line.p + i, line.len - i, &cp);
		if (n == 0)
			return none;
		if (cp == close)
			return (struct heading){ hy_str_cut(line, first, i), i + n, close != 0x3011 };
	}
	return none;
}

static bool
is_common(const struct hy_shared *shared, struct hy_str words)
{
	const struct hy_yaml *rows = hy_yaml_get(shared->yaml, "headings");
	struct hy_str key = hy_text_key(shared->arena, words);

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next) {
		const struct hy_yaml *also = hy_yaml_get(y, "also");

		if (hy_str_eq(hy_text_key(shared->arena, hy_yaml_text(y, "name")), key))
			return true;
		for (also = also != NULL ? also->first : NULL; also != NULL; also = also->next)
			if (hy_str_eq(hy_text_key(shared->arena, also->text), key))
				return true;
	}
	return false;
}

/* A text taken apart: the stretch that is being read, and what became of those before. */
struct cutter {
	const struct hy_shared *shared;
	const struct hy_names *names;
	struct hy_str placeholder;
	struct hy_buf out;
	struct heading heading;		/* of the common block; no words: own words */
	size_t from;			/* where the stretch begins */
	bool emptied;			/* the last thing written is a placeholder */
	unsigned *n_kept, *n_emptied;
};

static void
add_piece(struct cutter *c, struct hy_str piece)
{
	if (c->out.len > 0)
		hy_buf_char(&c->out, '\n');
	hy_buf_str(&c->out, piece);
}

static void
add_placeholder(struct cutter *c)
{
	if (!c->emptied) {
		add_piece(c, c->placeholder);
		++*c->n_emptied;
	}
	c->emptied = true;
}

static void
end_stretch(struct cutter *c, struct hy_str text, size_t to)
{
	struct hy_str stretch = hy_str_trim(hy_str_cut(text, c->from, to));

	c->from = to;
	if (stretch.len == 0)
		return;
	if (c->heading.words.len == 0) {
		add_placeholder(c);
	} else if (hy_names_found(c->names, stretch)) {
		add_piece(c, hy_str_cut(stretch, 0, c->heading.end));
		c->emptied = false;
		add_placeholder(c);
	} else {
		add_piece(c, stretch);
		c->emptied = false;
		++*c->n_kept;
	}
}

struct hy_str
hy_shared_text(const struct hy_shared *shared, const struct hy_names *names,
    struct hy_str placeholder, struct hy_str text, unsigned *kept, unsigned *emptied)
{
	struct cutter c = { .shared = shared, .names = names, .placeholder = placeholder,
	    .out = hy_buf_new(shared->arena), .n_kept = kept, .n_emptied = emptied };
	struct hy_str word = hy_yaml_text(shared->yaml, "heading_end");

	for (size_t at = 0, next; at < text.len; at = next) {
		long end = hy_str_find(text, HY_S("\n"), at);
		struct heading h;

		next = end >= 0 ? (size_t)end + 1 : text.len;
		h = heading_of(hy_str_cut(text, at, next));
		if (h.words.len == 0)
			continue;
		/* A heading inside a common block belongs to it. */
		if (c.heading.words.len > 0 && !is_common(shared, h.words) &&
		    h.angle != c.heading.angle && !hy_str_ends(h.words, word))
			continue;
		end_stretch(&c, text, at);
		c.heading = is_common(shared, h.words) ? h : (struct heading){ HY_S(""), 0, false };
	}
	end_stretch(&c, text, text.len);
	return hy_buf_get(&c.out);
}
