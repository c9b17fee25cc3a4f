/* The door to libcrypto: the module digest.so (digest.h). */
/* SHA256_Init and its kin: EVP looks its algorithm up at each call, which takes longer than a short text itself. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <string.h>

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/sha.h>

#include "engine/base/digest.h"

static void
sha256(struct hy_str bytes, unsigned char out[HY_SHA256])
{
	SHA256((const unsigned char *)bytes.p, bytes.len, out);
}

_Static_assert(sizeof(SHA256_CTX) <= sizeof(((struct hy_hmac *)NULL)->inner), "room for a state of SHA-256");

/* The state after a block of KEY with every byte changed by PAD (RFC 2104). */
static void
begin_padded(uint64_t *room, const unsigned char key[SHA256_CBLOCK], unsigned char pad)
{
	unsigned char block[SHA256_CBLOCK];
	SHA256_CTX state;

	for (size_t i = 0; i < sizeof(block); i++)
		block[i] = key[i] ^ pad;
	SHA256_Init(&state);
	SHA256_Update(&state, block, sizeof(block));
	memcpy(room, &state, sizeof(state));
}

static void
hmac_ready(struct hy_hmac *hmac, struct hy_str key)
{
	unsigned char block[SHA256_CBLOCK] = { 0 };

	if (key.len > sizeof(block))
		sha256(key, block);
	else
		memcpy(block, key.p, key.len);
	begin_padded(hmac->inner, block, 0x36);
	begin_padded(hmac->outer, block, 0x5c);
}

static void
hmac_of(const struct hy_hmac *ready, struct hy_str bytes, unsigned char out[HY_SHA256])
{
	SHA256_CTX state;

	memcpy(&state, ready->inner, sizeof(state));
	SHA256_Update(&state, bytes.p, bytes.len);
	SHA256_Final(out, &state);
	memcpy(&state, ready->outer, sizeof(state));
	SHA256_Update(&state, out, HY_SHA256);
	SHA256_Final(out, &state);
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
const struct hy_digester hy_digest_module = { sha256, hmac_ready, hmac_of, random_bytes, base64 };
