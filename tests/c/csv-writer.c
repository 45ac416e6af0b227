/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-csv-writer-private.h"

/* Fields parted by a bar as one line. */
static const struct
{
  const char *name;
  const char *fields;
  const char *line;
} cases[] = {
  { "plain", "xã|12", "xã,12\n" },
  { "empty-fields-keep-their-commas", "|a|", ",a,\n" },
  { "a-comma-is-quoted", "Đoàn, Hội|1", "\"Đoàn, Hội\",1\n" },
  { "a-quote-is-doubled", "a \"b\"", "\"a \"\"b\"\"\"\n" },
  { "a-line-break-is-quoted", "a\nb\r", "\"a\nb\r\"\n" },
  { "numbers-are-no-formulas", "-12|+3.5|-7/2|0", "-12,+3.5,-7/2,0\n" },
  { "formulas-are-words", "=1+1|+cmd|-2+3|@SUM(A1)|\ta", "'=1+1,'+cmd,'-2+3,'@SUM(A1),'\ta\n" },
  { "a-formula-in-quotes", "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"\n" },
  { "a-dash-alone", "- Kết nạp|-", "'- Kết nạp,'-\n" },
};

static void
test_case (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_auto (GStrv) fields = g_strsplit (cases[index].fields, "|", -1);
  DrCsvWriter csv;

  dr_csv_writer_init (&csv);
  for (gsize i = 0; fields[i] != NULL; i++)
    dr_csv_writer_field (&csv, fields[i]);
  dr_csv_writer_end_line (&csv);
  g_autofree char *text = dr_csv_writer_end (&csv);

  g_assert_cmpstr (text, ==, cases[index].line);
}

static void
test_lines_are_apart (void)
{
  DrCsvWriter csv;

  dr_csv_writer_init (&csv);
  dr_csv_writer_field (&csv, NULL);
  dr_csv_writer_end_line (&csv);
  dr_csv_writer_field (&csv, NULL);
  dr_csv_writer_field (&csv, NULL);
  dr_csv_writer_end_line (&csv);
  g_autofree char *text = dr_csv_writer_end (&csv);

  g_assert_cmpstr (text, ==, "\n,\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-writer/", cases[i].name, NULL);
      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/csv-writer/lines-are-apart", test_lines_are_apart);

  return g_test_run ();
}
