/*
 * For tests of access logs: a folder with files and a monitor.yaml, logs read from it, and tallies as text. Each
 * program that includes it has one folder.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/monitor/log/log.h"
#include "tests/unit/tally_rows.h"

#define KEY "00000000000000000000000000000000000000000000000000000000000000aa\n"
#define LOG_KV "from: kv, sequence: true, fields: {ts: time}"	/* settings for LOG_LINE */
#define LOG_LINE(seq, user) "ts=2026-04-01T09:00:00+09:00 seq=" #seq " user=" user \
	" act=view note=\"................................................................................\"\n"

#ifndef LOG_PATH
#define LOG_PATH "access*.log"	/* path: of the log */
#endif

static char log_folder[] = "/tmp/hyoka-log-XXXXXX";
static struct hy_arena *log_arena;
static struct hy_key *log_key;

static const char *
path_of(const char *name)
{
	return hy_str_format(log_arena, "%s/%s", log_folder, name).p;
}

static void
put(const char *name, const char *mode, const char *bytes, size_t len)
{
	FILE *f = fopen(path_of(name), mode);

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

static void
put_text(const char *name, const char *text)
{
	put(name, "w", text, strlen(text));
}

static inline void
add_text(const char *name, const char *text)
{
	put(name, "a", text, strlen(text));
}

/* Removes all logs from the folder, so that the next test begins without any. */
static void
clean_folder(void)
{
	DIR *dir = opendir(log_folder);
	struct dirent *entry;

	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.' && strcmp(entry->d_name, "key") != 0)
			unlink(path_of(entry->d_name));
	closedir(dir);
}

/* The log whose SETTINGS (flow YAML behind name, kind and path) are these, from POSITION on; NULL with ERR. */
static struct hy_log *
open_settings(const char *settings, struct hy_str position, struct hy_err *err)
{
	const struct hy_monitor_config *config;

	put_text("monitor.yaml", hy_str_format(log_arena, "version: 1\nassessment: .\nstate: state.db\nsources:\n"
	    "  - {name: access, kind: access_log, path: \"" LOG_PATH "\", %s}\n", settings).p);
	config = hy_monitor_config_read(log_arena, path_of("monitor.yaml"), err);
	return config != NULL ? hy_log_open(log_arena, config, config->sources, log_key, position, err) : NULL;
}

static inline struct hy_log *
open_log(const char *settings)
{
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	struct hy_log *log = open_settings(settings, HY_S(""), &err);

	if (log == NULL)
		fail_msg("%u:%u: %s", err.at.line, err.at.col, err.text);
	return log;
}

/* Reads LOG to its end in pumps of LIMIT bytes, adding to TOTAL. */
static inline void
read_to_end(struct hy_log *log, struct hy_tallies *total, size_t limit)
{
	struct hy_tallies *part = hy_tallies_new();
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	bool more = true;

	while (more) {
		if (!hy_log_pump(log, part, limit, &more, &err))
			fail_msg("%s", err.text);
		assert_true(hy_tallies_add(total, part));
		hy_tallies_clear(part);
	}
	hy_tallies_free(part);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct dump {
	char **rows;
	size_t count, room;
	const char *only;	/* a tally, or NULL */
	bool places;
};

static bool
dump_row(void *context, const struct tally_row *row)
{
	const char *name = hy_fact_kind_get(row->tally)->name;
	struct dump *d = context;
	char *key, *p;

	if (d->only != NULL && strcmp(name, d->only) != 0)
		return true;
	key = hy_arena_copy(log_arena, row->key.p, row->key.len);
	for (p = key; *p != '\0'; p++)
		*p = *p == TALLY_END ? '|' : *p;
	if (d->count == d->room) {
		d->room = d->room == 0 ? 64 : d->room * 2;
		d->rows = realloc(d->rows, d->room * sizeof(*d->rows));
	}
	d->rows[d->count++] = (char *)hy_str_format(log_arena, "%s %ld %s %llu %llu %llu %lld %lld%s%s\n", name, row->day, key,
	    (unsigned long long)row->events, (unsigned long long)row->persons, (unsigned long long)row->rows,
	    (long long)row->first, (long long)row->last, d->places ? " " : "",
	    d->places ? strrchr(hy_arena_copy(log_arena, row->place.p, row->place.len), '/') + 1 : "").p;
	return true;
}

/* The rows of TALLIES (ONLY: of one, or NULL) as sorted lines: tally day key events persons rows first last place. */
static inline const char *
dump(const struct hy_tallies *tallies, const char *only, bool places)
{
	struct dump d = { NULL, 0, 0, only, places };
	struct hy_buf out = hy_buf_new(log_arena);

	tallies_each(tallies, dump_row, &d);
	if (d.count > 0)
		qsort(d.rows, d.count, sizeof(*d.rows), by_text);
	for (size_t i = 0; i < d.count; i++)
		hy_buf_text(&out, d.rows[i]);
	free(d.rows);
	hy_buf_add(&out, "", 0);
	return hy_buf_get(&out).p != NULL ? hy_buf_get(&out).p : "";
}

static int
log_set_up(void **state)
{
	(void)state;
	log_arena = hy_arena_new();
	if (mkdtemp(log_folder) == NULL)
		return 1;
	put_text("key", KEY);
	chmod(path_of("key"), 0600);
	log_key = hy_key_open(log_arena, path_of("key"), NULL);
	hy_language_set(HY_EN);
	return log_key == NULL;
}

static int
log_tear_down(void **state)
{
	(void)state;
	clean_folder();
	unlink(path_of("key"));
	rmdir(log_folder);
	hy_arena_free(log_arena);
	return 0;
}
