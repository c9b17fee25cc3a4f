#include "engine/base/match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Backtracking steps one search may take: about a millisecond. */
#define MATCH_LIMIT 100000
#define MATCH_HEAP_KIB 20000
/* Room for compiled patterns that go back far; the 32 KiB of the default end at 10,000 characters. */
#define JIT_STACK_FIRST ((size_t)32 << 10)
#define JIT_STACK_MOST ((size_t)16 << 20)

#define JIT_FROM 4000	/* bytes searched before a pattern is turned into machine code */

struct hy_regex {
	pcre2_code *code;
	size_t seen;		/* bytes searched so far, about */
};

static bool
fail_code(struct hy_err *err, int code, const char *pattern)
{
	PCRE2_UCHAR text[200];

	if (pcre2_get_error_message(code, text, sizeof(text)) < 0)
		snprintf((char *)text, sizeof(text), "PCRE2 error %d", code);
	return hy_fail(err, hy_mark_file(NULL), HY_M_REGEX, pattern, (char *)text, NULL);
}

/*
 * What a search needs beside its pattern. One a thread serves all patterns, as they run one after
 * the other; made when first used.
 */
struct matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

static pcre2_jit_stack *
jit_stack(void *matcher)
{
	struct matcher *m = matcher;

	if (m->stack == NULL)
		m->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
	return m->stack;
}

/* NULL when there is no memory. */
static struct matcher *
the_matcher(void)
{
	static _Thread_local struct matcher matcher;

	if (matcher.data == NULL)
		matcher.data = pcre2_match_data_create(HY_MAX_GROUPS, NULL);
	if (matcher.context == NULL && (matcher.context = pcre2_match_context_create(NULL)) != NULL) {
		pcre2_set_match_limit(matcher.context, MATCH_LIMIT);
		pcre2_set_heap_limit(matcher.context, MATCH_HEAP_KIB);
		pcre2_jit_stack_assign(matcher.context, jit_stack, &matcher);
	}
	return matcher.data != NULL && matcher.context != NULL ? &matcher : NULL;
}

struct hy_regex *
hy_regex_new(struct hy_str pattern, struct hy_err *err)
{
	struct hy_regex *regex = calloc(1, sizeof(*regex));
	char shown[120];
	PCRE2_SIZE where;
	int code = 0;

	snprintf(shown, sizeof(shown), "%.*s", HY_ARG(pattern));
	if (regex == NULL)
		return NULL;
	regex->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.len, PCRE2_UTF | PCRE2_UCP,
	    &code, &where, NULL);
	if (regex->code == NULL) {
		fail_code(err, code, shown);
		free(regex);
		return NULL;
	}
	return regex;
}

void
hy_regex_free(struct hy_regex *regex)
{
	if (regex == NULL)
		return;
	pcre2_code_free(regex->code);
	free(regex);
}

static void
take_groups(pcre2_match_data *data, int count, struct hy_groups *groups)
{
	PCRE2_SIZE *at = pcre2_get_ovector_pointer(data);

	/* 0: there were more than there is room for. */
	groups->count = count == 0 ? HY_MAX_GROUPS : (unsigned)count;
	for (unsigned i = 0; i < groups->count; i++) {
		bool unset = at[2 * i] == PCRE2_UNSET;

		groups->at[i].from = unset ? 1 : at[2 * i];
		groups->at[i].to = unset ? 0 : at[2 * i + 1];
	}
}

/*
 * Making machine code of a pattern costs as much as running it over some thousand bytes without:
 * most patterns of most runs never see so many.
 */
static void
note_use(struct hy_regex *regex, size_t bytes)
{
	if (regex->seen > JIT_FROM)
		return;
	regex->seen += bytes + 20;
	if (regex->seen > JIT_FROM)
		pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
}

static enum hy_matched
search(struct hy_regex *regex, struct hy_str subject, size_t from, uint32_t options,
    struct hy_groups *groups, struct hy_err *err)
{
	struct matcher *m = the_matcher();
	int count = PCRE2_ERROR_NOMEMORY;

	note_use(regex, subject.len - from);
	if (m != NULL)
		count = pcre2_match(regex->code, (PCRE2_SPTR)(subject.p != NULL ? subject.p : ""),
		    subject.len, from, options, m->data, m->context);

	if (count == PCRE2_ERROR_NOMATCH)
		return HY_NO_MATCH;
	if (count < 0) {
		fail_code(err, count, "");
		return HY_MATCH_FAILED;
	}
	if (groups != NULL)
		take_groups(m->data, count, groups);
	return HY_MATCH;
}

enum hy_matched
hy_regex_search(struct hy_regex *regex, struct hy_str subject, size_t from,
    struct hy_groups *groups, struct hy_err *err)
{
	return search(regex, subject, from, hy_utf8_valid(subject, NULL) ? PCRE2_NO_UTF_CHECK : 0,
	    groups, err);
}

enum hy_matched
hy_regex_search_valid(struct hy_regex *regex, struct hy_str subject, size_t from,
    struct hy_groups *groups, struct hy_err *err)
{
	return search(regex, subject, from, PCRE2_NO_UTF_CHECK, groups, err);
}
