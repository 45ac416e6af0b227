/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-letterhead-table-private.h"

#include <string.h>

#include "base/dr-fold-private.h"

/*
 * The head of a report is often set as a table without lines: who reports on the left, the state's name and motto or the
 * Party's name on the right, the number and the date below them or in the same cells. Its paragraphs are lines of the head.
 */

#define MOST_ROWS 8
#define MOST_LINES 64

/* What stands on the right of a head, in capitals; a cell of a table of figures may say the same in small letters. */
static const char * const names[] = {
  "đảng cộng sản việt nam", "cộng hòa xã hội chủ nghĩa việt nam", "cộng hòa XHCN việt nam", "đoàn TNCS hồ chí minh",
};

static gboolean
begins_with (const char *folded,
             const char *words)
{
  g_autofree char *phrase = dr_fold_phrase (words, -1);
  gsize length = strlen (phrase);

  return strncmp (folded, phrase, length) == 0 && (folded[length] == ' ' || folded[length] == '\0');
}

static gboolean
is_motto (const char *line,
          const char *folded)
{
  g_autofree char *capitals = g_utf8_strup (line, -1);

  if (begins_with (folded, "độc lập tự do hạnh phúc"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (begins_with (folded, names[i]) && strcmp (capitals, line) == 0)
      return TRUE;

  return FALSE;
}

/* «Bàu Sen, ngày 5 tháng 4 năm 2023»: a place, and the day or the room for it. */
static gboolean
tells_place_and_day (const char *line)
{
  const char *comma = strchr (line, ',');
  g_autofree char *folded = comma != NULL ? dr_fold_phrase (comma + 1, -1) : NULL;
  g_autofree char *month = dr_fold_phrase ("tháng", -1);

  return folded != NULL && begins_with (folded, "ngày") && strstr (folded, month) != NULL;
}

/* «Số: 45/BC-UBND», «Số     -BC/HU» */
static gboolean
tells_number (const char *line,
              const char *folded)
{
  if (!begins_with (folded, "số"))
    return FALSE;

  const char *behind = g_utf8_offset_to_pointer (line, MIN (2, g_utf8_strlen (line, -1)));
  while (*behind == ' ')
    behind++;

  return *behind == ':' || *behind == '-' || *behind == '.' || g_ascii_isdigit (*behind);
}

/* Whether a table of @n_rows is the head of a report: @text has a line for each paragraph of its cells. */
gboolean
dr_letterhead_table_is_one (const char *text,
                            guint       n_rows)
{
  gboolean has_number = FALSE;
  gboolean has_day = FALSE;

  if (n_rows > MOST_ROWS || strlen (text) > DR_LETTERHEAD_TABLE_MOST_BYTES)
    return FALSE;

  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = dr_fold_phrase (g_strstrip (lines[i]), -1);

      if (is_motto (lines[i], folded))
        return TRUE;
      has_number |= tells_number (lines[i], folded);
      has_day |= tells_place_and_day (lines[i]);
    }

  return has_number && has_day;
}
