/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-arrow-stream.h>

#include "analysis/arrow/dr-arrow-private.h"
#include "analysis/arrow/dr-capsule-private.h"

/**
 * dr_arrow_stream_new:
 *
 * Makes a `struct ArrowArrayStream` whose content is nothing yet, for a program
 * that has no such struct of its own, as bindings have not.
 *
 * Returns: (not nullable): pointer to the struct; give it to
 *   [func@DistrictReport.arrow_stream_free]
 *
 * Since: 1.0
 */
gpointer
dr_arrow_stream_new (void)
{
  return g_new0 (struct ArrowArrayStream, 1);
}

void
dr_arrow_stream_release (gpointer stream)
{
  struct ArrowArrayStream *self = stream;

  if (self->release != NULL)
    self->release (self);
}

/**
 * dr_arrow_stream_free:
 * @stream: (nullable): what [func@DistrictReport.arrow_stream_new] gave, or %NULL
 *
 * Releases what a stream holds, unless somebody has taken that over, and then
 * the struct itself.
 *
 * Since: 1.0
 */
void
dr_arrow_stream_free (gpointer stream)
{
  if (stream != NULL)
    dr_arrow_stream_release (stream);
  g_free (stream);
}

/* Python runs this when a capsule goes; the name is that of the Arrow PyCapsule interface. */
static void
free_capsule (void *capsule)
{
  dr_arrow_stream_free (dr_capsule_get_pointer (capsule, "arrow_array_stream"));
}

/**
 * dr_arrow_stream_get_capsule_destructor:
 *
 * Gets a function that frees the stream in a capsule of Python named
 * `arrow_array_stream`, as a `PyCapsule_Destructor`. A function written in
 * Python cannot do it: a capsule may go when the interpreter does.
 *
 * Returns: (not nullable): pointer to the function
 *
 * Since: 1.0
 */
gpointer
dr_arrow_stream_get_capsule_destructor (void)
{
  void (*function) (void *) = free_capsule;

  return *(gpointer *) &function;
}
