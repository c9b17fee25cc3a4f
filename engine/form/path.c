#include "engine/form/path.h"

#include "engine/base/text.h"

#define MAX_DEPTH 24

/* The chain from the top node to NODE; *COUNT of them. */
static const struct hy_node **
chain_of(struct hy_arena *arena, const struct hy_node *node, unsigned *count)
{
	const struct hy_node **chain = hy_new_array(arena, MAX_DEPTH, const struct hy_node *);
	unsigned n = 0;

	for (; node != NULL && n < MAX_DEPTH; node = node->up)
		chain[n++] = node;
	for (unsigned i = 0; i < n / 2; i++) {
		const struct hy_node *other = chain[n - 1 - i];

		chain[n - 1 - i] = chain[i];
		chain[i] = other;
	}
	*count = n;
	return chain;
}

static struct hy_str
id_from(struct hy_arena *arena, const struct hy_node *node, bool with_file)
{
	struct hy_buf out = hy_buf_new(arena);
	unsigned n;
	const struct hy_node **chain = chain_of(arena, node, &n);

	for (unsigned i = 1; i < n; i++) {
		if (chain[i]->item->is_files && !with_file)
			continue;
		if (chain[i]->number > 0) {
			hy_buf_format(&out, "[%u]", chain[i]->number);
			continue;
		}
		if (out.len > 0)
			hy_buf_char(&out, '/');
		hy_buf_text(&out, chain[i]->item->id);
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_node_id(struct hy_arena *arena, const struct hy_node *node)
{
	return id_from(arena, node, false);
}

struct hy_str
hy_node_unique_id(struct hy_arena *arena, const struct hy_node *node)
{
	return id_from(arena, node, true);
}

/* Can a path find RECORD by its title? */
static bool
title_tells(struct hy_arena *arena, const struct hy_node *record)
{
	struct hy_str title = hy_str_trim(hy_record_title(record)), key = hy_text_key(arena, title);
	bool number = true;

	for (size_t i = 0; i < title.len; i++) {
		if (title.p[i] == '[' || title.p[i] == ']' || title.p[i] == '\n')
			return false;
		number = number && title.p[i] >= '0' && title.p[i] <= '9';
	}
	for (unsigned i = 0; i < record->up->n_kids; i++)
		if (record->up->kids[i] != record &&
		    hy_str_eq(hy_text_key(arena, hy_record_title(record->up->kids[i])), key))
			return false;
	return !number && !hy_str_is(title, "*");
}

static struct hy_str
key_path(struct hy_arena *arena, const struct hy_node *node, bool titles)
{
	struct hy_buf out = hy_buf_new(arena);
	unsigned n;
	const struct hy_node **chain = chain_of(arena, node, &n);

	for (unsigned i = 1; i < n; i++) {
		if (chain[i]->number > 0 && titles && title_tells(arena, chain[i])) {
			hy_buf_format(&out, "[%.*s]", HY_ARG(hy_str_trim(hy_record_title(chain[i]))));
		} else if (chain[i]->number > 0) {
			hy_buf_format(&out, "[%u]", chain[i]->number);
		} else if (chain[i]->item->key.len > 0) {
			if (out.len > 0)
				hy_buf_char(&out, '/');
			hy_buf_str(&out, chain[i]->item->key);
		}
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_node_key_path(struct hy_arena *arena, const struct hy_node *node)
{
	return key_path(arena, node, false);
}

struct hy_str
hy_node_title_path(struct hy_arena *arena, const struct hy_node *node)
{
	return key_path(arena, node, true);
}

/* PATTERN with {n} replaced by the number. */
static struct hy_str
fill_number(struct hy_arena *arena, struct hy_str pattern, unsigned number)
{
	long at = hy_str_find(pattern, HY_S("{n}"), 0);

	if (at < 0)
		return hy_str_format(arena, "%.*s%u", HY_ARG(pattern), number);
	return hy_str_format(arena, "%.*s%u%s", (int)at, pattern.p, number, pattern.p + at + 3);
}

struct hy_str
hy_record_heading(struct hy_arena *arena, const struct hy_node *record)
{
	const struct hy_item *item = record->item;
	struct hy_str title = hy_str_trim(hy_record_title(record));

	/* An attachment is called what its title says. */
	if (item->record.len == 0 && item->label.len > 0 && hy_str_starts(title, item->label))
		return title;
	return fill_number(arena, item->record.len > 0 ? item->record : item->label,
	    record->number);
}

/* A records label that the record headings repeat is not a step of its own; BEHIND: what comes next in the path. */
static bool
label_is_step(const struct hy_node *node, const struct hy_node *behind)
{
	const struct hy_item *item = node->item;

	if (item->is_files || item->head || item->label.len == 0)
		return false;
	if (item->heading)
		return false;
	if (!hy_item_repeats(item) || node->number > 0)
		return true;
	return item->record.len == 0 ? behind == NULL || item->kind == HY_KIND_TABLE
	    : !hy_str_starts(item->record, item->label);
}

struct hy_str *
hy_node_labels(struct hy_arena *arena, const struct hy_node *node, unsigned *count)
{
	struct hy_str *labels = hy_new_array(arena, MAX_DEPTH, struct hy_str);
	unsigned n;
	const struct hy_node **chain = chain_of(arena, node, &n);

	*count = 0;
	for (unsigned i = 1; i < n; i++)
		if (label_is_step(chain[i], i + 1 < n ? chain[i + 1] : NULL))
			labels[(*count)++] = chain[i]->number > 0
			    ? hy_record_heading(arena, chain[i]) : chain[i]->item->label;
	return labels;
}

/* What stands in front of the first space or full-width colon: "III", "4.", "risk 2". */
static struct hy_str
numeral(struct hy_str label)
{
	long space = hy_str_find(label, HY_S(" "), 0);
	long colon = hy_str_find(label, hy_word(HY_W_COLON), 0);
	long end = colon >= 0 && (space < 0 || colon < space) ? colon : space;

	return end > 0 ? hy_str_cut(label, 0, (size_t)end) : label;
}

/* The name of the file a node belongs to, where the document has several. */
static struct hy_str
file_name(const struct hy_node *node)
{
	for (; node != NULL; node = node->up)
		if (node->number > 0 && node->item->is_files)
			return node->up->n_kids > 1 ? hy_record_title(node) : HY_S("");
	return HY_S("");
}

static struct hy_str
join_labels(struct hy_arena *arena, const struct hy_node *node, bool brief)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_str file = file_name(node);
	unsigned n;
	struct hy_str *labels = hy_node_labels(arena, node, &n);

	for (unsigned i = 0; i < n; i++) {
		bool outer = brief && i + 1 < n;

		if (i > 0)
			hy_buf_char(&out, ' ');
		hy_buf_str(&out, outer ? numeral(labels[i]) : labels[i]);
		if (i == 0 && file.len > 0)
			hy_buf_format(&out, " (%.*s)", HY_ARG(file));
	}
	return hy_buf_get(&out);
}

struct hy_str
hy_node_official(struct hy_arena *arena, const struct hy_node *node)
{
	return join_labels(arena, node, true);
}

struct hy_str
hy_node_official_full(struct hy_arena *arena, const struct hy_node *node)
{
	return join_labels(arena, node, false);
}

/* A search along a path: what is left of it, and whom to tell. */
struct search {
	const struct hy_doc *doc;
	hy_visit *visit;
	void *context;
	struct hy_arena *scratch;	/* the document's own is not filled: several threads may search in it */
	unsigned found;
};

/* Cuts the next part off *REST: its NAME and the text between its brackets. */
static struct hy_str
next_part(struct hy_str *rest, struct hy_str *bracket)
{
	size_t i = 0, name_end, depth = 0;

	while (i < rest->len && rest->p[i] != '/' && rest->p[i] != '[')
		i++;
	name_end = i;
	*bracket = (struct hy_str){ NULL, 0 };
	for (; i < rest->len && (depth > 0 || rest->p[i] != '/'); i++)
		depth += (rest->p[i] == '[') - (size_t)(rest->p[i] == ']');
	if (i > name_end + 1)
		*bracket = hy_str_cut(*rest, name_end + 1, i - 1);
	else if (i > name_end)
		*bracket = HY_S("");
	{
		struct hy_str name = hy_str_trim(hy_str_cut(*rest, 0, name_end));

		*rest = hy_str_cut(*rest, i < rest->len ? i + 1 : i, rest->len);
		return name;
	}
}

static bool
record_fits(struct hy_arena *arena, const struct hy_node *record, struct hy_str bracket)
{
	unsigned long number = 0;

	if (bracket.p == NULL || hy_str_is(bracket, "*"))
		return true;
	for (size_t i = 0; i < bracket.len; i++) {
		if (bracket.p[i] < '0' || bracket.p[i] > '9' || i > 6)
			return hy_str_eq(hy_text_key(arena, bracket),
			    hy_text_key(arena, hy_record_title(record)));
		number = number * 10 + (unsigned long)(bracket.p[i] - '0');
	}
	return number == record->number;
}

static void follow_path(struct search *s, struct hy_node *node, struct hy_str rest);

/* A * behind a list stands for any record of it. */
static bool
take_records(struct search *s, struct hy_node *list, struct hy_str rest)
{
	unsigned found = s->found;
	struct hy_str bracket;

	if (!hy_str_is(next_part(&rest, &bracket), "*") || bracket.p != NULL)
		return false;
	for (unsigned i = 0; i < list->n_kids; i++)
		follow_path(s, list->kids[i], rest);
	return s->found > found;
}

static void
take_node(struct search *s, struct hy_node *node, struct hy_str bracket, struct hy_str rest)
{
	if (hy_item_repeats(node->item) && bracket.p == NULL && take_records(s, node, rest))
		return;
	if (!hy_item_repeats(node->item) || (bracket.p == NULL && rest.len == 0)) {
		follow_path(s, node, rest);
		return;
	}
	for (unsigned i = 0; i < node->n_kids; i++)
		if (record_fits(s->scratch, node->kids[i], bracket))
			follow_path(s, node->kids[i], rest);
}

/* KEY is NAME folded as keys are. */
static bool
part_fits(const struct hy_node *node, struct hy_str name, struct hy_str key)
{
	const struct hy_item *item = node->item;

	if (name.len == 0)
		return false;
	if (hy_str_is(name, "*") || hy_str_is(name, item->id) || hy_str_eq(name, item->key))
		return true;
	return item->key.len > 0 &&
	    (hy_str_eq(key, item->keys[0]) || hy_str_eq(key, item->keys[1]));
}

static void
follow_path(struct search *s, struct hy_node *node, struct hy_str rest)
{
	struct hy_str bracket, behind = rest, name, key;

	if (rest.len == 0) {
		s->found++;
		s->visit(node, s->context);
		return;
	}
	name = next_part(&behind, &bracket);
	key = hy_str_is(name, "*") ? name
	    : hy_text_key(s->scratch, hy_label_strip(s->scratch, name));
	for (unsigned i = 0; i < node->n_kids; i++) {
		struct hy_node *kid = node->kids[i];

		if (part_fits(kid, name, key))
			take_node(s, kid, bracket, behind);
		else if (hy_item_keyless(kid->item))
			follow_path(s, kid, rest);
	}
}

/* Id paths begin at a section, wherever in the file it is. */
static void
follow_section(struct search *s, struct hy_str path)
{
	const struct hy_form *form = s->doc->form;
	struct hy_str bracket, rest = path, name = next_part(&rest, &bracket);

	for (unsigned i = 0; i < form->n_sections; i++) {
		const struct hy_item *section = form->sections[i];
		unsigned files = section->per_file ? hy_doc_files(s->doc) : 1;

		if (!hy_str_is(name, section->id))
			continue;
		for (unsigned f = 1; f <= files; f++)
			take_node(s, hy_doc_section(s->doc, section, f), bracket, rest);
	}
}

unsigned
hy_path_each(const struct hy_doc *doc, struct hy_str path, hy_visit *visit, void *context)
{
	struct search s = { .doc = doc, .visit = visit, .context = context };

	path = hy_str_trim(path);
	if (path.len == 0)
		return 0;
	s.scratch = hy_arena_new();
	follow_path(&s, doc->root, path);
	if (s.found == 0)
		follow_section(&s, path);
	hy_arena_free(s.scratch);
	return s.found;
}

static bool
keep_first(struct hy_node *node, void *context)
{
	struct hy_node **first = context;

	if (*first == NULL)
		*first = node;
	return false;
}

struct hy_node *
hy_path_first(const struct hy_doc *doc, struct hy_str path)
{
	struct hy_node *first = NULL;

	hy_path_each(doc, path, keep_first, &first);
	return first;
}
