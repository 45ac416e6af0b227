/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-held-private.h"

#include <string.h>

#include "base/dr-error-private.h"

/* An issuer that the report does not name has this id: nobody can tell whose figures are its. */
#define NAMELESS "issuer"
/* More than one figure answers to the description. */
#define AMBIGUOUS G_MAXUINT

static const char *
get_unit_id (const DrReportData *data,
             guint32             unit)
{
  return unit == data->issuer ? NAMELESS : dr_unit_get_id (g_ptr_array_index (data->units, unit));
}

static const char *
get_indicator_id (const DrReportData *data,
                  guint32             indicator)
{
  return dr_report_data_get_string (data, g_array_index (data->indicators, DrIndicatorRecord, indicator).id);
}

/* A running total and the figure of one period are two things, as are a part and the whole. */
static char *
make_key (const DrReportData *data,
          guint32             achievement)
{
  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, achievement);

  return g_strdup_printf ("%s %s %d %d", get_unit_id (data, record->unit), get_indicator_id (data, record->indicator),
                          (int) record->is_cumulative, record->part_of != DR_NONE);
}

static char *
make_target_key (const DrReportData *data,
                 guint32             target)
{
  const DrTargetRecord *record = &g_array_index (data->targets, DrTargetRecord, target);
  g_autofree char *period = dr_period_to_string (g_ptr_array_index (data->periods, record->period));
  const char *assigner = dr_report_data_get_string (data, record->assigned_by);

  return g_strdup_printf ("%s %s %s %s", get_unit_id (data, record->unit), get_indicator_id (data, record->indicator),
                          period, assigner != NULL ? assigner : "");
}

static void
add (GHashTable *table,
     char       *key,
     guint32     index)
{
  gboolean is_there = g_hash_table_contains (table, key);

  g_hash_table_replace (table, key, GUINT_TO_POINTER (is_there ? AMBIGUOUS : index + 1));
}

/* A summary states what the text states: one figure twice. */
static gboolean
says_again (const DrCheck *check,
            GHashTable    *table,
            const char    *key,
            guint32        achievement)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));
  if (found == 0 || found == AMBIGUOUS)
    return FALSE;

  g_autoptr (DrQuantity) one = dr_check_dup_actual (check, found - 1);
  g_autoptr (DrQuantity) other = dr_check_dup_actual (check, achievement);

  return dr_check_get_record (check, found - 1)->period == dr_check_get_record (check, achievement)->period
         && dr_quantity_equal (one, other);
}

/* What the report says of its own period comes first: what it says of another, a plan or a year before, holds only where it says
 * nothing else of the thing. */
static void
gather (DrHeld *self)
{
  const DrReportData *data = self->check.data;
  g_autoptr (GHashTable) others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < data->achievements->len; i++)
    {
      const DrAchievementRecord *record = dr_check_get_record (&self->check, i);
      GHashTable *table = record->period == data->period ? self->achievements : others;
      g_autofree char *name = make_key (data, i);

      if (record->has_actual && !says_again (&self->check, table, name, i))
        add (table, g_steal_pointer (&name), i);
    }
  g_hash_table_iter_init (&iter, others);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (self->achievements, key))
      g_hash_table_insert (self->achievements, g_strdup (key), value);
}

static guint32
look_up (GHashTable *table,
         const char *key)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  return found == 0 || found == AMBIGUOUS ? DR_NONE : found - 1;
}

/* Names of one office may begin alike; only the same id is the same office. */
static gboolean
check_issuers (const DrReportData  *data,
               const DrReportData  *earlier,
               GError             **error)
{
  DrUnit *one = g_ptr_array_index (data->units, data->issuer);
  DrUnit *other = g_ptr_array_index (earlier->units, earlier->issuer);

  if (strcmp (dr_unit_get_id (one), NAMELESS) == 0 || strcmp (dr_unit_get_id (other), NAMELESS) == 0)
    return dr_error_set (error, DR_ERROR_MISMATCH, "the report does not say who issued it, so that it cannot be held "
                         "against another");
  if (strcmp (dr_unit_get_id (one), dr_unit_get_id (other)) == 0)
    return TRUE;

  g_autofree char *first = dr_error_quote (dr_unit_get_name (one), -1);
  g_autofree char *second = dr_error_quote (dr_unit_get_name (other), -1);

  return dr_error_set (error, DR_ERROR_MISMATCH, "the reports are of two bodies: %s and %s", first, second);
}

gboolean
dr_held_init (DrHeld    *self,
              DrReport  *report,
              DrReport  *earlier,
              GError   **error)
{
  const DrReportData *data = dr_report_get_data (report);
  const DrReportData *before = dr_report_get_data (earlier);

  *self = (DrHeld) { .period = NULL };
  if (data->periods->len == 0 || before->periods->len == 0)
    return dr_error_set (error, DR_ERROR_INVALID, "the report was not made by a builder");
  if (!check_issuers (data, before, error))
    return FALSE;

  self->period = g_ptr_array_index (before->periods, before->period);
  DrPeriod *own = g_ptr_array_index (data->periods, data->period);
  if (g_date_compare (dr_period_get_last_day (self->period), dr_period_get_last_day (own)) >= 0)
    {
      g_autofree char *first = dr_period_to_string (self->period);
      g_autofree char *second = dr_period_to_string (own);

      return dr_error_set (error, DR_ERROR_MISMATCH, "the report of %s is not earlier than that of %s", first, second);
    }

  dr_check_init (&self->check, earlier, NULL);
  self->achievements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gather (self);
  for (guint i = 0; i < before->targets->len; i++)
    if (g_array_index (before->targets, DrTargetRecord, i).has_planned)
      add (self->targets, make_target_key (before, i), i);

  return TRUE;
}

void
dr_held_clear (DrHeld *self)
{
  dr_check_clear (&self->check);
  g_clear_pointer (&self->achievements, g_hash_table_unref);
  g_clear_pointer (&self->targets, g_hash_table_unref);
}

guint32
dr_held_find (const DrHeld  *self,
              const DrCheck *check,
              guint32        achievement)
{
  g_autofree char *key = make_key (check->data, achievement);

  return look_up (self->achievements, key);
}

guint32
dr_held_find_target (const DrHeld  *self,
                     const DrCheck *check,
                     guint32        target)
{
  g_autofree char *key = make_target_key (check->data, target);

  return look_up (self->targets, key);
}
