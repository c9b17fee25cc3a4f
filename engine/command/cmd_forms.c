/* hyoka forms: the forms and editions that are known. */
#include <stdio.h>
#include <string.h>

#include "engine/command/command.h"
#include "engine/form/form.h"

static const struct hy_form *
load_row(struct hy_forms *forms, struct hy_str row, struct hy_err *err)
{
	const char *at = strchr(row.p, '@');

	return hy_forms_get(forms, hy_str_cut(row, 0, (size_t)(at - row.p)), hy_str_of(at + 1), err);
}

static int
run(struct hy_call *call)
{
	struct hy_err err;
	struct hy_forms *forms = hy_forms_open(call->arena, &err);
	const struct hy_str *rows;
	unsigned n;

	if (forms == NULL)
		return hy_call_fail(call, &err);
	rows = hy_forms_list(forms, &n);
	for (unsigned i = 0; i < n; i++) {
		const struct hy_form *form = load_row(forms, rows[i], &err);

		if (form == NULL)
			return hy_call_fail(call, &err);
		printf("%-18s %s %s %s (%s)\n", rows[i].p, form->number.p, form->name.p,
		    form->edition_name.p, form->in_force.p);
		for (unsigned u = 0; u < form->n_unverified; u++)
			printf("    %s: %s\n", hy_message_text(HY_M_UNVERIFIED), form->unverified[u].p);
	}
	return HY_CLEAN;
}

const struct hy_command hy_cmd_forms = {
	"forms", "", HY_M_CMD_FORMS, 0, 0, { { NULL, 0, NULL, 0 } }, run
};
