/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-unplaced-reports-private.h"

#include "analysis/dataset/dr-dataset-private.h"
#include "analysis/dataset/dr-report-draft-private.h"

/*
 * Reports of one name make groups that something holds together: a place that they
 * say, or one that cites the other. Where there is more than one group left, only
 * the name says that all are of one body.
 */

typedef struct
{
  DrReport *report;
  gboolean  is_placed;
  guint     group;      /* the report that stands for its group; its own number: itself */
} Member;

static guint
find_group (GArray *members,
            guint   member)
{
  guint group = member;

  while (g_array_index (members, Member, group).group != group)
    group = g_array_index (members, Member, group).group;

  /* Those on the way are led straight there, or a long chain of citations would be walked again and again. */
  while (member != group)
    {
      guint next = g_array_index (members, Member, member).group;

      g_array_index (members, Member, member).group = group;
      member = next;
    }

  return group;
}

/* What others cite a report by; NULL where it cannot be cited. */
static char *
make_reference (const char  *number,
                const GDate *date)
{
  return number == NULL || date == NULL || !g_date_valid (date)
             ? NULL
             : g_strdup_printf ("%u %s", g_date_get_julian (date), number);
}

static void
join_cited (GArray     *members,
            GHashTable *references,
            guint       member)
{
  g_autolist (DrCitation) citations = dr_report_list_citations (g_array_index (members, Member, member).report);

  for (GList *link = citations; link != NULL; link = link->next)
    {
      g_autofree char *reference =
        make_reference (dr_citation_get_number (link->data), dr_citation_get_date (link->data));
      gpointer cited = reference == NULL ? NULL : g_hash_table_lookup (references, reference);

      if (cited != NULL)
        g_array_index (members, Member, find_group (members, member)).group =
          find_group (members, GPOINTER_TO_UINT (cited) - 1);
    }
}

/* Whether reports of one name may be of several bodies. */
static gboolean
are_doubtful (GArray *members)
{
  g_autoptr (GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint first_placed = members->len;

  for (guint i = 0; i < members->len; i++)
    {
      Member *member = &g_array_index (members, Member, i);
      char *reference = make_reference (dr_report_get_number (member->report), dr_report_get_date (member->report));

      member->group = i;
      if (reference != NULL)
        g_hash_table_insert (references, reference, GUINT_TO_POINTER (i + 1));
      if (!member->is_placed)
        continue;

      /* That their places go together was looked at when they were put together. */
      first_placed = MIN (first_placed, i);
      member->group = first_placed;
    }

  for (guint i = 0; i < members->len; i++)
    join_cited (members, references, i);

  for (guint i = 1; i < members->len; i++)
    if (find_group (members, i) != find_group (members, 0))
      return TRUE;

  return FALSE;
}

static void
add_members (DrDataset  *dataset,
             GHashTable *seen,
             GHashTable *names,
             GPtrArray  *order)
{
  for (guint i = 0; dataset->certainty != NULL && i < dataset->certainty->len; i++)
    {
      DrReport *report = g_ptr_array_index (dataset->reports, i);
      const GDate *date = dr_report_get_date (report);
      guint8 certainty = dataset->certainty->data[i];
      Member member = { report, (certainty & DR_ISSUER_UNPLACED) == 0, 0 };

      if ((certainty & DR_ISSUER_BY_NAME) == 0 || g_hash_table_contains (seen, report) ||
          (g_date_valid (&dataset->as_of) && date != NULL && g_date_compare (date, &dataset->as_of) > 0))
        continue;

      g_hash_table_add (seen, report);
      const char *id = dr_unit_get_id (dr_report_get_issuer (report));
      GArray *members = g_hash_table_lookup (names, id);
      if (members == NULL)
        {
          members = g_array_new (FALSE, FALSE, sizeof (Member));
          g_hash_table_insert (names, g_strdup (id), members);
          g_ptr_array_add (order, members);
        }
      g_array_append_val (members, member);
    }
}

GList *
dr_unplaced_reports_list (const GPtrArray *datasets)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GList *list = NULL;

  for (guint i = 0; i < datasets->len; i++)
    add_members (datasets->pdata[i], seen, names, order);

  for (guint i = 0; i < order->len; i++)
    {
      GArray *members = order->pdata[i];

      for (guint j = are_doubtful (members) ? 0 : members->len; j < members->len; j++)
        list = g_list_prepend (list, g_object_ref (g_array_index (members, Member, j).report));
    }

  return g_list_reverse (list);
}
