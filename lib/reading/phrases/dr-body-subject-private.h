/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Whom a sentence is about, where it names one of the report's bodies as its subject. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

/* The unit that the sentence from token @first up to @last is about, where it names one of its own as its subject; DR_NONE otherwise. */
guint32 dr_body_subject_find           (DrReading *reading,
                                        guint      first,
                                        guint      last);
/* The same for a clause behind «;», where what follows the name must tell what it did: a figure may only be its share. */
guint32 dr_body_subject_find_in_clause (DrReading *reading,
                                        guint      first,
                                        guint      last);
/*
 * In a news item: the government whose report the sentence from token @first up to @last quotes («Theo báo cáo của
 * UBND xã, …»); the issuer where a council itself acts; DR_NONE where it says neither.
 */
guint32 dr_body_subject_find_reporter  (DrReading *reading,
                                        guint      first,
                                        guint      last);

G_END_DECLS
