/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is kept of the ids of facts besides themselves: copies as narrow as they can be, and which ones occur. */

#pragma once

#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-fact-memory-private.h"

G_BEGIN_DECLS

/* Copies of ids that take so few bits. */
typedef struct
{
  guint16 *unit;        /* (nullable) all three or none */
  guint8  *indicator;   /* (nullable) */
  guint8  *period;      /* (nullable) */
} DrFactCodes;

/* Room for the codes of so many rows, where tables of these lengths let them be so narrow. */
gboolean dr_fact_codes_init   (DrFactCodes       *self,
                               gsize              n_rows,
                               guint              n_units,
                               guint              n_indicators,
                               guint              n_periods,
                               DrFactMemory      *memory,
                               GError           **error);
/* How many units there are at most where their codes are so narrow. */
#define DR_FACT_CODES_MOST_UNITS (G_MAXUINT16 + 1)

/* Finds the least and the greatest ids of a block, which begins with row @start, and gives it its codes: what they say is
 * right once the ids have been checked. */
void     dr_fact_codes_add    (const DrFactCodes *self,
                               gsize              start,
                               DrFactBlock       *block);
/* Marks the units of the codes of a block in @occurring, a byte for each of DR_FACT_CODES_MOST_UNITS. */
void     dr_fact_codes_mark   (const DrFactBlock *block,
                               guint8            *occurring);
/* Marks in @occurring, a byte for each unit, those that the facts of a block are of, whose ids have been checked. */
void     dr_fact_block_mark   (const DrFactBlock *block,
                               GByteArray        *occurring);

G_END_DECLS
