/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* districtreport compare: what differs between two drafts. */

#include "config.h"

#include "cli.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON
} Format;

static const char * const formats[] = { "text", "json", NULL };

static const char help_vietnamese[] =
  "Cách dùng: districtreport compare [TÙY CHỌN…] CŨ MỚI\n"
  "\n"
  "So hai bản thảo của một báo cáo, từng số liệu một: thêm, bỏ, sửa.\n"
  "\n"
  "  --format text|json              dạng in ra (mặc định: text)\n"
  CLI_READING_HELP_VIETNAMESE
  "  -h, --help                      in hướng dẫn này\n"
  "\n"
  "Mã thoát: 0 không khác; 1 có khác; 2 có tệp không dùng được.\n";

static const char help_english[] =
  "Usage: districtreport compare [OPTION…] OLD NEW\n"
  "\n"
  "Compares two drafts of a report, figure by figure: what was added, removed, changed.\n"
  "\n"
  "  --format text|json              what to print (default: text)\n"
  CLI_READING_HELP_ENGLISH
  "  -h, --help                      print this help\n"
  "\n"
  "Exit status: 0 no difference; 1 differences; 2 a file cannot be used.\n";

/* Both files are tried, so that what is wrong with either is told at once. */
static DrReport *
load (const char *name,
      CliReading *reading,
      DrReader   *reader,
      DrLanguage  language)
{
  g_autoptr (GError) error = NULL;
  DrReport *report = cli_load_report (name, reader, &error);

  if (report != NULL)
    report = cli_reading_correct (reading, report, name, language, &error);
  if (report == NULL)
    cli_report_error (name, error, language);

  return report;
}

int
cli_compare (int         argc,
             char      **argv,
             DrLanguage  language)
{
  g_autofree char *format_word = NULL;
  g_auto (CliReading) reading = { NULL };
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_word, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL },
    { NULL }
  };

  int status = cli_parse_options (&argc, &argv, entries, &reading, cli_say (language, help_vietnamese, help_english),
                                  language);
  if (status >= 0)
    return status;

  int format = format_word != NULL ? cli_choose ("--format", format_word, formats, language) : FORMAT_TEXT;
  if (format < 0)
    return CLI_UNUSABLE;
  if (names == NULL || g_strv_length (names) != 2)
    {
      cli_complain ("%s", cli_say (language, "districtreport compare: cần đúng hai tệp: CŨ MỚI\n",
                                   "districtreport compare: exactly two files are needed: OLD NEW\n"));
      return CLI_UNUSABLE;
    }

  g_autoptr (DrReader) reader = cli_reading_make_reader (&reading, language);
  if (reader == NULL)
    return CLI_UNUSABLE;

  g_autoptr (DrReport) old_report = load (names[0], &reading, reader, language);
  g_autoptr (DrReport) new_report = load (names[1], &reading, reader, language);
  if (old_report == NULL || new_report == NULL || !cli_reading_is_settled (&reading, language))
    return CLI_UNUSABLE;

  g_autoptr (GError) error = NULL;
  g_autoptr (DrComparison) comparison = dr_comparison_new (old_report, new_report, &error);
  if (comparison == NULL)
    {
      cli_report_error (names[1], error, language);
      return CLI_UNUSABLE;
    }

  g_autofree char *old_name = g_filename_display_name (names[0]);
  g_autofree char *new_name = g_filename_display_name (names[1]);
  g_autofree char *output = format == FORMAT_JSON ? dr_comparison_to_json (comparison)
                                                  : dr_comparison_to_text (comparison, old_name, new_name, language);
  g_autolist (DrDifference) differences = dr_comparison_list_differences (comparison);
  cli_output_write (output);

  return differences != NULL ? CLI_FINDINGS : CLI_CLEAN;
}
