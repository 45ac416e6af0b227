/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-achievement-builder.h>
#include <districtreport/dr-report-builder.h>
#include <districtreport/dr-report-text.h>

#include <stdio.h>
#include <string.h>

#include "rendering/dr-terminal-width-private.h"

typedef struct
{
  DrUnit          *issuer;
  DrPeriod        *period;
  DrReportBuilder *report;
  guint            n_figures;
} Fixture;

static DrUnit *
add_unit (Fixture    *self,
          const char *id,
          const char *name)
{
  g_autoptr (GError) error = NULL;
  DrUnit *unit = dr_unit_new (id, name, DR_UNIT_KIND_MASS_ORGANISATION, DR_UNIT_LEVEL_DISTRICT, self->issuer, &error);
  g_assert_no_error (error);

  if (self->report == NULL)
    self->report = dr_report_builder_new (unit, self->period, NULL);
  dr_report_builder_add_unit (self->report, unit, &error);
  g_assert_no_error (error);

  return unit;
}

static void
fixture_init (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  *self = (Fixture) { .period = dr_period_parse ("2024-Q4", &error) };
  g_assert_no_error (error);
  self->issuer = add_unit (self, "issuer", "Huyện ủy Trảng Lam");
}

static void
fixture_clear (Fixture *self)
{
  g_clear_object (&self->issuer);
  g_clear_pointer (&self->period, dr_period_unref);
  g_clear_pointer (&self->report, dr_report_builder_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* What a test says of one figure; NULL for what it does not say. */
typedef struct
{
  const char *label;
  const char *actual;
  const char *planned;
  const char *percent;
  const char *share;
  const char *part_of;
  DrChange   *change;
  const char *period;
} Figure;

/* Gives the figure's id. */
static char *
add_figure (Fixture      *self,
            DrUnit       *unit,
            const Figure *figure)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup_printf ("a%u", ++self->n_figures);
  g_autoptr (DrQuantity) actual = dr_quantity_parse (figure->actual, &error);
  g_assert_no_error (error);
  g_autoptr (DrIndicator) indicator = dr_indicator_new (NULL, figure->label, dr_quantity_get_measure (actual),
                                                        DR_NATURE_FLOW, DR_DESIRE_MORE, &error);
  g_assert_no_error (error);
  dr_report_builder_add_indicator (self->report, indicator, &error);
  g_assert_no_error (error);

  g_autoptr (DrPeriod) period = figure->period != NULL ? dr_period_parse (figure->period, &error) : dr_period_ref (self->period);
  g_assert_no_error (error);

  g_autoptr (DrAchievementBuilder) builder = dr_achievement_builder_new (id, unit, indicator, period);
  dr_achievement_builder_set_actual (builder, actual);
  if (figure->planned != NULL || figure->percent != NULL)
    {
      g_autofree char *target_id = g_strdup_printf ("t%u", self->n_figures);
      g_autoptr (DrQuantity) planned = figure->planned != NULL ? dr_quantity_parse (figure->planned, &error) : NULL;
      g_assert_no_error (error);
      g_autoptr (DrTarget) target = dr_target_new (target_id, unit, indicator, self->period, planned, &error);
      g_assert_no_error (error);
      dr_report_builder_add_target (self->report, target, &error);
      g_assert_no_error (error);
      dr_achievement_builder_set_target (builder, target);
    }
  if (figure->percent != NULL)
    {
      g_autoptr (DrQuantity) percent = dr_quantity_parse (figure->percent, &error);
      g_assert_no_error (error);
      dr_achievement_builder_set_percent_of_target (builder, percent);
    }
  if (figure->share != NULL)
    {
      g_autoptr (DrQuantity) share = dr_quantity_parse (figure->share, &error);
      g_assert_no_error (error);
      dr_achievement_builder_set_share (builder, share);
    }
  if (figure->change != NULL)
    dr_achievement_builder_set_change (builder, figure->change);
  if (figure->part_of != NULL)
    dr_achievement_builder_set_part_of (builder, figure->part_of);
  g_autoptr (DrAchievement) achievement = dr_achievement_builder_end (builder, &error);
  g_assert_no_error (error);
  dr_report_builder_add_achievement (self->report, achievement, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&id);
}

static void
add_ranking (Fixture         *self,
             const char      *id,
             DrUnit          *unit,
             DrRankingStatus  status,
             guint            rank,
             guint            cohort_size,
             const char      *grade)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRanking) ranking = dr_ranking_new (id, unit, NULL, self->period, status, rank, cohort_size, grade, NULL,
                                                  NULL, &error);
  g_assert_no_error (error);
  dr_report_builder_add_ranking (self->report, ranking, &error);
  g_assert_no_error (error);
}

static char *
write_text (Fixture    *self,
            guint       width,
            DrLanguage  language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_report_builder_end (self->report, &error);
  g_assert_no_error (error);

  return dr_report_to_text (report, width, language);
}

/* The line that begins with @start, without its line break; NULL if there is none. */
static char *
find_line (const char *text,
           const char *start)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_strdup (lines[i]);

  return NULL;
}

static void
assert_line (const char *text,
             const char *line)
{
  g_autofree char *found = find_line (text, line);

  if (found == NULL)
    g_test_message ("there is no «%s» in:\n%s", line, text);
  g_assert_cmpstr (found, ==, line);
}

static void
fill (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrUnit) farmers = add_unit (fixture, "hoi-nong-dan", "Hội Nông dân huyện");
  g_autoptr (DrUnit) women = add_unit (fixture, "hoi-phu-nu", "Hội Liên hiệp Phụ nữ huyện");
  g_autoptr (DrUnit) youth = add_unit (fixture, "huyen-doan", "Huyện Đoàn");
  g_autoptr (DrChange) change = dr_change_new (DR_CHANGE_KIND_PERCENT, DR_DIRECTION_UP, "15", "2023", &error);
  g_assert_no_error (error);

  g_autofree char *first = add_figure (fixture, farmers, &(Figure) { .label = "hội viên kết nạp", .actual = "486 hội viên",
                                                                     .planned = "400 hội viên", .percent = "121,5%" });
  g_autofree char *fund = add_figure (fixture, farmers, &(Figure) { .label = "Quỹ Hỗ trợ nông dân",
                                                                    .actual = "hơn 1,8 tỷ đồng", .change = change });
  g_autofree char *whole = add_figure (fixture, farmers, &(Figure) { .label = "hộ vay", .actual = "127 hộ" });
  g_autofree char *part = add_figure (fixture, farmers, &(Figure) { .label = "hộ nghèo vay", .actual = "33 hộ",
                                                                    .share = "26%", .part_of = whole });
  g_autofree char *met = add_figure (fixture, women, &(Figure) { .label = "phụ nữ vào Hội", .actual = "1.100 phụ nữ",
                                                                 .planned = "1.100 phụ nữ" });
  g_autofree char *missed = add_figure (fixture, women, &(Figure) { .label = "tổ tiết kiệm", .actual = "38 tổ",
                                                                    .percent = "95%" });
  add_ranking (fixture, "r1", farmers, DR_RANKING_STATUS_RANKED, 6, 9, NULL);
  add_ranking (fixture, "r2", women, DR_RANKING_STATUS_RANKED, 2, 0, "Hoàn thành tốt nhiệm vụ");
  add_ranking (fixture, "r3", youth, DR_RANKING_STATUS_UNRANKED, 0, 0, NULL);
  dr_report_builder_set_title (fixture->report, "Báo cáo\nkết quả công tác quý IV/2024");
  dr_report_builder_set_number (fixture->report, "186-BC/HU");
}

static void
test_whole (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  fill (&fixture);
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "gold", "report-to-text.txt", NULL);
  g_autofree char *expected = NULL;

  /* Given a file, the program prints the real answer, ready to save. */
  if (g_getenv ("DR_PRINT_ANSWER") != NULL)
    {
      fputs (text, stderr);
      return;
    }
  g_file_get_contents (path, &expected, NULL, NULL);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_totals (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  fill (&fixture);
  g_autofree char *vietnamese = write_text (&fixture, 80, DR_LANGUAGE_VIETNAMESE);

  assert_line (vietnamese, "Số liệu          6 · 3 đơn vị");
  assert_line (vietnamese, "Chỉ tiêu         1 vượt · 1 đạt · 1 chưa đạt · 0 không xác định");
  assert_line (vietnamese, "Xếp hạng         hạng 2: Hội Liên hiệp Phụ nữ huyện");
  assert_line (vietnamese, "                 hạng 6: Hội Nông dân huyện (6/9)");
  assert_line (vietnamese, "Xếp loại         Hoàn thành tốt nhiệm vụ: Hội Liên hiệp Phụ nữ huyện");
  assert_line (vietnamese, "Không xếp hạng   Huyện Đoàn");
  assert_line (vietnamese, "Số chưa đọc      0");
}

static void
test_english (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  fill (&fixture);
  g_autofree char *english = write_text (&fixture, 80, DR_LANGUAGE_ENGLISH);

  assert_line (english, "Targets          1 exceeded · 1 met · 1 missed · 0 undefined");
  assert_line (english, "Not ranked       Huyện Đoàn");
}

/* No line is wider than asked for, and nothing is left behind at its end. */
static void
test_widths (void)
{
  static const guint widths[] = { 1, 40, 41, 52, 64, 80, 100, 200 };
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  fill (&fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_report_builder_end (fixture.report, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int language = DR_LANGUAGE_VIETNAMESE; language <= DR_LANGUAGE_ENGLISH; language++)
      {
        g_autofree char *text = dr_report_to_text (report, widths[i], language);
        g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

        for (gsize j = 0; lines[j] != NULL; j++)
          {
            if (dr_terminal_width (lines[j], -1) > MAX (widths[i], 40))
              g_test_message ("at %u: «%s»", widths[i], lines[j]);
            g_assert_cmpuint (dr_terminal_width (lines[j], -1), <=, MAX (widths[i], 40));
            g_assert_false (g_str_has_suffix (lines[j], " "));
          }
        g_assert_true (g_str_has_suffix (text, "\n"));
      }
}

/* All words are there at any width: lines are broken, words never. */
static void
test_words (void)
{
  g_auto (Fixture) fixture = { NULL };
  static const char long_label[] = "số hộ nông dân sản xuất, kinh doanh giỏi các cấp được công nhận trong năm 2024";
  static const char *words[] = { "nông", "doanh", "được", "công", "nhận", "2024" };

  fixture_init (&fixture);
  g_autoptr (DrUnit) unit = add_unit (&fixture, "hoi", "Hội");
  g_autofree char *id = add_figure (&fixture, unit, &(Figure) { .label = long_label, .actual = "2.150 hộ" });

  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_report_builder_end (fixture.report, &error);
  g_assert_no_error (error);

  for (guint width = 40; width <= 90; width++)
    {
      g_autofree char *text = dr_report_to_text (report, width, DR_LANGUAGE_VIETNAMESE);
      g_auto (GStrv) found = g_strsplit_set (text, " \n", -1);

      for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
        g_assert_true (g_strv_contains ((const char * const *) found, words[i]));
    }
}

/* A word wider than the line sticks out, whole. */
static void
test_long_word (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *word = g_strnfill (120, 'X');

  fixture_init (&fixture);
  g_autofree char *id = add_figure (&fixture, fixture.issuer, &(Figure) { .label = word, .actual = "5 vụ" });
  g_autofree char *text = write_text (&fixture, 60, DR_LANGUAGE_VIETNAMESE);

  g_assert_nonnull (strstr (text, word));
}

/* Where figures end does not depend on how letters are composed. */
static void
test_decomposed (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *decomposed = g_utf8_normalize ("Phần quà tặng hộ nghèo", -1, G_NORMALIZE_NFD);

  fixture_init (&fixture);
  g_autofree char *one = add_figure (&fixture, fixture.issuer, &(Figure) { .label = "Phần quà tặng hộ cận nghèo",
                                                                           .actual = "9 suất" });
  g_autofree char *other = add_figure (&fixture, fixture.issuer, &(Figure) { .label = decomposed,
                                                                             .actual = "1.240 suất" });
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *first = find_line (text, "Phần quà tặng hộ cận");
  g_autofree char *second = find_line (text, decomposed);

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_cmpuint (dr_terminal_width (first, -1), ==, dr_terminal_width (second, -1));
}

/* What a terminal would obey is shown. */
static void
test_hostile (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  dr_report_builder_set_title (fixture.report, "Báo\x1b[2Jcáo \xe2\x80\xae" "2024");
  g_autofree char *id = add_figure (&fixture, fixture.issuer, &(Figure) { .label = "a\xe2\x81\xa6" "b", .actual = "5 vụ" });
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_VIETNAMESE);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      GUnicodeType type = g_unichar_type (g_utf8_get_char (at));

      g_assert_true (*at == '\n' || (type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT));
    }
  assert_line (text, "Báo\\u{001B}[2Jcáo \\u{202E}2024");
}

/* Parts may be parts themselves, deeper than any line is wide. */
static void
test_deep_parts (void)
{
  g_auto (Fixture) fixture = { NULL };
  g_autofree char *whole = NULL;

  fixture_init (&fixture);
  for (guint i = 0; i < 2000; i++)
    {
      char *part = add_figure (&fixture, fixture.issuer, &(Figure) { .label = "lớp", .actual = "5 lớp", .part_of = whole });

      g_free (whole);
      whole = part;
    }
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_VIETNAMESE);

  assert_line (text, "Số liệu          2000 · 1 đơn vị");
}

static void
test_empty (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_ENGLISH);

  assert_line (text, "Untitled report");
  assert_line (text, "Figures          0 · 0 units");
  assert_line (text, "Targets          none");
}

static void
test_one_unit (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  g_autofree char *id = add_figure (&fixture, fixture.issuer, &(Figure) { .label = "lớp", .actual = "5 lớp" });
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_ENGLISH);

  assert_line (text, "Figures          1 · 1 unit");
}

/* Labels must be longer than the head of their column. */
#define SUFFIX " của các xã"

/* What stands below a line, without its own figures. */
static char *
list_labels (const char *text,
             const char *from)
{
  const char *start = strstr (text, from);
  g_assert_nonnull (start);
  const char *end = strstr (start, "\n\n");
  g_autofree char *part = g_strndup (start, end - start);
  g_auto (GStrv) lines = g_strsplit (part, "\n", -1);
  GString *labels = g_string_new (NULL);

  /* Behind the name and the rule. */
  for (guint i = 2; lines[i] != NULL; i++)
    {
      char *gap = strstr (g_strchug (lines[i]), "  ");

      if (gap != NULL)
        *gap = '\0';
      g_string_append_printf (labels, "%s%s", i > 2 ? " | " : "", lines[i]);
    }

  g_string_replace (labels, SUFFIX, "", 0);

  return g_string_free (labels, FALSE);
}

typedef struct
{
  const char *path;
  Figure      figures[7];
  DrLanguage  language;
  const char *head;         /* (nullable) what the head says of the figures' period */
  const char *labels;
} PeriodCase;

static void
test_periods (gconstpointer data)
{
  const PeriodCase *self = data;
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  for (guint i = 0; self->figures[i].label != NULL; i++)
    g_free (add_figure (&fixture, fixture.issuer, &self->figures[i]));
  g_autofree char *text = write_text (&fixture, 80, self->language);
  g_autofree char *labels = list_labels (text, "\nHuyện ủy Trảng Lam\n─" + 1);

  g_assert_cmpstr (labels, ==, self->labels);
  if (self->head != NULL)
    assert_line (text, self->head);
  else
    g_assert_null (strstr (text, "Số liệu của"));
}

static const PeriodCase period_cases[] = {
  { "/report-to-text/periods/nothing-is-said-where-none-differs",
    { { .label = "a" SUFFIX, .actual = "1 lớp" }, { .label = "b" SUFFIX, .actual = "2 lớp" } }, DR_LANGUAGE_VIETNAMESE, NULL, "A | B" },
  { "/report-to-text/periods/one-line-for-all-that-share-it",
    { { .label = "a" SUFFIX, .actual = "1 lớp" },
      { .label = "b" SUFFIX, .actual = "2 lớp", .period = "2024-Q3" },
      { .label = "c" SUFFIX, .actual = "3 lớp" },
      { .label = "d" SUFFIX, .actual = "4 lớp", .period = "2024-05" },
      { .label = "e" SUFFIX, .actual = "5 lớp", .period = "2024-Q3" },
      { .label = "f" SUFFIX, .actual = "6 lớp" } },
    DR_LANGUAGE_VIETNAMESE, NULL, "A | C | F | Quý III/2024: | B | E | Tháng 5/2024: | D" },
  { "/report-to-text/periods/a-part-says-so-where-it-differs-from-its-whole",
    { { .label = "a" SUFFIX, .actual = "9 lớp" },
      { .label = "b" SUFFIX, .actual = "2 lớp", .part_of = "a1", .period = "2024-05", .share = "22%" },
      { .label = "c" SUFFIX, .actual = "3 lớp", .part_of = "a1" } },
    DR_LANGUAGE_VIETNAMESE, NULL, "A | B | tháng 5/2024 · chiếm 22% | C" },
  { "/report-to-text/periods/parts-stay-with-a-whole-of-another",
    { { .label = "a" SUFFIX, .actual = "9 lớp", .period = "2024-Q3" },
      { .label = "b" SUFFIX, .actual = "2 lớp", .part_of = "a1", .period = "2024-Q3" },
      { .label = "c" SUFFIX, .actual = "3 lớp" }, { .label = "d" SUFFIX, .actual = "3 lớp" } },
    DR_LANGUAGE_VIETNAMESE, NULL, "C | D | Quý III/2024: | A | B" },
  { "/report-to-text/periods/that-of-most-figures-is-said-in-the-head",
    { { .label = "a" SUFFIX, .actual = "1 lớp", .period = "2024" },
      { .label = "b" SUFFIX, .actual = "2 lớp" },
      { .label = "c" SUFFIX, .actual = "3 lớp", .period = "2024" } },
    DR_LANGUAGE_ENGLISH, "Figures of       2024, unless said otherwise", "A | C | Fourth quarter of 2024: | B" },
  { "/report-to-text/periods/half-of-them-are-not-most",
    { { .label = "a" SUFFIX, .actual = "1 lớp", .period = "2024" }, { .label = "b" SUFFIX, .actual = "2 lớp" } },
    DR_LANGUAGE_VIETNAMESE, NULL, "B | Năm 2024: | A" },
};

/* Each body begins anew with the period of the report. */
static void
test_periods_body_by_body (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  g_autoptr (DrUnit) other = add_unit (&fixture, "hoi", "Hội Nông dân huyện");
  g_free (add_figure (&fixture, fixture.issuer, &(Figure) { .label = "a" SUFFIX, .actual = "1 lớp" }));
  g_free (add_figure (&fixture, fixture.issuer, &(Figure) { .label = "b" SUFFIX, .actual = "1 lớp", .period = "2024-Q3" }));
  g_free (add_figure (&fixture, other, &(Figure) { .label = "c" SUFFIX, .actual = "1 lớp", .period = "2024-Q3" }));
  g_free (add_figure (&fixture, other, &(Figure) { .label = "d" SUFFIX, .actual = "1 lớp" }));
  g_free (add_figure (&fixture, other, &(Figure) { .label = "e" SUFFIX, .actual = "1 lớp" }));
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *issuer = list_labels (text, "\nHuyện ủy Trảng Lam\n─" + 1);
  g_autofree char *body = list_labels (text, "\nHội Nông dân huyện\n─" + 1);

  g_assert_cmpstr (issuer, ==, "A | Quý III/2024: | B");
  g_assert_cmpstr (body, ==, "D | E | Quý III/2024: | C");
}

/* Who makes a report need not be said. */
static void
test_unnamed_issuer (void)
{
  g_autoptr (GError) error = NULL;
  g_auto (Fixture) fixture = { .period = dr_period_parse ("2024", &error) };
  g_assert_no_error (error);

  fixture.issuer = add_unit (&fixture, "issuer", NULL);
  g_autofree char *id = add_figure (&fixture, fixture.issuer, &(Figure) { .label = "hộ vay", .actual = "5 hộ" });
  add_ranking (&fixture, "r1", fixture.issuer, DR_RANKING_STATUS_RANKED, 1, 0, "Tốt");
  g_autofree char *text = write_text (&fixture, 80, DR_LANGUAGE_ENGLISH);

  assert_line (text, "Issuer           (not named)");
  assert_line (text, "(not named)");
  assert_line (text, "Ranks            rank 1: (not named)");
  assert_line (text, "Grades           Tốt: (not named)");
}

static void
test_bare_object (void)
{
  g_autoptr (DrReport) report = g_object_new (DR_TYPE_REPORT, NULL);
  g_autofree char *text = dr_report_to_text (report, 80, DR_LANGUAGE_ENGLISH);

  assert_line (text, "Untitled report");
}

static void
test_deterministic (void)
{
  g_auto (Fixture) fixture = { NULL };

  fixture_init (&fixture);
  fill (&fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = dr_report_builder_end (fixture.report, &error);
  g_assert_no_error (error);
  g_autofree char *first = dr_report_to_text (report, 0, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *second = dr_report_to_text (report, 0, DR_LANGUAGE_VIETNAMESE);

  g_assert_cmpstr (first, ==, second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-to-text/whole-report", test_whole);
  g_test_add_func ("/report-to-text/ends-with-what-it-adds-up-to", test_totals);
  g_test_add_func ("/report-to-text/speaks-english", test_english);
  g_test_add_func ("/report-to-text/keeps-to-the-width", test_widths);
  g_test_add_func ("/report-to-text/breaks-no-word", test_words);
  g_test_add_func ("/report-to-text/long-word-sticks-out", test_long_word);
  g_test_add_func ("/report-to-text/aligns-decomposed-letters", test_decomposed);
  g_test_add_func ("/report-to-text/shows-what-a-terminal-would-obey", test_hostile);
  g_test_add_func ("/report-to-text/parts-nest-without-end", test_deep_parts);
  g_test_add_func ("/report-to-text/empty-report", test_empty);
  g_test_add_func ("/report-to-text/one-unit-is-no-plural", test_one_unit);
  g_test_add_func ("/report-to-text/unnamed-issuer", test_unnamed_issuer);
  g_test_add_func ("/report-to-text/bare-object", test_bare_object);
  for (gsize i = 0; i < G_N_ELEMENTS (period_cases); i++)
    g_test_add_data_func (period_cases[i].path, &period_cases[i], test_periods);
  g_test_add_func ("/report-to-text/periods/body-by-body", test_periods_body_by_body);
  g_test_add_func ("/report-to-text/is-the-same-every-time", test_deterministic);

  return g_test_run ();
}
