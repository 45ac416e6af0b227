/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «table-row»: a row that does not obey what the other rows of its table do.
 *
 * What the columns have to do with each other is not read from their heads: nam + nữ = tổng, đầu năm + tăng - giảm =
 * cuối năm show in the figures themselves. A relation that every row but one obeys, rows of different figures all, was
 * meant for that one too.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-cells-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"
#include "checking/dr-small-private.h"

/* Rows that have to obey before one that does not tells anything; two, if they have so many digits that it is no chance. More
 * obey than do not, so that there are two. */
#define ROWS_LEAST 3
#define DIGITS_LEAST 5
/* Rows of one table that may differ. */
#define ODD_MOST 3
/* Terms of a sum. */
#define TERMS_MOST 12
/* How many times what was rounded a figure is that tells something where it fits within that. */
#define FITTING_LEAST 100
/* Digits that rows have together which fit within what was rounded: of a sum of two, and of more. */
#define FITTING_DIGITS 6
#define FITTING_DIGITS_LONG 10
/* Digits that are no chance at all. */
#define CERTAIN_DIGITS 8
/* Digits that the rows of a longer sum have together. */
#define LONG_DIGITS_LEAST 7
/* A figure is written a thousand times too large, at most. */
#define SHIFT_MOST 3

typedef enum
{
  RELATION_SUM,       /* c = a + b - d: those that are taken away are in @taken */
  RELATION_PERCENT,   /* c = a / b × 100, to the digits of c */
  RELATION_GROWTH,    /* c = (a - b) / b × 100 */
  RELATION_QUOTIENT,  /* c = a / b */
  RELATION_PRODUCT,   /* c = a × b, some powers of ten smaller, to the digits of c */
  RELATION_SHARE      /* c = a / the total of its column × 100 */
} RelationKind;

typedef struct
{
  RelationKind kind;
  guint        result;
  guint        terms[TERMS_MOST];
  guint        n_terms;
  guint        taken;   /* bits of the terms that are taken away */
  int          shift;
  guint        total;   /* the row of the total of a share */
} Relation;

typedef enum
{
  ROW_MISSING,      /* a figure is not there, or it tells nothing */
  ROW_OBEYS,
  ROW_FITS,         /* within what was rounded, which is little of it */
  ROW_DIFFERS
} RowState;

/* One row while it is judged; a figure may be tried in place of one of its cells. */
typedef struct
{
  const DrCells   *cells;
  guint            row;
  guint            column;      /* whose figure is @tried */
  const DrDecimal *tried;       /* (nullable) */
} Row;

static const DrCell *
get_cell (const Row *row,
          guint      column,
          DrDecimal *value)
{
  const DrCell *cell = dr_cells_get (row->cells, row->row, column);

  *value = row->tried != NULL && column == row->column ? *row->tried : cell->value;

  return cell;
}

/* Whether two figures differ by one step of @stated at most, up or down: rounded or cut off. */
static gboolean
is_within_step (const DrDecimal *computed,
                const DrDecimal *stated)
{
  const DrDecimal step = { 1, MIN (stated->exponent, 0) };
  DrDecimal off = dr_small_distance (*computed, *stated);

  return dr_decimal_compare (&off, &step) < 0;
}

/* a / b, or a / b × 100, cut off two digits behind those of @like; b is above zero. */
static DrDecimal
divide (const DrDecimal *a,
        const DrDecimal *b,
        gboolean         is_percent,
        const DrDecimal *like)
{
  guint digits = (guint) -MIN (like->exponent, 0);
  DrDecimal quotient = dr_small_percent (*a, *b, is_percent ? digits + 2 : digits, FALSE);

  if (!is_percent)
    quotient.exponent -= 2;

  return quotient;
}

/* 100 per cent, and what is multiplied by one, shows no relation. */
static gboolean
is_trivial (RelationKind     kind,
            const DrDecimal *a,
            const DrDecimal *b,
            const DrDecimal *result)
{
  const DrDecimal hundred = { 100, 0 }, one = { 1, 0 };

  if (kind == RELATION_PERCENT || kind == RELATION_SHARE)
    return dr_decimal_compare (result, &hundred) == 0;
  if (kind == RELATION_GROWTH)
    return result->coefficient == 0;

  return dr_decimal_compare (a, &one) == 0 || dr_decimal_compare (b, &one) == 0 || dr_decimal_compare (result, &one) == 0;
}

/* A row of a quotient or a product. */
static RowState
judge_quotient (const Row      *row,
                const Relation *relation,
                DrDecimal      *expected)
{
  DrDecimal stated, a, b;
  const DrCell *result = get_cell (row, relation->result, &stated);
  const DrCell *first = get_cell (row, relation->terms[0], &a);
  const DrCell *second = get_cell (row, relation->terms[1], &b);

  if (relation->kind == RELATION_SHARE)
    {
      second = dr_cells_get (row->cells, relation->total, relation->terms[0]);
      b = second->value;
    }
  if (!result->is_number || !first->is_number || !second->is_number || a.coefficient <= 0 || b.coefficient <= 0
      || (stated.coefficient <= 0 && relation->kind != RELATION_GROWTH))
    return ROW_MISSING;
  if (relation->kind == RELATION_PRODUCT)
    {
      *expected = dr_small_multiply (a, b);
      expected->exponent -= relation->shift;
    }
  else
    *expected = divide (&a, &b, relation->kind != RELATION_QUOTIENT, &stated);
  if (relation->kind == RELATION_GROWTH)
    *expected = dr_small_subtract (*expected, (DrDecimal) { 100, 0 });
  if (!is_within_step (expected, &stated))
    return ROW_DIFFERS;

  return is_trivial (relation->kind, &a, &b, &stated) ? ROW_MISSING : ROW_OBEYS;
}

static RowState
judge_sum (const Row      *row,
           const Relation *relation,
           DrDecimal      *expected)
{
  DrDecimal stated;
  const DrCell *result = get_cell (row, relation->result, &stated);
  DrDecimal tolerance = dr_cells_get_tolerance (row->cells, row->row, relation->result);
  guint n_telling = 0;

  *expected = (DrDecimal) { 0, 0 };
  if (!result->is_number)
    return ROW_MISSING;
  for (guint i = 0; i < relation->n_terms; i++)
    {
      DrDecimal term;

      if (!get_cell (row, relation->terms[i], &term)->is_number)
        return ROW_MISSING;
      *expected = (relation->taken & 1u << i) == 0 ? dr_small_add (*expected, term) : dr_small_subtract (*expected, term);
      tolerance = dr_small_add (tolerance, dr_cells_get_tolerance (row->cells, row->row, relation->terms[i]));
      n_telling += term.coefficient != 0;
    }
  if (dr_decimal_compare (expected, &stated) != 0)
    {
      /* Cut off, a figure is up to a whole step more than it says. */
      DrDecimal most = dr_small_add (tolerance, tolerance);
      DrDecimal off = dr_small_distance (*expected, stated);

      const DrDecimal large = dr_small_multiply (most, (DrDecimal) { FITTING_LEAST, 0 });

      if (dr_decimal_compare (&off, &most) > 0)
        return ROW_DIFFERS;

      return dr_decimal_compare (&stated, &large) >= 0 ? ROW_FITS : ROW_MISSING;
    }

  /* Of one figure and nothing else a row says little. */
  return n_telling >= 2 ? ROW_OBEYS : ROW_MISSING;
}

static RowState
judge_row (const Row      *row,
           const Relation *relation,
           DrDecimal      *expected)
{
  return relation->kind == RELATION_SUM ? judge_sum (row, relation, expected) : judge_quotient (row, relation, expected);
}

/* Whether a row is so near to the relation that it was meant to obey it. */
static gboolean
is_near (const DrDecimal *expected,
         const DrDecimal *stated)
{
  DrDecimal scaled = dr_small_multiply (dr_small_distance (*expected, *stated), (DrDecimal) { 5, 0 });
  DrDecimal most = { stated->coefficient < 0 ? -stated->coefficient : stated->coefficient, stated->exponent };

  return dr_decimal_compare (&scaled, &most) <= 0 || dr_slip_is_between (expected, stated, 2, SHIFT_MOST);
}

static guint
count_digits (const DrDecimal *value)
{
  guint n = 0;

  for (dr_int128 rest = value->coefficient < 0 ? -value->coefficient : value->coefficient; rest != 0; rest /= 10)
    n++;

  return n;
}

/* What the rows of a table say of a relation. */
typedef struct
{
  guint     n_obey;
  guint     n_fitting;              /* of them, those that do within what was rounded */
  guint     n_digits;               /* of the results of those that obey */
  guint     n_odd;
  guint     odd[ODD_MOST + 1];
  DrDecimal expected[ODD_MOST + 1];
} Outcome;

static void
try_rows (const DrCells  *cells,
          const Relation *relation,
          Outcome        *outcome)
{
  *outcome = (Outcome) { 0 };
  for (guint i = 0; i < cells->n_rows && outcome->n_odd <= ODD_MOST; i++)
    {
      const Row row = { cells, i, 0, NULL };
      DrDecimal expected;

      switch (judge_row (&row, relation, &expected))
        {
        case ROW_OBEYS:
          outcome->n_obey++;
          outcome->n_digits += count_digits (&dr_cells_get (cells, i, relation->result)->value);
          break;
        case ROW_FITS:
          outcome->n_obey++;
          outcome->n_fitting++;
          outcome->n_digits += count_digits (&dr_cells_get (cells, i, relation->result)->value) - 1;
          break;
        case ROW_DIFFERS:
          outcome->odd[outcome->n_odd] = i;
          outcome->expected[outcome->n_odd++] = expected;
          break;
        case ROW_MISSING:
        default:
          break;
        }
    }
}

/* Whether what the rows obey is no chance, and those that do not are few. */
static gboolean
is_meant (const DrCheck  *check,
          const DrCells  *cells,
          const Outcome  *outcome,
          const Relation *relation)
{
  if (outcome->n_odd == 0 || outcome->n_odd > ODD_MOST || outcome->n_obey <= outcome->n_odd)
    return FALSE;
  if (outcome->n_fitting > 0
      && outcome->n_digits < (relation->n_terms == 2 ? FITTING_DIGITS : FITTING_DIGITS_LONG))
    return FALSE;
  if (relation->n_terms > 3)
    return outcome->n_digits >= LONG_DIGITS_LEAST;

  return (outcome->n_obey >= ROWS_LEAST && (relation->kind == RELATION_SUM || outcome->n_digits >= DIGITS_LEAST))
         || (outcome->n_digits >= DIGITS_LEAST
             && (relation->kind == RELATION_SUM
                 || (relation->kind <= RELATION_GROWTH && dr_cells_is_percentage (check, cells, relation->result))));
}

/* «240 × 66 = 1.584». */
static char *
write_arithmetic (const Row       *row,
                  const Relation  *relation,
                  const DrDecimal *expected)
{
  static const char * const signs[] = { " + ", " / ", " / ", " / ", " × ", " / " };
  gboolean is_percent = relation->kind == RELATION_PERCENT || relation->kind == RELATION_GROWTH || relation->kind == RELATION_SHARE;
  GString *arithmetic = g_string_new (NULL);

  for (guint i = 0; i < relation->n_terms; i++)
    {
      g_autofree char *written = dr_check_write_decimal (&dr_cells_get (row->cells, row->row, relation->terms[i])->value, "");

      g_string_append_printf (arithmetic, "%s%s", i == 0 ? "" : (relation->taken & 1u << i) != 0 ? " - " : signs[relation->kind],
                              written);
    }
  if (relation->kind == RELATION_SHARE)
    {
      g_autofree char *whole = dr_check_write_decimal (&dr_cells_get (row->cells, relation->total, relation->terms[0])->value, "");

      g_string_append_printf (arithmetic, " / %s", whole);
    }
  DrDecimal shown = dr_decimal_normalize (expected);
  g_autofree char *made = dr_check_write_decimal (&shown, is_percent ? "%" : "");
  g_string_append_printf (arithmetic, "%s = %s", relation->kind == RELATION_GROWTH ? " - 100 %" : "", made);

  return g_string_free (arithmetic, FALSE);
}
/* What is wrong with a row: its result, or one of its figures that is some powers of ten off. */
static void
report (DrCheck          *check,
        const Row        *row,
        const Relation   *relation,
        const DrDecimal  *expected,
        int               shift)
{
  const DrCell *result = dr_cells_get (row->cells, row->row, relation->result);
  const DrCell *wrong = row->tried != NULL ? dr_cells_get (row->cells, row->row, row->column) : result;
  g_autofree char *arithmetic = write_arithmetic (row, relation, expected);
  DrStretch places[TERMS_MOST];
  DrStretch source = { result->start, result->end, 0 };

  for (guint i = 0; i < relation->n_terms; i++)
    {
      const DrCell *term = dr_cells_get (row->cells, row->row, relation->terms[i]);

      places[i] = (DrStretch) { term->start, term->end, 0 };
      source = dr_stretch_join (source, places[i]);
    }
  if (dr_check_is_blamed (check, source.start, source.end))
    return;

  const DrDecimal *right = row->tried != NULL ? row->tried : expected;
  g_autofree char *stated = dr_decimal_to_string (&wrong->value);
  g_autofree char *stated_words = dr_check_write_decimal (&wrong->value, "");
  g_autofree char *value = dr_decimal_to_string (right);
  const char *times = shift == 1 ? "10" : shift == 2 ? "100" : "1.000";
  const char *times_english = shift == 1 ? "10" : shift == 2 ? "100" : "1,000";
  DrRuleFacts facts = { .stated = stated, .stated_words = stated_words, .arithmetic = arithmetic, .expected_low = value,
                        .expected_high = value, .what = times, .what_english = times_english };
  dr_check_say (check, shift != 0 ? DR_RULE_TABLE_ROW_SHIFTED : DR_RULE_TABLE_ROW_WRONG, &facts, source, places, relation->n_terms);
}

/* Whether a figure some powers of ten larger or smaller in one place alone makes the row obey. */
static gboolean
find_shifted (Row            *row,
              const Relation *relation,
              DrDecimal      *tried,
              int            *shift)
{
  guint n_found = 0;

  for (guint i = 0; i <= relation->n_terms; i++)
    {
      guint column = i == 0 ? relation->result : relation->terms[i - 1];

      for (int by = -SHIFT_MOST; by <= SHIFT_MOST; by++)
        {
          DrDecimal value = dr_decimal_normalize (&dr_cells_get (row->cells, row->row, column)->value), expected;
          Row other = { row->cells, row->row, column, &value };

          value.exponent += by;
          if (by == 0 || !dr_small_is (&value) || judge_row (&other, relation, &expected) == ROW_DIFFERS)
            continue;
          /* Of a quotient either side may be meant; the first that was found is told. */
          if (n_found++ > 0)
            continue;
          *tried = value;
          *shift = ABS (by);
          row->column = column;
        }
    }

  return n_found > 0;
}

/* Whether a row states the percentage that another row should: two were swapped, or the row above was copied. */
static gboolean
is_of_another_row (const DrCells  *cells,
                   const Relation *relation,
                   guint           at)
{
  const DrDecimal *stated = &dr_cells_get (cells, at, relation->result)->value;

  for (guint i = 0; i < cells->n_rows; i++)
    {
      const Row row = { cells, i, 0, NULL };
      DrDecimal expected;

      if (i != at && relation->kind != RELATION_SUM && stated->exponent < 0
          && judge_row (&row, relation, &expected) != ROW_MISSING && is_within_step (&expected, stated))
        return TRUE;
    }

  return FALSE;
}

/* Whether most figures of a column have decimals. */
static gboolean
has_decimals (const DrCells *cells,
              guint          column)
{
  guint n = 0;

  for (guint row = 0; row < cells->n_rows; row++)
    n += dr_cells_get (cells, row, column)->is_number && dr_cells_get (cells, row, column)->value.exponent < 0;

  return 2 * n > cells->n_rows;
}

/* Whether so many rows of one kind obey that the one which does not is wrong, however far off it is. Rows of indicators, each
 * with its measure, are of several kinds. */
static gboolean
is_certain (const DrCheck   *check,
            const DrCells   *cells,
            const Relation  *relation,
            const Outcome   *outcome)
{
  const DrCell *odd = dr_cells_get (cells, outcome->odd[0], relation->result);

  if (relation->kind == RELATION_SUM || cells->has_measures || outcome->n_odd != 1 || outcome->n_obey < ROWS_LEAST
      || outcome->n_digits < CERTAIN_DIGITS)
    return FALSE;
  if (relation->kind == RELATION_PRODUCT || relation->kind == RELATION_QUOTIENT)
    return outcome->n_obey > ROWS_LEAST || has_decimals (cells, relation->result);

  return odd->value.coefficient != 0 && dr_cells_is_percentage (check, cells, relation->result);
}

static gboolean
fits_backwards (const Row      *row,
                const Relation *relation)
{
  const Relation back = { RELATION_PERCENT, relation->result, { relation->terms[1], relation->terms[0] }, 2, 0, 0, 0 };
  DrDecimal expected;

  return relation->kind == RELATION_PERCENT && judge_row (row, &back, &expected) != ROW_DIFFERS;
}

/* Whether the row is right as a percentage of another column, of which the other rows are percentages at least as often:
 * «nhận», «giải quyết», «quá hạn» and how many per cent those are of what was solved. */
static gboolean
fits_another_column (const Row      *row,
                     const Relation *relation,
                     const Outcome  *outcome)
{
  for (guint b = 0; b < row->cells->n_columns && relation->kind == RELATION_PERCENT; b++)
    {
      const Relation other = { RELATION_PERCENT, relation->result, { relation->terms[0], b }, 2, 0, 0, 0 };
      Outcome others;
      DrDecimal expected;

      if (b == relation->result || b == relation->terms[0] || b == relation->terms[1]
          || judge_row (row, &other, &expected) != ROW_OBEYS)
        continue;
      try_rows (row->cells, &other, &others);
      if (others.n_obey >= outcome->n_obey)
        return TRUE;
    }

  return FALSE;
}

/* Whether a figure is what the other rows of its column make together. */
static gboolean
is_sum_of_rows (const Row *row,
                guint      column)
{
  const DrDecimal *stated = &dr_cells_get (row->cells, row->row, column)->value;
  DrDecimal sum = { 0, 0 }, slack = dr_cells_get_tolerance (row->cells, row->row, column);

  for (guint i = 0; i < row->cells->n_rows; i++)
    if (i != row->row && dr_cells_get (row->cells, i, column)->is_number)
      {
        sum = dr_small_add (sum, dr_cells_get (row->cells, i, column)->value);
        slack = dr_small_add (slack, dr_cells_get_tolerance (row->cells, i, column));
      }
  DrDecimal off = dr_small_distance (sum, *stated);

  return dr_decimal_compare (&off, &slack) <= 0;
}

/* «Cộng 1.967,4 ha, 56,9 tạ/ha, 11.185,2 tấn»: the row of the totals holds the mean of a rate, which was rounded, so that what
 * it makes is not to the digit what the rows add up to. */
static gboolean
is_mean_of_totals (const Row      *row,
                   const Relation *relation)
{
  if (relation->kind != RELATION_PRODUCT || !is_sum_of_rows (row, relation->result))
    return FALSE;
  for (guint i = 0; i < 2; i++)
    {
      DrDecimal whole = dr_cells_get (row->cells, row->row, relation->result)->value;
      const DrDecimal *count = &dr_cells_get (row->cells, row->row, relation->terms[i])->value;
      const DrDecimal *rate = &dr_cells_get (row->cells, row->row, relation->terms[1 - i])->value;

      /* The other is above zero as well: the row was judged. */
      whole.exponent += relation->shift;
      DrDecimal mean = divide (&whole, count, FALSE, rate);
      if (is_sum_of_rows (row, relation->terms[i]) && is_within_step (&mean, rate))
        return TRUE;
    }

  return FALSE;
}

static void
try_relation (DrCheck         *check,
              const DrCells   *cells,
              const Relation  *relation)
{
  Outcome outcome;

  try_rows (cells, relation, &outcome);
  if (!is_meant (check, cells, &outcome, relation))
    return;
  for (guint i = 0; i < outcome.n_odd; i++)
    {
      Row row = { cells, outcome.odd[i], 0, NULL };
      const DrDecimal *stated = &dr_cells_get (cells, row.row, relation->result)->value;
      DrDecimal tried;
      int shift = 0;

      /* Of what there should be less of, the target is divided by what there is. */
      if (fits_backwards (&row, relation) || fits_another_column (&row, relation, &outcome) || is_mean_of_totals (&row, relation))
        continue;
      if (find_shifted (&row, relation, &tried, &shift))
        row.tried = &tried;
      if (shift != 0 || is_certain (check, cells, relation, &outcome) || is_near (&outcome.expected[i], stated) || is_of_another_row (cells, relation, row.row))
        report (check, &row, relation, &outcome.expected[i], shift);
    }
}

/* Of three columns one may be a percentage, a growth, a quotient or a product of the others. Read backwards the relation
 * nearly holds as well: the one that most rows obey is the one that was meant. */
static void
try_three (DrCheck       *check,
           const DrCells *cells,
           const guint    columns[3])
{
  static const RelationKind kinds[] = {
    RELATION_PERCENT, RELATION_GROWTH, RELATION_QUOTIENT, RELATION_PRODUCT, RELATION_PRODUCT, RELATION_PRODUCT, RELATION_PRODUCT,
  };
  gboolean is_percentage[3];
  Relation best = { .kind = RELATION_SUM };
  int most = 0;

  for (guint i = 0; i < 3; i++)
    is_percentage[i] = dr_cells_is_percentage (check, cells, columns[i]);
  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    for (guint result = 0; result < 3; result++)
      for (guint first = 0; first < 2; first++)
        {
          guint a = columns[(result + 1 + first) % 3], b = columns[(result + 2 - first) % 3];
          Relation relation = { kinds[kind], columns[result], { a, b }, 2, 0, MAX (0, (int) kind - 3), 0 };
          Outcome outcome;

          /* A column that is called a percentage is none of what it is made of. */
          if ((is_percentage[0] || is_percentage[1] || is_percentage[2]) && !is_percentage[result])
            continue;
          try_rows (cells, &relation, &outcome);
          /* What is whole hits by chance more often than what has decimals. */
          int score = outcome.n_obey == 0 || outcome.n_odd > ODD_MOST
                      ? 0 : 2 * ((int) outcome.n_obey - (int) outcome.n_odd) + (has_decimals (cells, columns[result]) ? 3 : 0);

          if (score > most)
            {
              most = score;
              best = relation;
            }
        }

  if (most > 0)
    try_relation (check, cells, &best);
}

/* a + b = c, a + b + d = c, a + b - d = c; the differences of two are sums read backwards. */
static void
try_sums (DrCheck       *check,
          const DrCells *cells,
          guint          result)
{
  for (guint a = 0; a < cells->n_columns; a++)
    for (guint b = a + 1; b < cells->n_columns && dr_check_goes_on (check); b++)
      {
        Relation two = { RELATION_SUM, result, { a, b }, 2, 0, 0, 0 };

        if (a == result || b == result)
          continue;
        try_relation (check, cells, &two);
        for (guint d = 0; d < cells->n_columns; d++)
          {
            Relation more = { RELATION_SUM, result, { a, b, d }, 3, 0, 0, 0 };
            Relation less = { RELATION_SUM, result, { a, b, d }, 3, 1u << 2, 0, 0 };

            if (d == a || d == b || d == result)
              continue;
            if (d > b)
              try_relation (check, cells, &more);
            try_relation (check, cells, &less);
          }
      }
}

/* «Tổng số», and the four quarters, or all classes, side by side; «đầu kỳ», what came, what went, and «cuối kỳ». */
static void
try_long_sums (DrCheck       *check,
               const DrCells *cells,
               guint          result)
{
  for (guint first = 0; first < cells->n_columns; first++)
    for (guint n = 4; n <= TERMS_MOST && first + n <= cells->n_columns && dr_check_goes_on (check); n++)
      {
        Relation relation = { RELATION_SUM, result, { 0 }, n, 0, 0, 0 };

        if (first + n != result && first != result + 1)
          continue;
        for (guint i = 0; i < n; i++)
          relation.terms[i] = first + i;
        for (guint taken = 0; taken < (n <= 5 ? 1u << n : 1); taken += 2)
          {
            relation.taken = taken;
            try_relation (check, cells, &relation);
          }
      }
}

/* What each row is of the total of its column. */
static void
try_shares (DrCheck       *check,
            const DrCells *cells,
            guint          total)
{
  for (guint result = 0; result < cells->n_columns; result++)
    for (guint a = 0; a < cells->n_columns && dr_check_goes_on (check); a++)
      {
        Relation relation = { RELATION_SHARE, result, { a }, 1, 0, 0, total };

        if (a != result)
          try_relation (check, cells, &relation);
      }
}

gboolean
dr_check_table_row (DrCheck  *check,
                    GError  **error)
{
  GPtrArray *tables = dr_check_get_tables (check);

  for (guint i = 0; i < tables->len && dr_check_goes_on (check); i++)
    {
      const DrCells *cells = g_ptr_array_index (tables, i);

      for (guint result = 0; result < cells->n_columns; result++)
        {
          try_sums (check, cells, result);
          try_long_sums (check, cells, result);
        }
      for (guint a = 0; a < cells->n_columns; a++)
        for (guint b = a + 1; b < cells->n_columns; b++)
          for (guint c = b + 1; c < cells->n_columns && dr_check_goes_on (check); c++)
            try_three (check, cells, (const guint[]) { a, b, c });
      for (guint row = 0; row < cells->n_rows; row++)
        if (cells->kinds[row] == DR_ROW_TOTAL)
          try_shares (check, cells, row);
      dr_check_grid_totals (check, cells);
    }

  return dr_check_is_well (check, error);
}
