/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-xml-private.h"

#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "base/dr-error-private.h"
#include "base/dr-limits-private.h"

/*
 * libxml2's SAX, not its xmlTextReader: that one makes a node of every element, and
 * takes twice as long. The parser asks for bytes by a callback, as it does of a file.
 */

/* Beyond this, libxml2 wants to be told that it may. */
#define LIBXML_DEPTH 256
/* Names of one document: some sixty; beyond what finds room near its place, each is looked for anew. */
#define N_KNOWN 512
#define MOST_STEPS 8

struct _DrXmlElement
{
  const xmlChar **attributes;   /* five pointers each: name, prefix, namespace, value, end of the value */
  int             n_attributes;
};

/* Names are the same pointers throughout one parse, so that each is compared once. */
typedef struct
{
  const xmlChar *uri;
  const xmlChar *name;
  int            number;
} Known;

typedef struct
{
  const DrXmlReader *reader;
  gpointer           data;
  DrZipPart         *part;
  const char        *part_name;
  const DrLimits    *limits;
  guint64            most_depth;
  guint64            depth;
  xmlParserCtxtPtr   context;
  Known              known[N_KNOWN];
  GError            *error;     /* (owned) (nullable) the first failure; nothing is handed on after it */
  gboolean           has_place; /* error begins with its place already */
} Parse;

static void
stop (Parse *parse)
{
  xmlStopParser (parse->context);
}

static int
on_read (void *data,
         char *buffer,
         int   size)
{
  Parse *parse = data;

  if (parse->error != NULL)
    return -1;

  gssize n = dr_zip_part_read (parse->part, buffer, (gsize) size, &parse->error);
  parse->has_place = parse->error != NULL;

  return (int) n;
}

static int
find_number (const DrXmlReader *reader,
             const xmlChar     *uri,
             const xmlChar     *name)
{
  if (uri == NULL)
    return 0;

  for (gsize i = 0; i < reader->n_namespaces; i++)
    if (strcmp (reader->namespaces[i].uri, (const char *) uri) == 0)
      {
        for (gsize j = 0; j < reader->n_names; j++)
          if (reader->names[j].namespace_number == reader->namespaces[i].number
              && reader->names[j].name[0] == (char) name[0] && strcmp (reader->names[j].name, (const char *) name) == 0)
            return reader->names[j].number;
        return 0;
      }

  return 0;
}

static int
get_number (Parse         *parse,
            const xmlChar *uri,
            const xmlChar *name)
{
  gsize hash = (GPOINTER_TO_SIZE (name) ^ GPOINTER_TO_SIZE (uri) << 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) >> 32;

  for (gsize step = 0; step < MOST_STEPS; step++)
    {
      Known *known = &parse->known[(hash + step) % N_KNOWN];

      if (known->name == name && known->uri == uri)
        return known->number;
      if (known->name == NULL)
        {
          known->name = name;
          known->uri = uri;
          return known->number = find_number (parse->reader, uri, name);
        }
    }

  return find_number (parse->reader, uri, name);
}

static void
on_start (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  Parse *parse = data;

  if (parse->error != NULL)
    return;

  if (++parse->depth > parse->most_depth)
    dr_limits_set_error (parse->limits, DR_LIMIT_XML_DEPTH, &parse->error, "elements are nested too deeply");
  else if (parse->reader->handler.start != NULL)
    {
      const DrXmlElement element = { attributes, n_attributes };
      parse->reader->handler.start (parse->data, get_number (parse, uri, name), &element, &parse->error);
    }
  if (parse->error != NULL)
    stop (parse);
}

static void
on_end (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  Parse *parse = data;

  if (parse->error != NULL)
    return;

  parse->depth--;
  if (parse->reader->handler.end == NULL)
    return;
  parse->reader->handler.end (parse->data, get_number (parse, uri, name), &parse->error);
  if (parse->error != NULL)
    stop (parse);
}

static void
on_text (void          *data,
         const xmlChar *text,
         int            length)
{
  Parse *parse = data;

  if (parse->error != NULL || parse->reader->handler.text == NULL)
    return;

  parse->reader->handler.text (parse->data, (const char *) text, (gsize) length, &parse->error);
  if (parse->error != NULL)
    stop (parse);
}

static void
on_doctype (void          *data,
            const xmlChar *name,
            const xmlChar *external_id,
            const xmlChar *system_id)
{
  Parse *parse = data;

  if (parse->error == NULL)
    dr_error_set (&parse->error, DR_ERROR_UNSUPPORTED, "a document type declaration, which documents do not need");
  stop (parse);
}

static void
on_error (void        *data,
          xmlErrorPtr  problem)
{
  Parse *parse = data;

  if (parse->error != NULL || problem == NULL || problem->level < XML_ERR_ERROR)
    return;

  g_autofree char *message = g_utf8_make_valid (problem->message != NULL ? problem->message : "", -1);
  dr_error_set (&parse->error, DR_ERROR_MALFORMED, "not well-formed XML (%s)", g_strstrip (message));
  /* Stopping here would take from the parser the input that it goes on to look at; it gets no more to read. */
}

/* Puts the place before a message that has none yet: «word/document.xml: line 1, column 2345: ». */
static gboolean
hand_over (Parse   *parse,
           int      line,
           int      column,
           GError **error)
{
  if (!parse->has_place)
    g_prefix_error (&parse->error, "%s: line %d, column %d: ", parse->part_name, line, column);
  g_propagate_error (error, parse->error);

  return FALSE;
}

/* Whatever follows the XML must be nothing, and the checksum is known only at the end. */
static gboolean
finish_part (Parse   *parse,
             GError **error)
{
  char rest[256];
  gssize n;

  while ((n = dr_zip_part_read (parse->part, rest, sizeof rest, error)) > 0)
    ;

  return n == 0;
}

gboolean
dr_xml_read_part (DrZip              *zip,
                  const char         *part_name,
                  const DrXmlReader  *reader,
                  gpointer            data,
                  GError            **error)
{
  const DrLimits *limits = dr_zip_get_limits (zip);
  g_autoptr (DrZipPart) part = dr_zip_open_part (zip, part_name, error);
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .internalSubset = on_doctype,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .cdataBlock = on_text,
    .serror = on_error,
  };
  Parse parse = {
    .reader = reader,
    .data = data,
    .part = part,
    .part_name = part_name,
    .limits = limits,
    .most_depth = dr_limits_get_or_default (limits, DR_LIMIT_XML_DEPTH),
  };

  if (part == NULL)
    return FALSE;

  xmlInitParser ();
  parse.context = xmlCreateIOParserCtxt (&handler, &parse, on_read, NULL, &parse, XML_CHAR_ENCODING_NONE);
  if (parse.context == NULL)
    {
      if (parse.error == NULL)
        dr_error_set (&parse.error, DR_ERROR_MALFORMED, "no XML");
      return hand_over (&parse, 1, 1, error);
    }
  /* Without a document type the only entities are XML's own: these, too, are wanted as characters. */
  xmlCtxtUseOptions (parse.context, XML_PARSE_NONET | XML_PARSE_NOENT
                                      | (parse.most_depth > LIBXML_DEPTH ? XML_PARSE_HUGE : 0));

  /* Failures to decode have no context, and would be printed: they come here, too, and only from this thread. */
  xmlStructuredErrorFunc before = xmlStructuredError;
  void *before_data = xmlStructuredErrorContext;
  xmlSetStructuredErrorFunc (&parse, on_error);
  int status = xmlParseDocument (parse.context);
  xmlSetStructuredErrorFunc (before_data, before);

  if (status != 0 && parse.error == NULL)
    dr_error_set (&parse.error, DR_ERROR_MALFORMED, "not well-formed XML");
  int line = parse.context->input != NULL ? parse.context->input->line : 1;
  int column = parse.context->input != NULL ? parse.context->input->col : 1;
  xmlFreeParserCtxt (parse.context);

  return parse.error != NULL ? hand_over (&parse, line, column, error) : finish_part (&parse, error);
}

gboolean
dr_xml_get (const DrXmlElement *element,
            const char         *name,
            DrXmlValue         *value)
{
  for (int i = 0; i < element->n_attributes; i++)
    {
      const xmlChar **attribute = element->attributes + 5 * i;

      if (attribute[0][0] == (xmlChar) name[0] && strcmp ((const char *) attribute[0], name) == 0)
        {
          value->text = (const char *) attribute[3];
          value->length = (gsize) (attribute[4] - attribute[3]);
          return TRUE;
        }
    }

  return FALSE;
}

char *
dr_xml_dup (const DrXmlElement *element,
            const char         *name)
{
  DrXmlValue value;

  return dr_xml_get (element, name, &value) ? g_strndup (value.text, value.length) : NULL;
}

gint64
dr_xml_get_int (const DrXmlElement *element,
                const char         *name,
                gint64              otherwise)
{
  DrXmlValue value;
  gint64 number;

  return dr_xml_get (element, name, &value) && dr_xml_value_to_int (&value, &number) ? number : otherwise;
}

gboolean
dr_xml_value_is (const DrXmlValue *value,
                 const char       *text)
{
  return strlen (text) == value->length && memcmp (value->text, text, value->length) == 0;
}

/* A decimal number of at most 18 digits: none that overflows. */
gboolean
dr_xml_value_to_int (const DrXmlValue *value,
                     gint64           *number)
{
  gsize at = value->length > 0 && (value->text[0] == '-' || value->text[0] == '+');
  gint64 result = 0;

  if (at == value->length || value->length - at > 18)
    return FALSE;
  for (gsize i = at; i < value->length; i++)
    {
      if (!g_ascii_isdigit (value->text[i]))
        return FALSE;
      result = 10 * result + g_ascii_digit_value (value->text[i]);
    }
  *number = value->text[0] == '-' ? -result : result;

  return TRUE;
}
