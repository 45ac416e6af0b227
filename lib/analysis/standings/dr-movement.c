/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/standings/dr-movement-private.h"

#include <districtreport/dr-enum-types.h>

#include "model/dr-properties-private.h"

/**
 * DrMovement:
 *
 * How one unit moved between two [class@DistrictReport.Standings].
 *
 * Since: 1.0
 */
struct _DrMovement
{
  GObject         parent_instance;

  DrUnit         *unit;       /* (owned) (nullable) */
  DrMovementKind  kind;
  guint           rank_then;  /* 0: not ranked */
  guint           rank_now;   /* 0: not ranked */
};

G_DEFINE_FINAL_TYPE (DrMovement, dr_movement, G_TYPE_OBJECT)

typedef enum
{
  PROP_UNIT = 1,
  PROP_KIND,
  PROP_RANK_THEN,
  PROP_RANK_NOW
} Property;

static GParamSpec *properties[PROP_RANK_NOW + 1];

static void
dr_movement_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  DrMovement *self = DR_MOVEMENT (object);

  switch ((Property) id)
    {
    case PROP_UNIT:
      g_value_set_object (value, self->unit);
      break;
    case PROP_KIND:
      g_value_set_enum (value, self->kind);
      break;
    case PROP_RANK_THEN:
      g_value_set_uint (value, self->rank_then);
      break;
    case PROP_RANK_NOW:
      g_value_set_uint (value, self->rank_now);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dr_movement_finalize (GObject *object)
{
  DrMovement *self = DR_MOVEMENT (object);

  g_clear_object (&self->unit);

  G_OBJECT_CLASS (dr_movement_parent_class)->finalize (object);
}

static void
dr_movement_class_init (DrMovementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dr_movement_get_property;
  object_class->finalize = dr_movement_finalize;

  /**
   * DrMovement:unit:
   *
   * The unit.
   *
   * Since: 1.0
   */
  properties[PROP_UNIT] = dr_property_object ("unit", DR_TYPE_UNIT);

  /**
   * DrMovement:kind:
   *
   * How it moved.
   *
   * Since: 1.0
   */
  properties[PROP_KIND] = dr_property_enum ("kind", DR_TYPE_MOVEMENT_KIND, DR_MOVEMENT_KIND_SAME);

  /**
   * DrMovement:rank-then:
   *
   * The earlier rank.
   *
   * Since: 1.0
   */
  properties[PROP_RANK_THEN] = dr_property_uint ("rank-then");

  /**
   * DrMovement:rank-now:
   *
   * The later rank.
   *
   * Since: 1.0
   */
  properties[PROP_RANK_NOW] = dr_property_uint ("rank-now");

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
dr_movement_init (DrMovement *self)
{
}

DrMovement *
dr_movement_new (DrUnit   *unit,
                 guint     rank_then,
                 guint     rank_now,
                 gboolean  is_elsewhere)
{
  DrMovement *self = g_object_new (DR_TYPE_MOVEMENT, NULL);

  self->unit = g_object_ref (unit);
  self->rank_then = rank_then;
  self->rank_now = rank_now;
  if (rank_then == 0)
    self->kind = DR_MOVEMENT_KIND_NEW;
  else if (rank_now == 0)
    self->kind = DR_MOVEMENT_KIND_GONE;
  else if (is_elsewhere)
    self->kind = DR_MOVEMENT_KIND_ELSEWHERE;
  else if (rank_now != rank_then)
    self->kind = rank_now < rank_then ? DR_MOVEMENT_KIND_UP : DR_MOVEMENT_KIND_DOWN;

  return self;
}

/**
 * dr_movement_get_unit:
 * @self: a movement
 *
 * Gets the unit that moved.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` for a movement that no
 *   standings gave
 *
 * Since: 1.0
 */
DrUnit *
dr_movement_get_unit (DrMovement *self)
{
  g_return_val_if_fail (DR_IS_MOVEMENT (self), NULL);

  return self->unit;
}

/**
 * dr_movement_get_kind:
 * @self: a movement
 *
 * Gets how the unit moved.
 *
 * Returns: how
 *
 * Since: 1.0
 */
DrMovementKind
dr_movement_get_kind (DrMovement *self)
{
  g_return_val_if_fail (DR_IS_MOVEMENT (self), DR_MOVEMENT_KIND_SAME);

  return self->kind;
}

/**
 * dr_movement_get_rank_then:
 * @self: a movement
 *
 * Gets the rank that the unit had.
 *
 * Returns: the earlier rank; 0 if it was not ranked
 *
 * Since: 1.0
 */
guint
dr_movement_get_rank_then (DrMovement *self)
{
  g_return_val_if_fail (DR_IS_MOVEMENT (self), 0);

  return self->rank_then;
}

/**
 * dr_movement_get_rank_now:
 * @self: a movement
 *
 * Gets the rank that the unit has.
 *
 * Returns: the later rank; 0 if it is not ranked
 *
 * Since: 1.0
 */
guint
dr_movement_get_rank_now (DrMovement *self)
{
  g_return_val_if_fail (DR_IS_MOVEMENT (self), 0);

  return self->rank_now;
}

/**
 * dr_movement_get_steps:
 * @self: a movement
 *
 * Gets by how many ranks the unit rose: from 5 to 2 is 3, from 2 to 5 is -3.
 *
 * Returns: the steps; 0 where the two ranks cannot be compared
 *
 * Since: 1.0
 */
int
dr_movement_get_steps (DrMovement *self)
{
  g_return_val_if_fail (DR_IS_MOVEMENT (self), 0);

  if (self->kind != DR_MOVEMENT_KIND_UP && self->kind != DR_MOVEMENT_KIND_DOWN)
    return 0;

  return (int) ((gint64) self->rank_then - (gint64) self->rank_now);
}
