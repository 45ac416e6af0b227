/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the last meeting handed down, and whether it was done. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-period.h>
#include <districtreport/dr-source.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

/**
 * DrDirectiveKind:
 * @DR_DIRECTIVE_KIND_RECOMMENDATION: a recommendation of the bodies that the meeting dealt with: «kiến nghị»
 * @DR_DIRECTIVE_KIND_TASK: a task that the meeting gave: «nhiệm vụ»
 *
 * What kind of directive it is.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_DIRECTIVE_KIND_RECOMMENDATION,
  DR_DIRECTIVE_KIND_TASK
} DrDirectiveKind;

/**
 * DrDirectiveStatus:
 * @DR_DIRECTIVE_STATUS_UNKNOWN: the report does not say
 * @DR_DIRECTIVE_STATUS_OPEN: at least one is not finished
 * @DR_DIRECTIVE_STATUS_DONE: all are finished
 *
 * How far directives were carried out.
 *
 * Since: 1.0
 */
typedef enum
{
  DR_DIRECTIVE_STATUS_UNKNOWN,
  DR_DIRECTIVE_STATUS_OPEN,
  DR_DIRECTIVE_STATUS_DONE
} DrDirectiveStatus;

#define DR_TYPE_DIRECTIVE (dr_directive_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrDirective, dr_directive, DR, DIRECTIVE, GObject)

DR_AVAILABLE_IN_1_0
DrDirective *     dr_directive_new        (const char         *id,
                                           DrDirectiveKind     kind,
                                           guint               count,
                                           DrPeriod           *period,
                                           DrDirectiveStatus   status,
                                           const char         *text,
                                           DrSource           *source,
                                           GError            **error);

DR_AVAILABLE_IN_1_0
const char *      dr_directive_get_id     (DrDirective        *self);
DR_AVAILABLE_IN_1_0
DrDirectiveKind   dr_directive_get_kind   (DrDirective        *self);
DR_AVAILABLE_IN_1_0
guint             dr_directive_get_count  (DrDirective        *self);
DR_AVAILABLE_IN_1_0
DrPeriod *        dr_directive_get_period (DrDirective        *self);
DR_AVAILABLE_IN_1_0
DrDirectiveStatus dr_directive_get_status (DrDirective        *self);
DR_AVAILABLE_IN_1_0
const char *      dr_directive_get_text   (DrDirective        *self);
DR_AVAILABLE_IN_1_0
DrSource *        dr_directive_get_source (DrDirective        *self);

G_END_DECLS
