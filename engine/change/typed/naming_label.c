#include "engine/change/typed/naming_label.h"

#include <string.h>

#include "engine/base/text.h"

#define SLOTS 256u
#define CIRCLED_ONE 0x2460u
#define COMMA 0x3001u		/* ideographic */
#define MOST_EDITED 200		/* characters of a label that is compared letter by letter */
#define SHORTENED_LEAST 10u	/* characters that must be left of a shortened label */
#define SHORTENED_ENDS 4u	/* of them at either end */

struct hy_name_labels {
	struct hy_arena *arena;
	const struct hy_yaml *words;
	const struct hy_name_label *slots[SLOTS];
};

struct hy_name_labels *
hy_name_labels_new(struct hy_arena *arena, const struct hy_yaml *words)
{
	struct hy_name_labels *labels = hy_new(arena, struct hy_name_labels);

	labels->arena = arena;
	labels->words = words;
	return labels;
}

/* Signs that people leave out or put in; brackets and commas are kept, for they part names. */
static bool
is_sign(uint32_t cp)
{
	static const uint32_t signs[] = { ':', '.', '*', '-', '~', '"', '\'', '/', '|', 0x2010, 0x2013,
		0x2014, 0x2015, 0x203b, 0x2192, 0x3002, 0x300c, 0x300d, 0x300e, 0x300f, 0x3010, 0x3011,
		0x30fb, 0x301c };

	if (cp > 0x30fb && cp < 0xa000)	/* kana and kanji: most characters */
		return false;
	for (size_t i = 0; i < HY_COUNT(signs); i++)
		if (signs[i] == cp)
			return true;
	return hy_cp_space(cp);
}

/* S with every FROM replaced by TO. */
static struct hy_str
replace(struct hy_arena *arena, struct hy_str s, struct hy_str from, struct hy_str to)
{
	struct hy_buf out;
	size_t at = 0;
	long hit = hy_str_find(s, from, 0);

	if (hit < 0)
		return s;
	out = hy_buf_new(arena);
	for (; hit >= 0; hit = hy_str_find(s, from, at)) {
		hy_buf_str(&out, hy_str_cut(s, at, (size_t)hit));
		hy_buf_str(&out, to);
		at = (size_t)hit + from.len;
	}
	hy_buf_str(&out, hy_str_cut(s, at, s.len));
	return hy_buf_get(&out);
}

/* Adds what is folded of S, which has no circled number. */
static void
fold_piece(struct hy_arena *arena, struct hy_buf *out, struct hy_str s)
{
	struct hy_str wide = hy_text_nfkc(arena, s);

	for (size_t i = 0, n; i < wide.len; i += n) {
		uint32_t cp;

		n = hy_utf8_decode(wide.p + i, wide.len - i, &cp);
		if (n == 0)
			n = 1;
		else if (cp == COMMA)
			hy_buf_char(out, ',');
		else if (!is_sign(cp))
			hy_buf_add(out, wide.p + i, n);
	}
}

size_t
hy_name_circled(struct hy_str s, unsigned *number)
{
	uint32_t cp;
	size_t n = s.len > 0 ? hy_utf8_decode(s.p, s.len, &cp) : 0;

	if (n == 0 || cp < CIRCLED_ONE || cp >= CIRCLED_ONE + 20)
		return 0;
	*number = (unsigned)(cp - CIRCLED_ONE + 1);
	return n;
}

/* Circled numbers stay as they are, so that they do not run into a number in front. */
struct hy_str
hy_name_fold(struct hy_name_labels *labels, struct hy_str s)
{
	struct hy_buf out = hy_buf_new(labels->arena);
	const struct hy_yaml *pairs = hy_yaml_get(labels->words, "spellings");
	size_t from = 0, n;
	unsigned number;

	for (size_t i = 0; i < s.len; i += n > 0 ? n : 1) {
		/* They begin with the byte that signs of that part of Unicode begin with. */
		n = (unsigned char)s.p[i] == 0xe2 ? hy_name_circled(hy_str_cut(s, i, s.len), &number) : 0;
		if (n == 0)
			continue;
		fold_piece(labels->arena, &out, hy_str_cut(s, from, i));
		hy_buf_add(&out, s.p + i, n);
		from = i + n;
	}
	fold_piece(labels->arena, &out, hy_str_cut(s, from, s.len));
	s = hy_buf_get(&out);
	for (const struct hy_yaml *y = pairs != NULL ? pairs->first : NULL; y != NULL; y = y->next)
		if (y->count == 2)
			s = replace(labels->arena, s, y->first->text, y->first->next->text);
	return s;
}

/* S less a remark in round brackets at its end. */
static struct hy_str
less_remark(struct hy_str s)
{
	size_t i = s.len, depth = 0;

	if (s.len == 0 || s.p[s.len - 1] != ')')
		return s;
	while (i > 0) {
		i--;
		depth += (s.p[i] == ')') - (size_t)(s.p[i] == '(');
		if (depth == 0)
			break;
	}
	return i > 0 ? hy_str_cut(s, 0, i) : s;
}

static void
add_form(struct hy_name_label *label, struct hy_str form)
{
	for (unsigned i = 0; i < label->n_forms; i++)
		if (hy_str_eq(label->forms[i], form))
			return;
	if (form.len > 0 && label->n_forms < HY_NAME_FORMS)
		label->forms[label->n_forms++] = form;
}

static void
add_aliases(struct hy_name_labels *labels, struct hy_name_label *label)
{
	const struct hy_yaml *list = hy_yaml_get(labels->words, "aliases");

	for (const struct hy_yaml *y = list != NULL ? list->first : NULL; y != NULL; y = y->next)
		if (y->count == 2 &&
		    hy_str_eq(hy_name_fold(labels, y->first->text), label->forms[0]))
			add_form(label, hy_name_fold(labels, y->first->next->text));
}

/* A record's heading less the place of its number. */
static struct hy_str
heading_of(struct hy_arena *arena, const struct hy_item *item)
{
	struct hy_str pattern = item->record.len > 0 ? item->record : item->label;

	return replace(arena, pattern, HY_S("{n}"), HY_S(""));
}

static struct hy_name_label *
make(struct hy_name_labels *labels, const struct hy_item *item, bool record)
{
	struct hy_name_label *label = hy_new(labels->arena, struct hy_name_label);
	struct hy_str printed = record ? heading_of(labels->arena, item) : item->label;
	struct hy_str full = hy_name_fold(labels, printed);
	struct hy_str words = hy_name_fold(labels, hy_label_strip(labels->arena, printed));

	label->item = item;
	label->record = record;
	if (words.len > 0 && words.len < full.len && hy_str_ends(full, words))
		label->number = hy_str_cut(full, 0, full.len - words.len);
	add_form(label, words);
	add_form(label, less_remark(words));
	if (label->n_forms > 0)
		add_aliases(labels, label);
	return label;
}

const struct hy_name_label *
hy_name_label(struct hy_name_labels *labels, const struct hy_item *item, bool record)
{
	const struct hy_name_label **slot = &labels->slots[(uintptr_t)item / 16 % SLOTS], *l = *slot;
	struct hy_name_label *made;

	while (l != NULL && (l->item != item || l->record != record))
		l = l->next;
	if (l != NULL)
		return l;
	made = make(labels, item, record);
	made->next = *slot;
	*slot = made;
	return made;
}

unsigned
hy_name_edits(struct hy_arena *scratch, struct hy_str text, struct hy_str label, unsigned limit,
    size_t *bytes)
{
	size_t n, m;
	uint32_t *b = hy_text_codes(scratch, label, &m), *a;
	unsigned *row, best, best_at = 0;

	text = hy_text_head(text, m + limit);
	a = hy_text_codes(scratch, text, &n);
	if (m == 0 || m > MOST_EDITED)
		return limit + 1;
	row = hy_new_array(scratch, m + 1, unsigned);
	for (size_t j = 0; j <= m; j++)
		row[j] = (unsigned)j;
	best = row[m];
	for (size_t i = 1; i <= n; i++) {
		unsigned corner = row[0];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= m; j++) {
			unsigned same = corner + (a[i - 1] != b[j - 1]), less = row[j] + 1;

			corner = row[j];
			less = less < row[j - 1] + 1 ? less : row[j - 1] + 1;
			row[j] = same < less ? same : less;
		}
		if (row[m] <= best) {
			best = row[m];
			best_at = (unsigned)i;
		}
	}
	*bytes = hy_text_head(text, best_at).len;
	return best <= limit ? best : limit + 1;
}

bool
hy_name_shortened(struct hy_arena *scratch, struct hy_str text, struct hy_str label)
{
	size_t n, m, i = 0;
	uint32_t *a = hy_text_codes(scratch, text, &n), *b = hy_text_codes(scratch, label, &m);

	if (n < SHORTENED_LEAST || n >= m || memcmp(a, b, SHORTENED_ENDS * sizeof(*a)) != 0 ||
	    memcmp(a + n - SHORTENED_ENDS, b + m - SHORTENED_ENDS, SHORTENED_ENDS * sizeof(*a)) != 0)
		return false;
	for (size_t j = 0; j < m && i < n; j++)
		i += a[i] == b[j];
	return i == n;
}
