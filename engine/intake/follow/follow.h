/*
 * Following a source along its form: which label each piece of text stands
 * behind. Shared by the parts of the matcher (choose, plan, find, place, rows,
 * printed, follow, annex, attach, figure, hit, settle, fill, read_*, where); for intake/ only.
 */
#ifndef HY_INTAKE_FOLLOW_FOLLOW_H
#define HY_INTAKE_FOLLOW_FOLLOW_H

#include "engine/intake/text/anchor.h"
#include "engine/intake/text/html.h"

/* A piece of an answer as the source has it. */
struct hy_piece {
	struct hy_str text;	/* with box marks */
	unsigned line;
	bool block;		/* a line of its own, perhaps with markdown in front */
	struct hy_piece *next;
};

/* A label that was found, with the pieces behind it. */
struct hy_hit {
	const struct hy_anchor *anchor;	/* NULL: boxes at a section's head */
	struct hy_node *node;
	struct hy_piece *first, **last;
	unsigned line;
	bool unsure;		/* the label is not printed as in the form */
	bool off;		/* its number is another one */
	bool slipped;		/* its text was the option list of the item before */
	bool orphan;		/* stood beside other labels and got no place of its own */
};

/* A piece that found no item. */
struct hy_left {
	struct hy_str text;
	unsigned line;
	const char *cell;	/* in a workbook, else NULL */
	unsigned nth;		/* order of finding */
	const char *reason;	/* id in templates/intake.yaml */
};

/* The table of a figure being read. */
struct hy_figure {
	const struct hy_item *item;	/* the records it lists; NULL: none */
	const struct hy_source_row *heading;	/* may be that of the table below it */
};

#define HY_MAX_QUEUE 8
#define HY_TABLE_COLUMNS 16

/* A label as it was found, for those who ask where answers have their place (into.h). */
struct hy_label_place {
	struct hy_node *node;	/* whose answer it stands in front of; NULL: a heading */
	unsigned line, cell;	/* the row of the source and its cell */
	bool table;		/* the heads of the table of changes; their columns: */
	int column[HY_TABLE_COLUMNS];	/* by cell, the item below the table; -1 none */
};

/* A row of the table of changes that is being put together. */
struct hy_annex {
	bool on;
	int column[HY_TABLE_COLUMNS];	/* item number of each cell, -1 none */
	struct hy_node *row;
	struct hy_buf text[HY_TABLE_COLUMNS];	/* of its cells, which go on from row to row */
	bool torn;		/* a part was left over: what goes on has no place */
};

/* An attachment being read. */
struct hy_attach {
	struct hy_node *now;	/* NULL: none */
};

struct hy_follow {
	struct hy_arena *arena, *scratch;	/* scratch is emptied between rows */
	struct hy_words *words;
	const struct hy_form *form;
	struct hy_doc *doc;
	const struct hy_rows *source;	/* NULL: read by names */
	struct hy_anchors anchors;
	struct hy_texts *notes;	/* per section: keys of the notes it prints */
	struct hy_str title_key, mark_key;	/* of the form: its title, the mark of its edition */
	int cursor;		/* anchor found last, -1 none */
	unsigned section;	/* place in form->sections */
	unsigned *file;		/* per section: the file it is in, 0 none yet */
	bool again;		/* this section's heading came again: the next file? */
	struct hy_hit **hits;
	unsigned n_hits;
	struct hy_hit *now;	/* takes the pieces; NULL: nothing does */
	struct hy_hit *queue[HY_MAX_QUEUE];	/* labels that wait for their answers */
	unsigned queue_cell[HY_MAX_QUEUE];
	unsigned n_queue;
	bool block;		/* the row being read is one cell, not a table row */
	bool in_columns;	/* the queue stood in cells side by side */
	struct hy_str *seen;	/* keys of the cells of the table read last */
	unsigned n_seen;
	struct hy_node *listed;	/* list that got an entry last, and its end */
	const struct hy_entry **list_end;
	struct hy_left *left;
	unsigned n_left;
	struct hy_annex annex;
	struct hy_attach attach;
	struct hy_figure figure;
	int *plan;		/* per row: the heading it is, HY_NO_PLAN or HY_NO_HEADING */
	int planned;		/* that of the row being read */
	struct hy_buf *places;	/* struct hy_label_place: all labels in their order; NULL: nobody asks */
};

#define HY_NO_PLAN (-1)		/* any label, as it comes */
#define HY_NO_HEADING (-2)	/* looks like a heading, but the others speak against it */

/* What one row has shown so far. */
struct hy_row_state {
	const struct hy_item *item[HY_MAX_QUEUE];
	struct hy_hit *hit[HY_MAX_QUEUE];	/* NULL: a heading */
	unsigned cell[HY_MAX_QUEUE];
	unsigned n;
	unsigned values;
	unsigned line;
};

/* How a text may be a label: where it stands. */
enum hy_stand { HY_STAND_ALONE, HY_STAND_FIRST, HY_STAND_INSIDE };

struct hy_found {
	int anchor;		/* -1: no label */
	unsigned number;	/* of a record's heading */
	bool several;		/* a heading for several records */
	bool unsure, off;
	struct hy_str rest;	/* raw text behind the label */
	double cost;
};

/* read.c: chooses the form and follows ROWS; F->arena and F->words are set. False with ERR. */
bool hy_follow_source(struct hy_follow *f, struct hy_forms *forms, const char *source,
    struct hy_rows *rows, struct hy_intake *result, struct hy_err *err);

/* choose.c: the form and the printed mark of RESULT. False with ERR. */
bool hy_choose_form(struct hy_arena *arena, struct hy_forms *forms, const char *source,
    const struct hy_rows *rows, struct hy_intake *result, struct hy_err *err);

/* find.c: the anchor TEXT (one line) most likely is. */
struct hy_found hy_find(struct hy_follow *f, struct hy_str text, enum hy_stand stand);

/* How good LABEL is as anchor N alone, wherever the follower is; cost without the way. */
struct hy_found hy_find_as(struct hy_follow *f, const struct hy_label *label, int n);

/* plan.c: which rows are headings, and which; SKIP marks rows that are not looked at. */
void hy_plan_rows(struct hy_follow *f, const struct hy_rows *rows, const bool *skip);

/* place.c: the node of ITEM where the follower is; records are made as needed. */
struct hy_node *hy_place_node(struct hy_follow *f, const struct hy_item *item);
/* Goes to record NUMBER (0: the next one) of ITEM, which begins at source line LINE. */
void hy_place_record(struct hy_follow *f, const struct hy_item *item, unsigned number,
    unsigned line);
/* Begins section SECTION: of the next file if it repeats and was there before. */
void hy_place_section(struct hy_follow *f, unsigned section);
/* Goes to the file named NAME in this section; false when no file has that name. */
bool hy_place_file(struct hy_follow *f, struct hy_str name);
/* Begins the section of the file named NAME, a new one when no file has that name. */
void hy_place_named(struct hy_follow *f, struct hy_str name);
/* A record appended to CONTAINER, with nodes for all its items. */
struct hy_node *hy_place_append(struct hy_follow *f, struct hy_node *container);

/* rows.c: takes all rows. Labels broken over two rows are put together in the second. */
void hy_follow_rows(struct hy_follow *f, struct hy_rows *rows);

/* printed.c: makes the keys of every section's notes and of the form's title. */
void hy_printed_collect(struct hy_follow *f);
/* True for a text the form itself prints here: a note, its title. */
bool hy_is_printed(struct hy_follow *f, struct hy_str text);

/*
 * follow.c: takes the label that was found in CELL; what follows goes behind it.
 * The name of a file behind a section's heading is taken off FOUND.
 */
void hy_follow_label(struct hy_follow *f, struct hy_found *found, struct hy_row_state *row,
    unsigned cell);
/* Takes TEXT as (part of) the answer behind the label found last. */
void hy_follow_value(struct hy_follow *f, struct hy_str text, struct hy_row_state *row);
void hy_hit_add(struct hy_follow *f, struct hy_hit *hit, struct hy_str text, unsigned line);
/* Labels run together in one cell get the answers of the rows that follow, one each. */
void hy_queue_open(struct hy_follow *f, const struct hy_row_state *row);
/* The queue's next label takes what follows. */
struct hy_hit *hy_queue_next(struct hy_follow *f);
/* Labels still in the queue got no place for their answers. */
void hy_queue_drop(struct hy_follow *f);

/* annex.c: true for a row of dashes only. */
bool hy_annex_ruler(const struct hy_follow *f, const struct hy_str *texts, unsigned n);
/* True when the row belongs to the table of changes. */
bool hy_annex_row(struct hy_follow *f, const struct hy_source_row *row);

/* TEXT is the day of a change. */
bool hy_annex_day(struct hy_str text);
/* annex_mend.c: puts rows of the table of changes together that copying tore apart. */
void hy_annex_mend(struct hy_follow *f, struct hy_rows *rows);

/* attach.c: true when the row heads an attachment or belongs to one. */
bool hy_attach_row(struct hy_follow *f, const struct hy_source_row *row);

/* figure.c: true when the row belongs to a table that the figure is drawn from. */
bool hy_figure_row(struct hy_follow *f, const struct hy_source_row *row);

/* notes.c: the node with id ID directly below NODE, or NULL. */
struct hy_node *hy_node_kid(const struct hy_node *node, const char *id);
/* Makes TEXT the answer of NODE (may be NULL). */
void hy_node_answer(struct hy_node *node, struct hy_str text);
/*
 * Writes what is unsure, unknown and left over into the document, under the items of
 * templates/common.yaml, and counts it in RESULT. SOURCE is the file's name.
 */
void hy_intake_notes(struct hy_follow *f, const char *source, struct hy_intake *result);

/* where.c: notes in RESULT which lines every answer came from. */
void hy_origins_note(struct hy_follow *f, struct hy_intake *result);

/* hit.c: the words behind a label. */
/* TEXT without a markdown sign in front. */
struct hy_str hy_plain_line(struct hy_str text);
/* The pieces of HIT as one text. */
struct hy_str hy_hit_text(struct hy_follow *f, const struct hy_hit *hit);
/* The source line of byte OFFSET of that text. */
unsigned hy_hit_line_at(const struct hy_hit *hit, size_t offset);
/* The first line of HIT's pieces that has TEXT in it. */
unsigned hy_hit_line(struct hy_follow *f, const struct hy_hit *hit, struct hy_str text);
/* RAW as an answer has it: without HTML and stray white space; a workbook's text as it is. */
struct hy_str hy_source_words(struct hy_follow *f, struct hy_str raw);
/* Notes TEXT as left over; REASON is an id in templates/intake.yaml. */
void hy_follow_left(struct hy_follow *f, struct hy_str text, unsigned line, const char *reason);

/* settle.c: repairs what slipped, before anything is read. */
void hy_settle(struct hy_follow *f);

/* fill.c: reads the pieces of every hit into its node. */
void hy_fill(struct hy_follow *f);
/* read_choice.c */
void hy_read_choice(struct hy_follow *f, struct hy_hit *hit);
/* TEXT without a printed list of ITEM's options; *COUNT (may be NULL) of them. */
struct hy_str hy_options_cut(struct hy_follow *f, const struct hy_item *item, struct hy_str text,
    unsigned *count);
/* read_checks.c */
void hy_read_checks(struct hy_follow *f, struct hy_hit *hit);
bool hy_has_boxes(struct hy_follow *f, const struct hy_item *item, struct hy_str text);
/* read_list.c */
void hy_read_list(struct hy_follow *f, struct hy_hit *hit);
void hy_add_entry(struct hy_follow *f, struct hy_node *node, struct hy_str text, bool heading);

#endif
