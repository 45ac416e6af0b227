/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-error.h>

#include "base/dr-error-private.h"
#include "reading/documents/dr-xml-private.h"

#include "zip-fixture.h"

enum
{
  NS_ONE = 1,
  NS_TWO
};

enum
{
  BODY = 1,
  TEXT,
  OTHER_TEXT,
  STOP
};

static const DrXmlNamespace namespaces[] = {
  { "urn:one", NS_ONE },
  { "urn:one-as-well", NS_ONE },
  { "urn:two", NS_TWO },
};

static const DrXmlName names[] = {
  { NS_ONE, "body", BODY },
  { NS_ONE, "text", TEXT },
  { NS_TWO, "text", OTHER_TEXT },
  { NS_ONE, "stop", STOP },
};

static void
on_start (gpointer             data,
          int                  number,
          const DrXmlElement  *element,
          GError             **error)
{
  g_autofree char *value = dr_xml_dup (element, "val");

  if (number == STOP)
    dr_error_set (error, DR_ERROR_INVALID, "stopped");
  g_string_append_printf (data, "<%d", number);
  if (value != NULL)
    g_string_append_printf (data, " %s %d", value, (int) dr_xml_get_int (element, "val", -1));
  g_string_append_c (data, '>');
}

static void
on_end (gpointer   data,
        int        number,
        GError   **error)
{
  g_string_append_printf (data, "</%d>", number);
}

static void
on_text (gpointer     data,
         const char  *text,
         gsize        length,
         GError     **error)
{
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  g_string_append_len (data, text, (gssize) length);
}

static const DrXmlReader reader = {
  namespaces, G_N_ELEMENTS (namespaces), names, G_N_ELEMENTS (names), { on_start, on_end, on_text },
};

static char *
read_xml (const char      *content,
          gsize            length,
          const DrLimits  *limits,
          GError         **error)
{
  const ZipEntry entries[] = { { .name = "part.xml", .content = content, .length = length, .is_packed = TRUE } };
  g_autoptr (GBytes) bytes = zip_build (entries, 1);
  g_autoptr (DrZip) zip = dr_zip_open (bytes, limits, NULL, NULL);
  g_autoptr (GString) events = g_string_new (NULL);

  g_assert_nonnull (zip);

  return dr_xml_read_part (zip, "part.xml", &reader, events, error) ? g_strdup (events->str) : NULL;
}

typedef struct
{
  const char *name;
  const char *content;
  const char *events;
} Case;

static const Case cases[] = {
  { "elements-are-numbers", "<body xmlns='urn:one'><text val='12'>96</text></body>", "<1><2 12 12>96</2></1>" },
  { "one-number-for-two-addresses", "<a:body xmlns:a='urn:one-as-well'><a:text/></a:body>", "<1><2></2></1>" },
  { "namespaces-tell-apart", "<a:text xmlns:a='urn:one' xmlns:b='urn:two'><b:text/></a:text>", "<2><3></3></2>" },
  { "unknown-elements-are-nought", "<x><body xmlns='urn:three'/></x>", "<0><0></0></0>" },
  { "attributes-of-any-prefix", "<text xmlns='urn:one' xmlns:b='urn:two' b:val='x'/>", "<2 x -1></2>" },
  { "entities-of-xml-itself", "<text xmlns='urn:one' val='&lt;'>&amp;&#7841;&#x1EA1;</text>", "<2 < -1>&ạạ</2>" },
  { "an-ampersand-in-an-attribute", "<text xmlns='urn:one' val='a&amp;b&#38;'/>", "<2 a&b& -1></2>" },
  { "character-data", "<text xmlns='urn:one'><![CDATA[<a> & b]]></text>", "<2><a> & b</2>" },
  { "comments-are-nothing", "<text xmlns='urn:one'>a<!-- b --><?c d?>e</text>", "<2>ae</2>" },
  { "white-space-is-text", "<body xmlns='urn:one'> <text/>\n</body>", "<1> <2></2>\n</1>" },
};

static void
test_reads (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *events = read_xml (self->content, 0, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (events, ==, self->events);
}

static void
test_reads_utf_16 (void)
{
  static const char content[] = "<?xml version='1.0' encoding='UTF-16'?><text xmlns='urn:one'>Hội Nông dân</text>";
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *wide = g_convert (content, -1, "UTF-16", "UTF-8", NULL, &length, &error);

  g_assert_no_error (error);
  g_autofree char *events = read_xml (wide, length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (events, ==, "<2>Hội Nông dân</2>");
}

/* Found by fuzzing: who stopped the parser at an encoding it has no converter for took its input away under it. */
static void
test_refuses_four_byte_encodings (void)
{
  static const struct { const char *name; char bytes[160]; } encodings[] = {
    { "UCS-4LE", "<\0\0\0" },
    { "UCS-4BE", "\0\0\0<" },
    { "UCS-4, odd order", "\0<\0\0" },
    { "EBCDIC", "\x4c\x6f\xa7\x94" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_xml (encodings[i].bytes, sizeof encodings[i].bytes, NULL, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
    }
}

typedef struct
{
  const char *name;
  const char *content;
  DrError     code;
  const char *message; /* what it begins with */
} Refused;

static const Refused refused[] = {
  { "a-document-type", "<!DOCTYPE body [<!ENTITY a 'b'>]><body xmlns='urn:one'>&a;</body>", DR_ERROR_UNSUPPORTED,
    "part.xml: line 1, column " },
  { "a-document-type-elsewhere", "<!DOCTYPE body SYSTEM 'file:///etc/hostname'><body xmlns='urn:one'/>",
    DR_ERROR_UNSUPPORTED, "part.xml: line 1, column " },
  { "a-bomb-of-entities",
    "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;']>"
    "<a>&c;</a>", DR_ERROR_UNSUPPORTED, "part.xml: line 1, column " },
  { "an-entity-that-nobody-declared", "<body xmlns='urn:one'>&nbsp;</body>", DR_ERROR_MALFORMED,
    "part.xml: line 1, column " },
  { "an-element-left-open", "<body xmlns='urn:one'>\n<text></body>", DR_ERROR_MALFORMED, "part.xml: line 2, column " },
  { "what-ends-early", "<body xmlns='urn:one'><text>", DR_ERROR_MALFORMED, "part.xml: line 1, column " },
  { "what-follows-the-end", "<body xmlns='urn:one'/><body/>", DR_ERROR_MALFORMED, "part.xml: line 1, column " },
  { "a-prefix-of-nothing", "<w:body/>", DR_ERROR_MALFORMED, "part.xml: line 1, column " },
  { "an-attribute-twice", "<body a='1' a='2'/>", DR_ERROR_MALFORMED, "part.xml: line 1, column " },
  { "an-encoding-that-nobody-knows", "<?xml version='1.0' encoding='x-nothing'?><body/>", DR_ERROR_MALFORMED,
    "part.xml: line 1, column " },
  { "bytes-that-are-no-text", "<body>\xff\xfe</body>", DR_ERROR_MALFORMED, "part.xml: line 1, column " },
  { "control-characters", "<body>\x01</body>", DR_ERROR_MALFORMED, "part.xml: line 1, column " },
  { "no-xml", "Hội Nông dân", DR_ERROR_MALFORMED, "part.xml: line 1, column 1: " },
  { "nothing", "", DR_ERROR_MALFORMED, "part.xml: line 1, column 1: " },
  { "what-the-handler-refuses", "<body xmlns='urn:one'>\n<stop/><text/></body>", DR_ERROR_INVALID,
    "part.xml: line 2, column 6: stopped" },
};

static void
test_refuses (gconstpointer data)
{
  const Refused *self = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (read_xml (self->content, 0, NULL, &error));
  g_assert_error (error, DR_ERROR, (int) self->code);
  if (!g_str_has_prefix (error->message, self->message))
    g_assert_cmpstr (error->message, ==, self->message);
}

static char *
nest (guint depth)
{
  GString *xml = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (xml, "<a>");
  for (guint i = 0; i < depth; i++)
    g_string_append (xml, "</a>");

  return g_string_free (xml, FALSE);
}

static void
test_depth_is_limited (void)
{
  static const guint most[] = { 0, 3, 256, 5000 };

  for (gsize i = 0; i < G_N_ELEMENTS (most); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrLimits) limits = dr_limits_new ();
      g_autofree char *fits = nest (MAX (most[i], 1));
      g_autofree char *too_deep = nest (most[i] + 1);

      if (most[i] != 256)
        dr_limits_set (limits, DR_LIMIT_XML_DEPTH, most[i]);
      if (most[i] > 0)
        {
          g_autofree char *events = read_xml (fits, 0, limits, &error);
          g_assert_no_error (error);
          g_assert_nonnull (events);
        }
      g_assert_null (read_xml (too_deep, 0, limits, &error));
      g_assert_error (error, DR_ERROR, DR_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, "elements are nested too deeply; the limit (xml-depth) is "));
    }
}

/* The archive's own errors come through as they are, also where the XML is complete before them. */
static void
test_a_wrong_checksum_is_seen (void)
{
  const ZipEntry entries[] = { { .name = "part.xml", .content = "<body xmlns='urn:one'/>", .crc_error = 1 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (entries, 1);
  g_autoptr (DrZip) zip = dr_zip_open (bytes, NULL, NULL, &error);
  g_autoptr (GString) events = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_false (dr_xml_read_part (zip, "part.xml", &reader, events, &error));
  g_assert_error (error, DR_ERROR, DR_ERROR_MALFORMED);
  g_assert_cmpstr (error->message, ==, "part.xml: the checksum is wrong, the file is damaged");
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean    is_number;
    gint64      number;
  } rows[] = {
    { "0", TRUE, 0 }, { "12", TRUE, 12 }, { "-7", TRUE, -7 }, { "+7", TRUE, 7 }, { "007", TRUE, 7 },
    { "999999999999999999", TRUE, G_GINT64_CONSTANT (999999999999999999) }, { "9999999999999999999", FALSE, 0 },
    { "", FALSE, 0 }, { "-", FALSE, 0 }, { "1.5", FALSE, 0 }, { " 1", FALSE, 0 }, { "1e3", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DrXmlValue value = { rows[i].text, strlen (rows[i].text) };
      gint64 number = 0;

      g_assert_true (dr_xml_value_to_int (&value, &number) == rows[i].is_number);
      g_assert_cmpint (number, ==, rows[i].number);
      g_assert_true (dr_xml_value_is (&value, rows[i].text));
      g_assert_false (dr_xml_value_is (&value, "other"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/xml/reads/%s", cases[i].name);
      g_test_add_data_func (path, &cases[i], test_reads);
    }
  g_test_add_func ("/xml/reads/utf-16", test_reads_utf_16);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/xml/refuses/%s", refused[i].name);
      g_test_add_data_func (path, &refused[i], test_refuses);
    }
  g_test_add_func ("/xml/refuses/encodings-of-four-bytes", test_refuses_four_byte_encodings);
  g_test_add_func ("/xml/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/xml/a-wrong-checksum-is-seen", test_a_wrong_checksum_is_seen);
  g_test_add_func ("/xml/numbers", test_numbers);

  return g_test_run ();
}
