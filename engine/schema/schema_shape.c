/* What may be written at each item (schema_part.h). */
#include "engine/schema/schema_part.h"

/* "$ref" to the value of ITEM's kind; ALONE: nothing else stands in a map with it. */
static void
ref_value(struct hy_schema *s, const struct hy_item *item, bool alone)
{
	const char *kind;
	const struct hy_item *owner;

	hy_schema_value_of(s, item, &kind, &owner);
	hy_schema_ref(s, hy_str_format(s->arena, alone ? "answer.%s" : "value.%s", kind).p, owner);
}

/* The keys of an answer that has company: itself, and its number. */
static void
answer_keys(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, hy_word(HY_W_KEY_ANSWER).p);
	hy_schema_words(s, item);
	ref_value(s, item, false);
	hy_schema_close(s);
	if (item->count.len == 0)
		return;
	hy_schema_open(s, hy_word(HY_W_KEY_COUNT).p);
	hy_schema_put(s, "title", hy_word(HY_W_KEY_COUNT));
	hy_schema_say(s, "markdownDescription", hy_message_text(HY_M_DRAFT_COUNT));
	hy_schema_ref(s, "value.count", NULL);
	hy_schema_close(s);
}

static void
properties(struct hy_schema *s, const struct hy_item *item, const struct hy_item **members,
    unsigned n)
{
	hy_schema_open(s, "properties");
	if (hy_kind_answers(item->kind))
		answer_keys(s, item);
	for (unsigned i = 0; i < n; i++)
		hy_schema_use(s, members[i]->key.p, "", members[i]);
	hy_schema_close(s);
}

/* The other names of the same items. */
static void
renamed(struct hy_schema *s, const struct hy_item *item, const struct hy_item **members, unsigned n)
{
	hy_schema_open(s, "patternProperties");
	for (unsigned i = 0; i < n; i++)
		if (hy_schema_renamed(s, members[i]))
			hy_schema_use(s, hy_schema_but(s, hy_schema_keys(s, members[i]),
			    hy_schema_exactly(s, members[i]->key)).p, "", members[i]);
	if (hy_kind_answers(item->kind)) {
		hy_schema_open(s, hy_schema_whole(s, hy_schema_pattern(s, item->key)).p);
		ref_value(s, item, false);
		hy_schema_close(s);
	}
	hy_schema_close(s);
}

void
hy_schema_map(struct hy_schema *s, const struct hy_item *item)
{
	unsigned n;
	const struct hy_item **members = hy_schema_members(s, item, &n);

	hy_schema_map_snippets(s, item);
	properties(s, item, members, n);
	renamed(s, item, members, n);
	hy_json_bool(&s->json, "additionalProperties", false);
	hy_schema_forbid(s, item);
}

/* Of another TYPE only what counts as blank is let through. */
static void
else_blank(struct hy_schema *s, const char *type, const char *blank)
{
	hy_schema_if_type(s, type);
	hy_schema_use(s, "else", blank, NULL);
}

static void
records(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_record_snippet(s, item);
	hy_schema_open(s, "items");
	hy_schema_map(s, item);
	hy_schema_if_type(s, "object");
	hy_schema_open(s, "else");
	hy_schema_types(s, "object");
	hy_schema_say(s, "errorMessage", hy_message_text(HY_M_WANT_RECORDS));
	hy_schema_close(s);
	hy_schema_close(s);
	if (item->max > 0)
		hy_json_number(&s->json, "maxItems", item->max);
	else_blank(s, "array", "blank.records");
}

static void
boxes(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, "items");
	hy_schema_words(s, item);
	ref_value(s, item, false);
	hy_schema_close(s);
	else_blank(s, "array", "blank.boxes");
}

/* An answer by itself, or in a map with what hangs from it. */
static void
answer(struct hy_schema *s, const struct hy_item *item)
{
	if (!hy_schema_is_map(item)) {
		ref_value(s, item, true);
		return;
	}
	hy_schema_list(s, "anyOf");
	hy_schema_open(s, NULL);
	hy_schema_say(s, "title", "");
	ref_value(s, item, false);
	hy_schema_close(s);
	hy_schema_open(s, NULL);
	hy_schema_say(s, "description", "");
	hy_schema_types(s, "object");
	hy_schema_map(s, item);
	hy_schema_close(s);
	hy_schema_end(s);
}

static void
shape(struct hy_schema *s, const struct hy_item *item)
{
	switch (item->kind) {
	case HY_KIND_SECTION:
	case HY_KIND_GROUP:
	case HY_KIND_FIGURE:
		hy_schema_map(s, item);
		else_blank(s, "object", "blank.map");
		break;
	case HY_KIND_RECORDS:
	case HY_KIND_TABLE:
		records(s, item);
		break;
	case HY_KIND_CHECKS:
		boxes(s, item);
		break;
	case HY_KIND_LIST:
	case HY_KIND_FILES:
	case HY_KIND_GRID:
		ref_value(s, item, false);
		break;
	case HY_KIND_TEXT:
	case HY_KIND_CHOICE:
	case HY_KIND_DATE:
	case HY_KIND_RANGE:
	case HY_KIND_NUMBER:
	case HY_KIND_PICTURE:
		answer(s, item);
		break;
	case HY_KIND_NOTE:
	case HY_KIND_FIXED:
		/* Printed by itself; what is written under its key is passed over. */
		hy_json_bool(&s->json, "doNotSuggest", true);
		break;
	case HY_KIND_COUNT:
		break;
	}
}

/* What the check looks at and this schema does not. */
static void
remark(struct hy_schema *s, const struct hy_item *item)
{
	if (hy_schema_left_out(item))
		hy_schema_put(s, "$comment", hy_say(s->arena, HY_M_EDIT_LEFT_OUT,
		    hy_cond_text(s->arena, item->when).p, NULL));
}

static void
define(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, hy_schema_name(s, "", item).p);
	hy_schema_words(s, item);
	remark(s, item);
	shape(s, item);
	hy_schema_close(s);
	hy_schema_shapes(s, item);
}

void
hy_schema_shapes(struct hy_schema *s, const struct hy_item *item)
{
	unsigned n;
	const struct hy_item **members = hy_schema_members(s, item, &n);

	for (unsigned i = 0; i < n; i++)
		define(s, members[i]);
}
