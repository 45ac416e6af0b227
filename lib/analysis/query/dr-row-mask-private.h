/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which of 64 rows are wanted, as the bits of a word: least bit, first row. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Rows taken at a time. */
#define DR_WORD_ROWS 64
/* Ids that a set may be of. */
#define DR_WANTED_IDS 256

/* What is wanted of a column of ids. */
typedef enum
{
  DR_WANTED_ALL,    /* every id */
  DR_WANTED_RANGE,  /* those from first to last */
  DR_WANTED_SET,    /* those whose bit is set, all below 256 */
  DR_WANTED_OTHER   /* some of more ids than that: the caller looks at each */
} DrWantedKind;

typedef struct
{
  DrWantedKind kind;
  gint32       first;
  gint32       last;
  gint32       n_ids;
  guint64      set[DR_WANTED_IDS / DR_WORD_ROWS];
} DrWanted;

/* Sums up which of @n_ids ids are wanted: those whose @code is not negative. */
DrWanted dr_wanted_new      (const gint32   *code,
                             gint32          n_ids);
/* Whether any wanted id lies between @least and @greatest. */
gboolean dr_wanted_meets    (const DrWanted *self,
                             gint32          least,
                             gint32          greatest);
/* Clears the bits of rows whose id is not wanted. Bits beyond @n_rows are not looked at. Of more than 64 ids only a range
 * is told: of others the bits may stay, and the caller looks at each. */
void     dr_wanted_apply    (const DrWanted *self,
                             const gint32   *ids,
                             gsize           n_rows,
                             guint64        *words);
/* The same where ids take 8 bits each, and any of 256 are told. */
void     dr_wanted_apply_narrow (const DrWanted *self,
                             const guint8   *ids,
                             gsize           n_rows,
                             guint64        *words);

/* Clears the bits of rows whose id is not between @first and @last. Bits beyond @n_rows are not looked at. */
void     dr_words_keep_range (gint32          first,
                             gint32          last,
                             const guint16  *ids,
                             gsize           n_rows,
                             guint64        *words);

/* Bits @first to @first + 63 of a bitmap that has at least @n_rows more; the bits above @n_rows are 0. */
static inline guint64
dr_bitmap_get_word (const guint8 *bitmap,
                    gsize         first,
                    gsize         n_rows)
{
  const guint8 *bytes = bitmap + first / 8;
  guint shift = first % 8;
  guint64 word;

  if (G_LIKELY (n_rows == DR_WORD_ROWS))
    {
      __builtin_memcpy (&word, bytes, sizeof word);
      word = GUINT64_FROM_LE (word) >> shift;
      /* Where the rows do not begin with a byte, they reach into a ninth. */
      return shift == 0 ? word : word | (guint64) bytes[8] << (DR_WORD_ROWS - shift);
    }

  word = 0;
  for (gsize row = 0; row < n_rows; row++)
    word |= (guint64) (bitmap[(first + row) / 8] >> ((first + row) % 8) & 1) << row;

  return word;
}

static inline guint64
dr_word_of_rows (gsize n_rows)
{
  return n_rows == DR_WORD_ROWS ? G_MAXUINT64 : ((guint64) 1 << n_rows) - 1;
}

G_END_DECLS
