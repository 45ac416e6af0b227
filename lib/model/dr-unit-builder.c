/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-unit-builder.h>

#include "model/dr-unit-private.h"

/**
 * DrUnitBuilder:
 *
 * Makes a unit with all that may be known of it over time: when it exists, by
 * which codes it goes, and which units took over from it.
 *
 * What is set is checked together at the end, so that it may be set in any order.
 *
 * ```c
 * g_autoptr (DrUnitBuilder) builder = dr_unit_builder_new ("xa-dong-hoa-cu");
 * g_autoptr (GDate) last = g_date_new_dmy (30, 6, 2025);
 * g_autoptr (DrUnitIdentifier) code =
 *   dr_unit_identifier_new ("ma-dvhc", "25747", NULL, NULL, &error);
 * g_autoptr (DrUnitSuccessor) successor = dr_unit_successor_new ("xa-dong-hoa", NULL, &error);
 * dr_unit_builder_set_name (builder, "xã Đông Hòa");
 * dr_unit_builder_set_level (builder, DR_UNIT_LEVEL_COMMUNE);
 * dr_unit_builder_set_validity (builder, NULL, last);
 * dr_unit_builder_add_identifier (builder, code);
 * dr_unit_builder_add_successor (builder, successor);
 * g_autoptr (DrUnit) unit = dr_unit_builder_end (builder, &error);
 * g_print ("%s\n", dr_unit_get_identifier (unit, "ma-dvhc", last));
 * // 25747
 * ```
 *
 * A builder is used from one thread at a time. It may make several units alike.
 *
 * Since: 1.0
 */
struct _DrUnitBuilder
{
  gatomicrefcount ref_count;
  char           *id;           /* (owned) (nullable) */
  char           *name;         /* (owned) (nullable) */
  DrUnitKind      kind;
  DrUnitLevel     level;
  DrUnit         *parent;       /* (owned) (nullable) */
  GDate          *valid_from;   /* (owned) (nullable) */
  GDate          *valid_to;     /* (owned) (nullable) */
  GStrvBuilder   *aliases;      /* (owned) */
  GPtrArray      *identifiers;  /* (owned) (element-type DrUnitIdentifier) */
  GPtrArray      *successors;   /* (owned) (element-type DrUnitSuccessor) */
};

G_DEFINE_BOXED_TYPE (DrUnitBuilder, dr_unit_builder, dr_unit_builder_ref, dr_unit_builder_unref)

/**
 * dr_unit_builder_new:
 * @id: what names the unit within its report or register
 *
 * Makes a builder for a unit of which nothing is known but its id.
 *
 * Returns: (transfer full): the builder
 *
 * Since: 1.0
 */
DrUnitBuilder *
dr_unit_builder_new (const char *id)
{
  DrUnitBuilder *self = g_new0 (DrUnitBuilder, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (id);
  self->kind = DR_UNIT_KIND_OTHER;
  self->level = DR_UNIT_LEVEL_UNKNOWN;
  self->aliases = g_strv_builder_new ();
  self->identifiers = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_unit_identifier_unref);
  self->successors = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_unit_successor_unref);

  return self;
}

/**
 * dr_unit_builder_ref: (skip)
 * @self: a builder
 *
 * Takes a reference. This is safe from any thread.
 *
 * Returns: (transfer full): the same one
 *
 * Since: 1.0
 */
DrUnitBuilder *
dr_unit_builder_ref (DrUnitBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_unit_builder_unref: (skip)
 * @self: (transfer full): a builder
 *
 * Gives a reference back; the last one frees it.
 *
 * Since: 1.0
 */
void
dr_unit_builder_unref (DrUnitBuilder *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->id);
  g_free (self->name);
  g_clear_object (&self->parent);
  g_clear_pointer (&self->valid_from, g_date_free);
  g_clear_pointer (&self->valid_to, g_date_free);
  g_strv_builder_unref (self->aliases);
  g_ptr_array_unref (self->identifiers);
  g_ptr_array_unref (self->successors);
  g_free (self);
}

/**
 * dr_unit_builder_set_name:
 * @self: a builder
 * @name: (nullable): the name, or `NULL` if it is not known
 *
 * Sets the name.
 *
 * Since: 1.0
 */
void
dr_unit_builder_set_name (DrUnitBuilder *self,
                          const char    *name)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  self->name = g_strdup (name);
}

/**
 * dr_unit_builder_set_kind:
 * @self: a builder
 * @kind: what kind of body it is
 *
 * Sets the kind. Without it the unit is [enum@DistrictReport.UnitKind.OTHER].
 *
 * Since: 1.0
 */
void
dr_unit_builder_set_kind (DrUnitBuilder *self,
                          DrUnitKind     kind)
{
  g_return_if_fail (self != NULL);

  self->kind = kind;
}

/**
 * dr_unit_builder_set_level:
 * @self: a builder
 * @level: the level it belongs to
 *
 * Sets the level. Without it the level is
 * [enum@DistrictReport.UnitLevel.UNKNOWN].
 *
 * Since: 1.0
 */
void
dr_unit_builder_set_level (DrUnitBuilder *self,
                           DrUnitLevel    level)
{
  g_return_if_fail (self != NULL);

  self->level = level;
}

/**
 * dr_unit_builder_set_parent:
 * @self: a builder
 * @parent: (nullable): the unit that it is part of or stands under
 *
 * Sets the parent.
 *
 * Since: 1.0
 */
void
dr_unit_builder_set_parent (DrUnitBuilder *self,
                            DrUnit        *parent)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (parent == NULL || DR_IS_UNIT (parent));

  g_set_object (&self->parent, parent);
}

/**
 * dr_unit_builder_set_validity:
 * @self: a builder
 * @valid_from: (nullable): the first day on which it exists, or `NULL` for always
 * @valid_to: (nullable): the last day on which it exists, or `NULL` for always
 *
 * Sets when the unit exists.
 *
 * Since: 1.0
 */
void
dr_unit_builder_set_validity (DrUnitBuilder *self,
                              const GDate   *valid_from,
                              const GDate   *valid_to)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->valid_from, g_date_free);
  g_clear_pointer (&self->valid_to, g_date_free);
  self->valid_from = valid_from == NULL ? NULL : g_date_copy (valid_from);
  self->valid_to = valid_to == NULL ? NULL : g_date_copy (valid_to);
}

/**
 * dr_unit_builder_add_alias:
 * @self: a builder
 * @alias: a further name
 *
 * Adds a further name.
 *
 * Since: 1.0
 */
void
dr_unit_builder_add_alias (DrUnitBuilder *self,
                           const char    *alias)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (alias != NULL);

  g_strv_builder_add (self->aliases, alias);
}

/**
 * dr_unit_builder_add_identifier:
 * @self: a builder
 * @identifier: a code
 *
 * Adds a code. A unit has at most one of a scheme on a day.
 *
 * Since: 1.0
 */
void
dr_unit_builder_add_identifier (DrUnitBuilder    *self,
                                DrUnitIdentifier *identifier)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (identifier != NULL);

  g_ptr_array_add (self->identifiers, dr_unit_identifier_ref (identifier));
}

/**
 * dr_unit_builder_add_successor:
 * @self: a builder
 * @successor: a unit that took over
 *
 * Adds a unit that took over on the day after the last. Several of them mean
 * that the unit was divided.
 *
 * Since: 1.0
 */
void
dr_unit_builder_add_successor (DrUnitBuilder   *self,
                               DrUnitSuccessor *successor)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (successor != NULL);

  g_ptr_array_add (self->successors, dr_unit_successor_ref (successor));
}

/**
 * dr_unit_builder_end:
 * @self: a builder
 * @error: return location for an error
 *
 * Makes the unit.
 *
 * Fails as [ctor@DistrictReport.Unit.new_full] does, and with
 * [error@DistrictReport.Error.INVALID] if the unit has two codes of one scheme
 * on one day, has a successor but no last day, is its own successor, names a
 * successor twice, or gives weights to some of its successors only or such as
 * do not add up to 1.
 *
 * Returns: (transfer full): the unit
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_builder_end (DrUnitBuilder  *self,
                     GError        **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_auto (GStrv) aliases = g_strv_builder_end (self->aliases);
  /* The end has emptied it. */
  g_strv_builder_addv (self->aliases, (const char **) aliases);

  return dr_unit_new_with_history (self->id, self->name, self->kind, self->level, self->parent,
                                   (const char * const *) aliases, self->valid_from, self->valid_to,
                                   self->identifiers, self->successors, error);
}
