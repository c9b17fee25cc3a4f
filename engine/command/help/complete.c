#include "engine/command/help/complete.h"

#include <string.h>

#include "engine/base/err.h"
#include "engine/command/arguments.h"
#include "engine/command/commands.h"

/* How far the words before the last one have led. */
struct state {
	const struct hy_command *command;
	const char *value;	/* the last word is the value of an option, in these words; or NULL */
	unsigned operands;
	bool ended;		/* "--" was passed */
	bool lost;		/* no such command */
};

static const struct hy_opt *
option_of(const struct state *s, const char *word)
{
	bool is_long = word[1] == '-';
	const char *name = word + 2, *equals = strchr(name, '=');
	size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name), which;

	return hy_option_find(s->command, name, len, is_long ? 0 : word[1], &which);
}

/* Does the option's value stand in WORD itself, as in --name=VALUE and -oVALUE? */
static bool
holds_value(const char *word)
{
	return word[1] == '-' ? strchr(word, '=') != NULL : word[2] != '\0';
}

static void
pass(struct state *s, const char *word)
{
	if (s->value != NULL) {
		s->value = NULL;
	} else if (!s->ended && strcmp(word, "--") == 0) {
		s->ended = true;
	} else if (!s->ended && word[0] == '-' && word[1] != '\0') {
		const struct hy_opt *o = option_of(s, word);

		if (o != NULL && !holds_value(word))
			s->value = o->value;
	} else if (s->command == NULL) {
		s->command = hy_command_find(word);
		s->lost = s->command == NULL;
	} else {
		s->operands++;
	}
}

/* PATTERN for a word that is typed as WORD; in a list ("RULE[,RULE...]") what stands before the last comma stays. */
static void
fill(struct hy_candidates *c, struct hy_str pattern, const char *word)
{
	const char *comma = hy_str_find(pattern, HY_S(","), 0) >= 0 ? strrchr(word, ',') : NULL;
	unsigned first = c->count;

	hy_value_fill(c, pattern);
	for (unsigned i = first; comma != NULL && i < c->count; i++)
		c->at[i].text = hy_str_format(c->arena, "%.*s%.*s", (int)(comma + 1 - word), word,
		    HY_ARG(c->at[i].text));
}

static void
add_options(struct hy_candidates *c, const struct hy_opt *o)
{
	for (size_t i = 0; i < HY_MAX_OPTIONS && o[i].name != NULL; i++)
		hy_candidates_add(c, hy_str_format(c->arena, "--%s", o[i].name),
		    hy_str_of(hy_message_text(o[i].help)));
}

/* --name=...: candidates are whole words, so each begins with the name. */
static void
add_joined(struct hy_candidates *c, const struct state *s, const char *word)
{
	const struct hy_opt *o = option_of(s, word);
	unsigned first = c->count;

	if (o == NULL || o->value == NULL)
		return;
	fill(c, hy_str_of(o->value), strchr(word, '=') + 1);
	for (unsigned i = first; i < c->count; i++)
		c->at[i].text = hy_str_format(c->arena, "--%s=%.*s", o->name, HY_ARG(c->at[i].text));
}

/* The next word of *REST, without the brackets of what may be left out; "" at the end. */
static struct hy_str
next_word(struct hy_str *rest)
{
	size_t from = 0, to;

	while (from < rest->len && (rest->p[from] == ' ' || rest->p[from] == '['))
		from++;
	for (to = from; to < rest->len && rest->p[to] != ' ';)
		to++;
	struct hy_str word = hy_str_cut(*rest, from, to);

	*rest = hy_str_cut(*rest, to, rest->len);
	while (word.len > 0 && word.p[word.len - 1] == ']')
		word.len--;
	return word;
}

/* Operand NUMBER (from 0) of one way to call a command: "FILE -o OUT.EXT", "PATH...". */
static void
fill_operand(struct hy_candidates *c, struct hy_str way, unsigned number)
{
	struct hy_str word = next_word(&way);

	while (word.len > 0) {
		bool more = hy_str_ends(word, HY_S("..."));

		if (word.p[0] == '-') {
			(void)next_word(&way);
		} else if (more || number-- == 0) {
			hy_value_fill(c, more ? hy_str_cut(word, 0, word.len - 3) : word);
			return;
		}
		word = next_word(&way);
	}
}

static void
add_operand(struct hy_candidates *c, const struct state *s)
{
	struct hy_str usage = hy_str_of(s->command->usage);

	for (size_t from = 0; from <= usage.len;) {
		long bar = hy_str_find(usage, HY_S(" | "), from);
		size_t to = bar < 0 ? usage.len : (size_t)bar;

		fill_operand(c, hy_str_cut(usage, from, to), s->operands);
		from = to + 3;
	}
}

void
hy_complete(struct hy_candidates *c, const char *const *words, unsigned count)
{
	const char *last = count > 0 ? words[count - 1] : "";
	struct state s = { 0 };

	c->commands = hy_command_rows;
	for (unsigned i = 0; i + 1 < count; i++)
		pass(&s, words[i]);
	if (s.lost)
		return;
	if (s.value != NULL) {
		fill(c, hy_str_of(s.value), last);
	} else if (!s.ended && last[0] == '-' && last[1] == '-' && strchr(last, '=') != NULL) {
		add_joined(c, &s, last);
	} else if (!s.ended && last[0] == '-') {
		if (s.command != NULL)
			add_options(c, s.command->options);
		add_options(c, hy_common_options);
	} else if (s.command != NULL) {
		add_operand(c, &s);
	} else {
		hy_value_fill(c, HY_S("COMMAND"));
	}
}
