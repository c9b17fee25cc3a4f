#include "engine/monitor/profile.h"

#include <stdlib.h>
#include <string.h>

#include "engine/monitor/tally.h"

#define ENTRIES 4096u
#define SLOTS (2 * ENTRIES)
#define HEAD 6u			/* bytes of a key in front of the lengths: day, hour, flags */

struct hy_profile_entry {
	uint32_t hash, len;
	struct hy_sums sums;
	char key[HY_PROFILE_KEY + 4];	/* day, hour, flags, lengths of the words, words */
};

static bool
is_open(uint64_t place)
{
	return place >> 32 == HY_PLACE_OPEN;
}

void
hy_sums_add(struct hy_sums *to, const struct hy_sums *from)
{
	to->events += from->events;
	to->persons += from->persons;
	to->rows += from->rows;
	if (from->first < to->first ||
	    (from->first == to->first && is_open(from->place) && is_open(to->place) && from->place < to->place)) {
		to->first = from->first;
		to->place = from->place;
	}
	if (from->last > to->last)
		to->last = from->last;
}

bool
hy_profiles_init(struct hy_profiles *profiles)
{
	*profiles = (struct hy_profiles){ malloc(ENTRIES * sizeof(*profiles->entries)), calloc(SLOTS, sizeof(uint16_t)), 0 };
	return profiles->entries != NULL && profiles->slots != NULL;
}

void
hy_profiles_end(struct hy_profiles *profiles)
{
	free(profiles->entries);
	free(profiles->slots);
}

/* Short texts by two moves that overlap: a call of memcpy costs more than most words. */
static char *
put(char *out, const char *p, size_t len)
{
	uint64_t a, b;
	uint32_t c, d;

	if (len > 16) {
		memcpy(out, p, len);
	} else if (len >= 8) {
		memcpy(&a, p, 8);
		memcpy(&b, p + len - 8, 8);
		memcpy(out, &a, 8);
		memcpy(out + len - 8, &b, 8);
	} else if (len >= 4) {
		memcpy(&c, p, 4);
		memcpy(&d, p + len - 4, 4);
		memcpy(out, &c, 4);
		memcpy(out + len - 4, &d, 4);
	} else if (len > 0) {
		out[0] = p[0];
		out[len / 2] = p[len / 2];
		out[len - 1] = p[len - 1];
	}
	return out + len;
}

/* The key of PROFILE in OUT, and zeros up to the next multiple of eight; 0: it does not fit. */
static size_t
make_key(char out[HY_PROFILE_KEY + 4], const struct hy_profile *profile, unsigned n)
{
	int32_t day = (int32_t)profile->day;
	size_t len = HEAD + n;
	char *p = out + len;

	for (unsigned i = 0; i < n; i++) {
		len += profile->words[i].len;
		out[HEAD + i] = (char)profile->words[i].len;
	}
	if (len > HY_PROFILE_KEY - 8)
		return 0;
	memcpy(out, &day, 4);
	out[4] = (char)profile->hour;
	out[5] = (char)(profile->ok | profile->encrypted << 2 | profile->approved << 4 | profile->has_case << 5);
	for (unsigned i = 0; i < n; i++)
		p = put(p, profile->words[i].p, profile->words[i].len);
	memset(p, 0, 8);
	return (len + 7) & ~(size_t)7;
}

/* Two lanes, so that one multiplication need not wait for the other. */
static uint32_t
hash_key(const char *key, size_t len)
{
	uint64_t a = len, b = 0, x, y;
	size_t i = 0;

	for (; i + 16 <= len; i += 16) {
		memcpy(&x, key + i, 8);
		memcpy(&y, key + i + 8, 8);
		a = (a ^ x) * 0x9fb21c651e98df25u;
		b = (b ^ y) * 0xbf58476d1ce4e5b9u;
		a ^= a >> 29;
		b ^= b >> 31;
	}
	if (i < len) {
		memcpy(&x, key + i, 8);
		a = (a ^ x) * 0x9fb21c651e98df25u;
	}
	a = (a ^ a >> 32 ^ b) * 0x94d049bb133111ebu;
	return (uint32_t)(a >> 32);
}

bool
hy_profiles_add(struct hy_profiles *profiles, const struct hy_profile *profile, unsigned n)
{
	char key[HY_PROFILE_KEY + 4];
	size_t len = make_key(key, profile, n);
	struct hy_profile_entry *e;
	uint32_t hash;
	unsigned at;

	if (len == 0)
		return false;
	hash = hash_key(key, len);
	for (at = hash % SLOTS; profiles->slots[at] != 0; at = (at + 1) % SLOTS) {
		e = &profiles->entries[profiles->slots[at] - 1];
		if (e->hash == hash && e->len == len && memcmp(e->key, key, len) == 0) {
			hy_sums_add(&e->sums, &profile->sums);
			return true;
		}
	}
	if (profiles->count == ENTRIES)
		return false;
	e = &profiles->entries[profiles->count++];
	e->hash = hash;
	e->len = (uint32_t)len;
	e->sums = profile->sums;
	memcpy(e->key, key, len);
	profiles->slots[at] = (uint16_t)profiles->count;
	return true;
}

void
hy_profiles_clear(struct hy_profiles *profiles)
{
	memset(profiles->slots, 0, SLOTS * sizeof(uint16_t));
	profiles->count = 0;
}

static void
open_up(const struct hy_profile_entry *e, unsigned n, struct hy_profile *profile)
{
	const char *p = e->key + HEAD + n;
	int32_t day;

	memcpy(&day, e->key, 4);
	profile->day = day;
	profile->hour = (unsigned char)e->key[4];
	profile->ok = (enum hy_flag)(e->key[5] & 3);
	profile->encrypted = (enum hy_flag)(e->key[5] >> 2 & 3);
	profile->approved = (e->key[5] & 16) != 0;
	profile->has_case = (e->key[5] & 32) != 0;
	profile->sums = e->sums;
	for (unsigned i = 0; i < n; i++) {
		profile->words[i] = (struct hy_str){ p, (unsigned char)e->key[HEAD + i] };
		p += profile->words[i].len;
	}
}

bool
hy_profiles_flush(struct hy_profiles *profiles, unsigned n, hy_profile_see *see, void *context)
{
	struct hy_profile profile;
	bool ok = true;

	for (unsigned i = 0; ok && i < profiles->count; i++) {
		open_up(&profiles->entries[i], n, &profile);
		ok = see(context, &profile);
	}
	hy_profiles_clear(profiles);
	return ok;
}
