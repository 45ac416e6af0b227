/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Of which years units have figures: those of different years are not ranked together. */

#include "config.h"

#include "ranking.h"

#include <string.h>

/* The years that a unit has figures of, as «2023, 2024». */
typedef struct
{
  char    *cohort;      /* (owned) (nullable) */
  char    *unit;        /* (owned) the first that has just these */
  guint64  years;       /* a bit for each */
  GString *text;        /* (owned) */
} Years;

static void
years_free (gpointer data)
{
  Years *years = data;

  g_free (years->cohort);
  g_free (years->unit);
  g_string_free (years->text, TRUE);
  g_free (years);
}

#define MOST_YEARS 64

/* The bit of a year, which is known from then on; 0 where there are too many. */
static guint64
find_year (GPtrArray  *known,
           const char *year)
{
  guint i = 0;

  if (!g_ptr_array_find_with_equal_func (known, year, g_str_equal, &i))
    {
      i = known->len;
      g_ptr_array_add (known, g_strdup (year));
    }

  return i < MOST_YEARS ? (guint64) 1 << i : 0;
}

/* Of which years units have figures: (element-type Years) each unit that is ranked. */
static GPtrArray *
find_years (const CliRanking  *self,
            guint             *n_years,
            GError           **error)
{
  static const char * const keys[] = { "unit", "period@year", NULL };
  const char *metric = self->metric == CLI_METRIC_COMPLETION ? "pair-count" : self->metric == CLI_METRIC_ACTUAL ? "actual-count" : "rows";
  g_autoptr (DrTable) table = cli_ranking_ask_by (self, keys, self->indicator, metric, error);
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (years_free);
  Years *last = NULL;

  if (table == NULL)
    return NULL;

  /* The rows of a unit come one after another. */
  for (guint row = 0; row < dr_table_get_n_rows (table); row++)
    {
      g_autofree char *unit = dr_table_dup_cell (table, row, 0);
      g_autofree char *year = dr_table_dup_cell (table, row, 1);
      g_autofree char *count = dr_table_dup_cell (table, row, 2);

      if (year == NULL || count == NULL || strcmp (count, "0") == 0)
        continue;
      if (last == NULL || strcmp (last->unit, unit) != 0)
        {
          last = g_new0 (Years, 1);
          last->unit = g_strdup (unit);
          last->cohort = self->level == DR_UNIT_LEVEL_UNKNOWN ? g_strdup ("") : cli_ranking_find_cohort (self, unit);
          last->text = g_string_new (NULL);
          g_ptr_array_add (found, last);
        }
      last->years |= find_year (known, year);
      g_string_append_printf (last->text, "%s%s", last->text->len == 0 ? "" : ", ", year);
    }
  *n_years = known->len;

  return g_steal_pointer (&found);
}

/* The first units that have figures of just these years, in each cohort. */
static GPtrArray *
find_different (const GPtrArray *found)
{
  GPtrArray *different = g_ptr_array_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < found->len; i++)
    {
      Years *years = g_ptr_array_index (found, i);

      if (years->cohort != NULL && g_hash_table_add (known, g_strdup_printf ("%" G_GINT64_MODIFIER "x %s", years->years, years->cohort)))
        g_ptr_array_add (different, years);
    }

  return different;
}

/* Two of one cohort that have no year in common, or else of which one has a year that the other has not. */
static gboolean
find_apart (const GPtrArray *different,
            gboolean         has_common,
            const Years    **one,
            const Years    **other)
{
  for (guint i = 1; i < different->len; i++)
    for (guint k = 0; k < i; k++)
      {
        *one = g_ptr_array_index (different, k);
        *other = g_ptr_array_index (different, i);
        if (strcmp ((*one)->cohort, (*other)->cohort) == 0 && (((*one)->years & (*other)->years) != 0) == has_common)
          return TRUE;
      }

  return FALSE;
}

gboolean
cli_ranking_check_years (const CliRanking  *self,
                         DrLanguage         language,
                         gboolean          *is_usable,
                         GError           **error)
{
  guint n_years = 0;
  g_autoptr (GPtrArray) found = find_years (self, &n_years, error);
  const Years *one;
  const Years *other;

  *is_usable = TRUE;
  if (found == NULL || n_years <= 1 || n_years > MOST_YEARS)
    return found != NULL;

  g_autoptr (GPtrArray) different = find_different (found);
  *is_usable = !find_apart (different, FALSE, &one, &other);
  if (*is_usable && !find_apart (different, TRUE, &one, &other))
    return TRUE;

  g_autofree char *name = cli_make_harmless (cli_ranking_name_unit (self, one->unit));
  g_autofree char *other_name = cli_make_harmless (cli_ranking_name_unit (self, other->unit));
  if (*is_usable)
    cli_complain (cli_say (language,
                           "districtreport rank: lưu ý: các đơn vị không có số liệu của cùng những năm: %s năm %s, %s năm %s; --during "
                           "xếp riêng một năm\n",
                           "districtreport rank: note: not all units have figures of the same years: %s of %s, %s of %s; --during "
                           "ranks a year by itself\n"),
                  name, one->text->str, other_name, other->text->str);
  else
    cli_complain (cli_say (language,
                           "districtreport rank: %s có số liệu năm %s, %s năm %s: không xếp chung đơn vị của các năm khác nhau; chọn "
                           "một năm bằng --during\n",
                           "districtreport rank: %s has figures of %s, %s of %s: units of different years are not ranked together; "
                           "choose a year with --during\n"),
                  name, one->text->str, other_name, other->text->str);

  return TRUE;
}
