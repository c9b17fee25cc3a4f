#include "engine/monitor/event/moment.h"

#include <string.h>

#include "engine/monitor/config/config.h"
#include "engine/monitor/event/clock.h"

#define SECOND INT64_C(1000000)
#define FORMATS "iso, epoch, epoch_ms, epoch_us, \"%Y-%m-%d %H:%M:%S\""

/* What was read of a moment so far. */
struct parts {
	int year, month, day, hour, minute, second, zone;
	int64_t fraction;	/* microseconds */
	int half;		/* of %p: 0 = not told, 1 = AM, 2 = PM */
	bool has_zone;
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* LEAST to MOST digits at *P. */
static bool
take_number(const char **p, const char *end, int least, int most, int *number)
{
	int n = 0;

	*number = 0;
	while (n < most && *p < end && is_digit(**p)) {
		*number = *number * 10 + (*(*p)++ - '0');
		n++;
	}
	return n >= least;
}

/* Digits behind a point, however many; those behind the sixth are less than a microsecond. */
static void
take_fraction(const char **p, const char *end, struct parts *parts)
{
	static const int64_t units[] = { 1000000, 100000, 10000, 1000, 100, 10, 1 };
	int64_t fraction = 0;
	unsigned n = 0;

	for (; *p < end && is_digit(**p); ++*p) {
		if (n < 6) {
			fraction = fraction * 10 + (**p - '0');
			n++;
		}
	}
	parts->fraction = fraction * units[n];
}

/* The name of one of the zones that stand in Japanese logs, or Z. */
static bool
take_zone_name(const char **p, const char *end, struct parts *parts)
{
	static const struct { struct hy_str name; int minutes; } zones[] = {
		{ { "JST", 3 }, 540 }, { { "UTC", 3 }, 0 }, { { "GMT", 3 }, 0 }, { { "Z", 1 }, 0 },
	};

	for (size_t i = 0; i < HY_COUNT(zones); i++) {
		if ((size_t)(end - *p) >= zones[i].name.len && memcmp(*p, zones[i].name.p, zones[i].name.len) == 0) {
			parts->zone = zones[i].minutes;
			*p += zones[i].name.len;
			return true;
		}
	}
	return false;
}

/* Z, +09:00, +0900, +09, or a name. */
static bool
take_zone(const char **p, const char *end, struct parts *parts)
{
	int hours, minutes = 0, sign;

	parts->has_zone = true;
	if (*p == end || (**p != '+' && **p != '-'))
		return take_zone_name(p, end, parts);
	sign = *(*p)++ == '-' ? -1 : 1;
	if (!take_number(p, end, 2, 2, &hours))
		return false;
	if (*p < end && **p == ':')
		++*p;
	if (*p < end && !take_number(p, end, 2, 2, &minutes))
		return false;
	parts->zone = sign * (hours * 60 + minutes);
	return hours <= 14 && minutes < 60;
}

static bool
day_of(const struct parts *parts, long *days)
{
	struct hy_date date = { .year = parts->year, .month = parts->month, .day = parts->day }, back;

	if (date.year < 1970 || date.month < 1 || date.month > 12 || date.day < 1)
		return false;
	*days = hy_date_days(&date);
	back = hy_date_of_days(*days);
	return back.month == date.month && back.day == date.day;
}

static bool
clock_ok(const struct parts *parts)
{
	return parts->hour < 24 && parts->minute < 60;
}

static int64_t
minute_of(const struct parts *parts, long days)
{
	return (int64_t)days * 1440 + parts->hour * 60 + parts->minute;
}

/* The moment of PARTS in MINUTE of its zone (ZONE when it tells none). A leap second is the first one of the next minute. */
static bool
moment_of(const struct parts *parts, int64_t minute, int zone, int64_t *time)
{
	*time = ((minute - (parts->has_zone ? parts->zone : zone)) * 60 + parts->second) * SECOND + parts->fraction;
	return parts->second <= 60;
}

static int
two(const char *p)
{
	return is_digit(p[0]) && is_digit(p[1]) ? (p[0] - '0') * 10 + p[1] - '0' : 100;
}

/* The minute that the first 16 bytes of an ISO moment say. */
static bool
iso_minute(struct hy_moment_cache *cache, const char *p, int64_t *minute)
{
	struct parts parts = { .year = 0 };
	long days;

	if (memcmp(cache->text, p, sizeof(cache->text)) == 0) {
		*minute = cache->minute;
		return true;
	}
	parts.year = two(p) * 100 + two(p + 2);
	parts.month = two(p + 5);
	parts.day = two(p + 8);
	parts.hour = two(p + 11);
	parts.minute = two(p + 14);
	if (two(p) > 99 || two(p + 2) > 99 || (p[4] != '-' && p[4] != '/') || p[7] != p[4] || !day_of(&parts, &days) ||
	    (p[10] != 'T' && p[10] != ' ' && p[10] != 't') || p[13] != ':' || !clock_ok(&parts))
		return false;
	*minute = minute_of(&parts, days);
	memcpy(cache->text, p, sizeof(cache->text));
	cache->minute = *minute;
	return true;
}

static bool
read_iso(const struct hy_moment_format *format, struct hy_moment_cache *cache, struct hy_str text, int64_t *time)
{
	struct parts parts = { .year = 0 };
	const char *p = text.p, *end = text.p + text.len;
	int64_t minute;

	if (text.len < sizeof(cache->text) || !iso_minute(cache, p, &minute))
		return false;
	p += sizeof(cache->text);
	if (end - p >= 3 && p[0] == ':') {
		parts.second = two(p + 1);
		p += 3;
	}
	if (p < end && (*p == '.' || *p == ',')) {
		p++;
		take_fraction(&p, end, &parts);
	}
	if (p < end && *p == ' ')
		p++;
	if (p < end && !take_zone(&p, end, &parts))
		return false;
	return p == end && moment_of(&parts, minute, format->zone, time);
}

/* A number, perhaps with a fraction, in units of FORMAT. */
static bool
read_epoch(const struct hy_moment_format *format, struct hy_str text, int64_t *time)
{
	const char *p = text.p, *end = text.p + text.len;
	struct parts parts = { .year = 0 };
	int64_t whole = 0;

	if (text.len == 0 || text.len > 30 || !is_digit(*p))
		return false;
	for (; p < end && is_digit(*p); p++) {
		if (whole > INT64_MAX / 10 - 10)
			return false;
		whole = whole * 10 + (*p - '0');
	}
	if (p < end && *p == '.') {
		p++;
		take_fraction(&p, end, &parts);
	}
	/* Up to the year 9999. */
	if (p != end || whole > 253402300799 * (SECOND / format->unit))
		return false;
	*time = whole * format->unit + parts.fraction * format->unit / SECOND;
	return true;
}

static bool
take_month_name(const char **p, const char *end, int *month)
{
	static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

	for (*month = 1; *month <= 12 && end - *p >= 3; ++*month) {
		if (memcmp(*p, names + 3 * (*month - 1), 3) == 0) {
			*p += 3;
			return true;
		}
	}
	return false;
}

static bool
take_half(const char **p, const char *end, int *half)
{
	if (end - *p < 2 || (*p)[1] != 'M' || ((*p)[0] != 'A' && (*p)[0] != 'P'))
		return false;
	*half = (*p)[0] == 'A' ? 1 : 2;
	*p += 2;
	return true;
}

/* What the letter C behind a % stands for. */
static bool
take_part(char c, const char **p, const char *end, struct parts *parts)
{
	switch (c) {
	case 'Y':
		return take_number(p, end, 4, 4, &parts->year);
	case 'y':
		if (!take_number(p, end, 2, 2, &parts->year))
			return false;
		parts->year += 2000;
		return true;
	case 'm':
		return take_number(p, end, 1, 2, &parts->month);
	case 'b':
		return take_month_name(p, end, &parts->month);
	case 'e':
		while (*p < end && **p == ' ')
			++*p;
		/* fallthrough */
	case 'd':
		return take_number(p, end, 1, 2, &parts->day);
	case 'H':
	case 'I':
		return take_number(p, end, 1, 2, &parts->hour);
	case 'p':
		return take_half(p, end, &parts->half);
	case 'M':
		return take_number(p, end, 2, 2, &parts->minute);
	case 'S':
		return take_number(p, end, 2, 2, &parts->second);
	case 'f':
		take_fraction(p, end, parts);
		return true;
	case 'z':
		return take_zone(p, end, parts);
	default:
		return c == '%' && *p < end && *(*p)++ == '%';
	}
}

static bool
read_pattern(const struct hy_moment_format *format, struct hy_str text, int64_t *time)
{
	const char *p = text.p, *end = text.p + text.len, *f = format->pattern.p, *f_end = f + format->pattern.len;
	struct parts parts = { .year = 0 };
	long days;

	for (; f < f_end; f++) {
		if (*f == '%') {
			if (!take_part(*++f, &p, end, &parts))
				return false;
		} else if (*f == ' ') {
			while (p < end && (*p == ' ' || *p == '\t'))
				p++;
		} else if (p == end || *p++ != *f) {
			return false;
		}
	}
	if (parts.half != 0) {
		if (parts.hour < 1 || parts.hour > 12)
			return false;
		parts.hour = parts.hour % 12 + (parts.half == 2 ? 12 : 0);
	}
	return p == end && day_of(&parts, &days) && clock_ok(&parts) &&
	    moment_of(&parts, minute_of(&parts, days), format->zone, time);
}

bool
hy_moment_read(const struct hy_moment_format *format, struct hy_moment_cache *cache, struct hy_str text, int64_t *time)
{
	switch (format->kind) {
	case HY_MOMENT_ISO:
		return read_iso(format, cache, text, time);
	case HY_MOMENT_EPOCH:
		return read_epoch(format, text, time);
	case HY_MOMENT_PATTERN:
		return read_pattern(format, text, time);
	}
	return false;
}

/* A pattern is good when it tells year, month, day and hour and has no letter that is not known. */
static bool
pattern_ok(struct hy_str pattern)
{
	bool year = false, month = false, day = false, hour = false;

	for (size_t i = 0; i < pattern.len; i++) {
		char c;

		if (pattern.p[i] != '%')
			continue;
		if (++i == pattern.len || strchr("YymdebHIpMSfz%", pattern.p[i]) == NULL)
			return false;
		c = pattern.p[i];
		year = year || c == 'Y' || c == 'y';
		month = month || c == 'm' || c == 'b';
		day = day || c == 'd' || c == 'e';
		hour = hour || c == 'H' || c == 'I';
	}
	return year && month && day && hour;
}

bool
hy_moment_plan(struct hy_moment_format *format, const struct hy_yaml *value, int zone, struct hy_err *err)
{
	static const struct { const char *name; int64_t unit; } epochs[] = {
		{ "epoch", SECOND }, { "epoch_ms", 1000 }, { "epoch_us", 1 },
	};

	*format = (struct hy_moment_format){ .kind = HY_MOMENT_ISO, .zone = zone };
	if (value == NULL || (value->type == HY_YAML_TEXT && hy_str_is(value->text, "iso")))
		return true;
	format->kind = HY_MOMENT_EPOCH;
	for (size_t i = 0; value->type == HY_YAML_TEXT && i < HY_COUNT(epochs); i++) {
		if (hy_str_is(value->text, epochs[i].name)) {
			format->unit = epochs[i].unit;
			return true;
		}
	}
	format->kind = HY_MOMENT_PATTERN;
	format->pattern = value->text;
	return (value->type == HY_YAML_TEXT && pattern_ok(value->text)) || hy_setting_fail(value, HY_S(FORMATS), err);
}

/* 20260401, or 20260401093000: then without what is behind the day. */
static bool
read_digits(struct hy_str text, struct hy_date *day)
{
	if (text.len != 8 && text.len != 14)
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (!is_digit(text.p[i]))
			return false;
	*day = (struct hy_date){ .year = two(text.p) * 100 + two(text.p + 2), .month = two(text.p + 4),
		.day = two(text.p + 6) };
	return true;
}

/* TEXT without a time of day, which a blank parts from the day. */
static struct hy_str
without_time(struct hy_str text)
{
	long blank = hy_str_find(text, HY_S(" "), 0);
	bool timed = blank > 0 && (size_t)blank + 1 < text.len && is_digit(text.p[blank + 1]);

	return timed ? hy_str_cut(text, 0, (size_t)blank) : text;
}

bool
hy_moment_day(struct hy_str text, int zone, struct hy_date *day)
{
	struct hy_moment_format format = { .kind = HY_MOMENT_ISO, .zone = zone };
	struct hy_moment_cache cache = { .text = "" };
	int64_t time;

	if (hy_moment_read(&format, &cache, text, &time)) {
		*day = hy_clock_day(time / SECOND, zone);
		return true;
	}
	if (read_digits(text, day)) {
		struct hy_date same = hy_date_of_days(hy_date_days(day));

		return same.year == day->year && same.month == day->month && same.day == day->day;
	}
	return hy_date_parse(without_time(text), day) && hy_date_full(day);
}
