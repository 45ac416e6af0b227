/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The program: a thin client of the library's public headers. */

#include "config.h"

#include "cli.h"

#include <string.h>

static const struct
{
  const char *name;
  CliCommand  run;
} commands[] = {
  { "read", cli_read },
  { "check", cli_check },
  { "compare", cli_compare },
  { "rank", cli_rank },
  { "roster", cli_roster },
  { "tabulate", cli_tabulate },
};

static const char help_vietnamese[] =
  "Cách dùng: districtreport LỆNH [TÙY CHỌN…] TỆP…\n"
  "\n"
  "Báo cáo định kỳ thành dữ liệu: đọc, kiểm tra, tổng hợp.\n"
  "\n"
  "  read      đọc báo cáo và in ra số liệu\n"
  "  check     tìm số liệu không khớp\n"
  "  compare   so hai bản thảo của một báo cáo\n"
  "  rank      xếp hạng các đơn vị\n"
  "  roster    đơn vị nào chưa báo cáo\n"
  "  tabulate  tổng hợp nhiều báo cáo thành một bảng\n"
  "\n"
  "  -h, --help     in hướng dẫn này; districtreport LỆNH --help: của một lệnh\n"
  "  --version      in phiên bản\n";

static const char help_english[] =
  "Usage: districtreport COMMAND [OPTION…] FILE…\n"
  "\n"
  "Periodic reports become data: read, check, sum up.\n"
  "\n"
  "  read      read reports and print their figures\n"
  "  check     find what does not add up\n"
  "  compare   compare two drafts of a report\n"
  "  rank      rank units by what they reached\n"
  "  roster    tell who has not reported\n"
  "  tabulate  put many reports into one table\n"
  "\n"
  "  -h, --help     print this help; districtreport COMMAND --help: that of a command\n"
  "  --version      print the version\n";

static int
run (int         argc,
     char      **argv,
     DrLanguage  language)
{
  const char *word = argc > 1 ? argv[1] : NULL;
  const char *help = cli_say (language, help_vietnamese, help_english);

  if (word == NULL)
    {
      cli_complain ("%s", help);
      return CLI_UNUSABLE;
    }
  if (strcmp (word, "--help") == 0 || strcmp (word, "-h") == 0)
    {
      cli_output_write (help);
      return CLI_CLEAN;
    }
  if (strcmp (word, "--version") == 0)
    {
      cli_output_write ("districtreport " PACKAGE_VERSION "\n");
      return CLI_CLEAN;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (word, commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1, language);

  g_autofree char *valid = g_utf8_make_valid (word, -1);
  cli_complain (cli_say (language, "districtreport: không có lệnh “%s”\nXem: districtreport --help\n",
                         "districtreport: there is no command “%s”\nTry: districtreport --help\n"),
                valid);

  return CLI_UNUSABLE;
}

int
main (int   argc,
      char *argv[])
{
  DrLanguage language = cli_language_from_environment ();

  cli_output_init ();

  return cli_output_end (run (argc, argv, language), language);
}
