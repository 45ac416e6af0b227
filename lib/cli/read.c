/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* districtreport read: documents into reports. */

#include "config.h"

#include "cli.h"

#define USUAL_WIDTH G_MININT    /* that of the terminal */

typedef enum
{
  FORMAT_TABLE,
  FORMAT_JSON
} Format;

static const char * const formats[] = { "table", "json", NULL };

static const char help_vietnamese[] =
  "Cách dùng: districtreport read [TÙY CHỌN…] TỆP…\n"
  "\n"
  "Đọc báo cáo và in ra số liệu, xếp hạng, kiến nghị, văn bản dẫn.\n"
  "TỆP là .txt, .docx, .odt, .xlsx, .csv hoặc .json; “-” là đầu vào chuẩn.\n"
  "\n"
  "  --format table|json             dạng in ra (mặc định: table); nhiều tệp thành một mảng JSON, các lệnh đều đọc lại được\n"
  CLI_READING_HELP_VIETNAMESE
  "  --width N                       số cột của bảng, 0: không giới hạn (mặc định: của màn hình)\n"
  "  -h, --help                      in hướng dẫn này\n"
  "\n"
  "Mã thoát: 0 tốt; 2 có tệp không dùng được.\n";

static const char help_english[] =
  "Usage: districtreport read [OPTION…] FILE…\n"
  "\n"
  "Reads reports and prints their figures, rankings, directives and citations.\n"
  "FILE is .txt, .docx, .odt, .xlsx, .csv or .json; - is standard input.\n"
  "\n"
  "  --format table|json             what to print (default: table); several files make one JSON\n"
  "                                  array, which every command reads back\n"
  CLI_READING_HELP_ENGLISH
  "  --width N                       columns of the table, 0 for no limit (default: the terminal's)\n"
  "  -h, --help                      print this help\n"
  "\n"
  "Exit status: 0 clean; 2 a file cannot be used.\n";

static void
print_table (DrReport   *report,
             gboolean    is_first,
             guint       width,
             DrLanguage  language)
{
  g_autofree char *text = dr_report_to_text (report, width, language);

  if (!is_first)
    cli_output_write ("\n");
  cli_output_write (text);
}

/* Several documents make an array; one alone is not in one. */
static void
print_json (DrReport *report,
            gboolean  is_first,
            gboolean  is_nested)
{
  g_autoptr (GOutputStream) stream = cli_output_stream_new (is_nested, 2);

  if (is_nested)
    cli_output_write (is_first ? "[\n" : ",\n");
  /* Only standard output can fail, and that is told at the end. */
  dr_report_write_json (report, stream, TRUE, NULL, NULL);
}

int
cli_read (int         argc,
          char      **argv,
          DrLanguage  language)
{
  g_autofree char *format_word = NULL;
  g_auto (CliReading) reading = { NULL };
  g_auto (GStrv) names = NULL;
  int width = USUAL_WIDTH;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_word, NULL, NULL },
    { "width", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &width, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, NULL },
    { NULL }
  };

  int status = cli_parse_options (&argc, &argv, entries, &reading, cli_say (language, help_vietnamese, help_english),
                                  language);
  if (status >= 0)
    return status;

  int format = format_word != NULL ? cli_choose ("--format", format_word, formats, language) : FORMAT_TABLE;
  if (format < 0)
    return CLI_UNUSABLE;
  if (width < 0 && width != USUAL_WIDTH)
    {
      cli_complain ("%s", cli_say (language, "districtreport: --width không âm\n", "districtreport: --width is not below 0\n"));
      return CLI_UNUSABLE;
    }
  if (names == NULL)
    {
      cli_complain ("%s", cli_say (language, "districtreport read: thiếu TỆP\n", "districtreport read: FILE is missing\n"));
      return CLI_UNUSABLE;
    }

  g_autoptr (DrReader) reader = cli_reading_make_reader (&reading, language);
  if (reader == NULL)
    return CLI_UNUSABLE;

  g_autoptr (CliDocuments) documents = cli_documents_new (&names, reader);
  reading.is_alone = names[1] == NULL;
  gboolean is_nested = names[1] != NULL;
  gboolean is_first = TRUE;
  status = CLI_CLEAN;
  for (gsize i = 0; names[i] != NULL && !cli_output_failed (); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) report = cli_documents_next (documents, &error);

      if (report != NULL)
        report = cli_reading_correct (&reading, report, names[i], language, &error);

      if (report == NULL)
        {
          cli_report_error (names[i], error, language);
          status = CLI_UNUSABLE;
          continue;
        }
      if (format == FORMAT_JSON)
        print_json (report, is_first, is_nested);
      else
        print_table (report, is_first, width != USUAL_WIDTH ? (guint) width : cli_output_width (), language);
      is_first = FALSE;
    }
  if (format == FORMAT_JSON && is_nested && !is_first)
    cli_output_write ("\n]\n");

  return cli_reading_is_settled (&reading, language) ? status : CLI_UNUSABLE;
}
