/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "model/dr-text-private.h"
#include "reading/documents/dr-delimited-private.h"

static DrDocument *
read_values (const char      *content,
             const DrLimits  *limits,
             GError         **error)
{
  const DrDocumentOptions options = { .name = "bang.csv", .limits = limits };
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));

  return dr_document_read (bytes, &options, error);
}

static const struct
{
  const char *name;
  const char *content;
  const char *text;
} cases[] = {
  { "commas", "TT,Nội dung,KH\n1,Lúa,12\n", "TT\tNội dung\tKH\n1\tLúa\t12\n" },
  { "semicolons", "TT;Nội dung;KH\n1;Lúa;12,5\n", "TT\tNội dung\tKH\n1\tLúa\t12,5\n" },
  { "tabs", "TT\tNội dung\tKH\n1\tLúa, ngô\t12,5\n", "TT\tNội dung\tKH\n1\tLúa, ngô\t12,5\n" },
  { "a-semicolon-before-commas-in-numbers", "a;b;c\n1,5;2,5;3,5\n", "a\tb\tc\n1,5\t2,5\t3,5\n" },
  { "a-declared-separator", "sep=;\na;b\n1;2\n", "a\tb\n1\t2\n" },
  { "two-columns", "a,b\n1,2\n", "a\tb\n1\t2\n" },
  { "one-column", "a\nb\n", "a\nb\n" },
  { "quotes", "a,\"b, c\",d\n", "a\tb, c\td\n" },
  { "doubled-quotes", "\"nói \"\"vâng\"\"\",b,c\n", "nói \"vâng\"\tb\tc\n" },
  { "lines-in-quotes", "a,\"b\r\nc\",d\r\n1,2,3\r\n", "a\tb c\td\n1\t2\t3\n" },
  { "a-quote-that-is-never-closed", "a,b,c\n1,\"x,2\n", "a\tb\tc\n1\t\"x\t2\n" },
  { "a-quote-inside-a-value", "a,b\"c,d\n", "a\tb\"c\td\n" },
  { "empty-values", "a,,c\n,,\n,2,\n", "a\tc\n\n2\n" },
  { "a-byte-order-mark", "\357\273\277a,b,c\n", "a\tb\tc\n" },
  { "a-carriage-return-alone", "a,b,c\r1,2,3\r", "a\tb\tc\n1\t2\t3\n" },
  { "no-line-feed-at-the-end", "a,b,c\n1,2,3", "a\tb\tc\n1\t2\t3\n" },
};

/* Values under another name, or none, are told from prose by their row of heads. */
static const struct
{
  const char *name;
  const char *content;
  gboolean    is_sheet;
} unnamed[] = {
  { "semicolons", "STT;Nội dung;ĐVT\n1;Kết nạp;hội viên\n2;\"Quỹ; các loại\";đồng\n", TRUE },
  { "commas", "TT,Chỉ tiêu,Kế hoạch,Thực hiện\r\n1,Trồng rừng,10,12\r\n", TRUE },
  { "titles-above", "UBND XÃ AN BÌNH;;\nBÁO CÁO;;\nSTT;Nội dung;Kế hoạch năm 2024\n1;Mở lớp;3\n", TRUE },
  { "in-quotes", "\"STT\";\"Nội dung\";\"Đơn vị tính\"\n1;Mở lớp;lớp\n", TRUE },
  { "no-rows-below", "STT;Nội dung;ĐVT\n", FALSE },
  { "rows-of-other-lengths", "STT;Nội dung;ĐVT\n1;Kết nạp\n", FALSE },
  { "no-heads", "một, hai, ba\nbốn, năm, sáu\n", FALSE },
  { "prose", "Chỉ tiêu, kế hoạch, nghị quyết đều đạt.\nKết nạp 12 hội viên, mở 3 lớp.\n", FALSE },
  { "tabs-are-read-as-they-stand", "STT\tNội dung\tĐVT\n1\tKết nạp\thội viên\n", FALSE },
  { "nothing", "", FALSE },
};

static void
test_unnamed (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  const DrDocumentOptions options = { .name = NULL };
  g_autoptr (GBytes) bytes = g_bytes_new_static (unnamed[index].content, strlen (unnamed[index].content));

  g_assert_true (dr_delimited_is_sheet (unnamed[index].content, strlen (unnamed[index].content)) == unnamed[index].is_sheet);
  if (*unnamed[index].content == '\0')
    return;
  g_autoptr (DrDocument) document = dr_document_read (bytes, &options, NULL);
  g_assert_cmpstr (document->content_type, ==, unnamed[index].is_sheet ? "text/csv" : "text/plain");
}

static void
test_case (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_values (cases[index].content, NULL, &error);

  g_assert_no_error (error);
  GBytes *bytes = dr_text_get_bytes (document->text);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, cases[index].text);
  g_assert_cmpstr (document->content_type, ==, "text/csv");
  g_assert_cmpuint (g_bytes_get_size (document->content), ==, strlen (cases[index].content));
}

static void
test_places (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_values ("a,,c\n\n1,2,3\n", NULL, &error);

  g_assert_no_error (error);
  g_autofree char *third = dr_text_describe (document->text, 2, 3);
  g_autofree char *last = dr_text_describe (document->text, strlen ("a\tc\n\n1\t2\t"), strlen ("a\tc\n\n1\t2\t3"));
  g_assert_cmpstr (third, ==, "row 1, cell 3");
  g_assert_cmpstr (last, ==, "row 3, cell 3");
}

static void
test_names (void)
{
  g_assert_true (dr_delimited_is_name ("a.csv"));
  g_assert_true (dr_delimited_is_name ("B.CSV"));
  g_assert_true (dr_delimited_is_name ("q4.2024.tsv"));
  g_assert_false (dr_delimited_is_name ("a.txt"));
  g_assert_false (dr_delimited_is_name ("csv"));
  g_assert_false (dr_delimited_is_name (NULL));
}

static void
test_nothing_in_it (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDocument) document = read_values (",,\n,,\n", NULL, &error);

  g_assert_null (document);
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
}

static void
test_limit (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLimits) limits = dr_limits_new ();

  dr_limits_set (limits, DR_LIMIT_ITEMS, 5);
  g_autoptr (DrDocument) document = read_values ("a,b,c\nd,e,f\n", limits, &error);
  g_assert_null (document);
  g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/delimited/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (unnamed); i++)
    {
      g_autofree char *path = g_strconcat ("/delimited/unnamed/", unnamed[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_unnamed);
    }
  g_test_add_func ("/delimited/places-are-rows-and-cells", test_places);
  g_test_add_func ("/delimited/a-name-says-what-a-file-is", test_names);
  g_test_add_func ("/delimited/values-that-are-all-empty-are-refused", test_nothing_in_it);
  g_test_add_func ("/delimited/cells-are-counted", test_limit);

  return g_test_run ();
}
