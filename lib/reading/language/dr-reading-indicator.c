/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "model/dr-indicator-catalogue-private.h"
#include "reading/language/dr-reading-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"

/*
 * Which indicator of the report a label stands for. Labels often come again word for
 * word, and nearly always with the same measure, so what came of one is remembered by
 * its number; labels of other words may still name the same thing, so indicators are
 * remembered by the words that count. The nouns of figures, the names of measures and
 * the years of a text come again even more often, and are remembered beside them.
 */

typedef struct
{
  guint32 label;      /* string */
  guint32 measure;    /* string */
  guint32 nature;
} LabelKey;

/* What a label meant when it was met first. */
typedef struct
{
  guint32 measure;    /* string */
  guint32 nature;
  guint32 indicator;  /* index + 1; 0: not met so far */
} Meaning;

struct _DrReadingIndicators
{
  GArray     *measures;   /* (element-type guint32) of each measure of the lexicon: its name, a string; DR_NONE: not met so far */
  GHashTable *years;      /* (element-type guint guint) index of each year's period + 1 */
  GHashTable *nouns;      /* (element-type utf8 gboolean) whether each can be a measure */
  GArray     *meanings;   /* (element-type Meaning) by the numbers of labels among the strings */
  GHashTable *others;     /* (element-type LabelKey guint) index + 1, of labels with a second measure or nature */
  GHashTable *words;      /* (element-type utf8 guint) index + 1 */
  DrCatalogueAnswer answer; /* the last */
  GString    *key;        /* (owned) scratch */
};

static guint
label_key_hash (gconstpointer data)
{
  const LabelKey *key = data;

  return (key->label * 31 + key->measure) * 31 + key->nature;
}

static gboolean
label_key_equal (gconstpointer one,
                 gconstpointer other)
{
  const LabelKey *a = one;
  const LabelKey *b = other;

  return a->label == b->label && a->measure == b->measure && a->nature == b->nature;
}

DrReadingIndicators *
dr_reading_indicators_new (void)
{
  DrReadingIndicators *self = g_new0 (DrReadingIndicators, 1);

  self->years = g_hash_table_new (NULL, NULL);
  self->nouns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->meanings = g_array_new (FALSE, TRUE, sizeof (Meaning));
  self->others = g_hash_table_new_full (label_key_hash, label_key_equal, g_free, NULL);
  self->measures = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->key = g_string_new (NULL);

  return self;
}

void
dr_reading_indicators_free (DrReadingIndicators *self)
{
  g_hash_table_unref (self->years);
  g_hash_table_unref (self->nouns);
  g_array_unref (self->meanings);
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->words);
  g_array_unref (self->measures);
  dr_catalogue_answer_clear (&self->answer);
  g_string_free (self->key, TRUE);
  g_free (self);
}

gboolean
dr_reading_can_measure (const DrReading *self,
                        const char      *canonical)
{
  GHashTable *nouns = self->indicators->nouns;
  gpointer found;

  if (!g_hash_table_lookup_extended (nouns, canonical, NULL, &found))
    {
      found = GINT_TO_POINTER (dr_quantity_check_measure (canonical, NULL));
      g_hash_table_insert (nouns, g_strdup (canonical), found);
    }

  return GPOINTER_TO_INT (found);
}

guint32
dr_reading_intern_year (DrReading *self,
                        int        year)
{
  GHashTable *years = self->indicators->years;
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (years, GINT_TO_POINTER (year)));
  if (found != 0)
    return found - 1;

  g_autoptr (DrPeriod) period = dr_period_new_years (year, year, NULL);
  guint32 index = dr_report_builder_intern_period (self->builder, period);
  if (index != DR_NONE)
    g_hash_table_insert (years, GINT_TO_POINTER (year), GUINT_TO_POINTER (index + 1));

  return index;
}

guint32
dr_reading_intern_measure (DrReading *self,
                           guint32    index)
{
  GArray *measures = self->indicators->measures;
  guint n_before = measures->len;

  G_STATIC_ASSERT (DR_NONE == G_MAXUINT32);
  if (index >= n_before)
    {
      g_array_set_size (measures, MAX (index + 1, dr_lexicon_get_n_measures (self->lexicon)));
      memset (&g_array_index (measures, guint32, n_before), 0xff, (measures->len - n_before) * sizeof (guint32));
    }

  guint32 *string = &g_array_index (measures, guint32, index);
  if (*string == DR_NONE)
    *string = dr_report_builder_intern (self->builder, dr_lexicon_get_measure (self->lexicon, index)->name, -1);

  return *string;
}

/*
 * «làm mới 3 km đường» is «làm mới đường» in a table that says km beside it. What is counted stays: «4 lớp tập huấn»,
 * «3 điểm cháy», «40 ngày công»; so does a measure that is all there is. NULL where the label is shown as it is.
 */
static char *
dup_shown_label (const char *label,
                 const char *measure)
{
  gboolean is_unit = strstr (label, measure) != NULL && !dr_measure_is_countable (measure) && strpbrk (measure, " /%") == NULL
                     && strcmp (measure, "điểm") != 0;
  g_auto (GStrv) words = is_unit ? g_strsplit (label, " ", -1) : NULL;

  if (words == NULL || words[0] == NULL || words[1] == NULL)
    return NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], measure) == 0)
      {
        g_free (words[i]);
        for (; words[i] != NULL; i++)
          words[i] = words[i + 1];
        break;
      }

  return g_strjoinv (" ", words);
}

/* @other: a label that the same would come of, and must not, or NULL. DR_NONE where no word tells the two apart, unless the
 * label is to do so then. */
static guint32
unite (DrReading  *self,
       const char *label,
       const char *measure,
       DrNature    nature,
       const char *other,
       gboolean    takes_label)
{
  DrReadingIndicators *indicators = self->indicators;
  DrCatalogueAnswer *answer = &indicators->answer;
  GString *key = indicators->key;

  answer->memory = self->spellings != NULL ? dr_spellings_get_labels (self->spellings) : NULL;
  dr_indicator_catalogue_resolve (self->catalogue, label, measure, nature, other, answer);
  nature = dr_catalogue_answer_get_nature (answer, nature);

  /* Not the id alone: without their marks, different words may look alike. */
  g_string_truncate (key, 0);
  if (answer->entry != NULL)
    g_string_append (key, answer->entry->id);
  g_string_append_c (key, '\n');
  g_string_append_len (key, answer->folded->str, answer->folded->len);
  g_string_append_c (key, '\n');
  g_string_append (key, measure);
  g_string_append_c (key, '\n');
  g_string_append_c (key, '0' + nature);
  /* Where no word tells the two apart, the label does: «Tổng chi», and «Chi» below it. */
  if (other != NULL && !answer->is_apart && !takes_label)
    return DR_NONE;
  g_autofree char *named = other != NULL && !answer->is_apart ? dr_fold_phrase (label, -1) : NULL;
  g_string_append_c (key, '\n');
  g_string_append (key, named != NULL ? named : "");
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (indicators->words, key->str));
  if (found != 0)
    return found - 1;

  const char *name = other != NULL ? label : dr_catalogue_answer_get_label (answer, label);
  g_autofree char *shown = name == label ? dup_shown_label (label, measure) : NULL;
  guint32 index = dr_report_builder_append_indicator (self->builder, answer->id->str, shown != NULL ? shown : name, measure, nature,
                                                      dr_catalogue_answer_get_desire (answer));
  g_hash_table_insert (indicators->words, g_strndup (key->str, key->len), GUINT_TO_POINTER (index + 1));

  return index;
}

guint32
dr_reading_intern_indicator (DrReading *self,
                             guint32    label,
                             guint32    measure,
                             DrNature   nature)
{
  const DrReportData *data = dr_report_builder_get_data (self->builder);
  DrReadingIndicators *indicators = self->indicators;
  LabelKey key = { label, measure, nature };

  if (label >= indicators->meanings->len)
    g_array_set_size (indicators->meanings, label + 1);

  Meaning *first = &g_array_index (indicators->meanings, Meaning, label);
  gboolean is_met = first->indicator != 0;
  if (is_met && first->measure == measure && first->nature == nature)
    return first->indicator - 1;

  guint found = is_met ? GPOINTER_TO_UINT (g_hash_table_lookup (indicators->others, &key)) : 0;
  if (found != 0)
    return found - 1;

  guint32 index = unite (self, dr_report_data_get_string (data, label), dr_report_data_get_string (data, measure), nature, NULL,
                         FALSE);
  if (is_met)
    g_hash_table_insert (indicators->others, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index + 1));
  else
    *first = (Meaning) { measure, nature, index + 1 };

  return index;
}

guint32
dr_reading_intern_indicator_apart (DrReading *self,
                                   guint32    label,
                                   guint32    other,
                                   guint32    measure,
                                   DrNature   nature)
{
  const DrReportData *data = dr_report_builder_get_data (self->builder);

  return unite (self, dr_report_data_get_string (data, label), dr_report_data_get_string (data, measure), nature,
                dr_report_data_get_string (data, other), TRUE);
}

guint32
dr_reading_intern_indicator_of_part (DrReading *self,
                                     guint32    label,
                                     guint32    whole,
                                     guint32    measure,
                                     DrNature   nature)
{
  const DrReportData *data = dr_report_builder_get_data (self->builder);

  return unite (self, dr_report_data_get_string (data, label), dr_report_data_get_string (data, measure), nature,
                dr_report_data_get_string (data, whole), FALSE);
}
