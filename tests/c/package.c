/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-error.h>

#include "reading/documents/dr-package-private.h"

#include "zip-fixture.h"

#define RELATIONS(body) \
  "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" body "</Relationships>"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static DrZip *
open_package (void)
{
  static const ZipEntry entries[] = {
    { .name = "[Content_Types].xml", .content =
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
      "<Default Extension='XML' ContentType='application/xml'/>"
      "<Override PartName='/Word/document.xml' ContentType='application/main'/></Types>" },
    { .name = "_rels/.rels", .content = RELATIONS (
      "<Relationship Id='rId1' Type='" TYPE "officeDocument' Target='/word/document.xml'/>") },
    { .name = "word/_rels/document.xml.rels", .content = RELATIONS (
      "<Relationship Id='rId1' Type='" TYPE "hyperlink' Target='styles.xml' TargetMode='External'/>"
      "<Relationship Id='rId2' Type='" TYPE "stylesWithEffects' Target='effects.xml'/>"
      "<Relationship Id='rId3' Type='" TYPE "styles' Target='styles.xml'/>"
      "<Relationship Id='rId4' Type='" TYPE "numbering' Target='../common/./numbering.xml'/>"
      "<Relationship Id='rId5' Type='" TYPE "footnotes' Target='../../footnotes.xml'/>") },
    { .name = "word/document.xml", .content = "<document/>" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = zip_build (entries, G_N_ELEMENTS (entries));
  DrZip *zip = dr_zip_open (bytes, NULL, NULL, &error);

  g_assert_no_error (error);

  return zip;
}

static void
test_finds_the_document (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrZip) zip = open_package ();
  g_autoptr (GPtrArray) relations = dr_package_read_relations (zip, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_package_find (relations, "officeDocument")->target, ==, "word/document.xml");
}

static void
test_relations_of_a_part (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrZip) zip = open_package ();
  g_autoptr (GPtrArray) relations = dr_package_read_relations (zip, "word/document.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dr_package_find (relations, "styles")->target, ==, "word/styles.xml");
  g_assert_cmpstr (dr_package_find_id (relations, "rId4")->target, ==, "common/numbering.xml");
  /* One leads to the network, one out of the file. */
  g_assert_null (dr_package_find_id (relations, "rId1"));
  g_assert_null (dr_package_find (relations, "footnotes"));
}

static void
test_a_part_may_have_none (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrZip) zip = open_package ();
  g_autoptr (GPtrArray) relations = dr_package_read_relations (zip, "word/styles.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (relations->len, ==, 0);
}

static void
test_types_of_parts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrZip) zip = open_package ();
  g_autofree char *own = dr_package_dup_type (zip, "word/document.xml", &error);
  g_autofree char *of_extension = dr_package_dup_type (zip, "word/styles.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (own, ==, "application/main");
  g_assert_cmpstr (of_extension, ==, "application/xml");
  g_assert_null (dr_package_dup_type (zip, "word/picture.png", &error));
  g_assert_no_error (error);
}

static void
test_resolves_targets (void)
{
  static const struct
  {
    const char *part;
    const char *target;
    const char *resolved;
  } rows[] = {
    { NULL, "word/document.xml", "word/document.xml" },
    { "word/document.xml", "styles.xml", "word/styles.xml" },
    { "word/document.xml", "/styles.xml", "styles.xml" },
    { "a/b/c.xml", "../d//./e.xml", "a/d/e.xml" },
    { "a/b/c.xml", "../../d.xml", "d.xml" },
    { "a/b/c.xml", "../../../d.xml", NULL },
    { "a.xml", "../d.xml", NULL },
    { "a.xml", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *resolved = dr_package_resolve (rows[i].part, rows[i].target);

      g_assert_cmpstr (resolved, ==, rows[i].resolved);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/package/finds-the-document", test_finds_the_document);
  g_test_add_func ("/package/relations-of-a-part", test_relations_of_a_part);
  g_test_add_func ("/package/a-part-may-have-none", test_a_part_may_have_none);
  g_test_add_func ("/package/types-of-parts", test_types_of_parts);
  g_test_add_func ("/package/resolves-targets", test_resolves_targets);

  return g_test_run ();
}
