/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The options of commands. */

#include "config.h"

#include "cli.h"

#include <string.h>

static void
advise (DrLanguage language)
{
  cli_complain ("%s", cli_say (language, "Xem: districtreport --help\n", "Try: districtreport --help\n"));
}

/*
 * GLib's own help speaks the locale's language alone, and mixes it with ours:
 * --help is an option like any other here.
 */
int
cli_parse_options (int                 *argc,
                   char              ***argv,
                   const GOptionEntry  *entries,
                   CliReading          *reading,
                   const char          *help,
                   DrLanguage           language)
{
  gboolean wants_help = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &wants_help, NULL, NULL },
    { NULL }
  };
  const GOptionEntry of_reading[] = {
    { "period", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &reading->period, NULL, NULL },
    { "lexicon", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &reading->lexicon, NULL, NULL },
    { "corrections", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &reading->corrections, NULL, NULL },
    { "catalogue", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &reading->catalogue, NULL, NULL },
    { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &reading->encoding, NULL, NULL },
    { "convert", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &reading->converts, NULL, NULL },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, own, NULL);
  g_option_context_add_main_entries (context, of_reading, NULL);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      g_autofree char *message = g_utf8_make_valid (error->message, -1);

      if (language == DR_LANGUAGE_VIETNAMESE)
        cli_complain ("districtreport: tùy chọn không đúng (%s)\n", message);
      else
        cli_complain ("districtreport: %s\n", message);
      advise (language);
      return CLI_UNUSABLE;
    }
  if (wants_help)
    {
      cli_output_write (help);
      return CLI_CLEAN;
    }

  return -1;
}

int
cli_choose (const char         *option,
            const char         *word,
            const char * const *words,
            DrLanguage          language)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;

  g_autofree char *all = g_strjoinv (", ", (char **) words);
  g_autofree char *valid = g_utf8_make_valid (word, -1);
  cli_complain (cli_say (language, "districtreport: %s không nhận “%s”, chỉ nhận: %s\n",
                         "districtreport: %s cannot be “%s”, only one of: %s\n"),
                option, valid, all);

  return -1;
}

gboolean
cli_parse_day (const char *option,
               const char *word,
               GDate      *day,
               DrLanguage  language)
{
  /* A day is a period of one. */
  g_autoptr (DrPeriod) period = g_utf8_validate (word, -1, NULL) ? dr_period_parse (word, NULL) : NULL;

  if (period == NULL || dr_period_get_kind (period) != DR_PERIOD_KIND_DAY)
    {
      cli_complain (cli_say (language, "districtreport: %s cần một ngày như 2025-10-15\n",
                             "districtreport: %s takes a day such as 2025-10-15\n"),
                    option);
      return FALSE;
    }
  *day = *dr_period_get_first_day (period);

  return TRUE;
}
