/* A run of the monitor as lines for people: place, standing, rule, message; then what is declared, the subject, a hint. */
#include "engine/base/text.h"
#include "engine/command/monitor/monitor_out.h"
#include "engine/form/path.h"

#define LONGEST_DECLARED 120	/* characters of a declared sentence that are shown */

bool
hy_monitor_shows(const struct hy_monitor_view *view, const struct hy_judgement *j)
{
	if (view->fresh && !j->fresh)
		return false;
	return view->all || (!j->waived && (j->standing == HY_DEVIATES || j->standing == HY_GAP));
}

struct hy_str
hy_monitor_days(struct hy_arena *arena, const struct hy_judgement *j)
{
	struct hy_date first = hy_date_of_days(j->first), last = hy_date_of_days(j->last);

	if (j->facts == 0)
		return HY_S("");
	if (j->first == j->last)
		return hy_date_iso(arena, &first);
	return hy_str_format(arena, "%s/%s", hy_date_iso(arena, &first).p, hy_date_iso(arena, &last).p);
}

struct hy_str
hy_monitor_item(struct hy_arena *arena, const struct hy_judgement *j)
{
	return j->node != NULL ? hy_node_official(arena, j->node) : HY_S("");
}

static void
write_standing(struct hy_buf *out, const struct hy_judgement *j, bool colour)
{
	static const char *const colours[HY_STANDING_COUNT] = {
		[HY_HOLDS] = "32", [HY_DEVIATES] = "31", [HY_GAP] = "33", [HY_RELIED] = "36",
	};
	struct hy_str text = hy_standing_text(j->standing);

	if (colour)
		hy_buf_format(out, "\033[%sm%.*s\033[0m", colours[j->standing], HY_ARG(text));
	else
		hy_buf_str(out, text);
}

/* The declared words on one line. */
static struct hy_str
declared(struct hy_arena *arena, const struct hy_judgement *j)
{
	struct hy_str head = hy_text_head(j->declared, LONGEST_DECLARED);
	struct hy_buf line = hy_buf_new(arena);

	for (size_t i = 0; i < head.len; i++)
		hy_buf_char(&line, head.p[i] == '\n' ? ' ' : head.p[i]);
	if (head.len < j->declared.len)
		hy_buf_text(&line, "...");
	return hy_buf_get(&line);
}

static void
write_rest(struct hy_arena *arena, struct hy_buf *out, const struct hy_judgement *j)
{
	struct hy_str item = hy_monitor_item(arena, j);

	hy_buf_format(out, "[%s]: %.*s\n", j->rule->id, HY_ARG(j->message));
	if (item.len > 0)
		hy_buf_format(out, "    %.*s%s%.*s\n", HY_ARG(item), j->declared.len > 0 ? ": " : "",
		    HY_ARG(declared(arena, j)));
	if (j->subject.len > 0 || j->facts > 0)
		hy_buf_format(out, "    %.*s%s%s\n", HY_ARG(j->subject), j->subject.len > 0 && j->facts > 0 ? " " : "",
		    hy_monitor_days(arena, j).p);
	if (j->waived)
		hy_buf_format(out, "    %s: %.*s\n", hy_message_text(HY_M_MONITOR_WAIVED), HY_ARG(j->waiver));
	else if (j->hint.len > 0 && j->standing != HY_HOLDS && j->standing != HY_RELIED)
		hy_buf_format(out, "    %s: %.*s\n", hy_message_text(HY_M_HINT), HY_ARG(j->hint));
}

struct hy_str
hy_monitor_text(struct hy_arena *arena, const struct hy_monitor_run *run, const struct hy_monitor_view *view)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_judgement *j = run->judgements->first; j != NULL; j = j->next) {
		struct hy_buf rest = hy_buf_new(arena);

		if (!hy_monitor_shows(view, j))
			continue;
		hy_buf_str(&out, hy_text_visible(arena, hy_mark_text(arena, j->at)));
		write_standing(&out, j, view->colour);
		write_rest(arena, &rest, j);
		hy_buf_str(&out, hy_text_visible(arena, hy_buf_get(&rest)));
	}
	return hy_buf_get(&out);
}
