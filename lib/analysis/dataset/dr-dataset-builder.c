/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>

#include "analysis/arrow/dr-arrow-private.h"
#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-fact-origins-private.h"
#include "analysis/dataset/dr-report-draft-private.h"
#include "base/dr-error-private.h"

/**
 * DrDatasetBuilder:
 *
 * Puts a [class@DistrictReport.Dataset] together.
 *
 * Tables come as streams of the [Arrow C stream
 * interface](https://arrow.apache.org/docs/format/CStreamInterface.html), which
 * pandas, Polars, DuckDB and Arrow itself offer. A stream is given as a pointer
 * to its `struct ArrowArrayStream`, and taken over: whatever happens, it is
 * released exactly once, and the struct left marked as released. Columns are
 * found by their names; others are ignored. Where the layout agrees nothing is
 * copied: the memory of the other program is kept until the dataset goes.
 *
 * Texts may be utf8, large utf8 or views, plain or in a dictionary; numbers
 * integers of any width; days of type date. Nothing in a stream is believed
 * before it is checked, but that what a pointer points to is there.
 *
 * Figures of reports are added one report at a time, and may stand beside those
 * of tables. In which order they are added does not matter: a dataset of reports
 * alone has its rows, and numbers its units, by the periods of the reports, their
 * issuers (by their ids), and their dates. A unit that reports call by several names
 * has that of the last of them; the order of a register is its own.
 *
 * After a call has failed the builder is of no use any more: what it was given
 * is there in part. But a report that does not go together with others, for its
 * issuer or for what its indicators are, adds nothing, and others may follow.
 *
 * Since: 1.0
 */
struct _DrDatasetBuilder
{
  gatomicrefcount  ref_count;

  gboolean         is_spent;      /* it was built, or a call failed */
  DrUnitDraft      units;
  DrIndicatorDraft indicators;
  DrPeriodDraft    periods;
  DrFactDraft      facts;
  DrReportDraft    reports;
};

G_DEFINE_BOXED_TYPE (DrDatasetBuilder, dr_dataset_builder, dr_dataset_builder_ref, dr_dataset_builder_unref)

/**
 * dr_dataset_builder_new:
 *
 * Makes a builder of a dataset without rows.
 *
 * Returns: (transfer full): the builder
 *
 * Since: 1.0
 */
DrDatasetBuilder *
dr_dataset_builder_new (void)
{
  DrDatasetBuilder *self = g_new0 (DrDatasetBuilder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  dr_unit_draft_init (&self->units);
  dr_indicator_draft_init (&self->indicators);
  dr_period_draft_init (&self->periods);
  dr_fact_draft_init (&self->facts);
  self->facts.n_threads = 0;
  dr_report_draft_init (&self->reports);

  return self;
}

/**
 * dr_dataset_builder_ref: (skip)
 * @self: a builder
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 *
 * Since: 1.0
 */
DrDatasetBuilder *
dr_dataset_builder_ref (DrDatasetBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_dataset_builder_unref: (skip)
 * @self: (transfer full): a builder
 *
 * Drops a reference.
 *
 * Since: 1.0
 */
void
dr_dataset_builder_unref (DrDatasetBuilder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_unit_draft_clear (&self->units);
  dr_indicator_draft_clear (&self->indicators);
  dr_period_draft_clear (&self->periods);
  dr_fact_draft_clear (&self->facts);
  dr_report_draft_clear (&self->reports);
  g_free (self);
}

/* What the register calls the issuer of a report, unless it goes by its own id there; NULL with @error set without one. */
static const char *
find_issuer (DrDatasetBuilder  *self,
             DrReport          *report,
             GError           **error)
{
  DrUnit *issuer = dr_report_get_issuer (report);
  const char *id = issuer == NULL ? NULL : dr_unit_get_id (issuer);
  g_autoptr (GError) failure = NULL;
  DrUnit *found = dr_unit_register_find_issuer (self->reports.units, report, &failure);

  if (found == NULL && id != NULL)
    found = dr_unit_register_find (self->reports.units, id);
  if (found == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return found == NULL ? NULL : dr_unit_get_id (found);
}

static gboolean
check_unspent (DrDatasetBuilder  *self,
               gpointer           stream,
               GError           **error)
{
  if (!self->is_spent)
    return TRUE;

  if (stream != NULL)
    dr_arrow_stream_release (stream);

  return dr_error_set (error, DR_ERROR_INVALID, "the builder was used up, by building or by a call that failed");
}

/* Notes whether a call went well, and passes it on. */
static gboolean
note (DrDatasetBuilder *self,
      gboolean          is_good)
{
  self->is_spent |= !is_good;

  return is_good;
}

/**
 * dr_dataset_builder_add_units:
 * @self: a builder
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream`, which is taken over
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds the table of all units there are, once and before anything that names
 * units. Its columns:
 *
 * - `id`: text, unlike that of any other;
 * - `name`: text; the id, where it is empty or absent;
 * - `kind`: text of your choosing, such as «xa»;
 * - `level`: `central`, `province`, `district`, `commune`, `hamlet` or `unknown`;
 * - `parent`: the unit above, as its row in this table (from 0) or as its id;
 * - `valid_from`, `valid_to`: first and last day; empty: always was, still is;
 * - `successor`: the unit that it became, as its row or id; where it became
 *   several, see [method@DistrictReport.DatasetBuilder.add_successors];
 * - `unit`: the number of the row; a table whose rows are numbered otherwise is
 *   refused, as its other columns would mean other units.
 *
 * All but `id` may be empty or absent. A row, parent or successor that there is
 * not, an id that there is twice, and parents or successors that lead back to
 * where they came from are [error@DistrictReport.Error.INVALID]; the last is
 * found when the dataset is built.
 *
 * Returns: whether the table was added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_units (DrDatasetBuilder  *self,
                              gpointer           stream,
                              GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return check_unspent (self, stream, error) && note (self, dr_unit_draft_read (&self->units, stream, error));
}

/**
 * dr_dataset_builder_add_successors:
 * @self: a builder
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream`, which is taken over
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds what became of units, a row for each that took one over, once the table
 * of units was added. Its columns:
 *
 * - `unit`: the unit that ended, as its row in the table of units (from 0) or as
 *   its id;
 * - `successor`: the unit that it became, or that took a part of it, likewise;
 * - `weight`: the part that it took, above 0 and up to 1: a decimal, a whole
 *   number, or a text such as `0.35`; floating-point numbers are refused. It may
 *   be empty or absent.
 *
 * A unit that was divided has several rows; their weights, if any of them has
 * one, add up to 1 exactly. It is called as often as you like; successors that
 * the table of units names count too. A unit or successor that is empty, or
 * that there is not, is [error@DistrictReport.Error.INVALID]; so are weights
 * that do not add up, a successor that is named twice and successors that lead
 * back, which are found when the dataset is built.
 *
 * Returns: whether they were added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_successors (DrDatasetBuilder  *self,
                                   gpointer           stream,
                                   GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return check_unspent (self, stream, error) &&
         note (self, dr_unit_draft_read_successors (&self->units, stream, error));
}

/**
 * dr_dataset_builder_add_register:
 * @self: a builder
 * @units: a register
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds all units of a register, with their codes left out but with all their
 * successors and weights, so that figures can be put on the structure of any
 * day. It stands for a table of units: it is added once, before anything that
 * names units, and rows are numbered in its order.
 *
 * The issuers of reports are then units of the register, found as
 * [method@DistrictReport.UnitRegister.find_issuer] does. Other units of a report
 * are too, if they have a code of it or are the only ones below the issuer that
 * go by their name; those that are not, the bodies of a commune, stand below
 * their issuer as they do in the report.
 *
 * Returns: whether the units were added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_register (DrDatasetBuilder  *self,
                                 DrUnitRegister    *units,
                                 GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (units != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!check_unspent (self, NULL, error) || !note (self, dr_unit_draft_take_register (&self->units, units, error)))
    return FALSE;
  self->reports.units = dr_unit_register_ref (units);

  return TRUE;
}

/**
 * dr_dataset_builder_add_indicators:
 * @self: a builder
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream`, which is taken over
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds the table of all indicators there are, once and before anything that
 * names indicators. Its columns:
 *
 * - `id`: text; no two of one measure have the same;
 * - `measure`: what is counted: «đồng», «hội viên»; «đ» is «đồng», as in reports;
 * - `nature`: `flow`, `stock` or `ratio`;
 * - `label`: text; the id, where it is empty or absent;
 * - `direction`: `more` or `less`; where it is empty or absent, what achievements
 *   or reports say, else more;
 * - `scale`: the digits behind the comma that figures are kept with, from -38
 *   to 38. Whole numbers among the figures are then coefficients: 1234 at scale
 *   2 is 12,34. Without this column they are what they say, and the scale is
 *   that of the finest column of achievements, or figure of reports;
 * - `indicator`: the number of the row, as `unit` is in a table of units.
 *
 * Returns: whether the table was added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_indicators (DrDatasetBuilder  *self,
                                   gpointer           stream,
                                   GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return check_unspent (self, stream, error) && note (self, dr_indicator_draft_read (&self->indicators, stream, error));
}

/**
 * dr_dataset_builder_add_periods:
 * @self: a builder
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream`, which is taken over
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds the table of all periods there are, once and before anything that names
 * periods. Its columns:
 *
 * - `id`: text as [ctor@DistrictReport.Period.parse] reads it, `2023-Q4`;
 * - `period`: the number of the row, as `unit` is in a table of units; it may be
 *   absent.
 *
 * Returns: whether the table was added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_periods (DrDatasetBuilder  *self,
                                gpointer           stream,
                                GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return check_unspent (self, stream, error) && note (self, dr_period_draft_read (&self->periods, stream, error));
}

/**
 * dr_dataset_builder_add_achievements:
 * @self: a builder
 * @stream: (not nullable): pointer to a `struct ArrowArrayStream`, which is taken over
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds figures, as often as you like. The columns:
 *
 * - `unit`, `indicator`, `period`: whose figure it is. Integers are rows of the
 *   tables added before, from 0; texts are ids. Where no table was added, an id
 *   that is new makes a unit without a name, a period, or an indicator;
 * - `actual`: what was reached, an integer or a decimal of up to 128 bits; empty
 *   where it is missing;
 * - `planned`, or `target`: what was planned, likewise; it may be absent where
 *   nothing is told of plans, and then a query that asks for them is
 *   [error@DistrictReport.Error.INVALID];
 * - `measure`, `nature`: of the indicator. They may be empty or absent where a
 *   table of indicators was added, or, without one, achievements that tell of it;
 *   `measure` tells indicators of the same id apart. An indicator that two rows
 *   say different natures of is [error@DistrictReport.Error.MISMATCH];
 * - `direction`: of the indicator, `more` or `less`, likewise; it may be empty or
 *   absent;
 * - `status`: `normal`, `estimated`, `provisional`, `nil` or `missing`; normal,
 *   where it is empty or absent. An actual that is empty is missing whatever it
 *   says; one that is there and said to be missing is refused;
 * - `actual_hedge`: `hedged` where the actual is not exact («hơn 3 tỷ»), else
 *   `exact`, empty or absent; with `actual_lower` and `actual_upper`, what it lies
 *   between, figures that are empty where there is no bound;
 * - `actual_running`: `yes` where the actual is a running total of its whole
 *   period, beside which nothing counts that lies within; else empty or absent;
 * - `actual_part_of`: the id of the unit above of whose figure it is a part, which
 *   a sum of both has once; else empty or absent;
 * - `planned_period`: what the plan is for, where that is longer than the period:
 *   a year's plan beside the figures of a quarter counts once a year;
 * - `planned_on`: the day on which the plan was said, a date or a text such as
 *   `2024-03-25`: of two for one time that differ the later counts;
 * - `planned_elsewhere`: `yes` where an actual has its plan in another row of its
 *   unit, indicator and period.
 *
 * Floating-point numbers are refused: cast them to decimals, which says how many
 * digits you mean. A decimal that is not a whole number of units of the scale
 * that a table tells of its indicator is [error@DistrictReport.Error.OVERFLOW],
 * never rounded; without one, what was added before is kept as finely.
 *
 * Returns: whether all of them were added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_achievements (DrDatasetBuilder  *self,
                                     gpointer           stream,
                                     GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return check_unspent (self, stream, error) &&
         note (self, dr_fact_draft_read (&self->facts, &self->units, &self->indicators, &self->periods, stream, error));
}

/**
 * dr_dataset_builder_set_n_threads:
 * @self: a builder
 * @n_threads: how many threads may work at once; 0 for one a processor
 *
 * Sets how much of the machine the tables of achievements that are added from
 * now on may take, while their ids are looked through. What they mean, and what
 * is wrong with them, does not depend on it. At first it is 0.
 *
 * Since: 1.0
 */
void
dr_dataset_builder_set_n_threads (DrDatasetBuilder *self,
                                  guint             n_threads)
{
  g_return_if_fail (self != NULL);

  self->facts.n_threads = n_threads;
}

/**
 * dr_dataset_builder_set_parts:
 * @self: a builder
 * @parts: which of the two is a row, a figure or those that it is made of
 *
 * Sets what becomes of figures of reports that are part of others of the same
 * unit and indicator, of reports that are added from now on. At first it is
 * [enum@DistrictReport.Parts.IN_WHOLES].
 *
 * Since: 1.0
 */
void
dr_dataset_builder_set_parts (DrDatasetBuilder *self,
                              DrParts           parts)
{
  g_return_if_fail (self != NULL);

  self->reports.parts = parts;
}

/**
 * dr_dataset_builder_set_as_of:
 * @self: a builder
 * @day: (nullable): the day whose knowledge counts, or %NULL for all there is
 *
 * Sets the day as of which figures of reports are known: reports with a later
 * date had not come in, so that what they state anew is as it was stated before.
 * A report without a date counts on any day.
 *
 * Since: 1.0
 */
void
dr_dataset_builder_set_as_of (DrDatasetBuilder *self,
                              const GDate      *day)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (day == NULL || g_date_valid (day));

  if (day == NULL)
    g_date_clear (&self->reports.as_of, 1);
  else
    self->reports.as_of = *day;
}

/**
 * dr_dataset_builder_add_report:
 * @self: a builder
 * @report: a report
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds the figures of a report, a row for each achievement.
 *
 * Across reports a unit is known by its code ([method@DistrictReport.Unit.list_identifiers]),
 * or else by its issuer and what the issuer calls it, `huyen-uy-x/hoi-nong-dan`:
 * the farmers' associations of two districts are two. The issuer itself is known
 * by its own code or id. A second report with an issuer that is not named is
 * [error@DistrictReport.Error.MISMATCH], and so is one whose issuer has the id
 * of another with another name, stands below another body of one level, or
 * reports from another place that its name does not tell, in whatever period: two
 * communes of one name. See
 * [method@DistrictReport.DatasetBuilder.add_report_as]. Where nothing tells places,
 * issuers of one name count as one body, and are told of by
 * [method@DistrictReport.Dataset.list_unplaced_reports].
 *
 * What one report says of a unit and another leaves open holds, whichever comes
 * first: its level, its kind, who stands above it, its successors. A commune is put
 * into its district and that into the province where one report names the one and
 * another the other. What they say otherwise is a mismatch; so is a code that two
 * reports give to places of two names without saying on which days it is of which,
 * as codes are given again to other units.
 *
 * Indicators are known by
 * id and measure; one that is a flow here and a stock there, or that should grow
 * here and fall there, is a mismatch.
 *
 * What is planned is that of the achievement's first target. A target that no
 * achievement names is a row too, without an actual. Figures of an indicator are
 * kept with as many digits behind the comma as the finest of them has.
 *
 * Some figures are no rows, because sums would count them twice; they are what
 * [method@DistrictReport.Dataset.list_left_out] gives:
 *
 * - a part of another figure of the same unit and indicator, or the whole
 *   ([method@DistrictReport.DatasetBuilder.set_parts]); what a unit reached that
 *   lies below is a row of its own, and left out of a sum with both, unless a
 *   query is told otherwise ([method@DistrictReport.Query.set_nested_units]);
 * - a flow that is cumulative where nobody says when it began. Where words do («từ
 *   đầu năm», «lũy kế 9 tháng»), or the plan that it is held against, it is a row
 *   of its whole time, and a query counts nothing beside it that lies within;
 * - what is not applicable, which is no figure at all;
 * - what a report of a later date states anew, of the same unit, indicator and
 *   period: a correction stands for what it corrects.
 *
 * Actuals and planned quantities are stated anew one by one: if the last report
 * that tells what was reached does not tell what was planned, what an earlier
 * one said of that still holds, and is put into its row. Reports of the same
 * date, and such without one, may say the same, one of them more coarsely: the
 * finer figure counts, once. If they differ,
 * nobody knows which is the later, and
 * [method@DistrictReport.DatasetBuilder.build] fails with
 * [error@DistrictReport.Error.MISMATCH].
 *
 * A report may say a figure twice, in its summary and in a section, in its text
 * and in a table: what is equal counts once, and so does what is the same in
 * coarser words, of which the finer ones count: «12,6 tỷ» for «12.583 triệu»,
 * «trên 95» for 96. That holds for all levels and all plans, and for flows that
 * have two digits or more without the zeros at their end; smaller ones are equal
 * by chance as often, and add up, as flows do that differ, and those that are told of
 * two occasions, «đợt 1 … đợt 2 …». Levels that differ, and
 * flows that differ and have one plan, cannot both be: a query that would add
 * them up is refused.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_report (DrDatasetBuilder  *self,
                               DrReport          *report,
                               GError           **error)
{
  return dr_dataset_builder_add_report_as (self, report, NULL, error);
}

/**
 * dr_dataset_builder_add_report_as:
 * @self: a builder
 * @report: a report
 * @issuer_id: (nullable): what the issuer is known by among the reports; %NULL:
 *   as the report says
 * @error: return location for a [struct@GLib.Error]
 *
 * Adds the figures of a report as
 * [method@DistrictReport.DatasetBuilder.add_report] does, and tells who issued
 * it: reports with the same @issuer_id are of one body, whatever they call it.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_dataset_builder_add_report_as (DrDatasetBuilder  *self,
                                  DrReport          *report,
                                  const char        *issuer_id,
                                  GError           **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_REPORT (report), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (issuer_id != NULL && (issuer_id[0] == '\0' || !g_utf8_validate (issuer_id, -1, NULL)))
    return dr_error_set (error, DR_ERROR_INVALID, "an id of an issuer that is no text");

  if (!check_unspent (self, NULL, error))
    return FALSE;
  if (issuer_id == NULL && self->reports.units != NULL)
    {
      issuer_id = find_issuer (self, report, error);
      if (issuer_id == NULL)
        return FALSE;
    }

  if (!dr_report_draft_check (&self->reports, &self->units, &self->indicators, report, issuer_id, error))
    return FALSE;

  return note (self, dr_report_draft_add (&self->reports, &self->units, &self->indicators, &self->periods, report,
                                          issuer_id, error));
}

static gboolean
has_dates (const DrReportDraft *reports)
{
  for (guint i = 0; i < reports->reports->len; i++)
    if (dr_report_get_date (reports->reports->pdata[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * dr_dataset_builder_build:
 * @self: a builder
 * @error: return location for a [struct@GLib.Error]
 *
 * Makes the dataset. The builder is used up by it.
 *
 * Parents or successors of units that lead back to where they came from are
 * [error@DistrictReport.Error.INVALID]; figures that reports state differently,
 * without a date that says which is the later,
 * [error@DistrictReport.Error.MISMATCH].
 *
 * Returns: (transfer full): the dataset
 *
 * Since: 1.0
 */
DrDataset *
dr_dataset_builder_build (DrDatasetBuilder  *self,
                          GError           **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_unspent (self, NULL, error))
    return NULL;
  self->is_spent = TRUE;

  /* Rows of tables have the numbers of what they name already. */
  if (self->facts.blocks->len == 0 && self->reports.reports->len > 1 &&
      !dr_report_draft_put_in_order (&self->reports, &self->units, &self->indicators, &self->periods, error))
    return NULL;

  /* On another day other statements may count. */
  g_autoptr (GArray) stated = has_dates (&self->reports) ? g_array_copy (self->reports.rows) : NULL;
  g_autoptr (GArray) not_stated = stated == NULL ? NULL : g_array_copy (self->reports.left_out);
  guint n_table_blocks = self->facts.blocks->len;
  if (!dr_report_draft_finish (&self->reports, &self->indicators, &self->facts, error))
    return NULL;

  dr_report_draft_name_codes (&self->reports, &self->units);
  g_autoptr (DrUnitTable) units = dr_unit_draft_finish (&self->units, error);
  if (units == NULL)
    return NULL;

  DrDataset *dataset = g_object_new (DR_TYPE_DATASET, NULL);
  dr_unit_table_unref (dataset->units);
  dr_period_table_unref (dataset->periods);
  dataset->units = g_steal_pointer (&units);
  dataset->periods = dr_period_draft_finish (&self->periods);
  dataset->n_table_blocks = n_table_blocks;
  dataset->as_of = self->reports.as_of;
  dataset->stated = g_steal_pointer (&stated);
  dataset->not_stated = g_steal_pointer (&not_stated);
  dr_dataset_take_facts (dataset, dr_indicator_draft_finish (&self->indicators), &self->facts);
  dataset->reports = g_steal_pointer (&self->reports.reports);
  dataset->contributors = g_steal_pointer (&self->reports.contributors);
  dataset->left_out = g_steal_pointer (&self->reports.left_out);
  dataset->has_stated_parts = self->reports.has_stated_parts || dr_fact_origins_have_wholes (dataset->blocks);
  dataset->lacks_plan_column = self->facts.has_streams && !self->facts.has_plan_column && dataset->reports->len == 0;
  dataset->contradictions = g_steal_pointer (&self->reports.contradictions);
  dataset->issuers = g_steal_pointer (&self->reports.places);
  dataset->certainty = g_steal_pointer (&self->reports.certainty);
  dataset->given_numbers = g_steal_pointer (&self->reports.given_numbers);

  return dataset;
}
