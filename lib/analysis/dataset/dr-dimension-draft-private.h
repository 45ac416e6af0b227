/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Units, indicators and periods of a dataset in the making. */

#pragma once

#include <districtreport/dr-indicator.h>
#include <districtreport/dr-unit-register.h>

#include "analysis/arrow/dr-string-pool-private.h"
#include "analysis/dataset/dr-dataset-private.h"

G_BEGIN_DECLS

/* The scale of an indicator that no figure has told yet. */
#define DR_NO_SCALE G_MININT32

typedef struct
{
  gint32  kind;             /* row in kinds */
  guint8  level;            /* DrUnitLevel */
  gint32  parent;
  guint32 valid_from;
  guint32 valid_to;
  gboolean is_named;        /* its name is not only its id */
  gboolean is_coded;        /* its id is a code */
} DrUnitDraftRow;

typedef struct
{
  gint32  unit;
  gint32  successor;
  char   *weight;           /* (owned) (nullable) */
} DrSuccessorDraftRow;

typedef struct
{
  gboolean               is_given;    /* a table of all units was added */
  DrStringPool           ids;
  DrStringColumnBuilder  names;
  DrStringPool           kinds;
  GArray                *rows;        /* (element-type DrUnitDraftRow) */
  GArray                *successors;  /* (element-type DrSuccessorDraftRow) */
  GHashTable            *told_names;  /* (owned) of units that had none at first, by their rows */
  GHashTable            *labels;      /* (owned) of units that later reports call otherwise, by their rows */
  GHashTable            *told_units;  /* (owned) what reports told of units, by their rows (GPtrArray of DrUnit), unless it is alike */
  GHashTable            *given_ids;   /* (owned) of units that are to go by other ids in the end, by their rows */
} DrUnitDraft;

void             dr_unit_draft_init   (DrUnitDraft            *self);
void             dr_unit_draft_clear  (DrUnitDraft            *self);
/* Takes over a stream of units. */
gboolean         dr_unit_draft_read   (DrUnitDraft            *self,
                                       gpointer                stream,
                                       GError                **error);
/* Takes over a stream of whom units became, of units that are there. */
gboolean         dr_unit_draft_read_successors (DrUnitDraft   *self,
                                       gpointer                stream,
                                       GError                **error);
/* Takes the units of a register, row for row. */
gboolean         dr_unit_draft_take_register (DrUnitDraft     *self,
                                       DrUnitRegister         *units,
                                       GError                **error);
/* Takes the units of a table, row for row, so that their ids are found. */
gboolean         dr_unit_draft_take_table (DrUnitDraft        *self,
                                       const DrUnitTable      *table,
                                       GError                **error);
/* The row of a unit with an id, DR_NO_UNIT without one. */
gint32           dr_unit_draft_find   (const DrUnitDraft      *self,
                                       const char             *id,
                                       gsize                   length);
/* Appends a unit; DR_NO_UNIT with @error set where there is one of its id, or there are too many. */
gint32           dr_unit_draft_append (DrUnitDraft            *self,
                                       const char             *id,
                                       gsize                   id_length,
                                       const char             *name,
                                       gsize                   name_length,
                                       const char             *kind,
                                       gsize                   kind_length,
                                       const DrUnitDraftRow   *row,
                                       GError                **error);
const char *     dr_unit_draft_get_name (const DrUnitDraft     *self,
                                       gint32                  unit);
/* Names a unit that had no name. */
void             dr_unit_draft_tell_name (DrUnitDraft          *self,
                                       gint32                  unit,
                                       const char             *name);
/* Names a unit as people are to read it in the end; by its first name it is still known. */
void             dr_unit_draft_label  (DrUnitDraft             *self,
                                       gint32                  unit,
                                       const char             *label);
/* Notes what a report told of a unit, and whether anything that was noted, or is told now, has the name of the other. */
void             dr_unit_draft_note_told (DrUnitDraft          *self,
                                       gint32                  unit,
                                       DrUnit                 *told);
gboolean         dr_unit_draft_is_told_of (const DrUnitDraft   *self,
                                       gint32                  unit,
                                       DrUnit                 *told);
/* Gives a unit another id, by which it is not found before the draft is finished. No two may come to have the same. */
void             dr_unit_draft_give_id (DrUnitDraft            *self,
                                       gint32                  unit,
                                       const char             *id);
/* Gives the units, checked, and leaves the draft cleared. */
DrUnitTable *    dr_unit_draft_finish (DrUnitDraft            *self,
                                       GError                **error);

typedef struct
{
  gint32 measure;           /* row in measures */
  guint8 nature;            /* DrNature */
  guint8 desire;            /* DrDesire */
  gboolean is_desire_told;  /* somebody says so; or it is the first, for want of any other */
  gint32 scale;             /* or DR_NO_SCALE */
  gboolean is_scale_told;   /* by the table of indicators: figures have no say */
  gint32 finest;            /* digits behind the comma that figures of reports have */
  gint32 id;                /* row in names */
} DrIndicatorDraftRow;

typedef struct
{
  gboolean               is_given;    /* a table of all indicators was added */
  gboolean               has_scales;  /* and it says at what scale whole numbers are coefficients */
  DrStringPool           keys;        /* id and measure of each: one id may be counted in two measures */
  DrStringColumnBuilder  ids;
  DrStringColumnBuilder  labels;
  DrStringPool           measures;
  DrStringPool           names;       /* ids, each once */
  GArray                *by_name;     /* (element-type gint32) the row with an id, or DR_AMBIGUOUS */
  GArray                *rows;        /* (element-type DrIndicatorDraftRow) */
} DrIndicatorDraft;

/* An id that several indicators have. */
#define DR_AMBIGUOUS (-2)

void               dr_indicator_draft_init   (DrIndicatorDraft           *self);
void               dr_indicator_draft_clear  (DrIndicatorDraft           *self);
gboolean           dr_indicator_draft_read   (DrIndicatorDraft           *self,
                                              gpointer                    stream,
                                              GError                    **error);
/* Takes the indicators of a table, row for row. */
gboolean           dr_indicator_draft_take_table (DrIndicatorDraft       *self,
                                              const DrIndicatorTable     *table,
                                              GError                    **error);
/* The row with an id, in a measure unless that is NULL; -1, or DR_AMBIGUOUS. */
gint32             dr_indicator_draft_find   (const DrIndicatorDraft     *self,
                                              const char                 *id,
                                              gsize                       id_length,
                                              const char                 *measure,
                                              gsize                       measure_length);
/* Whether an indicator that is told to be of a nature, or of a desire, may be so after what was told before. */
gboolean           dr_indicator_draft_check_nature (const DrIndicatorDraft *self,
                                              gint32                      indicator,
                                              DrNature                    nature,
                                              GError                    **error);
gboolean           dr_indicator_draft_check_desire (const DrIndicatorDraft *self,
                                              gint32                      indicator,
                                              DrDesire                    desire,
                                              GError                    **error);
/* Notes a desire that was checked. */
void               dr_indicator_draft_tell_desire (DrIndicatorDraft      *self,
                                              gint32                      indicator,
                                              DrDesire                    desire);
/* Appends an indicator; there is none of its id and measure. -1 with @error set where there are too many. */
gint32             dr_indicator_draft_append (DrIndicatorDraft           *self,
                                              const char                 *id,
                                              gsize                       id_length,
                                              const char                 *label,
                                              gsize                       label_length,
                                              const char                 *measure,
                                              gsize                       measure_length,
                                              const DrIndicatorDraftRow  *row,
                                              GError                    **error);
DrIndicatorTable * dr_indicator_draft_finish (DrIndicatorDraft           *self);

typedef struct
{
  gboolean      is_given;   /* a table of all periods was added */
  DrStringPool  ids;
  GPtrArray    *periods;    /* (element-type DrPeriod) */
} DrPeriodDraft;

void            dr_period_draft_init   (DrPeriodDraft  *self);
void            dr_period_draft_clear  (DrPeriodDraft  *self);
gboolean        dr_period_draft_read   (DrPeriodDraft  *self,
                                        gpointer        stream,
                                        GError        **error);
/* Takes the periods of a table, row for row. */
gboolean        dr_period_draft_take_table (DrPeriodDraft      *self,
                                        const DrPeriodTable    *table,
                                        GError                **error);
/* The row of a period, which is appended if it is new; -1 with @error set where there are too many. */
gint32          dr_period_draft_intern (DrPeriodDraft  *self,
                                        DrPeriod       *period,
                                        GError        **error);
/* The row of a period, or -1. */
gint32          dr_period_draft_find   (DrPeriodDraft  *self,
                                        DrPeriod       *period);
DrPeriodTable * dr_period_draft_finish (DrPeriodDraft  *self);

G_END_DECLS
