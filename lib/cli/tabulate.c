/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* districtreport tabulate: figures of many reports in one table. */

#include "config.h"

#include <string.h>

#include "cli.h"

typedef enum
{
  FORMAT_TABLE,
  FORMAT_CSV,
  FORMAT_JSON
} Format;

static const char * const formats[] = { "table", "csv", "json", NULL };

static const char help_vietnamese[] =
  "Cách dùng: districtreport tabulate [TÙY CHỌN…] TỆP…\n"
  "\n"
  "Tổng hợp số liệu của nhiều báo cáo thành một bảng.\n"
  "TỆP là .txt, .docx, .odt, .xlsx, .csv hoặc .json; “-” là đầu vào chuẩn.\n"
  "\n"
  "  --by KHÓA,…                     gộp theo: unit, unit@province, unit-kind, indicator, measure,\n"
  "                                  period, period@year, … (mặc định: unit,indicator,period)\n"
  "  --metric CHỈ-SỐ,…               tính: actual, planned, completion, attainment-rate, …\n"
  "                                  (mặc định: actual,planned,completion)\n"
  "  --where KHÓA=GIÁ-TRỊ,…          chỉ lấy những số liệu này; dùng được nhiều lần\n"
  "  --order CỘT,…                   thứ tự các dòng; “-” trước tên cột là từ cao xuống thấp\n"
  "  --limit SỐ                      chỉ lấy chừng ấy dòng đầu\n"
  "  --digits SỐ                     số chữ số thập phân của tỷ lệ (mặc định: 2)\n"
  "  --format table|csv|json         dạng in ra (mặc định: table)\n"
  CLI_READING_HELP_VIETNAMESE
  "  -h, --help                      in hướng dẫn này\n"
  "\n"
  "Mã thoát: 0 tốt; 2 có tệp hoặc yêu cầu không dùng được.\n";

static const char help_english[] =
  "Usage: districtreport tabulate [OPTION…] FILE…\n"
  "\n"
  "Puts the figures of many reports into one table.\n"
  "FILE is .txt, .docx, .odt, .xlsx, .csv or .json; - is standard input.\n"
  "\n"
  "  --by KEY,…                      group by unit, unit@province, unit-kind, indicator, measure,\n"
  "                                  period, period@year, … (default: unit,indicator,period)\n"
  "  --metric METRIC,…               work out actual, planned, completion, attainment-rate, …\n"
  "                                  (default: actual,planned,completion)\n"
  "  --where KEY=VALUE,…             only figures with one of these values; may be given again\n"
  "  --order COLUMN,…                order of the rows; - before a column turns it round\n"
  "  --limit N                       only the first N rows\n"
  "  --digits N                      decimals of percentages and quotients (default: 2)\n"
  "  --format table|csv|json         what to print (default: table)\n"
  CLI_READING_HELP_ENGLISH
  "  -h, --help                      print this help\n"
  "\n"
  "Exit status: 0 good; 2 a file or the question cannot be used.\n";

#define DEFAULT_KEYS "unit,indicator,period"
#define DEFAULT_METRICS "actual,planned,completion"
#define MOST_DIGITS 30

typedef struct
{
  Format      format;
  CliReading  reading;          /* (owned) */
  DrReader   *reader;           /* (owned) */
  DrQuery    *query;            /* (owned) */
  GStrv       names;            /* (owned) */
} Options;

static void
options_clear (Options *self)
{
  cli_reading_clear (&self->reading);
  g_clear_object (&self->reader);
  g_clear_object (&self->query);
  g_clear_pointer (&self->names, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
add_filters (DrQuery    *query,
             char      **filters,
             DrLanguage  language)
{
  for (gsize i = 0; filters != NULL && filters[i] != NULL; i++)
    {
      char *equals = strchr (filters[i], '=');

      if (equals == NULL)
        {
          cli_complain (cli_say (language, "--where %s: cần KHÓA=GIÁ-TRỊ\n", "--where %s: KEY=VALUE is wanted\n"),
                        filters[i]);
          return FALSE;
        }

      g_autofree char *key = g_strndup (filters[i], (gsize) (equals - filters[i]));
      g_auto (GStrv) values = g_strsplit (equals + 1, ",", -1);
      dr_query_add_filter (query, key, (const char * const *) values);
    }

  return TRUE;
}

/* What the question's options say. */
typedef struct
{
  char  *keys;
  char  *metrics;
  char  *order;
  GStrv  filters;
  int    limit;
  int    digits;
  char  *format;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->keys);
  g_free (words->metrics);
  g_free (words->order);
  g_strfreev (words->filters);
  g_free (words->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

static DrQuery *
make_query (const Words *words,
            DrLanguage   language)
{
  g_autoptr (DrQuery) query = dr_query_new ();
  g_auto (GStrv) keys = g_strsplit (words->keys != NULL ? words->keys : DEFAULT_KEYS, ",", -1);
  g_auto (GStrv) metrics = g_strsplit (words->metrics != NULL ? words->metrics : DEFAULT_METRICS, ",", -1);

  dr_query_set_keys (query, (const char * const *) keys);
  for (gsize i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  if (words->order != NULL)
    {
      g_auto (GStrv) order = g_strsplit (words->order, ",", -1);

      dr_query_set_order (query, (const char * const *) order);
    }
  if (words->limit < 0 || words->digits < 0 || words->digits > MOST_DIGITS)
    {
      cli_complain ("%s", cli_say (language, "--limit và --digits không âm, --digits không quá 30\n",
                                   "--limit and --digits are not below 0, --digits not above 30\n"));
      return NULL;
    }
  dr_query_set_limit (query, (guint) words->limit);
  dr_query_set_rounding (query, (guint) words->digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO);

  return add_filters (query, words->filters, language) ? g_steal_pointer (&query) : NULL;
}

/* -1 to go on, else the exit status. */
static int
options_init (Options     *self,
              int          argc,
              char       **argv,
              DrLanguage   language)
{
  g_auto (Words) words = { .digits = 2 };
  const GOptionEntry entries[] = {
    { "by", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.keys, NULL, NULL },
    { "metric", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.metrics, NULL, NULL },
    { "where", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &words.filters, NULL, NULL },
    { "order", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.order, NULL, NULL },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &words.limit, NULL, NULL },
    { "digits", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &words.digits, NULL, NULL },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.format, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &self->names, NULL, NULL },
    { NULL }
  };

  int status = cli_parse_options (&argc, &argv, entries, &self->reading,
                                  cli_say (language, help_vietnamese, help_english), language);
  if (status >= 0)
    return status;

  int format = words.format != NULL ? cli_choose ("--format", words.format, formats, language) : FORMAT_TABLE;
  if (format < 0)
    return CLI_UNUSABLE;
  if (self->names == NULL)
    {
      cli_complain ("%s", cli_say (language, "districtreport tabulate: thiếu TỆP\n",
                                   "districtreport tabulate: FILE is missing\n"));
      return CLI_UNUSABLE;
    }
  self->format = (Format) format;
  self->query = make_query (&words, language);
  self->reader = self->query == NULL ? NULL : cli_reading_make_reader (&self->reading, language);

  return self->reader != NULL ? -1 : CLI_UNUSABLE;
}

static void
print (DrTable    *table,
       Format      format,
       DrLanguage  language)
{
  g_autofree char *text = format == FORMAT_CSV    ? dr_table_to_csv (table)
                          : format == FORMAT_JSON ? dr_table_to_json (table)
                                                  : dr_table_to_text (table, language);

  cli_output_write (text);
}

int
cli_tabulate (int         argc,
              char      **argv,
              DrLanguage  language)
{
  g_auto (Options) options = { FORMAT_TABLE };
  int status = options_init (&options, argc, argv, language);
  if (status >= 0)
    return status;

  g_autoptr (DrDatasetBuilder) builder = dr_dataset_builder_new ();
  g_autoptr (CliDocuments) documents = cli_documents_new (options.names, options.reader);
  gboolean has_any = FALSE;
  status = CLI_CLEAN;
  for (gsize i = 0; options.names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) report = cli_documents_next (documents, &error);

      if (report != NULL)
        report = cli_reading_correct (&options.reading, report, &error);
      if (report == NULL || !dr_dataset_builder_add_report (builder, report, &error))
        {
          cli_report_error (options.names[i], error, language);
          status = CLI_UNUSABLE;
          continue;
        }
      has_any = TRUE;
    }
  if (!has_any)
    return CLI_UNUSABLE;

  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_autoptr (DrTable) table = dataset == NULL ? NULL : dr_query_run (options.query, dataset, NULL, &error);
  if (table == NULL)
    {
      cli_report_error ("tabulate", error, language);
      return CLI_UNUSABLE;
    }
  print (table, options.format, language);

  return status;
}
