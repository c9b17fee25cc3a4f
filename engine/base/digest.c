#include "engine/base/digest.h"

#include "engine/base/module.h"

const struct hy_digester *
hy_digester_get(struct hy_arena *arena, struct hy_err *err)
{
	static const struct hy_digester *digester;

	if (digester == NULL)
		digester = hy_module_table(arena, "digest.so", "hy_digest_module", err);
	return digester;
}

struct hy_str
hy_hex(struct hy_arena *arena, const unsigned char *p, size_t len)
{
	static const char digits[] = "0123456789abcdef";
	char *out = hy_arena_alloc(arena, 2 * len + 1);

	for (size_t i = 0; i < len; i++) {
		out[2 * i] = digits[p[i] >> 4];
		out[2 * i + 1] = digits[p[i] & 15];
	}
	return (struct hy_str){ out, 2 * len };
}

struct hy_str
hy_sha256_hex(struct hy_arena *arena, struct hy_str bytes, struct hy_err *err)
{
	const struct hy_digester *digester = hy_digester_get(arena, err);
	unsigned char hash[HY_SHA256];

	if (digester == NULL)
		return HY_S("");
	digester->sha256(bytes, hash);
	return hy_hex(arena, hash, sizeof(hash));
}
