/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "model/dr-catalogue-index-private.h"
#include "model/dr-indicator-private.h"

/*
 * Each word of the catalogue has a number; phrases and wordings are stretches of
 * numbers. A label is cut into words once, and only those wordings are tried whose
 * rarest word stands in it.
 */

static guint32
add_symbols (DrCatalogueIndex *self,
             const char       *text,
             guint32          *n_symbols)
{
  DrLabelWord words[DR_LABEL_MOST_WORDS];
  guint32 first = self->symbols->len;

  *n_symbols = dr_catalogue_index_cut (self, NULL, text, TRUE, words, DR_LABEL_MOST_WORDS);
  for (guint32 i = 0; i < *n_symbols; i++)
    g_array_append_val (self->symbols, words[i].symbol);

  return first;
}

static void
add_phrase (DrCatalogueIndex *self,
            GArray           *phrases,
            const char       *text,
            guint32           lists)
{
  DrCataloguePhrase phrase = { .lists = lists };

  phrase.first = add_symbols (self, text, &phrase.n_symbols);
  if (phrase.n_symbols > 0)
    g_array_append_val (phrases, phrase);
}

/* One wording for each choice among the alternatives of its phrases: «kết nạp/phát triển, đảng viên». */
static void
add_wording (DrCatalogueIndex *self,
             guint32           entry,
             const char       *text,
             gboolean          needs_stock)
{
  g_auto (GStrv) phrases = g_strsplit (text, ",", -1);
  guint n_phrases = g_strv_length (phrases);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_wordings = 1;

  for (guint i = 0; i < n_phrases; i++)
    {
      char **alternatives = g_strsplit (phrases[i], "/", -1);

      n_wordings *= g_strv_length (alternatives);
      g_ptr_array_add (choices, alternatives);
    }

  for (guint number = 0; number < n_wordings; number++)
    {
      DrCatalogueWording wording = { .entry = entry, .first = self->symbols->len, .needs_stock = needs_stock };
      guint rest = number;

      for (guint i = 0; i < n_phrases; i++)
        {
          char **alternatives = g_ptr_array_index (choices, i);
          guint n = g_strv_length (alternatives);
          const guint32 end = 0;
          guint32 n_symbols;

          add_symbols (self, alternatives[rest % n], &n_symbols);
          g_array_append_val (self->symbols, end);
          wording.n_words += n_symbols;
          rest /= n;
        }
      wording.n_symbols = self->symbols->len - wording.first;
      g_array_append_val (self->wordings, wording);
    }
}

static int
compare_phrases (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const GArray *symbols = data;
  const DrCataloguePhrase *one = a;
  const DrCataloguePhrase *other = b;
  guint32 symbol = g_array_index (symbols, guint32, one->first);
  guint32 other_symbol = g_array_index (symbols, guint32, other->first);

  if (symbol != other_symbol)
    return symbol < other_symbol ? -1 : 1;
  if (one->n_symbols != other->n_symbols)
    return one->n_symbols > other->n_symbols ? -1 : 1;

  return one->first < other->first ? -1 : one->first > other->first;
}

static int
compare_wordings (gconstpointer a,
                  gconstpointer b)
{
  const DrCatalogueWording *one = a;
  const DrCatalogueWording *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;

  return one->first < other->first ? -1 : one->first > other->first;
}

static void
choose_keys (DrCatalogueIndex *self)
{
  g_autofree guint *counts = g_new0 (guint, self->keys->len + 1);

  for (guint i = 0; i < self->wordings->len; i++)
    {
      const DrCatalogueWording *wording = &g_array_index (self->wordings, DrCatalogueWording, i);

      for (guint j = 0; j < wording->n_symbols; j++)
        counts[g_array_index (self->symbols, guint32, wording->first + j)]++;
    }
  for (guint i = 0; i < self->wordings->len; i++)
    {
      DrCatalogueWording *wording = &g_array_index (self->wordings, DrCatalogueWording, i);

      for (guint j = 0; j < wording->n_symbols; j++)
        {
          guint32 symbol = g_array_index (self->symbols, guint32, wording->first + j);

          if (symbol != 0 && (wording->key == 0 || counts[symbol] < counts[wording->key]))
            wording->key = symbol;
        }
    }
}

static void
settle (DrCatalogueIndex *self)
{
  choose_keys (self);
  g_array_sort_with_data (self->phrases, compare_phrases, self->symbols);
  g_array_sort (self->wordings, compare_wordings);

  self->phrases_of = g_new0 (DrCatalogueRange, self->keys->len + 1);
  self->wordings_of = g_new0 (DrCatalogueRange, self->keys->len + 1);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      guint32 first = g_array_index (self->phrases, DrCataloguePhrase, i).first;
      DrCatalogueRange *range = &self->phrases_of[g_array_index (self->symbols, guint32, first)];

      if (range->end == 0)
        range->first = i;
      range->end = i + 1;
    }
  for (guint i = 0; i < self->wordings->len; i++)
    {
      DrCatalogueRange *range = &self->wordings_of[g_array_index (self->wordings, DrCatalogueWording, i).key];

      if (range->end == 0)
        range->first = i;
      range->end = i + 1;
    }
}

DrCatalogueIndex *
dr_catalogue_index_new (const DrCatalogueContent *content)
{
  DrCatalogueIndex *self = g_new0 (DrCatalogueIndex, 1);

  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  self->table = dr_string_table_new (self->keys);
  self->symbols = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->phrases = g_array_new (FALSE, FALSE, sizeof (DrCataloguePhrase));
  self->wordings = g_array_new (FALSE, FALSE, sizeof (DrCatalogueWording));
  self->beside = g_array_new (FALSE, FALSE, sizeof (DrCataloguePhrase));
  self->beside_of = g_new0 (DrCatalogueRange, content->entries->len + 1);

  for (guint list = 0; list < DR_N_CATALOGUE_LISTS; list++)
    for (guint i = 0; i < content->lists[list]->len; i++)
      add_phrase (self, self->phrases, g_ptr_array_index (content->lists[list], i), 1u << list);
  for (guint i = 0; i < content->entries->len; i++)
    {
      const DrCatalogueEntry *entry = g_ptr_array_index (content->entries, i);

      self->beside_of[i].first = self->beside->len;
      for (char **phrase = entry->beside; phrase != NULL && *phrase != NULL; phrase++)
        add_phrase (self, self->beside, *phrase, 0);
      self->beside_of[i].end = self->beside->len;
      for (char **wording = entry->words; wording != NULL && *wording != NULL; wording++)
        add_wording (self, i, *wording, FALSE);
      for (char **wording = entry->stock_words; wording != NULL && *wording != NULL; wording++)
        add_wording (self, i, *wording, TRUE);
    }
  settle (self);

  return self;
}

void
dr_catalogue_index_free (DrCatalogueIndex *self)
{
  dr_string_table_free (self->table);
  g_ptr_array_unref (self->keys);
  g_array_unref (self->symbols);
  g_array_unref (self->phrases);
  g_array_unref (self->wordings);
  g_array_unref (self->beside);
  g_free (self->phrases_of);
  g_free (self->wordings_of);
  g_free (self->beside_of);
  g_free (self);
}

gboolean
dr_catalogue_index_stands_at (const DrCatalogueIndex *self,
                              const DrCatalogueLabel *label,
                              guint                   at,
                              guint32                 first,
                              guint32                 n_symbols)
{
  /* Words of a measure that the label does not name follow none of its own. */
  guint end = at < label->n_words ? label->n_words : label->n_all;

  if (at + n_symbols > end)
    return FALSE;
  for (guint32 i = 0; i < n_symbols; i++)
    if (label->words[at + i].symbol != g_array_index (self->symbols, guint32, first + i))
      return FALSE;

  return TRUE;
}

guint
dr_catalogue_index_match_lists (const DrCatalogueIndex *self,
                                const DrCatalogueLabel *label,
                                guint                   at,
                                guint32                 lists,
                                guint32                *found)
{
  guint32 symbol = label->words[at].symbol;
  guint n_words = 0;

  *found = 0;
  if (symbol & DR_UNKNOWN_WORD)
    return 0;
  for (guint i = self->phrases_of[symbol].first; i < self->phrases_of[symbol].end; i++)
    {
      const DrCataloguePhrase *phrase = &g_array_index (self->phrases, DrCataloguePhrase, i);

      if (n_words > phrase->n_symbols)
        break;
      if ((phrase->lists & lists) && dr_catalogue_index_stands_at (self, label, at, phrase->first, phrase->n_symbols))
        {
          n_words = phrase->n_symbols;
          *found |= phrase->lists & lists;
        }
    }

  return n_words;
}

static gboolean
counts_in (const DrCatalogueEntry *entry,
           const char             *measure)
{
  return g_str_equal (entry->measure, measure)
         || (entry->measures != NULL && g_strv_contains ((const char * const *) entry->measures, measure));
}

static gboolean
mark_phrase (const DrCatalogueIndex *self,
             DrCatalogueLabel       *label,
             guint32                 first,
             guint32                 n_symbols)
{
  gboolean is_found = FALSE;
  guint32 symbol = g_array_index (self->symbols, guint32, first);

  for (guint at = 0; at < label->n_all; at++)
    if ((n_symbols == 0 || label->words[at].symbol == symbol) && dr_catalogue_index_stands_at (self, label, at, first, n_symbols))
      {
        for (guint32 i = 0; i < n_symbols; i++)
          label->words[at + i].flags |= DR_WORD_FOUND;
        is_found = TRUE;
      }

  return is_found;
}

/* Marks the words of the wording, if all of its phrases are there, and those that may stand beside it. */
static gboolean
mark_wording (const DrCatalogueIndex   *self,
              DrCatalogueLabel         *label,
              const DrCatalogueWording *wording)
{
  guint32 end = wording->first + wording->n_symbols;

  for (guint i = 0; i < label->n_all; i++)
    label->words[i].flags &= ~(DR_WORD_FOUND | DR_WORD_NAMED);
  for (guint32 first = wording->first; first < end;)
    {
      guint32 n = 0;

      while (g_array_index (self->symbols, guint32, first + n) != 0)
        n++;
      if (!mark_phrase (self, label, first, n))
        return FALSE;
      first += n + 1;
    }

  for (guint i = 0; i < label->n_all; i++)
    if (label->words[i].flags & DR_WORD_FOUND)
      label->words[i].flags |= DR_WORD_NAMED;

  const DrCatalogueRange *beside = &self->beside_of[wording->entry];
  for (guint i = beside->first; i < beside->end; i++)
    {
      const DrCataloguePhrase *phrase = &g_array_index (self->beside, DrCataloguePhrase, i);

      mark_phrase (self, label, phrase->first, phrase->n_symbols);
    }

  return TRUE;
}

static guint
count_over (const DrCatalogueLabel *label)
{
  guint n = 0;

  for (guint i = 0; i < label->n_words; i++)
    n += dr_label_word_is_over (&label->words[i]);

  return n;
}

/* The wording with the most words; of several the one that leaves the fewest over, then that of the first entry. */
static const DrCatalogueWording *
find_wording (const DrCatalogueIndex   *self,
              const DrCatalogueContent *content,
              DrCatalogueLabel         *label,
              const char               *measure,
              DrNature                  nature)
{
  const DrCatalogueWording *best = NULL;
  guint best_over = 0;

  for (guint i = 0; i < label->n_all; i++)
    {
      guint32 symbol = label->words[i].symbol;

      if (symbol & DR_UNKNOWN_WORD)
        continue;
      for (guint j = self->wordings_of[symbol].first; j < self->wordings_of[symbol].end; j++)
        {
          const DrCatalogueWording *wording = &g_array_index (self->wordings, DrCatalogueWording, j);

          if ((best != NULL && wording->n_words < best->n_words)
              || (wording->needs_stock && nature != DR_NATURE_STOCK)
              || !counts_in (g_ptr_array_index (content->entries, wording->entry), measure)
              || !mark_wording (self, label, wording))
            continue;

          guint over = count_over (label);
          if (best == NULL || wording->n_words > best->n_words || over < best_over
              || (over == best_over && wording->entry < best->entry))
            {
              best = wording;
              best_over = over;
            }
        }
    }

  return best;
}

void
dr_catalogue_index_identify (const DrCatalogueIndex   *self,
                             const DrCatalogueContent *content,
                             const char               *words,
                             const char               *measure,
                             DrNature                  nature,
                             const char               *other,
                             DrCatalogueAnswer        *answer)
{
  DrCatalogueMemory *memory = answer->memory;
  DrCatalogueLabel label;

  if (memory != NULL)
    dr_catalogue_memory_begin (memory, self);
  label.n_words = dr_catalogue_index_cut (self, memory, words, FALSE, label.words, DR_LABEL_MOST_WORDS);
  dr_catalogue_label_find_counted (self, memory, &label, measure);

  dr_catalogue_answer_begin (answer);
  dr_catalogue_label_weigh (self, &label, answer);

  const DrCatalogueWording *wording = find_wording (self, content, &label, measure, nature);
  for (guint i = 0; i < label.n_all; i++)
    label.words[i].flags &= ~(DR_WORD_FOUND | DR_WORD_NAMED);
  if (wording != NULL)
    {
      answer->entry = g_ptr_array_index (content->entries, wording->entry);
      mark_wording (self, &label, wording);
      answer->is_apart = other != NULL && dr_catalogue_label_keep_apart (self, memory, &label, other);
      dr_catalogue_answer_name_entry (self, &label, measure, answer);
    }
  else
    {
      dr_catalogue_label_keep_all (&label);
      answer->is_apart = other != NULL && dr_catalogue_label_keep_apart (self, memory, &label, other);
      dr_catalogue_answer_make_id (&label, measure, nature, answer);
    }
  dr_indicator_shorten_id (answer->id->str);
  g_string_set_size (answer->id, strlen (answer->id->str));
}
