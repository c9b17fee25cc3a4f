/*
 * The module that finds the source of a document in its PDF (source.h): the file among
 * the associated files (AF) that is called its source, as reports/pdf/pdf_finish.c writes it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <qpdf/qpdf-c.h>

#include "engine/intake/text/source.h"

/* Bytes of address space the program has now; 0 when the system does not tell. */
static size_t
memory_now(void)
{
	FILE *file = fopen("/proc/self/statm", "r");
	unsigned long pages = 0;

	if (file == NULL)
		return 0;
	if (fscanf(file, "%lu", &pages) != 1)
		pages = 0;
	fclose(file);
	return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

/*
 * libqpdf unpacks streams whole and has no limit of its own: the system sets one while it
 * works. What goes over it is an error of libqpdf as any other. BEFORE: to be put back.
 */
static void
limit_memory(struct rlimit *before)
{
	size_t now = memory_now();
	struct rlimit limit;

	if (getrlimit(RLIMIT_AS, before) != 0 || now == 0)
		return;
	limit = *before;
	limit.rlim_cur = (rlim_t)(now + HY_SOURCE_MAX_MEMORY);
	if (before->rlim_cur == RLIM_INFINITY || limit.rlim_cur < before->rlim_cur)
		(void)setrlimit(RLIMIT_AS, &limit);
}

static bool
is_source(qpdf_data pdf, qpdf_oh file)
{
	qpdf_oh relation;

	if (!qpdf_oh_is_dictionary(pdf, file))
		return false;
	relation = qpdf_oh_get_key(pdf, file, "/AFRelationship");
	return qpdf_oh_is_name(pdf, relation) &&
	    strcmp(qpdf_oh_get_name(pdf, relation), "/Source") == 0;
}

/* The bytes of FILE. False: damaged. */
static bool
copy_file(struct hy_arena *arena, qpdf_data pdf, qpdf_oh file, struct hy_str *text)
{
	qpdf_oh parts = qpdf_oh_get_key(pdf, file, "/EF"), stream;
	unsigned char *bytes = NULL;
	QPDF_BOOL whole = QPDF_FALSE;
	size_t len = 0;
	bool ok;

	if (!qpdf_oh_is_dictionary(pdf, parts))
		return false;
	stream = qpdf_oh_get_key(pdf, parts, "/F");
	if (!qpdf_oh_is_stream(pdf, stream))
		return false;
	ok = !(qpdf_oh_get_stream_data(pdf, stream, qpdf_dl_all, &whole, &bytes, &len) &
	    QPDF_ERRORS) && whole && bytes != NULL;
	if (ok)
		*text = hy_str_copy(arena, (const char *)bytes, len);
	free(bytes);
	return ok;
}

/* False: damaged. */
static bool
find(struct hy_arena *arena, qpdf_data pdf, struct hy_str bytes, struct hy_str *text)
{
	qpdf_oh root, files;

	if (qpdf_read_memory(pdf, "pdf", bytes.p, bytes.len, NULL) & QPDF_ERRORS)
		return false;
	root = qpdf_get_root(pdf);
	files = qpdf_oh_is_dictionary(pdf, root) ? qpdf_oh_get_key(pdf, root, "/AF")
	    : qpdf_oh_new_null(pdf);
	for (int i = 0; qpdf_oh_is_array(pdf, files) && i < qpdf_oh_get_array_n_items(pdf, files);
	    i++) {
		qpdf_oh file = qpdf_oh_get_array_item(pdf, files, i);

		if (is_source(pdf, file))
			return copy_file(arena, pdf, file, text);
	}
	return !qpdf_has_error(pdf);
}

static bool
take_source(struct hy_arena *arena, const char *file, struct hy_str bytes, struct hy_str *text,
    struct hy_err *err)
{
	struct rlimit before = { .rlim_cur = RLIM_INFINITY };
	qpdf_data pdf = qpdf_init();
	bool ok;

	*text = (struct hy_str){ NULL, 0 };
	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	limit_memory(&before);
	ok = find(arena, pdf, bytes, text) ||
	    hy_fail(err, hy_mark_file(file), HY_M_IMPORT_PDF_DAMAGED, NULL);
	if (qpdf_has_error(pdf))	/* else libqpdf itself complains of it */
		(void)qpdf_get_error(pdf);
	qpdf_cleanup(&pdf);
	(void)setrlimit(RLIMIT_AS, &before);
	return ok;
}

const struct hy_source_door hy_source_module = { take_source };
