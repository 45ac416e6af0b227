/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-odt-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "reading/documents/dr-list-label-private.h"

#define N_LEVELS 10
#define MOST_LISTS 65536
/* Nobody writes more around a number. */
#define MOST_AFFIX 64

typedef struct
{
  char         *prefix;         /* (owned) (nullable) */
  char         *suffix;         /* (owned) (nullable) */
  char         *bullet;         /* (owned) (nullable) */
  DrLabelStyle  number_style;
  guint         display_levels;
  guint         start;
} Level;

typedef struct
{
  Level    levels[N_LEVELS];
  guint    counts[N_LEVELS];
  gboolean is_counted[N_LEVELS];
} List;

struct _DrOdtLists
{
  GHashTable *lists;            /* (owned) (element-type utf8 List) by the name of the style */
  GString    *label;            /* (owned) what was given out last */
  List       *open;             /* (not owned) (nullable) while reading */
  Level      *level;            /* (not owned) (nullable) while reading */
};

static void
list_free (gpointer data)
{
  List *list = data;

  for (gsize i = 0; i < N_LEVELS; i++)
    {
      g_free (list->levels[i].prefix);
      g_free (list->levels[i].suffix);
      g_free (list->levels[i].bullet);
    }
  g_free (list);
}

DrOdtLists *
dr_odt_lists_new (void)
{
  DrOdtLists *self = g_new0 (DrOdtLists, 1);

  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, list_free);
  self->label = g_string_new (NULL);

  return self;
}

void
dr_odt_lists_free (DrOdtLists *self)
{
  g_hash_table_unref (self->lists);
  g_string_free (self->label, TRUE);
  g_free (self);
}

/* --- reading --- */

static char *
dup_affix (const DrXmlElement *element,
           const char         *name)
{
  char *affix = dr_xml_dup (element, name);

  if (affix != NULL && strlen (affix) > MOST_AFFIX)
    g_clear_pointer (&affix, g_free);

  return affix;
}

static DrLabelStyle
read_number_style (const DrXmlElement *element)
{
  static const struct { const char *format; DrLabelStyle style; } styles[] = {
    { "1", DR_LABEL_DECIMAL }, { "I", DR_LABEL_UPPER_ROMAN }, { "i", DR_LABEL_LOWER_ROMAN },
    { "A", DR_LABEL_UPPER_LETTER }, { "a", DR_LABEL_LOWER_LETTER }, { "01, 02, 03, ...", DR_LABEL_DECIMAL_ZERO },
  };
  DrXmlValue value;

  if (!dr_xml_get (element, "num-format", &value) || value.length == 0)
    return DR_LABEL_NONE;
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (dr_xml_value_is (&value, styles[i].format))
      return styles[i].style;

  return DR_LABEL_DECIMAL;
}

static void
begin_list (DrOdtLists  *self,
            char        *name,
            GError     **error)
{
  self->open = NULL;
  if (name == NULL)
    return;
  if (g_hash_table_size (self->lists) == MOST_LISTS)
    {
      g_free (name);
      dr_error_set (error, DR_ERROR_UNSUPPORTED, "more than %d styles of lists", MOST_LISTS);
      return;
    }
  self->open = g_new0 (List, 1);
  g_hash_table_replace (self->lists, name, self->open);
}

static void
begin_level (DrOdtLists         *self,
             int                 number,
             const DrXmlElement *element)
{
  gint64 index = dr_xml_get_int (element, "level", 0);

  self->level = NULL;
  if (self->open == NULL || index < 1 || index > N_LEVELS)
    return;

  Level *level = self->level = &self->open->levels[index - 1];
  g_free (level->prefix);
  g_free (level->suffix);
  g_free (level->bullet);
  level->prefix = dup_affix (element, "num-prefix");
  level->suffix = dup_affix (element, "num-suffix");
  level->bullet = number == DR_ODT_LEVEL_BULLET ? dup_affix (element, "bullet-char") : NULL;
  level->number_style = number == DR_ODT_LEVEL_BULLET ? DR_LABEL_NONE : read_number_style (element);
  level->display_levels = (guint) CLAMP (dr_xml_get_int (element, "display-levels", 1), 1, N_LEVELS);
  level->start = (guint) CLAMP (dr_xml_get_int (element, "start-value", 1), 0, G_MAXINT);
}

void
dr_odt_lists_start (DrOdtLists          *self,
                    int                  number,
                    const DrXmlElement  *element,
                    GError             **error)
{
  if (number == DR_ODT_LIST_STYLE)
    begin_list (self, dr_xml_dup (element, "name"), error);
  else if (number == DR_ODT_OUTLINE_STYLE)
    begin_list (self, g_strdup (DR_ODT_OUTLINE), error);
  else if (number == DR_ODT_LEVEL_NUMBER || number == DR_ODT_LEVEL_BULLET || number == DR_ODT_OUTLINE_LEVEL)
    begin_level (self, number, element);
  else if (number == DR_ODT_TEXT_PROPERTIES && self->level != NULL && self->level->bullet != NULL)
    {
      /* The font of the bullet. */
      g_autofree char *font = dr_xml_dup (element, "font-name");
      g_autoptr (GString) bullet = g_string_new (NULL);

      if (g_utf8_validate (self->level->bullet, -1, NULL) && *self->level->bullet != '\0')
        g_string_append_unichar (bullet, dr_symbol_to_unicode (font, g_utf8_get_char (self->level->bullet)));
      g_free (self->level->bullet);
      self->level->bullet = g_strdup (bullet->str);
    }
}

void
dr_odt_lists_end (DrOdtLists *self,
                  int         number)
{
  if (number == DR_ODT_LIST_STYLE || number == DR_ODT_OUTLINE_STYLE)
    self->open = NULL;
  if (number == DR_ODT_LEVEL_NUMBER || number == DR_ODT_LEVEL_BULLET || number == DR_ODT_OUTLINE_LEVEL)
    self->level = NULL;
}

/* --- counting --- */

void
dr_odt_lists_restart (DrOdtLists *self,
                      const char *style)
{
  List *list = style != NULL ? g_hash_table_lookup (self->lists, style) : NULL;

  if (list != NULL)
    memset (list->is_counted, 0, sizeof list->is_counted);
}

static void
write_numbers (DrOdtLists *self,
               const List *list,
               guint       index)
{
  guint n = MIN (list->levels[index].display_levels, index + 1);
  gboolean is_first = TRUE;

  for (guint i = index + 1 - n; i <= index; i++)
    {
      if (list->levels[i].number_style == DR_LABEL_NONE)
        continue;
      if (!is_first)
        g_string_append_c (self->label, '.');
      is_first = FALSE;
      dr_list_label_append_number (self->label, list->levels[i].number_style, list->counts[i]);
    }
}

const char *
dr_odt_lists_count (DrOdtLists *self,
                    const char *style,
                    guint       level,
                    gint64      start)
{
  List *list = style != NULL ? g_hash_table_lookup (self->lists, style) : NULL;
  guint index = CLAMP (level, 1, N_LEVELS) - 1;

  if (list == NULL)
    return NULL;

  for (guint i = 0; i < index; i++)
    if (!list->is_counted[i])
      list->counts[i] = list->levels[i].start;
  if (start >= 0)
    list->counts[index] = (guint) MIN (start, G_MAXINT);
  else if (!list->is_counted[index])
    list->counts[index] = list->levels[index].start;
  else
    list->counts[index] += list->counts[index] < G_MAXINT;
  list->is_counted[index] = TRUE;
  for (guint i = index + 1; i < N_LEVELS; i++)
    list->is_counted[i] = FALSE;

  const Level *found = &list->levels[index];
  g_string_truncate (self->label, 0);
  if (found->bullet != NULL)
    g_string_append (self->label, found->bullet);
  else if (found->number_style != DR_LABEL_NONE)
    {
      g_string_append (self->label, found->prefix != NULL ? found->prefix : "");
      write_numbers (self, list, index);
      g_string_append (self->label, found->suffix != NULL ? found->suffix : "");
    }
  if (self->label->len == 0)
    return NULL;
  g_string_append_c (self->label, ' ');

  return self->label->str;
}
