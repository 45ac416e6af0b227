/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The parts of rule «repeated-figure». */

#pragma once

#include "checking/dr-rules-private.h"

G_BEGIN_DECLS

/* Figures that repeat one another by their digits and the words around them, whatever the reader named them. */
gboolean dr_check_repeated_words  (DrCheck *check, GError **error);
/* A goal that is told again. */
void     dr_check_goal_again      (DrCheck *check);
/* An amount in figures against the same in words. */
void     dr_check_amount_in_words (DrCheck *check);

G_END_DECLS
