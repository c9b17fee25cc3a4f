#include "engine/check/rule/compiled.h"

#include <string.h>

#include "engine/base/file.h"
#include "engine/check/finding/description.h"
#include "engine/check/script/script.h"

#define LONGEST_NAME 80
#define LAYOUT "hyoka1"

/* A file in the table: this, then its description and its code, one behind the other. */
struct head {
	char layout[8], name[LONGEST_NAME + 8];
	struct hy_file_stamp stamp;	/* of its text */
	uint64_t described, code;	/* bytes; a library is not described */
};

struct entry {
	struct head head;
	struct hy_str described, code;
	bool asked, counts;	/* whether its text was looked at, and is still the same */
	struct entry *next;
};

struct hy_compiled {
	struct hy_arena *arena;
	int folder;			/* of the texts; -1 when there is none */
	struct entry *first, *next;	/* files are asked for in nearly the order of the table */
};

/* The entry at AT of BYTES; false when there is none. */
static bool
read_entry(struct hy_str bytes, size_t *at, struct entry *e)
{
	size_t left = bytes.len - *at, begin = *at + sizeof(e->head);

	if (left < sizeof(e->head))
		return false;
	memcpy(&e->head, bytes.p + *at, sizeof(e->head));
	left -= sizeof(e->head);
	if (memcmp(e->head.layout, LAYOUT, sizeof(LAYOUT)) != 0 || e->head.described > left ||
	    e->head.code > left - e->head.described || e->head.name[LONGEST_NAME] != '\0')
		return false;
	e->described = hy_str_cut(bytes, begin, begin + e->head.described);
	e->code = hy_str_cut(bytes, begin + e->head.described,
	    begin + e->head.described + e->head.code);
	*at = begin + e->head.described + e->head.code;
	return true;
}

struct hy_compiled *
hy_compiled_open(struct hy_arena *arena, const char *path, const char *folder)
{
	struct hy_compiled *c = hy_new(arena, struct hy_compiled);
	struct entry **tail = &c->first;
	struct hy_str bytes;
	size_t at = 0;

	c->arena = arena;
	if (!hy_file_map(arena, path, &bytes))
		return NULL;
	while (at < bytes.len) {
		*tail = hy_new(arena, struct entry);
		if (!read_entry(bytes, &at, *tail))
			return NULL;
		tail = &(*tail)->next;
	}
	c->folder = hy_folder_open(folder);
	return c;
}

void
hy_compiled_close(struct hy_compiled *c)
{
	if (c != NULL)
		hy_folder_close(c->folder);
}

/* The entry NAME; NULL when there is none that counts. */
static struct entry *
find(struct hy_compiled *c, const char *name)
{
	struct hy_file_stamp now;
	struct entry *e = c->next;

	while (e != NULL && strcmp(e->head.name, name) != 0)
		e = e->next;
	for (e = e != NULL ? e : c->first; e != NULL && strcmp(e->head.name, name) != 0;)
		e = e->next;
	if (e == NULL)
		return NULL;
	if (!e->asked)
		e->counts = hy_file_stamp_in(c->folder, name, &now) &&
		    hy_file_stamp_same(&e->head.stamp, &now);
	e->asked = true;
	c->next = e->next;
	return e->counts ? e : NULL;
}

struct hy_str
hy_compiled_find(struct hy_compiled *c, const char *name)
{
	const struct entry *e = find(c, name);

	return e != NULL ? e->code : HY_S("");
}

bool
hy_compiled_describe(struct hy_compiled *c, const char *name, struct hy_rule *rule)
{
	const struct entry *e = find(c, name);

	return e != NULL && hy_description_read(c->arena, e->described, rule);
}

/* Files of a folder being added to a table. */
struct writer {
	struct hy_buf *out;
	struct hy_script *script;
	struct hy_str folder;
	bool libraries;
	const struct hy_library **known;	/* that rules may use */
	struct hy_err *err;
};

/* What rule CHUNK says; nothing for what is no rule, or one that will be told to be broken. */
static struct hy_str
describe(struct writer *w, int chunk)
{
	struct hy_buf out = hy_buf_new(w->out->arena);
	struct hy_rule rule = { .file = "" };
	struct hy_err err;

	if (hy_script_describe(w->script, chunk, w->out->arena, &rule, &err))
		hy_description_write(&out, &rule);
	return hy_buf_get(&out);
}

/* "names" of "lib/names.lua". */
static const char *
stem_of(struct hy_arena *arena, const char *name)
{
	const char *slash = strrchr(name, '/');

	name = slash != NULL ? slash + 1 : name;
	return hy_arena_copy(arena, name, strlen(name) - strlen(".lua"));
}

static void
add_library(struct writer *w, const char *path, const char *name)
{
	struct hy_library *library = hy_new(w->out->arena, struct hy_library);

	*library = (struct hy_library){ "", stem_of(w->out->arena, name), path, name, HY_S(""), *w->known };
	*w->known = library;
}

static bool
add_file(struct writer *w, const char *name)
{
	struct hy_arena *arena = w->out->arena;
	struct hy_str path = hy_path_join(arena, w->folder, name), text, code, described = HY_S("");
	struct head head = { .layout = LAYOUT };
	int chunk;

	if (!hy_file_stamp(path.p, &head.stamp) ||
	    !hy_file_read(arena, path.p, HY_SCRIPT_FILE, &text, w->err) ||
	    !hy_script_compile(w->script, name, text, &chunk, w->err) ||
	    !hy_script_dump(w->script, chunk, arena, &code, w->err))
		return false;
	if (w->libraries)
		add_library(w, path.p, name);
	else
		described = describe(w, chunk);
	memcpy(head.name, name, strlen(name));
	head.described = described.len;
	head.code = code.len;
	hy_buf_add(w->out, (const char *)&head, sizeof(head));
	hy_buf_str(w->out, described);
	hy_buf_str(w->out, code);
	return true;
}

/* All Lua files directly in BELOW, a folder of the folder, when there is one. */
static bool
add_files(struct writer *w, const char *below)
{
	struct hy_arena *arena = w->out->arena;
	struct hy_str *names, path = hy_path_join(arena, w->folder, below);
	size_t n;

	if (!hy_file_is_folder(path.p))
		return true;
	if (!hy_folder_list(arena, path.p, &names, &n, w->err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct hy_str name = hy_str_format(arena, "%s%.*s", below, HY_ARG(names[i]));

		if (strcmp(hy_path_suffix(name.p), "lua") == 0 && name.len <= LONGEST_NAME &&
		    !add_file(w, name.p))
			return false;
	}
	return true;
}

/* Libraries first: rules use them when they are described. */
static bool
add_folders(struct hy_buf *table, struct hy_script *script, const struct hy_library **known,
    const char *folder, struct hy_err *err)
{
	static const struct { const char *below; bool libraries; } folders[] = {
		{ "lib/", true }, { "monitor/lib/", true }, { "", false }, { "monitor/", false },
	};

	hy_script_libraries(script, known);
	for (size_t i = 0; i < HY_COUNT(folders); i++) {
		struct writer w = { table, script, hy_str_of(folder), folders[i].libraries, known, err };

		if (!add_files(&w, folders[i].below))
			return false;
	}
	return true;
}

bool
hy_compiled_write(struct hy_arena *arena, const char *folder, const char *path, struct hy_err *err)
{
	struct hy_buf table = hy_buf_new(arena);
	struct hy_script *script = hy_script_open(err);
	const struct hy_library *known = NULL;
	struct hy_output out;
	bool ok = script != NULL && add_folders(&table, script, &known, folder, err);

	hy_script_close(script);
	if (!ok || !hy_output_open(&out, arena, path, err))
		return false;
	fwrite(table.p, 1, table.len, out.file);
	if (hy_output_commit(&out, err))
		return true;
	hy_output_discard(&out);
	return false;
}
