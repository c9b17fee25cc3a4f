/* The door to libcrypto: the module digest.so (digest.h). */
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include "engine/base/digest.h"

static void
sha256(struct hy_str bytes, unsigned char out[HY_SHA256])
{
	SHA256((const unsigned char *)bytes.p, bytes.len, out);
}

static void
hmac(struct hy_str key, struct hy_str bytes, unsigned char out[HY_SHA256])
{
	HMAC(EVP_sha256(), key.p, (int)key.len, (const unsigned char *)bytes.p, bytes.len, out, NULL);
}

static bool
random_bytes(unsigned char *out, size_t len)
{
	return RAND_bytes(out, (int)len) == 1;
}

static struct hy_str
base64(struct hy_arena *arena, struct hy_str bytes)
{
	char *out = hy_arena_alloc(arena, bytes.len / 3 * 4 + 8);
	int len = EVP_EncodeBlock((unsigned char *)out, (const unsigned char *)bytes.p, (int)bytes.len);

	return (struct hy_str){ out, (size_t)len };
}

/* Found by name, so declared here only. */
extern const struct hy_digester hy_digest_module;
const struct hy_digester hy_digest_module = { sha256, hmac, random_bytes, base64 };
