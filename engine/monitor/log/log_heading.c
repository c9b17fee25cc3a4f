/* The heading line of a file (format csv). */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "engine/monitor/event/record.h"
#include "engine/monitor/log/log_part.h"

/* The fields of the columns that LINE names. False with ERR. */
static bool
take_names(struct hy_log *log, struct hy_log_file *file, struct hy_line *line, struct hy_err *err)
{
	struct hy_mark at = hy_mark_at(file->path, 1, 1);
	struct hy_str names[HY_RECORD_VALUES];
	unsigned count;
	int *columns;

	if (!hy_utf8_valid(line->text, NULL))
		return hy_fail(err, at, HY_M_LOG_NOT_UTF8, NULL);
	if (!hy_record_split(line->text, line->room, &line->used, names, &count))
		return hy_fail(err, at, HY_M_LOG_HEADING, NULL);
	columns = hy_new_array(log->arena, count, int);
	for (unsigned i = 0; i < count; i++)
		columns[i] = (int)hy_line_field(line, names[i]);
	if (!hy_mapping_fits(log->plan.mapping, names, count, at, err))
		return false;
	file->columns = columns;
	file->n_columns = count;
	return true;
}

/* BYTES of room: the beginning of the file, LEN bytes, and the values. */
static bool
read_heading(struct hy_log *log, struct hy_log_file *file, char *bytes, struct hy_err *err)
{
	ssize_t n = pread(file->fd, bytes, HY_LINE_MAX, 0);
	const char *p = bytes, *end;
	struct hy_line line = { .mapping = log->plan.mapping, .room = bytes + HY_LINE_MAX + HY_READER_PAD };

	if (n < 0)
		return hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_READ, file->path, hy_errno_text(errno), NULL);
	if (n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
		p += 3;
	end = hy_record_end(p, bytes + n, HY_LINE_MAX);
	if (end == NULL)
		return n < (ssize_t)HY_LINE_MAX || hy_fail(err, hy_mark_at(file->path, 1, 1), HY_M_LOG_HEADING, NULL);
	while (end > p && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	line.text = (struct hy_str){ p, (size_t)(end - p) };
	return take_names(log, file, &line, err);
}

bool
hy_log_heading(struct hy_log *log, struct hy_log_file *file, struct hy_err *err)
{
	char *bytes = calloc(2, HY_LINE_MAX + 2 * HY_READER_PAD);
	bool ok = bytes != NULL ? read_heading(log, file, bytes, err) :
	    hy_fail(err, hy_mark_file(file->path), HY_M_LOG_MEMORY, NULL);

	free(bytes);
	return ok;
}
