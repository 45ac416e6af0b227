/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-string-table-private.h"

#include <string.h>

/*
 * Open addressing over numbers of strings. GHashTable wants a zero-terminated key
 * in hand for every question; here the question is a stretch of a larger text, and
 * it is asked several times for every figure that is read.
 */

typedef struct
{
  guint32 hash;
  guint32 index; /* from 1; 0: free */
} Slot;

struct _DrStringTable
{
  GPtrArray *strings; /* (element-type GRefString) lent by whoever owns the table */
  Slot      *slots;   /* (owned) */
  guint32    n_slots; /* a power of two, more than half of them free */
  guint64    seed[2];
};

#define FIRST_SLOTS 64

/* A multiplication folded on itself. The seeds keep a document from choosing words that fall together. */
static guint64
mix (guint64 one,
     guint64 other)
{
  unsigned __int128 product = (unsigned __int128) one * other;

  return (guint64) product ^ (guint64) (product >> 64);
}

static guint32
hash_bytes (const DrStringTable *self,
            const char          *text,
            gsize                length)
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

/* The slot that the string has, or would have. */
static Slot *
find_slot (const DrStringTable *self,
           guint32              hash,
           const char          *text,
           gsize                length)
{
  for (guint32 i = hash; ; i++)
    {
      Slot *slot = &self->slots[i & (self->n_slots - 1)];
      if (slot->index == 0)
        return slot;
      if (slot->hash != hash)
        continue;

      char *string = g_ptr_array_index (self->strings, slot->index - 1);
      if (strncmp (string, text, length) == 0 && string[length] == '\0')
        return slot;
    }
}

static void
grow (DrStringTable *self)
{
  g_autofree Slot *old = self->slots;
  guint32 n_old = self->n_slots;

  self->n_slots = n_old * 2;
  self->slots = g_new0 (Slot, self->n_slots);

  for (guint32 i = 0; i < n_old; i++)
    {
      if (old[i].index == 0)
        continue;

      guint32 place = old[i].hash & (self->n_slots - 1);
      while (self->slots[place].index != 0)
        place = (place + 1) & (self->n_slots - 1);
      self->slots[place] = old[i];
    }
}

/* Makes a table over @strings, which must be empty and outlive it. */
DrStringTable *
dr_string_table_new (GPtrArray *strings)
{
  DrStringTable *self = g_new (DrStringTable, 1);

  self->strings = strings;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < G_N_ELEMENTS (self->seed); i++)
    self->seed[i] = ((guint64) g_random_int () << 32) | g_random_int () | 1;

  return self;
}

void
dr_string_table_free (DrStringTable *self)
{
  g_free (self->slots);
  g_free (self);
}

guint32
dr_string_table_find (const DrStringTable *self,
                      const char          *text,
                      gsize                length)
{
  const Slot *slot = find_slot (self, hash_bytes (self, text, length), text, length);

  return slot->index == 0 ? G_MAXUINT32 : slot->index - 1;
}

guint32
dr_string_table_intern (DrStringTable *self,
                        const char    *text,
                        gsize          length)
{
  guint32 hash = hash_bytes (self, text, length);
  Slot *slot = find_slot (self, hash, text, length);

  if (slot->index != 0)
    return slot->index - 1;

  g_ptr_array_add (self->strings, g_ref_string_new_len (text, length));
  *slot = (Slot) { hash, self->strings->len };

  guint32 index = self->strings->len - 1;
  if (self->strings->len > self->n_slots / 2)
    grow (self);

  return index;
}
