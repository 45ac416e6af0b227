/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-spellings-pool-private.h"

/*
 * What a word is depends on the lexicon alone, and in a label on the catalogue; one
 * report has most words of the next: to read them anew takes a seventh of the time
 * that a report of a few pages takes from its text on.
 */

/* A quarter of a megabyte each; who reads in more threads than this makes some anew. */
#define MOST_IDLE 16

struct _DrSpellingsPool
{
  GMutex     mutex;
  GPtrArray *idle;      /* (element-type DrSpellings) (owned) */
};

DrSpellingsPool *
dr_spellings_pool_new (void)
{
  DrSpellingsPool *self = g_new0 (DrSpellingsPool, 1);

  g_mutex_init (&self->mutex);
  self->idle = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_spellings_free);

  return self;
}

void
dr_spellings_pool_free (DrSpellingsPool *self)
{
  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

DrSpellings *
dr_spellings_pool_take (DrSpellingsPool *self,
                        const DrLexicon *lexicon)
{
  g_autoptr (DrSpellings) spellings = NULL;

  g_mutex_lock (&self->mutex);
  if (self->idle->len > 0)
    spellings = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->mutex);

  if (spellings == NULL || spellings->lexicon != lexicon)
    return dr_spellings_new (lexicon);

  return g_steal_pointer (&spellings);
}

void
dr_spellings_pool_give (DrSpellingsPool *self,
                        DrSpellings     *spellings)
{
  g_mutex_lock (&self->mutex);
  if (self->idle->len < MOST_IDLE)
    g_ptr_array_add (self->idle, g_steal_pointer (&spellings));
  g_mutex_unlock (&self->mutex);

  if (spellings != NULL)
    dr_spellings_free (spellings);
}

void
dr_spellings_pool_clear (DrSpellingsPool *self)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_set_size (self->idle, 0);
  g_mutex_unlock (&self->mutex);
}
