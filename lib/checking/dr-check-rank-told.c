/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Rule «rank»: ranks as the words tell them, whether the reader knows who holds them or not.
 *
 * «đứng thứ mười hai, mà toàn tỉnh chỉ có 11 huyện», «hạng 14/13», «95 điểm, hạng Nhì. … 92 điểm, hạng Nhì»: a rank lies inside
 * the number of those that the words name behind it, and whoever has more points stands before whoever has less.
 */

#include "config.h"

#include "checking/dr-rules-private.h"

#include <string.h>

#include "checking/dr-mention-private.h"
#include "checking/dr-small-private.h"
#include "figures/dr-numeral-private.h"

/* Bytes between a rank and the number of those ranked, and between two ranks of one list. */
#define COHORT_MOST 96
#define LIST_MOST 240
/* Bytes of the words in front of «thứ». */
#define LEAD_MOST 40
#define RANK_MOST 999

static const char rank_word[] = "ạng ";
static const char ordinal_word[] = "hứ ";

/* «thứ» is of a rank behind these, and of a day of the week or the next point of a list otherwise. */
static const char * const ordinal_leads[] = {
  "xếp", "đứng", "vị trí", "ở vị trí", "giữ vị trí", "đạt vị trí", "đứng ở vị trí", "hạng", "xếp hạng", "đạt", "lên", "xuống",
  "tụt xuống", "vươn lên", "giữ", NULL
};
static const char * const ranked_words[] = { "xếp", "đứng", "vị trí", "thi đua", "giải", "đạt", "được", "chấm", "đánh giá", NULL };
/* What leads straight to the number of those that were ranked. */
static const char * const of_words[] = {
  "trong", "trong số", "trong tổng số", "trên", "trên tổng số", "cũng trong", "cũng trên", "cũng trong số", "của", "vẫn trong", NULL
};
static const char * const have_words[] = { "có", "chỉ có", "gồm", "chỉ gồm", "gồm có", "có cả thảy", "có tất cả", NULL };
static const char * const whole_words[] = {
  "toàn tỉnh", "cả tỉnh", "toàn huyện", "cả huyện", "toàn thành phố", "cả thành phố", "toàn thị xã", "toàn xã", "cả xã", "cụm",
  "khối", "toàn cụm", "toàn ngành", "tỉnh", "huyện", "toàn đoàn", "giải", NULL
};
/* Ranked among others than those whose number follows. */
static const char * const wider_words[] = {
  "toàn quốc", "cả nước", "trong nước", "khu vực", "vùng", "miền", "một trong", "là một", "tăng", "giảm", "nhưng", NULL
};
static const char * const bodies[] = {
  "huyện", "xã", "phường", "thị trấn", "thị xã", "tỉnh", "thành phố", "quận", "đơn vị", "địa phương", "đội", "đoàn", "trường", "cơ sở",
  "chi hội", "chi đoàn", "chi bộ", "hội", "thôn", "ấp", "bản", "tổ", "khu phố", "sở", "ngành", "cơ quan", "doanh nghiệp", "hợp tác xã",
  "tập thể", "thí sinh", "vận động viên", "bệnh viện", "cụm", "lớp", "đảng bộ", "công đoàn", "cá nhân", "sở ngành", NULL
};
static const char * const shared_words[] = { "đồng hạng", "cùng hạng", "đồng giải", "cùng đạt", "cùng xếp", "bằng điểm", "đồng", NULL };
/* What begins another list. */
static const char * const list_words[] = {
  "khối", "cụm", "bảng", "nội dung", "môn", "nhóm", "lĩnh vực", "hạng mục", "nam", "nữ", "cấp", "vòng", "năm", "quý", "tháng", NULL
};
static const char * const same_words[] = {
  "cũng trong khối", "cũng thuộc khối", "cùng khối", "trong khối này", "cũng trong cụm", "cũng thuộc cụm", "cùng cụm",
  "trong cụm này", "cũng trong bảng", "cùng bảng", NULL
};

typedef struct
{
  guint     rank;
  gsize     start;      /* «hạng», or «thứ» */
  gsize     end;        /* behind the number */
  gboolean  has_score;
  DrDecimal score;
} ToldRank;

/* The next rank that is told at or behind a byte. */
static gboolean
find_rank (const DrCheck *check,
           gsize          from,
           ToldRank      *self)
{
  /* Something stands before it: a report begins with its head. */
  for (gsize at = MAX (from, 1); at + 6 < check->size; at++)
    {
      gboolean is_ordinal = (check->text[at] | 0x20) == 't' && strncmp (check->text + at + 1, ordinal_word, strlen (ordinal_word)) == 0;

      if (!is_ordinal && !((check->text[at] | 0x20) == 'h' && strncmp (check->text + at + 1, rank_word, strlen (rank_word)) == 0))
        continue;
      if (check->text[at - 1] != ' ' && check->text[at - 1] != '(' && check->text[at - 1] != '\n')
        continue;

      gsize number = at + 1 + strlen (is_ordinal ? ordinal_word : rank_word);
      gsize end = number;
      guint rank = dr_numeral_scan_rank (check->text, check->size, number, &end);
      if (rank == 0)
        continue;
      if (is_ordinal)
        {
          g_auto (DrWording) lead = dr_check_fold (check, MAX (dr_check_sentence_start (check, at), at - MIN (at, LEAD_MOST)), at);

          if (!dr_wording_ends (&lead, ordinal_leads))
            continue;
        }
      *self = (ToldRank) { .rank = rank, .start = at, .end = end };

      return TRUE;
    }

  return FALSE;
}

/* The number of those ranked that the words behind a rank name: «/13», «trong 9 huyện», «mà toàn tỉnh chỉ có 11 huyện»; 0 if
 * they do not. */
static guint
find_cohort (const DrCheck  *check,
             const ToldRank *rank,
             gsize          *end)
{
  gsize limit = MIN (dr_check_sentence_end (check, rank->end), rank->end + COHORT_MOST);
  gsize at = rank->end;
  DrNumeral numeral;

  while (at < limit && !g_ascii_isdigit (check->text[at]))
    at++;
  if (at >= limit)
    return 0;
  dr_numeral_scan (check->text, check->size, at, &numeral);
  if ((numeral.flags & DR_NUMERAL_UNREADABLE) != 0 || numeral.value.exponent != 0 || numeral.value.coefficient <= 0
      || numeral.value.coefficient > RANK_MOST)
    return 0;
  *end = numeral.digits_end;

  g_auto (DrWording) between = dr_check_fold (check, rank->end, at);
  gboolean is_pair = dr_wording_is_empty (&between) && at == rank->end + 1 && check->text[rank->end] == '/'
                     && dr_check_get_byte (check, numeral.digits_end) != '/';
  if (is_pair)
    return (guint) numeral.value.coefficient;
  g_auto (DrWording) noun = dr_check_fold (check, numeral.digits_end, MIN (numeral.digits_end + LEAD_MOST, check->size));
  g_auto (DrWording) clause = dr_check_fold (check, dr_check_clause_start (check, rank->start), rank->end);
  gboolean is_of = dr_wording_is_only (&between, of_words)
                   || (dr_wording_ends (&between, have_words) && dr_wording_has (&between, whole_words));

  return is_of && dr_wording_begins (&noun, bodies) && !dr_wording_has (&between, wider_words)
         && dr_wording_has (&clause, ranked_words) && !dr_check_has_sign (check, rank->end, at, ";(:")
         ? (guint) numeral.value.coefficient : 0;
}

static void
check_cohort (DrCheck        *check,
              const ToldRank *rank)
{
  gsize end = 0;
  guint cohort = find_cohort (check, rank, &end);

  if (cohort == 0 || rank->rank <= cohort || dr_check_is_said (check, rank->start, end))
    return;

  g_autofree char *stated = g_strdup_printf ("%u", rank->rank);
  g_autofree char *high = g_strdup_printf ("%u", cohort);
  g_autofree char *arithmetic = g_strdup_printf ("%s > %s", stated, high);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .expected_low = "1", .expected_high = high,
                        .arithmetic = arithmetic };

  dr_check_say (check, DR_RULE_RANK_OUTSIDE, &facts, (DrStretch) { rank->start, end, 0 }, NULL, 0);
}

/* The points that are told in front of a rank, behind the one before it. */
static void
find_score (const DrCheck *check,
            gsize          from,
            ToldRank      *rank)
{
  static const char * const score_words[] = { "điểm", NULL };
  guint n = 0;

  from = MAX (from, dr_check_sentence_start (check, rank->start));
  for (gsize at = from; at < rank->start; at++)
    {
      DrNumeral numeral;

      if (!g_ascii_isdigit (check->text[at]))
        continue;
      dr_numeral_scan (check->text, check->size, at, &numeral);
      if ((numeral.flags & DR_NUMERAL_UNREADABLE) != 0)
        return;
      g_auto (DrWording) noun = dr_check_fold (check, numeral.digits_end, rank->start);
      if (dr_wording_begins (&noun, score_words) && dr_small_is (&numeral.value))
        {
          rank->score = numeral.value;
          n++;
        }
      at = numeral.digits_end;
    }
  rank->has_score = n == 1;
}

/* Whether two ranks are of one list, as far as the words between them tell. */
static gboolean
are_of_one_list (const DrCheck  *check,
                 const ToldRank *one,
                 const ToldRank *other)
{
  if (other->start - one->end > LIST_MOST || other->start > dr_check_line_end (check, one->end))
    return FALSE;
  g_auto (DrWording) between = dr_check_fold (check, one->end, other->end);

  return !dr_wording_has (&between, list_words) && !dr_wording_has (&between, shared_words);
}

/* «95 điểm, hạng Nhì. … 92 điểm, hạng Nhì»: fewer points, and no lower a rank. */
static void
check_scores (DrCheck        *check,
              const ToldRank *one,
              const ToldRank *other)
{
  if (!one->has_score || !other->has_score || !are_of_one_list (check, one, other))
    return;

  int order = dr_decimal_compare (&one->score, &other->score);
  int by_rank = one->rank < other->rank ? 1 : one->rank > other->rank ? -1 : 0;
  if (order == 0 || order == by_rank)
    return;

  g_autofree char *score = dr_check_write_decimal (&other->score, "");
  g_autofree char *other_score = dr_check_write_decimal (&one->score, "");
  g_autofree char *stated = g_strdup_printf ("%u", other->rank);
  g_autofree char *arithmetic = g_strdup_printf ("%s %s %s (%u)", score, order < 0 ? ">" : "<", other_score, one->rank);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .arithmetic = arithmetic };
  DrStretch place = { one->start, one->end, 0 };

  dr_check_say (check, DR_RULE_RANK_SCORE, &facts, (DrStretch) { other->start, other->end, 0 }, &place, 1);
}

/* «hạng Nhì khối các hội đặc thù; … cũng trong khối này xếp hạng Nhì». */
static void
check_same (DrCheck        *check,
            const ToldRank *one,
            const ToldRank *other)
{
  if (one->rank != other->rank || other->start - one->end > LIST_MOST || other->start > dr_check_line_end (check, one->end))
    return;
  g_auto (DrWording) lead = dr_check_fold (check, MAX (one->end, dr_check_clause_start (check, other->start)), other->end);
  g_auto (DrWording) behind = dr_check_fold (check, other->end, dr_check_clause_end (check, other->end));
  if (!dr_wording_has (&lead, same_words) || dr_wording_has (&lead, shared_words) || dr_wording_has (&behind, shared_words))
    return;

  g_autofree char *stated = g_strdup_printf ("%u", other->rank);
  gsize start = MAX (one->end, dr_check_clause_start (check, other->start));
  /* It ends at the words that are said of the group. */
  while (strchr (" ;,.", check->text[start]) != NULL)
    start++;
  g_autofree char *what = g_strndup (check->text + start, other->start - start);
  DrRuleFacts facts = { .stated = stated, .stated_words = stated, .what = g_strstrip (what) };
  DrStretch place = { one->start, one->end, 0 };

  if (!dr_check_is_said (check, other->start, other->end))
    dr_check_say (check, DR_RULE_RANK_TWICE, &facts, (DrStretch) { other->start, other->end, 0 }, &place, 1);
}

void
dr_check_rank_told (DrCheck *check)
{
  ToldRank last = { 0 }, rank;

  for (gsize at = 0; check->text != NULL && find_rank (check, at, &rank) && dr_check_goes_on (check); at = rank.end)
    {
      find_score (check, last.end, &rank);
      check_cohort (check, &rank);
      if (last.rank != 0)
        {
          check_scores (check, &last, &rank);
          check_same (check, &last, &rank);
        }
      last = rank;
    }
}
