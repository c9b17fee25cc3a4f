/* The first line of an assessment file: where editors find the schema of its form. */
#ifndef HY_COMMAND_MODELINE_H
#define HY_COMMAND_MODELINE_H

#include "engine/command/call.h"
#include "engine/form/form.h"

/*
 * Where an editor finds the schema of FORM, as seen from the file of option -o: --schema,
 * else the nearest one. If there is none it is made where the body keeps its settings, else
 * beside the file, so that completion works at once. False with ERR.
 */
bool hy_call_schema(const struct hy_call *call, const struct hy_form *form, struct hy_str *seen,
    struct hy_err *err);

#endif
