/* Reading packs (tally_pack.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/tally_pack.h"

/* A pack that is read. OK: nothing was wrong so far. */
struct in {
	const unsigned char *p, *end;
	bool ok;
};

static int64_t
unzigzag(uint64_t n)
{
	return (int64_t)(n >> 1 ^ (0 - (n & 1)));
}

static uint64_t
take_number(struct in *in)
{
	uint64_t n = 0;

	for (unsigned shift = 0; in->p < in->end && shift < 64; shift += 7) {
		unsigned char c = *in->p++;

		n |= (uint64_t)(c & 0x7f) << shift;
		if (c < 0x80)
			return n;
	}
	in->ok = false;
	return 0;
}

/* Numbers in SYMBOLS of the texts that follow; *COUNT of them. NULL: none, damaged, or no memory. */
static uint32_t *
take_texts(struct in *in, struct hy_symbols *symbols, uint64_t *count)
{
	uint32_t *numbers;

	*count = take_number(in);
	/* Each has a byte at least. */
	in->ok = in->ok && *count <= (uint64_t)(in->end - in->p);
	numbers = in->ok ? malloc((*count + 1) * sizeof(*numbers)) : NULL;
	in->ok = in->ok && numbers != NULL;
	for (uint64_t i = 0; in->ok && i < *count; i++) {
		uint64_t len = take_number(in);

		in->ok = in->ok && len <= (uint64_t)(in->end - in->p);
		if (!in->ok)
			break;
		numbers[i] = hy_symbols_number(symbols, (struct hy_str){ (const char *)in->p, (size_t)len });
		in->ok = numbers[i] != UINT32_MAX;
		in->p += len;
	}
	return numbers;
}

static uint32_t
take_text(struct in *in, const uint32_t *numbers, uint64_t count)
{
	uint64_t n = take_number(in);

	in->ok = in->ok && n < count;
	return in->ok ? numbers[n] : 0;
}

static void
take_row(struct in *in, enum hy_tally_id id, int64_t base, const uint32_t *words, uint64_t n_words, const uint32_t *files,
    uint64_t n_files, struct hy_tally_entry *e)
{
	unsigned word = 0, n;
	uint32_t file;

	for (unsigned part = 0; (n = hy_tally_part_words(id, part)) > 0; part++) {
		if (n == 1) {
			e->key.words[word] = take_text(in, words, n_words);
		} else if (in->end - in->p >= HY_PERSON) {
			memcpy(e->key.words + word, in->p, HY_PERSON);
			in->p += HY_PERSON;
		} else {
			in->ok = false;
		}
		word += n;
	}
	e->sums.events = take_number(in);
	e->sums.persons = take_number(in);
	e->sums.rows = take_number(in);
	e->sums.first = (int64_t)((uint64_t)unzigzag(take_number(in)) + (uint64_t)base);
	e->sums.last = (int64_t)((uint64_t)e->sums.first + take_number(in));
	file = take_text(in, files, n_files);
	e->sums.place = HY_PLACE(file, take_number(in));
}

static int
table_of(enum hy_fact_id tally)
{
	int id = 0;

	while (id < HY_TALLY_COUNT && hy_tally_fact((enum hy_tally_id)id) != tally)
		id++;
	return id;
}

bool
hy_tally_unpack_each(struct hy_symbols *symbols, struct hy_symbols *places, enum hy_fact_id tally, long day, struct hy_str bytes,
    hy_tally_entry_visit *visit, void *context)
{
	struct in in = { (const unsigned char *)bytes.p, (const unsigned char *)bytes.p + bytes.len, bytes.len > 0 };
	int id = table_of(tally);
	uint64_t n_words = 0, n_files = 0, rows;
	int64_t base;
	uint32_t *words, *files;

	in.ok = in.ok && id < HY_TALLY_COUNT && *in.p++ == HY_PACK_FORMAT;
	base = in.ok ? unzigzag(take_number(&in)) : 0;
	/* Days of which microseconds can be told. */
	in.ok = in.ok && base < INT64_MAX / HY_PACK_DAY && base > INT64_MIN / HY_PACK_DAY;
	words = in.ok ? take_texts(&in, symbols, &n_words) : NULL;
	files = in.ok ? take_texts(&in, places, &n_files) : NULL;
	rows = in.ok ? take_number(&in) : 0;
	for (uint64_t i = 0; in.ok && i < rows; i++) {
		struct hy_tally_entry entry = { .key.day = (int32_t)day };

		take_row(&in, (enum hy_tally_id)id, base * HY_PACK_DAY, words, n_words, files, n_files, &entry);
		in.ok = in.ok && visit(context, &entry);
	}
	free(words);
	free(files);
	return in.ok && in.p == in.end;
}

/* Where rows of a pack go. */
struct target {
	struct hy_tallies *tallies;
	unsigned id;
};

static bool
queue(void *context, const struct hy_tally_entry *entry)
{
	struct target *target = context;

	return hy_tally_queue(target->tallies, target->id, entry);
}

bool
hy_tallies_unpack(struct hy_tallies *tallies, enum hy_fact_id tally, long day, struct hy_str bytes)
{
	struct target target = { tallies, (unsigned)table_of(tally) };
	bool ok = hy_tally_unpack_each(&tallies->symbols, &tallies->files, tally, day, bytes, queue, &target);

	return hy_tally_queue_empty(tallies) && ok;
}
