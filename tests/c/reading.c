/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a careful person reads in short texts, held against what the reader reads in them. */

#include "config.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-reader.h>

#include "vectors.h"

static const char *
get_nick (GType type,
          int   value)
{
  g_autoptr (GTypeClass) values = g_type_class_ref (type);

  return g_enum_get_value (G_ENUM_CLASS (values), value)->value_nick;
}

static void
append_line (GString *lines,
             GString *line)
{
  if (lines->len > 0)
    g_string_append_c (lines, ' ');
  g_string_append_len (lines, line->str, line->len);
  g_string_truncate (line, 0);
}

/* A figure without its measure: `5`, `over 5`, `range 5-7`; after @word where there is one at all. */
static void
append_figure (GString    *line,
               const char *word,
               DrQuantity *figure)
{
  if (figure == NULL)
    return;

  g_autofree char *value = dr_quantity_dup_value (figure);
  g_autofree char *upper = dr_quantity_dup_upper (figure);

  g_string_append_printf (line, "; %s ", word);
  if (dr_quantity_get_hedge (figure) != DR_HEDGE_EXACT)
    g_string_append_printf (line, "%s ", get_nick (DR_TYPE_HEDGE, dr_quantity_get_hedge (figure)));
  g_string_append (line, value);
  if (upper != NULL)
    g_string_append_printf (line, "-%s", upper);
}

/* A plan that is not to be passed is a ceiling, where its own words do not say so. */
static void
append_target (GString  *line,
               DrTarget *target)
{
  DrQuantity *planned = target != NULL ? dr_target_get_planned (target) : NULL;
  gboolean is_ceiling = planned != NULL && dr_target_get_comparator (target) == DR_COMPARATOR_AT_MOST
                        && dr_quantity_get_hedge (planned) == DR_HEDGE_EXACT;

  append_figure (line, is_ceiling ? "ceiling" : "target", planned);
}

static void
append_period (GString  *line,
               DrReport *report,
               DrPeriod *period)
{
  g_autofree char *id = dr_period_to_string (period);

  if (!dr_period_equal (period, dr_report_get_period (report)))
    g_string_append_printf (line, "; in %s", id);
}

static void
append_quantity (GString    *line,
                 DrQuantity *quantity)
{
  g_autofree char *value = dr_quantity_dup_value (quantity);

  g_string_append_printf (line, "%s %s", value, dr_quantity_get_measure (quantity));
}

static void
append_achievement (GString       *line,
                    DrReport      *report,
                    DrAchievement *achievement)
{
  DrQuantity *actual = dr_achievement_get_actual (achievement);
  DrTarget *target = dr_achievement_get_target (achievement);
  DrChange *change = dr_achievement_get_change (achievement);
  const char *whole = dr_achievement_get_part_of (achievement);
  g_autofree char *upper = actual != NULL ? dr_quantity_dup_upper (actual) : NULL;

  if (actual != NULL)
    append_quantity (line, actual);
  else
    g_string_append (line, "none");
  if (actual != NULL && dr_quantity_get_hedge (actual) != DR_HEDGE_EXACT)
    g_string_append_printf (line, "; hedge %s", get_nick (DR_TYPE_HEDGE, dr_quantity_get_hedge (actual)));
  if (upper != NULL)
    g_string_append_printf (line, "; to %s", upper);
  for (guint i = 0; i < dr_achievement_get_n_readings (achievement); i++)
    append_figure (line, "or", dr_achievement_get_reading (achievement, i));
  append_target (line, target);
  append_figure (line, "percent", dr_achievement_get_percent_of_target (achievement));
  for (guint i = 0; i < dr_achievement_get_n_further_targets (achievement); i++)
    append_figure (line, "also", dr_achievement_get_percent_of_further_target (achievement, i));
  append_figure (line, "share", dr_achievement_get_share (achievement));
  if (change != NULL)
    {
      g_autofree char *value = dr_change_dup_value (change);

      g_string_append_printf (line, "; change %s %s %s",
                              get_nick (DR_TYPE_CHANGE_KIND, dr_change_get_kind (change)),
                              get_nick (DR_TYPE_DIRECTION, dr_change_get_direction (change)), value);
      if (dr_change_get_against (change) != NULL)
        g_string_append_printf (line, " against %s", dr_change_get_against (change));
    }
  if (dr_achievement_is_cumulative (achievement))
    g_string_append (line, "; cumulative");
  if (dr_achievement_get_status (achievement) != DR_STATUS_NORMAL)
    g_string_append_printf (line, "; %s", get_nick (DR_TYPE_STATUS, dr_achievement_get_status (achievement)));
  append_period (line, report, dr_achievement_get_period (achievement));
  if (whole != NULL)
    {
      g_autoptr (DrAchievement) other = dr_report_lookup_achievement (report, whole);

      g_string_append (line, "; part of ");
      append_quantity (line, dr_achievement_get_actual (other));
    }
}

static void
append_ranking (GString   *line,
                DrReport  *report,
                DrRanking *ranking)
{
  if (dr_ranking_get_status (ranking) == DR_RANKING_STATUS_UNRANKED)
    g_string_append (line, "unranked");
  if (dr_ranking_get_rank (ranking) > 0)
    g_string_append_printf (line, "rank %u", dr_ranking_get_rank (ranking));
  if (dr_ranking_get_cohort_size (ranking) > 0)
    g_string_append_printf (line, "/%u", dr_ranking_get_cohort_size (ranking));
  if (dr_ranking_get_grade (ranking) != NULL)
    g_string_append_printf (line, "%sgrade %s", line->len > 0 ? " " : "", dr_ranking_get_grade (ranking));
  if (dr_ranking_get_field (ranking) != NULL)
    g_string_append_printf (line, "; field %s", dr_ranking_get_field (ranking));
  if (dr_ranking_get_assessor (ranking) != NULL)
    g_string_append_printf (line, "; by %s", dr_ranking_get_assessor (ranking));
  append_period (line, report, dr_ranking_get_period (ranking));
}

static void
append_directive (GString     *line,
                  DrReport    *report,
                  DrDirective *directive)
{
  g_string_append_printf (line, "%s %u",
                          get_nick (DR_TYPE_DIRECTIVE_KIND, dr_directive_get_kind (directive)),
                          dr_directive_get_count (directive));
  if (dr_directive_get_status (directive) != DR_DIRECTIVE_STATUS_UNKNOWN)
    g_string_append_printf (line, " %s",
                            get_nick (DR_TYPE_DIRECTIVE_STATUS, dr_directive_get_status (directive)));
  append_period (line, report, dr_directive_get_period (directive));
}

static void
append_citation (GString    *line,
                 DrCitation *citation)
{
  const GDate *date = dr_citation_get_date (citation);

  g_string_append (line, dr_citation_get_number (citation));
  if (date != NULL)
    g_string_append_printf (line, " %04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date),
                            g_date_get_day (date));
}

/* Whose an item is; NULL where its kind is nobody's. */
static const char *
get_unit_name (GObject *item)
{
  DrUnit *unit = DR_IS_ACHIEVEMENT (item) ? dr_achievement_get_unit (DR_ACHIEVEMENT (item))
                 : DR_IS_RANKING (item) ? dr_ranking_get_unit (DR_RANKING (item)) : NULL;

  return unit != NULL ? dr_unit_get_name (unit) : NULL;
}

/* The items of a report, or those that are somebody's, each behind its unit. */
static char *
write_items (DrReport *report,
             gboolean  with_units)
{
  GListModel *lists[] = {
    dr_report_get_achievements (report), dr_report_get_rankings (report),
    dr_report_get_directives (report), dr_report_get_citations (report),
  };
  GString *lines = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < g_list_model_get_n_items (lists[i]); j++)
      {
        g_autoptr (GObject) item = g_list_model_get_item (lists[i], j);

        if (with_units && i > 1)
          continue;
        if (i == 0)
          append_achievement (line, report, DR_ACHIEVEMENT (item));
        else if (i == 1)
          append_ranking (line, report, DR_RANKING (item));
        else if (i == 2)
          append_directive (line, report, DR_DIRECTIVE (item));
        else
          append_citation (line, DR_CITATION (item));
        if (with_units)
          {
            g_string_prepend (line, ": ");
            g_string_prepend (line, get_unit_name (item));
          }
        append_line (lines, line);
      }

  return g_string_free (lines, FALSE);
}

static char *
dup_head (DrReport   *report,
          const char *question)
{
  if (g_str_equal (question, "issuer"))
    return g_strdup (dr_unit_get_name (dr_report_get_issuer (report)));
  if (g_str_equal (question, "kind"))
    return g_strdup (get_nick (DR_TYPE_REPORT_KIND, dr_report_get_kind (report)));
  if (g_str_equal (question, "number"))
    return g_strdup (dr_report_get_number (report));
  if (g_str_equal (question, "period"))
    return dr_period_to_string (dr_report_get_period (report));
  if (g_str_equal (question, "place"))
    return g_strdup (dr_report_get_place (report));
  g_assert_cmpstr (question, ==, "date");

  const GDate *date = dr_report_get_date (report);

  return date == NULL ? NULL : g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date),
                                                g_date_get_day (date));
}

/* What a head says, as far as it is asked. */
static char *
write_head (DrReport   *report,
            const char *asked)
{
  g_auto (GStrv) questions = g_strsplit (asked, " ", -1);

  for (guint i = 0; questions[i] != NULL; i++)
    {
      char *answer = dup_head (report, questions[i]);

      g_free (questions[i]);
      questions[i] = answer != NULL ? answer : g_strdup ("null");
    }

  return g_strjoinv (" ", questions);
}

/* What a table says: a line an achievement, with the unit where it is not the issuer, and the label. */
static char *
write_rows (DrReport *report)
{
  GListModel *achievements = dr_report_get_achievements (report);
  GString *lines = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (achievements); i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, i);
      DrUnit *unit = dr_achievement_get_unit (achievement);

      if (strcmp (dr_unit_get_id (unit), dr_unit_get_id (dr_report_get_issuer (report))) != 0)
        g_string_append_printf (line, "%s | ", dr_unit_get_name (unit));
      g_string_append_printf (line, "%s: ", dr_indicator_get_label (dr_achievement_get_indicator (achievement)));
      append_achievement (line, report, achievement);
      append_line (lines, line);
    }

  return g_string_free (lines, FALSE);
}

/* Which indicators the catalogue of the library finds: a line an achievement, with its id. */
static char *
write_ids (DrReport *report)
{
  GListModel *achievements = dr_report_get_achievements (report);
  GString *lines = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (achievements); i++)
    {
      g_autoptr (DrAchievement) achievement = g_list_model_get_item (achievements, i);

      g_string_append_printf (line, "%s: ", dr_indicator_get_id (dr_achievement_get_indicator (achievement)));
      append_achievement (line, report, achievement);
      append_line (lines, line);
    }

  return g_string_free (lines, FALSE);
}

/* The ledger from byte @start on. */
static char *
write_numbers (DrReport *report,
               gsize     start)
{
  GString *lines = g_string_new (NULL);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < dr_report_get_n_numbers (report); i++)
    {
      g_autoptr (DrNumber) number = dr_report_get_number_entry (report, i);

      if (dr_span_get_start (dr_number_get_span (number)) < start)
        continue;

      g_string_append_printf (line, "%s %s", dr_number_get_text (number),
                              get_nick (DR_TYPE_NUMBER_ROLE, dr_number_get_role (number)));
      append_line (lines, line);
    }

  return g_string_free (lines, FALSE);
}

/* Reads a text: below a title that says what period it is about, below a head, or a head itself. */
static char *
run (const char          *operation,
     const char * const  *arguments,
     GError             **error)
{
  gboolean is_head = g_str_equal (operation, "head");
  gboolean is_who = g_str_equal (operation, "who");
  g_autofree char *title = is_head ? g_strdup ("")
                           : is_who ? g_strdup_printf ("%s\n", arguments[0])
                           : g_strdup_printf ("BÁO CÁO\nKết quả công tác %s\n-----\n", arguments[1]);
  g_autofree char *text = g_strconcat (title, arguments[is_who ? 1 : 0], NULL);
  g_autoptr (DrReader) reader = dr_reader_new ();
  if (g_str_equal (operation, "rows"))
    {
      /* A catalogue that knows nothing leaves labels as they are read. */
      g_autoptr (GBytes) json = g_bytes_new_static ("{\"format\":\"districtreport-catalogue/1\"}", 39);
      g_autoptr (DrIndicatorCatalogue) empty = dr_indicator_catalogue_new_from_json (json, NULL, error);
      dr_reader_set_catalogue (reader, empty);
    }
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, error);

  if (report == NULL)
    return NULL;
  if (is_head)
    return write_head (report, arguments[1]);
  if (is_who || g_str_equal (operation, "read"))
    return write_items (report, is_who);
  if (g_str_equal (operation, "rows"))
    return write_rows (report);
  if (g_str_equal (operation, "ids"))
    return write_ids (report);
  g_assert_cmpstr (operation, ==, "numbers");
  return write_numbers (report, strlen (title));
}

/* The vectors are parted by subject: reading.json, reading-targets.json, …. */
static void
add_all_vectors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (g_getenv ("DR_VECTORS"), 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "reading") && g_str_has_suffix (name, ".json"))
      {
        g_autofree char *prefix = g_strdup_printf ("/%.*s", (int) (strlen (name) - strlen (".json")), name);

        vectors_add (name, prefix, run);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_all_vectors ();

  return g_test_run ();
}
