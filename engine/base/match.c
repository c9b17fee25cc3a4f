#include "engine/base/match.h"

#include <pthread.h>
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

#define JIT_FROM 8000	/* bytes searched before a pattern is turned into machine code */

struct hy_regex {
	pcre2_code *code;	/* NULL: the pattern is nothing but words */
	bool quick;		/* it is known where it may begin: most of a text is passed over */
	size_t seen;		/* bytes searched so far, about */
	struct hy_str *words;	/* the first one in the list counts where two begin at one place */
	unsigned n_words;
	char text[];		/* of the words */
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
 * the other; made when first used, freed when the thread ends.
 */
struct matcher {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

static pthread_key_t ends;	/* of a thread: frees its matcher */
static bool ends_known;

static void
free_matcher(void *matcher)
{
	struct matcher *m = matcher;

	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->context);
	pcre2_jit_stack_free(m->stack);
}

static void
know_ends(void)
{
	ends_known = pthread_key_create(&ends, free_matcher) == 0;
}

static pcre2_jit_stack *
jit_stack(void *matcher)
{
	struct matcher *m = matcher;

	if (m->stack == NULL)
		m->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
	return m->stack;
}

/* False when there is no memory; what was made till then is for the next try. */
static bool
make_matcher(struct matcher *m)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, know_ends);
	if (!ends_known || pthread_setspecific(ends, m) != 0)
		return false;
	if (m->data == NULL)
		m->data = pcre2_match_data_create(HY_MAX_GROUPS, NULL);
	if (m->data == NULL || (m->context = pcre2_match_context_create(NULL)) == NULL)
		return false;
	pcre2_set_match_limit(m->context, MATCH_LIMIT);
	pcre2_set_heap_limit(m->context, MATCH_HEAP_KIB);
	pcre2_jit_stack_assign(m->context, jit_stack, m);
	return true;
}

/* NULL when there is no memory. */
static struct matcher *
the_matcher(void)
{
	static _Thread_local struct matcher matcher;

	return matcher.context != NULL || make_matcher(&matcher) ? &matcher : NULL;
}

/* Words with bars between them, and nothing that means more than itself. */
static bool
is_words(struct hy_str pattern)
{
	if (pattern.len == 0 || pattern.p[0] == '|' || pattern.p[pattern.len - 1] == '|')
		return false;
	for (size_t i = 0; i < pattern.len; i++)
		if (strchr("\\^$.[](){}*+?", pattern.p[i]) != NULL ||
		    (pattern.p[i] == '|' && pattern.p[i + 1] == '|'))
			return false;
	return hy_utf8_valid(pattern, NULL);
}

static bool
cut_words(struct hy_regex *regex, size_t len)
{
	unsigned n = 1;

	for (size_t i = 0; i < len; i++)
		n += regex->text[i] == '|';
	regex->words = calloc(n, sizeof(*regex->words));
	if (regex->words == NULL)
		return false;
	for (const char *p = regex->text; n > regex->n_words;) {
		size_t bytes = strcspn(p, "|");

		regex->words[regex->n_words++] = (struct hy_str){ p, bytes };
		p += bytes + 1;
	}
	return true;
}

static bool
compile(struct hy_regex *regex, struct hy_str pattern, struct hy_err *err)
{
	char shown[120];
	PCRE2_SIZE where;
	uint32_t begins = 0, options = 0;	/* with a certain byte; at the beginning */
	int code = 0;

	snprintf(shown, sizeof(shown), "%.*s", HY_ARG(pattern));
	regex->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.len, PCRE2_UTF | PCRE2_UCP,
	    &code, &where, NULL);
	if (regex->code == NULL)
		return fail_code(err, code, shown);
	pcre2_pattern_info(regex->code, PCRE2_INFO_FIRSTCODETYPE, &begins);
	pcre2_pattern_info(regex->code, PCRE2_INFO_ALLOPTIONS, &options);
	regex->quick = begins > 0 || (options & PCRE2_ANCHORED) != 0;
	return true;
}

struct hy_regex *
hy_regex_new(struct hy_str pattern, struct hy_err *err)
{
	bool words = is_words(pattern);
	struct hy_regex *regex = calloc(1, sizeof(*regex) + (words ? pattern.len + 1 : 0));

	if (regex == NULL)
		return NULL;
	if (words)
		memcpy(regex->text, pattern.p, pattern.len);
	if (words ? cut_words(regex, pattern.len) : compile(regex, pattern, err))
		return regex;
	hy_regex_free(regex);
	return NULL;
}

void
hy_regex_free(struct hy_regex *regex)
{
	if (regex == NULL)
		return;
	pcre2_code_free(regex->code);
	free(regex->words);
	free(regex);
}

/* A search for words needs no machine. */
static enum hy_matched
search_words(const struct hy_regex *regex, struct hy_str subject, size_t from,
    struct hy_groups *groups)
{
	size_t first = subject.len, len = 0;

	for (unsigned i = 0; i < regex->n_words; i++) {
		struct hy_str word = regex->words[i];
		/* Only what begins further in front is better. */
		struct hy_str rest = hy_str_cut(subject, 0, len == 0 ? subject.len : first + word.len - 1);
		long at = hy_str_find(rest, word, from);

		if (at < 0)
			continue;
		first = (size_t)at;
		len = word.len;
	}
	if (len > 0 && groups != NULL) {
		groups->count = 1;
		groups->at[0].from = first;
		groups->at[0].to = first + len;
	}
	return len > 0 ? HY_MATCH : HY_NO_MATCH;
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
	regex->seen += (regex->quick ? bytes / 16 : bytes) + 20;
	if (regex->seen > JIT_FROM)
		pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
}

static enum hy_matched
search(struct hy_regex *regex, struct hy_str subject, size_t from, uint32_t options,
    struct hy_groups *groups, struct hy_err *err)
{
	struct matcher *m;
	int count = PCRE2_ERROR_NOMEMORY;

	if (regex->code == NULL && (options & PCRE2_NO_UTF_CHECK) != 0)
		return search_words(regex, subject, from, groups);
	if (regex->code == NULL) {
		fail_code(err, PCRE2_ERROR_UTF8_ERR1, "");
		return HY_MATCH_FAILED;
	}
	m = the_matcher();
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
