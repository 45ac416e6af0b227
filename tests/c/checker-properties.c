/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reports that are consistent stay clean, however their figures are rounded, cut off or hedged; moved figures are found. */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

#include "figures/dr-ratio-private.h"

/* Sentences a report, so that 10,000 cases need few reports. */
#define SENTENCES 50
#define REPORTS 200
#define MOVED_REPORTS 20

typedef struct
{
  GRand   *random;
  GString *text;
  guint    n_wrong;     /* sentences with a moved figure */
} Draft;

static gint32
draw (Draft *draft,
      gint32 low,
      gint32 high)
{
  return g_rand_int_range (draft->random, low, high);
}

/* «07», «12». */
static char *
write_number (gint64 number)
{
  return number < 10 ? g_strdup_printf ("%02" G_GINT64_FORMAT, number) : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* «144,07» of part and whole, rounded or cut off to so many decimals, moved by so many of the last digit. */
static char *
write_percent (gint64     part,
               gint64     whole,
               guint      digits,
               DrRounding rounding,
               gint64     moved)
{
  gint64 scale = digits == 0 ? 1 : digits == 1 ? 10 : 100;
  g_autoptr (DrRatio) ratio = dr_ratio_new_from_integers (part * 100 * scale, whole, NULL);
  g_autofree char *steps = dr_ratio_to_decimal (ratio, 0, rounding);
  gint64 value = g_ascii_strtoll (steps, NULL, 10) + moved;

  if (digits == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return g_strdup_printf ("%" G_GINT64_FORMAT ",%0*" G_GINT64_FORMAT, value / scale, (int) digits, value % scale);
}

static DrRounding
draw_rounding (Draft *draft)
{
  static const DrRounding roundings[] = {
    DR_ROUNDING_HALF_AWAY_FROM_ZERO, DR_ROUNDING_HALF_TO_EVEN, DR_ROUNDING_TRUNCATE,
  };

  return roundings[draw (draft, 0, G_N_ELEMENTS (roundings))];
}

/* «trên 87%», if the last digit is no zero, so that the hedge is a step of it. */
static char *
hedge (Draft *draft,
       gint64 part,
       gint64 whole)
{
  gint64 below = part * 100 / whole;
  gboolean is_whole = part * 100 % whole == 0;

  if (!is_whole && below % 10 != 0 && draw (draft, 0, 2) == 0)
    return g_strdup_printf ("trên %" G_GINT64_FORMAT, below);
  if (!is_whole && (below + 1) % 10 != 0)
    return g_strdup_printf ("gần %" G_GINT64_FORMAT, below + 1);

  return write_percent (part, whole, 2, DR_ROUNDING_HALF_AWAY_FROM_ZERO, 0);
}

static void
add_target (Draft *draft,
            gint64 moved)
{
  gint64 planned = draw (draft, 11, 400);
  gint64 actual = draw (draft, 11, 600);
  guint digits = (guint) draw (draft, 0, 3);
  g_autofree char *percent = moved == 0 && draw (draft, 0, 4) == 0
                             ? hedge (draft, actual, planned)
                             : write_percent (actual, planned, digits, draw_rounding (draft), moved);

  g_string_append_printf (draft->text, "- Kết nạp %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT
                          " hội viên, đạt %s%% chỉ tiêu.\n", actual, planned, percent);
}

static void
add_share (Draft *draft,
           gint64 moved)
{
  gint64 whole = draw (draft, 11, 400);
  gint64 part = draw (draft, 5, (gint32) whole);
  g_autofree char *percent = write_percent (part, whole, (guint) draw (draft, 0, 3), draw_rounding (draft), moved);

  g_string_append_printf (draft->text, "- Đã giải quyết %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT
                          " hồ sơ, đạt tỷ lệ %s%%.\n", part, whole, percent);
}

static void
add_partition (Draft *draft,
               gint64 moved)
{
  gint64 parts[] = { draw (draft, 11, 90), draw (draft, 11, 90), draw (draft, 11, 90) };

  g_string_append_printf (draft->text, "- Tiếp nhận %" G_GINT64_FORMAT " đơn, gồm: %" G_GINT64_FORMAT " đơn tố cáo, %"
                          G_GINT64_FORMAT " đơn khiếu nại, %" G_GINT64_FORMAT " đơn kiến nghị.\n",
                          parts[0] + parts[1] + parts[2] + moved, parts[0], parts[1], parts[2]);
}

static void
add_change (Draft *draft,
            gint64 moved)
{
  gint64 before = draw (draft, 11, 400);
  gint64 now = draw (draft, 0, 2) == 0 ? before + draw (draft, 1, 300) : draw (draft, 0, (gint32) before);
  g_autofree char *written = write_number (ABS (now - before) + moved);

  g_string_append_printf (draft->text, "- Xảy ra %" G_GINT64_FORMAT " vụ, %s %s vụ so với cùng kỳ (cùng kỳ %"
                          G_GINT64_FORMAT " vụ).\n", now, now > before ? "tăng" : "giảm", written, before);
}

static void
add_percent_change (Draft *draft,
                    gint64 moved)
{
  gint64 before = draw (draft, 50, 400);
  gint64 now = before + draw (draft, 1, 300);
  g_autofree char *percent = write_percent (now - before, before, (guint) draw (draft, 0, 3), draw_rounding (draft), moved);

  g_string_append_printf (draft->text, "- Xảy ra %" G_GINT64_FORMAT " vụ, tăng %s%% so với cùng kỳ (cùng kỳ %"
                          G_GINT64_FORMAT " vụ).\n", now, percent, before);
}

static void
add_product (Draft *draft,
             gint64 moved)
{
  gint64 count = draw (draft, 11, 300);
  gint64 price = draw (draft, 2, 12) * 50;

  g_string_append_printf (draft->text, "- Trao %" G_GINT64_FORMAT " suất quà, mỗi suất %" G_GINT64_FORMAT
                          ".000 đồng, tổng trị giá %" G_GINT64_FORMAT ",%03" G_GINT64_FORMAT " triệu đồng.\n",
                          count, price, (count * price + moved * 1000) / 1000, (count * price) % 1000);
}

typedef void (*AddFunc) (Draft *draft,
                         gint64 moved);

static const struct
{
  AddFunc     add;
  const char *rule;
  gint64      most;     /* how far a figure is moved, at least by two steps beyond rounding and cutting off */
} sentences[] = {
  { add_target, "percent-of-target", 40 },
  { add_share, "share", 4 },
  { add_partition, "partition", 30 },
  { add_change, "change", 30 },
  { add_percent_change, "change", 40 },
  { add_product, "product", 8 },
};

static void
draft_init (Draft   *draft,
            guint32  seed,
            gboolean is_moved)
{
  draft->random = g_rand_new_with_seed (seed);
  draft->text = g_string_new ("BÁO CÁO\nKết quả công tác năm 2023\n-----\n");
  draft->n_wrong = 0;
  for (guint i = 0; i < SENTENCES; i++)
    {
      guint kind = (guint) draw (draft, 0, G_N_ELEMENTS (sentences));
      gint64 moved = is_moved ? draw (draft, 2, (gint32) sentences[kind].most) : 0;

      sentences[kind].add (draft, moved);
      draft->n_wrong += is_moved;
    }
}

static void
draft_clear (Draft *draft)
{
  g_rand_free (draft->random);
  g_string_free (draft->text, TRUE);
}

static DrFindings *
check (Draft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrReport) report = dr_reader_read_text (reader, draft->text->str, &error);
  g_assert_no_error (error);
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  /* Made-up lists state one thing many times, as no report does. */
  dr_rule_set_set_enabled (rules, "repeated-figure", FALSE, NULL);
  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);
  DrFindings *findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);

  return findings;
}

static void
tell (DrFindings *findings,
      DrSeverity  least)
{
  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);

      if (dr_finding_get_severity (finding) >= least)
        g_test_message ("%s: %s: %s", dr_finding_get_rule (finding), dr_source_get_text (dr_finding_get_source (finding)),
                        dr_finding_get_arithmetic (finding));
    }
}

/* 10,000 sentences that are right: no error, no warning. */
static void
test_consistent (void)
{
  for (guint32 seed = 0; seed < REPORTS; seed++)
    {
      Draft draft;

      draft_init (&draft, seed, FALSE);
      g_autoptr (DrFindings) findings = check (&draft);
      tell (findings, DR_SEVERITY_WARNING);
      g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_ERROR), ==, 0);
      g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_WARNING), ==, 0);
      draft_clear (&draft);
    }
}

/* A figure moved beyond rounding and cutting off is found in each sentence. */
static void
test_moved (void)
{
  for (guint32 seed = 0; seed < MOVED_REPORTS; seed++)
    {
      Draft draft;

      draft_init (&draft, seed, TRUE);
      g_autoptr (DrFindings) findings = check (&draft);
      guint n_found = dr_findings_get_n_of (findings, DR_SEVERITY_ERROR)
                      + dr_findings_get_n_of (findings, DR_SEVERITY_WARNING);
      if (n_found < draft.n_wrong)
        {
          g_test_message ("%s", draft.text->str);
          tell (findings, DR_SEVERITY_NOTE);
        }
      g_assert_cmpuint (n_found, >=, draft.n_wrong);
      draft_clear (&draft);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checker-properties/consistent-reports-stay-clean", test_consistent);
  g_test_add_func ("/checker-properties/moved-figures-are-found", test_moved);

  return g_test_run ();
}
