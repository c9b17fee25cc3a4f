/* Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change. */
#include <string.h>

#include "engine/base/text.h"
#include "engine/command/out/findings_out.h"

struct hy_str hy_findings_github(struct hy_arena *arena, const struct hy_outcome *outcome);

/* Line breaks and % would end or change the command; in a property, colons and commas, too. */
static void
escape(struct hy_buf *out, struct hy_str text, bool property)
{
	const char *special = property ? "%\r\n:," : "%\r\n";

	for (size_t i = 0; i < text.len; i++) {
		if (strchr(special, text.p[i]) != NULL && text.p[i] != '\0')
			hy_buf_format(out, "%%%02X", (unsigned)(unsigned char)text.p[i]);
		else
			hy_buf_char(out, text.p[i]);
	}
}

static void
write_finding(struct hy_arena *arena, struct hy_buf *out, const struct hy_finding *f)
{
	static const char *const commands[] = { "error", "error", "warning", "notice" };
	struct hy_str item = hy_finding_item(arena, f->node);

	hy_buf_format(out, "::%s file=", commands[f->severity]);
	escape(out, hy_str_of(f->at.file), true);
	if (f->at.cell == NULL)
		hy_buf_format(out, ",line=%u,col=%u", f->at.line, f->at.col);
	hy_buf_text(out, ",title=");
	escape(out, hy_str_of(f->rule), true);
	hy_buf_text(out, "::");
	if (f->at.cell != NULL) {
		escape(out, hy_str_of(f->at.cell), false);
		hy_buf_text(out, ": ");
	}
	escape(out, hy_text_visible(arena, f->message), false);
	if (item.len > 0)
		hy_buf_format(out, "%%0A%s", item.p);
	if (f->hint.len > 0) {
		hy_buf_format(out, "%%0A%s: ", hy_message_text(HY_M_HINT));
		escape(out, hy_text_visible(arena, f->hint), false);
	}
	hy_buf_char(out, '\n');
}

struct hy_str
hy_findings_github(struct hy_arena *arena, const struct hy_outcome *outcome)
{
	struct hy_buf out = hy_buf_new(arena);

	for (const struct hy_finding *f = outcome->findings->first; f != NULL; f = f->next)
		if (!f->waived)
			write_finding(arena, &out, f);
	return hy_buf_get(&out);
}
