/* Lists of names with headings: stored items, notes, names of files (follow.h). */
#include <string.h>

#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

/* One line of a list while its place in it is found out. */
struct list_line {
	struct hy_str text;	/* without bullet */
	unsigned line;
	bool bullet, numbered, wrapped, parted;
	bool digit;	/* begins with a number of whatever form */
};

void
hy_add_entry(struct hy_follow *f, struct hy_node *node, struct hy_str text, bool heading)
{
	struct hy_entry *entry = hy_new(f->arena, struct hy_entry);

	if (f->listed != node) {
		f->listed = node;
		f->list_end = &node->entries;
		while (*f->list_end != NULL)
			f->list_end = (const struct hy_entry **)&(*f->list_end)->next;
	}
	entry->text = hy_html_words(f->arena, text);
	entry->heading = heading;
	*f->list_end = entry;
	f->list_end = &entry->next;
	node->answered = true;
}

/* Bytes of "12.", "12)" or a circled number in front of a name; 0 when there is none. */
static size_t
number_front(struct hy_str s)
{
	size_t i = 0, n;
	uint32_t cp = 0;
	unsigned digits = 0;

	while (i < s.len && (n = hy_utf8_decode(s.p + i, s.len - i, &cp)) > 0 &&
	    ((cp >= '0' && cp <= '9') || (cp >= HY_CP_WIDE_0 && cp <= HY_CP_WIDE_9))) {
		i += n;
		digits++;
	}
	if (digits == 0 && i == 0 && cp >= HY_CP_CIRCLED_1 && cp <= HY_CP_CIRCLED_20)
		return 3;
	if (digits == 0 || digits > 4 || i >= s.len)
		return 0;
	n = hy_utf8_decode(s.p + i, s.len - i, &cp);
	if (cp != '.' && cp != HY_CP_WIDE_STOP && cp != ')' && cp != HY_CP_WIDE_CLOSE &&
	    cp != HY_CP_COMMA)
		return 0;
	return i + n;
}

static bool
begins_with_digit(struct hy_str s)
{
	uint32_t cp = 0;

	return s.len > 0 && hy_utf8_decode(s.p, s.len, &cp) > 0 && ((cp >= '0' && cp <= '9') ||
	    (cp >= HY_CP_WIDE_0 && cp <= HY_CP_WIDE_9) ||
	    (cp >= HY_CP_CIRCLED_1 && cp <= HY_CP_CIRCLED_20));
}

static bool
is_wrapped(const struct hy_follow *f, struct hy_str s)
{
	for (unsigned i = 0; i < f->words->headings.count; i++) {
		const struct hy_pair *pair = &f->words->headings.at[i];

		if (hy_str_starts(s, pair->a) && hy_str_ends(s, pair->b) &&
		    hy_str_find(s, pair->b, 0) == (long)(s.len - pair->b.len))
			return true;
	}
	return hy_texts_start(&f->words->heading_signs, s) > 0 && hy_text_chars(s) < 40;
}

/* The next separator outside brackets at or after FROM; s.len when there is none. */
static size_t
next_separator(const struct hy_follow *f, struct hy_str s, size_t from, size_t *len)
{
	int depth = 0;
	size_t n;
	uint32_t cp;

	for (size_t i = from; i < s.len; i += n > 0 ? n : 1) {
		n = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (cp == '(' || cp == HY_CP_WIDE_OPEN || cp == HY_CP_QUOTE_OPEN)
			depth++;
		else if ((cp == ')' || cp == HY_CP_WIDE_CLOSE || cp == HY_CP_QUOTE_CLOSE) &&
		    depth > 0)
			depth--;
		if (depth == 0 && (*len = hy_texts_start(&f->words->separators,
		    hy_str_cut(s, i, s.len))) > 0)
			return i;
	}
	*len = 0;
	return s.len;
}

/* In a numbered line: the next separator or space that a number follows. */
static size_t
next_number(const struct hy_follow *f, struct hy_str s, size_t from, size_t *len)
{
	for (size_t at = from; at < s.len;) {
		size_t end = next_separator(f, s, at, len);
		struct hy_str rest;

		for (size_t i = at; i < end; i++)
			if (s.p[i] == ' ' && i > from &&
			    number_front(hy_str_cut(s, i + 1, s.len)) > 0) {
				*len = 1;
				return i;
			}
		rest = hy_str_trim(hy_str_cut(s, end + *len, s.len));
		if (rest.len == 0 || number_front(rest) > 0)
			return end;
		at = end + *len;
	}
	*len = 0;
	return s.len;
}

/* Names of one line; where the line is numbered, only a number begins a new name. */
static void
add_names(struct hy_follow *f, struct hy_node *node, const struct list_line *line)
{
	struct hy_str s = line->text;
	size_t from = 0, at = 0, len;

	while (from < s.len) {
		struct hy_str name;

		at = line->numbered ? next_number(f, s, at, &len)
		    : next_separator(f, s, at, &len);
		name = hy_str_trim(hy_str_cut(s, from, at));
		name = hy_str_trim(hy_str_cut(name, number_front(name), name.len));
		if (name.len > 0)
			hy_add_entry(f, node, name, false);
		from = at = at + len;
	}
}

static struct list_line
line_of(const struct hy_follow *f, struct hy_str text, unsigned number)
{
	struct list_line line = { .line = number };
	size_t len;

	text = hy_str_trim(text);
	while (text.len > 0 && text.p[0] == '#')
		text = hy_str_trim(hy_str_cut(text, 1, text.len));
	line.bullet = hy_str_starts(text, HY_S("- ")) || hy_str_starts(text, HY_S("* "));
	line.text = line.bullet ? hy_str_trim(hy_str_cut(text, 2, text.len)) : text;
	line.numbered = number_front(line.text) > 0;
	line.digit = begins_with_digit(line.text);
	line.wrapped = is_wrapped(f, line.text);
	line.parted = next_separator(f, line.text, 0, &len) < line.text.len;
	return line;
}

static bool
only_digits(struct hy_str s)
{
	size_t i = 0;

	while (i < s.len && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i == s.len;
}

/* The pieces of HIT as lines; a number alone belongs to the name in the next cell. */
static struct list_line *
lines_of(struct hy_follow *f, const struct hy_hit *hit, unsigned *count)
{
	unsigned most = 1;
	struct list_line *lines;

	for (const struct hy_piece *p = hit->first; p != NULL; p = p->next)
		for (size_t i = 0; i <= p->text.len; i++)
			most += i == p->text.len || p->text.p[i] == '\n';
	lines = hy_new_array(f->arena, most, struct list_line);
	*count = 0;
	for (const struct hy_piece *p = hit->first; p != NULL; p = p->next) {
		size_t from = 0;

		for (size_t i = 0; i <= p->text.len; i++) {
			struct list_line line;

			if (i < p->text.len && p->text.p[i] != '\n')
				continue;
			line = line_of(f, hy_str_cut(p->text, from, i), p->line);
			from = i + 1;
			if (only_digits(line.text) && p->next != NULL && p->next->line == p->line)
				continue;
			lines[(*count)++] = line;
		}
	}
	return lines;
}

/* "1-2 ..." stands below "1. ...". */
static bool
goes_below(struct hy_str above, struct hy_str text)
{
	size_t n = strspn(above.len > 0 ? above.p : "", "0123456789");

	return n > 0 && n < above.len && n < text.len && text.p[n] == '-' &&
	    hy_str_starts(text, hy_str_cut(above, 0, n));
}

/* Is a line without sign of its own the heading of what follows? */
static bool
heads(const struct list_line *lines, unsigned n, unsigned count, bool names)
{
	const struct list_line *here = &lines[n], *next = n + 1 < count ? &lines[n + 1] : NULL;

	if (here->wrapped)
		return names || (next != NULL && !next->wrapped);
	if (next == NULL || here->bullet || next->wrapped)
		return false;
	if (!names)
		return here->numbered && (next->bullet || goes_below(here->text, next->text));
	return !here->numbered && !here->parted && (next->numbered || next->parted);
}

/* No sentence: it does not end in a full stop. */
static bool
is_title(struct hy_str s)
{
	char stop[4];
	size_t n = hy_utf8_encode(HY_CP_STOP, stop);

	return hy_text_chars(s) < 30 && !hy_str_ends(s, (struct hy_str){ stop, n });
}

/*
 * Notes to a figure whose headings have no sign of their own: the first line has
 * no number, and every such line is a title with a numbered sentence below it.
 */
static bool
titles_above_numbers(const struct list_line *lines, unsigned count)
{
	unsigned titles = 0;

	for (unsigned i = 0; i < count; i++) {
		if (lines[i].bullet || lines[i].wrapped ||
		    (i == 0 && lines[i].digit) || (lines[i].digit && is_title(lines[i].text)))
			return false;
		if (lines[i].digit)
			continue;
		if (!is_title(lines[i].text) || i + 1 == count || !lines[i + 1].digit)
			return false;
		titles++;
	}
	return titles > 1;
}

static void
read_names(struct hy_follow *f, struct hy_hit *hit, bool names)
{
	unsigned count;
	struct list_line *lines = lines_of(f, hit, &count);
	bool titles = !names && titles_above_numbers(lines, count);

	hit->node->answered = true;
	hit->unsure = hit->unsure || titles;
	for (unsigned i = 0; i < count; i++) {
		bool heading = titles ? !lines[i].digit : heads(lines, i, count, names);

		if (heading)
			hy_add_entry(f, hit->node, lines[i].text, true);
		else if (names)
			add_names(f, hit->node, &lines[i]);
		else
			hy_add_entry(f, hit->node, lines[i].text, false);
	}
}

/* Names of files: one a line, or numbered on one line; as printed. */
static void
read_files(struct hy_follow *f, struct hy_hit *hit)
{
	struct hy_str s = hy_hit_text(f, hit);
	size_t from = 0;

	hit->node->answered = true;
	for (size_t i = 0; i <= s.len; i++) {
		bool numbered = i > from && i < s.len && s.p[i - 1] == ' ' &&
		    number_front(hy_str_cut(s, i, s.len)) > 0;

		if (i < s.len && s.p[i] != '\n' && !numbered)
			continue;
		if (hy_str_trim(hy_str_cut(s, from, i)).len > 0)
			hy_add_entry(f, hit->node, hy_str_cut(s, from, i), false);
		from = i + (i < s.len && s.p[i] == '\n');
	}
}

void
hy_read_list(struct hy_follow *f, struct hy_hit *hit)
{
	const struct hy_item *item = hit->node->item;

	if (item->kind == HY_KIND_FILES)
		read_files(f, hit);
	else
		read_names(f, hit, item->per_file);
}
