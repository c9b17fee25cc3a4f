/* Reading packs (tally_pack.h). */
#include <stdlib.h>
#include <string.h>

#include "engine/monitor/tally/tally_pack.h"

/* Texts of a pack: their numbers in a set of symbols. */
struct texts {
	uint32_t *numbers;
	uint64_t count;
};

/* A pack that is read. OK: nothing was wrong so far. */
struct in {
	const unsigned char *p, *end;
	bool ok;
	unsigned widths[HY_TALLY_WORDS + 1];	/* of the parts of a key, in words; 0 behind the last */
	struct texts words, files;
	int64_t unit;
	int64_t first;				/* of the row before, and its place */
	uint32_t file, line;
};

static int64_t
unzigzag(uint64_t n)
{
	return (int64_t)(n >> 1 ^ (0 - (n & 1)));
}

/* A number of any length, as take_number. */
static __attribute__((noinline)) uint64_t
take_long(struct in *in)
{
	const unsigned char *p = in->p;
	uint64_t n = 0;

	for (unsigned shift = 0; p < in->end && shift < 64; shift += 7) {
		unsigned char c = *p++;

		n |= (uint64_t)(c & 0x7f) << shift;
		if (c < 0x80) {
			in->p = p;
			return n;
		}
	}
	in->ok = false;
	return 0;
}

/* Most numbers have a byte or two. */
static inline uint64_t
take_number(struct in *in)
{
	const unsigned char *p = in->p;

	if (in->end - p < 2)
		return take_long(in);
	if (p[0] < 0x80) {
		in->p = p + 1;
		return p[0];
	}
	if (p[1] >= 0x80)
		return take_long(in);
	in->p = p + 2;
	return (p[0] & 0x7fu) | (unsigned)p[1] << 7;
}

static void
take_texts(struct in *in, struct texts *texts, struct hy_symbols *symbols)
{
	texts->count = take_number(in);
	/* Each has a byte at least. */
	in->ok = in->ok && texts->count <= (uint64_t)(in->end - in->p);
	texts->numbers = in->ok ? malloc((texts->count + 1) * sizeof(*texts->numbers)) : NULL;
	in->ok = in->ok && texts->numbers != NULL;
	for (uint64_t i = 0; in->ok && i < texts->count; i++) {
		uint64_t len = take_number(in);

		in->ok = in->ok && len <= (uint64_t)(in->end - in->p);
		if (!in->ok)
			break;
		texts->numbers[i] = hy_symbols_number(symbols, (struct hy_str){ (const char *)in->p, (size_t)len });
		in->ok = texts->numbers[i] != UINT32_MAX;
		in->p += len;
	}
}

static uint32_t
take_text(struct in *in, const struct texts *texts)
{
	uint64_t n = take_number(in);

	in->ok = in->ok && n < texts->count;
	return in->ok ? texts->numbers[n] : 0;
}

static void
take_key(struct in *in, struct hy_tally_key *key)
{
	uint32_t *word = key->words;

	for (const unsigned *width = in->widths; *width > 0; word += *width++) {
		if (*width == 1) {
			*word = take_text(in, &in->words);
		} else if (in->end - in->p >= HY_PERSON) {
			memcpy(word, in->p, HY_PERSON);
			in->p += HY_PERSON;
		} else {
			in->ok = false;
		}
	}
}

/* N units of time, as far as 64 bits go. */
static int64_t
later(int64_t time, const struct in *in, uint64_t n)
{
	return (int64_t)((uint64_t)time + n * (uint64_t)in->unit);
}

static void
take_row(struct in *in, struct hy_tally_entry *e)
{
	struct hy_sums *sums = &e->sums;
	unsigned flags = in->p < in->end ? *in->p++ : HY_PACK_FLAGS;

	in->ok = in->ok && flags < HY_PACK_FLAGS;
	take_key(in, &e->key);
	sums->events = (flags & HY_PACK_EVENTS) != 0 ? take_number(in) : 1;
	sums->persons = (flags & HY_PACK_PERSONS) != 0 ? take_number(in) : sums->events;
	sums->rows = (flags & HY_PACK_ROWS) != 0 ? take_number(in) : sums->events;
	sums->first = in->first = later(in->first, in, (uint64_t)unzigzag(take_number(in)));
	sums->last = (flags & HY_PACK_LAST) != 0 ? later(sums->first, in, take_number(in)) : sums->first;
	if ((flags & HY_PACK_FILE) != 0)
		in->file = take_text(in, &in->files);
	in->line += (uint32_t)unzigzag(take_number(in));
	sums->place = HY_PLACE(in->file, in->line);
}

static int
table_of(enum hy_fact_id tally)
{
	int id = 0;

	while (id < HY_TALLY_COUNT && hy_tally_fact((enum hy_tally_id)id) != tally)
		id++;
	return id;
}

/* What stands in front of the rows; their number. */
static uint64_t
take_head(struct in *in, struct hy_symbols *words, struct hy_symbols *files)
{
	uint64_t unit;
	int64_t day;

	in->ok = in->ok && *in->p++ == HY_PACK_FORMAT;
	day = in->ok ? unzigzag(take_number(in)) : 0;
	/* Days of which microseconds can be told. */
	in->ok = in->ok && day < INT64_MAX / HY_PACK_DAY && day > INT64_MIN / HY_PACK_DAY;
	in->first = in->ok ? day * HY_PACK_DAY : 0;
	unit = in->ok ? take_number(in) : 0;
	in->ok = in->ok && unit > 0 && unit <= HY_PACK_SECOND;
	in->unit = (int64_t)unit;
	if (in->ok)
		take_texts(in, &in->words, words);
	if (in->ok)
		take_texts(in, &in->files, files);
	if (in->ok && in->files.count > 0)
		in->file = in->files.numbers[0];
	return in->ok ? take_number(in) : 0;
}

bool
hy_tally_unpack_each(struct hy_symbols *words, struct hy_symbols *files, enum hy_fact_id tally, long day, struct hy_str bytes,
    hy_tally_entry_visit *visit, void *context)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	struct in in = { .p = p, .end = p + bytes.len, .ok = bytes.len > 0 };
	int id = table_of(tally);
	uint64_t rows;

	in.ok = in.ok && id < HY_TALLY_COUNT;
	for (unsigned part = 0; in.ok && part < HY_TALLY_WORDS; part++)
		in.widths[part] = hy_tally_part_words((enum hy_tally_id)id, part);
	rows = take_head(&in, words, files);
	for (uint64_t i = 0; in.ok && i < rows; i++) {
		struct hy_tally_entry entry = { .key.day = (int32_t)day };

		take_row(&in, &entry);
		in.ok = in.ok && visit(context, &entry);
	}
	free(in.words.numbers);
	free(in.files.numbers);
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
