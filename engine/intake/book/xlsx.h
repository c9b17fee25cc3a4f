/*
 * Reading a workbook of the Office Open XML kind, shared by the parts of the module:
 * the package (xlsx_zip.c), XML (xlsx_xml.c), the table of contents (xlsx_book.c),
 * shared texts (xlsx_strings.c), formats of dates (xlsx_styles.c), sheets
 * (xlsx_sheet.c), the module's table (xlsx.c). Names of elements are compared without
 * their namespace, so that both standards (transitional, strict) are read.
 */
#ifndef HY_INTAKE_BOOK_XLSX_H
#define HY_INTAKE_BOOK_XLSX_H

#include "engine/intake/book/book.h"

/* A package being read; its bytes must outlive it. */
struct hy_package;

/* NULL with ERR: no zip archive, or damaged. The caller ends it with hy_package_close. */
struct hy_package *hy_package_open(struct hy_arena *arena, const char *file, struct hy_str bytes,
    struct hy_err *err);
/* NULL is allowed. */
void hy_package_close(struct hy_package *package);
bool hy_package_has(struct hy_package *package, const char *part);

/* Takes bytes of a part in order; false with ERR ends the reading. */
typedef bool hy_sink(void *context, const char *p, size_t len, struct hy_err *err);
/*
 * Gives all bytes of PART to SINK. False with ERR: no such part, damaged, encrypted,
 * or more than HY_BOOK_MAX_INFLATED bytes were read of the package.
 */
bool hy_package_read(struct hy_package *package, const char *part, hy_sink *sink, void *context,
    struct hy_err *err);
/* The package with N parts set to OUT; see hy_book_door. */
bool hy_package_patch(struct hy_arena *arena, const char *file, struct hy_str bytes,
    const struct hy_book_part *parts, unsigned n, FILE *out, struct hy_err *err);

/*
 * Events of XML; NAME without its namespace, ATTRIBUTES pairs of name and value that
 * end with NULL. A handler that is NULL is not called. TEXT comes in pieces.
 */
struct hy_xml {
	bool (*start)(void *context, const char *name, const char **attributes, struct hy_err *err);
	bool (*end)(void *context, const char *name, struct hy_err *err);
	void (*text)(void *context, const char *p, size_t len);
	void *context;
};

/* Reads PART as XML. False with ERR; a document type (entities) and deep nesting are refused. */
bool hy_xml_read(struct hy_package *package, const char *file, const char *part,
    const struct hy_xml *handlers, struct hy_err *err);
/* The value of attribute NAME (without its namespace), or NULL. */
const char *hy_xml_attribute(const char **attributes, const char *name);

/* Texts that cells share, by number. */
struct hy_strings {
	const struct hy_str *at;
	size_t count;
};

/* What all parts share while a book is read. */
struct hy_xlsx_reader {
	struct hy_arena *arena;
	const char *file;
	struct hy_package *package;
	struct hy_book *book;
	struct hy_strings strings;
	const unsigned char *dates;	/* by cell format: is its number a date? */
	size_t n_dates;
	bool from_1904;			/* days count from 1904 */
	size_t text_bytes;		/* of all texts so far */
	size_t n_cells;
};

bool hy_xlsx_strings_read(struct hy_xlsx_reader *r, const char *part, struct hy_err *err);
bool hy_xlsx_styles_read(struct hy_xlsx_reader *r, const char *part, struct hy_err *err);
bool hy_xlsx_sheet_read(struct hy_xlsx_reader *r, struct hy_book_sheet *sheet, struct hy_err *err);
/* Contents, names, and the parts they lead to. */
bool hy_xlsx_book_read(struct hy_xlsx_reader *r, struct hy_err *err);

/* Counts LEN bytes of text; false with ERR over the limit. */
bool hy_xlsx_count(struct hy_xlsx_reader *r, size_t len, struct hy_err *err);
/* TEXT with _xHHHH_ as the characters they stand for, CR LF as LF; copied into the arena. */
struct hy_str hy_xlsx_unescape(struct hy_arena *arena, struct hy_str text);
/* The number in VALUE as Excel would show it in a plain cell; with DATE, the day it counts. */
struct hy_str hy_xlsx_number(struct hy_xlsx_reader *r, struct hy_str value, bool date);
/* "B12", "$B$12" or a range "B12:C13"; bytes used, 0 when it is none. */
size_t hy_xlsx_range(const char *p, struct hy_book_range *range);

#endif
