#include "engine/monitor/event/key.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/digest.h"

#define KEY 32			/* bytes of a key */
#define DIGITS (2 * KEY)	/* of its file */

struct hy_key {
	const struct hy_digester *digester;
	struct hy_hmac hmac;
};

/* Whoever can read the key can try out all persons: the file is the monitor's own and nobody else's. */
static bool
is_private(int fd, const char *file, struct hy_err *err)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return hy_fail(err, hy_mark_file(file), HY_M_CANNOT_READ, file, hy_errno_text(errno), NULL);
	if (!S_ISREG(st.st_mode))
		return hy_fail(err, hy_mark_file(file), HY_M_KEY_BAD, NULL);
	if (st.st_uid != geteuid())
		return hy_fail(err, hy_mark_file(file), HY_M_KEY_OF_ANOTHER, NULL);
	if ((st.st_mode & (S_IRWXG | S_IRWXO)) != 0)
		return hy_fail(err, hy_mark_file(file), HY_M_KEY_OPEN, file, NULL);
	return true;
}

static int
digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The key TEXT writes: 64 hexadecimal digits and perhaps a line break. */
static bool
decode(const char *text, ssize_t len, unsigned char key[KEY])
{
	if (len != DIGITS && (len != DIGITS + 1 || text[DIGITS] != '\n'))
		return false;
	for (int i = 0; i < KEY; i++) {
		int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		key[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

static bool
read_key(int fd, const char *file, unsigned char key[KEY], struct hy_err *err)
{
	char text[DIGITS + 2];
	ssize_t len = read(fd, text, sizeof(text));

	if (len < 0)
		return hy_fail(err, hy_mark_file(file), HY_M_CANNOT_READ, file, hy_errno_text(errno), NULL);
	return decode(text, len, key) || hy_fail(err, hy_mark_file(file), HY_M_KEY_BAD, NULL);
}

struct hy_key *
hy_key_open(struct hy_arena *arena, const char *file, struct hy_err *err)
{
	struct hy_key *key = hy_new(arena, struct hy_key);
	unsigned char bytes[KEY];
	bool ok;
	int fd;

	key->digester = hy_digester_get(arena, err);
	if (key->digester == NULL)
		return NULL;
	fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		if (errno == ENOENT)
			hy_fail(err, hy_mark_file(file), HY_M_KEY_MISSING, NULL);
		else
			hy_fail(err, hy_mark_file(file), HY_M_CANNOT_READ, file, hy_errno_text(errno), NULL);
		return NULL;
	}
	ok = is_private(fd, file, err) && read_key(fd, file, bytes, err);
	close(fd);
	if (!ok)
		return NULL;
	key->digester->hmac_ready(&key->hmac, (struct hy_str){ (const char *)bytes, KEY });
	return key;
}

/* All of TEXT in the new file FD, kept by the disk. */
static bool
write_whole(int fd, const char *text, size_t len)
{
	size_t done = 0;

	while (done < len) {
		ssize_t n = write(fd, text + done, len - done);

		if (n < 0 && errno != EINTR)
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return fsync(fd) == 0;
}

bool
hy_key_make(const char *file, struct hy_err *err)
{
	struct hy_arena *arena = hy_arena_new();
	const struct hy_digester *digester = hy_digester_get(arena, err);
	unsigned char bytes[KEY];
	bool ok = false;
	int fd = -1;

	if (digester == NULL)
		goto out;
	if (!digester->random(bytes, KEY)) {
		hy_fail(err, hy_mark_file(file), HY_M_KEY_NO_RANDOM, NULL);
		goto out;
	}
	fd = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
	if (fd >= 0) {
		struct hy_str text = hy_str_format(arena, "%s\n", hy_hex(arena, bytes, KEY).p);

		/* The mode again: a umask may have taken the owner's own rights. */
		ok = fchmod(fd, S_IRUSR | S_IWUSR) == 0 && write_whole(fd, text.p, text.len);
	}
	if (!ok)
		hy_fail(err, hy_mark_file(file), HY_M_CANNOT_MAKE, file, hy_errno_text(errno), NULL);
	if (fd >= 0 && close(fd) == 0 && !ok)
		unlink(file);
out:
	hy_arena_free(arena);
	return ok;
}

void
hy_key_person(const struct hy_key *key, struct hy_str person, unsigned char out[HY_PERSON])
{
	unsigned char whole[HY_SHA256];

	key->digester->hmac(&key->hmac, person, whole);
	memcpy(out, whole, HY_PERSON);
}
