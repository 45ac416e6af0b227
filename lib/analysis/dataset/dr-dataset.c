/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-dataset-builder.h>
#include <districtreport/dr-dataset.h>

#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-dimension-draft-private.h"
#include "analysis/dataset/dr-fact-draft-private.h"
#include "analysis/dataset/dr-unplaced-reports-private.h"
#include "base/dr-error-private.h"
#include "model/dr-properties-private.h"
#include "model/dr-report-private.h"

/**
 * DrDataset:
 *
 * The figures of many units, indicators and periods, millions of them, in
 * columns.
 *
 * A row is a figure: what one unit reached, what it was to reach, or both, of
 * one indicator in one period. Units, indicators and periods are tables of
 * their own; a row names each by its number in its table. There may be no row
 * for a unit, indicator and period, or several.
 *
 * Of the memory of answers that were let go it keeps up to 64 MiB for the next
 * ones, and nothing of what they said.
 *
 * It is put together by a [struct@DistrictReport.DatasetBuilder], and asked by
 * a query. It is made whole and never changes; any thread may read it. One made
 * by g_object_new() has no rows.
 *
 * Since: 1.0
 */

G_DEFINE_FINAL_TYPE (DrDataset, dr_dataset, G_TYPE_OBJECT)

typedef enum
{
  PROP_N_ROWS = 1,
  PROP_N_UNITS,
  PROP_N_INDICATORS,
  PROP_N_PERIODS
} Property;

static GParamSpec *properties[PROP_N_PERIODS + 1];

static void
dr_dataset_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DrDataset *self = DR_DATASET (object);

  switch ((Property) id)
    {
    case PROP_N_ROWS:
      g_value_set_uint64 (value, dr_dataset_get_n_rows (self));
      break;
    case PROP_N_UNITS:
      g_value_set_uint (value, dr_dataset_get_n_units (self));
      break;
    case PROP_N_INDICATORS:
      g_value_set_uint (value, dr_dataset_get_n_indicators (self));
      break;
    case PROP_N_PERIODS:
      g_value_set_uint (value, dr_dataset_get_n_periods (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

void
dr_dataset_take_facts (DrDataset         *self,
                       DrIndicatorTable  *indicators,
                       DrFactDraft       *facts)
{
  dr_indicator_table_unref (self->indicators);
  g_array_unref (self->blocks);
  self->indicators = indicators;
  self->blocks = g_steal_pointer (&facts->blocks);
  self->n_rows = facts->n_rows;
  self->unit_occurs = g_malloc0 (MAX (self->units->n_units, 1));
  if (facts->occurring->len > 0)
    memcpy (self->unit_occurs, facts->occurring->data, MIN (facts->occurring->len, self->units->n_units));
}

static void
dr_dataset_finalize (GObject *object)
{
  DrDataset *self = DR_DATASET (object);

  g_clear_pointer (&self->blocks, g_array_unref);
  g_clear_pointer (&self->unit_occurs, g_free);
  g_clear_pointer (&self->units, dr_unit_table_unref);
  g_clear_pointer (&self->indicators, dr_indicator_table_unref);
  g_clear_pointer (&self->periods, dr_period_table_unref);
  g_clear_pointer (&self->reports, g_ptr_array_unref);
  g_clear_pointer (&self->contributors, g_array_unref);
  g_clear_pointer (&self->issuers, g_hash_table_unref);
  g_clear_pointer (&self->certainty, g_byte_array_unref);
  g_clear_pointer (&self->given_numbers, g_free);
  g_clear_pointer (&self->left_out, g_array_unref);
  g_clear_pointer (&self->contradictions, g_array_unref);
  g_clear_pointer (&self->nested_reporters, g_free);
  g_clear_pointer (&self->stated, g_array_unref);
  g_clear_pointer (&self->not_stated, g_array_unref);
  g_clear_object (&self->base);
  g_clear_pointer (&self->pool, dr_page_pool_unref);

  G_OBJECT_CLASS (dr_dataset_parent_class)->finalize (object);
}

static void
dr_dataset_class_init (DrDatasetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_dataset_get_property;
  object_class->finalize = dr_dataset_finalize;

  /**
   * DrDataset:n-rows:
   *
   * How many figures it holds.
   *
   * Since: 1.0
   */
  properties[PROP_N_ROWS] = dr_property_uint64 ("n-rows");

  /**
   * DrDataset:n-units:
   *
   * How many units its table of units has.
   *
   * Since: 1.0
   */
  properties[PROP_N_UNITS] = dr_property_uint ("n-units");

  /**
   * DrDataset:n-indicators:
   *
   * How many indicators its table of indicators has.
   *
   * Since: 1.0
   */
  properties[PROP_N_INDICATORS] = dr_property_uint ("n-indicators");

  /**
   * DrDataset:n-periods:
   *
   * How many periods its table of periods has.
   *
   * Since: 1.0
   */
  properties[PROP_N_PERIODS] = dr_property_uint ("n-periods");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_dataset_init (DrDataset *self)
{
  self->rows_a_thread = DR_DATASET_ROWS_A_THREAD;
  self->cells_a_thread = DR_DATASET_CELLS_A_THREAD;
  self->copied_bytes = DR_DATASET_COPIED_BYTES;
  self->pool = dr_page_pool_new (DR_DATASET_POOL_BYTES);

  DrUnitDraft units;
  DrIndicatorDraft indicators;
  DrPeriodDraft periods;

  dr_unit_draft_init (&units);
  dr_indicator_draft_init (&indicators);
  dr_period_draft_init (&periods);

  self->units = dr_unit_draft_finish (&units, NULL);
  self->indicators = dr_indicator_draft_finish (&indicators);
  self->periods = dr_period_draft_finish (&periods);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (DrFactBlock));
}

/**
 * dr_dataset_new_from_reports:
 * @reports: (element-type DistrictReport.Report): reports, in any order
 * @error: return location for a [struct@GLib.Error]
 *
 * Puts the figures of reports together, as
 * [method@DistrictReport.DatasetBuilder.add_report] takes each of them.
 *
 * A report that is in the list twice is [error@DistrictReport.Error.INVALID].
 *
 * Returns: (transfer full): the dataset
 *
 * Since: 1.0
 */
DrDataset *
dr_dataset_new_from_reports (GList   *reports,
                             GError **error)
{
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (GList *link = reports; link != NULL; link = link->next)
    {
      guint number = g_hash_table_size (seen) + 1;

      if (!DR_IS_REPORT (link->data) || !g_hash_table_add (seen, link->data))
        {
          dr_error_set (error, DR_ERROR_INVALID, "report %u: it is in the list twice, or no report", number);
          return NULL;
        }
      if (!dr_dataset_builder_add_report (builder, link->data, error))
        {
          g_prefix_error (error, "report %u: ", number);
          return NULL;
        }
    }

  return dr_dataset_builder_build (builder, error);
}

/**
 * dr_dataset_get_n_rows:
 * @self: a dataset
 *
 * Gets how many rows there are: figures reached or planned, each of one unit,
 * indicator and period.
 *
 * Returns: the number of rows
 *
 * Since: 1.0
 */
guint64
dr_dataset_get_n_rows (DrDataset *self)
{
  g_return_val_if_fail (DR_IS_DATASET (self), 0);

  return self->n_rows;
}

/**
 * dr_dataset_get_n_units:
 * @self: a dataset
 *
 * Gets how many units there are, whether a row is theirs or not.
 *
 * Returns: the number of units
 *
 * Since: 1.0
 */
guint
dr_dataset_get_n_units (DrDataset *self)
{
  g_return_val_if_fail (DR_IS_DATASET (self), 0);

  return self->units->n_units;
}

/**
 * dr_dataset_get_unit_id:
 * @self: a dataset
 * @unit: the number of a unit in the table of units, from 0
 *
 * Gets the id of a unit, by which no other unit of the dataset is known.
 *
 * Returns: (nullable): the id, or %NULL if there are fewer units
 *
 * Since: 1.0
 */
const char *
dr_dataset_get_unit_id (DrDataset *self,
                        guint      unit)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  return unit < self->units->n_units ? dr_string_column_get (self->units->ids, unit) : NULL;
}

/**
 * dr_dataset_get_unit_name:
 * @self: a dataset
 * @unit: the number of a unit in the table of units, from 0
 *
 * Gets the name of a unit, which others may have too; the id of one without.
 *
 * Returns: (nullable): the name, or %NULL if there are fewer units
 *
 * Since: 1.0
 */
const char *
dr_dataset_get_unit_name (DrDataset *self,
                          guint      unit)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  return unit < self->units->n_units ? dr_string_column_get (self->units->names, unit) : NULL;
}

/**
 * dr_dataset_get_unit_level:
 * @self: a dataset
 * @unit: the number of a unit in the table of units, from 0
 *
 * Gets the level of a unit.
 *
 * Returns: the level, unknown if nobody told it or there are fewer units
 *
 * Since: 1.0
 */
DrUnitLevel
dr_dataset_get_unit_level (DrDataset *self,
                           guint      unit)
{
  g_return_val_if_fail (DR_IS_DATASET (self), DR_UNIT_LEVEL_UNKNOWN);

  return unit < self->units->n_units ? (DrUnitLevel) self->units->level[unit] : DR_UNIT_LEVEL_UNKNOWN;
}

/**
 * dr_dataset_get_unit_parent:
 * @self: a dataset
 * @unit: the number of a unit in the table of units, from 0
 *
 * Gets the unit right above another. Nobody is above itself, however often one
 * goes up.
 *
 * Returns: the number of the unit above, or -1 if there is none, or there are
 *   fewer units
 *
 * Since: 1.0
 */
int
dr_dataset_get_unit_parent (DrDataset *self,
                            guint      unit)
{
  g_return_val_if_fail (DR_IS_DATASET (self), -1);

  return unit < self->units->n_units ? self->units->parent[unit] : -1;
}

/**
 * dr_dataset_find_unit:
 * @self: a dataset
 * @id: the id of a unit
 *
 * Finds a unit by its id, looking at one after another.
 *
 * Returns: the number of the unit in the table of units, or -1 if there is none
 *
 * Since: 1.0
 */
int
dr_dataset_find_unit (DrDataset  *self,
                      const char *id)
{
  g_return_val_if_fail (DR_IS_DATASET (self), -1);
  g_return_val_if_fail (id != NULL, -1);

  return dr_string_column_find (self->units->ids, id);
}

/**
 * dr_dataset_get_n_indicators:
 * @self: a dataset
 *
 * Gets how many indicators there are, whether a row is of theirs or not.
 *
 * Returns: the number of indicators
 *
 * Since: 1.0
 */
guint
dr_dataset_get_n_indicators (DrDataset *self)
{
  g_return_val_if_fail (DR_IS_DATASET (self), 0);

  return self->indicators->n_indicators;
}

/**
 * dr_dataset_get_indicator_id:
 * @self: a dataset
 * @indicator: the number of an indicator in the table of indicators, from 0
 *
 * Gets the id of an indicator. Another may have it too, but in another measure.
 *
 * Returns: (nullable): the id, or %NULL if there are fewer indicators
 *
 * Since: 1.0
 */
const char *
dr_dataset_get_indicator_id (DrDataset *self,
                             guint      indicator)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  return indicator < self->indicators->n_indicators ? dr_string_column_get (self->indicators->ids, indicator) : NULL;
}

/**
 * dr_dataset_get_indicator_scale:
 * @self: a dataset
 * @indicator: the number of an indicator in the table of indicators, from 0
 *
 * Gets with how many digits behind the comma the figures of an indicator are
 * kept: those of the finest of them, or what the table of indicators says. A
 * column of many indicators has those of the finest of all, so that «61 %» stands
 * in it as 61.00; this tells what is to be shown. It is below 0 where all figures
 * are round: -3 of thousands.
 *
 * Returns: the digits, from -38 to 38; 0 if there are fewer indicators
 *
 * Since: 1.0
 */
int
dr_dataset_get_indicator_scale (DrDataset *self,
                                guint      indicator)
{
  g_return_val_if_fail (DR_IS_DATASET (self), 0);

  return indicator < self->indicators->n_indicators ? self->indicators->scale[indicator] : 0;
}

/**
 * dr_dataset_dup_indicator:
 * @self: a dataset
 * @indicator: the number of an indicator in the table of indicators, from 0
 *
 * Makes an object of an indicator: its id, label, measure, nature and desired
 * direction.
 *
 * Returns: (nullable) (transfer full): the indicator, or %NULL if there are
 *   fewer
 *
 * Since: 1.0
 */
DrIndicator *
dr_dataset_dup_indicator (DrDataset *self,
                          guint      indicator)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  const DrIndicatorTable *table = self->indicators;
  if (indicator >= table->n_indicators)
    return NULL;

  return dr_indicator_new (dr_string_column_get (table->ids, indicator),
                           dr_string_column_get (table->labels, indicator),
                           dr_string_column_get (table->measures, (guint32) table->measure[indicator]),
                           (DrNature) table->nature[indicator],
                           (DrDesire) table->desire[indicator],
                           NULL);
}

/**
 * dr_dataset_get_n_periods:
 * @self: a dataset
 *
 * Gets how many periods there are, whether a row is of theirs or not.
 *
 * Returns: the number of periods
 *
 * Since: 1.0
 */
guint
dr_dataset_get_n_periods (DrDataset *self)
{
  g_return_val_if_fail (DR_IS_DATASET (self), 0);

  return self->periods->n_periods;
}

/**
 * dr_dataset_get_period:
 * @self: a dataset
 * @period: the number of a period in the table of periods, from 0
 *
 * Gets a period. They stand in any order.
 *
 * Returns: (nullable) (transfer none): the period, or %NULL if there are fewer
 *
 * Since: 1.0
 */
DrPeriod *
dr_dataset_get_period (DrDataset *self,
                       guint      period)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  return period < self->periods->n_periods ? self->periods->periods[period] : NULL;
}

/* The achievement that a contributor is; NULL for a target. */
static DrAchievement *
dup_achievement (DrDataset           *self,
                 const DrContributor *contributor)
{
  DrReport *report = g_ptr_array_index (self->reports, contributor->report);

  return contributor->is_target
             ? NULL : dr_report_data_dup_object (dr_report_get_data (report), DR_LIST_ACHIEVEMENTS, contributor->item);
}

/* What a row was made of; NULL for one of a table, and where there are fewer rows. */
static const DrContributor *
find_contributor (DrDataset *self,
                  guint64    row)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const DrFactBlock *block = &g_array_index (self->blocks, DrFactBlock, i);

      if (row >= block->n_rows)
        row -= block->n_rows;
      else
        return block->contributor == NULL
                 ? NULL : &g_array_index (self->contributors, DrContributor, block->contributor[row]);
    }

  return NULL;
}

/**
 * dr_dataset_dup_contributor:
 * @self: a dataset
 * @row: the number of a row, from 0
 *
 * Gets the achievement that a row was made of, which leads to its sentence.
 *
 * Returns: (nullable) (transfer full): the achievement, or %NULL if the row came
 *   from a table, is a target alone, or there are fewer rows
 *
 * Since: 1.0
 */
DrAchievement *
dr_dataset_dup_contributor (DrDataset *self,
                            guint64    row)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  const DrContributor *contributor = find_contributor (self, row);

  return contributor == NULL ? NULL : dup_achievement (self, contributor);
}

/**
 * dr_dataset_get_report:
 * @self: a dataset
 * @row: the number of a row, from 0
 *
 * Gets the report that a row came from, which has the text that the sources of
 * [method@DistrictReport.Dataset.dup_contributor] are places of.
 *
 * Returns: (nullable) (transfer none): the report, or %NULL if the row came from
 *   a table, or there are fewer rows
 *
 * Since: 1.0
 */
DrReport *
dr_dataset_get_report (DrDataset *self,
                       guint64    row)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  const DrContributor *contributor = find_contributor (self, row);

  return contributor == NULL ? NULL : g_ptr_array_index (self->reports, contributor->report);
}

/**
 * dr_dataset_list_left_out:
 * @self: a dataset
 *
 * Lists the achievements of reports that are no rows, because a sum would count
 * them twice, because later reports state them anew, or they are no figures:
 * [method@DistrictReport.DatasetBuilder.add_report] says which.
 *
 * Returns: (transfer full) (element-type DistrictReport.Achievement): the
 *   achievements, in the order of reports
 *
 * Since: 1.0
 */
GList *
dr_dataset_list_left_out (DrDataset *self)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  GList *list = NULL;
  for (guint i = self->left_out == NULL ? 0 : self->left_out->len; i > 0; i--)
    list = g_list_prepend (list, dup_achievement (self, &g_array_index (self->left_out, DrContributor, i - 1)));

  return list;
}

/**
 * dr_dataset_list_unplaced_reports:
 * @self: a dataset
 *
 * Lists the reports of issuers that count as one body for their name alone:
 * several reports are of «Hội Nông dân huyện», and one or more of them neither
 * say their place, nor stand below a body that says it, nor cite another by
 * number and date. Mostly that is one body, which reports quarter after quarter;
 * but two districts' bodies of one name would add up just so, and whoever put the
 * reports together knows which it is. To settle it, give the id of the issuer with
 * each report ([method@DistrictReport.DatasetBuilder.add_report_as]), one of its
 * own in the report's JSON, or a register of units.
 *
 * Returns: (transfer full) (element-type DistrictReport.Report): the reports, those
 *   of one name side by side, names in the order of the reports
 *
 * Since: 1.0
 */
GList *
dr_dataset_list_unplaced_reports (DrDataset *self)
{
  g_return_val_if_fail (DR_IS_DATASET (self), NULL);

  g_autoptr (GPtrArray) datasets = g_ptr_array_new ();
  g_ptr_array_add (datasets, self);

  return dr_unplaced_reports_list (datasets);
}
