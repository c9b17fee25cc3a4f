/*
 * Machine form: a document as JSON, one entry an item in form order.
 * Open data for programs; nothing private is in it.
 */
#ifndef HY_SHEET_MACHINE_H
#define HY_SHEET_MACHINE_H

#include "engine/base/json.h"
#include "engine/change/annex.h"
#include "engine/form/doc.h"

#define HY_MACHINE_VERSION 1
/* The $id of the schema of that version, and where it is among the data (hy_data_path). */
#define HY_MACHINE_SCHEMA "urn:hyoka:schema:machine:1"
#define HY_MACHINE_SCHEMA_FILE "templates/machine.schema.json"

/* Writes the whole object to OUT; ANNEX gives its rows. */
void hy_machine_write(struct hy_buf *out, const struct hy_doc *doc, const struct hy_annex *annex);
/* The number printed behind NODE's answer: written, else the length of the list it opens; -1 for none. */
long hy_node_shown_count(const struct hy_node *node, const struct hy_tick *tick);
/* What NODE prints for the name of its file: its own words, else the file's name(s), one a line. */
struct hy_str hy_node_file_name(struct hy_arena *arena, const struct hy_doc *doc,
    const struct hy_node *node);

#endif
