#include "engine/base/json.h"

#include "engine/base/text.h"

struct hy_json
hy_json_new(struct hy_buf *out)
{
	return (struct hy_json){ .out = out };
}

/* A character beyond ASCII; U+2028 and U+2029 end lines in scripts, a wrong byte is no text. */
static size_t
quote_wide(struct hy_buf *out, struct hy_str value, size_t at)
{
	uint32_t cp;
	size_t n = hy_utf8_decode(value.p + at, value.len - at, &cp);

	if (n == 0)
		hy_buf_text(out, "\\ufffd");
	else if (cp == 0x2028 || cp == 0x2029)
		hy_buf_format(out, "\\u%04x", (unsigned)cp);
	else
		hy_buf_add(out, value.p + at, n);
	return n > 0 ? n : 1;
}

void
hy_json_quote(struct hy_buf *out, struct hy_str value)
{
	static const char *const shorts[] = { ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n",
	    ['\f'] = "\\f", ['\r'] = "\\r" };

	hy_buf_char(out, '"');
	for (size_t i = 0; i < value.len; i++) {
		unsigned char c = (unsigned char)value.p[i];

		if (c == '"' || c == '\\')
			hy_buf_format(out, "\\%c", c);
		else if (c < HY_COUNT(shorts) && shorts[c] != NULL)
			hy_buf_text(out, shorts[c]);
		else if (c < 0x20 || c == 0x7f)
			hy_buf_format(out, "\\u%04x", c);
		else if (c >= 0x80)
			i += quote_wide(out, value, i) - 1;
		else
			hy_buf_char(out, (char)c);
	}
	hy_buf_char(out, '"');
}

static void
begin(struct hy_json *json, const char *key)
{
	if (json->depth > 0) {
		if (json->filled[json->depth])
			hy_buf_char(json->out, ',');
		if (!json->flat) {
			hy_buf_char(json->out, '\n');
			for (unsigned i = 0; i < json->depth; i++)
				hy_buf_text(json->out, "  ");
		} else if (json->filled[json->depth]) {
			hy_buf_char(json->out, ' ');
		}
	}
	json->filled[json->depth] = true;
	if (key != NULL) {
		hy_json_quote(json->out, hy_str_of(key));
		hy_buf_text(json->out, ": ");
	}
}

void
hy_json_open(struct hy_json *json, const char *key, char bracket)
{
	begin(json, key);
	hy_buf_char(json->out, bracket);
	if (json->depth + 1 < HY_JSON_DEPTH)
		json->depth++;
	json->filled[json->depth] = false;
}

void
hy_json_close(struct hy_json *json, char bracket)
{
	bool filled = json->filled[json->depth];

	json->depth--;
	if (filled && !json->flat) {
		hy_buf_char(json->out, '\n');
		for (unsigned i = 0; i < json->depth; i++)
			hy_buf_text(json->out, "  ");
	}
	hy_buf_char(json->out, bracket);
	if (json->depth == 0)
		hy_buf_char(json->out, '\n');
}

void
hy_json_text(struct hy_json *json, const char *key, struct hy_str value)
{
	begin(json, key);
	hy_json_quote(json->out, value);
}

void
hy_json_number(struct hy_json *json, const char *key, long value)
{
	begin(json, key);
	hy_buf_format(json->out, "%ld", value);
}

void
hy_json_bool(struct hy_json *json, const char *key, bool value)
{
	begin(json, key);
	hy_buf_text(json->out, value ? "true" : "false");
}

void
hy_json_null(struct hy_json *json, const char *key)
{
	begin(json, key);
	hy_buf_text(json->out, "null");
}
