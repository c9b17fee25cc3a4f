#include "engine/change/records.h"

#include "engine/base/text.h"
#include "engine/change/diff.h"

static void
add_words(struct hy_buf *out, const struct hy_node *node)
{
	if (hy_kind_answers(node->item->kind) && !node->item->title) {
		hy_buf_str(out, hy_node_printed(out->arena, node));
		hy_buf_char(out, '\n');
	}
	for (unsigned i = 0; i < node->n_kids; i++)
		add_words(out, node->kids[i]);
}

/* All words of a record but its title: hy_content. */
static struct hy_str
record_words(struct hy_arena *scratch, const void *what)
{
	const struct hy_node *record = what;
	struct hy_buf out = hy_buf_new(scratch);

	for (unsigned i = 0; i < record->n_kids; i++)
		add_words(&out, record->kids[i]);
	return hy_str_trim(hy_buf_get(&out));
}

static struct hy_entities
entities_of(struct hy_arena *scratch, const struct hy_node *list)
{
	struct hy_entities e = { hy_new_array(scratch, list->n_kids + 1, struct hy_entity),
		list->n_kids };

	for (unsigned i = 0; i < list->n_kids; i++) {
		struct hy_str title = hy_str_trim(hy_record_title(list->kids[i]));

		e.at[i].title = title;
		e.at[i].key = hy_text_key(scratch, title);
		e.at[i].nameless = title.len == 0;
		e.at[i].what = list->kids[i];
	}
	return e;
}

struct hy_pairing
hy_records_pair(struct hy_arena *scratch, const struct hy_node *old, const struct hy_node *new)
{
	return hy_pairing_make(scratch, entities_of(scratch, old), entities_of(scratch, new), record_words);
}
