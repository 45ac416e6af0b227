/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The list of parts behind a total, and what its words promise. */

#pragma once

#include "checking/dr-check-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_PARTS_PARTIAL,     /* «trong đó», «riêng», «như»: there may be more */
  DR_PARTS_ALL,         /* «gồm», «chia ra», a colon, brackets */
  DR_PARTS_OVERLAPPING  /* nữ, dân tộc, trẻ: one thing may be in several */
} DrPartsKind;

/* Parts that follow their whole closely, without another figure between. */
typedef struct
{
  guint32     whole;
  GArray     *parts;            /* (owned) (element-type guint32) in the order of the text */
  DrPartsKind kind;
  gboolean    are_alike;        /* of the whole's measure, all of them */
  gboolean    are_classes;      /* so many names of grades, penalties or levels as there are parts */
  gboolean    are_disjoint;     /* grades, penalties, levels, bodies: one thing is in one at most */
  gboolean    is_loose;         /* figures that follow one, of which the reader did not say that they are its parts */
  DrStretch   stretch;          /* from the whole to the last part */
} DrPartList;

/* FALSE if there are no two parts that follow the whole as a list. */
gboolean dr_part_list_init  (DrPartList    *self,
                             const DrCheck *check,
                             guint32        whole);
void     dr_part_list_clear (DrPartList    *self);

/* Whether a colon leads to each of two figures from a label of its own, of one kind: «Khối 10: 347 em, khối 11: 214 em». */
gboolean dr_part_are_labelled_alike (const DrCheck *check,
                                     DrStretch      whole,
                                     DrStretch      first);

/* How many different names of classes stand in the words, of which a thing is in one at most: grades, penalties. */
guint    dr_part_count_classes (const DrWording *words);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrPartList, dr_part_list_clear)

G_END_DECLS
