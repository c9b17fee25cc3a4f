#include "engine/base/kind.h"

#include "engine/base/err.h"

#define KIND(bytes, text) { { bytes, sizeof(bytes) - 1 }, text }

static const struct {
	struct hy_str first;
	enum hy_message text;
} KINDS[] = {
	KIND("%PDF-", HY_M_KIND_PDF),
	KIND("PK\003\004", HY_M_KIND_OFFICE),
	KIND("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", HY_M_KIND_OLD_OFFICE),
	KIND("\x89PNG", HY_M_KIND_PICTURE),
	KIND("\xff\xd8\xff", HY_M_KIND_PICTURE),
	KIND("II*\0", HY_M_KIND_PICTURE),
	KIND("MM\0*", HY_M_KIND_PICTURE),
	KIND("GIF8", HY_M_KIND_PICTURE),
};

const char *
hy_kind_text(struct hy_str bytes)
{
	for (size_t i = 0; i < HY_COUNT(KINDS); i++)
		if (hy_str_starts(bytes, KINDS[i].first))
			return hy_message_text(KINDS[i].text);
	return NULL;
}
