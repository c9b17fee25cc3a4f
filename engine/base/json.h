/*
 * JSON writer: two-space indent, stable order (that of the calls). Text goes
 * out as UTF-8; control characters, quotes and U+2028/2029 are escaped; a byte
 * that is no UTF-8 becomes U+FFFD.
 */
#ifndef HY_BASE_JSON_H
#define HY_BASE_JSON_H

#include "engine/base/str.h"

#define HY_JSON_DEPTH 32

struct hy_json {
	struct hy_buf *out;
	unsigned depth;
	bool filled[HY_JSON_DEPTH];	/* something was written at this depth */
	bool flat;			/* no line breaks: one value a line (JSON lines) */
};

/* A writer that adds to OUT; nothing is to be freed. */
struct hy_json hy_json_new(struct hy_buf *out);
/* A map ({) or list ([) begins, and ends by the fitting bracket. KEY is NULL inside a list and at the top. */
void hy_json_open(struct hy_json *json, const char *key, char bracket);
void hy_json_close(struct hy_json *json, char bracket);
void hy_json_text(struct hy_json *json, const char *key, struct hy_str value);
void hy_json_number(struct hy_json *json, const char *key, long value);
void hy_json_bool(struct hy_json *json, const char *key, bool value);
void hy_json_null(struct hy_json *json, const char *key);
/* VALUE as a JSON string literal, quotes included. */
void hy_json_quote(struct hy_buf *out, struct hy_str value);

#endif
