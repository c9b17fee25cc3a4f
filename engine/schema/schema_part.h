/*
 * Parts of the schema writer (schema*.c); nobody else includes this.
 *
 * Shape of the schema: one definition an item, named by the ids on its way down
 * ("ii.ii_4.itaku"), says what may be written there. A second one ("need.ii.ii_4")
 * says what must be; the root asks for it when the file is no draft. Values of a kind
 * ("value.date") and lists of options ("options.i.i_6.jisshi") stand once.
 *
 * Ways of yaml-language-server that the shape follows:
 * - It completes keys from `properties` and values from `enum` below anyOf and allOf.
 *   What only tests (conditions, needs, other names of a key) therefore stands under
 *   patternProperties and in if/then/else, and options to compare with are patterns.
 * - A hover takes title and text of the item only when no two alternatives of an anyOf
 *   look alike: they are told apart by an empty title or description.
 * - `type: [..., "null"]` makes it propose "null": an if/else says the same in silence.
 * - A $ref may have only title and texts beside it.
 */
#ifndef HY_SCHEMA_SCHEMA_PART_H
#define HY_SCHEMA_SCHEMA_PART_H

#include "engine/base/json.h"
#include "engine/form/condition.h"
#include "engine/form/form.h"

#define HY_SCHEMA_DIALECT "https://json-schema.org/draft/2020-12/schema"

struct hy_schema {
	struct hy_arena *arena;
	struct hy_json json;
	const struct hy_form *form;
	struct hy_str blanks;		/* alternatives of a pattern: all that counts as blank */
	const struct hy_item **lists;	/* items whose options stand under their name */
	unsigned n_lists;
};

/* schema_json.c: short forms of what a schema says again and again */

void hy_schema_open(struct hy_schema *s, const char *key);	/* an object */
void hy_schema_close(struct hy_schema *s);
void hy_schema_list(struct hy_schema *s, const char *key);	/* a list */
void hy_schema_end(struct hy_schema *s);
void hy_schema_say(struct hy_schema *s, const char *key, const char *text);
void hy_schema_put(struct hy_schema *s, const char *key, struct hy_str text);
/* "type": one name, or several separated by spaces. */
void hy_schema_types(struct hy_schema *s, const char *types);
/* "if": {"type": ...} */
void hy_schema_if_type(struct hy_schema *s, const char *types);
/* "else": {"type": "null"} */
void hy_schema_else_null(struct hy_schema *s);
/* "propertyNames": none of the map's keys fits KEYS, alternatives of a pattern. */
void hy_schema_no_key(struct hy_schema *s, struct hy_str keys);
/* "$ref" to the definition PREFIX + the name of ITEM (NULL: none). */
void hy_schema_ref(struct hy_schema *s, const char *prefix, const struct hy_item *item);
/* {"$ref": ...} under KEY. */
void hy_schema_use(struct hy_schema *s, const char *key, const char *prefix,
    const struct hy_item *item);
/* The name of ITEM's definition behind PREFIX. */
struct hy_str hy_schema_name(struct hy_schema *s, const char *prefix, const struct hy_item *item);

/* schema_name.c: keys and labels as patterns */

/* TEXT as a pattern: half-width and full-width alike, white space free. */
struct hy_str hy_schema_pattern(struct hy_schema *s, struct hy_str text);
/* "^(?:INNER)$" */
struct hy_str hy_schema_whole(struct hy_schema *s, struct hy_str inner);
/* TEXT as a pattern that only TEXT itself fits. */
struct hy_str hy_schema_exactly(struct hy_schema *s, struct hy_str text);
/* What fits INNER but not KNOWN, which `properties` has already. */
struct hy_str hy_schema_but(struct hy_schema *s, struct hy_str inner, struct hy_str known);
/* All ways to write the key of ITEM: short key, derived key, official label. Without ^ and $. */
struct hy_str hy_schema_keys(struct hy_schema *s, const struct hy_item *item);
/* Has ITEM other names than its key? */
bool hy_schema_renamed(struct hy_schema *s, const struct hy_item *item);
/* Keys under which ITEM's own answer stands in its map. */
struct hy_str hy_schema_answer_keys(struct hy_schema *s, const struct hy_item *item);
/* The labels of all options (BUT: less this one; NULL all) as alternatives. */
struct hy_str hy_schema_labels(struct hy_schema *s, const struct hy_item *item,
    const struct hy_option *but);
/* All that names FORM, and its edition, in the head of a file, as alternatives. */
struct hy_str hy_schema_form_names(struct hy_schema *s, const struct hy_form *form);
struct hy_str hy_schema_edition_names(struct hy_schema *s, const struct hy_form *form);
/*
 * The items that are keys of the map ITEM (or of its records) stands for: a section
 * without a key lends its own. *COUNT of them.
 */
const struct hy_item **hy_schema_members(struct hy_schema *s, const struct hy_item *item,
    unsigned *count);
/* Is ITEM the item TOP, or somewhere below it? */
bool hy_schema_below(const struct hy_item *item, const struct hy_item *top);
/* Does the answer of ITEM stand in a map with other things? */
bool hy_schema_is_map(const struct hy_item *item);
/* Must ITEM's own answer, or a record of it, be there when it applies? Not what Hyoka computes. */
bool hy_schema_needed(const struct hy_item *item);

/* schema_words.c: what the editor shows */

/* The official label with its mark; of the root, the title of the form. */
struct hy_str hy_schema_title(struct hy_schema *s, const struct hy_item *item);
/* What is shown about ITEM: its way down the form, when it is needed, guidance. Markdown. */
struct hy_str hy_schema_text(struct hy_schema *s, const struct hy_item *item);
/* "title" and "markdownDescription" of ITEM. */
void hy_schema_words(struct hy_schema *s, const struct hy_item *item);
/* What choosing OPTION of ITEM means, for the list of options; "" when there is nothing to say. */
struct hy_str hy_schema_option_words(struct hy_schema *s, const struct hy_item *item,
    const struct hy_option *option);
/* schema_snippet.c: snippets ("defaultSnippets") */

/* One for a new record of ITEM: its required keys. */
void hy_schema_record_snippet(struct hy_schema *s, const struct hy_item *item);
/* Those of ITEM's map: official labels that write short keys; required keys beside an answer and at the top. */
void hy_schema_map_snippets(struct hy_schema *s, const struct hy_item *item);

/* schema_when.c: conditions */

/* The item whose map holds both ITEM and what COND asks for; NULL: no schema can tell. */
const struct hy_item *hy_schema_scope(const struct hy_item *item, const struct hy_cond *cond);
/* The items from below SCOPE down to ITEM that have a key; their number, at most HY_SCHEMA_STEPS. */
unsigned hy_schema_steps(const struct hy_item *scope, const struct hy_item *item,
    const struct hy_item **steps);
#define HY_SCHEMA_STEPS 32u
/* Members of a schema for the map of SCOPE that holds when COND is WANTED (true or false) for sure. */
void hy_schema_test(struct hy_schema *s, const struct hy_item *scope, const struct hy_cond *cond,
    bool wanted);
/* "allOf" of what must stay blank by answers in the map of SCOPE; nothing when there is nothing. */
void hy_schema_forbid(struct hy_schema *s, const struct hy_item *scope);

/* schema_lists.c: lists of options that items share */

/* Fills s->lists; before anything else is asked for. */
void hy_schema_find_lists(struct hy_schema *s);
/* The first item with the same list of options as ITEM, and the same meaning of them: its own name is theirs. */
const struct hy_item *hy_schema_owner(struct hy_schema *s, const struct hy_item *item);
/* schema_options.c: the definitions of all lists */

void hy_schema_options(struct hy_schema *s);

/* schema_value.c: values of a kind */

/* Opens an alternative of an anyOf that no other one looks like in a hover. */
void hy_schema_alternative(struct hy_schema *s, bool title, bool description);
/* What counts as blank, and PATTERN ("" for none) as well. */
struct hy_str hy_schema_or_blank(struct hy_schema *s, struct hy_str pattern);
/* The definition PREFIX of OWNER: the value VALUE by itself, or in a map under the key for answers. */
void hy_schema_leaf(struct hy_schema *s, const char *prefix, const char *value,
    const struct hy_item *owner);
/*
 * The definition of ITEM's answer is "value.*KIND" of *OWNER (by itself), and
 * "answer.*KIND" of *OWNER (by itself or in a map of its own); lists have only the first.
 */
void hy_schema_value_of(struct hy_schema *s, const struct hy_item *item, const char **kind,
    const struct hy_item **owner);
/* The definitions that all items share. */
void hy_schema_values(struct hy_schema *s);

/* schema_shape.c: what may be written */

void hy_schema_map(struct hy_schema *s, const struct hy_item *item);
void hy_schema_shapes(struct hy_schema *s, const struct hy_item *item);

/* schema_need.c: what must be written */

/* The definitions "need" (of the root) and "need...." below it. */
void hy_schema_needs(struct hy_schema *s);
/* Members of a schema for what is written at ITEM: it has an answer that says something. */
void hy_schema_answered(struct hy_schema *s, const struct hy_item *item);
/* Is it left to the check whether ITEM applies, or whether it is needed? */
bool hy_schema_left_out(const struct hy_item *item);

#endif
