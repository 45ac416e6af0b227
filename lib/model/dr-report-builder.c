/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-report-builder.h>

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"
#include "figures/dr-date-private.h"
#include "model/dr-check-private.h"
#include "model/dr-report-builder-private.h"

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

gboolean
dr_report_builder_check_open (DrReportBuilder  *self,
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

  if (!dr_report_builder_check_open (self, get_failure (self)) ||
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

  if (dr_report_builder_check_open (self, get_failure (self)))
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

  if (dr_report_builder_check_open (self, get_failure (self)))
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

  if (dr_report_builder_check_open (self, get_failure (self)))
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

  if (!dr_report_builder_check_open (self, get_failure (self)))
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

  if (!dr_report_builder_check_open (self, get_failure (self)))
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

  if (!dr_report_builder_check_open (self, get_failure (self)))
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

  if (!dr_report_builder_check_open (self, error))
    return NULL;

  DrReport *report = NULL;
  if (check (self, error))
    report = dr_report_new_take (g_steal_pointer (&self->data));

  dr_report_builder_clear_records (self);

  return report;
}
