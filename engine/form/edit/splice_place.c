/* Where the entries of a tree stand in the bytes (splice_parts.h). */
#include <string.h>

#include "engine/form/edit/splice_parts.h"

#define STEP_CHARS 64	/* an offset is kept for every so many characters */

static bool
is_break(char c)
{
	return c == '\n' || c == '\r';
}

size_t
hy_splice_next_line(const struct hy_splice *s, size_t at)
{
	while (at < s->text.len && !is_break(s->text.p[at]))
		at++;
	if (at + 1 < s->text.len && s->text.p[at] == '\r' && s->text.p[at + 1] == '\n')
		at++;
	return at < s->text.len ? at + 1 : at;
}

static size_t
line_begin(const struct hy_splice *s, size_t at)
{
	while (at > 0 && !is_break(s->text.p[at - 1]))
		at--;
	return at;
}

/* The end of the line in front of the one that begins at AT: where its line break stands. */
static size_t
line_end(const struct hy_splice *s, size_t at)
{
	bool windows = at > 1 && s->text.p[at - 1] == '\n' && s->text.p[at - 2] == '\r';

	return at - (windows ? 2 : 1);
}

bool
hy_splice_bare(const struct hy_splice *s, size_t from, size_t to)
{
	while (from < to && strchr(" \t\r\n", s->text.p[from]) != NULL)
		from++;
	return from >= to;
}

/* Keeps the offset of every 64th character. */
static void
keep_steps(struct hy_splice *s)
{
	size_t chars = 0;

	s->steps = hy_new_array(s->arena, s->text.len / STEP_CHARS + 2, size_t);
	for (size_t i = 0; i < s->text.len; i++) {
		if (((unsigned char)s->text.p[i] & 0xc0) == 0x80)
			continue;
		if (chars % STEP_CHARS == 0)
			s->steps[chars / STEP_CHARS] = i;
		chars++;
	}
	if (chars % STEP_CHARS == 0)
		s->steps[chars / STEP_CHARS] = s->text.len;
}

static size_t
byte_of(const struct hy_splice *s, unsigned character)
{
	size_t at = s->steps[character / STEP_CHARS];

	for (unsigned n = character % STEP_CHARS; n > 0 && at < s->text.len; n--)
		do
			at++;
		while (at < s->text.len && ((unsigned char)s->text.p[at] & 0xc0) == 0x80);
	return at;
}

size_t
hy_splice_skip(const struct hy_splice *s, size_t at)
{
	while (at < s->text.len) {
		if (s->text.p[at] == '#')
			at = hy_splice_next_line(s, at);
		else if (hy_splice_bare(s, at, at + 1))
			at++;
		else
			break;
	}
	return at;
}

/* The byte behind the SIGN that stands at or behind AT; AT itself when there is none. */
static size_t
behind_sign(const struct hy_splice *s, size_t at, char sign)
{
	size_t there = hy_splice_skip(s, at);

	return there < s->text.len && s->text.p[there] == sign ? there + 1 : at;
}

static bool
is_block_text(const struct hy_splice *s, const struct hy_yaml *y, const struct hy_place *p)
{
	return y->type == HY_YAML_TEXT && !y->plain && !p->inside &&
	    (s->text.p[p->begin] == '|' || s->text.p[p->begin] == '>');
}

/* Header, then lines; blank lines behind them count only for `|+`. */
static void
measure_block_text(const struct hy_splice *s, struct hy_place *p)
{
	bool keep = false;

	for (p->head = p->begin + 1; strchr("+-0123456789", s->text.p[p->head]) != NULL; p->head++)
		keep = keep || s->text.p[p->head] == '+';
	p->body = hy_splice_next_line(s, p->head);
	p->to = p->end > p->body ? p->end : p->body;
	if (p->to != line_begin(s, p->to))
		p->to = hy_splice_next_line(s, p->to);
	while (!keep && p->to > p->body) {
		size_t line = line_begin(s, line_end(s, p->to));

		if (!hy_splice_bare(s, line, p->to))
			break;
		p->to = line;
	}
	p->end = p->to;
}

static bool measure_entries(struct hy_splice *s, const struct hy_yaml *y, struct hy_err *err);

/* A list or map without brackets ends with its last entry. */
static void
measure_block(struct hy_splice *s, const struct hy_yaml *y, struct hy_place *p)
{
	const struct hy_yaml *last = y->first;

	while (last->next != NULL)
		last = last->next;
	p->end = p->to = s->places[last->nth].reach;
	p->compact = line_begin(s, p->begin) == line_begin(s, p->sign);
	p->head = p->sign;
	p->body = hy_splice_next_line(s, p->sign);
	if (!p->compact)
		return;
	p->body = p->to;
	p->head = line_end(s, p->to);
}

/* Comment lines below an entry that have more indent than it, and blank lines in front of them. */
static size_t
reach_of(const struct hy_splice *s, const struct hy_place *p)
{
	size_t reach = p->to;

	for (size_t line = reach, next; line < s->text.len; line = next) {
		size_t text = line;

		next = hy_splice_next_line(s, line);
		while (s->text.p[text] == ' ')
			text++;
		if (s->text.p[text] == '#' && text - line > p->column)
			reach = next;
		else if (!hy_splice_bare(s, line, next))
			break;
	}
	return reach;
}

/* The rest of Y's place; where its key or dash and its sign stand is known. */
static bool
measure_value(struct hy_splice *s, const struct hy_yaml *y, struct hy_err *err)
{
	struct hy_place *p = &s->places[y->nth];

	p->begin = byte_of(s, y->begin);
	p->end = byte_of(s, y->end);
	p->line = line_begin(s, p->from);
	p->column = (unsigned)(p->from - p->line);
	p->own_line = hy_splice_bare(s, p->line, p->from);
	if (!measure_entries(s, y, err))
		return false;
	if (is_block_text(s, y, p)) {
		measure_block_text(s, p);
	} else if (y->type != HY_YAML_TEXT && !y->flow) {
		measure_block(s, y, p);
	} else if (p->inside || line_begin(s, p->begin) <= p->sign) {
		p->head = p->end;
		p->body = p->to = hy_splice_next_line(s, p->end);
	} else {	/* on a line of its own below its sign */
		p->head = p->sign;
		p->body = line_begin(s, p->begin);
		p->to = hy_splice_next_line(s, p->end);
	}
	p->reach = p->inside ? p->to : reach_of(s, p);
	return true;
}

/* Entries of a list without brackets: each dash is looked for behind the entry before. */
static bool
measure_list(struct hy_splice *s, const struct hy_yaml *list, struct hy_err *err)
{
	size_t at = byte_of(s, list->begin);

	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		struct hy_place *p = &s->places[y->nth];

		p->from = hy_splice_skip(s, at);
		p->sign = behind_sign(s, p->from, '-');
		if (p->sign == p->from)
			return hy_fail(err, y->at, HY_M_SPLICE_READ, NULL);
		if (!measure_value(s, y, err))
			return false;
		at = p->end;
	}
	return true;
}

static bool
measure_entries(struct hy_splice *s, const struct hy_yaml *up, struct hy_err *err)
{
	if (up->type == HY_YAML_LIST && !up->flow)
		return measure_list(s, up, err);
	for (const struct hy_yaml *y = up->first; y != NULL; y = y->next) {
		struct hy_place *p = &s->places[y->nth];

		p->inside = up->flow;
		p->from = byte_of(s, y->key != NULL ? y->key->begin : y->begin);
		p->sign = y->key != NULL ? behind_sign(s, byte_of(s, y->key->end), ':') : p->from;
		if (!measure_value(s, y, err))
			return false;
	}
	return true;
}

static unsigned
most_nth(const struct hy_yaml *y)
{
	unsigned most = y->nth;

	for (y = y->first; y != NULL; y = y->next) {
		unsigned below = most_nth(y);

		most = below > most ? below : most;
	}
	return most;
}

/* How deep the text indents: taken from its first key below another. */
static unsigned
step_of(const struct hy_splice *s, const struct hy_yaml *map)
{
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		const struct hy_place *p = &s->places[y->nth];

		if (y->type == HY_YAML_MAP && !y->flow && y->key != NULL)
			return s->places[y->first->nth].column - p->column;
	}
	return 2;
}

bool
hy_splice_measure(struct hy_splice *s, struct hy_err *err)
{
	struct hy_place *root;

	keep_steps(s);
	s->n_values = most_nth(s->tree) + 1;
	s->places = hy_new_array(s->arena, s->n_values, struct hy_place);
	root = &s->places[s->tree->nth];
	root->from = root->sign = byte_of(s, s->tree->begin);
	if (!measure_value(s, s->tree, err))
		return false;
	s->step = step_of(s, s->tree);
	return true;
}

const struct hy_place *
hy_splice_place(const struct hy_splice *s, const struct hy_yaml *old)
{
	return &s->places[old->nth];
}

unsigned
hy_splice_body_column(const struct hy_splice *s, const struct hy_place *p)
{
	for (size_t line = p->body; line < p->to; line = hy_splice_next_line(s, line)) {
		size_t text = line;

		while (s->text.p[text] == ' ')
			text++;
		if (s->text.p[text] != '\n' && s->text.p[text] != '\r')
			return (unsigned)(text - line);
	}
	return p->column + s->step;
}

unsigned
hy_splice_room(const struct hy_splice *s, size_t at)
{
	size_t text = at;

	while (text < s->text.len && hy_splice_bare(s, text, text + 1))
		text++;
	return text < s->text.len && s->text.p[text] == '#'
	    ? (unsigned)(text - line_begin(s, text)) + 1 : 0;
}

size_t
hy_splice_comments(const struct hy_splice *s, const struct hy_place *place)
{
	size_t first = place->line;

	/* What stands above the first key is about the whole file. */
	if (s->tree->first != NULL && place == hy_splice_place(s, s->tree->first))
		return first;
	while (first > 0) {
		size_t end = line_end(s, first), line = line_begin(s, end), text;

		for (text = line; text < end && s->text.p[text] == ' ';)
			text++;
		if (text - line != place->column || text == end || s->text.p[text] != '#')
			break;
		first = line;
	}
	return first;
}
