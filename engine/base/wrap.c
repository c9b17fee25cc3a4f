/* Lines for a terminal (text.h). */
#include "engine/base/text.h"

#define IDEOGRAPHIC_COMMA 0x3001u
#define IDEOGRAPHIC_FULL_STOP 0x3002u

struct wrap {
	struct hy_str s;
	struct hy_buf out;
	size_t width, indent;
	size_t start, column;	/* of the line that is being filled */
	size_t place;		/* where it may end; start when nowhere yet */
	size_t pause;		/* the same, behind a comma or full stop that stands near its end */
};

/* Writes the line up to TO; an empty one gets no indent, no line ends in spaces. */
static void
put_line(struct wrap *w, size_t to)
{
	struct hy_str line = hy_str_cut(w->s, w->start, to);

	while (line.len > 0 && line.p[line.len - 1] == ' ')
		line.len--;
	for (size_t i = 0; i < w->indent && line.len > 0 && w->start > 0; i++)
		hy_buf_char(&w->out, ' ');
	hy_buf_str(&w->out, line);
	w->start = to;
	if (w->place < to)
		w->place = to;
}

static void
take(struct wrap *w, size_t at, size_t len, uint32_t before, uint32_t cp)
{
	size_t columns = hy_text_width(hy_str_cut(w->s, at, at + len));

	if (at > w->start && cp != ' ' && (before == ' ' || hy_cp_break(before, cp)))
		w->place = at;
	if (w->place == at && w->column * 3 >= w->width * 2 &&
	    (before == IDEOGRAPHIC_COMMA || before == IDEOGRAPHIC_FULL_STOP))
		w->pause = at;
	if (w->column + columns > w->width && w->place > w->start) {
		put_line(w, w->pause > w->start ? w->pause : w->place);
		hy_buf_char(&w->out, '\n');
		w->column = w->indent + hy_text_width(hy_str_cut(w->s, w->start, at));
	}
	w->column += columns;
}

struct hy_str
hy_text_wrap(struct hy_arena *arena, struct hy_str s, size_t width, size_t indent)
{
	struct wrap w = { .s = s, .out = hy_buf_new(arena), .width = width, .indent = indent,
	    .column = indent };
	uint32_t before = ' ', cp;
	size_t n;

	for (size_t i = 0; i < s.len; i += n) {
		n = hy_utf8_step(s, i, &cp);
		if (cp == '\n') {
			put_line(&w, i);
			hy_buf_char(&w.out, '\n');
			w.start = w.place = i + 1;
			w.column = indent;
		} else {
			take(&w, i, n, before, cp);
		}
		before = cp;
	}
	put_line(&w, s.len);
	return hy_buf_get(&w.out);
}
