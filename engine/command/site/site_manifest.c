#include "engine/command/site/site_manifest.h"

#include <stdlib.h>
#include <string.h>

#include "engine/base/digest.h"
#include "engine/base/file.h"
#include "engine/base/json.h"
#include "engine/command/call.h"
#include "engine/form/yaml/yaml.h"

#define MANIFEST_VERSION 1
#define MAX_FILE ((size_t)1 << 30)
#define DEEPEST 8u	/* folders below folders; a site has two */

/* --- writing */

static void
write_paths(struct hy_json *j, const char *key, const struct hy_site_file *file, unsigned n)
{
	hy_json_open(j, key, '[');
	for (unsigned i = 0; i < n && file != NULL; i++, file = file->next)
		hy_json_text(j, NULL, file->path);
	hy_json_close(j, ']');
}

static void
write_revision(struct hy_json *j, const struct hy_site_revision *r)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "day", r->iso);
	hy_json_text(j, "edition", r->edition);
	hy_json_text(j, "document_sha256", r->document);
	write_paths(j, "files", r->files, r->n_files);
	hy_json_close(j, '}');
}

static void
write_work(struct hy_json *j, const struct hy_site_work *w)
{
	hy_json_open(j, NULL, '{');
	hy_json_text(j, "folder", w->folder);
	hy_json_text(j, "number", w->number);
	hy_json_text(j, "name", w->name);
	hy_json_text(j, "office", w->office);
	hy_json_text(j, "form", w->form);
	hy_json_bool(j, "ended", w->ended);
	hy_json_open(j, "revisions", '[');
	for (const struct hy_site_revision *r = w->revisions; r != NULL; r = r->next)
		write_revision(j, r);
	hy_json_close(j, ']');
	write_paths(j, "annex", w->annex, w->n_annex);
	hy_json_close(j, '}');
}

void
hy_manifest_write(struct hy_buf *out, const struct hy_site_work *works, const struct hy_site_file *files)
{
	struct hy_json j = hy_json_new(out);

	hy_json_open(&j, NULL, '{');
	hy_json_text(&j, "$schema", HY_S(HY_MANIFEST_SCHEMA));
	hy_json_number(&j, "schema_version", MANIFEST_VERSION);
	hy_json_text(&j, "program", HY_S("hyoka " HYOKA_VERSION));
	hy_json_open(&j, "works", '[');
	for (; works != NULL; works = works->next)
		write_work(&j, works);
	hy_json_close(&j, ']');
	hy_json_open(&j, "files", '[');
	for (; files != NULL; files = files->next) {
		hy_json_open(&j, NULL, '{');
		hy_json_text(&j, "path", files->path);
		hy_json_number(&j, "size", (long)files->size);
		hy_json_text(&j, "sha256", files->sha256);
		hy_json_close(&j, '}');
	}
	hy_json_close(&j, ']');
	hy_json_close(&j, '}');
	hy_buf_char(out, '\n');
}

/* --- reading */

/* A path a site may have: it leads nowhere else. */
static bool
is_safe(struct hy_str path)
{
	if (path.len == 0 || path.p[0] == '/' || hy_str_find(path, HY_S(".."), 0) >= 0)
		return false;
	for (size_t i = 0; i < path.len; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./", path.p[i]) == NULL)
			return false;
	return true;
}

static struct hy_site_file *
read_file(struct hy_arena *arena, const struct hy_yaml *y)
{
	struct hy_site_file *file = hy_new(arena, struct hy_site_file);
	struct hy_str path = hy_yaml_text(y, "path"), sha256 = hy_yaml_text(y, "sha256");
	long size = hy_yaml_number(y, "size", -1);

	if (!is_safe(path) || sha256.len != 2 * HY_SHA256 || size < 0)
		return NULL;
	file->path = path;
	file->sha256 = sha256;
	file->size = (size_t)size;
	return file;
}

/* The files that the manifest of SITE names, the manifest itself last. False with ERR. */
static bool
read_manifest(struct hy_arena *arena, const char *site, const struct hy_site_file **files, struct hy_err *err)
{
	struct hy_str path = hy_path_join(arena, hy_str_of(site), HY_SITE_MANIFEST);
	const struct hy_site_file **tail = files;
	const struct hy_yaml *top, *list;
	struct hy_site_file *own;

	if (!hy_file_exists(path.p))
		return hy_fail(err, hy_mark_file(site), HY_M_SITE_NONE, site, HY_SITE_MANIFEST, NULL);
	top = hy_yaml_read(arena, path.p, err);
	if (top == NULL)
		return false;
	list = hy_yaml_get(top, "files");
	if (hy_yaml_number(top, "schema_version", 0) != MANIFEST_VERSION || list == NULL || list->type != HY_YAML_LIST)
		return hy_fail(err, hy_mark_file(path.p), HY_M_SITE_BAD_MANIFEST, NULL);
	for (const struct hy_yaml *y = list->first; y != NULL; y = y->next) {
		struct hy_site_file *file = read_file(arena, y);

		if (file == NULL)
			return hy_fail(err, y->at, HY_M_SITE_BAD_MANIFEST, NULL);
		*tail = file;
		tail = (const struct hy_site_file **)&file->next;
	}
	own = hy_new(arena, struct hy_site_file);
	own->path = HY_S(HY_SITE_MANIFEST);
	*tail = own;
	return true;
}

/* --- comparing */

struct walk {
	struct hy_arena *arena;
	struct hy_str site;
	const struct hy_site_file **known;	/* by path */
	bool *seen;
	unsigned n_known;
	struct hy_site_difference *differences;
	struct hy_err *err;
};

static int
by_path(const void *a, const void *b)
{
	const struct hy_site_file *const *x = a, *const *y = b;

	return hy_str_cmp((*x)->path, (*y)->path);
}

static void
add(struct walk *w, enum hy_site_change change, struct hy_str path)
{
	struct hy_site_difference *d = hy_new(w->arena, struct hy_site_difference);
	const struct hy_site_difference **at = (const struct hy_site_difference **)&w->differences;

	while (*at != NULL && hy_str_cmp((*at)->path, path) < 0)
		at = (const struct hy_site_difference **)&((struct hy_site_difference *)*at)->next;
	*d = (struct hy_site_difference){ change, path, *at };
	*at = d;
}

/* The place of PATH among the known files; their number for none. */
static unsigned
place_of(const struct walk *w, struct hy_str path)
{
	struct hy_site_file key = { .path = path };
	const struct hy_site_file *p = &key, **found;

	if (w->n_known == 0)
		return 0;
	found = bsearch(&p, w->known, w->n_known, sizeof(*w->known), by_path);
	return found != NULL ? (unsigned)(found - w->known) : w->n_known;
}

/* The manifest vouches for the others; nothing in the site vouches for it. */
static bool
compare(struct walk *w, const struct hy_site_file *known, const char *path)
{
	struct hy_arena *arena;
	struct hy_str bytes, sha256;
	bool fine;

	if (known->sha256.len == 0)
		return true;
	arena = hy_arena_new();
	fine = hy_file_read(arena, path, MAX_FILE, &bytes, w->err);
	sha256 = fine ? hy_sha256_hex(arena, bytes, w->err) : HY_S("");
	fine = sha256.len > 0;
	if (fine && (bytes.len != known->size || !hy_str_eq(sha256, known->sha256)))
		add(w, HY_SITE_ALTERED, known->path);
	hy_arena_free(arena);
	return fine;
}

static bool
visit(struct walk *w, struct hy_str below, unsigned depth, bool bytes)
{
	struct hy_str folder = below.len > 0 ? hy_path_join(w->arena, w->site, below.p) : w->site, *names;
	size_t n;

	if (!hy_folder_list_all(w->arena, folder.p, &names, &n, w->err))
		return false;
	for (size_t i = 0; i < n; i++) {
		struct hy_str path = below.len > 0 ? hy_path_join(w->arena, below, names[i].p) : names[i];
		const char *real = hy_path_join(w->arena, w->site, path.p).p;
		bool link = hy_file_is_link(real), folder_too = !link && hy_file_is_folder(real);
		unsigned at = place_of(w, path);

		if (folder_too && depth < DEEPEST) {
			if (!visit(w, path, depth + 1, bytes))
				return false;
		} else if (at == w->n_known || link || folder_too) {
			add(w, HY_SITE_ADDED, path);
		} else {
			w->seen[at] = true;
			if (bytes && !compare(w, w->known[at], real))
				return false;
		}
	}
	return true;
}

static void
take_known(struct walk *w, const struct hy_site_file *files)
{
	for (const struct hy_site_file *f = files; f != NULL; f = f->next)
		w->n_known++;
	w->known = hy_new_array(w->arena, w->n_known + 1, const struct hy_site_file *);
	w->seen = hy_new_array(w->arena, w->n_known + 1, bool);
	w->n_known = 0;
	for (const struct hy_site_file *f = files; f != NULL; f = f->next)
		w->known[w->n_known++] = f;
	qsort(w->known, w->n_known, sizeof(*w->known), by_path);
}

/* BYTES: what the files hold counts, too, and not only which there are. */
static bool
look(struct hy_arena *arena, const char *site, bool bytes, const struct hy_site_file **files,
    const struct hy_site_difference **differences, struct hy_err *err)
{
	struct walk w = { .arena = arena, .site = hy_str_of(site), .err = err };

	*files = NULL;
	if (!read_manifest(arena, site, files, err))
		return false;
	take_known(&w, *files);
	if (!visit(&w, HY_S(""), 0, bytes))
		return false;
	for (unsigned i = 0; i < w.n_known; i++)
		if (!w.seen[i])
			add(&w, HY_SITE_MISSING, w.known[i]->path);
	*differences = w.differences;
	return true;
}

bool
hy_site_verify(struct hy_arena *arena, const char *site, const struct hy_site_file **files,
    const struct hy_site_difference **differences, struct hy_err *err)
{
	return look(arena, site, true, files, differences, err);
}

bool
hy_site_known(struct hy_arena *arena, const char *site, const struct hy_site_file **files, struct hy_err *err)
{
	const struct hy_site_difference *d;

	if (!look(arena, site, false, files, &d, err))
		return false;
	while (d != NULL && d->change != HY_SITE_ADDED)
		d = d->next;
	return d == NULL || hy_fail(err, hy_mark_file(hy_path_join(arena, hy_str_of(site), d->path.p).p),
	    HY_M_SITE_STRANGE, NULL);
}
