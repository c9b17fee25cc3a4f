#include "engine/base/process.h"

#include <errno.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
hy_process_run(const char *const *argv, struct hy_err *err)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		execvp(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0) {
		hy_fail(err, hy_mark_file(NULL), HY_M_PROCESS, argv[0], hy_errno_text(errno), NULL);
		return -1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}

static _Noreturn void
work_apart(hy_process_work *work, void *context, unsigned seconds, int end)
{
	struct rlimit limit = { seconds, seconds }, no_core = { 0, 0 };
	FILE *out = fdopen(end, "wb");

	(void)setrlimit(RLIMIT_CPU, &limit);
	(void)setrlimit(RLIMIT_CORE, &no_core);
	/* Not exit: what the parent has not flushed yet is the parent's to flush. */
	_exit(out != NULL && work(context, out) && fclose(out) == 0 ? 0 : 1);
}

static bool
read_all(FILE *f, struct hy_buf *buf)
{
	char chunk[65536];
	size_t n;

	while ((n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		hy_buf_add(buf, chunk, n);
	return ferror(f) == 0;
}

bool
hy_process_apart(struct hy_arena *arena, hy_process_work *work, void *context, unsigned seconds,
    struct hy_str *bytes)
{
	struct hy_buf buf = hy_buf_new(arena);
	int ends[2], status = 0;
	bool fine;
	pid_t pid;
	FILE *f;

	if (pipe(ends) != 0)
		return false;
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		work_apart(work, context, seconds, ends[1]);
	}
	close(ends[1]);
	f = pid > 0 ? fdopen(ends[0], "rb") : NULL;
	if (f == NULL)
		close(ends[0]);
	fine = f != NULL && read_all(f, &buf);
	if (f != NULL)
		fclose(f);
	if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
		return false;
	*bytes = hy_buf_get(&buf);
	return fine;
}
