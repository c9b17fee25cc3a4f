#include "engine/schema/schema.h"

#include "engine/form/doc.h"
#include "engine/schema/schema_part.h"

/* All texts that count as blank, as alternatives of a pattern. */
static struct hy_str
blanks(struct hy_schema *s)
{
	struct hy_buf out = hy_buf_new(s->arena);

	for (unsigned i = 0; i < s->form->n_blanks; i++)
		hy_buf_format(&out, "%s%s", i > 0 ? "|" : "",
		    hy_schema_pattern(s, s->form->blanks[i]).p);
	return hy_buf_get(&out);
}

/* The state is written, and it is that of a draft (DRAFT) or for sure another one. */
static void
test_state(struct hy_schema *s, const struct hy_item *state, bool draft)
{
	const struct hy_option *first = &state->options[HY_DRAFT];
	struct hy_cond cond = { state, HY_TEST_IS, first->label, first->key, 0, NULL };

	hy_schema_open(s, NULL);
	hy_schema_test(s, s->form->root, &cond, draft);
	hy_schema_close(s);
}

/* A day of publication without a state says published (hy_doc_stage). */
static void
test_day(struct hy_schema *s, const struct hy_item *day)
{
	hy_schema_open(s, NULL);
	hy_schema_list(s, "required");
	hy_schema_put(s, NULL, day->key);
	hy_schema_end(s);
	hy_schema_open(s, "patternProperties");
	hy_schema_open(s, hy_schema_whole(s, hy_schema_keys(s, day)).p);
	hy_schema_answered(s, day);
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_close(s);
}

/* What must be there is asked of a file only when it is no draft. */
static void
need_unless_draft(struct hy_schema *s)
{
	const struct hy_item *state = hy_form_item(s->form, "joutai");
	const struct hy_item *day = s->form->roles[HY_ITEM_PUBLISHED];

	hy_schema_open(s, "if");
	hy_schema_list(s, "anyOf");
	test_state(s, state, false);
	if (day != NULL) {
		hy_schema_open(s, NULL);
		hy_schema_list(s, "allOf");
		test_day(s, day);
		hy_schema_open(s, NULL);
		hy_schema_open(s, "not");
		hy_schema_list(s, "allOf");
		test_state(s, state, true);
		hy_schema_end(s);
		hy_schema_close(s);
		hy_schema_close(s);
		hy_schema_end(s);
		hy_schema_close(s);
	}
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_use(s, "then", "need", NULL);
	/* Without the name of its form no file can be read, not even a draft. */
	hy_schema_open(s, "else");
	hy_schema_list(s, "required");
	hy_schema_put(s, NULL, hy_word(HY_W_KEY_FORM));
	hy_schema_end(s);
	hy_schema_close(s);
}

static struct hy_str
about(struct hy_schema *s)
{
	const struct hy_form *form = s->form;

	if (form->kept)
		return hy_say(s->arena, HY_M_EDIT_KEPT, form->title.p, NULL);
	return hy_say(s->arena, HY_M_EDIT_ABOUT, form->number.p, form->name.p, form->edition_name.p, NULL);
}

/* What a list kept beside assessments may be: the records of its section, or a map with them. */
static void
root_kept(struct hy_schema *s)
{
	const struct hy_item *section = s->form->sections[0];

	hy_schema_if_type(s, "array");
	hy_schema_open(s, "then");
	hy_schema_list(s, "allOf");
	hy_schema_use(s, NULL, "", section);
	hy_schema_use(s, NULL, "need", section);
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_open(s, "else");
	hy_schema_list(s, "allOf");
	hy_schema_open(s, NULL);
	hy_schema_types(s, "object");
	hy_schema_map(s, s->form->root);
	hy_schema_close(s);
	hy_schema_use(s, NULL, "need", NULL);
	hy_schema_end(s);
	hy_schema_close(s);
}

static void
root(struct hy_schema *s)
{
	const struct hy_form *form = s->form;

	hy_schema_say(s, "$schema", HY_SCHEMA_DIALECT);
	hy_schema_put(s, "title", form->title);
	hy_schema_put(s, "markdownDescription", about(s));
	hy_schema_put(s, "$comment", hy_say(s->arena, HY_M_EDIT_MADE,
	    form->kept ? form->form : hy_form_full_name(s->arena, form).p, NULL));
	if (form->kept) {
		root_kept(s);
		return;
	}
	hy_schema_types(s, "object");
	hy_schema_map(s, form->root);
	need_unless_draft(s);
}

void
hy_schema_form(struct hy_buf *out, const struct hy_form *form)
{
	struct hy_schema s = { .arena = out->arena, .json = hy_json_new(out), .form = form };

	s.blanks = blanks(&s);
	hy_schema_find_lists(&s);
	hy_schema_open(&s, NULL);
	root(&s);
	hy_schema_open(&s, "$defs");
	hy_schema_shapes(&s, form->root);
	hy_schema_needs(&s);
	hy_schema_values(&s);
	hy_schema_options(&s);
	hy_schema_close(&s);
	hy_schema_close(&s);
}
