/* A drawn figure as PNG: the door to libpng. Black lines on white need no more than 16 greys. */
#include <png.h>
#include <setjmp.h>

#include "reports/figure/figure.h"

/* Most is white: more effort makes the file a seventh smaller and takes twice as long. */
#define EFFORT 3

static void
add_bytes(png_structp png, png_bytep data, size_t n)
{
	hy_buf_add(png_get_io_ptr(png), (const char *)data, n);
}

static void
flush_nothing(png_structp png)
{
	(void)png;
}

/* The four highest bits of each grey; two pixels a byte, the left one in the higher half. */
static void
pack_row(const uint32_t *pixels, unsigned width, png_bytep row)
{
	for (unsigned x = 0; x + 1 < width; x += 2)
		row[x / 2] = (png_byte)((pixels[x] & 0xf0) | (pixels[x + 1] >> 4 & 0xf));
	if (width % 2 == 1)
		row[width / 2] = (png_byte)(pixels[width - 1] & 0xf0);
}

static void
write_rows(png_structp png, png_infop info, const struct hy_pixels *pixels, png_bytep row)
{
	png_set_compression_level(png, EFFORT);
	png_set_IHDR(png, info, pixels->width, pixels->height, 4, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	for (unsigned y = 0; y < pixels->height; y++) {
		pack_row(pixels->at + (size_t)y * pixels->stride, pixels->width, row);
		png_write_row(png, row);
	}
	png_write_end(png, NULL);
}

bool
hy_figure_png(struct hy_arena *arena, const struct hy_pixels *pixels, struct hy_str *bytes)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
	png_bytep row = hy_arena_alloc(arena, pixels->width / 2 + 1);
	struct hy_buf out = hy_buf_new(arena);
	volatile bool fine = info != NULL;

	if (fine && setjmp(png_jmpbuf(png)) == 0) {
		png_set_write_fn(png, &out, add_bytes, flush_nothing);
		write_rows(png, info, pixels, row);
	} else {
		fine = false;
	}
	png_destroy_write_struct(&png, &info);
	*bytes = hy_buf_get(&out);
	return fine;
}
