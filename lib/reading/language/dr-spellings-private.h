/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * What the words of a text are, found by their bytes: a reading folds a word when it
 * meets it for the first time, and remembers it as it was spelt. The table is small and
 * never grows: each word has four places side by side and begins at one of them, so that
 * most words are the first that is looked at; where all are taken it takes that one.
 */

#pragma once

#include <string.h>

#include "reading/language/dr-lexicon-private.h"

G_BEGIN_DECLS

/* Longer words are not remembered; few are longer. */
#define DR_SPELLING_LONGEST 16

#define DR_SPELLINGS_BITS 13
#define DR_SPELLINGS_PLACES 4

typedef struct
{
  guint64 low;              /* the first eight bytes, the first of them in the lowest place */
  guint64 high;             /* the others; zeros behind the last */
  guint64 steps;            /* a DR_LEXICON_STEP_BIT() for what stands behind it in phrases */
  guint32 word;             /* as in DrToken, like the next three but for @alone, which stands where that has its kind */
  guint8  alone;            /* the lowest byte of the traits where no phrase goes on with what stands behind it */
  guint8  flags;            /* DrTokenFlags of the word and its capitals */
  guint16 traits;           /* DrTokenTraits */
} DrSpelling;

/* The end of a token, from its word on, which a spelling ends with too. */
#define DR_SPELLING_TAIL (sizeof (DrToken) - G_STRUCT_OFFSET (DrToken, word))

G_STATIC_ASSERT (sizeof (DrSpelling) - G_STRUCT_OFFSET (DrSpelling, word) == DR_SPELLING_TAIL
                 && G_STRUCT_OFFSET (DrSpelling, alone) - G_STRUCT_OFFSET (DrSpelling, word)
                      == G_STRUCT_OFFSET (DrToken, kind) - G_STRUCT_OFFSET (DrToken, word)
                 && G_STRUCT_OFFSET (DrSpelling, flags) - G_STRUCT_OFFSET (DrSpelling, word)
                      == G_STRUCT_OFFSET (DrToken, flags) - G_STRUCT_OFFSET (DrToken, word)
                 && G_STRUCT_OFFSET (DrSpelling, traits) - G_STRUCT_OFFSET (DrSpelling, word)
                      == G_STRUCT_OFFSET (DrToken, traits) - G_STRUCT_OFFSET (DrToken, word));

/* The places of a word are whole lines of the processor's cache. */
G_STATIC_ASSERT (sizeof (DrSpelling) == 32);

typedef struct
{
  DrSpelling       places[1 << DR_SPELLINGS_BITS];
  gpointer         room;              /* (owned) what it lies in */
  struct _DrCatalogueMemory *labels;  /* (owned) (nullable) the words of labels, once there was one */
  const DrLexicon *lexicon;
  guint16          signs[128];        /* the traits of ASCII signs */
} DrSpellings;

/* @lexicon must outlive it. */
DrSpellings * dr_spellings_new  (const DrLexicon *lexicon);
void          dr_spellings_free (DrSpellings     *self);

/* What the catalogue says of the words of labels. */
struct _DrCatalogueMemory * dr_spellings_get_labels (DrSpellings *self);

/* Reads the letters from @start to @end, and perhaps digits among them, as one word. @lexicon may be NULL: only its capitals are asked for. */
void          dr_spelling_read  (const DrLexicon *lexicon,
                                 const char      *start,
                                 const char      *end,
                                 DrSpelling      *spelling);

/* The bytes of a word, as a spelling has them. */
typedef struct
{
  guint64 low;
  guint64 high;
} DrSpellingKey;

/* Keeps the lowest @length bytes of eight. */
static inline guint64
dr_spelling_mask (guint64 bytes,
                  gsize   length)
{
  return length >= 8 ? bytes : bytes & (((guint64) 1 << length * 8) - 1);
}

/* Those of the word at @start of 1 to DR_SPELLING_LONGEST bytes, of a text that goes on up to @stop. */
static inline DrSpellingKey
dr_spelling_key (const char *start,
                 gsize       length,
                 const char *stop)
{
  guint64 bytes[2] = { 0, 0 };

  if (stop - start >= DR_SPELLING_LONGEST)
    memcpy (bytes, start, DR_SPELLING_LONGEST);
  else
    memcpy (bytes, start, length);

  return (DrSpellingKey) {
    .low = dr_spelling_mask (GUINT64_FROM_LE (bytes[0]), length),
    .high = length > 8 ? dr_spelling_mask (GUINT64_FROM_LE (bytes[1]), length - 8) : 0,
  };
}

/* Where a word's places begin; the others are those that differ from it by less than DR_SPELLINGS_PLACES. */
static inline guint
dr_spellings_get_place (guint64 low,
                        guint64 high)
{
  guint64 hash = (low ^ high * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93);

  return (guint) (hash >> (64 - DR_SPELLINGS_BITS));
}

/* The word with those bytes; NULL if it was not met before. */
static inline DrSpelling *
dr_spellings_find (DrSpellings *self,
                   guint64      low,
                   guint64      high)
{
  guint place = dr_spellings_get_place (low, high);

  for (guint i = 0; i < DR_SPELLINGS_PLACES; i++)
    {
      DrSpelling *spelling = &self->places[place ^ i];

      if (spelling->low == low && spelling->high == high)
        return spelling;
    }

  return NULL;
}

/*
 * The place of the word at @start, as dr_spelling_key() takes it. @is_found says whether it stands there; if not, its bytes
 * do now, and the caller must read it into that place.
 */
static inline DrSpelling *
dr_spellings_look_up (DrSpellings *self,
                      const char  *start,
                      gsize        length,
                      const char  *stop,
                      gboolean    *is_found)
{
  DrSpellingKey key = dr_spelling_key (start, length, stop);
  DrSpelling *found = dr_spellings_find (self, key.low, key.high);

  *is_found = found != NULL;
  if (found != NULL)
    return found;

  /* The first that is free, or else its own. */
  guint place = dr_spellings_get_place (key.low, key.high);
  DrSpelling *taken = &self->places[place];
  for (guint i = 0; i < DR_SPELLINGS_PLACES && taken->low != 0; i++)
    if (self->places[place ^ i].low == 0)
      taken = &self->places[place ^ i];
  taken->low = key.low;
  taken->high = key.high;

  return taken;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSpellings, dr_spellings_free)

G_END_DECLS
