/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How much the rules look at: so many bytes for each figure, whatever stands around it. Counted, since time tells little.
 * And how much of it passes before one that was cancelled gives up. */

#include "config.h"

#include <string.h>

#include <districtreport/dr-reader.h>

#include "checking/dr-held-private.h"
#include "checking/dr-rules-private.h"

static DrReport *
read_report (const char *period,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strdup_printf ("HUYỆN ỦY BÀU SEN\nBàu Sen, ngày 10 tháng 02 năm 2024\nBÁO CÁO\nkết quả công tác %s năm 2024\n%s\n", period, text);
  DrReport *report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);

  return report;
}

/* The work of all rules on one report; @longest takes the most between two looks at whether to go on. */
static gsize
count_work (const char *text,
            gsize      *longest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReport) report = read_report ("quý I", text);
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_auto (DrCheck) check = { NULL };
  dr_check_init (&check, report, findings);
  check.said = findings;
  for (guint i = 0; i < dr_n_builtin_rules; i++)
    if (dr_builtin_rules[i].check != NULL)
      {
        g_assert_true (dr_builtin_rules[i].check (&check, &error));
        g_assert_no_error (error);
        /* The checker looks between two rules. */
        g_assert_true (dr_check_goes_on (&check));
      }
  *longest = check.longest;

  return *check.work;
}

/* A figure is seen in its sentence, which may be long, and with a few words around that. */
#define NEARBY 1024

/* «31 hộ, 68 hộ, …», all in one line. */
static char *
write_line (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%u hộ", i > 0 ? ", " : "", 2 + i * 37 % 997);

  return g_string_free (text, FALSE);
}

/* A sentence a line, each with a share that is right. */
static char *
write_shares (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      guint all = 400 + i * 37 % 997;
      guint part = 50 + i * 53 % 307;
      guint hundredths = part * 10000 / all;

      g_string_append_printf (text, "Kết nạp %u hội viên, trong đó nữ %u hội viên, chiếm %u,%02u%%.\n", all, part,
                              hundredths / 100, hundredths % 100);
    }

  return g_string_free (text, FALSE);
}

/* Tables of ten rows, and behind each a sentence about one of them. */
static char *
write_tables (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i % 10 == 0)
        g_string_append (text, "Xã\tNam\tNữ\tTổng\n");
      g_string_append_printf (text, "Xã Bàu Sen %u\t%u\t%u\t%u\n", i % 10, 200 + i * 37 % 97, 300 + i * 53 % 97,
                              500 + i * 37 % 97 + i * 53 % 97);
      if (i % 10 == 9)
        g_string_append_printf (text, "Riêng xã Bàu Sen %u có %u hội viên nam.\n", i % 7, 200 + (i - i % 10 + i % 7) * 37 % 97);
    }

  return g_string_free (text, FALSE);
}

/* A headline, a heading, a running total with what came since, goals of which one is told again, a price, a summary, and among much else
 * what is left of what was asked for. */
static char *
write_totals (guint n)
{
  GString *text = g_string_new ("Bàu Sen: hơn 480 hội viên mới\n"
                                "I. KẾT QUẢ\n"
                                "Kết nạp 66 hội viên; lũy kế từ đầu năm kết nạp 212 hội viên.\n"
                                "Kết nạp thêm 188 hội viên để hoàn thành chỉ tiêu 500 hội viên.\n"
                                "Tặng 15 suất quà 500.000 đồng/suất.\n");

  /* So many goals that a rule looks more than once while it holds one against them. */
  for (guint i = 0; i < 64; i++)
    g_string_append_printf (text, "Kết nạp 312 hội viên, đạt 62,4%% chỉ tiêu năm (%u hội viên).\n", 437 + i);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Thường trực giao %02u nhiệm vụ; đã thực hiện %02u/%02u nhiệm vụ, còn 01 nhiệm vụ đang làm.\n",
                            2 + i % 9, 1 + i % 9, 2 + i % 9);

  g_string_append (text, "Tóm lại, kết nạp được 81 hội viên mới.\n");

  return g_string_free (text, FALSE);
}

/* Something for every rule: days, ranks, what was asked for, a table, documents. */
static char *
write_kinds (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n / 10; i++)
    {
      g_string_append_printf (text,
                              "Ngày %u/02/2024, Huyện Đoàn kết nạp %u/%u đoàn viên, đạt %u%%, tăng %u đoàn viên so với cùng kỳ.\n"
                              "Hội Nông dân huyện: xếp thứ %u/9; lũy kế trồng %u cây; ban hành Kế hoạch số %u-KH/HU ngày 05/01/2024.\n"
                              "Có 04 kiến nghị, đã thực hiện 03, còn %u kiến nghị. Kỷ niệm %u năm (1930 - 2024). Đạt 9/10 điểm.\n",
                              1 + i % 29, 40 + i, 50 + i, 90 + i % 20, i % 7, 1 + i % 9, 100 + i, 10 + i, i % 3, 90 + i % 5);
      if (i % 10 == 9)
        g_string_append (text, "| Xã | Nam | Nữ | Cộng |\n|---|---|---|---|\n| A | 4 | 5 | 9 |\n| B | 6 | 5 | 11 |\n"
                               "| C | 7 | 2 | 9 |\n| D | 7 | 3 | 11 |\n| Cộng | 24 | 15 | 39 |\n");
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *path;
  char     *(*write) (guint n);
  gsize       most;         /* for each of the figures or sentences */
} Shape;

static gsize
get_longest_line (const char *text)
{
  gsize most = 0;

  for (const char *line = text; *line != '\0'; line += strspn (line, "\n"))
    {
      gsize length = strcspn (line, "\n");

      most = MAX (most, length);
      line += length;
    }

  return most;
}

static void
test_shape (gconstpointer data)
{
  const Shape *self = data;
  g_autofree char *few = self->write (500);
  g_autofree char *many = self->write (1000);
  gsize longest, longer;
  gsize work = count_work (few, &longest);
  gsize more = count_work (many, &longer);

  g_test_message ("%" G_GSIZE_FORMAT " for 500, %" G_GSIZE_FORMAT " for 1000; %" G_GSIZE_FORMAT " and %" G_GSIZE_FORMAT
                  " at a stretch", work, more, longest, longer);
  g_assert_cmpuint (work, <=, 500 * self->most);
  g_assert_cmpuint (more, <=, 1000 * self->most);
  g_assert_cmpuint (longest, <=, get_longest_line (few) + NEARBY);
  g_assert_cmpuint (longer, <=, get_longest_line (many) + NEARBY);
}

static void
assert_gives_up (const DrBuiltinRule *rule,
                 DrCheck             *check,
                 const DrHeld        *held,
                 gsize                most)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = held != NULL ? rule->held (check, held, &error) : rule->check (check, &error);

  if (!is_done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else if (*check->work > 0)
    g_error ("%s did not look", rule->id);
  g_assert_cmpuint (*check->work, <=, most);
}

/* Every rule gives up at its first look; what it does then must not depend on how much there is. */
static void
test_cancelled (gconstpointer data)
{
  const Shape *self = data;
  g_autofree char *text = self->write (1000);
  g_autoptr (DrReport) report = read_report ("quý II", text);
  g_autoptr (DrReport) earlier = read_report ("quý I", text);
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < dr_n_builtin_rules; i++)
    {
      const DrBuiltinRule *rule = &dr_builtin_rules[i];
      g_auto (DrCheck) check = { NULL };
      g_auto (DrHeld) held = { .period = NULL };
      GError *error = NULL;

      dr_check_init (&check, report, findings);
      check.said = findings;
      check.cancellable = cancellable;
      if (rule->held != NULL && !dr_held_init (&held, report, earlier, &error))
        g_error ("%s", error->message);
      assert_gives_up (rule, &check, rule->held != NULL ? &held : NULL, get_longest_line (text) + NEARBY);
    }
  g_assert_cmpuint (dr_findings_get_n (findings), ==, 0);
}

/* Runs a rule that is cancelled at one of its looks (0: at none), and gives how many it took. */
static guint
run_rule (const DrBuiltinRule *rule,
          DrReport            *report,
          DrReport            *earlier,
          guint                last_look)
{
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_auto (DrCheck) check = { NULL };
  g_auto (DrHeld) held = { .period = NULL };

  dr_check_init (&check, report, findings);
  check.said = findings;
  check.cancellable = cancellable;
  check.last_look = last_look;
  if (rule->held != NULL && !dr_held_init (&held, report, earlier, &error))
    g_error ("%s", error->message);

  gboolean is_done = rule->held != NULL ? rule->held (&check, &held, &error) : rule->check (&check, &error);
  g_assert_cmpint (is_done, ==, last_look == 0);
  if (!is_done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  return check.n_looks;
}

/* Wherever it is cancelled, a rule leaves its loops: each looks once more, those of a table one in another. */
static void
test_cancelled_midway (gconstpointer data)
{
  const Shape *self = data;
  g_autofree char *text = self->write (100);
  g_autoptr (DrReport) report = read_report ("quý II", text);
  g_autoptr (DrReport) earlier = read_report ("quý I", text);

  for (guint i = 0; i < dr_n_builtin_rules; i++)
    {
      const DrBuiltinRule *rule = &dr_builtin_rules[i];
      guint n_looks = run_rule (rule, report, earlier, 0);

      for (guint look = 1; look <= n_looks; look += look < 200 ? 1 : n_looks / 50 + 1)
        g_assert_cmpuint (run_rule (rule, report, earlier, look), <=, look + 512);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const Shape shapes[] = {
    { "/check-work/figures-in-one-line", write_line, 5500 },
    { "/check-work/something-for-every-rule", write_kinds, 3000 },
    { "/check-work/shares-line-by-line", write_shares, 2600 },
    { "/check-work/tables", write_tables, 1200 },
    { "/check-work/running-totals-and-what-was-asked-for", write_totals, 2000 },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *cancelled = g_strconcat (shapes[i].path, "/cancelled", NULL);
      g_autofree char *midway = g_strconcat (shapes[i].path, "/cancelled-midway", NULL);

      g_test_add_data_func (shapes[i].path, &shapes[i], test_shape);
      g_test_add_data_func (cancelled, &shapes[i], test_cancelled);
      g_test_add_data_func (midway, &shapes[i], test_cancelled_midway);
    }

  return g_test_run ();
}
