/* What an event is counted into (tallies.def). */
#include <string.h>

#include "engine/monitor/tally/tally_part.h"

/* What must hold of an event. */
enum { DONE = 1, FAILED = 2, DATA = 4, MEDIUM = 8, DEST = 16, PERSON = 32, NUMBER = 64 };

static const struct {
	enum hy_fact_id fact;
	unsigned when;
} rows[HY_TALLY_COUNT] = {
#define COUNTED(name, when) { HY_FACT_##name, when },
#include "engine/monitor/tally/tallies.def"
#undef COUNTED
};

/* Numbers an event is counted by: of its fields, then of what is made of them. */
enum { HOUR = HY_EVENT_FIELDS, APPROVED, HAS_CASE, PERSON_WORDS, NUMBERS = PERSON_WORDS + HY_PERSON / 4 };

/* The keys of the tallies, as read from facts.def by hy_tallies_ready. */
static struct plan {
	unsigned n_parts, n_words;
	unsigned char parts[HY_TALLY_WORDS];	/* words of each */
	unsigned char words[HY_TALLY_WORDS];	/* where they come from */
} plans[HY_TALLY_COUNT];
static unsigned char wanted[HY_PROFILE_WORDS];	/* fields that are words of a key: those of a profile */
static unsigned n_wanted;
static unsigned char place_of[HY_EVENT_FIELDS];	/* of a field among them */
static unsigned char personal[HY_TALLY_COUNT];	/* tallies whose rows are one person's; of their words only fields are asked */
static unsigned n_personal;

static unsigned
number_of(const char *name)
{
	if (strcmp(name, "hour") == 0)
		return HOUR;
	if (strcmp(name, "approved") == 0)
		return APPROVED;
	if (strcmp(name, "has_case") == 0)
		return HAS_CASE;
	if (strcmp(name, "person") == 0)
		return PERSON_WORDS;
	return (unsigned)hy_event_field_find(hy_str_of(name));
}

static void
want(unsigned field)
{
	if (field >= HY_EVENT_FIELDS || hy_event_field_kind((enum hy_event_field)field) != HY_EVENT_WORD ||
	    memchr(wanted, (int)field, n_wanted) != NULL || n_wanted == HY_PROFILE_WORDS)
		return;
	place_of[field] = (unsigned char)n_wanted;
	wanted[n_wanted++] = (unsigned char)field;
}

static void
plan_tally(enum hy_tally_id id)
{
	const struct hy_fact_kind *kind = hy_fact_kind_get(rows[id].fact);
	struct plan plan = { .n_parts = 0 };

	for (unsigned i = 0; i < kind->words; i++) {
		unsigned from = number_of(kind->fields[i]), words = from == PERSON_WORDS ? HY_PERSON / 4 : 1;

		plan.parts[plan.n_parts++] = (unsigned char)words;
		while (words-- > 0)
			plan.words[plan.n_words++] = (unsigned char)from++;
		want(number_of(kind->fields[i]));
	}
	plans[id] = plan;
	if ((rows[id].when & PERSON) != 0)
		personal[n_personal++] = (unsigned char)id;
}

static bool
ready_texts(struct hy_tallies *t)
{
	char digits[] = "00";
	bool ok = true;

	for (unsigned i = 0; i < 24; i++) {
		size_t from = i < 10;

		digits[0] = (char)('0' + i / 10);
		digits[1] = (char)('0' + i % 10);
		t->hours[i] = hy_symbols_number(&t->symbols, (struct hy_str){ digits + from, 2 - from });
		ok = ok && t->hours[i] != UINT32_MAX;
	}
	t->truth[HY_FLAG_TRUE] = hy_symbols_number(&t->symbols, HY_S("true"));
	t->truth[HY_FLAG_FALSE] = hy_symbols_number(&t->symbols, HY_S("false"));
	return ok && t->truth[HY_FLAG_TRUE] != UINT32_MAX && t->truth[HY_FLAG_FALSE] != UINT32_MAX;
}

bool
hy_tallies_ready(struct hy_tallies *t)
{
	if (plans[0].n_parts == 0)
		for (int id = 0; id < HY_TALLY_COUNT; id++)
			plan_tally((enum hy_tally_id)id);
	return ready_texts(t);
}

enum hy_fact_id
hy_tally_fact(enum hy_tally_id id)
{
	return rows[id].fact;
}

unsigned
hy_tally_part_words(enum hy_tally_id id, unsigned part)
{
	return part < plans[id].n_parts ? plans[id].parts[part] : 0;
}

/* A word too long to be kept, as what fits of it and an ellipsis. */
static struct hy_str
cut(struct hy_str word, char room[HY_TALLY_VALUE_MAX])
{
	size_t len = HY_TALLY_VALUE_MAX - 3;

	while (len > 0 && ((unsigned char)word.p[len] & 0xc0) == 0x80)
		len--;
	memcpy(room, word.p, len);
	memcpy(room + len, "\xe2\x80\xa6", 3);
	return (struct hy_str){ room, len + 3 };
}

/* Numbers of what the profile of KEY is counted by. */
static void
number_words(const struct hy_tallies *t, const struct hy_profile_key *key, uint32_t numbers[NUMBERS])
{
	for (unsigned i = 0; i < n_wanted; i++)
		numbers[wanted[i]] = key->words[i];
	/* What was handed to the person himself may name him. */
	if ((t->symbols.list[numbers[HY_EVENT_dest_kind]].classes & HY_SYMBOL_SUBJECT) != 0)
		numbers[HY_EVENT_dest] = 0;
	numbers[HOUR] = t->hours[key->hour];
	numbers[HY_EVENT_encrypted] = t->truth[key->encrypted];
	numbers[APPROVED] = t->truth[(key->tells & HY_PROFILE_APPROVAL) != 0 ? HY_FLAG_TRUE : HY_FLAG_FALSE];
	numbers[HAS_CASE] = t->truth[(key->tells & HY_PROFILE_CASE) != 0 ? HY_FLAG_TRUE : HY_FLAG_FALSE];
}

/* What holds of all events of the profile of KEY. */
static unsigned
conditions(const struct hy_tallies *t, const struct hy_profile_key *key, const uint32_t numbers[NUMBERS])
{
	const struct hy_symbol *list = t->symbols.list;
	unsigned holds = key->ok == HY_FLAG_FALSE ? FAILED : DONE;
	uint32_t medium = numbers[HY_EVENT_medium], dest = numbers[HY_EVENT_dest_kind];
	unsigned act = list[numbers[HY_EVENT_act]].classes;

	if ((act & HY_SYMBOL_NO_DATA) == 0)
		holds |= DATA;
	/* One that is not told is counted where there must be one. */
	if (medium != 0 ? (list[medium].classes & HY_SYMBOL_NOTHING) == 0 : (act & HY_SYMBOL_MEDIUM) != 0)
		holds |= MEDIUM;
	if ((dest != 0 || numbers[HY_EVENT_dest] != 0) && (list[dest].classes & HY_SYMBOL_NOTHING) == 0)
		holds |= DEST;
	if ((list[numbers[HY_EVENT_mynumber]].classes & HY_SYMBOL_EXPOSED) != 0)
		holds |= NUMBER;
	return holds;
}

/* Adds ENTRY's sums to tally ID, its key made of NUMBERS. */
static bool
add_to(struct hy_tallies *t, unsigned id, const uint32_t numbers[NUMBERS], struct hy_tally_entry *entry)
{
	const struct plan *plan = &plans[id];

	for (unsigned w = 0; w < HY_TALLY_WORDS; w++)
		entry->key.words[w] = w < plan->n_words ? numbers[plan->words[w]] : 0;
	return hy_tally_queue(t, id, entry);
}

static bool
count_profile(void *context, const struct hy_profile *profile)
{
	struct hy_tallies *t = context;
	struct hy_tally_entry entry = { .key.day = profile->key.day, .sums = profile->sums };
	uint32_t numbers[NUMBERS] = { 0 };
	unsigned holds;
	bool ok = true;

	number_words(t, &profile->key, numbers);
	holds = conditions(t, &profile->key, numbers);
	for (unsigned id = 0; id < HY_TALLY_COUNT; id++)
		if ((rows[id].when & ~holds) == 0)
			ok = add_to(t, id, numbers, &entry) && ok;
	return ok;
}

/* The tallies that tell persons apart: what profiles leave out. */
static bool
count_person(struct hy_tallies *t, const unsigned char person[HY_PERSON], const struct hy_profile *profile)
{
	unsigned holds = PERSON | (profile->key.ok == HY_FLAG_FALSE ? FAILED : DONE);
	uint32_t hash[HY_PERSON / 4];
	bool ok = true;

	memcpy(hash, person, HY_PERSON);
	for (unsigned i = 0; i < n_personal; i++) {
		const struct plan *plan = &plans[personal[i]];
		struct hy_tally_key key = { .day = profile->key.day };

		if ((rows[personal[i]].when & ~holds) != 0)
			continue;
		for (unsigned w = 0; w < plan->n_words; w++) {
			unsigned from = plan->words[w];

			key.words[w] = from >= PERSON_WORDS ? hash[from - PERSON_WORDS] : profile->key.words[place_of[from]];
		}
		ok = hy_tally_repeat(t, personal[i], &key, &profile->sums) && ok;
	}
	return ok;
}

/* Numbers of the words EVENT is counted by. False when there is no memory. */
static bool
number_event(struct hy_tallies *t, const struct hy_event *event, uint32_t words[HY_PROFILE_WORDS])
{
	char room[HY_TALLY_VALUE_MAX];
	bool ok = true;

	for (unsigned i = 0; i < n_wanted; i++) {
		struct hy_str word = event->fields[wanted[i]];

		words[i] = hy_symbols_number(&t->symbols, word.len <= HY_TALLY_VALUE_MAX ? word : cut(word, room));
		ok = ok && words[i] != UINT32_MAX;
	}
	return ok;
}

bool
hy_tallies_event(struct hy_tallies *t, const struct hy_event *event)
{
	struct hy_profile profile = {
		.key = {
			.day = (int32_t)event->day, .hour = (unsigned char)event->hour, .ok = (unsigned char)event->ok,
			.encrypted = (unsigned char)event->encrypted,
			.tells = (event->fields[HY_EVENT_approval].len > 0 ? HY_PROFILE_APPROVAL : 0) |
			    (event->fields[HY_EVENT_case].len > 0 ? HY_PROFILE_CASE : 0),
		},
		.sums = { 1, event->persons, event->rows, event->time, event->time, event->place },
	};
	bool ok = true;

	if (!number_event(t, event, profile.key.words))
		return false;
	if (!hy_profiles_add(&t->profiles, &profile)) {
		ok = hy_tallies_flush(t);
		ok = hy_profiles_add(&t->profiles, &profile) && ok;
	}
	if (event->fields[HY_EVENT_person].len > 0)
		ok = count_person(t, event->person, &profile) && ok;
	return ok;
}

bool
hy_tallies_flush(struct hy_tallies *t)
{
	return hy_profiles_flush(&t->profiles, count_profile, t) && hy_tally_repeat_end(t) && hy_tally_queue_empty(t);
}
