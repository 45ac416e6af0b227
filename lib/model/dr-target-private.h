/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of a target, for the records of a report. */

#pragma once

#include <districtreport/dr-target.h>

G_BEGIN_DECLS

typedef struct
{
  GRefString   *id;          /* (owned) (nullable) */
  DrUnit       *unit;        /* (owned) (nullable) */
  DrIndicator  *indicator;   /* (owned) (nullable) */
  DrPeriod     *period;      /* (owned) (nullable) */
  DrQuantity   *planned;     /* (owned) (nullable) */
  DrComparator  comparator;
  GRefString   *assigned_by; /* (owned) (nullable) */
  DrSource     *source;      /* (owned) (nullable) */
} DrTargetFields;

/* How a figure is held against a plan whose words say as much as @hedge, or else which way it should go: @desire. */
DrComparator dr_target_choose_comparator (DrDesire desire,
                                          DrHedge  hedge);

/* Takes what the fields own; the caller vouches for them. */
DrTarget * dr_target_new_take (const DrTargetFields *fields);

G_END_DECLS
