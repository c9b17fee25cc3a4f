#include "engine/check/subject/live.h"

#include <string.h>

/* The rows of facts.def, their fields still as text. */
static const struct row {
	const char *name, *fields;
	bool tally, own;
} rows[HY_FACT_COUNT] = {
#define LIVE(name, fields) { #name, fields, false, false },
#define TALLY(name, fields) { #name, fields HY_TALLY_FIELDS, true, false },
#define OWN(name, fields) { #name, fields, false, true },
#include "engine/check/subject/facts.def"
#undef LIVE
#undef TALLY
#undef OWN
};

/* Enough for the fields of one kind as text, and their NULs. */
#define FIELD_ROOM 160

static struct hy_fact_kind kinds[HY_FACT_COUNT];
static char names[HY_FACT_COUNT][FIELD_ROOM];

/* Splits the fields of kind ID and the signs behind them. */
static void
read_kind(enum hy_fact_id id)
{
	struct hy_fact_kind *kind = &kinds[id];
	char *save = NULL;

	*kind = (struct hy_fact_kind){ .id = id, .name = rows[id].name, .tally = rows[id].tally, .own = rows[id].own };
	strncpy(names[id], rows[id].fields, FIELD_ROOM - 1);
	for (char *f = strtok_r(names[id], " ", &save); f != NULL && kind->count < HY_FACT_FIELDS;
	    f = strtok_r(NULL, " ", &save)) {
		char *flags = f + strcspn(f, "!@*");

		kind->needed[kind->count] = strchr(flags, '!') != NULL;
		kind->day[kind->count] = strchr(flags, '@') != NULL;
		kind->dates[kind->count] = strchr(flags, '*') != NULL;
		*flags = '\0';
		kind->fields[kind->count++] = f;
	}
	kind->words = kind->count - (kind->tally ? HY_SUM_COUNT : 0);
}

const struct hy_fact_kind *
hy_fact_kind_get(enum hy_fact_id id)
{
	if (kinds[id].name == NULL)
		read_kind(id);
	return &kinds[id];
}

const struct hy_fact_kind *
hy_fact_kind_find(struct hy_str name)
{
	for (int i = 0; i < HY_FACT_COUNT; i++)
		if (hy_str_is(name, rows[i].name))
			return hy_fact_kind_get((enum hy_fact_id)i);
	return NULL;
}

int
hy_fact_field(const struct hy_fact_kind *kind, struct hy_str field)
{
	for (unsigned i = 0; i < kind->count; i++)
		if (hy_str_is(field, kind->fields[i]))
			return (int)i;
	return -1;
}

struct hy_str
hy_fact_field_names(struct hy_arena *arena, const struct hy_fact_kind *kind)
{
	struct hy_buf list = hy_buf_new(arena);

	for (unsigned i = 0; i < kind->count; i++)
		hy_buf_format(&list, "%s%s", i == 0 ? "" : ", ", kind->fields[i]);
	return hy_buf_get(&list);
}

struct hy_live *
hy_live_new(struct hy_arena *arena, const struct hy_body *body, const struct hy_date *today)
{
	struct hy_live *live = hy_new(arena, struct hy_live);

	live->arena = arena;
	live->body = body;
	live->today = *today;
	for (int i = 0; i < HY_FACT_COUNT; i++) {
		live->tails[i] = &live->facts[i];
		/* Known from here on: rules ask for them in two threads. */
		hy_fact_kind_get((enum hy_fact_id)i);
	}
	return live;
}

struct hy_fact *
hy_live_add(struct hy_live *live, enum hy_fact_id id, const char *source, long day, struct hy_mark at)
{
	struct hy_fact *fact = hy_new(live->arena, struct hy_fact);

	fact->kind = hy_fact_kind_get(id);
	fact->source = source;
	fact->day = fact->last = day;
	fact->facts = 1;
	fact->at = at;
	fact->fields = hy_new_array(live->arena, fact->kind->count, struct hy_str);
	*live->tails[id] = fact;
	live->tails[id] = &fact->next;
	live->counts[id]++;
	return fact;
}

size_t
hy_fact_size(const struct hy_fact *fact)
{
	size_t size = sizeof(*fact) + fact->kind->count * sizeof(*fact->fields);

	for (unsigned i = 0; i < fact->kind->count; i++)
		size += fact->fields[i].len + 1;
	return size + (fact->at.file != NULL ? strlen(fact->at.file) + 1 : 0);
}

const struct hy_fact *
hy_fact_copy(const struct hy_fact *fact, void *room)
{
	struct hy_fact *copy = room;
	struct hy_str *fields = (struct hy_str *)(copy + 1);
	char *p = (char *)(fields + fact->kind->count);

	*copy = *fact;
	copy->next = NULL;
	copy->fields = fields;
	for (unsigned i = 0; i < fact->kind->count; i++) {
		struct hy_str field = fact->fields[i];

		fields[i] = (struct hy_str){ field.p != NULL ? p : NULL, field.len };
		if (field.len > 0)
			memcpy(p, field.p, field.len);
		p[field.len] = '\0';
		p += field.len + 1;
	}
	if (fact->at.file != NULL)
		copy->at.file = strcpy(p, fact->at.file);
	return copy;
}

const struct hy_epoch *
hy_live_epoch(const struct hy_live *live, long day)
{
	for (unsigned i = live->n_epochs; i > 0; i--)
		if (live->epochs[i - 1].from <= day)
			return &live->epochs[i - 1];
	return NULL;
}
