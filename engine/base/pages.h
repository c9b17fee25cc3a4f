/*
 * Pages: large pieces of memory straight from the system, for arenas and pools. A page that is touched
 * for the first time interrupts the program; they are asked for many at a time instead.
 */
#ifndef HY_BASE_PAGES_H
#define HY_BASE_PAGES_H

#include <stddef.h>

/* SIZE bytes, zeroed, on a page of their own; NULL when there are none. */
void *hy_pages_new(size_t size);
void hy_pages_free(void *p, size_t size);
/* SIZE bytes at P, inside of such a piece, are about to be used. */
void hy_pages_ready(void *p, size_t size);

#endif
