/* The module for workbooks of the Office Open XML kind (book.h, xlsx.h). */
#include "engine/intake/book/xlsx.h"

static bool
read(struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_book *book,
    struct hy_err *err)
{
	struct hy_xlsx_reader r = { .arena = arena, .file = file, .book = book };
	bool ok;

	*book = (struct hy_book){ .file = file };
	r.package = hy_package_open(arena, file, bytes, err);
	ok = r.package != NULL && hy_xlsx_book_read(&r, err);
	hy_package_close(r.package);
	return ok;
}

static bool
keep(void *context, const char *p, size_t len, struct hy_err *err)
{
	(void)err;
	hy_buf_add(context, p, len);
	return true;
}

static bool
part(struct hy_arena *arena, const char *file, struct hy_str bytes, const char *name,
    struct hy_str *text, struct hy_err *err)
{
	struct hy_package *package = hy_package_open(arena, file, bytes, err);
	struct hy_buf out = hy_buf_new(arena);
	bool ok = package != NULL;

	*text = (struct hy_str){ NULL, 0 };
	if (ok && hy_package_has(package, name)) {
		ok = hy_package_read(package, name, keep, &out, err);
		*text = out.len > 0 ? hy_buf_get(&out) : HY_S("");
	}
	hy_package_close(package);
	return ok;
}

const struct hy_book_door hy_book_module = { "xlsx", read, part, hy_package_patch };
