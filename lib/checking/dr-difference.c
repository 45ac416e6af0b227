/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-difference-private.h"

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-achievement.h>
#include <districtreport/dr-citation.h>
#include <districtreport/dr-directive.h>
#include <districtreport/dr-ranking.h>

#include "model/dr-properties-private.h"

/**
 * DrDifference:
 *
 * One difference between two drafts of a report: an item that was added, removed
 * or changed. Items are achievements, targets of which nothing is reached yet,
 * rankings, directives and citations.
 *
 * Differences are made by a [class@DistrictReport.Comparison], and never change.
 *
 * Since: 1.0
 */
struct _DrDifference
{
  GObject  parent_instance;

  GObject *old_item;        /* (owned) (nullable) */
  GObject *new_item;        /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DrDifference, dr_difference, G_TYPE_OBJECT)

enum
{
  PROP_KIND = 1,
  PROP_OLD_ITEM,
  PROP_NEW_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* --- what an item says --- */

static char *
dup_nick (GType type,
          int   value)
{
  g_autoptr (GEnumClass) values = g_type_class_ref (type);

  return g_strdup (g_enum_get_value (values, value)->value_nick);
}

static char *
dup_plain (DrQuantity *quantity)
{
  return quantity != NULL ? dr_quantity_to_plain (quantity) : NULL;
}

/* Zero stands for what is not stated. */
static char *
dup_count (guint count)
{
  return count > 0 ? g_strdup_printf ("%u", count) : NULL;
}

static char *
dup_target_value (DrTarget *target,
                  DrAspect  aspect)
{
  switch (aspect)
    {
    case DR_ASPECT_INDICATOR:
      return g_strdup (dr_indicator_get_label (dr_target_get_indicator (target)));
    case DR_ASPECT_TARGET:
      return dup_plain (dr_target_get_planned (target));
    case DR_ASPECT_COMPARATOR:
      return dup_nick (DR_TYPE_COMPARATOR, (int) dr_target_get_comparator (target));
    default:
      return NULL;
    }
}

/* «55 %; 61 %»: with what is said of further targets behind it; «-» for what is not said. */
static char *
add_further (DrAchievement *achievement,
             DrAspect       aspect,
             char          *value)
{
  guint n = dr_achievement_get_n_further_targets (achievement);
  if (n == 0)
    return value;

  GString *values = g_string_new (value != NULL ? value : "-");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *further = aspect == DR_ASPECT_PERCENT_OF_TARGET
                                 ? dup_plain (dr_achievement_get_percent_of_further_target (achievement, i))
                                 : dup_target_value (dr_achievement_get_further_target (achievement, i), aspect);

      g_string_append_printf (values, "; %s", further != NULL ? further : "-");
    }
  g_free (value);

  return g_string_free (values, FALSE);
}

static char *
dup_achievement_value (DrAchievement *achievement,
                       DrAspect       aspect)
{
  DrTarget *target = dr_achievement_get_target (achievement);
  DrChange *change = dr_achievement_get_change (achievement);

  switch (aspect)
    {
    case DR_ASPECT_INDICATOR:
      return g_strdup (dr_indicator_get_label (dr_achievement_get_indicator (achievement)));
    case DR_ASPECT_ACTUAL:
      return dup_plain (dr_achievement_get_actual (achievement));
    case DR_ASPECT_STATUS:
      return dup_nick (DR_TYPE_STATUS, (int) dr_achievement_get_status (achievement));
    case DR_ASPECT_TARGET:
    case DR_ASPECT_COMPARATOR:
      return add_further (achievement, aspect, target != NULL ? dup_target_value (target, aspect) : NULL);
    case DR_ASPECT_PERCENT_OF_TARGET:
      return add_further (achievement, aspect, dup_plain (dr_achievement_get_percent_of_target (achievement)));
    case DR_ASPECT_SHARE:
      return dup_plain (dr_achievement_get_share (achievement));
    case DR_ASPECT_CHANGE:
      return change != NULL ? dr_change_to_string (change) : NULL;
    case DR_ASPECT_CUMULATIVE:
      return g_strdup (dr_achievement_is_cumulative (achievement) ? "true" : "false");
    default:
      return NULL;
    }
}

static char *
dup_ranking_value (DrRanking *ranking,
                   DrAspect   aspect)
{
  switch (aspect)
    {
    case DR_ASPECT_STATUS:
      return dup_nick (DR_TYPE_RANKING_STATUS, (int) dr_ranking_get_status (ranking));
    case DR_ASPECT_RANK:
      return dup_count (dr_ranking_get_rank (ranking));
    case DR_ASPECT_COHORT:
      return dup_count (dr_ranking_get_cohort_size (ranking));
    case DR_ASPECT_GRADE:
      return g_strdup (dr_ranking_get_grade (ranking));
    case DR_ASPECT_ASSESSOR:
      return g_strdup (dr_ranking_get_assessor (ranking));
    default:
      return NULL;
    }
}

static char *
dup_directive_value (DrDirective *directive,
                     DrAspect     aspect)
{
  switch (aspect)
    {
    case DR_ASPECT_STATUS:
      return dup_nick (DR_TYPE_DIRECTIVE_STATUS, (int) dr_directive_get_status (directive));
    case DR_ASPECT_COUNT:
      return dup_count (dr_directive_get_count (directive));
    default:
      return NULL;
    }
}

/* «Nghị quyết 12-NQ/TU 2024-03-15 Tỉnh ủy», as far as it is told. */
static char *
dup_citation_value (DrCitation *citation,
                    DrAspect    aspect)
{
  const GDate *date = dr_citation_get_date (citation);
  g_autofree char *day = NULL;
  g_autoptr (GString) document = g_string_new (NULL);

  if (aspect != DR_ASPECT_DOCUMENT)
    return NULL;
  if (date != NULL)
    day = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));

  const char *words[] = { dr_citation_get_kind (citation), dr_citation_get_number (citation), day,
                          dr_citation_get_issuer (citation) };
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL)
      g_string_append_printf (document, "%s%s", document->len > 0 ? " " : "", words[i]);

  /* It has a number. */
  return g_string_free (g_steal_pointer (&document), FALSE);
}

char *
dr_aspect_dup_value (GObject  *item,
                     DrAspect  aspect)
{
  if (DR_IS_ACHIEVEMENT (item))
    return dup_achievement_value (DR_ACHIEVEMENT (item), aspect);
  if (DR_IS_TARGET (item))
    return dup_target_value (DR_TARGET (item), aspect);
  if (DR_IS_CITATION (item))
    return dup_citation_value (DR_CITATION (item), aspect);
  if (DR_IS_RANKING (item))
    return dup_ranking_value (DR_RANKING (item), aspect);

  return dup_directive_value (DR_DIRECTIVE (item), aspect);
}

/* --- the object --- */

static void
dr_difference_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DrDifference *self = DR_DIFFERENCE (object);

  switch (id)
    {
    case PROP_KIND:
      g_value_set_enum (value, (int) dr_difference_get_kind (self));
      break;
    case PROP_OLD_ITEM:
      g_value_set_object (value, self->old_item);
      break;
    case PROP_NEW_ITEM:
      g_value_set_object (value, self->new_item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_difference_finalize (GObject *object)
{
  DrDifference *self = DR_DIFFERENCE (object);

  g_clear_object (&self->old_item);
  g_clear_object (&self->new_item);

  G_OBJECT_CLASS (dr_difference_parent_class)->finalize (object);
}

static void
dr_difference_class_init (DrDifferenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_difference_get_property;
  object_class->finalize = dr_difference_finalize;

  /**
   * DrDifference:kind: (getter get_kind)
   *
   * What happened to the item.
   *
   * Since: 1.0
   */
  properties[PROP_KIND] = dr_property_enum ("kind", DR_TYPE_DIFFERENCE_KIND, DR_DIFFERENCE_KIND_ADDED);
  /**
   * DrDifference:old-item: (getter get_old_item)
   *
   * The item of the old report.
   *
   * Since: 1.0
   */
  properties[PROP_OLD_ITEM] = dr_property_object ("old-item", G_TYPE_OBJECT);
  /**
   * DrDifference:new-item: (getter get_new_item)
   *
   * The item of the new report.
   *
   * Since: 1.0
   */
  properties[PROP_NEW_ITEM] = dr_property_object ("new-item", G_TYPE_OBJECT);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dr_difference_init (DrDifference *self)
{
}

DrDifference *
dr_difference_new (GObject *old_item,
                   GObject *new_item)
{
  DrDifference *self = g_object_new (DR_TYPE_DIFFERENCE, NULL);

  g_assert (old_item != NULL || new_item != NULL);
  g_set_object (&self->old_item, old_item);
  g_set_object (&self->new_item, new_item);

  return self;
}

/**
 * dr_difference_get_kind:
 * @self: a difference
 *
 * Gets what happened to the item.
 *
 * Returns: the kind; %DR_DIFFERENCE_KIND_ADDED of an empty object, which no
 *   comparison made
 *
 * Since: 1.0
 */
DrDifferenceKind
dr_difference_get_kind (DrDifference *self)
{
  g_return_val_if_fail (DR_IS_DIFFERENCE (self), DR_DIFFERENCE_KIND_ADDED);

  if (self->old_item == NULL)
    return DR_DIFFERENCE_KIND_ADDED;

  return self->new_item == NULL ? DR_DIFFERENCE_KIND_REMOVED : DR_DIFFERENCE_KIND_CHANGED;
}

/**
 * dr_difference_get_old_item:
 * @self: a difference
 *
 * Gets the item of the old report: a [class@DistrictReport.Achievement], a
 * [class@DistrictReport.Target], a [class@DistrictReport.Ranking], a
 * [class@DistrictReport.Directive] or a [class@DistrictReport.Citation].
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if it was added
 *
 * Since: 1.0
 */
GObject *
dr_difference_get_old_item (DrDifference *self)
{
  g_return_val_if_fail (DR_IS_DIFFERENCE (self), NULL);

  return self->old_item;
}

/**
 * dr_difference_get_new_item:
 * @self: a difference
 *
 * Gets the item of the new report, which is of the same type as that of the old
 * one.
 *
 * Returns: (transfer none) (nullable): the item, or %NULL if it was removed
 *
 * Since: 1.0
 */
GObject *
dr_difference_get_new_item (DrDifference *self)
{
  g_return_val_if_fail (DR_IS_DIFFERENCE (self), NULL);

  return self->new_item;
}

/**
 * dr_difference_has_aspect:
 * @self: a difference
 * @aspect: something that an item may say
 *
 * Tells whether the two reports say something else of @aspect. Of an item that was
 * added or removed, this is everything that it says at all.
 *
 * Returns: whether they differ in it
 *
 * Since: 1.0
 */
gboolean
dr_difference_has_aspect (DrDifference *self,
                          DrAspect      aspect)
{
  g_return_val_if_fail (DR_IS_DIFFERENCE (self), FALSE);

  g_autofree char *old_value = dr_difference_dup_old_value (self, aspect);
  g_autofree char *new_value = dr_difference_dup_new_value (self, aspect);

  return g_strcmp0 (old_value, new_value) != 0;
}

/**
 * dr_difference_dup_old_value:
 * @self: a difference
 * @aspect: something that an item may say
 *
 * Gets what the old report says, in plain form: a quantity as
 * [method@DistrictReport.Quantity.to_plain] writes it, a change as
 * [method@DistrictReport.Change.to_string] does, a status or comparator by its
 * name in JSON,
 * whether a total is running as `true` or `false`, a count in digits, anything
 * else in the report's words.
 *
 * Returns: (transfer full) (nullable): the value; %NULL if the old report says
 *   nothing of the kind
 *
 * Since: 1.0
 */
char *
dr_difference_dup_old_value (DrDifference *self,
                             DrAspect      aspect)
{
  g_return_val_if_fail (DR_IS_DIFFERENCE (self), NULL);

  return self->old_item != NULL ? dr_aspect_dup_value (self->old_item, aspect) : NULL;
}

/**
 * dr_difference_dup_new_value:
 * @self: a difference
 * @aspect: something that an item may say
 *
 * Gets what the new report says, in the form of
 * [method@DistrictReport.Difference.dup_old_value].
 *
 * Returns: (transfer full) (nullable): the value; %NULL if the new report says
 *   nothing of the kind
 *
 * Since: 1.0
 */
char *
dr_difference_dup_new_value (DrDifference *self,
                             DrAspect      aspect)
{
  g_return_val_if_fail (DR_IS_DIFFERENCE (self), NULL);

  return self->new_item != NULL ? dr_aspect_dup_value (self->new_item, aspect) : NULL;
}
