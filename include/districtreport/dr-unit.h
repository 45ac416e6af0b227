/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A body or place that a report speaks of. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-unit-identifier.h>
#include <districtreport/dr-unit-successor.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrUnitKind:
 * @DR_UNIT_KIND_OTHER: none of the others
 * @DR_UNIT_KIND_COMMITTEE: a Party committee: Huyện ủy, Đảng ủy
 * @DR_UNIT_KIND_ADVISORY_BODY: a body that advises a committee: Ban Tổ chức, Ủy ban Kiểm tra, Văn phòng
 * @DR_UNIT_KIND_COUNCIL: a people's council
 * @DR_UNIT_KIND_GOVERNMENT: a people's committee
 * @DR_UNIT_KIND_FRONT: the Fatherland Front
 * @DR_UNIT_KIND_MASS_ORGANISATION: one of the socio-political organisations
 * @DR_UNIT_KIND_ASSOCIATION: another association
 * @DR_UNIT_KIND_AGENCY: an agency of the state
 * @DR_UNIT_KIND_ARMED_FORCE: police, army
 * @DR_UNIT_KIND_SCHOOL: a school
 * @DR_UNIT_KIND_TRAINING_CENTRE: a training centre: Trung tâm Chính trị
 * @DR_UNIT_KIND_GRASSROOTS: a grassroots organisation: chi bộ, chi hội
 * @DR_UNIT_KIND_ENTERPRISE: an enterprise
 * @DR_UNIT_KIND_AREA: an administrative area
 *
 * What kind of body it is.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_UNIT_KIND_OTHER,
  DR_UNIT_KIND_COMMITTEE,
  DR_UNIT_KIND_ADVISORY_BODY,
  DR_UNIT_KIND_COUNCIL,
  DR_UNIT_KIND_GOVERNMENT,
  DR_UNIT_KIND_FRONT,
  DR_UNIT_KIND_MASS_ORGANISATION,
  DR_UNIT_KIND_ASSOCIATION,
  DR_UNIT_KIND_AGENCY,
  DR_UNIT_KIND_ARMED_FORCE,
  DR_UNIT_KIND_SCHOOL,
  DR_UNIT_KIND_TRAINING_CENTRE,
  DR_UNIT_KIND_GRASSROOTS,
  DR_UNIT_KIND_ENTERPRISE,
  DR_UNIT_KIND_AREA
} DrUnitKind;

/**
 * DrUnitLevel:
 * @DR_UNIT_LEVEL_UNKNOWN: not stated
 * @DR_UNIT_LEVEL_CENTRAL: the nation
 * @DR_UNIT_LEVEL_PROVINCE: a province or centrally run city
 * @DR_UNIT_LEVEL_DISTRICT: a district, until 30 June 2025
 * @DR_UNIT_LEVEL_COMMUNE: a commune, ward or special zone
 * @DR_UNIT_LEVEL_HAMLET: a hamlet or neighbourhood
 *
 * The level of the state that a unit belongs to, from the top down.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_UNIT_LEVEL_UNKNOWN,
  DR_UNIT_LEVEL_CENTRAL,
  DR_UNIT_LEVEL_PROVINCE,
  DR_UNIT_LEVEL_DISTRICT,
  DR_UNIT_LEVEL_COMMUNE,
  DR_UNIT_LEVEL_HAMLET
} DrUnitLevel;

#define DR_TYPE_UNIT (dr_unit_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrUnit, dr_unit, DR, UNIT, GObject)

DR_AVAILABLE_IN_1_0
DrUnit *             dr_unit_new              (const char          *id,
                                               const char          *name,
                                               DrUnitKind           kind,
                                               DrUnitLevel          level,
                                               DrUnit              *parent,
                                               GError             **error);
DR_AVAILABLE_IN_1_0
DrUnit *             dr_unit_new_full         (const char          *id,
                                               const char          *name,
                                               DrUnitKind           kind,
                                               DrUnitLevel          level,
                                               DrUnit              *parent,
                                               const char * const  *aliases,
                                               const GDate         *valid_from,
                                               const GDate         *valid_to,
                                               GError             **error);

DR_AVAILABLE_IN_1_0
const char *         dr_unit_get_id           (DrUnit              *self);
DR_AVAILABLE_IN_1_0
const char *         dr_unit_get_name         (DrUnit              *self);
DR_AVAILABLE_IN_1_0
DrUnitKind           dr_unit_get_kind         (DrUnit              *self);
DR_AVAILABLE_IN_1_0
DrUnitLevel          dr_unit_get_level        (DrUnit              *self);
DR_AVAILABLE_IN_1_0
DrUnit *             dr_unit_get_parent       (DrUnit              *self);
DR_AVAILABLE_IN_1_0
const char * const * dr_unit_get_aliases      (DrUnit              *self);
DR_AVAILABLE_IN_1_0
const GDate *        dr_unit_get_valid_from   (DrUnit              *self);
DR_AVAILABLE_IN_1_0
const GDate *        dr_unit_get_valid_to     (DrUnit              *self);
DR_AVAILABLE_IN_1_0
GList *              dr_unit_list_identifiers (DrUnit              *self);
DR_AVAILABLE_IN_1_0
GList *              dr_unit_list_successors  (DrUnit              *self);

DR_AVAILABLE_IN_1_0
gboolean             dr_unit_is_valid_on      (DrUnit              *self,
                                               const GDate         *day);
DR_AVAILABLE_IN_1_0
const char *         dr_unit_get_identifier   (DrUnit              *self,
                                               const char          *scheme,
                                               const GDate         *day);
DR_AVAILABLE_IN_1_0
gboolean             dr_unit_has_identifier   (DrUnit              *self,
                                               const char          *scheme,
                                               const char          *value,
                                               const GDate         *day);
DR_AVAILABLE_IN_1_0
gboolean             dr_unit_is_within        (DrUnit              *self,
                                               DrUnit              *ancestor);
DR_AVAILABLE_IN_1_0
DrUnit *             dr_unit_get_ancestor     (DrUnit              *self,
                                               DrUnitLevel          level);
DR_AVAILABLE_IN_1_0
gboolean             dr_unit_answers_to       (DrUnit              *self,
                                               const char          *name);

G_END_DECLS
