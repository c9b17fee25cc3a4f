/*
 * Answers of nodes as rules see them (script_part.h); no copy of the document in Lua.
 * An answer that an import could not read is neither filled nor missing.
 */
#include "engine/check/script/script_part.h"

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/text.h"

static const struct hy_node *
self(lua_State *L)
{
	return hy_script_node(L, 1);
}

static const struct hy_form *
form(lua_State *L)
{
	return hy_script_place(L, 1)->doc->form;
}

static struct hy_arena *
scratch(lua_State *L)
{
	return hy_script_run_of(L)->scratch;
}

/* node:text(): the answer as one text; ticks and entries joined; "" when there is none. */
static int
node_text(lua_State *L)
{
	hy_script_push(L, hy_script_answer(L, 1));
	return 1;
}

/* node:blank(): nothing answered, or only a mark for "nothing to say"; also true when unknown. */
static int
node_blank(lua_State *L)
{
	lua_pushboolean(L, hy_node_blank(self(L), form(L)));
	return 1;
}

/* node:filled(), node:missing(): never true for what an import could not read; a placeholder is missing. */
static int
node_filled(lua_State *L)
{
	const struct hy_node *node = self(L);

	lua_pushboolean(L, !hy_node_unknown(node) && !hy_node_open(node, form(L)));
	return 1;
}

static int
node_missing(lua_State *L)
{
	const struct hy_node *node = self(L);

	lua_pushboolean(L, !hy_node_unknown(node) && hy_node_open(node, form(L)));
	return 1;
}

static bool
unknown_below(const struct hy_node *node)
{
	if (node->unknown)
		return true;
	for (unsigned i = 0; i < node->n_kids; i++)
		if (unknown_below(node->kids[i]))
			return true;
	return false;
}

/* node:all_missing(): this and all below it blank, and all of it known. */
static int
node_all_missing(lua_State *L)
{
	const struct hy_node *node = self(L);

	hy_script_spend(L, 200);
	lua_pushboolean(L, hy_node_all_blank(node, form(L)) && !hy_node_unknown(node) &&
	    !unknown_below(node));
	return 1;
}

/* node:any_filled(): something stands here or below. */
static int
node_any_filled(lua_State *L)
{
	hy_script_spend(L, 200);
	lua_pushboolean(L, !hy_node_all_blank(self(L), form(L)));
	return 1;
}

static int
node_written(lua_State *L)
{
	lua_pushboolean(L, self(L)->written);
	return 1;
}

static int
node_answered(lua_State *L)
{
	lua_pushboolean(L, self(L)->answered);
	return 1;
}

static int
node_unknown(lua_State *L)
{
	lua_pushboolean(L, hy_node_unknown(self(L)));
	return 1;
}

/* node:choice(): the official text of the chosen option, or nil. */
static int
node_choice(lua_State *L)
{
	const struct hy_node *node = self(L);

	if (node->option == NULL || hy_node_unknown(node))
		lua_pushnil(L);
	else
		hy_script_push(L, node->option->label);
	return 1;
}

/* node:nth(): place of the chosen option in the form's list, from 1, or nil. */
static int
node_nth(lua_State *L)
{
	const struct hy_node *node = self(L);

	if (node->option == NULL || hy_node_unknown(node))
		lua_pushnil(L);
	else
		lua_pushinteger(L, node->option - node->item->options + 1);
	return 1;
}

static const struct hy_tick *
tick_of(lua_State *L)
{
	const struct hy_node *node = self(L);
	struct hy_str label = hy_script_text(L, 2);

	if (hy_item_option(scratch(L), node->item, label) == NULL)
		luaL_error(L, "'%s' has no box '%s'", node->item->id, label.p);
	return hy_node_tick(node, label);
}

/* node:has(label): the box is ticked. The form must have such a box. */
static int
node_has(lua_State *L)
{
	lua_pushboolean(L, tick_of(L) != NULL);
	return 1;
}

/* node:tick_text(label): the words in the box's parentheses, "" for none; nil when not ticked. */
static int
node_tick_text(lua_State *L)
{
	const struct hy_tick *tick = tick_of(L);

	if (tick == NULL)
		lua_pushnil(L);
	else
		hy_script_push(L, tick->text);
	return 1;
}

/* node:brackets(label): the form has such a box, with brackets for words. */
static int
node_brackets(lua_State *L)
{
	const struct hy_option *option = hy_item_option(scratch(L), self(L)->item, hy_script_text(L, 2));

	lua_pushboolean(L, option != NULL && option->text);
	return 1;
}

/* node:tick_count(label): the number in the box's parentheses, or nil. */
static int
node_tick_count(lua_State *L)
{
	const struct hy_tick *tick = tick_of(L);

	if (tick == NULL || !tick->has_count)
		lua_pushnil(L);
	else
		lua_pushinteger(L, tick->count);
	return 1;
}

/* node:ticks(): labels of the ticked boxes, in order. */
static int
node_ticks(lua_State *L)
{
	lua_Integer n = 0;

	lua_newtable(L);
	for (const struct hy_tick *t = self(L)->ticks; t != NULL; t = t->next) {
		hy_script_push(L, t->option != NULL ? t->option->label : t->label);
		lua_rawseti(L, -2, ++n);
	}
	return 1;
}

/* node:options(): the official texts one may choose from, in order. */
static int
node_options(lua_State *L)
{
	const struct hy_item *item = self(L)->item;

	lua_newtable(L);
	for (unsigned i = 0; i < item->n_options; i++) {
		hy_script_push(L, item->options[i].label);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

/* node:count(): the number written behind a choice, or nil. */
static int
node_count(lua_State *L)
{
	const struct hy_node *node = self(L);

	if (node->has_count)
		lua_pushinteger(L, node->count);
	else
		lua_pushnil(L);
	return 1;
}

/* node:count_blank(): the number's place was left blank on purpose. */
static int
node_count_blank(lua_State *L)
{
	lua_pushboolean(L, self(L)->count_blank);
	return 1;
}

/* node:value(): the answer as a number, or nil. */
static int
node_value(lua_State *L)
{
	struct hy_str digits = hy_text_key(scratch(L), self(L)->text);
	lua_Integer value = 0;
	unsigned n = 0;

	for (size_t i = 0; i < digits.len; i++) {
		if (digits.p[i] >= '0' && digits.p[i] <= '9' && ++n < 16)
			value = value * 10 + (digits.p[i] - '0');
		else if (digits.p[i] != ',')
			n = 99;
	}
	if (n == 0 || n > 15 || hy_node_unknown(self(L)))
		lua_pushnil(L);
	else
		lua_pushinteger(L, value);
	return 1;
}

/* node:rows(): how many rows a grid has. */
static int
node_rows(lua_State *L)
{
	const struct hy_yaml *rows = hy_yaml_get(self(L)->raw, hy_word(HY_W_KEY_ROWS).p);

	lua_pushinteger(L, rows != NULL ? rows->count : 0);
	return 1;
}

/* node:entries(): a list of {text, heading}. */
static int
node_entries(lua_State *L)
{
	lua_Integer n = 0;

	lua_newtable(L);
	for (const struct hy_entry *e = self(L)->entries; e != NULL; e = e->next) {
		lua_createtable(L, 0, 2);
		hy_script_push(L, e->text);
		lua_setfield(L, -2, "text");
		lua_pushboolean(L, e->heading);
		lua_setfield(L, -2, "heading");
		lua_rawseti(L, -2, ++n);
	}
	return 1;
}

/* node:entry_count(): entries that are no headings. */
static int
node_entry_count(lua_State *L)
{
	lua_pushinteger(L, hy_node_entry_count(self(L)));
	return 1;
}

/* node:date(), node:range(): what the answer says, or nil. */
static int
node_date(lua_State *L)
{
	struct hy_date date;
	const struct hy_node *node = self(L);

	hy_script_spend(L, 500);
	if (node->text.len > 0 && !hy_node_unknown(node) && hy_date_parse(node->text, &date))
		hy_script_push_date(L, &date);
	else
		lua_pushnil(L);
	return 1;
}

static int
node_range(lua_State *L)
{
	struct hy_range range;
	const struct hy_node *node = self(L);

	hy_script_spend(L, 1000);
	if (node->text.len > 0 && !hy_node_unknown(node) && hy_range_parse(node->text, &range))
		hy_script_push_range(L, &range);
	else
		lua_pushnil(L);
	return 1;
}

/* node:contains(word, ...): the first of the words in its text, or nil; no copy of the text. */
static int
node_contains(lua_State *L)
{
	return hy_script_first_word(L, self(L)->text);
}

static const luaL_Reg methods[] = {
	{ "text", node_text }, { "blank", node_blank }, { "filled", node_filled },
	{ "missing", node_missing }, { "all_missing", node_all_missing },
	{ "any_filled", node_any_filled }, { "written", node_written },
	{ "answered", node_answered }, { "unknown", node_unknown },
	{ "choice", node_choice }, { "nth", node_nth }, { "has", node_has },
	{ "tick_text", node_tick_text }, { "tick_count", node_tick_count },
	{ "brackets", node_brackets },
	{ "ticks", node_ticks }, { "options", node_options }, { "count", node_count },
	{ "value", node_value }, { "count_blank", node_count_blank }, { "rows", node_rows }, { "entries", node_entries },
	{ "entry_count", node_entry_count }, { "date", node_date },
	{ "range", node_range }, { "contains", node_contains }, { NULL, NULL },
};

void
hy_script_answer_library(lua_State *L)
{
	luaL_setfuncs(L, methods, 0);
}
