#include "engine/check/compiled.h"

#include <inttypes.h>
#include <string.h>

#include "engine/base/file.h"
#include "engine/check/script.h"

#define MOST_BYTES ((size_t)16 << 20)
#define LONGEST_NAME 80

/* A compiled file. In the table: a line with this, then the code. */
struct entry {
	char name[LONGEST_NAME + 1];
	struct hy_file_stamp stamp;	/* of its text */
	struct hy_str code;
	struct entry *next;
};

struct hy_compiled {
	struct entry *first, *next;	/* files are asked for in nearly the order of the table */
};

/* The entry at AT of BYTES; false when there is none. */
static bool
read_entry(struct hy_str bytes, size_t *at, struct entry *e)
{
	size_t len;
	int used = 0;
	struct hy_str head = hy_str_cut(bytes, *at, bytes.len);
	long end = hy_str_find(head, HY_S("\n"), 0);
	char line[LONGEST_NAME + 100];

	if (end < 0 || (size_t)end >= sizeof(line))
		return false;
	memcpy(line, head.p, (size_t)end);
	line[end] = '\0';
	if (sscanf(line, "%80s %" SCNd64 " %" SCNd64 " %" SCNd64 " %zu%n", e->name, &e->stamp.size,
	    &e->stamp.seconds, &e->stamp.nanoseconds, &len, &used) != 5 || used != (int)end ||
	    len > head.len - (size_t)end - 1)
		return false;
	e->code = hy_str_cut(head, (size_t)end + 1, (size_t)end + 1 + len);
	*at += (size_t)end + 1 + len;
	return true;
}

struct hy_compiled *
hy_compiled_open(struct hy_arena *arena, const char *path)
{
	struct hy_compiled *c = hy_new(arena, struct hy_compiled);
	struct entry **tail = &c->first;
	struct hy_str bytes;
	size_t at = 0;

	if (!hy_file_read(arena, path, MOST_BYTES, &bytes, NULL))
		return NULL;
	while (at < bytes.len) {
		*tail = hy_new(arena, struct entry);
		if (!read_entry(bytes, &at, *tail))
			return NULL;
		tail = &(*tail)->next;
	}
	return c;
}

struct hy_str
hy_compiled_find(struct hy_compiled *c, const char *name, const char *path)
{
	struct hy_file_stamp now;
	struct entry *e = c->next;

	while (e != NULL && strcmp(e->name, name) != 0)
		e = e->next;
	for (e = e != NULL ? e : c->first; e != NULL && strcmp(e->name, name) != 0;)
		e = e->next;
	if (e == NULL || !hy_file_stamp(path, &now) || !hy_file_stamp_same(&e->stamp, &now))
		return HY_S("");
	c->next = e->next;
	return e->code;
}

static bool
add_file(struct hy_buf *out, struct hy_script *script, struct hy_str folder, const char *name,
    struct hy_err *err)
{
	struct hy_str path = hy_path_join(out->arena, folder, name), text, code;
	struct hy_file_stamp stamp;
	int chunk;

	if (!hy_file_stamp(path.p, &stamp) ||
	    !hy_file_read(out->arena, path.p, HY_SCRIPT_FILE, &text, err) ||
	    !hy_script_compile(script, name, text, &chunk, err) ||
	    !hy_script_dump(script, chunk, out->arena, &code, err))
		return false;
	hy_buf_format(out, "%s %" PRId64 " %" PRId64 " %" PRId64 " %zu\n", name, stamp.size,
	    stamp.seconds, stamp.nanoseconds, code.len);
	hy_buf_str(out, code);
	return true;
}

/* All Lua files directly in FOLDER/BELOW, when there is such a folder. */
static bool
add_files(struct hy_buf *out, struct hy_script *script, struct hy_str folder, const char *below,
    struct hy_err *err)
{
	struct hy_str *names;
	struct hy_str path = hy_path_join(out->arena, folder, below);
	size_t n;

	if (!hy_file_is_folder(path.p))
		return true;
	if (!hy_folder_list(out->arena, path.p, &names, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct hy_str name = hy_str_format(out->arena, "%s%.*s", below, HY_ARG(names[i]));

		if (strcmp(hy_path_suffix(name.p), "lua") == 0 && name.len <= LONGEST_NAME &&
		    !add_file(out, script, folder, name.p, err))
			return false;
	}
	return true;
}

bool
hy_compiled_write(struct hy_arena *arena, const char *folder, const char *path, struct hy_err *err)
{
	struct hy_buf table = hy_buf_new(arena);
	struct hy_script *script = hy_script_open(err);
	struct hy_output out;
	static const char *const below[] = { "lib/", "", "monitor/", "monitor/lib/" };
	bool ok = script != NULL;

	for (size_t i = 0; ok && i < sizeof(below) / sizeof(below[0]); i++)
		ok = add_files(&table, script, hy_str_of(folder), below[i], err);

	hy_script_close(script);
	if (!ok || !hy_output_open(&out, arena, path, err))
		return false;
	fwrite(table.p, 1, table.len, out.file);
	if (hy_output_commit(&out, err))
		return true;
	hy_output_discard(&out);
	return false;
}
