/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-text-totals-private.h"

#include <districtreport/dr-summary.h>

#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-words-private.h"
#include "rendering/dr-text-wrap-private.h"

/* More unread numbers than this are counted, not listed. */
#define MOST_UNREAD 20
/* An unread number may have a thousand digits. */
#define MOST_CHARACTERS 32

/* «name   value», the value wrapped in its column; a name of NULL goes on with the entry before. */
void
dr_text_append_entry (GString    *string,
                      const char *name,
                      const char *value,
                      gsize       width)
{
  gsize taken = name != NULL ? dr_terminal_width (name, -1) : 0;

  if (name != NULL)
    g_string_append (string, name);
  dr_text_pad (string, taken < DR_TEXT_VALUE_COLUMN ? DR_TEXT_VALUE_COLUMN - taken : 1);
  dr_text_paragraph (string, value, DR_TEXT_VALUE_COLUMN, width);
}

/* Only an issuer may be without a name: a report need not say who makes it. */
char *
dr_text_format_unit (DrUnit     *unit,
                     DrLanguage  language)
{
  const char *name = dr_unit_get_name (unit);

  return dr_terminal_escape (name != NULL ? name : dr_word (DR_WORD_UNNAMED, language), -1);
}

static void
append_part (GString    *string,
             const char *part)
{
  if (string->len > 0)
    g_string_append (string, " · ");
  dr_terminal_escape_append (string, part, -1);
}

/* «Hạng 3/9 · Hoàn thành tốt nhiệm vụ · theo Hội Nông dân tỉnh» */
char *
dr_text_format_ranking (DrRanking  *ranking,
                        DrLanguage  language)
{
  GString *string = g_string_new (NULL);

  if (dr_ranking_get_field (ranking) != NULL)
    append_part (string, dr_ranking_get_field (ranking));
  if (dr_ranking_get_status (ranking) == DR_RANKING_STATUS_UNRANKED)
    append_part (string, dr_word (DR_WORD_NOT_RANKED, language));
  if (dr_ranking_get_rank (ranking) > 0)
    {
      if (string->len > 0)
        g_string_append (string, " · ");
      g_string_append_printf (string, "%s %u", dr_word (DR_WORD_RANK_CAPITAL, language),
                              dr_ranking_get_rank (ranking));
      if (dr_ranking_get_cohort_size (ranking) > 0)
        g_string_append_printf (string, "/%u", dr_ranking_get_cohort_size (ranking));
    }
  if (dr_ranking_get_grade (ranking) != NULL && dr_ranking_get_rank (ranking) > 0)
    append_part (string, dr_ranking_get_grade (ranking));
  else if (dr_ranking_get_grade (ranking) != NULL)
    {
      g_autofree char *graded = g_strdup_printf ("%s %s", dr_word (DR_WORD_GRADE_CAPITAL, language),
                                                 dr_ranking_get_grade (ranking));
      append_part (string, graded);
    }
  if (dr_ranking_get_assessor (ranking) != NULL)
    {
      g_autofree char *by = g_strdup_printf ("%s %s", dr_word (DR_WORD_ASSESSED_BY, language),
                                             dr_ranking_get_assessor (ranking));
      append_part (string, by);
    }

  return g_string_free (string, FALSE);
}

static void
append_count (GString    *string,
              guint       count,
              const char *word)
{
  if (string->len > 0)
    g_string_append (string, " · ");
  g_string_append_printf (string, "%u %s", count, word);
}

/* Counts those that are held against a target; the others have nothing to be undefined about. */
static void
append_targets (GString    *string,
                DrReport   *report,
                gsize       width,
                DrLanguage  language)
{
  static const struct
  {
    DrAttainment attainment;
    DrWord word;
    gboolean is_always_shown;
  } kinds[] = {
    { DR_ATTAINMENT_EXCEEDED, DR_WORD_EXCEEDED, TRUE },
    { DR_ATTAINMENT_MET, DR_WORD_MET, TRUE },
    { DR_ATTAINMENT_NEAR, DR_WORD_NEAR, FALSE },
    { DR_ATTAINMENT_MISSED, DR_WORD_MISSED, TRUE },
    { DR_ATTAINMENT_UNDEFINED, DR_WORD_UNDEFINED, TRUE },
  };
  GListModel *achievements = dr_report_get_achievements (report);
  g_autolist (DrAchievement) judged = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (achievements); i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, i);

      if (dr_achievement_get_target (achievement) != NULL
          || dr_achievement_get_attainment (achievement) != DR_ATTAINMENT_UNDEFINED)
        judged = g_list_prepend (judged, g_steal_pointer (&achievement));
    }
  judged = g_list_reverse (judged);

  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrSummary) summary = dr_summary_new (judged, &error);
  if (judged == NULL || summary == NULL)
    g_string_append (value, error != NULL ? error->message : dr_word (DR_WORD_NONE, language));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        guint count = dr_summary_get_n_attained (summary, kinds[i].attainment);

        if (count > 0 || kinds[i].is_always_shown)
          append_count (value, count, dr_word (kinds[i].word, language));
      }

  dr_text_append_entry (string, dr_word (DR_WORD_TARGETS, language), value->str, width);
}

/* --- rankings --- */

static int
compare_ranks (gconstpointer first,
               gconstpointer second)
{
  guint one = dr_ranking_get_rank (*(DrRanking *const *) first);
  guint other = dr_ranking_get_rank (*(DrRanking *const *) second);

  return one < other ? -1 : one > other;
}

/* «Hội Nông dân huyện (6/9)», with the field if the rank is of one. */
static void
append_unit (GString    *string,
             DrRanking  *ranking,
             DrLanguage  language)
{
  g_autofree char *name = dr_text_format_unit (dr_ranking_get_unit (ranking), language);

  if (string->len > 0)
    g_string_append (string, "; ");
  g_string_append (string, name);
  if (dr_ranking_get_field (ranking) != NULL)
    {
      g_string_append (string, ", ");
      dr_terminal_escape_append (string, dr_ranking_get_field (ranking), -1);
    }
  if (dr_ranking_get_cohort_size (ranking) > 0)
    g_string_append_printf (string, " (%u/%u)", dr_ranking_get_rank (ranking), dr_ranking_get_cohort_size (ranking));
}

/* One line a rank, best first; the bodies on it in the order of the report. */
static void
append_ranks (GString    *string,
              GPtrArray  *ranked,
              gsize       width,
              DrLanguage  language)
{
  const char *name = dr_word (DR_WORD_RANKS, language);

  for (guint i = 0; i < ranked->len;)
    {
      guint rank = dr_ranking_get_rank (g_ptr_array_index (ranked, i));
      g_autoptr (GString) units = g_string_new (NULL);

      while (i < ranked->len && dr_ranking_get_rank (g_ptr_array_index (ranked, i)) == rank)
        append_unit (units, g_ptr_array_index (ranked, i++), language);

      g_autofree char *value = g_strdup_printf ("%s %u: %s", dr_word (DR_WORD_RANK, language), rank, units->str);
      dr_text_append_entry (string, name, value, width);
      name = NULL;
    }
}

/* Grades have no order that a library would know: they stand as the report first names them. */
static void
append_grades (GString    *string,
               GPtrArray  *graded,
               gsize       width,
               DrLanguage  language)
{
  g_autoptr (GHashTable) by_grade = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) grades = g_ptr_array_new ();
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  const char *name = dr_word (DR_WORD_GRADES, language);

  for (guint i = 0; i < graded->len; i++)
    {
      DrRanking *ranking = g_ptr_array_index (graded, i);
      const char *grade = dr_ranking_get_grade (ranking);
      g_autofree char *key = g_utf8_casefold (grade, -1);
      GString *list = g_hash_table_lookup (by_grade, key);

      if (list == NULL)
        {
          list = g_string_new (NULL);
          g_hash_table_insert (by_grade, g_steal_pointer (&key), list);
          g_ptr_array_add (grades, (gpointer) grade);
          g_ptr_array_add (units, list);
        }
      if (list->len > 0)
        g_string_append (list, "; ");
      g_autofree char *unit = dr_text_format_unit (dr_ranking_get_unit (ranking), language);
      g_string_append (list, unit);
    }

  for (guint i = 0; i < grades->len; i++)
    {
      GString *list = g_ptr_array_index (units, i);
      g_autoptr (GString) value = g_string_new (NULL);

      dr_terminal_escape_append (value, g_ptr_array_index (grades, i), -1);
      g_string_append_printf (value, ": %s", list->str);
      dr_text_append_entry (string, name, value->str, width);
      g_string_free (list, TRUE);
      name = NULL;
    }
}

static void
append_rankings (GString    *string,
                 DrReport   *report,
                 gsize       width,
                 DrLanguage  language)
{
  GListModel *rankings = dr_report_get_rankings (report);
  g_autoptr (GPtrArray) ranked = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) graded = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) unranked = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (rankings); i++)
    {
      g_autoptr (DrRanking) ranking = g_list_model_get_item (rankings, i);

      if (dr_ranking_get_rank (ranking) > 0)
        g_ptr_array_add (ranked, g_object_ref (ranking));
      if (dr_ranking_get_grade (ranking) != NULL)
        g_ptr_array_add (graded, g_object_ref (ranking));
      if (dr_ranking_get_status (ranking) == DR_RANKING_STATUS_UNRANKED)
        append_unit (unranked, ranking, language);
    }

  /* A stable sort, so that bodies of one rank keep the report's order. */
  g_ptr_array_sort (ranked, compare_ranks);
  append_ranks (string, ranked, width, language);
  append_grades (string, graded, width, language);
  if (unranked->len > 0)
    dr_text_append_entry (string, dr_word (DR_WORD_NOT_RANKED, language), unranked->str, width);
}

/* --- directives, citations, unread numbers --- */

static DrWord
word_of_status (DrDirectiveStatus status)
{
  switch (status)
    {
    case DR_DIRECTIVE_STATUS_DONE:
      return DR_WORD_DONE;
    case DR_DIRECTIVE_STATUS_OPEN:
      return DR_WORD_OPEN;
    case DR_DIRECTIVE_STATUS_UNKNOWN:
    default:
      return DR_WORD_STATUS_UNKNOWN;
    }
}

static void
append_directives (GString    *string,
                   DrReport   *report,
                   gsize       width,
                   DrLanguage  language)
{
  GListModel *directives = dr_report_get_directives (report);

  for (guint i = 0; i < g_list_model_get_n_items (directives); i++)
    {
      g_autoptr (DrDirective) directive = g_list_model_get_item (directives, i);
      gboolean is_task = dr_directive_get_kind (directive) == DR_DIRECTIVE_KIND_TASK;
      g_autoptr (GString) value = g_string_new (NULL);

      if (dr_directive_get_count (directive) > 0)
        g_string_append_printf (value, "%u", dr_directive_get_count (directive));
      else
        g_string_append (value, dr_word (DR_WORD_COUNT_NOT_STATED, language));
      if (dr_directive_get_period (directive) != NULL)
        {
          g_autofree char *period = dr_period_to_display (dr_directive_get_period (directive), language);
          g_string_append_printf (value, " (%s)", period);
        }
      g_string_append_printf (value, " · %s", dr_word (word_of_status (dr_directive_get_status (directive)), language));

      dr_text_append_entry (string, dr_word (is_task ? DR_WORD_TASKS : DR_WORD_RECOMMENDATIONS, language),
                            value->str, width);
    }
}

/* «“12” 22:4»: the words, and line and column; the byte where the report came without its text. */
static void
append_unread_number (GString  *string,
                      DrReport *report,
                      DrNumber *number,
                      DrLanguage language)
{
  DrText *text = dr_report_get_text (report);
  guint64 start = dr_span_get_start (dr_number_get_span (number));
  const char *words = dr_number_get_text (number);
  glong n_characters = g_utf8_strlen (words, -1);

  if (string->len > 0)
    g_string_append (string, "; ");
  g_string_append (string, "“");
  if (n_characters > MOST_CHARACTERS)
    {
      const char *end = g_utf8_offset_to_pointer (words, MOST_CHARACTERS);

      dr_terminal_escape_append (string, words, end - words);
      g_string_append_printf (string, "…” (%ld %s)", n_characters, dr_word (DR_WORD_DIGITS, language));
    }
  else
    {
      dr_terminal_escape_append (string, words, -1);
      g_string_append (string, "”");
    }

  g_autoptr (DrPlace) place = text != NULL ? dr_text_locate (text, start, NULL) : NULL;
  if (place != NULL)
    g_string_append_printf (string, " %u:%" G_GUINT64_FORMAT, dr_place_get_line (place), dr_place_get_column (place));
  else
    g_string_append_printf (string, " @%" G_GUINT64_FORMAT, start);
}

static void
append_unread (GString    *string,
               DrReport   *report,
               gsize       width,
               DrLanguage  language)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n_unread = 0;

  for (guint i = 0; i < dr_report_get_n_numbers (report); i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (report, i);

      if (dr_number_get_role (number) == DR_NUMBER_ROLE_UNREAD && n_unread++ < MOST_UNREAD)
        append_unread_number (list, report, number, language);
    }

  g_autoptr (GString) value = g_string_new (NULL);
  g_string_append_printf (value, "%u", n_unread);
  if (n_unread > 0)
    g_string_append_printf (value, ": %s", list->str);
  if (n_unread > MOST_UNREAD)
    g_string_append_printf (value, "; … %u %s", n_unread - MOST_UNREAD, dr_word (DR_WORD_MORE, language));

  dr_text_append_entry (string, dr_word (DR_WORD_UNREAD, language), value->str, width);
}

/* @n_units says how many bodies the text showed. */
void
dr_text_append_totals (GString    *string,
                       DrReport   *report,
                       guint       n_units,
                       gsize       width,
                       DrLanguage  language)
{
  g_autofree char *figures = g_strdup_printf ("%u · %u %s",
                                              g_list_model_get_n_items (dr_report_get_achievements (report)),
                                              n_units, dr_word (n_units == 1 ? DR_WORD_UNIT : DR_WORD_UNITS, language));
  g_autofree char *citations = g_strdup_printf ("%u", g_list_model_get_n_items (dr_report_get_citations (report)));

  dr_text_append_entry (string, dr_word (DR_WORD_FIGURES, language), figures, width);
  append_targets (string, report, width, language);
  append_rankings (string, report, width, language);
  append_directives (string, report, width, language);
  dr_text_append_entry (string, dr_word (DR_WORD_CITATIONS, language), citations, width);
  append_unread (string, report, width, language);
}
