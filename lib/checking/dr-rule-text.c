/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-rule-text-private.h"

#include <string.h>

#include "figures/dr-decimal-private.h"

/*
 * Names of rules are stable: users filter by them. In the texts, {stated},
 * {expected}, {arithmetic} and {what} stand for figures and words of the report,
 * which keep the Vietnamese form in both languages, as they quote it.
 */
static const struct
{
  const char *name;
  DrSeverity  severity;
  const char *vietnamese;
  const char *english;
} rules[DR_N_RULES] = {
  [DR_RULE_PERCENT_OF_TARGET_WRONG] = {
    "percent-of-target", DR_SEVERITY_ERROR,
    "báo cáo ghi đạt {stated}, nhưng {arithmetic}",
    "the report says {stated} of the target, but {arithmetic}",
  },
  [DR_RULE_PERCENT_OF_TARGET_TRUNCATED] = {
    "percent-of-target", DR_SEVERITY_NOTE,
    "{stated} là số cắt bớt phần lẻ; làm tròn là {expected} ({arithmetic})",
    "{stated} is cut off, not rounded; rounded it is {expected} ({arithmetic})",
  },
  [DR_RULE_PERCENT_OF_TARGET_LOOSE] = {
    "percent-of-target", DR_SEVERITY_WARNING,
    "{stated} chỉ khớp nếu chỉ tiêu ghi ở đây đã làm tròn: {arithmetic}",
    "{stated} fits only if the target as it stands here was rounded: {arithmetic}",
  },
  [DR_RULE_PERCENT_OF_TARGET_APART] = {
    "percent-of-target", DR_SEVERITY_WARNING,
    "báo cáo ghi {stated} so với chỉ tiêu, nhưng {arithmetic}",
    "the report says {stated} against the target, but {arithmetic}",
  },
  [DR_RULE_PERCENT_OF_TARGET_CUT] = {
    "percent-of-target", DR_SEVERITY_NOTE,
    "{stated} chỉ khớp nếu số liệu đã bỏ bớt phần lẻ ({arithmetic})",
    "{stated} fits only if digits of the figures were cut off ({arithmetic})",
  },
  [DR_RULE_PERCENT_OF_TARGET_TOO_LARGE] = {
    "percent-of-target", DR_SEVERITY_NOTE,
    "không kiểm tra được {stated}: số liệu quá lớn",
    "{stated} cannot be checked: the figures are too large",
  },
  [DR_RULE_WHOLE_TARGET_NONE] = {
    "whole-target", DR_SEVERITY_WARNING,
    "không chỉ tiêu nguyên nào cho {stated}: {arithmetic}",
    "no whole target gives {stated}: {arithmetic}",
  },
  [DR_RULE_EXCESS_APART] = {
    "excess", DR_SEVERITY_WARNING,
    "báo cáo ghi vượt hoặc thiếu {stated} so với chỉ tiêu, nhưng {arithmetic}",
    "the report says {stated} over or short of the target, but {arithmetic}",
  },
  [DR_RULE_EXCESS_WRONG] = {
    "excess", DR_SEVERITY_ERROR,
    "báo cáo ghi vượt hoặc thiếu {stated} so với chỉ tiêu, nhưng {arithmetic}",
    "the report says {stated} over or short of the target, but {arithmetic}",
  },
  [DR_RULE_SHARE_WRONG] = {
    "share", DR_SEVERITY_ERROR,
    "báo cáo ghi tỷ lệ {stated}, nhưng {arithmetic}",
    "the report says a share of {stated}, but {arithmetic}",
  },
  [DR_RULE_SHARE_LOOSE] = {
    "share", DR_SEVERITY_WARNING,
    "báo cáo ghi tỷ lệ {stated}, nhưng {arithmetic}",
    "the report says a share of {stated}, but {arithmetic}",
  },
  [DR_RULE_SHARE_TRUNCATED] = {
    "share", DR_SEVERITY_NOTE,
    "{stated} là số cắt bớt phần lẻ; làm tròn là {expected} ({arithmetic})",
    "{stated} is cut off, not rounded; rounded it is {expected} ({arithmetic})",
  },
  [DR_RULE_SHARE_CUT] = {
    "share", DR_SEVERITY_NOTE,
    "{stated} chỉ khớp nếu số liệu đã bỏ bớt phần lẻ ({arithmetic})",
    "{stated} fits only if digits of the figures were cut off ({arithmetic})",
  },
  [DR_RULE_PART_OVER_WHOLE] = {
    "part-over-whole", DR_SEVERITY_ERROR,
    "một phần lớn hơn tổng số: {arithmetic}",
    "a part is larger than its whole: {arithmetic}",
  },
  [DR_RULE_PART_OVER_LOOSE] = {
    "part-over-whole", DR_SEVERITY_WARNING,
    "một phần lớn hơn tổng số: {arithmetic}",
    "a part is larger than its whole: {arithmetic}",
  },
  [DR_RULE_PARTITION_WRONG] = {
    "partition", DR_SEVERITY_ERROR,
    "tổng ghi {stated}, nhưng các phần cộng lại {arithmetic}",
    "the total says {stated}, but the parts add up to {arithmetic}",
  },
  [DR_RULE_PARTITION_UNLIKE] = {
    "partition", DR_SEVERITY_WARNING,
    "tổng ghi {stated}, nhưng các phần cộng lại {arithmetic}",
    "the total says {stated}, but the parts add up to {arithmetic}",
  },
  [DR_RULE_PARTITION_TRUNCATED] = {
    "partition", DR_SEVERITY_NOTE,
    "các phần cộng lại {arithmetic}, chỉ khớp với {stated} nếu bỏ bớt phần lẻ",
    "the parts add up to {arithmetic}, which fits {stated} only if digits were cut off",
  },
  [DR_RULE_PARTITION_OVER] = {
    "partition", DR_SEVERITY_WARNING,
    "các phần cộng lại {arithmetic}, nhiều hơn tổng {stated}",
    "the parts add up to {arithmetic}, more than the total of {stated}",
  },
  [DR_RULE_PARTITION_CLOSING] = {
    "partition", DR_SEVERITY_WARNING,
    "cộng ghi {stated}, nhưng {arithmetic}",
    "the sum says {stated}, but {arithmetic}",
  },
  [DR_RULE_REMAINDER_WRONG] = {
    "partition", DR_SEVERITY_ERROR,
    "báo cáo ghi còn {stated}, nhưng {arithmetic}",
    "the report says that {stated} are left, but {arithmetic}",
  },
  [DR_RULE_REMAINDER_LOOSE] = {
    "partition", DR_SEVERITY_WARNING,
    "báo cáo ghi còn {stated}, nhưng {arithmetic}",
    "the report says that {stated} are left, but {arithmetic}",
  },
  [DR_RULE_SHARE_SUM_WRONG] = {
    "share-sum", DR_SEVERITY_WARNING,
    "các tỷ lệ của một tổng cộng lại {arithmetic}, không phải 100 %",
    "the shares of one whole add up to {arithmetic}, not to 100 %",
  },
  [DR_RULE_SHARE_SUM_ROUNDED] = {
    "share-sum", DR_SEVERITY_NOTE,
    "các tỷ lệ cộng lại {arithmetic}: lệch do làm tròn",
    "the shares add up to {arithmetic}: off by rounding",
  },
  [DR_RULE_CHANGE_WRONG] = {
    "change", DR_SEVERITY_ERROR,
    "báo cáo ghi {what} {stated}, nhưng {arithmetic}",
    "the report says {what} {stated}, but {arithmetic}",
  },
  [DR_RULE_CHANGE_LOOSE] = {
    "change", DR_SEVERITY_WARNING,
    "báo cáo ghi {what} {stated}, nhưng {arithmetic}",
    "the report says {what} {stated}, but {arithmetic}",
  },
  [DR_RULE_CHANGE_DIRECTION] = {
    "change", DR_SEVERITY_ERROR,
    "báo cáo ghi {what} {stated}, nhưng {arithmetic}: ngược chiều",
    "the report says {what} {stated}, but {arithmetic}: the other way",
  },
  [DR_RULE_CHANGE_TRUNCATED] = {
    "change", DR_SEVERITY_NOTE,
    "{what} {stated} chỉ khớp nếu bỏ bớt phần lẻ ({arithmetic})",
    "{what} {stated} fits only if digits were cut off ({arithmetic})",
  },
  [DR_RULE_CHANGE_TWO] = {
    "change", DR_SEVERITY_ERROR,
    "hai mức {what} không khớp nhau: ghi {stated}, nhưng {arithmetic}",
    "the two changes do not fit: {what} {stated}, but {arithmetic}",
  },
  [DR_RULE_MAGNITUDE] = {
    "magnitude", DR_SEVERITY_WARNING,
    "{stated} gấp hoặc kém khoảng nghìn lần số phải có bên cạnh {expected}",
    "{stated} is about a thousand times what it should be beside {expected}, or a thousandth",
  },
  [DR_RULE_GROWTH_WRONG] = {
    "growth", DR_SEVERITY_WARNING,
    "mức tăng, giảm {stated} của tổng không khớp với các phần: kỳ trước {arithmetic}",
    "the change of the total, {stated}, does not fit those of its parts: before, {arithmetic}",
  },
  [DR_RULE_PRODUCT_WRONG] = {
    "product", DR_SEVERITY_ERROR,
    "tổng ghi {stated}, nhưng {arithmetic}",
    "the total says {stated}, but {arithmetic}",
  },
  [DR_RULE_PRODUCT_LOOSE] = {
    "product", DR_SEVERITY_WARNING,
    "tổng ghi {stated}, nhưng {arithmetic}",
    "the total says {stated}, but {arithmetic}",
  },
  [DR_RULE_MEAN_WRONG] = {
    "mean", DR_SEVERITY_WARNING,
    "bình quân ghi {stated}, nhưng {arithmetic}",
    "the mean says {stated}, but {arithmetic}",
  },
  [DR_RULE_REPEATED_FIGURE] = {
    "repeated-figure", DR_SEVERITY_WARNING,
    "chỗ này ghi {stated}, chỗ trước ghi {expected}: {what}",
    "here it is {stated}, before it was {expected}: {what}",
  },
  [DR_RULE_REPEATED_CELL] = {
    "repeated-figure", DR_SEVERITY_WARNING,
    "chỗ này ghi {stated}, bảng ghi {expected}: {what}",
    "here it is {stated}, in the table it is {expected}: {what}",
  },
  [DR_RULE_CUMULATIVE_SMALLER] = {
    "cumulative", DR_SEVERITY_ERROR,
    "lũy kế {stated} ít hơn số trong kỳ {expected}",
    "the running total of {stated} is less than the {expected} of the period alone",
  },
  [DR_RULE_CUMULATIVE_WITHIN] = {
    "cumulative", DR_SEVERITY_WARNING,
    "kỳ dài ghi {stated}, ít hơn {expected} của một kỳ nằm trong đó",
    "the longer time has {stated}, less than the {expected} of a time within it",
  },
  [DR_RULE_CUMULATIVE_PARTS] = {
    "cumulative", DR_SEVERITY_WARNING,
    "lũy kế ghi {stated}, nhưng số kỳ trước và số trong kỳ {arithmetic}",
    "the running total says {stated}, but what came before and in the period {arithmetic}",
  },
  [DR_RULE_BALANCE_WRONG] = {
    "balance", DR_SEVERITY_WARNING,
    "ghi còn {stated}, nhưng đầu kỳ cộng tăng trừ giảm {arithmetic}",
    "the closing figure says {stated}, but opening, inflow and outflow make {arithmetic}",
  },
  [DR_RULE_DIFFERENCE_WRONG] = {
    "difference", DR_SEVERITY_WARNING,
    "ghi {stated}, nhưng {arithmetic}",
    "it says {stated}, but {arithmetic}",
  },
  [DR_RULE_TABLE_ROW_WRONG] = {
    "table-row", DR_SEVERITY_WARNING,
    "ghi {stated}, nhưng theo cách tính của các dòng khác {arithmetic}",
    "it says {stated}, but as all other rows go {arithmetic}",
  },
  [DR_RULE_TABLE_ROW_SHIFTED] = {
    "table-row", DR_SEVERITY_WARNING,
    "ghi {stated}, nhưng theo cách tính của các dòng khác {arithmetic}: có lẽ lệch {what} lần",
    "it says {stated}, but as all other rows go {arithmetic}: perhaps off by a factor of {what}",
  },
  [DR_RULE_TABLE_COLUMN_SHIFTED] = {
    "table-row", DR_SEVERITY_WARNING,
    "ghi {stated}, nhưng theo dòng cộng của cột {arithmetic}: có lẽ lệch {what} lần",
    "it says {stated}, but by the total of the column {arithmetic}: perhaps off by a factor of {what}",
  },
  [DR_RULE_TABLE_COLUMN_WRONG] = {
    "table-row", DR_SEVERITY_WARNING,
    "dòng cộng ghi {stated}, nhưng cả cột {arithmetic}",
    "the total says {stated}, but the column makes {arithmetic}",
  },
  [DR_RULE_RANK_OUTSIDE] = {
    "rank", DR_SEVERITY_ERROR,
    "hạng {stated} nằm ngoài số đơn vị được xếp: {arithmetic}",
    "rank {stated} is outside the units that were ranked: {arithmetic}",
  },
  [DR_RULE_RANK_TWICE] = {
    "rank", DR_SEVERITY_WARNING,
    "hai đơn vị cùng hạng {stated}: {what}",
    "two bodies on rank {stated}: {what}",
  },
  [DR_RULE_RANK_MOVED] = {
    "rank", DR_SEVERITY_WARNING,
    "báo cáo ghi thay đổi {stated} bậc, nhưng {arithmetic}",
    "the report says that the rank moved by {stated}, but {arithmetic}",
  },
  [DR_RULE_RANK_SCORE] = {
    "rank", DR_SEVERITY_WARNING,
    "hạng {stated} không theo điểm: {arithmetic}",
    "rank {stated} does not follow the scores: {arithmetic}",
  },
  [DR_RULE_ANNIVERSARY_WRONG] = {
    "anniversary", DR_SEVERITY_ERROR,
    "ghi {stated} năm, nhưng {arithmetic}",
    "it says {stated} years, but {arithmetic}",
  },
  [DR_RULE_ANNOUNCED_COUNT_WRONG] = {
    "announced-count", DR_SEVERITY_WARNING,
    "ghi {stated} {what}, nhưng liệt kê {expected}",
    "it announces {stated} {what}, but lists {expected}",
  },
  [DR_RULE_DATE_MISSING] = {
    "date", DR_SEVERITY_ERROR,
    "không có ngày {stated}: {arithmetic}",
    "there is no {stated}: {arithmetic}",
  },
  [DR_RULE_DATE_ORDER] = {
    "date-order", DR_SEVERITY_WARNING,
    "ngày đầu sau ngày cuối: {arithmetic}",
    "the first day is after the last: {arithmetic}",
  },
  [DR_RULE_DATE_LATE] = {
    "date-order", DR_SEVERITY_WARNING,
    "ngày {stated} sau ngày ký báo cáo: {arithmetic}",
    "{stated} is after the day of the report: {arithmetic}",
  },
  [DR_RULE_WEEKDAY_WRONG] = {
    "weekday", DR_SEVERITY_ERROR,
    "ngày {what} không phải {stated} mà là {expected}",
    "{what} is not {stated} but {expected}",
  },
  [DR_RULE_DURATION_WRONG] = {
    "duration", DR_SEVERITY_WARNING,
    "ghi {stated} ngày, nhưng từ ngày đầu đến ngày cuối là {expected} ngày",
    "it says {stated} days, but from the first day to the last there are {expected}",
  },
  [DR_RULE_PERIOD_OUTSIDE] = {
    "period", DR_SEVERITY_WARNING,
    "kết quả {stated} nằm ngoài kỳ báo cáo {expected}",
    "a result of {stated} is outside the report's period, {expected}",
  },
  [DR_RULE_PERIOD_TOLD] = {
    "period", DR_SEVERITY_WARNING,
    "ghi «{stated}», nhưng báo cáo là của {expected}",
    "it says «{stated}», but the report is of {expected}",
  },
  [DR_RULE_PERCENT_RANGE] = {
    "percent-range", DR_SEVERITY_WARNING,
    "tỷ lệ {stated} vượt quá 100 %",
    "a share of {stated} is more than 100 %",
  },
  [DR_RULE_DIRECTIVES_WRONG] = {
    "directives", DR_SEVERITY_ERROR,
    "đã xong và còn lại không bằng số được giao: {arithmetic}",
    "done and open do not make what was given: {arithmetic}",
  },
  [DR_RULE_DIRECTIVES_LOOSE] = {
    "directives", DR_SEVERITY_WARNING,
    "đã xong và còn lại không bằng số được giao: {arithmetic}",
    "done and open do not make what was given: {arithmetic}",
  },
  [DR_RULE_DIGIT_SLIP_SWAPPED] = {
    "digit-slip", DR_SEVERITY_WARNING,
    "ghi {stated}, nhưng {arithmetic}: có lẽ hai chữ số đổi chỗ",
    "it says {stated}, but {arithmetic}: perhaps two digits are swapped",
  },
  [DR_RULE_DIGIT_SLIP_CHANGED] = {
    "digit-slip", DR_SEVERITY_WARNING,
    "ghi {stated}, nhưng {arithmetic}: có lẽ nhầm một chữ số",
    "it says {stated}, but {arithmetic}: perhaps one digit is wrong",
  },
  [DR_RULE_SEPARATORS_MIXED] = {
    "separators", DR_SEVERITY_NOTE,
    "lẫn dấu thập phân: {stated}, chỗ khác {expected}",
    "decimal signs are mixed: {stated} here, {expected} elsewhere",
  },
  [DR_RULE_COLLOQUIAL] = {
    "separators", DR_SEVERITY_NOTE,
    "{stated} là cách nói; được hiểu là {expected}",
    "{stated} is how one speaks; read as {expected}",
  },
  [DR_RULE_HELD_CHANGE] = {
    "held-change", DR_SEVERITY_WARNING,
    "báo cáo ghi {what} {stated}, nhưng theo báo cáo trước {arithmetic}",
    "the report says {what} {stated}, but by the earlier report {arithmetic}",
  },
  [DR_RULE_HELD_EARLIER] = {
    "held-change", DR_SEVERITY_WARNING,
    "kỳ trước ghi {stated}, nhưng báo cáo của kỳ đó ghi {expected}",
    "for the earlier period it says {stated}, but the report of that period says {expected}",
  },
  [DR_RULE_HELD_CUMULATIVE] = {
    "held-cumulative", DR_SEVERITY_WARNING,
    "lũy kế {stated} ít hơn lũy kế {expected} của báo cáo trước",
    "the running total of {stated} is less than the {expected} of the earlier report",
  },
  [DR_RULE_HELD_TOTAL] = {
    "held-total", DR_SEVERITY_WARNING,
    "lũy kế ghi {stated}, nhưng lũy kế của báo cáo trước và số trong kỳ {arithmetic}",
    "the running total says {stated}, but that of the earlier report and the period's figure {arithmetic}",
  },
  [DR_RULE_HELD_MAGNITUDE] = {
    "held-magnitude", DR_SEVERITY_WARNING,
    "{stated} gấp hoặc kém khoảng nghìn lần {expected} của báo cáo trước",
    "{stated} is about a thousand times the {expected} of the earlier report, or a thousandth",
  },
  [DR_RULE_HELD_TARGET] = {
    "held-target", DR_SEVERITY_WARNING,
    "chỉ tiêu {stated} khác chỉ tiêu {expected} của cùng kỳ trong báo cáo trước",
    "the target of {stated} was {expected} in the earlier report for the same period",
  },
  [DR_RULE_HELD_DIRECTIVE] = {
    "held-directive", DR_SEVERITY_WARNING,
    "{what} còn dở trong báo cáo trước, báo cáo này không nhắc đến",
    "{what} were open in the earlier report, and this one does not speak of them",
  },
};

static char *
expand (const char        *text,
        const DrRuleFacts *facts,
        const char        *what)
{
  const struct
  {
    const char *name;
    const char *value;
  } fields[] = {
    { "{stated}", facts->stated_words },
    { "{expected}", facts->expected_words },
    { "{arithmetic}", facts->arithmetic },
    { "{what}", what },
    { "{right}", facts->right_word },
    { "{wrong}", facts->wrong_word },
  };
  GString *string = g_string_new (NULL);

  /* One pass, so that what stands in the report is never taken for a field. */
  for (const char *at = text; *at != '\0';)
    {
      gsize length = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
        if (fields[i].value != NULL && g_str_has_prefix (at, fields[i].name))
          {
            g_string_append (string, fields[i].value);
            length = strlen (fields[i].name);
          }
      if (length == 0)
        g_string_append_c (string, *at);
      at += MAX (length, 1);
    }

  return g_string_free (string, FALSE);
}

/* A figure that a finding has room for; what was computed may have more digits. */
static const char *
get_fitting (const char *figure)
{
  DrDecimal value;

  return figure != NULL && dr_decimal_parse (figure, -1, &value) ? figure : NULL;
}

/* The text, and behind it which word should have been written. */
static char *
expand_all (const char        *text,
            const char        *suggestion,
            const DrRuleFacts *facts,
            const char        *what)
{
  g_autofree char *said = expand (text, facts, what);
  g_autofree char *suggested = expand (facts->right_word != NULL ? suggestion : "", facts, what);

  return g_strconcat (said, suggested, NULL);
}

DrFinding *
dr_rule_new_finding (DrRule              rule,
                     const DrRuleFacts  *facts,
                     DrSource           *source,
                     GError            **error)
{
  g_autofree char *vietnamese = expand_all (rules[rule].vietnamese, "; có lẽ {right}, không phải {wrong}", facts,
                                            facts->what);
  g_autofree char *english = expand_all (rules[rule].english, "; perhaps {right}, not {wrong}", facts,
                                         facts->what_english != NULL ? facts->what_english : facts->what);

  return dr_finding_new (rules[rule].name, rules[rule].severity, get_fitting (facts->stated),
                         get_fitting (facts->expected_low), get_fitting (facts->expected_high), facts->arithmetic,
                         vietnamese, english, source, error);
}
