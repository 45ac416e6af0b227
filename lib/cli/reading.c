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

DrReader *
cli_reading_make_reader (const CliReading *self,
                         DrLanguage        language)
{
  g_autoptr (DrReader) reader = dr_reader_new ();

  if (!use_period (self, reader, language) || !use_lexicon (self, reader, language)
      || !use_catalogue (self, reader, language) || !use_encoding (self, reader, language))
    return NULL;

  cli_reader_set_converts (reader, self->converts);

  return g_steal_pointer (&reader);
}

static DrCorrections *
load_corrections (const CliReading  *self,
                  GError           **error)
{
  g_autoptr (GBytes) bytes = cli_load_bytes (self->corrections, error);

  return bytes != NULL ? dr_corrections_new_from_json (bytes, NULL, error) : NULL;
}

DrReport *
cli_reading_correct (const CliReading  *self,
                     DrReport          *report,
                     GError           **error)
{
  g_autoptr (DrReport) read = report;

  if (self->corrections == NULL)
    return g_steal_pointer (&read);

  g_autofree char *name = cli_make_harmless (self->corrections);
  g_autoptr (DrCorrections) corrections = load_corrections (self, error);
  g_auto (GStrv) lost = corrections != NULL ? dr_corrections_list_lost (corrections, read, error) : NULL;
  DrReport *corrected = lost != NULL ? dr_corrections_apply (corrections, read, error) : NULL;

  if (corrected == NULL)
    g_prefix_error (error, "%s: ", name);
  for (gsize i = 0; corrected != NULL && lost[i] != NULL; i++)
    {
      g_autofree char *line = cli_make_harmless (lost[i]);
      cli_complain ("%s: %s\n", name, line);
    }

  return corrected;
}
