/* Snippets: one gesture writes the required keys of a record or map (schema_part.h). */
#include "engine/schema/schema_part.h"

/* Places to fill are numbered through the snippet. */
struct snippet {
	struct hy_schema *s;
	unsigned place;
};

static void
add_escaped(struct hy_buf *out, struct hy_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == ',' || text.p[i] == '|' || text.p[i] == '\\')
			hy_buf_char(out, '\\');
		hy_buf_char(out, text.p[i]);
	}
}

static struct hy_str
a_place(struct snippet *n, const char *before, const char *behind)
{
	return hy_str_format(n->s->arena, "%s$%u%s", before, ++n->place, behind);
}

/* "${1|one,two|}": the editor lets one choose. */
static struct hy_str
a_choice(struct snippet *n, const struct hy_item *item)
{
	struct hy_buf out = hy_buf_new(n->s->arena);

	hy_buf_format(&out, "${%u|", ++n->place);
	for (unsigned i = 0; i < item->n_options; i++) {
		if (i > 0)
			hy_buf_char(&out, ',');
		add_escaped(&out, item->options[i].label);
	}
	hy_buf_text(&out, "|}");
	return hy_buf_get(&out);
}

static void
put_answer(struct snippet *n, const char *key, const struct hy_item *item)
{
	struct hy_schema *s = n->s;

	switch (item->kind) {
	case HY_KIND_CHOICE:
		hy_schema_put(s, key, a_choice(n, item));
		break;
	case HY_KIND_CHECKS:
		hy_schema_put(s, key, a_place(n, "[", "]"));
		break;
	case HY_KIND_LIST:
	case HY_KIND_FILES:
		hy_schema_list(s, key);
		hy_schema_put(s, NULL, a_place(n, "", ""));
		hy_schema_end(s);
		break;
	default:
		hy_schema_put(s, key, a_place(n, "", ""));
	}
}

/* Keys that a new record needs: what is required; what hangs on an answer only beside it. */
static bool
wanted(const struct hy_item *item)
{
	return item->title || (hy_schema_needed(item) && item->when == NULL);
}

static void
put_body(struct snippet *n, const struct hy_item *item)
{
	unsigned count;
	const struct hy_item **members = hy_schema_members(n->s, item, &count);

	if (hy_kind_answers(item->kind))
		put_answer(n, hy_word(HY_W_KEY_ANSWER).p, item);
	for (unsigned i = 0; i < count; i++) {
		const struct hy_item *m = members[i];
		bool hangs = hy_kind_answers(item->kind) && m->required;

		if (hy_kind_answers(m->kind) && (hangs || wanted(m)))
			put_answer(n, m->key.p, m);
		else if (item->up != NULL && (m->kind == HY_KIND_SECTION || m->kind == HY_KIND_LIST))
			hy_schema_put(n->s, m->key.p, a_place(n, "", ""));
	}
}

/* One snippet that writes what ITEM's map, or a record of it, needs. */
static void
required_keys(struct hy_schema *s, const struct hy_item *item)
{
	struct snippet n = { s, 0 };
	struct hy_str name = item->up != NULL ? item->key : s->form->name;

	hy_schema_open(s, NULL);
	hy_schema_put(s, "label", hy_say(s->arena, HY_M_EDIT_SNIPPET, name.p, NULL));
	if (hy_item_repeats(item))
		hy_schema_say(s, "type", "array");
	hy_schema_open(s, "body");
	put_body(&n, item);
	hy_schema_close(s);
	hy_schema_close(s);
}

/* What follows the key of ITEM before the first letter is typed. */
static const char *
opening(const struct hy_item *item)
{
	switch (item->kind) {
	case HY_KIND_SECTION:
	case HY_KIND_GROUP:
	case HY_KIND_FIGURE:
	case HY_KIND_GRID:
		return "\n  $1";
	case HY_KIND_RECORDS:
	case HY_KIND_TABLE:
	case HY_KIND_CHECKS:
	case HY_KIND_LIST:
	case HY_KIND_FILES:
		return "\n  - $1";
	default:
		return "$1";
	}
}

/* The official label of ITEM, which one may know better than its short key, writes that key. */
static void
official_name(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_open(s, NULL);
	hy_schema_put(s, "label", hy_item_name(s->arena, item));
	hy_schema_put(s, "markdownDescription", hy_schema_text(s, item));
	hy_schema_open(s, "body");
	hy_schema_say(s, item->key.p, opening(item));
	hy_schema_close(s);
	hy_schema_close(s);
}

static bool
has_short_key(const struct hy_item *item)
{
	return item->label.len > 0 && !hy_str_eq(item->keys[0], item->keys[1]) &&
	    item->kind != HY_KIND_FIXED && item->kind != HY_KIND_NOTE;
}

void
hy_schema_record_snippet(struct hy_schema *s, const struct hy_item *item)
{
	hy_schema_list(s, "defaultSnippets");
	required_keys(s, item);
	hy_schema_end(s);
}

void
hy_schema_map_snippets(struct hy_schema *s, const struct hy_item *item)
{
	bool answer = hy_kind_answers(item->kind) || item->up == NULL, any = answer;
	unsigned n;
	const struct hy_item **members = hy_schema_members(s, item, &n);

	for (unsigned i = 0; i < n; i++)
		any = any || has_short_key(members[i]);
	if (!any)
		return;
	hy_schema_list(s, "defaultSnippets");
	if (answer)
		required_keys(s, item);
	for (unsigned i = 0; i < n; i++)
		if (has_short_key(members[i]))
			official_name(s, members[i]);
	hy_schema_end(s);
}
