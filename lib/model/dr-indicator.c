/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-indicator.h>

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "figures/dr-measure-private.h"
#include "figures/dr-quantity-text-private.h"
#include "model/dr-check-private.h"
#include "model/dr-indicator-private.h"
#include "model/dr-properties-private.h"

/**
 * DrIndicator:
 *
 * What is measured, whoever measures it and whenever: new members admitted, in
 * «hội viên»; money lent, in «đồng»; the share of poor households, in «%».
 *
 * The nature of an indicator says how its figures may be added up, and its
 * desire which way they should go.
 *
 * ```c
 * g_autoptr (DrIndicator) indicator =
 *   dr_indicator_new (NULL, "hội viên kết nạp mới", "hội viên",
 *                     DR_NATURE_FLOW, DR_DESIRE_MORE, &error);
 * g_print ("%s\n", dr_indicator_get_id (indicator));
 * // hoi-vien-ket-nap-moi
 * ```
 *
 * Since: 1.0
 */
struct _DrIndicator
{
  GObject     parent_instance;

  GRefString *id;      /* (owned) (nullable) */
  GRefString *label;   /* (owned) (nullable) */
  GRefString *measure; /* (owned) (nullable) */
  DrNature    nature;
  DrDesire    desire;
};

G_DEFINE_FINAL_TYPE (DrIndicator, dr_indicator, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_LABEL,
  PROP_MEASURE,
  PROP_NATURE,
  PROP_DESIRE
} Property;

static GParamSpec *properties[PROP_DESIRE + 1];

static void
dr_indicator_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DrIndicator *self = DR_INDICATOR (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_MEASURE:
      g_value_set_string (value, self->measure);
      break;
    case PROP_NATURE:
      g_value_set_enum (value, self->nature);
      break;
    case PROP_DESIRE:
      g_value_set_enum (value, self->desire);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_indicator_finalize (GObject *object)
{
  DrIndicator *self = DR_INDICATOR (object);

  g_clear_pointer (&self->id, dr_words_unref);
  g_clear_pointer (&self->label, dr_words_unref);
  g_clear_pointer (&self->measure, dr_words_unref);

  G_OBJECT_CLASS (dr_indicator_parent_class)->finalize (object);
}

static void
dr_indicator_class_init (DrIndicatorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_indicator_get_property;
  object_class->finalize = dr_indicator_finalize;

  /**
   * DrIndicator:id:
   *
   * What names the indicator.
   *
   * Since: 1.0
   */
  properties[PROP_ID] = dr_property_string ("id");

  /**
   * DrIndicator:label:
   *
   * What is measured, in words.
   *
   * Since: 1.0
   */
  properties[PROP_LABEL] = dr_property_string ("label");

  /**
   * DrIndicator:measure:
   *
   * What is counted, in canonical form.
   *
   * Since: 1.0
   */
  properties[PROP_MEASURE] = dr_property_string ("measure");

  /**
   * DrIndicator:nature:
   *
   * How figures of the indicator may be aggregated.
   *
   * Since: 1.0
   */
  properties[PROP_NATURE] = dr_property_enum ("nature", DR_TYPE_NATURE, DR_NATURE_FLOW);

  /**
   * DrIndicator:desire:
   *
   * Which way figures of the indicator should go.
   *
   * Since: 1.0
   */
  properties[PROP_DESIRE] = dr_property_enum ("desire", DR_TYPE_DESIRE, DR_DESIRE_MORE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_indicator_init (DrIndicator *self)
{
}

/* Takes the strings; the caller vouches for everything. */
DrIndicator *
dr_indicator_new_take (GRefString *id,
                       GRefString *label,
                       GRefString *measure,
                       DrNature    nature,
                       DrDesire    desire)
{
  DrIndicator *self = g_object_new (DR_TYPE_INDICATOR, NULL);

  self->id = id;
  self->label = label;
  self->measure = measure;
  self->nature = nature;
  self->desire = desire;

  return self;
}

/**
 * dr_indicator_new:
 * @id: (nullable): what names the indicator, or `NULL` for
 *   [func@DistrictReport.Indicator.make_id]
 * @label: what is measured, in words
 * @measure: what is counted, as written: «hội viên», «đ», «m²», «%»; it is kept
 *   in canonical form: «đồng», «m2»; empty for a bare number
 * @nature: how figures of the indicator may be aggregated
 * @desire: which way they should go
 * @error: return location for an error
 *
 * Makes an indicator.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id or @label is
 * empty, with [error@DistrictReport.Error.ENCODING] if a string is not UTF-8,
 * and with [error@DistrictReport.Error.LIMIT] if @measure is longer than a token
 * or has too many combining marks in a row.
 *
 * Returns: (transfer full): the indicator
 *
 * Since: 1.0
 */
DrIndicator *
dr_indicator_new (const char  *id,
                  const char  *label,
                  const char  *measure,
                  DrNature     nature,
                  DrDesire     desire,
                  GError     **error)
{
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (measure != NULL, NULL);

  if ((id != NULL && !dr_check_id (id, "indicator", error)) ||
      !dr_check_words (label, "indicator: the label", error) ||
      !dr_quantity_check_text (measure, "indicator: the measure", error) ||
      !dr_check_enum (DR_TYPE_NATURE, nature, "indicator: the nature", error) ||
      !dr_check_enum (DR_TYPE_DESIRE, desire, "indicator: the desire", error))
    return NULL;

  GRefString *canonical = dr_measure_canonicalize (measure, -1);
  g_autofree char *made = id == NULL ? dr_indicator_make_id (label, canonical) : NULL;

  return dr_indicator_new_take (g_ref_string_new (id == NULL ? made : id),
                                g_ref_string_new (label), canonical, nature, desire);
}

/**
 * dr_indicator_get_id:
 * @self: an indicator
 *
 * Gets what names the indicator.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for an indicator that
 *   was not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_indicator_get_id (DrIndicator *self)
{
  g_return_val_if_fail (DR_IS_INDICATOR (self), NULL);

  return self->id;
}

/**
 * dr_indicator_get_label:
 * @self: an indicator
 *
 * Gets what is measured, in the words of the report.
 *
 * Returns: (transfer none) (nullable): the label, or `NULL` for an indicator
 *   that was not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_indicator_get_label (DrIndicator *self)
{
  g_return_val_if_fail (DR_IS_INDICATOR (self), NULL);

  return self->label;
}

/**
 * dr_indicator_get_measure:
 * @self: an indicator
 *
 * Gets what is counted, in canonical form: NFC, lower case, «đồng» for «đ»,
 * «m2» for «m²». The figures of an indicator are all in its measure.
 *
 * Returns: (transfer none) (nullable): the measure, or `NULL` for an indicator
 *   that was not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_indicator_get_measure (DrIndicator *self)
{
  g_return_val_if_fail (DR_IS_INDICATOR (self), NULL);

  return self->measure;
}

/**
 * dr_indicator_get_nature:
 * @self: an indicator
 *
 * Gets how figures of the indicator may be aggregated.
 *
 * Returns: the nature
 *
 * Since: 1.0
 */
DrNature
dr_indicator_get_nature (DrIndicator *self)
{
  g_return_val_if_fail (DR_IS_INDICATOR (self), DR_NATURE_FLOW);

  return self->nature;
}

/**
 * dr_indicator_get_desire:
 * @self: an indicator
 *
 * Gets which way figures of the indicator should go.
 *
 * Returns: the desire
 *
 * Since: 1.0
 */
DrDesire
dr_indicator_get_desire (DrIndicator *self)
{
  g_return_val_if_fail (DR_IS_INDICATOR (self), DR_DESIRE_MORE);

  return self->desire;
}

void
dr_indicator_shorten_id (char *slug)
{
  const gsize most = DR_ID_MAX - 16;

  if (strlen (slug) <= most)
    return;

  slug[most] = '\0';
  char *hyphen = strrchr (slug, '-');
  if (hyphen != NULL && hyphen != slug)
    *hyphen = '\0';
}

gboolean
dr_indicator_id_has_words (const char *slug,
                           const char *words)
{
  g_autofree char *fenced = g_strconcat ("-", slug, "-", NULL);
  g_autofree char *wanted = g_strconcat ("-", words, "-", NULL);

  return strstr (fenced, wanted) != NULL;
}

/**
 * dr_indicator_make_id:
 * @label: what is measured, in words
 * @measure: what is counted
 *
 * Makes the id that an indicator gets by default: the words of the label in
 * plain Latin letters, followed by those of the measure unless the label has
 * them already. «hội viên kết nạp mới» in «hội viên» gives
 * `hoi-vien-ket-nap-moi`, «cho vay» in «đồng» gives `cho-vay-dong`, and «%»
 * adds nothing.
 *
 * Different labels may give one id («hộ» and «hồ»); a report numbers them apart.
 * A very long label is cut; one without a letter or digit gives `indicator`.
 *
 * Returns: (transfer full): the id
 *
 * Since: 1.0
 */
char *
dr_indicator_make_id (const char *label,
                      const char *measure)
{
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (measure != NULL, NULL);

  g_autofree char *slug = dr_fold_slug (label, -1);
  g_autofree char *counted = dr_fold_slug (measure, -1);

  if (*counted != '\0' && !dr_indicator_id_has_words (slug, counted))
    {
      char *both = *slug == '\0' ? g_strdup (counted) : g_strconcat (slug, "-", counted, NULL);
      g_free (slug);
      slug = both;
    }

  if (*slug == '\0')
    return g_strdup ("indicator");

  dr_indicator_shorten_id (slug);

  return g_steal_pointer (&slug);
}
