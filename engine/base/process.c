#include "engine/base/process.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
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
		hy_fail(err, hy_mark_file(NULL), HY_M_PROCESS, argv[0], strerror(errno), NULL);
		return -1;
	}
	return WIFEXITED(status) ? WEXITSTATUS(status) : 127;
}
