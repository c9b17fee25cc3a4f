#include "reports/pdf/pdf_finish.h"

#include <errno.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

static const struct hy_mark nowhere;

static bool
fail_qpdf(qpdf_data pdf, struct hy_err *err)
{
	const char *text = "libqpdf";

	if (qpdf_has_error(pdf))
		text = qpdf_get_error_full_text(pdf, qpdf_get_error(pdf));
	return hy_fail(err, nowhere, HY_M_PDF_MAKE, text, NULL);
}

static void
put(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *value)
{
	qpdf_oh_replace_key(pdf, dictionary, key, qpdf_oh_parse(pdf, value));
}

/* A figure says in words what it shows. */
static void
describe(qpdf_data pdf, qpdf_oh element, const char *const **figures)
{
	qpdf_oh type = qpdf_oh_get_key(pdf, element, "/S");

	if (**figures == NULL || !qpdf_oh_is_name(pdf, type) ||
	    strcmp(qpdf_oh_get_name(pdf, type), "/Figure") != 0)
		return;
	qpdf_oh_replace_key(pdf, element, "/Alt", qpdf_oh_new_unicode_string(pdf, **figures));
	(*figures)++;
}

/* Cairo hangs every part from the root of the structure; one Document belongs between. */
static void
wrap_structure(qpdf_data pdf, const char *const *figures)
{
	qpdf_oh root = qpdf_oh_get_key(pdf, qpdf_get_root(pdf), "/StructTreeRoot"), kids, document;

	if (!qpdf_oh_is_dictionary(pdf, root))
		return;
	kids = qpdf_oh_get_key(pdf, root, "/K");
	if (!qpdf_oh_is_array(pdf, kids))
		return;
	document = qpdf_make_indirect_object(pdf,
	    qpdf_oh_parse(pdf, "<< /S /Document >>"));
	qpdf_oh_replace_key(pdf, document, "/P", root);
	qpdf_oh_replace_key(pdf, document, "/K", kids);
	for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
		qpdf_oh element = qpdf_oh_get_array_item(pdf, kids, i);

		qpdf_oh_replace_key(pdf, element, "/P", document);
		describe(pdf, element, &figures);
	}
	qpdf_oh_replace_key(pdf, root, "/K", document);
}

/*
 * The file an attachment is: in the tree of names, so that viewers list it, and among the
 * associated files (AF) as the source of the document. libqpdf's C API has no call for it.
 */
static void
attach(qpdf_data pdf, qpdf_oh root, const struct hy_pdf_extras *extras)
{
	qpdf_oh stream = qpdf_oh_new_stream(pdf), spec, names, list;
	qpdf_oh text = qpdf_oh_new_unicode_string(pdf, extras->name.p);

	qpdf_oh_replace_stream_data(pdf, stream, (const unsigned char *)extras->attached.p,
	    extras->attached.len, qpdf_oh_new_null(pdf), qpdf_oh_new_null(pdf));
	put(pdf, qpdf_oh_get_dict(pdf, stream), "/Type", "/EmbeddedFile");
	put(pdf, qpdf_oh_get_dict(pdf, stream), "/Subtype", "/application#2Fyaml");
	spec = qpdf_make_indirect_object(pdf,
	    qpdf_oh_parse(pdf, "<< /Type /Filespec /AFRelationship /Source /EF << >> >>"));
	qpdf_oh_replace_key(pdf, qpdf_oh_get_key(pdf, spec, "/EF"), "/F", stream);
	qpdf_oh_replace_key(pdf, spec, "/F", text);
	qpdf_oh_replace_key(pdf, spec, "/UF", text);
	names = qpdf_oh_parse(pdf, "<< /Names [] >>");
	list = qpdf_oh_get_key(pdf, names, "/Names");
	qpdf_oh_append_item(pdf, list, text);
	qpdf_oh_append_item(pdf, list, spec);
	if (!qpdf_oh_is_dictionary(pdf, qpdf_oh_get_key(pdf, root, "/Names")))
		put(pdf, root, "/Names", "<< >>");
	qpdf_oh_replace_key(pdf, qpdf_oh_get_key(pdf, root, "/Names"), "/EmbeddedFiles", names);
	put(pdf, root, "/AF", "[]");
	qpdf_oh_append_item(pdf, qpdf_oh_get_key(pdf, root, "/AF"), spec);
}

/*
 * Of each structure element Cairo says that it is one. It need not be said (ISO 32000-1, table 323),
 * and there are so many of them that libqpdf takes a tenth less time and memory without it.
 */
static void
leave_types_out(struct hy_pdf_bytes *bytes)
{
	const struct hy_str type = HY_S("<< /Type /StructElem");
	const struct hy_str all = { (const char *)bytes->p, bytes->len };
	long at = 0;

	for (; (at = hy_str_find(all, type, (size_t)at)) >= 0; at += (long)type.len)
		memset(bytes->p + at + 2, ' ', type.len - 2);
}

/* Cairo has compressed its streams already: they are kept as they are, only the attachment is new. */
static bool
rewrite(qpdf_data pdf, struct hy_pdf_bytes *bytes, const struct hy_pdf_extras *extras)
{
	qpdf_oh root;

	leave_types_out(bytes);
	if (qpdf_read_memory(pdf, "pdf", (const char *)bytes->p, bytes->len, NULL) & QPDF_ERRORS)
		return false;
	root = qpdf_get_root(pdf);
	put(pdf, root, "/MarkInfo", "<< /Marked true >>");
	put(pdf, root, "/Lang", "(ja-JP)");
	put(pdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
	put(pdf, root, "/PageMode", "/UseOutlines");
	wrap_structure(pdf, extras->figures);
	if (extras->attached.len > 0)
		attach(pdf, root, extras);
	if (qpdf_init_write_memory(pdf) & QPDF_ERRORS)
		return false;
	qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
	qpdf_set_decode_level(pdf, qpdf_dl_none);
	qpdf_set_compress_streams(pdf, QPDF_TRUE);
	qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
	return !(qpdf_write(pdf) & QPDF_ERRORS) && !qpdf_has_error(pdf);
}

bool
hy_pdf_finish(struct hy_pdf_bytes *bytes, const struct hy_pdf_extras *extras, FILE *out,
    struct hy_err *err)
{
	qpdf_data pdf = qpdf_init();
	bool ok = false;
	size_t len;

	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	if (!rewrite(pdf, bytes, extras)) {
		fail_qpdf(pdf, err);
		goto out;
	}
	len = qpdf_get_buffer_length(pdf);
	if (fwrite(qpdf_get_buffer(pdf), 1, len, out) != len || fflush(out) != 0) {
		hy_fail(err, nowhere, HY_M_PDF_WRITE, hy_errno_text(errno), NULL);
		goto out;
	}
	ok = true;
out:
	qpdf_cleanup(&pdf);
	return ok;
}
