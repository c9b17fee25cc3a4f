/*
 * hyoka schema FORM[@EDITION] | FILE: JSON Schema of the assessment files, or of a file kept beside them,
 * for editors; --machine: that of the machine form, for programs that read it; --manifest: that of the
 * manifest of a site; --monitor: that of monitor.yaml.
 */
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/rule/rule.h"
#include "engine/check/subject/beside.h"
#include "engine/command/load.h"
#include "engine/command/site/site_manifest.h"
#include "engine/command/value.h"
#include "engine/monitor/config/config.h"
#include "engine/monitor/remedy.h"
#include "engine/schema/schema.h"
#include "engine/sheet/machine.h"

#define MAX_SCHEMA ((size_t)1 << 20)

/* The schema that chooses among those of all forms. */
#define ANY_FORM "assessment.schema.json"

/* Files with fixed keys. */
static const struct hy_slots *const files[] = {
	&hy_settings_slots, &hy_accident_slots, &hy_waiver_slots, &hy_remedy_slots,
};
#define N_FILES HY_COUNT(files)

/* Writes BYTES to file NAME in FOLDER. */
static bool
write_file(struct hy_call *call, const char *folder, const char *name, struct hy_str bytes,
    struct hy_err *err)
{
	return hy_call_write_file(call, hy_path_join(call->arena, hy_str_of(folder), name).p, bytes,
	    err);
}

/* Writes the schema of FORM (NULL: ERR says why) to FOLDER. */
static bool
write_one(struct hy_call *call, const struct hy_form *form, const char *folder, struct hy_err *err)
{
	struct hy_buf out = hy_buf_new(call->arena);

	if (form == NULL)
		return false;
	hy_schema_form(&out, form);
	return write_file(call, folder, hy_schema_file(call->arena, form).p, hy_buf_get(&out), err);
}

/* Appends the schema of SLOTS to OUT; it proposes Hyoka's own rules. */
static bool
slots_schema(struct hy_arena *arena, const struct hy_slots *slots, struct hy_buf *out, struct hy_err *err)
{
	struct hy_rules *rules = hy_rules_open(arena, err);
	struct hy_schema_rule *list;
	unsigned n = 0;

	if (rules == NULL)
		return false;
	while (hy_rules_at(rules, n) != NULL)
		n++;
	list = hy_new_array(arena, n + 1, struct hy_schema_rule);
	for (unsigned i = 0; i < n; i++) {
		const struct hy_rule *rule = hy_rules_at(rules, i);

		list[i] = (struct hy_schema_rule){ hy_str_of(rule->id), hy_pair_text(rule->title) };
	}
	hy_schema_slots(out, slots, list, n);
	hy_rules_close(rules);
	return true;
}

static bool
write_slots(struct hy_call *call, const struct hy_slots *slots, const char *folder, struct hy_err *err)
{
	struct hy_buf out = hy_buf_new(call->arena);

	return slots_schema(call->arena, slots, &out, err) &&
	    write_file(call, folder, hy_schema_slots_file(call->arena, slots).p, hy_buf_get(&out), err);
}

static bool
write_all(struct hy_call *call, struct hy_forms *forms, const char *folder, struct hy_err *err)
{
	unsigned n;
	const struct hy_str *rows = hy_forms_list(forms, &n);
	struct hy_buf any = hy_buf_new(call->arena);

	for (unsigned i = 0; i < n; i++)
		if (!write_one(call, hy_forms_named(forms, rows[i], err), folder, err))
			return false;
	for (size_t i = 0; i < N_FILES; i++)
		if (!write_slots(call, files[i], folder, err))
			return false;
	return write_one(call, hy_forms_kept(forms, HY_OPINIONS_FORM, err), folder, err) &&
	    hy_schema_choose(&any, forms, err) &&
	    write_file(call, folder, ANY_FORM, hy_buf_get(&any), err);
}

/* Schemas that are no form's: kept as they are printed. */
static const struct {
	const char *option, *file;
} kept[] = {
	{ "machine", HY_MACHINE_SCHEMA_FILE }, { "manifest", HY_MANIFEST_SCHEMA_FILE },
	{ "monitor", HY_MONITOR_SCHEMA_FILE },
};
#define N_KEPT HY_COUNT(kept)

/* The form that the operand names; the list of opinions goes by the name of its file. */
static const struct hy_form *
form_asked(struct hy_call *call, struct hy_forms *forms, struct hy_err *err)
{
	const char *name = call->operands[0];

	return hy_opinions_named(name) || strcmp(name, HY_OPINIONS_FORM) == 0
	    ? hy_forms_kept(forms, HY_OPINIONS_FORM, err) : hy_call_form(call, forms, err);
}

static int
print_kept(struct hy_call *call, const char *file)
{
	struct hy_str path, bytes;
	struct hy_err err;

	if (!hy_data_path(call->arena, file, &path, &err) ||
	    !hy_file_read(call->arena, path.p, MAX_SCHEMA, &bytes, &err))
		return hy_call_fail(call, &err);
	return hy_call_write(call, bytes);
}

/* The file with fixed keys that NAME is, with or without folders; NULL: none. */
static const struct hy_slots *
file_named(const char *name)
{
	for (size_t i = 0; i < N_FILES; i++)
		if (hy_str_is(hy_word(files[i]->name), hy_path_name(name)))
			return files[i];
	return NULL;
}

/* Appends the schema that the operand asks for to OUT. */
static bool
schema_asked(struct hy_call *call, struct hy_forms *forms, struct hy_buf *out, struct hy_err *err)
{
	const struct hy_slots *slots = file_named(call->operands[0]);
	const struct hy_form *form;

	if (slots != NULL)
		return slots_schema(call->arena, slots, out, err);
	form = form_asked(call, forms, err);
	if (form != NULL)
		hy_schema_form(out, form);
	return form != NULL;
}

static int
run(struct hy_call *call)
{
	const char *folder = hy_call_value(call, "all", NULL);
	struct hy_buf out = hy_buf_new(call->arena);
	struct hy_forms *forms;
	struct hy_err err;

	for (size_t i = 0; i < N_KEPT; i++) {
		if (!hy_call_has(call, kept[i].option))
			continue;
		if (folder != NULL || call->n_operands > 0)
			return hy_call_usage(call, HY_M_MACHINE_ALONE, hy_str_format(call->arena, "--%s", kept[i].option).p);
		return print_kept(call, kept[i].file);
	}
	if (folder == NULL && call->n_operands == 0)
		return hy_call_usage(call, HY_M_TOO_FEW,
		    hy_value_show(call->arena, call->command->usage).p);
	forms = hy_forms_open(call->arena, &err);
	if (forms == NULL || (folder != NULL && !write_all(call, forms, folder, &err)))
		return hy_call_fail(call, &err);
	if (call->n_operands == 0)
		return HY_CLEAN;
	return schema_asked(call, forms, &out, &err) ? hy_call_write(call, hy_buf_get(&out)) : hy_call_fail(call, &err);
}

const struct hy_command hy_cmd_schema = {
	"schema", "FORM[@EDITION] | FILE", HY_M_CMD_SCHEMA, 0, 1,
	{ { "output", 'o', "FILE", HY_M_OPT_OUTPUT },
	  { "all", 0, "FOLDER", HY_M_OPT_ALL_SCHEMAS },
	  { "machine", 0, NULL, HY_M_OPT_MACHINE }, { "manifest", 0, NULL, HY_M_OPT_MANIFEST },
	  { "monitor", 0, NULL, HY_M_OPT_MONITOR_SCHEMA } },
	run
};
