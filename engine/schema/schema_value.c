/* Values of each kind, which items share (schema_part.h). */
#include "engine/base/date.h"
#include "engine/base/text.h"
#include "engine/schema/schema_part.h"

void
hy_schema_alternative(struct hy_schema *s, bool title, bool description)
{
	hy_schema_open(s, NULL);
	if (title)
		hy_schema_say(s, "title", "");
	if (description)
		hy_schema_say(s, "description", "");
}

struct hy_str
hy_schema_or_blank(struct hy_schema *s, struct hy_str pattern)
{
	return hy_str_format(s->arena, "^\\s*(?:%s)?\\s*$%s%s", s->blanks.p,
	    pattern.len > 0 ? "|" : "", pattern.p);
}

static void
put_message(struct hy_schema *s, const char *key, enum hy_message id)
{
	hy_schema_say(s, key, hy_message_text(id));
}

/* A text that fits PATTERN; OTHERS are the types YAML makes of texts without quotes that never fit. */
static void
scalar(struct hy_schema *s, const char *name, struct hy_str pattern, enum hy_message wrong,
    const char *others)
{
	hy_schema_open(s, name);
	hy_schema_list(s, "anyOf");
	hy_schema_alternative(s, false, true);
	hy_schema_types(s, "string");
	if (pattern.len > 0) {
		hy_schema_put(s, "pattern", pattern);
		put_message(s, "patternErrorMessage", wrong);
	}
	hy_schema_close(s);
	hy_schema_alternative(s, true, true);
	hy_schema_open(s, "not");
	hy_schema_types(s, others);
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_end(s);
	hy_schema_close(s);
}

/* A whole number up to MAX (0: any), as a number or in digits with SIGNS between them. */
static void
number(struct hy_schema *s, const char *name, const char *digits, long max)
{
	hy_schema_open(s, name);
	hy_schema_list(s, "anyOf");
	hy_schema_alternative(s, false, true);
	hy_schema_types(s, "string");
	hy_schema_put(s, "pattern", hy_schema_or_blank(s, hy_str_of(digits)));
	put_message(s, "patternErrorMessage", HY_M_WANT_NUMBER);
	hy_schema_close(s);
	hy_schema_alternative(s, true, true);
	hy_schema_if_type(s, "integer");
	hy_schema_open(s, "then");
	hy_json_number(&s->json, "minimum", 0);
	if (max > 0)
		hy_json_number(&s->json, "maximum", max);
	hy_schema_close(s);
	hy_schema_else_null(s);
	hy_schema_close(s);
	hy_schema_end(s);
	hy_schema_close(s);
}

/* The head of the file names this form and edition, by its name or in other words: OTHERS. */
static void
head(struct hy_schema *s, const char *name, struct hy_str value, struct hy_str others)
{
	hy_schema_open(s, name);
	hy_schema_list(s, "anyOf");
	hy_schema_alternative(s, false, true);
	hy_schema_list(s, "enum");
	hy_schema_put(s, NULL, value);
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_alternative(s, true, true);
	hy_schema_types(s, "string");
	hy_schema_put(s, "pattern", hy_schema_but(s, others, hy_schema_exactly(s, value)));
	hy_schema_close(s);
}

static void
heads(struct hy_schema *s)
{
	const struct hy_form *form = s->form;

	head(s, "value.form", form->name, hy_schema_form_names(s, form));
	hy_schema_end(s);
	hy_schema_close(s);
	head(s, "value.edition", form->edition_name, hy_str_format(s->arena, "\\s*|%s",
	    hy_schema_edition_names(s, form).p));
	/* Without an edition the newest is meant. */
	hy_schema_alternative(s, true, false);
	hy_schema_open(s, "not");
	hy_schema_types(s, "string number boolean object array");
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_end(s);
	hy_schema_close(s);
}

void
hy_schema_leaf(struct hy_schema *s, const char *prefix, const char *value, const struct hy_item *owner)
{
	hy_schema_open(s, hy_schema_name(s, prefix, owner).p);
	hy_schema_list(s, "anyOf");
	hy_schema_alternative(s, true, false);
	hy_schema_ref(s, value, owner);
	hy_schema_close(s);
	hy_schema_alternative(s, false, true);
	hy_schema_types(s, "object");
	hy_schema_open(s, "properties");
	hy_schema_close(s);
	hy_schema_open(s, "patternProperties");
	hy_schema_use(s, hy_schema_whole(s, hy_word(HY_W_KEY_ANSWER)).p, value, owner);
	hy_schema_close(s);
	hy_json_bool(&s->json, "additionalProperties", false);
	hy_schema_close(s);
	hy_schema_end(s);
	hy_schema_close(s);
}

/* Lists: a text, or texts under headings. */
static void
lists(struct hy_schema *s)
{
	const char *entries = hy_word(HY_W_KEY_ENTRIES).p;

	hy_schema_open(s, "value.entry");
	hy_schema_list(s, "anyOf");
	hy_schema_alternative(s, true, false);
	hy_schema_ref(s, "value.text", NULL);
	hy_schema_close(s);
	hy_schema_alternative(s, false, true);
	hy_schema_types(s, "object");
	hy_json_number(&s->json, "minProperties", 1);
	hy_schema_open(s, "properties");
	hy_schema_use(s, hy_word(HY_W_KEY_HEADING).p, "value.text", NULL);
	hy_schema_use(s, entries, "value.texts", NULL);
	hy_schema_close(s);
	hy_json_bool(&s->json, "additionalProperties", false);
	hy_schema_close(s);
	hy_schema_end(s);
	hy_schema_close(s);
}

/* A list of ITEM entries; a text in its place is a list of one, unless only blank may stand there. */
static void
list_of(struct hy_schema *s, const char *name, const char *item, enum hy_message wrong)
{
	hy_schema_open(s, name);
	hy_schema_use(s, "items", item, NULL);
	hy_schema_if_type(s, "array");
	hy_schema_open(s, "else");
	hy_schema_types(s, "string number boolean null");
	put_message(s, "errorMessage", wrong);
	hy_schema_close(s);
	hy_schema_close(s);
}

static void
grid(struct hy_schema *s)
{
	const char *rows = hy_word(HY_W_KEY_ROWS).p;

	hy_schema_open(s, "value.grid");
	hy_schema_if_type(s, "object");
	hy_schema_use(s, "else", "blank.grid", NULL);
	hy_schema_open(s, "properties");
	hy_schema_open(s, hy_word(HY_W_KEY_COLUMNS).p);
	hy_schema_use(s, "items", "value.text", NULL);
	hy_schema_if_type(s, "array");
	hy_schema_use(s, "else", "blank.grid", NULL);
	hy_schema_close(s);
	hy_schema_open(s, rows);
	hy_schema_types(s, "array");
	hy_schema_open(s, "items");
	hy_schema_types(s, "array");
	hy_schema_use(s, "items", "value.text", NULL);
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_list(s, "required");
	hy_schema_say(s, NULL, rows);
	hy_schema_end(s);
	hy_json_bool(&s->json, "additionalProperties", false);
	hy_schema_close(s);
}

/* Blank all the way down: what FO-06 leaves alone. */
static void
blank(struct hy_schema *s)
{
	hy_schema_open(s, "blank");
	hy_schema_types(s, "string null array object");
	hy_schema_put(s, "pattern", hy_schema_or_blank(s, HY_S("")));
	hy_schema_use(s, "items", "blank", NULL);
	hy_schema_use(s, "additionalProperties", "blank", NULL);
	hy_schema_close(s);
}

/* In the place of something larger, only a blank may be written. */
static void
blank_for(struct hy_schema *s, const char *name, enum hy_message wanted)
{
	hy_schema_open(s, name);
	hy_schema_types(s, "string null");
	hy_schema_put(s, "pattern", hy_schema_or_blank(s, HY_S("")));
	put_message(s, "errorMessage", wanted);
	hy_schema_close(s);
}

/* An answer that is there: text may be a dash, everything else must say something. */
static void
written(struct hy_schema *s, const char *name, const char *types, struct hy_str pattern)
{
	hy_schema_open(s, name);
	hy_schema_types(s, types);
	if (pattern.len > 0)
		hy_schema_put(s, "pattern", pattern);
	put_message(s, "errorMessage", HY_M_EDIT_MISSING);
	hy_schema_close(s);
}

static void
written_list(struct hy_schema *s, const char *name, bool boxes)
{
	hy_schema_open(s, name);
	if (boxes) {
		hy_schema_types(s, "array");
		put_message(s, "errorMessage", HY_M_EDIT_MISSING);
		hy_json_number(&s->json, "minItems", 1);
	} else {
		hy_schema_if_type(s, "array");
		hy_schema_open(s, "then");
		hy_json_number(&s->json, "minItems", 1);
		hy_schema_close(s);
		hy_schema_use(s, "else", "written.answer", NULL);
	}
	hy_schema_close(s);
}

static void
needs(struct hy_schema *s)
{
	written(s, "written.text", "string number boolean", HY_S("\\S"));
	written(s, "written.answer", "string number boolean",
	    hy_str_format(s->arena, "^(?!\\s*(?:%s)?\\s*$)", s->blanks.p));
	written(s, "written.grid", "object", HY_S(""));
	written_list(s, "written.boxes", true);
	written_list(s, "written.list", false);
}

void
hy_schema_value_of(struct hy_schema *s, const struct hy_item *item, const char **kind,
    const struct hy_item **owner)
{
	static const char *const names[HY_KIND_COUNT] = {
		[HY_KIND_TEXT] = "text", [HY_KIND_PICTURE] = "text", [HY_KIND_CHOICE] = "choice",
		[HY_KIND_CHECKS] = "box", [HY_KIND_DATE] = "date", [HY_KIND_RANGE] = "range",
		[HY_KIND_NUMBER] = "number", [HY_KIND_LIST] = "list", [HY_KIND_FILES] = "list",
		[HY_KIND_GRID] = "grid",
	};
	bool top = item->up != NULL && item->up->up == NULL;

	*kind = names[item->kind];
	*owner = item->n_options > 0 ? hy_schema_owner(s, item) : NULL;
	if (top && hy_str_eq(item->key, hy_word(HY_W_KEY_FORM)))
		*kind = "form";
	if (top && hy_str_eq(item->key, hy_word(HY_W_KEY_EDITION)))
		*kind = "edition";
}

void
hy_schema_values(struct hy_schema *s)
{
	static const char *const leaves[] = { "text", "date", "range", "number", "form", "edition" };

	blank(s);
	blank_for(s, "blank.map", HY_M_WANT_MAP);
	blank_for(s, "blank.records", HY_M_WANT_RECORDS);
	blank_for(s, "blank.boxes", HY_M_WANT_CHECKS);
	blank_for(s, "blank.grid", HY_M_WANT_GRID);
	scalar(s, "value.text", HY_S(""), HY_M_WANT_TEXT, "string object array");
	scalar(s, "value.date", hy_schema_or_blank(s, hy_date_pattern(s->arena)), HY_M_WANT_DATE,
	    "string integer boolean object array");
	scalar(s, "value.range", hy_schema_or_blank(s, hy_range_pattern(s->arena)), HY_M_WANT_RANGE,
	    "string integer boolean object array");
	number(s, "value.number", "^(?:" HY_TEXT_DIGIT "|,|\xef\xbc\x8c|\\s)+$", 0);
	number(s, "value.count", "^\\s*(?:" HY_TEXT_DIGIT "\\s*){1,9}$", 999999999);
	heads(s);
	for (size_t i = 0; i < HY_COUNT(leaves); i++)
		hy_schema_leaf(s, hy_str_format(s->arena, "answer.%s", leaves[i]).p,
		    hy_str_format(s->arena, "value.%s", leaves[i]).p, NULL);
	list_of(s, "value.texts", "value.text", HY_M_WANT_LIST);
	lists(s);
	list_of(s, "value.list", "value.entry", HY_M_WANT_LIST);
	grid(s);
	needs(s);
}
