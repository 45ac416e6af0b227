/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Reads the XML of a part of an archive as it is inflated: elements are numbers, text is text, nothing is kept. */

#pragma once

#include "reading/documents/dr-zip-private.h"

G_BEGIN_DECLS

/* A namespace; several addresses may have one number. */
typedef struct
{
  const char *uri;
  int         number;
} DrXmlNamespace;

/* An element that the handler knows: every other one has the number 0. */
typedef struct
{
  int         namespace_number;
  const char *name;
  int         number;
} DrXmlName;

typedef struct _DrXmlElement DrXmlElement;

/* An attribute's value; not zero-terminated. */
typedef struct
{
  const char *text;
  gsize       length;
} DrXmlValue;

/* Each may set @error, which ends the reading; the place is put before its message. Any may be NULL. */
typedef struct
{
  void (*start) (gpointer             data,
                 int                  number,
                 const DrXmlElement  *element,
                 GError             **error);
  void (*end)   (gpointer             data,
                 int                  number,
                 GError             **error);
  /* A text may come in several pieces; each holds whole characters. */
  void (*text)  (gpointer             data,
                 const char          *text,
                 gsize                length,
                 GError             **error);
} DrXmlHandler;

typedef struct
{
  const DrXmlNamespace *namespaces;
  gsize                 n_namespaces;
  const DrXmlName      *names;
  gsize                 n_names;
  DrXmlHandler          handler;
} DrXmlReader;

/* Which elements are open, for a handler that takes note of some and passes over the content of others. */
typedef struct
{
  guint       depth;
  guint       skipped;      /* depth of the element whose content is passed over; 0: none */
  GByteArray *handled;      /* (owned) by depth: whether the element that is open there was taken note of */
} DrXmlDepth;

static inline void
dr_xml_depth_init (DrXmlDepth *self)
{
  *self = (DrXmlDepth) { .handled = g_byte_array_new () };
}

static inline void
dr_xml_depth_clear (DrXmlDepth *self)
{
  g_clear_pointer (&self->handled, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrXmlDepth, dr_xml_depth_clear)

/* An element begins; TRUE where nobody passes over it. */
static inline gboolean
dr_xml_depth_enter (DrXmlDepth *self)
{
  self->depth++;
  if (self->depth >= self->handled->len)
    g_byte_array_set_size (self->handled, 2 * self->depth);
  self->handled->data[self->depth] = FALSE;

  return self->skipped == 0;
}

/* The element at hand is one that the handler takes note of. */
static inline void
dr_xml_depth_handle (DrXmlDepth *self)
{
  self->handled->data[self->depth] = TRUE;
}

/* Nothing inside the element @depth counts. */
static inline void
dr_xml_depth_skip (DrXmlDepth *self,
                   guint       depth)
{
  self->skipped = depth;
}

/* The element at hand ends; TRUE where it was taken note of: elements where they do not belong were passed over, and so are their ends. */
static inline gboolean
dr_xml_depth_leave (DrXmlDepth *self)
{
  guint depth = self->depth--;

  if (depth == self->skipped)
    self->skipped = 0;

  return self->handled->data[depth];
}

/*
 * Reads a whole part. A document type declaration is refused, hence there are no
 * entities but XML's own; so are XML that is not well-formed, elements nested deeper
 * than DR_LIMIT_XML_DEPTH and whatever dr_zip_part_read() refuses.
 */
gboolean dr_xml_read_part (DrZip              *zip,
                           const char         *part,
                           const DrXmlReader  *reader,
                           gpointer            data,
                           GError            **error);

/* The value of the attribute with a local name, whatever its namespace; FALSE where there is none. */
gboolean dr_xml_get       (const DrXmlElement *element,
                           const char         *name,
                           DrXmlValue         *value);
/* The same as a new string; NULL where there is none. */
char *   dr_xml_dup       (const DrXmlElement *element,
                           const char         *name);
/* The same as a number, @otherwise where there is none or it is no number that fits. */
gint64   dr_xml_get_int   (const DrXmlElement *element,
                           const char         *name,
                           gint64              otherwise);

gboolean dr_xml_value_is     (const DrXmlValue *value,
                              const char       *text);
gboolean dr_xml_value_to_int (const DrXmlValue *value,
                              gint64           *number);

G_END_DECLS
