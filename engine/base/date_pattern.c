/* Dates as patterns, for those who look at a text without Hyoka (date.h). */
#include "engine/base/date.h"
#include "engine/base/err.h"
#include "engine/base/text.h"

/* Signs of both widths; S is any white space, which dates may have anywhere. */
#define S "\\s*"
#define D HY_TEXT_DIGIT
#define ZERO "[0\xef\xbc\x90]"
#define ONE_UP "[1-9\xef\xbc\x91-\xef\xbc\x99]"
#define MONTH "(?:" ZERO "?" ONE_UP "|[1\xef\xbc\x91][0-2\xef\xbc\x90-\xef\xbc\x92])"
#define DAY "(?:" ZERO "?" ONE_UP "|[12\xef\xbc\x91\xef\xbc\x92]" D "|[3\xef\xbc\x93][01\xef\xbc\x90\xef\xbc\x91])"
#define YEAR "[12\xef\xbc\x91\xef\xbc\x92]" D D D
#define ERA_YEAR ZERO "*" ONE_UP D "?"
#define ERA_LETTER "[RHS\xef\xbc\xb2\xef\xbc\xa8\xef\xbc\xb3]"
#define SEPARATOR "[-/.\xef\xbc\x8d\xef\xbc\x8f\xef\xbc\x8e]"

/* {1} year, {2} month, {3} day: "10 month 12 day", and neither with a number that is none. */
#define MONTH_DAY "(?:" S MONTH S "{2}(?:" S DAY S "{3})?(?!" S D "+" S "{3}))"
#define FULL_MONTH_DAY S MONTH S "{2}" S "(?:" DAY S "{3}|{9})"
/* {4} eras, {5} first year */
#define WORDS "(?:(?:{4}|" ERA_LETTER ")" S "(?:{5}|" ERA_YEAR ")|" YEAR ")"
#define NUMBERS S SEPARATOR S MONTH "(?!" D ")(?:" S SEPARATOR S DAY "(?!" D "))?(?!" S SEPARATOR S D ")"
#define FULL_NUMBERS S SEPARATOR S MONTH S SEPARATOR S DAY "(?!" D ")(?!" S SEPARATOR S D ")"
#define DATE WORDS "(?:" S "{1}" MONTH_DAY "?(?!" S D "+" S "{2})|" NUMBERS ")"
#define FULL_DATE WORDS "(?:" S "{1}" FULL_MONTH_DAY "|" FULL_NUMBERS ")"
/* {6} same year or month, {7} words for "to", {8} behind a count of days, {9} (above) the end of a month */
#define SHORT_END "(?:(?:{6})?(?:" MONTH_DAY "|" S DAY S "{3})|" S D D "?" D "?" S "{8})"
#define WEEKDAY "(?:" S "[(\xef\xbc\x88][^0-9\xef\xbc\x90-\xef\xbc\x99)\xef\xbc\x89]*[)\xef\xbc\x89])?"
#define TO WEEKDAY S "(?:{7}|[~\xef\xbd\x9e])"
#define RANGE DATE "(?:" TO S "(?:" DATE "|" SHORT_END ")|(?!" TO "))"

static struct hy_str
either(struct hy_arena *arena, enum hy_word one, enum hy_word two, enum hy_word three)
{
	return hy_str_format(arena, "%s|%s%s%s", hy_word(one).p, hy_word(two).p,
	    three != HY_W_COUNT ? "|" : "", three != HY_W_COUNT ? hy_word(three).p : "");
}

static struct hy_str
fill(struct hy_arena *arena, struct hy_str pattern)
{
	const struct hy_str words[] = { hy_word(HY_W_YEAR), hy_word(HY_W_MONTH), hy_word(HY_W_DAY),
	    either(arena, HY_W_REIWA, HY_W_HEISEI, HY_W_SHOWA), hy_word(HY_W_FIRST_YEAR),
	    either(arena, HY_W_SAME_YEAR, HY_W_SAME_MONTH, HY_W_COUNT),
	    either(arena, HY_W_WAVE, HY_W_FROM, HY_W_DASH), hy_word(HY_W_DAY_COUNT),
	    hy_word(HY_W_MONTH_END) };

	return hy_str_fill_list(arena, pattern, words, HY_COUNT(words));
}

struct hy_str
hy_date_pattern(struct hy_arena *arena)
{
	return fill(arena, HY_S(DATE));
}

struct hy_str
hy_day_pattern(struct hy_arena *arena)
{
	return fill(arena, HY_S(FULL_DATE));
}

struct hy_str
hy_range_pattern(struct hy_arena *arena)
{
	return fill(arena, HY_S(RANGE));
}
