/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* How much the rules look at: so many bytes for each figure, whatever stands around it. Counted, since time tells little. */

#include "config.h"

#include <districtreport/dr-reader.h>

#include "checking/dr-rules-private.h"

/* The work of all rules on one report. */
static gsize
count_work (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autofree char *whole = g_strdup_printf ("BÁO CÁO\nkết quả công tác quý I năm 2024\n%s\n", text);
  g_autoptr (DrReport) report = dr_reader_read_text (reader, whole, &error);
  g_assert_no_error (error);

  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_auto (DrCheck) check = { NULL };
  dr_check_init (&check, report, findings);
  for (guint i = 0; i < dr_n_builtin_rules; i++)
    if (dr_builtin_rules[i].check != NULL)
      {
        g_assert_true (dr_builtin_rules[i].check (&check, &error));
        g_assert_no_error (error);
      }

  return *check.work;
}

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

typedef struct
{
  const char *path;
  char     *(*write) (guint n);
  gsize       most;         /* for each of the figures or sentences */
} Shape;

static void
test_shape (gconstpointer data)
{
  const Shape *self = data;
  g_autofree char *few = self->write (500);
  g_autofree char *many = self->write (1000);
  gsize work = count_work (few);
  gsize more = count_work (many);

  g_test_message ("%" G_GSIZE_FORMAT " for 500, %" G_GSIZE_FORMAT " for 1000", work, more);
  g_assert_cmpuint (work, <=, 500 * self->most);
  g_assert_cmpuint (more, <=, 1000 * self->most);
}

int
main (int   argc,
      char *argv[])
{
  static const Shape shapes[] = {
    { "/check-work/figures-in-one-line", write_line, 5500 },
    { "/check-work/shares-line-by-line", write_shares, 2000 },
    { "/check-work/tables", write_tables, 1200 },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    g_test_add_data_func (shapes[i].path, &shapes[i], test_shape);

  return g_test_run ();
}
