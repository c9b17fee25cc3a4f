/* The door to expat: XML of a part as events, without document types (xlsx.h). */
#include <string.h>

#include <expat.h>

#include "engine/intake/book/xlsx.h"

#define MAX_DEPTH 100

struct reading {
	XML_Parser parser;
	const struct hy_xml *handlers;
	const char *file, *part;
	struct hy_err *err;
	unsigned depth;
	bool failed;	/* ERR is filled */
};

/* NAME without what stands before a colon. */
static const char *
local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

const char *
hy_xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2)
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	return NULL;
}

static void
stop(struct reading *r)
{
	r->failed = true;
	XML_StopParser(r->parser, XML_FALSE);
}

static void
on_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *r = context;

	if (r->failed)
		return;
	if (++r->depth > MAX_DEPTH) {
		hy_fail(r->err, hy_mark_file(r->file), HY_M_BOOK_XML, r->part, "nesting", NULL);
		stop(r);
	} else if (r->handlers->start != NULL &&
	    !r->handlers->start(r->handlers->context, local(name), attributes, r->err)) {
		stop(r);
	}
}

static void
on_end(void *context, const XML_Char *name)
{
	struct reading *r = context;

	if (r->failed)
		return;
	r->depth--;
	if (r->handlers->end != NULL &&
	    !r->handlers->end(r->handlers->context, local(name), r->err))
		stop(r);
}

static void
on_text(void *context, const XML_Char *p, int len)
{
	struct reading *r = context;

	if (!r->failed && r->handlers->text != NULL)
		r->handlers->text(r->handlers->context, p, (size_t)len);
}

/* Workbooks have no document type; entities could grow without end. */
static void
on_doctype(void *context, const XML_Char *name, const XML_Char *system, const XML_Char *public,
    int subset)
{
	struct reading *r = context;

	(void)name;
	(void)system;
	(void)public;
	(void)subset;
	hy_fail(r->err, hy_mark_file(r->file), HY_M_BOOK_XML, r->part, "DOCTYPE", NULL);
	stop(r);
}

static bool
feed(struct reading *r, const char *p, size_t len, bool last)
{
	if (XML_Parse(r->parser, p, (int)len, last) != XML_STATUS_ERROR)
		return true;
	if (!r->failed)
		hy_fail(r->err, hy_mark_file(r->file), HY_M_BOOK_XML, r->part,
		    XML_ErrorString(XML_GetErrorCode(r->parser)), NULL);
	return false;
}

static bool
take(void *context, const char *p, size_t len, struct hy_err *err)
{
	(void)err;
	return feed(context, p, len, false);
}

bool
hy_xml_read(struct hy_package *package, const char *file, const char *part,
    const struct hy_xml *handlers, struct hy_err *err)
{
	struct reading r = { .handlers = handlers, .file = file, .part = part, .err = err };
	bool ok;

	r.parser = XML_ParserCreate(NULL);
	if (r.parser == NULL)
		return hy_fail(err, hy_mark_file(file), HY_M_BOOK_XML, part, "memory", NULL);
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, on_start, on_end);
	XML_SetCharacterDataHandler(r.parser, on_text);
	XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
	ok = hy_package_read(package, part, take, &r, err) && feed(&r, "", 0, true);
	XML_ParserFree(r.parser);
	return ok;
}
