/*
 * Body: whose assessment it is. hyoka.yaml (settings) and the list of accidents
 * stand once in a folder above the assessments and are found upwards from them.
 * Everything lives in the arena of its hy_bodies.
 */
#ifndef HY_CHECK_SUBJECT_BODY_H
#define HY_CHECK_SUBJECT_BODY_H

#include "engine/check/finding/finding.h"
#include "engine/form/yaml/slot.h"

/* hyoka.yaml, in the folder of an assessment or above; the list of accidents, there too. */
extern const struct hy_slots hy_settings_slots, hy_accident_slots;

/* An accident with personal information, known to the body. */
struct hy_accident {
	struct hy_date happened, known;	/* year 0 = not written */
	long persons;			/* -1 = not written */
	int my_number;			/* tokutei kojin jouhou (1), only personal information (0); -1 = not written */
	struct hy_str what, remedy;
	struct hy_mark at;
	const struct hy_accident *next;
};

struct hy_body {
	const char *file;		/* hyoka.yaml; NULL when there is none */
	struct hy_str folder;		/* where hyoka.yaml is; paths in it start there */
	int gyosei;			/* kind of body: of the state (1), local (0); -1 = not written */
	struct hy_str council, council_law, ordinance, output;
	int by_effect, by_cause;	/* the annex: its day of change, its order of rows (change/annex.h); 0 or 1 */
	struct hy_slot_texts rule_folders;
	const struct hy_slot_pair *severities;	/* the body chose for rules (enum hy_severity) */
	bool accidents_said;		/* there is a list of accidents, perhaps an empty one */
	const struct hy_accident *accidents;
	const struct hy_yaml *yaml;	/* hyoka.yaml as read, or NULL */
	struct hy_str common;		/* folder of the common blocks; "" when there is none */
	struct hy_str accident_file;	/* "" when there is none */
	const struct hy_body *next;
};

/* What a run of rules is told beside the document. */
struct hy_context {
	struct hy_date today;
	const struct hy_body *body;
	bool gyosei, assumed;	/* kind of body (hy_bodies_kind) */
};

struct hy_bodies;

/* Reads templates/bodies.yaml, by which a body's kind is assumed. NULL with ERR. */
struct hy_bodies *hy_bodies_open(struct hy_arena *arena, struct hy_err *err);
/*
 * The body that file DOC belongs to; never NULL unless a file of the body cannot be read (ERR).
 * The same settings are read once.
 */
const struct hy_body *hy_bodies_of(struct hy_bodies *bodies, const char *doc, struct hy_err *err);
/*
 * True for a body of the state (gyosei kikan tou): as BODY says, else assumed
 * from the body's NAME in the assessment; *ASSUMED (may be NULL) tells which.
 */
bool hy_bodies_kind(const struct hy_bodies *bodies, const struct hy_body *body,
    struct hy_str name, bool *assumed);

#endif
