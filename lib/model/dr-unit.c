/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit.h>

#include <districtreport/dr-enum-types.h>

#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "figures/dr-date-private.h"
#include "model/dr-check-private.h"
#include "model/dr-properties-private.h"
#include "model/dr-unit-private.h"

/**
 * DrUnit:
 *
 * A body or place that a report speaks of: a committee, an association, a
 * school, a commune.
 *
 * Units form a tree. A unit is made after its parent and never changes, so the
 * tree has no cycles. The id of a unit names it within one report; another
 * report may give the same id to another body.
 *
 * ```c
 * g_autoptr (DrUnit) committee =
 *   dr_unit_new ("huyen-uy", "Huyện ủy Phước Lợi", DR_UNIT_KIND_COMMITTEE,
 *                DR_UNIT_LEVEL_DISTRICT, NULL, &error);
 * g_autoptr (DrUnit) farmers =
 *   dr_unit_new ("hoi-nong-dan", "Hội Nông dân huyện", DR_UNIT_KIND_MASS_ORGANISATION,
 *                DR_UNIT_LEVEL_DISTRICT, committee, &error);
 * g_print ("%s\n", dr_unit_get_name (dr_unit_get_parent (farmers)));
 * // Huyện ủy Phước Lợi
 * ```
 *
 * A unit may be known by further names, its aliases, and by codes, and may exist
 * for some time only. Where others took over from it, they are its successors.
 * Units are put into one structure by a [struct@DistrictReport.UnitRegister];
 * those with codes or successors are made by a
 * [struct@DistrictReport.UnitBuilder].
 *
 * Since: 1.0
 */
struct _DrUnit
{
  GObject      parent_instance;

  GRefString  *id;         /* (owned) (nullable) */
  char        *name;       /* (owned) (nullable) */
  DrUnitKind   kind;
  DrUnitLevel  level;
  DrUnit      *parent;     /* (owned) (nullable) */
  guint        depth;      /* parents above it */
  char       **aliases;    /* (owned) (nullable) */
  GDate        valid_from; /* invalid: always */
  GDate        valid_to;   /* invalid: always */
  GPtrArray   *identifiers; /* (owned) (nullable) (element-type DrUnitIdentifier) */
  GPtrArray   *successors;  /* (owned) (nullable) (element-type DrUnitSuccessor) */
};

G_DEFINE_FINAL_TYPE (DrUnit, dr_unit, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_KIND,
  PROP_LEVEL,
  PROP_PARENT,
  PROP_ALIASES,
  PROP_VALID_FROM,
  PROP_VALID_TO
} Property;

static GParamSpec *properties[PROP_VALID_TO + 1];

static void
dr_unit_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  DrUnit *self = DR_UNIT (object);

  switch ((Property) id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_LEVEL:
      g_value_set_enum (value, self->level);
      break;
    case PROP_PARENT:
      g_value_set_object (value, self->parent);
      break;
    case PROP_ALIASES:
      g_value_set_boxed (value, dr_unit_get_aliases (self));
      break;
    case PROP_VALID_FROM:
      g_value_set_boxed (value, dr_unit_get_valid_from (self));
      break;
    case PROP_VALID_TO:
      g_value_set_boxed (value, dr_unit_get_valid_to (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_unit_finalize (GObject *object)
{
  DrUnit *self = DR_UNIT (object);

  g_clear_pointer (&self->id, dr_words_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->aliases, g_strfreev);
  g_clear_pointer (&self->identifiers, g_ptr_array_unref);
  g_clear_pointer (&self->successors, g_ptr_array_unref);

  G_OBJECT_CLASS (dr_unit_parent_class)->finalize (object);
}

static void
dr_unit_class_init (DrUnitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_unit_get_property;
  object_class->finalize = dr_unit_finalize;

  /**
   * DrUnit:id:
   *
   * What names the unit within its report.
   *
   * Since: 1.0
   */
  properties[PROP_ID] = dr_property_string ("id");

  /**
   * DrUnit:name:
   *
   * The name of the unit.
   *
   * Since: 1.0
   */
  properties[PROP_NAME] = dr_property_string ("name");

  /**
   * DrUnit:kind:
   *
   * What kind of body it is.
   *
   * Since: 1.0
   */
  properties[PROP_KIND] = dr_property_enum ("kind", DR_TYPE_UNIT_KIND, DR_UNIT_KIND_OTHER);

  /**
   * DrUnit:level:
   *
   * The level of the state that it belongs to.
   *
   * Since: 1.0
   */
  properties[PROP_LEVEL] = dr_property_enum ("level", DR_TYPE_UNIT_LEVEL, DR_UNIT_LEVEL_UNKNOWN);

  /**
   * DrUnit:parent:
   *
   * The unit that it is part of or stands under.
   *
   * Since: 1.0
   */
  properties[PROP_PARENT] = dr_property_object ("parent", DR_TYPE_UNIT);

  /**
   * DrUnit:aliases:
   *
   * Further names of the unit.
   *
   * Since: 1.0
   */
  properties[PROP_ALIASES] = dr_property_boxed ("aliases", G_TYPE_STRV);

  /**
   * DrUnit:valid-from:
   *
   * The first day on which the unit exists.
   *
   * Since: 1.0
   */
  properties[PROP_VALID_FROM] = dr_property_boxed ("valid-from", G_TYPE_DATE);

  /**
   * DrUnit:valid-to:
   *
   * The last day on which the unit exists.
   *
   * Since: 1.0
   */
  properties[PROP_VALID_TO] = dr_property_boxed ("valid-to", G_TYPE_DATE);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_unit_init (DrUnit *self)
{
  g_date_clear (&self->valid_from, 1);
  g_date_clear (&self->valid_to, 1);
}

/**
 * dr_unit_new:
 * @id: what names the unit within its report
 * @name: (nullable): the name, or `NULL` if it is not known
 * @kind: what kind of body it is
 * @level: the level it belongs to
 * @parent: (nullable): the unit that it is part of or stands under
 * @error: return location for an error
 *
 * Makes a unit without aliases that exists at all times. See
 * [ctor@DistrictReport.Unit.new_full] for what is refused.
 *
 * Returns: (transfer full): the unit
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_new (const char   *id,
             const char   *name,
             DrUnitKind    kind,
             DrUnitLevel   level,
             DrUnit       *parent,
             GError      **error)
{
  return dr_unit_new_full (id, name, kind, level, parent, NULL, NULL, NULL, error);
}

static gboolean
check_parent (const char   *id,
              DrUnitLevel   level,
              DrUnit       *parent,
              GError      **error)
{
  if (!dr_check_made (parent->id, "the parent", error))
    {
      g_prefix_error (error, "unit %s: ", id);
      return FALSE;
    }

  if (level != DR_UNIT_LEVEL_UNKNOWN && parent->level > level)
    return dr_error_set (error, DR_ERROR_INVALID,
                         "unit %s: the parent %s belongs to a lower level", id, parent->id);

  if (parent->depth >= DR_UNIT_MAX_DEPTH)
    return dr_error_set (error, DR_ERROR_LIMIT,
                         "unit %s: more than %d units above it", id, DR_UNIT_MAX_DEPTH);

  /* No report could hold both. */
  for (DrUnit *above = parent; above != NULL; above = above->parent)
    if (g_str_equal (above->id, id))
      return dr_error_set (error, DR_ERROR_INVALID, "unit %s: a unit above it has the same id", id);

  return TRUE;
}

static gboolean
check_aliases (const char           *id,
               const char * const   *aliases,
               GError              **error)
{
  for (gsize i = 0; aliases != NULL && aliases[i] != NULL; i++)
    {
      g_autofree char *what = g_strdup_printf ("unit %s: alias %" G_GSIZE_FORMAT, id, i + 1);
      if (!dr_check_words (aliases[i], what, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dr_unit_new_full:
 * @id: what names the unit within its report: 1 to 256 bytes without control
 *   characters
 * @name: (nullable): the name, or `NULL` if it is not known
 * @kind: what kind of body it is
 * @level: the level it belongs to
 * @parent: (nullable): the unit that it is part of or stands under
 * @aliases: (nullable) (array zero-terminated=1): further names
 * @valid_from: (nullable): the first day on which it exists, or `NULL` for always
 * @valid_to: (nullable): the last day on which it exists, or `NULL` for always
 * @error: return location for an error
 *
 * Makes a unit.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if @id is no id, a name is
 * empty, @parent belongs to a lower level than @level or was not made by a
 * constructor, a unit above has the same id, or the validity ends before it
 * begins or lies outside the years 1000 to 9999; with
 * [error@DistrictReport.Error.ENCODING] if a string is not UTF-8; and with
 * [error@DistrictReport.Error.LIMIT] if more than 64 units stand above it.
 *
 * Returns: (transfer full): the unit
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_new_full (const char          *id,
                  const char          *name,
                  DrUnitKind           kind,
                  DrUnitLevel          level,
                  DrUnit              *parent,
                  const char * const  *aliases,
                  const GDate         *valid_from,
                  const GDate         *valid_to,
                  GError             **error)
{
  g_return_val_if_fail (parent == NULL || DR_IS_UNIT (parent), NULL);

  return dr_unit_new_with_history (id, name, kind, level, parent, aliases, valid_from, valid_to,
                                   NULL, NULL, error);
}

/* Most units have neither codes nor successors, and keep no empty list of them. */
static GPtrArray *
copy_values (GPtrArray      *values,
             GCopyFunc       ref,
             GDestroyNotify  unref)
{
  if (values == NULL || values->len == 0)
    return NULL;

  GPtrArray *copy = g_ptr_array_copy (values, ref, NULL);
  g_ptr_array_set_free_func (copy, unref);

  return copy;
}

static gpointer
ref_identifier (gconstpointer identifier,
                gpointer      data G_GNUC_UNUSED)
{
  return dr_unit_identifier_ref ((DrUnitIdentifier *) identifier);
}

static gpointer
ref_successor (gconstpointer successor,
               gpointer      data G_GNUC_UNUSED)
{
  return dr_unit_successor_ref ((DrUnitSuccessor *) successor);
}

DrUnit *
dr_unit_new_with_history (const char          *id,
                          const char          *name,
                          DrUnitKind           kind,
                          DrUnitLevel          level,
                          DrUnit              *parent,
                          const char * const  *aliases,
                          const GDate         *valid_from,
                          const GDate         *valid_to,
                          GPtrArray           *identifiers,
                          GPtrArray           *successors,
                          GError             **error)
{
  if (!dr_check_id (id, "unit", error))
    return NULL;

  g_autofree char *what = g_strdup_printf ("unit %s", id);
  g_autofree char *what_name = g_strdup_printf ("%s: the name", what);
  if (!dr_check_words (name, what_name, error) ||
      !dr_check_enum (DR_TYPE_UNIT_KIND, kind, "unit: the kind", error) ||
      !dr_check_enum (DR_TYPE_UNIT_LEVEL, level, "unit: the level", error) ||
      (parent != NULL && !check_parent (id, level, parent, error)) ||
      !check_aliases (id, aliases, error) ||
      !dr_unit_check_validity (what, valid_from, valid_to, error) ||
      (identifiers != NULL && !dr_unit_check_identifiers (id, identifiers, error)) ||
      (successors != NULL && !dr_unit_check_successors (id, successors, valid_to, error)))
    return NULL;

  DrUnit *self = g_object_new (DR_TYPE_UNIT, NULL);
  self->id = g_ref_string_new (id);
  self->name = g_strdup (name);
  self->kind = kind;
  self->level = level;
  if (parent != NULL)
    {
      self->parent = g_object_ref (parent);
      self->depth = parent->depth + 1;
    }
  if (aliases != NULL && aliases[0] != NULL)
    self->aliases = g_strdupv ((char **) aliases);
  dr_unit_keep_day (&self->valid_from, valid_from);
  dr_unit_keep_day (&self->valid_to, valid_to);
  self->identifiers = copy_values (identifiers, ref_identifier, (GDestroyNotify) dr_unit_identifier_unref);
  self->successors = copy_values (successors, ref_successor, (GDestroyNotify) dr_unit_successor_unref);

  return self;
}

GPtrArray *
dr_unit_peek_identifiers (DrUnit *self)
{
  return self->identifiers;
}

GPtrArray *
dr_unit_peek_successors (DrUnit *self)
{
  return self->successors;
}

static gboolean
are_same_values (GPtrArray  *values,
                 GPtrArray  *others,
                 GEqualFunc  equal)
{
  guint n = values == NULL ? 0 : values->len;

  if (n != (others == NULL ? 0 : others->len))
    return FALSE;

  for (guint i = 0; i < n; i++)
    if (!equal (g_ptr_array_index (values, i), g_ptr_array_index (others, i)))
      return FALSE;

  return TRUE;
}

/* Whether the two are one unit, told twice. */
gboolean
dr_unit_equal (DrUnit *self,
               DrUnit *other)
{
  if (self == other)
    return TRUE;

  if (g_strcmp0 (self->id, other->id) != 0 ||
      g_strcmp0 (self->name, other->name) != 0 ||
      self->kind != other->kind ||
      self->level != other->level ||
      !g_strv_equal (dr_unit_get_aliases (self), dr_unit_get_aliases (other)) ||
      !dr_unit_is_same_day (&self->valid_from, &other->valid_from) ||
      !dr_unit_is_same_day (&self->valid_to, &other->valid_to) ||
      !are_same_values (self->identifiers, other->identifiers, (GEqualFunc) dr_unit_identifier_equal) ||
      !are_same_values (self->successors, other->successors, (GEqualFunc) dr_unit_successor_equal))
    return FALSE;

  if (self->parent == NULL || other->parent == NULL)
    return self->parent == other->parent;

  return dr_unit_equal (self->parent, other->parent);
}

/**
 * dr_unit_get_id:
 * @self: a unit
 *
 * Gets what names the unit within its report. An issuer whose name is not known
 * has the id `issuer`.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for a unit that was
 *   not made by a constructor
 *
 * Since: 1.0
 */
const char *
dr_unit_get_id (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  return self->id;
}

/**
 * dr_unit_get_name:
 * @self: a unit
 *
 * Gets the name of the unit as its report writes it.
 *
 * Returns: (transfer none) (nullable): the name, or `NULL` if it is not known
 *
 * Since: 1.0
 */
const char *
dr_unit_get_name (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  return self->name;
}

/**
 * dr_unit_get_kind:
 * @self: a unit
 *
 * Gets what kind of body the unit is.
 *
 * Returns: the kind
 *
 * Since: 1.0
 */
DrUnitKind
dr_unit_get_kind (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), DR_UNIT_KIND_OTHER);

  return self->kind;
}

/**
 * dr_unit_get_level:
 * @self: a unit
 *
 * Gets the level of the state that the unit belongs to.
 *
 * Returns: the level; [enum@DistrictReport.UnitLevel.UNKNOWN] if it is not stated
 *
 * Since: 1.0
 */
DrUnitLevel
dr_unit_get_level (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), DR_UNIT_LEVEL_UNKNOWN);

  return self->level;
}

/**
 * dr_unit_get_parent:
 * @self: a unit
 *
 * Gets the unit that this one is part of or stands under. It never belongs to a
 * lower level.
 *
 * Returns: (transfer none) (nullable): the parent, or `NULL` at the top
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_get_parent (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  return self->parent;
}

/**
 * dr_unit_get_aliases:
 * @self: a unit
 *
 * Gets the further names of the unit, in the order in which they were given.
 *
 * Returns: (transfer none) (array zero-terminated=1): the aliases, empty if
 *   there are none
 *
 * Since: 1.0
 */
const char * const *
dr_unit_get_aliases (DrUnit *self)
{
  static const char * const none[] = { NULL };

  g_return_val_if_fail (DR_IS_UNIT (self), none);

  return self->aliases == NULL ? none : (const char * const *) self->aliases;
}

/**
 * dr_unit_get_valid_from:
 * @self: a unit
 *
 * Gets the first day on which the unit exists.
 *
 * Returns: (transfer none) (nullable): the day, or `NULL` if it has always been
 *
 * Since: 1.0
 */
const GDate *
dr_unit_get_valid_from (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  return g_date_valid (&self->valid_from) ? &self->valid_from : NULL;
}

/**
 * dr_unit_get_valid_to:
 * @self: a unit
 *
 * Gets the last day on which the unit exists.
 *
 * Returns: (transfer none) (nullable): the day, or `NULL` if no end is known
 *
 * Since: 1.0
 */
const GDate *
dr_unit_get_valid_to (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  return g_date_valid (&self->valid_to) ? &self->valid_to : NULL;
}

/**
 * dr_unit_list_identifiers:
 * @self: a unit
 *
 * Lists the codes that the unit goes or went by, in the order in which they
 * were given.
 *
 * Returns: (transfer full) (element-type DrUnitIdentifier): the identifiers,
 *   empty if there are none
 *
 * Since: 1.0
 */
GList *
dr_unit_list_identifiers (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  GList *list = NULL;
  for (guint i = self->identifiers == NULL ? 0 : self->identifiers->len; i > 0; i--)
    list = g_list_prepend (list, dr_unit_identifier_ref (g_ptr_array_index (self->identifiers, i - 1)));

  return list;
}

/**
 * dr_unit_list_successors:
 * @self: a unit
 *
 * Lists the units that took over from this one on the day after its last, in
 * the order in which they were given. Several of them mean that the unit was
 * divided.
 *
 * Returns: (transfer full) (element-type DrUnitSuccessor): the successors,
 *   empty if there are none
 *
 * Since: 1.0
 */
GList *
dr_unit_list_successors (DrUnit *self)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  GList *list = NULL;
  for (guint i = self->successors == NULL ? 0 : self->successors->len; i > 0; i--)
    list = g_list_prepend (list, dr_unit_successor_ref (g_ptr_array_index (self->successors, i - 1)));

  return list;
}

/**
 * dr_unit_is_valid_on:
 * @self: a unit
 * @day: a day
 *
 * Checks whether the unit exists on a day; its first and its last day count. On
 * a day that is not set nothing exists.
 *
 * Returns: whether it exists on @day
 *
 * Since: 1.0
 */
gboolean
dr_unit_is_valid_on (DrUnit      *self,
                     const GDate *day)
{
  g_return_val_if_fail (DR_IS_UNIT (self), FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  return dr_unit_is_day_within (&self->valid_from, &self->valid_to, day);
}

/**
 * dr_unit_get_identifier:
 * @self: a unit
 * @scheme: the list that the code stands in
 * @day: a day
 *
 * Gets the code of the unit in a scheme on a day. A unit that does not exist
 * that day has none.
 *
 * Returns: (transfer none) (nullable): the code, or `NULL` if it has none
 *
 * Since: 1.0
 */
const char *
dr_unit_get_identifier (DrUnit      *self,
                        const char  *scheme,
                        const GDate *day)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);
  g_return_val_if_fail (scheme != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (self->identifiers == NULL || !dr_unit_is_valid_on (self, day))
    return NULL;

  for (guint i = 0; i < self->identifiers->len; i++)
    {
      DrUnitIdentifier *identifier = g_ptr_array_index (self->identifiers, i);
      if (g_str_equal (dr_unit_identifier_get_scheme (identifier), scheme) &&
          dr_unit_identifier_is_valid_on (identifier, day))
        return dr_unit_identifier_get_value (identifier);
    }

  return NULL;
}

/**
 * dr_unit_has_identifier:
 * @self: a unit
 * @scheme: the list that the code stands in
 * @value: the code
 * @day: (nullable): a day, or `NULL` for any
 *
 * Checks whether a code names the unit. Codes are given again, so that without
 * a day the answer may be yes for several units. On a day the unit must exist,
 * whatever the validity of the code.
 *
 * Returns: whether @value names the unit
 *
 * Since: 1.0
 */
gboolean
dr_unit_has_identifier (DrUnit      *self,
                        const char  *scheme,
                        const char  *value,
                        const GDate *day)
{
  g_return_val_if_fail (DR_IS_UNIT (self), FALSE);
  g_return_val_if_fail (scheme != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (day != NULL)
    return g_strcmp0 (dr_unit_get_identifier (self, scheme, day), value) == 0;

  for (guint i = 0; self->identifiers != NULL && i < self->identifiers->len; i++)
    {
      DrUnitIdentifier *identifier = g_ptr_array_index (self->identifiers, i);
      if (g_str_equal (dr_unit_identifier_get_scheme (identifier), scheme) &&
          g_str_equal (dr_unit_identifier_get_value (identifier), value))
        return TRUE;
    }

  return FALSE;
}

/**
 * dr_unit_is_within:
 * @self: a unit
 * @ancestor: another unit of the same report
 *
 * Checks whether the unit is @ancestor or stands somewhere below it. Units are
 * told apart by their ids, so the answer means something within one report
 * only. Units that no constructor made stand within nothing.
 *
 * Returns: whether @self is within @ancestor
 *
 * Since: 1.0
 */
gboolean
dr_unit_is_within (DrUnit *self,
                   DrUnit *ancestor)
{
  g_return_val_if_fail (DR_IS_UNIT (self), FALSE);
  g_return_val_if_fail (DR_IS_UNIT (ancestor), FALSE);

  if (ancestor->id == NULL)
    return FALSE;

  for (DrUnit *unit = self; unit != NULL; unit = unit->parent)
    if (g_strcmp0 (unit->id, ancestor->id) == 0)
      return TRUE;

  return FALSE;
}

/**
 * dr_unit_get_ancestor:
 * @self: a unit
 * @level: a level
 *
 * Finds the nearest unit of a level, looking at the unit itself first and then
 * upwards.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` if none above is
 *   known to be of that level
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_get_ancestor (DrUnit      *self,
                      DrUnitLevel  level)
{
  g_return_val_if_fail (DR_IS_UNIT (self), NULL);

  if (level == DR_UNIT_LEVEL_UNKNOWN)
    return NULL;

  for (DrUnit *unit = self; unit != NULL; unit = unit->parent)
    if (unit->level == level)
      return unit;

  return NULL;
}

static gboolean
is_spelling (const char *name,
             const char *folded)
{
  if (name == NULL)
    return FALSE;

  g_autofree char *key = dr_fold_phrase (name, -1);

  return g_str_equal (key, folded);
}

/**
 * dr_unit_answers_to:
 * @self: a unit
 * @name: a name
 *
 * Checks whether @name is the unit's name or one of its aliases. Spellings of
 * one name are the same: upper and lower case, composed and decomposed letters,
 * «hoà» and «hòa», «tỷ» and «tỉ»; tones and other marks count. A name without
 * a letter or digit is nobody's.
 *
 * Returns: whether the unit goes by that name
 *
 * Since: 1.0
 */
gboolean
dr_unit_answers_to (DrUnit     *self,
                    const char *name)
{
  g_return_val_if_fail (DR_IS_UNIT (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  g_autofree char *wanted = dr_fold_phrase (name, -1);
  if (*wanted == '\0')
    return FALSE;

  if (is_spelling (self->name, wanted))
    return TRUE;

  const char * const *aliases = dr_unit_get_aliases (self);
  for (gsize i = 0; aliases[i] != NULL; i++)
    if (is_spelling (aliases[i], wanted))
      return TRUE;

  return FALSE;
}
