/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "analysis/dataset/dr-unit-register-private.h"
#include "analysis/dr-issuer-match-private.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>

#include "analysis/dataset/dr-unit-columns-private.h"
#include "analysis/dataset/dr-unit-share-private.h"
#include "base/dr-error-private.h"
#include "base/dr-fold-private.h"
#include "base/dr-json-node-private.h"
#include "base/dr-json-scan-private.h"
#include "figures/dr-date-private.h"
#include "model/dr-check-private.h"
#include "model/dr-unit-private.h"
#include "model/dr-units-json-private.h"

/**
 * DrUnitRegister:
 *
 * Which units there were when, by which codes they went, and what became of
 * them: «danh mục đơn vị hành chính» over the years.
 *
 * On 1 July 2025 the districts of Vietnam ended and some 10,000 communes became
 * some 3,300. A register lets the figures of before be read on the structure of
 * after: it follows successors from unit to unit and tells who takes how much of
 * whom. It rewrites nothing; figures stay those of the unit that reported them.
 *
 * ```c
 * g_autoptr (DrUnitRegister) units = dr_unit_register_new_from_json (json, NULL, &error);
 * g_autoptr (GDate) day = g_date_new_dmy (1, 7, 2025);
 * DrUnit *commune = dr_unit_register_find_by_identifier (units, "ma-dvhc", "25747", eve);
 * g_autolist (DrUnitShare) shares =
 *   dr_unit_register_project (units, commune, day, DR_DIVIDED_UNITS_REFUSE, &error);
 * g_print ("%s\n", dr_unit_get_name (dr_unit_share_get_unit (shares->data)));
 * // phường Đông Hòa
 * ```
 *
 * A unit is told by its id, which no other unit of the register has at any time,
 * or by a code on a day: codes are given again to other places. A unit belongs to
 * one parent as long as it exists. Where a commune passes to another province, or
 * its name or code changes in a way that is worth telling apart, it ends and
 * another follows it.
 *
 * What must hold is checked once, when the register is made: ids and, on any day,
 * codes name one unit; a unit exists only while its parent does; a successor
 * exists on the day after the last; and successors do not lead back to where they
 * came from.
 *
 * Registers are kept in JSON, `"format": "districtreport-units/1"`, as told in the
 * page on [units over time](units.html). They never change, and any thread may
 * read them.
 *
 * Since: 1.0
 */
struct _DrUnitRegister
{
  gatomicrefcount ref_count;
  GPtrArray      *units;  /* (owned) (element-type DrUnit) */
  DrUnitTable    *table;  /* (owned) a row a unit */
  GHashTable     *rows;   /* (owned) (element-type utf8 guint) from 1, by id */
  GArray         *codes;  /* (owned) (element-type Code) in order */
  GArray         *names;  /* (owned) (element-type Name) in order */
};

/* A code on the days on which it names its unit and that exists. */
typedef struct
{
  const char *scheme; /* (unowned) the unit's */
  const char *value;  /* (unowned) the unit's */
  guint32     from;   /* julian; 0: always was */
  guint32     to;     /* julian; G_MAXUINT32: no end is known */
  guint32     row;
} Code;

/* A name or alias, in the form in which spellings of one name are the same. */
typedef struct
{
  char    *folded;    /* (owned) */
  guint32  row;
} Name;

G_DEFINE_BOXED_TYPE (DrUnitRegister, dr_unit_register, dr_unit_register_ref, dr_unit_register_unref)

static void
name_clear (gpointer data)
{
  g_free (((Name *) data)->folded);
}

static DrUnitRegister *
register_new (GPtrArray *units)
{
  DrUnitRegister *self = g_new0 (DrUnitRegister, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->units = units;
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->codes = g_array_new (FALSE, FALSE, sizeof (Code));
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, name_clear);

  return self;
}

static DrUnit *
peek_unit (DrUnitRegister *self,
           guint32         row)
{
  return g_ptr_array_index (self->units, row);
}

/* --- days --- */

static guint32
first_day (const GDate *day)
{
  return day == NULL ? 0 : g_date_get_julian (day);
}

static guint32
last_day (const GDate *day)
{
  return day == NULL ? G_MAXUINT32 : g_date_get_julian (day);
}

/* --- names and codes --- */

static int
compare_code_words (const Code *one,
                    const Code *other)
{
  int order = strcmp (one->scheme, other->scheme);

  return order != 0 ? order : strcmp (one->value, other->value);
}

static int
compare_codes (gconstpointer left,
               gconstpointer right)
{
  const Code *one = left;
  const Code *other = right;
  int order = compare_code_words (one, other);

  return order != 0 ? order : (one->from > other->from) - (one->from < other->from);
}

static int
compare_names (gconstpointer left,
               gconstpointer right)
{
  const Name *one = left;
  const Name *other = right;
  int order = strcmp (one->folded, other->folded);

  return order != 0 ? order : (one->row > other->row) - (one->row < other->row);
}

static void
add_codes (DrUnitRegister *self,
           guint32         row)
{
  DrUnit *unit = peek_unit (self, row);
  GPtrArray *identifiers = dr_unit_peek_identifiers (unit);

  for (guint i = 0; identifiers != NULL && i < identifiers->len; i++)
    {
      DrUnitIdentifier *identifier = g_ptr_array_index (identifiers, i);
      Code code = {
        .scheme = dr_unit_identifier_get_scheme (identifier),
        .value = dr_unit_identifier_get_value (identifier),
        .from = MAX (first_day (dr_unit_identifier_get_valid_from (identifier)),
                     first_day (dr_unit_get_valid_from (unit))),
        .to = MIN (last_day (dr_unit_identifier_get_valid_to (identifier)),
                   last_day (dr_unit_get_valid_to (unit))),
        .row = row,
      };

      /* One that was never in use while the unit existed names nothing. */
      if (code.from <= code.to)
        g_array_append_val (self->codes, code);
    }
}

static void
add_name (DrUnitRegister *self,
          guint32         row,
          const char     *name)
{
  Name entry = { dr_fold_phrase (name, -1), row };

  g_array_append_val (self->names, entry);
}

static void
add_names (DrUnitRegister *self,
           guint32         row)
{
  DrUnit *unit = peek_unit (self, row);
  const char * const *aliases = dr_unit_get_aliases (unit);

  if (dr_unit_get_name (unit) != NULL)
    add_name (self, row, dr_unit_get_name (unit));
  for (gsize i = 0; aliases[i] != NULL; i++)
    add_name (self, row, aliases[i]);
}

/* --- what must hold --- */

static gboolean
check_parent (DrUnit  *unit,
              DrUnit  *parent,
              GError **error)
{
  if (first_day (dr_unit_get_valid_from (parent)) <= first_day (dr_unit_get_valid_from (unit)) &&
      last_day (dr_unit_get_valid_to (parent)) >= last_day (dr_unit_get_valid_to (unit)))
    return TRUE;

  return dr_error_set (error, DR_ERROR_INVALID,
                       "unit %s: it exists on days on which its parent %s does not; end it with its parent, "
                       "and let another follow it",
                       dr_unit_get_id (unit), dr_unit_get_id (parent));
}

static gboolean
check_successor (DrUnit  *unit,
                 DrUnit  *successor,
                 GError **error)
{
  guint32 after = g_date_get_julian (dr_unit_get_valid_to (unit)) + 1;

  if (first_day (dr_unit_get_valid_from (successor)) <= after &&
      last_day (dr_unit_get_valid_to (successor)) >= after)
    return TRUE;

  g_autofree char *day = dr_date_to_string (dr_unit_get_valid_to (unit));

  return dr_error_set (error, DR_ERROR_INVALID,
                       "unit %s: its last day is %s, but its successor %s does not exist on the day after",
                       dr_unit_get_id (unit), day, dr_unit_get_id (successor));
}

static gboolean
check_unit (DrUnitRegister  *self,
            DrUnit          *unit,
            GError         **error)
{
  DrUnit *parent = dr_unit_get_parent (unit);
  GPtrArray *successors = dr_unit_peek_successors (unit);

  if (parent != NULL && !check_parent (unit, parent, error))
    return FALSE;

  for (guint i = 0; successors != NULL && i < successors->len; i++)
    {
      const char *id = ((DrUnitSuccessor *) g_ptr_array_index (successors, i))->unit_id;
      gint32 row = dr_unit_register_find_row (self, id);

      if (row == DR_NO_UNIT)
        return dr_error_set (error, DR_ERROR_INVALID, "unit %s: no unit %s, its successor, in the register",
                             dr_unit_get_id (unit), id);
      if (!check_successor (unit, peek_unit (self, row), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_codes (DrUnitRegister  *self,
             GError         **error)
{
  for (guint i = 1; i < self->codes->len; i++)
    {
      const Code *before = &g_array_index (self->codes, Code, i - 1);
      const Code *code = &g_array_index (self->codes, Code, i);

      if (compare_code_words (before, code) == 0 && code->from <= before->to)
        return dr_error_set (error, DR_ERROR_INVALID,
                             "unit %s: the code %s of %s names the unit %s at the same time",
                             dr_unit_get_id (peek_unit (self, MAX (before->row, code->row))), code->value, code->scheme,
                             dr_unit_get_id (peek_unit (self, MIN (before->row, code->row))));
    }

  return TRUE;
}

/* Takes @units, which have ids of their own and all of their parents. */
static DrUnitRegister *
register_new_take (GPtrArray  *units,
                   GError    **error)
{
  g_autoptr (DrUnitRegister) self = register_new (units);

  for (guint32 row = 0; row < units->len; row++)
    {
      g_hash_table_insert (self->rows, (gpointer) dr_unit_get_id (peek_unit (self, row)),
                           GUINT_TO_POINTER (row + 1));
      add_codes (self, row);
      add_names (self, row);
    }
  g_array_sort (self->codes, compare_codes);
  g_array_sort (self->names, compare_names);

  for (guint32 row = 0; row < units->len; row++)
    if (!check_unit (self, peek_unit (self, row), error))
      return NULL;
  if (!check_codes (self, error))
    return NULL;

  self->table = dr_unit_columns_new (units, self->rows, error);
  if (self->table == NULL || !dr_unit_table_check (self->table, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Adds a unit after those above it. */
static gboolean
collect (DrUnit      *unit,
         GPtrArray   *units,
         GHashTable  *ids,
         GError     **error)
{
  const char *id = dr_unit_get_id (unit);

  if (!dr_check_made (id, "unit", error))
    return FALSE;

  DrUnit *known = g_hash_table_lookup (ids, id);
  if (known != NULL)
    return dr_unit_equal (known, unit) ||
           dr_error_set (error, DR_ERROR_INVALID, "unit %s: another unit has the same id", id);

  /* No deeper than a unit may have others above it. */
  if (dr_unit_get_parent (unit) != NULL && !collect (dr_unit_get_parent (unit), units, ids, error))
    return FALSE;

  g_ptr_array_add (units, g_object_ref (unit));
  g_hash_table_insert (ids, (gpointer) id, unit);

  return TRUE;
}

/**
 * dr_unit_register_new:
 * @units: (element-type DrUnit): units in any order
 * @error: return location for an error
 *
 * Makes a register of units. Those above them come along, and a unit that is
 * there already is not added again.
 *
 * Fails with [error@DistrictReport.Error.INVALID] if two units have one id, or
 * one code on one day; a unit exists on a day on which its parent does not; a
 * successor is not among the units or does not exist on the day after the last;
 * or successors lead back to where they came from.
 *
 * Returns: (transfer full): the register
 *
 * Since: 1.0
 */
DrUnitRegister *
dr_unit_register_new (GList   *units,
                      GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (GList *node = units; node != NULL; node = node->next)
    {
      g_return_val_if_fail (DR_IS_UNIT (node->data), NULL);
      if (!collect (node->data, all, ids, error))
        return NULL;
    }

  return register_new_take (g_steal_pointer (&all), error);
}

/**
 * dr_unit_register_new_from_json:
 * @json: the bytes of a JSON document
 * @limits: (nullable): the limits to keep to, or `NULL` for the defaults
 * @error: return location for an error
 *
 * Reads a register from JSON. The format is told in the page on [units over
 * time](units.html); it is read strictly.
 *
 * Messages begin with the place. Errors are those of
 * [ctor@DistrictReport.UnitRegister.new], and `DR_ERROR_ENCODING` for what is
 * not text, `DR_ERROR_MALFORMED` for what is not JSON or has keys or types that
 * the format does not have, `DR_ERROR_UNSUPPORTED` for another format, and
 * `DR_ERROR_LIMIT` for more than @limits allow.
 *
 * Returns: (transfer full): the register
 *
 * Since: 1.0
 */
DrUnitRegister *
dr_unit_register_new_from_json (GBytes          *json,
                                const DrLimits  *limits,
                                GError         **error)
{
  enum { FORMAT, UNITS };
  static const char * const keys[] = { "format", "units", NULL };
  DrJsonNode members[G_N_ELEMENTS (keys) - 1];
  gsize length;

  g_return_val_if_fail (json != NULL, NULL);

  const char *text = g_bytes_get_data (json, &length);
  if (!dr_json_scan (text, length, limits, error))
    return NULL;

  DrJsonNode root = dr_json_node_init (text);
  if (!dr_json_node_check_format (&root, "districtreport-units/1", error) ||
      !dr_json_node_get_members (&root, keys, NULL, members, error))
    return NULL;

  GPtrArray *units = dr_units_json_read (&members[UNITS], limits, TRUE, error);
  if (units == NULL)
    return NULL;

  DrUnitRegister *self = register_new_take (units, error);
  if (self == NULL)
    dr_json_node_prefix_error (&members[UNITS], error);

  return self;
}

/**
 * dr_unit_register_ref: (skip)
 * @self: a register
 *
 * Takes a reference. This is safe from any thread.
 *
 * Returns: (transfer full): the same one
 *
 * Since: 1.0
 */
DrUnitRegister *
dr_unit_register_ref (DrUnitRegister *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_unit_register_unref: (skip)
 * @self: (transfer full): a register
 *
 * Gives a reference back; the last one frees it.
 *
 * Since: 1.0
 */
void
dr_unit_register_unref (DrUnitRegister *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->units);
  g_clear_pointer (&self->table, dr_unit_table_unref);
  g_hash_table_unref (self->rows);
  g_array_unref (self->codes);
  g_array_unref (self->names);
  g_free (self);
}

DrUnitTable *
dr_unit_register_peek_table (DrUnitRegister *self)
{
  return self->table;
}

gint32
dr_unit_register_find_row (DrUnitRegister *self,
                           const char     *id)
{
  return (gint32) GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, id)) - 1;
}

/**
 * dr_unit_register_get_n_units:
 * @self: a register
 *
 * Counts the units, of all times.
 *
 * Returns: how many there are
 *
 * Since: 1.0
 */
guint
dr_unit_register_get_n_units (DrUnitRegister *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->units->len;
}

/**
 * dr_unit_register_get_unit:
 * @self: a register
 * @index: which unit, from 0
 *
 * Gets a unit by its number. They stand in the order of the file, or of the
 * list with parents before those they came along with.
 *
 * Returns: (transfer none): the unit
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_register_get_unit (DrUnitRegister *self,
                           guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->units->len, NULL);

  return peek_unit (self, index);
}

/**
 * dr_unit_register_list_units:
 * @self: a register
 * @level: the level, or [enum@DistrictReport.UnitLevel.UNKNOWN] for all
 * @day: (nullable): a day, or `NULL` for all times
 *
 * Lists the units of a level that exist on a day, in the order of the register.
 *
 * Returns: (transfer full) (element-type DrUnit): the units
 *
 * Since: 1.0
 */
GList *
dr_unit_register_list_units (DrUnitRegister *self,
                             DrUnitLevel     level,
                             const GDate    *day)
{
  g_return_val_if_fail (self != NULL, NULL);

  GList *list = NULL;
  for (guint i = self->units->len; i > 0; i--)
    {
      DrUnit *unit = peek_unit (self, i - 1);

      if ((level == DR_UNIT_LEVEL_UNKNOWN || dr_unit_get_level (unit) == level) &&
          (day == NULL || dr_unit_is_valid_on (unit, day)))
        list = g_list_prepend (list, g_object_ref (unit));
    }

  return list;
}

/**
 * dr_unit_register_find:
 * @self: a register
 * @id: an id
 *
 * Finds a unit by its id.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` if none has the id
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_register_find (DrUnitRegister *self,
                       const char     *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  gint32 row = dr_unit_register_find_row (self, id);

  return row == DR_NO_UNIT ? NULL : peek_unit (self, row);
}

/* The first of @entries that does not come before @key. */
static guint
find_first (GArray        *entries,
            gsize          size,
            GCompareFunc   compare,
            gconstpointer  key)
{
  guint low = 0;
  guint high = entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (compare (entries->data + middle * size, key) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * dr_unit_register_find_by_identifier:
 * @self: a register
 * @scheme: the list that the code stands in
 * @value: the code
 * @day: a day
 *
 * Finds the unit that a code names on a day. There is at most one.
 *
 * Returns: (transfer none) (nullable): the unit, or `NULL` if the code names
 *   nothing on @day
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_register_find_by_identifier (DrUnitRegister *self,
                                     const char     *scheme,
                                     const char     *value,
                                     const GDate    *day)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (scheme != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);
  g_return_val_if_fail (day != NULL, NULL);

  if (!g_date_valid (day))
    return NULL;

  /* The last that begins by that day; those before it have ended. */
  guint32 julian = g_date_get_julian (day);
  const Code key = { .scheme = scheme, .value = value, .from = julian + 1 };
  guint found = find_first (self->codes, sizeof (Code), compare_codes, &key);
  if (found == 0)
    return NULL;

  const Code *code = &g_array_index (self->codes, Code, found - 1);

  return compare_code_words (code, &key) == 0 && julian <= code->to ? peek_unit (self, code->row) : NULL;
}

/**
 * dr_unit_register_list_named:
 * @self: a register
 * @name: a name
 * @within: (nullable): a unit that they are to be in, or `NULL` for anywhere
 * @day: (nullable): a day, or `NULL` for all times
 *
 * Lists the units that go by a name or alias, in the order of the register.
 * Names are often given to several places, so that only a list of one tells
 * which is meant. Spellings of one name are the same, as in
 * [method@DistrictReport.Unit.answers_to].
 *
 * Returns: (transfer full) (element-type DrUnit): the units
 *
 * Since: 1.0
 */
GList *
dr_unit_register_list_named (DrUnitRegister *self,
                             const char     *name,
                             DrUnit         *within,
                             const GDate    *day)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (within == NULL || DR_IS_UNIT (within), NULL);

  g_autofree char *folded = dr_fold_phrase (name, -1);
  const Name key = { folded, 0 };
  GList *list = NULL;
  DrUnit *last = NULL;

  if (*folded == '\0')
    return NULL;

  for (guint i = find_first (self->names, sizeof (Name), compare_names, &key); i < self->names->len; i++)
    {
      const Name *entry = &g_array_index (self->names, Name, i);
      DrUnit *unit = peek_unit (self, entry->row);

      if (strcmp (entry->folded, folded) != 0)
        break;
      /* The name and an alias may be spellings of each other. */
      if (unit == last ||
          (within != NULL && !dr_unit_is_within (unit, within)) ||
          (day != NULL && !dr_unit_is_valid_on (unit, day)))
        continue;
      list = g_list_prepend (list, g_object_ref (unit));
      last = unit;
    }

  return g_list_reverse (list);
}

static DrUnit *
find_by_codes (DrUnitRegister *self,
               DrUnit         *unit,
               const GDate    *day)
{
  GPtrArray *identifiers = dr_unit_peek_identifiers (unit);

  for (guint i = 0; identifiers != NULL && i < identifiers->len; i++)
    {
      DrUnit *found = dr_unit_register_find_by_identifier (self, dr_unit_identifier_get_scheme (identifiers->pdata[i]),
                                                           dr_unit_identifier_get_value (identifiers->pdata[i]), day);
      if (found != NULL)
        return found;
    }

  return NULL;
}

DrUnit *
dr_unit_register_identify (DrUnitRegister *self,
                           DrUnit         *unit,
                           DrUnit         *within,
                           const GDate    *day,
                           guint          *n_named)
{
  DrUnit *found = find_by_codes (self, unit, day);
  const char *name = dr_unit_get_name (unit);

  *n_named = 0;
  if (found != NULL || name == NULL)
    return found;

  g_autolist (DrUnit) named = dr_unit_register_list_named (self, name, within, day);
  *n_named = g_list_length (named);

  /* The register holds it. */
  return *n_named == 1 ? named->data : NULL;
}

/* Adds those who go by a name, and may be the issuer, each once. */
static void
add_named (DrUnitRegister *self,
           DrUnit         *issuer,
           const char     *name,
           const GDate    *day,
           GPtrArray      *found)
{
  g_autolist (DrUnit) named = dr_unit_register_list_named (self, name, NULL, day);

  /* The register holds them. */
  for (GList *at = named; at != NULL; at = at->next)
    if (!dr_issuer_shares_scheme (issuer, at->data, day) && dr_issuer_shares_parents (issuer, at->data) &&
        !g_ptr_array_find (found, at->data, NULL))
      g_ptr_array_add (found, at->data);
}

static DrUnit *
find_issuer_by_names (DrUnitRegister *self,
                      DrUnit         *issuer,
                      const GDate    *day,
                      guint          *n_named)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  const char * const *aliases = dr_unit_get_aliases (issuer);

  if (dr_unit_get_name (issuer) != NULL)
    add_named (self, issuer, dr_unit_get_name (issuer), day, found);
  for (gsize i = 0; aliases[i] != NULL; i++)
    add_named (self, issuer, aliases[i], day, found);

  g_autofree char *area = found->len == 0 ? dr_issuer_dup_area (issuer) : NULL;
  if (area != NULL)
    add_named (self, issuer, area, day, found);
  *n_named = found->len;

  return found->len == 1 ? found->pdata[0] : NULL;
}

/**
 * dr_unit_register_find_issuer:
 * @self: a register
 * @report: a report
 * @error: return location for an error
 *
 * Finds the unit that issued a report: by a code of both, else by its name or
 * an alias, on the last day of the period. As in a [struct@DistrictReport.Roster],
 * names tell nothing where both have codes of one scheme, nor where those above
 * them have other names; and a commune reports by its people's committee, «UBND xã
 * Bắc» for «xã Bắc», unless a unit has that name itself.
 *
 * Fails with [error@DistrictReport.Error.MISMATCH] if there is no such unit, or
 * several go by the name.
 *
 * Returns: (transfer none): the unit, or `NULL` on error
 *
 * Since: 1.0
 */
DrUnit *
dr_unit_register_find_issuer (DrUnitRegister  *self,
                              DrReport        *report,
                              GError         **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DR_IS_REPORT (report), NULL);

  DrUnit *issuer = dr_report_get_issuer (report);
  DrPeriod *period = dr_report_get_period (report);
  const GDate *day = period == NULL ? NULL : dr_period_get_last_day (period);
  guint n_named = 0;

  if (issuer == NULL || day == NULL)
    {
      dr_error_set (error, DR_ERROR_INVALID, "an empty report has no issuer");
      return NULL;
    }

  DrUnit *found = find_by_codes (self, issuer, day);
  if (found == NULL)
    found = find_issuer_by_names (self, issuer, day, &n_named);
  if (found != NULL)
    return found;

  const char *name = dr_unit_get_name (issuer);
  g_autofree char *quoted = name == NULL ? g_strdup ("an issuer that the report does not name") : dr_error_quote (name, -1);
  g_autofree char *written = dr_date_to_string (day);
  if (n_named > 1)
    dr_error_set (error, DR_ERROR_MISMATCH, "%u units of the register go by the name of %s on %s: give the id of the issuer "
                  "with the report", n_named, quoted, written);
  else
    dr_error_set (error, DR_ERROR_MISMATCH, "no unit of the register goes by the name of %s on %s: give the id of the issuer "
                  "with the report", quoted, written);

  return NULL;
}

/**
 * dr_unit_register_project:
 * @self: a register
 * @unit: a unit of the register
 * @day: (nullable): the day whose structure is asked for, or `NULL` for the last
 * @divided: what is to be done if the unit was divided by then
 * @error: return location for an error
 *
 * Tells who takes how much of a unit on the structure of a day. Successors are
 * followed from unit to unit until all exist on the day.
 *
 * A unit that exists on the day takes all of itself. So does one that ended
 * without successor, and one that begins after the day: what it was made of
 * cannot be told apart in its own figures, so there is no way back in time. A
 * unit that was divided among several which are one again on the day was not
 * divided.
 *
 * Shares are exact, in the order in which the successors are given, and add up
 * to 1.
 *
 * Fails with [error@DistrictReport.Error.DIVIDED] if the unit, or one that
 * followed it, was divided and @divided refuses that, or there are no weights
 * to apportion it by; with [error@DistrictReport.Error.OVERFLOW] if the weights
 * multiply to more than 18 decimals; and with
 * [error@DistrictReport.Error.INVALID] if @unit is not of this register.
 *
 * Returns: (transfer full) (element-type DrUnitShare): the shares
 *
 * Since: 1.0
 */
GList *
dr_unit_register_project (DrUnitRegister  *self,
                          DrUnit          *unit,
                          const GDate     *day,
                          DrDividedUnits   divided,
                          GError         **error)
{
  g_auto (DrUnitProjection) projection = { NULL };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (DR_IS_UNIT (unit), NULL);
  g_return_val_if_fail (day == NULL || g_date_valid (day), NULL);

  const char *id = dr_unit_get_id (unit);
  gint32 row = id == NULL ? DR_NO_UNIT : dr_unit_register_find_row (self, id);
  if (row == DR_NO_UNIT)
    {
      dr_error_set (error, DR_ERROR_INVALID, "unit %s: not in the register", id == NULL ? "without an id" : id);
      return NULL;
    }

  if (!dr_check_enum (DR_TYPE_DIVIDED_UNITS, divided, "what to do with divided units", error) ||
      !dr_unit_table_project_unit (self->table, row, first_day (day), divided, &projection, error))
    return NULL;

  GList *shares = NULL;
  for (guint32 i = projection.start[1]; i > 0; i--)
    shares = g_list_prepend (shares,
                             dr_unit_share_new (peek_unit (self, projection.unit[i - 1]),
                                                projection.numerator == NULL ? 1 : projection.numerator[i - 1],
                                                projection.denominator));

  return shares;
}
