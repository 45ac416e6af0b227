/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "base/dr-json-node-private.h"
#include "base/dr-json-scan-private.h"

DrJsonNode
dr_json_node_init (const char *text)
{
  return (DrJsonNode) { .value = dr_json_skip_space (text) };
}

/* --- places --- */

static char *
make_path (const DrJsonNode *self)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  GString *path = g_string_new ("$");

  for (const DrJsonNode *node = self; node->parent != NULL; node = node->parent)
    g_ptr_array_add (nodes, (gpointer) node);

  for (guint i = nodes->len; i > 0; i--)
    {
      const DrJsonNode *node = g_ptr_array_index (nodes, i - 1);

      if (node->key != NULL)
        dr_json_append_key (path, node->key, strlen (node->key));
      else
        g_string_append_printf (path, "[%" G_GUINT64_FORMAT "]", node->index);
    }

  return g_string_free (path, FALSE);
}

gboolean
dr_json_node_prefix_error (const DrJsonNode  *self,
                           GError           **error)
{
  g_autofree char *path = make_path (self);

  g_prefix_error (error, "%s: ", path);

  return FALSE;
}

gboolean
dr_json_node_set_error (const DrJsonNode  *self,
                        GError           **error,
                        DrError            code,
                        const char        *format,
                        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  dr_error_set (error, code, "%s", problem);

  return dr_json_node_prefix_error (self, error);
}

/* The characters of a string, no more than a message shows. */
static GString *
unescape_start (const char *quoted)
{
  GString *text = g_string_new (NULL);

  for (const char *next = quoted + 1; *next != '"' && text->len < 256;)
    g_string_append_unichar (text, dr_json_next_character (&next));

  return text;
}

/* What the value is, as short as a message needs it. */
static char *
describe (const DrJsonNode *self)
{
  if (*self->value == '{')
    return g_strdup ("an object");
  if (*self->value == '[')
    return g_strdup ("an array");
  if (*self->value != '"')
    return g_strndup (self->value, (gsize) (dr_json_skip_value (self->value) - self->value));

  g_autoptr (GString) text = unescape_start (self->value);

  return dr_error_quote (text->str, (gssize) text->len);
}

gboolean
dr_json_node_set_expected (const DrJsonNode  *self,
                           GError           **error,
                           const char        *expected)
{
  g_autofree char *found = describe (self);

  return dr_json_node_set_error (self, error, DR_ERROR_MALFORMED, "expected %s, got %s", expected,
                                 found);
}

/* --- arrays and objects --- */

gboolean
dr_json_node_check_format (const DrJsonNode  *self,
                           const char        *format,
                           GError           **error)
{
  DrJsonNode node;

  /* A number at the very end of the document has no byte after it that could be looked at. */
  if (*self->value != '{')
    return dr_json_node_set_error (self, error, DR_ERROR_MALFORMED, "expected an object");

  if (!dr_json_node_find_member (self, "format", &node))
    return dr_json_node_set_error (&node, error, DR_ERROR_MALFORMED, "missing key");

  g_autofree char *found = dr_json_node_dup_string (&node, error);
  if (found == NULL)
    return FALSE;

  if (!g_str_equal (found, format))
    {
      g_autofree char *quoted = dr_error_quote (found, -1);

      return dr_json_node_set_error (&node, error, DR_ERROR_UNSUPPORTED, "expected \"%s\", got %s",
                                     format, quoted);
    }

  return TRUE;
}

gboolean
dr_json_node_is_null (const DrJsonNode *self)
{
  return *self->value == 'n';
}

/* Keys of documents are ASCII, and hardly ever escaped. */
static gboolean
key_equals (const char *quoted,
            const char *key)
{
  const char *next = quoted + 1;

  while (*key != '\0' && *next == *key)
    {
      next++;
      key++;
    }
  if (*next != '\\')
    return *key == '\0' && *next == '"';

  for (; *key != '\0'; key++)
    if (*next == '"' || dr_json_next_character (&next) != (gunichar) *key)
      return FALSE;

  return *next == '"';
}

/* Documents of our own have their keys in order, so the search begins where the last one ended. */
static int
find_key (const char         *quoted,
          const char * const *keys,
          int                 n_keys,
          int                 first)
{
  for (int i = 0; i < n_keys; i++)
    {
      int candidate = (first + i) % n_keys;

      if (key_equals (quoted, keys[candidate]))
        return candidate;
    }

  return -1;
}

static gboolean
fail_unknown (const DrJsonNode  *self,
              const char        *quoted,
              GError           **error)
{
  g_autoptr (GString) name = unescape_start (quoted);
  const DrJsonNode member = { .parent = self, .key = name->str };

  return dr_json_node_set_error (&member, error, DR_ERROR_MALFORMED, "unknown key");
}

gboolean
dr_json_node_find_member (const DrJsonNode *self,
                          const char       *key,
                          DrJsonNode       *member)
{
  const char *next = dr_json_skip_space (self->value + 1);

  *member = (DrJsonNode) { .parent = self, .key = key };
  while (*next != '}')
    {
      gboolean is_found = key_equals (next, key);

      next = dr_json_skip_space (dr_json_skip_value (next));
      next = dr_json_skip_space (next + 1);
      if (is_found)
        {
          member->value = next;
          return TRUE;
        }

      next = dr_json_skip_space (dr_json_skip_value (next));
      if (*next == ',')
        next = dr_json_skip_space (next + 1);
    }

  return FALSE;
}

gboolean
dr_json_node_get_members (DrJsonNode         *self,
                          const char * const *keys,
                          const char * const *optional,
                          DrJsonNode         *members,
                          GError            **error)
{
  int n_keys = (int) g_strv_length ((char **) keys);
  int next_key = 0;

  if (*self->value != '{')
    return dr_json_node_set_expected (self, error, "an object");

  for (int i = 0; i < n_keys; i++)
    members[i] = (DrJsonNode) { .parent = self, .key = keys[i] };

  const char *next = dr_json_skip_space (self->value + 1);
  while (*next != '}')
    {
      int found = find_key (next, keys, n_keys, next_key);

      if (found < 0)
        return fail_unknown (self, next, error);

      next = dr_json_skip_space (dr_json_skip_value (next));
      members[found].value = dr_json_skip_space (next + 1);
      members[found].end = dr_json_skip_value (members[found].value);
      next = dr_json_skip_space (members[found].end);
      if (*next == ',')
        next = dr_json_skip_space (next + 1);
      next_key = found + 1;
    }
  self->end = next + 1;

  for (int i = 0; i < n_keys; i++)
    if (members[i].value == NULL && (optional == NULL || !g_strv_contains (optional, keys[i])))
      return dr_json_node_set_error (&members[i], error, DR_ERROR_MALFORMED, "missing key");

  return TRUE;
}

gboolean
dr_json_node_check_array (const DrJsonNode  *self,
                          GError           **error)
{
  return *self->value == '[' || dr_json_node_set_expected (self, error, "an array");
}

gboolean
dr_json_node_next_element (const DrJsonNode *self,
                           DrJsonNode       *element)
{
  const char *next;

  if (element->value == NULL)
    {
      *element = (DrJsonNode) { .parent = self };
      next = dr_json_skip_space (self->value + 1);
      if (*next == ']')
        return FALSE;
    }
  else
    {
      next = element->end != NULL ? element->end : dr_json_skip_value (element->value);
      next = dr_json_skip_space (next);
      if (*next == ']')
        return FALSE;
      next = dr_json_skip_space (next + 1);
      element->index++;
    }
  element->value = next;
  element->end = NULL;

  return TRUE;
}

/* --- scalars --- */

/* What needs no unescaping. The scan has seen the closing quote; no NUL follows the document, as strcspn() would want. */
static const char *
skip_plain (const char *text)
{
  while (*text != '"' && *text != '\\')
    text++;

  return text;
}

gboolean
dr_json_node_get_string (const DrJsonNode  *self,
                         GString           *scratch,
                         const char       **text,
                         gsize             *length,
                         GError           **error)
{
  if (*self->value != '"')
    return dr_json_node_set_expected (self, error, "a string");

  const char *start = self->value + 1;
  const char *next = skip_plain (start);

  if (*next == '"')
    {
      *text = start;
      *length = (gsize) (next - start);
      return TRUE;
    }

  g_string_truncate (scratch, 0);
  for (;;)
    {
      g_string_append_len (scratch, start, next - start);
      if (*next == '"')
        break;
      g_string_append_unichar (scratch, dr_json_next_character (&next));
      start = next;
      next = skip_plain (start);
    }
  *text = scratch->str;
  *length = scratch->len;

  return TRUE;
}

char *
dr_json_node_dup_string (const DrJsonNode  *self,
                         GError           **error)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  const char *text;
  gsize length;

  if (!dr_json_node_get_string (self, scratch, &text, &length, error))
    return NULL;

  return g_strndup (text, length);
}

gboolean
dr_json_node_get_boolean (const DrJsonNode  *self,
                          gboolean          *value,
                          GError           **error)
{
  if (*self->value != 't' && *self->value != 'f')
    return dr_json_node_set_expected (self, error, "true or false");

  *value = *self->value == 't';

  return TRUE;
}

gboolean
dr_json_node_get_count (const DrJsonNode  *self,
                        guint64            least,
                        guint64            most,
                        guint64           *value,
                        GError           **error)
{
  const char *digits = self->value;
  guint64 count = 0;

  if (!g_ascii_isdigit (*digits) && *digits != '-')
    return dr_json_node_set_expected (self, error, "a whole number");

  /* No more digits than the scan let through. */
  for (; g_ascii_isdigit (*digits); digits++)
    count = count * 10 + (guint64) (*digits - '0');

  if (*self->value == '-' || count < least || count > most)
    {
      g_autofree char *found = describe (self);

      return dr_json_node_set_error (self, error, DR_ERROR_INVALID,
                                     "%s is not within %" G_GUINT64_FORMAT " to %" G_GUINT64_FORMAT,
                                     found, least, most);
    }
  *value = count;

  return TRUE;
}

gboolean
dr_json_node_get_enum (const DrJsonNode  *self,
                       GType              type,
                       int               *value,
                       GError           **error)
{
  GEnumClass *values = g_type_class_ref (type);
  gboolean is_known = FALSE;

  for (guint i = 0; *self->value == '"' && !is_known && i < values->n_values; i++)
    if (key_equals (self->value, values->values[i].value_nick))
      {
        *value = values->values[i].value;
        is_known = TRUE;
      }

  if (!is_known)
    {
      g_autoptr (GString) expected = g_string_new ("one of ");

      for (guint i = 0; i < values->n_values; i++)
        g_string_append_printf (expected, "%s%s", i > 0 ? ", " : "", values->values[i].value_nick);
      dr_json_node_set_expected (self, error, expected->str);
    }
  g_type_class_unref (values);

  return is_known;
}
