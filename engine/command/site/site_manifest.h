/*
 * Manifest: manifest.json of a site, the proof of what was published: each file with its size and
 * SHA-256, each revision with its day and the SHA-256 of its public document. Nothing in it can be
 * traced back to what is not public: a hash of the source file could be, where little of it is withheld.
 */
#ifndef HY_COMMAND_SITE_SITE_MANIFEST_H
#define HY_COMMAND_SITE_SITE_MANIFEST_H

#include "engine/sheet/site.h"

#define HY_MANIFEST_SCHEMA "urn:hyoka:schema:manifest:1"
#define HY_MANIFEST_SCHEMA_FILE "templates/manifest.schema.json"

/* Writes the manifest of WORKS and FILES to OUT. */
void hy_manifest_write(struct hy_buf *out, const struct hy_site_work *works, const struct hy_site_file *files);

enum hy_site_change { HY_SITE_ALTERED, HY_SITE_MISSING, HY_SITE_ADDED };

/* A file that is not as the manifest says. */
struct hy_site_difference {
	enum hy_site_change change;
	struct hy_str path;
	const struct hy_site_difference *next;
};

/*
 * Compares the files of SITE with its manifest: *DIFFERENCES by path, NULL for none; *FILES are those
 * it names, the manifest itself last. False with ERR when there is no manifest or a file cannot be read.
 */
bool hy_site_verify(struct hy_arena *arena, const char *site, const struct hy_site_file **files,
    const struct hy_site_difference **differences, struct hy_err *err);
/* The files of SITE; false with ERR when it is no site, or has files that are none of its own. */
bool hy_site_known(struct hy_arena *arena, const char *site, const struct hy_site_file **files,
    struct hy_err *err);

#endif
