/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* districtreport tabulate: figures of many reports in one table. */

#include "config.h"

#include <string.h>

#include "cli.h"

typedef enum
{
  FORMAT_TABLE,
  FORMAT_CSV,
  FORMAT_JSON,
  FORMAT_XLSX
} Format;

static const char * const formats[] = { "table", "csv", "json", "xlsx", NULL };

static const char help_vietnamese[] =
  "Cách dùng: districtreport tabulate [TÙY CHỌN…] TỆP…\n"
  "\n"
  "Tổng hợp số liệu của nhiều báo cáo thành một bảng.\n"
  "TỆP là .txt, .docx, .odt, .xlsx, .csv hoặc .json; “-” là đầu vào chuẩn.\n"
  "\n"
  "  --by KHÓA,…                     gộp theo: unit, unit@province, unit@ancestors-or-self (mọi cấp), unit-kind,\n"
  "                                  indicator, measure, period, period@year, … (mặc định:\n"
  "                                  unit,indicator,period)\n"
  "  --metric CHỈ-SỐ,…               tính: actual, planned, completion, attainment-rate, …\n"
  "                                  (mặc định: actual,planned,completion)\n"
  "  --where KHÓA=GIÁ-TRỊ,…          chỉ lấy những số liệu này; dùng được nhiều lần\n"
  "  --units TỆP                     danh mục đơn vị (districtreport-units/1): cấp, sáp nhập, chia tách\n"
  "  --structure NGÀY                theo các đơn vị như vào ngày này, sau chia tách, sáp nhập\n"
  "  --divided refuse|keep|apportion số liệu của đơn vị bị chia: từ chối, giữ nguyên,\n"
  "                                  hoặc chia theo tỷ trọng (mặc định: refuse)\n"
  "  --nested refuse|parts|wholes|all\n"
  "                                  khi cả đơn vị cấp trên và cấp dưới cùng báo cáo: từ chối, tính số của cấp\n"
  "                                  dưới, tính số của cấp trên, hoặc cộng tất cả (mặc định: refuse, trừ những\n"
  "                                  số mà báo cáo nói rõ là “trong đó”: đã nằm trong số chung)\n"
  "  --one-place                     mọi tệp đều của một huyện, một xã: các đơn vị trùng tên là một\n"
  "  --as-of NGÀY                    như đã biết đến ngày 2025-01-31: không kể báo cáo ghi ngày sau đó\n"
  "  --cohort KHÓA,…                 rank@, share@, cumulative@ tính riêng trong các dòng có cùng những khóa này,\n"
  "                                  như indicator hoặc unit (mặc định: xếp hạng các đơn vị của cùng kỳ và\n"
  "                                  chỉ tiêu, cộng dồn từng đơn vị và chỉ tiêu, tỷ trọng trong mọi dòng)\n"
  "  --near PHẦN-TRĂM                đạt từng này % chỉ tiêu là gần đạt (attainment@near), như 95\n"
  "  --pivot KHÓA                    trải các giá trị của một khóa thành cột, như các năm\n"
  "  --order CỘT,…                   thứ tự các dòng; “-” trước tên cột là từ cao xuống thấp\n"
  "  --limit SỐ                      chỉ lấy chừng ấy dòng đầu\n"
  "  --digits SỐ                     số chữ số thập phân của tỷ lệ (mặc định: 2)\n"
  "  --rounding CÁCH                 làm tròn tỷ lệ: half-away-from-zero (nửa trở lên, mặc định),\n"
  "                                  half-to-even (nửa về số chẵn) hoặc truncate (cắt bỏ)\n"
  "  --ids                           trong table và xlsx ghi mã (như csv và json) thay cho tên đơn vị, chỉ tiêu\n"
  "  --names                         trong csv và json thêm cột tên bên cạnh mã đơn vị, chỉ tiêu\n"
  "  --width SỐ                      số cột của bảng trên màn hình, 0: không giới hạn (mặc định: của màn hình)\n"
  "  --format table|csv|json|xlsx    dạng in ra; xlsx để mở bằng Excel: … > bang.xlsx (mặc định: table)\n"
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
  "  --by KEY,…                      group by unit, unit@province, unit@ancestors-or-self (all levels),\n"
  "                                  unit-kind, indicator, measure, period, period@year, …\n"
  "                                  (default: unit,indicator,period)\n"
  "  --metric METRIC,…               work out actual, planned, completion, attainment-rate, …\n"
  "                                  (default: actual,planned,completion)\n"
  "  --where KEY=VALUE,…             only figures with one of these values; may be given again\n"
  "  --units FILE                    the register of units (districtreport-units/1): levels, mergers, divisions\n"
  "  --structure DAY                 units as they were on that day, after mergers and divisions\n"
  "  --divided refuse|keep|apportion figures of units that were divided: refuse them, keep them,\n"
  "                                  or share them out by weight (default: refuse)\n"
  "  --nested refuse|parts|wholes|all\n"
  "                                  where units report and those above them too: refuse the sum, count\n"
  "                                  those below, those above, or all (default: refuse, but for parts\n"
  "                                  that the report itself tells, which are in the whole)\n"
  "  --one-place                     all files are of one place: bodies of one name are one\n"
  "  --as-of DAY                     as known on 2025-01-31: without reports of a later date\n"
  "  --cohort KEY,…                  work out rank@, share@ and cumulative@ among rows with the same of these\n"
  "                                  keys, such as indicator or unit (default: ranks among the units of a period\n"
  "                                  and indicator, sums so far for each unit and indicator, shares of all rows)\n"
  "  --near PERCENT                  so much of a target is nearly all of it (attainment@near), such as 95\n"
  "  --pivot KEY                     spread the values of a key over columns, such as years\n"
  "  --order COLUMN,…                order of the rows; - before a column turns it round\n"
  "  --limit N                       only the first N rows\n"
  "  --digits N                      decimals of percentages and quotients (default: 2)\n"
  "  --rounding HOW                  round them half-away-from-zero (default), half-to-even, or truncate\n"
  "  --ids                           ids of units and indicators in table and xlsx, as csv and json\n"
  "                                  have them, in place of names\n"
  "  --names                         in csv and json, columns of names beside those of ids\n"
  "  --width N                       columns of the table in text, 0 for no limit (default: the terminal's)\n"
  "  --format table|csv|json|xlsx    what to print; xlsx is for Excel: … > table.xlsx (default: table)\n"
  CLI_READING_HELP_ENGLISH
  "  -h, --help                      print this help\n"
  "\n"
  "Exit status: 0 good; 2 a file or the question cannot be used.\n";

#define DEFAULT_KEYS "unit,indicator,period"
#define DEFAULT_METRICS "actual,planned,completion"
#define MOST_DIGITS 30
#define MOST_FIGURES_TOLD 10
#define USUAL_WIDTH (-1)

typedef struct
{
  Format      format;
  CliReading  reading;          /* (owned) */
  DrReader   *reader;           /* (owned) */
  DrQuery    *query;            /* (owned) */
  char       *as_of;            /* (owned) (nullable) day behind --as-of */
  char       *units;            /* (owned) (nullable) file behind --units */
  char       *pivot;            /* (owned) (nullable) key to spread over columns */
  char       *keys;             /* (owned) behind --by */
  int         width;            /* behind --width, or USUAL_WIDTH */
  gboolean    shows_ids;        /* rather than names, where people read */
  gboolean    adds_names;       /* to ids, where programs read */
  gboolean    is_one_place;     /* issuers of one name are one */
  GStrv       names;            /* (owned) */
} Options;

static void
options_clear (Options *self)
{
  cli_reading_clear (&self->reading);
  g_clear_object (&self->reader);
  g_clear_object (&self->query);
  g_free (self->units);
  g_free (self->as_of);
  g_free (self->pivot);
  g_free (self->keys);
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
          cli_complain (cli_say (language, "districtreport: --where %s: cần KHÓA=GIÁ-TRỊ\n",
                                 "districtreport: --where %s: KEY=VALUE is wanted\n"),
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
  char  *cohort;
  char  *near;
  char  *structure;
  char  *divided;
  char  *nested;
  char  *rounding;
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
  g_free (words->cohort);
  g_free (words->near);
  g_free (words->structure);
  g_free (words->divided);
  g_free (words->nested);
  g_free (words->rounding);
  g_strfreev (words->filters);
  g_free (words->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* The rules in the order of DrDividedUnits. */
static const char * const divided_words[] = { "refuse", "keep", "apportion", NULL };

/* Those in the order of DrNestedUnits. */
static const char * const nested_words[] = { "refuse", "parts", "wholes", "all", NULL };

/* Those in the order of DrRounding. */
static const char * const rounding_words[] = { "half-away-from-zero", "half-to-even", "truncate", NULL };

static gboolean
set_rounding (DrQuery     *query,
              const Words *words,
              DrLanguage   language)
{
  int rounding = words->rounding == NULL ? DR_ROUNDING_HALF_AWAY_FROM_ZERO
                                         : cli_choose ("--rounding", words->rounding, rounding_words, language);

  if (rounding >= 0)
    dr_query_set_rounding (query, (guint) words->digits, (DrRounding) rounding);

  return rounding >= 0;
}

static gboolean
set_nested (DrQuery     *query,
            const Words *words,
            DrLanguage   language)
{
  int nested = words->nested == NULL ? DR_NESTED_UNITS_REFUSE
                                     : cli_choose ("--nested", words->nested, nested_words, language);

  if (nested >= 0)
    dr_query_set_nested_units (query, (DrNestedUnits) nested);

  return nested >= 0;
}

static gboolean
set_structure (DrQuery     *query,
               const Words *words,
               DrLanguage   language)
{
  int divided = words->divided == NULL ? DR_DIVIDED_UNITS_REFUSE
                                       : cli_choose ("--divided", words->divided, divided_words, language);
  GDate day;

  if (divided < 0 || (words->structure != NULL && !cli_parse_day ("--structure", words->structure, &day, language)))
    return FALSE;
  if (words->structure != NULL)
    dr_query_set_structure (query, &day, (DrDividedUnits) divided);

  return TRUE;
}

static gboolean
set_near (DrQuery     *query,
          const Words *words,
          DrLanguage   language)
{
  g_autoptr (DrRatio) percent = words->near == NULL ? NULL : dr_ratio_parse (words->near, NULL);
  g_autoptr (DrRatio) hundred = dr_ratio_new ("100", "1", NULL);
  g_autoptr (DrRatio) threshold = percent == NULL ? NULL : dr_ratio_divide (percent, hundred, NULL);

  if (words->near == NULL || (threshold != NULL && dr_query_set_near_threshold (query, threshold, NULL)))
    return TRUE;

  g_autofree char *shown = cli_make_harmless (words->near);
  cli_complain (cli_say (language, "districtreport: --near không nhận “%s”; viết một số từ 0 đến 100, như 95\n",
                         "districtreport: --near cannot be “%s”; write a number between 0 and 100, such as 95\n"),
                shown);

  return FALSE;
}

static DrQuery *
make_query (const Words *words,
            gboolean     has_pivot,
            DrLanguage   language)
{
  g_autoptr (DrQuery) query = dr_query_new ();
  g_auto (GStrv) keys = g_strsplit (words->keys != NULL ? words->keys : DEFAULT_KEYS, ",", -1);
  g_auto (GStrv) metrics = g_strsplit (words->metrics != NULL ? words->metrics : DEFAULT_METRICS, ",", -1);

  dr_query_set_keys (query, (const char * const *) keys);
  /* Where each row is of one figure of one unit, those at odds are told of, and the others shown. A sum would be short. */
  dr_query_set_leaves_out_conflicts (query, g_strv_contains ((const char * const *) keys, "unit") &&
                                            g_strv_contains ((const char * const *) keys, "indicator"));
  for (gsize i = 0; metrics[i] != NULL; i++)
    dr_query_add_metric (query, metrics[i]);
  if (words->order != NULL)
    {
      g_auto (GStrv) order = g_strsplit (words->order, ",", -1);

      dr_query_set_order (query, (const char * const *) order);
    }
  if (words->cohort != NULL)
    {
      g_auto (GStrv) cohort = g_strsplit (words->cohort, ",", -1);

      dr_query_set_cohort (query, (const char * const *) cohort);
    }
  if (words->limit < 0 || words->digits < 0 || words->digits > MOST_DIGITS)
    {
      cli_complain ("%s", cli_say (language, "districtreport: --limit và --digits không âm, --digits không quá 30\n",
                                   "districtreport: --limit and --digits are not below 0, --digits not above 30\n"));
      return NULL;
    }
  if (words->limit > 0 && has_pivot)
    {
      cli_complain ("%s", cli_say (language, "districtreport: --limit cắt dòng trước khi --pivot trải chúng: chỉ dùng một trong hai\n",
                                   "districtreport: --limit cuts rows off before --pivot spreads them: leave one of them out\n"));
      return NULL;
    }
  dr_query_set_limit (query, (guint) words->limit);

  return set_rounding (query, words, language) && set_structure (query, words, language) && set_nested (query, words, language) &&
                 set_near (query, words, language) && add_filters (query, words->filters, language)
             ? g_steal_pointer (&query)
             : NULL;
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
    { "units", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &self->units, NULL, NULL },
    { "structure", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.structure, NULL, NULL },
    { "divided", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.divided, NULL, NULL },
    { "nested", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.nested, NULL, NULL },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->as_of, NULL, NULL },
    { "one-place", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->is_one_place, NULL, NULL },
    { "pivot", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->pivot, NULL, NULL },
    { "cohort", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.cohort, NULL, NULL },
    { "near", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.near, NULL, NULL },
    { "width", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &self->width, NULL, NULL },
    { "order", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.order, NULL, NULL },
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &words.limit, NULL, NULL },
    { "digits", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &words.digits, NULL, NULL },
    { "rounding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.rounding, NULL, NULL },
    { "ids", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->shows_ids, NULL, NULL },
    { "names", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->adds_names, NULL, NULL },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &words.format, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &self->names, NULL, NULL },
    { NULL }
  };

  self->width = USUAL_WIDTH;
  int status = cli_parse_options (&argc, &argv, entries, &self->reading,
                                  cli_say (language, help_vietnamese, help_english), language);
  if (status >= 0)
    return status;

  int format = words.format != NULL ? cli_choose ("--format", words.format, formats, language) : FORMAT_TABLE;
  if (format < 0)
    return CLI_UNUSABLE;
  if (self->width < USUAL_WIDTH)
    {
      cli_complain ("%s", cli_say (language, "districtreport: --width không âm\n", "districtreport: --width is not below 0\n"));
      return CLI_UNUSABLE;
    }
  if (self->names == NULL)
    {
      cli_complain ("%s", cli_say (language, "districtreport tabulate: thiếu TỆP\n",
                                   "districtreport tabulate: FILE is missing\n"));
      return CLI_UNUSABLE;
    }
  self->format = (Format) format;
  self->keys = g_strdup (words.keys != NULL ? words.keys : DEFAULT_KEYS);
  self->query = make_query (&words, self->pivot != NULL, language);
  self->reader = self->query == NULL ? NULL : cli_reading_make_reader (&self->reading, language);

  return self->reader != NULL ? -1 : CLI_UNUSABLE;
}

/* The table, with a key spread over columns if that was asked for. */
static DrTable *
arrange (DrTable     *table,
         const char  *pivot,
         GError     **error)
{
  gint key = pivot == NULL ? -1 : dr_table_find_column (table, pivot);

  if (pivot == NULL)
    return g_object_ref (table);
  if (key < 0)
    {
      g_set_error (error, DR_ERROR, DR_ERROR_INVALID, "--pivot \"%s\": there is no such key in --by", pivot);
      return NULL;
    }

  return dr_table_pivot (table, (guint) key, error);
}

/* The exit status. */
static int
print (DrTable       *table,
       const Options *options,
       DrLanguage     language)
{
  Format format = options->format;
  guint width = options->width == USUAL_WIDTH ? cli_output_width () : (guint) options->width;

  if (format == FORMAT_XLSX)
    {
      g_autoptr (GError) error = NULL;
      GBytes *bytes = dr_table_to_xlsx (table, options->shows_ids, language, &error);

      return cli_output_file (bytes, "districtreport tabulate", error, language);
    }

  g_autofree char *text = NULL;
  if (format == FORMAT_CSV)
    text = options->adds_names ? dr_table_to_csv_with_names (table) : dr_table_to_csv (table);
  else if (format == FORMAT_JSON)
    text = options->adds_names ? dr_table_to_json_with_names (table) : dr_table_to_json (table);
  else
    text = dr_table_to_text (table, options->shows_ids, width, language);

  cli_output_write (text);

  return CLI_CLEAN;
}

/* «Hội Nông dân huyện: hội viên kết nạp mới: 163 hội viên (2024)». */
static void
tell_figure (DrAchievement *figure)
{
  DrUnit *unit = dr_achievement_get_unit (figure);
  DrQuantity *actual = dr_achievement_get_actual (figure);
  g_autofree char *written = actual != NULL ? dr_quantity_to_string (actual) : g_strdup ("–");
  g_autofree char *period = dr_period_to_string (dr_achievement_get_period (figure));
  const char *name = dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : dr_unit_get_id (unit);
  g_autofree char *line = g_strdup_printf ("%s: %s: %s (%s)", name,
                                           dr_indicator_get_label (dr_achievement_get_indicator (figure)), written, period);
  g_autofree char *shown = cli_make_harmless (line);

  cli_complain ("  %s\n", shown);
}

/* What no sum holds is not passed over in silence; what may be missed in one, as two figures may be alike by chance, is named. */
static void
tell_left_out (DrDataset  *dataset,
               DrLanguage  language)
{
  g_autolist (DrAchievement) left_out = dr_dataset_list_left_out (dataset);
  guint n = g_list_length (left_out);
  guint n_told = 0;

  if (n == 0)
    return;
  if (language == DR_LANGUAGE_VIETNAMESE)
    cli_complain ("tabulate: %u số liệu không vào bảng: là phần của số khác, lũy kế không rõ từ khi nào, nhắc lại hoặc đã được sửa\n", n);
  else
    cli_complain ("tabulate: %u figure%s in no row: parts of others, running totals without a start, said again or corrected\n", n,
                  n == 1 ? " is" : "s are");

  for (GList *link = left_out; link != NULL; link = link->next)
    {
      DrAchievement *figure = link->data;

      if (dr_achievement_get_part_of (figure) != NULL)
        continue;
      if (n_told < MOST_FIGURES_TOLD)
        tell_figure (figure);
      n_told++;
    }
  if (n_told > MOST_FIGURES_TOLD)
    cli_complain (cli_say (language, "  … và %u số liệu nữa\n", "  … and %u more\n"),
                  n_told - MOST_FIGURES_TOLD);
}

/* Whether no row of a table has anything in a column. */
static gboolean
is_empty_column (DrTable *table,
                 guint    column)
{
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *cell = dr_table_dup_cell (table, row, column);

      if (cell != NULL)
        return FALSE;
    }

  return TRUE;
}

/* An empty table looks as if nothing had been reported, and an empty column of units as if they had no names. */
static void
tell_what_is_empty (DrTable    *table,
                    DrLanguage  language)
{
  if (dr_table_get_n_rows (table) == 0)
    cli_complain ("%s", cli_say (language, "tabulate: không có dòng nào: các báo cáo không có số liệu như vậy\n",
                                 "tabulate: no row: the reports have no such figure\n"));
  for (guint column = 0; column < dr_table_get_n_keys (table) && dr_table_get_n_rows (table) > 0; column++)
    {
      const char *name = dr_table_get_column_name (table, column);

      if (g_str_has_prefix (name, "unit@") && is_empty_column (table, column))
        cli_complain (cli_say (language, "tabulate: %s: không biết đơn vị nào thuộc đơn vị nào ở cấp này; thêm --units TỆP\n",
                               "tabulate: %s: it is not known which units lie below one of this level; add --units FILE\n"),
                      name);
    }
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

  g_autoptr (DrDatasetBuilder) builder = cli_builder_new (options.units, options.as_of, language);
  if (builder == NULL)
    return CLI_UNUSABLE;

  g_autoptr (CliDocuments) documents = cli_documents_new (&options.names, options.reader);
  options.reading.is_alone = options.names[1] == NULL;
  guint n_missing = 0;
  guint n_all = g_strv_length (options.names);
  status = CLI_CLEAN;
  for (gsize i = 0; options.names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) report = cli_documents_next (documents, &error);

      if (report != NULL)
        report = cli_reading_correct (&options.reading, report, options.names[i], language, &error);
      if (report == NULL || !dr_dataset_builder_add_report_as (
                                builder, report, cli_name_issuer (report, options.is_one_place && options.units == NULL), &error))
        {
          cli_report_error (options.names[i], error, language);
          status = CLI_UNUSABLE;
          n_missing++;
        }
    }
  if (!cli_reading_is_settled (&options.reading, language))
    status = CLI_UNUSABLE;
  if (n_missing == n_all)
    return CLI_UNUSABLE;

  g_autoptr (GError) error = NULL;
  g_autoptr (DrDataset) dataset = dr_dataset_builder_build (builder, &error);
  g_autoptr (DrTable) table = dataset == NULL ? NULL : dr_query_run (options.query, dataset, NULL, &error);
  g_autoptr (DrTable) arranged = table == NULL ? NULL : arrange (table, options.pivot, &error);
  if (arranged == NULL)
    {
      cli_report_error ("tabulate", error, language);
      cli_advise_on_query (error, options.keys, language);
      return CLI_UNUSABLE;
    }
  tell_what_is_empty (table, language);
  if (print (arranged, &options, language) != CLI_CLEAN)
    status = CLI_UNUSABLE;
  cli_tell_conflicts ("tabulate", table, language);
  cli_tell_unplaced ("tabulate", dataset, language);
  tell_left_out (dataset, language);
  cli_tell_missing ("tabulate", n_missing, n_all, language);

  return status;
}
