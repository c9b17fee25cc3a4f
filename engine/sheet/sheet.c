#include "engine/sheet/sheet.h"

#include <string.h>

const char *
hy_role_name(enum hy_role role)
{
	static const char *const names[] = {
#define R(name, text) #text,
		HY_ROLES(R)
#undef R
	};

	return names[role];
}

struct hy_run *
hy_run_new(struct hy_arena *arena, struct hy_str text, enum hy_role role)
{
	struct hy_run *run = hy_new(arena, struct hy_run);

	run->text = text;
	run->role = role;
	return run;
}

void
hy_runs_add(struct hy_arena *arena, struct hy_runs *runs, struct hy_str text, enum hy_role role)
{
	struct hy_run *run;

	if (text.len == 0)
		return;
	run = hy_new(arena, struct hy_run);
	run->text = text;
	run->role = role;
	if (runs->last != NULL)
		runs->last->next = run;
	else
		runs->first = run;
	runs->last = run;
}

struct hy_str
hy_layout_box(const struct hy_layout *layout, enum hy_line_type type)
{
	switch (type) {
	case HY_LINE_TICKED:
		return layout->ticked;
	case HY_LINE_UNTICKED:
		return layout->unticked;
	case HY_LINE_UNKNOWN:
		return layout->unknown;
	case HY_LINE_OPTION:
	case HY_LINE_GROUP:
		break;
	}
	return HY_S("");
}

unsigned
hy_places_page(const struct hy_places *places, const char *id)
{
	for (size_t i = 0; i < places->count; i++)
		if (strcmp(places->at[i].id, id) == 0)
			return places->at[i].page;
	return 0;
}
