/*
 * Site: what a body makes public of its assessments, for the pages that lead to it and for the
 * list of its files. It knows only what is public: texts come from documents as the public may see
 * them. Everything lives in the arena of who fills it in.
 */
#ifndef HY_SHEET_SITE_H
#define HY_SHEET_SITE_H

#include "engine/change/annex.h"
#include "engine/sheet/looks.h"

#define HY_SITE_INDEX "index.html"
#define HY_SITE_MANIFEST "manifest.json"

/* A file of the site. */
struct hy_site_file {
	struct hy_str path;	/* from the top of the site, ASCII: "works/15-yoshiki4/2026-06-01.pdf" */
	struct hy_str sha256;	/* hexadecimal digits */
	size_t size;		/* bytes */
	struct hy_site_file *next;
};

/* A published revision of a work. */
struct hy_site_revision {
	struct hy_str day, iso;		/* of publication: as it is printed; as ISO day */
	struct hy_str edition, edition_name;
	struct hy_str document;		/* SHA-256 of the public document, which its PDF carries */
	const struct hy_site_file *files;	/* in each format; chained in FILES to the last of its own */
	unsigned n_files;
	const struct hy_site_revision *next;
};

/* An assessment that is published. */
struct hy_site_work {
	struct hy_str folder;		/* "works/15-yoshiki4" */
	struct hy_str number, name, office;
	struct hy_str form, form_name;	/* "yoshiki4"; its printed name */
	bool ended;			/* the body has ended the work it is about */
	const struct hy_site_revision *revisions;	/* newest first */
	const struct hy_site_file *annex;	/* its table of changes in each format */
	unsigned n_annex;
	const struct hy_site_work *next;
};

/* The page that lists WORKS, by body. */
const struct hy_sheet *hy_site_index(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_site_work *works);
/* The page of WORK; DOC is its newest revision as the public may see it, ANNEX its table of changes. */
const struct hy_sheet *hy_site_page(struct hy_arena *arena, const struct hy_looks *looks,
    const struct hy_site_work *work, const struct hy_doc *doc, const struct hy_annex *annex);

#endif
