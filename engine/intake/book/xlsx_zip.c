/* The door to libzip: parts of a package, within limits (xlsx.h). */
#include <string.h>

#include <zip.h>

#include "engine/intake/book/xlsx.h"

#define CHUNK 65536
#define MAX_ENTRIES 20000	/* a workbook has one to a few hundred */

struct hy_package {
	zip_t *zip;
	const char *file;
	size_t left;	/* bytes that may still be read */
};

static bool
fail_zip(struct hy_err *err, const char *file, const char *text)
{
	return hy_fail(err, hy_mark_file(file), HY_M_BOOK_DAMAGED, text, NULL);
}

static zip_t *
open_bytes(const char *file, struct hy_str bytes, struct hy_err *err)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip = NULL;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.p, bytes.len, 0, &error);
	if (source != NULL)
		zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
	if (zip == NULL) {
		fail_zip(err, file, zip_error_strerror(&error));
		zip_source_free(source);
	}
	zip_error_fini(&error);
	return zip;
}

struct hy_package *
hy_package_open(struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_err *err)
{
	struct hy_package *package = hy_new(arena, struct hy_package);

	package->file = file;
	package->left = HY_BOOK_MAX_INFLATED;
	package->zip = open_bytes(file, bytes, err);
	if (package->zip == NULL)
		return NULL;
	if (zip_get_num_entries(package->zip, 0) <= MAX_ENTRIES)
		return package;
	hy_fail(err, hy_mark_file(file), HY_M_BOOK_LARGE, NULL);
	hy_package_close(package);
	return NULL;
}

void
hy_package_close(struct hy_package *package)
{
	if (package != NULL)
		zip_discard(package->zip);
}

bool
hy_package_has(struct hy_package *package, const char *part)
{
	return zip_name_locate(package->zip, part, ZIP_FL_NOCASE) >= 0;
}

static bool
read_all(struct hy_package *package, zip_file_t *in, hy_sink *sink, void *context,
    struct hy_err *err)
{
	char chunk[CHUNK];
	zip_int64_t n;

	while ((n = zip_fread(in, chunk, sizeof(chunk))) > 0) {
		if ((size_t)n > package->left)
			return hy_fail(err, hy_mark_file(package->file), HY_M_BOOK_LARGE, NULL);
		package->left -= (size_t)n;
		if (!sink(context, chunk, (size_t)n, err))
			return false;
	}
	return n == 0 || fail_zip(err, package->file, zip_file_strerror(in));
}

bool
hy_package_read(struct hy_package *package, const char *part, hy_sink *sink, void *context,
    struct hy_err *err)
{
	zip_int64_t at = zip_name_locate(package->zip, part, ZIP_FL_NOCASE);
	zip_file_t *in;
	bool ok;

	if (at < 0)
		return hy_fail(err, hy_mark_file(package->file), HY_M_BOOK_PART, part, NULL);
	in = zip_fopen_index(package->zip, (zip_uint64_t)at, 0);
	if (in == NULL)
		return fail_zip(err, package->file, zip_strerror(package->zip));
	ok = read_all(package, in, sink, context, err);
	zip_fclose(in);
	return ok;
}

/* The day every part that is written anew has: equal input gives equal bytes. */
static bool
date_part(zip_t *zip, zip_int64_t at)
{
	return at >= 0 && zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 0x21, 0) == 0;
}

/* Adds SOURCE, which may be NULL, as NAME; -1 on failure. */
static zip_int64_t
add_source(zip_t *zip, const char *name, zip_source_t *source)
{
	zip_int64_t at = source != NULL ? zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8) : -1;

	if (at < 0 && source != NULL)
		zip_source_free(source);
	return at;
}

/* PART's bytes must stay until the archive is closed. */
static bool
add_part(zip_t *zip, const struct hy_book_part *part)
{
	return date_part(zip, add_source(zip, part->name,
	    zip_source_buffer(zip, part->bytes.p, part->bytes.len, 0)));
}

/* Copies entry AT as it is packed, with its day and attributes. */
static bool
copy_part(zip_t *zip, zip_t *from, zip_uint64_t at)
{
	zip_stat_t stat;
	zip_int64_t to;
	zip_uint8_t system;
	zip_uint32_t attributes;

	if (zip_stat_index(from, at, 0, &stat) != 0 ||
	    zip_file_get_external_attributes(from, at, 0, &system, &attributes) != 0)
		return false;
	to = add_source(zip, stat.name, zip_source_zip(zip, from, at, ZIP_FL_COMPRESSED, 0, -1));
	/* What is stored would be packed without a word. */
	return to >= 0 && zip_file_set_mtime(zip, (zip_uint64_t)to, stat.mtime, 0) == 0 &&
	    zip_file_set_external_attributes(zip, (zip_uint64_t)to, 0, system, attributes) == 0 &&
	    (stat.comp_method != ZIP_CM_STORE ||
	    zip_set_file_compression(zip, (zip_uint64_t)to, ZIP_CM_STORE, 0) == 0);
}

static const struct hy_book_part *
find_part(const struct hy_book_part *parts, unsigned n, const char *name)
{
	for (unsigned i = 0; i < n; i++)
		if (strcmp(parts[i].name, name) == 0)
			return &parts[i];
	return NULL;
}

/* The entries of FROM in their order, PARTS in the place of those they replace, the others behind. */
static bool
fill_archive(zip_t *zip, zip_t *from, const struct hy_book_part *parts, unsigned n)
{
	zip_int64_t count = zip_get_num_entries(from, 0);
	bool ok = true;

	for (zip_int64_t i = 0; i < count && ok; i++) {
		const char *name = zip_get_name(from, (zip_uint64_t)i, 0);
		const struct hy_book_part *part = name != NULL ? find_part(parts, n, name) : NULL;

		ok = name != NULL && (part != NULL ? add_part(zip, part)
		    : copy_part(zip, from, (zip_uint64_t)i));
	}
	for (unsigned i = 0; i < n && ok; i++)
		if (zip_name_locate(from, parts[i].name, 0) < 0)
			ok = add_part(zip, &parts[i]);
	return ok;
}

/* The bytes of a closed archive in SOURCE to OUT. */
static bool
copy_source(zip_source_t *source, FILE *out)
{
	char chunk[CHUNK];
	zip_int64_t n;

	if (zip_source_open(source) < 0)
		return false;
	while ((n = zip_source_read(source, chunk, sizeof(chunk))) > 0)
		if (fwrite(chunk, 1, (size_t)n, out) != (size_t)n)
			break;
	zip_source_close(source);
	return n == 0 && fflush(out) == 0;
}

/* A new archive made from FROM in the memory of SOURCE. */
static bool
write_archive(const char *file, zip_t *from, zip_source_t *source, const struct hy_book_part *parts,
    unsigned n, struct hy_err *err)
{
	zip_error_t error;
	zip_t *zip;
	bool ok;

	zip_error_init(&error);
	zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
	if (zip == NULL) {
		fail_zip(err, file, zip_error_strerror(&error));
		zip_error_fini(&error);
		return false;
	}
	zip_source_keep(source);
	ok = fill_archive(zip, from, parts, n);
	if (!ok || zip_close(zip) != 0) {
		ok = fail_zip(err, file, zip_strerror(zip));
		zip_discard(zip);
	}
	zip_error_fini(&error);
	return ok;
}

/*
 * The workbook is copied to a new archive: editing one in place would leave it to
 * libzip to tell apart what memory is its own.
 */
bool
hy_package_patch(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_book_part *parts, unsigned n, FILE *out, struct hy_err *err)
{
	struct hy_package *package = hy_package_open(arena, file, bytes, err);
	zip_source_t *source;
	bool ok;

	if (package == NULL)
		return false;
	source = zip_source_buffer_create(NULL, 0, 0, NULL);
	ok = source != NULL && write_archive(file, package->zip, source, parts, n, err);
	if (ok && !copy_source(source, out))
		ok = hy_fail(err, hy_mark_file(file), HY_M_STDOUT, NULL);
	if (source != NULL)
		zip_source_free(source);
	hy_package_close(package);
	return ok;
}
