/* What the parts of Into share (into.h); for intake/ only. */
#ifndef HY_INTAKE_INTO_INTO_PARTS_H
#define HY_INTAKE_INTO_INTO_PARTS_H

#include "engine/intake/follow/follow.h"
#include "engine/intake/into/into.h"

/* A sheet of the blank, as far as cells are looked for. */
struct hy_into_sheet {
	unsigned rows, cols;	/* used ones: filled or merged */
	unsigned tallest;	/* rows of the highest merged range */
	struct hy_str xml;	/* the part, read when first asked for; p is NULL before */
	struct hy_str prefix;	/* of the names of its elements, "" or "x:" */
	const struct hy_into_row *row;	/* of the XML, by number */
	unsigned n_row;
	const double *width;	/* of each column, in characters; n_width of them, then standard */
	unsigned n_width;
	double standard;
	double height;		/* of a row that says nothing, in points */
};

/* A row element of a sheet's XML: where it is, and how high. */
struct hy_into_row {
	unsigned number;	/* from 0 */
	size_t from, inside, end;	/* the tag, what follows it, behind the whole element */
	bool empty;		/* closed in itself */
	double height;		/* in points, < 0: the standard one */
};

/* A place in a row of cells: a merged range is one cell. */
struct hy_spot {
	unsigned sheet;
	struct hy_book_range at;
	struct hy_str text;	/* "" when it is empty */
};

/* What a hole takes the place of: a whole cell that is empty, or bytes of one. */
struct hy_hole {
	struct hy_spot spot;
	size_t from, to;
};

/* into_map.c */
bool hy_into_map(struct hy_into *into, struct hy_forms *forms, struct hy_err *err);
/* The cell at ROW, COL, or the merged range it belongs to. */
struct hy_spot hy_into_spot(const struct hy_into *into, unsigned sheet, unsigned row, unsigned col);
/* Number of the label in front of NODE, a node of the blank; -1 when there is none. */
long hy_into_label(const struct hy_into *into, const struct hy_node *node);
const struct hy_label_place *hy_into_place(const struct hy_into *into, long label);
/* The cell that label N stands in. */
struct hy_spot hy_into_label_spot(const struct hy_into *into, long n);
/* The node of the blank in the place of NODE of the document; NULL: *MISSING is the record it lacks. */
struct hy_node *hy_into_twin(const struct hy_into *into, const struct hy_node *node,
    const struct hy_node **missing);
/* The empty cell beside or below label N; false: *TAKEN is what stands there, or nothing. */
bool hy_into_beside(struct hy_into *into, long n, struct hy_hole *hole, struct hy_spot *taken);
double hy_into_width(struct hy_into *into, unsigned sheet, unsigned col, unsigned last_col);
void hy_into_edit_add(struct hy_into *into, const struct hy_hole *hole, struct hy_str text,
    const struct hy_node *node);
void hy_into_trouble_add(struct hy_into *into, enum hy_into_why why, const struct hy_node *node,
    const struct hy_spot *spot);

/* into_tape.c: the cells behind a label, up to the next one, as one text. */
#define HY_TAPE_EMPTY '\036'	/* an empty cell */
#define HY_TAPE_EDGE '\037'	/* between two cells; counts as white space */

struct hy_tape_cell {
	size_t from, to;	/* in the text */
	struct hy_spot spot;
};

struct hy_tape {
	struct hy_str text;
	const struct hy_tape_cell *cells;
	unsigned n_cells;
};

struct hy_tape hy_tape_new(struct hy_into *into, long label);
/* What is between FROM and TO as a hole: false when words stand there, or no one cell holds it. */
bool hy_tape_hole(struct hy_into *into, const struct hy_tape *tape, size_t from, size_t to,
    struct hy_hole *hole);
/* The words between FROM and TO, without the signs for cells. */
struct hy_str hy_tape_words(struct hy_arena *arena, const struct hy_tape *tape, size_t from,
    size_t to);
/* The cell at offset AT. */
const struct hy_spot *hy_tape_spot(const struct hy_tape *tape, size_t at);
/* The offset in front of AT behind white space, cells' edges and, with EMPTY, empty cells. */
size_t hy_tape_back(const struct hy_tape *tape, size_t at, bool empty);
size_t hy_tape_on(const struct hy_tape *tape, size_t at, bool empty);
/* The first pair of round brackets from FROM to TO: what is inside. */
bool hy_tape_round(const struct hy_tape *tape, size_t from, size_t to, size_t *start, size_t *end);

/* into_fill.c, into_boxes.c */
void hy_into_answer(struct hy_into *into, const struct hy_node *node, long label);
void hy_into_lists(struct hy_into *into, const struct hy_item *section);
void hy_into_boxes(struct hy_into *into, const struct hy_node *node, long label);

/* into_put.c */
/* Puts TEXT into HOLE, found between FROM and TO of TAPE or not at all. */
void hy_into_put(struct hy_into *into, const struct hy_node *node, const struct hy_tape *tape,
    size_t from, size_t to, struct hy_str text);
/* The number COUNT before UNIT, looked for from FROM to TO; false when no room is printed for it. */
bool hy_into_count(struct hy_into *into, const struct hy_node *node, const struct hy_tape *tape,
    size_t from, size_t to, struct hy_str unit, long count);

/* into_part.c: the number in an attribute's value; OTHERWISE when it is none. */
double hy_into_number(struct hy_str text, double otherwise);
/* The XML of sheet NUMBER, read and cut into rows. False with ERR. */
bool hy_into_part(struct hy_into *into, unsigned number, struct hy_err *err);
/* The row of XML with NUMBER, or NULL. */
const struct hy_into_row *hy_into_row(const struct hy_into_sheet *sheet, unsigned number);
/* The tag of the cell at ROW, COL in the XML; -1 when it has none. */
long hy_into_cell_tag(struct hy_into *into, unsigned sheet, unsigned row, unsigned col);
/* The end of the cell whose tag is at TAG. */
size_t hy_into_cell_end(struct hy_into *into, unsigned sheet, size_t tag);
/* The XML of sheet NUMBER with its edits, sorted by cell; HEIGHTS by row element, 0 as it is. */
struct hy_str hy_into_spliced(struct hy_into *into, unsigned number,
    const struct hy_into_edit *edits, size_t n, const double *heights);

/* into_height.c: how high the rows of sheet NUMBER must be for its edits; by row element. */
const double *hy_into_heights(struct hy_into *into, unsigned number,
    const struct hy_into_edit *edits, size_t n);

#endif
