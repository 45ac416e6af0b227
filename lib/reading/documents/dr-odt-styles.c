/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-odt-private.h"

#include <string.h>

#include "base/dr-error-private.h"

#define MOST_STYLES 65536
/* How long a chain of styles is followed; it might be a ring. */
#define MOST_BASES 64

typedef struct
{
  char     *base;         /* (owned) (nullable) its key */
  char     *list;         /* (owned) (nullable) */
  gboolean  has_legacy;
  DrLegacy  legacy;
  gboolean  has_hidden;
  gboolean  is_hidden;
  gboolean  has_position;
  gboolean  is_raised;
} Style;

struct _DrOdtStyles
{
  GHashTable *styles;     /* (owned) (element-type utf8 Style) by family, a space and the name */
  GHashTable *fonts;      /* (owned) (element-type utf8) what a name of a font stands for */
  Style      *open;       /* (not owned) (nullable) while reading */
};

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->base);
  g_free (style->list);
  g_free (style);
}

DrOdtStyles *
dr_odt_styles_new (void)
{
  DrOdtStyles *self = g_new0 (DrOdtStyles, 1);

  self->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
dr_odt_styles_free (DrOdtStyles *self)
{
  g_hash_table_unref (self->styles);
  g_hash_table_unref (self->fonts);
  g_free (self);
}

/* Names of fonts may be in quotes, and may be followed by others. */
static char *
clean_font (const char *name)
{
  const char *start = *name == '\'' || *name == '"' ? name + 1 : name;
  gsize length = strcspn (start, "'\",;");

  return g_strndup (start, length);
}

static gboolean
check_count (GHashTable  *table,
             const char  *what,
             GError     **error)
{
  if (g_hash_table_size (table) < MOST_STYLES)
    return TRUE;

  return dr_error_set (error, DR_ERROR_UNSUPPORTED, "more than %d %s", MOST_STYLES, what);
}

static void
begin_style (DrOdtStyles         *self,
             gboolean             is_default,
             const DrXmlElement  *element,
             GError             **error)
{
  g_autofree char *family = dr_xml_dup (element, "family");
  g_autofree char *name = is_default ? g_strdup ("") : dr_xml_dup (element, "name");
  g_autofree char *base = is_default ? NULL : dr_xml_dup (element, "parent-style-name");

  self->open = NULL;
  if (family == NULL || name == NULL || !check_count (self->styles, "styles", error))
    return;

  Style *style = g_new0 (Style, 1);
  style->base = is_default ? NULL : g_strdup_printf ("%s %s", family, base != NULL ? base : "");
  style->list = dr_xml_dup (element, "list-style-name");
  g_hash_table_replace (self->styles, g_strdup_printf ("%s %s", family, name), style);
  self->open = style;
}

static void
read_letters (DrOdtStyles        *self,
              const DrXmlElement *element)
{
  g_autofree char *name = dr_xml_dup (element, "font-name");
  g_autofree char *family = dr_xml_dup (element, "font-family");
  DrXmlValue display, position;

  if (name != NULL || family != NULL)
    {
      const char *known = name != NULL ? g_hash_table_lookup (self->fonts, name) : NULL;
      g_autofree char *font = clean_font (known != NULL ? known : family != NULL ? family : name);

      self->open->has_legacy = TRUE;
      self->open->legacy = dr_legacy_from_font (font);
    }
  if (dr_xml_get (element, "display", &display))
    {
      self->open->has_hidden = TRUE;
      self->open->is_hidden = dr_xml_value_is (&display, "none");
    }
  /* «super 58%», «33% 58%»: above the line, and «sub», «-33%» below it. */
  if (dr_xml_get (element, "text-position", &position) && position.length > 0)
    {
      self->open->has_position = TRUE;
      self->open->is_raised = (position.length >= strlen ("super") && memcmp (position.text, "super", strlen ("super")) == 0)
                              || (g_ascii_isdigit (*position.text) && *position.text != '0');
    }
}

void
dr_odt_styles_start (DrOdtStyles         *self,
                     int                  number,
                     const DrXmlElement  *element,
                     GError             **error)
{
  if (number == DR_ODT_STYLE || number == DR_ODT_DEFAULT_STYLE)
    begin_style (self, number == DR_ODT_DEFAULT_STYLE, element, error);
  else if (number == DR_ODT_TEXT_PROPERTIES && self->open != NULL)
    read_letters (self, element);
  else if (number == DR_ODT_FONT)
    {
      g_autofree char *name = dr_xml_dup (element, "name");
      g_autofree char *family = dr_xml_dup (element, "font-family");

      if (name != NULL && family != NULL && check_count (self->fonts, "fonts", error))
        g_hash_table_replace (self->fonts, g_steal_pointer (&name), clean_font (family));
    }
}

void
dr_odt_styles_end (DrOdtStyles *self,
                   int          number)
{
  if (number == DR_ODT_STYLE || number == DR_ODT_DEFAULT_STYLE)
    self->open = NULL;
}

void
dr_odt_styles_apply (const DrOdtStyles *self,
                     const char        *family,
                     const char        *name,
                     DrOdtLook         *look)
{
  g_autofree char *key = g_strdup_printf ("%s %s", family, name != NULL ? name : "");
  const Style *style = g_hash_table_lookup (self->styles, key);
  gboolean has_legacy = FALSE;
  gboolean has_hidden = FALSE;
  gboolean has_list = FALSE;
  gboolean has_position = FALSE;

  /* What the nearest of them says counts. */
  for (guint i = 0; i < MOST_BASES && style != NULL; i++)
    {
      if (style->has_legacy && !has_legacy)
        look->legacy = style->legacy;
      if (style->has_hidden && !has_hidden)
        look->is_hidden = style->is_hidden;
      if (style->has_position && !has_position)
        look->is_raised = style->is_raised;
      if (style->list != NULL && !has_list)
        look->list = style->list;
      has_legacy |= style->has_legacy;
      has_hidden |= style->has_hidden;
      has_position |= style->has_position;
      has_list |= style->list != NULL;
      style = style->base != NULL ? g_hash_table_lookup (self->styles, style->base) : NULL;
    }
}
