/*
 * Source: an assessment file that goes along inside another file. The PDF that Hyoka
 * renders carries the YAML it was made from; that is read back byte for byte, and
 * nothing is taken from the pages themselves.
 *
 * Reading a PDF needs libqpdf and is done by a module (pdf_source.c).
 */
#ifndef HY_INTAKE_TEXT_SOURCE_H
#define HY_INTAKE_TEXT_SOURCE_H

#include "engine/base/err.h"

/* Memory the library may take beyond what the program has: a small PDF can unpack to anything. */
#define HY_SOURCE_MAX_MEMORY ((size_t)400 << 20)
#define HY_SOURCE_MAX_MIB 16u	/* of the source file */

/* What the module exports. */
struct hy_source_door {
	/*
	 * The source file that the PDF in BYTES carries, copied to *TEXT; *TEXT is empty with a
	 * NULL pointer when it carries none. FILE is for errors. False with ERR: not readable,
	 * or over a limit.
	 */
	bool (*read)(struct hy_arena *arena, const char *file, struct hy_str bytes,
	    struct hy_str *text, struct hy_err *err);
};

/* The symbol the module exports. */
extern const struct hy_source_door hy_source_module;

/* True when BYTES begin like a PDF. */
bool hy_source_is(struct hy_str bytes);
/* The assessment file in BYTES (hy_source_is). False with ERR: none, not readable, no module. */
bool hy_source_read(struct hy_arena *arena, const char *file, struct hy_str bytes,
    struct hy_str *text, struct hy_err *err);

#endif
