/* The key of persons: a known HMAC, and files that are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "engine/base/digest.h"
#include "engine/monitor/key.h"

static char folder[] = "/tmp/hyoka-key-XXXXXX";
static struct hy_arena *arena;

static const char *
write_file(const char *name, const char *text, mode_t mode)
{
	struct hy_str path = hy_str_format(arena, "%s/%s", folder, name);
	FILE *f = fopen(path.p, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	assert_int_equal(chmod(path.p, mode), 0);
	return path.p;
}

static const char *
hmac_hex(struct hy_str key, struct hy_str text)
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
	char key[131];

	(void)state;
	assert_string_equal(hmac_hex(HY_S("Jefe"), HY_S("what do ya want for nothing?")),
	    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	memset(key, 0xaa, sizeof(key));
	assert_string_equal(hmac_hex((struct hy_str){ key, sizeof(key) },
	    HY_S("Test Using Larger Than Block-Size Key - Hash Key First")),
	    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"

/* The key is the 32 bytes the digits write; the same person is the same hash, another one another. */
static void
test_person(void **state)
{
	struct hy_key *key = hy_key_open(arena, write_file("zero", ZEROS "\n", 0600), NULL);
	unsigned char one[HY_PERSON], again[HY_PERSON], other[HY_PERSON];
	char zeros[32] = { 0 };

	(void)state;
	assert_non_null(key);
	hy_key_person(key, HY_S("0012345"), one);
	hy_key_person(key, HY_S("0012345"), again);
	hy_key_person(key, HY_S("0012346"), other);
	assert_memory_equal(one, again, HY_PERSON);
	assert_memory_not_equal(one, other, HY_PERSON);
	assert_memory_equal(hy_hex(arena, one, HY_PERSON).p,
	    hmac_hex((struct hy_str){ zeros, 32 }, HY_S("0012345")), 2 * HY_PERSON);
}

static void
refused(const char *file, const char *part)
{
	struct hy_err err = { { NULL, 0, 0, NULL }, "" };

	assert_null(hy_key_open(arena, file, &err));
	assert_non_null(strstr(err.text, part));
}

static void
test_refused(void **state)
{
	(void)state;
	hy_language_set(HY_EN);
	refused(hy_str_format(arena, "%s/none", folder).p, "no such key file");
	refused(write_file("group", ZEROS "\n", 0640), "chmod 600");
	refused(write_file("all", ZEROS "\n", 0604), "chmod 600");
	refused(write_file("short", "0000\n", 0600), "no key file");
	refused(write_file("long", ZEROS "00\n", 0600), "no key file");
	refused(write_file("word", "x" ZEROS, 0600), "no key file");
	refused(folder, "no key file");
	if (geteuid() == 0) {
		const char *file = write_file("other", ZEROS "\n", 0600);

		assert_int_equal(chown(file, 1, 1), 0);
		refused(file, "another user");
	}
}

/* A made key can be opened, is the owner's alone, and never takes the place of another. */
static void
test_make(void **state)
{
	struct hy_str path = hy_str_format(arena, "%s/made", folder);
	struct hy_str second = hy_str_format(arena, "%s/second", folder);
	unsigned char one[HY_PERSON], two[HY_PERSON];
	struct hy_err err;
	struct stat st;

	(void)state;
	assert_true(hy_key_make(path.p, &err));
	assert_int_equal(stat(path.p, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	hy_key_person(hy_key_open(arena, path.p, &err), HY_S("1"), one);
	assert_false(hy_key_make(path.p, &err));
	hy_key_person(hy_key_open(arena, path.p, &err), HY_S("1"), two);
	assert_memory_equal(one, two, HY_PERSON);
	assert_true(hy_key_make(second.p, &err));
	hy_key_person(hy_key_open(arena, second.p, &err), HY_S("1"), two);
	assert_memory_not_equal(one, two, HY_PERSON);
}

static int
set_up(void **state)
{
	(void)state;
	arena = hy_arena_new();
	return mkdtemp(folder) == NULL;
}

static int
tear_down(void **state)
{
	(void)state;
	hy_arena_free(arena);
	return 0;
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

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
