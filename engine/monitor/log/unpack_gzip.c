/* The door to zlib: the module gzip.so (unpack.h). */
#include <zlib.h>

#include "engine/monitor/log/unpack.h"

static void *
open_stream(int fd)
{
	return gzdopen(fd, "rb");
}

static long
read_stream(void *stream, char *bytes, unsigned room)
{
	int n = gzread(stream, bytes, room), code;

	if (n != 0)
		return n;
	/* What ends without its check sum was cut off. */
	gzerror(stream, &code);
	return code == Z_OK || code == Z_STREAM_END ? 0 : -1;
}

static void
close_stream(void *stream)
{
	gzclose(stream);
}

extern const struct hy_unpack_module hy_unpack_module;
const struct hy_unpack_module hy_unpack_module = { open_stream, read_stream, close_stream };
