/*
 * For tests of tallies: their rows as texts. Include cmocka first.
 */
#ifndef HY_TESTS_UNIT_TALLY_ROWS_H
#define HY_TESTS_UNIT_TALLY_ROWS_H

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "engine/monitor/tally/tally_part.h"

#define TALLY_KEY_MAX 512	/* bytes of a key */
#define TALLY_END 0x1f	/* behind each field of a key */
#define TALLY_PLACE_MAX (PATH_MAX + 16)

/* What one key of one day has gathered. Times are microseconds since 1970, UTC. */
struct tally_row {
	enum hy_fact_id tally;
	long day;
	struct hy_str key;	/* the tally's fields in their order, each ended by TALLY_END; no other control characters */
	uint64_t events, persons, rows;
	int64_t first, last;
	struct hy_str place;	/* "FILE:LINE" of the first event; no content */
};

/* TEXT behind P; a control character becomes a space, so that none is taken for the end of a field. */
static char *
row_text(char *p, const struct hy_symbol *text)
{
	for (uint32_t i = 0; i < text->len; i++)
		*p++ = (unsigned char)text->p[i] < 0x20 || text->p[i] == 0x7f ? ' ' : text->p[i];
	return p;
}

static char *
row_person(char *p, const uint32_t words[HY_PERSON / 4])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char bytes[HY_PERSON];

	memcpy(bytes, words, sizeof(bytes));
	for (size_t i = 0; i < sizeof(bytes); i++) {
		*p++ = digits[bytes[i] >> 4];
		*p++ = digits[bytes[i] & 15];
	}
	return p;
}

static size_t
row_key(char *out, const struct hy_tallies *t, enum hy_tally_id id, const struct hy_tally_key *key)
{
	unsigned word = 0, words;
	char *p = out;

	for (unsigned part = 0; (words = hy_tally_part_words(id, part)) > 0; part++) {
		if (words > 1)
			p = row_person(p, key->words + word);
		else
			p = row_text(p, &t->symbols.list[key->words[word]]);
		*p++ = TALLY_END;
		word += words;
	}
	*p = '\0';
	return (size_t)(p - out);
}

static size_t
row_place(char *out, const struct hy_tallies *t, uint64_t place)
{
	const struct hy_symbol *file = hy_place_is_open(place) ? &t->files.list[0] : &t->files.list[place >> 32];
	int n = snprintf(out, TALLY_PLACE_MAX, "%.*s:%u", (int)file->len, file->p, (unsigned)(uint32_t)place);

	return n > 0 && n < TALLY_PLACE_MAX ? (size_t)n : 0;
}

/* Calls VISIT for every row, whose texts last during the call; false as soon as it returned false. */
typedef bool tally_visit(void *context, const struct tally_row *row);
static bool
tallies_each(const struct hy_tallies *t, tally_visit *visit, void *context)
{
	char key[TALLY_KEY_MAX + 1], place[TALLY_PLACE_MAX];

	for (int id = 0; id < HY_TALLY_COUNT; id++) {
		for (uint32_t i = 0; i < t->tables[id].count; i++) {
			const struct hy_tally_entry *e = hy_tally_entry_at(&t->tables[id], i);
			struct tally_row row = {
				hy_tally_fact((enum hy_tally_id)id), e->key.day,
				{ key, row_key(key, t, (enum hy_tally_id)id, &e->key) }, e->sums.events, e->sums.persons,
				e->sums.rows, e->sums.first, e->sums.last, { place, row_place(place, t, e->sums.place) },
			};

			if (!visit(context, &row))
				return false;
		}
	}
	return true;
}

#endif
