/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «repeated-figure»: figures that repeat one another by their digits and the words around them.
 *
 * «tổng cộng 49 nhà Đại đoàn kết», and in the summary «sửa chữa 94 nhà Đại đoàn kết»: the reader gives them two names. That
 * they are one figure is told by the pairs of words that both have, and by how unlikely it is that two figures of a kind
 * have the same digits in another order.
 */

#include "config.h"

#include "checking/dr-check-repeated-private.h"

#include <string.h>

#include "base/dr-fold-private.h"
#include "checking/dr-cells-private.h"
#include "checking/dr-mention-private.h"
#include "checking/dr-slip-private.h"

/* No more figures with the same digits are held against each other. */
#define ALIKE_MOST 32
/* Digits that tell by themselves, in another order. */
#define LONG_LEAST 5
/* What is said behind a figure is looked at no further. */
#define BEHIND_MOST 64

/* Words that stand in any name. */
static const char * const idle_words[] = {
  "toàn", "huyện", "xã", "tỉnh", "trong", "năm", "quý", "tháng", "được", "đã", "có", "các", "của", "và", "với", "cho", "tổng",
  "số", "thực", "hiện", "tổ", "chức", "trên", "địa", "bàn", "là", "đạt", "từ", "đến", "nay", "thu", "tăng", "giảm", "cộng",
  "công", "tác", "về", "tại", "ra", "vào", "này", "đó", "việc", "theo", NULL
};
/* What tells figures of one thing apart: both have it, or neither. */
static const char * const scope_words[] = {
  "lũy kế", "đầu năm", "nhiệm kỳ", "quý i", "quý ii", "quý iii", "quý iv", "cùng kỳ", "năm trước", "dự kiến", "phấn đấu",
  "chỉ tiêu", "kế hoạch", "dự toán", "đăng ký", "giai đoạn", "bình quân", "mỗi", "nữ", "trong đó", NULL
};
/* «vượt kế hoạch với 136 đảng viên»: what was planned was reached, and is not what the figure is of; no more is «nữ» of «Hội Phụ
 * nữ». */
static const char * const reached_words[] = {
  "vượt kế hoạch", "vượt chỉ tiêu", "đạt kế hoạch", "đạt chỉ tiêu", "hoàn thành kế hoạch", "hoàn thành chỉ tiêu",
  "các chỉ tiêu", "phụ nữ", NULL
};
/* How a sentence begins that says again what the report has said. */
static const char * const summary_words[] = {
  "tóm lại", "tóm tắt", "tổng kết", "nhìn chung", "kết luận", "đánh giá chung", "như vậy", "riêng", "ghi chú", "tổng hợp",
  "trên đây", "khái quát", "nêu trên", "nói trên", "như trên", "chung", NULL
};

typedef struct
{
  const DrCheck *check;
  const GArray  *mentions;
  GHashTable    *idle;      /* the idle words as a wording has them, without the spaces */
} Search;

static gsize
find_name_end (const DrCheck *check,
               gsize          from)
{
  gsize end = MIN (dr_check_sentence_end (check, from), from + BEHIND_MOST);

  for (gsize at = from; at < end; at++)
    if (strchr (",;:()\t|", check->text[at]) != NULL || g_ascii_isdigit (check->text[at]))
      return at;

  return end;
}

/* What a figure is called: the words around it, and in a table the name of its row. */
static DrWording
fold_name (const Search *self,
           guint         at)
{
  const DrMention *mention = dr_mentions_get (self->mentions, at);
  const char *label = mention->achievement != DR_NONE ? dr_check_get_label (self->check, mention->achievement) : "";
  g_autofree char *folded = dr_wording_fold_phrase (label);

  if (mention->is_cell)
    return (DrWording) { g_steal_pointer (&folded), self->check->phrases };

  g_auto (DrWording) lead = dr_mentions_fold_lead (self->check, self->mentions, at);
  g_auto (DrWording) behind = dr_check_fold (self->check, mention->end, find_name_end (self->check, mention->end));

  return (DrWording) { g_strconcat (lead.folded, "|", behind.folded, "|", folded, NULL), self->check->phrases };
}

/* Pairs of neighbouring words of which neither is idle. */
static GHashTable *
list_pairs (const Search    *self,
            const DrWording *name)
{
  g_auto (GStrv) words = g_strsplit (name->folded, " ", -1);
  GHashTable *pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *before = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean tells = *words[i] != '\0' && *words[i] != '|' && !g_hash_table_contains (self->idle, words[i]);

      if (tells && before != NULL)
        g_hash_table_add (pairs, g_strdup_printf ("%s %s", before, words[i]));
      /* Where a name was cut there is a space more, which parts nothing. */
      if (*words[i] != '\0')
        before = tells ? words[i] : NULL;
    }

  return pairs;
}

/* How many pairs of words the names share. «hội viên» tells nothing of so many hội viên, a longer noun does. */
static guint
count_shared (const Search    *self,
              const DrWording *one,
              const DrWording *other,
              const char      *measure)
{
  g_autoptr (GHashTable) pairs = list_pairs (self, one);
  g_autoptr (GHashTable) others = list_pairs (self, other);
  g_autofree char *folded = dr_fold_phrase (measure, -1);
  const char *noun = strchr (folded, ' ') == strrchr (folded, ' ') ? folded : "";
  guint n = 0;
  GHashTableIter iter;
  gpointer pair;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    n += g_hash_table_contains (others, pair) && strcmp (noun, pair) != 0;

  return n;
}

/* The name without what was reached. */
static DrWording
leave_out_reached (const DrWording *name)
{
  GString *rest = g_string_new (name->folded);

  for (const char * const *word = reached_words; *word != NULL; word++)
    g_string_replace (rest, dr_wording_get_phrase (name, *word), " ", 0);

  return (DrWording) { g_string_free (rest, FALSE), name->phrases };
}

gboolean
dr_repeated_have_same_scope (const DrWording *one,
                             const DrWording *other)
{
  g_auto (DrWording) first = leave_out_reached (one);
  g_auto (DrWording) second = leave_out_reached (other);

  for (const char * const *word = scope_words; *word != NULL; word++)
    {
      const char *scope[] = { *word, NULL };

      if (dr_wording_has (&first, scope) != dr_wording_has (&second, scope))
        return FALSE;
    }

  return TRUE;
}

/* How many pairs of words it stands for that the figure is told again: two where it is said to stand above. */
static guint
count_told_again (const DrCheck   *check,
                  const DrMention *mention)
{
  /* «Toàn bộ 24 ngôi nhà nêu trên» */
  static const char * const above_words[] = { "nêu trên", "nói trên", "kể trên", "vừa nêu", "đã nêu", "như trên", NULL };
  gsize from = dr_check_sentence_start (check, mention->start);
  g_auto (DrWording) words = dr_check_fold (check, from, mention->start);
  g_auto (DrWording) behind = dr_check_fold (check, mention->end, find_name_end (check, mention->end));

  return dr_wording_has (&behind, above_words) ? 2 : dr_wording_has (&words, summary_words);
}

static gboolean
is_usable (const DrMention *mention)
{
  /* In a summary the reader takes much for a plan that stands beside none. */
  return (mention->role == DR_NUMBER_ROLE_ACHIEVEMENT || mention->role == DR_NUMBER_ROLE_UNREAD
          || (mention->role == DR_NUMBER_ROLE_TARGET && mention->item == DR_NONE))
         && mention->hedge == DR_HEDGE_EXACT && !mention->is_percent && mention->value.coefficient >= 10;
}

static guint
count_digits (const DrMention *mention)
{
  DrDecimal plain = dr_decimal_normalize (&mention->value);
  char buffer[DR_DECIMAL_BUFFER];
  guint n = dr_int128_write (plain.coefficient, buffer);
  guint n_written = dr_int128_write (mention->value.coefficient, buffer);

  /* Of the zeros at the end one tells as much as any digit. */
  return MIN (n + 1, n_written);
}

/* Whether two lines are the same, or one below the other, as in a list. */
static gboolean
are_neighbours (const DrCheck   *check,
                const DrMention *one,
                const DrMention *other)
{
  gsize end = dr_check_line_end (check, one->end);

  return other->start <= end || dr_check_line_end (check, end + 1) >= other->start;
}

/* The first word of the line of a figure, behind its number or sign. */
static char *
dup_first_word (const DrCheck   *check,
                const DrMention *mention)
{
  gsize start = dr_check_line_start (check, mention->start);
  g_auto (DrWording) words = dr_check_fold (check, start, MIN (dr_check_line_end (check, start), start + BEHIND_MOST));
  const char *word = words.folded;

  while (*word != '\0' && (*word == ' ' || g_ascii_isdigit (*word)))
    word++;

  return g_strndup (word, strcspn (word, " "));
}

/* «Kết nạp 528 hội viên …», «Kết nạp 258 hội viên …»: lines that begin alike are a list, and say nothing twice. */
static gboolean
begin_alike (const DrCheck   *check,
             const DrMention *one,
             const DrMention *other)
{
  g_autofree char *word = dup_first_word (check, one);
  g_autofree char *other_word = dup_first_word (check, other);

  return strcmp (word, other_word) == 0;
}

/* Whether the later figure is the earlier one with neighbours swapped, and the names are alike enough for that. */
static gboolean
is_repeated (const Search *self,
             guint         earlier,
             guint         later)
{
  const DrMention *one = dr_mentions_get (self->mentions, earlier);
  const DrMention *other = dr_mentions_get (self->mentions, later);

  if (!dr_slip_is_between (&one->value, &other->value, G_MAXUINT, 0) || (one->measure == NULL && other->measure == NULL)
      || !dr_mention_is_alike (one, other))
    return FALSE;

  guint n_told_again = count_told_again (self->check, other);
  if (n_told_again == 0 && (are_neighbours (self->check, one, other) || begin_alike (self->check, one, other)))
    return FALSE;

  g_auto (DrWording) name = fold_name (self, earlier);
  g_auto (DrWording) other_name = fold_name (self, later);
  guint n_digits = MIN (count_digits (one), count_digits (other));
  guint least = n_digits >= LONG_LEAST ? 0 : n_digits == LONG_LEAST - 1 ? 1 : 2;

  return dr_repeated_have_same_scope (&name, &other_name)
         && count_shared (self, &name, &other_name, one->measure != NULL ? one->measure : other->measure) + n_told_again >= least;
}

/* Of figures with the same digits. */
static char *
make_key (const DrMention *mention)
{
  DrDecimal plain = dr_decimal_normalize (&mention->value);
  char digits[DR_DECIMAL_BUFFER];
  gsize n = dr_int128_write (plain.coefficient, digits);
  guint counts[10] = { 0 };
  GString *key = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    counts[digits[i] - '0']++;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (key, "%u ", counts[i]);
  g_string_append_printf (key, "%d", plain.exponent);

  return g_string_free (key, FALSE);
}

static void
report (DrCheck         *check,
        const DrMention *earlier,
        const DrMention *later)
{
  g_autofree char *stated = dr_decimal_to_string (&later->value);
  g_autofree char *expected = dr_decimal_to_string (&earlier->value);
  g_autofree char *stated_words = dr_mention_write (check, later);
  g_autofree char *expected_words = dr_mention_write (check, earlier);
  /* One of them has a noun, so it is an achievement. */
  const DrMention *named = later->measure != NULL ? later : earlier;
  DrRuleFacts facts = { .stated = stated, .expected_low = expected, .expected_high = expected, .stated_words = stated_words,
                        .expected_words = expected_words,
                        .what = dr_check_get_label (check, named->achievement) };
  DrStretch place = { earlier->start, earlier->end, 0 };

  if (!dr_check_are_in_one_table (check, later->start, earlier->start)
      && !dr_check_is_said (check, later->start, later->end) && !dr_check_is_said (check, earlier->start, earlier->end))
    dr_check_say (check, DR_RULE_REPEATED_FIGURE, &facts, (DrStretch) { later->start, later->end, later->achievement + 1 },
                  &place, 1);
}

/* The earlier figures with the digits of a later one, of which it is none. */
static void
check_one (DrCheck      *check,
           const Search *self,
           GArray       *alike,
           guint         later)
{
  const DrMention *mention = dr_mentions_get (self->mentions, later);
  guint found = G_MAXUINT;

  for (guint i = 0; i < alike->len; i++)
    {
      guint earlier = g_array_index (alike, guint, i);
      const DrMention *one = dr_mentions_get (self->mentions, earlier);

      if (dr_decimal_compare (&one->value, &mention->value) == 0 && dr_mention_is_alike (one, mention))
        return;
      if (found == G_MAXUINT && is_repeated (self, earlier, later))
        found = earlier;
    }
  if (found != G_MAXUINT)
    report (check, dr_mentions_get (self->mentions, found), mention);
}

gboolean
dr_check_repeated_words (DrCheck  *check,
                         GError  **error)
{
  const GArray *mentions = dr_check_get_mentions (check);
  g_autoptr (GHashTable) idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  const Search search = { check, mentions, idle };

  for (const char * const *word = idle_words; *word != NULL; word++)
    g_hash_table_add (idle, dr_fold_phrase (*word, -1));
  for (guint i = 0; i < mentions->len && dr_check_goes_on (check); i++)
    {
      if (!is_usable (dr_mentions_get (mentions, i)))
        continue;

      g_autofree char *key = make_key (dr_mentions_get (mentions, i));
      GArray *alike = g_hash_table_lookup (seen, key);
      if (alike == NULL)
        {
          alike = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (seen, g_steal_pointer (&key), alike);
        }
      check_one (check, &search, alike, i);
      if (alike->len < ALIKE_MOST)
        g_array_append_val (alike, i);
    }

  return dr_check_is_well (check, error);
}
