#include "engine/monitor/log/unpack.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "engine/base/file.h"
#include "engine/base/module.h"

static const struct hy_unpack_module *unpacker;

bool
hy_unpack_is_packed(const char *path)
{
	return strcmp(hy_path_suffix(path), "gz") == 0;
}

bool
hy_unpack_ready(struct hy_arena *arena, struct hy_err *err)
{
	if (unpacker == NULL)
		unpacker = hy_module_table(arena, "gzip.so", "hy_unpack_module", err);
	return unpacker != NULL;
}

/* A file without a name, for this process only; -1: none can be made. */
static int
nameless(void)
{
	FILE *file = tmpfile();
	int fd = file != NULL ? dup(fileno(file)) : -1;

	if (file != NULL)
		fclose(file);
	return fd;
}

static bool
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno != EINTR)
			return false;
		bytes += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return true;
}

/* All of STREAM into TO. False with ERR. */
static bool
pour(void *stream, int to, const char *path, struct hy_err *err)
{
	char bytes[1 << 16];
	long n;

	while ((n = unpacker->read(stream, bytes, sizeof(bytes))) > 0)
		if (!write_all(to, bytes, (size_t)n))
			return hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_READ, path, hy_errno_text(errno), NULL);
	return n == 0 || hy_fail(err, hy_mark_file(NULL), HY_M_LOG_GZIP, path, NULL);
}

int
hy_unpack(int fd, const char *path, struct hy_err *err)
{
	int to = nameless();
	void *stream = to >= 0 ? unpacker->open(fd) : NULL;
	bool ok;

	if (stream == NULL) {
		hy_fail(err, hy_mark_file(NULL), HY_M_CANNOT_READ, path, hy_errno_text(errno), NULL);
		close(fd);
		if (to >= 0)
			close(to);
		return -1;
	}
	ok = pour(stream, to, path, err);
	unpacker->close(stream);
	if (ok)
		return to;
	close(to);
	return -1;
}
