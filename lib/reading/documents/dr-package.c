/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "reading/documents/dr-package-private.h"

#include <string.h>

#include "base/dr-error-private.h"
#include "reading/documents/dr-xml-private.h"

/* A large report has some hundreds: one for every picture and link. */
#define MOST_RELATIONS 65536

enum
{
  NS_RELATIONS = 1,
  NS_TYPES
};

enum
{
  RELATION = 1,
  DEFAULT,
  OVERRIDE
};

static const DrXmlNamespace namespaces[] = {
  { "http://schemas.openxmlformats.org/package/2006/relationships", NS_RELATIONS },
  { "http://schemas.openxmlformats.org/package/2006/content-types", NS_TYPES },
};

static const DrXmlName names[] = {
  { NS_RELATIONS, "Relationship", RELATION },
  { NS_TYPES, "Default", DEFAULT },
  { NS_TYPES, "Override", OVERRIDE },
};

/* --- relations --- */

typedef struct
{
  const char *part;       /* (nullable) */
  GPtrArray  *relations;  /* (element-type DrRelation) */
} Relations;

static void
relation_free (gpointer data)
{
  DrRelation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

char *
dr_package_resolve (const char *part,
                    const char *target)
{
  const char *slash = part != NULL && *target != '/' ? strrchr (part, '/') : NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = slash != NULL ? g_strndup (part, (gsize) (slash - part)) : g_strdup ("");
  g_autofree char *path = g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || strcmp (parts[i], ".") == 0)
        continue;
      if (strcmp (parts[i], "..") != 0)
        g_ptr_array_add (steps, g_strdup (parts[i]));
      else if (steps->len == 0)
        return NULL;
      else
        g_ptr_array_set_size (steps, (int) steps->len - 1);
    }
  if (steps->len == 0)
    return NULL;
  g_ptr_array_add (steps, NULL);

  return g_strjoinv ("/", (char **) steps->pdata);
}

static void
on_relation (gpointer             data,
             int                  number,
             const DrXmlElement  *element,
             GError             **error)
{
  Relations *self = data;
  DrXmlValue mode;

  if (number != RELATION || (dr_xml_get (element, "TargetMode", &mode) && dr_xml_value_is (&mode, "External")))
    return;
  if (self->relations->len == MOST_RELATIONS)
    {
      dr_error_set (error, DR_ERROR_MALFORMED, "more than %d relations", MOST_RELATIONS);
      return;
    }

  g_autofree char *id = dr_xml_dup (element, "Id");
  g_autofree char *type = dr_xml_dup (element, "Type");
  g_autofree char *target = dr_xml_dup (element, "Target");
  g_autofree char *resolved = target != NULL ? dr_package_resolve (self->part, target) : NULL;
  if (id == NULL || type == NULL || resolved == NULL)
    return;

  DrRelation *relation = g_new (DrRelation, 1);
  relation->id = g_steal_pointer (&id);
  relation->type = g_steal_pointer (&type);
  relation->target = g_steal_pointer (&resolved);
  g_ptr_array_add (self->relations, relation);
}

static const DrXmlReader relations_reader = {
  namespaces, G_N_ELEMENTS (namespaces), names, G_N_ELEMENTS (names), { .start = on_relation },
};

GPtrArray *
dr_package_read_relations (DrZip       *zip,
                           const char  *part,
                           GError     **error)
{
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  Relations self = { part, relations };
  const char *slash = part != NULL ? strrchr (part, '/') : NULL;
  const char *base = slash != NULL ? slash + 1 : part != NULL ? part : "";
  g_autofree char *name = g_strdup_printf ("%.*s_rels/%s.rels", slash != NULL ? (int) (base - part) : 0,
                                           part != NULL ? part : "", base);

  if (dr_zip_has (zip, name) && !dr_xml_read_part (zip, name, &relations_reader, &self, error))
    return NULL;

  return g_steal_pointer (&relations);
}

const DrRelation *
dr_package_find (GPtrArray  *relations,
                 const char *kind)
{
  gsize length = strlen (kind);

  for (guint i = 0; i < relations->len; i++)
    {
      const DrRelation *relation = g_ptr_array_index (relations, i);
      gsize type_length = strlen (relation->type);

      if (type_length > length && relation->type[type_length - length - 1] == '/'
          && strcmp (relation->type + type_length - length, kind) == 0)
        return relation;
    }

  return NULL;
}

const DrRelation *
dr_package_find_id (GPtrArray  *relations,
                    const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const DrRelation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->id, id) == 0)
        return relation;
    }

  return NULL;
}

/* --- types --- */

typedef struct
{
  const char *part;
  char       *type;         /* (owned) (nullable) of the part itself */
  char       *default_type; /* (owned) (nullable) of its extension */
} Types;

static void
on_type (gpointer             data,
         int                  number,
         const DrXmlElement  *element,
         GError             **error)
{
  Types *self = data;

  if (number == OVERRIDE && self->type == NULL)
    {
      g_autofree char *name = dr_xml_dup (element, "PartName");

      if (name != NULL && g_ascii_strcasecmp (*name == '/' ? name + 1 : name, self->part) == 0)
        self->type = dr_xml_dup (element, "ContentType");
    }
  else if (number == DEFAULT && self->default_type == NULL)
    {
      g_autofree char *extension = dr_xml_dup (element, "Extension");
      const char *dot = strrchr (self->part, '.');

      if (extension != NULL && dot != NULL && g_ascii_strcasecmp (extension, dot + 1) == 0)
        self->default_type = dr_xml_dup (element, "ContentType");
    }
}

static const DrXmlReader types_reader = {
  namespaces, G_N_ELEMENTS (namespaces), names, G_N_ELEMENTS (names), { .start = on_type },
};

char *
dr_package_dup_type (DrZip       *zip,
                     const char  *part,
                     GError     **error)
{
  Types self = { .part = part };

  if (!dr_xml_read_part (zip, "[Content_Types].xml", &types_reader, &self, error))
    {
      g_free (self.type);
      g_free (self.default_type);
      return NULL;
    }
  if (self.type == NULL)
    return self.default_type;
  g_free (self.default_type);

  return self.type;
}
