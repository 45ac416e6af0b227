/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The items of a report, and the sections and numbers of its text. */

#include "config.h"

#include <districtreport/dr-report-builder.h>

#include "base/dr-error-private.h"
#include "figures/dr-quantity-private.h"
#include "model/dr-change-private.h"
#include "model/dr-check-private.h"
#include "model/dr-report-builder-private.h"

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

  if ((actual != NULL && !dr_report_builder_convert_quantity (self, actual, &record->actual, error)) ||
      (percent != NULL && !dr_report_builder_convert_quantity (self, percent, &extras.percent_of_target, error)) ||
      (share != NULL && !dr_report_builder_convert_quantity (self, share, &extras.share, error)))
    return FALSE;

  record->has_actual = actual != NULL;
  record->has_percent_of_target = percent != NULL;
  record->has_share = share != NULL;
  record->has_change = change != NULL;
  if (actual != NULL)
    extras.written_measure = dr_report_builder_convert_written_measure (self, actual);
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
  record->unit = dr_report_builder_index_unit (self, dr_achievement_get_unit (achievement), error);
  if (record->unit == DR_NONE)
    return FALSE;
  record->indicator = dr_report_builder_index_indicator (self, dr_achievement_get_indicator (achievement), error);
  if (record->indicator == DR_NONE)
    return FALSE;
  if (target != NULL)
    {
      record->target = dr_report_builder_index_target (self, target, error);
      if (record->target == DR_NONE)
        return FALSE;
    }

  record->id = dr_report_builder_intern (self, dr_achievement_get_id (achievement), -1);
  record->period = dr_report_builder_intern_period (self, dr_achievement_get_period (achievement));
  record->status = dr_achievement_get_status (achievement);
  record->is_cumulative = dr_achievement_is_cumulative (achievement);

  return convert_figures (self, achievement, record, error) &&
         dr_report_builder_convert_source (self, dr_achievement_get_source (achievement), &record->source, error);
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

      record.target = dr_report_builder_index_target (self, dr_achievement_get_further_target (achievement, i), error);
      if (record.target == DR_NONE ||
          (percent != NULL && !dr_report_builder_convert_quantity (self, percent, &record.percent, error)) ||
          dr_report_builder_append_further_target (self, &record, error) == DR_NONE)
        return FALSE;
    }

  for (guint i = 0; i < dr_achievement_get_n_readings (achievement); i++)
    {
      DrQuantity *quantity = dr_achievement_get_reading (achievement, i);
      DrReadingRecord record = { .achievement = index };

      if (!dr_report_builder_convert_quantity (self, quantity, &record.quantity, error))
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
  if (!dr_report_builder_check_open (self, error) || !dr_check_made (id, "achievement", error))
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
  if (!dr_report_builder_check_open (self, error) || !dr_check_made (id, "ranking", error))
    return FALSE;

  DrRankingRecord record = dr_ranking_record_init ();
  record.unit = dr_report_builder_index_unit (self, dr_ranking_get_unit (ranking), error);
  if (record.unit == DR_NONE ||
      !dr_report_builder_convert_source (self, dr_ranking_get_source (ranking), &record.source, error))
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
  if (!dr_report_builder_check_open (self, error) || !dr_check_made (id, "directive", error))
    return FALSE;

  DrDirectiveRecord record = dr_directive_record_init ();
  if (!dr_report_builder_convert_source (self, dr_directive_get_source (directive), &record.source, error))
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
  if (!dr_report_builder_check_open (self, error) || !dr_check_made (id, "citation", error))
    return FALSE;

  DrCitationRecord record = dr_citation_record_init ();
  if (!dr_report_builder_convert_source (self, dr_citation_get_source (citation), &record.source, error))
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
  if (!dr_report_builder_check_open (self, error))
    return FALSE;
  if (span == NULL)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "section has no span: it was not made by a constructor");

  DrSectionRecord record = {
    .number = dr_report_builder_intern (self, dr_section_get_number (section), -1),
    .title = dr_report_builder_intern (self, dr_section_get_title (section), -1),
  };

  return dr_report_builder_convert_span (span, &record.start, &record.end, error) &&
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

  if (!dr_report_builder_check_open (self, error))
    return FALSE;

  DrNumberRecord record = { .item = DR_NONE, .role = dr_number_get_role (number) };
  if (!dr_report_builder_convert_span (dr_number_get_span (number), &record.start, &record.end, error))
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
