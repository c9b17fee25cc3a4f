/* Reading on: threads take blocks of whole lines in turn, each counts its own, and all of it is added up. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/monitor/event/record.h"
#include "engine/monitor/log/log_part.h"

#define SMALL ((int64_t)2 * (int64_t)HY_LOG_BLOCK)	/* bytes that are not worth a second thread */

/* What the threads of one pump share; LOCK guards all of it. */
struct pump {
	struct hy_log *log;
	pthread_mutex_t lock;
	struct hy_log_file *file;	/* from which the next block comes; NULL: no more */
	size_t limit, read;
	size_t rows[HY_LOG_THREADS];	/* of the threads' tallies */
	bool full;			/* stopped before the end */
	struct hy_reader_counts dropped;	/* lines that are too long for a block */
	struct hy_err *err;
	bool failed;
};

struct worker {
	struct pump *pump;
	unsigned number;
	pthread_t thread;
};

static void
fail_pump(struct pump *pump)
{
	pump->failed = true;
	pump->file = NULL;
}

/* Notes a block of FILE with LINES lines; its number. */
static unsigned
note_block(struct pump *pump, struct hy_log_file *file, unsigned lines)
{
	struct hy_log *log = pump->log;

	log->blocks[log->n_blocks] = (struct hy_log_block_place){ file, 0, lines };
	return log->n_blocks++;
}

/* Behind the last whole line of the N bytes at P; P when there is none. */
static const char *
last_line(const char *p, size_t n)
{
	while (n > 0 && p[n - 1] != '\n')
		n--;
	return p + n;
}

/* The same for records; one that does not end is as long as its first line (reader.c). */
static const char *
last_record(const char *p, size_t n)
{
	const char *end = p + n, *next;

	for (;;) {
		next = hy_record_end(p, end, HY_LINE_MAX);
		if (next == NULL && (size_t)(end - p) > HY_LINE_MAX) {
			next = memchr(p, '\n', (size_t)(end - p));
			next = next != NULL ? next + 1 : NULL;
		}
		if (next == NULL)
			return p;
		p = next;
	}
}

/* Reads on in a line that is too long: *N bytes at BUFFER, from FILE's offset. True: its end was found. */
static bool
skip_line(struct pump *pump, struct hy_log_file *file, const char *buffer, size_t n)
{
	const char *end = memchr(buffer, '\n', n);

	file->skipping = end == NULL;
	file->offset += end == NULL ? (int64_t)n : end + 1 - buffer;
	if (end == NULL)
		return false;
	note_block(pump, file, 1);
	pump->dropped.lines++;
	pump->dropped.malformed++;
	return true;
}

/*
 * The next block of FILE in BUFFER. False: there is none (perhaps pump->failed). What the block begins with, the
 * one before it ended with: the rest of a line is read twice rather than moved.
 */
static bool
fill(struct pump *pump, struct hy_log_file *file, char *buffer, struct hy_block *block)
{
	const struct hy_format *format = pump->log->plan.format;
	ssize_t n;

	while ((n = pread(file->fd, buffer, HY_LOG_BLOCK, (off_t)file->offset)) > 0) {
		const char *end;

		if (file->skipping) {
			skip_line(pump, file, buffer, (size_t)n);
			if (pump->log->n_blocks == HY_LOG_BLOCKS)
				return false;
			continue;
		}
		memset(buffer + n, 0, HY_READER_PAD);
		end = format->records ? last_record(buffer, (size_t)n) : last_line(buffer, (size_t)n);
		if (end > buffer) {
			*block = (struct hy_block){ buffer, (size_t)(end - buffer), note_block(pump, file, 0),
				file->offset == 0, file->columns, file->n_columns };
			file->offset += end - buffer;
			return true;
		}
		/* A line that fills the block and does not end; else its end is still to be written. */
		file->skipping = (size_t)n == HY_LOG_BLOCK;
		if (!file->skipping)
			return false;
	}
	if (n < 0) {
		hy_fail(pump->err, hy_mark_file(NULL), HY_M_CANNOT_READ, file->path, hy_errno_text(errno), NULL);
		fail_pump(pump);
	}
	return false;
}

/* FILE can be read: it is open, and its heading is known if it has one. */
static bool
is_ready(struct pump *pump, struct hy_log_file *file)
{
	if (file->size <= file->offset && file->fd < 0)
		return false;
	if (hy_log_file_open(file, pump->err) && (file->fd < 0 || file->columns != NULL ||
	    !pump->log->plan.format->heading || hy_log_heading(pump->log, file, pump->err)))
		return file->fd >= 0 && (file->columns != NULL || !pump->log->plan.format->heading);
	fail_pump(pump);
	return false;
}

static bool
is_full(const struct pump *pump)
{
	size_t rows = 0;

	for (unsigned i = 0; i < HY_LOG_THREADS; i++)
		rows += pump->rows[i];
	return pump->read >= pump->limit || rows >= HY_TALLY_ROWS || pump->log->n_blocks == HY_LOG_BLOCKS;
}

/* The next block for worker W, in its buffer. */
static bool
claim(struct worker *w, struct hy_block *block)
{
	struct pump *pump = w->pump;
	struct hy_log *log = pump->log;
	bool got = false;

	pthread_mutex_lock(&pump->lock);
	if (log->tallies[w->number] != NULL)
		pump->rows[w->number] = hy_tallies_count(log->tallies[w->number]);
	while (pump->file != NULL && !got) {
		if (is_full(pump)) {
			pump->full = true;
			pump->file = NULL;
			break;
		}
		if (is_ready(pump, pump->file))
			got = fill(pump, pump->file, log->buffers[w->number] + HY_READER_PAD, block);
		if (got)
			pump->read += block->len;
		else if (pump->file != NULL && log->n_blocks < HY_LOG_BLOCKS)
			pump->file = pump->file->next;
	}
	pthread_mutex_unlock(&pump->lock);
	return got;
}

static void
stop(struct worker *w, enum hy_message why)
{
	struct pump *pump = w->pump;

	pthread_mutex_lock(&pump->lock);
	if (!pump->failed)
		hy_fail(pump->err, pump->log->source->at, why, NULL);
	fail_pump(pump);
	pthread_mutex_unlock(&pump->lock);
}

static void *
work(void *context)
{
	struct worker *w = context;
	struct hy_log *log = w->pump->log;
	struct hy_reader *reader = &log->readers[w->number];
	struct hy_block block;

	while (claim(w, &block)) {
		unsigned lines;

		if (!hy_reader_block(reader, &block, &lines)) {
			stop(w, reader->needs_key ? HY_M_LOG_NEEDS_KEY : HY_M_LOG_MEMORY);
			break;
		}
		log->blocks[block.number].lines = lines;
	}
	if (log->tallies[w->number] != NULL && !hy_tallies_flush(log->tallies[w->number]))
		stop(w, HY_M_LOG_MEMORY);
	return NULL;
}

/* What thread NUMBER needs; kept for the next pump. */
static bool
prepare(struct hy_log *log, unsigned number)
{
	struct hy_reader *reader = &log->readers[number];

	if (reader->room == NULL && !hy_reader_begin(reader, &log->plan))
		return false;
	if (log->buffers[number] == NULL) {
		log->buffers[number] = malloc(HY_LOG_BLOCK + 2 * HY_READER_PAD);
		if (log->buffers[number] == NULL)
			return false;
		memset(log->buffers[number], '\n', HY_READER_PAD);
	}
	if (number > 0 && log->tallies[number] == NULL)
		log->tallies[number] = hy_tallies_new();
	reader->tallies = log->tallies[number];
	hy_reader_reset(reader);
	return number == 0 || reader->tallies != NULL;
}

static unsigned
count_threads(const struct hy_log *log)
{
	long cpus = log->threads > 0 ? (long)log->threads : sysconf(_SC_NPROCESSORS_ONLN);

	if (hy_log_waiting(log) <= SMALL || cpus < 1)
		return 1;
	return cpus > (long)HY_LOG_THREADS ? HY_LOG_THREADS : (unsigned)cpus;
}

/* Lines in front of each block, as its file's blocks before it had them. */
static void
number_blocks(struct hy_log *log)
{
	for (unsigned i = 0; i < log->n_blocks; i++) {
		struct hy_log_block_place *b = &log->blocks[i];

		b->line = b->file->line;
		b->file->line += b->lines;
	}
}

struct hy_mark
hy_log_mark(const struct hy_log *log, uint32_t number)
{
	const struct hy_log_block_place *b = &log->blocks[number >> HY_BLOCK_LINES];

	return hy_mark_at(b->file->path, (unsigned)(b->line + (number & ((1u << HY_BLOCK_LINES) - 1)) + 1), 0);
}

/* Places become what is told of them; most stand in the file of the one before. */
struct settling {
	const struct hy_log *log;
	struct hy_tallies *tallies;
	const char *file;
	uint32_t number;	/* of it in the tallies */
};

static uint64_t
settle_place(void *context, uint32_t number)
{
	struct settling *s = context;
	struct hy_mark at = hy_log_mark(s->log, number);

	if (at.file != s->file) {
		s->file = at.file;
		s->number = hy_tallies_file(s->tallies, hy_str_of(at.file));
	}
	return HY_PLACE(s->number, at.line);
}

static int
by_place(const void *a, const void *b)
{
	const struct hy_reader_sample *x = a, *y = b;

	return x->place < y->place ? -1 : x->place > y->place;
}

/* The first samples of all readers; those of this run that are there already stay. */
static void
add_samples(struct hy_log *log, unsigned threads)
{
	struct hy_reader_sample all[HY_LOG_THREADS * HY_READER_SAMPLES];
	unsigned n = 0;

	for (unsigned i = 0; i < threads; i++)
		for (unsigned s = 0; s < log->readers[i].n_samples; s++)
			all[n++] = log->readers[i].samples[s];
	qsort(all, n, sizeof(all[0]), by_place);
	for (unsigned i = 0; i < n && log->n_samples < HY_READER_SAMPLES; i++)
		log->samples[log->n_samples++] = (struct hy_log_sample){ hy_log_mark(log, all[i].place),
			hy_str_copy(log->arena, all[i].text, strlen(all[i].text)), hy_say(log->arena, all[i].why, NULL) };
}

static void
add_numbers(struct hy_log *log, unsigned threads)
{
	for (unsigned f = 0; f <= HY_EVENT_FIELDS; f++) {
		struct hy_log_number *n = &log->numbers[f];
		uint32_t first = UINT32_MAX;

		for (unsigned i = 0; i < threads; i++) {
			const struct hy_reader_number *r = &log->readers[i].numbers[f];

			if (r->times > 0 && r->first < first && n->times == 0) {
				first = r->first;
				n->first = hy_log_mark(log, first);
			}
		}
		for (unsigned i = 0; i < threads; i++)
			n->times += log->readers[i].numbers[f].times;
	}
}

static void
add_counts(struct hy_log_health *health, const struct hy_reader_counts *c)
{
	health->lines += c->lines;
	health->events += c->events;
	health->malformed += c->malformed;
	health->late += c->late;
	health->ahead += c->ahead;
	health->numbers += c->numbers;
	health->unknown += c->unknown;
	if (c->newest > health->newest)
		health->newest = c->newest;
}

static bool
add_seen(struct hy_log *log, struct hy_seen *seen)
{
	for (unsigned i = 0; i < seen->count; i++)
		if (!hy_seen_add(&log->seen, seen->runs[i].from, seen->runs[i].to))
			return false;
	log->seen.repeated += seen->repeated;
	return true;
}

/* All that the threads found becomes the log's and the caller's. False when there is no memory. */
static bool
gather(struct hy_log *log, struct pump *pump, struct hy_tallies *tallies, unsigned threads)
{
	struct settling settling = { .log = log, .tallies = tallies };
	bool ok = true;

	number_blocks(log);
	for (unsigned i = 0; i < threads; i++) {
		add_counts(&log->health, &log->readers[i].counts);
		ok = ok && add_seen(log, &log->readers[i].seen);
		if (i > 0 && log->plan.visit == NULL) {
			ok = ok && hy_tallies_add(tallies, log->tallies[i]);
			hy_tallies_clear(log->tallies[i]);
		}
	}
	add_counts(&log->health, &pump->dropped);
	add_samples(log, threads);
	add_numbers(log, threads);
	hy_seen_trim(&log->seen, HY_SEEN_MAX);
	log->health.repeated = log->seen.repeated;
	log->health.unlisted = log->seen.unlisted;
	if (tallies != NULL)
		hy_tallies_settle(tallies, settle_place, &settling);
	return ok;
}

/* Runs the threads; the caller's is the first of them. */
static void
run(struct pump *pump, unsigned threads)
{
	struct worker workers[HY_LOG_THREADS];
	unsigned started = 1;

	for (unsigned i = 0; i < threads; i++)
		workers[i] = (struct worker){ .pump = pump, .number = i };
	/* One that cannot be started is done without. */
	while (started < threads && pthread_create(&workers[started].thread, NULL, work, &workers[started]) == 0)
		started++;
	work(&workers[0]);
	for (unsigned i = 1; i < started; i++)
		pthread_join(workers[i].thread, NULL);
}

bool
hy_log_pump(struct hy_log *log, struct hy_tallies *tallies, size_t limit, bool *more, struct hy_err *err)
{
	struct pump pump = { .log = log, .lock = PTHREAD_MUTEX_INITIALIZER, .limit = limit > 0 ? limit : 1, .err = err };
	unsigned threads;
	bool ok;

	*more = false;
	if (!hy_log_look(log, err))
		return false;
	if (log->blocks == NULL)
		log->blocks = malloc(HY_LOG_BLOCKS * sizeof(*log->blocks));
	ok = log->blocks != NULL;
	log->n_blocks = 0;
	log->tallies[0] = tallies;
	log->plan.newest_day = (long)((log->health.newest / 1000000 + log->plan.zone * 60) / 86400);
	threads = log->plan.visit != NULL ? 1 : count_threads(log);
	for (unsigned i = 0; i < threads; i++)
		ok = ok && prepare(log, i);
	if (ok) {
		pump.file = log->files;
		run(&pump, threads);
		if (pump.failed)
			return false;
		ok = gather(log, &pump, tallies, threads);
		hy_log_tidy(log);
	}
	*more = pump.full;
	return ok || hy_fail(err, log->source->at, HY_M_LOG_MEMORY, NULL);
}
