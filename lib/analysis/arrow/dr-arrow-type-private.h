/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a column that another program hands over is made of, as its schema says. */

#pragma once

#include "analysis/arrow/dr-arrow-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_ARROW_NOTHING,       /* every row is empty */
  DR_ARROW_BOOLEAN,
  DR_ARROW_INTEGER,
  DR_ARROW_DECIMAL,
  DR_ARROW_DAYS,          /* since 1970-01-01 */
  DR_ARROW_MILLISECONDS,  /* since then; whole days */
  DR_ARROW_TEXT,          /* UTF-8, where it begins and ends told by offsets */
  DR_ARROW_TEXT_VIEW      /* UTF-8, each row a view of it */
} DrArrowKind;

/* Kinds as a set. */
#define DR_ARROW_IS(kind) (1u << (kind))
#define DR_ARROW_ANY_TEXT (DR_ARROW_IS (DR_ARROW_TEXT) | DR_ARROW_IS (DR_ARROW_TEXT_VIEW))

typedef struct
{
  DrArrowKind kind;
  guint8      width;      /* bytes of a number, or of an offset of text */
  gboolean    is_signed;  /* of an integer */
  int         scale;      /* of a decimal: digits behind the comma */
} DrArrowLayout;

typedef struct
{
  DrArrowLayout layout;   /* of the indices, where there is a dictionary */
  gboolean      has_dictionary;
  DrArrowLayout values;   /* of the dictionary: text */
} DrArrowType;

/* FALSE without an error: a type that no column here may have. */
gboolean      dr_arrow_type_read     (const struct ArrowSchema *schema,
                                      DrArrowType              *type);
/* The kind that a row has in the end, as a set of one. */
guint         dr_arrow_type_get_kind (const DrArrowType        *type);
/* The kinds of a set in words: «integers or texts». */
char *        dr_arrow_kinds_to_text (guint                     kinds);

G_END_DECLS
