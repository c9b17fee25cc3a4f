/* `holidays:` of the configuration (config.h): days, days of every year, and files of days. */
#include <stdlib.h>
#include <string.h>

#include "engine/base/date.h"
#include "engine/base/file.h"
#include "engine/base/text.h"
#include "engine/monitor/config/config.h"

#define MOST_BYTES ((size_t)4 << 20)	/* of a file of days */
#define MOST_DAYS 20000u

/* Days that are being gathered. */
struct gathering {
	struct hy_arena *arena;
	struct hy_holidays *found;
	long *days;		/* with room for MOST_DAYS */
	const struct hy_yearly **tail;
};

static bool
add(struct gathering *g, const struct hy_date *from, const struct hy_date *to, struct hy_mark at, struct hy_err *err)
{
	for (long day = hy_date_days(from); day <= hy_date_days(to); day++) {
		if (g->found->count == MOST_DAYS)
			return hy_fail(err, at, HY_M_HOLIDAYS_MANY, NULL);
		g->days[g->found->count++] = day;
	}
	return true;
}

/* The first full date in a cell of LINE. Texts in another encoding are no dates, and have no commas. */
static bool
find_day(struct hy_str line, struct hy_date *day)
{
	size_t from = 0, bad;

	for (size_t i = 0; i <= line.len; i++) {
		struct hy_str cell;

		if (i < line.len && line.p[i] != ',')
			continue;
		cell = hy_str_cut(line, from, i);
		if (hy_utf8_valid(cell, &bad) && hy_date_parse(cell, day) && hy_date_full(day))
			return true;
		from = i + 1;
	}
	return false;
}

/* A day a line, whatever else stands in it; the first line may be a heading. */
static bool
read_file(struct gathering *g, const char *file, struct hy_err *err)
{
	struct hy_str bytes;
	unsigned number = 0;
	size_t from = 0;

	if (!hy_file_read(g->arena, file, MOST_BYTES, &bytes, err))
		return false;
	for (size_t i = 0; i <= bytes.len; i++) {
		struct hy_str line;
		struct hy_date day;

		if (i < bytes.len && bytes.p[i] != '\n')
			continue;
		line = hy_str_trim(hy_str_cut(bytes, from, i));
		from = i + 1;
		number++;
		if (find_day(line, &day)) {
			if (!add(g, &day, &day, hy_mark_at(file, number, 1), err))
				return false;
		} else if (line.len > 0 && number > 1) {
			return hy_fail(err, hy_mark_at(file, number, 1), HY_M_HOLIDAY_LINE, NULL);
		}
	}
	return true;
}

/* "12-29" as 1229; 0: it is no day of a year. */
static int
month_and_day(struct hy_str text)
{
	struct hy_date day = { .year = 2000 };	/* has a February 29 */

	if (text.len != 5 || text.p[2] != '-' || strspn(text.p, "0123456789") != 2 || strspn(text.p + 3, "0123456789") < 2)
		return 0;
	day.month = (text.p[0] - '0') * 10 + text.p[1] - '0';
	day.day = (text.p[3] - '0') * 10 + text.p[4] - '0';
	if (day.month < 1 || day.month > 12 || day.day < 1 || hy_date_of_days(hy_date_days(&day)).month != day.month)
		return 0;
	return day.month * 100 + day.day;
}

/* "12-29" or "12-29..01-03". */
static bool
take_yearly(struct gathering *g, struct hy_str from, struct hy_str to)
{
	struct hy_yearly *yearly = hy_new(g->arena, struct hy_yearly);

	yearly->from = month_and_day(from);
	yearly->to = month_and_day(to);
	if (yearly->from == 0 || yearly->to == 0)
		return false;
	*g->tail = yearly;
	g->tail = &yearly->next;
	return true;
}

static bool
no_day(const struct hy_yaml *entry, struct hy_err *err)
{
	return hy_fail(err, entry->at, HY_M_VALUE_NOT_KNOWN, "holidays", entry->type == HY_YAML_TEXT ? entry->text.p : "",
	    hy_message_text(HY_M_WANT_HOLIDAY), NULL);
}

/* TEXT is a day, and nothing else. */
static bool
is_day(struct hy_str text, struct hy_date *day)
{
	return hy_date_parse(text, day) && hy_date_full(day) && !day->rest;
}

/* A day, or a first and a last one; or a file, which begins with no digit. */
static bool
take_entry(struct gathering *g, struct hy_str folder, const struct hy_yaml *entry, struct hy_err *err)
{
	long dots = entry->type == HY_YAML_TEXT ? hy_str_find(entry->text, HY_S(".."), 0) : -1;
	struct hy_str from = hy_str_trim(dots < 0 ? entry->text : hy_str_cut(entry->text, 0, (size_t)dots));
	struct hy_str to = dots < 0 ? from : hy_str_trim(hy_str_cut(entry->text, (size_t)dots + 2, entry->text.len));
	struct hy_date first, last;

	if (entry->type != HY_YAML_TEXT || entry->text.len == 0)
		return no_day(entry, err);
	if (is_day(from, &first) && is_day(to, &last))
		return hy_date_days(&first) <= hy_date_days(&last) ? add(g, &first, &last, entry->at, err) : no_day(entry, err);
	if (take_yearly(g, from, to))
		return true;
	if (entry->text.p[0] >= '0' && entry->text.p[0] <= '9')
		return no_day(entry, err);
	return read_file(g, hy_setting_path(g->arena, folder, entry->text).p, err);
}

static int
by_day(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return (x > y) - (x < y);
}

bool
hy_setting_holidays(struct hy_arena *arena, struct hy_str folder, const struct hy_yaml *list,
    const struct hy_holidays **holidays, struct hy_err *err)
{
	struct gathering g = { .arena = arena, .found = hy_new(arena, struct hy_holidays) };

	if (list->type != HY_YAML_LIST)
		return hy_fail(err, list->at, HY_M_WANT_LIST, NULL);
	g.days = hy_new_array(arena, MOST_DAYS, long);
	g.tail = &g.found->yearly;
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next)
		if (!take_entry(&g, folder, y, err))
			return false;
	qsort(g.days, g.found->count, sizeof(*g.days), by_day);
	g.found->days = g.days;
	*holidays = g.found;
	return true;
}
