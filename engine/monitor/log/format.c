#include "engine/monitor/log/format.h"

#include <stdio.h>

#define FORMAT(name) extern const struct hy_format hy_format_##name;
#include "engine/monitor/log/formats.def"
#undef FORMAT

static const struct hy_format *const formats[] = {
#define FORMAT(name) &hy_format_##name,
#include "engine/monitor/log/formats.def"
#undef FORMAT
};

const struct hy_format *
hy_format_find(struct hy_str name, struct hy_mark at, struct hy_err *err)
{
	static const char known[] = ""
#define FORMAT(name) #name " "
#include "engine/monitor/log/formats.def"
#undef FORMAT
	    ;
	char shown[64];

	for (size_t i = 0; i < HY_COUNT(formats); i++)
		if (hy_str_is(name, formats[i]->name))
			return formats[i];
	snprintf(shown, sizeof(shown), "%.*s", HY_ARG(name));
	hy_fail(err, at, HY_M_VALUE_NOT_KNOWN, "from", shown, known, NULL);
	return NULL;
}
