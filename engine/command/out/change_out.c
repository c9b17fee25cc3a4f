#include "engine/command/out/change_out.h"

#include "engine/base/text.h"

#define INDENT "    "

/* How changed characters are marked; places are those of enum hy_span_op. */
static const char *const plain_marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
static const char *const colour_marks[][2] = { { "", "" }, { "\033[31;9m", "\033[0m" },
    { "\033[32;4m", "\033[0m" } };

/* A stretch; a colour ends with its line, so that the indent of the next one is not drawn in it. */
static void
add_span(struct hy_buf *out, const struct hy_span *span, bool colour)
{
	const char *const *mark = (colour ? colour_marks : plain_marks)[span->op];
	struct hy_str text = hy_text_visible(out->arena, span->text);

	hy_buf_text(out, mark[0]);
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] != '\n') {
			hy_buf_char(out, text.p[i]);
			continue;
		}
		hy_buf_format(out, "%s\n" INDENT "%s", colour ? mark[1] : "", colour ? mark[0] : "");
	}
	hy_buf_text(out, mark[1]);
}

void
hy_change_out(struct hy_buf *out, const struct hy_change *c, struct hy_str verdict, bool colour)
{
	static const enum hy_message words[] = { HY_M_CHANGED, HY_M_ADDED, HY_M_REMOVED,
	    HY_M_RENUMBERED };
	struct hy_str line = hy_str_format(out->arena, "%s%s: %s%s%s%.*s\n",
	    hy_mark_text(out->arena, hy_change_node(c)->at).p, hy_message_text(words[c->op]),
	    hy_change_path(out->arena, c, false).p, c->mark ? hy_message_text(HY_M_KOME) : "",
	    verdict.len > 0 ? " " : "", HY_ARG(verdict));
	struct hy_spans spans;

	hy_buf_str(out, hy_text_visible(out->arena, line));
	if (c->op == HY_CHANGE_RENUMBERED)
		return;
	spans = hy_change_spans(out->arena, c);
	hy_buf_text(out, INDENT);
	for (unsigned i = 0; i < spans.count; i++)
		add_span(out, &spans.at[i], colour);
	hy_buf_char(out, '\n');
}
