/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a dataset is does not depend on which report it was given first. */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-query.h>
#include <districtreport/dr-unit-builder.h>

#include "analysis/dataset/dr-report-sequence-private.h"

#include "model-fixture.h"

#define N_REPORTS 6

/* A report of one figure of its issuer, and of one of a unit below it. */
typedef struct
{
  const char *issuer_id;      /* (nullable) given with the report */
  const char *id;
  const char *name;
  const char *alias;          /* (nullable) */
  const char *code;           /* (nullable) */
  const char *below;          /* what the unit below is called */
  const char *superior;       /* (nullable) */
  DrUnitKind  kind;
  const char *period;
  int         day;            /* of December 2024; 0: without a date */
  const char *label;
  const char *value;
  DrStatus    status;
} Told;

static const Told told[N_REPORTS] = {
  { "hnd", "hoi-nd", "Hội ND xã A", NULL, NULL, "Chi hội 1", NULL, DR_UNIT_KIND_OTHER, "2023", 3, "Kết nạp", "10", DR_STATUS_NORMAL },
  { "hnd", "hoi-nong-dan", "Hội Nông dân xã A", NULL, NULL, "Chi hội Một", "Xã A", DR_UNIT_KIND_MASS_ORGANISATION, "2024", 5,
    "Hội viên mới kết nạp", "12", DR_STATUS_NORMAL },
  { "hnd", "hnd-a", "HND A", NULL, NULL, "Chi hội 2", NULL, DR_UNIT_KIND_OTHER, "2024", 5, "Kết nạp hội viên", "12",
    DR_STATUS_ESTIMATED },
  { NULL, "phuong-b", "Phường B", "Xã B", "7", "Khu phố 1", NULL, DR_UNIT_KIND_AREA, "2024", 0, "Kết nạp", "3",
    DR_STATUS_NORMAL },
  { NULL, "xa-b", "Xã B", NULL, "7", "Thôn 1", "Huyện C", DR_UNIT_KIND_OTHER, "2023", 0, "Kết nạp", "5.5", DR_STATUS_NORMAL },
  { NULL, "xa-b", "UBND xã B", "Xã B", "7", "Thôn 2", NULL, DR_UNIT_KIND_OTHER, "2022", 9, "Kết nạp", "4", DR_STATUS_PROVISIONAL },
};

static DrUnit *
make_issuer (const Told *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new (self->id);
  g_autoptr (DrUnit) superior = self->superior == NULL ? NULL : dr_unit_new ("tren", self->superior, DR_UNIT_KIND_COMMITTEE,
                                                                             DR_UNIT_LEVEL_DISTRICT, NULL, NULL);

  dr_unit_builder_set_name (builder, self->name);
  dr_unit_builder_set_kind (builder, self->kind);
  dr_unit_builder_set_level (builder, DR_UNIT_LEVEL_COMMUNE);
  if (self->alias != NULL)
    dr_unit_builder_add_alias (builder, self->alias);
  if (superior != NULL)
    dr_unit_builder_set_parent (builder, superior);
  if (self->code != NULL)
    {
      g_autoptr (DrUnitIdentifier) identifier = dr_unit_identifier_new ("gso", self->code, NULL, NULL, &error);

      g_assert_no_error (error);
      dr_unit_builder_add_identifier (builder, identifier);
    }
  DrUnit *unit = dr_unit_builder_end (builder, &error);
  g_assert_no_error (error);

  return unit;
}

static void
add_figure (DrReportBuilder *builder,
            const char      *id,
            DrUnit          *unit,
            const Told      *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeriod) period = make_period (self->period);
  g_autoptr (DrIndicator) indicator =
    dr_indicator_new ("ket-nap", self->label, "hội viên", DR_NATURE_FLOW, DR_DESIRE_MORE, &error);
  g_assert_no_error (error);
  g_autoptr (DrAchievementBuilder) achievement = dr_achievement_builder_new (id, unit, indicator, period);
  g_autoptr (DrQuantity) actual = dr_quantity_new (self->value, "hội viên", DR_HEDGE_EXACT, NULL);

  dr_achievement_builder_set_actual (achievement, actual);
  dr_achievement_builder_set_status (achievement, self->status);
  g_autoptr (DrAchievement) made = dr_achievement_builder_end (achievement, &error);
  g_assert_no_error (error);
  g_assert_true (dr_report_builder_add_achievement (builder, made, &error));
}

static DrReport *
make_report (const Told *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) issuer = make_issuer (self);
  g_autoptr (DrUnit) below = dr_unit_new ("duoi", self->below, DR_UNIT_KIND_OTHER, DR_UNIT_LEVEL_HAMLET, issuer, NULL);
  g_autoptr (DrPeriod) period = make_period (self->period);
  g_autoptr (DrReportBuilder) builder = dr_report_builder_new (issuer, period, NULL);

  if (self->day > 0)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) self->day, G_DATE_DECEMBER, 2024);
      dr_report_builder_set_date (builder, &date);
    }
  add_figure (builder, "a1", issuer, self);
  add_figure (builder, "a2", below, self);
  DrReport *report = dr_report_builder_end (builder, &error);
  g_assert_no_error (error);

  return report;
}

/* All that a dataset says, and all that a table of it does. */
static char *
describe (DrDataset *dataset)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < dr_dataset_get_n_units (dataset); i++)
    g_string_append_printf (text, "%s «%s» %d %d\n", dr_dataset_get_unit_id (dataset, i), dr_dataset_get_unit_name (dataset, i),
                            dr_dataset_get_unit_level (dataset, i), dr_dataset_get_unit_parent (dataset, i));
  for (guint i = 0; i < dr_dataset_get_n_indicators (dataset); i++)
    {
      g_autoptr (DrIndicator) indicator = dr_dataset_dup_indicator (dataset, i);

      g_string_append_printf (text, "%s «%s»\n", dr_indicator_get_id (indicator), dr_indicator_get_label (indicator));
    }
  for (guint i = 0; i < dr_dataset_get_n_periods (dataset); i++)
    {
      g_autofree char *id = dr_period_to_string (dr_dataset_get_period (dataset, i));

      g_string_append_printf (text, "%s\n", id);
    }

  g_autoptr (DrQuery) query = dr_query_new ();
  dr_query_group_by (query, "unit", "unit-kind", "indicator", "period", NULL);
  dr_query_add_metric (query, "actual");
  g_autoptr (DrTable) table = dr_query_run (query, dataset, NULL, &error);
  g_assert_no_error (error);
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      for (guint column = 0; column < dr_table_get_n_columns (table); column++)
        {
          g_autofree char *cell = dr_table_dup_cell (table, row, column);
          g_autofree char *label = dr_table_dup_cell_label (table, row, column);

          g_string_append_printf (text, "%s (%s) ", cell, label);
        }
      g_string_append (text, dr_table_is_estimated (table, row) ? "*\n" : "\n");
    }

  return g_string_free (text, FALSE);
}

static char *
put_together (DrReport    **reports,
              const guint  *order)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();

  for (guint i = 0; i < N_REPORTS; i++)
    {
      gboolean is_added = dr_dataset_builder_add_report_as (builder, reports[order[i]], told[order[i]].issuer_id, &error);

      g_assert_no_error (error);
      g_assert_true (is_added);
    }
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_assert_no_error (error);

  return describe (dataset);
}

/* The next order, in that of a dictionary; FALSE behind the last. */
static gboolean
permute (guint *order)
{
  int at = N_REPORTS - 2;
  int other = N_REPORTS - 1;

  while (at >= 0 && order[at] > order[at + 1])
    at--;
  if (at < 0)
    return FALSE;
  while (order[other] < order[at])
    other--;

  guint held = order[at];
  order[at] = order[other];
  order[other] = held;
  for (int i = at + 1, j = N_REPORTS - 1; i < j; i++, j--)
    {
      held = order[i];
      order[i] = order[j];
      order[j] = held;
    }

  return TRUE;
}

static void
test_any_order (void)
{
  DrReport *reports[N_REPORTS];
  guint order[N_REPORTS];
  g_autofree char *first = NULL;

  for (guint i = 0; i < N_REPORTS; i++)
    {
      reports[i] = make_report (&told[i]);
      order[i] = i;
    }
  do
    {
      g_autofree char *described = put_together (reports, order);

      if (first == NULL)
        first = g_steal_pointer (&described);
      else
        g_assert_cmpstr (described, ==, first);
    }
  while (permute (order));

  /* Units go by what the last reports call them. */
  g_assert_nonnull (strstr (first, "hnd «Hội Nông dân xã A» 4 "));
  g_assert_nonnull (strstr (first, "gso:7 «Phường B» 4 "));
  for (guint i = 0; i < N_REPORTS; i++)
    g_object_unref (reports[i]);
}

/* Periods, then issuers, then days, then what they say. */
static void
test_sequence (void)
{
  static const guint expected[] = { 5, 0, 4, 2, 1, 3 };
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < N_REPORTS; i++)
    {
      g_ptr_array_add (reports, make_report (&told[i]));
      g_ptr_array_add (ids, (gpointer) told[i].issuer_id);
    }
  g_autofree guint *sequence = dr_report_sequence_find (reports, ids);
  for (guint i = 0; i < N_REPORTS; i++)
    g_test_message ("%u", sequence[i]);
  g_assert_cmpmem (sequence, sizeof expected, expected, sizeof expected);
}

/* Whichever report tells the other name of an issuer, and whenever it comes. */
static void
test_names_are_known_both_ways (void)
{
  static const Told knowing = { NULL, "doi", "Đội B", "Đội A", NULL, "Tổ 1", NULL, DR_UNIT_KIND_OTHER, "2023", 0, "Kết nạp", "1",
                                DR_STATUS_NORMAL };
  static const Told known = { NULL, "doi", "Đội A", NULL, NULL, "Tổ 1", NULL, DR_UNIT_KIND_OTHER, "2024", 0, "Kết nạp", "1",
                              DR_STATUS_NORMAL };
  static const Told stranger = { NULL, "doi", "Đội C", NULL, NULL, "Tổ 1", NULL, DR_UNIT_KIND_OTHER, "2024", 0, "Kết nạp", "1",
                                 DR_STATUS_NORMAL };
  g_autoptr (DrReport) first = make_report (&knowing);
  g_autoptr (DrReport) second = make_report (&known);
  g_autoptr (DrReport) third = make_report (&stranger);

  for (guint turn = 0; turn < 2; turn++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();

      g_assert_true (dr_dataset_builder_add_report (builder, turn == 0 ? first : second, NULL));
      dr_dataset_builder_add_report (builder, turn == 0 ? second : first, &error);
      g_assert_no_error (error);
      g_assert_false (dr_dataset_builder_add_report (builder, third, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MISMATCH);
      g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, NULL);
      g_assert_cmpstr (dr_dataset_get_unit_name (dataset, 0), ==, "Đội A");
      g_assert_cmpuint (dr_dataset_get_n_units (dataset), ==, 2);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-sequence/any-order-gives-the-same", test_any_order);
  g_test_add_func ("/report-sequence/names-are-known-both-ways", test_names_are_known_both_ways);
  g_test_add_func ("/report-sequence/periods-issuers-days", test_sequence);

  return g_test_run ();
}
