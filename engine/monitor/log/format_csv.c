/*
 * CSV (RFC 4180) in UTF-8: a heading line in each file, rotated ones too; values in quotes may hold commas, quotes that are
 * doubled, and line breaks.
 */
#include "engine/monitor/event/record.h"
#include "engine/monitor/log/format.h"

static enum hy_line_state
read_line(struct hy_line *line)
{
	struct hy_str values[HY_RECORD_VALUES];
	enum hy_line_state state = HY_LINE_EVENT;
	unsigned count;

	if (!hy_record_split(line->text, line->room, &line->used, values, &count))
		return hy_line_wrong(line, HY_M_LINE_QUOTE);
	if (count != line->n_columns)
		return hy_line_wrong(line, HY_M_LINE_COLUMNS);
	for (unsigned i = 0; state == HY_LINE_EVENT && i < count; i++)
		if (line->columns[i] < HY_EVENT_FIELDS)
			state = hy_line_take(line, (enum hy_event_field)line->columns[i], values[i]);
	return state;
}

extern const struct hy_format hy_format_csv;
const struct hy_format hy_format_csv = { .name = "csv", .records = true, .heading = true, .read = read_line };
