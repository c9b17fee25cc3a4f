#include "engine/form/names.h"

#include "engine/base/match.h"
#include "engine/base/text.h"
#include "engine/form/path.h"
#include "engine/form/shared.h"

/* Characters; shorter words stand in any text. The name of a place may be as short as two. */
#define SHORTEST_NAME 3u
#define SHORTEST_PLACE 2u

struct name {
	struct hy_str key;	/* folded */
	struct name *next;
};

struct hy_names {
	struct hy_arena *arena;
	const struct hy_shared *shared;
	const struct hy_yaml *bodies;
	struct hy_regex *own;
	struct name *first;
};

static struct hy_regex *
compile_patterns(struct hy_arena *arena, const struct hy_yaml *list, struct hy_err *err)
{
	struct hy_buf pattern = hy_buf_new(arena);

	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next)
		hy_buf_format(&pattern, "%s(?:%s)", pattern.len > 0 ? "|" : "", y->text.p);
	return hy_regex_new(hy_buf_get(&pattern), err);
}

/* Is KEY part of a title that is nobody's, because all bodies have such a system? */
static bool
is_nobodys(const struct hy_names *names, struct hy_str key)
{
	const struct hy_yaml *rows = hy_yaml_get(hy_shared_data(names->shared), "records"), *t;

	for (rows = rows != NULL ? rows->first : NULL; rows != NULL; rows = rows->next) {
		t = hy_yaml_get(rows, "titles");
		for (t = t != NULL ? t->first : NULL; t != NULL; t = t->next)
			if (hy_str_find(hy_text_key(names->arena, t->text), key, 0) >= 0)
				return true;
	}
	return false;
}

static void
add_name(struct hy_names *names, struct hy_str text, size_t shortest)
{
	struct hy_str key = hy_text_key(names->arena, text);
	struct name *name;

	if (hy_text_chars(key) < shortest || is_nobodys(names, key))
		return;
	name = hy_new(names->arena, struct name);
	name->key = key;
	name->next = names->first;
	names->first = name;
}

/* The body speaks as its office (mayor) and as its place (city): both are its names. */
static void
add_office(struct hy_names *names, struct hy_str text)
{
	const struct hy_yaml *suffixes = hy_yaml_get(names->bodies, "office_suffixes");

	for (const struct hy_yaml *y = suffixes != NULL ? suffixes->first : NULL; y != NULL; y = y->next) {
		struct hy_str stem = hy_str_cut(text, 0, text.len - y->text.len);
		struct hy_str first = hy_text_head(y->text, 1);

		if (!hy_str_ends(text, y->text))
			continue;
		add_name(names, stem, SHORTEST_PLACE);
		add_name(names, hy_str_format(names->arena, "%.*s%.*s", HY_ARG(stem), HY_ARG(first)),
		    SHORTEST_PLACE);
	}
	add_name(names, text, SHORTEST_NAME);
}

/* Signs between two names in one answer. */
static bool
parts_names(uint32_t cp)
{
	static const uint32_t signs[] = { ',', ';', '/', '(', ')', 0x3001, 0x3002, 0x30fb, 0xff08, 0xff09,
	    0xff0c, 0xff0f };

	for (size_t i = 0; i < HY_COUNT(signs); i++)
		if (cp == signs[i])
			return true;
	return hy_cp_space(cp);
}

static bool
take_name(struct hy_node *node, void *context)
{
	struct hy_names *names = context;
	struct hy_str text = node->text;
	size_t from = 0, n;
	uint32_t cp;

	for (size_t i = 0; i < text.len; i += n) {
		n = hy_utf8_step(text, i, &cp);
		if (!parts_names(cp))
			continue;
		add_office(names, hy_str_cut(text, from, i));
		from = i + n;
	}
	add_office(names, hy_str_cut(text, from, text.len));
	return true;
}

static void
take_names(struct hy_names *names, const struct hy_doc *doc)
{
	const struct hy_yaml *items = hy_shared_items(names->shared, "names", doc->form->form);

	for (items = items != NULL ? items->first : NULL; items != NULL; items = items->next)
		(void)hy_path_each(doc, items->text, take_name, names);
}

struct hy_names *
hy_names_open(struct hy_arena *arena, const struct hy_shared *shared, const struct hy_doc *doc,
    struct hy_err *err)
{
	struct hy_names *names = hy_new(arena, struct hy_names);
	const struct hy_yaml *own = hy_yaml_get(hy_shared_data(shared), "own");

	names->arena = arena;
	names->shared = shared;
	names->bodies = hy_yaml_data(arena, "templates/bodies.yaml", err);
	if (names->bodies == NULL)
		return NULL;
	if (own == NULL) {
		hy_fail(err, hy_shared_data(shared)->at, HY_M_FORM_MISSING, "own", NULL);
		return NULL;
	}
	names->own = compile_patterns(arena, own, err);
	if (names->own == NULL)
		return NULL;
	take_names(names, doc);
	return names;
}

void
hy_names_close(struct hy_names *names)
{
	if (names != NULL)
		hy_regex_free(names->own);
}

bool
hy_names_found(const struct hy_names *names, struct hy_str text)
{
	struct hy_str key = hy_text_key(names->arena, text);

	for (const struct name *n = names->first; n != NULL; n = n->next)
		if (hy_str_find(key, n->key, 0) >= 0)
			return true;
	return hy_regex_search(names->own, text, 0, NULL, NULL) != HY_NO_MATCH;
}
