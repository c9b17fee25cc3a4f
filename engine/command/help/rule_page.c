#include "engine/command/help/rule_page.h"

#include <string.h>

#include "engine/check/subject/beside.h"

static const enum hy_message certainties[] = { HY_M_CERTAIN_LAW, HY_M_CERTAIN_PRACTICE,
	HY_M_CERTAIN_KNOWN };
static const enum hy_message severities[] = { HY_M_SEVERITY_FATAL, HY_M_SEVERITY_ERROR,
	HY_M_SEVERITY_WARNING, HY_M_SEVERITY_NOTE };

/* --- for the terminal --- */

static void
section(struct hy_buf *out, enum hy_message heading, struct hy_str text)
{
	size_t from = 0;

	text = hy_str_trim(text);
	if (text.len == 0)
		return;
	hy_buf_format(out, "\n%s\n", hy_message_text(heading));
	while (from <= text.len) {
		long end = hy_str_find(text, HY_S("\n"), from);
		size_t to = end >= 0 ? (size_t)end : text.len;

		hy_buf_format(out, "  %.*s\n", HY_ARG(hy_str_cut(text, from, to)));
		from = to + 1;
	}
}

/* What there is to do about a finding beside mending it. */
static struct hy_str
how_to_waive(struct hy_arena *arena, const struct hy_rule *rule)
{
	if (rule->severity == HY_FATAL)
		return hy_str_of(hy_message_text(HY_M_WAIVER_NEVER));
	if (rule->dues && !rule->runs && !rule->compares && !rule->current)
		return HY_S("");
	return hy_say(arena, rule->monitor ? HY_M_WAIVER_LIVE : HY_M_WAIVER_EXAMPLE, rule->id, NULL);
}

/* The rule's id with the ids it answers for besides: "CD-05 (X-03)". */
static void
ids(struct hy_buf *out, const struct hy_rule *rule)
{
	hy_buf_text(out, rule->id);
	for (unsigned i = 0; i < rule->n_also; i++)
		hy_buf_format(out, "%s%.*s", i == 0 ? " (" : ", ", HY_ARG(rule->also[i]));
	if (rule->n_also > 0)
		hy_buf_char(out, ')');
}

struct hy_str
hy_rule_page(struct hy_arena *arena, const struct hy_rule *rule)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_str title = hy_pair_text(rule->title);

	ids(&out, rule);
	hy_buf_format(&out, "  %.*s  [%s]\n", HY_ARG(title), hy_severity_name(rule->severity));
	section(&out, HY_M_WHY, hy_pair_text(rule->why));
	section(&out, HY_M_BASIS, hy_str_format(arena, "%.*s%s%.*s\n%s: %s", HY_ARG(rule->article),
	    rule->source.len > 0 ? " / " : "", HY_ARG(rule->source),
	    hy_message_text(HY_M_CERTAINTY), hy_message_text(certainties[rule->certainty])));
	section(&out, HY_M_HOW_TO_MEND, hy_pair_text(rule->hint));
	section(&out, HY_M_EXAMPLE_BAD, rule->bad);
	section(&out, HY_M_EXAMPLE_GOOD, rule->good);
	section(&out, HY_M_HOW_TO_WAIVE, how_to_waive(arena, rule));
	return hy_buf_get(&out);
}

/* --- Markdown --- */

/* TEXT where Markdown would read some of its characters as signs. */
static void
plain(struct hy_buf *out, struct hy_str text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == '\n')
			hy_buf_char(out, ' ');
		else if (text.p[i] == '|' || text.p[i] == '*' || text.p[i] == '_' || text.p[i] == '<' ||
		    text.p[i] == '`' || text.p[i] == '[')
			hy_buf_format(out, "\\%c", text.p[i]);
		else
			hy_buf_char(out, text.p[i]);
	}
}

static void
paragraph(struct hy_buf *out, const char *sign, enum hy_message heading, struct hy_str text)
{
	text = hy_str_trim(text);
	if (text.len == 0)
		return;
	hy_buf_format(out, "\n%s %s\n\n", sign, hy_message_text(heading));
	plain(out, text);
	hy_buf_char(out, '\n');
}

static void
code(struct hy_buf *out, enum hy_message heading, struct hy_str text)
{
	text = hy_str_trim(text);
	if (text.len > 0)
		hy_buf_format(out, "\n## %s\n\n```yaml\n%.*s\n```\n", hy_message_text(heading),
		    HY_ARG(text));
}

static void
row(struct hy_buf *out, enum hy_message head, struct hy_str text)
{
	hy_buf_format(out, "| %s | ", hy_message_text(head));
	plain(out, text);
	hy_buf_text(out, " |\n");
}

static struct hy_str
forms_of(struct hy_arena *arena, const struct hy_rule *rule)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < rule->n_forms; i++) {
		bool kept = strcmp(rule->forms[i], HY_OPINIONS_FORM) == 0;

		hy_buf_format(&out, "%s%s%s", i > 0 ? ", " : "",
		    hy_word(kept ? HY_W_OPINIONS_FILE : HY_W_KEY_FORM).p,
		    rule->forms[i] + strcspn(rule->forms[i], "0123456789"));
	}
	if (rule->n_forms == 0)
		hy_buf_text(&out, hy_message_text(HY_M_ALL_FORMS));
	if (rule->portfolio)
		hy_buf_format(&out, " (%s)", hy_message_text(HY_M_OF_PORTFOLIO));
	if (rule->monitor)
		hy_buf_format(&out, " (%s)", hy_message_text(HY_M_OF_LIVE));
	return hy_buf_get(&out);
}

static void
facts(struct hy_arena *arena, struct hy_buf *out, const struct hy_rule *rule)
{
	hy_buf_text(out, "\n| | |\n|---|---|\n");
	row(out, HY_M_SEVERITY, hy_str_format(arena, "%s (%s)",
	    hy_message_text(severities[rule->severity]), hy_severity_name(rule->severity)));
	row(out, HY_M_APPLIES_TO, forms_of(arena, rule));
	row(out, HY_M_BASIS, rule->article);
	row(out, HY_M_SOURCE, rule->source);
	row(out, HY_M_CERTAINTY, hy_str_of(hy_message_text(certainties[rule->certainty])));
}

static void
in_english(struct hy_buf *out, const struct hy_rule *rule)
{
	hy_buf_format(out, "\n## English\n\n**%.*s.** ", HY_ARG(rule->title.en));
	plain(out, rule->why.en);
	hy_buf_char(out, ' ');
	plain(out, rule->hint.en);
	hy_buf_char(out, '\n');
}

struct hy_str
hy_rule_page_markdown(struct hy_arena *arena, const struct hy_rule *rule)
{
	struct hy_buf out = hy_buf_new(arena);

	hy_buf_text(&out, "# ");
	ids(&out, rule);
	hy_buf_char(&out, ' ');
	plain(&out, hy_pair_text(rule->title));
	hy_buf_char(&out, '\n');
	facts(arena, &out, rule);
	paragraph(&out, "##", HY_M_WHY, hy_pair_text(rule->why));
	paragraph(&out, "##", HY_M_HOW_TO_MEND, hy_pair_text(rule->hint));
	code(&out, HY_M_EXAMPLE_BAD, rule->bad);
	code(&out, HY_M_EXAMPLE_GOOD, rule->good);
	paragraph(&out, "##", HY_M_HOW_TO_WAIVE, how_to_waive(arena, rule));
	if (hy_language_get() == HY_JA && rule->title.en.len > 0)
		in_english(&out, rule);
	return hy_buf_get(&out);
}

struct hy_str
hy_rule_index_markdown(struct hy_arena *arena, struct hy_rules *rules)
{
	struct hy_buf out = hy_buf_new(arena);
	const struct hy_rule *rule;

	hy_buf_format(&out, "# %s\n\n%s\n\n| | %s | %s | %s |\n|---|---|---|---|\n",
	    hy_message_text(HY_M_RULES_TITLE), hy_message_text(HY_M_RULES_ABOUT),
	    hy_message_text(HY_M_RULE_HEAD), hy_message_text(HY_M_SEVERITY), hy_message_text(HY_M_BASIS));
	for (unsigned i = 0; (rule = hy_rules_at(rules, i)) != NULL; i++) {
		hy_buf_format(&out, "| [%s](%s.md) | ", rule->id, rule->id);
		plain(&out, hy_pair_text(rule->title));
		hy_buf_format(&out, " | %s | ", hy_message_text(severities[rule->severity]));
		plain(&out, rule->article);
		if (rule->certainty == HY_CERTAIN_KNOWN)
			hy_buf_format(&out, " (%s)", hy_message_text(HY_M_UNVERIFIED));
		hy_buf_text(&out, " |\n");
	}
	return hy_buf_get(&out);
}
