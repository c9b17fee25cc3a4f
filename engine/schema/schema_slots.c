/* Schemas of the files of a body that have fixed keys (form/yaml/slot.h); what Hyoka refuses is invalid. */
#include <string.h>

#include "engine/schema/schema.h"
#include "engine/schema/schema_part.h"

struct slots {
	struct hy_schema s;
	const struct hy_slots *slots;
	const struct hy_schema_rule *rules;
	unsigned n_rules;
};

/* A type for one thing, with the words an editor shows for any other. */
static void
only(struct hy_schema *s, const char *type, const char *wanted)
{
	hy_schema_types(s, type);
	hy_schema_say(s, "errorMessage", wanted);
}

/*
 * One text that fits PATTERN ("": any), or what YAML makes of one without quotes: TYPES. What it
 * may be is tested apart, so that no editor proposes "null" or "true" for it.
 */
static void
one_text(struct hy_schema *s, const char *types, struct hy_str pattern, bool filled, const char *wanted)
{
	bool number = strstr(types, "integer") != NULL;

	hy_schema_if_type(s, types);
	hy_schema_open(s, "then");
	if (pattern.len > 0) {
		hy_schema_put(s, "pattern", pattern);
		hy_schema_say(s, "patternErrorMessage", wanted);
	}
	if (number)
		hy_json_number(&s->json, "minimum", 0);
	hy_schema_close(s);
	hy_schema_open(s, "else");
	only(s, filled ? "string" : "null", wanted);
	hy_schema_close(s);
}

static struct hy_str
or_empty(struct hy_schema *s, struct hy_str pattern, bool filled)
{
	return filled ? pattern : hy_str_format(s->arena, "^\\s*$|%s", pattern.p);
}

static void
text(struct hy_schema *s, bool filled)
{
	one_text(s, "string number boolean", filled ? HY_S("\\S") : HY_S(""), filled, hy_message_text(HY_M_WANT_TEXT));
}

/* The words of SLOT, which an editor proposes. */
static void
words(struct hy_schema *s, const struct hy_slot *slot)
{
	hy_schema_alternative(s, false, true);
	hy_schema_list(s, "enum");
	for (unsigned i = 0; i < slot->n_words; i++)
		hy_schema_put(s, NULL, hy_word(slot->words[i].word));
	hy_schema_end(s);
	hy_schema_close(s);
}

/* Other ways to write them, which YAML may take for a truth; EMPTY: and nothing at all. */
static void
other_words(struct hy_schema *s, const struct hy_slot *slot, bool empty)
{
	struct hy_buf others = hy_buf_new(s->arena);
	bool truth = false;

	for (unsigned i = 0; i < slot->n_words; i++) {
		struct hy_str other = hy_str_of(slot->words[i].also);

		truth = truth || hy_str_is(other, "true");
		hy_buf_format(&others, "%s%s", others.len > 0 && other.len > 0 ? "|" : "", other.p != NULL ? other.p : "");
	}
	hy_schema_alternative(s, true, true);
	hy_schema_if_type(s, "string");
	hy_schema_open(s, "then");
	hy_schema_put(s, "pattern", hy_str_format(s->arena, empty ? "^\\s*(?:%s)?\\s*$" : "^(?:%s)$", hy_buf_get(&others).p));
	hy_schema_close(s);
	hy_schema_open(s, "else");
	hy_schema_types(s, truth ? "boolean null" : empty ? "null" : "string");
	hy_schema_close(s);
	hy_schema_close(s);
}

static void
word(struct hy_schema *s, const struct hy_slot *slot, bool empty)
{
	hy_schema_list(s, "anyOf");
	words(s, slot);
	other_words(s, slot, empty);
	hy_schema_end(s);
}

/* The id of a rule: those of the program are proposed, and told what they are about. */
static void
rule(struct slots *t, bool filled)
{
	struct hy_schema *s = &t->s;

	text(s, filled);
	hy_schema_list(s, "defaultSnippets");
	for (unsigned i = 0; i < t->n_rules; i++) {
		hy_schema_open(s, NULL);
		hy_schema_put(s, "label", t->rules[i].id);
		hy_schema_put(s, "markdownDescription", t->rules[i].title);
		hy_schema_put(s, "body", t->rules[i].id);
		hy_schema_close(s);
	}
	hy_schema_end(s);
}

static void
texts(struct hy_schema *s)
{
	hy_schema_if_type(s, "array");
	hy_schema_open(s, "else");
	text(s, false);
	hy_schema_close(s);
	hy_schema_open(s, "items");
	text(s, true);
	hy_schema_close(s);
}

static void
rule_words(struct slots *t)
{
	struct hy_schema *s = &t->s;

	hy_schema_if_type(s, "object");
	hy_schema_open(s, "else");
	only(s, "string null", hy_message_text(HY_M_WANT_MAP));
	hy_schema_put(s, "pattern", HY_S("^\\s*$"));
	hy_schema_close(s);
	hy_schema_open(s, "properties");
	for (unsigned i = 0; i < t->n_rules; i++) {
		hy_schema_open(s, t->rules[i].id.p);
		hy_schema_put(s, "title", t->rules[i].id);
		hy_schema_put(s, "markdownDescription", t->rules[i].title);
		hy_schema_ref(s, "word", NULL);
		hy_schema_close(s);
	}
	hy_schema_close(s);
	hy_schema_use(s, "additionalProperties", "word", NULL);
}

static void
value(struct slots *t, const struct hy_slot *slot)
{
	struct hy_schema *s = &t->s;
	bool filled = slot->need == HY_SLOT_FILLED;

	switch (slot->kind) {
	case HY_SLOT_TEXT:
		text(s, filled);
		break;
	case HY_SLOT_RULE:
		rule(t, filled);
		break;
	case HY_SLOT_DAY:
		one_text(s, "string", or_empty(s, hy_day_pattern(s->arena), filled), filled,
		    hy_message_text(HY_M_WANT_FULL_DATE));
		break;
	case HY_SLOT_NUMBER:
		one_text(s, "string integer", or_empty(s, hy_str_format(s->arena, "^\\s*[0-9]{1,%u}\\s*$", HY_SLOT_DIGITS),
		    filled), filled, hy_message_text(HY_M_WANT_WHOLE_NUMBER));
		break;
	case HY_SLOT_WORD:
		word(s, slot, true);
		break;
	case HY_SLOT_TEXTS:
		texts(s);
		break;
	case HY_SLOT_RULE_WORDS:
		rule_words(t);
		break;
	}
}

static void
properties(struct slots *t)
{
	struct hy_schema *s = &t->s;

	hy_schema_open(s, "properties");
	for (unsigned i = 0; i < t->slots->count; i++) {
		const struct hy_slot *slot = &t->slots->at[i];

		hy_schema_open(s, hy_word(slot->key).p);
		hy_schema_put(s, "title", hy_word(slot->key));
		hy_schema_say(s, "markdownDescription", hy_message_text(slot->guide));
		value(t, slot);
		hy_schema_close(s);
	}
	hy_schema_close(s);
	hy_schema_list(s, "required");
	for (unsigned i = 0; i < t->slots->count; i++)
		if (t->slots->at[i].need != HY_SLOT_FREE)
			hy_schema_put(s, NULL, hy_word(t->slots->at[i].key));
	hy_schema_end(s);
	hy_json_bool(&s->json, "additionalProperties", false);
}

/* One gesture writes the keys of an entry: those that are needed, or all where none is. */
static void
snippet(struct slots *t)
{
	struct hy_schema *s = &t->s;
	unsigned place = 0;
	bool all = true;

	for (unsigned i = 0; i < t->slots->count; i++)
		all = all && t->slots->at[i].need == HY_SLOT_FREE;
	hy_schema_list(s, "defaultSnippets");
	hy_schema_open(s, NULL);
	hy_schema_put(s, "label", hy_say(s->arena, HY_M_EDIT_ENTRY, hy_word(t->slots->at[0].key).p, NULL));
	hy_schema_open(s, "body");
	for (unsigned i = 0; i < t->slots->count; i++)
		if (all || t->slots->at[i].need != HY_SLOT_FREE)
			hy_schema_put(s, hy_word(t->slots->at[i].key).p, hy_str_format(s->arena, "$%u", ++place));
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_end(s);
}

static void
root(struct slots *t)
{
	struct hy_schema *s = &t->s;

	if (!t->slots->list) {
		hy_schema_types(s, "object");
		properties(t);
		return;
	}
	only(s, "array", hy_message_text(HY_M_WANT_LIST_OF_MAPS));
	hy_schema_open(s, "items");
	hy_schema_if_type(s, "object");
	hy_schema_open(s, "else");
	only(s, "object", hy_message_text(HY_M_WANT_LIST_OF_MAPS));
	hy_schema_close(s);
	snippet(t);
	properties(t);
	hy_schema_close(s);
}

void
hy_schema_slots(struct hy_buf *out, const struct hy_slots *slots, const struct hy_schema_rule *rules, unsigned n)
{
	struct slots t = { { .arena = out->arena, .json = hy_json_new(out) }, slots, rules, n };
	struct hy_schema *s = &t.s;

	hy_schema_open(s, NULL);
	hy_schema_say(s, "$schema", HY_SCHEMA_DIALECT);
	hy_schema_put(s, "title", hy_word(slots->name));
	hy_schema_say(s, "markdownDescription", hy_message_text(slots->about));
	hy_schema_put(s, "$comment", hy_say(s->arena, HY_M_EDIT_SLOTS_MADE, hy_word(slots->name).p, NULL));
	root(&t);
	for (unsigned i = 0; i < slots->count; i++) {
		if (slots->at[i].kind != HY_SLOT_RULE_WORDS)
			continue;
		hy_schema_open(s, "$defs");
		hy_schema_open(s, "word");
		word(s, &slots->at[i], false);
		hy_schema_close(s);
		hy_schema_close(s);
	}
	hy_schema_close(s);
}

struct hy_str
hy_schema_slots_file(struct hy_arena *arena, const struct hy_slots *slots)
{
	return hy_str_format(arena, "%s.schema.json", slots->id);
}
