/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-fold-private.h"
#include "reading/tables/dr-grid-rows-private.h"

/*
 * Two lines of one table are two things, however much alike their names are: «Chi» and
 * «Chi thực hiện», «Mẫu» and «Mẫu – Đạt». Where words that are left out elsewhere are all that
 * tells them apart, the second keeps its own.
 */

static guint
named_hash (gconstpointer data)
{
  const DrGridNamed *line = data;

  return ((line->indicator * 31 + line->unit) * 31 + line->period) * 2 + line->is_cumulative;
}

static gboolean
named_equal (gconstpointer one,
            gconstpointer other)
{
  const DrGridNamed *a = one;
  const DrGridNamed *b = other;

  return a->indicator == b->indicator && a->unit == b->unit && a->period == b->period && a->is_cumulative == b->is_cumulative;
}

GHashTable *
dr_grid_rows_make_named (void)
{
  return g_hash_table_new_full (named_hash, named_equal, g_free, NULL);
}

static gboolean
is_same_label (const DrGridRows *self,
               guint32           label,
               guint32           other)
{
  const DrReportData *data = dr_report_builder_get_data (self->reading->builder);

  if (label == other)
    return TRUE;

  g_autofree char *one = dr_fold_phrase (dr_report_data_get_string (data, label), -1);
  g_autofree char *two = dr_fold_phrase (dr_report_data_get_string (data, other), -1);

  return g_str_equal (one, two);
}

void
dr_grid_rows_keep_apart (DrGridRows *self,
                         DrFact     *fact)
{
  DrGridNamed key = {
    .indicator = dr_reading_intern_indicator (self->reading, fact->label, fact->measure, fact->nature),
    .unit = fact->unit,
    .period = fact->period,
    .is_cumulative = fact->is_cumulative,
    .label = fact->label,
    .value = fact->value,
  };
  const DrGridNamed *first = g_hash_table_lookup (self->named, &key);

  if (first == NULL)
    g_hash_table_add (self->named, g_memdup2 (&key, sizeof key));
  /* A total may be said again, by the name of the table. */
  else if (!is_same_label (self, fact->label, first->label)
           && !(self->is_total && dr_decimal_compare (&first->value, &fact->value) == 0))
    {
      fact->is_apart = TRUE;
      fact->apart_from = first->label;
    }
}
