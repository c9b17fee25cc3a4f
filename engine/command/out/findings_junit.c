/*
 * Findings as JUnit XML, which CI servers show as tests: a suite a document, a case for each
 * rule that looks at it. Waived findings skip the case, with the reason.
 */
#include <string.h>

#include "engine/base/text.h"
#include "engine/command/out/findings_out.h"

struct hy_str hy_findings_junit(struct hy_arena *arena, const struct hy_outcome *outcome);

/* TEXT for XML 1.0; characters XML cannot hold become U+FFFD. A quoted attribute keeps no line break as it is. */
static void
escape(struct hy_buf *out, struct hy_str text, bool quoted)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c == '<')
			hy_buf_text(out, "&lt;");
		else if (c == '>')
			hy_buf_text(out, "&gt;");
		else if (c == '&')
			hy_buf_text(out, "&amp;");
		else if (c == '"')
			hy_buf_text(out, "&quot;");
		else if ((quoted && (c == '\n' || c == '\t')) || c == '\r')
			hy_buf_format(out, "&#%u;", c);
		else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
			hy_buf_text(out, "\xef\xbf\xbd");
		else
			hy_buf_char(out, (char)c);
	}
}

static void
attribute(struct hy_buf *out, const char *name, struct hy_str value)
{
	hy_buf_format(out, " %s=\"", name);
	escape(out, value, true);
	hy_buf_char(out, '"');
}

/* One finding of a case as text. */
static struct hy_str
line_of(struct hy_arena *arena, const struct hy_finding *f)
{
	struct hy_str item = hy_finding_item(arena, f->node);

	return hy_text_visible(arena, hy_str_format(arena, "%s%.*s%s%s%s%.*s\n",
	    hy_mark_text(arena, f->at).p, HY_ARG(f->message), item.len > 0 ? "\n" : "", item.p,
	    f->hint.len > 0 ? "\n" : "", HY_ARG(f->hint)));
}

static bool
is_on(const struct hy_finding *f, const char *file)
{
	return f != NULL && f->at.file != NULL && strcmp(f->at.file, file) == 0;
}

/* What RULE has to say about FILE, whose findings stand together from FIRST on. */
struct test {
	const char *rule, *file;
	const struct hy_outcome *outcome;
	const struct hy_finding *first;
	unsigned failures, waived, others;
};

static void
count(struct test *test)
{
	for (const struct hy_finding *f = test->first; is_on(f, test->file); f = f->next) {
		if (strcmp(f->rule, test->rule) != 0)
			continue;
		test->failures += hy_outcome_fails(test->outcome, f);
		test->waived += f->waived;
		test->others += !f->waived && !hy_outcome_fails(test->outcome, f);
	}
}

static void
write_results(struct hy_arena *arena, struct hy_buf *out, const struct test *test)
{
	struct hy_buf rest = hy_buf_new(arena);

	for (const struct hy_finding *f = test->first; is_on(f, test->file); f = f->next) {
		if (strcmp(f->rule, test->rule) != 0)
			continue;
		if (hy_outcome_fails(test->outcome, f)) {
			hy_buf_text(out, "      <failure");
			attribute(out, "type", hy_str_of(hy_severity_name(f->severity)));
			attribute(out, "message", hy_text_visible(arena, f->message));
			hy_buf_char(out, '>');
			escape(out, line_of(arena, f), false);
			hy_buf_text(out, "</failure>\n");
		} else if (f->waived && test->failures == 0) {
			hy_buf_text(out, "      <skipped");
			attribute(out, "message", f->waiver);
			hy_buf_text(out, "/>\n");
		}
		if (!hy_outcome_fails(test->outcome, f))
			hy_buf_format(&rest, "%s: %s", f->waived ? "waived"
			    : hy_severity_name(f->severity), line_of(arena, f).p);
	}
	if (rest.len > 0) {
		hy_buf_text(out, "      <system-out>");
		escape(out, hy_buf_get(&rest), false);
		hy_buf_text(out, "</system-out>\n");
	}
}

static void
write_case(struct hy_arena *arena, struct hy_buf *out, const struct hy_rule *rule,
    const struct test *test)
{
	hy_buf_text(out, "    <testcase");
	attribute(out, "classname", hy_str_of(test->file));
	attribute(out, "name", hy_str_format(arena, "%s %.*s", test->rule,
	    HY_ARG(hy_pair_text(rule->title))));
	if (test->failures + test->waived + test->others == 0) {
		hy_buf_text(out, "/>\n");
		return;
	}
	hy_buf_text(out, ">\n");
	write_results(arena, out, test);
	hy_buf_text(out, "    </testcase>\n");
}

/* The numbers of a suite, or of all. */
struct sums {
	unsigned tests, failures, skipped;
};

/* FORM NULL: a file that is no assessment, where only what was found is a case. */
static struct sums
write_suite(struct hy_arena *arena, struct hy_buf *out, const struct hy_outcome *outcome,
    const char *file, const struct hy_form *form)
{
	struct hy_buf cases = hy_buf_new(arena);
	const struct hy_finding *first = outcome->findings->first;
	const struct hy_rule *rule;
	struct sums sums = { 0, 0, 0 };

	while (first != NULL && !is_on(first, file))
		first = first->next;
	for (unsigned i = 0; (rule = hy_rules_at(hy_check_rules(outcome->check), i)) != NULL; i++) {
		struct test test = { rule->id, file, outcome, first, 0, 0, 0 };

		count(&test);
		if (test.failures + test.waived + test.others == 0 &&
		    (form == NULL || rule->monitor || !hy_rule_is_for(rule, form)))
			continue;
		write_case(arena, &cases, rule, &test);
		sums.tests++;
		sums.failures += test.failures > 0;
		sums.skipped += test.failures == 0 && test.waived > 0;
	}
	if (sums.tests == 0)
		return sums;
	hy_buf_text(out, "  <testsuite");
	attribute(out, "name", hy_str_of(file));
	hy_buf_format(out, " tests=\"%u\" failures=\"%u\" errors=\"0\" skipped=\"%u\">\n", sums.tests,
	    sums.failures, sums.skipped);
	hy_buf_str(out, hy_buf_get(&cases));
	hy_buf_text(out, "  </testsuite>\n");
	return sums;
}

static bool
is_document(const struct hy_outcome *outcome, const char *file)
{
	unsigned n;
	const struct hy_doc *const *docs = hy_check_docs(outcome->check, &n);

	for (unsigned i = 0; i < n; i++)
		if (strcmp(docs[i]->file, file) == 0)
			return true;
	return false;
}

static void
add(struct sums *all, struct sums one)
{
	all->tests += one.tests;
	all->failures += one.failures;
	all->skipped += one.skipped;
}

struct hy_str
hy_findings_junit(struct hy_arena *arena, const struct hy_outcome *outcome)
{
	struct hy_buf suites = hy_buf_new(arena), out = hy_buf_new(arena);
	struct sums all = { 0, 0, 0 };
	unsigned n;
	const struct hy_doc *const *docs = hy_check_docs(outcome->check, &n);
	const char *last = "";

	for (unsigned i = 0; i < n; i++)
		add(&all, write_suite(arena, &suites, outcome, docs[i]->file, docs[i]->form));
	/* Findings are sorted by file: those of waivers.yaml and the like stand together. */
	for (const struct hy_finding *f = outcome->findings->first; f != NULL; f = f->next) {
		if (f->at.file == NULL || strcmp(f->at.file, last) == 0 ||
		    is_document(outcome, f->at.file))
			continue;
		last = f->at.file;
		add(&all, write_suite(arena, &suites, outcome, last, NULL));
	}
	hy_buf_text(&out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	hy_buf_format(&out, "<testsuites name=\"hyoka\" tests=\"%u\" failures=\"%u\" errors=\"0\" "
	    "skipped=\"%u\">\n", all.tests, all.failures, all.skipped);
	hy_buf_str(&out, hy_buf_get(&suites));
	hy_buf_text(&out, "</testsuites>\n");
	return hy_buf_get(&out);
}
