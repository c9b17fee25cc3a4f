/*
 * Slots: files that people keep by hand beside the assessments with fixed keys (settings of a body,
 * accidents, waivers, remedies): one map, or a list of maps. A table of slots says which keys there
 * are and what each may say. The file is read by it, and its JSON Schema written by it
 * (schema/schema.h): an editor marks what Hyoka refuses.
 *
 * What is wrong in such a file is an error with its place. An empty value is the same as none.
 */
#ifndef HY_FORM_YAML_SLOT_H
#define HY_FORM_YAML_SLOT_H

#include "engine/base/date.h"
#include "engine/form/yaml/yaml.h"

#define HY_SLOT_DIGITS 10u	/* of a number */

/* What a slot may say, and the type of the member that takes it. */
enum hy_slot_kind {
	HY_SLOT_TEXT,		/* struct hy_str, trimmed */
	HY_SLOT_RULE,		/* the id of a rule: struct hy_str, trimmed */
	HY_SLOT_DAY,		/* a day in full: struct hy_date */
	HY_SLOT_NUMBER,		/* digits only: long */
	HY_SLOT_WORD,		/* one of the slot's words: int, its value */
	HY_SLOT_TEXTS,		/* a text or a list of them: struct hy_slot_texts; two slots may share it */
	HY_SLOT_RULE_WORDS	/* a map of ids of rules to words: const struct hy_slot_pair * */
};

enum hy_slot_need { HY_SLOT_FREE, HY_SLOT_NAMED /* the key must be there */, HY_SLOT_FILLED /* and say something */ };

struct hy_slot_word {
	enum hy_word word;
	const char *also;	/* another way to write it, not proposed */
	int value;
};

struct hy_slot_texts {
	const struct hy_str *at;
	unsigned count;
};

struct hy_slot_pair {
	struct hy_str key;
	int value;
	struct hy_mark at;	/* of the key */
	const struct hy_slot_pair *next;
};

struct hy_slot {
	enum hy_word key;
	enum hy_slot_kind kind;
	enum hy_slot_need need;
	size_t at;		/* of the member, from the start of what is filled (offsetof) */
	enum hy_message guide;	/* what to write, for people at their editor */
	const struct hy_slot_word *words;
	unsigned n_words;
};

/* A file of slots. */
struct hy_slots {
	enum hy_word name;	/* of the file */
	const char *id;		/* ASCII: its schema is ID.schema.json */
	enum hy_message about;
	bool list;		/* a list of maps */
	const struct hy_slot *at;
	unsigned count;
};

/* Reads FILE, which is a map or a list as SLOTS says. NULL with ERR. */
const struct hy_yaml *hy_slots_read(struct hy_arena *arena, const struct hy_slots *slots, const char *file,
    struct hy_err *err);
/*
 * Fills TARGET, whose members hold what stands for "not written", from the map MAP (of a list: one of
 * its entries). False with ERR: no map, an unknown key, a value that cannot be, a key that is missing.
 */
bool hy_slots_take(struct hy_arena *arena, const struct hy_slots *slots, const struct hy_yaml *map, void *target,
    struct hy_err *err);

#endif
