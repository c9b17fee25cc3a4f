/*
 * Times inside one process, in microseconds (medians):
 *   compare OLD NEW    reading both documents, then comparing them with all marked characters
 *   compare            two unrelated texts of 10,000 characters
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "engine/base/text.h"
#include "engine/change/diff.h"

#define RUNS 15
#define CHARS 10000u

static long long
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static int
by_size(const void *a, const void *b)
{
	const long long *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static double
median_us(long long *times)
{
	qsort(times, RUNS, sizeof(*times), by_size);
	return (double)times[RUNS / 2] / 1000;
}

/* Kana and kanji in no order; another SEED gives a text that has nothing to do with it. */
static struct hy_str
text_of(struct hy_arena *arena, uint32_t seed)
{
	struct hy_buf out = hy_buf_new(arena);
	char bytes[4];

	for (unsigned i = 0; i < CHARS; i++) {
		seed = seed * 1664525u + 1013904223u;
		if (i % 47 == 46)
			hy_buf_add(&out, bytes, hy_utf8_encode(0x3002, bytes));
		else
			hy_buf_add(&out, bytes, hy_utf8_encode((seed & 0x100) != 0 ? 0x4e00 + (seed >> 12) % 3000
			    : 0x3042 + (seed >> 12) % 80, bytes));
	}
	return hy_buf_get(&out);
}

static void
time_texts(void)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_str a = text_of(arena, 1), b = text_of(arena, 2);
	long long times[RUNS];

	for (int i = 0; i < RUNS; i++) {
		struct hy_arena *work = hy_arena_new();
		long long begin = now_ns();

		(void)hy_text_diff(work, a, b);
		times[i] = now_ns() - begin;
		hy_arena_free(work);
	}
	printf("%.1f\n", median_us(times));
	hy_arena_free(arena);
}

static int
time_files(const char *old, const char *new)
{
	long long reading[RUNS], comparing[RUNS];

	for (int i = 0; i < RUNS; i++) {
		struct hy_arena *arena = hy_arena_new();
		struct hy_forms *forms;
		struct hy_err err;
		const struct hy_doc *a, *b;
		long long begin;

		forms = hy_forms_open(arena, &err);
		/* The form is loaded with the first document that is read. */
		if (forms == NULL || hy_doc_load(arena, forms, old, &err) == NULL)
			return fprintf(stderr, "%s\n", err.text), 2;
		begin = now_ns();
		a = hy_doc_load(arena, forms, old, &err);
		b = hy_doc_load(arena, forms, new, &err);
		reading[i] = now_ns() - begin;
		if (a == NULL || b == NULL)
			return fprintf(stderr, "%s\n", err.text), 2;
		begin = now_ns();
		for (const struct hy_change *c = hy_diff(arena, a, b)->first; c != NULL; c = c->next)
			(void)hy_change_spans(arena, c);
		comparing[i] = now_ns() - begin;
		hy_arena_free(arena);
	}
	printf("%.1f %.1f\n", median_us(reading), median_us(comparing));
	return 0;
}

int
main(int argc, char **argv)
{
	if (argc == 3)
		return time_files(argv[1], argv[2]);
	time_texts();
	return 0;
}
