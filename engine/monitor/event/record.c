#include "engine/monitor/event/record.h"

#include <string.h>

/* Behind the quote that closes the value whose opening quote is at P; NULL: it is not there. */
static const char *
closed(const char *p, const char *end)
{
	for (p++; p < end; p += 2) {
		p = memchr(p, '"', (size_t)(end - p));
		if (p == NULL)
			return NULL;
		if (p + 1 == end || p[1] != '"')
			return p + 1;
	}
	return NULL;
}

const char *
hy_record_end(const char *p, const char *end, size_t most)
{
	if ((size_t)(end - p) > most)
		end = p + most;
	while (p < end) {
		if (*p == '"') {
			p = closed(p, end);
			if (p == NULL)
				return NULL;
		}
		while (p < end && *p != ',' && *p != '\n')
			p++;
		if (p < end && *p++ == '\n')
			return p;
	}
	return NULL;
}

/* The value in quotes from P to END, both passed; doubled quotes become one. */
static struct hy_str
unquoted(char *room, size_t *used, const char *p, const char *end)
{
	char *begin = room + *used, *out = begin;

	if (memchr(p, '"', (size_t)(end - p)) == NULL)
		return (struct hy_str){ p, (size_t)(end - p) };
	for (; p < end; p++) {
		*out++ = *p;
		p += *p == '"';
	}
	*used += (size_t)(out - begin);
	return (struct hy_str){ begin, (size_t)(out - begin) };
}

bool
hy_record_split(struct hy_str text, char *room, size_t *used, struct hy_str values[HY_RECORD_VALUES], unsigned *count)
{
	const char *p = text.p, *end = p + text.len;

	for (*count = 0; *count < HY_RECORD_VALUES; p++) {
		const char *from = p;

		if (p < end && *p == '"') {
			p = closed(p, end);
			if (p == NULL || (p < end && *p != ','))
				return false;
			values[(*count)++] = unquoted(room, used, from + 1, p - 1);
		} else {
			while (p < end && *p != ',')
				p++;
			values[(*count)++] = (struct hy_str){ from, (size_t)(p - from) };
		}
		if (p >= end)
			return true;
	}
	return false;
}
