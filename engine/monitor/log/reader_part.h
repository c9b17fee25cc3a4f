/*
 * The inside of a reader, seen by reader.c (lines of a block), reader_event.c (what a line says) and reader_note.c
 * (what is kept of it for people).
 */
#ifndef HY_MONITOR_LOG_READER_PART_H
#define HY_MONITOR_LOG_READER_PART_H

#include "engine/monitor/event/ends.h"
#include "engine/monitor/log/reader.h"

#define HY_PERSONS 4096u		/* keyed hashes kept, as the same persons come again and again */
/* Values a format makes (pgaudit: twice), what is masked, and a pad. */
#define HY_ROOM (3 * HY_LINE_MAX + 256)

/* A person's key of HY_ENDS_WHOLE bytes at most. */
struct hy_person_slot {
	struct hy_ends key;
	unsigned char len, hash[HY_PERSON];	/* len 0: free */
};

struct hy_reader_room {
	char values[HY_ROOM];
	struct hy_moment_cache moment;
	struct hy_names names;
	void *scratch;			/* of the format */
	struct hy_person_slot persons[HY_PERSONS];
	/* numbers that look like a My Number in the line: their bytes */
	struct hy_found { size_t begin, end; } found[16];
	unsigned n_found;
};

/*
 * Reads the words, numbers and times of LINE, whose fields the format has set. HY_LINE_WRONG with line->why, or when
 * reader->needs_key.
 */
enum hy_line_state hy_reader_finish(struct hy_reader *reader, struct hy_line *line, uint32_t place);
/* Masks the numbers of room->found, and those in values that do not stand in the line as they are. */
void hy_reader_mask(struct hy_reader *reader, struct hy_line *line, uint32_t place);
/* Notes numbers that stand in FIELD (HY_EVENT_FIELDS: elsewhere). */
void hy_reader_number(struct hy_reader *reader, enum hy_event_field field, unsigned times, uint32_t place);
void hy_reader_sample(struct hy_reader *reader, struct hy_str text, enum hy_message why, uint32_t place);

#endif
