#include "engine/monitor/log/log.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "engine/monitor/log/log_part.h"

/* `fields:` names a person though there is no key to hash it with. */
static bool
key_missing(const struct hy_source *source, const struct hy_key *key, struct hy_err *err)
{
	const struct hy_yaml *fields = hy_yaml_get(source->yaml, "fields");

	if (key != NULL || fields == NULL)
		return false;
	for (const struct hy_yaml *y = fields->first; y != NULL; y = y->next)
		if (hy_str_is(y->text, hy_event_field_name(HY_EVENT_person)))
			return !hy_fail(err, y->at, HY_M_LOG_NEEDS_KEY, NULL);
	return false;
}

static bool
read_settings(struct hy_log *log, struct hy_err *err)
{
	const struct hy_source *source = log->source;
	const struct hy_yaml *from = hy_yaml_get(source->yaml, "from");
	const struct hy_format *format = hy_format_find(source->from, from != NULL ? from->at : source->at, err);

	log->plan.format = format;
	if (format == NULL)
		return false;
	if (source->path.len == 0)
		return hy_fail(err, source->at, HY_M_LOG_NO_PATH, NULL);
	log->plan.mapping = hy_mapping_read(log->arena, log->config, source, format->defaults, err);
	if (log->plan.mapping == NULL || key_missing(source, log->plan.key, err))
		return false;
	return format->open == NULL || format->open(log->arena, source, log->plan.mapping, &log->plan.own, err);
}

struct hy_log *
hy_log_open(struct hy_arena *arena, const struct hy_monitor_config *config, const struct hy_source *source,
    const struct hy_key *key, struct hy_str position, struct hy_err *err)
{
	struct hy_log *log = hy_new(arena, struct hy_log);

	log->arena = arena;
	log->config = config;
	log->source = source;
	log->plan.key = key;
	log->plan.zone = config->zone;
	log->plan.until = LONG_MAX;
	for (unsigned i = 0; i <= HY_EVENT_FIELDS; i++)
		log->numbers[i].field = i < HY_EVENT_FIELDS ? hy_event_field_name((enum hy_event_field)i) : "";
	if (read_settings(log, err) && hy_log_restore(log, position, err))
		return log;
	hy_log_close(log);
	return NULL;
}

void
hy_log_close(struct hy_log *log)
{
	if (log == NULL)
		return;
	for (unsigned i = 0; i < HY_LOG_THREADS; i++) {
		hy_reader_end(&log->readers[i]);
		free(log->buffers[i]);
		if (i > 0)
			hy_tallies_free(log->tallies[i]);
	}
	for (struct hy_log_file *f = log->files; f != NULL; f = f->next)
		if (f->fd >= 0)
			close(f->fd);
	if (log->plan.own != NULL && log->plan.format->close != NULL)
		log->plan.format->close(log->plan.own);
	hy_seen_free(&log->seen);
	free(log->holes);
	free(log->blocks);
}

void
hy_log_until(struct hy_log *log, long day)
{
	log->plan.until = day;
}

void
hy_log_threads(struct hy_log *log, unsigned threads)
{
	log->threads = threads;
}

const struct hy_log_health *
hy_log_health(const struct hy_log *log)
{
	return &log->health;
}

const struct hy_log_hole *
hy_log_holes(struct hy_log *log, unsigned *count)
{
	unsigned n = log->seen.count > 0 ? log->seen.count - 1 : 0;
	struct hy_log_hole *holes = n > 0 ? realloc(log->holes, n * sizeof(*holes)) : log->holes;

	*count = holes != NULL ? n : 0;
	if (n == 0 || holes == NULL)
		return NULL;
	log->holes = holes;
	for (unsigned i = 0; i < n; i++)
		holes[i] = (struct hy_log_hole){ log->seen.runs[i].to + 1, log->seen.runs[i + 1].from - 1 };
	return holes;
}

const struct hy_log_sample *
hy_log_samples(const struct hy_log *log, unsigned *count)
{
	*count = log->n_samples;
	return log->samples;
}

const struct hy_log_number *
hy_log_numbers(struct hy_log *log, unsigned *count)
{
	*count = 0;
	for (unsigned i = 0; i <= HY_EVENT_FIELDS; i++)
		if (log->numbers[i].times > 0)
			log->told[(*count)++] = log->numbers[i];
	return log->told;
}
