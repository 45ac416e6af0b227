/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-section.h>

#include "model/dr-check-private.h"
#include "model/dr-properties-private.h"
#include "model/dr-section-private.h"

/**
 * DrSection:
 *
 * A numbered or titled part of a report.
 *
 * ```c
 * g_autoptr (DrSpan) span = dr_span_new (2048, 4096, NULL);
 * g_autoptr (DrSection) section = dr_section_new ("II.1", "Công tác tổ chức", span, &error);
 * g_print ("%s. %s\n", dr_section_get_number (section), dr_section_get_title (section));
 * // II.1. Công tác tổ chức
 * ```
 *
 * Since: 1.0
 */
struct _DrSection
{
  GObject     parent_instance;

  GRefString *number; /* (owned) (nullable) */
  GRefString *title;  /* (owned) (nullable) */
  DrSpan     *span;   /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DrSection, dr_section, G_TYPE_OBJECT)

typedef enum
{
  PROP_NUMBER = 1,
  PROP_TITLE,
  PROP_SPAN
} Property;

static GParamSpec *properties[PROP_SPAN + 1];

static void
dr_section_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DrSection *self = DR_SECTION (object);

  switch ((Property) id)
    {
    case PROP_NUMBER:
      g_value_set_string (value, dr_section_get_number (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, dr_section_get_title (self));
      break;
    case PROP_SPAN:
      g_value_set_boxed (value, dr_section_get_span (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_section_finalize (GObject *object)
{
  DrSection *self = DR_SECTION (object);

  g_clear_pointer (&self->number, dr_words_unref);
  g_clear_pointer (&self->title, dr_words_unref);
  g_clear_pointer (&self->span, dr_span_unref);

  G_OBJECT_CLASS (dr_section_parent_class)->finalize (object);
}

static void
dr_section_class_init (DrSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_section_get_property;
  object_class->finalize = dr_section_finalize;

  /**
   * DrSection:number:
   *
   * The number of the section.
   *
   * Since: 1.0
   */
  properties[PROP_NUMBER] = dr_property_string ("number");

  /**
   * DrSection:title:
   *
   * The title of the section.
   *
   * Since: 1.0
   */
  properties[PROP_TITLE] = dr_property_string ("title");

  /**
   * DrSection:span:
   *
   * From its heading to its end.
   *
   * Since: 1.0
   */
  properties[PROP_SPAN] = dr_property_boxed ("span", DR_TYPE_SPAN);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_section_init (DrSection *self)
{
}

/* Takes what it is given, which the caller vouches for. */
DrSection *
dr_section_new_take (GRefString *number,
                     GRefString *title,
                     DrSpan     *span)
{
  DrSection *self = g_object_new (DR_TYPE_SECTION, NULL);

  self->number = number;
  self->title = title;
  self->span = span;

  return self;
}

/**
 * dr_section_new:
 * @number: (nullable): the number, or `NULL` if the heading has none
 * @title: the title; it may be empty if there is a number
 * @span: from the heading to the end
 * @error: return location for an error
 *
 * Makes a section.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @number is empty, or
 * @title without a number, and with [error@DistrictReport.Error.ENCODING] if a
 * string is not UTF-8.
 *
 * Returns: (transfer full): the section
 *
 * Since: 1.0
 */
DrSection *
dr_section_new (const char  *number,
                const char  *title,
                DrSpan      *span,
                GError     **error)
{
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (span != NULL, NULL);

  gboolean may_be_empty = number != NULL;
  if (!dr_check_words (number, "section: the number", error) ||
      ((*title != '\0' || !may_be_empty) && !dr_check_words (title, "section: the title", error)))
    return NULL;

  return dr_section_new_take (dr_words_new (number), g_ref_string_new (title), dr_span_ref (span));
}

/**
 * dr_section_get_number:
 * @self: a section
 *
 * Gets the number of the section as headings count it, with the numbers of the
 * sections around it: `II.1`.
 *
 * Returns: (transfer none) (nullable): the number, or `NULL` if the heading has
 *   none
 *
 * Since: 1.0
 */
const char *
dr_section_get_number (DrSection *self)
{
  g_return_val_if_fail (DR_IS_SECTION (self), NULL);

  return self->number;
}

/**
 * dr_section_get_title:
 * @self: a section
 *
 * Gets the title of the section, in one line. It is empty where a heading is a
 * mere number.
 *
 * Returns: (transfer none) (nullable): the title, or `NULL` for a section that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_section_get_title (DrSection *self)
{
  g_return_val_if_fail (DR_IS_SECTION (self), NULL);

  return self->title;
}

/**
 * dr_section_get_span:
 * @self: a section
 *
 * Gets where the section stands, from its heading to the heading of the next
 * one on its own level or above. The sections in it lie within.
 *
 * Returns: (transfer none) (nullable): the span, or `NULL` for a section that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
DrSpan *
dr_section_get_span (DrSection *self)
{
  g_return_val_if_fail (DR_IS_SECTION (self), NULL);

  return self->span;
}
