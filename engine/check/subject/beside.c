#include "engine/check/subject/beside.h"

#include <string.h>

#include "engine/base/file.h"

bool
hy_opinions_named(const char *file)
{
	const char *slash = strrchr(file, '/');

	return hy_str_is(hy_word(HY_W_OPINIONS_FILE), slash != NULL ? slash + 1 : file);
}

struct hy_str
hy_opinions_file(struct hy_arena *arena, struct hy_str folder)
{
	struct hy_str path = hy_path_join(arena, folder, hy_word(HY_W_OPINIONS_FILE).p);

	return hy_file_exists(path.p) ? path : HY_S("");
}

const struct hy_doc *
hy_opinions_load(struct hy_arena *arena, struct hy_forms *forms, const char *file, struct hy_err *err)
{
	const struct hy_form *form = hy_forms_kept(forms, HY_OPINIONS_FORM, err);

	return form != NULL ? hy_doc_load_kept(arena, form, file, err) : NULL;
}

bool
hy_beside_opinions(struct hy_besides *besides, struct hy_beside *b, struct hy_err *err)
{
	struct hy_str file = hy_opinions_file(besides->arena, b->folder);

	if (b->asked || file.len == 0)
		return true;
	b->asked = true;
	/* Opinions are few: the forms are opened for those who have some. */
	if (besides->forms == NULL)
		besides->forms = hy_forms_open(besides->arena, err);
	if (besides->forms != NULL)
		b->opinions = hy_opinions_load(besides->arena, besides->forms, file.p, err);
	return b->opinions != NULL;
}

bool
hy_beside_of(struct hy_besides *besides, const char *doc, struct hy_beside **beside, struct hy_err *err)
{
	struct hy_str folder = hy_path_folder(besides->arena, doc);
	struct hy_beside *b = besides->first;

	while (b != NULL && !hy_str_eq(b->folder, folder))
		b = b->next;
	if ((*beside = b) != NULL)
		return true;
	*beside = b = hy_new(besides->arena, struct hy_beside);
	b->folder = folder;
	b->asked = strcmp(doc, "-") == 0;
	b->next = besides->first;
	besides->first = b;
	b->waivers = hy_waivers_load(besides->arena, doc, err);
	if (b->waivers != NULL)
		return true;
	b->waivers = hy_new(besides->arena, struct hy_waivers);
	return false;
}
