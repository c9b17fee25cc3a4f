/* The door to libzip: parts of a package, within limits (xlsx.h). */
#include <string.h>

#include <zip.h>

#include "engine/intake/xlsx.h"

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

/* Sets PART in ZIP; its bytes must stay until the archive is closed. */
static bool
set_part(zip_t *zip, const struct hy_book_part *part)
{
	zip_source_t *source = zip_source_buffer(zip, part->bytes.p, part->bytes.len, 0);
	zip_int64_t at;

	if (source == NULL)
		return false;
	at = zip_file_add(zip, part->name, source, ZIP_FL_OVERWRITE | ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(source);
		return false;
	}
	/* Equal input gives equal bytes: no day of writing. */
	return zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 0x21, 0) == 0;
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

bool
hy_package_patch(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_book_part *parts, unsigned n, FILE *out, struct hy_err *err)
{
	zip_error_t error;
	zip_source_t *source;
	zip_t *zip = NULL;
	bool ok = true;

	(void)arena;
	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.p, bytes.len, 0, &error);
	if (source != NULL)
		zip = zip_open_from_source(source, 0, &error);
	if (zip == NULL) {
		fail_zip(err, file, zip_error_strerror(&error));
		zip_source_free(source);
		return false;
	}
	zip_source_keep(source);
	for (unsigned i = 0; i < n && ok; i++)
		ok = set_part(zip, &parts[i]);
	if (!ok)
		fail_zip(err, file, zip_strerror(zip));
	if (ok && zip_close(zip) != 0)
		ok = fail_zip(err, file, zip_strerror(zip));
	else if (ok)
		zip = NULL;
	if (zip != NULL)
		zip_discard(zip);
	if (ok && !copy_source(source, out))
		ok = hy_fail(err, hy_mark_file(file), HY_M_STDOUT, NULL);
	zip_source_free(source);
	zip_error_fini(&error);
	return ok;
}
