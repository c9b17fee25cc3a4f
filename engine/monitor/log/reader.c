#include "engine/monitor/log/reader.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/monitor/event/mask.h"
#include "engine/monitor/event/record.h"
#include "engine/monitor/log/reader_part.h"

bool
hy_reader_begin(struct hy_reader *reader, const struct hy_reading_plan *plan)
{
	const struct hy_format *format = plan->format;

	*reader = (struct hy_reader){ .plan = plan, .room = calloc(1, sizeof(*reader->room)) };
	if (reader->room == NULL)
		return false;
	if (format->begin != NULL)
		reader->room->scratch = format->begin(plan->own);
	return format->begin == NULL || reader->room->scratch != NULL;
}

void
hy_reader_end(struct hy_reader *reader)
{
	if (reader->room == NULL)
		return;
	if (reader->room->scratch != NULL)
		reader->plan->format->end(reader->room->scratch);
	/* Keys of persons stood in it: they do not stay in memory that is used again. */
	memset(reader->room, 0, sizeof(*reader->room));
	__asm__ volatile("" : : "r"(reader->room) : "memory");
	free(reader->room);
	hy_seen_free(&reader->seen);
}

void
hy_reader_reset(struct hy_reader *reader)
{
	reader->counts = (struct hy_reader_counts){ .lines = 0 };
	reader->n_samples = 0;
	reader->seen.count = 0;
	reader->seen.repeated = reader->seen.unlisted = 0;
	memset(reader->numbers, 0, sizeof(reader->numbers));
}

/* Numbers in LINE that look like a My Number; more than there is room for are one that goes on to the end. */
static void
find_numbers(struct hy_reader_room *room, struct hy_str line)
{
	size_t from = 0, begin, end;

	room->n_found = 0;
	while (hy_mask_find(line, from, &begin, &end)) {
		if (room->n_found == HY_COUNT(room->found)) {
			room->found[room->n_found - 1].end = line.len;
			return;
		}
		room->found[room->n_found++] = (struct hy_found){ begin, end };
		from = end;
	}
}

static bool
is_blank(struct hy_str s)
{
	size_t i = 0;

	while (i < s.len && (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\r' || s.p[i] == '\n'))
		i++;
	return i == s.len;
}

/* What is known of a block before its lines are read. */
struct scan {
	struct hy_reader *reader;
	struct hy_line line;
	struct hy_event event;
	const char *suspect;	/* the next byte where a number may begin */
	const char *end;
	bool utf8, nul;		/* all of it is UTF-8; there is a NUL in it */
};

/* Why no format can read the line; HY_LINE_EVENT: it can. */
static enum hy_line_state
check_text(struct scan *s)
{
	struct hy_str text = s->line.text;

	if (text.len > HY_LINE_MAX)
		return hy_line_wrong(&s->line, HY_M_LINE_LONG);
	if (s->nul && memchr(text.p, '\0', text.len) != NULL)
		return hy_line_wrong(&s->line, HY_M_LINE_BINARY);
	if (!s->utf8 && !hy_utf8_valid(text, NULL))
		return hy_line_wrong(&s->line, HY_M_LINE_UTF8);
	return HY_LINE_EVENT;
}

/* Fields that BEFORE told and this line does not. Nearly always there are none: to clear all of them would be a twentieth of the work. */
static void
clear_fields(struct hy_event *event, uint32_t before)
{
	_Static_assert(HY_EVENT_FIELDS <= 32, "a bit for each field");
	for (uint32_t old = before & ~event->told; old != 0; old &= old - 1)
		event->fields[__builtin_ctz(old)] = (struct hy_str){ NULL, 0 };
}

static enum hy_line_state
read_text(struct scan *s, uint32_t place)
{
	struct hy_reader *reader = s->reader;
	uint32_t before = s->event.told;
	enum hy_line_state state;

	s->event.told = 0;
	s->line.used = 0;
	state = check_text(s);
	if (state == HY_LINE_EVENT)
		state = reader->plan->format->read(&s->line);
	clear_fields(&s->event, before);
	if (reader->room->n_found > 0 || s->line.used > 0)
		hy_reader_mask(reader, &s->line, place);
	return state == HY_LINE_EVENT ? hy_reader_finish(reader, &s->line, place) : state;
}

static bool
count_event(struct hy_reader *reader, struct hy_event *event, uint32_t place)
{
	bool ok = true;

	event->place = HY_PLACE(HY_PLACE_OPEN, place);
	reader->counts.events++;
	if (event->has_seq && reader->plan->mapping->sequence)
		ok = hy_seen_add(&reader->seen, event->seq, event->seq);
	if (reader->plan->visit != NULL)
		reader->plan->visit(reader->plan->context, event);
	else
		ok = hy_tallies_event(reader->tallies, event) && ok;
	reader->no_memory = !ok;
	return ok;
}

/* Reads the line TEXT; *STATE is what it was. False: the block cannot be read to its end. */
static bool
read_line(struct scan *s, struct hy_str text, uint32_t place, enum hy_line_state *state)
{
	struct hy_reader *reader = s->reader;

	s->line.text = text;
	reader->room->n_found = 0;
	if (s->suspect < text.p)
		s->suspect = hy_mask_scan(text.p, s->end);
	if (s->suspect < text.p + text.len) {
		find_numbers(reader->room, text);
		s->suspect = text.p;
	}
	*state = is_blank(text) ? HY_LINE_PASSED : read_text(s, place);
	if (*state == HY_LINE_EVENT)
		return count_event(reader, &s->event, place);
	if (reader->needs_key)
		return false;
	if (*state == HY_LINE_WRONG) {
		reader->counts.malformed++;
		hy_reader_sample(reader, text, s->line.why, place);
	}
	return true;
}

static struct hy_str
without_end(const char *p, const char *end)
{
	while (end > p && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	return (struct hy_str){ p, (size_t)(end - p) };
}

static unsigned
count_lines(const char *p, const char *end)
{
	unsigned n = 0;

	while (p < end && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		p++;
		n++;
	}
	return n;
}

/* Behind the first line break from P on; END when there is none. */
static const char *
line_end(const char *p, const char *end)
{
	const char *nl = memchr(p, '\n', (size_t)(end - p));

	return nl == NULL ? end : nl + 1;
}

/*
 * A record of several lines that is wrong may have swallowed good ones behind a quote too many: its first line is
 * the wrong one, and reading goes on behind it.
 */
static bool
read_records(struct scan *s, const char *p, const struct hy_block *block, unsigned *lines)
{
	while (p < s->end) {
		const char *next = hy_record_end(p, s->end, HY_LINE_MAX), *first = line_end(p, s->end);
		uint32_t place = HY_BLOCK_PLACE(block->number, *lines);
		enum hy_line_state state = HY_LINE_WRONG;

		if (next != NULL && next != first) {
			struct hy_reader before = *s->reader;

			if (!read_line(s, without_end(p, next), place, &state))
				return false;
			if (state == HY_LINE_WRONG)
				*s->reader = before;
		}
		if (state == HY_LINE_WRONG) {
			next = first;
			if (!read_line(s, without_end(p, next), place, &state))
				return false;
		}
		*lines += count_lines(p, next);
		p = next;
	}
	return true;
}

static bool
read_lines(struct scan *s, const char *p, const struct hy_block *block, unsigned *lines)
{
	enum hy_line_state state;

	while (p < s->end) {
		const char *next = line_end(p, s->end);

		if (!read_line(s, without_end(p, next), HY_BLOCK_PLACE(block->number, *lines), &state))
			return false;
		++*lines;
		p = next;
	}
	return true;
}

bool
hy_reader_block(struct hy_reader *reader, const struct hy_block *block, unsigned *lines)
{
	const struct hy_reading_plan *plan = reader->plan;
	const char *p = block->p, *end = p + block->len;
	struct scan s = { .reader = reader, .end = end };
	bool ok;

	*lines = 0;
	if (block->first && block->len >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	if (block->first && plan->format->heading && p < end) {
		const char *heading = hy_record_end(p, end, HY_LINE_MAX);

		heading = heading != NULL ? heading : line_end(p, end);
		*lines = count_lines(p, heading);
		p = heading;
	}
	s.suspect = hy_mask_scan(p, end);
	s.utf8 = hy_utf8_valid((struct hy_str){ p, (size_t)(end - p) }, NULL);
	s.nul = memchr(p, '\0', (size_t)(end - p)) != NULL;
	s.line = (struct hy_line){ .mapping = plan->mapping, .names = &reader->room->names, .own = plan->own, .scratch = reader->room->scratch,
		.columns = block->columns, .n_columns = block->n_columns, .room = reader->room->values, .event = &s.event };
	ok = plan->format->records ? read_records(&s, p, block, lines) : read_lines(&s, p, block, lines);
	reader->counts.lines += *lines;
	return ok;
}
