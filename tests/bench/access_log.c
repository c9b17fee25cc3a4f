/*
 * Writes an invented access log of an invented city, for measuring: access_log kv|jsonl LINES [scattered]. A month in
 * order of time, 400 operators; each looks at one person some times in a row, as at a counter. scattered: every line another
 * person, which no real log has. The same lines in every run; a line of kv has 211 bytes, one of jsonl 231, as a rule.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define USERS 400u
#define PERSONS 120000u
#define FIRST_DAY 1u	/* of October */

struct desk {
	unsigned person, left;	/* looks that are left at this person */
};

static uint32_t
next(void)
{
	static uint64_t state = 20261001;

	state = state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(state >> 33);
}

static const char *const departments[] = { "健康課", "市民課", "福祉課", "子育て課" };
static const char *const acts[] = { "view", "view", "view", "view", "search", "update", "print", "view" };
static const char *const media[] = { "screen", "screen", "screen", "screen", "screen", "screen", "paper", "screen" };

struct line {
	unsigned long seq;
	unsigned day, hour, minute, second, milli, user, person, what, rows;
};

static void
print_kv(const struct line *l)
{
	printf("ts=2026-10-%02uT%02u:%02u:%02u.%03u+09:00 seq=%07lu user=u%04u department=%s terminal=T%04u zone=Z%u act=%s "
	    "ok=true person=%010u file=people purpose=YB case=R8-%06u rows=%u medium=%s app=kenko-web/4.2\n",
	    l->day, l->hour, l->minute, l->second, l->milli, l->seq, l->user, departments[l->user % 4], 1000 + l->user / 2,
	    1 + l->user % 3, acts[l->what], l->person, l->person % 1000000, l->rows, media[l->what]);
}

static void
print_json(const struct line *l)
{
	printf("{\"ts\":\"2026-10-%02uT%02u:%02u:%02u.%03u+09:00\",\"seq\":%lu,\"user\":\"u%04u\",\"department\":\"%s\","
	    "\"terminal\":\"T%04u\",\"zone\":\"Z%u\",\"act\":\"%s\",\"ok\":true,\"person\":\"%010u\",\"file\":\"people\","
	    "\"purpose\":\"YB\",\"case\":\"R8-%06u\",\"rows\":%u,\"medium\":\"%s\"}\n",
	    l->day, l->hour, l->minute, l->second, l->milli, l->seq, l->user, departments[l->user % 4], 1000 + l->user / 2,
	    1 + l->user % 3, acts[l->what], l->person, l->person % 1000000, l->rows, media[l->what]);
}

int
main(int argc, char **argv)
{
	static struct desk desks[USERS];
	unsigned long lines = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
	int json = argc > 1 && strcmp(argv[1], "jsonl") == 0, scattered = argc > 3 && strcmp(argv[3], "scattered") == 0;

	if (lines == 0) {
		fprintf(stderr, "usage: access_log kv|jsonl LINES [scattered]\n");
		return 2;
	}
	for (unsigned long i = 0; i < lines; i++) {
		/* 08:30 to 18:30 on 30 days. */
		unsigned long second = (unsigned long)((double)i / (double)lines * 30 * 36000);
		struct line l = { .seq = i + 1, .user = next() % USERS, .what = next() % 8, .rows = 1 + next() % 3, .milli = next() % 1000 };
		struct desk *desk = &desks[l.user];

		if (desk->left == 0 || scattered)
			*desk = (struct desk){ 10000u + next() % PERSONS, 1 + next() % 6 };
		desk->left--;
		l.person = desk->person;
		l.day = FIRST_DAY + (unsigned)(second / 36000);
		second = second % 36000 + 8 * 3600 + 1800;
		l.hour = (unsigned)(second / 3600);
		l.minute = (unsigned)(second / 60 % 60);
		l.second = (unsigned)(second % 60);
		if (json)
			print_json(&l);
		else
			print_kv(&l);
	}
	return fflush(stdout) == 0 ? 0 : 1;
}
