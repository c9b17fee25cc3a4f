/*
 * The configuration of a monitor (monitor.yaml): which assessment, which sources, how what is declared
 * and what is observed name the same things, what others keep. English keys: it is for operators. What is
 * wrong in it is an error with its place (exit 2); an unknown key is wrong. Paths in it start at its folder.
 */
#ifndef HY_MONITOR_CONFIG_H
#define HY_MONITOR_CONFIG_H

#include "engine/check/live.h"
#include "engine/form/yaml.h"

/* One thing to be read. */
struct hy_source {
	const char *name;		/* unique in the configuration */
	bool log;			/* access_log: events instead of facts */
	enum hy_fact_id kind;		/* what it gives, unless it is a log */
	struct hy_str from;		/* a row of sources.def, or of formats.def for a log */
	struct hy_str path;		/* file, folder or pattern, joined to the configuration's folder; "" = none */
	long max_age;			/* days after which it is too old to judge by; 0 = not limited */
	const struct hy_yaml *yaml;	/* all of it, for what only its reader knows */
	struct hy_mark at;
	struct hy_source *next;
};

struct hy_monitor_config {
	const char *file;
	struct hy_str folder;		/* of the file */
	struct hy_str assessment;	/* folder of its revisions */
	struct hy_str state, key_file;	/* paths; "" = none */
	int zone;			/* minutes east of UTC of the body's own time; 540 unless said */
	const struct hy_source *sources;
	const struct hy_reliance *reliances;
	const struct hy_yaml *bindings, *limits, *promises;	/* NULL: none */
	const struct hy_yaml *yaml;
};

/* Reads FILE. NULL with ERR. */
struct hy_monitor_config *hy_monitor_config_read(struct hy_arena *arena, const char *file,
    struct hy_err *err);

#endif
