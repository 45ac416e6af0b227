/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-report-text.h>

#include "model/dr-report-private.h"
#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-figures-private.h"
#include "rendering/dr-text-totals-private.h"
#include "rendering/dr-text-words-private.h"
#include "rendering/dr-text-wrap-private.h"

#define LEAST_WIDTH 40

/*
 * The order in which figures are shown: body by body, parts below their wholes.
 * Links are indices, so that a report of a million figures costs a few arrays
 * and no object longer than its row is written.
 */
typedef struct
{
  const DrReportData *data;
  GArray             *units;         /* (element-type guint32) those with figures or rankings, in report order */
  guint32            *first_figure;  /* of each unit */
  guint32            *last_figure;
  guint32            *next_figure;   /* of each achievement: the next of its unit that is no part */
  guint32            *first_part;    /* of each achievement */
  guint32            *last_part;
  guint32            *next_part;
  guint32            *first_ranking; /* of each unit */
  guint32            *last_ranking;
  guint32            *next_ranking;  /* of each ranking */
} Outline;

static void
outline_clear (Outline *self)
{
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->first_figure, g_free);
  g_clear_pointer (&self->last_figure, g_free);
  g_clear_pointer (&self->next_figure, g_free);
  g_clear_pointer (&self->first_part, g_free);
  g_clear_pointer (&self->last_part, g_free);
  g_clear_pointer (&self->next_part, g_free);
  g_clear_pointer (&self->first_ranking, g_free);
  g_clear_pointer (&self->last_ranking, g_free);
  g_clear_pointer (&self->next_ranking, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outline, outline_clear)

static guint32 *
new_links (guint length)
{
  guint32 *links = g_new (guint32, MAX (length, 1));

  for (guint i = 0; i < length; i++)
    links[i] = DR_NONE;

  return links;
}

/* Appends @index to the chain that begins at @first[@owner]. */
static void
link_after (guint32 *first,
            guint32 *last,
            guint32 *next,
            guint32  owner,
            guint32  index)
{
  if (first[owner] == DR_NONE)
    first[owner] = index;
  else
    next[last[owner]] = index;
  last[owner] = index;
}

/* Is the figure shown below the one it is a part of? Not below another body's; nor, as nothing forbids it, in a ring. */
static gboolean
is_below_whole (const DrReportData *data,
                guint32             index)
{
  const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, index);

  if (record->part_of == DR_NONE || record->part_of >= index)
    return FALSE;

  return g_array_index (data->achievements, DrAchievementRecord, record->part_of).unit == record->unit;
}

typedef struct
{
  guint32 unit;
  guint32 start;
} UnitPlace;

static int
compare_places (gconstpointer first,
                gconstpointer second)
{
  const UnitPlace *one = first;
  const UnitPlace *other = second;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;

  return one->unit < other->unit ? -1 : one->unit > other->unit;
}

static void
note_place (UnitPlace            *places,
            guint32               unit,
            const DrSourceRecord *source)
{
  places[unit].unit = unit;
  places[unit].start = MIN (places[unit].start, source->start);
}

static void
outline_init (Outline            *self,
              const DrReportData *data)
{
  guint n_units = data->units->len;
  guint n_achievements = data->achievements->len;
  g_autofree UnitPlace *places = g_new (UnitPlace, MAX (n_units, 1));

  *self = (Outline) { .data = data };
  self->units = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->first_figure = new_links (n_units);
  self->last_figure = new_links (n_units);
  self->next_figure = new_links (n_achievements);
  self->first_part = new_links (n_achievements);
  self->last_part = new_links (n_achievements);
  self->next_part = new_links (n_achievements);
  self->first_ranking = new_links (n_units);
  self->last_ranking = new_links (n_units);
  self->next_ranking = new_links (data->rankings->len);

  for (guint i = 0; i < n_units; i++)
    places[i] = (UnitPlace) { .unit = DR_NONE, .start = DR_NONE };
  for (guint i = 0; i < n_achievements; i++)
    {
      const DrAchievementRecord *record = &g_array_index (data->achievements, DrAchievementRecord, i);

      note_place (places, record->unit, &record->source);
      if (is_below_whole (data, i))
        link_after (self->first_part, self->last_part, self->next_part, record->part_of, i);
      else
        link_after (self->first_figure, self->last_figure, self->next_figure, record->unit, i);
    }
  for (guint i = 0; i < data->rankings->len; i++)
    {
      const DrRankingRecord *record = &g_array_index (data->rankings, DrRankingRecord, i);

      note_place (places, record->unit, &record->source);
      link_after (self->first_ranking, self->last_ranking, self->next_ranking, record->unit, i);
    }

  qsort (places, n_units, sizeof (UnitPlace), compare_places);
  for (guint i = 0; i < n_units; i++)
    if (places[i].unit != DR_NONE)
      g_array_append_val (self->units, places[i].unit);
}

/* Calls @visit for each figure of @unit, a whole before its parts. Parts may nest as deep as a document likes. */
typedef void (*Visit) (DrReport  *report,
                       guint32    achievement,
                       gsize      depth,
                       gpointer   user_data);

static void
outline_visit (const Outline *self,
               DrReport      *report,
               guint32        unit,
               Visit          visit,
               gpointer       user_data)
{
  for (guint32 root = self->first_figure[unit]; root != DR_NONE; root = self->next_figure[root])
    {
      guint32 at = root;
      gsize depth = 0;

      while (TRUE)
        {
          visit (report, at, depth, user_data);
          if (self->first_part[at] != DR_NONE)
            {
              at = self->first_part[at];
              depth++;
              continue;
            }
          while (depth > 0 && self->next_part[at] == DR_NONE)
            {
              at = g_array_index (self->data->achievements, DrAchievementRecord, at).part_of;
              depth--;
            }
          if (depth == 0)
            break;
          at = self->next_part[at];
        }
    }
}

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
                gpointer  user_data)
{
  Writer *writer = user_data;
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), index);
  g_auto (DrTextRow) row = { NULL };

  dr_text_row_init (&row, achievement, depth, writer->columns.language);
  dr_text_columns_measure (&writer->columns, &row);
}

static void
append_figure (DrReport *report,
               guint32   index,
               gsize     depth,
               gpointer  user_data)
{
  Writer *writer = user_data;
  g_autoptr (DrAchievement) achievement = g_list_model_get_item (dr_report_get_achievements (report), index);
  g_auto (DrTextRow) row = { NULL };

  dr_text_row_init (&row, achievement, depth, writer->columns.language);
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
append_head (GString    *string,
             DrReport   *report,
             gsize       width,
             DrLanguage  language)
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
                  const Outline      *outline,
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
 * judged has a question mark. Below a figure stand its share, its change
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
  g_auto (Outline) outline = { NULL };
  Writer writer = { .string = string };

  append_head (string, self, limit, language);
  if (data == NULL)
    return g_string_free (string, FALSE);

  outline_init (&outline, data);
  dr_text_columns_init (&writer.columns, limit, language);
  for (guint i = 0; i < outline.units->len; i++)
    outline_visit (&outline, self, g_array_index (outline.units, guint32, i), measure_figure, &writer);
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
      outline_visit (&outline, self, unit, append_figure, &writer);
    }

  g_string_append_printf (string, "\n%s\n", dr_word (DR_WORD_TOTALS, language));
  dr_text_rule (string, rule);
  g_string_append_c (string, '\n');
  dr_text_append_totals (string, self, outline.units->len, limit, language);
  append_legend (string, &writer.columns);

  return g_string_free (string, FALSE);
}
