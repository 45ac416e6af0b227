/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the parts of a ZIP archive in memory, within limits, and trusts nothing that it says of itself. */

#pragma once

#include <gio/gio.h>

#include <districtreport/dr-limits.h>

G_BEGIN_DECLS

typedef struct _DrZip DrZip;
typedef struct _DrZipPart DrZipPart;

/*
 * Opens an archive. Refused are: one that was cut off, parts that overlap, two of one
 * name, names that lead out of the archive, encrypted parts, sizes that do not fit.
 * @limits must live as long as the archive.
 */
DrZip *     dr_zip_open       (GBytes         *bytes,
                               const DrLimits *limits,
                               GCancellable   *cancellable,
                               GError        **error);
void        dr_zip_free       (DrZip          *self);

const DrLimits * dr_zip_get_limits (DrZip    *self);
gboolean    dr_zip_has        (DrZip          *self,
                               const char     *name);
/* The whole of a short part; one that is longer than @most is an error. */
GBytes *    dr_zip_read       (DrZip          *self,
                               const char     *name,
                               gsize           most,
                               GError        **error);

DrZipPart * dr_zip_open_part  (DrZip          *self,
                               const char     *name,
                               GError        **error);
/* Inflates up to @size bytes; 0 at the end, once size and checksum have been found right; -1 with @error set. */
gssize      dr_zip_part_read  (DrZipPart      *self,
                               char           *buffer,
                               gsize           size,
                               GError        **error);
void        dr_zip_part_close (DrZipPart      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrZip, dr_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrZipPart, dr_zip_part_close)

/* --- dr-zip-directory.c --- */

/* Checks the directory of an archive before anything else reads it. */
gboolean    dr_zip_directory_check (GBytes    *bytes,
                                    GError   **error);

G_END_DECLS
