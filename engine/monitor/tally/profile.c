#include "engine/monitor/tally/profile.h"

#include <stdlib.h>
#include <string.h>

#define ENTRIES 4096u
#define SLOTS (2 * ENTRIES)

_Static_assert(sizeof(struct hy_profile_key) == 8 * sizeof(uint64_t), "a key is compared without padding");

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

/* Sums of products, so that none waits for another. The numbers are random and odd. */
static uint32_t
hash_key(const struct hy_profile_key *key)
{
	static const uint64_t by[HY_PROFILE_WORDS] = {
		0x9fb21c651e98df25u, 0xbf58476d1ce4e5b9u, 0x94d049bb133111ebu, 0xd6e8feb86659fd93u, 0xa0761d6478bd642fu,
		0xe7037ed1a0b428dbu, 0x8ebc6af09c88c6e3u, 0x589965cc75374cc3u, 0x1d8e4e27c47d124fu, 0xeb44accab455d165u,
		0xc2b2ae3d27d4eb4fu, 0x165667b19e3779f9u, 0x85ebca77c2b2ae63u, 0x27d4eb2f165667c5u,
	};
	uint32_t state = (uint32_t)key->hour << 6 | (uint32_t)key->ok << 4 | (uint32_t)key->encrypted << 2 | key->tells;
	uint64_t a = (uint32_t)key->day * UINT64_C(0xff51afd7ed558ccd), b = state * UINT64_C(0xc4ceb9fe1a85ec53);

	for (unsigned i = 0; i < HY_PROFILE_WORDS; i += 2) {
		a += key->words[i] * by[i];
		b += key->words[i + 1] * by[i + 1];
	}
	return (uint32_t)((a + b) >> 32);
}

/* Without a branch for each part; memcmp would be a call. */
static bool
same_key(const struct hy_profile_key *key, const struct hy_profile_key *other)
{
	uint64_t a[8], b[8];

	memcpy(a, key, sizeof(a));
	memcpy(b, other, sizeof(b));
	return ((a[0] ^ b[0]) | (a[1] ^ b[1]) | (a[2] ^ b[2]) | (a[3] ^ b[3]) | (a[4] ^ b[4]) | (a[5] ^ b[5]) |
	    (a[6] ^ b[6]) | (a[7] ^ b[7])) == 0;
}

bool
hy_profiles_add(struct hy_profiles *profiles, const struct hy_profile *profile)
{
	unsigned at;

	for (at = hash_key(&profile->key) % SLOTS; profiles->slots[at] != 0; at = (at + 1) % SLOTS) {
		struct hy_profile *p = &profiles->list[profiles->slots[at] - 1];

		if (same_key(&p->key, &profile->key)) {
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
