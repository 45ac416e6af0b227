/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include <string.h>

#include <districtreport/dr-enum-types.h>
#include <districtreport/dr-unit-identifier.h>

#include "analysis/dataset/dr-issuer-place-private.h"
#include "analysis/dataset/dr-report-units-private.h"

#include "base/dr-error-private.h"
#include "model/dr-unit-private.h"

/* A kind that nobody told. */
#define NO_KIND "other"

/* Whom a code named, and when: codes are given again to other units. */
typedef struct
{
  guint32 from;   /* Julian day; 0: always */
  guint32 to;     /* G_MAXUINT32: still */
  gint32  unit;
} CodeUse;

void
dr_report_units_init (DrReportUnits       *self,
                      DrReportDraft       *draft,
                      DrUnitDraft         *units,
                      const DrReportData  *data,
                      const char          *issuer_id)
{
  DrUnit *issuer = g_ptr_array_index (data->units, data->issuer);

  *self = (DrReportUnits) {
    .self = draft,
    .draft = units,
    .units = data->units,
    .issuer = issuer,
    .issuer_id = issuer_id != NULL ? issuer_id : dr_unit_get_id (issuer),
    .is_told = issuer_id != NULL,
    .rows = g_new (gint32, MAX (data->units->len, 1)),
    .numbers = g_hash_table_new (NULL, NULL),
  };
  memset (self->rows, 0xff, data->units->len * sizeof *self->rows);
  for (guint i = 0; i < data->units->len; i++)
    g_hash_table_insert (self->numbers, data->units->pdata[i], GUINT_TO_POINTER (i + 1));
}

void
dr_report_units_clear (DrReportUnits *self)
{
  g_clear_pointer (&self->rows, g_free);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
}

static guint32
get_julian (const GDate *day,
            guint32      absent)
{
  return day != NULL && g_date_valid (day) ? g_date_get_julian (day) : absent;
}

static CodeUse
get_use (DrUnitIdentifier *identifier)
{
  return (CodeUse) {
    .from = get_julian (dr_unit_identifier_get_valid_from (identifier), 0),
    .to = get_julian (dr_unit_identifier_get_valid_to (identifier), G_MAXUINT32),
  };
}

static gboolean
is_open (const CodeUse *use)
{
  return use->from == 0 && use->to == G_MAXUINT32;
}

static char *
make_code (DrUnitIdentifier *identifier)
{
  return g_strconcat (dr_unit_identifier_get_scheme (identifier), ":", dr_unit_identifier_get_value (identifier), NULL);
}

static gboolean
is_coded (DrUnit *unit)
{
  GPtrArray *identifiers = dr_unit_peek_identifiers (unit);

  return identifiers != NULL && identifiers->len > 0;
}

static DrUnitDraftRow *
get_row (const DrReportUnits *of,
         gint32               row)
{
  return &g_array_index (of->draft->rows, DrUnitDraftRow, row);
}

/* Whether a code that names a unit in one report and @known in another, on days that nobody tells, may be one and the same. */
static gboolean
check_code (const DrReportUnits  *of,
            const char           *code,
            DrUnit               *unit,
            gint32                known,
            GError              **error)
{
  const char *name = dr_unit_get_name (unit);
  const char *known_name = dr_unit_draft_get_name (of->draft, known);

  if (name == NULL || of->self->is_checked || of->draft->is_given || !get_row (of, known)->is_named || dr_unit_answers_to (unit, known_name) ||
      dr_unit_draft_is_told_of (of->draft, known, unit) || dr_names_are_of_one_place (name, known_name))
    return TRUE;

  g_autofree char *quoted = dr_error_quote (name, -1);
  g_autofree char *quoted_known = dr_error_quote (known_name, -1);

  return dr_error_set (error, DR_ERROR_MISMATCH,
                       "the code %s is of %s here and of %s elsewhere, and codes are given again to other units: say from when "
                       "to when it is of which, or give the name that it had before as an alias", code, quoted, quoted_known);
}

/* The unit that had one of the codes on a day when this one had it, in *@found; DR_NO_UNIT without one. */
static gboolean
find_by_codes (const DrReportUnits  *of,
               DrUnit               *unit,
               gint32               *found,
               GError              **error)
{
  GPtrArray *identifiers = dr_unit_peek_identifiers (unit);

  *found = DR_NO_UNIT;
  for (guint i = 0; identifiers != NULL && i < identifiers->len; i++)
    {
      CodeUse use = get_use (identifiers->pdata[i]);
      g_autofree char *code = make_code (identifiers->pdata[i]);
      const GArray *uses = g_hash_table_lookup (of->self->codes, code);

      for (guint j = 0; uses != NULL && j < uses->len; j++)
        {
          const CodeUse *other = &g_array_index (uses, CodeUse, j);

          if (use.from > other->to || other->from > use.to)
            continue;
          *found = other->unit;
          return (!is_open (&use) && !is_open (other)) || check_code (of, code, unit, other->unit, error);
        }
    }

  return TRUE;
}

static void
note_codes (DrReportDraft *self,
            GPtrArray     *identifiers,
            gint32         unit)
{
  for (guint i = 0; identifiers != NULL && i < identifiers->len; i++)
    {
      CodeUse use = get_use (identifiers->pdata[i]);
      char *code = make_code (identifiers->pdata[i]);
      GArray *uses = g_hash_table_lookup (self->codes, code);

      gboolean is_noted = FALSE;
      for (guint j = 0; uses != NULL && !is_noted && j < uses->len; j++)
        {
          const CodeUse *other = &g_array_index (uses, CodeUse, j);

          is_noted = other->unit == unit && other->from <= use.from && use.to <= other->to;
        }
      if (is_noted)
        {
          g_free (code);
          continue;
        }

      use.unit = unit;
      if (uses == NULL)
        {
          uses = g_array_new (FALSE, FALSE, sizeof (CodeUse));
          g_hash_table_insert (self->codes, code, uses);
        }
      else
        g_free (code);
      g_array_append_val (uses, use);
    }
}

/* Whether a unit lies below another. */
static gboolean
is_below (DrUnit *unit,
          DrUnit *above)
{
  for (unit = dr_unit_get_parent (unit); unit != NULL; unit = dr_unit_get_parent (unit))
    if (unit == above)
      return TRUE;

  return FALSE;
}

/* Whether a unit is of a higher level than one below it: the province of a district, not the committee that an office serves. */
static gboolean
stands_above (DrUnit *unit,
              DrUnit *below)
{
  return is_below (below, unit) && dr_unit_get_level (unit) != DR_UNIT_LEVEL_UNKNOWN &&
         dr_unit_get_level (unit) < dr_unit_get_level (below);
}

/* What a unit is known by beyond its report: its first code, or the issuer and what the issuer calls it. Issuers, and who
 * stands above them, are known by their own names. */
static char *
make_unit_id (const DrReportUnits *of,
              DrUnit              *unit)
{
  if (!is_coded (unit))
    return unit == of->issuer                ? g_strdup (of->issuer_id)
           : stands_above (unit, of->issuer) ? g_strdup (dr_unit_get_id (unit))
                                             : g_strconcat (of->issuer_id, "/", dr_unit_get_id (unit), NULL);

  DrUnitIdentifier *first = dr_unit_peek_identifiers (unit)->pdata[0];
  char *code = make_code (first);
  if (dr_unit_draft_find (of->draft, code, strlen (code)) == DR_NO_UNIT)
    return code;

  /* Another had the code at another time. */
  const GDate *from = dr_unit_identifier_get_valid_from (first);
  char *dated = get_julian (from, 0) == 0 ? g_strconcat (code, "@", NULL)
                                          : g_strdup_printf ("%s@%04u-%02u-%02u", code, g_date_get_year (from),
                                                             g_date_get_month (from), g_date_get_day (from));
  g_free (code);

  return dated;
}

static gint32
get_known (const DrReportUnits *of,
           DrUnit              *unit)
{
  gpointer number = g_hash_table_lookup (of->numbers, unit);

  return number == NULL ? DR_NO_UNIT : of->rows[GPOINTER_TO_UINT (number) - 1];
}

static void
set_known (DrReportUnits *of,
           DrUnit        *unit,
           gint32         row)
{
  gpointer number = g_hash_table_lookup (of->numbers, unit);

  if (number != NULL)
    of->rows[GPOINTER_TO_UINT (number) - 1] = row;
}

/* The row that a unit of the report has already, in *@row. */
static gboolean
find_row (const DrReportUnits  *of,
          DrUnit               *unit,
          gint32               *row,
          GError              **error)
{
  *row = get_known (of, unit);
  if (*row != DR_NO_UNIT)
    return TRUE;
  if (!find_by_codes (of, unit, row, error))
    return FALSE;
  if (*row != DR_NO_UNIT || (is_coded (unit) && !of->draft->is_given))
    return TRUE;

  g_autofree char *id = make_unit_id (of, unit);
  *row = dr_unit_draft_find (of->draft, id, strlen (id));

  return TRUE;
}

/* What a report says of a unit, as far as one row can hold it. */
static DrUnitDraftRow
make_row (DrUnit *unit)
{
  return (DrUnitDraftRow) {
    .parent = DR_NO_UNIT,
    .level = (guint8) dr_unit_get_level (unit),
    .valid_from = get_julian (dr_unit_get_valid_from (unit), 0),
    .valid_to = get_julian (dr_unit_get_valid_to (unit), 0),
    .is_named = dr_unit_get_name (unit) != NULL,
    .is_coded = is_coded (unit),
  };
}

static const char *
get_kind (DrUnit *unit)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (DR_TYPE_UNIT_KIND);

  return g_enum_get_value (kinds, dr_unit_get_kind (unit))->value_nick;
}

gboolean
dr_unit_lies_below_nameless (DrUnit *unit,
                             DrUnit *issuer)
{
  return unit != issuer && dr_unit_get_name (issuer) == NULL && dr_unit_get_parent (issuer) == NULL &&
         dr_unit_get_parent (unit) == NULL && !is_coded (unit);
}

/* Appends a unit that the dataset does not have, below its parent. */
static gint32
append_unit (DrReportUnits  *of,
             DrUnit         *unit,
             const char     *id,
             GError        **error)
{
  DrUnitDraftRow row = make_row (unit);
  DrUnit *parent = dr_unit_lies_below_nameless (unit, of->issuer) ? of->issuer : dr_unit_get_parent (unit);
  const char *name = dr_unit_get_name (unit) != NULL ? dr_unit_get_name (unit) : dr_unit_get_id (unit);
  const char *kind = get_kind (unit);

  if (parent != NULL)
    {
      row.parent = dr_report_units_intern (of, parent, error);
      if (row.parent == DR_NO_UNIT)
        return DR_NO_UNIT;
    }

  return dr_unit_draft_append (of->draft, id, strlen (id), name, strlen (name), kind, strlen (kind), &row, error);
}

gint32
dr_report_units_intern (DrReportUnits  *of,
                        DrUnit         *unit,
                        GError        **error)
{
  gint32 row;

  if (!find_row (of, unit, &row, error))
    return DR_NO_UNIT;
  if (row != DR_NO_UNIT && row == get_known (of, unit))
    return row;

  /* Bodies of a unit of a register are not in it, and stand below it. */
  g_autofree char *id = row == DR_NO_UNIT ? make_unit_id (of, unit) : NULL;
  if (row == DR_NO_UNIT && of->draft->is_given && (of->self->units == NULL || unit == of->issuer))
    {
      g_autofree char *quoted = dr_error_quote (id, -1);

      dr_error_set (error, DR_ERROR_INVALID, "there is no unit %s in the table of units", quoted);
      return DR_NO_UNIT;
    }
  if (row == DR_NO_UNIT)
    row = append_unit (of, unit, id, error);
  if (row == DR_NO_UNIT)
    return DR_NO_UNIT;

  note_codes (of->self, dr_unit_peek_identifiers (unit), row);
  set_known (of, unit, row);

  return row;
}

/*
 * Two reports tell of one unit, each what it knows: the letterhead of one names the
 * province, that of the other does not. What one of them says and the other leaves
 * open holds, whichever comes first; what they say otherwise cannot be.
 */

/* Whether the id of the issuer came with the report, so that nothing that it says of itself is held against it. */
static gboolean
is_beyond_doubt (const DrReportUnits *of,
                 DrUnit              *unit)
{
  return unit == of->issuer && of->is_told;
}

static gboolean
refuse (const DrReportUnits  *of,
        DrUnit               *unit,
        const char           *here,
        const char           *known,
        GError              **error)
{
  g_autofree char *quoted = dr_error_quote (here, -1);
  g_autofree char *quoted_known = dr_error_quote (known, -1);
  gboolean is_issuer = unit == of->issuer;

  return dr_error_set (error, DR_ERROR_MISMATCH, "the %s %s is %s here and %s in another report: %s",
                       is_issuer ? "issuer" : "unit", is_issuer ? of->issuer_id : dr_unit_get_id (unit), quoted, quoted_known,
                       is_issuer ? "give the id of the issuer with the report, or one of its own in the report's JSON"
                                 : "correct the one that is wrong, or give them ids of their own in the reports' JSON");
}

/* Whether a report may mean by its issuer the unit that another's has made. */
static gboolean
check_name (const DrReportUnits  *of,
            gint32                row,
            GError              **error)
{
  const char *name = dr_unit_get_name (of->issuer);
  const char *known = dr_unit_draft_get_name (of->draft, row);

  return is_coded (of->issuer) || name == NULL || g_str_equal (known, name) || g_str_equal (known, of->issuer_id) ||
         dr_unit_answers_to (of->issuer, known) || dr_unit_draft_is_told_of (of->draft, row, of->issuer) || refuse (of, of->issuer, name, known, error);
}

static gboolean
check_level_and_kind (const DrReportUnits  *of,
                      DrUnit               *unit,
                      gint32                row,
                      GError              **error)
{
  const DrUnitDraftRow *known = get_row (of, row);
  DrUnitLevel level = dr_unit_get_level (unit);
  const char *kind = get_kind (unit);
  const char *known_kind = dr_string_pool_get (&of->draft->kinds, (guint32) known->kind);

  if (level != DR_UNIT_LEVEL_UNKNOWN && known->level != DR_UNIT_LEVEL_UNKNOWN && level != known->level)
    {
      g_autoptr (GEnumClass) levels = g_type_class_ref (DR_TYPE_UNIT_LEVEL);

      return refuse (of, unit, g_enum_get_value (levels, (gint) level)->value_nick,
                     g_enum_get_value (levels, known->level)->value_nick, error);
    }

  return g_str_equal (kind, NO_KIND) || g_str_equal (known_kind, NO_KIND) || g_str_equal (kind, known_kind) ||
         refuse (of, unit, kind, known_kind, error);
}

/* Who stands next above a unit, of all that the report and the dataset tell. */
typedef struct
{
  const DrReportUnits *of;
  DrUnit              *unit;    /* (nullable) of the report */
  gint32               known;   /* of the dataset, or DR_NO_UNIT */
} Ascent;

typedef enum
{
  STEP_TOP,             /* nobody is above */
  STEP_SAME,            /* both tell of one */
  STEP_UNIT,            /* the one of the report is next */
  STEP_KNOWN,           /* the one that is known is next */
  STEP_CONTRADICTION
} Step;

static DrUnitLevel
get_level (const DrReportUnits *of,
           DrUnit              *unit)
{
  gint32 row = get_known (of, unit);

  return dr_unit_get_level (unit) != DR_UNIT_LEVEL_UNKNOWN || row == DR_NO_UNIT ? dr_unit_get_level (unit)
                                                                               : (DrUnitLevel) get_row (of, row)->level;
}

/* Whether a unit above another is one that is known. Where it has its row by an id of one report, its name tells it too. */
static gboolean
is_known_as (const DrReportUnits *of,
             DrUnit              *unit,
             gint32               known)
{
  const char *name = dr_unit_get_name (unit);

  gboolean is_nameless = name == NULL || !get_row (of, known)->is_named;

  if (get_known (of, unit) == known && (is_nameless || is_coded (unit) || is_beyond_doubt (of, unit)))
    return TRUE;

  return !is_nameless && (dr_unit_answers_to (unit, dr_unit_draft_get_name (of->draft, known)) ||
                          dr_unit_draft_is_told_of (of->draft, known, unit));
}

static Step
find_step (const Ascent *self)
{
  if (self->unit == NULL)
    return self->known == DR_NO_UNIT ? STEP_TOP : STEP_KNOWN;
  if (self->known == DR_NO_UNIT)
    return STEP_UNIT;

  DrUnitLevel level = get_level (self->of, self->unit);
  DrUnitLevel known_level = (DrUnitLevel) get_row (self->of, self->known)->level;
  gboolean is_comparable = level != DR_UNIT_LEVEL_UNKNOWN && known_level != DR_UNIT_LEVEL_UNKNOWN;

  if ((get_known (self->of, self->unit) == self->known || !is_comparable || level == known_level) &&
      is_known_as (self->of, self->unit, self->known))
    return STEP_SAME;
  if (!is_comparable || level == known_level)
    return STEP_CONTRADICTION;

  /* A commune lies in its district, and both in the province. */
  return known_level > level ? STEP_KNOWN : STEP_UNIT;
}

static void
go_up (Ascent *self,
       Step    step)
{
  if (step == STEP_SAME || step == STEP_UNIT)
    self->unit = dr_unit_get_parent (self->unit);
  if (step == STEP_SAME || step == STEP_KNOWN)
    self->known = get_row (self->of, self->known)->parent;
}

static gboolean
is_row_below (const DrReportUnits *of,
              gint32               row,
              gint32               above)
{
  /* A table that goes round is found out in the end. */
  for (guint n = 0; row != DR_NO_UNIT && n < of->draft->rows->len; n++)
    {
      if (row == above)
        return TRUE;
      row = get_row (of, row)->parent;
    }

  return FALSE;
}

static gboolean
check_superiors (const DrReportUnits  *of,
                 DrUnit               *unit,
                 gint32                row,
                 GError              **error)
{
  Ascent ascent = { of, dr_unit_get_parent (unit), get_row (of, row)->parent };
  Step step;

  while ((step = find_step (&ascent)) == STEP_SAME || step == STEP_UNIT || step == STEP_KNOWN)
    {
      if (step == STEP_UNIT && is_row_below (of, get_known (of, ascent.unit), row))
        return refuse (of, unit, "below", "above who is above it", error);
      go_up (&ascent, step);
    }
  if (step == STEP_TOP)
    return TRUE;

  g_autofree char *superior = dr_error_quote (dr_unit_get_name (ascent.unit), -1);
  g_autofree char *known_superior = dr_error_quote (dr_unit_draft_get_name (of->draft, ascent.known), -1);
  gboolean is_issuer = unit == of->issuer;

  return dr_error_set (error, DR_ERROR_MISMATCH, "the %s %s is one of %s here and one of %s in another report: %s",
                       is_issuer ? "issuer" : "unit", is_issuer ? of->issuer_id : dr_unit_get_id (unit), superior,
                       known_superior,
                       is_issuer ? "give the id of the issuer with the report, or one of its own in the report's JSON"
                                 : "correct the one that is wrong, or give a register of the units");
}

gboolean
dr_report_units_check (DrReportUnits  *of,
                       GError        **error)
{
  if (of->draft->is_given)
    return TRUE;

  for (guint i = 0; i < of->units->len; i++)
    if (!find_row (of, of->units->pdata[i], &of->rows[i], error))
      return FALSE;

  for (guint i = 0; i < of->units->len; i++)
    {
      DrUnit *unit = of->units->pdata[i];
      gint32 row = of->rows[i];

      if (row == DR_NO_UNIT || is_beyond_doubt (of, unit))
        continue;
      if ((unit == of->issuer && !check_name (of, row, error)) || !check_level_and_kind (of, unit, row, error) ||
          !check_superiors (of, unit, row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
tell_level_and_kind (DrReportUnits  *of,
                     DrUnit         *unit,
                     gint32          row,
                     GError        **error)
{
  const DrUnitDraftRow told = make_row (unit);
  const char *kind = get_kind (unit);
  DrUnitDraftRow *known = get_row (of, row);
  const char *known_kind = dr_string_pool_get (&of->draft->kinds, (guint32) known->kind);

  /* What they say otherwise of one that is beyond doubt does not depend on who says it first. */
  if (known->level == DR_UNIT_LEVEL_UNKNOWN || (told.level != DR_UNIT_LEVEL_UNKNOWN && told.level < known->level))
    known->level = told.level;
  if (known->valid_from == 0)
    known->valid_from = told.valid_from;
  if (known->valid_to == 0)
    known->valid_to = told.valid_to;
  known->is_coded |= told.is_coded;
  if (!known->is_named && told.is_named)
    dr_unit_draft_tell_name (of->draft, row, dr_unit_get_name (unit));
  /* What it is called last is what people look for. */
  if (told.is_named)
    {
      dr_unit_draft_note_told (of->draft, row, unit);
      dr_unit_draft_label (of->draft, row, dr_unit_get_name (unit));
    }

  if (!g_str_equal (kind, NO_KIND) && (g_str_equal (known_kind, NO_KIND) || strcmp (kind, known_kind) < 0))
    known->kind = dr_string_pool_intern (&of->draft->kinds, kind, strlen (kind), error);

  return get_row (of, row)->kind >= 0;
}

/* Of two rows of one unit the one that stands for it above others: with a code, rather than without. */
static gint32
choose_row (const DrReportUnits *of,
            gint32               row,
            gint32               other)
{
  if (row == DR_NO_UNIT || other == DR_NO_UNIT)
    return MAX (row, other);

  gboolean is_row_coded = get_row (of, row)->is_coded;
  if (row == other || is_row_coded != get_row (of, other)->is_coded)
    return is_row_coded ? row : other;

  return strcmp (dr_string_pool_get (&of->draft->ids, (guint32) row), dr_string_pool_get (&of->draft->ids, (guint32) other)) < 0
             ? row : other;
}

/* Puts all who stand above a unit in one line above it. */
static void
tell_superiors (DrReportUnits *of,
                DrUnit        *unit,
                gint32         row)
{
  Ascent ascent = { of, dr_unit_get_parent (unit), get_row (of, row)->parent };
  Step step;

  while ((step = find_step (&ascent)) != STEP_TOP)
    {
      gint32 next = step == STEP_KNOWN  ? ascent.known
                    : step == STEP_UNIT ? get_known (of, ascent.unit)
                                        : choose_row (of, ascent.known, get_known (of, ascent.unit));

      if (next == DR_NO_UNIT || is_row_below (of, next, row))
        return;
      get_row (of, row)->parent = next;
      /* Of one that is beyond doubt the one or the other, whichever comes first. */
      if (step == STEP_CONTRADICTION)
        return;
      go_up (&ascent, step);
      row = next;
    }
}

gboolean
dr_report_units_tell (DrReportUnits  *of,
                      GError        **error)
{
  if (of->draft->is_given)
    return TRUE;

  for (guint i = 0; i < of->units->len; i++)
    if (!tell_level_and_kind (of, of->units->pdata[i], of->rows[i], error))
      return FALSE;
  for (guint i = 0; i < of->units->len; i++)
    tell_superiors (of, of->units->pdata[i], of->rows[i]);

  return TRUE;
}

static gint
compare_uses (gconstpointer left,
              gconstpointer right)
{
  const CodeUse *one = left;
  const CodeUse *other = right;

  return (one->from > other->from) - (one->from < other->from);
}

/* Whether the id of a unit is a code, with or without a day. */
static gboolean
is_named_by (const DrUnitDraft *units,
             gint32             unit,
             const char        *code)
{
  const char *id = dr_string_pool_get (&units->ids, (guint32) unit);
  gsize length = strlen (code);

  return strncmp (id, code, length) == 0 && (id[length] == '\0' || id[length] == '@');
}

void
dr_report_draft_name_codes (const DrReportDraft *self,
                            DrUnitDraft         *units)
{
  GHashTableIter iter;
  gpointer code;
  gpointer found;

  if (units->is_given)
    return;

  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &code, &found))
    {
      g_autoptr (GArray) uses = g_array_copy (found);
      gint32 first = DR_NO_UNIT;

      /* The order in which reports were added has no say. Of two that always had it no day tells which is the first. */
      g_array_sort (uses, compare_uses);
      gboolean is_told = uses->len > 1 && (g_array_index (uses, CodeUse, 1).from > 0 ||
                                           g_array_index (uses, CodeUse, 0).unit == g_array_index (uses, CodeUse, 1).unit);
      for (guint i = 0; is_told && i < uses->len; i++)
        {
          const CodeUse *use = &g_array_index (uses, CodeUse, i);
          GDate from;

          if (!is_named_by (units, use->unit, code) || use->unit == first || (first != DR_NO_UNIT && use->from == 0) ||
              g_hash_table_contains (units->given_ids, GINT_TO_POINTER (use->unit)))
            continue;
          if (first == DR_NO_UNIT)
            {
              first = use->unit;
              dr_unit_draft_give_id (units, first, code);
              continue;
            }
          g_date_clear (&from, 1);
          g_date_set_julian (&from, use->from);
          g_autofree char *id = g_strdup_printf ("%s@%04u-%02u-%02u", (const char *) code, g_date_get_year (&from),
                                                 (guint) g_date_get_month (&from), g_date_get_day (&from));
          dr_unit_draft_give_id (units, use->unit, id);
        }
    }
}
