/* compile_rules FOLDER TABLE: compiles the rules in FOLDER for `make` (engine/check/compiled.h). */
#include <stdio.h>

#include "engine/check/compiled.h"

int
main(int argc, char **argv)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err;
	bool ok = argc == 3 && hy_compiled_write(arena, argv[1], argv[2], &err);

	if (argc == 3 && !ok)
		fprintf(stderr, "%s: %s\n", err.at.file != NULL ? err.at.file : argv[1], err.text);
	hy_arena_free(arena);
	return ok ? 0 : 2;
}
