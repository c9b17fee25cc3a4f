/* The key of persons: a known HMAC, and files that are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "engine/base/digest.h"
#include "engine/monitor/event/key.h"
#include "tests/unit/place.h"

static const char *
put_key(struct place *p, const char *name, const char *text, mode_t mode)
{
	const char *path = at(p, name);

	put(path, text);
	assert_int_equal(chmod(path, mode), 0);
	return path;
}

static const char *
hmac_hex(struct hy_arena *arena, struct hy_str key, struct hy_str text)
{
	const struct hy_digester *digester = hy_digester_get(arena, NULL);
	unsigned char out[HY_SHA256];
	struct hy_hmac ready;

	digester->hmac_ready(&ready, key);
	digester->hmac(&ready, text, out);
	return hy_hex(arena, out, sizeof(out)).p;
}

/* RFC 4231, test cases 2 and 6: a short key, and one longer than a block. */
static void
test_known_hmac(void **state)
{
	struct hy_arena *arena = ((struct place *)*state)->arena;
	char key[131];

	assert_string_equal(hmac_hex(arena, HY_S("Jefe"), HY_S("what do ya want for nothing?")),
	    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, sizeof(key));
	assert_string_equal(hmac_hex(arena, (struct hy_str){ key, sizeof(key) },
	    HY_S("Test Using Larger Than Block-Size Key - Hash Key First")),
	    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

/* The key is the 32 bytes the digits write; the same person is the same hash, another one another. */
static void
test_person(void **state)
{
	struct place *p = *state;
	struct hy_arena *arena = p->arena;
	struct hy_key *key = hy_key_open(arena, put_key(p, "zero", ZEROS "\n", 0600), NULL);
	unsigned char one[HY_PERSON], again[HY_PERSON], other[HY_PERSON];
	char zeros[32] = { 0 };

	assert_non_null(key);
	hy_key_person(key, HY_S("0012345"), one);
	hy_key_person(key, HY_S("0012345"), again);
	hy_key_person(key, HY_S("0012346"), other);
	assert_memory_equal(one, again, HY_PERSON);
	assert_memory_not_equal(one, other, HY_PERSON);
	assert_memory_equal(hy_hex(arena, one, HY_PERSON).p,
	    hmac_hex(arena, (struct hy_str){ zeros, 32 }, HY_S("0012345")), 2 * HY_PERSON);
}

static void
refused(struct place *p, const char *file, const char *part)
{
	assert_null(hy_key_open(p->arena, file, &p->err));
	assert_non_null(strstr(p->err.text, part));
}

static void
test_refused(void **state)
{
	struct place *p = *state;

	hy_language_set(HY_EN);
	refused(p, at(p, "none"), "no such key file");
	refused(p, put_key(p, "group", ZEROS "\n", 0640), "chmod 600");
	refused(p, put_key(p, "all", ZEROS "\n", 0604), "chmod 600");
	refused(p, put_key(p, "short", "0000\n", 0600), "no key file");
	refused(p, put_key(p, "long", ZEROS "00\n", 0600), "no key file");
	refused(p, put_key(p, "word", "x" ZEROS, 0600), "no key file");
	refused(p, p->dir, "no key file");
	if (geteuid() == 0) {
		const char *file = put_key(p, "other", ZEROS "\n", 0600);

		assert_int_equal(chown(file, 1, 1), 0);
		refused(p, file, "another user");
	}
}

/* A made key can be opened, is the owner's alone, and never takes the place of another. */
static void
test_make(void **state)
{
	struct place *p = *state;
	const char *path = at(p, "made"), *second = at(p, "second");
	unsigned char one[HY_PERSON], two[HY_PERSON];
	struct stat st;

	assert_true(hy_key_make(path, &p->err));
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	hy_key_person(hy_key_open(p->arena, path, &p->err), HY_S("1"), one);
	assert_false(hy_key_make(path, &p->err));
	hy_key_person(hy_key_open(p->arena, path, &p->err), HY_S("1"), two);
	assert_memory_equal(one, two, HY_PERSON);
	assert_true(hy_key_make(second, &p->err));
	hy_key_person(hy_key_open(p->arena, second, &p->err), HY_S("1"), two);
	assert_memory_not_equal(one, two, HY_PERSON);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_hmac),
		cmocka_unit_test(test_person),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_make),
	};

	return cmocka_run_group_tests(tests, place_open, place_close);
}
