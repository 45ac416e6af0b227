/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Rule «repeated-figure»: one figure stated twice, with a slip of the pen between. */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "checking/dr-cells-private.h"
#include "checking/dr-mention-private.h"

/* No more figures of one name than these are held against each other. */
#define ALIKE_MOST 64
/* Digits of a number that is long enough to be told by itself. */
#define LONG_LEAST 4

/* Words of a label that do not tell one thing from another. */
static const char * const idle_words[] = {
  "toàn", "huyện", "xã", "tỉnh", "đảng", "bộ", "trong", "năm", "kỳ", "quý", "tháng", "được", "đã", "có", "mới", "các", "cấp",
  "tổ", "chức", "thực", "hiện", "của", "và", "đến", "nay", "tổng", "số", "công", "tác", NULL
};
/* Figures of another scope or time may differ: what tells them apart belongs to the name. */
static const char * const scope_words[] = {
  "lũy kế", "đầu năm", "nhiệm kỳ", "tháng", "quý", "6 tháng", "9 tháng", "đợt", "cùng kỳ", "năm trước", "dự kiến", "phấn đấu",
  "chỉ tiêu", "kế hoạch", "trong đó", "hiện có", "đăng ký", "chi bộ", "giai đoạn", NULL
};

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static gboolean
is_idle (const char *word)
{
  for (guint i = 0; idle_words[i] != NULL; i++)
    {
      g_autofree char *folded = dr_fold_phrase (idle_words[i], -1);

      if (strcmp (folded, word) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
append_scope (const DrCheck *check,
              guint32        achievement,
              GString       *key)
{
  DrStretch stretch;

  dr_check_get_stretch (check, achievement, &stretch);
  g_auto (DrWording) before = dr_check_fold (check, dr_check_clause_start (check, stretch.start), stretch.start);
  for (guint i = 0; scope_words[i] != NULL; i++)
    {
      const char *one[] = { scope_words[i], NULL };

      if (dr_wording_has (&before, one))
        g_string_append_printf (key, " +%u", i);
    }
}

/* Words of the label that tell what was done, with a space on either side of each. */
static char *
make_telling (const DrCheck *check,
              guint32        achievement)
{
  g_autofree char *folded = dr_fold_phrase (dr_check_get_label (check, achievement), -1);
  g_autofree char *measure = dr_fold_phrase (dr_check_get_measure (check, achievement), -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *telling = g_string_new (" ");

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_idle (words[i]) && strstr (measure, words[i]) == NULL)
      g_string_append_printf (telling, "%s ", words[i]);

  return g_string_free (telling, FALSE);
}

/* The telling words of label and measure, in alphabetical order: «dang ket nap vien»; empty if fewer than two are left. */
static char *
make_key (const DrCheck *check,
          guint32        achievement)
{
  g_autofree char *folded = dr_fold_phrase (dr_check_get_label (check, achievement), -1);
  g_autofree char *measure = dr_fold_phrase (dr_check_get_measure (check, achievement), -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GPtrArray) telling = g_ptr_array_new ();
  /* «268 người», «286 lao động»: whom the label tells, any noun counts. */
  GString *key = g_string_new (dr_measure_is_person (dr_check_get_measure (check, achievement)) ? "nguoi" : measure);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_idle (words[i]))
      g_ptr_array_add (telling, words[i]);
  g_ptr_array_sort (telling, compare_words);

  g_string_append (key, " |");
  for (guint i = 0; i < telling->len; i++)
    if (i == 0 || strcmp (g_ptr_array_index (telling, i), g_ptr_array_index (telling, i - 1)) != 0)
      {
        g_string_append_printf (key, " %s", (const char *) g_ptr_array_index (telling, i));
        n += strstr (measure, g_ptr_array_index (telling, i)) == NULL;
      }
  append_scope (check, achievement, key);
  /* Nothing but the measure's own words says nothing about what was done. */
  if (n == 0)
    g_string_truncate (key, 0);

  return g_string_free (key, FALSE);
}

/* Digits of the value without the zeros at its end: «1240» and «124» of millions are the same pen. */
static char *
write_digits (const DrAchievementRecord *record)
{
  DrDecimal value = dr_figure_get_value (&record->actual);
  DrDecimal plain = dr_decimal_normalize (&value);
  char buffer[DR_DECIMAL_BUFFER];
  gsize size = dr_int128_write (plain.coefficient, buffer);

  return g_strndup (buffer, size);
}

/* Whether the last digits that are not zero stand in the same place, or a thousand, a million of it. */
static gboolean
has_same_zeros (const DrDecimal *one,
                const DrDecimal *other)
{
  DrDecimal first = dr_decimal_normalize (one);
  DrDecimal second = dr_decimal_normalize (other);

  return (first.exponent - second.exponent) % 3 == 0;
}

/* Two neighbouring digits swapped, one digit another, one lost, or three zeros too many: what happens in copying. */
static gboolean
is_slip (const DrAchievementRecord *one,
         const DrAchievementRecord *other,
         gsize                      digits_least)
{
  g_autofree char *a = write_digits (one);
  g_autofree char *b = write_digits (other);
  gsize length = strlen (a);
  DrDecimal first = dr_figure_get_value (&one->actual);
  DrDecimal second = dr_figure_get_value (&other->actual);
  gsize at = 0;

  if (strcmp (a, b) == 0)
    {
      DrDecimal raised = { first.coefficient, first.exponent + 3 };
      DrDecimal lowered = { first.coefficient, first.exponent - 3 };

      return dr_decimal_compare (&raised, &second) == 0 || dr_decimal_compare (&lowered, &second) == 0;
    }
  /* «874» is no slip of «7.840»: digits move within a number, and its zeros stay. */
  if (!has_same_zeros (&first, &second))
    return FALSE;
  while (a[at] != '\0' && a[at] == b[at])
    at++;
  if (length == strlen (b) && length >= 2 && a[at] == b[at + 1] && a[at + 1] == b[at]
      && strcmp (a + at + 2, b + at + 2) == 0)
    return TRUE;
  if (length == strlen (b) && length >= digits_least && strcmp (a + at + 1, b + at + 1) == 0)
    return TRUE;

  const char *longer = length > strlen (b) ? a : b;
  const char *shorter = longer == a ? b : a;
  return strlen (longer) == strlen (shorter) + 1 && strlen (longer) >= 4
         && strcmp (longer + at + 1, shorter + at) == 0;
}

/* Neighbours swapped in a number of four digits or more: no two things are so alike by chance if their labels share two words. */
static gboolean
is_long_swap (const DrCheck *check,
              guint32        one,
              guint32        other)
{
  g_autofree char *a = write_digits (dr_check_get_record (check, one));
  g_autofree char *b = write_digits (dr_check_get_record (check, other));
  gsize at = 0;

  while (a[at] != '\0' && a[at] == b[at])
    at++;
  /* The digits are the same ones: as many. */
  if (strlen (a) < LONG_LEAST || a[at] == '\0' || a[at] != b[at + 1] || a[at + 1] != b[at]
      || strcmp (a + at + 2, b + at + 2) != 0)
    return FALSE;

  g_autofree char *first = make_telling (check, one);
  g_autofree char *second = make_telling (check, other);
  g_auto (GStrv) words = g_strsplit (first, " ", -1);
  guint n_shared = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf (" %s ", words[i]);

      n_shared += *words[i] != '\0' && strstr (second, word) != NULL;
    }

  return n_shared >= 2;
}

/* Figures of one measure whose digits are the same in another order: only these can be swapped. */
static char *
make_anagram (const DrCheck *check,
              guint32        achievement)
{
  g_autofree char *digits = write_digits (dr_check_get_record (check, achievement));
  guint counts[10] = { 0 };
  GString *key = g_string_new (dr_check_get_measure (check, achievement));

  for (const char *at = digits; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      counts[*at - '0']++;
  g_string_append_printf (key, " #%d", dr_check_get_record (check, achievement)->actual.exponent);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (key, " %u", counts[i]);

  return g_string_free (key, FALSE);
}

static gboolean
is_candidate (const DrCheck *check,
              guint32        achievement)
{
  const DrAchievementRecord *record = dr_check_get_record (check, achievement);
  DrStretch stretch;

  if (!record->has_actual || record->actual.hedge != DR_HEDGE_EXACT || record->is_cumulative
      || record->part_of != DR_NONE || strcmp (dr_check_get_measure (check, achievement), "%") == 0
      || strchr (dr_check_get_measure (check, achievement), '/') != NULL
      || !dr_check_get_stretch (check, achievement, &stretch))
    return FALSE;

  return TRUE;
}

/* Whether the later figure may be about less than the earlier one: bodies under the issuer, other periods. */
static gboolean
is_same_scope (const DrCheck             *check,
               const DrAchievementRecord *one,
               const DrAchievementRecord *other)
{
  return one->period == other->period
         && (one->unit == other->unit || one->unit == check->data->issuer || other->unit == check->data->issuer);
}

static void
add_finding (DrCheck *check,
             guint32  earlier,
             guint32  later)
{
  g_autoptr (DrQuantity) before = dr_check_dup_actual (check, earlier);
  g_autoptr (DrQuantity) here = dr_check_dup_actual (check, later);
  g_autofree char *stated = dr_quantity_dup_value (here);
  g_autofree char *expected = dr_quantity_dup_value (before);
  g_autofree char *stated_words = dr_check_write (here);
  g_autofree char *expected_words = dr_check_write (before);
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected,
                        .stated_words = stated_words, .expected_words = expected_words,
                        .what = dr_check_get_label (check, later) };
  DrStretch stretch, place;

  dr_check_get_stretch (check, later, &stretch);
  dr_check_get_stretch (check, earlier, &place);
  /* Two cells of a table are of two rows or columns, whatever they were taken for. */
  if (dr_check_are_in_one_table (check, stretch.start, place.start))
    return;

  dr_check_say (check, DR_RULE_REPEATED_FIGURE, &facts, stretch, &place, 1);
}

/* The figures under a name so far, in the order of the text. */
static GArray *
get_alike (GHashTable *seen,
           char       *key)
{
  GArray *alike = g_hash_table_lookup (seen, key);

  if (alike != NULL)
    {
      g_free (key);
      return alike;
    }
  alike = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_hash_table_insert (seen, key, alike);

  return alike;
}

/* The earlier figure that @later repeats with a slip; DR_NONE if there is none. */
static guint32
find_slip (const DrCheck *check,
           const GArray  *alike,
           guint32        later,
           gboolean       by_name)
{
  for (guint j = 0; j < alike->len; j++)
    {
      guint32 earlier = g_array_index (alike, guint32, j);
      const DrAchievementRecord *one = dr_check_get_record (check, earlier);
      const DrAchievementRecord *other = dr_check_get_record (check, later);

      /* «quý I thu 248 triệu đồng, quý II thu 288 triệu đồng»: one sentence says nothing twice. */
      if (is_same_scope (check, one, other) && other->source.start >= dr_check_sentence_end (check, one->source.end)
          && (by_name ? is_slip (one, other, 3)
                      : is_long_swap (check, earlier, later)))
        return earlier;
    }

  return DR_NONE;
}

/* Whether the two stand in paragraphs of their own, as a summary and what it sums up do: not one below the other, as in a list. */
static gboolean
is_apart (const DrCheck             *check,
          const DrAchievementRecord *one,
          const DrAchievementRecord *other)
{
  gsize end = dr_check_line_end (check, one->source.start);

  return end < other->source.start && dr_check_line_end (check, end + 1) < other->source.start;
}

/* «Kết nạp 28 đảng viên» in the summary, 26 in the text: two digits tell little, but the only two figures of one name do. */
static void
check_pair (DrCheck      *check,
            const GArray *alike)
{
  if (alike->len != 2)
    return;

  guint32 earlier = g_array_index (alike, guint32, 0);
  guint32 later = g_array_index (alike, guint32, 1);
  const DrAchievementRecord *one = dr_check_get_record (check, earlier);
  const DrAchievementRecord *other = dr_check_get_record (check, later);

  if (one->indicator != other->indicator || !is_same_scope (check, one, other) || !is_apart (check, one, other)
      || is_slip (one, other, 3) || !is_slip (one, other, 2))
    return;

  add_finding (check, earlier, later);
}

gboolean
dr_check_repeated_figure (DrCheck  *check,
                          GError  **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();

  for (guint i = 0; check->text != NULL && i < check->data->achievements->len && dr_check_goes_on (check); i++)
    {
      if (!is_candidate (check, i))
        continue;

      g_autofree char *name = make_key (check, i);
      GArray *swapped = get_alike (seen, make_anagram (check, i));
      GArray *alike = *name != '\0' ? get_alike (seen, g_steal_pointer (&name)) : NULL;
      if (alike != NULL && alike->len == 0)
        g_ptr_array_add (groups, alike);
      guint32 earlier = alike != NULL ? find_slip (check, alike, i, TRUE) : DR_NONE;
      if (earlier == DR_NONE)
        earlier = find_slip (check, swapped, i, FALSE);
      if (earlier != DR_NONE)
        add_finding (check, earlier, i);

      if (alike != NULL && alike->len < ALIKE_MOST)
        g_array_append_val (alike, i);
      if (swapped->len < ALIKE_MOST)
        g_array_append_val (swapped, i);
    }

  for (guint i = 0; i < groups->len && dr_check_goes_on (check); i++)
    check_pair (check, g_ptr_array_index (groups, i));
  dr_check_grid_prose (check);
  if (check->text != NULL)
    {
      dr_check_amount_in_words (check);
      dr_check_goal_again (check);
    }
  if (!dr_check_repeated_words (check, error))
    return FALSE;
  if (check->text != NULL)
    {
      dr_check_headline (check);
      dr_check_summary (check);
    }

  return dr_check_is_well (check, error);
}
