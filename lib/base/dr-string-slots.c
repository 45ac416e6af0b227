/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-string-slots-private.h"

#include <string.h>

#define FIRST_SLOTS 64

/* The seeds keep a document from choosing words that fall together. */
void
dr_string_slots_init (DrStringSlots *self)
{
  self->n_filled = 0;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint64, self->n_slots);
  for (guint i = 0; i < G_N_ELEMENTS (self->seed); i++)
    self->seed[i] = ((guint64) g_random_int () << 32 | g_random_int ()) | 1;
}

void
dr_string_slots_clear (DrStringSlots *self)
{
  g_clear_pointer (&self->slots, g_free);
}

/* A multiplication folded on itself. */
static guint64
mix (guint64 one,
     guint64 other)
{
  unsigned __int128 product = (unsigned __int128) one * other;

  return (guint64) product ^ (guint64) (product >> 64);
}

guint32
dr_string_slots_hash (const DrStringSlots *self,
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

static void
grow (DrStringSlots *self)
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

void
dr_string_slots_fill (DrStringSlots *self,
                      guint64       *slot,
                      guint32        hash)
{
  *slot = (guint64) hash << 32 | ++self->n_filled;
  if (self->n_filled >= self->n_slots / 2)
    grow (self);
}
