#include "engine/form/edit/scaffold_note.h"

#include <stdio.h>
#include <string.h>

#include "engine/base/text.h"
#include "engine/form/condition.h"

#define COLUMNS 88u	/* a comment line is about this wide */
#define AT_LEAST 40u	/* however deep it stands */
#define RULE_COLUMNS 72u

/* The lines of TEXT at INDENT with LEAD in front of each; an empty one is the sign alone. */
static void
add_lines(struct hy_draft *d, unsigned indent, const char *lead, struct hy_str text)
{
	for (size_t from = 0; from < text.len;) {
		long end = hy_str_find(text, HY_S("\n"), from);
		size_t to = end >= 0 ? (size_t)end : text.len;

		hy_buf_format(d->out, "%*s", (int)indent, "");
		hy_buf_text(d->out, to > from ? lead : "#");
		hy_buf_str(d->out, hy_str_cut(text, from, to));
		hy_buf_char(d->out, '\n');
		from = to + 1;
	}
}

void
hy_draft_note(struct hy_draft *d, unsigned indent, const char *lead, struct hy_str text)
{
	size_t used = d->margin + indent + strlen(lead);
	size_t width = used + AT_LEAST < COLUMNS ? COLUMNS - used : AT_LEAST;

	add_lines(d, indent, lead, hy_text_wrap(d->arena, text, width, 0));
}

/* The line that opens a section of the file. */
static void
add_rule(struct hy_draft *d, unsigned indent, struct hy_str title)
{
	struct hy_buf line = hy_buf_new(d->arena);
	size_t used;

	hy_buf_format(&line, "# ==== %.*s ", HY_ARG(title));
	used = hy_text_width(hy_buf_get(&line));
	hy_buf_text(&line, "====");
	for (used += 4; used + indent < RULE_COLUMNS; used++)
		hy_buf_char(&line, '=');
	hy_buf_format(d->out, "%*s%s\n", (int)indent, "", hy_buf_get(&line).p);
}

void
hy_draft_comment_out(struct hy_draft *d, unsigned indent, struct hy_str inner)
{
	add_lines(d, indent, "# ", inner);
}

/* The marks the form prints behind a label: for whom, and kome. */
static void
add_marks(struct hy_draft *d, struct hy_buf *line, const struct hy_item *item)
{
	struct hy_str only = hy_yaml_text(d->phrases,
	    item->only == HY_OPTIONAL ? "optional" : "only");

	if (item->only != HY_FOR_ALL && item->only != HY_FOR_LOCAL)
		hy_buf_format(line, " %s", hy_str_fill(d->arena, only, item->only_text, HY_S(""),
		    HY_S("")).p);
	if (item->mark_label.len > 0)
		hy_buf_format(line, " %s", item->mark_label.p);
	else if (item->mark && (hy_kind_answers(item->kind) || item->own_mark))
		hy_buf_format(line, " %s", hy_yaml_text(d->phrases, "mark").p);
}

static void
add_title(struct hy_draft *d, const struct hy_item *item, unsigned indent)
{
	struct hy_buf line = hy_buf_new(d->arena);
	bool answers = hy_kind_answers(item->kind);
	bool top = item->up != NULL && (item->up->up == NULL || item->per_file) && !answers;

	if (item->required || item->min > 0)
		hy_buf_format(&line, "%s ", hy_message_text(item->when != NULL
		    ? HY_M_DRAFT_REQUIRED_WHEN : HY_M_DRAFT_REQUIRED));
	hy_buf_str(&line, hy_item_name(d->arena, item));
	add_marks(d, &line, item);
	if (top || item->per_file)
		add_rule(d, indent, hy_buf_get(&line));
	else
		hy_draft_note(d, indent, "# ", hy_str_format(d->arena, "%s%s", answers ? "" : "---- ",
		    hy_buf_get(&line).p));
}

/* Is a number printed behind the answer? */
static bool
has_count(const struct hy_item *item)
{
	for (unsigned i = 0; i < item->n_options; i++)
		if (item->options[i].count.len > 0)
			return true;
	return item->count.len > 0;
}

/* How entries are added, and how many the printed form has room for. */
static void
add_repeat(struct hy_draft *d, const struct hy_item *item, bool shown, unsigned indent)
{
	char most[16];

	hy_draft_note(d, indent, "#   ",
	    hy_str_of(hy_message_text(shown ? HY_M_DRAFT_REPEAT : HY_M_DRAFT_EXAMPLE)));
	if (item->data || item->max == 0)
		return;
	snprintf(most, sizeof(most), "%u", item->max);
	hy_draft_note(d, indent, "#   ", hy_say(d->arena, HY_M_DRAFT_MOST, most, NULL));
}

/* What an answered choice was chosen from: its options no longer stand below it. */
static void
add_alternatives(struct hy_draft *d, const struct hy_item *item, unsigned indent)
{
	struct hy_buf list = hy_buf_new(d->arena);

	for (unsigned i = 0; i < item->n_options; i++) {
		hy_buf_str(&list, i > 0 ? hy_word(HY_W_LIST_JOIN) : HY_S(""));
		hy_buf_str(&list, item->options[i].label);
	}
	hy_draft_note(d, indent, "#   ", hy_say(d->arena, HY_M_DRAFT_ONE_OF, hy_buf_get(&list).p,
	    NULL));
}

void
hy_draft_item_notes(struct hy_draft *d, const struct hy_item *item, bool shown, unsigned indent)
{
	add_title(d, item, indent);
	if (item->when != NULL)
		hy_draft_note(d, indent, "#   ", hy_say(d->arena, HY_M_DRAFT_WHEN,
		    hy_cond_text(d->arena, item->when).p, NULL));
	if (!d->brief)
		hy_draft_note(d, indent, "#   ", item->guide);
	if (has_count(item))
		hy_draft_note(d, indent, "#   ", hy_str_of(hy_message_text(HY_M_DRAFT_COUNT)));
	if (shown && item->kind == HY_KIND_CHOICE)
		add_alternatives(d, item, indent);
	if (hy_item_repeats(item))
		add_repeat(d, item, shown, indent);
}
