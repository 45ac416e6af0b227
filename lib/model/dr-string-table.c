/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-string-table-private.h"

#include <string.h>

#include "base/dr-string-slots-private.h"

struct _DrStringTable
{
  GPtrArray     *strings; /* (element-type GRefString) lent by whoever owns the table */
  DrStringSlots  slots;
};

/* The slot that the string has, or would have. */
static guint64 *
find_slot (const DrStringTable *self,
           guint32              hash,
           const char          *text,
           gsize                length)
{
  for (guint32 at = hash; ; )
    {
      guint64 *slot = dr_string_slots_next (&self->slots, hash, &at);
      guint32 number = dr_string_slots_get_number (slot);
      if (number == 0)
        return slot;

      const char *string = g_ptr_array_index (self->strings, number - 1);
      if (strncmp (string, text, length) == 0 && string[length] == '\0')
        return slot;
    }
}

/* Makes a table over @strings, which must be empty and outlive it. */
DrStringTable *
dr_string_table_new (GPtrArray *strings)
{
  DrStringTable *self = g_new (DrStringTable, 1);

  self->strings = strings;
  dr_string_slots_init (&self->slots);

  return self;
}

void
dr_string_table_free (DrStringTable *self)
{
  dr_string_slots_clear (&self->slots);
  g_free (self);
}

guint32
dr_string_table_find (const DrStringTable *self,
                      const char          *text,
                      gsize                length)
{
  const guint64 *slot = find_slot (self, dr_string_slots_hash (&self->slots, text, length), text, length);

  return *slot == 0 ? G_MAXUINT32 : dr_string_slots_get_number (slot) - 1;
}

guint32
dr_string_table_intern (DrStringTable *self,
                        const char    *text,
                        gsize          length)
{
  guint32 hash = dr_string_slots_hash (&self->slots, text, length);
  guint64 *slot = find_slot (self, hash, text, length);

  if (*slot != 0)
    return dr_string_slots_get_number (slot) - 1;

  g_ptr_array_add (self->strings, g_ref_string_new_len (text, length));
  dr_string_slots_fill (&self->slots, slot, hash);

  return self->strings->len - 1;
}
