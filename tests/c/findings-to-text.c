/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-finding-text.h>

#include <string.h>

#include "rendering/dr-terminal-width-private.h"

static DrText *
make_text (const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  DrText *text = dr_text_new (bytes, NULL, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* One finding, about @words in @content, which stand at @location of a document that is no text; NULL: of one that is. */
static DrFindings *
make_findings_at (const char *content,
                  const char *words,
                  const char *location)
{
  g_autoptr (GError) error = NULL;
  const char *at = strstr (content, words);

  g_assert_nonnull (at);
  g_autoptr (DrSpan) span = dr_span_new (at - content, at - content + strlen (words), &error);
  g_assert_no_error (error);
  g_autoptr (DrSource) source = dr_source_new (span, words, location, &error);
  g_assert_no_error (error);
  g_autoptr (DrFinding) finding = dr_finding_new ("percent-of-target", DR_SEVERITY_ERROR, "126", "128", "128",
                                       "640 / 500 = 128 %", "phải là 128 %", "it is 128 %", source, &error);
  g_assert_no_error (error);

  DrFindings *findings = dr_findings_new ();
  dr_findings_add (findings, finding, &error);
  g_assert_no_error (error);

  return findings;
}

static DrFindings *
make_findings (const char *content,
               const char *words)
{
  return make_findings_at (content, words, NULL);
}

typedef struct
{
  const char *path;
  const char *content;
  const char *words;
  guint width;
  const char *expected;
} Case;

static const Case cases[] = {
  { "/findings-to-text/line-and-caret", "Báo cáo\nđạt 126% chỉ tiêu\n", "126%", 80,
    "q4.txt:2:5: error: it is 128 % [percent-of-target]\n"
    "    đạt 126% chỉ tiêu\n"
    "        ^~~~\n" },
  { "/findings-to-text/decomposed-letters-take-one-column", "đa\xcc\xa3t 126%", "126%", 80,
    "q4.txt:1:6: error: it is 128 % [percent-of-target]\n"
    "    đa\xcc\xa3t 126%\n"
    "        ^~~~\n" },
  { "/findings-to-text/wide-letters-take-two", "漢字 126%", "126%", 80,
    "q4.txt:1:4: error: it is 128 % [percent-of-target]\n"
    "    漢字 126%\n"
    "         ^~~~\n" },
  { "/findings-to-text/blanks-before-the-line-are-left-out", "\t  đạt\t126%", "126%", 80,
    "q4.txt:1:8: error: it is 128 % [percent-of-target]\n"
    "    đạt 126%\n"
    "        ^~~~\n" },
  { "/findings-to-text/what-a-terminal-obeys-is-shown", "a\x1b[2J 126%\r\n", "126%", 80,
    "q4.txt:1:7: error: it is 128 % [percent-of-target]\n"
    "    a\\u{001B}[2J 126%\n"
    "                 ^~~~\n" },
  { "/findings-to-text/source-over-two-lines-shows-the-first", "đạt\n126% chỉ tiêu", "đạt\n126%", 80,
    "q4.txt:1:1: error: it is 128 % [percent-of-target]\n"
    "    đạt\n"
    "    ^~~\n" },
  { "/findings-to-text/long-line-loses-words-at-its-ends",
    "Trong năm các cấp Hội đã phối hợp tuyên truyền và vận động được 126% so với chỉ tiêu được giao từ đầu năm", "126%", 50,
    "q4.txt:1:65: error: it is 128 % [percent-of-target]\n"
    "    … động được 126% so với chỉ tiêu được giao …\n"
    "                ^~~~\n" },
};

static void
test_text (gconstpointer data)
{
  const Case *row = data;
  g_autoptr (DrText) text = make_text (row->content);
  g_autoptr (DrFindings) findings = make_findings (row->content, row->words);
  g_autofree char *written = dr_findings_to_text (findings, text, "q4.txt", row->width, DR_LANGUAGE_ENGLISH);

  g_assert_cmpstr (written, ==, row->expected);
}

static void
test_without_text (void)
{
  g_autoptr (DrFindings) findings = make_findings ("đạt 126%", "126%");
  g_autofree char *named = dr_findings_to_text (findings, NULL, "q4.json", 80, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *unnamed = dr_findings_to_text (findings, NULL, NULL, 80, DR_LANGUAGE_VIETNAMESE);

  g_assert_cmpstr (named, ==, "q4.json:@7: lỗi: phải là 128 % [percent-of-target]\n");
  g_assert_cmpstr (unnamed, ==, "@7: lỗi: phải là 128 % [percent-of-target]\n");
}

static void
test_no_findings (void)
{
  g_autoptr (DrFindings) findings = dr_findings_new ();
  g_autofree char *written = dr_findings_to_text (findings, NULL, "q4.txt", 80, DR_LANGUAGE_ENGLISH);

  g_assert_cmpstr (written, ==, "");
}

/* A document of one line is not searched from end to end, nor is a character cut. */
static void
test_endless_line (void)
{
  g_autoptr (GString) content = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    g_string_append (content, i == 25000 ? "đạt 126% " : "chỉ tiêu ");
  g_autoptr (DrText) text = make_text (content->str);
  g_autoptr (DrFindings) findings = make_findings (content->str, "126%");
  g_autofree char *unlimited = dr_findings_to_text (findings, text, "q4.txt", 0, DR_LANGUAGE_ENGLISH);

  g_assert_true (g_utf8_validate (unlimited, -1, NULL));
  g_assert_cmpuint (strlen (unlimited), <, 10000);

  for (guint width = 40; width < 120; width++)
    {
      g_autofree char *written = dr_findings_to_text (findings, text, "q4.txt", width, DR_LANGUAGE_ENGLISH);
      g_auto (GStrv) lines = g_strsplit (written, "\n", -1);

      g_assert_cmpuint (dr_terminal_width (lines[1], -1), <=, width);
      g_assert_nonnull (strstr (lines[1], "126%"));
      /* The caret stands under the figure. */
      gsize before = dr_terminal_width (lines[1], strstr (lines[1], "126%") - lines[1]);
      g_assert_cmpuint (before, ==, strchr (lines[2], '^') - lines[2]);
    }
}

static void
test_location (void)
{
  g_autoptr (DrText) text = make_text ("đạt 126% chỉ tiêu");
  g_autoptr (DrFindings) findings = make_findings_at ("đạt 126% chỉ tiêu", "126%", "table 2, row 4, cell 5, run 1");
  g_autofree char *vietnamese = dr_findings_to_text (findings, text, "q4.docx", 80, DR_LANGUAGE_VIETNAMESE);
  g_autofree char *english = dr_findings_to_text (findings, NULL, NULL, 80, DR_LANGUAGE_ENGLISH);

  g_assert_cmpstr (vietnamese, ==,
                   "q4.docx:1:5: lỗi: phải là 128 % [percent-of-target]\n"
                   "    đạt 126% chỉ tiêu\n"
                   "        ^~~~\n"
                   "    ở bảng 2, hàng 4, ô 5\n");
  g_assert_cmpstr (english, ==,
                   "@7: error: it is 128 % [percent-of-target]\n"
                   "    at table 2, row 4, cell 5\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_text);
  g_test_add_func ("/findings-to-text/without-text-the-byte-is-the-place", test_without_text);
  g_test_add_func ("/findings-to-text/no-findings-give-nothing", test_no_findings);
  g_test_add_func ("/findings-to-text/endless-line", test_endless_line);
  g_test_add_func ("/findings-to-text/place-in-a-document", test_location);

  return g_test_run ();
}
