/*
 * Form: an official form as data, loaded from templates/. It holds labels,
 * options, marks and conditions, never an answer.
 *
 * The item tree follows the assessment file (cover items at the top level,
 * one record for each tokutei kojin jouhou file); hy_form.sections has the printed order. Words used in code:
 *   kiso, juten, zenkou   basic-item, key-item and all-item assessment (forms 2, 3, 4)
 *   gyosei                gyosei kikan tou: bodies of the state, in contrast to local bodies
 *   itaku, teikyou, iten  entrustment, provision to others, transfer inside the body
 *   kinsoku               characters that may not begin or end a line
 * A form lives in the arena of its hy_forms and is read-only once loaded.
 */
#ifndef HY_FORM_FORM_H
#define HY_FORM_FORM_H

#include "engine/base/err.h"
#include "engine/base/str.h"

#define HY_KINDS(K) \
	K(SECTION, section) K(GROUP, group) K(TEXT, text) K(CHOICE, choice) K(CHECKS, checks) \
	K(DATE, date) K(RANGE, range) K(NUMBER, number) K(RECORDS, records) K(LIST, list) \
	K(FILES, files) K(FIGURE, figure) K(PICTURE, picture) K(TABLE, table) K(GRID, grid) \
	K(NOTE, note) K(FIXED, fixed)

enum hy_kind {
#define K(name, text) HY_KIND_##name,
	HY_KINDS(K)
#undef K
	HY_KIND_COUNT
};

/*
 * What the program itself looks for in a form, whatever id it has there and wherever it stands: a template
 * says it with `role`. Items of common.yaml are the same in every form and known by their ids.
 */
#define HY_ITEM_ROLES(R) \
	R(NUMBER, number)		/* of the assessment */ \
	R(NAME, name)			/* of the assessment */ \
	R(OFFICE, office)		/* the body that assesses */ \
	R(PUBLISHED, published)		/* day of publication */ \
	R(DRAWN_UP, drawn_up)		/* a plan: the day it shows */ \
	R(WORKS, works)			/* a plan: its rows */

enum hy_item_role {
	HY_ITEM_PLAIN,
#define R(name, text) HY_ITEM_##name,
	HY_ITEM_ROLES(R)
#undef R
	HY_ITEM_ROLE_COUNT
};

struct hy_option {
	struct hy_str label;	/* official text */
	struct hy_str key;	/* NFKC without white space */
	struct hy_str group;	/* heading it stands under; "" for none */
	struct hy_str was;	/* label in the edition the form refers to; "" the same */
	bool text;		/* has ( ) for free words */
	bool alone;		/* excludes the other boxes */
	struct hy_str count;	/* unit of its ( ) number, "" for none */
};

enum hy_only { HY_FOR_ALL, HY_FOR_GYOSEI, HY_FOR_LOCAL, HY_OPTIONAL };	/* everyone; one kind of body only; optional */

struct hy_cond;
struct hy_yaml;

/* A row of the table a choice is computed from: when all of it holds, OPTION is the answer. */
struct hy_derived {
	const struct hy_option *option;
	struct hy_str condition;	/* as written in the template */
	const struct hy_cond *when;	/* the same, resolved */
	struct hy_mark at;
	struct hy_derived *next;
};

struct hy_item {
	const char *id;
	struct hy_str label;	/* official label; "" for boxes at a section's head */
	struct hy_str key;	/* key that is written */
	struct hy_str keys[2];	/* folded: the written key, the derived key */
	enum hy_kind kind;
	enum hy_item_role role;
	bool mark;		/* kome mark: an item of the guideline's table of important changes; inherited already */
	bool own_mark;		/* the mark is printed at this very item */
	bool unmarked;		/* taken out of a marked section */
	bool required;
	bool title;		/* first key of a record */
	bool heading;		/* title printed on the record's heading line */
	bool head;		/* boxes at a section's head */
	bool prints_file;	/* shows the file's name unless something else is written */
	bool data;		/* no printed item: not part of the machine form's items */
	bool continues;		/* section goes on from the one before with the same heading */
	bool is_files;		/* the records of files themselves */
	bool per_file;		/* section repeats for each file */
	bool automatic;		/* Hyoka writes it by itself: a new draft has no place for it */
	bool private;		/* never published */
	bool columns;		/* records printed as one table: a column an item */
	bool landscape;		/* a section on pages turned on their side */
	bool same_page;		/* a section below the one before, on its page */
	enum hy_only only;
	struct hy_str only_text;	/* the body kind as the template names it */
	unsigned min, max;	/* ticks or records; max 0 = no limit */
	struct hy_str record;	/* heading of a record with {n} */
	struct hy_str count;	/* unit of the number behind a choice, "" for none */
	struct hy_str mark_label;	/* what a section prints for its mark */
	const struct hy_option *options;
	unsigned n_options;
	struct hy_derived *derived;	/* the answer where none is written; NULL = not computed */
	const struct hy_str *texts;	/* fixed text or note lines */
	unsigned n_texts;
	struct hy_str was;	/* id path in the edition the form refers to; "" the same */
	struct hy_str link;	/* id of the section a fixed text points to; "" none */
	const struct hy_yaml *from;	/* where a plan takes the answer from: id path by form; NULL: by hand */
	struct hy_str fact;		/* the same, a fact of all assessments of one work; "" none */
	struct hy_str guide;
	struct hy_str condition;	/* as written in the template */
	const struct hy_cond *when;	/* the same, resolved; NULL = always */
	struct hy_item *up, **items;
	unsigned n_items, nth;	/* nth: place under up */
	struct hy_mark at;
};

/* What only one of two editions has, on purpose. */
struct hy_dropped {
	struct hy_str path;	/* id path of the item in the edition that has it */
	struct hy_str option;	/* label of the option only one has; "" the whole item */
	struct hy_str why;
	struct hy_mark at;
};

struct hy_form {
	const char *form, *edition;	/* "yoshiki4", "R6-10" */
	/* Full name of the edition that `was` and dropped speak of: its base, or the one it follows; "" none. */
	struct hy_str reference;
	struct hy_str name, edition_name, number;	/* values of the keys for form and edition; printed form number */
	struct hy_str title, mark_text;
	struct hy_str in_force;		/* ISO day; "" unknown: no rule judges by it */
	bool seen;		/* false: no printed copy of the edition was compared at all */
	const struct hy_str *contents;	/* list of sections on the cover */
	unsigned n_contents;
	const struct hy_str *unverified;
	unsigned n_unverified;
	const struct hy_dropped *dropped;
	unsigned n_dropped;
	struct hy_item *root;		/* the whole file */
	struct hy_item *files;		/* the records of files */
	struct hy_item **sections;	/* printed order */
	unsigned n_sections;
	const struct hy_item *roles[HY_ITEM_ROLE_COUNT];	/* the item of each role; NULL: the form has none */
	const struct hy_str *blanks;	/* what counts as blank though something is printed */
	unsigned n_blanks;
	struct hy_str to_write;	/* placeholder for a text that is still to be written */
	bool kept;		/* of a list kept beside assessments, not of an assessment (hy_forms_kept) */
};

/* All editions; forms are loaded when first asked for. */
struct hy_forms;

/* Reads templates/editions.yaml and common.yaml. NULL with ERR filled. */
struct hy_forms *hy_forms_open(struct hy_arena *arena, struct hy_err *err);
/*
 * The form that NAME (official name, printed number or id) and EDITION (printed
 * month or id; "" = the newest of those whose day is known) name. NULL with ERR
 * naming the known ones.
 */
const struct hy_form *hy_forms_get(struct hy_forms *forms, struct hy_str name,
    struct hy_str edition, struct hy_err *err);
/* Rows of editions.yaml in their order: *COUNT full names "yoshiki4@R6-10". */
const struct hy_str *hy_forms_list(const struct hy_forms *forms, unsigned *count);

/*
 * Loads the form that the first lines of FILE name, where they do, so that it is there when the document
 * is bound. NULL: they name none that is known; no error is told: it will be when the form is asked for.
 */
const struct hy_form *hy_forms_expect(struct hy_forms *forms, const char *file);
/* The form with the full name "yoshiki4@R6-10". NULL with ERR. */
const struct hy_form *hy_forms_named(struct hy_forms *forms, struct hy_str name, struct hy_err *err);
/*
 * What may stand in a list that a body keeps beside its assessments, as templates/<NAME>.yaml says in
 * the language of forms: one section of records and nothing else. Loaded once. NULL with ERR.
 */
const struct hy_form *hy_forms_kept(struct hy_forms *forms, const char *name, struct hy_err *err);
/* The full name of FORM, in the arena of its hy_forms. */
struct hy_str hy_form_full_name(struct hy_arena *arena, const struct hy_form *form);

const char *hy_kind_name(enum hy_kind kind);
/* True for kinds that take an answer of their own. */
bool hy_kind_answers(enum hy_kind kind);
/* True for kinds whose answer is one text: a map can stand around it, for what hangs from it. */
bool hy_kind_single(enum hy_kind kind);
/* A section without a key (the cover): its items stand in its parent's map. False for the root. */
bool hy_item_keyless(const struct hy_item *item);
/* Is KEY, in the map of ITEM, that of its own answer? The item's own key may stand in for it. */
bool hy_item_answer_key(struct hy_arena *arena, const struct hy_item *item, struct hy_str key);
/* The child of ITEM that KEY (short key, full key or label) names, or NULL. Looks through a keyless section. */
const struct hy_item *hy_item_child(struct hy_arena *arena, const struct hy_item *item,
    struct hy_str key);
/* The child with the nearest key, for "did you mean"; NULL when none is near. */
const struct hy_item *hy_item_nearest(struct hy_arena *arena, const struct hy_item *item,
    struct hy_str key);
/* The item anywhere in FORM that KEY names, when it names one only; else NULL. */
const struct hy_item *hy_form_only(struct hy_arena *arena, const struct hy_form *form, struct hy_str key);
/* Where ITEM is written: keys from the top of the file down joined by /, without numbers of records. */
struct hy_str hy_item_keys(struct hy_arena *arena, const struct hy_item *item);
/* The item with this id path from a section (ii/ii_4/itaku/saki); NULL when there is none. */
const struct hy_item *hy_form_item(const struct hy_form *form, const char *id_path);
/* The id path of ITEM: ids from the section down joined by /, without the records of files. */
struct hy_str hy_item_path(struct hy_arena *arena, const struct hy_item *item);
/* The option LABEL names (exactly, then after NFKC without white space), or NULL. */
const struct hy_option *hy_item_option(struct hy_arena *arena, const struct hy_item *item,
    struct hy_str label);
const struct hy_option *hy_item_option_nearest(struct hy_arena *arena,
    const struct hy_item *item, struct hy_str label);
/* True for items that hold a list of records (a table is one, too). */
bool hy_item_repeats(const struct hy_item *item);
/* The section that is the table of changes, or NULL. */
const struct hy_item *hy_form_table_section(const struct hy_form *form);
/* The section an item belongs to (the item itself when it is one); NULL for items beside the form. */
const struct hy_item *hy_item_section(const struct hy_item *item);
/* True when TEXT is empty or one of the form's blank marks (a dash, the word for none). */
bool hy_form_blank(const struct hy_form *form, struct hy_str text);
/* What ITEM is called in a sentence: its official label without the place of a number, else its key. */
struct hy_str hy_item_name(struct hy_arena *arena, const struct hy_item *item);
/* LABEL less numbering, kome mark and bracketed remark at its end, NFKC: the derived key. */
struct hy_str hy_label_strip(struct hy_arena *arena, struct hy_str label);

#endif
