/* The only place that reads the clock and the user's language; everything else gets them as input. */
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/base/err.h"
#include "engine/base/progress.h"
#include "engine/command/command.h"

static void
choose_language(void)
{
	const char *names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < HY_COUNT(names); i++) {
		const char *value = getenv(names[i]);

		if (value == NULL || *value == '\0')
			continue;
		hy_language_set(strncmp(value, "en", 2) == 0 ? HY_EN : HY_JA);
		return;
	}
}

/*
 * A file opened later must not become standard output by taking its number: a
 * closed one is replaced by one that every write fails on.
 */
static void
guard_standard_files(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)open("/dev/null", O_RDONLY);
}

/* How time goes by, for the progress bar. */
static double
seconds(void)
{
	struct timespec now;

	return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (double)now.tv_sec + (double)now.tv_nsec / 1e9 : 0;
}

/*
 * The day it is: of the clock, or of SOURCE_DATE_EPOCH, by which builds that must give equal bytes on
 * any day say which moment it is for them (reproducible-builds.org).
 */
static void
write_today(char *today, size_t size)
{
	const char *given = getenv("SOURCE_DATE_EPOCH");
	time_t now = time(NULL);
	struct tm *day = localtime(&now);
	char *end = NULL;

	if (given != NULL && *given >= '0' && *given <= '9') {
		now = (time_t)strtoll(given, &end, 10);
		day = *end == '\0' ? gmtime(&now) : day;
	}
	if (day != NULL)
		strftime(today, size, "%Y-%m-%d", day);
}

int
main(int argc, char **argv)
{
	char today[16] = "1970-01-01";

	guard_standard_files();
	/* A limit on file sizes is an error of the write, not the end of the process. */
	signal(SIGXFSZ, SIG_IGN);
	write_today(today, sizeof(today));
	choose_language();
	hy_progress_clock(seconds);
	return hy_command_main(argc, argv, today);
}
