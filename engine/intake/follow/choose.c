/* Which form a source was made from (intake.h). */
#include <stdio.h>

#include "engine/base/text.h"
#include "engine/intake/follow/follow.h"

#define FEWEST_LABELS 6
#define MOST_MARK 60	/* bytes of an edition mark's key */
#define GRAM 9u		/* bytes: three kanji */
#define HEADS 65536u

/*
 * All of the source as one key, to look for labels in. Every place a character
 * begins is in the chain of the GRAM bytes there.
 */
struct source {
	struct hy_str text;
	unsigned *head, *next;	/* place + 1, 0 ends the chain */
	struct hy_str *marks;	/* texts that may be edition marks, as printed */
	unsigned n_marks;
};

static unsigned
gram_at(const char *p)
{
	unsigned hash = 0;

	for (unsigned i = 0; i < GRAM; i++)
		hash = hash * 31 + (unsigned char)p[i];
	return (hash ^ hash >> 16) % HEADS;
}

static void
chain_grams(struct hy_arena *arena, struct source *source)
{
	struct hy_str text = source->text;

	source->head = hy_new_array(arena, HEADS, unsigned);
	source->next = hy_new_array(arena, text.len + 1, unsigned);
	for (size_t i = text.len < GRAM ? 0 : text.len - GRAM + 1; i-- > 0;) {
		unsigned gram;

		if (((unsigned char)text.p[i] & 0xc0) == 0x80)
			continue;
		gram = gram_at(text.p + i);
		source->next[i] = source->head[gram];
		source->head[gram] = (unsigned)i + 1;
	}
}

static struct source
read_source(struct hy_arena *arena, const struct hy_rows *rows)
{
	struct source source = { .n_marks = 0 };
	struct hy_buf all = hy_buf_new(arena);
	unsigned cells = 0;

	for (unsigned r = 0; r < rows->count; r++)
		cells += rows->row[r].n_cells;
	source.marks = hy_new_array(arena, cells + 1, struct hy_str);
	for (unsigned r = 0; r < rows->count; r++)
		for (unsigned c = 0; c < rows->row[r].n_cells; c++) {
			struct hy_str text = hy_html_words(arena, rows->row[r].cells[c]);
			struct hy_str key = hy_text_key(arena, text);

			if (key.len > 1 && key.len < MOST_MARK && key.p[0] == '[' &&
			    hy_str_ends(key, HY_S("]")))
				source.marks[source.n_marks++] = text;
			hy_buf_str(&all, key);
			hy_buf_char(&all, '\n');
		}
	source.text = all.len > 0 ? hy_buf_get(&all) : HY_S("");
	chain_grams(arena, &source);
	return source;
}

static bool
has_text(const struct source *source, struct hy_str key)
{
	struct hy_str text = source->text;

	if (key.len < GRAM)
		return hy_str_find(text, key, 0) >= 0;
	for (unsigned at = source->head[gram_at(key.p)]; at > 0; at = source->next[at - 1])
		if (hy_str_starts(hy_str_cut(text, at - 1, text.len), key))
			return true;
	return false;
}

/* How many labels and options of a form stand in the source, and how many do not. */
struct labels {
	unsigned found, missing;
};

static void
count_label(struct labels *n, const struct source *source, struct hy_str key)
{
	if (has_text(source, key))
		n->found++;
	else
		n->missing++;
}

static void
count_labels(struct hy_arena *arena, const struct hy_item *item, const struct source *source,
    struct labels *n)
{
	struct hy_str label = hy_text_key(arena, item->label);

	if (item->private)
		return;
	if (hy_text_chars(label) > 3)
		count_label(n, source, label);
	for (unsigned i = 0; i < item->n_options; i++)
		count_label(n, source, item->options[i].key);
	for (unsigned i = 0; i < item->n_items; i++)
		count_labels(arena, item->items[i], source, n);
}

/* A line of its own that is the edition mark of some form: "[... form 4]". */
static struct hy_str
printed_mark(struct hy_arena *arena, const struct hy_form *form, const struct source *source)
{
	struct hy_str number = hy_text_key(arena, form->number);

	for (unsigned i = 0; i < source->n_marks; i++)
		if (hy_str_find(hy_text_key(arena, source->marks[i]), number, 0) > 0)
			return source->marks[i];
	return HY_S("");
}

/* The day of publication printed behind its label, as days; 0 when there is none. */
static long
printed_day(struct hy_arena *arena, const struct hy_form *form, const struct source *source)
{
	const struct hy_item *item = form->roles[HY_ITEM_PUBLISHED];
	struct hy_str label = item != NULL ? hy_text_key(arena, item->label) : HY_S("");
	struct hy_date day;

	for (long at = hy_str_find(source->text, label, 0); at >= 0;
	    at = hy_str_find(source->text, label, (size_t)at + 1)) {
		size_t from = (size_t)at + label.len;
		long end;

		while (from < source->text.len && source->text.p[from] == '\n')
			from++;
		end = hy_str_find(source->text, HY_S("\n"), from);
		if (hy_date_parse(hy_str_cut(source->text, from, end < 0 ? source->text.len
		    : (size_t)end), &day))
			return hy_date_days(&day);
	}
	return 0;
}

/*
 * How well the days fit, 0 to 100: how near the printed month of MARK is to the form's
 * own; without a mark, whether the edition was in force on the day of publication.
 */
static long
days_fit(struct hy_arena *arena, struct hy_str mark, const struct hy_form *form,
    const struct source *source)
{
	struct hy_date printed, own;
	long days;

	if (!hy_date_parse(form->in_force, &own))
		return 0;
	if (!hy_date_parse(mark, &printed)) {
		days = printed_day(arena, form, source);
		return days == 0 || hy_date_days(&own) <= days ? 100 : 0;
	}
	days = hy_date_days(&printed) - hy_date_days(&own);
	days = days < 0 ? -days : days;
	return days < 10000 ? 100 - days / 100 : 0;
}

/*
 * How well the source fits FORM. The title tells the form, and the printed mark the
 * edition; else a single label that only one edition has outweighs the days.
 */
static long
fit_of(struct hy_arena *arena, const struct hy_form *form, const struct source *source,
    unsigned *labels)
{
	struct hy_str mark = printed_mark(arena, form, source);
	bool same = hy_str_eq(hy_text_key(arena, mark), hy_text_key(arena, form->mark_text));
	bool titled = has_text(source, hy_text_key(arena, form->title));
	struct labels n = { 0, 0 };

	count_labels(arena, form->root, source, &n);
	*labels = n.found;
	return 200 * ((long)n.found - (long)n.missing) + (titled ? 400000 : 0) +
	    (mark.len > 0 && same ? 200000 : days_fit(arena, mark, form, source));
}

bool
hy_choose_form(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    const struct hy_rows *rows, struct hy_intake *result, struct hy_err *err)
{
	struct source source = read_source(arena, rows);
	unsigned count, most_labels = 0, labels;
	long most = 0;
	const struct hy_str *names = hy_forms_list(forms, &count);
	char number[16];

	for (unsigned i = 0; i < count; i++) {
		const struct hy_form *form = hy_forms_named(forms, names[i], err);
		long fit;

		if (form == NULL)
			return false;
		fit = fit_of(arena, form, &source, &labels);
		/* A tie goes to the newer edition, but never to one whose day nobody knows. */
		if (result->form == NULL || fit > most || (fit == most && form->in_force.len > 0)) {
			result->form = form;
			most = fit;
		}
		most_labels = labels > most_labels ? labels : most_labels;
	}
	if (result->form != NULL && most_labels >= FEWEST_LABELS) {
		result->printed = printed_mark(arena, result->form, &source);
		return true;
	}
	snprintf(number, sizeof(number), "%u", most_labels);
	return hy_fail(err, hy_mark_file(file), HY_M_IMPORT_NONE, number, NULL);
}
