/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Where the number of a string is found by its bytes: open addressing over strings that somebody else keeps. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * GHashTable wants a zero-terminated key in hand for every question, and an
 * allocation for each. Here the question is a stretch of a larger text, asked
 * several times for every figure that is read, and the strings stand in a column.
 */
typedef struct
{
  guint64 *slots;    /* (owned) hash, and the number from 1; 0: free */
  guint32  n_slots;  /* a power of two, at least half of them free */
  guint32  n_filled;
  guint64  seed[2];
} DrStringSlots;

void    dr_string_slots_init  (DrStringSlots       *self);
void    dr_string_slots_clear (DrStringSlots       *self);

guint32 dr_string_slots_hash  (const DrStringSlots *self,
                               const char          *text,
                               gsize                length);
/* Gives a free slot a number, one more than all before it. Slots found earlier are no longer valid. */
void    dr_string_slots_fill  (DrStringSlots       *self,
                               guint64             *slot,
                               guint32              hash);

/* The next slot from *@at on, which begins as the hash, that is free or has the hash; its string is for the caller to compare. */
static inline guint64 *
dr_string_slots_next (const DrStringSlots *self,
                      guint32              hash,
                      guint32             *at)
{
  for (;;)
    {
      guint64 *slot = &self->slots[(*at)++ & (self->n_slots - 1)];

      if (*slot == 0 || *slot >> 32 == hash)
        return slot;
    }
}

/* The number from 1 that stands in a slot, or 0 where it is free. */
static inline guint32
dr_string_slots_get_number (const guint64 *slot)
{
  return (guint32) *slot;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrStringSlots, dr_string_slots_clear)

G_END_DECLS
