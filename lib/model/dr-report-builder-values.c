/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Quantities and places in a text, as the records of a report keep them. */

#include "config.h"

#include "base/dr-error-private.h"
#include "figures/dr-quantity-private.h"
#include "model/dr-report-builder-private.h"

gboolean
dr_report_builder_convert_quantity (DrReportBuilder  *self,
                                    DrQuantity       *quantity,
                                    DrFigure         *figure,
                                    GError          **error)
{
  const DrDecimal *upper = quantity->hedge == DR_HEDGE_RANGE ? &quantity->upper : NULL;

  return dr_report_builder_make_figure (self, &quantity->value, upper, quantity->hedge, figure) ||
         dr_error_set (error, DR_ERROR_OVERFLOW, "the ends of a range do not fit one precision");
}

guint32
dr_report_builder_convert_written_measure (DrReportBuilder *self,
                                           DrQuantity      *quantity)
{
  if (g_str_equal (quantity->measure, quantity->written_measure))
    return DR_NONE;

  return dr_report_builder_intern (self, quantity->written_measure, -1);
}

gboolean
dr_report_builder_convert_span (DrSpan   *span,
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

gboolean
dr_report_builder_convert_source (DrReportBuilder  *self,
                                  DrSource         *source,
                                  DrSourceRecord   *record,
                                  GError          **error)
{
  if (source == NULL)
    return TRUE;

  if (!dr_report_builder_convert_span (dr_source_get_span (source), &record->start, &record->end, error))
    return FALSE;

  dr_report_builder_set_source_words (self, record, dr_report_builder_intern (self, dr_source_get_text (source), -1),
                                      dr_report_builder_intern (self, dr_source_get_location (source), -1));

  return TRUE;
}
