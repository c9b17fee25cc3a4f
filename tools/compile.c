/*
 * compile rules FOLDER TABLE, compile template FILE IMAGE: what `make` prepares for a quick start
 * (engine/check/rule/compiled.h, engine/form/yaml/yaml_image.h).
 */
#include <stdio.h>
#include <string.h>

#include "engine/check/rule/compiled.h"
#include "engine/form/yaml/yaml_image.h"

int
main(int argc, char **argv)
{
	struct hy_arena *arena = hy_arena_new();
	struct hy_err err;
	bool ok = false;

	if (argc == 4 && strcmp(argv[1], "rules") == 0)
		ok = hy_compiled_write(arena, argv[2], argv[3], &err);
	else if (argc == 4 && strcmp(argv[1], "template") == 0)
		ok = hy_yaml_image_write(arena, argv[2], argv[3], &err);
	else
		hy_fail(&err, hy_mark_file("compile"), HY_M_TEXT, "rules FOLDER TABLE | template FILE IMAGE",
		    NULL);
	if (!ok)
		fprintf(stderr, "%s: %s\n", err.at.file != NULL ? err.at.file : argv[2], err.text);
	hy_arena_free(arena);
	return ok ? 0 : 2;
}
