/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-premises-private.h"

#include <string.h>

/* Sentences before the one that concludes. */
#define SENTENCES_MOST 2

/* Syllables of what only joins a figure to those before it. */
static const char * const idle_words[] = {
  "vậy", "như", "là", "tức", "nghĩa", "tính", "ra", "đến", "tới", "hết", "đạt", "chiếm", "bằng", "tỷ", "tỉ", "lệ", "mới", "chỉ", "được", "số", "con",
  "này", "đó", "ấy", "trên", "nêu", "nói", "tương", "đương", "ứng", "đã", "có", "và", "thì", "mà", "của", "so", "với", "trong",
  "tổng", "cả", "toàn", "bộ", "kết", "quả", "hoàn", "thành", "mức", "thực", "hiện", "qua", "nay", "đây", "do", "tất", "chung", "khi",
  "cho", "thấy", "cộng", "hay", "nói", "cách", "khác", "tròn", "cuối", "cùng", "ở", "sau", "đợt", "lại", "vẫn", "còn", "chưa",
  "không", "đang", "thiếu", "phải", "thêm", "lúc", "nếu", "đầu", "một", "phần", "trăm", NULL
};

static gboolean
is_one (const DrMention *mention,
        const DrMention *kind)
{
  return mention->is_percent == kind->is_percent && mention->value.coefficient > 0
         && (kind->is_percent || dr_mention_is_alike (mention, kind));
}

static gboolean
has_value (const DrPremises *self,
           const DrMention  *mention)
{
  for (guint i = 0; i < self->n; i++)
    if (dr_decimal_compare (&self->figures[i]->value, &mention->value) == 0)
      return TRUE;

  return FALSE;
}

/* Takes what stands before @at from @from on; FALSE if it is too much. */
static gboolean
take (DrPremises      *self,
      const GArray    *mentions,
      guint           *at,
      const DrMention *kind,
      DrPremiseFunc    is_premise,
      const DrMention *told)
{
  for (; *at > 0 && dr_mentions_get (mentions, *at - 1)->start >= self->from; (*at)--)
    {
      const DrMention *mention = dr_mentions_get (mentions, *at - 1);

      if (!is_one (mention, kind) || (is_premise != NULL && !is_premise (mention)) || has_value (self, mention)
          || (told != NULL && dr_decimal_compare (&told->value, &mention->value) == 0))
        continue;
      if (self->n == DR_PREMISES_MOST || mention->hedge != DR_HEDGE_EXACT)
        return FALSE;
      for (guint i = self->n; i > 0; i--)
        self->figures[i] = self->figures[i - 1];
      self->figures[0] = mention;
      self->n++;
    }

  return TRUE;
}

gboolean
dr_premises_find (DrPremises      *self,
                  const DrCheck   *check,
                  const GArray    *mentions,
                  guint            at,
                  const DrMention *kind,
                  DrPremiseFunc    is_premise,
                  const DrMention *told,
                  guint            least)
{
  gsize start = dr_mentions_get (mentions, at)->start;
  gsize sentence = dr_check_sentence_start (check, start);
  guint n_before = 0;

  *self = (DrPremises) { .from = dr_check_clause_start (check, start) };
  while (take (self, mentions, &at, kind, is_premise, told))
    {
      if (self->n >= least)
        return TRUE;
      if (self->from > sentence)
        {
          self->from = sentence;
          continue;
        }
      gsize before = dr_check_sentence_before (check, self->from);
      if (before == self->from || n_before == SENTENCES_MOST)
        return FALSE;
      self->from = before;
      n_before++;
    }

  return FALSE;
}

/* The words but those that only join. */
static char *
drop_idle (const DrWording *words)
{
  GString *string = g_string_new (" ");
  g_auto (GStrv) each = g_strsplit (words->folded, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (" ", each[i], " ", NULL);
      DrWording one = { word, words->phrases };

      if (*each[i] != '\0' && !g_ascii_isdigit (*each[i]) && !dr_wording_is_only (&one, idle_words))
        g_string_append_printf (string, "%s ", each[i]);
    }

  return g_string_free (string, FALSE);
}

gboolean
dr_premises_say_it (const DrPremises *self,
                    const DrCheck    *check,
                    gsize             start,
                    gsize             end)
{
  g_auto (DrWording) words = dr_check_fold (check, start, end);
  g_auto (DrWording) said = dr_check_fold (check, self->from, start);
  g_autofree char *telling = drop_idle (&words);
  g_autofree char *told = drop_idle (&said);

  return strstr (told, telling) != NULL;
}
