/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include <districtreport/districtreport.h>

/*
 * What a program in C does with the tables of another program: makes a dataset of them and asks it. A
 * module that bench_python.py loads, so that both are timed in one process upon the same columns.
 */

gint64 bench_table_ask (gpointer            units,
                        gpointer            indicators,
                        gpointer            periods,
                        gpointer            achievements,
                        const char * const *keys,
                        const char * const *metrics,
                        guint64            *n_rows);

/* How long it took, in microseconds; -1 if it failed. The streams are taken over. */
gint64
bench_table_ask (gpointer            units,
                 gpointer            indicators,
                 gpointer            periods,
                 gpointer            achievements,
                 const char * const *keys,
                 const char * const *metrics,
                 guint64            *n_rows)
{
  static const char * const flow[] = { "flow", NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (DrQuery) query = dr_query_new ();
  g_autoptr (DrDataset) dataset = NULL;
  g_autoptr (DrTable) table = NULL;

  if (dr_dataset_builder_add_units (builder, units, &error) &&
      dr_dataset_builder_add_indicators (builder, indicators, &error) &&
      dr_dataset_builder_add_periods (builder, periods, &error) &&
      dr_dataset_builder_add_achievements (builder, achievements, &error))
    dataset = dr_dataset_builder_build (builder, &error);
  if (dataset != NULL)
    {
      dr_query_set_keys (query, keys);
      for (gsize i = 0; metrics[i] != NULL; i++)
        dr_query_add_metric (query, metrics[i]);
      dr_query_add_filter (query, "nature", flow);
      table = dr_query_run (query, dataset, NULL, &error);
    }
  if (table == NULL)
    {
      g_printerr ("bench-table: %s\n", error->message);
      return -1;
    }
  *n_rows = dr_table_get_n_rows (table);

  return g_get_monotonic_time () - start;
}
