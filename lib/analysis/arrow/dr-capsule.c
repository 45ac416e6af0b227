/* SPDX-License-Identifier: LGPL-2.1-or-later */

/* For the symbols of the program that the library is loaded into. */
#define _GNU_SOURCE

#include "config.h"

#include <dlfcn.h>

#include "analysis/arrow/dr-capsule-private.h"

/* What asks a capsule for its content is the interpreter's own, which the library is not linked with; where there is a
 * capsule there is one. */
gpointer
dr_capsule_get_pointer (void       *capsule,
                        const char *name)
{
  void *(*get_pointer) (void *, const char *);

  *(void **) &get_pointer = dlsym (RTLD_DEFAULT, "PyCapsule_GetPointer");

  return get_pointer != NULL ? get_pointer (capsule, name) : NULL;
}
