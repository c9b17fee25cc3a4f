#include "engine/form/form.h"

#include <string.h>

#include "engine/base/text.h"

const char *
hy_kind_name(enum hy_kind kind)
{
	static const char *const names[] = {
#define K(name, text) #text,
		HY_KINDS(K)
#undef K
	};

	return names[kind];
}

bool
hy_kind_answers(enum hy_kind kind)
{
	switch (kind) {
	case HY_KIND_TEXT:
	case HY_KIND_CHOICE:
	case HY_KIND_CHECKS:
	case HY_KIND_DATE:
	case HY_KIND_RANGE:
	case HY_KIND_NUMBER:
	case HY_KIND_LIST:
	case HY_KIND_FILES:
	case HY_KIND_PICTURE:
	case HY_KIND_GRID:
		return true;
	case HY_KIND_SECTION:
	case HY_KIND_GROUP:
	case HY_KIND_RECORDS:
	case HY_KIND_FIGURE:
	case HY_KIND_TABLE:
	case HY_KIND_NOTE:
	case HY_KIND_FIXED:
	case HY_KIND_COUNT:
		break;
	}
	return false;
}

bool
hy_kind_single(enum hy_kind kind)
{
	return hy_kind_answers(kind) && kind != HY_KIND_GRID && kind != HY_KIND_CHECKS &&
	    kind != HY_KIND_LIST && kind != HY_KIND_FILES;
}

bool
hy_item_keyless(const struct hy_item *item)
{
	return item->up != NULL && item->key.len == 0 && item->kind == HY_KIND_SECTION;
}

bool
hy_item_answer_key(struct hy_arena *arena, const struct hy_item *item, struct hy_str key)
{
	return hy_kind_single(item->kind) && (hy_str_eq(key, hy_word(HY_W_KEY_ANSWER)) ||
	    hy_str_eq(hy_text_key(arena, key), item->keys[0]));
}

static const struct hy_item *
child_exact(const struct hy_item *item, struct hy_str key)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		if (child->key.len > 0 && hy_str_eq(child->key, key))
			return child;
		if (hy_item_keyless(child) && (child = child_exact(child, key)) != NULL)
			return child;
	}
	return NULL;
}

static const struct hy_item *
child_folded(const struct hy_item *item, struct hy_str folded)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		if (child->key.len > 0 && (hy_str_eq(child->keys[0], folded) ||
		    hy_str_eq(child->keys[1], folded)))
			return child;
		if (hy_item_keyless(child) && (child = child_folded(child, folded)) != NULL)
			return child;
	}
	return NULL;
}

const struct hy_item *
hy_item_child(struct hy_arena *arena, const struct hy_item *item, struct hy_str key)
{
	const struct hy_item *child = child_exact(item, key);

	if (child != NULL)
		return child;
	return child_folded(item, hy_text_key(arena, hy_label_strip(arena, key)));
}

static void
nearest_in(struct hy_arena *arena, const struct hy_item *item, struct hy_str folded,
    const struct hy_item **best, size_t *distance)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		if (hy_item_keyless(child))
			nearest_in(arena, child, folded, best, distance);
		for (int k = 0; k < 2 && child->key.len > 0; k++) {
			size_t d = hy_str_starts(child->keys[k], folded) ? 1
			    : hy_text_distance(arena, folded, child->keys[k], *distance);

			if (d < *distance) {
				*distance = d;
				*best = child;
			}
		}
	}
}

/* "Near" is a third of the characters, at least one; a key that begins with what is written is, too. */
static size_t
near_limit(struct hy_str folded)
{
	return hy_text_chars(folded) / 3 + 2;
}

const struct hy_item *
hy_item_nearest(struct hy_arena *arena, const struct hy_item *item, struct hy_str key)
{
	struct hy_str folded = hy_text_key(arena, hy_label_strip(arena, hy_text_head(key, 60)));
	size_t distance = near_limit(folded);
	const struct hy_item *best = NULL;

	nearest_in(arena, item, folded, &best, &distance);
	return best;
}

/* Counts the items below ITEM that KEY (as written) or FOLDED names; the last one is left in FOUND. */
static unsigned
count_named(const struct hy_item *item, struct hy_str key, struct hy_str folded, const struct hy_item **found)
{
	unsigned n = 0;

	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		if (child->key.len > 0 && (hy_str_eq(child->key, key) || hy_str_eq(child->keys[0], folded) ||
		    hy_str_eq(child->keys[1], folded))) {
			*found = child;
			n++;
		}
		n += count_named(child, key, folded, found);
	}
	return n;
}

const struct hy_item *
hy_form_only(struct hy_arena *arena, const struct hy_form *form, struct hy_str key)
{
	const struct hy_item *found = NULL;

	return count_named(form->root, key, hy_text_key(arena, hy_label_strip(arena, key)), &found) == 1
	    ? found : NULL;
}

struct hy_str
hy_item_keys(struct hy_arena *arena, const struct hy_item *item)
{
	struct hy_str up;

	if (item->up == NULL)
		return HY_S("");
	up = hy_item_keys(arena, item->up);
	if (item->key.len == 0 || hy_item_keyless(item))
		return up;
	return hy_str_format(arena, "%.*s%s%.*s", HY_ARG(up), up.len > 0 ? "/" : "", HY_ARG(item->key));
}

/* The child with this id. */
static const struct hy_item *
step_down(const struct hy_item *item, const char *id, size_t len)
{
	for (unsigned i = 0; i < item->n_items; i++) {
		const struct hy_item *child = item->items[i];

		if (strlen(child->id) == len && memcmp(child->id, id, len) == 0)
			return child;
	}
	return NULL;
}

/* The rest of the path from ITEM on; [n] behind an id is passed over. */
static const struct hy_item *
follow(const struct hy_item *item, const char *path)
{
	while (item != NULL && *path != '\0') {
		size_t len = strcspn(path, "/[");

		item = step_down(item, path, len);
		path += strcspn(path, "/");
		if (*path == '/')
			path++;
	}
	return item;
}

const struct hy_item *
hy_form_item(const struct hy_form *form, const char *id_path)
{
	size_t len = strcspn(id_path, "/[");
	const char *rest = strchr(id_path, '/');
	const struct hy_item *found;

	rest = rest != NULL ? rest + 1 : "";
	for (unsigned i = 0; i < form->n_sections; i++) {
		const struct hy_item *s = form->sections[i];

		if (strlen(s->id) != len || memcmp(s->id, id_path, len) != 0)
			continue;
		if ((found = follow(s, rest)) != NULL)
			return found;
	}
	return follow(form->root, id_path);
}

struct hy_str
hy_item_path(struct hy_arena *arena, const struct hy_item *item)
{
	struct hy_str up;

	while (item->up != NULL && item->is_files)
		item = item->up;
	if (item->up == NULL)
		return HY_S("");
	up = hy_item_path(arena, item->up);
	return hy_str_format(arena, "%.*s%s%s", HY_ARG(up), up.len > 0 ? "/" : "", item->id);
}

const struct hy_option *
hy_item_option(struct hy_arena *arena, const struct hy_item *item, struct hy_str label)
{
	struct hy_str key;

	for (unsigned i = 0; i < item->n_options; i++)
		if (hy_str_eq(item->options[i].label, label))
			return &item->options[i];
	key = hy_text_key(arena, label);
	for (unsigned i = 0; i < item->n_options; i++)
		if (hy_str_eq(item->options[i].key, key))
			return &item->options[i];
	return NULL;
}

const struct hy_option *
hy_item_option_nearest(struct hy_arena *arena, const struct hy_item *item, struct hy_str label)
{
	struct hy_str key = hy_text_key(arena, hy_text_head(label, 60));
	size_t distance = near_limit(key);
	const struct hy_option *best = NULL;

	for (unsigned i = 0; i < item->n_options; i++) {
		size_t d = hy_text_distance(arena, key, item->options[i].key, distance);

		if (d < distance) {
			distance = d;
			best = &item->options[i];
		}
	}
	return best;
}

bool
hy_item_repeats(const struct hy_item *item)
{
	return item->kind == HY_KIND_RECORDS || item->kind == HY_KIND_TABLE;
}

static bool
is_section_kind(enum hy_kind kind)
{
	return kind == HY_KIND_SECTION || kind == HY_KIND_FIGURE || kind == HY_KIND_TABLE ||
	    kind == HY_KIND_LIST;
}

const struct hy_item *
hy_item_section(const struct hy_item *item)
{
	for (; item != NULL && item->up != NULL; item = item->up)
		if ((item->up->up == NULL || item->per_file) && is_section_kind(item->kind))
			return item->private ? NULL : item;
	return NULL;
}

const struct hy_item *
hy_form_table_section(const struct hy_form *form)
{
	for (unsigned i = 0; i < form->n_sections; i++)
		if (form->sections[i]->kind == HY_KIND_TABLE)
			return form->sections[i];
	return NULL;
}

bool
hy_form_blank(const struct hy_form *form, struct hy_str text)
{
	text = hy_str_trim(text);
	if (text.len == 0)
		return true;
	for (unsigned i = 0; i < form->n_blanks; i++)
		if (hy_str_eq(form->blanks[i], text))
			return true;
	return false;
}
