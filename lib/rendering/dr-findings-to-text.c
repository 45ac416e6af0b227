/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-finding-text.h>

#include <string.h>

#include "rendering/dr-terminal-escape-private.h"
#include "rendering/dr-terminal-width-private.h"
#include "rendering/dr-text-place-private.h"
#include "rendering/dr-text-words-private.h"
#include "rendering/dr-text-wrap-private.h"

#define LEAST_WIDTH 40
#define INDENT 4
/* A line may be as long as the document: no more of it than this is looked at on either side of the figure. */
#define FARTHEST 2048

static DrWord
word_of_severity (DrSeverity severity)
{
  switch (severity)
    {
    case DR_SEVERITY_ERROR:
      return DR_WORD_SEVERITY_ERROR;
    case DR_SEVERITY_WARNING:
      return DR_WORD_SEVERITY_WARNING;
    case DR_SEVERITY_NOTE:
    default:
      return DR_WORD_SEVERITY_NOTE;
    }
}

static gboolean
is_line_break (char byte)
{
  return byte == '\n' || byte == '\r';
}

static gboolean
is_inside_character (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* The line around a source, escaped and in three: before the figure, the figure, after it. */
typedef struct
{
  GString *before;
  GString *figure;
  GString *after;
} Excerpt;

static void
excerpt_clear (Excerpt *self)
{
  GString **parts[] = { &self->before, &self->figure, &self->after };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != NULL)
      g_string_free (g_steal_pointer (parts[i]), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Excerpt, excerpt_clear)

/* FALSE if the source is not in the text. Of a source over several lines the first is shown. */
static gboolean
excerpt_init (Excerpt  *self,
              DrText   *text,
              DrSource *source)
{
  gsize size;
  const char *bytes = g_bytes_get_data (dr_text_get_bytes (text), &size);
  guint64 start = dr_span_get_start (dr_source_get_span (source));
  guint64 end = dr_span_get_end (dr_source_get_span (source));

  if (end > size || start >= end)
    return FALSE;

  gsize first = start;
  while (first > 0 && start - first < FARTHEST && !is_line_break (bytes[first - 1]))
    first--;
  while (first < start && is_inside_character (bytes[first]))
    first++;

  gsize figure_end = start;
  while (figure_end < end && figure_end - start < FARTHEST && !is_line_break (bytes[figure_end]))
    figure_end++;
  while (figure_end < end && is_inside_character (bytes[figure_end]))
    figure_end++;

  gsize last = figure_end;
  while (last < size && last - figure_end < FARTHEST && !is_line_break (bytes[last]))
    last++;
  while (last < size && is_inside_character (bytes[last]))
    last++;

  self->before = g_string_new (NULL);
  self->figure = g_string_new (NULL);
  self->after = g_string_new (NULL);
  dr_terminal_escape_append (self->before, bytes + first, start - first);
  dr_terminal_escape_append (self->figure, bytes + start, figure_end - start);
  dr_terminal_escape_append (self->after, bytes + figure_end, last - figure_end);
  if (self->before->str[0] == ' ')
    g_string_erase (self->before, 0, 1);

  return TRUE;
}

/* Leaves the last words of @string, no wider than @width, behind «… ». */
static void
keep_end (GString *string,
          gsize    width)
{
  const char *begin = string->str;
  const char *at = begin + string->len;
  const char *cut = at;
  gsize taken = 2;

  if (dr_terminal_width (string->str, string->len) <= width)
    return;

  while (at > begin)
    {
      at = g_utf8_prev_char (at);
      taken += dr_terminal_width_of_character (g_utf8_get_char (at));
      if (taken > width)
        break;
      if (*at == ' ')
        cut = at + 1;
    }
  g_string_erase (string, 0, cut - begin);
  g_string_prepend (string, "… ");
}

/* Leaves the first words of @string, no wider than @width, and « …» behind them; FALSE if all of it is left. */
static gboolean
keep_start (GString *string,
            gsize    width)
{
  const char *at = string->str;
  gsize cut = 0;
  gsize taken = 2;

  if (dr_terminal_width (string->str, string->len) <= width)
    return FALSE;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (*at == ' ')
        cut = at - string->str;
      taken += dr_terminal_width_of_character (g_utf8_get_char (at));
      if (taken > width)
        break;
    }
  g_string_truncate (string, cut);
  g_string_append (string, " …");

  return TRUE;
}

static void
append_excerpt (GString  *string,
                DrText   *text,
                DrSource *source,
                gsize     width)
{
  g_auto (Excerpt) excerpt = { NULL };
  if (!excerpt_init (&excerpt, text, source))
    return;

  if (width > 0)
    {
      gsize room = width - INDENT;
      gsize whole = dr_terminal_width (excerpt.before->str, -1) + dr_terminal_width (excerpt.figure->str, -1)
                    + dr_terminal_width (excerpt.after->str, -1);

      if (whole > room)
        {
          keep_end (excerpt.before, room / 3);
          room -= MIN (room, dr_terminal_width (excerpt.before->str, -1));
          if (keep_start (excerpt.figure, room))
            g_string_truncate (excerpt.after, 0);
          room -= MIN (room, dr_terminal_width (excerpt.figure->str, -1));
          keep_start (excerpt.after, room);
        }
    }

  dr_text_pad (string, INDENT);
  g_string_append_printf (string, "%s%s%s\n", excerpt.before->str, excerpt.figure->str, excerpt.after->str);
  dr_text_pad (string, INDENT + dr_terminal_width (excerpt.before->str, -1));
  g_string_append_c (string, '^');
  for (gsize i = 1; i < dr_terminal_width (excerpt.figure->str, -1); i++)
    g_string_append_c (string, '~');
  g_string_append_c (string, '\n');
}

static void
append_finding (GString    *string,
                DrFinding  *finding,
                DrText     *text,
                const char *name,
                gsize       width,
                DrLanguage  language)
{
  DrSource *source = dr_finding_get_source (finding);
  g_autofree char *message = dr_finding_dup_message (finding, language);

  dr_text_place_append (string, name, text, source);
  g_string_append_printf (string, "%s: ", dr_word (word_of_severity (dr_finding_get_severity (finding)), language));
  dr_terminal_escape_append (string, message, -1);
  g_string_append (string, " [");
  dr_terminal_escape_append (string, dr_finding_get_rule (finding), -1);
  g_string_append (string, "]\n");

  if (source != NULL && text != NULL)
    append_excerpt (string, text, source, width);
  dr_text_place_append_location (string, source, INDENT, language);
}

/* Who mends a document goes through it from the top. */
static int
compare_places (gconstpointer left,
                gconstpointer right)
{
  DrSource *first = dr_finding_get_source (*(DrFinding * const *) left);
  DrSource *second = dr_finding_get_source (*(DrFinding * const *) right);

  if (first == NULL || second == NULL)
    return (first == NULL) - (second == NULL);

  guint64 start = dr_span_get_start (dr_source_get_span (first));
  guint64 other = dr_span_get_start (dr_source_get_span (second));

  return (start > other) - (start < other);
}

/**
 * dr_findings_to_text:
 * @self: findings of one report
 * @text: (nullable): the report's text, to show the lines in question
 * @name: (nullable): what to call the document, such as the path a user typed
 * @width: how many columns a line of the document may take, at least 40; 0 for no limit
 * @language: the language of the messages
 *
 * Writes findings for a terminal, in the form of a compiler's messages:
 *
 * ```
 * q4.txt:12:13: error: the report says 126 % of the target, but 640 / 500 = 128 % [percent-of-target]
 *     Kết nạp được 640/500 hội viên, đạt 126% chỉ tiêu
 *                  ^~~~~~~~~~~~~~~~~~~~~~~~~~
 * ```
 *
 * They come in the order of their places, those without one last. Line and column,
 * counted in characters, begin at 1. Without @text the byte
 * stands in their place, as `@311`, and no line is shown. A line of the document
 * that is wider than @width loses words at its ends, where «…» stands; the
 * message itself is never wrapped. What a terminal would obey is shown by its
 * number (`\u{202E}`), in @name as well. Of what was no text file, the paragraph or
 * cell stands below («at table 2, row 4, cell 5»), as lines and columns are those of
 * the extracted text. No findings give the empty string.
 *
 * Returns: (transfer full): the text in UTF-8
 *
 * Since: 1.0
 */
char *
dr_findings_to_text (DrFindings *self,
                     DrText     *text,
                     const char *name,
                     guint       width,
                     DrLanguage  language)
{
  g_return_val_if_fail (DR_IS_FINDINGS (self), NULL);
  g_return_val_if_fail (text == NULL || DR_IS_TEXT (text), NULL);

  GString *string = g_string_new (NULL);
  gsize limit = width == 0 ? 0 : MAX (width, LEAST_WIDTH);

  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  for (guint i = 0; i < dr_findings_get_n (self); i++)
    g_ptr_array_add (sorted, dr_findings_get (self, i));
  /* It is stable: of one place the order of the rules is kept. */
  g_ptr_array_sort (sorted, compare_places);
  for (guint i = 0; i < sorted->len; i++)
    append_finding (string, g_ptr_array_index (sorted, i), text, name, limit, language);

  return g_string_free (string, FALSE);
}
