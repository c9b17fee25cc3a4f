#include "engine/command/out/migrate_report.h"

#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/form/path.h"

#define SHOWN 60	/* characters of an answer that was left */

const struct hy_date *
hy_migrate_since(const struct hy_migrate_report *report, const struct hy_citation_row *row)
{
	return report->gyosei ? &row->since : &row->since_local;
}

bool
hy_migrate_certain(const struct hy_citation *citation)
{
	return citation->row->certainty != HY_CITATION_KNOWN && !citation->numbered;
}

static struct hy_str
old_words(const struct hy_citation *c)
{
	return hy_str_cut(c->text, c->from, c->to);
}

/* The first characters of TEXT on one line. */
static struct hy_str
shown(struct hy_arena *arena, struct hy_str text)
{
	struct hy_str head = hy_text_head(text, SHOWN);
	char *line = hy_arena_copy(arena, head.p != NULL ? head.p : "", head.len);

	for (char *p = line; *p != '\0'; p++)
		if (*p == '\n')
			*p = ' ';
	return hy_str_format(arena, "%s%s", line, head.len < text.len ? "..." : "");
}

static void
tell_note(const struct hy_call *call, const struct hy_migration_note *n)
{
	static const enum hy_message messages[] = {
		[HY_MIGRATED_RENAMED] = HY_M_MIGRATED_RENAMED, [HY_MIGRATED_MOVED] = HY_M_MIGRATED_MOVED,
		[HY_MIGRATED_OPTION] = HY_M_MIGRATED_OPTION, [HY_MIGRATED_LEFT] = HY_M_MIGRATED_LEFT,
		[HY_MIGRATED_PATH] = HY_M_MIGRATED_PATH, [HY_MIGRATED_LOOSE] = HY_M_MIGRATED_LOOSE,
		[HY_MIGRATED_NEW] = HY_M_MIGRATED_NEW,
	};
	struct hy_arena *arena = call->arena;
	struct hy_str path = n->node != NULL ? hy_node_official(arena, n->node) : HY_S("");
	struct hy_str place = n->node != NULL ? hy_mark_text(arena, n->node->at) : HY_S("");

	hy_call_note(call, hy_text_visible(arena, hy_str_format(arena, "%s%s", place.p != NULL
	    ? place.p : "", hy_say(arena, messages[n->type], n->from.p, n->to.p, path.p,
	    shown(arena, n->text).p, NULL).p)));
}

static enum hy_message
certainty_message(enum hy_citation_certainty certainty)
{
	static const enum hy_message messages[] = { HY_M_CERTAIN_LAW, HY_M_CERTAIN_PRACTICE,
	    HY_M_CERTAIN_KNOWN };

	return messages[certainty];
}

static struct hy_str
day_text(struct hy_arena *arena, const struct hy_date *day)
{
	return hy_language_get() == HY_JA ? hy_date_wareki(arena, day) : hy_date_iso(arena, day);
}

static void
tell_citation(const struct hy_call *call, const struct hy_migrate_report *r,
    const struct hy_citation *c)
{
	struct hy_arena *arena = call->arena;
	enum hy_message message = r->applied && hy_migrate_certain(c) ? HY_M_MIGRATE_CITATION_DONE
	    : c->numbered ? HY_M_MIGRATE_CITATION_NUMBER : HY_M_MIGRATE_CITATION;
	struct hy_str old = old_words(c), place = HY_S(""), text;
	struct hy_mark at = c->node->at;

	/* It stands in the new file, which has a name only with -o. */
	at.file = hy_call_value(call, "output", NULL);
	if (at.file != NULL)
		place = hy_mark_text(arena, at);
	text = hy_say(arena, message, hy_node_official(arena, c->node).p,
	    hy_str_copy(arena, old.p, old.len).p, c->row->new.p,
	    day_text(arena, hy_migrate_since(r, c->row)).p,
	    hy_message_text(certainty_message(c->row->certainty)), c->row->note.p, NULL);
	hy_call_note(call, hy_text_visible(arena, hy_str_format(arena, "%s%s", place.p, text.p)));
}

void
hy_migrate_tell(const struct hy_call *call, const struct hy_migrate_report *report)
{
	const struct hy_form *from = report->from->form, *to = report->migration->doc->form;
	struct hy_arena *arena = call->arena;
	unsigned open = 0;

	hy_call_note(call, hy_say(arena, HY_M_MIGRATE_DONE, from->name.p, from->edition_name.p,
	    to->name.p, to->edition_name.p,
	    hy_str_format(arena, "%u", report->migration->answers).p, NULL));
	for (const struct hy_migration_note *n = report->migration->notes; n != NULL; n = n->next)
		tell_note(call, n);
	for (const struct hy_citation *c = report->citations; c != NULL; c = c->next) {
		tell_citation(call, report, c);
		open += hy_migrate_certain(c);
	}
	if (open > 0 && !report->applied)
		hy_call_note(call, hy_say(arena, HY_M_MIGRATE_CITATIONS_LEFT,
		    hy_str_format(arena, "%u", open).p, NULL));
}

static void
json_form(struct hy_json *j, const char *key, const struct hy_form *form)
{
	hy_json_open(j, key, '{');
	hy_json_text(j, "form", hy_str_of(form->form));
	hy_json_text(j, "edition", hy_str_of(form->edition));
	hy_json_close(j, '}');
}

static void
json_note(struct hy_arena *arena, struct hy_json *j, const struct hy_migration_note *n)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "type", hy_str_of(hy_migrated_name(n->type)));
	if (n->node != NULL) {
		hy_json_text(j, "id", hy_node_unique_id(arena, n->node));
		hy_json_number(j, "line", (long)n->node->at.line);
		hy_json_number(j, "col", (long)n->node->at.col);
	}
	hy_json_text(j, "from", n->from);
	hy_json_text(j, "to", n->to);
	if (n->type == HY_MIGRATED_LEFT)
		hy_json_text(j, "text", n->text);
	hy_json_close(j, '}');
}

static void
json_citation(struct hy_arena *arena, struct hy_json *j, const struct hy_migrate_report *r,
    const struct hy_citation *c)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "id", hy_node_unique_id(arena, c->node));
	hy_json_text(j, "path", hy_node_official_full(arena, c->node));
	hy_json_number(j, "line", (long)c->node->at.line);
	hy_json_number(j, "col", (long)c->node->at.col);
	hy_json_text(j, "old", old_words(c));
	hy_json_text(j, "new", c->row->new);
	hy_json_text(j, "since", hy_date_iso(arena, hy_migrate_since(r, c->row)));
	hy_json_text(j, "certainty", hy_str_of(hy_citation_certainty_name(c->row->certainty)));
	hy_json_text(j, "note", c->row->note);
	hy_json_bool(j, "numbered", c->numbered);
	hy_json_bool(j, "applied", r->applied && hy_migrate_certain(c));
	hy_json_close(j, '}');
}

struct hy_str
hy_migrate_json(const struct hy_call *call, const struct hy_migrate_report *report)
{
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_json j = hy_json_new(&out);

	hy_json_open(&j, NULL, '{');
	hy_json_number(&j, "schema_version", 1);
	json_form(&j, "from", report->from->form);
	json_form(&j, "to", report->migration->doc->form);
	hy_json_number(&j, "answers", (long)report->migration->answers);
	hy_json_open(&j, "changes", '[');
	for (const struct hy_migration_note *n = report->migration->notes; n != NULL; n = n->next)
		json_note(call->arena, &j, n);
	hy_json_close(&j, ']');
	hy_json_open(&j, "citations", '[');
	for (const struct hy_citation *c = report->citations; c != NULL; c = c->next)
		json_citation(call->arena, &j, report, c);
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}
