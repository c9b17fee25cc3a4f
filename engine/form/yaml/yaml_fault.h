/*
 * Why a file is not readable as YAML, in words of the officer who wrote it. libyaml says where it
 * gave up, in words of its grammar; the mistake often stands a line before (a full-width colon,
 * no space behind the colon, a text that is not indented).
 */
#ifndef HY_FORM_YAML_FAULT_H
#define HY_FORM_YAML_FAULT_H

#include "engine/base/err.h"

struct hy_yaml_fault {
	const char *problem;	/* libyaml's words */
	const char *context;	/* what it was reading; NULL when it does not tell */
	struct hy_mark at;	/* where it gave up */
	struct hy_mark from;	/* where what it was reading begins; line 0 without context */
};

/* Fills ERR with the mistake and its place in BYTES, the text of the file. Always false. */
bool hy_yaml_fault_fail(const struct hy_yaml_fault *fault, struct hy_str bytes, struct hy_err *err);

#endif
