/*
 * Reads the access logs of a monitor.yaml from their beginning and counts them, without the state: read_log MONITOR.yaml
 * [THREADS]. Emptying the tallies stands for handing them over.
 */
#include <stdio.h>
#include <stdlib.h>

#include "engine/monitor/log/log.h"

static bool
read_all(struct hy_log *log, struct hy_err *err)
{
	struct hy_tallies *tallies = hy_tallies_new();
	size_t rows = 0;
	bool more = true;

	while (more) {
		if (!hy_log_pump(log, tallies, (size_t)64 << 20, &more, err))
			return false;
		rows += hy_tallies_count(tallies);
		hy_tallies_clear(tallies);
	}
	hy_tallies_free(tallies);
	printf("%llu lines, %llu events, %llu malformed, %llu numbers, %zu rows\n",
	    (unsigned long long)hy_log_health(log)->lines, (unsigned long long)hy_log_health(log)->events,
	    (unsigned long long)hy_log_health(log)->malformed, (unsigned long long)hy_log_health(log)->numbers, rows);
	return true;
}

int
main(int argc, char **argv)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };
	const struct hy_monitor_config *config = argc > 1 ? hy_monitor_config_read(arena, argv[1], &err) : NULL;
	struct hy_key *key = config != NULL && config->key_file.len > 0 ? hy_key_open(arena, config->key_file.p, &err) : NULL;
	bool ok = config != NULL && (key != NULL || config->key_file.len == 0);

	for (const struct hy_source *s = ok ? config->sources : NULL; ok && s != NULL; s = s->next) {
		struct hy_log *log = s->log ? hy_log_open(arena, config, s, key, HY_S(""), &err) : NULL;

		if (log != NULL && argc > 2)
			hy_log_threads(log, (unsigned)strtoul(argv[2], NULL, 10));
		ok = !s->log || (log != NULL && read_all(log, &err));
		hy_log_close(log);
	}
	if (!ok)
		fprintf(stderr, "%s%s\n", hy_mark_text(arena, err.at).p, err.text);
	hy_arena_free(arena);
	return ok ? 0 : 2;
}
