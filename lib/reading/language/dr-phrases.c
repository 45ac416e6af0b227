/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/language/dr-phrases-private.h"

#include <string.h>

/* What the linker puts round the section of the registered sets; nothing where a program has none. */
extern DrPhrases * const __start_dr_phrases[] __attribute__ ((weak, visibility ("hidden")));
extern DrPhrases * const __stop_dr_phrases[] __attribute__ ((weak, visibility ("hidden")));

static const char *
get_text (const DrPhrases *self,
          guint            index)
{
  return *(const char * const *) ((const char *) self->texts + (gsize) index * self->stride);
}

static int
compare_firsts (gconstpointer a,
                gconstpointer b)
{
  const DrPhrase *one = a;
  const DrPhrase *other = b;

  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return (int) one->number - (int) other->number;
}

/* Numbers the words of one set: those of a phrase lie together, a zero behind them. */
static void
number_words (DrPhrases   *self,
              DrWordTable *table)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  DrPhrase *phrases = g_new (DrPhrase, self->n_phrases);
  const guint32 end = 0;

  for (guint i = 0; i < self->n_phrases; i++)
    {
      guint first = words->len;

      for (const char *text = get_text (self, i);; text++)
        {
          gsize length = strcspn (text, " ");
          guint32 word = dr_word_table_intern_word (table, text, length);

          g_array_append_val (words, word);
          text += length;
          if (*text == '\0')
            break;
        }
      phrases[i] = (DrPhrase) {
        .first = g_array_index (words, guint32, first),
        .second = words->len > first + 1 ? g_array_index (words, guint32, first + 1) : 0,
        .last = g_array_index (words, guint32, words->len - 1),
        .words = first,
        .n_words = words->len - first,
        .number = i,
      };
      g_array_append_val (words, end);
    }

  DrPhrase *by_first = g_memdup2 (phrases, self->n_phrases * sizeof *phrases);
  qsort (by_first, self->n_phrases, sizeof *by_first, compare_firsts);

  self->phrases = phrases;
  self->by_first = by_first;
  self->words = (const guint32 *) (gpointer) g_array_free (g_steal_pointer (&words), FALSE);
}

static void
note_ends (DrPhrases *self,
           guint32    n_words)
{
  guint64 *begins = g_new0 (guint64, n_words / 64 + 1);
  guint64 *ends = g_new0 (guint64, n_words / 64 + 1);

  for (guint i = 0; i < self->n_phrases; i++)
    {
      guint32 first = self->phrases[i].first;
      guint32 last = self->phrases[i].last;

      begins[first / 64] |= (guint64) 1 << first % 64;
      ends[last / 64] |= (guint64) 1 << last % 64;
    }

  self->begins = begins;
  self->ends = ends;
  self->n_words = n_words;
}

const guint32 *dr_phrases_groups = NULL;
guint32 dr_phrases_n_words = 0;
#ifndef NDEBUG
gboolean dr_phrases_gates_are_open = FALSE;
#endif

/* Tells each word of the groups that begin or end with it. */
static void
note_groups (guint32 n_words)
{
  guint32 *groups = g_new0 (guint32, n_words);

  for (DrPhrases * const *set = __start_dr_phrases; set < __stop_dr_phrases; set++)
    for (guint i = 0; (*set)->group != DR_PHRASE_GROUP_NONE && i < (*set)->n_phrases; i++)
      {
        groups[(*set)->phrases[i].first] |= DR_PHRASE_GROUP_BEGINS ((*set)->group);
        groups[(*set)->phrases[i].last] |= DR_PHRASE_GROUP_ENDS ((*set)->group);
      }
  dr_phrases_groups = groups;
  dr_phrases_n_words = n_words;
}

const DrWordTable *
dr_phrases_get_words (void)
{
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      DrWordTable *table = dr_word_table_new ();

      for (DrPhrases * const *set = __start_dr_phrases; set < __stop_dr_phrases; set++)
        number_words (*set, table);
      for (DrPhrases * const *set = __start_dr_phrases; set < __stop_dr_phrases; set++)
        note_ends (*set, dr_word_table_get_n_words (table) + 1);
      note_groups (dr_word_table_get_n_words (table) + 1);
      g_once_init_leave (&made, (gsize) table);
    }

  return (const DrWordTable *) made;
}
