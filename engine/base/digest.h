/*
 * Digests: SHA-256 and HMAC-SHA-256 of libcrypto, in a module that is opened when first used.
 */
#ifndef HY_BASE_DIGEST_H
#define HY_BASE_DIGEST_H

#include "engine/base/err.h"

#define HY_SHA256 32	/* bytes of a digest */

/* A key of HMAC made ready, for many short texts: what of the work depends on the key alone. */
struct hy_hmac {
	uint64_t inner[16], outer[16];
};

struct hy_digester {
	/* What the module exports as hy_digest_module. Any thread may call these. */
	void (*sha256)(struct hy_str bytes, unsigned char out[HY_SHA256]);
	void (*hmac_ready)(struct hy_hmac *hmac, struct hy_str key);
	void (*hmac)(const struct hy_hmac *hmac, struct hy_str bytes, unsigned char out[HY_SHA256]);
	/* Fills OUT with random bytes fit for a key. False when the system has none. */
	bool (*random)(unsigned char *out, size_t len);
	/* BYTES in base 64, with padding and without line breaks. */
	struct hy_str (*base64)(struct hy_arena *arena, struct hy_str bytes);
};

/* NULL with ERR (may be NULL) when the module cannot be opened. */
const struct hy_digester *hy_digester_get(struct hy_arena *arena, struct hy_err *err);
/* The LEN bytes at P as lower-case hexadecimal digits. */
struct hy_str hy_hex(struct hy_arena *arena, const unsigned char *p, size_t len);
/* The SHA-256 of BYTES in hexadecimal digits; "" with ERR when the module cannot be opened. */
struct hy_str hy_sha256_hex(struct hy_arena *arena, struct hy_str bytes, struct hy_err *err);

#endif
