#include "engine/check/script/script_store.h"

#include <string.h>

#define SLOTS 512u
#define LONGEST_PATTERN 2000	/* bytes */
#define MOST_PATTERNS 400u		/* that a rule may add to those known */

struct pattern {
	struct hy_str text;
	struct hy_regex *regex;
	struct pattern *next;
};

/* A file of templates/ that rules have asked for. */
struct data {
	const char *name;
	const struct hy_yaml *yaml;
	struct data *next;
};

struct hy_script_store {
	struct hy_arena *arena, *texts;	/* for all, and for patterns */
	struct pattern *patterns[SLOTS];
	unsigned n_patterns, most_patterns;
	struct data *data;
	struct hy_citations *citations;	/* once asked for */
};

struct hy_script_store *
hy_script_store_new(void)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_script_store *store = hy_new(arena, struct hy_script_store);

	store->arena = arena;
	store->texts = hy_arena_new();
	return store;
}

static void
forget_patterns(struct hy_script_store *store)
{
	for (unsigned i = 0; i < SLOTS; i++) {
		for (struct pattern *p = store->patterns[i]; p != NULL; p = p->next)
			hy_regex_free(p->regex);
		store->patterns[i] = NULL;
	}
	store->n_patterns = 0;
	hy_arena_reset(store->texts);
}

void
hy_script_store_free(struct hy_script_store *store)
{
	forget_patterns(store);
	hy_arena_free(store->texts);
	hy_arena_free(store->arena);
}

void
hy_script_store_begin(struct hy_script_store *store)
{
	if (store->n_patterns > MOST_PATTERNS)
		forget_patterns(store);
	store->most_patterns = store->n_patterns + MOST_PATTERNS;
}

static struct pattern **
slot_of(struct hy_script_store *store, struct hy_str text)
{
	uint64_t h = text.len, bytes;
	size_t i = 0;

	/* Patterns are long, and looked up by every rule for every text. */
	for (; i + sizeof(bytes) <= text.len; i += sizeof(bytes)) {
		memcpy(&bytes, text.p + i, sizeof(bytes));
		h = (h ^ bytes) * 0x9e3779b97f4a7c15u;
		h ^= h >> 32;
	}
	for (; i < text.len; i++)
		h = h * 33 + (unsigned char)text.p[i];
	return &store->patterns[h % SLOTS];
}

struct hy_regex *
hy_script_store_pattern(struct hy_script_store *store, struct hy_str text)
{
	const struct pattern *p = *slot_of(store, text);

	while (p != NULL && !hy_str_eq(p->text, text))
		p = p->next;
	return p != NULL ? p->regex : NULL;
}

struct hy_regex *
hy_script_store_add(struct hy_script_store *store, struct hy_str text, struct hy_err *err)
{
	struct pattern **slot = slot_of(store, text), *p;
	struct hy_regex *regex;

	if (store->n_patterns == store->most_patterns || text.len > LONGEST_PATTERN) {
		hy_fail(err, hy_mark_file(NULL), HY_M_RULE_PATTERNS, NULL);
		return NULL;
	}
	regex = hy_regex_new(text, err);
	if (regex == NULL)
		return NULL;
	p = hy_new(store->texts, struct pattern);
	p->regex = regex;
	p->text = hy_str_copy(store->texts, text.p, text.len);
	p->next = *slot;
	*slot = p;
	store->n_patterns++;
	return regex;
}

const struct hy_yaml *
hy_script_store_data(struct hy_script_store *store, const char *name, struct hy_err *err)
{
	struct hy_arena *arena = store->arena;
	struct data *d = store->data;

	while (d != NULL && strcmp(d->name, name) != 0)
		d = d->next;
	if (d != NULL)
		return d->yaml;
	d = hy_new(arena, struct data);
	d->name = name;
	d->yaml = hy_yaml_data(arena, hy_str_format(arena, "templates/%s.yaml", name).p, err);
	if (d->yaml == NULL)
		return NULL;
	d->next = store->data;
	store->data = d;
	return d->yaml;
}

struct hy_citations *
hy_script_store_citations(struct hy_script_store *store, struct hy_err *err)
{
	const struct hy_yaml *rows;

	if (store->citations == NULL && (rows = hy_script_store_data(store, "citations", err)) != NULL)
		store->citations = hy_citations_open(store->arena, rows, err);
	return store->citations;
}
