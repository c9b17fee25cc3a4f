#include "engine/command/out/mark_out.h"

#include "engine/base/file.h"
#include "engine/command/out/findings_out.h"
#include "engine/intake/book/book.h"
#include "engine/intake/mark/mark.h"

static struct hy_mark_note
note_of(struct hy_arena *arena, const struct hy_finding *f)
{
	struct hy_mark_note note = { .severity = hy_severity_word(f->severity),
	    .rule = hy_str_of(f->rule), .item = hy_finding_item(arena, f->node),
	    .message = f->message, .hint = f->hint };

	note.placed = f->at.cell != NULL;
	if (note.placed) {
		note.sheet = (f->at.line - 1) / HY_BOOK_MAX_ROW;
		note.row = (f->at.line - 1) % HY_BOOK_MAX_ROW;
		note.col = f->at.col - 1;
	}
	return note;
}

bool
hy_findings_mark(struct hy_call *call, const char *file, const struct hy_findings *findings,
    const char *path)
{
	struct hy_arena *arena = call->arena;
	struct hy_mark_note *notes;
	struct hy_output out;
	struct hy_err err;
	struct hy_str bytes;
	unsigned n = 0;

	for (const struct hy_finding *f = findings->first; f != NULL; f = f->next)
		n++;
	notes = hy_new_array(arena, n + 1, struct hy_mark_note);
	n = 0;
	for (const struct hy_finding *f = findings->first; f != NULL; f = f->next)
		if (!f->waived)
			notes[n++] = note_of(arena, f);
	if (!hy_file_read(arena, file, HY_BOOK_MAX_BYTES, &bytes, &err) ||
	    !hy_output_open(&out, arena, path, &err)) {
		hy_call_fail(call, &err);
		return false;
	}
	if (hy_book_mark(arena, file, bytes, notes, n, out.file, &err) && hy_output_commit(&out, &err))
		return true;
	hy_output_discard(&out);
	hy_call_fail(call, &err);
	return false;
}
