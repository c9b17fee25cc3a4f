/*
 * Document: one revision of an assessment, bound to its form.
 *
 * The node tree is complete: every item of the form has a node under every
 * record there is, written or not, in form order. Absent (written is false) is
 * not the same as empty (written, text is ""). What does not fit the form is
 * kept as slips, which the checks turn into findings. All in one arena.
 */
#ifndef HY_FORM_DOC_H
#define HY_FORM_DOC_H

#include "engine/base/date.h"
#include "engine/form/condition.h"
#include "engine/form/form.h"
#include "engine/form/yaml/yaml.h"

/* A ticked box. */
struct hy_tick {
	const struct hy_option *option;	/* NULL: no such box in the form */
	struct hy_str label, text;	/* label as written; text in its parentheses */
	bool has_text, has_count;
	long count;
	struct hy_mark at;
	const struct hy_tick *next;
};

/* A line of a list: a heading, or an entry below the last heading. */
struct hy_entry {
	struct hy_str text;
	bool heading;
	struct hy_mark at;
	const struct hy_entry *next;
};

/* What a reader may see of an answer (withhold.h). */
enum hy_secrecy { HY_PUBLIC, HY_MARKED, HY_MASKED };

struct hy_node {
	const struct hy_item *item;
	struct hy_node *up, **kids;
	unsigned n_kids;	/* records of a records node, else one a child item */
	unsigned number;	/* 1-based place of a record in its list; 0 for other nodes */
	bool written;		/* there is something in the file for it */
	bool answered;		/* it has an answer, perhaps ""; a computed one is not written */
	bool unknown;		/* an import could not tell */
	bool unsure;		/* an import was not sure */
	enum hy_secrecy secrecy;	/* HY_PUBLIC as read */
	struct hy_mark at;	/* of the value; of the nearest written ancestor when absent */
	struct hy_mark key_at;
	struct hy_str text;	/* answer as written: text, choice, date, number */
	const struct hy_option *option;	/* choice: the option the text names, or NULL */
	long count;		/* written number behind a choice */
	bool has_count;
	bool count_blank;	/* its parentheses were left blank on purpose: no number is derived */
	const struct hy_tick *ticks;
	const struct hy_entry *entries;
	const struct hy_yaml *raw;	/* grid: the map with columns and rows */
	const struct hy_yaml *yaml;	/* what the file has for it, with all below; NULL: nothing, or not from a file */
	const struct hy_yaml *answer;	/* the same for its own answer alone */
};

enum hy_slip_type { HY_SLIP_KEY, HY_SLIP_KIND, HY_SLIP_OPTION, HY_SLIP_DATE, HY_SLIP_PATH };

/* Something in the file that does not fit the form. */
struct hy_slip {
	enum hy_slip_type type;
	struct hy_mark at;
	const struct hy_node *node;	/* where it stands */
	struct hy_str text;		/* the key, option, value */
	struct hy_str suggestion;	/* "did you mean", or "" */
	const struct hy_slip *next;
};

struct hy_doc {
	struct hy_arena *arena;
	const struct hy_form *form;
	const char *file;	/* as the user named it */
	struct hy_node *root;
	const struct hy_slip *slips;
	const struct hy_yaml *yaml;
	struct hy_str bytes;	/* what was read; empty when the document is from no text */
};

/* Reads FILE and binds it. NULL with ERR. */
struct hy_doc *hy_doc_load(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    struct hy_err *err);
/* Reads BYTES as FILE, which may be none yet: what an edit has made, for one. BYTES outlive the document. NULL with ERR. */
struct hy_doc *hy_doc_parse(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    struct hy_str bytes, struct hy_err *err);
/* Binds a parsed tree; FILE as in its marks. NULL with ERR. */
struct hy_doc *hy_doc_bind(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    const struct hy_yaml *yaml, struct hy_err *err);

/*
 * Reads FILE, a list kept beside assessments, as FORM says (hy_forms_kept): the list itself, or a map
 * with it under the key of the form's section. NULL with ERR.
 */
struct hy_doc *hy_doc_load_kept(struct hy_arena *arena, const struct hy_form *form, const char *file,
    struct hy_err *err);

/* The number of files; at least 1 is expected, 0 is possible. */
unsigned hy_doc_files(const struct hy_doc *doc);
/* The record of file NUMBER (from 1), or NULL. */
struct hy_node *hy_doc_file(const struct hy_doc *doc, unsigned number);
/* The node of section SECTION of the form, in file NUMBER where it repeats; NULL when there is none. */
struct hy_node *hy_doc_section(const struct hy_doc *doc, const struct hy_item *section,
    unsigned number);
/*
 * The node with id path PATH (ii/ii_4/itaku[2]/saki, taken from the section;
 * items beside the form from their own id), in file NUMBER where the section
 * repeats (0 = 1). NULL when the form or the records have no such node.
 */
struct hy_node *hy_doc_find(const struct hy_doc *doc, const char *path, unsigned number);
/* The node of the item with ROLE; NULL when the form has none. */
struct hy_node *hy_doc_role(const struct hy_doc *doc, enum hy_item_role role);
/* The text written there, or "". */
struct hy_str hy_doc_role_text(const struct hy_doc *doc, enum hy_item_role role);
/* The same from NODE down ("itaku[2]/saki"); a leading ".." goes up. */
struct hy_node *hy_node_find(const struct hy_node *node, const char *path);
/* The node of ITEM, an item below NODE's; NULL when it is none, or when it stands in records between. */
struct hy_node *hy_node_below(const struct hy_node *node, const struct hy_item *item);
/* The text at PATH, or "". */
struct hy_str hy_doc_text(const struct hy_doc *doc, const char *path);
/* The state (id path joutai) with its default filled in; never NULL. */
const struct hy_option *hy_doc_state(const struct hy_doc *doc);
/* Place of the state among its options: 0 drafting, 1 public notice, 2 consultation, 3 published, 4 ended. */
enum hy_state { HY_DRAFT, HY_NOTICE, HY_CONSULTATION, HY_PUBLISHED, HY_ENDED };
enum hy_state hy_doc_stage(const struct hy_doc *doc);
/* Takes DOC, when it is on its way, for published already: what the checks before publication judge. */
void hy_doc_take_published(struct hy_doc *doc);

/* 1-based file number a node belongs to; 0 outside the files. */
unsigned hy_node_file(const struct hy_node *node);
/* True when an import could not read NODE or something it stands in. */
bool hy_node_unknown(const struct hy_node *node);
/* True when nothing was answered, or only what counts as blank; boxes: none ticked. */
bool hy_node_blank(const struct hy_node *node, const struct hy_form *form);
/* True when NODE is blank, or only a placeholder stands there: it is still to be written. */
bool hy_node_open(const struct hy_node *node, const struct hy_form *form);
/* True when NODE and all below it are blank. */
bool hy_node_all_blank(const struct hy_node *node, const struct hy_form *form);
/* The tick of the option labelled LABEL (exact), or NULL. */
const struct hy_tick *hy_node_tick(const struct hy_node *node, struct hy_str label);
/* The title answer of a record ("" when it has none). */
struct hy_str hy_record_title(const struct hy_node *record);
/* The entries of a list that are no headings. */
unsigned hy_node_entry_count(const struct hy_node *node);
/* The answer as one text: ticks joined, entries by line; "" when blank. For comparing and rules. */
struct hy_str hy_node_plain(struct hy_arena *arena, const struct hy_node *node);

/* Calls VISIT for NODE and all below it, parents first; a false answer leaves out what is below. */
typedef bool hy_visit(struct hy_node *node, void *context);
void hy_node_walk(struct hy_node *node, hy_visit *visit, void *context);
/* The same over all sections in printed order (all files of a section before the next one). */
void hy_doc_walk(const struct hy_doc *doc, hy_visit *visit, void *context);

#endif
