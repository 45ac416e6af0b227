/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-word-table-private.h"

#include <string.h>

#include "base/dr-fold-private.h"

/* Open-addressed, and never more than half full. */

#define FIRST_SLOTS 1024

typedef struct
{
  guint32 offset;           /* of the key among the keys */
  guint32 length;
  guint32 hash;
} Word;

struct _DrWordTable
{
  GByteArray *keys;         /* one behind another */
  GArray     *words;        /* (element-type Word) word N stands at N - 1 */
  guint32    *slots;        /* (owned) numbers of words, 0: free */
  guint       mask;
};

static guint32
hash_key (const char *key,
          gsize       length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) key[i]) * 16777619u;

  return hash ^ (hash >> 15);
}

static void
fill_slots (DrWordTable *self,
            guint        n_slots)
{
  g_free (self->slots);
  self->slots = g_new0 (guint32, n_slots);
  self->mask = n_slots - 1;

  for (guint32 number = 1; number <= self->words->len; number++)
    {
      guint slot = g_array_index (self->words, Word, number - 1).hash & self->mask;

      while (self->slots[slot] != 0)
        slot = (slot + 1) & self->mask;
      self->slots[slot] = number;
    }
}

DrWordTable *
dr_word_table_new (void)
{
  DrWordTable *self = g_new0 (DrWordTable, 1);

  self->keys = g_byte_array_new ();
  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  fill_slots (self, FIRST_SLOTS);

  return self;
}

DrWordTable *
dr_word_table_copy (const DrWordTable *self)
{
  DrWordTable *copy = g_new0 (DrWordTable, 1);

  copy->keys = g_byte_array_sized_new (self->keys->len);
  g_byte_array_append (copy->keys, self->keys->data, self->keys->len);
  copy->words = g_array_copy (self->words);
  fill_slots (copy, self->mask + 1);

  return copy;
}

void
dr_word_table_free (DrWordTable *self)
{
  g_byte_array_unref (self->keys);
  g_array_unref (self->words);
  g_free (self->slots);
  g_free (self);
}

guint32
dr_word_table_get_n_words (const DrWordTable *self)
{
  return self->words->len;
}

guint32
dr_word_table_find (const DrWordTable *self,
                    const char        *key,
                    gsize              length)
{
  guint32 hash = hash_key (key, length);

  for (guint slot = hash & self->mask;; slot = (slot + 1) & self->mask)
    {
      guint32 number = self->slots[slot];
      if (number == 0)
        return 0;

      const Word *word = &g_array_index (self->words, Word, number - 1);
      if (word->hash == hash && word->length == length
          && memcmp (self->keys->data + word->offset, key, length) == 0)
        return number;
    }
}

guint32
dr_word_table_intern (DrWordTable *self,
                      const char  *key,
                      gsize        length)
{
  guint32 number = dr_word_table_find (self, key, length);
  if (number != 0)
    return number;

  Word word = { self->keys->len, length, hash_key (key, length) };
  g_byte_array_append (self->keys, (const guint8 *) key, length);
  g_array_append_val (self->words, word);
  number = self->words->len;

  guint slot = word.hash & self->mask;
  while (self->slots[slot] != 0)
    slot = (slot + 1) & self->mask;
  self->slots[slot] = number;
  if (number * 2 > self->mask)
    fill_slots (self, (self->mask + 1) * 2);

  return number;
}

guint32
dr_word_table_intern_word (DrWordTable *self,
                           const char  *word,
                           gsize        length)
{
  char key[DR_FOLD_BUFFER];
  gsize size = dr_fold_word (word, length, key, sizeof key);

  return size > 0 ? dr_word_table_intern (self, key, size) : 0;
}
