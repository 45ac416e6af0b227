/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/dataset/dr-report-sequence-private.h"

#include "model/dr-report-private.h"

/*
 * A shell lists files as the locale sorts them, and a program as the disk has them.
 * What a dataset calls its units, and how it numbers them, goes by an order that the
 * reports themselves have.
 */

typedef struct
{
  const DrReportData *data;
  const char         *issuer_id;
  char               *figures;    /* (owned) (nullable) all of them in words, once they were asked for */
  guint               number;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->figures);
  g_free (entry);
}

static int
compare_days (const GDate *day,
              const GDate *other)
{
  gboolean is_valid = g_date_valid (day);
  gboolean is_other_valid = g_date_valid (other);

  return is_valid && is_other_valid ? g_date_compare (day, other) : is_valid - is_other_valid;
}

static int
compare_texts (DrText *text,
               DrText *other)
{
  if (text == NULL || other == NULL || text == other)
    return (text != NULL) - (other != NULL);

  return g_bytes_compare (dr_text_get_bytes (text), dr_text_get_bytes (other));
}

static void
describe_figure (GString            *words,
                 const DrReportData *data,
                 guint32             unit,
                 guint32             indicator,
                 guint32             period,
                 const DrFigure     *figure,
                 guint8              more)
{
  const DrIndicatorRecord *record = &g_array_index (data->indicators, DrIndicatorRecord, indicator);
  g_autofree char *period_id = dr_period_to_string (g_ptr_array_index (data->periods, period));
  DrDecimal value = figure != NULL ? dr_figure_get_value (figure) : (DrDecimal) { 0, 0 };
  g_autofree char *number = figure != NULL ? dr_decimal_to_string (&value) : NULL;

  g_string_append_printf (words, "%s\t%s\t%s\t%s\t%s\t%d\t%d\n", dr_unit_get_id (g_ptr_array_index (data->units, unit)),
                          dr_report_data_get_string (data, record->id), dr_report_data_get_string (data, record->measure),
                          period_id, number != NULL ? number : "", figure != NULL ? figure->hedge : 0, more);
}

static char *
describe (const DrReportData *data)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < data->units->len; i++)
    {
      DrUnit *unit = data->units->pdata[i];
      const char * const *aliases = dr_unit_get_aliases (unit);

      g_string_append_printf (words, "%s\t%s\n", dr_unit_get_id (unit),
                              dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : "");
      for (gsize j = 0; aliases[j] != NULL; j++)
        g_string_append_printf (words, "\t%s\n", aliases[j]);
    }
  for (guint i = 0; i < data->targets->len; i++)
    {
      const DrTargetRecord *record = &g_array_index (data->targets, DrTargetRecord, i);

      describe_figure (words, data, record->unit, record->indicator, record->period,
                       record->has_planned ? &record->planned : NULL, record->comparator);
    }
  for (guint i = 0; i < data->achievements->len; i++)
    {
      const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, i);

      describe_figure (words, data, record->unit, record->indicator, record->period,
                       record->has_actual ? &record->actual : NULL, record->status);
    }

  return g_string_free (words, FALSE);
}

static int
compare_figures (Entry *entry,
                 Entry *other)
{
  if (entry->figures == NULL)
    entry->figures = describe (entry->data);
  if (other->figures == NULL)
    other->figures = describe (other->data);

  return strcmp (entry->figures, other->figures);
}

static int
compare_entries (gconstpointer left,
                 gconstpointer right)
{
  Entry *entry = *(Entry * const *) left;
  Entry *other = *(Entry * const *) right;
  const DrReportData *data = entry->data;
  const DrReportData *other_data = other->data;
  int result = dr_period_compare (data->periods->pdata[data->period], other_data->periods->pdata[other_data->period]);

  if (result == 0)
    result = strcmp (entry->issuer_id, other->issuer_id);
  if (result == 0)
    result = compare_days (&data->date, &other_data->date);
  if (result == 0)
    result = g_strcmp0 (data->number, other_data->number);
  if (result == 0)
    result = g_strcmp0 (data->place, other_data->place);
  if (result == 0)
    result = g_strcmp0 (data->title, other_data->title);
  if (result == 0)
    result = compare_texts (data->text, other_data->text);
  if (result == 0)
    result = compare_figures (entry, other);

  return result != 0 ? result : (entry->number > other->number) - (entry->number < other->number);
}

guint *
dr_report_sequence_find (const GPtrArray *reports,
                         const GPtrArray *issuer_ids)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_full (reports->len, free_entry);
  guint *numbers = g_new (guint, MAX (reports->len, 1));

  for (guint i = 0; i < reports->len; i++)
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->data = dr_report_get_data (reports->pdata[i]);
      entry->issuer_id = issuer_ids->pdata[i];
      if (entry->issuer_id == NULL)
        entry->issuer_id = dr_unit_get_id (g_ptr_array_index (entry->data->units, entry->data->issuer));
      entry->number = i;
      g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    numbers[i] = ((const Entry *) entries->pdata[i])->number;

  return numbers;
}
