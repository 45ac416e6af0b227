/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a report and a register ask of the units that they are given. */

#pragma once

#include <districtreport/dr-unit.h>

#include "figures/dr-decimal-private.h"

G_BEGIN_DECLS

/* Parents above a unit: the deepest real chain, from the nation to a cell of the Party, has some ten. */
#define DR_UNIT_MAX_DEPTH 64

struct _DrUnitSuccessor
{
  gatomicrefcount ref_count;
  GRefString     *unit_id;  /* (owned) */
  GRefString     *weight;   /* (owned) (nullable) as written */
  DrDecimal       share;    /* the weight, where there is one */
};

/* A unit with its codes and successors, which it copies; either may be NULL. */
DrUnit *    dr_unit_new_with_history  (const char           *id,
                                       const char           *name,
                                       DrUnitKind            kind,
                                       DrUnitLevel           level,
                                       DrUnit               *parent,
                                       const char * const   *aliases,
                                       const GDate          *valid_from,
                                       const GDate          *valid_to,
                                       GPtrArray            *identifiers,
                                       GPtrArray            *successors,
                                       GError              **error);
gboolean    dr_unit_equal             (DrUnit               *self,
                                       DrUnit               *other);
/* (nullable) (element-type DrUnitIdentifier) */
GPtrArray * dr_unit_peek_identifiers  (DrUnit               *self);
/* (nullable) (element-type DrUnitSuccessor) */
GPtrArray * dr_unit_peek_successors   (DrUnit               *self);

/* --- dr-unit-history.c --- */

/* Days are copied as they are kept: not set where they are NULL. */
void        dr_unit_keep_day          (GDate                *kept,
                                       const GDate          *day);
/* Ends that are not set are open. */
gboolean    dr_unit_is_day_within     (const GDate          *from,
                                       const GDate          *to,
                                       const GDate          *day);
gboolean    dr_unit_is_same_day       (const GDate          *one,
                                       const GDate          *other);
gboolean    dr_unit_check_validity    (const char           *what,
                                       const GDate          *from,
                                       const GDate          *to,
                                       GError              **error);
gboolean    dr_unit_check_identifiers (const char           *id,
                                       GPtrArray            *identifiers,
                                       GError              **error);
gboolean    dr_unit_check_successors  (const char           *id,
                                       GPtrArray            *successors,
                                       const GDate          *valid_to,
                                       GError              **error);

G_END_DECLS
