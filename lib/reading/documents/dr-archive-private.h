/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Documents that are archives: what kind one is, and which reader reads it. */

#pragma once

#include "reading/documents/dr-document-private.h"

G_BEGIN_DECLS

DrDocument * dr_archive_read (GBytes                   *bytes,
                              const DrDocumentOptions  *options,
                              GError                  **error);

G_END_DECLS
