#include "engine/command/out/findings_out.h"

#include <string.h>

typedef struct hy_str write_findings(struct hy_arena *arena, const struct hy_outcome *outcome);

#define F(name) write_findings hy_findings_##name;
#include "engine/command/out/findings.def"
#undef F

static const struct {
	const char *name;
	write_findings *write;
} formats[] = {
#define F(name) { #name, hy_findings_##name },
#include "engine/command/out/findings.def"
#undef F
};
#define N_FORMATS HY_COUNT(formats)

const char *
hy_findings_format(unsigned number)
{
	return number < N_FORMATS ? formats[number].name : NULL;
}

struct hy_str
hy_findings_write(struct hy_arena *arena, const struct hy_outcome *outcome, const char *name)
{
	size_t i = 0;

	while (i + 1 < N_FORMATS && strcmp(formats[i].name, name) != 0)
		i++;
	return formats[i].write(arena, outcome);
}
