#include "engine/form/shared_text.h"

#include "engine/base/text.h"

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

/* A text taken apart: the stretch that is being read, and what became of those before. */
struct cutter {
	struct hy_arena *arena;
	const struct hy_yaml *data;	/* templates/shared.yaml */
	const struct hy_names *names;
	struct hy_str placeholder;
	struct hy_buf out;
	struct heading heading;		/* of the common block; no words: own words */
	size_t from;			/* where the stretch begins */
	bool emptied;			/* the last thing written is a placeholder */
	unsigned *n_kept, *n_emptied;
};

static bool
is_common(const struct cutter *c, struct hy_str words)
{
	const struct hy_yaml *rows = hy_yaml_get(c->data, "headings");
	struct hy_str key = hy_text_key(c->arena, words);

	for (const struct hy_yaml *y = rows != NULL ? rows->first : NULL; y != NULL; y = y->next) {
		const struct hy_yaml *also = hy_yaml_get(y, "also");

		if (hy_str_eq(hy_text_key(c->arena, hy_yaml_text(y, "name")), key))
			return true;
		for (also = also != NULL ? also->first : NULL; also != NULL; also = also->next)
			if (hy_str_eq(hy_text_key(c->arena, also->text), key))
				return true;
	}
	return false;
}

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
hy_shared_text(struct hy_arena *arena, const struct hy_shared *shared, const struct hy_names *names,
    struct hy_str placeholder, struct hy_str text, unsigned *kept, unsigned *emptied)
{
	struct cutter c = { .arena = arena, .data = hy_shared_data(shared), .names = names, .placeholder = placeholder,
	    .out = hy_buf_new(arena), .n_kept = kept, .n_emptied = emptied };
	struct hy_str word = hy_yaml_text(c.data, "heading_end");

	for (size_t at = 0, next; at < text.len; at = next) {
		long end = hy_str_find(text, HY_S("\n"), at);
		struct heading h;

		next = end >= 0 ? (size_t)end + 1 : text.len;
		h = heading_of(hy_str_cut(text, at, next));
		if (h.words.len == 0)
			continue;
		/* A heading inside a common block belongs to it. */
		if (c.heading.words.len > 0 && !is_common(&c, h.words) &&
		    h.angle != c.heading.angle && !hy_str_ends(h.words, word))
			continue;
		end_stretch(&c, text, at);
		c.heading = is_common(&c, h.words) ? h : (struct heading){ HY_S(""), 0, false };
	}
	end_stretch(&c, text, text.len);
	return hy_buf_get(&c.out);
}
