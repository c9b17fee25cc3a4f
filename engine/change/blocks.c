#include "engine/change/blocks.h"

#include <string.h>

#include "engine/base/text.h"

#define MAX_HEADING_CHARS 60u

/* Brackets of headings; those of one kind are the same to their readers, whatever their width. */
static const struct {
	uint32_t open, close, kind;
} brackets[] = {
	{ 0xff1c, 0xff1e, 1 }, { '<', '>', 1 }, { 0x3008, 0x3009, 1 }, { 0x300a, 0x300b, 1 },	/* angle */
	{ 0x3010, 0x3011, 2 },	/* lenticular */
};

static bool
is_bracket(uint32_t cp)
{
	for (size_t i = 0; i < HY_COUNT(brackets); i++)
		if (brackets[i].open == cp || brackets[i].close == cp)
			return true;
	return false;
}

/* What closes the bracket CP, and its kind; 0 when it opens no heading. */
static uint32_t
closing(uint32_t cp, uint32_t *kind)
{
	for (size_t i = 0; i < HY_COUNT(brackets); i++) {
		if (brackets[i].open == cp) {
			*kind = brackets[i].kind;
			return brackets[i].close;
		}
	}
	return 0;
}

/* The heading at the start of LINE, with its brackets; "" when there is none. */
static struct hy_str
heading_of(struct hy_str line, uint32_t *bracket)
{
	uint32_t cp, close = 0;
	size_t len, chars = 0;

	for (size_t i = 0; i < line.len && chars <= MAX_HEADING_CHARS; i += len, chars++) {
		len = hy_utf8_decode(line.p + i, line.len - i, &cp);
		if (i == 0) {
			close = closing(cp, bracket);
			if (len == 0 || close == 0)
				break;
		} else if (cp == close && chars >= 2) {
			return hy_str_cut(line, 0, i + len);
		} else if (cp == '\n') {
			break;
		}
		len += len == 0;
	}
	return HY_S("");
}

/* A heading found in the text, and where. */
struct spot {
	size_t at;
	struct hy_str heading;
	uint32_t bracket;
};

static size_t
next_line(struct hy_str text, size_t at)
{
	const char *end = at < text.len ? memchr(text.p + at, '\n', text.len - at) : NULL;

	return end != NULL ? (size_t)(end - text.p) + 1 : text.len;
}

/* Where a line's white space ends. */
static size_t
skip_indent(struct hy_str text, size_t at)
{
	uint32_t cp;
	size_t len;

	while (at < text.len && (len = hy_utf8_decode(text.p + at, text.len - at, &cp)) > 0 &&
	    cp != '\n' && hy_cp_space(cp))
		at += len;
	return at;
}

/* The first heading at or after FROM. */
static bool
find_heading(struct hy_str text, size_t from, struct spot *spot)
{
	for (; from < text.len; from = next_line(text, from)) {
		spot->at = skip_indent(text, from);
		if (spot->at == text.len)
			break;
		spot->heading = heading_of(hy_str_cut(text, spot->at, text.len), &spot->bracket);
		if (spot->heading.len > 0)
			return true;
	}
	return false;
}

bool
hy_blocks_any(struct hy_str text)
{
	struct spot spot;

	return find_heading(text, 0, &spot);
}

struct collector {
	struct hy_arena *scratch;
	struct hy_entities blocks;
};

static void
add(struct collector *c, struct hy_str title, struct hy_str text)
{
	struct hy_str *what = hy_new(c->scratch, struct hy_str);

	c->blocks.at = hy_grow(c->scratch, c->blocks.at, c->blocks.count, struct hy_entity);
	*what = text;
	c->blocks.at[c->blocks.count++] = (struct hy_entity){
		title, hy_block_key(c->scratch, title), false, what };
}

struct hy_entities
hy_blocks_of_text(struct hy_arena *scratch, struct hy_str text)
{
	struct collector c = { scratch, { NULL, 0 } };
	struct spot here, next;
	struct hy_str outer = HY_S(""), lead;
	bool more = find_heading(text, 0, &here);
	uint32_t first = more ? here.bracket : 0;

	lead = hy_str_trim(hy_str_cut(text, 0, more ? here.at : text.len));
	if (lead.len > 0)
		add(&c, HY_S(""), lead);
	for (; more; here = next) {
		struct hy_str title = here.heading, body;

		more = find_heading(text, next_line(text, here.at), &next);
		body = hy_str_trim(hy_str_cut(text, here.at, more ? next.at : text.len));
		if (here.bracket == first)
			outer = here.heading;
		else
			title = hy_str_format(scratch, "%.*s%.*s", HY_ARG(outer), HY_ARG(title));
		if (body.len == here.heading.len && more && here.bracket == first &&
		    next.bracket != first)
			continue;
		add(&c, title, body);
	}
	return c.blocks;
}

struct hy_entities
hy_blocks_of_list(struct hy_arena *scratch, const struct hy_node *node)
{
	struct collector c = { scratch, { NULL, 0 } };
	struct hy_str title = HY_S("");
	struct hy_buf body = hy_buf_new(scratch);

	for (const struct hy_entry *e = node->entries; e != NULL; e = e->next) {
		if (!e->heading) {
			hy_buf_str(&body, e->text);
			hy_buf_char(&body, '\n');
			continue;
		}
		if (title.len > 0 || body.len > 0)
			add(&c, title, hy_str_trim(hy_buf_get(&body)));
		title = e->text;
		body = hy_buf_new(scratch);
	}
	if (title.len > 0 || body.len > 0)
		add(&c, title, hy_str_trim(hy_buf_get(&body)));
	return c.blocks;
}

struct hy_str
hy_block_text(struct hy_arena *scratch, const void *what)
{
	(void)scratch;
	return *(const struct hy_str *)what;
}

struct hy_str
hy_block_key(struct hy_arena *scratch, struct hy_str heading)
{
	struct hy_buf out = hy_buf_new(scratch);
	uint32_t cp;
	size_t len;

	for (size_t i = 0; i < heading.len; i += len) {
		len = hy_utf8_decode(heading.p + i, heading.len - i, &cp);
		if (len > 0 && !is_bracket(cp))
			hy_buf_add(&out, heading.p + i, len);
		len += len == 0;
	}
	return hy_text_key(scratch, hy_buf_get(&out));
}
