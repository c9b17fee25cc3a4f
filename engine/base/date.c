#include "engine/base/date.h"

#include <string.h>

#include "engine/base/err.h"
#include "engine/base/text.h"

/* Year 1 of each era; the newest first, for writing. */
static const struct {
	enum hy_word name;
	char letter;
	int first_year, month, day;
} eras[] = {
	{ HY_W_REIWA, 'R', 2019, 5, 1 },
	{ HY_W_HEISEI, 'H', 1989, 1, 8 },
	{ HY_W_SHOWA, 'S', 1926, 12, 25 },
};
#define N_ERAS HY_COUNT(eras)

struct scan {
	struct hy_str text;	/* folded, without white space */
	size_t at;
};

static bool
take(struct scan *s, struct hy_str word)
{
	struct hy_str rest = hy_str_cut(s->text, s->at, s->text.len);

	if (word.len == 0 || !hy_str_starts(rest, word))
		return false;
	s->at += word.len;
	return true;
}

static bool
take_word(struct scan *s, enum hy_word word)
{
	return take(s, hy_word(word));
}

/* One to four digits; false leaves the scan where it was. */
static bool
take_number(struct scan *s, int *number)
{
	int value = 0, digits = 0;

	while (s->at < s->text.len && digits < 4 && s->text.p[s->at] >= '0' &&
	    s->text.p[s->at] <= '9') {
		value = value * 10 + (s->text.p[s->at++] - '0');
		digits++;
	}
	if (digits > 0)
		*number = value;
	return digits > 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static bool
exists(const struct hy_date *d)
{
	return d->year >= 1868 && d->year <= 2999 && d->month >= 0 && d->month <= 12 &&
	    (d->day == 0 ||
	    (d->day > 0 && d->month >= 1 && d->day <= month_days(d->year, d->month)));
}

/* A written 0 is no month or day: it must not pass for "not given". */
static int
not_zero(int number)
{
	return number > 0 ? number : -1;
}

/* Month and day behind a year, in words. */
static void
take_month_day(struct scan *s, struct hy_date *d)
{
	size_t start = s->at;

	if (!take_number(s, &d->month))
		return;
	if (!take_word(s, HY_W_MONTH)) {
		s->at = start;
		d->month = 0;
		return;
	}
	d->month = not_zero(d->month);
	if (d->month > 0 && d->month <= 12 && take_word(s, HY_W_MONTH_END)) {
		d->day = month_days(d->year, d->month);
		take_word(s, HY_W_DAY);
		return;
	}
	start = s->at;
	if (!take_number(s, &d->day) || !take_word(s, HY_W_DAY)) {
		s->at = start;
		d->day = 0;
		return;
	}
	d->day = not_zero(d->day);
}

static bool
take_numeric_tail(struct scan *s, struct hy_date *d)
{
	char sep = s->at < s->text.len ? s->text.p[s->at] : '\0';

	if (sep != '-' && sep != '/' && sep != '.')
		return false;
	s->at++;
	if (!take_number(s, &d->month) || d->month == 0)
		return false;
	if (s->at < s->text.len && s->text.p[s->at] == sep) {
		s->at++;
		return take_number(s, &d->day) && d->day > 0;
	}
	return true;
}

/* The year with its era; *NUMERIC tells that - / . may follow instead of words. */
static bool
take_year(struct scan *s, struct hy_date *d, bool *numeric)
{
	int n;

	for (size_t i = 0; i < N_ERAS; i++) {
		size_t start = s->at;
		bool letter = s->text.p[s->at] == eras[i].letter;

		if (!letter && !take_word(s, eras[i].name))
			continue;
		s->at += letter;
		if (take_word(s, HY_W_FIRST_YEAR))
			n = 1;
		else if (!take_number(s, &n) || n == 0) {
			s->at = start;
			continue;
		}
		d->year = eras[i].first_year + n - 1;
		*numeric = !take_word(s, HY_W_YEAR);
		if (!*numeric || (s->at < s->text.len && strchr("-/.", s->text.p[s->at])))
			return true;
		s->at = start;
	}
	*numeric = true;
	if (!take_number(s, &d->year) || d->year < 1868)
		return false;
	*numeric = !take_word(s, HY_W_YEAR);
	return true;
}

static bool
take_date(struct scan *s, struct hy_date *d)
{
	size_t start = s->at;
	bool numeric;

	memset(d, 0, sizeof(*d));
	if (take_year(s, d, &numeric)) {
		if (!numeric)
			take_month_day(s, d);
		if ((!numeric || take_numeric_tail(s, d)) && exists(d))
			return true;
	}
	s->at = start;
	return false;
}

/* Moves on to the next date in the text; *START is where it begins. */
static bool
find_date(struct scan *s, struct hy_date *d, size_t *start)
{
	for (; s->at < s->text.len; s->at++) {
		*start = s->at;
		if (((unsigned char)s->text.p[s->at] & 0xc0) != 0x80 && take_date(s, d))
			return true;
	}
	return false;
}

/* The end of a range may say only month and day, only the day, or how many days; "the same year" or "month" before. */
static bool
take_short_end(struct scan *s, const struct hy_date *from, struct hy_date *to)
{
	size_t start = s->at;
	int n;

	if (take_number(s, &n) && n > 0 && hy_date_full(from) && take_word(s, HY_W_DAY_COUNT)) {
		*to = hy_date_of_days(hy_date_days(from) + n - 1);
		s->at = start;	/* the count is read as a printed one, too */
		return true;
	}
	s->at = start;
	if (!take_word(s, HY_W_SAME_YEAR))
		take_word(s, HY_W_SAME_MONTH);
	start = s->at;
	*to = *from;
	to->month = to->day = 0;
	take_month_day(s, to);
	if (to->month > 0 && exists(to)) {
		if (hy_date_full(from) && to->day > 0 && hy_date_days(to) < hy_date_days(from))
			to->year++;
		return exists(to);
	}
	s->at = start;
	if (take_number(s, &n) && take_word(s, HY_W_DAY)) {
		to->month = from->month;
		to->day = n;
		return n > 0 && exists(to);
	}
	return false;
}

/* A short word in brackets behind a date: the day of the week. */
static void
skip_weekday(struct scan *s)
{
	size_t at = s->at;

	if (at == s->text.len || s->text.p[at] != '(')
		return;
	while (++at < s->text.len && s->text.p[at] != ')')
		if (s->text.p[at] >= '0' && s->text.p[at] <= '9')
			return;
	if (at < s->text.len && s->text.p[at] == ')')
		s->at = at + 1;
}

static bool
take_to(struct scan *s)
{
	skip_weekday(s);
	return take(s, HY_S("~")) || take_word(s, HY_W_WAVE) || take_word(s, HY_W_FROM) ||
	    take_word(s, HY_W_DASH);
}

static int
find_day_count(struct scan *s)
{
	int n;

	for (; s->at < s->text.len; s->at++) {
		size_t start = s->at;

		if (take_number(s, &n) && take_word(s, HY_W_DAY_COUNT))
			return n;
		s->at = start;
	}
	return 0;
}

static struct scan
scan_new(struct hy_arena *arena, struct hy_str text)
{
	return (struct scan){ hy_text_key(arena, hy_text_head(text, 400)), 0 };
}

bool
hy_date_parse(struct hy_str text, struct hy_date *date)
{
	struct hy_arena *arena = hy_arena_new();
	struct scan s = scan_new(arena, text);
	size_t start;
	bool found = find_date(&s, date, &start);

	if (found) {
		date->planned = hy_str_find(s.text, hy_word(HY_W_PLANNED), 0) >= 0;
		date->rest = start > 0 || s.at < s.text.len;
	}
	hy_arena_free(arena);
	return found;
}

bool
hy_range_parse(struct hy_str text, struct hy_range *range)
{
	struct hy_arena *arena = hy_arena_new();
	struct scan s = scan_new(arena, text);
	size_t start;
	bool found = find_date(&s, &range->from, &start);

	range->printed_days = 0;
	if (found) {
		range->to = range->from;
		if (take_to(&s) && !take_date(&s, &range->to) &&
		    !take_short_end(&s, &range->from, &range->to))
			found = false;
		range->printed_days = find_day_count(&s);
	}
	hy_arena_free(arena);
	return found;
}

/* Days from civil date, after H. Hinnant's published algorithm. */
long
hy_date_days(const struct hy_date *date)
{
	int m = date->month > 0 ? date->month : 1, d = date->day > 0 ? date->day : 1;
	long y = date->year - (m <= 2);
	long era = (y >= 0 ? y : y - 399) / 400;
	long yoe = y - era * 400;
	long doy = (153L * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

/* The inverse, from the same source. */
struct hy_date
hy_date_of_days(long days)
{
	long z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	long doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	long mp = (5 * doy + 2) / 153;
	struct hy_date date = { .day = (int)(doy - (153 * mp + 2) / 5 + 1) };

	date.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	date.year = (int)(yoe + era * 400 + (date.month <= 2));
	return date;
}

struct hy_date
hy_date_after(const struct hy_date *date, int years, int months, int days)
{
	long month = (date->year + (long)years) * 12 + (date->month > 0 ? date->month - 1 : 0) + months;
	long year = (month >= 0 ? month : month - 11) / 12;
	struct hy_date after = { .year = (int)year, .month = (int)(month - year * 12) + 1,
		.day = date->day > 0 ? date->day : 1 };

	if (after.day > month_days(after.year, after.month))
		after.day = month_days(after.year, after.month);
	return days != 0 ? hy_date_of_days(hy_date_days(&after) + days) : after;
}

long
hy_range_days(const struct hy_range *range)
{
	return hy_date_days(&range->to) - hy_date_days(&range->from) + 1;
}

bool
hy_date_full(const struct hy_date *date)
{
	return date->year > 0 && date->month > 0 && date->day > 0;
}

struct hy_str
hy_date_iso(struct hy_arena *arena, const struct hy_date *date)
{
	if (date->year == 0)
		return (struct hy_str){ "", 0 };
	if (date->month == 0)
		return hy_str_format(arena, "%04d", date->year);
	if (date->day == 0)
		return hy_str_format(arena, "%04d-%02d", date->year, date->month);
	return hy_str_format(arena, "%04d-%02d-%02d", date->year, date->month, date->day);
}

struct hy_str
hy_range_iso(struct hy_arena *arena, const struct hy_range *range)
{
	struct hy_str from = hy_date_iso(arena, &range->from), to = hy_date_iso(arena, &range->to);

	return hy_str_eq(from, to) ? from : hy_str_format(arena, "%s/%s", from.p, to.p);
}

/* NUMBER and the word behind it. Rules get every date as text: a format would take most of their time. */
static void
add_number(struct hy_buf *out, int number, enum hy_word behind)
{
	char digits[12], *p = digits + sizeof(digits);
	unsigned left = (unsigned)(number < 0 ? -number : number);

	do
		*--p = (char)('0' + left % 10);
	while ((left /= 10) > 0);
	if (number < 0)
		*--p = '-';
	hy_buf_add(out, p, (size_t)(digits + sizeof(digits) - p));
	hy_buf_str(out, hy_word(behind));
}

struct hy_str
hy_date_wareki(struct hy_arena *arena, const struct hy_date *date)
{
	struct hy_buf out = hy_buf_new(arena);
	long days = hy_date_days(date);
	size_t i = 0;

	while (i + 1 < N_ERAS && days < hy_date_days(&(struct hy_date){ eras[i].first_year,
	    eras[i].month, eras[i].day, false, false }))
		i++;
	hy_buf_str(&out, hy_word(eras[i].name));
	if (date->year == eras[i].first_year) {
		hy_buf_str(&out, hy_word(HY_W_FIRST_YEAR));
		hy_buf_str(&out, hy_word(HY_W_YEAR));
	} else {
		add_number(&out, date->year - eras[i].first_year + 1, HY_W_YEAR);
	}
	if (date->month > 0)
		add_number(&out, date->month, HY_W_MONTH);
	if (date->day > 0)
		add_number(&out, date->day, HY_W_DAY);
	return hy_buf_get(&out);
}
