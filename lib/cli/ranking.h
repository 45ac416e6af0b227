/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What is asked of the dataset of a ranking. */

#pragma once

#include "cli.h"

G_BEGIN_DECLS

/* A query by keys, of the indicator if there is one, in the periods that are looked at. */
DrTable *    cli_ranking_ask_by      (const CliRanking    *self,
                                      const char * const  *keys,
                                      const char          *indicator,
                                      const char          *metric,
                                      GError             **error);
DrTable *    cli_ranking_ask         (const CliRanking    *self,
                                      const char          *key,
                                      const char          *indicator,
                                      const char          *metric,
                                      GError             **error);

const char * cli_ranking_name_unit   (const CliRanking    *self,
                                      const char          *id);
/* The name of the unit above at the level; two of one name are told apart by their ids. NULL: it is not below one. */
char *       cli_ranking_find_cohort (const CliRanking    *self,
                                      const char          *unit);

G_END_DECLS
