/*
 * The configuration of a monitor (monitor.yaml): which assessment, which sources, how what is declared
 * and what is observed name the same things, what others keep. English keys: it is for operators. What is
 * wrong in it is an error with its place (exit 2); an unknown key is wrong. Paths in it start at its folder.
 */
#ifndef HY_MONITOR_CONFIG_CONFIG_H
#define HY_MONITOR_CONFIG_CONFIG_H

#include "engine/check/subject/live.h"
#include "engine/form/yaml/yaml.h"

#define HY_MONITOR_SCHEMA_FILE "templates/monitor.schema.json"	/* JSON Schema of it, for editors */
#define HY_ACCESS_LOG "access_log"	/* the kind of a source that gives events */
#define HY_ZONE_JAPAN 540	/* minutes east of UTC */

/* One thing to be read. */
struct hy_source {
	const char *name;		/* unique in the configuration */
	bool log;			/* kind access_log: events instead of facts */
	enum hy_fact_id kind;		/* what it gives, unless it is a log */
	struct hy_str from;		/* a row of sources.def, or of formats.def for a log */
	struct hy_str path;		/* file or pattern, joined to the configuration's folder; "" = none */
	long max_age;			/* days after which it is too old to judge by; 0 = not limited */
	const struct hy_yaml *yaml;	/* all of it, for what only its reader knows */
	struct hy_mark at;
	const struct hy_source *next;
};

struct hy_monitor_config {
	const char *file;
	struct hy_str folder;		/* of the file */
	struct hy_str assessment;	/* folder of its revisions */
	struct hy_str state, key_file;	/* paths; "" = none */
	int zone;			/* minutes east of UTC of the body's own time */
	const struct hy_source *sources;
	const struct hy_reliance *reliances;
	const struct hy_holidays *holidays;	/* NULL: not named */
	const struct hy_yaml *bindings, *limits, *promises;	/* NULL: none */
	const struct hy_yaml *yaml;
};

/* Reads FILE. NULL with ERR. */
const struct hy_monitor_config *hy_monitor_config_read(struct hy_arena *arena, const char *file,
    struct hy_err *err);

/* --- for those who read a part of it --- */

/* A key of a map and what takes its value into TARGET; a NULL name ends the table. */
struct hy_setting {
	const char *name;
	bool (*take)(struct hy_arena *arena, void *target, const struct hy_yaml *value, struct hy_err *err);
	bool needed;
};
/* Gives each entry of MAP to its row of TABLE. False with ERR: no map, an unknown key, or one that is missing. */
bool hy_settings_take(struct hy_arena *arena, const struct hy_yaml *map, const struct hy_setting *table,
    void *target, struct hy_err *err);
/* VALUE's key cannot have this value; WANTED says what can. Returns false. */
bool hy_setting_fail(const struct hy_yaml *value, struct hy_str wanted, struct hy_err *err);
/* The whole number VALUE is, from LEAST on. False with ERR. */
bool hy_setting_number(const struct hy_yaml *value, long least, long *number, struct hy_err *err);
/* The day VALUE is, in full. False with ERR. */
bool hy_setting_day(const struct hy_yaml *value, struct hy_date *day, struct hy_err *err);
/* Days off that LIST names ("2026-05-15", "2026-08-12..2026-08-14", "12-29..01-03" for every year, or a file of FOLDER with a day a
   line, such as the list of national holidays that the Cabinet Office publishes). False with ERR. */
bool hy_setting_holidays(struct hy_arena *arena, struct hy_str folder, const struct hy_yaml *list,
    const struct hy_holidays **holidays, struct hy_err *err);
/* A path of the configuration: as it is when it begins at the root, else from FOLDER. */
struct hy_str hy_setting_path(struct hy_arena *arena, struct hy_str folder, struct hy_str path);

#endif
