/*
 * When an access happened, as logs write it (`time_format:`): iso (2026-11-27T09:30:00.123+09:00; a space for the T,
 * slashes, a missing zone and fractions of a second are read), epoch, epoch_ms, epoch_us, or a pattern of these: %Y %y
 * %m %d %e %b %H %I %p %M %S %f (fraction) %z (zone) %% and text that must stand there; a space is any white space.
 * Without a zone it is the body's own time.
 */
#ifndef HY_MONITOR_EVENT_MOMENT_H
#define HY_MONITOR_EVENT_MOMENT_H

#include <stdint.h>

#include "engine/base/date.h"
#include "engine/form/yaml/yaml.h"

struct hy_moment_format {
	enum { HY_MOMENT_ISO, HY_MOMENT_EPOCH, HY_MOMENT_PATTERN } kind;
	int64_t unit;		/* microseconds of one, for an epoch */
	struct hy_str pattern;
	int zone;		/* minutes east of UTC, when the text has none */
};

/* The minute read last, as ISO writes it: most lines are of the same one. */
struct hy_moment_cache {
	char text[16];
	int64_t minute;		/* since 1970 in its zone */
};

/* VALUE is that of `time_format:`, NULL = iso. False with ERR: not a format, or one without year, month, day or hour. */
bool hy_moment_plan(struct hy_moment_format *format, const struct hy_yaml *value, int zone, struct hy_err *err);
/* TEXT as microseconds since 1970, UTC. False: no such moment. The byte behind TEXT can be read. */
bool hy_moment_read(const struct hy_moment_format *format, struct hy_moment_cache *cache, struct hy_str text,
    int64_t *time);

/*
 * The day of TEXT, as lists and databases write it: any full date that hy_date_parse reads, perhaps with a time behind it, 20260401 (with
 * or without hhmmss), or a moment as `iso` above, whose zone counts: then its day ZONE minutes east of UTC. False: no such day.
 */
bool hy_moment_day(struct hy_str text, int zone, struct hy_date *day);

#endif
