/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* districtreport roster: who has not reported for a period. */

#include "config.h"

#include "cli.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_XLSX
} Format;

static const char * const formats[] = { "text", "csv", "xlsx", NULL };
/* As the values of DrUnitLevel are numbered. */
static const char * const levels[] = { "unknown", "central", "province", "district", "commune", "hamlet", NULL };

static const char help_vietnamese[] =
  "Cách dùng: districtreport roster --units TỆP --period KỲ [TÙY CHỌN…] BÁO-CÁO…\n"
  "\n"
  "Cho biết đơn vị nào trong danh mục chưa báo cáo trong kỳ, đơn vị nào báo cáo nhiều lần.\n"
  "\n"
  "  --units TỆP                     danh mục đơn vị (districtreport-units/1)\n"
  "  --level CẤP                     chỉ các đơn vị cấp central, province, district, commune hay hamlet\n"
  "  --within ID                     chỉ các đơn vị trong đơn vị này, không kể chính nó\n"
  "  --as-of NGÀY                    như đã biết đến ngày 2025-10-15: không kể báo cáo ghi ngày sau đó\n"
  "  --format text|csv|xlsx          dạng in ra; xlsx để mở bằng Excel: … > bang.xlsx (mặc định: text)\n"
  CLI_READING_HELP_VIETNAMESE
  "  -h, --help                      in hướng dẫn này\n"
  "\n"
  "Mã thoát: 0 mỗi đơn vị báo cáo một lần; 1 thiếu, trùng hoặc lạ; 2 có tệp không dùng được.\n";

static const char help_english[] =
  "Usage: districtreport roster --units FILE --period ID [OPTION…] REPORT…\n"
  "\n"
  "Tells which units of a register have not reported for the period, and which did more than once.\n"
  "\n"
  "  --units FILE                    the register of units (districtreport-units/1)\n"
  "  --level LEVEL                   units of this level alone: central, province, district, commune or hamlet\n"
  "  --within ID                     units below this one alone\n"
  "  --as-of DAY                     as known on 2025-10-15: without reports of a later date\n"
  "  --format text|csv|xlsx          what to print; xlsx is for Excel: … > table.xlsx (default: text)\n"
  CLI_READING_HELP_ENGLISH
  "  -h, --help                      print this help\n"
  "\n"
  "Exit status: 0 every unit reported once; 1 some are missing, repeated or unexpected; 2 a file cannot be used.\n";

typedef struct
{
  char     *units;       /* (owned) (nullable) file behind --units */
  char     *level_word;  /* (owned) (nullable) */
  char     *within;      /* (owned) (nullable) id behind --within */
  char     *as_of_word;  /* (owned) (nullable) */
  char     *format_word; /* (owned) (nullable) */
  char    **names;       /* (owned) (nullable) */
  int       level;
  Format    format;
  DrPeriod *period;      /* (owned) */
  GDate     as_of;       /* not set without --as-of */
} Options;

static void
options_clear (Options *self)
{
  g_free (self->units);
  g_free (self->level_word);
  g_free (self->within);
  g_free (self->as_of_word);
  g_free (self->format_word);
  g_strfreev (self->names);
  g_clear_pointer (&self->period, dr_period_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
complain_of_usage (DrLanguage  language,
                   const char *vietnamese,
                   const char *english)
{
  cli_complain ("districtreport roster: %s\n", language == DR_LANGUAGE_VIETNAMESE ? vietnamese : english);

  return FALSE;
}

/* --period itself was looked at when the reader was made. */
static gboolean
options_read (Options          *self,
              const CliReading *reading,
              DrLanguage        language)
{
  int format = self->format_word != NULL ? cli_choose ("--format", self->format_word, formats, language) : FORMAT_TEXT;
  self->level = self->level_word != NULL ? cli_choose ("--level", self->level_word, levels, language) : 0;
  if (format < 0 || self->level < 0)
    return FALSE;
  self->format = (Format) format;

  if (self->units == NULL)
    return complain_of_usage (language, "thiếu --units TỆP", "--units FILE is missing");
  if (reading->period == NULL)
    return complain_of_usage (language, "thiếu --period KỲ", "--period ID is missing");
  self->period = dr_period_parse (reading->period, NULL);

  g_date_clear (&self->as_of, 1);

  return self->period != NULL &&
         (self->as_of_word == NULL || cli_parse_day ("--as-of", self->as_of_word, &self->as_of, language));
}

/* Those that exist on the last day of the period; NULL after a complaint. */
static gboolean
list_expected (const Options   *options,
               DrUnitRegister  *units,
               DrLanguage       language,
               GList          **expected)
{
  g_autolist (DrUnit) all =
    dr_unit_register_list_units (units, (DrUnitLevel) options->level, dr_period_get_last_day (options->period));
  DrUnit *within = options->within != NULL ? dr_unit_register_find (units, options->within) : NULL;

  if (options->within != NULL && within == NULL)
    return complain_of_usage (language, "--within: không có đơn vị này trong danh mục",
                              "--within: there is no such unit in the register");

  for (GList *node = all; node != NULL; node = node->next)
    if (within == NULL || (node->data != within && dr_unit_is_within (node->data, within)))
      *expected = g_list_prepend (*expected, g_object_ref (node->data));
  *expected = g_list_reverse (*expected);

  /* A list on which nobody can be missing says nothing. */
  return *expected != NULL ||
         complain_of_usage (language, "cuối kỳ, danh mục không có đơn vị nào như vậy",
                            "at the end of the period there is no such unit in the register");
}

/* All files are tried; one that cannot be read may be the one that is missing. */
static gboolean
load_reports (Options     *options,
              CliReading  *reading,
              DrReader    *reader,
              DrLanguage   language,
              GList      **reports)
{
  if (options->names == NULL)
    return TRUE;

  g_autoptr (CliDocuments) documents = cli_documents_new (&options->names, reader);
  gboolean is_complete = TRUE;

  reading->is_alone = options->names[1] == NULL;
  for (gsize i = 0; options->names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      DrReport *report = cli_documents_next (documents, &error);

      if (report != NULL)
        report = cli_reading_correct (reading, report, options->names[i], language, &error);
      if (report != NULL)
        *reports = g_list_prepend (*reports, report);
      else
        cli_report_error (options->names[i], error, language);
      is_complete = is_complete && report != NULL;
    }
  *reports = g_list_reverse (*reports);

  return cli_reading_is_settled (reading, language) && is_complete;
}

static int
print_roster (const Options *options,
              DrRoster      *roster,
              DrLanguage     language)
{
  g_autolist (DrUnit) missing = dr_roster_list_missing (roster);
  g_autolist (DrUnit) repeated = dr_roster_list_repeated (roster);
  g_autolist (DrReport) unexpected = dr_roster_list_unexpected (roster);
  g_autofree char *text =
    options->format == FORMAT_CSV ? dr_roster_to_csv (roster) : dr_roster_to_text (roster, language);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = options->format == FORMAT_XLSX ? dr_roster_to_xlsx (roster, language, &error) : NULL;

  if (options->format != FORMAT_XLSX)
    cli_output_write (text);
  else if (cli_output_file (bytes, "districtreport roster", error, language) != CLI_CLEAN)
    return CLI_UNUSABLE;

  return missing == NULL && repeated == NULL && unexpected == NULL ? CLI_CLEAN : CLI_FINDINGS;
}

int
cli_roster (int         argc,
            char      **argv,
            DrLanguage  language)
{
  g_auto (CliReading) reading = { NULL };
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "units", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.units, NULL, NULL },
    { "level", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.level_word, NULL, NULL },
    { "within", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.within, NULL, NULL },
    { "as-of", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.as_of_word, NULL, NULL },
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.format_word, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.names, NULL, NULL },
    { NULL }
  };

  int status = cli_parse_options (&argc, &argv, entries, &reading, cli_say (language, help_vietnamese, help_english),
                                  language);
  if (status >= 0)
    return status;

  g_autoptr (DrReader) reader = cli_reading_make_reader (&reading, language);
  if (reader == NULL || !options_read (&options, &reading, language))
    return CLI_UNUSABLE;

  g_autoptr (DrUnitRegister) units = cli_load_units (options.units, language);
  g_autolist (DrUnit) expected = NULL;
  g_autolist (DrReport) reports = NULL;
  if (units == NULL || !list_expected (&options, units, language, &expected) ||
      !load_reports (&options, &reading, reader, language, &reports))
    return CLI_UNUSABLE;

  g_autoptr (GError) error = NULL;
  g_autoptr (DrRoster) roster =
    dr_roster_new (expected, reports, options.period, options.as_of_word != NULL ? &options.as_of : NULL, &error);
  if (roster == NULL)
    {
      cli_report_error (options.units, error, language);
      return CLI_UNUSABLE;
    }

  return print_roster (&options, roster, language);
}
