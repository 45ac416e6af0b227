/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The words around figures: where sentences end, which phrases stand in them. */

#include "config.h"

#include "checking/dr-check-private.h"

#include <string.h>

#include "base/dr-fold-private.h"

/* A sentence, or a line, without end is not looked at further than this from where one asks. */
#define FARTHEST 1024
#define LINE_MOST 8192

static gboolean
is_inside_character (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/* Stays inside the text and between characters. */
static gsize
clip (const DrCheck *self,
      gsize          at)
{
  at = MIN (at, self->size);
  while (at > 0 && at < self->size && is_inside_character (self->text[at]))
    at--;

  return at;
}

DrWording
dr_check_fold (const DrCheck *self,
               gsize          start,
               gsize          end)
{
  DrWording wording = { NULL, self->phrases };

  if (start < end)
    {
      start = clip (self, start);
      end = clip (self, end);
      *self->work += end - start;

      g_autofree char *folded = dr_fold_phrase (self->text + start, end - start);
      wording.folded = g_strconcat (" ", folded, *folded != '\0' ? " " : "", NULL);
    }
  else
    wording.folded = g_strdup (" ");

  return wording;
}

void
dr_wording_clear (DrWording *self)
{
  g_clear_pointer (&self->folded, g_free);
}

char *
dr_wording_fold_phrase (const char *phrase)
{
  g_autofree char *folded = dr_fold_phrase (phrase, -1);

  return g_strconcat (" ", folded, " ", NULL);
}

const char *
dr_wording_get_phrase (const DrWording *self,
                       const char      *phrase)
{
  const char *folded = g_hash_table_lookup (self->phrases, phrase);

  if (folded == NULL)
    {
      char *made = dr_wording_fold_phrase (phrase);

      g_hash_table_insert (self->phrases, g_strdup (phrase), made);
      folded = made;
    }

  return folded;
}

gboolean
dr_wording_has (const DrWording    *self,
                const char * const *phrases)
{
  for (; *phrases != NULL; phrases++)
    if (strstr (self->folded, dr_wording_get_phrase (self, *phrases)) != NULL)
      return TRUE;

  return FALSE;
}

gboolean
dr_wording_begins_with (const DrWording    *self,
                        const char * const *phrases,
                        gsize              *length)
{
  for (; *phrases != NULL; phrases++)
    {
      const char *folded = dr_wording_get_phrase (self, *phrases);

      /* The space behind the phrase is the one before what follows. */
      *length = strlen (folded) - 1;
      if (g_str_has_prefix (self->folded, folded))
        return TRUE;
    }

  return FALSE;
}

gboolean
dr_wording_begins (const DrWording    *self,
                   const char * const *phrases)
{
  gsize length;

  return dr_wording_begins_with (self, phrases, &length);
}

gboolean
dr_wording_ends (const DrWording    *self,
                 const char * const *phrases)
{
  for (; *phrases != NULL; phrases++)
    if (g_str_has_suffix (self->folded, dr_wording_get_phrase (self, *phrases)))
      return TRUE;

  return FALSE;
}

gboolean
dr_wording_is_only (const DrWording    *self,
                    const char * const *phrases)
{
  for (; *phrases != NULL; phrases++)
    if (strcmp (self->folded, dr_wording_get_phrase (self, *phrases)) == 0)
      return TRUE;

  return FALSE;
}

gboolean
dr_wording_is_empty (const DrWording *self)
{
  return strcmp (self->folded, " ") == 0;
}

/* «c) Dựng mới», «đ- Kinh phí»: the letter of a point of a list. */
static gboolean
is_point (const DrCheck *self,
          gsize          at)
{
  gsize behind = (gsize) (g_utf8_next_char (self->text + at) - self->text);
  char sign = dr_check_get_byte (self, behind);

  return sign != '\0' && strchr (").-", sign) != NULL && dr_check_get_byte (self, behind + 1) == ' ';
}

/* A line that goes on in lower case was broken where it was extracted. */
static gboolean
is_sentence_break (const DrCheck *self,
                   gsize          at)
{
  char byte = self->text[at];

  if (byte == '\n' || byte == '\r')
    {
      gsize next = at + 1;

      while (next < self->size && (self->text[next] == ' ' || self->text[next] == '\t'))
        next++;
      return next >= self->size || !g_unichar_islower (g_utf8_get_char (self->text + next)) || is_point (self, next);
    }
  if (byte != '.' || at + 1 >= self->size)
    return FALSE;

  return g_ascii_isspace (self->text[at + 1]);
}

void
dr_check_find_breaks (DrCheck *self)
{
  self->sentences = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->clauses = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  for (gsize at = 0; at < self->size; at++)
    {
      gboolean is_break = is_sentence_break (self, at);

      if (is_break)
        g_array_append_val (self->sentences, at);
      if (is_break || self->text[at] == ';')
        g_array_append_val (self->clauses, at);
      if (self->text[at] == '\n')
        g_array_append_val (self->lines, at);
    }
}

/* The first of the breaks at or behind a byte. */
static guint
find_break (const GArray *breaks,
            gsize         at)
{
  guint low = 0, high = breaks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (breaks, gsize, middle) < at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gsize
find_start (const DrCheck *self,
            const GArray  *breaks,
            gsize          at,
            gsize          most)
{
  at = MIN (at, self->size);

  guint next = find_break (breaks, at);
  gsize start = next > 0 ? g_array_index (breaks, gsize, next - 1) + 1 : 0;

  return clip (self, MAX (start, at - MIN (at, most)));
}

static gsize
find_end (const DrCheck *self,
          const GArray  *breaks,
          gsize          at,
          gsize          most)
{
  guint next = find_break (breaks, at);
  gsize end = next < breaks->len ? g_array_index (breaks, gsize, next) : self->size;

  return clip (self, MIN (end, at + most));
}

gsize
dr_check_line_start (const DrCheck *self,
                     gsize          at)
{
  return find_start (self, self->lines, at, LINE_MOST);
}

gsize
dr_check_line_end (const DrCheck *self,
                   gsize          at)
{
  return find_end (self, self->lines, at, LINE_MOST);
}

gsize
dr_check_sentence_start (const DrCheck *self,
                         gsize          at)
{
  return find_start (self, self->sentences, at, FARTHEST);
}

gsize
dr_check_sentence_end (const DrCheck *self,
                       gsize          at)
{
  return find_end (self, self->sentences, at, FARTHEST);
}

gsize
dr_check_sentence_before (const DrCheck *self,
                          gsize          at)
{
  gsize start = dr_check_sentence_start (self, at);

  return start > 0 && self->text[start - 1] == '.' ? dr_check_sentence_start (self, start - 1) : start;
}

gsize
dr_check_clause_start (const DrCheck *self,
                       gsize          at)
{
  return find_start (self, self->clauses, at, FARTHEST);
}

gsize
dr_check_clause_end (const DrCheck *self,
                     gsize          at)
{
  return find_end (self, self->clauses, at, FARTHEST);
}

gboolean
dr_check_has_sign (const DrCheck *self,
                   gsize          start,
                   gsize          end,
                   const char    *signs)
{
  /* A report of JSON may have no text. */
  for (const char *sign = signs; self->text != NULL && *sign != '\0'; sign++)
    if (start < end && memchr (self->text + start, *sign, end - start) != NULL)
      return TRUE;

  return FALSE;
}

char
dr_check_sign_after (const DrCheck *self,
                     gsize          at)
{
  while (at < self->size && (self->text[at] == ' ' || self->text[at] == '\t'))
    at++;

  return at < self->size ? self->text[at] : '\0';
}

char
dr_check_sign_before (const DrCheck *self,
                      gsize          at)
{
  while (at > 0 && (self->text[at - 1] == ' ' || self->text[at - 1] == '\t'))
    at--;

  return at > 0 ? self->text[at - 1] : '\0';
}
