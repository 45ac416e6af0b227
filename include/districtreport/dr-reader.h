/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads documents into reports. */

#pragma once

#if !defined(DR_INSIDE) && !defined(DR_COMPILATION)
#error "Only <districtreport/districtreport.h> can be included directly."
#endif

#include <gio/gio.h>

#include <districtreport/dr-indicator-catalogue.h>
#include <districtreport/dr-lexicon.h>
#include <districtreport/dr-limits.h>
#include <districtreport/dr-report.h>
#include <districtreport/dr-version-macros.h>

G_BEGIN_DECLS

#define DR_TYPE_READER (dr_reader_get_type ())

DR_AVAILABLE_IN_1_0
G_DECLARE_FINAL_TYPE (DrReader, dr_reader, DR, READER, GObject)

DR_AVAILABLE_IN_1_0
DrReader *       dr_reader_new        (void);

DR_AVAILABLE_IN_1_0
const DrLimits * dr_reader_get_limits (DrReader        *self);
DR_AVAILABLE_IN_1_0
void             dr_reader_set_limits (DrReader        *self,
                                       const DrLimits  *limits);

DR_AVAILABLE_IN_1_0
DrPeriod *       dr_reader_get_default_period (DrReader *self);
DR_AVAILABLE_IN_1_0
void             dr_reader_set_default_period (DrReader *self,
                                               DrPeriod *period);

DR_AVAILABLE_IN_1_0
const char *     dr_reader_get_encoding (DrReader      *self);
DR_AVAILABLE_IN_1_0
gboolean         dr_reader_set_encoding (DrReader      *self,
                                         const char    *encoding,
                                         GError       **error);

DR_AVAILABLE_IN_1_0
DrIndicatorCatalogue * dr_reader_get_catalogue  (DrReader             *self);
DR_AVAILABLE_IN_1_0
void             dr_reader_set_catalogue (DrReader             *self,
                                          DrIndicatorCatalogue *catalogue);

DR_AVAILABLE_IN_1_0
DrLexicon *      dr_reader_get_lexicon   (DrReader             *self);
DR_AVAILABLE_IN_1_0
void             dr_reader_set_lexicon   (DrReader             *self,
                                          DrLexicon            *lexicon);

DR_AVAILABLE_IN_1_0
DrReport *       dr_reader_read_path  (DrReader        *self,
                                       const char      *path,
                                       GCancellable    *cancellable,
                                       GError         **error);
DR_AVAILABLE_IN_1_0
DrReport *       dr_reader_read_bytes (DrReader        *self,
                                       GBytes          *bytes,
                                       const char      *name,
                                       GCancellable    *cancellable,
                                       GError         **error);
DR_AVAILABLE_IN_1_0
DrReport *       dr_reader_read_converted (DrReader      *self,
                                           GBytes        *bytes,
                                           GBytes        *original,
                                           const char    *original_type,
                                           const char    *name,
                                           GCancellable  *cancellable,
                                           GError       **error);
DR_AVAILABLE_IN_1_0
DrReport *       dr_reader_read_text  (DrReader        *self,
                                       const char      *text,
                                       GError         **error);

G_END_DECLS
