#include "engine/form/yaml/slot.h"

static bool
says(const struct hy_slot_word *word, struct hy_str text)
{
	return hy_str_eq(text, hy_word(word->word)) || (word->also != NULL && hy_str_is(text, word->also));
}

/* VALUE cannot be that of its key; WANTED says what can. */
static bool
fail_value(const struct hy_yaml *value, const char *wanted, struct hy_err *err)
{
	return hy_fail(err, value->at, HY_M_VALUE_NOT_KNOWN, value->key->text.p,
	    value->type == HY_YAML_TEXT ? value->text.p : value->type == HY_YAML_LIST ? "[...]" : "{...}", wanted, NULL);
}

static bool
fail_kind(const struct hy_yaml *value, enum hy_message wanted, struct hy_err *err)
{
	return fail_value(value, hy_message_text(wanted), err);
}

static void
list_word(struct hy_buf *out, struct hy_str word)
{
	if (out->len > 0)
		hy_buf_str(out, hy_word(HY_W_LIST_JOIN));
	hy_buf_str(out, word);
}

/* The keys of SLOTS: all of them, or those that are needed. */
static const char *
keys_of(struct hy_arena *arena, const struct hy_slots *slots, bool needed)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < slots->count; i++)
		if (!needed || slots->at[i].need != HY_SLOT_FREE)
			list_word(&out, hy_word(slots->at[i].key));
	return hy_buf_get(&out).p;
}

/* --- a value by its kind */

static bool
take_day(const struct hy_yaml *value, struct hy_date *day, struct hy_err *err)
{
	return (hy_date_parse(value->text, day) && hy_date_full(day)) || fail_kind(value, HY_M_WANT_FULL_DATE, err);
}

static bool
take_number(const struct hy_yaml *value, long *number, struct hy_err *err)
{
	struct hy_str text = hy_str_trim(value->text);

	*number = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] < '0' || text.p[i] > '9' || i == HY_SLOT_DIGITS)
			return fail_kind(value, HY_M_WANT_WHOLE_NUMBER, err);
		*number = *number * 10 + (text.p[i] - '0');
	}
	return true;
}

static bool
take_word(struct hy_arena *arena, const struct hy_slot *slot, const struct hy_yaml *value, int *number,
    struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(arena);

	for (unsigned i = 0; i < slot->n_words; i++) {
		if (value->type == HY_YAML_TEXT && says(&slot->words[i], hy_str_trim(value->text))) {
			*number = slot->words[i].value;
			return true;
		}
		list_word(&known, hy_word(slot->words[i].word));
	}
	return fail_value(value, hy_say(arena, HY_M_WANT_WORD, hy_buf_get(&known).p, NULL).p, err);
}

static bool
take_texts(struct hy_arena *arena, const struct hy_yaml *value, struct hy_slot_texts *texts, struct hy_err *err)
{
	const struct hy_yaml *y = value->type == HY_YAML_TEXT ? value : value->first;
	struct hy_str *all = hy_new_array(arena, texts->count + value->count + 1, struct hy_str);
	unsigned n = 0;

	for (; n < texts->count; n++)
		all[n] = texts->at[n];
	for (; y != NULL; y = y == value ? NULL : y->next) {
		if (value->type == HY_YAML_MAP || y->type != HY_YAML_TEXT || hy_str_trim(y->text).len == 0)
			return fail_kind(value, HY_M_WANT_TEXT, err);
		all[n++] = hy_str_trim(y->text);
	}
	*texts = (struct hy_slot_texts){ all, n };
	return true;
}

static bool
take_pairs(struct hy_arena *arena, const struct hy_slot *slot, const struct hy_yaml *value,
    const struct hy_slot_pair **pairs, struct hy_err *err)
{
	if (value->type != HY_YAML_MAP)
		return fail_kind(value, HY_M_WANT_MAP, err);
	for (const struct hy_yaml *y = value->first; y != NULL; y = y->next) {
		struct hy_slot_pair *pair = hy_new(arena, struct hy_slot_pair);

		pair->key = y->key->text;
		pair->at = y->key->at;
		if (!take_word(arena, slot, y, &pair->value, err))
			return false;
		*pairs = pair;
		pairs = &pair->next;
	}
	return true;
}

static bool
take_value(struct hy_arena *arena, const struct hy_slot *slot, const struct hy_yaml *value, void *member,
    struct hy_err *err)
{
	bool text = value->type == HY_YAML_TEXT;

	switch (slot->kind) {
	case HY_SLOT_TEXT:
	case HY_SLOT_RULE:
		*(struct hy_str *)member = text ? hy_str_trim(value->text) : HY_S("");
		return text || fail_kind(value, HY_M_WANT_TEXT, err);
	case HY_SLOT_DAY:
		return text ? take_day(value, member, err) : fail_kind(value, HY_M_WANT_FULL_DATE, err);
	case HY_SLOT_NUMBER:
		return text ? take_number(value, member, err) : fail_kind(value, HY_M_WANT_WHOLE_NUMBER, err);
	case HY_SLOT_WORD:
		return take_word(arena, slot, value, member, err);
	case HY_SLOT_TEXTS:
		return take_texts(arena, value, member, err);
	case HY_SLOT_RULE_WORDS:
		return take_pairs(arena, slot, value, member, err);
	}
	return false;
}

/* --- a map, a list */

static bool
says_nothing(const struct hy_yaml *value)
{
	return value->type == HY_YAML_TEXT && hy_str_trim(value->text).len == 0;
}

static const struct hy_slot *
find(const struct hy_slots *slots, struct hy_str key)
{
	for (unsigned i = 0; i < slots->count; i++)
		if (hy_str_eq(key, hy_word(slots->at[i].key)))
			return &slots->at[i];
	return NULL;
}

static bool
check_needs(struct hy_arena *arena, const struct hy_slots *slots, const struct hy_yaml *map, struct hy_err *err)
{
	for (unsigned i = 0; i < slots->count; i++) {
		const struct hy_slot *slot = &slots->at[i];
		const struct hy_yaml *value = hy_yaml_get(map, hy_word(slot->key).p);

		if ((slot->need != HY_SLOT_FREE && value == NULL) || (slot->need == HY_SLOT_FILLED && says_nothing(value)))
			return hy_fail(err, map->at, HY_M_SLOT_MISSING, hy_word(slot->key).p, keys_of(arena, slots, true),
			    NULL);
	}
	return true;
}

bool
hy_slots_take(struct hy_arena *arena, const struct hy_slots *slots, const struct hy_yaml *map, void *target,
    struct hy_err *err)
{
	if (map->type != HY_YAML_MAP)
		return hy_fail(err, map->at, HY_M_WANT_LIST_OF_MAPS, NULL);
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		const struct hy_slot *slot = find(slots, y->key->text);

		if (slot == NULL)
			return hy_fail(err, y->key->at, HY_M_KEY_NOT_KNOWN, y->key->text.p, keys_of(arena, slots, false), NULL);
		if (!says_nothing(y) && !take_value(arena, slot, y, (char *)target + slot->at, err))
			return false;
	}
	return check_needs(arena, slots, map, err);
}

const struct hy_yaml *
hy_slots_read(struct hy_arena *arena, const struct hy_slots *slots, const char *file, struct hy_err *err)
{
	const struct hy_yaml *yaml = hy_yaml_read(arena, file, err);

	if (yaml == NULL || yaml->type == (slots->list ? HY_YAML_LIST : HY_YAML_MAP))
		return yaml;
	hy_fail(err, yaml->at, slots->list ? HY_M_WANT_LIST_OF_MAPS : HY_M_WANT_MAP, NULL);
	return NULL;
}
