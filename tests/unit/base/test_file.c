/* Reading and writing files: limits, folders, and output that replaces only as a whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/resource.h>

#include "tests/unit/place.h"

static void
assert_content(struct place *p, const char *path, const char *text)
{
	struct hy_str bytes;

	assert_true(hy_file_read(p->arena, path, 1 << 20, &bytes, &p->err));
	assert_string_equal(bytes.p, text);
}

/* The names in the test's folder, joined by spaces. */
static const char *
names_in(struct place *p, const char *dir)
{
	struct hy_buf out = hy_buf_new(p->arena);
	struct hy_str *names;
	size_t count;

	assert_true(hy_folder_list(p->arena, dir, &names, &count, &p->err));
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			hy_buf_char(&out, ' ');
		hy_buf_str(&out, names[i]);
	}
	return hy_buf_get(&out).p;
}

static void
test_read(void **state)
{
	struct place *p = *state;
	struct hy_str bytes;

	put(at(p, "a.yaml"), "様式: 全項目評価書\n");
	assert_content(p, at(p, "a.yaml"), "様式: 全項目評価書\n");
	put(at(p, "empty"), "");
	assert_true(hy_file_read(p->arena, at(p, "empty"), 10, &bytes, &p->err));
	assert_int_equal(bytes.len, 0);
}

static void
test_read_failures(void **state)
{
	struct place *p = *state;
	struct hy_str bytes;

	assert_false(hy_file_read(p->arena, at(p, "none"), 10, &bytes, &p->err));
	assert_non_null(strstr(p->err.text, "none"));
	assert_false(hy_file_read(p->arena, p->dir, 10, &bytes, &p->err));
	put(at(p, "eleven"), "12345678901");
	assert_false(hy_file_read(p->arena, at(p, "eleven"), 10, &bytes, &p->err));
	assert_true(hy_file_read(p->arena, at(p, "eleven"), 11, &bytes, &p->err));
	assert_false(hy_file_read(p->arena, "/dev/zero", 1 << 16, &bytes, &p->err));
	assert_true(hy_file_read(p->arena, "/dev/null", 10, &bytes, &p->err));
	assert_int_equal(bytes.len, 0);
}

/* REV:path is the file as it was in that revision. */
static void
test_read_revision(void **state)
{
	static const char commands[] = "cd '%s' && git init -q . && printf old >a.yaml && "
	    "git add a.yaml && git -c user.name=a -c user.email=a@example.jp commit -qm x && "
	    "printf new >a.yaml";
	struct place *p = *state;
	char line[512], here[4096];
	struct hy_str bytes;

	assert_non_null(getcwd(here, sizeof(here)));
	snprintf(line, sizeof(line), commands, p->dir);
	assert_int_equal(system(line), 0);
	assert_int_equal(chdir(p->dir), 0);
	assert_content(p, "HEAD:a.yaml", "old");
	assert_content(p, "HEAD:./a.yaml", "old");
	assert_content(p, "a.yaml", "new");
	assert_false(hy_file_read(p->arena, "HEAD:none.yaml", 10, &bytes, &p->err));
	assert_false(hy_file_read(p->arena, "--help:x", 10, &bytes, &p->err));
	assert_int_equal(chdir(here), 0);
	snprintf(line, sizeof(line), "rm -rf '%s/.git'", p->dir);
	assert_int_equal(system(line), 0);
}

static void
test_folder(void **state)
{
	struct place *p = *state;
	struct hy_str *names;
	size_t count;

	put(at(p, "b"), "");
	put(at(p, "a"), "");
	put(at(p, ".hidden"), "");
	put(at(p, "評価"), "");
	assert_string_equal(names_in(p, p->dir), "a b 評価");
	unlink(at(p, ".hidden"));
	assert_false(hy_folder_list(p->arena, at(p, "none"), &names, &count, &p->err));
}

static void
test_paths(void **state)
{
	struct place *p = *state;

	assert_string_equal(hy_path_folder(p->arena, "a/b/c.yaml").p, "a/b");
	assert_string_equal(hy_path_folder(p->arena, "c.yaml").p, ".");
	assert_string_equal(hy_path_folder(p->arena, "/c.yaml").p, "/");
	assert_string_equal(hy_path_suffix("a.b/2024.公示案.yaml"), "yaml");
	assert_string_equal(hy_path_suffix("a.b/file"), "");
	assert_string_equal(hy_path_suffix("file."), "");
}

static void
test_upwards(void **state)
{
	struct place *p = *state;
	const char *below = at(p, "sub");

	assert_int_equal(mkdir(below, 0700), 0);
	put(at(p, "sub/x.yaml"), "");
	put(at(p, "hyoka.yaml"), "");
	assert_string_equal(hy_path_upwards(p->arena, at(p, "sub/x.yaml"), "hyoka.yaml").p,
	    at(p, "hyoka.yaml"));
	assert_string_equal(hy_path_upwards(p->arena, below, "hyoka.yaml").p, at(p, "hyoka.yaml"));
	put(at(p, "sub/hyoka.yaml"), "");
	assert_string_equal(hy_path_upwards(p->arena, at(p, "sub/x.yaml"), "hyoka.yaml").p,
	    at(p, "sub/hyoka.yaml"));
	assert_int_equal(hy_path_upwards(p->arena, below, "hyoka-no-such-file").len, 0);
	assert_int_equal(hy_path_upwards(p->arena, at(p, "none"), "hyoka.yaml").len, 0);
}

static void
test_output(void **state)
{
	struct place *p = *state;
	struct hy_output out;
	struct stat st;

	put(at(p, "o.txt"), "old");
	assert_int_equal(chmod(at(p, "o.txt"), 0640), 0);
	assert_true(hy_output_open(&out, p->arena, at(p, "o.txt"), &p->err));
	fputs("new", out.file);
	assert_content(p, at(p, "o.txt"), "old");
	assert_true(hy_output_commit(&out, &p->err));
	assert_content(p, at(p, "o.txt"), "new");
	assert_string_equal(names_in(p, p->dir), "o.txt");
	assert_int_equal(stat(at(p, "o.txt"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	hy_output_discard(&out);
	assert_content(p, at(p, "o.txt"), "new");
}

static void
test_output_given_up(void **state)
{
	struct place *p = *state;
	struct hy_output out;

	put(at(p, "o.txt"), "old");
	assert_true(hy_output_open(&out, p->arena, at(p, "o.txt"), &p->err));
	fputs("half", out.file);
	hy_output_discard(&out);
	assert_content(p, at(p, "o.txt"), "old");
	assert_string_equal(names_in(p, p->dir), "o.txt");
}

/* The disk is full: a file-size limit does the same to write(2). */
static void
test_output_fails(void **state)
{
	struct place *p = *state;
	struct rlimit limit, small;
	struct hy_output out;
	bool committed;

	put(at(p, "o.txt"), "old");
	assert_true(hy_output_open(&out, p->arena, at(p, "o.txt"), &p->err));
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	small = limit;
	small.rlim_cur = 1024;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	for (int i = 0; i < 100000; i++)
		fputs("0123456789", out.file);
	committed = hy_output_commit(&out, &p->err);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
	assert_false(committed);
	assert_non_null(strstr(p->err.text, "o.txt"));
	assert_content(p, at(p, "o.txt"), "old");
	assert_string_equal(names_in(p, p->dir), "o.txt");
}

static void
test_output_special(void **state)
{
	struct place *p = *state;
	struct hy_output out;

	assert_true(hy_output_open(&out, p->arena, "/dev/full", &p->err));
	fputs("x", out.file);
	assert_false(hy_output_commit(&out, &p->err));
	assert_true(hy_output_open(&out, p->arena, "/dev/null", &p->err));
	fputs("x", out.file);
	assert_true(hy_output_commit(&out, &p->err));
	assert_true(hy_file_exists("/dev/null"));
	assert_false(hy_output_open(&out, p->arena, at(p, "none/o.txt"), &p->err));
	hy_output_discard(&out);
	assert_string_equal(names_in(p, p->dir), "");
}

/* A link keeps pointing to its file, and the file gets the new text. */
static void
test_output_link(void **state)
{
	struct place *p = *state;
	struct hy_output out;
	struct stat st;

	put(at(p, "real.txt"), "old");
	assert_int_equal(symlink(at(p, "real.txt"), at(p, "link.txt")), 0);
	assert_true(hy_output_open(&out, p->arena, at(p, "link.txt"), &p->err));
	fputs("new", out.file);
	assert_true(hy_output_commit(&out, &p->err));
	assert_int_equal(lstat(at(p, "link.txt"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_content(p, at(p, "real.txt"), "new");
	assert_string_equal(names_in(p, p->dir), "link.txt real.txt");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, place_open, place_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_read),
		TEST(test_read_failures),
		TEST(test_read_revision),
		TEST(test_folder),
		TEST(test_paths),
		TEST(test_upwards),
		TEST(test_output),
		TEST(test_output_given_up),
		TEST(test_output_fails),
		TEST(test_output_special),
		TEST(test_output_link),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
