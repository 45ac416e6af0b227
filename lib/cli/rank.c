/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* districtreport rank: units by what they reached. */

#include "config.h"

#include "cli.h"

typedef enum
{
  FORMAT_TABLE,
  FORMAT_CSV,
  FORMAT_JSON,
  FORMAT_XLSX
} Format;

static const char * const formats[] = { "table", "csv", "json", "xlsx", NULL };
/* In the order of CliMetric. */
static const char * const metrics[] = { "completion", "attained", "actual", NULL };
/* In the order of DrRankMethod. */
static const char * const methods[] = { "competition", "dense", "modified", "ordinal", "fractional", NULL };
/* In the order of DrUnitLevel, but for the unknown one. */
static const char * const levels[] = { "central", "province", "district", "commune", NULL };

/* Decimals that are shown where the user does not say how many. */
#define USUAL_DIGITS 2
#define MOST_DIGITS 20

static const char help_vietnamese[] =
  "Cách dùng: districtreport rank [TÙY CHỌN…] TỆP…\n"
  "\n"
  "Xếp hạng các đơn vị theo số liệu trong báo cáo.\n"
  "TỆP là .txt, .docx, .odt, .xlsx, .csv hoặc .json; “-” là đầu vào chuẩn.\n"
  "\n"
  "  --metric completion|attained|actual\n"
  "                                  theo % chỉ tiêu đạt được (mặc định), % số chỉ tiêu đạt, hoặc số thực hiện\n"
  "  --indicator MÃ                  chỉ xét một chỉ tiêu\n"
  "  --during KỲ                     chỉ xét số liệu trong kỳ: 2024, 2024-Q4, 2024-05\n"
  "  --within central|province|district|commune\n"
  "                                  xếp hạng riêng trong từng đơn vị cấp trên\n"
  "  --units TỆP                     danh mục đơn vị (districtreport-units/1), cho biết đơn vị nào thuộc đơn vị nào\n"
  "  --one-place                     mọi tệp đều của một huyện, một xã: các đơn vị trùng tên là một\n"
  "  --as-of NGÀY                    như đã biết đến ngày 2025-01-31: không kể báo cáo ghi ngày sau đó\n"
  "  --method competition|dense|modified|ordinal|fractional\n"
  "                                  cách xếp khi bằng nhau (mặc định: competition: 1, 2, 2, 4)\n"
  "  --digits N                      làm tròn N chữ số thập phân trước khi so (mặc định: so số chính xác)\n"
  "  --explain                       giải thích từng hạng\n"
  "  --format table|csv|json|xlsx    dạng in ra; xlsx để mở bằng Excel: … > bang.xlsx (mặc định: table)\n"
  CLI_READING_HELP_VIETNAMESE
  "  -h, --help                      in hướng dẫn này\n"
  "\n"
  "Mã thoát: 0 tốt; 2 có tệp không dùng được.\n";

static const char help_english[] =
  "Usage: districtreport rank [OPTION…] FILE…\n"
  "\n"
  "Ranks units by what reports say of them.\n"
  "FILE is .txt, .docx, .odt, .xlsx, .csv or .json; - is standard input.\n"
  "\n"
  "  --metric completion|attained|actual\n"
  "                                  per cent of the target (default), of targets attained, or the figure\n"
  "  --indicator ID                  look at one indicator alone\n"
  "  --during PERIOD                 look at figures of a period alone: 2024, 2024-Q4, 2024-05\n"
  "  --within central|province|district|commune\n"
  "                                  rank among those below the same unit of that level\n"
  "  --units FILE                    the register of units (districtreport-units/1), which tells who lies in which\n"
  "  --one-place                     all files are of one place: bodies of one name are one\n"
  "  --as-of DAY                     as known on 2025-01-31: without reports of a later date\n"
  "  --method competition|dense|modified|ordinal|fractional\n"
  "                                  ranks of tied units (default: competition: 1, 2, 2, 4)\n"
  "  --digits N                      round to N decimals before comparing (default: compare exact values)\n"
  "  --explain                       explain each rank\n"
  "  --format table|csv|json|xlsx    what to print; xlsx is for Excel: … > table.xlsx (default: table)\n"
  CLI_READING_HELP_ENGLISH
  "  -h, --help                      print this help\n"
  "\n"
  "Exit status: 0 clean; 2 a file cannot be used.\n";

/* What the options of the command say. */
typedef struct
{
  Format        format;
  DrRankMethod  method;
  int           digits;
  gboolean      explains;
  CliRanking    ranking;        /* (owned) */
  CliReading    reading;        /* (owned) */
  DrReader     *reader;         /* (owned) */
  GStrv         names;          /* (owned) */
} Options;

static void
options_clear (Options *self)
{
  cli_ranking_clear (&self->ranking);
  cli_reading_clear (&self->reading);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->names, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The place of a word in @words, or @usual where there is none; -1 after a complaint. */
static int
choose (const char         *option,
        const char         *word,
        const char * const *words,
        int                 usual,
        DrLanguage          language)
{
  return word != NULL ? cli_choose (option, word, words, language) : usual;
}

static gboolean
use_digits (Options    *self,
            DrLanguage  language)
{
  if (self->digits >= -1 && self->digits <= MOST_DIGITS)
    return TRUE;
  cli_complain (cli_say (language, "districtreport: --digits nhận từ 0 đến %d\n", "districtreport: --digits is from 0 to %d\n"),
                MOST_DIGITS);

  return FALSE;
}

static gboolean
use_period (Options    *self,
            const char *word,
            DrLanguage  language)
{
  if (word == NULL)
    return TRUE;

  self->ranking.period = dr_period_parse (word, NULL);
  if (self->ranking.period == NULL)
    {
      g_autofree char *shown = cli_make_harmless (word);
      cli_complain (cli_say (language, "districtreport: --during không nhận “%s”; viết như 2024, 2024-Q4, 2024-05\n",
                             "districtreport: --during cannot be “%s”; write it like 2024, 2024-Q4, 2024-05\n"),
                    shown);
    }

  return self->ranking.period != NULL;
}

/* -1 to go on, else the exit status. */
static int
options_init (Options     *self,
              int          argc,
              char       **argv,
              DrLanguage   language)
{
  g_autofree char *format_word = NULL;
  g_autofree char *metric_word = NULL;
  g_autofree char *method_word = NULL;
  g_autofree char *level_word = NULL;
  g_autofree char *period_word = NULL;
  g_autofree char *units = NULL;
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_word, NULL, NULL },
    { "metric", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &metric_word, NULL, NULL },
    { "indicator", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &self->ranking.indicator, NULL, NULL },
    { "during", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &period_word, NULL, NULL },
    { "within", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &level_word, NULL, NULL },
    { "units", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &units, NULL, NULL },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &as_of, NULL, NULL },
    { "one-place", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->ranking.is_one_place, NULL, NULL },
    { "method", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &method_word, NULL, NULL },
    { "digits", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &self->digits, NULL, NULL },
    { "explain", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &self->explains, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &self->names, NULL, NULL },
    { NULL }
  };

  self->digits = -1;
  int status = cli_parse_options (&argc, &argv, entries, &self->reading,
                                  cli_say (language, help_vietnamese, help_english), language);
  if (status >= 0)
    return status;

  int format = choose ("--format", format_word, formats, FORMAT_TABLE, language);
  int metric = choose ("--metric", metric_word, metrics, CLI_METRIC_COMPLETION, language);
  int method = choose ("--method", method_word, methods, DR_RANK_METHOD_COMPETITION, language);
  int level = choose ("--within", level_word, levels, DR_UNIT_LEVEL_UNKNOWN, language);
  if (format < 0 || metric < 0 || method < 0 || level < 0 || !use_digits (self, language) ||
      !use_period (self, period_word, language))
    return CLI_UNUSABLE;
  if (self->names == NULL)
    {
      cli_complain ("%s", cli_say (language, "districtreport rank: thiếu TỆP\n", "districtreport rank: FILE is missing\n"));
      return CLI_UNUSABLE;
    }

  if (self->explains && format != FORMAT_TABLE)
    {
      cli_complain ("%s", cli_say (language, "districtreport rank: --explain chỉ đi với --format table\n",
                                   "districtreport rank: --explain goes with --format table alone\n"));
      return CLI_UNUSABLE;
    }

  self->format = (Format) format;
  self->method = (DrRankMethod) method;
  self->ranking.metric = (CliMetric) metric;
  self->ranking.level = level_word != NULL ? (DrUnitLevel) level + DR_UNIT_LEVEL_CENTRAL : DR_UNIT_LEVEL_UNKNOWN;
  /* A register knows better who is who. */
  self->ranking.is_one_place = self->ranking.is_one_place && units == NULL;
  self->ranking.builder = cli_builder_new (units, as_of, language);
  self->reader = self->ranking.builder != NULL ? cli_reading_make_reader (&self->reading, language) : NULL;

  return self->reader != NULL ? -1 : CLI_UNUSABLE;
}

/* Takes what there is from all files; the bad ones are named and counted, and FALSE is returned. */
static gboolean
gather (Options    *self,
        guint      *n_missing,
        DrLanguage  language)
{
  g_autoptr (CliDocuments) documents = cli_documents_new (&self->names, self->reader);
  gboolean is_alone = self->names[1] == NULL;
  gboolean is_good = TRUE;

  self->reading.is_alone = is_alone;
  for (gsize i = 0; self->names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) report = cli_documents_next (documents, &error);

      if (report != NULL)
        report = cli_reading_correct (&self->reading, report, self->names[i], language, &error);
      if (report == NULL || !cli_ranking_add_report (&self->ranking, report, is_alone, &error))
        {
          cli_report_error (self->names[i], error, language);
          is_good = FALSE;
          (*n_missing)++;
        }
    }

  return cli_reading_is_settled (&self->reading, language) && is_good;
}

static DrStandings *
rank (Options     *self,
      DrLanguage   language,
      GError     **error)
{
  g_autoptr (DrScoreSheet) sheet = cli_ranking_make_sheet (&self->ranking, language, error);
  if (sheet == NULL)
    return NULL;

  g_autoptr (DrStandingsRules) rules = dr_standings_rules_new ();
  g_autofree char *label = cli_ranking_make_label (&self->ranking, language);
  if (!dr_standings_rules_set_method (rules, self->method, error) ||
      !dr_standings_rules_set_rounding (rules, self->digits, DR_ROUNDING_HALF_AWAY_FROM_ZERO, error) ||
      !dr_standings_rules_set_field (rules, label, error) ||
      !dr_standings_rules_add_criterion (rules, CLI_RANKING_CRITERION, cli_ranking_get_desire (&self->ranking), error) ||
      !dr_standings_rules_set_label (rules, CLI_RANKING_CRITERION, label, error))
    return NULL;

  return dr_standings_new (rules, sheet, error);
}

/* Percentages have decimals; figures have them where one of them needs some. */
static int
find_digits (const Options *self,
             DrStandings   *standings)
{
  if (self->digits >= 0)
    return self->digits;
  if (self->ranking.metric != CLI_METRIC_ACTUAL)
    return USUAL_DIGITS;

  for (guint i = 0; i < dr_standings_get_n (standings); i++)
    {
      DrRatio *score = dr_standing_get_score (dr_standings_get (standings, i));
      g_autofree char *denominator = score != NULL ? dr_ratio_dup_denominator (score) : NULL;

      if (denominator != NULL && !g_str_equal (denominator, "1"))
        return USUAL_DIGITS;
    }

  return 0;
}

/* How each rank came about, and which figures are behind it. The exit status. */
static int
explain (const Options *self,
         DrStandings   *standings,
         DrLanguage     language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) pairs = cli_ranking_list_pairs (&self->ranking, language, &error);

  if (pairs == NULL)
    {
      cli_report_error ("districtreport rank", error, language);
      return CLI_UNUSABLE;
    }
  for (guint i = 0; i < dr_standings_get_n (standings) && !cli_output_failed (); i++)
    {
      DrUnit *unit = dr_standing_get_unit (dr_standings_get (standings, i));
      g_autofree char *explanation = dr_standings_explain (standings, unit, language, NULL);
      const char *pair = g_hash_table_lookup (pairs, dr_unit_get_id (unit));
      g_auto (GStrv) lines = g_strsplit (explanation, "\n", -1);

      for (gsize j = 0; lines[j] != NULL && *lines[j] != '\0'; j++)
        {
          g_autofree char *line = cli_make_harmless (lines[j]);

          cli_output_write (j == 0 ? "\n" : "");
          cli_output_write (line);
          cli_output_write ("\n");
        }
      if (pair != NULL)
        {
          g_autofree char *line = cli_make_harmless (pair);

          cli_output_write (line);
          cli_output_write ("\n");
        }
    }

  return CLI_CLEAN;
}

/* The exit status. */
static int
print (const Options *self,
       DrStandings   *standings,
       DrLanguage     language)
{
  int digits = find_digits (self, standings);
  g_autofree char *text = NULL;

  if (self->format == FORMAT_XLSX)
    {
      g_autoptr (GError) error = NULL;
      GBytes *bytes = dr_standings_to_xlsx (standings, digits, language, &error);

      return cli_output_file (bytes, "districtreport rank", error, language);
    }
  if (self->format == FORMAT_JSON)
    text = dr_standings_to_json (standings);
  else if (self->format == FORMAT_CSV)
    text = dr_standings_to_csv (standings, digits);
  else
    text = dr_standings_to_text (standings, digits, language);
  cli_output_write (text);

  return self->explains ? explain (self, standings, language) : CLI_CLEAN;
}

int
cli_rank (int         argc,
          char      **argv,
          DrLanguage  language)
{
  g_auto (Options) options = { FORMAT_TABLE };
  int status = options_init (&options, argc, argv, language);
  if (status >= 0)
    return status;

  guint n_missing = 0;
  status = gather (&options, &n_missing, language) ? CLI_CLEAN : CLI_UNUSABLE;
  /* Where nothing is left because no file could be used, that has been said. */
  if (status != CLI_CLEAN && cli_ranking_is_empty (&options.ranking))
    return CLI_UNUSABLE;

  g_autoptr (GError) error = NULL;
  if (!cli_ranking_close (&options.ranking, &error))
    {
      cli_report_error ("districtreport rank", error, language);
      cli_advise_on_ranking (error, language);
      return CLI_UNUSABLE;
    }
  gboolean is_usable = cli_ranking_is_usable (&options.ranking, language);
  if (is_usable && !cli_ranking_check_years (&options.ranking, language, &is_usable, &error))
    {
      cli_report_error ("districtreport rank", error, language);
      cli_advise_on_ranking (error, language);
      return CLI_UNUSABLE;
    }
  if (!is_usable)
    return CLI_UNUSABLE;

  g_autoptr (DrStandings) standings = rank (&options, language, &error);
  if (standings == NULL)
    {
      cli_report_error ("districtreport rank", error, language);
      cli_advise_on_ranking (error, language);
      return CLI_UNUSABLE;
    }

  if (print (&options, standings, language) != CLI_CLEAN)
    status = CLI_UNUSABLE;
  cli_tell_unplaced ("rank", options.ranking.dataset, language);
  cli_tell_missing ("rank", n_missing, g_strv_length (options.names), language);

  return status;
}
