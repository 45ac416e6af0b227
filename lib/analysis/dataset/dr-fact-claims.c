/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-fact-claims-private.h"

#include "base/dr-error-private.h"

/* What a word is that stands in a row: its number among those that there are, or one of these. */
#define NO_WORD 0xff
#define NOT_ASKED 0xfe

/* Words of a column, those of a dictionary looked at once. */
typedef struct
{
  const DrArrowVector *vector;
  const char * const  *names;
  guint8              *entries;   /* (owned) (nullable) of each entry of the dictionary */
} Words;

static void
words_clear (Words *words)
{
  g_clear_pointer (&words->entries, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static gboolean
words_init (Words                *words,
            const DrArrowVector  *vector,
            const char * const   *names,
            GError              **error)
{
  *words = (Words) { .vector = vector, .names = names };
  if (!vector->type.has_dictionary)
    return TRUE;

  words->entries = g_try_malloc (MAX (vector->text.length, 1));
  if (words->entries == NULL)
    return dr_error_set (error, DR_ERROR_LIMIT, "%s: there is no memory for a dictionary of %" G_GSIZE_FORMAT " entries",
                         vector->table, vector->text.length);
  memset (words->entries, NOT_ASKED, MAX (vector->text.length, 1));

  return TRUE;
}

static gboolean
find_word (const Words  *words,
           gsize         row,
           const char   *text,
           gsize         length,
           guint8       *word,
           GError      **error)
{
  *word = NO_WORD;
  if (text == NULL || length == 0)
    return TRUE;

  for (guint8 i = 0; words->names[i] != NULL; i++)
    if (strlen (words->names[i]) == length && memcmp (words->names[i], text, length) == 0)
      {
        *word = i;
        return TRUE;
      }

  g_autofree char *known = g_strjoinv (", ", (char **) words->names);
  g_autofree char *quoted = dr_error_quote (text, (gssize) length);

  return dr_arrow_vector_set_error (words->vector, row, error, DR_ERROR_INVALID, "%s is none of %s", quoted, known);
}

static gboolean
get_word (const Words  *words,
          gsize         row,
          guint8       *word,
          GError      **error)
{
  const char *text = NULL;
  gsize length = 0;
  gsize entry;

  if (words->entries == NULL)
    return dr_arrow_vector_get_optional_text (words->vector, row, &text, &length, error) &&
           find_word (words, row, text, length, word, error);

  *word = NO_WORD;
  if (dr_arrow_vector_is_empty (words->vector, row))
    return TRUE;
  if (!dr_arrow_vector_get_entry (words->vector, row, &entry, error))
    return FALSE;
  if (words->entries[entry] == NOT_ASKED &&
      (!dr_arrow_vector_get_entry_text (words->vector, row, entry, &text, &length, error) ||
       !find_word (words, row, text, length, &words->entries[entry], error)))
    return FALSE;
  *word = words->entries[entry];

  return TRUE;
}

/* Puts the place of a row before what is wrong with it. */
static gboolean
refuse_row (const DrArrowVector  *vector,
            gsize                 row,
            const GError         *failure,
            GError              **error)
{
  return dr_arrow_vector_set_error (vector, row, error, (DrError) failure->code, "%s", failure->message);
}

gboolean
dr_fact_claims_check_natures (const DrIndicatorDraft  *indicators,
                              const DrArrowVector     *vector,
                              const gint32            *rows,
                              GError                 **error)
{
  static const char * const natures[] = { "flow", "stock", "ratio", NULL };
  g_auto (Words) words = { NULL };

  if (!words_init (&words, vector, natures, error))
    return FALSE;

  for (gsize row = 0; row < vector->length; row++)
    {
      g_autoptr (GError) failure = NULL;
      guint8 nature;

      if (!get_word (&words, row, &nature, error))
        return FALSE;
      if ((guint32) rows[row] >= indicators->rows->len)
        continue;
      if (nature == NO_WORD && !indicators->is_given)
        return dr_arrow_vector_set_error (vector, row, error, DR_ERROR_INVALID,
                                          "there is none in this row: without a table of the indicators each has one");
      if (nature != NO_WORD && !dr_indicator_draft_check_nature (indicators, rows[row], (DrNature) nature, &failure))
        return refuse_row (vector, row, failure, error);
    }

  return TRUE;
}

gboolean
dr_fact_claims_take_directions (DrIndicatorDraft     *indicators,
                                const DrArrowVector  *vector,
                                const gint32         *rows,
                                GError              **error)
{
  static const char * const directions[] = { "more", "less", NULL };
  g_auto (Words) words = { NULL };

  if (!words_init (&words, vector, directions, error))
    return FALSE;

  for (gsize row = 0; row < vector->length; row++)
    {
      g_autoptr (GError) failure = NULL;
      guint8 desire;

      if (!get_word (&words, row, &desire, error))
        return FALSE;
      if (desire == NO_WORD || (guint32) rows[row] >= indicators->rows->len)
        continue;
      if (!dr_indicator_draft_check_desire (indicators, rows[row], (DrDesire) desire, &failure))
        return refuse_row (vector, row, failure, error);
      dr_indicator_draft_tell_desire (indicators, rows[row], (DrDesire) desire);
    }

  return TRUE;
}
