#include "engine/check/finding/description.h"

#include <string.h>

#define MOST_TEXTS 10000u	/* in one list */

struct hy_str
hy_pair_text(struct hy_pair pair)
{
	return hy_language_get() == HY_EN && pair.en.len > 0 ? pair.en : pair.ja;
}

static const char *const certainties[] = { "law", "practice", "known" };

const char *
hy_certainty_name(enum hy_certainty certainty)
{
	return certainties[certainty];
}

/* Writes to OUT, or reads IN when there is no OUT: so that both agree on the fields and their order. */
struct codec {
	struct hy_arena *arena;
	struct hy_buf *out;
	struct hy_str in;
	size_t at;		/* in IN */
	bool ok;
};

static void
number(struct codec *c, unsigned *value)
{
	uint32_t bytes = *value;

	if (c->out != NULL) {
		hy_buf_add(c->out, (const char *)&bytes, sizeof(bytes));
		return;
	}
	c->ok = c->ok && c->in.len - c->at >= sizeof(bytes);
	if (c->ok) {
		memcpy(&bytes, c->in.p + c->at, sizeof(bytes));
		c->at += sizeof(bytes);
	}
	*value = c->ok ? bytes : 0;
}

/* Texts end like those of C. */
static void
text(struct codec *c, struct hy_str *s)
{
	unsigned len = (unsigned)s->len;

	number(c, &len);
	if (c->out != NULL) {
		hy_buf_str(c->out, *s);
		hy_buf_char(c->out, '\0');
		return;
	}
	c->ok = c->ok && len < c->in.len - c->at && c->in.p[c->at + len] == '\0';
	*s = c->ok ? hy_str_cut(c->in, c->at, c->at + len) : HY_S("");
	c->at += c->ok ? len + 1 : 0;
}

static void
flag(struct codec *c, bool *value)
{
	unsigned bit = *value;

	number(c, &bit);
	*value = bit != 0;
}

static void
pair(struct codec *c, struct hy_pair *p)
{
	text(c, &p->ja);
	text(c, &p->en);
}

static void
texts(struct codec *c, const struct hy_str **list, unsigned *count)
{
	struct hy_str *own;

	number(c, count);
	c->ok = c->ok && *count <= MOST_TEXTS;
	*count = c->ok ? *count : 0;
	own = hy_new_array(c->arena, *count + 1, struct hy_str);
	if (c->out != NULL && *count > 0)
		memcpy(own, *list, *count * sizeof(*own));
	for (unsigned i = 0; i < *count; i++)
		text(c, &own[i]);
	*list = own;
}

static void
name(struct codec *c, const char **value)
{
	struct hy_str s = hy_str_of(*value != NULL ? *value : "");

	text(c, &s);
	*value = s.p;
}

static void
forms(struct codec *c, struct hy_rule *rule)
{
	number(c, &rule->n_forms);
	c->ok = c->ok && rule->n_forms <= HY_RULE_FORMS;
	for (unsigned i = 0; c->ok && i < rule->n_forms; i++)
		name(c, &rule->forms[i]);
}

static void
weights(struct codec *c, struct hy_rule *rule)
{
	unsigned severity = (unsigned)rule->severity, certainty = (unsigned)rule->certainty;

	number(c, &severity);
	number(c, &certainty);
	c->ok = c->ok && severity < HY_SEVERITY_COUNT && certainty <= HY_CERTAIN_KNOWN;
	rule->severity = c->ok ? (enum hy_severity)severity : HY_WARNING;
	rule->certainty = c->ok ? (enum hy_certainty)certainty : HY_CERTAIN_KNOWN;
}

static void
fields(struct codec *c, struct hy_rule *rule)
{
	name(c, &rule->id);
	pair(c, &rule->title);
	pair(c, &rule->hint);
	pair(c, &rule->why);
	weights(c, rule);
	text(c, &rule->article);
	text(c, &rule->source);
	text(c, &rule->good);
	text(c, &rule->bad);
	flag(c, &rule->sketch);
	forms(c, rule);
	texts(c, &rule->also, &rule->n_also);
	texts(c, &rule->words, &rule->n_words);
	texts(c, &rule->limits, &rule->n_limits);
	flag(c, &rule->portfolio);
	flag(c, &rule->monitor);
	flag(c, &rule->compares);
	flag(c, &rule->on_request);
	flag(c, &rule->current);
	flag(c, &rule->runs);
	flag(c, &rule->dues);
}

void
hy_description_write(struct hy_buf *out, const struct hy_rule *rule)
{
	struct codec c = { .arena = out->arena, .out = out, .ok = true };
	struct hy_rule copy = *rule;

	fields(&c, &copy);
}

bool
hy_description_read(struct hy_arena *arena, struct hy_str bytes, struct hy_rule *rule)
{
	struct codec c = { .arena = arena, .in = bytes, .ok = true };
	struct hy_rule read = { .file = rule->file };

	fields(&c, &read);
	if (!c.ok || c.at != bytes.len)
		return false;
	*rule = read;
	return true;
}
