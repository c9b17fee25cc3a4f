/* One schema for any assessment: form and edition, as the file names them, choose which (schema.h). */
#include <string.h>

#include "engine/schema/schema.h"
#include "engine/schema/schema_part.h"

struct hy_str
hy_schema_file(struct hy_arena *arena, const struct hy_form *form)
{
	return hy_str_format(arena, form->kept ? "%s%s.schema.json" : "%s-%s.schema.json", form->form,
	    form->edition);
}

/* All editions, in the order of their rows. */
struct choice {
	struct hy_schema *s;
	const struct hy_form **forms;
	unsigned count;
};

static bool
same_form(const struct hy_form *a, const struct hy_form *b)
{
	return strcmp(a->form, b->form) == 0;
}

/* Is forms[I] the first edition of its form? */
static bool
is_first(const struct choice *c, unsigned i)
{
	for (unsigned k = 0; k < i; k++)
		if (same_form(c->forms[k], c->forms[i]))
			return false;
	return true;
}

/* {KEY: TEXT that is named by WORDS} as members of a schema; ABSENT: or nothing is there. */
static void
names(struct hy_schema *s, enum hy_word key, struct hy_str words, bool absent)
{
	if (!absent) {
		hy_schema_list(s, "required");
		hy_schema_put(s, NULL, hy_word(key));
		hy_schema_end(s);
	}
	hy_schema_open(s, "patternProperties");
	hy_schema_open(s, hy_schema_whole(s, hy_word(key)).p);
	hy_schema_types(s, absent ? "string null" : "string");
	hy_schema_put(s, "pattern", hy_schema_whole(s, words));
	hy_schema_close(s);
	hy_schema_close(s);
}

/* The edition is named: the schema of its form is the one. NEWEST: no edition means this one. */
static void
take_edition(struct hy_schema *s, const struct hy_form *form, bool newest)
{
	struct hy_str words = hy_schema_edition_names(s, form);

	hy_schema_open(s, NULL);
	hy_schema_open(s, "if");
	names(s, HY_W_KEY_EDITION, newest ? hy_str_format(s->arena, "\\s*|%s", words.p) : words, newest);
	hy_schema_close(s);
	hy_schema_open(s, "then");
	hy_schema_put(s, "$ref", hy_schema_file(s->arena, form));
	hy_schema_close(s);
	hy_schema_close(s);
}

/* The list KEY of what may stand in the head of a file: of all editions OF a form, or (NULL) of all forms. */
static void
offer(const struct choice *c, enum hy_word key, const struct hy_form *of)
{
	struct hy_schema *s = c->s;
	struct hy_buf words = hy_buf_new(s->arena), known = hy_buf_new(s->arena);

	/* No edition means the newest; there is no form to mean. */
	if (of != NULL)
		hy_buf_text(&words, "\\s*");
	hy_schema_open(s, hy_word(key).p);
	hy_schema_put(s, "title", hy_word(key));
	hy_schema_list(s, "anyOf");
	hy_schema_alternative(s, false, true);
	hy_schema_list(s, "enum");
	for (unsigned i = 0; i < c->count; i++) {
		const struct hy_form *form = c->forms[i];
		struct hy_str name = of != NULL ? form->edition_name : form->name;

		if (of != NULL ? !same_form(form, of) : !is_first(c, i))
			continue;
		hy_schema_put(s, NULL, name);
		hy_buf_format(&words, "%s%s", words.len > 0 ? "|" : "", of != NULL
		    ? hy_schema_edition_names(s, form).p : hy_schema_form_names(s, form).p);
		hy_buf_format(&known, "%s%s", known.len > 0 ? "|" : "", hy_schema_exactly(s, name).p);
	}
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_alternative(s, true, true);
	hy_schema_if_type(s, "string");
	hy_schema_open(s, "then");
	hy_schema_put(s, "pattern", hy_schema_but(s, hy_buf_get(&words), hy_buf_get(&known)));
	hy_schema_close(s);
	hy_schema_open(s, "else");
	hy_schema_types(s, of != NULL ? "null" : "string");
	hy_schema_close(s);
	hy_schema_close(s);
	hy_schema_end(s);
	hy_schema_close(s);
}

/* The form is named: its editions are offered, and the one that is named is taken. */
static void
take_form(const struct choice *c, unsigned first, const struct hy_form *newest)
{
	struct hy_schema *s = c->s;
	const struct hy_form *form = c->forms[first];

	hy_schema_open(s, NULL);
	hy_schema_open(s, "if");
	names(s, HY_W_KEY_FORM, hy_schema_form_names(s, form), false);
	hy_schema_close(s);
	hy_schema_open(s, "then");
	hy_schema_open(s, "properties");
	offer(c, HY_W_KEY_EDITION, form);
	hy_schema_close(s);
	hy_schema_list(s, "allOf");
	for (unsigned i = first; i < c->count; i++)
		if (same_form(c->forms[i], form))
			take_edition(s, c->forms[i], c->forms[i] == newest);
	hy_schema_end(s);
	hy_schema_close(s);
	hy_schema_close(s);
}

static bool
load_all(struct hy_arena *arena, struct hy_forms *forms, struct choice *c, struct hy_err *err)
{
	const struct hy_str *rows = hy_forms_list(forms, &c->count);

	c->forms = hy_new_array(arena, c->count + 1, const struct hy_form *);
	for (unsigned i = 0; i < c->count; i++)
		if ((c->forms[i] = hy_forms_named(forms, rows[i], err)) == NULL)
			return false;
	return true;
}

bool
hy_schema_choose(struct hy_buf *out, struct hy_forms *forms, struct hy_err *err)
{
	struct hy_schema s = { .arena = out->arena, .json = hy_json_new(out) };
	struct choice c = { .s = &s };

	if (!load_all(out->arena, forms, &c, err))
		return false;
	hy_schema_open(&s, NULL);
	hy_schema_say(&s, "$schema", HY_SCHEMA_DIALECT);
	hy_schema_say(&s, "title", hy_message_text(HY_M_EDIT_ANY));
	hy_schema_say(&s, "markdownDescription", hy_message_text(HY_M_EDIT_CHOOSE));
	hy_schema_types(&s, "object");
	hy_schema_open(&s, "properties");
	offer(&c, HY_W_KEY_FORM, NULL);
	hy_schema_close(&s);
	hy_schema_list(&s, "required");
	hy_schema_put(&s, NULL, hy_word(HY_W_KEY_FORM));
	hy_schema_end(&s);
	hy_schema_list(&s, "allOf");
	for (unsigned i = 0; i < c.count; i++)
		if (is_first(&c, i))
			take_form(&c, i, hy_forms_get(forms, hy_str_of(c.forms[i]->form), HY_S(""), err));
	hy_schema_end(&s);
	hy_schema_close(&s);
	return true;
}
