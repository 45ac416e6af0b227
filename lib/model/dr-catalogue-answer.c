/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The id that a label comes to. */

#include "config.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "model/dr-catalogue-index-private.h"
#include "model/dr-indicator-private.h"

/* As g_string_append_len(), which mostly has room. */
static inline void
append_bytes (GString    *string,
              const char *bytes,
              gsize       length)
{
  if (string->len + length >= string->allocated_len)
    {
      g_string_append_len (string, bytes, length);
      return;
    }
  memcpy (string->str + string->len, bytes, length);
  string->len += length;
  string->str[string->len] = '\0';
}

/* Writes the key of the word behind those before it. */
static void
append_folded (DrCatalogueMemory *memory,
               GString           *folded,
               const DrLabelWord *word)
{
  char key[DR_FOLD_BUFFER];
  const char *written = key;
  gsize size = 0;
  gboolean is_met = FALSE;
  g_autofree char *rest = NULL;

  if (memory != NULL && word->length <= DR_CATALOGUE_MEMORY_LONGEST && (word->flags & DR_WORD_ODD) == 0)
    {
      const DrCatalogueWord *met = dr_catalogue_memory_look (memory, word->start, word->length);

      is_met = met != NULL;
      if (is_met)
        {
          written = met->key;
          size = met->key_size;
        }
    }
  if (!is_met && word->flags & DR_WORD_ODD)
    {
      written = rest = dr_fold_phrase (word->start, word->length);
      size = strlen (rest);
      if (size == 0)
        return;
    }
  else if (!is_met)
    size = dr_fold_word (word->start, word->length, key, sizeof key);

  if (folded->len > 0)
    append_bytes (folded, " ", 1);
  if (size > 0)
    append_bytes (folded, written, size);
  else
    append_bytes (folded, word->start, word->length);
}

static void
append_words (DrCatalogueAnswer      *answer,
              const DrCatalogueLabel *label,
              guint                   first,
              guint                   end)
{
  for (guint i = first; i < end; i++)
    if (dr_label_word_is_over (&label->words[i]))
      {
        append_bytes (answer->words, label->words[i].start, label->words[i].length);
        append_bytes (answer->words, " ", 1);
        append_folded (answer->memory, answer->folded, &label->words[i]);
      }
}

static void
append_slug (GString    *id,
             const char *text)
{
  g_autofree char *slug = dr_fold_slug (text, -1);

  if (*slug == '\0')
    return;
  if (id->len > 0)
    g_string_append_c (id, '-');
  g_string_append (id, slug);
}

void
dr_catalogue_answer_make_id (const DrCatalogueLabel *label,
                             const char             *measure,
                             DrNature                nature,
                             DrCatalogueAnswer      *answer)
{
  GString *id = answer->id;

  append_words (answer, label, label->counted_end, label->n_words);
  append_words (answer, label, 0, label->counted);

  append_slug (id, measure);
  append_slug (id, answer->words->str);
  if (nature == DR_NATURE_RATIO && strchr (measure, '/') == NULL && !dr_indicator_id_has_words (id->str, "ty-le"))
    g_string_prepend (id, id->len > 0 ? "ty-le-" : "ty-le");
  if (nature == DR_NATURE_STOCK)
    append_slug (id, "hiện có");
  if (id->len == 0)
    g_string_append (id, "indicator");
}

void
dr_catalogue_answer_name_entry (const DrCatalogueIndex *self,
                                const DrCatalogueLabel *label,
                                const char             *measure,
                                DrCatalogueAnswer      *answer)
{
  append_words (answer, label, 0, label->n_words);
  answer->is_narrower = answer->words->len > 0;
  answer->is_more = FALSE;
  for (guint at = 0; at < label->n_words; at++)
    {
      guint32 found;

      if (!dr_label_word_is_over (&label->words[at]))
        continue;
      answer->is_more |= dr_catalogue_index_match_lists (self, label, at, 1u << DR_CATALOGUE_MORE, &found) > 0;
      answer->is_change |= dr_catalogue_index_match_lists (self, label, at, 1u << DR_CATALOGUE_CHANGES, &found) > 0;
    }
  g_string_append (answer->id, answer->entry->id);
  append_slug (answer->id, answer->words->str);
  /* Figures in another measure cannot be added to these. */
  if (!g_str_equal (answer->entry->measure, measure))
    append_slug (answer->id, measure);
}

/* Most labels are shorter. */
#define ROOM 127

void
dr_catalogue_answer_begin (DrCatalogueAnswer *answer)
{
  if (answer->id == NULL)
    *answer = (DrCatalogueAnswer) {
      .id = g_string_sized_new (ROOM),
      .words = g_string_sized_new (ROOM),
      .folded = g_string_sized_new (ROOM),
      .memory = answer->memory,
    };
  else
    {
      g_string_truncate (answer->id, 0);
      g_string_truncate (answer->words, 0);
      g_string_truncate (answer->folded, 0);
      *answer = (DrCatalogueAnswer) { .id = answer->id, .words = answer->words, .folded = answer->folded, .memory = answer->memory };
    }
}

void
dr_catalogue_answer_clear (DrCatalogueAnswer *self)
{
  if (self->id == NULL)
    return;

  g_string_free (g_steal_pointer (&self->id), TRUE);
  g_string_free (g_steal_pointer (&self->words), TRUE);
  g_string_free (g_steal_pointer (&self->folded), TRUE);
}
