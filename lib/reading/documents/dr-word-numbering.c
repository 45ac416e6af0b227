/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-word-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "reading/documents/dr-list-label-private.h"

#define N_LEVELS 9
#define MOST_NUMBERINGS 65536
/* «Điều %1.»: nobody writes more before a number. */
#define MOST_LABEL 256

typedef struct
{
  char         *text;         /* (owned) (nullable) «%1.%2.», or a bullet */
  char         *style;        /* (owned) (nullable) of paragraphs that stand at this level */
  char         *font;         /* (owned) (nullable) of the label */
  guint         start;
  guint         restart;      /* level, from 1, that begins it anew; 0: none; N_LEVELS: any before it */
  DrLabelStyle  number_style;
  gboolean      is_bullet;
  gboolean      is_legal;     /* all numbers in decimal */
  gboolean      is_hidden;
  gboolean      has_space;    /* behind the label */
} Level;

/* A definition, with how far its paragraphs have been counted. */
typedef struct
{
  Level     levels[N_LEVELS];
  char     *style_link;       /* (owned) (nullable) the style that is defined by it */
  char     *linked_style;     /* (owned) (nullable) the style whose definition counts instead */
  guint     counts[N_LEVELS];
  gboolean  is_counted[N_LEVELS];
} Abstract;

/* A list: it counts on with those of its definition, but for what it begins anew. */
typedef struct
{
  char     *abstract_id;      /* (owned) (nullable) */
  Abstract *own;              /* (owned) (nullable) levels of its own */
  guint     own_levels;       /* set of bits */
  guint     start[N_LEVELS];
  guint     starts_anew;      /* set of bits; a bit goes once it was done */
} Num;

struct _DrWordNumbering
{
  GHashTable *abstracts;      /* (owned) (element-type utf8 Abstract) */
  GHashTable *nums;           /* (owned) (element-type utf8 Num) */
  GHashTable *links;          /* (owned) (element-type utf8 Abstract) by the style that each defines; neither is owned */
  GString    *label;          /* (owned) what was given out last */

  /* While reading. */
  Abstract   *abstract;
  Num        *num;
  Level      *level;
  int         override;       /* level of a list that is told apart, or -1 */
};

static void
abstract_free (gpointer data)
{
  Abstract *abstract = data;

  for (gsize i = 0; i < N_LEVELS; i++)
    {
      g_free (abstract->levels[i].text);
      g_free (abstract->levels[i].style);
      g_free (abstract->levels[i].font);
    }
  g_free (abstract->style_link);
  g_free (abstract->linked_style);
  g_free (abstract);
}

static void
num_free (gpointer data)
{
  Num *num = data;

  g_free (num->abstract_id);
  g_clear_pointer (&num->own, abstract_free);
  g_free (num);
}

static Abstract *
abstract_new (void)
{
  Abstract *abstract = g_new0 (Abstract, 1);

  for (gsize i = 0; i < N_LEVELS; i++)
    {
      abstract->levels[i].restart = N_LEVELS;
      abstract->levels[i].number_style = DR_LABEL_DECIMAL;
      abstract->levels[i].has_space = TRUE;
    }

  return abstract;
}

static DrLabelStyle
read_number_style (const DrXmlElement *element,
                   gboolean           *is_bullet)
{
  static const struct { const char *name; DrLabelStyle style; } styles[] = {
    { "none", DR_LABEL_NONE },
    { "decimalZero", DR_LABEL_DECIMAL_ZERO },
    { "upperRoman", DR_LABEL_UPPER_ROMAN },
    { "lowerRoman", DR_LABEL_LOWER_ROMAN },
    { "upperLetter", DR_LABEL_UPPER_LETTER },
    { "lowerLetter", DR_LABEL_LOWER_LETTER },
  };
  DrXmlValue value;

  if (!dr_xml_get (element, "val", &value))
    return DR_LABEL_DECIMAL;
  *is_bullet = dr_xml_value_is (&value, "bullet");
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (dr_xml_value_is (&value, styles[i].name))
      return styles[i].style;

  return DR_LABEL_DECIMAL;
}

static gboolean
check_count (DrWordNumbering  *self,
             GError          **error)
{
  if (g_hash_table_size (self->abstracts) + g_hash_table_size (self->nums) < MOST_NUMBERINGS)
    return TRUE;

  return dr_error_set (error, DR_ERROR_UNSUPPORTED, "more than %d numberings", MOST_NUMBERINGS);
}

static void
begin_level (DrWordNumbering    *self,
             const DrXmlElement *element)
{
  gint64 index = dr_xml_get_int (element, "ilvl", self->override);

  self->level = NULL;
  if (index < 0 || index >= N_LEVELS)
    return;
  if (self->abstract != NULL)
    self->level = &self->abstract->levels[index];
  else if (self->num != NULL && self->override >= 0)
    {
      if (self->num->own == NULL)
        self->num->own = abstract_new ();
      self->num->own_levels |= 1u << index;
      self->level = &self->num->own->levels[index];
    }
}

static void
read_level (Level              *level,
            int                 number,
            const DrXmlElement *element)
{
  DrXmlValue value;

  switch (number)
    {
    case DR_WORD_START:
      level->start = (guint) CLAMP (dr_xml_get_int (element, "val", 0), 0, G_MAXINT);
      break;
    case DR_WORD_NUM_FORMAT:
      level->number_style = read_number_style (element, &level->is_bullet);
      break;
    case DR_WORD_LEVEL_TEXT:
      g_free (level->text);
      level->text = dr_xml_dup (element, "val");
      break;
    case DR_WORD_LEVEL_RESTART:
      level->restart = (guint) CLAMP (dr_xml_get_int (element, "val", N_LEVELS), 0, N_LEVELS);
      break;
    case DR_WORD_IS_LEGAL:
      level->is_legal = dr_word_is_on (element);
      break;
    case DR_WORD_SUFFIX:
      level->has_space = !dr_xml_get (element, "val", &value) || !dr_xml_value_is (&value, "nothing");
      break;
    case DR_WORD_PARAGRAPH_STYLE:
      g_free (level->style);
      level->style = dr_xml_dup (element, "val");
      break;
    case DR_WORD_FONTS:
      g_free (level->font);
      level->font = dr_xml_dup (element, "ascii");
      break;
    case DR_WORD_VANISH:
      level->is_hidden = dr_word_is_on (element);
      break;
    default:
      break;
    }
}

static void
begin_definition (DrWordNumbering     *self,
                  gboolean             is_num,
                  const DrXmlElement  *element,
                  GError             **error)
{
  g_autofree char *id = dr_xml_dup (element, is_num ? "numId" : "abstractNumId");

  self->abstract = NULL;
  self->num = NULL;
  self->level = NULL;
  self->override = -1;
  if (id == NULL || !check_count (self, error))
    return;
  if (is_num)
    g_hash_table_replace (self->nums, g_steal_pointer (&id), self->num = g_new0 (Num, 1));
  else
    g_hash_table_replace (self->abstracts, g_steal_pointer (&id), self->abstract = abstract_new ());
}

/* «Ch­¬ng %1» in a font from before Unicode. */
static void
decode_label (Level *level)
{
  DrLegacy legacy = dr_legacy_from_font (level->font);

  if (legacy == DR_LEGACY_NONE || level->text == NULL)
    return;

  GString *decoded = g_string_new (NULL);
  dr_legacy_append (decoded, legacy, level->text, strlen (level->text));
  g_free (level->text);
  level->text = g_string_free (decoded, FALSE);
  g_clear_pointer (&level->font, g_free);
}

static void
on_start (gpointer             data,
          int                  number,
          const DrXmlElement  *element,
          GError             **error)
{
  DrWordNumbering *self = data;

  if (number == DR_WORD_ABSTRACT_NUM || number == DR_WORD_NUM)
    begin_definition (self, number == DR_WORD_NUM, element, error);
  else if (number == DR_WORD_LEVEL)
    begin_level (self, element);
  else if (self->level != NULL)
    read_level (self->level, number, element);
  else if (self->abstract != NULL && number == DR_WORD_STYLE_LINK && self->abstract->style_link == NULL)
    self->abstract->style_link = dr_xml_dup (element, "val");
  else if (self->abstract != NULL && number == DR_WORD_NUM_STYLE_LINK && self->abstract->linked_style == NULL)
    self->abstract->linked_style = dr_xml_dup (element, "val");
  else if (self->num == NULL)
    return;
  else if (number == DR_WORD_ABSTRACT_NUM_ID && self->num->abstract_id == NULL)
    self->num->abstract_id = dr_xml_dup (element, "val");
  else if (number == DR_WORD_LEVEL_OVERRIDE)
    {
      gint64 index = dr_xml_get_int (element, "ilvl", -1);
      self->override = index >= 0 && index < N_LEVELS ? (int) index : -1;
    }
  else if (number == DR_WORD_START_OVERRIDE && self->override >= 0)
    {
      self->num->starts_anew |= 1u << self->override;
      self->num->start[self->override] = (guint) CLAMP (dr_xml_get_int (element, "val", 0), 0, G_MAXINT);
    }
}

static void
on_end (gpointer   data,
        int        number,
        GError   **error)
{
  DrWordNumbering *self = data;

  if (number == DR_WORD_LEVEL)
    {
      if (self->level != NULL)
        decode_label (self->level);
      self->level = NULL;
    }
  else if (number == DR_WORD_LEVEL_OVERRIDE)
    self->override = -1;
  else if (number == DR_WORD_ABSTRACT_NUM)
    self->abstract = NULL;
  else if (number == DR_WORD_NUM)
    self->num = NULL;
}

DrWordNumbering *
dr_word_numbering_read (DrZip       *zip,
                        const char  *part,
                        GError     **error)
{
  const DrXmlReader reader = {
    dr_word_namespaces, dr_word_n_namespaces, dr_word_names, dr_word_n_names,
    { .start = on_start, .end = on_end },
  };
  g_autoptr (DrWordNumbering) self = g_new0 (DrWordNumbering, 1);

  self->abstracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, abstract_free);
  self->nums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, num_free);
  self->links = g_hash_table_new (g_str_hash, g_str_equal);
  self->label = g_string_new (NULL);
  self->override = -1;
  if (part != NULL && !dr_xml_read_part (zip, part, &reader, self, error))
    return NULL;

  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, self->abstracts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Abstract *) value)->style_link != NULL)
      g_hash_table_insert (self->links, ((Abstract *) value)->style_link, value);

  return g_steal_pointer (&self);
}

void
dr_word_numbering_free (DrWordNumbering *self)
{
  g_hash_table_unref (self->links);
  g_hash_table_unref (self->abstracts);
  g_hash_table_unref (self->nums);
  g_string_free (self->label, TRUE);
  g_free (self);
}

/* --- counting --- */

/* The definition of a list: its own, or the one that a style of numberings has. */
static Abstract *
find_abstract (DrWordNumbering *self,
               const Num       *num)
{
  Abstract *abstract = num->abstract_id != NULL ? g_hash_table_lookup (self->abstracts, num->abstract_id) : NULL;

  if (abstract != NULL && abstract->linked_style != NULL)
    {
      Abstract *other = g_hash_table_lookup (self->links, abstract->linked_style);
      return other != NULL ? other : abstract;
    }

  return abstract;
}

static const Level *
get_level (const Num      *num,
           const Abstract *abstract,
           int             index)
{
  return num->own_levels & 1u << index ? &num->own->levels[index] : &abstract->levels[index];
}

static void
count (Num      *num,
       Abstract *abstract,
       int       index)
{
  /* Levels above that no paragraph stood at yet show where they would begin, and are not counted by that. */
  for (int i = 0; i <= index; i++)
    {
      guint bit = 1u << i;

      if (i == index && !(num->starts_anew & bit) && abstract->is_counted[i])
        abstract->counts[i] += abstract->counts[i] < G_MAXINT;
      else if (i == index || !abstract->is_counted[i])
        abstract->counts[i] = num->starts_anew & bit ? num->start[i] : get_level (num, abstract, i)->start;
    }
  num->starts_anew &= ~(1u << index);
  abstract->is_counted[index] = TRUE;
  for (int i = index + 1; i < N_LEVELS; i++)
    {
      guint restart = get_level (num, abstract, i)->restart;

      if (restart == N_LEVELS || (restart > 0 && index < (int) restart))
        abstract->is_counted[i] = FALSE;
    }
}

static void
write_label (DrWordNumbering *self,
             const Num       *num,
             const Abstract  *abstract,
             const Level     *level)
{
  for (const char *at = level->text; *at != '\0' && self->label->len < MOST_LABEL; at = g_utf8_next_char (at))
    if (at[0] == '%' && at[1] >= '1' && at[1] <= '9' && !level->is_bullet)
      {
        int index = at[1] - '1';
        DrLabelStyle style = get_level (num, abstract, index)->number_style;

        dr_list_label_append_number (self->label, level->is_legal && style != DR_LABEL_NONE ? DR_LABEL_DECIMAL : style,
                                     abstract->counts[index]);
        at++;
      }
    else
      g_string_append_unichar (self->label, dr_symbol_to_unicode (level->font, g_utf8_get_char (at)));
}

const char *
dr_word_numbering_count (DrWordNumbering *self,
                         const char      *num_id,
                         gsize            num_id_length,
                         int              level,
                         const char      *style_id,
                         gsize            style_id_length)
{
  g_autofree char *key = g_strndup (num_id, num_id_length);
  Num *num = g_hash_table_lookup (self->nums, key);
  Abstract *abstract = num != NULL ? find_abstract (self, num) : NULL;

  if (abstract == NULL)
    return NULL;

  for (int i = 0; i < N_LEVELS && level < 0 && style_id != NULL; i++)
    {
      const char *style = get_level (num, abstract, i)->style;

      if (style != NULL && strlen (style) == style_id_length && memcmp (style, style_id, style_id_length) == 0)
        level = i;
    }
  level = CLAMP (level, 0, N_LEVELS - 1);
  count (num, abstract, level);

  const Level *found = get_level (num, abstract, level);
  if (found->text == NULL || found->is_hidden)
    return NULL;
  g_string_truncate (self->label, 0);
  write_label (self, num, abstract, found);
  if (self->label->len == 0)
    return NULL;
  if (found->has_space)
    g_string_append_c (self->label, ' ');

  return self->label->str;
}
