/* Rows of a table become facts (source.h). */
#include "engine/monitor/event/mask.h"
#include "engine/monitor/event/moment.h"
#include "engine/monitor/source/source.h"

/* Field of COLUMN by `columns:`; -2 = the source does not say, -1 with ERR = no such field. */
static int
mapped(struct hy_reading *reading, struct hy_str column, struct hy_err *err)
{
	const struct hy_fact_kind *kind = hy_fact_kind_get(reading->source->kind);
	const struct hy_yaml *columns = hy_yaml_get(reading->source->yaml, "columns");
	const struct hy_yaml *field;
	int place;

	for (field = columns != NULL ? columns->first : NULL; field != NULL; field = field->next)
		if (hy_str_eq(field->key->text, column))
			break;
	if (field == NULL)
		return -2;
	place = hy_fact_field(kind, field->text);
	if (place < 0)
		hy_setting_fail(field, hy_fact_field_names(reading->arena, kind), err);
	return place;
}

/* Every name in `columns:` is a column that is there. */
static bool
all_there(struct hy_reading *reading, const struct hy_str *columns, unsigned count, struct hy_err *err)
{
	const struct hy_yaml *map = hy_yaml_get(reading->source->yaml, "columns");

	for (const struct hy_yaml *y = map != NULL ? map->first : NULL; y != NULL; y = y->next) {
		unsigned i = 0;

		while (i < count && !hy_str_eq(columns[i], y->key->text))
			i++;
		if (i == count)
			return hy_fail(err, y->key->at, HY_M_NO_COLUMN, y->key->text.p, reading->source->name, NULL);
	}
	return true;
}

bool
hy_row_places(struct hy_reading *reading, const struct hy_str *columns, unsigned count,
    struct hy_row_places *places, struct hy_mark at, struct hy_err *err)
{
	const struct hy_fact_kind *kind = hy_fact_kind_get(reading->source->kind);
	bool filled[HY_FACT_FIELDS] = { false };

	places->fields = hy_new_array(reading->arena, count, int);
	places->count = count;
	for (unsigned i = 0; i < count; i++) {
		int place = mapped(reading, columns[i], err);

		if (place == -1)
			return false;
		places->fields[i] = place == -2 ? hy_fact_field(kind, columns[i]) : place;
		if (places->fields[i] >= 0)
			filled[places->fields[i]] = true;
	}
	for (unsigned f = 0; f < kind->count; f++)
		if (kind->needed[f] && !filled[f])
			return hy_fail(err, at, HY_M_NO_FIELD, kind->fields[f], reading->source->name, NULL);
	return all_there(reading, columns, count, err);
}

/* What systems write where there is no day, or none in sight. */
static bool
is_no_day(struct hy_str text)
{
	static const char *const words[] = { "-", "NULL", "null", "\\N", "infinity", "-infinity" };

	for (size_t i = 0; i < HY_COUNT(words); i++)
		if (hy_str_is(text, words[i]))
			return true;
	return hy_str_starts(text, HY_S("9999")) || hy_str_starts(text, HY_S("0000"));
}

/* VALUE as it is kept: masked, and a day in ISO. False with ERR when it is no day though it should be. */
static bool
take_value(struct hy_reading *reading, struct hy_fact *fact, int place, struct hy_str value, struct hy_err *err)
{
	const char *field = fact->kind->fields[place];
	struct hy_str text = hy_str_trim(value);
	struct hy_date day;
	unsigned masked = 0;

	text = hy_mask_text(reading->arena, text, &masked);
	if (masked > 0 && reading->numbers == 0) {
		reading->number_field = field;
		reading->number_at = fact->at;
	}
	reading->numbers += masked;
	if (text.len == 0)
		return true;
	if (fact->kind->day[place]) {
		if (!fact->kind->needed[place] && is_no_day(text))
			return true;
		if (!hy_moment_day(text, reading->config->zone, &day))
			return hy_fail(err, fact->at, HY_M_FIELD_NO_DAY, field, text.p, NULL);
		text = hy_date_iso(reading->arena, &day);
		if (fact->kind->dates[place])
			fact->day = fact->last = hy_date_days(&day);
	}
	fact->fields[place] = text;
	return true;
}

bool
hy_row_take(struct hy_reading *reading, const struct hy_row_places *places, const struct hy_str *values,
    struct hy_mark at, struct hy_err *err)
{
	struct hy_fact *fact = hy_live_add(reading->live, reading->source->kind, reading->source->name,
	    reading->newest, at);

	for (unsigned i = 0; i < places->count; i++)
		if (places->fields[i] >= 0 && values[i].p != NULL &&
		    !take_value(reading, fact, places->fields[i], values[i], err))
			return false;
	for (unsigned f = 0; f < fact->kind->count; f++)
		if (fact->kind->needed[f] && fact->fields[f].p == NULL)
			return hy_fail(err, at, HY_M_FIELD_EMPTY, fact->kind->fields[f], NULL);
	return true;
}
