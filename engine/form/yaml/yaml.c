#include "engine/form/yaml/yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "engine/base/file.h"
#include "engine/base/kind.h"
#include "engine/base/text.h"
#include "engine/form/yaml/yaml_fault.h"

/* Some editors put it in front of every UTF-8 file. */
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* Up to so many keys are compared pair by pair. */
#define FEW_KEYS 24

struct reader {
	struct hy_arena *arena;
	yaml_parser_t parser;
	const char *file;
	struct hy_str bytes;
	unsigned depth, values;
	struct hy_err *err;
};

/* libyaml counts lines and columns (in characters) from 0. */
static struct hy_mark
mark_of(const struct reader *r, yaml_mark_t m)
{
	return hy_mark_at(r->file, (unsigned)m.line + 1, (unsigned)m.column + 1);
}

static bool
fail_number(struct hy_err *err, struct hy_mark at, enum hy_message id, size_t number)
{
	char text[32];

	snprintf(text, sizeof(text), "%zu", number);
	return hy_fail(err, at, id, text, NULL);
}

/* The place of byte OFFSET. */
static struct hy_mark
mark_at(const char *file, struct hy_str bytes, size_t offset)
{
	struct hy_mark at = hy_mark_at(file, 1, 1);

	for (size_t i = 0; i < offset && i < bytes.len; i++) {
		if (bytes.p[i] == '\n') {
			at.line++;
			at.col = 1;
		} else if (((unsigned char)bytes.p[i] & 0xc0) != 0x80) {
			at.col++;
		}
	}
	return at;
}

static bool
fail_syntax(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	struct hy_yaml_fault fault = {
		.problem = p->problem != NULL ? p->problem : "?",
		.context = p->context,
		.at = mark_of(r, p->problem_mark),
	};

	/* For a character it does not take, libyaml tells the offset only. */
	if (p->error == YAML_READER_ERROR)
		fault.at = mark_at(r->file, r->bytes, p->problem_offset);
	else if (p->context != NULL)
		fault.from = mark_of(r, p->context_mark);
	return hy_yaml_fault_fail(&fault, r->bytes, r->err);
}

/* The next event; false when libyaml cannot read on. The caller deletes the event. */
static bool
next_event(struct reader *r, yaml_event_t *event)
{
	return yaml_parser_parse(&r->parser, event) != 0 || fail_syntax(r);
}

static bool
refuse_extras(struct reader *r, const yaml_event_t *e)
{
	const yaml_char_t *anchor = NULL, *tag = NULL;

	switch ((int)e->type) {
	case YAML_ALIAS_EVENT:
		anchor = e->data.alias.anchor;
		break;
	case YAML_SCALAR_EVENT:
		anchor = e->data.scalar.anchor;
		tag = e->data.scalar.tag;
		break;
	case YAML_SEQUENCE_START_EVENT:
		anchor = e->data.sequence_start.anchor;
		tag = e->data.sequence_start.tag;
		break;
	case YAML_MAPPING_START_EVENT:
		anchor = e->data.mapping_start.anchor;
		tag = e->data.mapping_start.tag;
		break;
	}
	if (anchor != NULL)
		return hy_fail(r->err, mark_of(r, e->start_mark), HY_M_YAML_ANCHOR, NULL);
	if (tag != NULL)
		return hy_fail(r->err, mark_of(r, e->start_mark), HY_M_YAML_TAG, NULL);
	return true;
}

static struct hy_yaml *
value_new(struct reader *r, enum hy_yaml_type type, yaml_mark_t at)
{
	struct hy_yaml *y = hy_new(r->arena, struct hy_yaml);

	y->type = type;
	y->at = mark_of(r, at);
	y->begin = y->end = (unsigned)at.index;
	y->nth = ++r->values;
	if (r->values > HY_YAML_MAX_VALUES) {
		fail_number(r->err, y->at, HY_M_YAML_MANY, HY_YAML_MAX_VALUES);
		return NULL;
	}
	return y;
}

/*
 * `name: x` with `- y` indented below is one plain text "x - y" to YAML, which
 * no author means.
 */
static bool
swallowed_list(const yaml_event_t *e, const struct hy_yaml *y)
{
	return y->plain && e->end_mark.line > e->start_mark.line &&
	    hy_str_find(y->text, HY_S(" - "), 0) >= 0;
}

static struct hy_yaml *
read_text(struct reader *r, const yaml_event_t *e)
{
	struct hy_yaml *y = value_new(r, HY_YAML_TEXT, e->start_mark);

	if (y == NULL)
		return NULL;
	y->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	y->end = (unsigned)e->end_mark.index;
	y->text = hy_str_copy(r->arena, (const char *)e->data.scalar.value, e->data.scalar.length);
	if (y->text.len > HY_YAML_MAX_CHARS && hy_text_chars(y->text) > HY_YAML_MAX_CHARS) {
		fail_number(r->err, y->at, HY_M_YAML_LONG, HY_YAML_MAX_CHARS);
		return NULL;
	}
	if (memchr(y->text.p, '\0', y->text.len) != NULL) {
		hy_fail(r->err, y->at, HY_M_YAML_NUL, NULL);
		return NULL;
	}
	if (swallowed_list(e, y)) {
		hy_fail(r->err, y->at, HY_M_YAML_SWALLOWED, NULL);
		return NULL;
	}
	return y;
}

/* A bracket ends a list or map itself; where there is none, the last entry does. */
static void
end_collection(struct hy_yaml *y, const struct hy_yaml *last, const yaml_event_t *event)
{
	if (event->end_mark.index > event->start_mark.index)
		y->end = (unsigned)event->end_mark.index;
	else if (last != NULL)
		y->end = last->end;
}

static struct hy_yaml *read_value(struct reader *r, yaml_event_t *event);

static struct hy_yaml *
read_list(struct reader *r, const yaml_event_t *start)
{
	struct hy_yaml *list = value_new(r, HY_YAML_LIST, start->start_mark), **tail, *last = NULL;
	yaml_event_t event;

	if (list == NULL)
		return NULL;
	list->flow = start->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	for (tail = &list->first; next_event(r, &event); tail = &last->next) {
		bool end = event.type == YAML_SEQUENCE_END_EVENT;

		if (end)
			end_collection(list, last, &event);
		else
			*tail = last = read_value(r, &event);
		yaml_event_delete(&event);
		if (end)
			return list;
		if (last == NULL)
			return NULL;
		list->count++;
	}
	return NULL;
}

static int
by_key(const void *a, const void *b)
{
	const struct hy_yaml *const *x = a, *const *y = b;
	int order = hy_str_cmp((*x)->key->text, (*y)->key->text);

	if (order != 0)
		return order;
	return ((*x)->key->at.line > (*y)->key->at.line) - ((*x)->key->at.line < (*y)->key->at.line);
}

static bool
fail_duplicate(struct reader *r, const struct hy_yaml *first, const struct hy_yaml *again)
{
	char line[16], col[16];

	snprintf(line, sizeof(line), "%u", first->at.line);
	snprintf(col, sizeof(col), "%u", first->at.col);
	return hy_fail(r->err, again->at, HY_M_YAML_DUPLICATE, again->text.p, line, col, NULL);
}

/* Few keys: every pair. Lengths differ mostly, so little is compared. */
static bool
check_pairs(struct reader *r, const struct hy_yaml *map)
{
	for (const struct hy_yaml *b = map->first; b != NULL; b = b->next)
		for (const struct hy_yaml *a = map->first; a != b; a = a->next)
			if (hy_str_eq(a->key->text, b->key->text))
				return fail_duplicate(r, a->key, b->key);
	return true;
}

static bool
check_duplicates(struct reader *r, const struct hy_yaml *map)
{
	struct hy_yaml **all;
	unsigned n = 0;

	if (map->count <= FEW_KEYS)
		return check_pairs(r, map);
	all = hy_new_array(r->arena, map->count, struct hy_yaml *);
	for (struct hy_yaml *y = map->first; y != NULL; y = y->next)
		all[n++] = y;
	qsort(all, n, sizeof(*all), by_key);
	for (unsigned i = 1; i < n; i++)
		if (hy_str_eq(all[i - 1]->key->text, all[i]->key->text))
			return fail_duplicate(r, all[i - 1]->key, all[i]->key);
	return true;
}

/* Reads the value behind KEY; NULL on failure. */
static struct hy_yaml *
read_entry(struct reader *r, yaml_event_t *event)
{
	struct hy_yaml *key, *value = NULL;
	yaml_event_t behind;

	if (event->type != YAML_SCALAR_EVENT && event->type != YAML_ALIAS_EVENT) {
		hy_fail(r->err, mark_of(r, event->start_mark), HY_M_YAML_KEY, NULL);
		return NULL;
	}
	key = read_value(r, event);
	if (key == NULL || !next_event(r, &behind))
		return NULL;
	value = read_value(r, &behind);
	yaml_event_delete(&behind);
	if (value != NULL)
		value->key = key;
	return value;
}

static struct hy_yaml *
read_map(struct reader *r, const yaml_event_t *start)
{
	struct hy_yaml *map = value_new(r, HY_YAML_MAP, start->start_mark), **tail, *last = NULL;
	yaml_event_t event;

	if (map == NULL)
		return NULL;
	map->flow = start->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	for (tail = &map->first; next_event(r, &event); tail = &last->next) {
		bool end = event.type == YAML_MAPPING_END_EVENT;

		if (end)
			end_collection(map, last, &event);
		else
			*tail = last = read_entry(r, &event);
		yaml_event_delete(&event);
		if (end)
			return check_duplicates(r, map) ? map : NULL;
		if (last == NULL)
			return NULL;
		map->count++;
	}
	return NULL;
}

static struct hy_yaml *
read_value(struct reader *r, yaml_event_t *event)
{
	struct hy_yaml *y = NULL;

	if (!refuse_extras(r, event))
		return NULL;
	if (event->type == YAML_SCALAR_EVENT)
		return read_text(r, event);
	if (++r->depth > HY_YAML_MAX_DEPTH) {
		fail_number(r->err, mark_of(r, event->start_mark), HY_M_YAML_DEEP, HY_YAML_MAX_DEPTH);
		return NULL;
	}
	if (event->type == YAML_SEQUENCE_START_EVENT)
		y = read_list(r, event);
	else if (event->type == YAML_MAPPING_START_EVENT)
		y = read_map(r, event);
	r->depth--;
	return y;
}

/* Stream start, one document, stream end. */
static struct hy_yaml *
read_stream(struct reader *r)
{
	struct hy_yaml *root = NULL;
	yaml_event_t event;
	bool end = false;

	while (!end && next_event(r, &event)) {
		struct hy_mark at = mark_of(r, event.start_mark);
		bool again = event.type == YAML_DOCUMENT_START_EVENT && root != NULL;

		end = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_SCALAR_EVENT || event.type == YAML_ALIAS_EVENT ||
		    event.type == YAML_SEQUENCE_START_EVENT ||
		    event.type == YAML_MAPPING_START_EVENT) {
			root = read_value(r, &event);
			if (root == NULL) {
				yaml_event_delete(&event);
				return NULL;
			}
		}
		yaml_event_delete(&event);
		if (again) {
			hy_fail(r->err, at, HY_M_YAML_SECOND, NULL);
			return NULL;
		}
	}
	if (end && root == NULL)
		hy_fail(r->err, hy_mark_file(r->file), HY_M_YAML_EMPTY, NULL);
	return end ? root : NULL;
}

/* What cannot be YAML text at all; the first wrong byte is named (UTF-16 is no UTF-8 before it is NUL). */
static bool
check_bytes(const char *file, struct hy_str bytes, struct hy_err *err)
{
	const char *nul = memchr(bytes.p, '\0', bytes.len), *kind = hy_kind_text(bytes);
	size_t bad = bytes.len, end = nul != NULL ? (size_t)(nul - bytes.p) : bytes.len;
	bool valid = hy_utf8_valid(hy_str_cut(bytes, 0, end), &bad);

	if (kind != NULL)
		return hy_fail(err, hy_mark_file(file), HY_M_YAML_KIND, kind, NULL);
	if (valid && nul == NULL)
		return true;
	if (valid)
		return hy_fail(err, mark_at(file, bytes, end), HY_M_YAML_NUL, NULL);
	return fail_number(err, mark_at(file, bytes, bad), HY_M_YAML_UTF8, bad + 1);
}

struct hy_yaml *
hy_yaml_parse(struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_err *err)
{
	struct reader r = { .arena = arena, .file = file, .err = err };
	struct hy_yaml *root;

	if (hy_str_starts(bytes, HY_S(BYTE_ORDER_MARK)))
		bytes = hy_str_cut(bytes, sizeof(BYTE_ORDER_MARK) - 1, bytes.len);
	r.bytes = bytes;
	if (!yaml_parser_initialize(&r.parser)) {
		hy_fail(err, hy_mark_file(file), HY_M_YAML_SYNTAX, "libyaml", NULL);
		return NULL;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)bytes.p, bytes.len);
	root = read_stream(&r);
	yaml_parser_delete(&r.parser);
	/* libyaml refuses bad bytes, too, but in its own words. */
	if (root == NULL && bytes.len > 0)
		(void)check_bytes(file, bytes, err);
	return root;
}

struct hy_yaml *
hy_yaml_read(struct hy_arena *arena, const char *file, struct hy_err *err)
{
	struct hy_str bytes;

	if (!hy_file_read(arena, file, HY_YAML_MAX_BYTES, &bytes, err))
		return NULL;
	return hy_yaml_parse(arena, file, bytes, err);
}

const struct hy_yaml *
hy_yaml_get(const struct hy_yaml *map, const char *key)
{
	if (map == NULL || map->type != HY_YAML_MAP)
		return NULL;
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next)
		if (hy_str_is(y->key->text, key))
			return y;
	return NULL;
}

struct hy_str
hy_yaml_text(const struct hy_yaml *map, const char *key)
{
	const struct hy_yaml *y = hy_yaml_get(map, key);

	return y != NULL && y->type == HY_YAML_TEXT ? y->text : (struct hy_str){ "", 0 };
}

bool
hy_yaml_true(const struct hy_yaml *map, const char *key)
{
	return hy_str_is(hy_yaml_text(map, key), "true");
}

long
hy_yaml_number(const struct hy_yaml *map, const char *key, long otherwise)
{
	struct hy_str s = hy_yaml_text(map, key);
	char *end;
	long value = strtol(s.p, &end, 10);

	return s.len > 0 && *end == '\0' ? value : otherwise;
}

double
hy_yaml_real(const struct hy_yaml *map, const char *key, double otherwise)
{
	struct hy_str s = hy_yaml_text(map, key);
	char *end;
	double value = strtod(s.p, &end);

	return s.len > 0 && *end == '\0' ? value : otherwise;
}
