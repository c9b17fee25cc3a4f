/*
 * Pens: how the parts of a manual page are written down. A format a pen: roff for
 * man(1), Markdown for docs/. Backticks in a text enclose what is typed as it stands.
 */
#ifndef HY_COMMAND_HELP_PEN_H
#define HY_COMMAND_HELP_PEN_H

#include "engine/base/err.h"

struct hy_pen {
	const char *name;	/* of the format */
	const char *suffix;	/* of a page's file: "1" in hyoka-check.1 */
	/* PAGE is "hyoka" or "hyoka-check", ABOUT its one line. */
	void (*begin)(struct hy_buf *out, const char *page, struct hy_str about);
	void (*heading)(struct hy_buf *out, struct hy_str text);
	void (*group)(struct hy_buf *out, struct hy_str text);
	/* One way to call it: "hyoka check", then "[OPTION...] PATH...". */
	void (*usage)(struct hy_buf *out, struct hy_str command, struct hy_str rest);
	void (*text)(struct hy_buf *out, struct hy_str text);
	/* What is typed, and about it. */
	void (*option)(struct hy_buf *out, struct hy_str option, struct hy_str about);
	void (*term)(struct hy_buf *out, struct hy_str term, struct hy_str about);
	void (*command)(struct hy_buf *out, struct hy_str name, struct hy_str about);
	void (*example)(struct hy_buf *out, struct hy_str line, struct hy_str about);
	/* Reference to another page; LAST ends the list. */
	void (*refer)(struct hy_buf *out, struct hy_str page, bool last);
};

extern const struct hy_pen hy_pen_roff, hy_pen_markdown;

#endif
