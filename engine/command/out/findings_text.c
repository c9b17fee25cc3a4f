/* Findings as lines for people and editors: place, severity, rule, message; then the item and a hint. */
#include "engine/command/out/findings_out.h"

#include "engine/base/text.h"

struct hy_str hy_findings_text(struct hy_arena *arena, const struct hy_outcome *outcome);

static void
write_related(struct hy_arena *arena, struct hy_buf *out, const struct hy_related *r)
{
	for (; r != NULL; r = r->next)
		hy_buf_format(out, "    %s: %s%s\n", hy_message_text(HY_M_SEE_ALSO),
		    hy_mark_text(arena, r->at).p, hy_finding_item(arena, r->node).p);
}

/* The severity of F, coloured by how serious it is; places are those of enum hy_severity. */
static void
write_severity(struct hy_buf *out, const struct hy_finding *f, bool colour)
{
	static const char *const colours[] = { "1;31", "31", "33", "36" };

	if (colour)
		hy_buf_format(out, "\033[%sm%s\033[0m", colours[f->severity],
		    hy_severity_name(f->severity));
	else
		hy_buf_text(out, hy_severity_name(f->severity));
}

static void
write_finding(struct hy_arena *arena, struct hy_buf *out, const struct hy_finding *f, bool colour)
{
	struct hy_str item = hy_finding_item(arena, f->node);
	struct hy_buf rest = hy_buf_new(arena);

	hy_buf_str(out, hy_text_visible(arena, hy_mark_text(arena, f->at)));
	write_severity(out, f, colour);
	hy_buf_format(&rest, "[%s]: %.*s\n", f->rule, HY_ARG(f->message));
	if (item.len > 0)
		hy_buf_format(&rest, "    %s\n", item.p);
	write_related(arena, &rest, f->related);
	if (f->hint.len > 0)
		hy_buf_format(&rest, "    %s: %.*s\n", hy_message_text(HY_M_HINT), HY_ARG(f->hint));
	hy_buf_str(out, hy_text_visible(arena, hy_buf_get(&rest)));
}

struct hy_str
hy_findings_text(struct hy_arena *arena, const struct hy_outcome *outcome)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_finding *f = outcome->findings->first; f != NULL; f = f->next)
		if (!f->waived)
			write_finding(arena, &out, f, outcome->colour);
	return hy_buf_get(&out);
}
