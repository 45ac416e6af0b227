/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the user says of how documents are to be read. */

#include "config.h"

#include "cli.h"

void
cli_reading_clear (CliReading *self)
{
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->lexicon, g_free);
  g_clear_pointer (&self->catalogue, g_free);
  g_clear_pointer (&self->corrections, g_free);
  g_clear_pointer (&self->corrected, dr_corrections_unref);
  g_clear_pointer (&self->encoding, g_free);
}

static gboolean
use_period (const CliReading *self,
            DrReader         *reader,
            DrLanguage        language)
{
  if (self->period == NULL)
    return TRUE;

  g_autoptr (DrPeriod) period = dr_period_parse (self->period, NULL);
  if (period == NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (self->period, -1);

      cli_complain (cli_say (language, "districtreport: --period không nhận “%s”; viết như 2024, 2024-Q4, 2024-H1, 2024-05\n",
                             "districtreport: --period cannot be “%s”; write it like 2024, 2024-Q4, 2024-H1, 2024-05\n"),
                    valid);
      return FALSE;
    }
  dr_reader_set_default_period (reader, period);

  return TRUE;
}

static gboolean
use_lexicon (const CliReading *self,
             DrReader         *reader,
             DrLanguage        language)
{
  if (self->lexicon == NULL)
    return TRUE;

  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_load_bytes (self->lexicon, &error);
  g_autoptr (DrLexicon) lexicon =
    bytes != NULL ? dr_lexicon_extend (dr_lexicon_get_default (), bytes, NULL, &error) : NULL;
  if (lexicon == NULL)
    {
      cli_report_error (self->lexicon, error, language);
      return FALSE;
    }
  dr_reader_set_lexicon (reader, lexicon);

  return TRUE;
}

static gboolean
use_catalogue (const CliReading *self,
               DrReader         *reader,
               DrLanguage        language)
{
  if (self->catalogue == NULL)
    return TRUE;

  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_load_bytes (self->catalogue, &error);
  g_autoptr (DrIndicatorCatalogue) own =
    bytes != NULL ? dr_indicator_catalogue_new_from_json (bytes, NULL, &error) : NULL;
  if (own == NULL)
    {
      cli_report_error (self->catalogue, error, language);
      return FALSE;
    }

  g_autoptr (DrIndicatorCatalogue) both = dr_indicator_catalogue_extend (dr_indicator_catalogue_get_default (), own);
  dr_reader_set_catalogue (reader, both);

  return TRUE;
}

static gboolean
use_encoding (const CliReading *self,
              DrReader         *reader,
              DrLanguage        language)
{
  if (self->encoding == NULL || dr_reader_set_encoding (reader, self->encoding, NULL))
    return TRUE;

  g_autofree char *shown = cli_make_harmless (self->encoding);
  cli_complain (cli_say (language,
                         "districtreport: --encoding không nhận “%s”, chỉ nhận: utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni\n",
                         "districtreport: --encoding cannot be “%s”, only one of: utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni\n"),
                shown);

  return FALSE;
}

/* Once for all files, and for each reader that is made: standard input can be read but once. */
static gboolean
use_corrections (CliReading *self,
                 DrLanguage  language)
{
  if (self->corrections == NULL || self->corrected != NULL)
    return TRUE;

  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cli_load_bytes (self->corrections, &error);
  self->corrected = bytes != NULL ? dr_corrections_new_from_json (bytes, NULL, &error) : NULL;
  if (self->corrected == NULL)
    cli_report_error (self->corrections, error, language);

  return self->corrected != NULL;
}

DrReader *
cli_reading_make_reader (CliReading *self,
                         DrLanguage  language)
{
  g_autoptr (DrReader) reader = dr_reader_new ();

  if (!use_period (self, reader, language) || !use_lexicon (self, reader, language)
      || !use_catalogue (self, reader, language) || !use_encoding (self, reader, language)
      || !use_corrections (self, language))
    return NULL;

  cli_reader_set_converts (reader, self->converts);

  return g_steal_pointer (&reader);
}

DrReport *
cli_reading_correct (CliReading  *self,
                     DrReport    *report,
                     const char  *name,
                     DrLanguage   language,
                     GError     **error)
{
  g_autoptr (DrReport) read = report;

  if (self->corrected == NULL)
    return g_steal_pointer (&read);

  g_autofree char *file = cli_make_harmless (self->corrections);
  gboolean must_fit = self->is_alone && dr_corrections_get_n_documents (self->corrected) == 1;
  if (!must_fit && !dr_corrections_has_report (self->corrected, read))
    {
      const char *sha256 = dr_report_get_content_sha256 (read);
      g_autofree char *shown = cli_make_harmless (name);

      cli_complain (cli_say (language, "%s: %s không có phần sửa cho tệp này (SHA-256 %s)\n",
                             "%s: %s has no corrections for this document (SHA-256 %s)\n"),
                    shown, file, sha256 != NULL ? sha256 : cli_say (language, "không rõ", "not known"));
      return g_steal_pointer (&read);
    }

  self->was_met = TRUE;
  g_auto (GStrv) lost = dr_corrections_list_lost (self->corrected, read, error);
  DrReport *corrected = lost != NULL ? dr_corrections_apply (self->corrected, read, error) : NULL;

  if (corrected == NULL)
    g_prefix_error (error, "%s: ", file);
  for (gsize i = 0; corrected != NULL && lost[i] != NULL; i++)
    {
      g_autofree char *line = cli_make_harmless (lost[i]);
      cli_complain ("%s: %s\n", file, line);
    }

  return corrected;
}

gboolean
cli_reading_is_settled (const CliReading *self,
                        DrLanguage        language)
{
  if (self->corrected == NULL || self->was_met || self->is_alone
      || dr_corrections_get_n_documents (self->corrected) != 1)
    return TRUE;

  g_autofree char *file = cli_make_harmless (self->corrections);
  cli_complain (cli_say (language,
                         "%s: dành cho văn bản có SHA-256 %s, không phải tệp nào ở đây; xem lại rồi ghi SHA-256 mới vào\n",
                         "%s: is for the document with SHA-256 %s, which none of the files is; look it through and write "
                         "the new SHA-256 into it\n"),
                file, dr_corrections_get_content_sha256 (self->corrected, 0));

  return FALSE;
}
