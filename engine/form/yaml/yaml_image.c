#include "engine/form/yaml/yaml_image.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "engine/base/file.h"

#define MOST_BYTES ((size_t)64 << 20)
#define LAYOUT "hyoka1"		/* of what follows; a new one when struct hy_yaml changes its fields */

/*
 * In front of the nodes, which have each other's numbers for pointers (0, the number of the root, for
 * none) and for texts their places among the bytes behind the nodes.
 */
struct head {
	char layout[8];
	uint32_t node_bytes, count;
	uint64_t text_bytes;
	struct hy_file_stamp made_from;
};

struct image {
	struct hy_buf nodes, texts;
	uint32_t count;
};

static void *
as_pointer(size_t number)
{
	return (void *)(uintptr_t)number;
}

static struct hy_yaml *
node_at(const struct image *image, uint32_t number)
{
	return (struct hy_yaml *)(void *)image->nodes.p + number;
}

/* Adds Y with its entries, but not its key; its number. */
static uint32_t
add_node(struct image *image, const struct hy_yaml *y)
{
	struct hy_yaml node = *y;
	uint32_t number = image->count++, before = 0;

	node.text.p = as_pointer(image->texts.len);
	node.at.file = NULL;
	node.key = node.first = node.next = node.last = NULL;
	hy_buf_add(&image->nodes, (const char *)&node, sizeof(node));
	hy_buf_str(&image->texts, y->text);
	hy_buf_char(&image->texts, '\0');
	for (const struct hy_yaml *entry = y->first; entry != NULL; entry = entry->next) {
		uint32_t key = entry->key != NULL ? add_node(image, entry->key) : 0;
		uint32_t added = add_node(image, entry);

		node_at(image, added)->key = as_pointer(key);
		if (before == 0)
			node_at(image, number)->first = as_pointer(added);
		else
			node_at(image, before)->next = as_pointer(added);
		before = added;
	}
	return number;
}

static bool
write_image(struct hy_arena *arena, const struct image *image, const struct hy_file_stamp *stamp,
    const char *path, struct hy_err *err)
{
	struct head head = { LAYOUT, sizeof(struct hy_yaml), image->count, image->texts.len, *stamp };
	struct hy_output out;

	if (!hy_output_open(&out, arena, path, err))
		return false;
	fwrite(&head, sizeof(head), 1, out.file);
	fwrite(image->nodes.p, 1, image->nodes.len, out.file);
	fwrite(image->texts.p, 1, image->texts.len, out.file);
	if (hy_output_commit(&out, err))
		return true;
	hy_output_discard(&out);
	return false;
}

bool
hy_yaml_image_write(struct hy_arena *arena, const char *file, const char *path, struct hy_err *err)
{
	struct image image = { hy_buf_new(arena), hy_buf_new(arena), 0 };
	struct hy_file_stamp stamp = { 0, 0, 0 };
	const struct hy_yaml *root;

	hy_file_stamp(file, &stamp);
	root = hy_yaml_read(arena, file, err);
	if (root == NULL)
		return false;
	add_node(&image, root);
	return write_image(arena, &image, &stamp, path, err);
}

/* What a tree is read back from. */
struct reader {
	struct hy_yaml *nodes;
	uint32_t count;
	const char *texts;
	uint64_t text_bytes;
	const char *file;
};

/* The head of BYTES: is all there that it promises, and is it of FILE as it is now? */
static bool
counts(struct hy_str bytes, const char *file, struct head *head)
{
	struct hy_file_stamp now;

	if (bytes.len < sizeof(*head))
		return false;
	memcpy(head, bytes.p, sizeof(*head));
	return memcmp(head->layout, LAYOUT, sizeof(LAYOUT)) == 0 &&
	    head->node_bytes == sizeof(struct hy_yaml) && head->count > 0 &&
	    head->text_bytes > 0 && head->text_bytes <= bytes.len &&
	    bytes.len == sizeof(*head) + (uint64_t)head->count * sizeof(struct hy_yaml) +
	    head->text_bytes && hy_file_stamp(file, &now) &&
	    hy_file_stamp_same(&head->made_from, &now);
}

/* Turns the number *POINTER of a node behind number FROM into its address. */
static bool
settle(const struct reader *r, uint32_t from, struct hy_yaml **pointer)
{
	uintptr_t number = (uintptr_t)*pointer;

	if (number == 0)
		return true;
	*pointer = r->nodes + number;
	return number > from && number < r->count;
}

static bool
settle_node(const struct reader *r, uint32_t number)
{
	struct hy_yaml *node = &r->nodes[number];
	uintptr_t text = (uintptr_t)node->text.p;

	node->text.p = r->texts + text;
	node->at.file = r->file;
	/* A key stands in front of what it is the key of, all else behind it. */
	return text < r->text_bytes && node->text.len < r->text_bytes - text &&
	    node->text.p[node->text.len] == '\0' && node->type <= HY_YAML_MAP &&
	    (uintptr_t)node->key <= number && settle(r, 0, &node->key) &&
	    settle(r, number, &node->first) && settle(r, number, &node->next) && node->last == NULL;
}

struct hy_yaml *
hy_yaml_image_read(struct hy_arena *arena, const char *path, const char *file)
{
	struct reader r = { .file = file };
	struct hy_str bytes;
	struct head head;

	if (!hy_file_read(arena, path, MOST_BYTES, &bytes, NULL) || !counts(bytes, file, &head))
		return NULL;
	/* What was read is this arena's own memory. */
	r.nodes = (struct hy_yaml *)(uintptr_t)(bytes.p + sizeof(head));
	r.count = head.count;
	r.texts = (const char *)(r.nodes + r.count);
	r.text_bytes = head.text_bytes;
	for (uint32_t i = 0; i < r.count; i++)
		if (!settle_node(&r, i))
			return NULL;
	return r.nodes;
}

/* "templates/bodies.yaml" has its image in templates/bodies.tree among the modules. */
static struct hy_yaml *
read_image(struct hy_arena *arena, const char *name, const char *file)
{
	struct hy_str path;
	size_t stem = strlen(name) - strlen(hy_path_suffix(name));

	return hy_module_path(arena, hy_str_format(arena, "%.*stree", (int)stem, name).p, &path, NULL)
	    ? hy_yaml_image_read(arena, path.p, file) : NULL;
}

struct hy_yaml *
hy_yaml_data(struct hy_arena *arena, const char *name, struct hy_err *err)
{
	struct hy_yaml *tree;
	struct hy_str path;

	if (!hy_data_path(arena, name, &path, err))
		return NULL;
	tree = read_image(arena, name, path.p);
	return tree != NULL ? tree : hy_yaml_read(arena, path.p, err);
}
