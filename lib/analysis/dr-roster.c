/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <districtreport/dr-roster.h>

#include "analysis/dr-issuer-match-private.h"
#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "model/dr-check-private.h"
#include "model/dr-unit-private.h"

/**
 * DrRoster:
 *
 * Who was to report for a period, and who did: of the units that are expected,
 * those that are missing, those that reported, and those that did so more than
 * once; and the reports of anybody else.
 *
 * ```c
 * g_autoptr (DrRoster) roster =
 *   dr_roster_new_at_level (units, DR_UNIT_LEVEL_COMMUNE, reports, quarter, NULL, &error);
 * g_autolist (DrUnit) missing = dr_roster_list_missing (roster);
 * for (GList *node = missing; node != NULL; node = node->next)
 *   g_print ("%s\n", dr_unit_get_name (node->data));
 * ```
 *
 * A report is its issuer's. The issuer is an expected unit if a code of the same
 * scheme names both on the last day of the period. Where no scheme is common to
 * them, names decide: the name of one is a name or alias of the other, and so are
 * those of the units above them, where both are known; a people's committee that
 * is not expected itself reports for its area. Ids do not count, because
 * every report has its own. An issuer that fits several of the units by name is
 * none of them: which one is meant cannot be told.
 *
 * Since: 1.0
 */
struct _DrRoster
{
  gatomicrefcount ref_count;
  GPtrArray      *expected;   /* (owned) (element-type DrUnit) */
  GPtrArray      *reports;    /* (owned) (element-type GPtrArray) of each, the reports of the period */
  GPtrArray      *unexpected; /* (owned) (element-type DrReport) */
  GHashTable     *numbers;    /* (owned) (element-type DrUnit guint) from 1, of the units */
  GHashTable     *by_code;    /* (owned) (element-type utf8 GArray) numbers of units */
  GHashTable     *by_name;    /* (owned) (element-type utf8 GArray) numbers of units */
  DrPeriod       *period;     /* (owned) */
};

G_DEFINE_BOXED_TYPE (DrRoster, dr_roster, dr_roster_ref, dr_roster_unref)

static DrUnit *
peek_expected (DrRoster *self,
               guint     number)
{
  return g_ptr_array_index (self->expected, number);
}

/* Units and codes are those of the last day. */
static const GDate *
get_day (DrRoster *self)
{
  return dr_period_get_last_day (self->period);
}

/* --- which unit an issuer is --- */

static void
add_key (GHashTable *index,
         char       *key,
         guint       number)
{
  GArray *numbers = g_hash_table_lookup (index, key);

  if (numbers == NULL)
    {
      numbers = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, key, numbers);
    }
  else
    {
      g_free (key);
    }
  if (numbers->len == 0 || g_array_index (numbers, guint, numbers->len - 1) != number)
    g_array_append_val (numbers, number);
}

/* No control character stands in either, so that the two stay apart. */
static char *
make_code_key (DrUnitIdentifier *identifier)
{
  return g_strconcat (dr_unit_identifier_get_scheme (identifier), "\n",
                      dr_unit_identifier_get_value (identifier), NULL);
}

typedef void (*EachWords) (DrRoster *self, char *words, guint number);

static void
add_code (DrRoster *self,
          char     *key,
          guint     number)
{
  add_key (self->by_code, key, number);
}

static void
add_name (DrRoster *self,
          char     *folded,
          guint     number)
{
  add_key (self->by_name, folded, number);
}

static void
each_code (DrRoster  *self,
           DrUnit    *unit,
           EachWords  each,
           guint      number)
{
  GPtrArray *identifiers = dr_unit_peek_identifiers (unit);

  for (guint i = 0; identifiers != NULL && i < identifiers->len; i++)
    {
      DrUnitIdentifier *identifier = g_ptr_array_index (identifiers, i);
      if (dr_unit_identifier_is_valid_on (identifier, get_day (self)))
        each (self, make_code_key (identifier), number);
    }
}

static void
each_name (DrRoster  *self,
           DrUnit    *unit,
           EachWords  each,
           guint      number)
{
  const char * const *aliases = dr_unit_get_aliases (unit);

  if (dr_unit_get_name (unit) != NULL)
    each (self, dr_fold_phrase (dr_unit_get_name (unit), -1), number);
  for (gsize i = 0; aliases[i] != NULL; i++)
    each (self, dr_fold_phrase (aliases[i], -1), number);
}

typedef struct
{
  DrUnit  *issuer;
  gint64   found;   /* the number of the unit; NOBODY, or SEVERAL */
  gboolean by_code;
} Search;

#define NOBODY (-1)
#define SEVERAL (-2)

static void
take_candidates (DrRoster   *self,
                 Search     *search,
                 GHashTable *index,
                 const char *key)
{
  GArray *numbers = g_hash_table_lookup (index, key);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    {
      guint number = g_array_index (numbers, guint, i);
      DrUnit *unit = peek_expected (self, number);

      if (!search->by_code &&
          (dr_issuer_shares_scheme (search->issuer, unit, get_day (self)) || !dr_issuer_shares_parents (search->issuer, unit)))
        continue;
      search->found = search->found == NOBODY || search->found == (gint64) number ? (gint64) number : SEVERAL;
    }
}

static gint64
find_expected (DrRoster *self,
               DrUnit   *issuer)
{
  Search search = { issuer, NOBODY, TRUE };
  GPtrArray *identifiers = dr_unit_peek_identifiers (issuer);
  const char * const *aliases = dr_unit_get_aliases (issuer);

  for (guint i = 0; identifiers != NULL && i < identifiers->len; i++)
    {
      DrUnitIdentifier *identifier = g_ptr_array_index (identifiers, i);
      g_autofree char *key = make_code_key (identifier);
      if (dr_unit_identifier_is_valid_on (identifier, get_day (self)))
        take_candidates (self, &search, self->by_code, key);
    }
  if (search.found != NOBODY)
    return search.found;

  search.by_code = FALSE;
  if (dr_unit_get_name (issuer) != NULL)
    {
      g_autofree char *folded = dr_fold_phrase (dr_unit_get_name (issuer), -1);
      take_candidates (self, &search, self->by_name, folded);
    }
  for (gsize i = 0; aliases[i] != NULL; i++)
    {
      g_autofree char *folded = dr_fold_phrase (aliases[i], -1);
      take_candidates (self, &search, self->by_name, folded);
    }

  g_autofree char *area = search.found == NOBODY ? dr_issuer_dup_area (issuer) : NULL;
  if (area != NULL)
    {
      g_autofree char *folded = dr_fold_phrase (area, -1);
      take_candidates (self, &search, self->by_name, folded);
    }

  return search.found;
}

/* --- making --- */

static void
free_array (gpointer array)
{
  g_array_unref (array);
}

static DrRoster *
roster_new (DrPeriod *period)
{
  DrRoster *self = g_new0 (DrRoster, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->expected = g_ptr_array_new_with_free_func (g_object_unref);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->unexpected = g_ptr_array_new_with_free_func (g_object_unref);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_array);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_array);
  self->period = dr_period_ref (period);

  return self;
}

static gboolean
expect (DrRoster  *self,
        DrUnit    *unit,
        GError   **error)
{
  guint number = self->expected->len;

  if (!dr_check_made (dr_unit_get_id (unit), "an expected unit", error))
    return FALSE;

  if (g_hash_table_contains (self->numbers, unit))
    return TRUE;
  g_hash_table_insert (self->numbers, unit, GUINT_TO_POINTER (number + 1));

  g_ptr_array_add (self->expected, g_object_ref (unit));
  g_ptr_array_add (self->reports, g_ptr_array_new_with_free_func (g_object_unref));
  each_code (self, unit, add_code, number);
  each_name (self, unit, add_name, number);

  return TRUE;
}

static gboolean
take_report (DrRoster     *self,
             DrReport     *report,
             const GDate  *as_of,
             GError      **error)
{
  DrUnit *issuer = dr_report_get_issuer (report);
  const GDate *date = dr_report_get_date (report);

  if (issuer == NULL)
    return dr_error_set (error, DR_ERROR_INVALID, "a report has no issuer: it was not made by a builder");

  if (!dr_period_equal (dr_report_get_period (report), self->period) ||
      (as_of != NULL && date != NULL && g_date_compare (date, as_of) > 0))
    return TRUE;

  gint64 number = find_expected (self, issuer);
  g_ptr_array_add (number < 0 ? self->unexpected : g_ptr_array_index (self->reports, number),
                   g_object_ref (report));

  return TRUE;
}

/**
 * dr_roster_new:
 * @expected: (element-type DrUnit): the units that were to report
 * @reports: (element-type DrReport): reports of any units, periods and days
 * @period: the period for which they were to report
 * @as_of: (nullable): the day whose knowledge counts, or `NULL` for all there is:
 *   reports with a later date had not come in
 * @error: return location for an error
 *
 * Holds reports against the units that are expected. Reports of other periods
 * are left aside. A report without a date counts on any day.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if a unit or a report was not
 * made by a constructor or builder.
 *
 * Returns: (transfer full): the roster
 *
 * Since: 1.0
 */
DrRoster *
dr_roster_new (GList        *expected,
               GList        *reports,
               DrPeriod     *period,
               const GDate  *as_of,
               GError      **error)
{
  g_return_val_if_fail (period != NULL, NULL);
  g_return_val_if_fail (as_of == NULL || g_date_valid (as_of), NULL);

  g_autoptr (DrRoster) self = roster_new (period);

  for (GList *node = expected; node != NULL; node = node->next)
    if (!expect (self, node->data, error))
      return NULL;

  for (GList *node = reports; node != NULL; node = node->next)
    if (!take_report (self, node->data, as_of, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * dr_roster_new_at_level:
 * @units: a register
 * @level: the level whose units were to report, or
 *   [enum@DistrictReport.UnitLevel.UNKNOWN] for all
 * @reports: (element-type DrReport): reports of any units, periods and days
 * @period: the period for which they were to report
 * @as_of: (nullable): the day whose knowledge counts, or `NULL` for all there is:
 *   reports with a later date had not come in
 * @error: return location for an error
 *
 * Holds reports against all units of a level that exist on the last day of the
 * period: units that ended within the period have passed their books on.
 *
 * Fails as [ctor@DistrictReport.Roster.new] does.
 *
 * Returns: (transfer full): the roster
 *
 * Since: 1.0
 */
DrRoster *
dr_roster_new_at_level (DrUnitRegister  *units,
                        DrUnitLevel      level,
                        GList           *reports,
                        DrPeriod        *period,
                        const GDate     *as_of,
                        GError         **error)
{
  g_return_val_if_fail (units != NULL, NULL);
  g_return_val_if_fail (period != NULL, NULL);

  g_autolist (DrUnit) expected = dr_unit_register_list_units (units, level, dr_period_get_last_day (period));

  return dr_roster_new (expected, reports, period, as_of, error);
}

/**
 * dr_roster_ref: (skip)
 * @self: a roster
 *
 * Takes a reference. This is safe from any thread.
 *
 * Returns: (transfer full): the same one
 *
 * Since: 1.0
 */
DrRoster *
dr_roster_ref (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_roster_unref: (skip)
 * @self: (transfer full): a roster
 *
 * Gives a reference back; the last one frees it.
 *
 * Since: 1.0
 */
void
dr_roster_unref (DrRoster *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_period_unref (self->period);
  g_ptr_array_unref (self->expected);
  g_ptr_array_unref (self->reports);
  g_ptr_array_unref (self->unexpected);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->by_name);
  g_free (self);
}

/**
 * dr_roster_get_period:
 * @self: a roster
 *
 * Gets the period for which the units were to report.
 *
 * Returns: (transfer none): the period
 *
 * Since: 1.0
 */
DrPeriod *
dr_roster_get_period (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->period;
}

/* Those who sent from @least to @most reports, in order. */
static GList *
list_expected (DrRoster *self,
               guint     least,
               guint     most)
{
  GList *list = NULL;

  for (guint i = self->expected->len; i > 0; i--)
    {
      guint n = ((GPtrArray *) g_ptr_array_index (self->reports, i - 1))->len;
      if (n >= least && n <= most)
        list = g_list_prepend (list, g_object_ref (peek_expected (self, i - 1)));
    }

  return list;
}

static GList *
list_reports (GPtrArray *reports)
{
  GList *list = NULL;

  for (guint i = reports->len; i > 0; i--)
    list = g_list_prepend (list, g_object_ref (g_ptr_array_index (reports, i - 1)));

  return list;
}

/**
 * dr_roster_list_expected:
 * @self: a roster
 *
 * Lists the units that were to report, in the order in which they were given.
 *
 * Returns: (transfer full) (element-type DrUnit): the units
 *
 * Since: 1.0
 */
GList *
dr_roster_list_expected (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_expected (self, 0, G_MAXUINT);
}

/**
 * dr_roster_list_missing:
 * @self: a roster
 *
 * Lists the units of which no report came in.
 *
 * Returns: (transfer full) (element-type DrUnit): the units
 *
 * Since: 1.0
 */
GList *
dr_roster_list_missing (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_expected (self, 0, 0);
}

/**
 * dr_roster_list_reported:
 * @self: a roster
 *
 * Lists the units of which a report came in, or several.
 *
 * Returns: (transfer full) (element-type DrUnit): the units
 *
 * Since: 1.0
 */
GList *
dr_roster_list_reported (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_expected (self, 1, G_MAXUINT);
}

/**
 * dr_roster_list_repeated:
 * @self: a roster
 *
 * Lists the units of which several reports came in: one may correct another,
 * and adding them up would count twice.
 *
 * Returns: (transfer full) (element-type DrUnit): the units
 *
 * Since: 1.0
 */
GList *
dr_roster_list_repeated (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_expected (self, 2, G_MAXUINT);
}

/**
 * dr_roster_list_reports_of:
 * @self: a roster
 * @unit: a unit that was to report
 *
 * Lists the reports of a unit for the period, in the order in which they were
 * given.
 *
 * Returns: (transfer full) (element-type DrReport): the reports, empty if it is
 *   missing or was not expected
 *
 * Since: 1.0
 */
GList *
dr_roster_list_reports_of (DrRoster *self,
                           DrUnit   *unit)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);

  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, unit));

  return number == 0 ? NULL : list_reports (g_ptr_array_index (self->reports, number - 1));
}

/**
 * dr_roster_list_unexpected:
 * @self: a roster
 *
 * Lists the reports for the period whose issuer is none of the units, or could
 * be several of them.
 *
 * Returns: (transfer full) (element-type DrReport): the reports
 *
 * Since: 1.0
 */
GList *
dr_roster_list_unexpected (DrRoster *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return list_reports (self->unexpected);
}
