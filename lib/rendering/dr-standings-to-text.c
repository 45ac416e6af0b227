/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-standings-text.h>

#include "rendering/dr-csv-writer-private.h"
#include "rendering/dr-grouped-number-private.h"
#include "rendering/dr-sheet-writer-private.h"
#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-wrap-private.h"

#define MOST_DIGITS 20

/* A row of the table, ready for a terminal. */
typedef struct
{
  const char *cohort;   /* (unowned) (nullable) */
  char       *rank;     /* (owned) */
  char       *unit;     /* (owned) */
  char       *score;    /* (owned) */
  char       *grade;    /* (owned) */
} Row;

static void
row_clear (gpointer data)
{
  Row *self = data;

  g_free (self->rank);
  g_free (self->unit);
  g_free (self->score);
  g_free (self->grade);
}

/* With a decimal comma in Vietnamese. Takes @number. */
static char *
localise (char       *number,
          DrLanguage  language)
{
  char *point = language == DR_LANGUAGE_VIETNAMESE ? strchr (number, '.') : NULL;

  if (point != NULL)
    *point = ',';

  return number;
}

static char *
write_score (DrRatio *score,
             int      digits)
{
  if (digits < 0)
    return dr_ratio_to_string (score);

  return dr_ratio_to_decimal (score, (guint) digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);
}

static char *
write_rank (DrRatio    *rank,
            DrLanguage  language)
{
  g_autofree char *denominator = dr_ratio_dup_denominator (rank);

  return localise (dr_ratio_to_decimal (rank, strcmp (denominator, "1") == 0 ? 0 : 1, DR_ROUNDING_TRUNCATE), language);
}

static char *
escape (const char *words)
{
  return dr_terminal_escape (words != NULL ? words : "", -1);
}

static void
row_init (Row        *self,
          DrStanding *standing,
          int         digits,
          DrLanguage  language)
{
  DrUnit *unit = dr_standing_get_unit (standing);
  DrRatio *score = dr_standing_get_score (standing);
  g_autofree char *reason = dr_standing_dup_reason (standing, language);
  g_autofree char *plain = score != NULL ? write_score (score, digits) : NULL;

  self->cohort = dr_standing_get_cohort (standing);
  self->unit = escape (dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : dr_unit_get_id (unit));
  self->rank = score != NULL ? write_rank (dr_standing_get_exact_rank (standing), language) : g_strdup ("–");
  /* A fraction stays as it is. */
  self->score = plain == NULL ? g_strdup ("–") : digits < 0 ? g_strdup (plain) : dr_grouped_number (plain, language);
  self->grade = escape (score != NULL ? dr_standing_get_grade (standing) : reason);
}

static void
append_right (GString    *text,
              const char *words,
              gsize       width)
{
  dr_text_pad (text, width - dr_terminal_width (words, -1));
  g_string_append (text, words);
}

static void
append_row (GString   *text,
            const Row *row,
            gsize      rank_width,
            gsize      unit_width,
            gsize      score_width)
{
  append_right (text, row->rank, rank_width);
  g_string_append_printf (text, "  %s", row->unit);
  dr_text_pad (text, unit_width - dr_terminal_width (row->unit, -1));
  g_string_append (text, "  ");
  append_right (text, row->score, score_width);
  if (*row->grade != '\0')
    g_string_append_printf (text, "  %s", row->grade);
  g_string_append_c (text, '\n');
}

/* «Phong trào thi đua, năm 2023», with nothing where there is neither. */
static char *
write_title (DrStandings *self,
             DrLanguage   language)
{
  DrPeriod *period = dr_standings_get_period (self);
  const char *field = dr_standings_get_field (self);
  g_autofree char *when = period != NULL ? dr_period_to_display (period, language) : NULL;

  if (field == NULL || *field == '\0')
    return g_strdup (when != NULL ? when : "");

  return when != NULL ? g_strdup_printf ("%s, %s", field, when) : g_strdup (field);
}

/**
 * dr_standings_to_text:
 * @self: standings
 * @digits: how many decimals a score is shown with, 0 to 20; -1 for the exact
 *   fraction
 * @language: the language of headings and reasons
 *
 * Draws standings for a terminal: a line of what they are about, and for each
 * cohort a table of rank, unit, score and grade. Scores are written as the language
 * does, `1.234,50` in Vietnamese. Units that are not ranked have a dash for a rank,
 * and the reason.
 *
 * Control characters in names are shown, not sent to the terminal.
 *
 * Returns: (transfer full): lines with a line feed behind each
 *
 * Since: 1.0
 */
char *
dr_standings_to_text (DrStandings *self,
                      int          digits,
                      DrLanguage   language)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (digits >= -1 && digits <= MOST_DIGITS, NULL);

  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Row));
  GString *text = g_string_new (NULL);
  gsize rank_width = 0;
  gsize unit_width = 0;
  gsize score_width = 0;
  const char *cohort = NULL;

  g_array_set_clear_func (rows, row_clear);
  g_array_set_size (rows, dr_standings_get_n (self));
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      row_init (row, dr_standings_get (self, i), digits, language);
      rank_width = MAX (rank_width, dr_terminal_width (row->rank, -1));
      unit_width = MAX (unit_width, dr_terminal_width (row->unit, -1));
      score_width = MAX (score_width, dr_terminal_width (row->score, -1));
    }

  g_autofree char *title = write_title (self, language);
  g_autofree char *shown_title = escape (title);
  if (*shown_title != '\0')
    g_string_append_printf (text, "%s\n", shown_title);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (g_strcmp0 (row->cohort, cohort) != 0)
        {
          g_autofree char *shown = escape (row->cohort);
          g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", shown);
        }
      cohort = row->cohort;
      append_row (text, row, rank_width, unit_width, score_width);
    }

  return g_string_free (text, FALSE);
}

/* The numbers of a row as another program reads them; NULL where there is none. */
typedef struct
{
  char *rank;           /* (owned) (nullable) */
  char *cohort_size;    /* (owned) */
  char *score;          /* (owned) (nullable) */
} Numbers;

static void
numbers_clear (Numbers *self)
{
  g_free (self->rank);
  g_free (self->cohort_size);
  g_free (self->score);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Numbers, numbers_clear)

static Numbers
write_numbers (DrStanding *standing,
               int         digits)
{
  DrRatio *score = dr_standing_get_score (standing);
  gboolean is_ranked = score != NULL;

  return (Numbers) {
    .rank = is_ranked ? write_rank (dr_standing_get_exact_rank (standing), DR_LANGUAGE_ENGLISH) : NULL,
    .cohort_size = g_strdup_printf ("%u", dr_standing_get_cohort_size (standing)),
    .score = is_ranked ? write_score (score, digits) : NULL,
  };
}

/**
 * dr_standings_to_csv:
 * @self: standings
 * @digits: how many decimals a score is shown with, 0 to 20; -1 for the exact
 *   fraction
 *
 * Writes standings as values parted by commas (RFC 4180, but with LF): the columns
 * `cohort`, `rank`, `cohort_size`, `unit`, `name`, `score`, `grade` and `reason`,
 * which is `missing` or `vetoed` where a unit is not ranked. Cells without a value
 * are empty; decimals have a point.
 *
 * A word that begins as a formula of a spreadsheet does (`=`, `+`, `-`, `@`) has
 * an apostrophe in front; numbers never have.
 *
 * Returns: (transfer full): lines of text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_standings_to_csv (DrStandings *self,
                     int          digits)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (digits >= -1 && digits <= MOST_DIGITS, NULL);

  static const char * const reasons[] = { NULL, "missing", "vetoed" };
  static const char * const columns[] = { "cohort", "rank", "cohort_size", "unit", "name", "score", "grade", "reason" };
  DrCsvWriter csv;

  dr_csv_writer_init (&csv);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dr_csv_writer_field (&csv, columns[i]);
  dr_csv_writer_end_line (&csv);

  for (guint i = 0; i < dr_standings_get_n (self); i++)
    {
      DrStanding *standing = dr_standings_get (self, i);
      DrUnit *unit = dr_standing_get_unit (standing);
      g_auto (Numbers) numbers = write_numbers (standing, digits);

      dr_csv_writer_field (&csv, dr_standing_get_cohort (standing));
      dr_csv_writer_field (&csv, numbers.rank);
      dr_csv_writer_field (&csv, numbers.cohort_size);
      dr_csv_writer_field (&csv, dr_unit_get_id (unit));
      dr_csv_writer_field (&csv, dr_unit_get_name (unit));
      dr_csv_writer_field (&csv, numbers.score);
      dr_csv_writer_field (&csv, dr_standing_get_grade (standing));
      dr_csv_writer_field (&csv, reasons[dr_standing_get_unranked_reason (standing)]);
      dr_csv_writer_end_line (&csv);
    }

  return dr_csv_writer_end (&csv);
}

/**
 * dr_standings_to_xlsx:
 * @self: standings
 * @digits: how many decimals a score is shown with, 0 to 20; -1 for the exact
 *   fraction
 * @language: the language of heads and reasons
 * @error: return location for an error
 *
 * Writes standings as an Excel workbook (.xlsx) of one sheet, with the cells of
 * [method@DistrictReport.Standings.to_csv] but for the id, as
 * [method@DistrictReport.Table.to_xlsx] does: below a title of what they are about,
 * ruled. A score that is a fraction is text.
 *
 * Fails with %DR_ERROR_LIMIT if a sheet has no room for them.
 *
 * Returns: (transfer full): the workbook
 *
 * Since: 1.0
 */
GBytes *
dr_standings_to_xlsx (DrStandings  *self,
                      int           digits,
                      DrLanguage    language,
                      GError      **error)
{
  g_return_val_if_fail (DR_IS_STANDINGS (self), NULL);
  g_return_val_if_fail (digits >= -1 && digits <= MOST_DIGITS, NULL);

  static const char * const heads[][7] = {
    { "Cụm", "Thứ hạng", "Số đơn vị", "Đơn vị", "Điểm", "Xếp loại", "Lý do không xếp" },
    { "Cohort", "Rank", "Units", "Unit", "Score", "Grade", "Why not ranked" },
  };
  static const char * const reasons[][3] = { { NULL, "thiếu số liệu", "bị loại" }, { NULL, "missing", "vetoed" } };
  guint words = language == DR_LANGUAGE_VIETNAMESE ? 0 : 1;
  g_autofree char *about = write_title (self, language);
  g_autofree char *upper = g_utf8_strup (about, -1);
  g_autofree char *title = words == 0 ? g_strjoin (*upper != '\0' ? ": " : "", "BẢNG XẾP HẠNG", upper, NULL)
                                      : g_strjoin (*about != '\0' ? ": " : "", "Standings", about, NULL);
  DrSheetWriter sheet;

  dr_sheet_writer_init (&sheet);
  dr_sheet_writer_title (&sheet, title);
  for (guint i = 0; i < G_N_ELEMENTS (heads[0]); i++)
    dr_sheet_writer_head (&sheet, heads[words][i]);
  dr_sheet_writer_end_row (&sheet);
  for (guint i = 0; i < dr_standings_get_n (self); i++)
    {
      DrStanding *standing = dr_standings_get (self, i);
      DrUnit *unit = dr_standing_get_unit (standing);
      g_auto (Numbers) numbers = write_numbers (standing, digits);

      dr_sheet_writer_text (&sheet, dr_standing_get_cohort (standing));
      dr_sheet_writer_number (&sheet, numbers.rank);
      dr_sheet_writer_number (&sheet, numbers.cohort_size);
      dr_sheet_writer_text (&sheet, dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : dr_unit_get_id (unit));
      dr_sheet_writer_number (&sheet, numbers.score);
      dr_sheet_writer_text (&sheet, dr_standing_get_grade (standing));
      dr_sheet_writer_text (&sheet, reasons[words][dr_standing_get_unranked_reason (standing)]);
      dr_sheet_writer_end_row (&sheet);
    }

  return dr_sheet_writer_end (&sheet, error);
}
