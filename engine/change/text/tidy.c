#include "engine/change/text/tidy.h"

#include "engine/base/text.h"

/* A same stretch of more characters than this stays whatever stands beside it. */
#define MAX_SCRAP_CHARS 8u
#define FULL_STOP 0x3002u
#define MAX_SLIDE 64

/* Something edited (either length may be 0), then something that stayed (len 0: at the end). */
struct run {
	size_t old_at, old_len, new_at, new_len, same_len;
};

struct runs {
	struct run *at;
	size_t count;
	struct hy_str old, new;
};

static struct runs
collect(struct hy_arena *scratch, struct hy_flagged old, struct hy_flagged new)
{
	struct runs runs = { NULL, 0, old.text, new.text };
	size_t i = 0, j = 0, room = 1;

	for (i = 1; i < old.text.len; i++)
		room += old.flags[i] != old.flags[i - 1];
	for (j = 1; j < new.text.len; j++)
		room += new.flags[j] != new.flags[j - 1];
	runs.at = hy_new_array(scratch, room + 2, struct run);
	for (i = j = 0; i < old.text.len || j < new.text.len;) {
		struct run *r = &runs.at[runs.count++];

		*r = (struct run){ i, 0, j, 0, 0 };
		while (i < old.text.len && old.flags[i])
			i++;
		while (j < new.text.len && new.flags[j])
			j++;
		r->old_len = i - r->old_at;
		r->new_len = j - r->new_at;
		while (i < old.text.len && j < new.text.len && !old.flags[i] && !new.flags[j])
			i++, j++, r->same_len++;
	}
	return runs;
}

static size_t
edited_chars(const struct runs *runs, const struct run *r)
{
	size_t old = hy_text_chars(hy_str_cut(runs->old, r->old_at, r->old_at + r->old_len));
	size_t new = hy_text_chars(hy_str_cut(runs->new, r->new_at, r->new_at + r->new_len));

	return old > new ? old : new;
}

/* Holds the end of a line or sentence. */
static bool
has_end(struct hy_str s)
{
	uint32_t cp;
	size_t len;

	for (size_t i = 0; i < s.len; i += len) {
		len = hy_utf8_decode(s.p + i, s.len - i, &cp);
		if (cp == '\n' || cp == FULL_STOP)
			return true;
		len += len == 0;
	}
	return false;
}

/* What stayed between R and NEXT is a scrap: shorter than both edits, no line's or sentence's end. */
static bool
is_scrap(const struct runs *runs, const struct run *r, const struct run *next)
{
	struct hy_str same = hy_str_cut(runs->old, r->old_at + r->old_len,
	    r->old_at + r->old_len + r->same_len);
	size_t chars;

	if (r->same_len > 4 * MAX_SCRAP_CHARS || (r->old_len == 0 && r->new_len == 0))
		return false;
	chars = hy_text_chars(same);
	return chars <= MAX_SCRAP_CHARS && chars <= edited_chars(runs, r) &&
	    chars <= edited_chars(runs, next) && !has_end(same);
}

static void
join(struct run *r, const struct run *next)
{
	r->old_len = next->old_at + next->old_len - r->old_at;
	r->new_len = next->new_at + next->new_len - r->new_at;
	r->same_len = next->same_len;
}

/* An edit that grows may make the stretch before it a scrap, so it is looked at again. */
static void
join_scraps(struct runs *runs)
{
	size_t kept = 0;

	for (size_t i = 1; i < runs->count; i++) {
		runs->at[++kept] = runs->at[i];
		while (kept > 0 && is_scrap(runs, &runs->at[kept - 1], &runs->at[kept])) {
			join(&runs->at[kept - 1], &runs->at[kept]);
			kept--;
		}
	}
	runs->count = runs->count > 0 ? kept + 1 : 0;
}

/* White space that both sides of an edit end with has not changed. */
static void
free_space(struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		struct run *r = &runs->at[i];

		while (r->old_len > 0 && r->new_len > 0) {
			char old = runs->old.p[r->old_at + r->old_len - 1];

			if (old != runs->new.p[r->new_at + r->new_len - 1] ||
			    (old != '\n' && old != ' '))
				break;
			r->old_len--;
			r->new_len--;
			r->same_len++;
		}
	}
}

/* The character that ends before byte AT; 0 at the start. */
static uint32_t
before(struct hy_str s, size_t at, size_t *len)
{
	uint32_t cp = 0;

	*len = 0;
	while (at > *len && ((unsigned char)s.p[at - ++*len] & 0xc0) == 0x80)
		;
	if (*len > 0 && hy_utf8_decode(s.p + at - *len, *len, &cp) == 0)
		cp = 0xfffd;
	return cp;
}

enum script { PUNCTUATION, HIRAGANA, KATAKANA, OTHER };

static enum script
script_of(uint32_t cp)
{
	if (cp >= 0x3041 && cp <= 0x309f)
		return HIRAGANA;
	if ((cp >= 0x30a1 && cp <= 0x30fa) || cp == 0x30fc)
		return KATAKANA;
	if (cp < '0' || (cp >= 0x2000 && cp <= 0x206f) || (cp >= 0x3000 && cp <= 0x303f) ||
	    cp == 0x30fb || (cp >= 0xff08 && cp <= 0xff0f))
		return PUNCTUATION;
	return OTHER;
}

/* How well a reader sees a border between LEFT and RIGHT. */
static int
border(uint32_t left, uint32_t right)
{
	if (left == 0 || right == 0 || left == '\n')
		return 6;
	if (left == FULL_STOP)
		return 5;
	if (left == 0x3001)
		return 4;
	if (script_of(left) == PUNCTUATION || script_of(right) == PUNCTUATION)
		return 3;
	if (script_of(left) == HIRAGANA && script_of(right) != HIRAGANA)
		return 2;
	return script_of(left) != script_of(right);
}

/* The borders at both ends of S[at, at + len). */
static int
borders(struct hy_str s, size_t at, size_t len)
{
	uint32_t first = 0, behind = 0;
	size_t n;

	(void)hy_utf8_decode(s.p + at, s.len - at, &first);
	if (at + len < s.len)
		(void)hy_utf8_decode(s.p + at + len, s.len - at - len, &behind);
	return border(before(s, at, &n), first) + border(before(s, at + len, &n), behind);
}

/* How many bytes S[at, at + len) moves left to stand best; never over more than ROOM bytes. */
static size_t
best_slide(struct hy_str s, size_t at, size_t len, size_t room)
{
	size_t best = 0, slide = 0;
	int most = borders(s, at, len);

	for (int steps = 0; steps < MAX_SLIDE; steps++) {
		size_t a, b;
		uint32_t left = before(s, at - slide, &a);
		int here;

		if (slide + a > room || left == 0 || before(s, at - slide + len, &b) != left)
			break;
		slide += a;
		here = borders(s, at - slide, len);
		if (here > most) {
			most = here;
			best = slide;
		}
	}
	return best;
}

/* A lone insertion or deletion can often stand at several places; takes the clearest. */
static void
slide_edits(struct runs *runs)
{
	for (size_t i = 1; i < runs->count; i++) {
		struct run *r = &runs->at[i], *up = r - 1;
		size_t slide;

		if ((r->old_len == 0) == (r->new_len == 0) || r->same_len == 0)
			continue;
		slide = r->old_len > 0
		    ? best_slide(runs->old, r->old_at, r->old_len, up->same_len)
		    : best_slide(runs->new, r->new_at, r->new_len, up->same_len);
		if (slide == up->same_len && i > 1)
			continue;	/* would touch the edit before it */
		r->old_at -= slide;
		r->new_at -= slide;
		r->same_len += slide;
		up->same_len -= slide;
	}
}

static void
add(struct hy_span *spans, unsigned *count, enum hy_span_op op, struct hy_str text)
{
	if (text.len > 0)
		spans[(*count)++] = (struct hy_span){ op, text };
}

struct hy_spans
hy_spans_whole(struct hy_arena *arena, struct hy_str old, struct hy_str new)
{
	struct hy_span *spans = hy_new_array(arena, 2, struct hy_span);
	unsigned count = 0;

	if (hy_str_eq(old, new)) {
		add(spans, &count, HY_SAME, new);
	} else {
		add(spans, &count, HY_DELETED, old);
		add(spans, &count, HY_INSERTED, new);
	}
	return (struct hy_spans){ spans, count };
}

struct hy_spans
hy_spans_tidy(struct hy_arena *arena, struct hy_arena *scratch, struct hy_flagged old,
    struct hy_flagged new)
{
	struct runs runs = collect(scratch, old, new);
	struct hy_span *spans;
	unsigned count = 0;

	join_scraps(&runs);
	free_space(&runs);
	slide_edits(&runs);
	spans = hy_new_array(arena, runs.count * 3, struct hy_span);
	for (size_t i = 0; i < runs.count; i++) {
		const struct run *r = &runs.at[i];
		size_t same = r->new_at + r->new_len;

		add(spans, &count, HY_DELETED,
		    hy_str_cut(old.text, r->old_at, r->old_at + r->old_len));
		add(spans, &count, HY_INSERTED,
		    hy_str_cut(new.text, r->new_at, r->new_at + r->new_len));
		add(spans, &count, HY_SAME, hy_str_cut(new.text, same, same + r->same_len));
	}
	return (struct hy_spans){ spans, count };
}

struct hy_str
hy_spans_text(struct hy_arena *arena, struct hy_spans spans)
{
	struct hy_buf out = hy_buf_new(arena);

	for (unsigned i = 0; i < spans.count; i++)
		hy_buf_str(&out, spans.at[i].text);
	return hy_buf_get(&out);
}
