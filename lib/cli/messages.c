/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the library says about figures that do not go together, in Vietnamese. Its own messages are English. */

#include "config.h"

#include "cli.h"

#include <string.h>

/* Words that a message has at most. */
#define MOST_WORDS 8

/* What to do is said behind it, with the options of the program, so that remedies are left out. The first that fits is told. */
static const CliMessage query_messages[] = {
  { "“{}” and “{}” do not add up: {}", "“{1}” và “{2}” không cộng được với nhau" },
  { "“{}” is a stock and “{}” a flow, which do not add up: {}",
    "“{1}” là mức tại một ngày, “{2}” là số phát sinh trong kỳ: không cộng được với nhau" },
  { "“{}” is a stock, a level at a day, which does not add up over time ({} and {}): {}",
    "“{1}” là mức tại một ngày, không cộng được theo thời gian ({2} và {3})" },
  { "“{}” is a ratio, which is neither summed nor plainly averaged: {}", "“{1}” là tỷ lệ, không cộng và không lấy trung bình được" },
  { "“{}” would be counted twice: of {} for {}, and of {} below it for {}: {}",
    "“{1}” bị tính hai lần: của {2} kỳ {3}, và của {4} bên dưới kỳ {5}" },
  { "“{}” for {} would be counted twice, of {} and of {} below it: {}",
    "“{1}” kỳ {2} bị tính hai lần: của {3} và của {4} bên dưới" },
  { "“{}” of {} would be counted twice, for {} and for {}: {}", "“{1}” của {2} bị tính hai lần: kỳ {3} và kỳ {4}" },
  { "what {} planned of “{}” would be counted twice, for {} and for {}: {}",
    "kế hoạch “{2}” của {1} bị tính hai lần: cho kỳ {3} và cho kỳ {4}" },
  { "what {} planned of “{}” for {} cannot be held against what was reached in {}, which does not lie within it: {}",
    "kế hoạch “{2}” của {1} cho kỳ {3} không so được với kết quả kỳ {4}, vì kỳ này không nằm trong kỳ kế hoạch" },
  { "what {} planned of “{}” for {} is {} with the figures of {} and {} with those of {}, and the dates of the reports do not "
    "tell which is the later: {}",
    "kế hoạch “{2}” của {1} cho kỳ {3} là {4} bên số liệu kỳ {5} và {6} bên số liệu kỳ {7}; ngày của các báo cáo không cho biết "
    "số nào nêu sau" },
  { "the plan of “{}” of {} for {} is {} and {} in one report, which cannot both be: {}",
    "kế hoạch “{1}” của {2} kỳ {3} trong cùng một báo cáo vừa là {4} vừa là {5}" },
  { "“{}” of {} for {} is {} and {} in one report, which cannot both be: {}",
    "“{1}” của {2} kỳ {3} trong cùng một báo cáo vừa là {4} vừa là {5}" },
  { "“{}” of {} for {} is {} in {} and {} in {}, and their dates do not tell which is the later: {}",
    "“{1}” của {2} kỳ {3} là {4} trong {5} và {6} trong {7}; ngày của hai báo cáo không cho biết số nào nêu sau" },
  { "{} and {} of {} say different things of one figure, and nothing tells of which place the issuers are: {}",
    "{1} và {2}, cùng của {3}, nêu khác nhau về một số liệu, và không có gì cho biết đơn vị ở nơi nào" },
  { "the issuer {} reports from {} here and from {} in another report of the period, and may be two bodies of one name: {}",
    "đơn vị {1} báo cáo từ {2}, trong báo cáo khác cùng kỳ lại từ {3}: có thể là hai đơn vị trùng tên" },
  { "the issuer of a report is not named, so that its units could be those of another: {}",
    "báo cáo không nêu đơn vị gửi, nên không phân biệt được với đơn vị của báo cáo khác" },
  { "who issued it is not said, so that its units cannot be told from those of other reports",
    "báo cáo không nêu đơn vị gửi, nên không phân biệt được với đơn vị của báo cáo khác" },
  { "{}: “{}” and “{}” do not go together: {}", "{1}: “{2}” và “{3}” không xếp chung được" },
  { "{}: “{}” is a stock, a level at a day, which does not add up over time: {}",
    "{1}: “{2}” là mức tại một ngày, không cộng được theo thời gian" },
  { "{}: “{}” is a ratio, which is not summed", "{1}: “{2}” là tỷ lệ, không cộng được" },
  { "{}: of some indicators more is better, of others less: {}", "{1}: có chỉ tiêu càng nhiều càng tốt, có chỉ tiêu càng ít càng tốt" },
  { "{}: not a key to group by, which are {}", "{1} không phải là khóa; các khóa là {2}" },
  { "{} is asked for twice: name each key once", "khóa {1} được nêu hai lần" },
  { "{}: not a metric, which are {}", "{1} không phải là chỉ số; các chỉ số là {2}" },
  { "{}: the metric {} takes nothing behind it", "{1}: sau chỉ số {2} không có gì nữa" },
  { "{}: the metric {} takes another metric behind it, such as {}", "{1}: sau chỉ số {2} là một chỉ số khác, như {3}" },
  { "{}: the metric {} takes a day behind it, such as {}", "{1}: sau chỉ số {2} là một ngày, như {3}" },
  { "{}: the metric {} takes a number above 0 and at most 1 behind it, such as {}",
    "{1}: sau chỉ số {2} là một số lớn hơn 0 và không quá 1, như {3}" },
  { "{}: the metric {} takes {} or {} behind it", "{1}: sau chỉ số {2} là {3} hoặc {4}" },
  { "{}: ask for the metric \"{}\" too, before it", "{1}: nêu cả chỉ số {2}, trước nó" },
  { "{}: values of \"{}\" do not add up", "{1}: các giá trị {2} không cộng được" },
  { "{}: a quotient has no share of a sum", "{1}: một tỷ lệ không có tỷ trọng trong tổng" },
  { "{}: nothing in the dataset has this {}", "{1}: không số liệu nào có {2} này" },
  { "the filter \"has\" takes \"{}\" and \"{}\"", "has nhận {1} và {2}" },
  { "the filter \"status\" takes \"{}\", \"{}\", \"{}\" and \"{}\"", "status nhận {1}, {2}, {3} và {4}" },
  { "{} is neither a key nor a metric of the query: rows cannot be put in order by it",
    "{1} không phải là khóa hay chỉ số của bảng, không sắp xếp theo nó được" },
  { "{} is no key of the query: a cohort is made of those", "{1} không phải là khóa của bảng, không chia nhóm theo nó được" },
  { "\"{}\" counts a figure several times: {}",
    "{1} tính một số liệu nhiều lần: phải là khóa đơn vị duy nhất, và chỉ tính các tổng" },
  { "\"{}\" shows the units below each other: {}",
    "{1} cho thấy cả cấp trên lẫn cấp dưới: --nested chỉ có thể là parts hoặc all" },
  { "the query has more groups than can be told apart: {}", "quá nhiều nhóm: bớt khóa trong --by" },
  { "a sum of the query does not fit 128 bits: {}", "một tổng quá lớn: chia thành các nhóm nhỏ hơn" },
  { "{} does not fit 128 bits: ask for smaller groups", "{1} quá lớn: chia thành các nhóm nhỏ hơn" },
  { "{} does not fit 128 bits: ask for fewer digits", "{1} quá lớn: bớt chữ số thập phân với --digits" },
  { "--pivot \"{}\": there is no such key in --by", "--pivot {1}: trong --by không có khóa này" },
  { "the pivot has {} rows of {} values: filter the query first", "bảng trải ra có {1} dòng, {2} giá trị: lọc bớt bằng --where" },
  { "\"{}\" has {} values, which would be more than {} columns: filter the query first",
    "{1} có {2} giá trị, nhiều hơn {3} cột: lọc bớt bằng --where" },
};

/* Takes a message apart as @english words it: whether it does, and where its words begin and end. */
static gboolean
match (const char *english,
       const char *message,
       char       *words[MOST_WORDS])
{
  g_auto (GStrv) fixed = g_strsplit (english, "{}", -1);
  const char *at = message + strlen (fixed[0]);
  guint n = 0;

  if (!g_str_has_prefix (message, fixed[0]))
    return FALSE;
  for (gsize i = 1; fixed[i] != NULL && n < MOST_WORDS; i++)
    {
      const char *end = *fixed[i] == '\0' ? at + strlen (at) : strstr (at, fixed[i]);

      if (end == NULL)
        break;
      words[n++] = g_strndup (at, (gsize) (end - at));
      at = end + strlen (fixed[i]);
    }
  if (*at == '\0' && n + 1 == g_strv_length (fixed))
    return TRUE;
  while (n > 0)
    g_clear_pointer (&words[--n], g_free);

  return FALSE;
}

static char *
fill_in (const char         *vietnamese,
         char * const       *words)
{
  GString *text = g_string_new (NULL);

  for (const char *at = vietnamese; *at != '\0'; at++)
    {
      guint number = *at == '{' && g_ascii_isdigit (at[1]) ? (guint) (at[1] - '0') : 0;

      if (number == 0)
        {
          g_string_append_c (text, *at);
          continue;
        }
      g_string_append (text, words[number - 1]);
      at += strlen ("1}");
    }

  return g_string_free (text, FALSE);
}

/* The first of @messages that fits. */
static char *
translate (const CliMessage *messages,
           gsize             n,
           const char       *message)
{
  for (gsize i = 0; i < n; i++)
    {
      char *words[MOST_WORDS + 1] = { NULL };

      if (!match (messages[i].english, message, words))
        continue;

      char *text = fill_in (messages[i].vietnamese, words);

      for (gsize j = 0; j < MOST_WORDS; j++)
        g_free (words[j]);
      return text;
    }

  return NULL;
}

char *
cli_translate_message (const char *message)
{
  char *text = translate (query_messages, G_N_ELEMENTS (query_messages), message);

  return text != NULL ? text : translate (cli_document_messages, cli_n_document_messages, message);
}
