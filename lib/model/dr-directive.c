/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-directive.h>

#include <districtreport/dr-enum-types.h>

#include "model/dr-check-private.h"
#include "model/dr-directive-private.h"
#include "model/dr-properties-private.h"

/**
 * DrDirective:
 *
 * Recommendations or tasks that the last meeting handed down, and how far they
 * were carried out.
 *
 * ```c
 * g_autoptr (DrDirective) directive =
 *   dr_directive_new ("d1", DR_DIRECTIVE_KIND_RECOMMENDATION, 4, quarter,
 *                     DR_DIRECTIVE_STATUS_DONE, NULL, NULL, &error);
 * g_print ("%u recommendations\n", dr_directive_get_count (directive));
 * // 4 recommendations
 * ```
 *
 * Since: 1.0
 */
struct _DrDirective
{
  GObject           parent_instance;

  DrDirectiveFields fields;
};

G_DEFINE_FINAL_TYPE (DrDirective, dr_directive, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_COUNT,
  PROP_PERIOD,
  PROP_STATUS,
  PROP_TEXT,
  PROP_SOURCE
} Property;

static GParamSpec *properties[PROP_SOURCE + 1];

static void
dr_directive_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DrDirective *self = DR_DIRECTIVE (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_string (value, dr_directive_get_id (self));
      break;
    case PROP_KIND:
      g_value_set_enum (value, dr_directive_get_kind (self));
      break;
    case PROP_COUNT:
      g_value_set_uint (value, dr_directive_get_count (self));
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, dr_directive_get_period (self));
      break;
    case PROP_STATUS:
      g_value_set_enum (value, dr_directive_get_status (self));
      break;
    case PROP_TEXT:
      g_value_set_string (value, dr_directive_get_text (self));
      break;
    case PROP_SOURCE:
      g_value_set_boxed (value, dr_directive_get_source (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_directive_finalize (GObject *object)
{
  DrDirective *self = DR_DIRECTIVE (object);

  g_clear_pointer (&self->fields.id, dr_words_unref);
  g_clear_pointer (&self->fields.period, dr_period_unref);
  g_clear_pointer (&self->fields.text, dr_words_unref);
  g_clear_pointer (&self->fields.source, dr_source_unref);

  G_OBJECT_CLASS (dr_directive_parent_class)->finalize (object);
}

static void
dr_directive_class_init (DrDirectiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_directive_get_property;
  object_class->finalize = dr_directive_finalize;

  /**
   * DrDirective:id:
   *
   * What names the directive within its report.
   *
   * Since: 1.0
   */
  properties[PROP_ID] = dr_property_string ("id");

  /**
   * DrDirective:kind:
   *
   * Whether it is about recommendations or tasks.
   *
   * Since: 1.0
   */
  properties[PROP_KIND] =
    dr_property_enum ("kind", DR_TYPE_DIRECTIVE_KIND, DR_DIRECTIVE_KIND_RECOMMENDATION);

  /**
   * DrDirective:count:
   *
   * How many recommendations or tasks there are.
   *
   * Since: 1.0
   */
  properties[PROP_COUNT] = dr_property_uint ("count");

  /**
   * DrDirective:period:
   *
   * The period whose meeting handed them down.
   *
   * Since: 1.0
   */
  properties[PROP_PERIOD] = dr_property_boxed ("period", DR_TYPE_PERIOD);

  /**
   * DrDirective:status:
   *
   * How far they were carried out.
   *
   * Since: 1.0
   */
  properties[PROP_STATUS] =
    dr_property_enum ("status", DR_TYPE_DIRECTIVE_STATUS, DR_DIRECTIVE_STATUS_UNKNOWN);

  /**
   * DrDirective:text:
   *
   * What is to be done, in the words of the report.
   *
   * Since: 1.0
   */
  properties[PROP_TEXT] = dr_property_string ("text");

  /**
   * DrDirective:source:
   *
   * Where it was read.
   *
   * Since: 1.0
   */
  properties[PROP_SOURCE] = dr_property_boxed ("source", DR_TYPE_SOURCE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_directive_init (DrDirective *self)
{
}

/* Takes what the fields own; the caller vouches for them. */
DrDirective *
dr_directive_new_take (const DrDirectiveFields *fields)
{
  DrDirective *self = g_object_new (DR_TYPE_DIRECTIVE, NULL);

  self->fields = *fields;

  return self;
}

/**
 * dr_directive_new:
 * @id: what names the directive within its report: 1 to 256 bytes without
 *   control characters
 * @kind: whether it is about recommendations or tasks
 * @count: how many there are; 0 if that is not stated
 * @period: (nullable): the period whose meeting handed them down
 * @status: how far they were carried out
 * @text: (nullable): what is to be done
 * @source: (nullable): where it was read
 * @error: return location for an error
 *
 * Makes a directive.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id or @text is
 * empty, and with [error@DistrictReport.Error.ENCODING] if a string is not
 * UTF-8.
 *
 * Returns: (transfer full): the directive
 *
 * Since: 1.0
 */
DrDirective *
dr_directive_new (const char         *id,
                  DrDirectiveKind     kind,
                  guint               count,
                  DrPeriod           *period,
                  DrDirectiveStatus   status,
                  const char         *text,
                  DrSource           *source,
                  GError            **error)
{
  if (!dr_check_id (id, "directive", error) ||
      !dr_check_enum (DR_TYPE_DIRECTIVE_KIND, kind, "directive: the kind", error) ||
      !dr_check_enum (DR_TYPE_DIRECTIVE_STATUS, status, "directive: the status", error) ||
      !dr_check_words (text, "directive: the text", error))
    return NULL;

  DrDirectiveFields fields = {
    .id = g_ref_string_new (id),
    .kind = kind,
    .count = count,
    .period = period == NULL ? NULL : dr_period_ref (period),
    .status = status,
    .text = dr_words_new (text),
    .source = source == NULL ? NULL : dr_source_ref (source),
  };

  return dr_directive_new_take (&fields);
}

/**
 * dr_directive_get_id:
 * @self: a directive
 *
 * Gets what names the directive within its report.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for a directive that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_directive_get_id (DrDirective *self)
{
  g_return_val_if_fail (DR_IS_DIRECTIVE (self), NULL);

  return self->fields.id;
}

/**
 * dr_directive_get_kind:
 * @self: a directive
 *
 * Gets whether the directive is about recommendations or tasks.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DrDirectiveKind
dr_directive_get_kind (DrDirective *self)
{
  g_return_val_if_fail (DR_IS_DIRECTIVE (self), DR_DIRECTIVE_KIND_RECOMMENDATION);

  return self->fields.kind;
}

/**
 * dr_directive_get_count:
 * @self: a directive
 *
 * Gets how many recommendations or tasks there are, as announced: «04 kiến
 * nghị».
 *
 * Returns: the number; 0 if the report does not say
 *
 * Since: 1.0
 */
guint
dr_directive_get_count (DrDirective *self)
{
  g_return_val_if_fail (DR_IS_DIRECTIVE (self), 0);

  return self->fields.count;
}

/**
 * dr_directive_get_period:
 * @self: a directive
 *
 * Gets the period whose meeting handed them down.
 *
 * Returns: (transfer none) (nullable): the period, or `NULL` if the report does
 *   not say
 *
 * Since: 1.0
 */
DrPeriod *
dr_directive_get_period (DrDirective *self)
{
  g_return_val_if_fail (DR_IS_DIRECTIVE (self), NULL);

  return self->fields.period;
}

/**
 * dr_directive_get_status:
 * @self: a directive
 *
 * Gets how far they were carried out.
 *
 * Returns: the status
 *
 * Since: 1.0
 */
DrDirectiveStatus
dr_directive_get_status (DrDirective *self)
{
  g_return_val_if_fail (DR_IS_DIRECTIVE (self), DR_DIRECTIVE_STATUS_UNKNOWN);

  return self->fields.status;
}

/**
 * dr_directive_get_text:
 * @self: a directive
 *
 * Gets what is to be done, in the words of the report.
 *
 * Returns: (transfer none) (nullable): the words, or `NULL` if only the number
 *   is stated
 *
 * Since: 1.0
 */
const char *
dr_directive_get_text (DrDirective *self)
{
  g_return_val_if_fail (DR_IS_DIRECTIVE (self), NULL);

  return self->fields.text;
}

/**
 * dr_directive_get_source:
 * @self: a directive
 *
 * Gets where it was read.
 *
 * Returns: (transfer none) (nullable): the source, or `NULL` if it was not read
 *   from a text
 *
 * Since: 1.0
 */
DrSource *
dr_directive_get_source (DrDirective *self)
{
  g_return_val_if_fail (DR_IS_DIRECTIVE (self), NULL);

  return self->fields.source;
}
