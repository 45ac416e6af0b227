/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-string-pool-private.h"

#include "base/dr-error-private.h"

void
dr_string_pool_init (DrStringPool *self)
{
  dr_string_column_builder_init (&self->column);
  dr_string_slots_init (&self->slots);
}

void
dr_string_pool_clear (DrStringPool *self)
{
  dr_string_column_builder_clear (&self->column);
  dr_string_slots_clear (&self->slots);
}

guint32
dr_string_pool_get_n (const DrStringPool *self)
{
  return self->column.offsets->len;
}

const char *
dr_string_pool_get (const DrStringPool *self,
                    guint32             index)
{
  return self->column.bytes->str + g_array_index (self->column.offsets, guint32, index);
}

static gsize
get_length (const DrStringPool *self,
            guint32             index)
{
  const GArray *offsets = self->column.offsets;
  gsize end = index + 1 < offsets->len ? g_array_index (offsets, guint32, index + 1) : self->column.bytes->len;

  return end - g_array_index (offsets, guint32, index) - 1;
}

/* The slot that the string has, or would have. */
static guint64 *
find_slot (const DrStringPool *self,
           guint32             hash,
           const char         *text,
           gsize               length)
{
  for (guint32 at = hash; ; )
    {
      guint64 *slot = dr_string_slots_next (&self->slots, hash, &at);
      guint32 number = dr_string_slots_get_number (slot);

      if (number == 0 ||
          (get_length (self, number - 1) == length &&
           memcmp (dr_string_pool_get (self, number - 1), text, length) == 0))
        return slot;
    }
}

gint32
dr_string_pool_find (const DrStringPool *self,
                     const char         *text,
                     gsize               length)
{
  guint32 hash = dr_string_slots_hash (&self->slots, text, length);

  return (gint32) dr_string_slots_get_number (find_slot (self, hash, text, length)) - 1;
}

gint32
dr_string_pool_intern (DrStringPool *self,
                       const char   *text,
                       gsize         length,
                       GError      **error)
{
  guint32 hash = dr_string_slots_hash (&self->slots, text, length);
  guint64 *slot = find_slot (self, hash, text, length);

  if (*slot != 0)
    return (gint32) dr_string_slots_get_number (slot) - 1;

  /* Each takes a byte at least, so that 2 GiB of them are fewer than 2^31. */
  if (!dr_string_column_builder_append (&self->column, text, length, error))
    return -1;

  dr_string_slots_fill (&self->slots, slot, hash);

  return (gint32) dr_string_pool_get_n (self) - 1;
}

DrStringColumn *
dr_string_pool_finish (DrStringPool *self)
{
  dr_string_slots_clear (&self->slots);

  return dr_string_column_builder_finish (&self->column);
}
