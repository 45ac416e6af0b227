/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-word-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-vectorized-private.h"

/* Word itself allows some 4,000. */
#define MOST_STYLES 65536
/* How long a chain of styles is followed; it might be a ring. */
#define MOST_BASES 64

/* --- letters --- */

void
dr_word_letters_read_fonts (DrWordLetters      *self,
                            const DrXmlElement *element)
{
  DrXmlValue value;

  /* A font of the theme, which counts first, is never one from before Unicode. */
  if (dr_xml_get (element, "hAnsiTheme", &value) || dr_xml_get (element, "asciiTheme", &value))
    {
      self->has_legacy = TRUE;
      self->legacy = DR_LEGACY_NONE;
    }
  else if (dr_xml_get (element, "hAnsi", &value) || dr_xml_get (element, "ascii", &value))
    {
      char font[64];
      gsize length = MIN (value.length, sizeof font - 1);

      memcpy (font, value.text, length);
      font[length] = '\0';
      self->has_legacy = TRUE;
      self->legacy = dr_legacy_from_font (font);
    }
}

/* <w:vertAlign w:val="superscript"/> */
void
dr_word_letters_read_align (DrWordLetters      *self,
                            const DrXmlElement *element)
{
  DrXmlValue value;

  self->has_raised = TRUE;
  self->raised = dr_xml_get (element, "val", &value) && dr_xml_value_is (&value, "superscript");
}

void
dr_word_letters_inherit (DrWordLetters       *self,
                         const DrWordLetters *base)
{
  if (!self->has_legacy && base->has_legacy)
    {
      self->has_legacy = TRUE;
      self->legacy = base->legacy;
    }
  if (!self->has_vanish && base->has_vanish)
    {
      self->has_vanish = TRUE;
      self->vanish = base->vanish;
    }
  if (!self->has_raised && base->has_raised)
    {
      self->has_raised = TRUE;
      self->raised = base->raised;
    }
}

/* --- styles --- */

typedef struct
{
  DrWordStyle  style;
  char        *base;        /* (owned) (nullable) */
  gboolean     is_resolved;
} Entry;

struct _DrWordStyles
{
  GHashTable    *entries;   /* (owned) (element-type utf8 Entry) */
  Entry         *otherwise; /* (not owned) (nullable) of paragraphs that name none */
  DrWordLetters  defaults;

  /* While reading. */
  Entry         *open;      /* (not owned) (nullable) */
  gboolean       in_defaults;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->style.num_id);
  g_free (entry->base);
  g_free (entry);
}

static void
begin_style (DrWordStyles        *self,
             const DrXmlElement  *element,
             GError             **error)
{
  g_autofree char *id = dr_xml_dup (element, "styleId");
  DrXmlValue value;

  if (id == NULL)
    return;
  if (g_hash_table_size (self->entries) == MOST_STYLES)
    {
      dr_error_set (error, DR_ERROR_UNSUPPORTED, "more than %d styles", MOST_STYLES);
      return;
    }

  Entry *entry = g_new0 (Entry, 1);
  entry->style.level = -1;
  gboolean is_paragraph = !dr_xml_get (element, "type", &value) || dr_xml_value_is (&value, "paragraph");
  gboolean is_default = is_paragraph && dr_xml_get (element, "default", &value)
                        && (dr_xml_value_is (&value, "1") || dr_xml_value_is (&value, "true"));
  Entry *before = g_hash_table_lookup (self->entries, id);
  if (before == self->otherwise || is_default)
    self->otherwise = is_default ? entry : NULL;
  g_hash_table_replace (self->entries, g_steal_pointer (&id), entry);
  self->open = entry;
}

static void
on_start (gpointer             data,
          int                  number,
          const DrXmlElement  *element,
          GError             **error)
{
  DrWordStyles *self = data;
  DrWordLetters *letters = self->in_defaults ? &self->defaults : self->open != NULL ? &self->open->style.letters : NULL;

  if (number == DR_WORD_DEFAULTS)
    self->in_defaults = TRUE;
  else if (number == DR_WORD_STYLE)
    begin_style (self, element, error);
  else if (number == DR_WORD_FONTS && letters != NULL)
    dr_word_letters_read_fonts (letters, element);
  else if (number == DR_WORD_VERTICAL_ALIGN && letters != NULL)
    dr_word_letters_read_align (letters, element);
  else if (number == DR_WORD_VANISH && letters != NULL)
    {
      letters->has_vanish = TRUE;
      letters->vanish = dr_word_is_on (element);
    }
  else if (self->open == NULL)
    return;
  else if (number == DR_WORD_BASED_ON && self->open->base == NULL)
    self->open->base = dr_xml_dup (element, "val");
  else if (number == DR_WORD_NUM_ID && self->open->style.num_id == NULL)
    self->open->style.num_id = dr_xml_dup (element, "val");
  else if (number == DR_WORD_LEVEL_INDEX)
    self->open->style.level = (int) CLAMP (dr_xml_get_int (element, "val", 0), 0, 8);
}

static void
on_end (gpointer   data,
        int        number,
        GError   **error)
{
  DrWordStyles *self = data;

  if (number == DR_WORD_STYLE)
    self->open = NULL;
  else if (number == DR_WORD_DEFAULTS)
    self->in_defaults = FALSE;
}

/* Fills in what the styles that one is based on say, from the nearest on. */
static void
resolve (DrWordStyles *self,
         Entry        *entry)
{
  const Entry *base = entry;

  for (guint i = 0; i < MOST_BASES && base->base != NULL; i++)
    {
      base = g_hash_table_lookup (self->entries, base->base);
      if (base == NULL || base == entry)
        break;
      dr_word_letters_inherit (&entry->style.letters, &base->style.letters);
      if (entry->style.num_id == NULL && base->style.num_id != NULL)
        {
          entry->style.num_id = g_strdup (base->style.num_id);
          if (entry->style.level < 0)
            entry->style.level = base->style.level;
        }
      if (base->is_resolved)
        break;
    }
  entry->is_resolved = TRUE;
}

/* Longer ones are read without a look beforehand. */
#define MOST_LOOKED_THROUGH (1024 * 1024)
#define BLOCK 4096
/* The longest of the words that matter. */
#define MOST_WORD 6

/* Whether one of the words that matter begins at @at, of which at least six bytes are left. */
static gboolean
is_telling (const char *at)
{
  switch (*at)
    {
    case 'n':
      return memcmp (at, "numPr", 5) == 0;
    case 'v':
      return memcmp (at, "vanish", 6) == 0 || memcmp (at, "vertAl", 6) == 0 || g_ascii_strncasecmp (at, "vni-", 4) == 0;
    case 'V':
      return g_ascii_strncasecmp (at, "vni-", 4) == 0;
    case '.':
      return g_ascii_strncasecmp (at, ".vn", 3) == 0;
    case '<':
      return at[1] == '!';
    case '&':
      return at[1] == '#';
    default:
      return FALSE;
    }
}

/* Whether any of them may be there: by two bytes or three that each holds and few other words do. */
static DR_VECTORIZED gboolean
may_tell (const guchar *text,
          gsize         length)
{
  guchar found = 0;

  for (gsize i = 0; i + 2 < length; i++)
    {
      guchar one = text[i];
      guchar two = text[i + 1];
      guchar three = text[i + 2];

      found |= ((one == 'm') & (two == 'P')) | ((one == 'i') & (two == 's') & (three == 'h'))
               | ((one == 't') & (two == 'A') & (three == 'l')) | (((two | 0x20) == 'i') & (three == '-'))
               | ((one == '.') & ((two | 0x20) == 'v')) | ((one == '<') & (two == '!')) | ((one == '&') & (two == '#'));
    }

  return found != 0;
}

/*
 * Whether the styles say anything that is asked of them: most files hold a hundred
 * styles of which none numbers, hides, raises or has a font from before Unicode, and to look for
 * these words takes a tenth of the time of reading all. What is no plain UTF-8 is read.
 */
static gboolean
says_anything (DrZip      *zip,
               const char *part)
{
  g_autoptr (GBytes) bytes = dr_zip_read (zip, part, MOST_LOOKED_THROUGH, NULL);
  if (bytes == NULL)
    return TRUE;

  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  if (length < MOST_WORD || *text != '<' || memchr (text, '\0', length) != NULL)
    return TRUE;
  for (gsize start = 0; start < length; start += BLOCK)
    if (may_tell ((const guchar *) text + start, MIN (BLOCK + MOST_WORD, length - start)))
      for (gsize i = start; i < MIN (start + BLOCK, length - MOST_WORD); i++)
        if (is_telling (text + i))
          return TRUE;

  return FALSE;
}

DrWordStyles *
dr_word_styles_read (DrZip       *zip,
                     const char  *part,
                     GError     **error)
{
  const DrXmlReader reader = {
    dr_word_namespaces, dr_word_n_namespaces, dr_word_names, dr_word_n_names,
    { .start = on_start, .end = on_end },
  };
  g_autoptr (DrWordStyles) self = g_new0 (DrWordStyles, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  if (part != NULL && says_anything (zip, part) && !dr_xml_read_part (zip, part, &reader, self, error))
    return NULL;

  GHashTableIter iter;
  gpointer entry;
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    resolve (self, entry);

  return g_steal_pointer (&self);
}

void
dr_word_styles_free (DrWordStyles *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

const DrWordLetters *
dr_word_styles_get_defaults (const DrWordStyles *self)
{
  return &self->defaults;
}

const DrWordStyle *
dr_word_styles_find (const DrWordStyles *self,
                     const char         *id,
                     gsize               length)
{
  if (id == NULL)
    return self->otherwise != NULL ? &self->otherwise->style : NULL;

  g_autofree char *key = g_strndup (id, length);
  Entry *entry = g_hash_table_lookup (self->entries, key);

  return entry != NULL ? &entry->style : NULL;
}
