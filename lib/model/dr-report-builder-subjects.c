/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What items refer to: units, indicators and targets, of which a report has each but once. */

#include "config.h"

#include <districtreport/dr-report-builder.h>

#include <string.h>

#include "base/dr-error-private.h"
#include "model/dr-check-private.h"
#include "model/dr-indicator-private.h"
#include "model/dr-report-builder-private.h"
#include "model/dr-unit-private.h"

static gboolean
set_error_other (const char  *what,
                 const char  *id,
                 GError     **error)
{
  return dr_error_set (error, DR_ERROR_INVALID, "%s %s: the report has another one with this id",
                       what, id);
}

/**
 * dr_report_builder_add_unit:
 * @self: a builder
 * @unit: a unit
 * @error: return location for an error
 *
 * Adds a unit, after the units above it if they are new. Nothing happens if the
 * report has it already.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if another unit has its id or
 * the id of one above it, or @unit was not made by a constructor, and with
 * [error@DistrictReport.Error.LIMIT] if the report has too many items.
 *
 * Returns: whether the report has the unit now
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_unit (DrReportBuilder  *self,
                            DrUnit           *unit,
                            GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_UNIT (unit), FALSE);

  const char *id = dr_unit_get_id (unit);
  if (!dr_report_builder_check_open (self, error) || !dr_check_made (id, "unit", error))
    return FALSE;

  guint32 found = dr_report_builder_find_unit (self, id);
  if (found != DR_NONE)
    return dr_unit_equal (unit, g_ptr_array_index (self->data->units, found)) ||
           set_error_other ("unit", id, error);

  /* No deeper than a unit may have others above it. */
  DrUnit *parent = dr_unit_get_parent (unit);
  if (parent != NULL && !dr_report_builder_add_unit (self, parent, error))
    return FALSE;

  if (!dr_report_builder_has_room (self, error))
    return FALSE;

  self->n_items++;
  guint32 string = dr_report_builder_intern (self, id, -1);
  g_ptr_array_add (self->data->units, g_object_ref (unit));
  g_hash_table_insert (self->data->unit_ids, GUINT_TO_POINTER (string + 1),
                       GUINT_TO_POINTER (self->data->units->len));

  return TRUE;
}

guint32
dr_report_builder_index_unit (DrReportBuilder  *self,
                              DrUnit           *unit,
                              GError          **error)
{
  return dr_report_builder_add_unit (self, unit, error)
         ? dr_report_builder_find_unit (self, dr_unit_get_id (unit))
         : DR_NONE;
}

guint32
dr_report_builder_index_indicator (DrReportBuilder  *self,
                                   DrIndicator      *indicator,
                                   GError          **error)
{
  const char *id = dr_indicator_get_id (indicator);

  if (!dr_check_made (id, "indicator", error))
    return DR_NONE;

  guint32 index = dr_report_builder_find_indicator (self, id);
  if (index == DR_NONE)
    {
      if (!dr_report_builder_has_room (self, error))
        return DR_NONE;
      return dr_report_builder_intern_indicator (self, id, dr_indicator_get_label (indicator),
                                                 dr_indicator_get_measure (indicator),
                                                 dr_indicator_get_nature (indicator),
                                                 dr_indicator_get_desire (indicator));
    }

  const DrIndicatorRecord *record = &g_array_index (self->data->indicators, DrIndicatorRecord, index);
  if (g_strcmp0 (dr_report_data_get_string (self->data, record->label),
                 dr_indicator_get_label (indicator)) != 0 ||
      g_strcmp0 (dr_report_data_get_string (self->data, record->measure),
                 dr_indicator_get_measure (indicator)) != 0 ||
      record->nature != dr_indicator_get_nature (indicator) ||
      record->desire != dr_indicator_get_desire (indicator))
    {
      set_error_other ("indicator", id, error);
      return DR_NONE;
    }

  return index;
}

/**
 * dr_report_builder_add_indicator:
 * @self: a builder
 * @indicator: an indicator
 * @error: return location for an error
 *
 * Adds an indicator. Nothing happens if the report has it already.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if another indicator has its
 * id or @indicator was not made by a constructor, and with
 * [error@DistrictReport.Error.LIMIT] if the report has too many items.
 *
 * Returns: whether the report has the indicator now
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_indicator (DrReportBuilder  *self,
                                 DrIndicator      *indicator,
                                 GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_INDICATOR (indicator), FALSE);

  return dr_report_builder_check_open (self, error) && dr_report_builder_index_indicator (self, indicator, error) != DR_NONE;
}

static gboolean
figures_equal (const DrReportData *data,
               const DrFigure     *one,
               const DrFigure     *other)
{
  if (memcmp (one->coefficient, other->coefficient, sizeof one->coefficient) != 0 ||
      one->exponent != other->exponent ||
      one->hedge != other->hedge ||
      (one->upper == DR_NONE) != (other->upper == DR_NONE))
    return FALSE;

  return one->upper == DR_NONE ||
         g_array_index (data->uppers, DrDecimal, one->upper).coefficient ==
         g_array_index (data->uppers, DrDecimal, other->upper).coefficient;
}

static gboolean
sources_equal (const DrReportData   *data,
               const DrSourceRecord *one,
               const DrSourceRecord *other)
{
  const DrSourceWords *words = (const DrSourceWords *) (gpointer) data->source_words->data;

  if (one->start != other->start || one->end != other->end || (one->words == DR_NONE) != (other->words == DR_NONE))
    return FALSE;

  return one->words == DR_NONE || (words[one->words].text == words[other->words].text &&
                                   words[one->words].location == words[other->words].location);
}

static gboolean
targets_equal (const DrReportData   *data,
               const DrTargetRecord *one,
               const DrTargetRecord *other)
{
  return one->unit == other->unit &&
         one->indicator == other->indicator &&
         one->period == other->period &&
         one->written_measure == other->written_measure &&
         one->assigned_by == other->assigned_by &&
         one->comparator == other->comparator &&
         one->has_planned == other->has_planned &&
         (!one->has_planned || figures_equal (data, &one->planned, &other->planned)) &&
         sources_equal (data, &one->source, &other->source);
}

static gboolean
convert_target (DrReportBuilder  *self,
                DrTarget         *target,
                DrTargetRecord   *record,
                GError          **error)
{
  DrQuantity *planned = dr_target_get_planned (target);

  *record = dr_target_record_init ();
  record->unit = dr_report_builder_index_unit (self, dr_target_get_unit (target), error);
  if (record->unit == DR_NONE)
    return FALSE;
  record->indicator = dr_report_builder_index_indicator (self, dr_target_get_indicator (target), error);
  if (record->indicator == DR_NONE)
    return FALSE;

  record->id = dr_report_builder_intern (self, dr_target_get_id (target), -1);
  record->period = dr_report_builder_intern_period (self, dr_target_get_period (target));
  record->comparator = dr_target_get_comparator (target);
  record->assigned_by = dr_report_builder_intern (self, dr_target_get_assigned_by (target), -1);
  if (planned != NULL)
    {
      if (!dr_report_builder_convert_quantity (self, planned, &record->planned, error))
        return FALSE;
      record->has_planned = TRUE;
      record->written_measure = dr_report_builder_convert_written_measure (self, planned);
    }

  return dr_report_builder_convert_source (self, dr_target_get_source (target), &record->source, error);
}

guint32
dr_report_builder_index_target (DrReportBuilder  *self,
                                DrTarget         *target,
                                GError          **error)
{
  const char *id = dr_target_get_id (target);
  DrTargetRecord record;

  if (!dr_check_made (id, "target", error))
    return DR_NONE;

  if (!convert_target (self, target, &record, error))
    {
      g_prefix_error (error, "target %s: ", id);
      return DR_NONE;
    }

  guint32 found = dr_report_data_find_item (self->data, DR_ITEM_TARGET, id);
  if (found == DR_NONE)
    return dr_report_builder_append_target (self, &record, error);

  if (!targets_equal (self->data, &record,
                      &g_array_index (self->data->targets, DrTargetRecord, found)))
    {
      set_error_other ("target", id, error);
      return DR_NONE;
    }

  return found;
}

/**
 * dr_report_builder_add_target:
 * @self: a builder
 * @target: a target
 * @error: return location for an error
 *
 * Adds a target with its unit and indicator. Nothing happens if the report has
 * it already.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if another target, unit or
 * indicator has an id of these or @target was not made by a constructor, and
 * with [error@DistrictReport.Error.LIMIT] if the report has too many items.
 *
 * Returns: whether the report has the target now
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_target (DrReportBuilder  *self,
                              DrTarget         *target,
                              GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_TARGET (target), FALSE);

  return dr_report_builder_check_open (self, error) && dr_report_builder_index_target (self, target, error) != DR_NONE;
}
