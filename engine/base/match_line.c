/* Lines of logs by one pattern (match.h). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/match.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#define MATCH_LIMIT 100000	/* backtracking steps: about a millisecond */
#define MATCH_HEAP_KIB 20000
#define JIT_STACK_FIRST ((size_t)32 << 10)
#define JIT_STACK_MOST ((size_t)4 << 20)

struct hy_scanner {
	pcre2_code *code;
	bool jit;
};

struct hy_matching {
	pcre2_match_data *data;
	pcre2_match_context *context;
	pcre2_jit_stack *stack;
};

struct hy_scanner *
hy_scanner_new(struct hy_str pattern, struct hy_mark at, struct hy_err *err)
{
	struct hy_scanner *scanner = calloc(1, sizeof(*scanner));
	PCRE2_UCHAR text[200];
	char shown[120];
	PCRE2_SIZE where;
	int code = 0;

	if (scanner == NULL)
		return NULL;
	scanner->code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.len, PCRE2_ANCHORED, &code, &where, NULL);
	if (scanner->code == NULL) {
		if (pcre2_get_error_message(code, text, sizeof(text)) < 0)
			snprintf((char *)text, sizeof(text), "PCRE2 error %d", code);
		snprintf(shown, sizeof(shown), "%.*s", HY_ARG(pattern));
		hy_fail(err, at, HY_M_REGEX, shown, (char *)text, NULL);
		free(scanner);
		return NULL;
	}
	scanner->jit = pcre2_jit_compile(scanner->code, PCRE2_JIT_COMPLETE) == 0;
	return scanner;
}

void
hy_scanner_free(struct hy_scanner *scanner)
{
	if (scanner == NULL)
		return;
	pcre2_code_free(scanner->code);
	free(scanner);
}

unsigned
hy_scanner_groups(const struct hy_scanner *scanner, struct hy_arena *arena, struct hy_scanner_group **groups)
{
	uint32_t count = 0, size = 0;
	PCRE2_SPTR table = NULL;

	pcre2_pattern_info(scanner->code, PCRE2_INFO_NAMECOUNT, &count);
	pcre2_pattern_info(scanner->code, PCRE2_INFO_NAMEENTRYSIZE, &size);
	pcre2_pattern_info(scanner->code, PCRE2_INFO_NAMETABLE, &table);
	*groups = hy_new_array(arena, count + 1, struct hy_scanner_group);
	for (uint32_t i = 0; i < count; i++, table += size) {
		(*groups)[i].group = (unsigned)table[0] << 8 | table[1];
		(*groups)[i].name = hy_str_copy(arena, (const char *)table + 2, strlen((const char *)table + 2));
	}
	return count;
}

struct hy_matching *
hy_matching_new(const struct hy_scanner *scanner)
{
	struct hy_matching *matching = calloc(1, sizeof(*matching));

	if (matching == NULL)
		return NULL;
	matching->data = pcre2_match_data_create_from_pattern(scanner->code, NULL);
	matching->context = pcre2_match_context_create(NULL);
	matching->stack = pcre2_jit_stack_create(JIT_STACK_FIRST, JIT_STACK_MOST, NULL);
	if (matching->data == NULL || matching->context == NULL || matching->stack == NULL) {
		hy_matching_free(matching);
		return NULL;
	}
	pcre2_set_match_limit(matching->context, MATCH_LIMIT);
	pcre2_set_heap_limit(matching->context, MATCH_HEAP_KIB);
	pcre2_jit_stack_assign(matching->context, NULL, matching->stack);
	return matching;
}

void
hy_matching_free(struct hy_matching *matching)
{
	if (matching == NULL)
		return;
	pcre2_match_data_free(matching->data);
	pcre2_match_context_free(matching->context);
	pcre2_jit_stack_free(matching->stack);
	free(matching);
}

enum hy_matched
hy_matching_run(const struct hy_scanner *scanner, struct hy_matching *matching, struct hy_str line)
{
	PCRE2_SPTR p = (PCRE2_SPTR)(line.p != NULL ? line.p : "");
	int count = scanner->jit ?
	    pcre2_jit_match(scanner->code, p, line.len, 0, 0, matching->data, matching->context) :
	    pcre2_match(scanner->code, p, line.len, 0, 0, matching->data, matching->context);

	if (count == PCRE2_ERROR_NOMATCH)
		return HY_NO_MATCH;
	return count < 0 ? HY_MATCH_FAILED : HY_MATCH;
}

struct hy_str
hy_matching_group(const struct hy_matching *matching, struct hy_str line, unsigned group)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(matching->data) + (size_t)2 * group;

	/* \K in a lookahead can turn the two around. */
	if (group >= pcre2_get_ovector_count(matching->data) || at[0] == PCRE2_UNSET || at[0] > at[1] || at[1] > line.len)
		return (struct hy_str){ NULL, 0 };
	return (struct hy_str){ line.p + at[0], at[1] - at[0] };
}
