/* Loading what commands work on: documents, revision folders, looks. Errors are said by the callers. */
#ifndef HY_COMMAND_LOAD_H
#define HY_COMMAND_LOAD_H

#include "engine/change/annex.h"
#include "engine/check/rule/rule.h"
#include "engine/check/subject/portfolio.h"
#include "engine/command/call.h"
#include "engine/form/doc.h"
#include "engine/sheet/looks.h"

/* PATH as it was given, less the slash that completion leaves behind a folder. */
const char *hy_path_operand(struct hy_arena *arena, const char *path);
/* True when FILE is named like a workbook. */
bool hy_is_workbook(const char *file);
/* The document in FILE, an assessment file or a workbook of Hyoka. NULL with ERR. */
struct hy_doc *hy_doc_open(struct hy_arena *arena, struct hy_forms *forms, const char *file,
    struct hy_err *err);

/* Revisions of one assessment, oldest first. */
struct hy_revisions {
	const struct hy_doc **docs;
	unsigned count;
};

/* The two documents OLD and NEW named by FILES. False with ERR. */
bool hy_pair_load(struct hy_arena *arena, struct hy_forms *forms, const char *const files[2],
    const struct hy_doc *docs[2], struct hy_err *err);
/*
 * The revisions in FOLDER whose names begin with a day (YYYY-MM-DD[.stage].yaml),
 * in the order of their names. False with ERR; an empty folder is an error.
 */
bool hy_revisions_load(struct hy_arena *arena, struct hy_forms *forms, const char *folder,
    struct hy_revisions *revisions, struct hy_err *err);

/* The published revisions beside DOC that precede it by name, then DOC itself. False with ERR. */
bool hy_revisions_up_to(struct hy_arena *arena, struct hy_forms *forms, const struct hy_doc *doc,
    struct hy_revisions *revisions, struct hy_err *err);
/* The body's wishes for the annex (hyoka.yaml above PATH), or the defaults. False with ERR. */
bool hy_annex_wishes(struct hy_arena *arena, const char *path, struct hy_annex_options *options,
    struct hy_err *err);
/*
 * The form that the first operand names: "yoshiki4@R6-10", or any name of a form without
 * an edition for the newest. NULL with ERR.
 */
const struct hy_form *hy_call_form(const struct hy_call *call, struct hy_forms *forms,
    struct hy_err *err);

/* The same for NAME. */
const struct hy_form *hy_form_asked(struct hy_forms *forms, struct hy_str name, struct hy_err *err);

/* All rules, with those that the body of the current folder keeps for itself. NULL with ERR; close it. */
struct hy_rules *hy_call_rules(const struct hy_call *call, struct hy_err *err);
/* False with ERR when -o names a file that is there already and --force was not given. */
bool hy_call_may_write(const struct hy_call *call, struct hy_err *err);
/* Draws SHEET to option -o (standard output without it) in the format SUFFIX. An exit status. */
int hy_call_draw(const struct hy_call *call, const struct hy_sheet *sheet, const char *suffix);
/* The same to the file PATH. */
int hy_call_draw_to(const struct hy_call *call, const char *path, const struct hy_sheet *sheet,
    const char *suffix);
/* Is FORMAT a device or EXTRA, the command's own format? Says so and returns false when not. */
bool hy_call_format(const struct hy_call *call, const char *format, const char *extra);
/* The suffix of -o, or OTHERWISE when there is none. */
const char *hy_call_suffix(const struct hy_call *call, const char *otherwise);

/* For a command whose operands hold no assessment at all: trouble, for "nothing wrong" would be no answer. */
void hy_load_none(struct hy_call *call);

#endif
