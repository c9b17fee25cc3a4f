/* What a line says: words, numbers, times, persons; and what must not stand in it (reader.h). */
#include <string.h>

#include "engine/monitor/event/mask.h"
#include "engine/monitor/log/reader_part.h"

#define DAY_SECONDS 86400
#define SECOND INT64_C(1000000)

/* Numbers in these are what they say they are: a moment, a counter. A counter passes every number of 12 digits once. */
static bool
is_exempt(enum hy_event_field field)
{
	return field == HY_EVENT_time || field == HY_EVENT_seq;
}

/* VALUE with the bytes of it that are in FOUND as stars, in the room. */
static struct hy_str
starred(struct hy_line *line, struct hy_str value, const struct hy_found *found, unsigned n)
{
	char *copy = line->room + line->used;
	size_t offset = (size_t)(value.p - line->text.p);

	memcpy(copy, value.p, value.len);
	line->used += value.len;
	for (unsigned i = 0; i < n; i++)
		for (size_t at = found[i].begin; at < found[i].end; at++)
			if (at >= offset && at - offset < value.len)
				copy[at - offset] = '*';
	return (struct hy_str){ copy, value.len };
}

static bool
in_line(const struct hy_line *line, struct hy_str value)
{
	return value.p >= line->text.p && value.p < line->text.p + line->text.len;
}

/* The field whose value shares a byte with FOUND; HY_EVENT_FIELDS: none. */
static enum hy_event_field
field_at(const struct hy_line *line, const struct hy_found *found)
{
	for (unsigned f = 0; f < HY_EVENT_FIELDS; f++) {
		struct hy_str v = line->event->fields[f];
		size_t offset;

		if (v.len == 0 || !in_line(line, v))
			continue;
		offset = (size_t)(v.p - line->text.p);
		if (found->begin < offset + v.len && found->end > offset)
			return (enum hy_event_field)f;
	}
	return HY_EVENT_FIELDS;
}

/* A person's key that is a My Number stays as it is until it is hashed, which is at once. */
static void
mask_value(struct hy_line *line, enum hy_event_field field, const struct hy_found *found, unsigned n)
{
	struct hy_str *value = &line->event->fields[field];

	if (field != HY_EVENT_person && !is_exempt(field))
		*value = starred(line, *value, found, n);
}

/* A value that was written with escapes is not in the line as it is. Returns how many numbers were in it. */
static unsigned
mask_made(struct hy_line *line, enum hy_event_field field)
{
	struct hy_str *value = &line->event->fields[field];
	size_t begin, end, from = 0;
	unsigned n = 0;

	while (hy_mask_find(*value, from, &begin, &end)) {
		/* What was made of it stands in the room, which is ours. */
		if (field != HY_EVENT_person)
			memset(line->room + (value->p - line->room) + begin, '*', end - begin);
		from = end;
		n++;
	}
	return n;
}

void
hy_reader_mask(struct hy_reader *reader, struct hy_line *line, uint32_t place)
{
	struct hy_reader_room *room = reader->room;
	bool hit[HY_EVENT_FIELDS + 1] = { false };
	unsigned elsewhere = 0, made = 0;

	if (line->used > 0) {
		for (unsigned f = 0; f < HY_EVENT_FIELDS; f++) {
			enum hy_event_field field = (enum hy_event_field)f;
			struct hy_str v = line->event->fields[f];
			unsigned n = v.len < 12 || in_line(line, v) || is_exempt(field) ? 0 : mask_made(line, field);

			hy_reader_number(reader, field, n, place);
			made += n;
		}
	}
	for (unsigned i = 0; i < room->n_found; i++) {
		enum hy_event_field field = field_at(line, &room->found[i]);

		elsewhere += field == HY_EVENT_FIELDS;
		hit[field] = true;
		if (field != HY_EVENT_FIELDS && !is_exempt(field))
			hy_reader_number(reader, field, 1, place);
	}
	for (unsigned f = 0; f < HY_EVENT_FIELDS; f++)
		if (hit[f])
			mask_value(line, (enum hy_event_field)f, room->found, room->n_found);
	/* Those of made values were found in the line as well. */
	if (elsewhere > made)
		hy_reader_number(reader, HY_EVENT_FIELDS, elsewhere - made, place);
}

static bool
read_number(struct hy_str text, uint64_t *number)
{
	*number = 0;
	if (text.len == 0 || text.len > 19)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*number = *number * 10 + (uint64_t)(text.p[i] - '0');
	}
	return true;
}

/* Number FIELD of EVENT in *NUMBER, which keeps what it has when there is none. */
static bool
take_number(const struct hy_event *event, enum hy_event_field field, uint64_t *number)
{
	struct hy_str text = event->fields[field];
	uint64_t told;

	if (text.len == 0)
		return true;
	if (read_number(text, &told)) {
		*number = told;
		return true;
	}
	/* What was masked tells no number. */
	return memchr(text.p, '*', text.len) != NULL;
}

static bool
take_flag(const struct hy_mapping *mapping, const struct hy_event *event, enum hy_event_field field, enum hy_flag *flag)
{
	int number;

	if (event->fields[field].len == 0)
		return true;
	number = hy_lookup_find(&mapping->values[field], event->fields[field]);
	if (number >= 0)
		*flag = (enum hy_flag)number;
	return number >= 0;
}

static void
take_words(struct hy_reader *reader, struct hy_line *line, uint32_t place)
{
	const struct hy_mapping *m = line->mapping;

	for (unsigned i = 0; i < m->n_valued; i++) {
		enum hy_event_field field = m->valued[i];
		struct hy_str *word = &line->event->fields[field];
		int number = word->len > 0 ? hy_lookup_find(&m->values[field], *word) : -1;

		if (number >= 0) {
			*word = m->texts[number];
		} else if (word->len > 0 && hy_event_field_words(field) != NULL) {
			if (reader->counts.unknown++ == 0)
				hy_reader_sample(reader, line->text, HY_M_LINE_WORD, place);
		}
	}
}

/* The keyed hash of a person, from the slot of that key when it came before. */
static void
hash_person(struct hy_reader *reader, struct hy_str text, unsigned char hash[HY_PERSON])
{
	struct hy_ends ends = hy_ends_of(text);
	struct hy_person_slot *slot = &reader->room->persons[hy_ends_hash(ends, text.len) % HY_PERSONS];

	if (text.len > HY_ENDS_WHOLE) {
		hy_key_person(reader->plan->key, text, hash);
		return;
	}
	if (slot->len != text.len || !hy_ends_same(slot->key, ends)) {
		hy_key_person(reader->plan->key, text, slot->hash);
		slot->key = ends;
		slot->len = (unsigned char)text.len;
	}
	memcpy(hash, slot->hash, HY_PERSON);
}

static void
place_in_time(struct hy_reader *reader, struct hy_event *event)
{
	const struct hy_reading_plan *plan = reader->plan;
	int64_t local = event->time + plan->zone * 60 * SECOND, seconds = local / SECOND - (local % SECOND < 0);
	long day = (long)(seconds / DAY_SECONDS);

	if (seconds < (int64_t)day * DAY_SECONDS)
		day--;
	event->day = day;
	event->hour = (unsigned)((seconds - (int64_t)day * DAY_SECONDS) / 3600);
	if (day > plan->until) {
		reader->counts.ahead++;
		return;
	}
	if (day + 1 < plan->newest_day)
		reader->counts.late++;
	if (event->time > reader->counts.newest)
		reader->counts.newest = event->time;
}

enum hy_line_state
hy_reader_finish(struct hy_reader *reader, struct hy_line *line, uint32_t place)
{
	const struct hy_mapping *m = line->mapping;
	struct hy_event *e = line->event;
	struct hy_str person = e->fields[HY_EVENT_person];

	if (e->fields[HY_EVENT_time].len == 0)
		return hy_line_wrong(line, HY_M_LINE_NO_TIME);
	if (e->fields[HY_EVENT_user].len == 0)
		return hy_line_wrong(line, HY_M_LINE_NO_USER);
	if (!hy_moment_read(&m->moment, &reader->room->moment, e->fields[HY_EVENT_time], &e->time))
		return hy_line_wrong(line, HY_M_LINE_TIME);
	e->persons = person.len > 0;
	e->rows = 0;
	e->ok = HY_FLAG_TRUE;
	e->encrypted = HY_FLAG_UNKNOWN;
	if (!take_number(e, HY_EVENT_persons, &e->persons) || !take_number(e, HY_EVENT_rows, &e->rows))
		return hy_line_wrong(line, HY_M_LINE_NUMBER);
	e->has_seq = e->fields[HY_EVENT_seq].len > 0;
	if (e->has_seq ? !read_number(e->fields[HY_EVENT_seq], &e->seq) : m->sequence)
		return hy_line_wrong(line, HY_M_LINE_NUMBER);
	if (!take_flag(m, e, HY_EVENT_ok, &e->ok) || !take_flag(m, e, HY_EVENT_encrypted, &e->encrypted))
		return hy_line_wrong(line, HY_M_LINE_FLAG);
	if (person.len > 0) {
		reader->needs_key = reader->needs_key || reader->plan->key == NULL;
		if (reader->needs_key)
			return HY_LINE_WRONG;
		hash_person(reader, person, e->person);
	}
	take_words(reader, line, place);
	place_in_time(reader, e);
	return HY_LINE_EVENT;
}
