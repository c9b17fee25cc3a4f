/* What formats have between them (format.h). */
#include "engine/monitor/log/format.h"

enum hy_event_field
hy_line_field(const struct hy_line *line, struct hy_str name)
{
	int field = hy_lookup_find(&line->mapping->names, name);

	return field < 0 ? HY_EVENT_FIELDS : (enum hy_event_field)field;
}

enum hy_line_state
hy_line_wrong(struct hy_line *line, enum hy_message why)
{
	line->why = why;
	return HY_LINE_WRONG;
}
