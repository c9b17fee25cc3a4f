#include "engine/command/help/manual.h"

#include "engine/base/file.h"
#include "engine/form/yaml/yaml.h"

/* Is the key of Y one of FIELDS, " a b c "? */
static bool
known_field(const char *file, const struct hy_yaml *y, const char *fields, struct hy_err *err)
{
	char key[32];

	if (y->key == NULL)
		return hy_fail(err, y->at, HY_M_FORM_SHAPE, "key: value", NULL);
	snprintf(key, sizeof(key), " %.*s ", HY_ARG(y->key->text));
	if (hy_str_find(hy_str_of(fields), hy_str_of(key), 0) >= 0)
		return true;
	return hy_fail(err, y->key->at.file != NULL ? y->key->at : hy_mark_file(file),
	    HY_M_FORM_FIELD, y->key->text.p, NULL);
}

/* The text of MAP in the language of the run; it must be there. */
static bool
language_text(const struct hy_yaml *map, struct hy_str *text, struct hy_err *err)
{
	const char *key = hy_language_get() == HY_EN ? "en" : "ja";

	*text = hy_str_trim(hy_yaml_text(map, key));
	return text->len > 0 || hy_fail(err, map->at, HY_M_FORM_MISSING, key, NULL);
}

static bool
entries(struct hy_arena *arena, const char *file, const struct hy_yaml *list,
    struct hy_manual_list *entries, struct hy_err *err)
{
	struct hy_manual_entry *at = hy_new_array(arena, list->count + 1, struct hy_manual_entry);

	entries->at = at;
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		struct hy_manual_entry *e = &at[entries->count++];

		for (const struct hy_yaml *f = y->first; f != NULL; f = f->next)
			if (!known_field(file, f, " name en ja ", err))
				return false;
		e->name = hy_yaml_text(y, "name");
		if (e->name.len == 0)
			return hy_fail(err, y->at, HY_M_FORM_MISSING, "name", NULL);
		if (!language_text(y, &e->text, err))
			return false;
	}
	return true;
}

static void
names(struct hy_arena *arena, const struct hy_yaml *list, struct hy_manual *manual)
{
	struct hy_str *see = hy_new_array(arena, list->count + 1, struct hy_str);

	manual->see = see;
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next)
		see[manual->n_see++] = y->text;
}

static bool
take(struct hy_arena *arena, const char *file, const struct hy_yaml *y, struct hy_manual *manual,
    struct hy_err *err)
{
	if (!known_field(file, y, " text found examples files environment see ", err))
		return false;
	if (hy_str_is(y->key->text, "text"))
		return language_text(y, &manual->text, err);
	if (hy_str_is(y->key->text, "found"))
		return language_text(y, &manual->found, err);
	if (hy_str_is(y->key->text, "see")) {
		names(arena, y, manual);
		return true;
	}
	return entries(arena, file, y, hy_str_is(y->key->text, "examples") ? &manual->examples
	    : hy_str_is(y->key->text, "files") ? &manual->files : &manual->environment, err);
}

bool
hy_manual_load(struct hy_arena *arena, const char *name, struct hy_manual *manual,
    struct hy_err *err)
{
	const struct hy_yaml *y;
	struct hy_str folder, file;

	*manual = (struct hy_manual){ 0 };
	if (!hy_data_path(arena, "templates/manual", &folder, err))
		return false;
	file = hy_str_format(arena, "%s/%s.yaml", folder.p, name);
	if (!hy_file_exists(file.p))
		return true;
	y = hy_yaml_read(arena, file.p, err);
	for (y = y != NULL ? y->first : NULL; y != NULL; y = y->next)
		if (!take(arena, file.p, y, manual, err))
			return false;
	return true;
}
