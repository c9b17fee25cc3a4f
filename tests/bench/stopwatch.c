/*
 * Runs one command once and prints "NANOSECONDS PEAK_KIB STATUS" on standard output:
 * wall time from before the start to the end of the whole process, peak resident
 * memory of the largest process in it, exit status (128 + signal when killed).
 * Small on purpose: a child's peak memory begins with that of who started it.
 * usage: stopwatch COMMAND ARGUMENT...   (the command's own output is dropped)
 */
#define _DEFAULT_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void
become(char **argv, int nowhere)
{
	if (dup2(nowhere, STDOUT_FILENO) >= 0 && dup2(nowhere, STDERR_FILENO) >= 0)
		execvp(argv[0], argv);
	_exit(127);
}

int
main(int argc, char **argv)
{
	int nowhere = open("/dev/null", O_WRONLY), status;
	struct rusage used;
	long long begin;
	pid_t child;

	if (argc < 2 || nowhere < 0)
		return 2;
	begin = now_ns();
	if ((child = vfork()) == 0)
		become(argv + 1, nowhere);
	if (child < 0 || wait4(child, &status, 0, &used) != child)
		return 2;
	printf("%lld %ld %d\n", now_ns() - begin, used.ru_maxrss,
	    WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return 0;
}
