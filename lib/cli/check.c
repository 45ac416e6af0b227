/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* districtreport check: what does not add up. */

#include "config.h"

#include "cli.h"

typedef enum
{
  FORMAT_TEXT,
  FORMAT_JSON,
  FORMAT_SARIF
} Format;

static const char * const formats[] = { "text", "json", "sarif", NULL };
/* In the order of DrSeverity. */
static const char * const severities[] = { "note", "warning", "error", NULL };

static const char help_vietnamese[] =
  "Cách dùng: districtreport check [TÙY CHỌN…] TỆP…\n"
  "\n"
  "Tìm số liệu không khớp trong báo cáo.\n"
  "TỆP là .txt, .docx, .odt, .xlsx, .csv hoặc .json; “-” là đầu vào chuẩn.\n"
  "\n"
  "  --format text|json|sarif        dạng in ra (mặc định: text)\n"
  "  --against TỆP                   so với báo cáo trước của cùng cơ quan; dùng được nhiều lần\n"
  "  --ignore QUY-TẮC                bỏ một quy tắc; dùng được nhiều lần\n"
  CLI_READING_HELP_VIETNAMESE
  "  --fail-on error|warning|note    mức bắt đầu trả mã thoát 1 (mặc định: warning)\n"
  "  -h, --help                      in hướng dẫn này\n"
  "\n"
  "Mã thoát: 0 khớp; 1 có điểm không khớp; 2 có tệp không dùng được.\n";

static const char help_english[] =
  "Usage: districtreport check [OPTION…] FILE…\n"
  "\n"
  "Finds what does not add up in reports.\n"
  "FILE is .txt, .docx, .odt, .xlsx, .csv or .json; - is standard input.\n"
  "\n"
  "  --format text|json|sarif        what to print (default: text)\n"
  "  --against FILE                  an earlier report of the same body; may be given again\n"
  "  --ignore RULE                   leave a rule out; may be given again\n"
  CLI_READING_HELP_ENGLISH
  "  --fail-on error|warning|note    least severity that gives exit status 1 (default: warning)\n"
  "  -h, --help                      print this help\n"
  "\n"
  "Exit status: 0 clean; 1 findings; 2 a file cannot be used.\n";

/* «1 error, 0 warnings, 2 notes»; Vietnamese has no plural. */
static char *
write_totals (DrFindings *findings,
              DrLanguage  language)
{
  guint n_errors = dr_findings_get_n_of (findings, DR_SEVERITY_ERROR);
  guint n_warnings = dr_findings_get_n_of (findings, DR_SEVERITY_WARNING);
  guint n_notes = dr_findings_get_n_of (findings, DR_SEVERITY_NOTE);

  if (language == DR_LANGUAGE_VIETNAMESE)
    return g_strdup_printf ("%u lỗi, %u cảnh báo, %u ghi chú\n", n_errors, n_warnings, n_notes);

  return g_strdup_printf ("%u error%s, %u warning%s, %u note%s\n", n_errors, n_errors == 1 ? "" : "s", n_warnings,
                          n_warnings == 1 ? "" : "s", n_notes, n_notes == 1 ? "" : "s");
}

static void
print_text (DrFindings *findings,
            DrReport   *report,
            const char *name,
            DrLanguage  language)
{
  g_autofree char *shown = cli_make_harmless (name);
  g_autofree char *text = dr_findings_to_text (findings, dr_report_get_text (report), shown, cli_output_width (),
                                               language);

  cli_output_write (text);

  g_autofree char *totals = write_totals (findings, language);
  cli_output_write (shown);
  cli_output_write (": ");
  cli_output_write (totals);
}

static void
print_json (DrFindings *findings,
            gboolean    is_first,
            gboolean    is_nested)
{
  g_autofree char *json = dr_findings_to_json (findings);

  if (!is_nested)
    {
      cli_output_write (json);
      return;
    }
  cli_output_write (is_first ? "[\n" : ",\n");
  cli_output_nested (json, 2);
}

static gboolean
fails (DrFindings *findings,
       DrSeverity  least)
{
  for (DrSeverity severity = least; severity <= DR_SEVERITY_ERROR; severity++)
    if (dr_findings_get_n_of (findings, severity) > 0)
      return TRUE;

  return FALSE;
}

/* What the options of the command say. */
typedef struct
{
  Format      format;
  DrSeverity  least;
  CliReading  reading;          /* (owned) */
  DrReader   *reader;           /* (owned) */
  GStrv       names;            /* (owned) */
  DrRuleSet  *rules;            /* (owned) */
  GList      *earlier;          /* (owned) (element-type DrReport) */
} Options;

static void
options_clear (Options *self)
{
  cli_reading_clear (&self->reading);
  g_clear_object (&self->reader);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_object (&self->rules);
  g_clear_list (&self->earlier, g_object_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
ignore_rules (Options     *self,
              char       **ids,
              DrLanguage   language)
{
  g_auto (GStrv) all = dr_rule_set_list_ids (self->rules);

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (cli_choose ("--ignore", ids[i], (const char * const *) all, language) < 0)
        return FALSE;
      dr_rule_set_set_enabled (self->rules, ids[i], FALSE, NULL);
    }

  return TRUE;
}

/* The period that is said of a report which does not say it is not that of the earlier ones. */
static gboolean
load_earlier (Options     *self,
              char       **names,
              DrLanguage   language)
{
  char *period = g_steal_pointer (&self->reading.period);
  g_autoptr (DrReader) reader = cli_reading_make_reader (&self->reading, language);

  self->reading.period = period;
  if (reader == NULL)
    return FALSE;
  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      DrReport *report = cli_load_report (names[i], reader, &error);

      if (report != NULL)
        report = cli_reading_correct (&self->reading, report, names[i], language, &error);
      if (report == NULL)
        {
          cli_report_error (names[i], error, language);
          return FALSE;
        }
      self->earlier = g_list_append (self->earlier, report);
    }

  return TRUE;
}

/* -1 to go on, else the exit status. */
static int
options_init (Options      *self,
              int           argc,
              char        **argv,
              DrLanguage    language)
{
  g_autofree char *format_word = NULL;
  g_autofree char *severity_word = NULL;
  g_auto (GStrv) ignored = NULL;
  g_auto (GStrv) earlier = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &format_word, NULL, NULL },
    { "fail-on", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &severity_word, NULL, NULL },
    { "ignore", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &ignored, NULL, NULL },
    { "against", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &earlier, NULL, NULL },
    { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &self->names, NULL, NULL },
    { NULL }
  };

  int status = cli_parse_options (&argc, &argv, entries, &self->reading, cli_say (language, help_vietnamese, help_english),
                                  language);
  if (status >= 0)
    return status;

  int format = format_word != NULL ? cli_choose ("--format", format_word, formats, language) : FORMAT_TEXT;
  int least = severity_word != NULL ? cli_choose ("--fail-on", severity_word, severities, language)
                                    : DR_SEVERITY_WARNING;
  if (format < 0 || least < 0)
    return CLI_UNUSABLE;
  if (self->names == NULL)
    {
      cli_complain ("%s", cli_say (language, "districtreport check: thiếu TỆP\n",
                                   "districtreport check: FILE is missing\n"));
      return CLI_UNUSABLE;
    }
  self->format = (Format) format;
  self->least = (DrSeverity) least;
  self->rules = dr_rule_set_new ();
  self->reading.is_alone = self->names[1] == NULL && earlier == NULL;
  self->reader = cli_reading_make_reader (&self->reading, language);

  return self->reader != NULL && ignore_rules (self, ignored, language)
         && load_earlier (self, earlier, language) ? -1 : CLI_UNUSABLE;
}

int
cli_check (int         argc,
           char      **argv,
           DrLanguage  language)
{
  g_auto (Options) options = { FORMAT_TEXT };
  int status = options_init (&options, argc, argv, language);
  if (status >= 0)
    return status;

  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (options.rules);
  g_autoptr (DrSarifLog) log = options.format == FORMAT_SARIF ? dr_sarif_log_new (options.rules, language) : NULL;
  g_autoptr (CliDocuments) documents = cli_documents_new (&options.names, options.reader);
  gboolean is_nested = options.names[1] != NULL;
  gboolean is_first = TRUE;
  status = CLI_CLEAN;
  for (gsize i = 0; options.names[i] != NULL && !cli_output_failed (); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrReport) report = cli_documents_next (documents, &error);

      if (report != NULL)
        report = cli_reading_correct (&options.reading, report, options.names[i], language, &error);

      g_autoptr (DrFindings) findings =
        report != NULL ? dr_checker_check (checker, report, options.earlier, NULL, &error) : NULL;

      if (error != NULL)
        {
          cli_report_error (options.names[i], error, language);
          status = CLI_UNUSABLE;
          continue;
        }
      if (status == CLI_CLEAN && fails (findings, options.least))
        status = CLI_FINDINGS;
      if (options.format == FORMAT_SARIF)
        dr_sarif_log_add (log, options.names[i], dr_report_get_text (report), findings);
      else if (options.format == FORMAT_JSON)
        print_json (findings, is_first, is_nested);
      else
        print_text (findings, report, options.names[i], language);
      is_first = FALSE;
    }
  if (options.format == FORMAT_JSON && is_nested && !is_first)
    cli_output_write ("\n]\n");
  if (options.format == FORMAT_SARIF && !is_first)
    {
      g_autofree char *json = dr_sarif_log_to_json (log);
      cli_output_write (json);
    }

  return cli_reading_is_settled (&options.reading, language) ? status : CLI_UNUSABLE;
}
