/*
 * What a rule says: the words of one of its messages, filled in, and where it says them. Shared by what
 * reports findings and dues (script_report.c) and what judges the live side (script_judge.c).
 */
#ifndef HY_CHECK_SCRIPT_SCRIPT_SAID_H
#define HY_CHECK_SCRIPT_SCRIPT_SAID_H

#include "engine/check/script/script_part.h"

struct hy_said {
	int args;		/* place of {1} on the stack */
	int top, message;	/* last argument; the message's table */
	const char *name;	/* of the message */
	const struct hy_doc *doc;
	const struct hy_node *node;
	struct hy_mark at;
	struct hy_pair hint;
	enum hy_severity severity;
	struct hy_str text, key;	/* key: the same in every language */
};

/*
 * Reads what stands on the stack: at 1 a place (a node, a document, or nil for what is being checked), at NAME the
 * name of a message, its arguments from ARGS on. Upvalue 1: the rule's messages. Raises when it makes no sense.
 */
struct hy_said hy_script_said(struct lua_State *L, int name, int args);
/* Whether the message has this flag. */
bool hy_script_said_flag(struct lua_State *L, const struct hy_said *said, const char *name);
/* Pushes SPEAKER with the messages of the rule whose table is at INDEX as its upvalue. */
void hy_script_push_speaker(struct lua_State *L, int index, int (*speaker)(struct lua_State *));

/* Fields of the table at TABLE, copied into ARENA: a text ("" when absent), a table with ja and en, a severity. */
struct hy_str hy_script_text_field(struct lua_State *L, int table, struct hy_arena *arena, const char *field);
struct hy_pair hy_script_pair_field(struct lua_State *L, int table, struct hy_arena *arena, const char *field);
enum hy_severity hy_script_severity_field(struct lua_State *L, int table, enum hy_severity otherwise);
/* A copy of the string on the top, checked to be UTF-8; pops it. nil gives "". FIELD names it in errors. */
struct hy_str hy_script_take_text(struct lua_State *L, struct hy_arena *arena, const char *field);

#endif
