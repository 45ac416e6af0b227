/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Which words of a label say what is counted. */

#include "config.h"

#include <string.h>

#include "model/dr-catalogue-index-private.h"

static gboolean
is_counted (const DrCatalogueLabel *label,
            guint                   first,
            guint                   end)
{
  for (guint i = first; i < end; i++)
    if (label->words[i].flags & DR_WORD_COUNTED)
      return TRUE;

  return FALSE;
}

/* Where the place ends that goes on at @at: areas, their names, and words that are left out anyway. */
static guint
end_of_place (const DrCatalogueIndex *self,
              const DrCatalogueLabel *label,
              guint                   at)
{
  guint end = at;

  while (at < label->n_words && !(label->words[at].flags & (DR_WORD_COUNTED | DR_WORD_AFTER_SIGN | DR_WORD_QUOTED)))
    {
      guint32 found;
      guint n = dr_catalogue_index_match_lists (self, label, at,
                                                1u << DR_CATALOGUE_KEPT | 1u << DR_CATALOGUE_AREAS | 1u << DR_CATALOGUE_LEFT_OUT, &found);

      if (found & 1u << DR_CATALOGUE_KEPT)
        break;
      if (found & 1u << DR_CATALOGUE_AREAS)
        end = at += n;
      else if (label->words[at].flags & DR_WORD_CAPITAL)
        end = ++at;
      else if (n > 0)
        at += n;
      else
        break;
    }

  return end;
}

static void
leave_out (DrCatalogueLabel *label,
           guint             first,
           guint             end,
           guint             flags)
{
  for (guint i = first; i < end; i++)
    label->words[i].flags |= DR_WORD_LEFT_OUT | flags;
}

/* «quỹ 2024»: names the time, and no part of what is counted. */
static gboolean
is_year (const DrLabelWord *word)
{
  return word->length == 4 && (memcmp (word->start, "19", 2) == 0 || memcmp (word->start, "20", 2) == 0)
         && g_ascii_isdigit (word->start[2]) && g_ascii_isdigit (word->start[3])
         && (word->flags & (DR_WORD_QUOTED | DR_WORD_COUNTED)) == 0;
}

static gboolean
is_word (const DrLabelWord *word,
         const char        *text)
{
  return word->length == strlen (text) && memcmp (word->start, text, word->length) == 0;
}

/* «Hội đã kết nạp»: the issuer's word for itself, which «Đại hội đã bầu» has not. */
static gboolean
is_issuer (const DrCatalogueLabel *label,
           guint                   at)
{
  const DrLabelWord *word = &label->words[at];

  return at + 1 < label->n_words && (word->flags & DR_WORD_CAPITAL) && (word->flags & (DR_WORD_QUOTED | DR_WORD_COUNTED)) == 0
         && (is_word (word, "Hội") || is_word (word, "hội") || is_word (word, "Đoàn") || is_word (word, "đoàn"))
         && is_word (word + 1, "đã");
}

void
dr_catalogue_label_weigh (const DrCatalogueIndex *self,
                          DrCatalogueLabel       *label,
                          DrCatalogueAnswer      *answer)
{
  const guint32 desires = 1u << DR_CATALOGUE_LESS | 1u << DR_CATALOGUE_MORE | 1u << DR_CATALOGUE_CHANGES;
  const guint32 all = (1u << DR_N_CATALOGUE_LISTS) - 1;
  gboolean is_begun = FALSE;
  gboolean is_leading = TRUE;     /* no word that counts stands before, back to a sign */

  for (guint at = 0; at < label->n_words;)
    {
      guint32 found;
      guint32 desire;

      is_leading |= (label->words[at].flags & DR_WORD_AFTER_SIGN) != 0;

      guint n = dr_catalogue_index_match_lists (self, label, at, all & ~desires, &found);

      dr_catalogue_index_match_lists (self, label, at, desires, &desire);
      answer->is_less |= (desire & 1u << DR_CATALOGUE_LESS) != 0;
      answer->is_more |= (desire & 1u << DR_CATALOGUE_MORE) != 0;
      /* A name in quotation marks is taken word for word, and so is what is counted. */
      if (is_year (&label->words[at]) || is_issuer (label, at))
        leave_out (label, at, at + 1, 0);
      if (n == 0 || (label->words[at].flags & DR_WORD_QUOTED)
          || (is_counted (label, at, at + n) && (found & 1u << DR_CATALOGUE_KEPT) == 0))
        {
          is_begun = !(label->words[at].flags & DR_WORD_COUNTED);
          is_leading &= (label->words[at].flags & DR_WORD_LEFT_OUT) != 0;
          at++;
        }
      else if (found & 1u << DR_CATALOGUE_KEPT || (found == 1u << DR_CATALOGUE_LEADING && !is_leading))
        {
          at += n;
          is_begun = !(label->words[at - 1].flags & DR_WORD_COUNTED);
          is_leading = FALSE;
        }
      else if (found == 1u << DR_CATALOGUE_AREAS && is_begun
               && !(label->words[at].flags & DR_WORD_AFTER_SIGN))
        {
          /* «cấp xã», «đường huyện»: a kind, no place. */
          at += n;
        }
      else
        {
          guint end = at + n;

          if (found & (1u << DR_CATALOGUE_PLACES | 1u << DR_CATALOGUE_AREAS))
            leave_out (label, at, end = end_of_place (self, label, end), 0);
          else
            leave_out (label, at, end, found & 1u << DR_CATALOGUE_LEFT_OUT ? DR_WORD_LISTED : DR_WORD_LISTED | DR_WORD_ALL);
          at = end;
          is_begun = FALSE;
        }
    }
}

void
dr_catalogue_label_find_counted (const DrCatalogueIndex *self,
                                 DrCatalogueMemory      *memory,
                                 DrCatalogueLabel       *label,
                                 const char             *measure)
{
  DrLabelWord words[DR_MEASURE_MOST_WORDS];
  guint n = dr_catalogue_index_cut (self, memory, measure, FALSE, words, DR_MEASURE_MOST_WORDS);

  label->counted = label->counted_end = label->n_words;
  label->n_all = label->n_words;
  if (n == 0)
    return;

  for (guint i = 0; i + n <= label->n_words; i++)
    {
      guint same = 0;

      while (same < n && label->words[i + same].symbol == words[same].symbol)
        same++;
      if (same < n)
        continue;
      if (label->counted == label->n_words)
        {
          label->counted = i;
          label->counted_end = i + n;
        }
      for (guint j = i; j < i + n; j++)
        label->words[j].flags |= DR_WORD_COUNTED;
    }

  if (label->counted == label->n_words)
    for (guint i = 0; i < n; i++)
      {
        words[i].flags = DR_WORD_COUNTED;
        label->words[label->n_all++] = words[i];
      }
}

void
dr_catalogue_label_keep_all (DrCatalogueLabel *label)
{
  for (guint i = 0; i < label->n_words; i++)
    if (dr_label_word_is_over (&label->words[i]))
      return;
  for (guint i = 0; i < label->n_words; i++)
    if (label->words[i].flags & DR_WORD_ALL)
      label->words[i].flags &= ~DR_WORD_LEFT_OUT;
}

gboolean
dr_catalogue_label_keep_apart (const DrCatalogueIndex *self,
                               DrCatalogueMemory      *memory,
                               DrCatalogueLabel       *label,
                               const char             *other)
{
  DrLabelWord words[DR_LABEL_MOST_WORDS];
  guint n_words = dr_catalogue_index_cut (self, memory, other, FALSE, words, DR_LABEL_MOST_WORDS);
  gboolean is_apart = FALSE;

  for (guint i = 0; i < label->n_words; i++)
    {
      DrLabelWord *word = &label->words[i];
      guint same = 0;

      if ((word->flags & DR_WORD_COUNTED)
          || !((word->flags & DR_WORD_LISTED) || (word->flags & (DR_WORD_FOUND | DR_WORD_NAMED)) == DR_WORD_FOUND))
        continue;
      while (same < n_words && words[same].symbol != word->symbol)
        same++;
      if (same < n_words)
        continue;
      word->flags &= ~DR_WORD_LEFT_OUT;
      if ((word->flags & DR_WORD_NAMED) == 0)
        word->flags &= ~DR_WORD_FOUND;
      is_apart |= dr_label_word_is_over (word);
    }

  return is_apart;
}
