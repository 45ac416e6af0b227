/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "checking/dr-rules-private.h"

const DrBuiltinRule dr_builtin_rules[] = {
  { "percent-of-target", DR_SEVERITY_ERROR, "phần trăm so với chỉ tiêu và số thực hiện",
    "a percentage of a target against actual and target", dr_check_percent_of_target },
  { "whole-target", DR_SEVERITY_WARNING, "chỉ tiêu suy ra từ phần trăm phải là số nguyên",
    "a percentage implies a whole target", dr_check_whole_target },
  { "excess", DR_SEVERITY_ERROR, "số vượt hoặc thiếu so với chỉ tiêu",
    "what is over or short of a target", dr_check_excess },
  { "share", DR_SEVERITY_ERROR, "tỷ lệ của một phần so với tổng số",
    "a share against part and whole", dr_check_share },
  { "part-over-whole", DR_SEVERITY_ERROR, "một phần không lớn hơn tổng số",
    "a part is no larger than its whole", dr_check_part_over_whole },
  { "partition", DR_SEVERITY_ERROR, "các phần cộng lại bằng tổng số",
    "parts add up to their total", dr_check_partition },
  { "share-sum", DR_SEVERITY_WARNING, "các tỷ lệ của một tổng cộng lại 100 %",
    "the shares of one whole add up to 100 %", dr_check_share_sum },
  { "change", DR_SEVERITY_ERROR, "mức tăng, giảm so với số kỳ trước",
    "a change against both figures", dr_check_change },
  { "product", DR_SEVERITY_ERROR, "số lượng nhân đơn giá bằng tổng",
    "a count times a unit price makes the total", dr_check_product },
  { "mean", DR_SEVERITY_WARNING, "số bình quân so với tổng và số lượng",
    "a mean against total and count", dr_check_mean },
  { "repeated-figure", DR_SEVERITY_WARNING, "một số liệu ghi hai lần khác nhau",
    "one figure stated twice, differently", dr_check_repeated_figure },
  { "cumulative", DR_SEVERITY_ERROR, "lũy kế không ít hơn số trong kỳ",
    "a running total is no less than the period's figure", dr_check_cumulative },
  { "rank", DR_SEVERITY_ERROR, "thứ hạng trong số đơn vị được xếp, mỗi hạng một đơn vị",
    "a rank inside its cohort, one body a rank", dr_check_rank },
  { "anniversary", DR_SEVERITY_ERROR, "số năm kỷ niệm so với hai năm ghi bên cạnh",
    "an anniversary against its two years", dr_check_anniversary },
  { "announced-count", DR_SEVERITY_WARNING, "số mục được báo trước so với số mục liệt kê",
    "an announced count against the list behind it", dr_check_announced_count },
  { "date", DR_SEVERITY_ERROR, "ngày có thật", "a date that exists", dr_check_date },
  { "date-order", DR_SEVERITY_WARNING, "ngày đầu trước ngày cuối, kết quả trước ngày ký báo cáo",
    "the first day before the last, results before the day of the report", dr_check_date_order },
  { "period", DR_SEVERITY_WARNING, "kết quả nằm trong kỳ báo cáo", "results inside the report's period",
    dr_check_period },
  { "percent-range", DR_SEVERITY_WARNING, "tỷ lệ từ 0 đến 100 %", "a share between 0 and 100 %",
    dr_check_percent_range },
  { "directives", DR_SEVERITY_ERROR, "đã xong và còn lại bằng số được giao", "done and open make what was given",
    dr_check_directives },
  { "separators", DR_SEVERITY_NOTE, "một kiểu dấu thập phân", "one way to write decimals", dr_check_separators },
};

const guint dr_n_builtin_rules = G_N_ELEMENTS (dr_builtin_rules);
