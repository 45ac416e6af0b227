/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* A document that a report refers to. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <glib-object.h>

#include <districtreport/dr-source.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_CITATION (dr_citation_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrCitation, dr_citation, DR, CITATION, GObject)

DR_AVAILABLE_IN_1_0
DrCitation *  dr_citation_new        (const char    *id,
                                      const char    *kind,
                                      const char    *number,
                                      const GDate   *date,
                                      const char    *issuer,
                                      DrSource      *source,
                                      GError       **error);

DR_AVAILABLE_IN_1_0
const char *  dr_citation_get_id     (DrCitation    *self);
DR_AVAILABLE_IN_1_0
const char *  dr_citation_get_kind   (DrCitation    *self);
DR_AVAILABLE_IN_1_0
const char *  dr_citation_get_number (DrCitation    *self);
DR_AVAILABLE_IN_1_0
const GDate * dr_citation_get_date   (DrCitation    *self);
DR_AVAILABLE_IN_1_0
const char *  dr_citation_get_issuer (DrCitation    *self);
DR_AVAILABLE_IN_1_0
DrSource *    dr_citation_get_source (DrCitation    *self);

G_END_DECLS
