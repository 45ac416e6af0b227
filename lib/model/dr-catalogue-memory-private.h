/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the words of labels are, found by their bytes. The labels of a report differ, but are made of the same
 * few hundred words: each is folded and looked for in the catalogue when it is met first. The memory is small and
 * never grows: a word takes the place of another that shares it.
 */

#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* Longer words are not remembered, nor those whose keys are longer. */
#define DR_CATALOGUE_MEMORY_LONGEST 16
#define DR_CATALOGUE_MEMORY_KEY 26

#define DR_CATALOGUE_MEMORY_BITS 9

typedef struct
{
  guint64 bytes[2];         /* of the word, zeros behind the last; zeros alone: free */
  guint32 symbol;           /* its number in the catalogue, or what stands for that */
  guint8  is_capital;       /* its first letter is one */
  guint8  key_size;
  char    key[DR_CATALOGUE_MEMORY_KEY];
} DrCatalogueWord;

typedef struct _DrCatalogueMemory
{
  gconstpointer   index;    /* that the symbols are of */
  DrCatalogueWord words[1 << DR_CATALOGUE_MEMORY_BITS];
} DrCatalogueMemory;

/* Takes @length bytes, at least one: two stretches that may lie over each other have all of them. */
static inline void
dr_catalogue_memory_load (const char *start,
                          gsize       length,
                          guint64     bytes[2])
{
  bytes[0] = bytes[1] = 0;
  if (length >= 8)
    {
      memcpy (&bytes[0], start, 8);
      memcpy (&bytes[1], start + length - 8, 8);
      bytes[0] = GUINT64_FROM_LE (bytes[0]);
      bytes[1] = length > 8 ? GUINT64_FROM_LE (bytes[1]) >> (16 - length) * 8 : 0;
    }
  else if (length >= 4)
    {
      guint32 first, last;

      memcpy (&first, start, 4);
      memcpy (&last, start + length - 4, 4);
      bytes[0] = GUINT32_FROM_LE (first) | (guint64) GUINT32_FROM_LE (last) << (length - 4) * 8;
    }
  else
    for (gsize i = 0; i < length; i++)
      bytes[0] |= (guint64) (guchar) start[i] << i * 8;
}

/* The place of the word whose @bytes are those of @length from @start on, which are no more than DR_CATALOGUE_MEMORY_LONGEST. */
static inline DrCatalogueWord *
dr_catalogue_memory_get_place (DrCatalogueMemory *self,
                               const char        *start,
                               gsize              length,
                               guint64            bytes[2])
{
  dr_catalogue_memory_load (start, length, bytes);

  guint64 hash = (bytes[0] ^ bytes[1] * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);

  return &self->words[hash >> (64 - DR_CATALOGUE_MEMORY_BITS)];
}

/* The word, if it is remembered. */
static inline const DrCatalogueWord *
dr_catalogue_memory_look (DrCatalogueMemory *self,
                          const char        *start,
                          gsize              length)
{
  guint64 bytes[2];
  const DrCatalogueWord *word = dr_catalogue_memory_get_place (self, start, length, bytes);

  return word->bytes[0] == bytes[0] && word->bytes[1] == bytes[1] ? word : NULL;
}

/* The same, with a place for it where it is not: @is_met says which, and the caller reads it into that place. */
static inline DrCatalogueWord *
dr_catalogue_memory_find (DrCatalogueMemory *self,
                          const char        *start,
                          gsize              length,
                          gboolean          *is_met)
{
  guint64 bytes[2];
  DrCatalogueWord *word = dr_catalogue_memory_get_place (self, start, length, bytes);

  *is_met = word->bytes[0] == bytes[0] && word->bytes[1] == bytes[1];
  word->bytes[0] = bytes[0];
  word->bytes[1] = bytes[1];

  return word;
}

/* Symbols of another index are none of @index. */
static inline void
dr_catalogue_memory_begin (DrCatalogueMemory *self,
                           gconstpointer      index)
{
  if (self->index == index)
    return;
  if (self->index != NULL)
    memset (self->words, 0, sizeof self->words);
  self->index = index;
}

G_END_DECLS
