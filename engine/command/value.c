#include "engine/command/value.h"

#include "engine/base/err.h"
#include "engine/check/rule/rule.h"
#include "engine/command/audience.h"
#include "engine/command/commands.h"
#include "engine/command/out/findings_out.h"
#include "engine/form/form.h"
#include "engine/sheet/device.h"

void
hy_candidates_add(struct hy_candidates *c, struct hy_str text, struct hy_str about)
{
	c->at = hy_grow(c->arena, c->at, c->count, struct hy_candidate);
	c->at[c->count++] = (struct hy_candidate){ text, about };
}

/* What cannot be read now has no candidates: completing is no place for errors. */

static void
fill_nothing(struct hy_candidates *c)
{
	(void)c;
}

static void
fill_files(struct hy_candidates *c)
{
	c->files = true;
}

static void
fill_folders(struct hy_candidates *c)
{
	c->folders = true;
}

static void
fill_forms(struct hy_candidates *c)
{
	struct hy_err unsaid;
	struct hy_forms *forms = hy_forms_open(c->arena, &unsaid);
	const struct hy_str *rows = NULL;
	unsigned n = 0;

	if (forms != NULL)
		rows = hy_forms_list(forms, &n);
	for (unsigned i = 0; i < n; i++) {
		size_t at = (size_t)hy_str_find(rows[i], HY_S("@"), 0);
		const struct hy_form *form = hy_forms_get(forms, hy_str_cut(rows[i], 0, at),
		    hy_str_cut(rows[i], at + 1, rows[i].len), &unsaid);

		hy_candidates_add(c, rows[i], form == NULL ? HY_S("") : hy_str_format(c->arena,
		    "%.*s %.*s %.*s", HY_ARG(form->number), HY_ARG(form->name),
		    HY_ARG(form->edition_name)));
	}
}

static void
fill_editions(struct hy_candidates *c)
{
	struct hy_candidates forms = { .arena = c->arena };

	fill_forms(&forms);
	for (unsigned i = 0; i < forms.count; i++) {
		struct hy_str row = forms.at[i].text;

		hy_candidates_add(c, hy_str_cut(row, (size_t)hy_str_find(row, HY_S("@"), 0) + 1,
		    row.len), forms.at[i].about);
	}
}

static void
fill_rules(struct hy_candidates *c)
{
	struct hy_err unsaid;
	struct hy_rules *rules = hy_rules_open(c->arena, &unsaid);
	const struct hy_rule *rule;

	for (unsigned i = 0; rules != NULL && (rule = hy_rules_at(rules, i)) != NULL; i++)
		hy_candidates_add(c, hy_str_of(rule->id), hy_pair_text(rule->title));
	hy_rules_close(rules);
}

static void
fill_commands(struct hy_candidates *c)
{
	for (const struct hy_command_row *row = c->commands; row != NULL && !hy_command_rows_end(row); row++)
		if (row->command != NULL)
			hy_candidates_add(c, hy_str_of(row->command->name),
			    hy_str_of(hy_message_text(row->command->help)));
}

static void
fill_devices(struct hy_candidates *c)
{
	struct hy_str all = hy_device_suffixes(c->arena);

	for (size_t from = 0; from < all.len;) {
		long space = hy_str_find(all, HY_S(" "), from);
		size_t to = space < 0 ? all.len : (size_t)space;

		hy_candidates_add(c, hy_str_copy(c->arena, all.p + from, to - from), HY_S(""));
		from = to + 1;
	}
}

static void
fill_findings(struct hy_candidates *c)
{
	const char *name;

	for (unsigned i = 0; (name = hy_findings_format(i)) != NULL; i++)
		hy_candidates_add(c, hy_str_of(name), HY_S(""));
}

static void
fill_readers(struct hy_candidates *c)
{
	const char *name;

	for (unsigned i = 0; (name = hy_audience_name(i)) != NULL; i++)
		hy_candidates_add(c, hy_str_of(name), HY_S(""));
}

static const struct value {
	const char *word;
	enum hy_message shown;	/* HY_M_COUNT: as the list of what it stands for */
	void (*fill)(struct hy_candidates *c);
} values[] = {
#define V(id, word, fill) { word, HY_M_V_##id, fill_##fill },
#define L(word, fill) { word, HY_M_COUNT, fill_##fill },
#include "engine/command/values.def"
#undef V
#undef L
};

static const struct value *
find(struct hy_str word)
{
	for (size_t i = 0; i < HY_COUNT(values); i++)
		if (hy_str_is(word, values[i].word))
			return &values[i];
	return NULL;
}

static bool
is_list(const struct value *v)
{
	return v != NULL && v->shown == HY_M_COUNT;
}

static bool
capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The capital word at the begin of P ("OUT.EXT", "PATH" of "PATH..."); 0 when there is none. */
static size_t
word_length(const char *p)
{
	size_t n = 0;

	while (capital(p[n]) || (n > 0 && p[n] == '.' && capital(p[n + 1])))
		n++;
	return n;
}

static void
show_word(struct hy_buf *out, struct hy_str word)
{
	struct hy_candidates list = { .arena = out->arena };
	const struct value *v = find(word);

	if (!is_list(v)) {
		hy_buf_str(out, v == NULL ? word : hy_str_of(hy_message_text(v->shown)));
		return;
	}
	v->fill(&list);
	for (unsigned i = 0; i < list.count; i++)
		hy_buf_format(out, "%s%s", i > 0 ? "|" : "", list.at[i].text.p);
}

struct hy_str
hy_value_show(struct hy_arena *arena, const char *pattern)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const char *p = pattern; *p != '\0';) {
		size_t n = word_length(p);

		if (n > 0)
			show_word(&out, (struct hy_str){ p, n });
		else
			hy_buf_char(&out, *p++);
		p += n;
	}
	return hy_buf_get(&out);
}

bool
hy_value_closed(const char *pattern)
{
	for (const char *p = pattern; *p != '\0'; p++) {
		size_t n = word_length(p);
		const struct value *v = n > 0 ? find((struct hy_str){ p, n }) : NULL;

		if (n > 0 && !is_list(v))
			return false;
		p += n > 0 ? n - 1 : 0;
	}
	return true;
}

bool
hy_value_allows(struct hy_arena *arena, const char *pattern, const char *value)
{
	struct hy_candidates choices = { .arena = arena };

	hy_value_fill(&choices, hy_str_of(pattern));
	for (unsigned i = 0; i < choices.count; i++)
		if (hy_str_is(choices.at[i].text, value))
			return true;
	return false;
}

/* One choice of a pattern: a small word stands for itself, a capital one for what it is filled with. */
static void
fill_choice(struct hy_candidates *c, struct hy_str choice)
{
	size_t n = 0, from = 0;

	while (from < choice.len && (n = word_length(choice.p + from)) == 0)
		from++;
	if (n > 0) {
		const struct value *v = find(hy_str_cut(choice, from, from + n));

		if (v != NULL)
			v->fill(c);
	} else if (choice.len > 0) {
		hy_candidates_add(c, hy_str_copy(c->arena, choice.p, choice.len), HY_S(""));
	}
}

void
hy_value_fill(struct hy_candidates *c, struct hy_str pattern)
{
	for (size_t from = 0; from <= pattern.len;) {
		long bar = hy_str_find(pattern, HY_S("|"), from);
		size_t to = bar < 0 ? pattern.len : (size_t)bar;

		fill_choice(c, hy_str_cut(pattern, from, to));
		from = to + 1;
	}
}
