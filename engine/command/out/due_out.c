#include "engine/command/out/due_out.h"

#include <string.h>

#include "engine/base/json.h"
#include "engine/base/text.h"
#include "engine/form/path.h"

/* Negative when it has passed. */
static long
days_left(const struct hy_due *due, const struct hy_date *today)
{
	return hy_date_days(&due->date) - hy_date_days(today);
}

bool
hy_due_late(const struct hy_due *due, const struct hy_date *today)
{
	return due->severity < HY_NOTE && days_left(due, today) < 0;
}

static const char *
strength(const struct hy_due *due)
{
	return due->severity == HY_NOTE ? "note" : due->severity == HY_WARNING ? "effort" : "duty";
}

static struct hy_str
cover(const struct hy_due *due, enum hy_item_role role)
{
	return due->doc != NULL ? hy_str_trim(hy_doc_role_text(due->doc, role)) : HY_S("");
}

struct hy_str
hy_due_subject(struct hy_arena *arena, const struct hy_due *due)
{
	struct hy_str number = cover(due, HY_ITEM_NUMBER);
	struct hy_str name = cover(due, HY_ITEM_NAME);

	return hy_str_format(arena, "%.*s%s%.*s", HY_ARG(number), number.len > 0 && name.len > 0
	    ? " " : "", HY_ARG(name));
}

/* An item of the form; acts and reasons, which stand beside it, come and go. */
static const struct hy_node *
form_item(const struct hy_node *node)
{
	for (const struct hy_node *n = node; n != NULL; n = n->up)
		if (n->item->private)
			return NULL;
	return node;
}

static uint64_t
identity(struct hy_arena *arena, const struct hy_due *due)
{
	struct hy_str number = cover(due, HY_ITEM_NUMBER);
	struct hy_str office = cover(due, HY_ITEM_OFFICE);

	return hy_finding_hash(due->rule->id, form_item(due->node), hy_str_format(arena, "%s\n%s\n%.*s\n%.*s",
	    due->key.p, due->doc != NULL ? due->doc->form->form : "", HY_ARG(number),
	    HY_ARG(office)));
}

struct hy_str
hy_due_uid(struct hy_arena *arena, const struct hy_due *due, unsigned nth)
{
	return hy_str_format(arena, "%016llx-%u@hyoka", (unsigned long long)identity(arena, due), nth);
}

unsigned
hy_due_nth(const struct hy_dues *dues, const struct hy_due *due)
{
	struct hy_arena *scratch = hy_arena_new();
	uint64_t own = identity(scratch, due);
	unsigned nth = 0;

	for (const struct hy_due *d = dues->first; d != due; d = d->next)
		nth += d->rule == due->rule && identity(scratch, d) == own;
	hy_arena_free(scratch);
	return nth;
}

struct hy_str
hy_due_place(struct hy_arena *arena, const struct hy_due *due)
{
	struct hy_str mark = hy_mark_text(arena, due->at);

	/* Without the colon and space that lead to a message. */
	return hy_str_copy(arena, mark.p, mark.len > 2 ? mark.len - 2 : 0);
}

/* --- text --- */

static struct hy_str
left_words(struct hy_arena *arena, long left)
{
	if (left == 0)
		return hy_str_of(hy_message_text(HY_M_DUE_TODAY));
	return hy_say(arena, left > 0 ? HY_M_DUE_LEFT : HY_M_DUE_LATE,
	    hy_str_format(arena, "%ld", left > 0 ? left : -left).p, NULL);
}

static const char *
strength_words(const struct hy_due *due)
{
	return hy_message_text(due->severity == HY_NOTE ? HY_M_DUE_NOTE
	    : due->severity == HY_WARNING ? HY_M_DUE_EFFORT : HY_M_DUE_DUTY);
}

static void
write_text(struct hy_arena *arena, struct hy_buf *out, const struct hy_due *due,
    const struct hy_date *today)
{
	struct hy_str subject = hy_due_subject(arena, due);

	hy_buf_format(out, "%s (%s) %s[%s]", hy_date_iso(arena, &due->date).p,
	    left_words(arena, days_left(due, today)).p, strength_words(due), due->rule->id);
	if (due->rule->certainty == HY_CERTAIN_KNOWN)
		hy_buf_format(out, " (%s)", hy_message_text(HY_M_UNVERIFIED));
	hy_buf_format(out, "%s%s\n    %.*s\n", subject.len > 0 ? " " : "", subject.p,
	    HY_ARG(due->message));
	if (due->at.file != NULL)
		hy_buf_format(out, "    %s\n", hy_due_place(arena, due).p);
}

struct hy_str
hy_dues_text(struct hy_arena *arena, const struct hy_dues *dues, const struct hy_date *today)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_due *d = dues->first; d != NULL; d = d->next)
		write_text(arena, &out, d, today);
	return hy_text_visible(arena, hy_buf_get(&out));
}

/* --- JSON --- */

static void
write_json(struct hy_arena *arena, struct hy_json *j, const struct hy_dues *dues,
    const struct hy_due *due, const struct hy_date *today)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "date", hy_date_iso(arena, &due->date));
	hy_json_number(j, "days_left", days_left(due, today));
	hy_json_bool(j, "overdue", hy_due_late(due, today));
	hy_json_text(j, "rule", hy_str_of(due->rule->id));
	hy_json_text(j, "strength", hy_str_of(strength(due)));
	hy_json_text(j, "certainty", hy_str_of(hy_certainty_name(due->rule->certainty)));
	hy_json_text(j, "number", cover(due, HY_ITEM_NUMBER));
	hy_json_text(j, "name", cover(due, HY_ITEM_NAME));
	hy_json_text(j, "body", cover(due, HY_ITEM_OFFICE));
	hy_json_text(j, "form", hy_str_of(due->doc != NULL ? due->doc->form->form : ""));
	hy_json_text(j, "file", hy_str_of(due->at.file));
	hy_json_number(j, "line", (long)due->at.line);
	hy_json_number(j, "col", (long)due->at.col);
	hy_json_text(j, "message", due->message);
	hy_json_text(j, "hint", due->hint);
	hy_json_text(j, "uid", hy_due_uid(arena, due, hy_due_nth(dues, due)));
	hy_json_close(j, '}');
}

struct hy_str
hy_dues_json(struct hy_arena *arena, const struct hy_dues *dues, const struct hy_date *today)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json j = hy_json_new(&out);

	hy_json_open(&j, NULL, '{');
	hy_json_number(&j, "schema_version", HY_DUES_VERSION);
	hy_json_text(&j, "today", hy_date_iso(arena, today));
	hy_json_open(&j, "dues", '[');
	for (const struct hy_due *d = dues->first; d != NULL; d = d->next)
		write_json(arena, &j, dues, d, today);
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}
