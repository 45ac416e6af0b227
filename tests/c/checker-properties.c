/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reports that are consistent stay clean, however their figures are rounded, cut off or hedged; moved figures are found. */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

#include "figures/dr-ratio-private.h"

/* Sentences a report, so that 10,000 cases need few reports. */
#define SENTENCES 50
#define REPORTS 220
#define MOVED_REPORTS 40
#define PAIRS 200

typedef struct
{
  GRand   *random;
  GString *text;
  gsize    start[SENTENCES + 1];    /* of each sentence */
  guint    kind[SENTENCES];
} Draft;

static gint32
draw (Draft *draft,
      gint32 low,
      gint32 high)
{
  return g_rand_int_range (draft->random, low, high);
}

static void G_GNUC_PRINTF (2, 3)
say (Draft      *draft,
     const char *format,
     ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (draft->text, format, arguments);
  va_end (arguments);
}

static DrRounding
draw_rounding (Draft *draft)
{
  static const DrRounding roundings[] = {
    DR_ROUNDING_HALF_AWAY_FROM_ZERO, DR_ROUNDING_HALF_TO_EVEN, DR_ROUNDING_TRUNCATE,
  };

  return roundings[draw (draft, 0, G_N_ELEMENTS (roundings))];
}

/* @part / @whole to so many decimals, rounded or cut off, moved by so many of the last digit. */
static gint64
divide (gint64     part,
        gint64     whole,
        guint      digits,
        DrRounding rounding)
{
  gint64 scale = digits == 0 ? 1 : digits == 1 ? 10 : digits == 2 ? 100 : 1000;
  g_autoptr (DrRatio) ratio = dr_ratio_new_from_integers (part * scale, whole, NULL);
  g_autofree char *steps = dr_ratio_to_decimal (ratio, 0, rounding);

  return g_ascii_strtoll (steps, NULL, 10);
}

/* «144,07» of 14407 hundredths. */
static char *
write_decimal (gint64 steps,
               guint  digits)
{
  gint64 scale = digits == 0 ? 1 : digits == 1 ? 10 : digits == 2 ? 100 : 1000;

  if (digits == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, steps);

  return g_strdup_printf ("%" G_GINT64_FORMAT ",%0*" G_GINT64_FORMAT, steps / scale, (int) digits, steps % scale);
}

static char *
write_percent (Draft  *draft,
               gint64  part,
               gint64  whole,
               guint   digits,
               gint64  moved)
{
  return write_decimal (divide (part * 100, whole, digits, draw_rounding (draft)) + moved, digits);
}

/* «45,2 tỷ đồng» of so many triệu, rounded or cut off, as every figure by itself may be. */
static char *
write_money (Draft  *draft,
             gint64  millions)
{
  guint digits = (guint) draw (draft, 1, 3);
  g_autofree char *figure = write_decimal (divide (millions, 1000, digits, draw_rounding (draft)), digits);

  return g_strdup_printf ("%s tỷ đồng", figure);
}

/* «trên 87», if the last digit is no zero, so that the hedge is a step of it. */
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

  return write_percent (draft, part, whole, 2, 0);
}

static void
add_target (Draft *draft,
            gint64 moved)
{
  gint32 planned = draw (draft, 11, 400);
  gint32 actual = draw (draft, 11, 600);
  g_autofree char *percent = moved == 0 && draw (draft, 0, 4) == 0
                             ? hedge (draft, actual, planned)
                             : write_percent (draft, actual, planned, (guint) draw (draft, 0, 3), moved);

  say (draft, "- Kết nạp %d/%d hội viên, đạt %s%% chỉ tiêu.\n", actual, planned, percent);
}

static void
add_hedged_target (Draft *draft,
                   gint64 moved)
{
  gint32 planned = draw (draft, 2, 40) * 10;
  gint32 actual = draw (draft, 11, 600);
  gint32 tens = actual / 10 * 10;
  /* A tenth of the target beyond all that the hedge allows. */
  g_autofree char *percent = write_percent (draft, moved == 0 ? actual : tens + 100, planned, 1, moved * 10);

  say (draft, "- Tiếp nhận hơn %d đơn vị máu, đạt %s%% chỉ tiêu (%d đơn vị máu).\n", tens == actual ? tens - 1 : tens, percent,
       planned);
}

static void
add_money_target (Draft *draft,
                  gint64 moved)
{
  gint32 planned = draw (draft, 10000, 90000);
  gint32 actual = draw (draft, 10000, 90000);
  g_autofree char *one = write_money (draft, actual);
  g_autofree char *other = write_money (draft, planned);
  /* A tenth of a tỷ in ten is one per cent; both figures may be off by it. */
  g_autofree char *percent = write_percent (draft, actual, planned, (guint) draw (draft, 0, 3), 0);
  g_autofree char *wrong = write_percent (draft, actual + actual / 8, planned, 2, moved);

  say (draft, "- Thu %s, đạt %s%% dự toán (%s).\n", one, moved == 0 ? percent : wrong, other);
}

static void
add_excess (Draft *draft,
            gint64 moved)
{
  gint32 planned = draw (draft, 11, 400);
  gint32 over = draw (draft, 1, 100);

  say (draft, "- Kết nạp %d/%d hội viên, vượt %d hội viên so với chỉ tiêu.\n", planned + over, planned, over + (gint32) moved);
}

static void
add_points (Draft *draft,
            gint64 moved)
{
  gint32 target = draw (draft, 110, 850);
  gint32 over = draw (draft, 11, 100);
  g_autofree char *rate = write_decimal (target + over, 1);
  g_autofree char *by = write_decimal (over + moved, 1);
  g_autofree char *planned = write_decimal (target, 1);

  say (draft, "- Tỷ lệ hộ dùng nước sạch đạt %s%%, vượt %s%% so với chỉ tiêu (%s%%).\n", rate, by, planned);
}

static void
add_share (Draft *draft,
           gint64 moved)
{
  gint32 whole = draw (draft, 11, 400);
  gint32 part = draw (draft, 5, whole * 9 / 10);
  g_autofree char *percent = write_percent (draft, part, whole, (guint) draw (draft, 0, 3), moved);

  say (draft, "- Đã giải quyết %d/%d hồ sơ, đạt tỷ lệ %s%%.\n", part, whole, percent);
}

static void
add_named_share (Draft *draft,
                 gint64 moved)
{
  gint32 whole = draw (draft, 1100, 4000);
  gint32 part = draw (draft, 500, whole * 9 / 10);
  g_autofree char *percent = write_percent (draft, part, whole, (guint) draw (draft, 0, 3), moved);

  say (draft, "- Toàn huyện có %d hội viên. Hội viên nữ %d người, chiếm %s%% tổng số hội viên.\n", whole, part, percent);
}

static void
add_part (Draft *draft,
          gint64 moved)
{
  gint32 whole = draw (draft, 5, 40);
  gint32 part = moved == 0 ? draw (draft, 2, whole + 1) : whole + (gint32) moved;

  say (draft, "- Đến nay có %d/%d xã đạt chuẩn nông thôn mới.\n", part, whole);
}

static void
add_partition (Draft *draft,
               gint64 moved)
{
  gint32 parts[] = { draw (draft, 11, 90), draw (draft, 11, 90), draw (draft, 11, 90) };

  say (draft, "- Tiếp nhận %d đơn, gồm: %d đơn tố cáo, %d đơn khiếu nại, %d đơn kiến nghị.\n",
       parts[0] + parts[1] + parts[2] + (gint32) moved, parts[0], parts[1], parts[2]);
}

static void
add_money_partition (Draft *draft,
                     gint64 moved)
{
  gint32 parts[] = { draw (draft, 1000, 9000), draw (draft, 1000, 9000) };
  g_autofree char *whole = write_money (draft, parts[0] + parts[1] + moved * 1000);
  g_autofree char *one = write_money (draft, parts[0]);
  g_autofree char *other = write_money (draft, parts[1]);

  say (draft, "- Vận động %s, gồm %s của doanh nghiệp, %s của cá nhân.\n", whole, one, other);
}

static void
add_remainder (Draft *draft,
               gint64 moved)
{
  gint32 done = draw (draft, 11, 90);
  gint32 left = draw (draft, 1, 20);

  if (draw (draft, 0, 2) == 0)
    say (draft, "- Đã xử lý %d/%d đơn, còn %02d đơn đang xem xét.\n", done, done + left, left + (gint32) moved);
  else
    say (draft, "- Tiếp nhận %d đơn, đã giải quyết %d đơn, còn %02d đơn đang giải quyết.\n", done + left, done,
         left + (gint32) moved);
}

static void
add_closing_sum (Draft *draft,
                 gint64 moved)
{
  gint32 parts[] = { draw (draft, 11, 90), draw (draft, 111, 900), draw (draft, 1111, 9000) };

  say (draft, "- Công nhận cấp tỉnh %d hộ, cấp huyện %d hộ, cấp xã %d hộ, cộng %d hộ.\n", parts[0], parts[1], parts[2],
       parts[0] + parts[1] + parts[2] + (gint32) moved);
}

static void
add_share_sum (Draft *draft,
               gint64 moved)
{
  gint32 counts[] = { draw (draft, 11, 90), draw (draft, 11, 90), draw (draft, 11, 90) };
  gint32 all = counts[0] + counts[1] + counts[2];
  guint digits = (guint) draw (draft, 1, 3);
  DrRounding rounding = draw_rounding (draft);
  g_autofree char *shares[3] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    shares[i] = write_decimal (divide (counts[i] * 100, all, digits, rounding) + (i == 0 ? moved : 0), digits);
  say (draft, "- Xếp loại chi hội: xuất sắc %s%%; tốt %s%%; trung bình %s%%.\n", shares[0], shares[1], shares[2]);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_clear_pointer (&shares[i], g_free);
}

static void
add_change (Draft *draft,
            gint64 moved)
{
  gint32 before = draw (draft, 11, 400);
  gint32 now = draw (draft, 0, 2) == 0 ? before + draw (draft, 1, 300) : draw (draft, 0, before);

  say (draft, "- Xảy ra %d vụ, %s %02d vụ so với cùng kỳ (cùng kỳ %d vụ).\n", now, now > before ? "tăng" : "giảm",
       ABS (now - before) + (gint32) moved, before);
}

static void
add_percent_change (Draft *draft,
                    gint64 moved)
{
  gint32 before = draw (draft, 50, 400);
  gint32 now = before + draw (draft, 1, 300);
  g_autofree char *percent = write_percent (draft, now - before, before, (guint) draw (draft, 0, 3), moved);

  say (draft, "- Xảy ra %d vụ, tăng %s%% so với cùng kỳ (cùng kỳ %d vụ).\n", now, percent, before);
}

static void
add_money_change (Draft *draft,
                  gint64 moved)
{
  gint32 before = draw (draft, 10000, 40000);
  gint32 now = before + draw (draft, 1000, 40000);
  g_autofree char *one = write_money (draft, now);
  g_autofree char *other = write_money (draft, before);
  g_autofree char *percent = write_percent (draft, now - before, before, (guint) draw (draft, 0, 3), 0);
  g_autofree char *wrong = write_percent (draft, now - before + before / 8, before, 1, moved);

  say (draft, "- Thu %s, tăng %s%% so với năm trước (%s).\n", one, moved == 0 ? percent : wrong, other);
}

static void
add_two_changes (Draft *draft,
                 gint64 moved)
{
  gint32 before = draw (draft, 50, 400);
  gint32 by = draw (draft, 11, 90);
  g_autofree char *percent = write_percent (draft, by, before, (guint) draw (draft, 1, 3), moved);

  if (draw (draft, 0, 2) == 0)
    say (draft, "- Xảy ra %d vụ, tăng %d vụ (%s%%) so với cùng kỳ.\n", before + by, by, percent);
  else
    say (draft, "- Xảy ra %d vụ, tăng %s%% (%d vụ) so với cùng kỳ.\n", before + by, percent, by);
}

static void
add_from_to (Draft *draft,
             gint64 moved)
{
  gint32 before = draw (draft, 50, 400);
  gint32 by = draw (draft, 2, 40);

  say (draft, "- Sáp nhập từ %d chi bộ thành %d chi bộ, giảm %02d chi bộ.\n", before, before - by, by + (gint32) moved);
}

static void
add_growth (Draft *draft,
            gint64 moved)
{
  gint32 before[] = { draw (draft, 10000, 40000), draw (draft, 10000, 40000) };
  gint32 now[] = { before[0] + draw (draft, 500, 9000), before[1] + draw (draft, 500, 9000) };
  gint32 all_before = before[0] + before[1];
  gint32 all = now[0] + now[1];
  g_autofree char *whole = write_money (draft, all);
  g_autofree char *one = write_money (draft, now[0]);
  g_autofree char *other = write_money (draft, now[1]);
  g_autofree char *percents[] = {
    write_percent (draft, all - all_before + (moved != 0 ? all_before / 20 : 0), all_before, 1, moved),
    write_percent (draft, now[0] - before[0], before[0], 1, 0),
    write_percent (draft, now[1] - before[1], before[1], 1, 0),
  };

  say (draft, "- Thu ngân sách %s, tăng %s%% so với cùng kỳ, gồm: thu nội địa %s, tăng %s%% so với cùng kỳ; thu thuế %s, "
       "tăng %s%% so với cùng kỳ.\n", whole, percents[0], one, percents[1], other, percents[2]);
  g_free (g_steal_pointer (&percents[1]));
  g_free (g_steal_pointer (&percents[2]));
}

static void
add_product (Draft *draft,
             gint64 moved)
{
  gint64 count = draw (draft, 11, 300);
  gint64 price = draw (draft, 2, 12) * 50;

  say (draft, "- Trao %" G_GINT64_FORMAT " suất quà, mỗi suất %" G_GINT64_FORMAT ".000 đồng, tổng trị giá %" G_GINT64_FORMAT
       ",%03" G_GINT64_FORMAT " triệu đồng.\n", count, price, (count * price + moved * 1000) / 1000, (count * price) % 1000);
}

static void
add_yield (Draft *draft,
           gint64 moved)
{
  gint32 area = draw (draft, 110, 9000);
  gint32 yield = draw (draft, 400, 700);
  /* Tenths of a hectare and of a tạ: a thousand of their products are a tấn. */
  g_autofree char *output = write_decimal (divide ((gint64) area * yield, 1000, 1, draw_rounding (draft))
                                           + moved * (2 + area / 100), 1);
  g_autofree char *land = write_decimal (area, 1);
  g_autofree char *each = write_decimal (yield, 1);

  say (draft, "- Thu hoạch %s ha lúa, năng suất %s tạ/ha, sản lượng %s tấn.\n", land, each, output);
}

static void
add_mean (Draft *draft,
          gint64 moved)
{
  gint32 count = draw (draft, 11, 90);
  gint32 total = draw (draft, 1000, 9000);
  guint digits = (guint) draw (draft, 0, 2);
  g_autofree char *mean = write_decimal (divide (total, count, digits, draw_rounding (draft)) + moved, digits);

  say (draft, "- Tổ chức %d hội nghị với %d đại biểu, bình quân %s đại biểu/hội nghị.\n", count, total, mean);
}

static void
add_cumulative (Draft *draft,
                gint64 moved)
{
  gint32 flow = draw (draft, 50, 400);

  say (draft, "- Trong tháng kết nạp %d hội viên, lũy kế %d hội viên.\n", flow,
       moved == 0 ? flow + draw (draft, 0, 900) : flow - (gint32) moved);
}

static void
add_rank (Draft *draft,
          gint64 moved)
{
  gint32 cohort = draw (draft, 5, 15);

  say (draft, "- Hội được Hội Nông dân tỉnh xếp hạng %d/%d huyện.\n",
       moved == 0 ? draw (draft, 1, cohort + 1) : cohort + (gint32) moved, cohort);
}

static void
add_anniversary (Draft *draft,
                 gint64 moved)
{
  gint32 first = draw (draft, 1930, 1990);

  say (draft, "- Tổ chức kỷ niệm %d năm Ngày truyền thống (19/5/%d - 19/5/2023).\n", 2023 - first + (gint32) moved, first);
}

static void
add_announced (Draft *draft,
               gint64 moved)
{
  gint32 n = draw (draft, 2, 5);

  say (draft, "- Hội có %02d kiến nghị:", n + (gint32) moved);
  for (gint32 i = 1; i <= n; i++)
    say (draft, " (%d) bổ sung kinh phí%s", i, i < n ? ";" : ".\n");
}

static void
add_date (Draft *draft,
          gint64 moved)
{
  gint32 month = draw (draft, 1, 13);
  gint32 length = g_date_get_days_in_month (month, 2023);

  say (draft, "- Ngày %02d/%02d/2023 tổ chức lễ ra quân.\n", moved == 0 ? draw (draft, 1, length + 1) : length + (gint32) moved, month);
}

static void
add_directives (Draft *draft,
                gint64 moved)
{
  gint32 done = draw (draft, 2, 9);
  gint32 left = draw (draft, 1, 9);

  if (draw (draft, 0, 2) == 0)
    say (draft, "- Thường trực giao %02d nhiệm vụ; đã thực hiện %02d/%02d nhiệm vụ, còn %02d nhiệm vụ đang làm.\n",
         done + left, done, done + left, left + (gint32) moved);
  else
    say (draft, "- Thường trực giao %02d nhiệm vụ; đến nay đã hoàn thành %02d nhiệm vụ, còn %02d nhiệm vụ đang thực hiện.\n",
         done + left, done, left + (gint32) moved);
}

static void
add_rate (Draft *draft,
          gint64 moved)
{
  g_autofree char *rate = write_decimal (moved == 0 ? draw (draft, 1, 1001) : 1000 + moved, 1);

  say (draft, "- Tỷ lệ hộ dùng nước sạch đạt %s%%.\n", rate);
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
  { add_hedged_target, "percent-of-target", 40 },
  { add_money_target, "percent-of-target", 40 },
  { add_excess, "excess", 30 },
  { add_points, "excess", 30 },
  { add_share, "share", 4 },
  { add_named_share, "share", 4 },
  { add_part, "part-over-whole", 20 },
  { add_partition, "partition", 30 },
  { add_money_partition, "partition", 30 },
  { add_remainder, "partition", 20 },
  { add_closing_sum, "partition", 30 },
  { add_share_sum, "share-sum", 30 },
  { add_change, "change", 30 },
  { add_percent_change, "change", 40 },
  { add_money_change, "change", 40 },
  { add_two_changes, "change", 40 },
  { add_from_to, "change", 30 },
  { add_growth, "growth", 30 },
  { add_product, "product", 8 },
  { add_yield, "product", 8 },
  { add_mean, "mean", 30 },
  { add_cumulative, "cumulative", 40 },
  { add_rank, "rank", 9 },
  { add_anniversary, "anniversary", 30 },
  { add_announced, "announced-count", 9 },
  { add_date, "date", 30 },
  { add_directives, "directives", 9 },
  { add_rate, "percent-range", 90 },
};

static void
draft_init (Draft   *draft,
            guint32  seed,
            gboolean is_moved)
{
  draft->random = g_rand_new_with_seed (seed);
  draft->text = g_string_new ("BÁO CÁO\nKết quả công tác năm 2023 của Hội Nông dân huyện Bàu Sen\n-----\n");
  for (guint i = 0; i < SENTENCES; i++)
    {
      guint kind = (guint) draw (draft, 0, G_N_ELEMENTS (sentences));
      gint64 moved = is_moved ? draw (draft, 2, (gint32) sentences[kind].most) : 0;

      draft->start[i] = draft->text->len;
      draft->kind[i] = kind;
      sentences[kind].add (draft, moved);
    }
  draft->start[SENTENCES] = draft->text->len;
}

static void
draft_clear (Draft *draft)
{
  g_rand_free (draft->random);
  g_string_free (draft->text, TRUE);
}

static DrFindings *
check_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, &error);
  g_assert_no_error (error);
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  /* Made-up lists state one thing many times, as no report does. */
  dr_rule_set_set_enabled (rules, "repeated-figure", FALSE, NULL);
  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);
  DrFindings *findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);

  return findings;
}

/* Whether the rule of a sentence found more than a note in it. */
static gboolean
is_found (const Draft *draft,
          guint        sentence,
          DrFindings  *findings)
{
  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);
      DrSource *source = dr_finding_get_source (finding);
      gsize start = source != NULL ? dr_span_get_start (dr_source_get_span (source)) : 0;

      if (start >= draft->start[sentence] && start < draft->start[sentence + 1]
          && dr_finding_get_severity (finding) != DR_SEVERITY_NOTE
          && g_str_equal (dr_finding_get_rule (finding), sentences[draft->kind[sentence]].rule))
        return TRUE;
    }

  return FALSE;
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

/* More than 10,000 sentences that are right: no error, no warning. */
static void
test_consistent (void)
{
  for (guint32 seed = 0; seed < REPORTS; seed++)
    {
      Draft draft;

      draft_init (&draft, seed, FALSE);
      g_autoptr (DrFindings) findings = check_text (draft.text->str);
      tell (findings, DR_SEVERITY_WARNING);
      g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_ERROR), ==, 0);
      g_assert_cmpuint (dr_findings_get_n_of (findings, DR_SEVERITY_WARNING), ==, 0);
      draft_clear (&draft);
    }
}

/* A figure moved beyond rounding and cutting off is found in its sentence, by its rule. */
static void
test_moved (void)
{
  for (guint32 seed = 0; seed < MOVED_REPORTS; seed++)
    {
      Draft draft;

      draft_init (&draft, seed, TRUE);
      g_autoptr (DrFindings) findings = check_text (draft.text->str);
      for (guint i = 0; i < SENTENCES; i++)
        {
          if (!is_found (&draft, i, findings))
            g_test_message ("%.*s", (int) (draft.start[i + 1] - draft.start[i]), draft.text->str + draft.start[i]);
          g_assert_true (is_found (&draft, i, findings));
        }
      draft_clear (&draft);
    }
}

static DrReport *
read_quarter (const char *period,
              const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strdup_printf ("BÁO CÁO\nKết quả công tác %s của Hội Nông dân huyện Bàu Sen\n-----\n%s", period,
                                            text);
  DrReport *report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);

  return report;
}

static gboolean
has_rule (DrFindings *findings,
          const char *rule)
{
  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    if (g_str_equal (dr_finding_get_rule (dr_findings_get (findings, i)), rule))
      return TRUE;

  return FALSE;
}

/* Two quarters that follow each other: what is right stays clean, what is moved is found by its own rule. */
static void
test_two_reports (gconstpointer data)
{
  static const char * const rules[] = {
    NULL, "held-change", "held-total", "held-cumulative", "held-magnitude", "held-target",
  };
  const char *rule = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < PAIRS; i++)
    {
      gint32 first = g_rand_int_range (random, 20, 400);
      gint32 total = first + g_rand_int_range (random, 20, 400);
      gint32 flow = g_rand_int_range (random, 20, 400);
      gint32 target = g_rand_int_range (random, 1000, 4000);
      gint32 fund = g_rand_int_range (random, 20, 400);
      gint32 moved = g_rand_int_range (random, 2, 20);
      gint32 change = ABS (flow - first) + (g_strcmp0 (rule, rules[1]) == 0 ? moved : 0);
      gint32 now = g_strcmp0 (rule, rules[2]) == 0   ? total + flow + moved
                   : g_strcmp0 (rule, rules[3]) == 0 ? total - moved
                                                     : total + flow;
      g_autofree char *before = g_strdup_printf ("- Kết nạp %d hội viên; lũy kế kết nạp %d/%d hội viên, đạt 50%% chỉ tiêu năm.\n"
                                                 "- Vận động quỹ được %d triệu đồng.\n", first, total, target, fund);
      g_autofree char *after = g_strdup_printf ("- Kết nạp %d hội viên, %s %d hội viên so với quý trước; lũy kế kết nạp "
                                                "%d/%d hội viên, đạt 50%% chỉ tiêu năm.\n- Vận động quỹ được %d %s đồng.\n",
                                                flow, flow >= first ? "tăng" : "giảm", change, now,
                                                target + (g_strcmp0 (rule, rules[5]) == 0 ? moved : 0), fund,
                                                g_strcmp0 (rule, rules[4]) == 0 ? "tỷ" : "triệu");
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) earlier = read_quarter ("quý II năm 2023", before);
      g_autoptr (DrReport) report = read_quarter ("quý III năm 2023", after);
      g_autoptr (DrChecker) checker = dr_checker_new ();
      GList one = { earlier, NULL, NULL };
      g_autoptr (DrFindings) findings = dr_checker_check_against (checker, report, &one, &error);
      g_assert_no_error (error);

      if (rule == NULL ? dr_findings_get_n (findings) != 0 : !has_rule (findings, rule))
        g_test_message ("%s%s", before, after);
      if (rule == NULL)
        g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
      else
        g_assert_true (has_rule (findings, rule));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checker-properties/consistent-reports-stay-clean", test_consistent);
  g_test_add_func ("/checker-properties/moved-figures-are-found", test_moved);
  g_test_add_data_func ("/checker-properties/reports-in-a-row-stay-clean", NULL, test_two_reports);
  g_test_add_data_func ("/checker-properties/moved-changes-are-found", "held-change", test_two_reports);
  g_test_add_data_func ("/checker-properties/moved-totals-are-found", "held-total", test_two_reports);
  g_test_add_data_func ("/checker-properties/totals-that-went-down-are-found", "held-cumulative", test_two_reports);
  g_test_add_data_func ("/checker-properties/slips-by-a-thousand-are-found", "held-magnitude", test_two_reports);
  g_test_add_data_func ("/checker-properties/moved-targets-are-found", "held-target", test_two_reports);

  return g_test_run ();
}
