/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Plain text files. */

#pragma once

#include "reading/documents/dr-document-private.h"

G_BEGIN_DECLS

DrDocument * dr_plain_text_read (GBytes                   *bytes,
                                 const DrDocumentOptions  *options,
                                 GError                  **error);

G_END_DECLS
