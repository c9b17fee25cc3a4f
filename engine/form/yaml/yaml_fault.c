#include "engine/form/yaml/yaml_fault.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"

#define WIDE_COLON "\xEF\xBC\x9A"

/* What a line looks like to someone who meant to write "key: answer". */
enum shape {
	ENTRY,		/* a colon and a space, or a colon at the end */
	WIDE,		/* its colon is full-width */
	TIGHT,		/* no space behind its colon */
	PROSE,		/* no colon */
};

struct line {
	struct hy_str text;
	unsigned number;	/* from 1 */
};

typedef bool judge(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err);

/* The line that begins at byte *AT, which moves behind it; false at the end. */
static bool
next_line(struct hy_str bytes, size_t *at, struct line *line)
{
	long end = hy_str_find(bytes, HY_S("\n"), *at);

	if (*at > bytes.len)
		return false;
	line->text = hy_str_cut(bytes, *at, end < 0 ? bytes.len : (size_t)end);
	line->number++;
	*at += line->text.len + 1;
	return true;
}

static struct line
line_at(struct hy_str bytes, unsigned number)
{
	struct line line = { .number = 0 };
	size_t at = 0;

	while (line.number < number && next_line(bytes, &at, &line))
		;
	return line;
}

/* The nearest line above NUMBER that is not blank; number 0 when there is none. */
static struct line
line_above(struct hy_str bytes, unsigned number)
{
	struct line line = { .number = 0 }, found = line;
	size_t at = 0;

	while (line.number + 1 < number && next_line(bytes, &at, &line))
		if (hy_str_trim(line.text).len > 0)
			found = line;
	return found;
}

static size_t
indent_of(struct hy_str text)
{
	size_t n = 0;

	while (n < text.len && text.p[n] == ' ')
		n++;
	return n;
}

/* The shape of TEXT; OFFSET is its colon, or its first character. */
static enum shape
shape_of(struct hy_str text, size_t *offset)
{
	long tight = -1, wide = hy_str_find(text, HY_S(WIDE_COLON), 0);

	*offset = indent_of(text);
	for (size_t i = *offset; i < text.len; i++) {
		if (text.p[i] != ':')
			continue;
		if (i + 1 == text.len || strchr(" \r", text.p[i + 1]) != NULL)
			return ENTRY;
		if (tight < 0)
			tight = (long)i;
	}
	if (wide < 0 && tight < 0)
		return PROSE;
	*offset = (size_t)(wide >= 0 && (tight < 0 || wide < tight) ? wide : tight);
	return (long)*offset == wide ? WIDE : TIGHT;
}

static bool
fail_in(const struct hy_yaml_fault *fault, struct line line, size_t offset, enum hy_message id,
    struct hy_err *err)
{
	size_t col = hy_text_chars(hy_str_cut(line.text, 0, offset)) + 1;

	return hy_fail(err, hy_mark_at(fault->at.file, line.number, (unsigned)col), id, NULL);
}

/* LINE should have been "key: answer". */
static bool
fail_entry(const struct hy_yaml_fault *fault, struct line line, struct hy_err *err)
{
	static const enum hy_message ids[] = {
		[ENTRY] = HY_M_YAML_PROSE,
		[WIDE] = HY_M_YAML_WIDE_COLON,
		[TIGHT] = HY_M_YAML_TIGHT_COLON,
		[PROSE] = HY_M_YAML_PROSE,
	};
	size_t offset;
	enum shape shape = shape_of(line.text, &offset);

	return fail_in(fault, line, offset, ids[shape], err);
}

static bool
no_key(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	return fail_entry(fault, line_at(bytes, fault->from.line), err);
}

/* A second "key:" where a text goes on: on this line, or on the one above. */
static bool
second_key(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	struct line line = line_at(bytes, fault->at.line);
	struct line above = line_above(bytes, fault->at.line);
	size_t offset;

	if (hy_text_chars(line.text) >= fault->at.col && fault->at.col > 1) {
		struct hy_str before = hy_text_head(line.text, fault->at.col - 1);

		if (shape_of(before, &offset) == ENTRY)
			return hy_fail(err, fault->at, HY_M_YAML_COLON_INSIDE, NULL);
	}
	if (above.number > 0 && shape_of(above.text, &offset) != ENTRY)
		return fail_entry(fault, above, err);
	return fail_in(fault, line, indent_of(line.text), HY_M_YAML_DEEPER, err);
}

static bool
no_place(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	struct line line = line_at(bytes, fault->at.line);

	if (indent_of(line.text) + 1 < fault->at.col)
		return hy_fail(err, fault->at, HY_M_YAML_BEHIND, NULL);
	return hy_fail(err, fault->at, HY_M_YAML_INDENT, NULL);
}

/* The character at MARK begins a text that it must not begin. */
static bool
fail_start(struct hy_mark mark, struct hy_str bytes, struct hy_err *err)
{
	struct hy_str line = line_at(bytes, mark.line).text;
	size_t skipped = hy_text_head(line, mark.col - 1).len;
	char first[2] = { skipped < line.len ? line.p[skipped] : '\0', '\0' };

	if (first[0] == '\t')
		return hy_fail(err, mark, HY_M_YAML_TAB, NULL);
	return hy_fail(err, mark, HY_M_YAML_START, first, NULL);
}

static bool
bad_start(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	return fail_start(fault->at, bytes, err);
}

static bool
bad_sign(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	return fail_start(fault->from, bytes, err);
}

/* A list goes on into a line that is none of it, or an answer begins with what ends a list. */
static bool
no_answer(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	struct hy_str line = line_at(bytes, fault->at.line).text;
	size_t skipped = hy_text_head(line, fault->at.col - 1).len;

	if (skipped < line.len && strchr(",]}", line.p[skipped]) != NULL)
		return fail_start(fault->at, bytes, err);
	return hy_fail(err, fault->at, HY_M_YAML_COMMA, NULL);
}

/* On one line a comma is missing where libyaml gave up; over several the bracket was left open. */
static bool
open_bracket(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	bool near = fault->at.line == fault->from.line;

	(void)bytes;
	return hy_fail(err, near ? fault->at : fault->from, near ? HY_M_YAML_COMMA : HY_M_YAML_BRACKET,
	    NULL);
}

/* Faults that need no look at the text. */
static const struct {
	const char *problem;
	bool from;		/* the mistake is where the context begins */
	enum hy_message id;
} PLAIN[] = {
	{ "found unexpected end of stream", true, HY_M_YAML_QUOTE },
	{ "block sequence entries are not allowed", false, HY_M_YAML_DASH },
	{ "found a tab character", false, HY_M_YAML_TAB },
	{ "did not find expected comment or line break", false, HY_M_YAML_BLOCK },
	{ "found unknown escape character", false, HY_M_YAML_ESCAPE },
	{ "did not find expected hexdecimal number", false, HY_M_YAML_ESCAPE },
	{ "control characters are not allowed", false, HY_M_YAML_CONTROL },
};

static const struct {
	const char *problem;
	judge *judge;
} JUDGED[] = {
	{ "could not find expected ':'", no_key },
	{ "mapping values are not allowed", second_key },
	{ "did not find expected key", no_place },
	{ "did not find expected '-' indicator", no_place },
	{ "did not find expected ',' or", open_bracket },
	{ "found character that cannot start any token", bad_start },
	{ "did not find expected node content", no_answer },
	{ "did not find expected alphabetic or numeric character", bad_sign },
	{ "did not find expected whitespace or line break", bad_sign },
	{ "could not find expected directive", bad_sign },
};

static bool
begins(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* What is in no table, in libyaml's words. */
static bool
fail_unknown(const struct hy_yaml_fault *fault, struct hy_err *err)
{
	char line[32];

	if (fault->context == NULL)
		return hy_fail(err, fault->at, HY_M_YAML_SYNTAX, fault->problem, NULL);
	snprintf(line, sizeof(line), "%u", fault->from.line);
	return hy_fail(err, fault->at, HY_M_YAML_SYNTAX_CONTEXT, fault->problem, fault->context, line,
	    NULL);
}

bool
hy_yaml_fault_fail(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err)
{
	for (size_t i = 0; i < HY_COUNT(PLAIN); i++)
		if (begins(fault->problem, PLAIN[i].problem))
			return hy_fail(err, PLAIN[i].from && fault->from.line > 0 ? fault->from : fault->at,
			    PLAIN[i].id, NULL);
	for (size_t i = 0; i < HY_COUNT(JUDGED); i++)
		if (begins(fault->problem, JUDGED[i].problem))
			return JUDGED[i].judge(fault, bytes, err);
	return fail_unknown(fault, err);
}
