/*
 * The key that turns a key of a person (a number in the body's own register) into one that only this monitor
 * can compare: HMAC-SHA-256 with a key file (64 hexadecimal digits, mode 0600, refused otherwise).
 * Also SHA-256 for the chain of results. libcrypto stays in its module (engine/base/digest.h).
 */
#ifndef HY_MONITOR_EVENT_KEY_H
#define HY_MONITOR_EVENT_KEY_H

#include <stdint.h>

#include "engine/base/err.h"

struct hy_key;

/* NULL with ERR: no such file, others may read it, or it is no key. Made with hy_key_make when told so. */
struct hy_key *hy_key_open(struct hy_arena *arena, const char *file, struct hy_err *err);
/* Writes a new key of random bytes to FILE (0600), which must not exist. */
bool hy_key_make(const char *file, struct hy_err *err);
/* Bytes of a person's keyed hash. That any two of a million persons are alike in so many is a matter of one in forty million. */
#define HY_PERSON 8

/* The first HY_PERSON bytes of the HMAC of PERSON. May be called from several threads. */
void hy_key_person(const struct hy_key *key, struct hy_str person, unsigned char out[HY_PERSON]);

#endif
