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

/* Words are taken as the bytes they are: GLib would convert them from the locale's encoding, and no locale is set. */
static GArray *
take_bytes (const GOptionEntry *entries)
{
  GArray *taken = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      GOptionEntry raw = *entry;

      if (raw.arg == G_OPTION_ARG_STRING)
        raw.arg = G_OPTION_ARG_FILENAME;
      else if (raw.arg == G_OPTION_ARG_STRING_ARRAY)
        raw.arg = G_OPTION_ARG_FILENAME_ARRAY;
      g_array_append_val (taken, raw);
    }

  return taken;
}

/* Whether all words of options are UTF-8; names of files may be any bytes. */
static gboolean
check_words (const GOptionEntry *entries,
             DrLanguage          language)
{
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    {
      const char *one[] = { NULL, NULL };
      const char * const *words = one;

      if (entry->arg == G_OPTION_ARG_STRING)
        one[0] = *(char **) entry->arg_data;
      else if (entry->arg == G_OPTION_ARG_STRING_ARRAY && *(char ***) entry->arg_data != NULL)
        words = *(const char * const **) entry->arg_data;

      for (; *words != NULL; words++)
        if (!g_utf8_validate (*words, -1, NULL))
          {
            g_autofree char *valid = g_utf8_make_valid (*words, -1);

            cli_complain (cli_say (language, "districtreport: --%s: “%s” không phải là UTF-8\n",
                                   "districtreport: --%s: “%s” is not UTF-8\n"),
                          entry->long_name, valid);
            return FALSE;
          }
    }

  return TRUE;
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
  g_autoptr (GArray) taken = take_bytes (entries);
  g_autoptr (GArray) taken_of_reading = take_bytes (of_reading);
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, own, NULL);
  g_option_context_add_main_entries (context, (const GOptionEntry *) taken_of_reading->data, NULL);
  g_option_context_add_main_entries (context, (const GOptionEntry *) taken->data, NULL);
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
  if (!check_words (of_reading, language) || !check_words (entries, language))
    {
      advise (language);
      return CLI_UNUSABLE;
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
