/*
 * What the form alone says of assessments: a line "file<TAB>rule<TAB>message" for each finding
 * of hy_form_check that is no note, and for each file that cannot be read. `hyoka check` also
 * runs the rules, which may say the same in better words.
 */
#include <stdio.h>

#include "engine/check/form_check.h"

static void
say(const char *file, const char *rule, const char *message)
{
	printf("%s\t%s\t", file, rule);
	for (; *message != '\0'; message++)
		putchar(*message == '\n' || *message == '\t' ? ' ' : *message);
	putchar('\n');
}

static void
look_at(const char *file)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err;
	struct hy_forms *forms = hy_forms_open(arena, &err);
	const struct hy_doc *doc = forms != NULL ? hy_doc_load(arena, forms, file, &err) : NULL;
	struct hy_findings *findings = hy_findings_new(arena);

	if (doc == NULL)
		say(file, "unreadable", err.text);
	else
		hy_form_check(doc, false, findings);
	for (const struct hy_finding *f = findings->first; f != NULL; f = f->next)
		if (f->severity != HY_NOTE)
			say(file, f->rule, f->message.p);
	hy_arena_free(arena);
}

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		look_at(argv[i]);
	return 0;
}
