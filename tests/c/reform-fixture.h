/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * A country made up in the shape of the reform of 1 July 2025. 63 provinces became 34, districts ended, and 10,035
 * communes became 3,321: 149 unchanged, 92 renamed, 9,328 merged, and 466 divided by 1,033 lines of the decree.
 */

#pragma once

#include <gio/gio.h>

enum
{
  REFORM_OLD_PROVINCES = 63,
  REFORM_KEPT_PROVINCES = 11,
  REFORM_NEW_PROVINCES = 34,
  REFORM_DISTRICTS = 696,
  REFORM_OLD_COMMUNES = 10035,
  REFORM_UNCHANGED = 149,
  REFORM_RENAMED = 92,
  REFORM_MERGED = 9328,
  REFORM_DIVIDED = 466,
  REFORM_DIVISIONS = 1033,
  REFORM_NEW_COMMUNES = 3321,
};

/* Draws the same numbers everywhere. */
static guint32
reform_draw (guint64 *state,
             guint32  below)
{
  *state = *state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);

  return (guint32) ((*state >> 33) % below);
}

/* The first provinces go on; of the others two or three make a new one. */
static guint
reform_new_province (guint old_province)
{
  guint n_new = REFORM_NEW_PROVINCES - REFORM_KEPT_PROVINCES;
  guint n_old = REFORM_OLD_PROVINCES - REFORM_KEPT_PROVINCES;

  if (old_province < REFORM_KEPT_PROVINCES)
    return old_province;

  return REFORM_KEPT_PROVINCES + (old_province - REFORM_KEPT_PROVINCES) * n_new / n_old;
}

static guint
reform_province_of_district (guint district)
{
  return district * REFORM_OLD_PROVINCES / REFORM_DISTRICTS;
}

static guint
reform_district_of_commune (guint commune)
{
  return commune * REFORM_DISTRICTS / REFORM_OLD_COMMUNES;
}

static guint
reform_new_province_of_commune (guint commune)
{
  return reform_new_province (reform_province_of_district (reform_district_of_commune (commune)));
}

typedef struct
{
  GString *json;
  guint    n_new;                           /* new communes so far */
  guint    of_commune[REFORM_OLD_COMMUNES]; /* the order of the draw: which communes are unchanged, renamed, … */
  guint    first_merged[REFORM_NEW_PROVINCES]; /* new communes of merged ones … */
  guint    n_merged[REFORM_NEW_PROVINCES];  /* … and how many the province has */
} Reform;

static void
reform_add (Reform     *self,
            const char *id,
            const char *name,
            const char *level,
            const char *parent,
            const char *code,
            const char *validity,
            const char *successors)
{
  g_string_append_printf (self->json,
                          "%s{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"area\",\"level\":\"%s\",%s%s%s"
                          "\"identifiers\":[{\"scheme\":\"ma-dvhc\",\"value\":\"%s\",\"valid_from\":null,"
                          "\"valid_to\":null}],%s,\"successors\":[%s]}",
                          self->json->str[self->json->len - 1] == '[' ? "" : ",\n", id, name, level,
                          parent == NULL ? "" : "\"parent\":\"", parent == NULL ? "" : parent,
                          parent == NULL ? "" : "\",", code, validity, successors);
}

#define REFORM_BEFORE "\"valid_to\":\"2025-06-30\""
#define REFORM_AFTER  "\"valid_from\":\"2025-07-01\""

static void
reform_add_provinces (Reform *self)
{
  char id[32], name[64], code[16], successor[64];

  for (guint i = 0; i < REFORM_OLD_PROVINCES; i++)
    {
      gboolean is_kept = i < REFORM_KEPT_PROVINCES;
      g_snprintf (id, sizeof id, is_kept ? "tinh-%u" : "tinh-cu-%u", i);
      g_snprintf (name, sizeof name, "tỉnh %u", i);
      g_snprintf (code, sizeof code, "%02u", i);
      g_snprintf (successor, sizeof successor, "{\"unit\":\"tinh-%u\",\"weight\":null}", reform_new_province (i));
      reform_add (self, id, name, "province", "nuoc", code,
                  is_kept ? "\"valid_to\":null" : REFORM_BEFORE, is_kept ? "" : successor);
    }

  /* A new province takes over the code of an old one that is none of its own. */
  for (guint i = REFORM_KEPT_PROVINCES; i < REFORM_NEW_PROVINCES; i++)
    {
      g_snprintf (id, sizeof id, "tinh-%u", i);
      g_snprintf (name, sizeof name, "tỉnh %u", i);
      g_snprintf (code, sizeof code, "%02u", REFORM_OLD_PROVINCES - 1 - (i - REFORM_KEPT_PROVINCES));
      reform_add (self, id, name, "province", "nuoc", code, REFORM_AFTER, "");
    }

  for (guint i = 0; i < REFORM_DISTRICTS; i++)
    {
      guint province = reform_province_of_district (i);
      char parent[32];
      g_snprintf (id, sizeof id, "huyen-%u", i);
      g_snprintf (name, sizeof name, "huyện %u", i);
      g_snprintf (code, sizeof code, "%03u", 100 + i);
      g_snprintf (parent, sizeof parent, province < REFORM_KEPT_PROVINCES ? "tinh-%u" : "tinh-cu-%u", province);
      reform_add (self, id, name, "district", parent, code, REFORM_BEFORE, "");
    }
}

/* New communes take over the codes of old ones, whose places they need not be. */
static void
reform_add_new_commune (Reform *self,
                        guint   province,
                        guint   code)
{
  char id[32], name[64], parent[32], value[16];

  g_snprintf (id, sizeof id, "xa-%u", self->n_new);
  g_snprintf (name, sizeof name, "xã %u", self->n_new % 500);
  g_snprintf (parent, sizeof parent, "tinh-%u", province);
  g_snprintf (value, sizeof value, "%05u", code);
  reform_add (self, id, name, "commune", parent, value, REFORM_AFTER, "");
  self->n_new++;
}

static void
reform_add_old_commune (Reform     *self,
                        guint       commune,
                        const char *successors)
{
  char id[32], name[64], parent[32], value[16];

  g_snprintf (id, sizeof id, "xa-cu-%u", commune);
  g_snprintf (name, sizeof name, "xã %u", commune % 2000);
  g_snprintf (parent, sizeof parent, "huyen-%u", reform_district_of_commune (commune));
  g_snprintf (value, sizeof value, "%05u", commune);
  reform_add (self, id, name, "commune", parent, value, REFORM_BEFORE, successors);
}

/* Two or three parts, in hundredths of the whole. */
static void
reform_divide (Reform  *self,
               guint    commune,
               guint    n_parts,
               guint64 *state)
{
  g_autoptr (GString) successors = g_string_new (NULL);
  guint province = reform_new_province_of_commune (commune);
  guint first = reform_draw (state, self->n_merged[province]);
  guint rest = 100;

  for (guint i = 0; i < n_parts; i++)
    {
      guint weight = i == n_parts - 1 ? rest : 1 + reform_draw (state, rest - (n_parts - 1 - i));
      rest -= weight;
      g_string_append_printf (successors, "%s{\"unit\":\"xa-%u\",\"weight\":\"0.%02u\"}", i == 0 ? "" : ",",
                              self->first_merged[province] + (first + i) % self->n_merged[province], weight);
    }
  reform_add_old_commune (self, commune, successors->str);
}

/* Every new commune of merged ones takes the next few of the province's. */
static void
reform_merge (Reform *self)
{
  guint n_olds[REFORM_NEW_PROVINCES] = { 0 };
  guint seen[REFORM_NEW_PROVINCES] = { 0 };
  guint n_news = REFORM_NEW_COMMUNES - REFORM_UNCHANGED - REFORM_RENAMED;
  guint start = REFORM_OLD_COMMUNES - REFORM_MERGED;
  guint so_far = 0;

  for (guint i = start; i < REFORM_OLD_COMMUNES; i++)
    n_olds[reform_new_province_of_commune (self->of_commune[i])]++;

  for (guint province = 0; province < REFORM_NEW_PROVINCES; province++)
    {
      guint before = so_far * n_news / REFORM_MERGED;
      so_far += n_olds[province];
      self->first_merged[province] = self->n_new;
      self->n_merged[province] = so_far * n_news / REFORM_MERGED - before;
      for (guint i = 0; i < self->n_merged[province]; i++)
        reform_add_new_commune (self, province, self->of_commune[self->n_new]);
    }

  for (guint i = start; i < REFORM_OLD_COMMUNES; i++)
    {
      guint commune = self->of_commune[i];
      guint province = reform_new_province_of_commune (commune);
      guint next = self->first_merged[province] +
                   seen[province]++ * self->n_merged[province] / n_olds[province];
      g_autofree char *successor = g_strdup_printf ("{\"unit\":\"xa-%u\",\"weight\":null}", next);
      reform_add_old_commune (self, commune, successor);
    }
}

/* The register of the country, as its JSON. */
G_GNUC_UNUSED static GBytes *
reform_make (void)
{
  g_autofree Reform *self = g_new0 (Reform, 1);
  guint64 state = 2025;

  self->json = g_string_new ("{\"format\":\"districtreport-units/1\",\"units\":[");
  reform_add (self, "nuoc", "cả nước", "central", NULL, "VN", "\"valid_to\":null", "");
  reform_add_provinces (self);

  for (guint i = 0; i < REFORM_OLD_COMMUNES; i++)
    {
      guint other = reform_draw (&state, i + 1);
      self->of_commune[i] = self->of_commune[other];
      self->of_commune[other] = i;
    }

  for (guint i = 0; i < REFORM_UNCHANGED + REFORM_RENAMED; i++)
    {
      guint commune = self->of_commune[i];
      g_autofree char *successor = g_strdup_printf ("{\"unit\":\"xa-%u\",\"weight\":null}", self->n_new);
      reform_add_old_commune (self, commune, successor);
      reform_add_new_commune (self, reform_new_province_of_commune (commune), commune);
    }
  reform_merge (self);

  for (guint i = 0; i < REFORM_DIVIDED; i++)
    reform_divide (self, self->of_commune[REFORM_UNCHANGED + REFORM_RENAMED + i],
                   i < REFORM_DIVISIONS - 2 * REFORM_DIVIDED ? 3 : 2, &state);
  g_string_append (self->json, "]}\n");

  return g_string_free_to_bytes (self->json);
}
