/* For unit tests: random YAML texts in every style; the same seed gives the same text. */
#ifndef HY_TESTS_UNIT_YAML_MADE_H
#define HY_TESTS_UNIT_YAML_MADE_H

#include <stdint.h>
#include <string.h>

#include "engine/base/str.h"

static uint64_t seed;

static inline unsigned
below(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static inline bool
chance(unsigned percent)
{
	return below(100) < percent;
}

struct writer {
	struct hy_buf out;
	const char *end;	/* of a line */
	unsigned keys;
};

static inline void
add_spaces(struct writer *w, unsigned n)
{
	while (n-- > 0)
		hy_buf_char(&w->out, ' ');
}

/* Sometimes a comment behind something, then the end of the line; then perhaps comment lines. */
static inline void
end_line(struct writer *w, unsigned column)
{
	if (chance(15))
		hy_buf_text(&w->out, "  # 注");
	hy_buf_text(&w->out, w->end);
	if (chance(5))
		hy_buf_text(&w->out, w->end);
	if (chance(10)) {
		add_spaces(w, chance(70) ? column : below(6));
		hy_buf_format(&w->out, "# %u%s", below(1000), w->end);
	}
}

static inline const char *
word(void)
{
	static const char *const words[] = { "予防接種", "a", "宛名 番号", "𠮷野家", "x:y", "a#b", "100%",
	    "(1)甲", "1,000", "第2条", "令和7年4月1日", "〜", "-", "- b", "[c]", "d: e", "f #g", "'h'", "\"i\"", "" };

	return words[below(HY_COUNT(words))];
}

static inline void
write_quoted(struct writer *w, const char *text)
{
	char quote = chance(50) ? '"' : '\'';

	hy_buf_char(&w->out, quote);
	for (; *text != '\0'; text++) {
		if (quote == '"' && *text == '"')
			hy_buf_char(&w->out, '\\');
		if (quote == '\'' && *text == '\'')
			hy_buf_char(&w->out, '\'');
		hy_buf_char(&w->out, *text);
	}
	hy_buf_char(&w->out, quote);
}

static inline void
write_word(struct writer *w)
{
	const char *text = word();
	bool plain = *text != '\0' && strpbrk(text, "-[]:#'\",") == NULL;

	if (plain && chance(70))
		hy_buf_text(&w->out, text);
	else
		write_quoted(w, text);
}

static inline void
write_key(struct writer *w)
{
	hy_buf_format(&w->out, chance(80) ? "見%u" : chance(50) ? "'見 %u'" : "\"見: %u\"", w->keys++);
	if (chance(5))
		hy_buf_char(&w->out, ' ');
	hy_buf_char(&w->out, ':');
}

static inline void
write_flow(struct writer *w, unsigned depth)
{
	bool map = chance(50);
	unsigned n = below(4);

	if (depth > 2 || chance(40)) {
		write_word(w);
		return;
	}
	hy_buf_char(&w->out, map ? '{' : '[');
	for (unsigned i = 0; i < n; i++) {
		if (map || chance(20)) {
			write_key(w);
			hy_buf_char(&w->out, ' ');
		}
		if (map || chance(90))
			write_flow(w, depth + 1);
		else
			write_word(w);
		if (i + 1 < n)
			hy_buf_text(&w->out, chance(80) ? ", " : ",");
	}
	hy_buf_char(&w->out, map ? '}' : ']');
}

static inline void
write_block_text(struct writer *w, unsigned column)
{
	unsigned deeper = column + 1 + below(4), n = 1 + below(4);
	static const char *const signs[] = { " |", " |-", " |+", " >", " >-" };

	hy_buf_text(&w->out, signs[chance(60) ? 0 : below(5)]);
	hy_buf_text(&w->out, chance(10) ? " # 注" : "");
	hy_buf_text(&w->out, w->end);
	for (unsigned i = 0; i < n; i++) {
		add_spaces(w, deeper + (i > 0 && chance(10)));
		hy_buf_format(&w->out, "行%u %s%s", below(100), word(), w->end);
		if (chance(10))
			hy_buf_text(&w->out, w->end);
	}
}

static inline void write_map(struct writer *w, unsigned column, unsigned depth, bool open);
static inline void write_list(struct writer *w, unsigned column, unsigned depth);

/* What stands behind a colon or a dash at COLUMN. */
static inline void
write_value(struct writer *w, unsigned column, unsigned depth, bool dash)
{
	unsigned deeper = column + 1 + below(4), what = below(depth > 3 ? 60 : 100);

	if (what < 10) {
		end_line(w, column);
	} else if (what < 35) {
		hy_buf_text(&w->out, chance(90) ? " " : "   ");
		write_word(w);
		end_line(w, column);
	} else if (what < 48) {
		hy_buf_char(&w->out, ' ');
		write_flow(w, 0);
		end_line(w, column);
	} else if (what < 60) {
		write_block_text(w, column);
	} else if (what < 80) {
		if (dash && chance(80)) {
			add_spaces(w, deeper - column - 1 + (deeper == column + 1));
			write_map(w, deeper == column + 1 ? column + 2 : deeper, depth + 1, true);
		} else {
			end_line(w, deeper);
			write_map(w, deeper, depth + 1, false);
		}
	} else {
		end_line(w, deeper);
		write_list(w, dash || chance(70) ? deeper : column, depth + 1);
	}
}

static inline void
write_map(struct writer *w, unsigned column, unsigned depth, bool open)
{
	for (unsigned i = 0, n = 1 + below(4); i < n; i++) {
		if (!open)
			add_spaces(w, column);
		open = false;
		write_key(w);
		write_value(w, column, depth, false);
	}
}

static inline void
write_list(struct writer *w, unsigned column, unsigned depth)
{
	for (unsigned i = 0, n = 1 + below(4); i < n; i++) {
		add_spaces(w, column);
		hy_buf_char(&w->out, '-');
		write_value(w, column, depth, true);
	}
}

static inline struct hy_str
made_text(struct hy_arena *arena)
{
	struct writer w = { hy_buf_new(arena), chance(20) ? "\r\n" : "\n", 0 };
	struct hy_str text;

	hy_buf_text(&w.out, chance(10) ? "\xEF\xBB\xBF" : "");
	if (chance(30))
		hy_buf_format(&w.out, "# 頭%s", w.end);
	for (unsigned i = 0, n = 1 + below(5); i < n; i++)
		write_map(&w, 0, 0, false);
	text = hy_buf_get(&w.out);
	if (chance(15))
		while (text.len > 0 && strchr("\r\n", text.p[text.len - 1]) != NULL)
			text.len--;
	return hy_str_copy(arena, text.p, text.len);
}

#endif
