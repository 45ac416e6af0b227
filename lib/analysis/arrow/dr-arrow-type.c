/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "analysis/arrow/dr-arrow-type-private.h"

#include "figures/dr-decimal-private.h"

static gboolean
set_integer (DrArrowLayout *layout,
             guint8         width,
             gboolean       is_signed)
{
  *layout = (DrArrowLayout) { .kind = DR_ARROW_INTEGER, .width = width, .is_signed = is_signed };

  return TRUE;
}

static gboolean
set_kind (DrArrowLayout *layout,
          DrArrowKind    kind,
          guint8         width)
{
  *layout = (DrArrowLayout) { .kind = kind, .width = width, .is_signed = TRUE };

  return TRUE;
}

/* One number of «d:19,10,128», from @at on. */
static gboolean
read_number (const char **at,
             char         end,
             gint64      *number)
{
  char *after;

  if (!g_ascii_isdigit (**at) && **at != '-')
    return FALSE;

  *number = g_ascii_strtoll (*at, &after, 10);
  if (*after != end && *after != '\0')
    return FALSE;
  *at = *after == '\0' ? after : after + 1;

  return TRUE;
}

static gboolean
read_decimal (const char    *parameters,
              DrArrowLayout *layout)
{
  gint64 precision;
  gint64 scale;
  gint64 bits = 128;

  if (!read_number (&parameters, ',', &precision) || *parameters == '\0' ||
      !read_number (&parameters, ',', &scale) ||
      (*parameters != '\0' && (!read_number (&parameters, '\0', &bits) || *parameters != '\0')))
    return FALSE;
  if (precision < 1 || precision > DR_DECIMAL_MAX_DIGITS || scale < -DR_DECIMAL_MAX_EXPONENT || scale > DR_DECIMAL_MAX_EXPONENT ||
      (bits != 32 && bits != 64 && bits != 128))
    return FALSE;

  *layout = (DrArrowLayout) { .kind = DR_ARROW_DECIMAL, .width = (guint8) (bits / 8), .is_signed = TRUE, .scale = (int) scale };

  return TRUE;
}

static gboolean
read_format (const char    *format,
             DrArrowLayout *layout)
{
  if (format == NULL)
    return FALSE;
  if (g_str_has_prefix (format, "d:"))
    return read_decimal (format + 2, layout);
  if (strcmp (format, "vu") == 0)
    return set_kind (layout, DR_ARROW_TEXT_VIEW, 16);
  if (strcmp (format, "tdD") == 0)
    return set_kind (layout, DR_ARROW_DAYS, 4);
  if (strcmp (format, "tdm") == 0)
    return set_kind (layout, DR_ARROW_MILLISECONDS, 8);
  if (format[0] == '\0' || format[1] != '\0')
    return FALSE;

  switch (format[0])
    {
    case 'n':
      return set_kind (layout, DR_ARROW_NOTHING, 0);
    case 'b':
      return set_kind (layout, DR_ARROW_BOOLEAN, 0);
    case 'c':
      return set_integer (layout, 1, TRUE);
    case 'C':
      return set_integer (layout, 1, FALSE);
    case 's':
      return set_integer (layout, 2, TRUE);
    case 'S':
      return set_integer (layout, 2, FALSE);
    case 'i':
      return set_integer (layout, 4, TRUE);
    case 'I':
      return set_integer (layout, 4, FALSE);
    case 'l':
      return set_integer (layout, 8, TRUE);
    case 'L':
      return set_integer (layout, 8, FALSE);
    case 'u':
      return set_kind (layout, DR_ARROW_TEXT, 4);
    case 'U':
      return set_kind (layout, DR_ARROW_TEXT, 8);
    default:
      return FALSE;
    }
}

gboolean
dr_arrow_type_read (const struct ArrowSchema *schema,
                    DrArrowType              *type)
{
  *type = (DrArrowType) { .has_dictionary = schema->dictionary != NULL };

  if (schema->n_children != 0 || !read_format (schema->format, &type->layout))
    return FALSE;
  if (!type->has_dictionary)
    return TRUE;

  return type->layout.kind == DR_ARROW_INTEGER &&
         schema->dictionary->n_children == 0 && schema->dictionary->dictionary == NULL &&
         read_format (schema->dictionary->format, &type->values) &&
         (DR_ARROW_IS (type->values.kind) & DR_ARROW_ANY_TEXT) != 0;
}

guint
dr_arrow_type_get_kind (const DrArrowType *type)
{
  return DR_ARROW_IS (type->has_dictionary ? type->values.kind : type->layout.kind);
}

char *
dr_arrow_kinds_to_text (guint kinds)
{
  static const struct
  {
    guint       kinds;
    const char *name;
  } names[] = {
    { DR_ARROW_IS (DR_ARROW_BOOLEAN), "booleans" },
    { DR_ARROW_IS (DR_ARROW_INTEGER), "integers" },
    { DR_ARROW_IS (DR_ARROW_DECIMAL), "decimals" },
    { DR_ARROW_IS (DR_ARROW_DAYS), "dates" },
    { DR_ARROW_ANY_TEXT, "texts" },
  };
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if ((kinds & names[i].kinds) != 0)
      g_ptr_array_add (found, (gpointer) names[i].name);
  g_ptr_array_add (found, NULL);

  return g_strjoinv (" or ", (char **) found->pdata);
}
