/* What a rule's table says, and the findings it reports (script.h). */
#include "engine/check/script.h"

#include <string.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/text.h"
#include "engine/form/path.h"

#define MOST_ARGS 9
#define LONGEST_ARG 200		/* characters of a value quoted in a message */

static struct hy_script_run *
run_of(lua_State *L)
{
	return hy_script_run_of(L);
}

/* A copy of the string on the top, checked to be UTF-8; pops it. nil gives "". */
static struct hy_str
take_text(lua_State *L, struct hy_arena *arena, const char *field)
{
	struct hy_str s = { "", 0 };

	if (!lua_isnil(L, -1)) {
		if (lua_type(L, -1) != LUA_TSTRING)
			luaL_error(L, "'%s' is a %s, not a text", field, luaL_typename(L, -1));
		s.p = lua_tolstring(L, -1, &s.len);
		if (!hy_utf8_valid(s, NULL))
			luaL_error(L, "'%s' is no UTF-8", field);
		s = hy_str_copy(arena, s.p, s.len);
	}
	lua_pop(L, 1);
	return s;
}

static struct hy_str
text_field(lua_State *L, int table, struct hy_arena *arena, const char *field)
{
	lua_getfield(L, table, field);
	return take_text(L, arena, field);
}

/* Field FIELD: a table with ja and en, or nothing. */
static struct hy_pair
pair_field(lua_State *L, int table, struct hy_arena *arena, const char *field)
{
	struct hy_pair pair = { { "", 0 }, { "", 0 } };

	if (lua_getfield(L, table, field) == LUA_TTABLE) {
		pair.ja = text_field(L, lua_gettop(L), arena, "ja");
		pair.en = text_field(L, lua_gettop(L), arena, "en");
	} else if (!lua_isnil(L, -1)) {
		luaL_error(L, "'%s' is a table with ja and en", field);
	}
	lua_pop(L, 1);
	return pair;
}

static enum hy_severity
severity_field(lua_State *L, int table, enum hy_severity otherwise)
{
	enum hy_severity severity = otherwise;

	lua_getfield(L, table, "severity");
	if (!lua_isnil(L, -1) && !hy_severity_parse(hy_script_text(L, -1), &severity))
		luaL_error(L, "severity is fatal, error, warning or note");
	lua_pop(L, 1);
	return severity;
}

static void
read_basis(lua_State *L, int table, struct hy_arena *arena, struct hy_rule *rule)
{
	struct hy_str certainty;
	unsigned i = 0;

	if (lua_getfield(L, table, "basis") != LUA_TTABLE)
		luaL_error(L, "'basis' is missing");
	rule->article = text_field(L, lua_gettop(L), arena, "article");
	rule->source = text_field(L, lua_gettop(L), arena, "source");
	certainty = text_field(L, lua_gettop(L), arena, "certainty");
	while (i <= HY_CERTAIN_KNOWN && !hy_str_is(certainty, hy_certainty_name((enum hy_certainty)i)))
		i++;
	if (i > HY_CERTAIN_KNOWN || rule->article.len == 0)
		luaL_error(L, "basis has article, source and certainty (law, practice or known)");
	rule->certainty = (enum hy_certainty)i;
	lua_pop(L, 1);
}

static void
read_forms(lua_State *L, int table, struct hy_arena *arena, struct hy_rule *rule)
{
	if (lua_getfield(L, table, "forms") == LUA_TTABLE) {
		unsigned n = (unsigned)lua_rawlen(L, -1);

		if (n > HY_RULE_FORMS)
			luaL_error(L, "too many forms");
		for (unsigned i = 0; i < n; i++) {
			lua_rawgeti(L, -1, (lua_Integer)i + 1);
			rule->forms[i] = take_text(L, arena, "forms").p;
		}
		rule->n_forms = n;
	}
	lua_pop(L, 1);
}

/* Field FIELD: a list of texts, long enough to be looked for. */
static const struct hy_str *
texts_field(lua_State *L, int table, struct hy_arena *arena, const char *field, unsigned *count)
{
	struct hy_str *texts = NULL;

	*count = 0;
	if (lua_getfield(L, table, field) == LUA_TTABLE) {
		unsigned n = (unsigned)lua_rawlen(L, -1);

		if (n > HY_SCAN_WORDS)
			luaL_error(L, "'%s' has too many texts", field);
		texts = hy_new_array(arena, n + 1, struct hy_str);
		for (unsigned i = 0; i < n; i++) {
			lua_rawgeti(L, -1, (lua_Integer)i + 1);
			texts[i] = take_text(L, arena, field);
			if (texts[i].len < HY_SCAN_SHORTEST)
				luaL_error(L, "'%s' has a text that is too short", field);
		}
		*count = n;
	}
	lua_pop(L, 1);
	return texts;
}

/* scope: "document" (when left out) or "portfolio". */
static bool
portfolio_field(lua_State *L, int table)
{
	static const char *const names[] = { "document", "portfolio", NULL };
	bool portfolio;

	lua_getfield(L, table, "scope");
	portfolio = luaL_checkoption(L, lua_gettop(L), names[0], names) == 1;
	lua_pop(L, 1);
	return portfolio;
}

static void
read_examples(lua_State *L, int table, struct hy_arena *arena, struct hy_rule *rule)
{
	if (lua_getfield(L, table, "examples") == LUA_TTABLE) {
		rule->good = text_field(L, lua_gettop(L), arena, "good");
		rule->bad = text_field(L, lua_gettop(L), arena, "bad");
		lua_getfield(L, -1, "sketch");
		rule->sketch = lua_toboolean(L, -1);
		lua_pop(L, 1);
	}
	lua_pop(L, 1);
}

void
hy_script_read_rule(lua_State *L, int index, struct hy_arena *arena, struct hy_rule *rule)
{
	rule->id = text_field(L, index, arena, "id").p;
	if (*rule->id == '\0')
		luaL_error(L, "'id' is missing");
	rule->title = pair_field(L, index, arena, "title");
	if (rule->title.ja.len == 0)
		luaL_error(L, "'title' is missing");
	rule->hint = pair_field(L, index, arena, "hint");
	rule->why = pair_field(L, index, arena, "why");
	rule->severity = severity_field(L, index, HY_WARNING);
	read_basis(L, index, arena, rule);
	read_forms(L, index, arena, rule);
	rule->words = texts_field(L, index, arena, "words", &rule->n_words);
	rule->also = texts_field(L, index, arena, "also", &rule->n_also);
	read_examples(L, index, arena, rule);
	rule->portfolio = portfolio_field(L, index);
	lua_getfield(L, index, "on_request");
	rule->on_request = lua_toboolean(L, -1);
	lua_pop(L, 1);
	rule->runs = lua_getfield(L, index, "check") == LUA_TFUNCTION;
	rule->dues = lua_getfield(L, index, "due") == LUA_TFUNCTION;
	rule->compares = lua_getfield(L, index, "compare") == LUA_TFUNCTION;
	rule->current = lua_getfield(L, index, "current") == LUA_TFUNCTION;
	lua_pop(L, 4);
}

/* The value at INDEX as words for a message: a node shows its official path, a document its name. */
static struct hy_str
argument(lua_State *L, int index)
{
	struct hy_arena *arena = run_of(L)->scratch;
	const struct hy_doc *doc = hy_script_doc(L, index);
	struct hy_str s = { "", 0 }, head;

	if (doc != NULL) {
		s = hy_str_trim(hy_doc_text(doc, "hyoushi/hyoukasho_mei"));
		return s.len > 0 ? s : hy_str_of(doc->file);
	}
	if (lua_type(L, index) == LUA_TUSERDATA) {
		const struct hy_script_place *place = hy_script_place(L, index);

		/* A place in another file is not shown, only listed. */
		return place->node != NULL ? hy_node_official(arena, place->node) : HY_S("");
	}
	if (lua_type(L, index) != LUA_TSTRING && lua_type(L, index) != LUA_TNUMBER)
		luaL_error(L, "report: argument %d is a %s", index - 2, luaL_typename(L, index));
	s = hy_script_text(L, index);
	if (!hy_utf8_valid(s, NULL))
		luaL_error(L, "report: argument %d is no UTF-8", index - 2);
	s = hy_str_trim(s);
	head = hy_text_head(s, LONGEST_ARG);
	if (head.len == s.len)
		return s;
	return hy_str_format(arena, "%.*s ...", HY_ARG(head));
}

/* What report and due have been told: the message and where it is said. */
struct said {
	int args;		/* place of {1} on the stack */
	int top, message;	/* last argument; the message's table */
	const char *name;	/* of the message */
	const struct hy_doc *doc;
	const struct hy_node *node;
	struct hy_mark at;
	struct hy_pair hint;
	enum hy_severity severity;
	struct hy_str text, key;
};

/* TEMPLATE with {1} ... replaced by the arguments. */
static struct hy_str
fill(lua_State *L, struct hy_str template, const struct said *said)
{
	struct hy_buf out = hy_buf_new(run_of(L)->findings->arena);

	for (size_t i = 0; i < template.len; i++) {
		const char *p = template.p + i;
		bool place = i + 2 < template.len && p[0] == '{' && p[1] >= '1' && p[1] <= '9' &&
		    p[2] == '}';
		int index = place ? said->args + (p[1] - '1') : 0;

		if (!place) {
			hy_buf_char(&out, *p);
			continue;
		}
		if (index > said->top)
			luaL_error(L, "report: {%c} has no argument", p[1]);
		hy_buf_str(&out, argument(L, index));
		i += 2;
	}
	return hy_buf_get(&out);
}

/* The name of the message and its arguments: the same in every language. */
static struct hy_str
key_of(lua_State *L, const struct said *said)
{
	struct hy_buf out = hy_buf_new(run_of(L)->findings->arena);

	hy_buf_text(&out, said->name);
	for (int i = said->args; i <= said->top; i++) {
		hy_buf_char(&out, '\n');
		hy_buf_str(&out, argument(L, i));
	}
	return hy_buf_get(&out);
}

/*
 * Flags of a message. `missing`: it speaks of something that is only not written
 * yet; `whole`: of all below the node, too; `instead`: no form check is wanted besides.
 */
static bool
flag(lua_State *L, int message, const char *name)
{
	bool set;

	lua_getfield(L, message, name);
	set = lua_toboolean(L, -1);
	lua_pop(L, 1);
	return set;
}

/* Where it is said: argument 1 is a node or a place, a document, or nil for what is being checked. */
static void
take_place(lua_State *L, struct said *said)
{
	const struct hy_script_run *run = run_of(L);

	said->doc = lua_isnoneornil(L, 1) ? run->doc : hy_script_doc(L, 1);
	if (said->doc == NULL && !lua_isnoneornil(L, 1)) {
		const struct hy_script_place *place = hy_script_place(L, 1);

		said->doc = place->doc;
		said->node = place->node;
		said->at = place->at;
	} else if (said->doc != NULL) {
		said->at = hy_mark_at(said->doc->file, 1, 1);
	} else {
		said->at = hy_mark_file(run->portfolio->body->file);
	}
}

/*
 * Reads (place, name of a message, ...) from the stack; the message's arguments begin at ARGS.
 * Upvalue 1: the rule's messages.
 */
static struct said
take_said(lua_State *L, int args)
{
	struct hy_script_run *run = run_of(L);
	struct hy_arena *arena = run->findings->arena;
	struct said said = { .args = args, .top = lua_gettop(L), .name = luaL_checkstring(L, 2) };
	struct hy_pair words;

	take_place(L, &said);
	luaL_argcheck(L, said.top < args + MOST_ARGS, said.top, "too many arguments");
	if (++run->found > HY_SCRIPT_FINDINGS)
		luaL_error(L, "%s", hy_message_text(HY_M_RULE_FINDINGS));
	if (lua_getfield(L, lua_upvalueindex(1), said.name) != LUA_TTABLE)
		luaL_error(L, "report: no message '%s'", said.name);
	said.message = lua_gettop(L);
	hy_script_spend(L, 500);
	words.ja = text_field(L, said.message, arena, "ja");
	words.en = text_field(L, said.message, arena, "en");
	said.hint = pair_field(L, said.message, arena, "hint");
	if (said.hint.ja.len == 0)
		said.hint = run->rule->hint;
	said.severity = severity_field(L, said.message, run->rule->severity);
	said.text = fill(L, hy_pair_text(words), &said);
	said.key = key_of(L, &said);
	return said;
}

/* The arguments that stand in other documents than the finding. */
static const struct hy_related *
related(lua_State *L, const struct said *said)
{
	struct hy_arena *arena = run_of(L)->findings->arena;
	const struct hy_related *first = NULL, **tail = &first;

	for (int i = said->args; i <= said->top; i++) {
		const struct hy_script_place *place;
		struct hy_related *other;

		if (lua_type(L, i) != LUA_TUSERDATA || hy_script_doc(L, i) != NULL)
			continue;
		place = hy_script_place(L, i);
		if (place->doc == said->doc)
			continue;
		other = hy_new(arena, struct hy_related);
		*other = (struct hy_related){ place->doc, place->node, place->at, NULL };
		*tail = other;
		tail = &other->next;
	}
	return first;
}

/* report(place or nil, name of a message, ...). */
static int
report(lua_State *L)
{
	struct hy_script_run *run = run_of(L);
	struct said said = take_said(L, 3);
	struct hy_finding *f = hy_findings_add(run->findings, run->rule->id, said.severity, said.doc,
	    said.node, said.text);

	f->hint = hy_pair_text(said.hint);
	f->at = said.at;
	f->key = said.key;
	f->related = related(L, &said);
	if (flag(L, said.message, "missing"))
		hy_finding_missing(run->findings, f);
	f->instead = flag(L, said.message, "instead");
	f->whole = flag(L, said.message, "whole");
	return 0;
}

/* Days ahead one wants to be reminded: field `lead` of the message. */
static unsigned
lead_of(lua_State *L, int message)
{
	lua_Integer lead;

	lua_getfield(L, message, "lead");
	lead = luaL_optinteger(L, -1, HY_DUE_LEAD);
	luaL_argcheck(L, lead >= 0 && lead < 1000, message, "lead: days ahead");
	return (unsigned)lead;
}

/* The assessment that a due is for: of a place in a list kept beside one, that one. */
static const struct hy_doc *
assessment_of(const struct hy_script_run *run, const struct hy_doc *doc)
{
	const struct hy_assessment *a = run->portfolio != NULL && doc != NULL && doc->form->kept
	    ? run->portfolio->first : NULL;

	while (a != NULL && a->opinions != doc)
		a = a->next;
	return a != NULL ? hy_assessment_doc(a) : doc;
}

/* due(place or nil, name of a message, date, ...). */
static int
due(lua_State *L)
{
	struct hy_script_run *run = run_of(L);
	struct hy_date date = hy_script_date(L, 3);
	struct said said = take_said(L, 4);
	struct hy_due due = { .rule = run->rule, .date = date, .severity = said.severity,
		.message = said.text, .hint = hy_pair_text(said.hint), .doc = assessment_of(run, said.doc),
		.node = said.node, .at = said.at, .lead = lead_of(L, said.message),
		.key = hy_str_copy(run->findings->arena, said.name, strlen(said.name)) };

	if (run->dues == NULL)
		return luaL_error(L, "due: only inside `due`");
	hy_dues_add(run->dues, &due);
	return 0;
}

static void
push_speaker(lua_State *L, int index, lua_CFunction speaker)
{
	if (lua_getfield(L, index, "messages") != LUA_TTABLE)
		luaL_error(L, "'messages' is missing");
	lua_pushcclosure(L, speaker, 1);
}

void
hy_script_push_report(lua_State *L, int index)
{
	push_speaker(L, index, report);
}

void
hy_script_push_due(lua_State *L, int index)
{
	push_speaker(L, index, due);
}
