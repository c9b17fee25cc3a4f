/*
 * Any text, by a regular expression (`pattern:`) that matches a line from its beginning; its named groups are the fields, as
 * `fields:` maps them. It sees bytes: classes of characters are those of ASCII, Japanese text passes through [^ ]+ and the like.
 */
#include "engine/base/match.h"
#include "engine/monitor/log/format.h"

struct pattern {
	struct hy_scanner *scanner;
	unsigned n_groups;
	struct { unsigned group; enum hy_event_field field; } groups[HY_EVENT_FIELDS];
};

static bool
take_groups(struct hy_arena *arena, const struct hy_yaml *value, const struct hy_mapping *mapping, struct pattern *own,
    struct hy_err *err)
{
	struct hy_scanner_group *groups;
	unsigned n = hy_scanner_groups(own->scanner, arena, &groups);
	struct hy_str *names = hy_new_array(arena, n + 1, struct hy_str);

	for (unsigned i = 0; i < n; i++) {
		int field = hy_lookup_find(&mapping->names, groups[i].name);

		names[i] = groups[i].name;
		if (field < 0 || field == HY_EVENT_FIELDS || own->n_groups == HY_EVENT_FIELDS)
			continue;
		own->groups[own->n_groups].group = groups[i].group;
		own->groups[own->n_groups++].field = (enum hy_event_field)field;
	}
	return hy_mapping_fits(mapping, names, n, value->at, err);
}

static bool
open_pattern(struct hy_arena *arena, const struct hy_source *source, const struct hy_mapping *mapping, const void **own,
    struct hy_err *err)
{
	const struct hy_yaml *value = hy_yaml_get(source->yaml, "pattern");
	struct pattern *p = hy_new(arena, struct pattern);

	*own = p;
	if (value == NULL)
		return hy_fail(err, source->at, HY_M_SETTING_MISSING, "pattern", NULL);
	if (value->type != HY_YAML_TEXT)
		return hy_fail(err, value->at, HY_M_WANT_TEXT, NULL);
	p->scanner = hy_scanner_new(value->text, value->at, err);
	return p->scanner != NULL && take_groups(arena, value, mapping, p, err);
}

static void
close_pattern(const void *own)
{
	hy_scanner_free(((const struct pattern *)own)->scanner);
}

static void *
begin(const void *own)
{
	return hy_matching_new(((const struct pattern *)own)->scanner);
}

static void
end(void *scratch)
{
	hy_matching_free(scratch);
}

static enum hy_line_state
read_line(struct hy_line *line)
{
	const struct pattern *own = line->own;
	enum hy_line_state state = HY_LINE_EVENT;

	switch (hy_matching_run(own->scanner, line->scratch, line->text)) {
	case HY_NO_MATCH:
		return hy_line_wrong(line, HY_M_LINE_PATTERN);
	case HY_MATCH_FAILED:
		return hy_line_wrong(line, HY_M_LINE_LIMIT);
	case HY_MATCH:
		break;
	}
	for (unsigned i = 0; state == HY_LINE_EVENT && i < own->n_groups; i++) {
		struct hy_str value = hy_matching_group(line->scratch, line->text, own->groups[i].group);

		if (value.p != NULL)
			state = hy_line_take(line, own->groups[i].field, value);
	}
	return state;
}

extern const struct hy_format hy_format_pattern;
const struct hy_format hy_format_pattern = {
	.name = "pattern", .open = open_pattern, .close = close_pattern, .begin = begin, .end = end, .read = read_line,
};
