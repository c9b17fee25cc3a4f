#include "engine/monitor/profile.h"

#include <stdlib.h>
#include <string.h>

#include "engine/monitor/tally.h"

#define ENTRIES 4096u
#define SLOTS (2 * ENTRIES)

/* A key as numbers of the machine. */
#define PARTS (sizeof(struct hy_profile_key) / sizeof(uint64_t))
_Static_assert(sizeof(struct hy_profile_key) == 8 * sizeof(uint64_t), "a key has no padding and its parts are paired");

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
	*profiles = (struct hy_profiles){ malloc(ENTRIES * sizeof(*profiles->list)), calloc(SLOTS, sizeof(uint16_t)), 0 };
	return profiles->list != NULL && profiles->slots != NULL;
}

void
hy_profiles_end(struct hy_profiles *profiles)
{
	free(profiles->list);
	free(profiles->slots);
}

/* Two lanes, so that one multiplication need not wait for the other. */
static uint32_t
hash_key(const uint64_t parts[PARTS])
{
	uint64_t a = 0, b = 0;

	for (size_t i = 0; i < PARTS; i += 2) {
		a = (a ^ parts[i]) * 0x9fb21c651e98df25u;
		b = (b ^ parts[i + 1]) * 0xbf58476d1ce4e5b9u;
		a ^= a >> 29;
		b ^= b >> 31;
	}
	a = (a ^ a >> 32 ^ b) * 0x94d049bb133111ebu;
	return (uint32_t)(a >> 32);
}

/* Without a branch for each part; memcmp would be a call. */
static bool
same_key(const struct hy_profile_key *key, const uint64_t parts[PARTS])
{
	uint64_t own[PARTS], differ = 0;

	memcpy(own, key, sizeof(own));
	for (size_t i = 0; i < PARTS; i++)
		differ |= own[i] ^ parts[i];
	return differ == 0;
}

bool
hy_profiles_add(struct hy_profiles *profiles, const struct hy_profile *profile)
{
	uint64_t parts[PARTS];
	unsigned at;

	memcpy(parts, &profile->key, sizeof(parts));
	for (at = hash_key(parts) % SLOTS; profiles->slots[at] != 0; at = (at + 1) % SLOTS) {
		struct hy_profile *p = &profiles->list[profiles->slots[at] - 1];

		if (same_key(&p->key, parts)) {
			hy_sums_add(&p->sums, &profile->sums);
			return true;
		}
	}
	if (profiles->count == ENTRIES)
		return false;
	profiles->list[profiles->count++] = *profile;
	profiles->slots[at] = (uint16_t)profiles->count;
	return true;
}

void
hy_profiles_clear(struct hy_profiles *profiles)
{
	memset(profiles->slots, 0, SLOTS * sizeof(uint16_t));
	profiles->count = 0;
}

bool
hy_profiles_flush(struct hy_profiles *profiles, hy_profile_see *see, void *context)
{
	bool ok = true;

	for (unsigned i = 0; ok && i < profiles->count; i++)
		ok = see(context, &profiles->list[i]);
	hy_profiles_clear(profiles);
	return ok;
}
