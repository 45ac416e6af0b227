/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-string-pool-private.h"

#include "base/dr-error-private.h"

/* As the table of a report's strings, over a column instead of an array: many thousands of ids are no allocation each. */

#define FIRST_SLOTS 64

/* A multiplication folded on itself. The seeds keep a file from choosing ids that fall together. */
static guint64
mix (guint64 one,
     guint64 other)
{
  unsigned __int128 product = (unsigned __int128) one * other;

  return (guint64) product ^ (guint64) (product >> 64);
}

static guint32
hash_bytes (const DrStringPool *self,
            const char         *text,
            gsize               length)
{
  guint64 hash = self->seed[0] ^ length;
  guint64 word;

  for (; length >= sizeof word; text += sizeof word, length -= sizeof word)
    {
      memcpy (&word, text, sizeof word);
      hash = mix (hash ^ word, self->seed[1]);
    }

  word = 0;
  memcpy (&word, text, length);
  hash = mix (hash ^ word, self->seed[1]);

  return (guint32) (hash ^ (hash >> 32));
}

void
dr_string_pool_init (DrStringPool *self)
{
  dr_string_column_builder_init (&self->column);
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint64, self->n_slots);
  for (guint i = 0; i < G_N_ELEMENTS (self->seed); i++)
    self->seed[i] = ((guint64) g_random_int () << 32 | g_random_int ()) | 1;
}

void
dr_string_pool_clear (DrStringPool *self)
{
  dr_string_column_builder_clear (&self->column);
  g_clear_pointer (&self->slots, g_free);
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
  for (guint32 i = hash; ; i++)
    {
      guint64 *slot = &self->slots[i & (self->n_slots - 1)];
      guint32 number = (guint32) *slot;

      if (number == 0 ||
          (*slot >> 32 == hash && get_length (self, number - 1) == length &&
           memcmp (dr_string_pool_get (self, number - 1), text, length) == 0))
        return slot;
    }
}

static void
grow (DrStringPool *self)
{
  g_autofree guint64 *old = g_steal_pointer (&self->slots);
  guint32 n_old = self->n_slots;

  self->n_slots = n_old * 2;
  self->slots = g_new0 (guint64, self->n_slots);
  for (guint32 i = 0; i < n_old; i++)
    if (old[i] != 0)
      {
        guint32 at = (guint32) (old[i] >> 32);
        while (self->slots[at & (self->n_slots - 1)] != 0)
          at++;
        self->slots[at & (self->n_slots - 1)] = old[i];
      }
}

gint32
dr_string_pool_find (const DrStringPool *self,
                     const char         *text,
                     gsize               length)
{
  return (gint32) (guint32) *find_slot (self, hash_bytes (self, text, length), text, length) - 1;
}

gint32
dr_string_pool_intern (DrStringPool *self,
                       const char   *text,
                       gsize         length,
                       GError      **error)
{
  guint32 hash = hash_bytes (self, text, length);
  guint64 *slot = find_slot (self, hash, text, length);

  if (*slot != 0)
    return (gint32) (guint32) *slot - 1;

  /* Each takes a byte at least, so that 2 GiB of them are fewer than 2^31. */
  if (!dr_string_column_builder_append (&self->column, text, length, error))
    return -1;

  guint32 n_strings = dr_string_pool_get_n (self);
  *slot = (guint64) hash << 32 | n_strings;
  if (n_strings >= self->n_slots / 2)
    grow (self);

  return (gint32) n_strings - 1;
}

DrStringColumn *
dr_string_pool_finish (DrStringPool *self)
{
  g_clear_pointer (&self->slots, g_free);

  return dr_string_column_builder_finish (&self->column);
}
