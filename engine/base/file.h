/*
 * Files: read whole within a limit, found beside the program, written so that a
 * failure leaves the old file as it was.
 */
#ifndef HY_BASE_FILE_H
#define HY_BASE_FILE_H

#include <stdint.h>
#include <stdio.h>

#include "engine/base/err.h"

/*
 * Reads NAME ("-" is standard input; "REV:path" is asked of git when no such
 * file exists) into the arena. More than LIMIT bytes is an error.
 */
bool hy_file_read(struct hy_arena *arena, const char *name, size_t limit, struct hy_str *bytes,
    struct hy_err *err);
bool hy_file_exists(const char *path);
bool hy_file_is_folder(const char *path);
/* A symbolic link, whatever it leads to. */
bool hy_file_is_link(const char *path);

/* Up to COUNT bytes from the beginning of the regular file PATH, into TO; how many there are, 0 for none. */
size_t hy_file_head(const char *path, char *to, size_t count);
/*
 * The bytes of the regular file PATH where the system keeps them, without reading what nobody looks
 * at; they stay as long as what is in ARENA. False: no such file, or an empty one.
 */
bool hy_file_map(struct hy_arena *arena, const char *path, struct hy_str *bytes);

/* What tells files apart, whatever name leads to them. */
struct hy_file_id {
	unsigned long long device, inode;	/* both 0: no such file */
};
struct hy_file_id hy_file_id(const char *path);

/* How long a file is and when it was changed last. */
struct hy_file_stamp {
	int64_t size, seconds, nanoseconds;
};
/* False: no such file. */
bool hy_file_stamp(const char *path, struct hy_file_stamp *stamp);
/* The same of NAME below FOLDER, which hy_folder_open opened: for many files of one folder. */
bool hy_file_stamp_in(int folder, const char *name, struct hy_file_stamp *stamp);
/* Is a file that was MADE then still the same NOW? Archives keep whole seconds. */
bool hy_file_stamp_same(const struct hy_file_stamp *made, const struct hy_file_stamp *now);

/* A folder for hy_file_stamp_in, to be closed by hy_folder_close; -1 when there is none. */
int hy_folder_open(const char *path);
void hy_folder_close(int folder);

/* Sorted names in folder PATH, without those that begin with a dot; *COUNT of them. */
bool hy_folder_list(struct hy_arena *arena, const char *path, struct hy_str **names,
    size_t *count, struct hy_err *err);
/* The same with those that begin with a dot, but "." and "..". */
bool hy_folder_list_all(struct hy_arena *arena, const char *path, struct hy_str **names,
    size_t *count, struct hy_err *err);

/* The folder part of PATH ("." when it has none), and DIR/NAME. */
struct hy_str hy_path_folder(struct hy_arena *arena, const char *path);
struct hy_str hy_path_join(struct hy_arena *arena, struct hy_str dir, const char *name);
/* The last part of PATH: the file without its folder. */
const char *hy_path_name(const char *path);
/* What stands behind the last dot of the last part; "" when there is none. */
const char *hy_path_suffix(const char *path);
/* PATH without links and dots, from the root; as it is when there is no such file. */
struct hy_str hy_path_real(struct hy_arena *arena, const char *path);
/* PATH as seen from the current folder when it is below it; else as it is. */
struct hy_str hy_path_near(struct hy_arena *arena, const char *path);
/* The nearest NAME in FROM's folder or a folder above it; empty when there is none. */
struct hy_str hy_path_upwards(struct hy_arena *arena, const char *from, const char *name);

/*
 * Where data (templates, rules) and modules are: $HYOKA_DATA, else beside the
 * executable (..  seen from build/), else PREFIX/share/hyoka and PREFIX/lib/hyoka.
 * Never the current folder.
 */
bool hy_data_path(struct hy_arena *arena, const char *name, struct hy_str *path, struct hy_err *err);
bool hy_module_path(struct hy_arena *arena, const char *name, struct hy_str *path,
    struct hy_err *err);

/* An output that is being written: FILE is open on a new file beside PATH. */
struct hy_output {
	FILE *file;
	char *path, *temporary;	/* temporary == NULL: path is written directly (a pipe, a device) */
};

/* PATH NULL or "-" is standard output. */
bool hy_output_open(struct hy_output *out, struct hy_arena *arena, const char *path,
    struct hy_err *err);
/* Flushes, syncs and renames; on failure the old file stays and the new one is removed. */
bool hy_output_commit(struct hy_output *out, struct hy_err *err);
/* Gives up: removes the unfinished file. Safe after a failed commit. */
void hy_output_discard(struct hy_output *out);

#endif
