/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-dataset-private.h"

/* Room for that many indicators; whoever asks for it fills it, and gives the strings. */
DrIndicatorTable *
dr_indicator_table_new (guint32 n_indicators)
{
  DrIndicatorTable *self = g_new0 (DrIndicatorTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_indicators = n_indicators;
  self->measure = g_new0 (gint32, n_indicators);
  self->nature = g_new0 (guint8, n_indicators);
  self->desire = g_new0 (guint8, n_indicators);
  self->scale = g_new0 (gint32, n_indicators);
  self->is_finest = g_new0 (guint8, n_indicators);
  self->is_scale_told = g_new0 (guint8, n_indicators);

  return self;
}

void
dr_indicator_table_unref (DrIndicatorTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->ids, dr_string_column_unref);
  g_clear_pointer (&self->labels, dr_string_column_unref);
  g_clear_pointer (&self->measures, dr_string_column_unref);
  g_free (self->measure);
  g_free (self->nature);
  g_free (self->desire);
  g_free (self->scale);
  g_free (self->is_finest);
  g_free (self->is_scale_told);
  g_free (self);
}

/* Room for that many periods. */
DrPeriodTable *
dr_period_table_new (guint32 n_periods)
{
  DrPeriodTable *self = g_new0 (DrPeriodTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_periods = n_periods;
  self->periods = g_new0 (DrPeriod *, n_periods);

  return self;
}

DrPeriodTable *
dr_period_table_ref (DrPeriodTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dr_period_table_unref (DrPeriodTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint32 i = 0; i < self->n_periods; i++)
    g_clear_pointer (&self->periods[i], dr_period_unref);
  g_free (self->periods);
  g_free (self);
}
