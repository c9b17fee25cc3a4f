#include "reports/pdf_finish.h"

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
	    qpdf_oh_parse(pdf, "<< /Type /StructElem /S /Document >>"));
	qpdf_oh_replace_key(pdf, document, "/P", root);
	qpdf_oh_replace_key(pdf, document, "/K", kids);
	for (int i = 0; i < qpdf_oh_get_array_n_items(pdf, kids); i++) {
		qpdf_oh element = qpdf_oh_get_array_item(pdf, kids, i);

		qpdf_oh_replace_key(pdf, element, "/P", document);
		describe(pdf, element, &figures);
	}
	qpdf_oh_replace_key(pdf, root, "/K", document);
}

/* Cairo has compressed its streams already: they are kept as they are. */
static bool
rewrite(qpdf_data pdf, const struct hy_pdf_bytes *bytes, const char *const *figures)
{
	qpdf_oh root;

	if (qpdf_read_memory(pdf, "pdf", (const char *)bytes->p, bytes->len, NULL) & QPDF_ERRORS)
		return false;
	root = qpdf_get_root(pdf);
	put(pdf, root, "/MarkInfo", "<< /Marked true >>");
	put(pdf, root, "/Lang", "(ja-JP)");
	put(pdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
	put(pdf, root, "/PageMode", "/UseOutlines");
	wrap_structure(pdf, figures);
	if (qpdf_init_write_memory(pdf) & QPDF_ERRORS)
		return false;
	qpdf_set_object_stream_mode(pdf, qpdf_o_generate);
	qpdf_set_stream_data_mode(pdf, qpdf_s_preserve);
	qpdf_set_deterministic_ID(pdf, QPDF_TRUE);
	return !(qpdf_write(pdf) & QPDF_ERRORS) && !qpdf_has_error(pdf);
}

bool
hy_pdf_finish(const struct hy_pdf_bytes *bytes, const char *const *figures, FILE *out,
    struct hy_err *err)
{
	qpdf_data pdf = qpdf_init();
	bool ok = false;
	size_t len;

	qpdf_silence_errors(pdf);
	qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
	if (!rewrite(pdf, bytes, figures)) {
		fail_qpdf(pdf, err);
		goto out;
	}
	len = qpdf_get_buffer_length(pdf);
	if (fwrite(qpdf_get_buffer(pdf), 1, len, out) != len || fflush(out) != 0) {
		hy_fail(err, nowhere, HY_M_PDF_WRITE, strerror(errno), NULL);
		goto out;
	}
	ok = true;
out:
	qpdf_cleanup(&pdf);
	return ok;
}
