/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-citation.h>

#include "base/dr-error-private.h"
#include "figures/dr-date-private.h"
#include "model/dr-check-private.h"
#include "model/dr-citation-private.h"
#include "model/dr-properties-private.h"

/**
 * DrCitation:
 *
 * A document that a report refers to: its kind, number, day and issuer.
 *
 * ```c
 * g_autoptr (DrCitation) citation =
 *   dr_citation_new ("c1", "Quy định", "3455-QĐ/TW", NULL, "Ban Bí thư", NULL, &error);
 * g_print ("%s %s\n", dr_citation_get_kind (citation), dr_citation_get_number (citation));
 * // Quy định 3455-QĐ/TW
 * ```
 *
 * Since: 1.0
 */
struct _DrCitation
{
  GObject          parent_instance;

  DrCitationFields fields;
};

G_DEFINE_FINAL_TYPE (DrCitation, dr_citation, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_KIND,
  PROP_NUMBER,
  PROP_DATE,
  PROP_ISSUER,
  PROP_SOURCE
} Property;

static GParamSpec *properties[PROP_SOURCE + 1];

static void
dr_citation_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  DrCitation *self = DR_CITATION (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_string (value, dr_citation_get_id (self));
      break;
    case PROP_KIND:
      g_value_set_string (value, dr_citation_get_kind (self));
      break;
    case PROP_NUMBER:
      g_value_set_string (value, dr_citation_get_number (self));
      break;
    case PROP_DATE:
      g_value_set_boxed (value, dr_citation_get_date (self));
      break;
    case PROP_ISSUER:
      g_value_set_string (value, dr_citation_get_issuer (self));
      break;
    case PROP_SOURCE:
      g_value_set_boxed (value, dr_citation_get_source (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_citation_finalize (GObject *object)
{
  DrCitation *self = DR_CITATION (object);

  g_clear_pointer (&self->fields.id, dr_words_unref);
  g_clear_pointer (&self->fields.kind, dr_words_unref);
  g_clear_pointer (&self->fields.number, dr_words_unref);
  g_clear_pointer (&self->fields.issuer, dr_words_unref);
  g_clear_pointer (&self->fields.source, dr_source_unref);

  G_OBJECT_CLASS (dr_citation_parent_class)->finalize (object);
}

static void
dr_citation_class_init (DrCitationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_citation_get_property;
  object_class->finalize = dr_citation_finalize;

  /**
   * DrCitation:id:
   *
   * What names the citation within its report.
   *
   * Since: 1.0
   */
  properties[PROP_ID] = dr_property_string ("id");

  /**
   * DrCitation:kind:
   *
   * The kind of document.
   *
   * Since: 1.0
   */
  properties[PROP_KIND] = dr_property_string ("kind");

  /**
   * DrCitation:number:
   *
   * The number of the document.
   *
   * Since: 1.0
   */
  properties[PROP_NUMBER] = dr_property_string ("number");

  /**
   * DrCitation:date:
   *
   * The day of the document.
   *
   * Since: 1.0
   */
  properties[PROP_DATE] = dr_property_boxed ("date", G_TYPE_DATE);

  /**
   * DrCitation:issuer:
   *
   * Who issued the document.
   *
   * Since: 1.0
   */
  properties[PROP_ISSUER] = dr_property_string ("issuer");

  /**
   * DrCitation:source:
   *
   * Where it was read.
   *
   * Since: 1.0
   */
  properties[PROP_SOURCE] = dr_property_boxed ("source", DR_TYPE_SOURCE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_citation_init (DrCitation *self)
{
  g_date_clear (&self->fields.date, 1);
}

/* Takes what the fields own; the caller vouches for them. */
DrCitation *
dr_citation_new_take (const DrCitationFields *fields)
{
  DrCitation *self = g_object_new (DR_TYPE_CITATION, NULL);

  self->fields = *fields;

  return self;
}

/**
 * dr_citation_new:
 * @id: what names the citation within its report: 1 to 256 bytes without
 *   control characters
 * @kind: (nullable): the kind of document
 * @number: its number
 * @date: (nullable): its day, of the years 1000 to 9999
 * @issuer: (nullable): who issued it
 * @source: (nullable): where it was read
 * @error: return location for an error
 *
 * Makes a citation.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id, a string is
 * empty or @date does not exist or lies outside its years, and with
 * [error@DistrictReport.Error.ENCODING] if a string is not UTF-8.
 *
 * Returns: (transfer full): the citation
 *
 * Since: 1.0
 */
DrCitation *
dr_citation_new (const char   *id,
                 const char   *kind,
                 const char   *number,
                 const GDate  *date,
                 const char   *issuer,
                 DrSource     *source,
                 GError      **error)
{
  g_return_val_if_fail (number != NULL, NULL);

  if (!dr_check_id (id, "citation", error) ||
      !dr_check_words (kind, "citation: the kind", error) ||
      !dr_check_words (number, "citation: the number", error) ||
      !dr_check_words (issuer, "citation: the issuer", error))
    return NULL;

  if (date != NULL && !dr_date_is_usable (date))
    {
      dr_error_set (error, DR_ERROR_INVALID, "citation %s: the date is no day of the years %d to %d",
                    id, DR_DATE_FIRST_YEAR, DR_DATE_LAST_YEAR);
      return NULL;
    }

  DrCitationFields fields = {
    .id = g_ref_string_new (id),
    .kind = dr_words_new (kind),
    .number = g_ref_string_new (number),
    .issuer = dr_words_new (issuer),
    .source = source == NULL ? NULL : dr_source_ref (source),
  };

  g_date_clear (&fields.date, 1);
  if (date != NULL)
    {
      fields.date = *date;
      dr_date_complete (&fields.date);
    }

  return dr_citation_new_take (&fields);
}

/**
 * dr_citation_get_id:
 * @self: a citation
 *
 * Gets what names the citation within its report.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for a citation that was
 *   not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_citation_get_id (DrCitation *self)
{
  g_return_val_if_fail (DR_IS_CITATION (self), NULL);

  return self->fields.id;
}

/**
 * dr_citation_get_kind:
 * @self: a citation
 *
 * Gets the kind of document in the words of the report: «Quy định», «Nghị
 * quyết».
 *
 * Returns: (transfer none) (nullable): the kind, or `NULL` if the report does
 *   not say
 *
 * Since: 1.0
 */
const char *
dr_citation_get_kind (DrCitation *self)
{
  g_return_val_if_fail (DR_IS_CITATION (self), NULL);

  return self->fields.kind;
}

/**
 * dr_citation_get_number:
 * @self: a citation
 *
 * Gets the number of the document, such as `3455-QĐ/TW`.
 *
 * Returns: (transfer none) (nullable): the number, or `NULL` for a citation that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_citation_get_number (DrCitation *self)
{
  g_return_val_if_fail (DR_IS_CITATION (self), NULL);

  return self->fields.number;
}

/**
 * dr_citation_get_date:
 * @self: a citation
 *
 * Gets the day of the document.
 *
 * Returns: (transfer none) (nullable): the day, or `NULL` if the report does not
 *   say
 *
 * Since: 1.0
 */
const GDate *
dr_citation_get_date (DrCitation *self)
{
  g_return_val_if_fail (DR_IS_CITATION (self), NULL);

  return g_date_valid (&self->fields.date) ? &self->fields.date : NULL;
}

/**
 * dr_citation_get_issuer:
 * @self: a citation
 *
 * Gets who issued the document, in the words of the report.
 *
 * Returns: (transfer none) (nullable): the issuer, or `NULL` if the report does
 *   not say
 *
 * Since: 1.0
 */
const char *
dr_citation_get_issuer (DrCitation *self)
{
  g_return_val_if_fail (DR_IS_CITATION (self), NULL);

  return self->fields.issuer;
}

/**
 * dr_citation_get_source:
 * @self: a citation
 *
 * Gets where it was read.
 *
 * Returns: (transfer none) (nullable): the source, or `NULL` if it was not read
 *   from a text
 *
 * Since: 1.0
 */
DrSource *
dr_citation_get_source (DrCitation *self)
{
  g_return_val_if_fail (DR_IS_CITATION (self), NULL);

  return self->fields.source;
}
