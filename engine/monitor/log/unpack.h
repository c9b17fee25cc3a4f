/*
 * Rotated files of a log that were compressed (.gz): unpacked into a file without a name, which is then read as any other. Its
 * bytes are gone with the process.
 */
#ifndef HY_MONITOR_LOG_UNPACK_H
#define HY_MONITOR_LOG_UNPACK_H

#include "engine/base/err.h"

bool hy_unpack_is_packed(const char *path);
/* Gets the library ready, once. False with ERR: the module is not there. */
bool hy_unpack_ready(struct hy_arena *arena, struct hy_err *err);
/* A descriptor of what FD, PATH open for reading, holds; FD is closed. -1 with ERR: it is damaged, cut off, or there is no room. */
int hy_unpack(int fd, const char *path, struct hy_err *err);

/* --- the module gzip.so exports this as hy_unpack_module --- */
struct hy_unpack_module {
	void *(*open)(int fd);	/* takes the descriptor; NULL: no memory, and FD is still open */
	long (*read)(void *stream, char *bytes, unsigned room);	/* bytes read; 0: the end; -1: damaged or cut off */
	void (*close)(void *stream);
};

#endif
