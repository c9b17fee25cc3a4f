/*
 * Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read: a descriptor a rule,
 * waivers as suppressions, crashed rules as notifications.
 */
#include <string.h>

#include "engine/base/json.h"
#include "engine/command/call.h"
#include "engine/command/help/rule_page.h"
#include "engine/command/out/findings_out.h"
#include "engine/form/path.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

struct hy_str hy_findings_sarif(struct hy_arena *arena, const struct hy_outcome *outcome);

/* SARIF knows no "fatal". */
static struct hy_str
level_of(enum hy_severity severity)
{
	return hy_str_of(hy_severity_name(severity == HY_FATAL ? HY_ERROR : severity));
}

static void
write_message(struct hy_json *j, const char *key, struct hy_str text)
{
	hy_json_open(j, key, '{');
	hy_json_text(j, "text", text);
	hy_json_close(j, '}');
}

/* PATH as a URI reference: what a URI may not hold becomes %XX. */
static struct hy_str
uri_of(struct hy_arena *arena, const char *path)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
	struct hy_buf out = hy_buf_new(arena);

	if (path[0] == '/')
		hy_buf_text(&out, "file://");
	for (; *path != '\0'; path++) {
		if (strchr(plain, *path) != NULL)
			hy_buf_char(&out, *path);
		else
			hy_buf_format(&out, "%%%02X", (unsigned)(unsigned char)*path);
	}
	return hy_buf_get(&out);
}

static void
write_location(struct hy_arena *arena, struct hy_json *j, struct hy_mark at,
    const struct hy_node *node)
{
	hy_json_open(j, NULL, '{');
	hy_json_open(j, "physicalLocation", '{');
	hy_json_open(j, "artifactLocation", '{');
	hy_json_text(j, "uri", uri_of(arena, at.file != NULL ? at.file : ""));
	hy_json_close(j, '}');
	if (at.line > 0 && at.cell == NULL) {
		hy_json_open(j, "region", '{');
		hy_json_number(j, "startLine", (long)at.line);
		hy_json_number(j, "startColumn", (long)(at.col > 0 ? at.col : 1));
		hy_json_close(j, '}');
	}
	hy_json_close(j, '}');
	if (at.cell != NULL) {
		hy_json_open(j, "message", '{');
		hy_json_text(j, "text", hy_str_of(at.cell));
		hy_json_close(j, '}');
	}
	if (node != NULL && node->up != NULL) {
		hy_json_open(j, "logicalLocations", '[');
		hy_json_open(j, NULL, '{');
		hy_json_text(j, "name", hy_node_official(arena, node));
		hy_json_text(j, "fullyQualifiedName", hy_node_unique_id(arena, node));
		hy_json_close(j, '}');
		hy_json_close(j, ']');
	}
	hy_json_close(j, '}');
}

static void
write_rule(struct hy_arena *arena, struct hy_json *j, const struct hy_rule *rule)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "id", hy_str_of(rule->id));
	write_message(j, "shortDescription", hy_pair_text(rule->title));
	write_message(j, "fullDescription", hy_pair_text(rule->why.ja.len > 0 ? rule->why : rule->title));
	hy_json_open(j, "help", '{');
	hy_json_text(j, "text", hy_rule_page(arena, rule));
	hy_json_text(j, "markdown", hy_rule_page_markdown(arena, rule));
	hy_json_close(j, '}');
	hy_json_open(j, "defaultConfiguration", '{');
	hy_json_text(j, "level", level_of(rule->severity));
	hy_json_close(j, '}');
	hy_json_open(j, "properties", '{');
	hy_json_text(j, "article", rule->article);
	hy_json_text(j, "source", rule->source);
	hy_json_text(j, "certainty", hy_str_of(hy_certainty_name(rule->certainty)));
	hy_json_close(j, '}');
	hy_json_close(j, '}');
}

static void
write_suppression(struct hy_json *j, const struct hy_finding *f)
{
	hy_json_open(j, "suppressions", '[');
	if (f->waived) {
		hy_json_open(j, NULL, '{');
		hy_json_text(j, "kind", HY_S("external"));
		hy_json_text(j, "status", HY_S("accepted"));
		hy_json_text(j, "justification", f->waiver);
		hy_json_close(j, '}');
	}
	hy_json_close(j, ']');
}

/* Place of the rule's descriptor. */
static unsigned
index_of(struct hy_rules *rules, const char *id)
{
	const struct hy_rule *rule;
	unsigned place = 0;

	for (unsigned i = 0; (rule = hy_rules_at(rules, i)) != NULL && strcmp(rule->id, id) != 0; i++)
		place += !rule->monitor;
	return place;
}

static void
write_result(struct hy_arena *arena, struct hy_json *j, const struct hy_outcome *outcome,
    const struct hy_finding *f)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "ruleId", hy_str_of(f->rule));
	hy_json_number(j, "ruleIndex", (long)index_of(hy_check_rules(outcome->check), f->rule));
	hy_json_text(j, "level", level_of(f->severity));
	write_message(j, "message", f->hint.len == 0 ? f->message : hy_str_format(arena,
	    "%.*s\n%s: %.*s", HY_ARG(f->message), hy_message_text(HY_M_HINT), HY_ARG(f->hint)));
	hy_json_open(j, "locations", '[');
	write_location(arena, j, f->at, f->node);
	hy_json_close(j, ']');
	hy_json_open(j, "relatedLocations", '[');
	for (const struct hy_related *r = f->related; r != NULL; r = r->next)
		write_location(arena, j, r->at, r->node);
	hy_json_close(j, ']');
	hy_json_open(j, "partialFingerprints", '{');
	hy_json_text(j, "hyoka/v1", hy_finding_fingerprint(arena, f));
	hy_json_close(j, '}');
	write_suppression(j, f);
	if (outcome->baseline != NULL)
		hy_json_text(j, "baselineState", HY_S("new"));
	hy_json_close(j, '}');
}

/* Rules that did not come to their end: the run was not all it should have been. */
static void
write_invocation(struct hy_json *j, const struct hy_crash *crashes)
{
	hy_json_open(j, "invocations", '[');
	hy_json_open(j, NULL, '{');
	hy_json_bool(j, "executionSuccessful", crashes == NULL);
	hy_json_open(j, "toolExecutionNotifications", '[');
	for (const struct hy_crash *c = crashes; c != NULL; c = c->next) {
		hy_json_open(j, NULL, '{');
		hy_json_text(j, "level", HY_S("error"));
		write_message(j, "message", c->text);
		hy_json_open(j, "associatedRule", '{');
		hy_json_text(j, "id", hy_str_of(c->rule));
		hy_json_close(j, '}');
		hy_json_close(j, '}');
	}
	hy_json_close(j, ']');
	hy_json_close(j, '}');
	hy_json_close(j, ']');
}

static void
write_tool(struct hy_arena *arena, struct hy_json *j, struct hy_rules *rules)
{
	const struct hy_rule *rule;

	hy_json_open(j, "tool", '{');
	hy_json_open(j, "driver", '{');
	hy_json_text(j, "name", HY_S("Hyoka"));
	hy_json_text(j, "version", HY_S(HYOKA_VERSION));
	hy_json_text(j, "language", hy_str_of(hy_language_get() == HY_EN ? "en" : "ja"));
	hy_json_open(j, "rules", '[');
	for (unsigned i = 0; (rule = hy_rules_at(rules, i)) != NULL; i++)
		if (!rule->monitor)
			write_rule(arena, j, rule);
	hy_json_close(j, ']');
	hy_json_close(j, '}');
	hy_json_close(j, '}');
}

struct hy_str
hy_findings_sarif(struct hy_arena *arena, const struct hy_outcome *outcome)
{
	struct hy_buf out = hy_buf_new(arena);
	struct hy_json j = hy_json_new(&out);
	struct hy_rules *rules = hy_check_rules(outcome->check);

	hy_json_open(&j, NULL, '{');
	hy_json_text(&j, "$schema", HY_S(SCHEMA));
	hy_json_text(&j, "version", HY_S("2.1.0"));
	hy_json_open(&j, "runs", '[');
	hy_json_open(&j, NULL, '{');
	write_tool(arena, &j, rules);
	write_invocation(&j, hy_rules_crashes(rules));
	hy_json_text(&j, "columnKind", HY_S("unicodeCodePoints"));
	hy_json_open(&j, "results", '[');
	for (const struct hy_finding *f = outcome->findings->first; f != NULL; f = f->next)
		write_result(arena, &j, outcome, f);
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	return hy_buf_get(&out);
}
