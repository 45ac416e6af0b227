/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "model/dr-check-private.h"
#include "model/dr-report-builder-private.h"

/* What makes two indicators one: the id that was asked for, if any, and what is measured. */
typedef struct
{
  guint32 id; /* string, or DR_NONE: made of label and measure */
  guint32 label;
  guint32 measure;
} IndicatorKey;

static guint
indicator_key_hash (gconstpointer data)
{
  const IndicatorKey *key = data;

  return (key->id * 31 + key->label) * 31 + key->measure;
}

static gboolean
indicator_key_equal (gconstpointer one,
                     gconstpointer other)
{
  const IndicatorKey *a = one;
  const IndicatorKey *b = other;

  return a->id == b->id && a->label == b->label && a->measure == b->measure;
}

/* Tables from number to number: both are kept one up, so that 0 is nothing. */
static guint32
lookup_index (GHashTable *table,
              guint32     key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, GUINT_TO_POINTER (key + 1))) - 1;
}

static void
insert_index (GHashTable *table,
              guint32     key,
              guint32     index)
{
  g_hash_table_insert (table, GUINT_TO_POINTER (key + 1), GUINT_TO_POINTER (index + 1));
}

void
dr_report_builder_init_records (DrReportBuilder *self)
{
  self->data = dr_report_data_new ();
  self->periods = g_hash_table_new ((GHashFunc) dr_period_hash, (GEqualFunc) dr_period_equal);
  self->indicators = g_hash_table_new_full (indicator_key_hash, indicator_key_equal, g_free, NULL);
  self->indicator_ids = g_hash_table_new (NULL, NULL);
  self->suffixes = g_hash_table_new (NULL, NULL);
  self->parts = g_array_new (FALSE, FALSE, sizeof (DrReference));
  self->number_items = g_array_new (FALSE, FALSE, sizeof (DrReference));
}

void
dr_report_builder_clear_records (DrReportBuilder *self)
{
  g_clear_pointer (&self->periods, g_hash_table_unref);
  g_clear_pointer (&self->indicators, g_hash_table_unref);
  g_clear_pointer (&self->indicator_ids, g_hash_table_unref);
  g_clear_pointer (&self->suffixes, g_hash_table_unref);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->number_items, g_array_unref);
  g_clear_pointer (&self->data, dr_report_data_unref);
}

DrReportData *
dr_report_builder_get_data (DrReportBuilder *self)
{
  return self->data;
}

guint32
dr_report_builder_intern (DrReportBuilder *self,
                          const char      *text,
                          gssize           length)
{
  if (text == NULL)
    return DR_NONE;

  return dr_string_table_intern (self->data->string_table, text,
                                 length < 0 ? strlen (text) : (gsize) length);
}

guint32
dr_report_builder_intern_period (DrReportBuilder *self,
                                 DrPeriod        *period)
{
  if (period == NULL)
    return DR_NONE;

  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->periods, period));
  if (found != 0)
    return found - 1;

  g_ptr_array_add (self->data->periods, dr_period_ref (period));
  g_hash_table_insert (self->periods, period, GUINT_TO_POINTER (self->data->periods->len));

  return self->data->periods->len - 1;
}

guint32
dr_report_builder_find_unit (DrReportBuilder *self,
                             const char      *id)
{
  return dr_report_data_find_unit (self->data, id);
}

gboolean
dr_report_builder_make_figure (DrReportBuilder *self,
                               const DrDecimal *value,
                               const DrDecimal *upper,
                               DrHedge          hedge,
                               DrFigure        *figure)
{
  DrDecimal low = *value;

  if (upper == NULL)
    {
      *figure = dr_figure_new (value, hedge);
      return TRUE;
    }

  /* Both ends are written at the finer of their two exponents. */
  DrDecimal high;
  int exponent = MIN (value->exponent, upper->exponent);
  if (!dr_decimal_rescale (value, exponent, &low) || !dr_decimal_rescale (upper, exponent, &high))
    return FALSE;

  *figure = dr_figure_new (&low, hedge);
  figure->upper = self->data->uppers->len;
  g_array_append_val (self->data->uppers, high);

  return TRUE;
}

guint32
dr_report_builder_find_indicator (DrReportBuilder *self,
                                  const char      *id)
{
  guint32 string = dr_string_table_find (self->data->string_table, id, strlen (id));

  return string == DR_NONE ? DR_NONE : lookup_index (self->indicator_ids, string);
}

static gboolean
measures_the_same (DrReportBuilder    *self,
                   guint32             index,
                   const IndicatorKey *key)
{
  const DrIndicatorRecord *record = &g_array_index (self->data->indicators, DrIndicatorRecord, index);

  return record->label == key->label && record->measure == key->measure;
}

/* «x» is taken by another indicator: «x-2», «x-3», … until one is free, beginning where the last search ended. */
static guint32
find_free_id (DrReportBuilder *self,
              guint32          id)
{
  guint suffix = GPOINTER_TO_UINT (g_hash_table_lookup (self->suffixes, GUINT_TO_POINTER (id + 1)));
  guint32 free_id = id;

  for (suffix = MAX (suffix, 1) + 1; ; suffix++)
    {
      g_autofree char *numbered =
        g_strdup_printf ("%s-%u", dr_report_data_get_string (self->data, id), suffix);
      free_id = dr_report_builder_intern (self, numbered, -1);
      if (lookup_index (self->indicator_ids, free_id) == DR_NONE)
        break;
    }

  g_hash_table_insert (self->suffixes, GUINT_TO_POINTER (id + 1), GUINT_TO_POINTER (suffix));

  return free_id;
}

static guint32
append_indicator (DrReportBuilder    *self,
                  guint32             id,
                  const IndicatorKey *key,
                  DrNature            nature,
                  DrDesire            desire)
{
  guint32 own = lookup_index (self->indicator_ids, id) == DR_NONE ? id : find_free_id (self, id);
  DrIndicatorRecord record = { own, key->label, key->measure, nature, desire };

  g_array_append_val (self->data->indicators, record);
  insert_index (self->indicator_ids, own, self->data->indicators->len - 1);
  self->n_items++;

  return self->data->indicators->len - 1;
}

guint32
dr_report_builder_append_indicator (DrReportBuilder *self,
                                    const char      *id,
                                    const char      *label,
                                    const char      *measure,
                                    DrNature         nature,
                                    DrDesire         desire)
{
  IndicatorKey key = {
    dr_report_builder_intern (self, id, -1),
    dr_report_builder_intern (self, label, -1),
    dr_report_builder_intern (self, measure, -1),
  };

  return append_indicator (self, key.id, &key, nature, desire);
}

guint32
dr_report_builder_intern_indicator (DrReportBuilder *self,
                                    const char      *id,
                                    const char      *label,
                                    const char      *measure,
                                    DrNature         nature,
                                    DrDesire         desire)
{
  IndicatorKey key = {
    dr_report_builder_intern (self, id, -1),
    dr_report_builder_intern (self, label, -1),
    dr_report_builder_intern (self, measure, -1),
  };

  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->indicators, &key));
  if (found != 0)
    return found - 1;

  guint32 wanted = key.id;
  if (wanted == DR_NONE)
    {
      g_autofree char *made = dr_indicator_make_id (label, measure);
      wanted = dr_report_builder_intern (self, made, -1);
    }

  guint32 index = lookup_index (self->indicator_ids, wanted);
  if (index == DR_NONE || !measures_the_same (self, index, &key))
    index = append_indicator (self, wanted, &key, nature, desire);

  g_hash_table_insert (self->indicators, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (index + 1));

  return index;
}

gboolean
dr_report_builder_has_room (DrReportBuilder  *self,
                            GError          **error)
{
  return self->n_items < dr_limits_get_or_default (self->limits, DR_LIMIT_ITEMS) ||
         dr_limits_set_error (self->limits, DR_LIMIT_ITEMS, error, "the report has too many items");
}

static guint32
append (DrReportBuilder  *self,
        GArray           *array,
        gconstpointer     record,
        GError          **error)
{
  if (!dr_report_builder_has_room (self, error))
    return DR_NONE;

  self->n_items++;
  g_array_append_vals (array, record, 1);

  return array->len - 1;
}

static gboolean
set_error_taken (DrItemKind   kind,
                 const char  *id,
                 GError     **error)
{
  static const char * const names[DR_N_ITEM_KINDS] = {
    [DR_ITEM_ACHIEVEMENT] = "achievement",
    [DR_ITEM_TARGET] = "target",
    [DR_ITEM_RANKING] = "ranking",
    [DR_ITEM_DIRECTIVE] = "directive",
    [DR_ITEM_CITATION] = "citation",
  };

  return dr_error_set (error, DR_ERROR_INVALID, "%s %s: the report has one with this id already",
                       names[kind], id);
}

/* Makes sure that nobody else has the id of the record that comes next. What is the default anyway is not kept. */
static gboolean
claim_id (DrReportBuilder  *self,
          DrItemKind        kind,
          guint32          *id,
          GError          **error)
{
  DrReportData *data = self->data;
  GHashTable **ids = &data->item_ids[kind];
  guint32 index = dr_report_data_get_records (data, kind)->len;

  /* An id must not lead to a record that there was no room for. */
  if (!dr_report_builder_has_room (self, error))
    return FALSE;

  if (*id != DR_NONE)
    {
      const char *own = dr_report_data_get_string (data, *id);

      if (!dr_check_id (own, "item", error))
        return FALSE;
      if (dr_report_data_find_item (data, kind, own) != DR_NONE)
        return set_error_taken (kind, own, error);

      if (dr_item_id_parse (kind, own) == index)
        {
          *id = DR_NONE;
          return TRUE;
        }

      if (*ids == NULL)
        *ids = g_hash_table_new (NULL, NULL);
      insert_index (*ids, *id, index);
      return TRUE;
    }

  if (*ids != NULL)
    {
      char buffer[DR_ITEM_ID_BUFFER];
      dr_item_id_write (kind, index, buffer);
      if (dr_report_data_find_item (data, kind, buffer) != DR_NONE)
        return set_error_taken (kind, buffer, error);
    }

  return TRUE;
}

guint32
dr_report_builder_append_target (DrReportBuilder       *self,
                                 const DrTargetRecord  *record,
                                 GError               **error)
{
  DrTargetRecord claimed = *record;

  if (!claim_id (self, DR_ITEM_TARGET, &claimed.id, error))
    return DR_NONE;

  return append (self, self->data->targets, &claimed, error);
}

guint32
dr_report_builder_append_achievement (DrReportBuilder            *self,
                                      const DrAchievementRecord  *record,
                                      GError                    **error)
{
  DrAchievementRecord claimed = *record;

  if (!claim_id (self, DR_ITEM_ACHIEVEMENT, &claimed.id, error))
    return DR_NONE;

  return append (self, self->data->achievements, &claimed, error);
}

guint32
dr_report_builder_append_ranking (DrReportBuilder        *self,
                                  const DrRankingRecord  *record,
                                  GError                **error)
{
  DrRankingRecord claimed = *record;

  if (!claim_id (self, DR_ITEM_RANKING, &claimed.id, error))
    return DR_NONE;

  return append (self, self->data->rankings, &claimed, error);
}

guint32
dr_report_builder_append_directive (DrReportBuilder          *self,
                                    const DrDirectiveRecord  *record,
                                    GError                  **error)
{
  DrDirectiveRecord claimed = *record;

  if (!claim_id (self, DR_ITEM_DIRECTIVE, &claimed.id, error))
    return DR_NONE;

  return append (self, self->data->directives, &claimed, error);
}

guint32
dr_report_builder_append_citation (DrReportBuilder         *self,
                                   const DrCitationRecord  *record,
                                   GError                 **error)
{
  DrCitationRecord claimed = *record;

  if (!claim_id (self, DR_ITEM_CITATION, &claimed.id, error))
    return DR_NONE;

  return append (self, self->data->citations, &claimed, error);
}

guint32
dr_report_builder_append_section (DrReportBuilder        *self,
                                  const DrSectionRecord  *record,
                                  GError                **error)
{
  return append (self, self->data->sections, record, error);
}

guint32
dr_report_builder_append_number (DrReportBuilder       *self,
                                 const DrNumberRecord  *record,
                                 GError               **error)
{
  GArray *numbers = self->data->numbers;

  if (numbers->len >= dr_limits_get_or_default (self->limits, DR_LIMIT_ITEMS))
    {
      dr_limits_set_error (self->limits, DR_LIMIT_ITEMS, error, "the report has too many numbers");
      return DR_NONE;
    }

  g_array_append_vals (numbers, record, 1);

  return numbers->len - 1;
}

void
dr_report_builder_append_numbers (DrReportBuilder       *self,
                                  const DrNumberRecord  *records,
                                  guint                  n_records,
                                  GError               **error)
{
  GArray *numbers = self->data->numbers;

  if (numbers->len + (guint64) n_records <= dr_limits_get_or_default (self->limits, DR_LIMIT_ITEMS))
    {
      if (n_records > 0)
        g_array_append_vals (numbers, records, n_records);
      return;
    }
  for (guint i = 0; i < n_records; i++)
    if (dr_report_builder_append_number (self, &records[i], error) == DR_NONE)
      return;
}

void
dr_report_builder_set_source_words (DrReportBuilder *self,
                                    DrSourceRecord  *source,
                                    guint32          text,
                                    guint32          location)
{
  DrSourceWords words = { text, location };

  source->words = DR_NONE;
  if (text == DR_NONE && location == DR_NONE)
    return;

  source->words = self->data->source_words->len;
  g_array_append_val (self->data->source_words, words);
}

void
dr_report_builder_set_number_words (DrReportBuilder *self,
                                    guint32          index,
                                    guint32          text)
{
  GArray *texts = self->data->number_texts;
  const guint32 none = DR_NONE;

  if (text == DR_NONE)
    return;

  while (texts->len <= index)
    g_array_append_val (texts, none);
  g_array_index (texts, guint32, index) = text;
}

void
dr_report_builder_append_extras (DrReportBuilder      *self,
                                 const DrExtrasRecord *extras,
                                 DrAchievementRecord  *record)
{
  record->extras = DR_NONE;
  if (!record->has_percent_of_target && !record->has_share && !record->has_change && extras->written_measure == DR_NONE)
    return;

  record->extras = self->data->extras->len;
  g_array_append_vals (self->data->extras, extras, 1);
}

static void
mark_further (DrReportBuilder *self,
              guint32          achievement)
{
  g_array_index (self->data->achievements, DrAchievementRecord, achievement).has_further = TRUE;
}

guint32
dr_report_builder_append_further_target (DrReportBuilder              *self,
                                         const DrFurtherTargetRecord  *record,
                                         GError                      **error)
{
  guint32 index = append (self, self->data->further_targets, record, error);

  if (index != DR_NONE)
    mark_further (self, record->achievement);

  return index;
}

guint32
dr_report_builder_append_reading (DrReportBuilder        *self,
                                  const DrReadingRecord  *record,
                                  GError                **error)
{
  guint32 index = append (self, self->data->readings, record, error);

  if (index != DR_NONE)
    mark_further (self, record->achievement);

  return index;
}
