/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-arrow-array.h>

#include "analysis/arrow/dr-arrow-private.h"
#include "analysis/arrow/dr-capsule-private.h"

/**
 * dr_arrow_schema_new:
 *
 * Makes a `struct ArrowSchema` whose content is nothing yet, for a program that
 * has no such struct of its own, as bindings have not.
 *
 * Returns: (not nullable): pointer to the struct; give it to
 *   [func@DistrictReport.arrow_schema_free]
 *
 * Since: 1.0
 */
gpointer
dr_arrow_schema_new (void)
{
  return g_new0 (struct ArrowSchema, 1);
}

/**
 * dr_arrow_schema_free:
 * @schema: (nullable): what [func@DistrictReport.arrow_schema_new] gave, or %NULL
 *
 * Releases what a schema holds, unless somebody has taken that over, and then
 * the struct itself.
 *
 * Since: 1.0
 */
void
dr_arrow_schema_free (gpointer schema)
{
  struct ArrowSchema *self = schema;

  if (self != NULL && self->release != NULL)
    self->release (self);
  g_free (self);
}

static void
free_schema_capsule (void *capsule)
{
  dr_arrow_schema_free (dr_capsule_get_pointer (capsule, "arrow_schema"));
}

/**
 * dr_arrow_schema_get_capsule_destructor:
 *
 * Gets a function that frees the schema in a capsule of Python named
 * `arrow_schema`, as a `PyCapsule_Destructor`; see
 * [func@DistrictReport.arrow_stream_get_capsule_destructor].
 *
 * Returns: (not nullable): pointer to the function
 *
 * Since: 1.0
 */
gpointer
dr_arrow_schema_get_capsule_destructor (void)
{
  void (*function) (void *) = free_schema_capsule;

  return *(gpointer *) &function;
}

/**
 * dr_arrow_array_new:
 *
 * Makes a `struct ArrowArray` whose content is nothing yet, for a program that
 * has no such struct of its own, as bindings have not.
 *
 * Returns: (not nullable): pointer to the struct; give it to
 *   [func@DistrictReport.arrow_array_free]
 *
 * Since: 1.0
 */
gpointer
dr_arrow_array_new (void)
{
  return g_new0 (struct ArrowArray, 1);
}

/**
 * dr_arrow_array_free:
 * @array: (nullable): what [func@DistrictReport.arrow_array_new] gave, or %NULL
 *
 * Releases what an array holds, unless somebody has taken that over, and then
 * the struct itself.
 *
 * Since: 1.0
 */
void
dr_arrow_array_free (gpointer array)
{
  struct ArrowArray *self = array;

  if (self != NULL && self->release != NULL)
    self->release (self);
  g_free (self);
}

static void
free_array_capsule (void *capsule)
{
  dr_arrow_array_free (dr_capsule_get_pointer (capsule, "arrow_array"));
}

/**
 * dr_arrow_array_get_capsule_destructor:
 *
 * Gets a function that frees the array in a capsule of Python named
 * `arrow_array`, as a `PyCapsule_Destructor`; see
 * [func@DistrictReport.arrow_stream_get_capsule_destructor].
 *
 * Returns: (not nullable): pointer to the function
 *
 * Since: 1.0
 */
gpointer
dr_arrow_array_get_capsule_destructor (void)
{
  void (*function) (void *) = free_array_capsule;

  return *(gpointer *) &function;
}
