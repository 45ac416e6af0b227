/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-report-builder.h>

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "figures/dr-date-private.h"
#include "figures/dr-quantity-private.h"
#include "model/dr-change-private.h"
#include "model/dr-check-private.h"
#include "model/dr-indicator-private.h"
#include "model/dr-report-builder-private.h"
#include "model/dr-unit-private.h"

/**
 * DrReportBuilder:
 *
 * Makes a report, whole and checked.
 *
 * Items come in the order in which the report will list them. What an item
 * refers to comes along: an achievement brings its unit, its indicator and its
 * targets, unless the report has them already. What is wrong with one item is
 * told when it is added; what is wrong with the whole, or with something that
 * was merely set, at the end.
 *
 * ```c
 * g_autoptr (DrReportBuilder) builder = dr_report_builder_new (committee, period, NULL);
 * dr_report_builder_set_kind (builder, DR_REPORT_KIND_QUARTERLY);
 * dr_report_builder_add_achievement (builder, achievement, &error);
 * g_autoptr (DrReport) report = dr_report_builder_end (builder, &error);
 * g_print ("%u units\n", g_list_model_get_n_items (dr_report_get_units (report)));
 * // 2 units
 * ```
 *
 * A builder is used from one thread at a time, and makes one report.
 *
 * Since: 1.0
 */

G_DEFINE_BOXED_TYPE (DrReportBuilder, dr_report_builder,
                     dr_report_builder_ref, dr_report_builder_unref)

/**
 * dr_report_builder_new:
 * @issuer: (nullable): the unit that issues the report; an issuer whose name is
 *   not known is a unit with the id `issuer`
 * @period: (nullable): the period that the report covers
 * @limits: (nullable): the limits to keep to, or `NULL` for the defaults
 *
 * Makes a builder. A report without issuer or period is refused at the end.
 *
 * Returns: (transfer full): the builder
 *
 * Since: 1.0
 */
DrReportBuilder *
dr_report_builder_new (DrUnit         *issuer,
                       DrPeriod       *period,
                       const DrLimits *limits)
{
  g_return_val_if_fail (issuer == NULL || DR_IS_UNIT (issuer), NULL);

  DrReportBuilder *self = g_new0 (DrReportBuilder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->limits = limits == NULL ? NULL : dr_limits_copy (limits);
  dr_report_builder_init_records (self);

  self->data->period = dr_report_builder_intern_period (self, period);
  if (issuer != NULL && dr_report_builder_add_unit (self, issuer, &self->failure))
    self->data->issuer = dr_report_builder_find_unit (self, dr_unit_get_id (issuer));

  return self;
}

/**
 * dr_report_builder_ref: (skip)
 * @self: a builder
 *
 * Takes a reference to a builder.
 *
 * Returns: (transfer full): the same builder
 *
 * Since: 1.0
 */
DrReportBuilder *
dr_report_builder_ref (DrReportBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_report_builder_unref: (skip)
 * @self: (transfer full): a builder
 *
 * Gives a reference back; the last one frees the builder and what it holds.
 *
 * Since: 1.0
 */
void
dr_report_builder_unref (DrReportBuilder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_report_builder_clear_records (self);
  g_clear_pointer (&self->limits, dr_limits_free);
  g_clear_error (&self->failure);
  g_free (self);
}

/* What is merely set cannot fail on the spot; the first that is wrong is told at the end. */
static GError **
get_failure (DrReportBuilder *self)
{
  return self->failure == NULL ? &self->failure : NULL;
}

static gboolean
check_open (DrReportBuilder  *self,
            GError          **error)
{
  return self->data != NULL ||
         dr_error_set (error, DR_ERROR_INVALID, "the builder has made its report already");
}

static void
set_words (DrReportBuilder  *self,
           char            **field,
           const char       *words,
           const char       *what)
{
  if (!dr_check_words (words, what, get_failure (self)))
    return;

  g_free (*field);
  *field = g_strdup (words);
}

/**
 * dr_report_builder_set_kind:
 * @self: a builder
 * @kind: the kind
 *
 * Says how often such a report is made; by default
 * [enum@DistrictReport.ReportKind.OTHER].
 *
 * Since: 1.0
 */
void
dr_report_builder_set_kind (DrReportBuilder *self,
                            DrReportKind     kind)
{
  g_return_if_fail (self != NULL);

  if (!check_open (self, get_failure (self)) ||
      !dr_check_enum (DR_TYPE_REPORT_KIND, kind, "report: the kind", get_failure (self)))
    return;

  self->data->kind = kind;
}

/**
 * dr_report_builder_set_title:
 * @self: a builder
 * @title: (nullable): the title
 *
 * Sets the title of the report, which must not be empty.
 *
 * Since: 1.0
 */
void
dr_report_builder_set_title (DrReportBuilder *self,
                             const char      *title)
{
  g_return_if_fail (self != NULL);

  if (check_open (self, get_failure (self)))
    set_words (self, &self->data->title, title, "report: the title");
}

/**
 * dr_report_builder_set_number:
 * @self: a builder
 * @number: (nullable): the number
 *
 * Sets the number that the issuer gave the report, such as `12-BC/HU`.
 *
 * Since: 1.0
 */
void
dr_report_builder_set_number (DrReportBuilder *self,
                              const char      *number)
{
  g_return_if_fail (self != NULL);

  if (check_open (self, get_failure (self)))
    set_words (self, &self->data->number, number, "report: the number");
}

/**
 * dr_report_builder_set_place:
 * @self: a builder
 * @place: (nullable): the place
 *
 * Sets the place where the report was signed.
 *
 * Since: 1.0
 */
void
dr_report_builder_set_place (DrReportBuilder *self,
                             const char      *place)
{
  g_return_if_fail (self != NULL);

  if (check_open (self, get_failure (self)))
    set_words (self, &self->data->place, place, "report: the place");
}

/**
 * dr_report_builder_set_date:
 * @self: a builder
 * @date: (nullable): the day
 *
 * Sets the day on which the report was signed. A day that does not exist, or
 * lies outside the years 1000 to 9999, is told at the end.
 *
 * Since: 1.0
 */
void
dr_report_builder_set_date (DrReportBuilder *self,
                            const GDate     *date)
{
  g_return_if_fail (self != NULL);

  if (!check_open (self, get_failure (self)))
    return;

  if (date == NULL)
    g_date_clear (&self->data->date, 1);
  else if (dr_date_is_usable (date))
    {
      self->data->date = *date;
      dr_date_complete (&self->data->date);
    }
  else
    {
      dr_error_set (get_failure (self), DR_ERROR_INVALID,
                    "report: the date is no day of the years %d to %d", DR_DATE_FIRST_YEAR,
                    DR_DATE_LAST_YEAR);
    }
}

/**
 * dr_report_builder_set_text:
 * @self: a builder
 * @text: (nullable): the text
 *
 * Sets the text that the report was read from. Unless
 * [method@DistrictReport.ReportBuilder.set_content] says otherwise, its bytes
 * are the document itself: their checksum, size and the type `text/plain` come
 * into the report.
 *
 * With a text, every source and every entry of the ledger must quote it to the
 * byte.
 *
 * Since: 1.0
 */
void
dr_report_builder_set_text (DrReportBuilder *self,
                            DrText          *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (text == NULL || DR_IS_TEXT (text));

  if (!check_open (self, get_failure (self)))
    return;

  if (text != NULL && dr_text_get_bytes (text) == NULL)
    dr_error_set (get_failure (self), DR_ERROR_INVALID,
                  "text has no bytes: it was not made by a constructor");
  else
    g_set_object (&self->data->text, text);
}

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/**
 * dr_report_builder_set_content:
 * @self: a builder
 * @sha256: the SHA-256 checksum of the document in 64 lower-case hexadecimal
 *   digits
 * @size: its size in bytes
 * @type: its media type, such as `text/plain`
 *
 * Says which document the report was read from.
 *
 * Since: 1.0
 */
void
dr_report_builder_set_content (DrReportBuilder *self,
                               const char      *sha256,
                               guint64          size,
                               const char      *type)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (sha256 != NULL);
  g_return_if_fail (type != NULL);

  if (!check_open (self, get_failure (self)))
    return;

  if (!is_sha256 (sha256))
    {
      g_autofree char *quoted = dr_error_quote (sha256, -1);

      dr_error_set (get_failure (self), DR_ERROR_INVALID,
                    "content: expected 64 lower-case hexadecimal digits, got %s", quoted);
      return;
    }

  if (!dr_check_words (type, "content: the type", get_failure (self)))
    return;

  set_words (self, &self->data->sha256, sha256, "content: the checksum");
  set_words (self, &self->data->content_type, type, "content: the type");
  self->data->content_size = size;
}

/* --- objects to records --- */

static gboolean
set_error_other (const char  *what,
                 const char  *id,
                 GError     **error)
{
  return dr_error_set (error, DR_ERROR_INVALID, "%s %s: the report has another one with this id",
                       what, id);
}

static gboolean
convert_figure (DrReportBuilder  *self,
                DrQuantity       *quantity,
                DrFigure         *figure,
                GError          **error)
{
  const DrDecimal *upper = quantity->hedge == DR_HEDGE_RANGE ? &quantity->upper : NULL;

  return dr_report_builder_make_figure (self, &quantity->value, upper, quantity->hedge, figure) ||
         dr_error_set (error, DR_ERROR_OVERFLOW, "the ends of a range do not fit one precision");
}

static guint32
convert_written_measure (DrReportBuilder *self,
                         DrQuantity      *quantity)
{
  if (g_str_equal (quantity->measure, quantity->written_measure))
    return DR_NONE;

  return dr_report_builder_intern (self, quantity->written_measure, -1);
}

static gboolean
convert_offsets (DrSpan   *span,
                 guint32  *start,
                 guint32  *end,
                 GError  **error)
{
  if (dr_span_get_end (span) >= DR_NONE)
    return dr_error_set (error, DR_ERROR_LIMIT, "the text of a report has less than 4 GiB");

  *start = dr_span_get_start (span);
  *end = dr_span_get_end (span);

  return TRUE;
}

static gboolean
convert_source (DrReportBuilder  *self,
                DrSource         *source,
                DrSourceRecord   *record,
                GError          **error)
{
  if (source == NULL)
    return TRUE;

  if (!convert_offsets (dr_source_get_span (source), &record->start, &record->end, error))
    return FALSE;

  dr_report_builder_set_source_words (self, record, dr_report_builder_intern (self, dr_source_get_text (source), -1),
                                      dr_report_builder_intern (self, dr_source_get_location (source), -1));

  return TRUE;
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
  if (!check_open (self, error) || !dr_check_made (id, "unit", error))
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

static guint32
add_unit (DrReportBuilder  *self,
          DrUnit           *unit,
          GError          **error)
{
  return dr_report_builder_add_unit (self, unit, error)
         ? dr_report_builder_find_unit (self, dr_unit_get_id (unit))
         : DR_NONE;
}

static guint32
add_indicator (DrReportBuilder  *self,
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

  return check_open (self, error) && add_indicator (self, indicator, error) != DR_NONE;
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
  record->unit = add_unit (self, dr_target_get_unit (target), error);
  if (record->unit == DR_NONE)
    return FALSE;
  record->indicator = add_indicator (self, dr_target_get_indicator (target), error);
  if (record->indicator == DR_NONE)
    return FALSE;

  record->id = dr_report_builder_intern (self, dr_target_get_id (target), -1);
  record->period = dr_report_builder_intern_period (self, dr_target_get_period (target));
  record->comparator = dr_target_get_comparator (target);
  record->assigned_by = dr_report_builder_intern (self, dr_target_get_assigned_by (target), -1);
  if (planned != NULL)
    {
      if (!convert_figure (self, planned, &record->planned, error))
        return FALSE;
      record->has_planned = TRUE;
      record->written_measure = convert_written_measure (self, planned);
    }

  return convert_source (self, dr_target_get_source (target), &record->source, error);
}

static guint32
add_target (DrReportBuilder  *self,
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

  return check_open (self, error) && add_target (self, target, error) != DR_NONE;
}

static gboolean
convert_figures (DrReportBuilder      *self,
                 DrAchievement        *achievement,
                 DrAchievementRecord  *record,
                 GError              **error)
{
  DrQuantity *actual = dr_achievement_get_actual (achievement);
  DrQuantity *percent = dr_achievement_get_percent_of_target (achievement);
  DrQuantity *share = dr_achievement_get_share (achievement);
  DrChange *change = dr_achievement_get_change (achievement);
  DrExtrasRecord extras = dr_extras_record_init ();

  if ((actual != NULL && !convert_figure (self, actual, &record->actual, error)) ||
      (percent != NULL && !convert_figure (self, percent, &extras.percent_of_target, error)) ||
      (share != NULL && !convert_figure (self, share, &extras.share, error)))
    return FALSE;

  record->has_actual = actual != NULL;
  record->has_percent_of_target = percent != NULL;
  record->has_share = share != NULL;
  record->has_change = change != NULL;
  if (actual != NULL)
    extras.written_measure = convert_written_measure (self, actual);
  if (change != NULL)
    {
      extras.change = dr_figure_new (&change->value, DR_HEDGE_EXACT);
      extras.change_kind = change->kind;
      extras.change_direction = change->direction;
      extras.change_against = dr_report_builder_intern (self, change->against, -1);
    }
  dr_report_builder_append_extras (self, &extras, record);

  return TRUE;
}

static gboolean
convert_achievement (DrReportBuilder      *self,
                     DrAchievement        *achievement,
                     DrAchievementRecord  *record,
                     GError              **error)
{
  DrTarget *target = dr_achievement_get_target (achievement);

  *record = dr_achievement_record_init ();
  record->unit = add_unit (self, dr_achievement_get_unit (achievement), error);
  if (record->unit == DR_NONE)
    return FALSE;
  record->indicator = add_indicator (self, dr_achievement_get_indicator (achievement), error);
  if (record->indicator == DR_NONE)
    return FALSE;
  if (target != NULL)
    {
      record->target = add_target (self, target, error);
      if (record->target == DR_NONE)
        return FALSE;
    }

  record->id = dr_report_builder_intern (self, dr_achievement_get_id (achievement), -1);
  record->period = dr_report_builder_intern_period (self, dr_achievement_get_period (achievement));
  record->status = dr_achievement_get_status (achievement);
  record->is_cumulative = dr_achievement_is_cumulative (achievement);

  return convert_figures (self, achievement, record, error) &&
         convert_source (self, dr_achievement_get_source (achievement), &record->source, error);
}

/* Further targets and readings stand in arrays of their own, after the achievement they belong to. */
static gboolean
append_further (DrReportBuilder  *self,
                DrAchievement    *achievement,
                guint32           index,
                GError          **error)
{
  for (guint i = 0; i < dr_achievement_get_n_further_targets (achievement); i++)
    {
      DrQuantity *percent = dr_achievement_get_percent_of_further_target (achievement, i);
      DrFurtherTargetRecord record = { .achievement = index, .has_percent = percent != NULL };

      record.target = add_target (self, dr_achievement_get_further_target (achievement, i), error);
      if (record.target == DR_NONE ||
          (percent != NULL && !convert_figure (self, percent, &record.percent, error)) ||
          dr_report_builder_append_further_target (self, &record, error) == DR_NONE)
        return FALSE;
    }

  for (guint i = 0; i < dr_achievement_get_n_readings (achievement); i++)
    {
      DrQuantity *quantity = dr_achievement_get_reading (achievement, i);
      DrReadingRecord record = { .achievement = index };

      if (!convert_figure (self, quantity, &record.quantity, error))
        return FALSE;
      record.measure = dr_report_builder_intern (self, quantity->measure, -1);
      record.reason =
        dr_report_builder_intern (self, dr_achievement_get_reading_reason (achievement, i), -1);
      if (dr_report_builder_append_reading (self, &record, error) == DR_NONE)
        return FALSE;
    }

  return TRUE;
}

/**
 * dr_report_builder_add_achievement:
 * @self: a builder
 * @achievement: an achievement
 * @error: return location for an error
 *
 * Adds an achievement with its unit, indicator and targets. The achievement
 * that it is part of may come later, but must have come by the end.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the report has an
 * achievement with this id, if another unit, indicator or target has an id of
 * those it refers to, or @achievement was not made by a builder, and with
 * [error@DistrictReport.Error.LIMIT] if the report has too many items. What
 * came along before the failure stays.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_achievement (DrReportBuilder  *self,
                                   DrAchievement    *achievement,
                                   GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_ACHIEVEMENT (achievement), FALSE);

  const char *id = dr_achievement_get_id (achievement);
  DrAchievementRecord record;
  if (!check_open (self, error) || !dr_check_made (id, "achievement", error))
    return FALSE;

  if (!convert_achievement (self, achievement, &record, error))
    {
      g_prefix_error (error, "achievement %s: ", id);
      return FALSE;
    }

  guint32 index = dr_report_builder_append_achievement (self, &record, error);
  if (index == DR_NONE)
    return FALSE;

  /* Half an achievement cannot be taken back. */
  g_autoptr (GError) half = NULL;
  if (!append_further (self, achievement, index, &half))
    {
      if (self->failure == NULL)
        self->failure = g_error_copy (half);
      g_propagate_prefixed_error (error, g_steal_pointer (&half), "achievement %s: ", id);
      return FALSE;
    }

  const char *part_of = dr_achievement_get_part_of (achievement);
  if (part_of != NULL)
    {
      DrReference reference = { index, dr_report_builder_intern (self, part_of, -1) };
      g_array_append_val (self->parts, reference);
    }

  return TRUE;
}

/**
 * dr_report_builder_add_ranking:
 * @self: a builder
 * @ranking: a ranking
 * @error: return location for an error
 *
 * Adds a ranking with its unit.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the report has a ranking
 * with this id or another unit with the id of its unit, or @ranking was not
 * made by a constructor, and with [error@DistrictReport.Error.LIMIT] if the
 * report has too many items.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_ranking (DrReportBuilder  *self,
                               DrRanking        *ranking,
                               GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_RANKING (ranking), FALSE);

  const char *id = dr_ranking_get_id (ranking);
  if (!check_open (self, error) || !dr_check_made (id, "ranking", error))
    return FALSE;

  DrRankingRecord record = dr_ranking_record_init ();
  record.unit = add_unit (self, dr_ranking_get_unit (ranking), error);
  if (record.unit == DR_NONE ||
      !convert_source (self, dr_ranking_get_source (ranking), &record.source, error))
    {
      g_prefix_error (error, "ranking %s: ", id);
      return FALSE;
    }

  record.id = dr_report_builder_intern (self, id, -1);
  record.field = dr_report_builder_intern (self, dr_ranking_get_field (ranking), -1);
  record.period = dr_report_builder_intern_period (self, dr_ranking_get_period (ranking));
  record.status = dr_ranking_get_status (ranking);
  record.rank = dr_ranking_get_rank (ranking);
  record.cohort_size = dr_ranking_get_cohort_size (ranking);
  record.grade = dr_report_builder_intern (self, dr_ranking_get_grade (ranking), -1);
  record.assessor = dr_report_builder_intern (self, dr_ranking_get_assessor (ranking), -1);

  return dr_report_builder_append_ranking (self, &record, error) != DR_NONE;
}

/**
 * dr_report_builder_add_directive:
 * @self: a builder
 * @directive: a directive
 * @error: return location for an error
 *
 * Adds a directive.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the report has a directive
 * with this id or @directive was not made by a constructor, and with
 * [error@DistrictReport.Error.LIMIT] if the report has too many items.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_directive (DrReportBuilder  *self,
                                 DrDirective      *directive,
                                 GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_DIRECTIVE (directive), FALSE);

  const char *id = dr_directive_get_id (directive);
  if (!check_open (self, error) || !dr_check_made (id, "directive", error))
    return FALSE;

  DrDirectiveRecord record = dr_directive_record_init ();
  if (!convert_source (self, dr_directive_get_source (directive), &record.source, error))
    {
      g_prefix_error (error, "directive %s: ", id);
      return FALSE;
    }

  record.id = dr_report_builder_intern (self, id, -1);
  record.kind = dr_directive_get_kind (directive);
  record.count = dr_directive_get_count (directive);
  record.period = dr_report_builder_intern_period (self, dr_directive_get_period (directive));
  record.status = dr_directive_get_status (directive);
  record.text = dr_report_builder_intern (self, dr_directive_get_text (directive), -1);

  return dr_report_builder_append_directive (self, &record, error) != DR_NONE;
}

/**
 * dr_report_builder_add_citation:
 * @self: a builder
 * @citation: a citation
 * @error: return location for an error
 *
 * Adds a citation.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if the report has a citation
 * with this id or @citation was not made by a constructor, and with
 * [error@DistrictReport.Error.LIMIT] if the report has too many items.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_citation (DrReportBuilder  *self,
                                DrCitation       *citation,
                                GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_CITATION (citation), FALSE);

  const char *id = dr_citation_get_id (citation);
  if (!check_open (self, error) || !dr_check_made (id, "citation", error))
    return FALSE;

  DrCitationRecord record = dr_citation_record_init ();
  if (!convert_source (self, dr_citation_get_source (citation), &record.source, error))
    {
      g_prefix_error (error, "citation %s: ", id);
      return FALSE;
    }

  const GDate *date = dr_citation_get_date (citation);
  record.id = dr_report_builder_intern (self, id, -1);
  record.kind = dr_report_builder_intern (self, dr_citation_get_kind (citation), -1);
  record.number = dr_report_builder_intern (self, dr_citation_get_number (citation), -1);
  record.julian = date == NULL ? 0 : g_date_get_julian (date);
  record.issuer = dr_report_builder_intern (self, dr_citation_get_issuer (citation), -1);

  return dr_report_builder_append_citation (self, &record, error) != DR_NONE;
}

/**
 * dr_report_builder_add_section:
 * @self: a builder
 * @section: a section
 * @error: return location for an error
 *
 * Adds a section. Sections may lie in one another.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @section was not made by a
 * constructor, and with [error@DistrictReport.Error.LIMIT] if the report has
 * too many items.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_section (DrReportBuilder  *self,
                               DrSection        *section,
                               GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (DR_IS_SECTION (section), FALSE);

  DrSpan *span = dr_section_get_span (section);
  if (!check_open (self, error))
    return FALSE;
  if (span == NULL)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "section has no span: it was not made by a constructor");

  DrSectionRecord record = {
    .number = dr_report_builder_intern (self, dr_section_get_number (section), -1),
    .title = dr_report_builder_intern (self, dr_section_get_title (section), -1),
  };

  return convert_offsets (span, &record.start, &record.end, error) &&
         dr_report_builder_append_section (self, &record, error) != DR_NONE;
}

/**
 * dr_report_builder_add_number:
 * @self: a builder
 * @number: an entry of the ledger
 * @error: return location for an error
 *
 * Adds an entry of the ledger, after all entries that stand before it in the
 * text. The item that it belongs to may come later, but must have come by the
 * end.
 *
 * Fails with [error@DistrictReport.Error.LIMIT] if the report has too many
 * numbers.
 *
 * Returns: whether it was added
 *
 * Since: 1.0
 */
gboolean
dr_report_builder_add_number (DrReportBuilder  *self,
                              DrNumber         *number,
                              GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (!check_open (self, error))
    return FALSE;

  DrNumberRecord record = { .item = DR_NONE, .role = dr_number_get_role (number) };
  if (!convert_offsets (dr_number_get_span (number), &record.start, &record.end, error))
    return FALSE;

  guint32 index = dr_report_builder_append_number (self, &record, error);
  if (index == DR_NONE)
    return FALSE;
  dr_report_builder_set_number_words (self, index, dr_report_builder_intern (self, dr_number_get_text (number), -1));

  const char *item = dr_number_get_item (number);
  if (item != NULL)
    {
      DrReference reference = { index, dr_report_builder_intern (self, item, -1) };
      g_array_append_val (self->number_items, reference);
    }

  return TRUE;
}

/* --- the end --- */

static gboolean
resolve_parts (DrReportBuilder  *self,
               GError          **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const DrReference *reference = &g_array_index (self->parts, DrReference, i);
      const char *id = dr_report_data_get_string (self->data, reference->id);
      guint32 whole = dr_report_data_find_item (self->data, DR_ITEM_ACHIEVEMENT, id);

      if (whole == DR_NONE)
        {
          char buffer[DR_ITEM_ID_BUFFER];
          return dr_error_set (error, DR_ERROR_INVALID,
                               "achievement %s: part of %s, which the report does not have",
                               dr_report_data_get_item_id (self->data, DR_ITEM_ACHIEVEMENT,
                                                           reference->index, buffer), id);
        }

      g_array_index (self->data->achievements, DrAchievementRecord, reference->index).part_of = whole;
    }

  return TRUE;
}

static gboolean
resolve_number_items (DrReportBuilder  *self,
                      GError          **error)
{
  for (guint i = 0; i < self->number_items->len; i++)
    {
      const DrReference *reference = &g_array_index (self->number_items, DrReference, i);
      const char *id = dr_report_data_get_string (self->data, reference->id);

      if (!dr_report_data_resolve_item (self->data, id,
                                        &g_array_index (self->data->numbers, DrNumberRecord,
                                                        reference->index)))
        return dr_error_set (error, DR_ERROR_INVALID,
                             "number %u: belongs to %s, which the report does not have",
                             reference->index + 1, id);
    }

  return TRUE;
}

static gboolean
check (DrReportBuilder  *self,
       GError          **error)
{
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }

  /* Indicators come without asking, so they may have passed the limit. */
  if (self->n_items > dr_limits_get_or_default (self->limits, DR_LIMIT_ITEMS))
    return dr_limits_set_error (self->limits, DR_LIMIT_ITEMS, error, "the report has too many items");

  return resolve_parts (self, error) &&
         resolve_number_items (self, error) &&
         dr_report_data_check (self->data, error);
}

/**
 * dr_report_builder_end:
 * @self: a builder
 * @error: return location for an error
 *
 * Makes the report. The builder is spent with that, whether a report came of it
 * or not.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if
 *
 * - issuer or period is missing,
 * - something that was set is not valid,
 * - a unit has a successor that the report does not have,
 * - an achievement is part of one that the report does not have, or of itself,
 * - a number belongs to an item that the report does not have,
 * - a span goes beyond the text, cuts a character apart, or quotes what does
 *   not stand there,
 * - the entries of the ledger overlap or are out of order, or
 * - the builder has made its report already;
 *
 * and with [error@DistrictReport.Error.LIMIT] if the report has too many items.
 *
 * Returns: (transfer full): the report
 *
 * Since: 1.0
 */
DrReport *
dr_report_builder_end (DrReportBuilder  *self,
                       GError          **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!check_open (self, error))
    return NULL;

  DrReport *report = NULL;
  if (check (self, error))
    report = dr_report_new_take (g_steal_pointer (&self->data));

  dr_report_builder_clear_records (self);

  return report;
}
