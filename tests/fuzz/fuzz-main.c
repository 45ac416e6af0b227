/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Stands in for a fuzzer: runs a target on the files it is given, on everything they begin with, and on their neighbours. */

#include "config.h"

#include <stdint.h>

#include <glib.h>

#include "fuzz.h"

/* Beyond this, only the file as it is: the neighbours would take too long. */
#define NEIGHBOURS_MAX 512

static void
run_on (const char *contents,
        gsize       length)
{
  /* A copy of exactly this length, so that a sanitizer sees a byte too far. */
  g_autofree char *copy = g_memdup2 (contents, length);

  LLVMFuzzerTestOneInput ((const uint8_t *) copy, length);
}

int
main (int    argc,
      char **argv)
{
  static const char replacements[] = { '\0', ' ', '\n', '.', ',', '-', '/', '0', '9', 'a', '%', (char) 0xff, (char) 0xcc };

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *contents = NULL;
      gsize length;

      if (!g_file_get_contents (argv[i], &contents, &length, &error))
        {
          g_printerr ("%s\n", error->message);
          return 2;
        }

      run_on (contents, length);
      if (length > NEIGHBOURS_MAX)
        continue;
      for (gsize at = 0; at < length; at++)
        {
          char byte = contents[at];

          run_on (contents, at);
          for (gsize j = 0; j < G_N_ELEMENTS (replacements); j++)
            {
              contents[at] = replacements[j];
              run_on (contents, length);
            }
          contents[at] = byte;
        }
    }

  return 0;
}
