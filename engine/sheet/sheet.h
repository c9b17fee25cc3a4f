/*
 * Sheet: a report ready to be drawn, between the builders (which know forms,
 * changes, findings) and the devices in reports/ (which know none of that).
 * Cells say what they are (role), not what they look like; looks come from
 * hy_layout. Everything lives in the builder's arena and is read-only for devices.
 */
#ifndef HY_SHEET_SHEET_H
#define HY_SHEET_SHEET_H

#include <stdio.h>

#include "engine/base/err.h"
#include "engine/base/str.h"

/* What a piece of text is. Names in layout.yaml are the lower-case second column. */
#define HY_ROLES(R) \
	R(VALUE, value) R(LABEL, label) R(HEADING, heading) R(HEAD, head) R(CHOICE, choice) \
	R(OPTIONS, options) R(BOXES, boxes) R(NOTE, note) R(MISSING, missing) R(BEFORE, before) \
	R(AFTER, after) R(INSERTED, inserted) R(DELETED, deleted) R(TITLE, title)

enum hy_role {
#define R(name, text) HY_ROLE_##name,
	HY_ROLES(R)
#undef R
	HY_ROLE_COUNT
};

/* A stretch of text in one role; '\n' in it begins a new line. */
struct hy_run {
	struct hy_str text;
	enum hy_role role;
	const char *href;	/* a file beside, as a relative URL; NULL for none. Devices without links show the text */
	const struct hy_run *next;
};

/*
 * A field: a place that may be filled in where the device lets its reader do so
 * (XLSX). Its value stands alone, without the words printed around it. Devices
 * that only print leave fields aside and show the runs and lines of the cell.
 */
enum hy_field_type {
	HY_FIELD_TEXT,		/* of any length, over several lines */
	HY_FIELD_SHORT,		/* a date, a number, words in brackets */
	HY_FIELD_CHOICE,	/* one of choices */
	HY_FIELD_BOX		/* hy_layout.box_mark or nothing */
};

struct hy_choices {
	const struct hy_str *at;
	unsigned count;
};

struct hy_field {
	enum hy_field_type type;
	const char *name;	/* unique in the sheet (engine/form/field.h) */
	struct hy_str value;
	struct hy_str before, after;	/* printed at its sides; "" for nothing */
	struct hy_choices choices;	/* HY_FIELD_CHOICE */
	const struct hy_field *next;	/* below it in the same cell; NULL for none */
};

/* A line of a list inside a cell: a box with its label, an option, a group heading. */
enum hy_line_type { HY_LINE_TICKED, HY_LINE_UNTICKED, HY_LINE_UNKNOWN, HY_LINE_OPTION, HY_LINE_GROUP };

struct hy_line {
	enum hy_line_type type;
	struct hy_str text;	/* one line, without the box: the device draws it as hy_layout says */
	struct hy_str label;	/* text without the words of its own behind it */
	bool whole_row;		/* shares its row with no other line: it takes words of its own */
	const struct hy_field *box, *words;	/* NULL: not to be filled in */
};

/*
 * A cell first shows its runs, then its lines in line_columns columns (filled
 * row by row; a HY_LINE_GROUP takes a row of its own, as does what says so). Where fields count, field
 * stands for the runs; with text fields (a list) also for the lines.
 */
struct hy_cell {
	unsigned col;		/* first grid column, from 0 */
	unsigned cols, rows;	/* spans, at least 1 */
	enum hy_role role;	/* background and default look */
	const struct hy_run *runs;	/* may be NULL */
	const struct hy_line *lines;	/* may be NULL */
	unsigned n_lines, line_columns;
	const char *id;		/* id path of the item: anchor; may be NULL */
	const char *link;	/* id of the cell or heading its text leads to; may be NULL */
	bool page;		/* where there are pages, the number of the page LINK leads to stands for its text */
	const char *name;	/* of a label, so that it is found again (engine/form/field.h); may be NULL */
	struct hy_str guide;	/* what to write here, for who fills it in; "" for nothing */
	const struct hy_field *field;	/* may be NULL */
	struct hy_mark at;	/* where the answer stands in the YAML; for "line of a missing glyph" */
};

struct hy_row {
	const struct hy_cell *cells;	/* in column order; columns under a row span are left out */
	unsigned n_cells;
	bool head;	/* repeated at the top of each page the grid goes on to (leading rows only) */
	bool keep;	/* not the last row of a page: stays with the row behind it */
	bool spare;	/* room for one more record: only where there are fields, hidden until it is needed */
	const char *tags;	/* by which filters choose it, a space between; NULL: it is always shown */
};

struct hy_grid {
	const unsigned *widths;	/* n_cols column widths in per mille of the text width; sum 1000 */
	unsigned n_cols;
	const struct hy_row *rows;
	unsigned n_rows;
	const char *name;	/* of a table as a whole, head rows included; may be NULL */
	bool open;		/* its rows below the head are to be filled in */
};

/* A point of a figure, in millimetres from its upper left corner. */
struct hy_point {
	double x, y;
};

enum hy_shape_type {
	HY_SHAPE_BOX, HY_SHAPE_ROUND,	/* rectangles; the second with round corners */
	HY_SHAPE_CURVE,			/* a Bezier curve through 3n + 1 points */
	HY_SHAPE_HEAD,			/* the head of an arrow: a filled triangle */
	HY_SHAPE_TEXT			/* one line, its middle at x, y */
};

struct hy_shape {
	enum hy_shape_type type;
	double x, y, width, height;	/* box: upper left corner and size; text: its middle */
	const struct hy_point *points;
	unsigned n_points;
	bool thick, dashed;
	double shade;			/* ground of a box: 1 = white; of a text: 0 = none, else white */
	struct hy_str text;
	double size_pt;
	const struct hy_shape *next;
};

/* A drawing made of shapes, or a picture that was given. */
struct hy_figure {
	double width, height;		/* mm */
	const struct hy_shape *shapes;	/* in the order they are drawn; NULL for a picture */
	struct hy_str picture;		/* the bytes of the given file; "" for shapes */
	bool vector;			/* the picture is SVG, else PNG */
	struct hy_str png;		/* the same as a picture for devices that cannot draw; "" where not asked for */
	struct hy_str text;		/* what it shows, in words */
};

enum hy_block_type { HY_BLOCK_HEADING, HY_BLOCK_PARAGRAPH, HY_BLOCK_GRID, HY_BLOCK_FIGURE };

struct hy_block {
	enum hy_block_type type;
	unsigned level;		/* headings: 1 = section ... 4 */
	bool center, right;	/* where the text stands; neither: at the left */
	const struct hy_run *runs;	/* heading and paragraph */
	const struct hy_grid *grid;
	const struct hy_figure *figure;
	const char *id;		/* anchor; may be NULL */
	const struct hy_field *field;	/* paragraph; may be NULL */
	const struct hy_block *next;
};

/* A part begins on a new page (PDF) or is a tab of its own (XLSX). */
struct hy_part {
	struct hy_str name;	/* tab name, at most 31 characters, unique in the sheet */
	bool landscape;
	const struct hy_block *blocks;
	const struct hy_part *next;
};

struct hy_style {
	double size_pt;
	double shade;		/* grey behind the cell: 1 = white, 0 = black */
	bool bold;
	bool underline, strike;
};

struct hy_font {
	const char *path;	/* absolute */
	long index;		/* face in a collection */
	bool bold;		/* for bold roles; the rest of the list follows as fallback */
	const char *package;	/* Debian package, for the message when the file is missing */
};

/* Measures and looks, from templates/layout.yaml and fonts.yaml; millimetres unless the name says else. */
struct hy_layout {
	double page_width, page_height;	/* portrait */
	double margin_top, margin_bottom, margin_left, margin_right;
	double padding, border, footer;	/* footer: baseline above the page's lower edge */
	double pitch;			/* line distance as a multiple of the font size */
	double footer_pt;
	unsigned keep_lines;		/* at least so many lines of a cell on either page */
	struct hy_style styles[HY_ROLE_COUNT];
	const struct hy_font *fonts;
	unsigned n_fonts;
	struct hy_str hanging;	/* pattern of a mark in front of a paragraph; lines below it begin behind it */
	struct hy_str no_line_start, no_line_end;	/* kinsoku: characters that may not begin or end a line */
	struct hy_str ticked, unticked, unknown;	/* how a box is printed */
	/* The same in parts: bracket, what stands inside, bracket. */
	struct hy_str box_open, box_mark, box_unknown, box_close;
	struct hy_str footer_text;	/* {1} page, {2} pages */
	struct hy_str contents_text, skip_text;	/* web page: name of the list of sections, link over it */
	struct hy_str filters_text;	/* web page: name of the filters */
};

/*
 * What a filled-in copy must bring back though no cell shows it: which form it is,
 * answers without a place of their own, notes on fields. Kept out of sight, in order.
 */
struct hy_copy_fact {
	const char *key;
	struct hy_str value;
	bool named;		/* an answer: key is the name of its field */
	const struct hy_copy_fact *next;
};

/*
 * A way to choose among the rows with tags: all of them, or those that have the tag of one choice. Only
 * devices whose reader can choose show filters; a row is shown when every filter lets it through.
 */
struct hy_filter_choice {
	const char *tag;	/* letters, digits and '-' */
	struct hy_str label;
};

struct hy_filter {
	struct hy_str name, all;	/* what is chosen by; the choice of everything */
	const struct hy_filter_choice *choices;
	unsigned n_choices;
	const struct hy_filter *next;
};

struct hy_sheet {
	struct hy_str title, author, subject;
	struct hy_str date;	/* ISO day the file claims as its creation day; "" = 1970-01-01 */
	const char *source;	/* name of the YAML file, for error messages */
	struct hy_str attached_name, attached;	/* a file inside the file; "" for none */
	const struct hy_layout *layout;
	const struct hy_part *parts;
	const struct hy_filter *filters;	/* NULL: none */
	const struct hy_copy_fact *facts;	/* NULL: no copy of this sheet is read back */
	struct hy_str wrong_choice;	/* said when something else than a choice is entered */
};

/* The pages, counted from 1, on which ids stand; an id that stands on several has its first one first. */
struct hy_place {
	const char *id;
	unsigned page;
};

struct hy_places {
	const struct hy_place *at;
	size_t count;
};

/* The page on which ID first stands; 0 for nowhere. */
unsigned hy_places_page(const struct hy_places *places, const char *id);

/*
 * A device turns a sheet into bytes on OUT. It must not write anything but the
 * result, and returns true only when all of it went to OUT without an error
 * (the caller flushes and closes OUT). Equal sheets give equal bytes.
 */
struct hy_device {
	const char *name;
	bool (*render)(struct hy_arena *arena, const struct hy_sheet *sheet, FILE *out,
	    struct hy_err *err);
	/* Where the ids of SHEET stand when it is rendered; NULL: the device has no pages. */
	bool (*places)(struct hy_arena *arena, const struct hy_sheet *sheet, struct hy_places *places,
	    struct hy_err *err);
};

/* The symbol every device module exports. */
extern const struct hy_device hy_device_module;

/* A graph to be laid out as a figure. */
struct hy_graph_node {
	struct hy_str text;	/* lines in the box */
	unsigned group;		/* 0: left edge, 1: round boxes in the frame, 2: boxes in the frame, 3: right edge */
};

struct hy_graph_edge {
	unsigned from, to;	/* places of the nodes */
	struct hy_str text;
	bool thick, dashed;
};

struct hy_graph {
	const struct hy_graph_node *nodes;
	const struct hy_graph_edge *edges;
	unsigned n_nodes, n_edges;
	struct hy_str frame;	/* words over the frame of groups 1 and 2 */
};

/* What drawn figures need of heavy libraries: a module, opened when first used. */
struct hy_drawer {
	/* Lays GRAPH out in at most WIDTH by HEIGHT mm; FIGURE gets size and shapes. */
	bool (*lay_out)(struct hy_arena *arena, const struct hy_graph *graph, double width,
	    double height, struct hy_figure *figure, struct hy_err *err);
	/* Fills figure->png with a picture of its shapes. */
	bool (*paint)(struct hy_arena *arena, const struct hy_layout *layout,
	    struct hy_figure *figure, struct hy_err *err);
};

/* The symbol the module of drawn figures exports. */
extern const struct hy_drawer hy_drawer_module;

/* The same for given pictures, in a module of its own: what draws SVG is the heaviest of all. */
struct hy_pictures {
	/* Fills the size of FIGURE's picture, at most WIDTH by HEIGHT mm; NAME is for errors. */
	bool (*measure)(const char *name, double width, double height,
	    struct hy_figure *figure, struct hy_err *err);
	/* Fills figure->png with the picture, drawn where it is an SVG. */
	bool (*paint)(struct hy_arena *arena, struct hy_figure *figure, struct hy_err *err);
};

extern const struct hy_pictures hy_pictures_module;

/* Lower-case name of a role. */
const char *hy_role_name(enum hy_role role);

/* What is printed in front of a line of TYPE: the box of LAYOUT; "" for other lines. */
struct hy_str hy_layout_box(const struct hy_layout *layout, enum hy_line_type type);

/* Building blocks for sheet builders (sheet.c). */
struct hy_run *hy_run_new(struct hy_arena *arena, struct hy_str text, enum hy_role role);

/* Runs put one behind the other. All zero: none yet. */
struct hy_runs {
	const struct hy_run *first;
	struct hy_run *last;
};

/* Adds TEXT; nothing for "". */
void hy_runs_add(struct hy_arena *arena, struct hy_runs *runs, struct hy_str text, enum hy_role role);

#endif
