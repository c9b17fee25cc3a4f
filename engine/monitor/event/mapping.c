#include "engine/monitor/event/mapping.h"

#include <string.h>

#include "engine/base/text.h"

#define MOST_NAMES 200u		/* entries of `fields:`, or of the values of one field */
#define NEAR 3u			/* slips of a name that is still guessed */

/* Words of a flag that need no mapping. */
static const struct {
	const char *word;
	enum hy_flag flag;
} flags[] = {
	{ "true", HY_FLAG_TRUE }, { "1", HY_FLAG_TRUE }, { "yes", HY_FLAG_TRUE }, { "ok", HY_FLAG_TRUE },
	{ "OK", HY_FLAG_TRUE }, { "success", HY_FLAG_TRUE }, { "false", HY_FLAG_FALSE }, { "0", HY_FLAG_FALSE },
	{ "no", HY_FLAG_FALSE }, { "ng", HY_FLAG_FALSE }, { "NG", HY_FLAG_FALSE }, { "failure", HY_FLAG_FALSE },
};

#define N_FLAGS HY_COUNT(flags)

/* TEXT is none of the N NAMES; the one nearest to it is proposed. Returns false. */
static bool
fail_name(struct hy_arena *arena, const struct hy_yaml *at, struct hy_str text, const struct hy_str *names, unsigned n,
    struct hy_err *err)
{
	struct hy_buf known = hy_buf_new(arena);
	struct hy_str near = HY_S("");
	size_t best = NEAR;

	for (unsigned i = 0; i < n; i++) {
		size_t off = hy_text_distance(arena, text, names[i], best);

		hy_buf_format(&known, "%s%.*s", i == 0 ? "" : ", ", HY_ARG(names[i]));
		if (off < best) {
			best = off;
			near = names[i];
		}
	}
	if (near.len > 0)
		hy_buf_str(&known, hy_say(arena, HY_M_DID_YOU_MEAN, hy_str_copy(arena, near.p, near.len).p, NULL));
	return hy_fail(err, at->at, HY_M_LOG_NAME, hy_str_copy(arena, text.p, text.len).p, hy_buf_get(&known).p, NULL);
}

static unsigned
field_names(struct hy_str names[HY_EVENT_FIELDS])
{
	for (unsigned i = 0; i < HY_EVENT_FIELDS; i++)
		names[i] = hy_str_of(hy_event_field_name((enum hy_event_field)i));
	return HY_EVENT_FIELDS;
}

/* The field VALUE names; -1 with ERR. */
static int
field_of(struct hy_arena *arena, const struct hy_yaml *at, struct hy_str name, struct hy_err *err)
{
	struct hy_str names[HY_EVENT_FIELDS];
	int field = hy_event_field_find(name);

	if (field < 0)
		fail_name(arena, at, name, names, field_names(names), err);
	return field;
}

static bool
is_small_map(const struct hy_yaml *map, struct hy_err *err)
{
	if (map->type != HY_YAML_MAP)
		return hy_fail(err, map->at, HY_M_WANT_MAP, NULL);
	return map->count <= MOST_NAMES || hy_fail(err, map->at, HY_M_LOG_MANY, NULL);
}

static bool
take_fields(struct hy_mapping *m, struct hy_arena *arena, const struct hy_yaml *map, struct hy_err *err)
{
	if (map == NULL)
		return true;
	if (!is_small_map(map, err))
		return false;
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		int field = HY_EVENT_FIELDS;	/* not read */

		if (y->type != HY_YAML_TEXT)
			return hy_fail(err, y->at, HY_M_WANT_TEXT, NULL);
		if (!hy_str_is(y->text, "-") && (field = field_of(arena, y, y->text, err)) < 0)
			return false;
		hy_lookup_add(&m->names, arena, y->key->text, field);
		if (field < HY_EVENT_FIELDS)
			m->named[field] = true;
	}
	return true;
}

/* NAME leads to FIELD unless the settings say something else of one of them. */
static void
take_default(struct hy_mapping *m, struct hy_arena *arena, const char *name, enum hy_event_field field)
{
	struct hy_str text = hy_str_of(name);

	if (m->named[field] || hy_lookup_find(&m->names, text) >= 0)
		return;
	hy_lookup_add(&m->names, arena, text, (int)field);
	m->named[field] = true;
}

static void
take_defaults(struct hy_mapping *m, struct hy_arena *arena, const struct hy_mapping_default *defaults)
{
	if (defaults == NULL) {
		for (unsigned i = 0; i < HY_EVENT_FIELDS; i++)
			take_default(m, arena, hy_event_field_name((enum hy_event_field)i), (enum hy_event_field)i);
		return;
	}
	for (; defaults->name != NULL; defaults++)
		take_default(m, arena, defaults->name, defaults->field);
}

/* The words FIELD may have, in NAMES; 0 = any. */
static unsigned
words_of(struct hy_arena *arena, enum hy_event_field field, struct hy_str names[HY_EVENT_FIELDS])
{
	const char *words = hy_event_field_words(field);
	char *save = NULL, *copy;
	unsigned n = 0;

	if (words == NULL)
		return 0;
	copy = hy_arena_copy(arena, words, strlen(words));
	for (char *w = strtok_r(copy, " ", &save); w != NULL && n < HY_EVENT_FIELDS; w = strtok_r(NULL, " ", &save))
		names[n++] = hy_str_of(w);
	return n;
}

/* Texts that values lead to, as they gather. */
struct texts {
	struct hy_str *list;
	unsigned count;
};

/* WORD of the log in FIELD means TEXT of the model. */
static void
add_value(struct hy_mapping *m, struct hy_arena *arena, enum hy_event_field field, struct hy_str word, struct hy_str text,
    struct texts *texts)
{
	int number;

	if (hy_event_field_kind(field) == HY_EVENT_FLAG) {
		number = hy_str_is(text, "true") ? HY_FLAG_TRUE : HY_FLAG_FALSE;
	} else {
		number = (int)texts->count;
		texts->list[texts->count++] = text;
	}
	hy_lookup_add(&m->values[field], arena, word, number);
}

/* What FIELD knows by itself. */
static void
own_values(struct hy_mapping *m, struct hy_arena *arena, enum hy_event_field field, const struct hy_str *words, unsigned n,
    struct texts *texts)
{
	if (hy_event_field_kind(field) == HY_EVENT_FLAG)
		for (size_t i = 0; i < N_FLAGS; i++)
			hy_lookup_add(&m->values[field], arena, hy_str_of(flags[i].word), (int)flags[i].flag);
	else
		for (unsigned i = 0; i < n; i++)
			add_value(m, arena, field, words[i], words[i], texts);
}

static bool
take_values(struct hy_mapping *m, struct hy_arena *arena, enum hy_event_field field, const struct hy_yaml *map,
    struct texts *texts, struct hy_err *err)
{
	struct hy_str words[HY_EVENT_FIELDS];
	unsigned n = words_of(arena, field, words);

	if (n == 0 && map == NULL)
		return true;
	if (map != NULL && !is_small_map(map, err))
		return false;
	m->values[field] = hy_lookup_new(arena, n + N_FLAGS + (map != NULL ? map->count : 0));
	own_values(m, arena, field, words, n, texts);
	if (hy_event_field_kind(field) == HY_EVENT_WORD)
		m->valued[m->n_valued++] = field;
	for (const struct hy_yaml *y = map != NULL ? map->first : NULL; y != NULL; y = y->next) {
		unsigned i = 0;

		if (y->type != HY_YAML_TEXT)
			return hy_fail(err, y->at, HY_M_WANT_TEXT, NULL);
		while (i < n && !hy_str_eq(words[i], y->text))
			i++;
		if (n > 0 && i == n)
			return fail_name(arena, y, y->text, words, n, err);
		add_value(m, arena, field, y->key->text, y->text, texts);
	}
	return true;
}

/* Every entry of `values:` is a field whose words can be mapped. */
static bool
check_values(struct hy_arena *arena, const struct hy_yaml *map, struct hy_err *err)
{
	if (map == NULL)
		return true;
	if (!is_small_map(map, err))
		return false;
	for (const struct hy_yaml *y = map->first; y != NULL; y = y->next) {
		int field = field_of(arena, y->key, y->key->text, err);
		enum hy_event_kind kind;

		if (field < 0)
			return false;
		kind = hy_event_field_kind((enum hy_event_field)field);
		if (kind != HY_EVENT_WORD && kind != HY_EVENT_FLAG)
			return hy_fail(err, y->key->at, HY_M_LOG_NO_WORDS, y->key->text.p, NULL);
	}
	return true;
}

/* Texts that values can lead to, at most. */
static size_t
count_texts(const struct hy_yaml *values)
{
	size_t count = 1;

	for (const struct hy_yaml *y = values != NULL ? values->first : NULL; y != NULL; y = y->next)
		count += y->count;
	for (unsigned i = 0; i < HY_EVENT_FIELDS; i++)
		for (const char *w = hy_event_field_words((enum hy_event_field)i); w != NULL; w = strchr(w + 1, ' '))
			count++;
	return count;
}

const struct hy_mapping *
hy_mapping_read(struct hy_arena *arena, const struct hy_monitor_config *config, const struct hy_source *source,
    const struct hy_mapping_default *defaults, struct hy_err *err)
{
	const struct hy_yaml *values = hy_yaml_get(source->yaml, "values");
	struct hy_mapping *m = hy_new(arena, struct hy_mapping);
	struct texts texts = { NULL, 0 };

	m->names = hy_lookup_new(arena, MOST_NAMES + HY_EVENT_FIELDS);
	m->sequence = hy_yaml_true(source->yaml, "sequence");
	if (!hy_moment_plan(&m->moment, hy_yaml_get(source->yaml, "time_format"), config->zone, err) ||
	    !take_fields(m, arena, hy_yaml_get(source->yaml, "fields"), err) || !check_values(arena, values, err))
		return NULL;
	take_defaults(m, arena, defaults);
	m->texts = texts.list = hy_new_array(arena, count_texts(values), struct hy_str);
	for (unsigned i = 0; i < HY_EVENT_FIELDS; i++) {
		enum hy_event_field field = (enum hy_event_field)i;

		if (!take_values(m, arena, field, hy_yaml_get(values, hy_event_field_name(field)), &texts, err))
			return NULL;
	}
	return m;
}

bool
hy_mapping_fits(const struct hy_mapping *m, const struct hy_str *names, unsigned n, struct hy_mark at, struct hy_err *err)
{
	static const enum hy_event_field needed[] = { HY_EVENT_time, HY_EVENT_user };
	bool found[HY_EVENT_FIELDS + 1] = { false };

	for (unsigned i = 0; i < n; i++) {
		int field = hy_lookup_find(&m->names, names[i]);

		if (field >= 0)
			found[field] = true;
	}
	for (size_t i = 0; i < HY_COUNT(needed); i++)
		if (!found[needed[i]])
			return hy_fail(err, at, HY_M_LOG_FIELD_MISSING, hy_event_field_name(needed[i]), NULL);
	return true;
}
