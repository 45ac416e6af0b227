/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-report-text.h>

#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-figures-private.h"
#include "rendering/dr-text-outline-private.h"
#include "rendering/dr-text-totals-private.h"
#include "rendering/dr-text-words-private.h"
#include "rendering/dr-text-wrap-private.h"

#define LEAST_WIDTH 40

/* --- what is written --- */

typedef struct
{
  DrTextColumns columns;
  GString      *string;
} Writer;

static void
measure_figure (DrReport *report,
                guint32   index,
                gsize     depth,
                guint32   period,
                gpointer  user_data)
{
  Writer *writer = user_data;
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), index);
  g_auto (DrTextRow) row = { NULL };

  dr_text_row_init (&row, achievement, depth, writer->columns.language);
  dr_text_columns_measure (&writer->columns, &row);
}

static void
append_period (GString    *string,
               DrPeriod   *period,
               gsize       width,
               DrLanguage  language)
{
  g_autofree char *display = dr_period_to_display (period, language);
  g_autofree char *label = dr_text_format_label (display);
  g_autofree char *line = g_strdup_printf ("%s:", label);

  dr_text_paragraph (string, line, 0, width);
}

static void
append_figure (DrReport *report,
               guint32   index,
               gsize     depth,
               guint32   period,
               gpointer  user_data)
{
  Writer *writer = user_data;
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), index);
  DrPeriod *told = g_ptr_array_index (dr_report_get_data (report)->periods, period);
  DrPeriod *own = dr_achievement_get_period (achievement);
  gboolean is_other = own != NULL && !dr_period_equal (own, told);
  g_auto (DrTextRow) row = { NULL };

  /* One line for all that stand below it; a part that differs from its whole says so itself. */
  if (is_other && depth == 0)
    append_period (writer->string, own, writer->columns.width, writer->columns.language);
  dr_text_row_init (&row, achievement, depth, writer->columns.language);
  if (is_other && depth > 0)
    dr_text_row_add_period (&row, own, writer->columns.language);
  dr_text_row_append (&row, &writer->columns, writer->string);
}

static char *
format_date (const GDate *date,
             DrLanguage   language)
{
  if (language == DR_LANGUAGE_ENGLISH)
    return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));

  return g_strdup_printf ("%02u/%02u/%04u", g_date_get_day (date), g_date_get_month (date), g_date_get_year (date));
}

static void
append_escaped_entry (GString    *string,
                      const char *name,
                      const char *value,
                      gsize       width)
{
  g_autofree char *escaped = dr_terminal_escape (value, -1);

  dr_text_append_entry (string, name, escaped, width);
}

static void
append_head (GString             *string,
             DrReport            *report,
             const DrTextOutline *outline,
             gsize                width,
             DrLanguage           language)
{
  const char *title = dr_report_get_title (report);
  const char *place = dr_report_get_place (report);
  const GDate *date = dr_report_get_date (report);
  g_autofree char *escaped = dr_terminal_escape (title != NULL ? title : dr_word (DR_WORD_UNTITLED, language), -1);

  dr_text_paragraph (string, g_strstrip (escaped), 0, width);
  g_string_append_c (string, '\n');

  if (dr_report_get_number (report) != NULL)
    append_escaped_entry (string, dr_word (DR_WORD_NUMBER, language), dr_report_get_number (report), width);
  if (dr_report_get_issuer (report) != NULL)
    {
      g_autofree char *issuer = dr_text_format_unit (dr_report_get_issuer (report), language);
      dr_text_append_entry (string, dr_word (DR_WORD_ISSUER, language), issuer, width);
    }
  if (dr_report_get_period (report) != NULL)
    {
      g_autofree char *period = dr_period_to_display (dr_report_get_period (report), language);
      append_escaped_entry (string, dr_word (DR_WORD_PERIOD, language), period, width);
    }
  if (outline != NULL && outline->data->achievements->len > 0 && outline->period != outline->data->period)
    {
      g_autofree char *period = dr_period_to_display (g_ptr_array_index (outline->data->periods, outline->period), language);
      g_autofree char *value = g_strdup_printf ("%s, %s", period, dr_word (DR_WORD_UNLESS_SAID, language));
      append_escaped_entry (string, dr_word (DR_WORD_FIGURES_OF, language), value, width);
    }
  if (date != NULL || place != NULL)
    {
      g_autofree char *day = date != NULL ? format_date (date, language) : NULL;
      g_autofree char *value = place != NULL && day != NULL ? g_strdup_printf ("%s, %s", place, day)
                                                            : g_strdup (place != NULL ? place : day);
      append_escaped_entry (string, dr_word (DR_WORD_DATE, language), value, width);
    }
}

/* The name of a body, how it was ranked, and a rule above its figures. */
static void
append_unit_head (GString            *string,
                  DrReport           *report,
                  const DrTextOutline      *outline,
                  guint32             unit,
                  gsize               rule,
                  gsize               width,
                  DrLanguage          language)
{
  g_autofree char *name = dr_text_format_unit (g_ptr_array_index (outline->data->units, unit), language);

  g_string_append_c (string, '\n');
  dr_text_paragraph (string, name, 0, width);
  for (guint32 i = outline->first_ranking[unit]; i != DR_NONE; i = outline->next_ranking[i])
    {
      g_autoptr (DrRanking) ranking = g_list_model_get_item (dr_report_get_rankings (report), i);
      g_autofree char *line = dr_text_format_ranking (ranking, language);

      dr_text_paragraph (string, line, 2, width);
    }
  if (outline->first_figure[unit] != DR_NONE)
    {
      dr_text_rule (string, rule);
      g_string_append_c (string, '\n');
    }
}

static void
append_legend (GString             *string,
               const DrTextColumns *columns)
{
  DrLanguage language = columns->language;

  if (columns->reached == 0)
    return;

  g_autoptr (GString) legend = g_string_new (NULL);
  g_string_append_printf (legend, "▲ %s · = %s · ▼ %s · ? %s", dr_word (DR_WORD_EXCEEDED, language),
                          dr_word (DR_WORD_MET, language), dr_word (DR_WORD_MISSED, language),
                          dr_word (DR_WORD_UNDEFINED, language));
  if (columns->has_computed)
    g_string_append_printf (legend, " · (…) %s", dr_word (DR_WORD_COMPUTED, language));
  g_string_append_c (string, '\n');
  dr_text_paragraph (string, legend->str, 0, columns->width);
}

/**
 * dr_report_to_text:
 * @self: a report
 * @width: how many columns a line may take, at least 40; 0 for no limit
 * @language: the language of headings and of everything else the library says
 *
 * Writes the report as a table for a terminal, to be read by people.
 *
 * The head names the report. Then comes one group for each body that has
 * figures or rankings, in the order in which the report comes to it: how it was
 * ranked, and its figures with their targets, the percentage reached and whether
 * that is exceeded (▲), met (=), nearly met (≈) or missed (▼); what cannot be
 * judged has a question mark. Figures of another period than the report's stand
 * together, below a line that names it («Quý III/2024:»); where more than half of
 * all are of one such period, the head says so and the others are named. Below a
 * figure stand its share, its change
 * and what else is known of it; parts are indented below their whole. A
 * percentage in brackets is computed, rounded half away from zero; all others
 * are as the report states them. The end says what the report adds up to, and
 * which numbers were not understood, by line and column.
 *
 * Lines are broken between words only: a word wider than @width sticks out. A
 * width from 1 to 39 is taken as 40. Widths are those of a terminal, where a
 * Vietnamese letter takes one column whether it is composed or not. What a
 * terminal would obey, control and bidirectional characters, is shown by its
 * number (`\u{202E}`). There is no colour. Equal reports give equal text.
 *
 * Returns: (transfer full): the text in UTF-8, ending with a line break
 *
 * Since: 1.0
 */
char *
dr_report_to_text (DrReport   *self,
                   guint       width,
                   DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_REPORT (self), NULL);

  const DrReportData *data = dr_report_get_data (self);
  gsize limit = width == 0 ? 0 : MAX (width, LEAST_WIDTH);
  GString *string = g_string_new (NULL);
  g_auto (DrTextOutline) outline = { NULL };
  Writer writer = { .string = string };

  if (data == NULL)
    {
      append_head (string, self, NULL, limit, language);
      return g_string_free (string, FALSE);
    }

  dr_text_outline_init (&outline, data);
  append_head (string, self, &outline, limit, language);
  dr_text_columns_init (&writer.columns, limit, language);
  for (guint i = 0; i < outline.units->len; i++)
    dr_text_outline_visit (&outline, self, g_array_index (outline.units, guint32, i), measure_figure, &writer);
  dr_text_columns_settle (&writer.columns);

  gsize rule = MAX (dr_text_columns_get_width (&writer.columns), LEAST_WIDTH);
  if (data->achievements->len > 0)
    {
      g_string_append_c (string, '\n');
      dr_text_columns_append_heads (&writer.columns, string);
    }
  for (guint i = 0; i < outline.units->len; i++)
    {
      guint32 unit = g_array_index (outline.units, guint32, i);

      append_unit_head (string, self, &outline, unit, rule, limit, language);
      dr_text_outline_visit (&outline, self, unit, append_figure, &writer);
    }

  g_string_append_printf (string, "\n%s\n", dr_word (DR_WORD_TOTALS, language));
  dr_text_rule (string, rule);
  g_string_append_c (string, '\n');
  dr_text_append_totals (string, self, outline.units->len, limit, language);
  append_legend (string, &writer.columns);

  return g_string_free (string, FALSE);
}
