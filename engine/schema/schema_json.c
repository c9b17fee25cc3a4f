/* Short forms of JSON Schema (schema_part.h). */
#include <string.h>

#include "engine/schema/schema_part.h"

void
hy_schema_open(struct hy_schema *s, const char *key)
{
	hy_json_open(&s->json, key, '{');
}

void
hy_schema_close(struct hy_schema *s)
{
	hy_json_close(&s->json, '}');
}

void
hy_schema_list(struct hy_schema *s, const char *key)
{
	hy_json_open(&s->json, key, '[');
}

void
hy_schema_end(struct hy_schema *s)
{
	hy_json_close(&s->json, ']');
}

void
hy_schema_say(struct hy_schema *s, const char *key, const char *text)
{
	hy_json_text(&s->json, key, hy_str_of(text));
}

void
hy_schema_put(struct hy_schema *s, const char *key, struct hy_str text)
{
	hy_json_text(&s->json, key, text);
}

void
hy_schema_types(struct hy_schema *s, const char *types)
{
	if (strchr(types, ' ') == NULL) {
		hy_schema_say(s, "type", types);
		return;
	}
	hy_schema_list(s, "type");
	while (*types != '\0') {
		size_t len = strcspn(types, " ");

		hy_json_text(&s->json, NULL, (struct hy_str){ types, len });
		types += len + (types[len] == ' ');
	}
	hy_schema_end(s);
}

void
hy_schema_if_type(struct hy_schema *s, const char *types)
{
	hy_schema_open(s, "if");
	hy_schema_types(s, types);
	hy_schema_close(s);
}

void
hy_schema_else_null(struct hy_schema *s)
{
	hy_schema_open(s, "else");
	hy_schema_types(s, "null");
	hy_schema_close(s);
}

void
hy_schema_no_key(struct hy_schema *s, struct hy_str keys)
{
	hy_schema_open(s, "propertyNames");
	hy_schema_open(s, "not");
	hy_schema_put(s, "pattern", hy_schema_whole(s, keys));
	hy_schema_close(s);
	hy_schema_close(s);
}

/* The ids from the file down: a section that repeats stands below the records of files. */
struct hy_str
hy_schema_name(struct hy_schema *s, const char *prefix, const struct hy_item *item)
{
	struct hy_str name = HY_S("");

	for (; item != NULL && item->up != NULL; item = item->up)
		name = hy_str_format(s->arena, "%s%s%s", item->id, name.len > 0 ? "." : "", name.p);
	if (name.len == 0 || *prefix == '\0')
		return hy_str_format(s->arena, "%s%s", prefix, name.p);
	return hy_str_format(s->arena, "%s.%s", prefix, name.p);
}

void
hy_schema_ref(struct hy_schema *s, const char *prefix, const struct hy_item *item)
{
	hy_schema_put(s, "$ref",
	    hy_str_format(s->arena, "#/$defs/%s", hy_schema_name(s, prefix, item).p));
}

void
hy_schema_use(struct hy_schema *s, const char *key, const char *prefix, const struct hy_item *item)
{
	hy_schema_open(s, key);
	hy_schema_ref(s, prefix, item);
	hy_schema_close(s);
}
