/* Labels and the keys derived from them (form.h). */
#include "engine/base/text.h"
#include "engine/form/form.h"

#define CIRCLED_ONE 0x2460u
#define CIRCLED_TWENTY 0x2473u
#define KOME_MARK 0x203bu

static struct hy_str
skip_circled(struct hy_str s)
{
	uint32_t cp;
	size_t n;

	if (s.len == 0 || (n = hy_utf8_decode(s.p, s.len, &cp)) == 0)
		return s;
	return cp >= CIRCLED_ONE && cp <= CIRCLED_TWENTY ? hy_str_cut(s, n, s.len) : s;
}

/* "IV " (after NFKC) in front of a section's name. */
static struct hy_str
skip_roman(struct hy_str s)
{
	size_t n = 0;

	while (n < s.len && (s.p[n] == 'I' || s.p[n] == 'V'))
		n++;
	if (n == 0 || n > 3 || n == s.len || (unsigned char)s.p[n] < 0x20)
		return s;
	return s.p[n] == ' ' || (unsigned char)s.p[n] >= 0x80 ? hy_str_cut(s, n, s.len) : s;
}

static size_t
digits_at(struct hy_str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.len && s.p[at + n] >= '0' && s.p[at + n] <= '9')
		n++;
	return n;
}

/* "(appendix 2)" in front of a section's name. */
static struct hy_str
skip_appendix(struct hy_str s)
{
	struct hy_str word = hy_word(HY_W_APPENDIX);
	size_t at = 1 + word.len;

	if (s.len == 0 || s.p[0] != '(' || !hy_str_starts(hy_str_cut(s, 1, s.len), word))
		return s;
	at += digits_at(s, at);
	return at < s.len && s.p[at] == ')' ? hy_str_cut(s, at + 1, s.len) : s;
}

/* "12. " */
static struct hy_str
skip_number(struct hy_str s)
{
	size_t n = digits_at(s, 0);

	return n > 0 && n < s.len && s.p[n] == '.' ? hy_str_cut(s, n + 1, s.len) : s;
}

/* "risk 3:" */
static struct hy_str
skip_risk(struct hy_str s)
{
	struct hy_str word = hy_word(HY_W_RISK);
	size_t at = word.len;

	if (!hy_str_starts(s, word))
		return s;
	at += digits_at(s, at);
	return at < s.len && s.p[at] == ':' ? hy_str_cut(s, at + 1, s.len) : s;
}

/* A kome mark, a {n} or a remark in lenticular brackets at the end. */
static struct hy_str
cut_tail(struct hy_str s)
{
	char kome[4];
	struct hy_str mark = { kome, hy_utf8_encode(KOME_MARK, kome) };
	struct hy_str open = hy_word(HY_W_REMARK_OPEN), close = hy_word(HY_W_REMARK_CLOSE);
	long at;

	if (hy_str_ends(s, mark))
		return hy_str_trim(hy_str_cut(s, 0, s.len - mark.len));
	if (hy_str_ends(s, HY_S("{n}")))
		return hy_str_trim(hy_str_cut(s, 0, s.len - 3));
	if (hy_str_ends(s, close) && (at = hy_str_find(s, open, 0)) > 0)
		return hy_str_trim(hy_str_cut(s, 0, (size_t)at));
	return s;
}

struct hy_str
hy_label_strip(struct hy_arena *arena, struct hy_str label)
{
	struct hy_str s = hy_str_trim(hy_text_nfkc(arena, skip_circled(hy_str_trim(label))));
	struct hy_str before;

	s = hy_str_trim(skip_roman(s));
	s = hy_str_trim(skip_appendix(s));
	s = hy_str_trim(skip_number(s));
	s = hy_str_trim(skip_circled(s));
	s = hy_str_trim(skip_risk(s));
	do {
		before = s;
		s = cut_tail(s);
	} while (s.len < before.len);
	return hy_str_copy(arena, s.p, s.len);
}

struct hy_str
hy_item_name(struct hy_arena *arena, const struct hy_item *item)
{
	struct hy_str s = item->label.len > 0 ? item->label : item->key;

	if (hy_str_ends(s, HY_S("{n}")))
		s = hy_str_cut(s, 0, s.len - 3);
	return hy_str_copy(arena, s.p, s.len);
}
