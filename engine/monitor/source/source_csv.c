/* Source "csv": what a vendor hands over as a file, with a heading line. Its day is `as_of:`, else the day the file was changed. */
#include "engine/base/file.h"
#include "engine/monitor/source/csv.h"
#include "engine/monitor/source/source.h"

#define MOST_BYTES ((size_t)256 << 20)

static bool
read_rows(struct hy_reading *reading, struct hy_csv *csv, struct hy_err *err)
{
	struct hy_row_places places;
	struct hy_str none = { NULL, 0 };
	bool end;

	if (!hy_csv_next(csv, &end, err))
		return false;
	if (end)
		return hy_fail(err, hy_mark_file(csv->file), HY_M_CSV_EMPTY, NULL);
	if (!hy_row_places(reading, csv->values, csv->count, &places, hy_mark_at(csv->file, csv->at, 1), err))
		return false;
	while (hy_csv_next(csv, &end, err) && !end) {
		if (csv->count > places.count)
			return hy_fail(err, hy_mark_at(csv->file, csv->at, 1), HY_M_CSV_RAGGED, NULL);
		for (unsigned i = csv->count; i < places.count; i++)
			csv->values[i] = none;
		if (!hy_row_take(reading, &places, csv->values, hy_mark_at(csv->file, csv->at, 1), err))
			return false;
	}
	return end;
}

/* Sets the day of the data from `as_of:` of the source, if that is given. */
static bool
take_as_of(struct hy_reading *reading, struct hy_err *err)
{
	const struct hy_yaml *as_of = hy_yaml_get(reading->source->yaml, "as_of");
	struct hy_date day;

	if (as_of == NULL)
		return true;
	if (!hy_setting_day(as_of, &day, err))
		return false;
	reading->newest = hy_date_days(&day);
	return true;
}

bool
hy_source_csv(struct hy_reading *reading, struct hy_err *err)
{
	const struct hy_source *source = reading->source;
	struct hy_file_stamp stamp;
	struct hy_str bytes;
	struct hy_csv csv;

	if (source->path.len == 0)
		return hy_fail(err, source->at, HY_M_SETTING_MISSING, "path", NULL);
	if (!take_as_of(reading, err))
		return false;
	if (reading->newest == 0 && hy_file_stamp(source->path.p, &stamp))
		reading->newest = (long)((stamp.seconds + reading->config->zone * 60) / 86400);
	/* A file of a later day than the one looked at was true on that day, for all that is known. */
	if (reading->newest > hy_date_days(&reading->live->today))
		reading->newest = hy_date_days(&reading->live->today);
	return hy_file_read(reading->arena, source->path.p, MOST_BYTES, &bytes, err) &&
	    hy_csv_open(&csv, reading->arena, source->path.p, bytes, err) && read_rows(reading, &csv, err);
}
