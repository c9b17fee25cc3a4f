#include "engine/intake/text/anchor.h"

#include <string.h>

#include "engine/base/text.h"

#define ROMAN_ONE 0x2160u
#define ROMAN_TEN 0x2169u
#define FULL_FIRST 0xff01u
#define FULL_LAST 0xff5eu
#define FULL_SHIFT 0xfee0u

/* The character at the start of S, full-width ASCII as ASCII; *N its bytes, 0 at the end. */
static uint32_t
peek(struct hy_str s, size_t *n)
{
	uint32_t cp = 0;

	*n = 0;
	if (s.len == 0)
		return 0;
	*n = hy_utf8_decode(s.p, s.len, &cp);
	if (*n == 0)
		*n = 1;
	return cp >= FULL_FIRST && cp <= FULL_LAST ? cp - FULL_SHIFT : cp;
}

static struct hy_str
behind(struct hy_str s, size_t n)
{
	return hy_str_cut(s, n, s.len);
}

static struct hy_str
skip_space(struct hy_str s)
{
	size_t n;
	uint32_t cp;

	while (cp = peek(s, &n), n > 0 && hy_cp_space(cp))
		s = behind(s, n);
	return s;
}

/* Digits at the start of S; *VALUE their number. */
static struct hy_str
skip_digits(struct hy_str s, unsigned *value)
{
	size_t n;
	uint32_t cp;

	*value = 0;
	while (cp = peek(s, &n), cp >= '0' && cp <= '9' && *value < 1000) {
		*value = *value * 10 + (cp - '0');
		s = behind(s, n);
	}
	return s;
}

static bool
skip_char(struct hy_str *s, uint32_t a, uint32_t b)
{
	size_t n;
	uint32_t cp = peek(*s, &n);

	if (n == 0 || (cp != a && cp != b))
		return false;
	*s = behind(*s, n);
	return true;
}

/* Roman numerals of both kinds: one character, or the letters I, V, X. */
static struct hy_str
cut_roman(struct hy_str s, struct hy_numeral *numeral)
{
	static const char *const names[] = { "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX",
		"X" };
	struct hy_str rest = s;
	char word[5] = "";
	size_t len = 0, n;
	uint32_t cp = peek(s, &n);

	if (cp >= ROMAN_ONE && cp <= ROMAN_TEN) {
		*numeral = (struct hy_numeral){ HY_NUM_ROMAN, cp - ROMAN_ONE + 1 };
		return behind(s, n);
	}
	while (len < 4 && (cp == 'I' || cp == 'V' || cp == 'X')) {
		word[len++] = (char)cp;
		rest = behind(rest, n);
		cp = peek(rest, &n);
	}
	if (len == 0 || (n > 0 && cp < 0x80 && cp != ' ' && cp != '.'))
		return s;
	for (unsigned i = 0; i < HY_COUNT(names); i++)
		if (strcmp(names[i], word) == 0) {
			*numeral = (struct hy_numeral){ HY_NUM_ROMAN, i + 1 };
			return rest;
		}
	return s;
}

/* "(appendix 2)", brackets or not. */
static struct hy_str
cut_appendix(struct hy_str s, struct hy_numeral *numeral)
{
	struct hy_str rest = s, word = hy_word(HY_W_APPENDIX), digits;
	unsigned value;

	(void)skip_char(&rest, '(', '[');
	rest = skip_space(rest);
	if (!hy_str_starts(rest, word))
		return s;
	digits = skip_space(behind(rest, word.len));
	rest = skip_digits(digits, &value);
	if (rest.len == digits.len)
		return s;
	*numeral = (struct hy_numeral){ HY_NUM_APPENDIX, value };
	(void)skip_char(&rest, ')', ']');
	return rest;
}

/* "risk 3:" or "risk:"; the word alone begins other labels, too. */
static struct hy_str
cut_risk(struct hy_str s, struct hy_numeral *numeral)
{
	struct hy_str word = hy_word(HY_W_RISK), rest, digits;
	unsigned value;
	bool colon;

	if (!hy_str_starts(s, word))
		return s;
	digits = skip_space(behind(s, word.len));
	rest = skip_space(skip_digits(digits, &value));
	colon = skip_char(&rest, ':', ';') || skip_char(&rest, '.', HY_CP_MIDDLE_DOT);
	if (!colon && value == 0)
		return s;
	*numeral = (struct hy_numeral){ HY_NUM_RISK, value };
	return rest;
}

static struct hy_str
cut_decimal(struct hy_str s, struct hy_numeral *numeral)
{
	unsigned value;
	struct hy_str rest = skip_digits(s, &value);
	size_t n;
	uint32_t cp = peek(rest, &n);

	if (rest.len == s.len || rest.len == 0 || value > 20)
		return s;
	if (skip_char(&rest, '.', HY_CP_COMMA) || cp == ' ' || cp == HY_IDEOGRAPHIC_SPACE)
		*numeral = (struct hy_numeral){ HY_NUM_DECIMAL, value };
	else if (skip_char(&rest, ')', ')') || cp >= HY_CP_HIRAGANA)
		*numeral = (struct hy_numeral){ HY_NUM_LOOSE, value };
	else
		return s;
	return rest;
}

/* "(3)" where a circled number should stand. */
static struct hy_str
cut_bracketed(struct hy_str s, struct hy_numeral *numeral)
{
	struct hy_str rest = s, digits;
	unsigned value;

	if (!skip_char(&rest, '(', '('))
		return s;
	digits = rest;
	rest = skip_digits(rest, &value);
	if (rest.len == digits.len || value > 20 || !skip_char(&rest, ')', ')'))
		return s;
	*numeral = (struct hy_numeral){ HY_NUM_LOOSE, value };
	return rest;
}

static struct hy_str
cut_numeral(struct hy_str s, struct hy_numeral *numeral)
{
	size_t n;
	uint32_t cp = peek(s, &n);
	struct hy_str rest;

	*numeral = (struct hy_numeral){ HY_NUM_NONE, 0 };
	if (cp >= HY_CP_CIRCLED_1 && cp <= HY_CP_CIRCLED_20) {
		*numeral = (struct hy_numeral){ HY_NUM_CIRCLED, cp - HY_CP_CIRCLED_1 + 1 };
		return behind(s, n);
	}
	if ((rest = cut_roman(s, numeral)).len < s.len) {
		(void)skip_char(&rest, '.', HY_CP_MIDDLE_DOT);
		return rest;
	}
	if ((rest = cut_appendix(s, numeral)).len < s.len)
		return rest;
	if ((rest = cut_risk(s, numeral)).len < s.len)
		return rest;
	if ((rest = cut_bracketed(s, numeral)).len < s.len)
		return rest;
	return cut_decimal(s, numeral);
}

/* Markdown, bullets, boxes and one pair of square brackets around a label. */
static struct hy_str
unwrap(struct hy_str s, bool *wrapped)
{
	size_t n;
	uint32_t cp;

	s = hy_str_trim(s);
	while (cp = peek(s, &n), n > 0 && (cp == '#' || cp == '*' || cp == '>' || cp <= ' ' ||
	    (cp == '-' && s.len > 1 && s.p[1] == ' ') || cp == '[' || cp == ']')) {
		*wrapped = *wrapped || cp == '[' || cp < ' ';
		s = behind(s, n);
	}
	while (s.len > 0 && (s.p[s.len - 1] == '*' || s.p[s.len - 1] == ' ' ||
	    s.p[s.len - 1] == '\\' || (*wrapped && s.p[s.len - 1] == ']')))
		s.len--;
	return s;
}

/* KEY without the kome mark (and what it says in brackets) and a bracketed remark at its end. */
static struct hy_str
cut_marks(const struct hy_words *words, struct hy_str key)
{
	struct hy_str open = hy_word(HY_W_REMARK_OPEN), close = hy_word(HY_W_REMARK_CLOSE);
	size_t end;
	long at;

	for (unsigned i = 0; i < words->marks.count; i++) {
		struct hy_str mark = words->marks.at[i];

		at = hy_str_find(key, mark, 1);
		end = (size_t)at + mark.len;
		if (at > 0 && (end == key.len || key.p[end] == '('))
			key = hy_str_cut(key, 0, (size_t)at);
	}
	if (hy_str_ends(key, close) && (at = hy_str_find(key, open, 0)) > 0)
		key = hy_str_cut(key, 0, (size_t)at);
	if (hy_str_ends(key, HY_S(":")))
		key = hy_str_cut(key, 0, key.len - 1);
	return key;
}

uint64_t
hy_letters(struct hy_str key)
{
	uint64_t letters = 0;
	uint32_t cp;
	size_t n;

	for (size_t i = 0; i < key.len; i += n > 0 ? n : 1) {
		n = hy_utf8_decode(key.p + i, key.len - i, &cp);
		letters |= (uint64_t)1 << (n > 0 ? cp * 0x9e3779b1u >> 26 : 0);
	}
	return letters;
}

struct hy_str
hy_round_inside(struct hy_str text)
{
	size_t n, at;
	uint32_t open = peek(text, &n), cp = 0;
	int depth = 1;

	for (at = n; open == '(' && depth > 0 && at < text.len; at += n) {
		cp = peek(behind(text, at), &n);
		depth += cp == '(' ? 1 : cp == ')' ? -1 : 0;
	}
	if (open != '(' || depth > 0 || at < text.len)
		return HY_S("");
	(void)peek(text, &at);
	return hy_str_trim(hy_str_cut(text, at, text.len - n));
}

/* Letters that are often misread in labels as they are meant. */
static struct hy_str
mend(struct hy_arena *arena, const struct hy_words *words, struct hy_str key)
{
	uint64_t letters = hy_letters(key);

	for (unsigned i = 0; i < words->slips.count; i++) {
		const struct hy_pair *slip = &words->slips.at[i];
		long at = (words->slip_letters[i] & ~letters) != 0 ? -1
		    : hy_str_find(key, slip->a, 0);

		if (at >= 0) {
			key = hy_str_format(arena, "%.*s%.*s%.*s", (int)at, key.p, HY_ARG(slip->b),
			    HY_ARG(behind(key, (size_t)at + slip->a.len)));
			letters = hy_letters(key);
		}
	}
	for (unsigned i = 0; i < words->labels.count; i++)
		if (hy_str_eq(key, words->labels.at[i].a))
			return words->labels.at[i].b;
	return key;
}

struct hy_label
hy_label_cut(struct hy_arena *arena, const struct hy_words *words, struct hy_str text)
{
	struct hy_label label = { .wrapped = false };
	struct hy_str s = unwrap(text, &label.wrapped);
	size_t n;

	label.body = skip_space(cut_numeral(s, &label.numeral));
	label.key = cut_marks(words, hy_text_key(arena, label.body));
	label.key = mend(arena, words, label.key);
	label.chars = hy_text_chars(label.key);
	label.letters = hy_letters(label.key);
	(void)peek(label.body, &n);
	label.first = hy_text_nfkc(arena, hy_str_cut(label.body, 0, n));
	return label;
}

size_t
hy_key_prefix(struct hy_arena *arena, struct hy_str raw, struct hy_str key)
{
	size_t at = 0, done = 0, n;
	uint32_t cp;

	while (done < key.len && at < raw.len) {
		struct hy_str folded;

		n = hy_utf8_decode(raw.p + at, raw.len - at, &cp);
		n = n > 0 ? n : 1;
		if (hy_cp_space(cp)) {
			at += n;
			continue;
		}
		folded = hy_text_nfkc(arena, hy_str_cut(raw, at, at + n));
		if (!hy_str_starts(behind(key, done), folded))
			return 0;
		done += folded.len;
		at += n;
	}
	return done == key.len ? at : 0;
}

const struct hy_option *
hy_option_prefix(struct hy_arena *arena, const struct hy_item *item, struct hy_str raw, size_t *len)
{
	const struct hy_option *best = NULL;

	*len = 0;
	for (unsigned i = 0; i < item->n_options; i++) {
		size_t n = hy_key_prefix(arena, raw, item->options[i].key);

		if (n > 0 && (best == NULL || item->options[i].key.len > best->key.len)) {
			best = &item->options[i];
			*len = n;
		}
	}
	return best;
}

static void
add_anchor(struct hy_arena *arena, const struct hy_words *words, struct hy_anchors *all,
    const struct hy_item *item, struct hy_str label, const struct hy_anchor *like)
{
	struct hy_anchor *a = &all->at[all->count];
	struct hy_label cut = hy_label_cut(arena, words, label);

	*a = *like;
	a->item = item;
	a->numeral = cut.numeral;
	a->key = cut.key;
	if (a->role == HY_ANCHOR_RECORD && hy_str_ends(a->key, HY_S("{n}")))
		a->key = hy_str_cut(a->key, 0, a->key.len - 3);
	a->chars = hy_text_chars(a->key);
	a->letters = hy_letters(a->key);
	if (a->role == HY_ANCHOR_PART)
		a->part = all->count;
	if (a->role == HY_ANCHOR_RECORD)
		a->record = all->count;
	all->count++;
}

/* A part is a numbered heading right below its section. */
static enum hy_anchor_role
role_of(const struct hy_item *item)
{
	return item->up != NULL && item->up->kind == HY_KIND_SECTION && item->up->key.len > 0 &&
	    hy_item_section(item) == item->up ? HY_ANCHOR_PART : HY_ANCHOR_ITEM;
}

static void
add_items(struct hy_arena *arena, const struct hy_words *words, struct hy_anchors *all,
    const struct hy_item *item, struct hy_anchor like)
{
	if (item->data || item->kind == HY_KIND_NOTE)
		return;
	like.role = role_of(item);
	if (item->kind == HY_KIND_RECORDS && item->record.len > 0) {
		if (!hy_str_starts(item->record, item->label)) {
			add_anchor(arena, words, all, item, item->label, &like);
			like.part = all->at[all->count - 1].part;
		}
		like.role = HY_ANCHOR_RECORD;
		add_anchor(arena, words, all, item, item->record, &like);
		like.record = all->count - 1;
	} else if (item->label.len > 0 && !item->heading) {
		add_anchor(arena, words, all, item, item->label, &like);
		like.part = all->at[all->count - 1].part;
	}
	for (unsigned i = 0; i < item->n_items; i++)
		add_items(arena, words, all, item->items[i], like);
}

static unsigned
count_items(const struct hy_item *item)
{
	unsigned n = 2;

	for (unsigned i = 0; i < item->n_items; i++)
		n += count_items(item->items[i]);
	return n;
}

struct hy_anchors
hy_anchors_new(struct hy_arena *arena, const struct hy_words *words, const struct hy_form *form)
{
	unsigned most = count_items(form->root);
	struct hy_anchors all = { hy_new_array(arena, most, struct hy_anchor), 0 };

	for (unsigned s = 0; s < form->n_sections; s++) {
		const struct hy_item *section = form->sections[s];
		struct hy_anchor like = { .role = HY_ANCHOR_SECTION, .section = s, .part = -1,
			.record = -1 };

		if (section->key.len > 0 && !section->continues)
			add_anchor(arena, words, &all, section, section->label, &like);
		if (section->kind != HY_KIND_TABLE)
			for (unsigned i = 0; i < section->n_items; i++)
				add_items(arena, words, &all, section->items[i], like);
	}
	return all;
}
