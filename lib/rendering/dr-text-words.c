/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "rendering/dr-text-words-private.h"

static const struct
{
  const char *vietnamese;
  const char *english;
} words[DR_N_WORDS] = {
  [DR_WORD_NUMBER] = { "Số", "Number" },
  [DR_WORD_ISSUER] = { "Cơ quan", "Issuer" },
  [DR_WORD_PERIOD] = { "Kỳ báo cáo", "Period" },
  [DR_WORD_DATE] = { "Ngày", "Date" },
  [DR_WORD_UNTITLED] = { "Báo cáo không có tên", "Untitled report" },
  [DR_WORD_UNNAMED] = { "(không nêu tên)", "(not named)" },
  [DR_WORD_INDICATOR] = { "Nội dung", "Figure" },
  [DR_WORD_ACTUAL] = { "Thực hiện", "Actual" },
  [DR_WORD_PLANNED] = { "Chỉ tiêu", "Target" },
  [DR_WORD_REACHED] = { "Đạt", "Reached" },
  [DR_WORD_TARGET] = { "chỉ tiêu", "target" },
  [DR_WORD_REACHED_OF_TARGET] = { "đạt", "reached" },
  [DR_WORD_SHARE] = { "chiếm", "share" },
  [DR_WORD_UP] = { "tăng", "up" },
  [DR_WORD_DOWN] = { "giảm", "down" },
  [DR_WORD_AGAINST] = { "so với", "against" },
  [DR_WORD_POINTS] = { "điểm %", "% points" },
  [DR_WORD_ALSO] = { "đồng thời", "also" },
  [DR_WORD_OR_READ] = { "cũng có thể đọc là", "can also be read as" },
  [DR_WORD_CUMULATIVE] = { "lũy kế", "running total" },
  [DR_WORD_NIL] = { "không phát sinh", "nil" },
  [DR_WORD_ESTIMATED] = { "ước tính", "estimated" },
  [DR_WORD_PROVISIONAL] = { "sơ bộ", "provisional" },
  [DR_WORD_MISSING] = { "không có số liệu", "not reported" },
  [DR_WORD_NOT_APPLICABLE] = { "không áp dụng", "not applicable" },
  [DR_WORD_RANK] = { "hạng", "rank" },
  [DR_WORD_RANK_CAPITAL] = { "Hạng", "Rank" },
  [DR_WORD_GRADE_CAPITAL] = { "Xếp loại", "Graded" },
  [DR_WORD_ASSESSED_BY] = { "theo", "by" },
  [DR_WORD_NOT_RANKED] = { "Không xếp hạng", "Not ranked" },
  [DR_WORD_TOTALS] = { "Tổng hợp", "In all" },
  [DR_WORD_FIGURES] = { "Số liệu", "Figures" },
  [DR_WORD_UNIT] = { "đơn vị", "unit" },
  [DR_WORD_UNITS] = { "đơn vị", "units" },
  [DR_WORD_TARGETS] = { "Chỉ tiêu", "Targets" },
  [DR_WORD_EXCEEDED] = { "vượt", "exceeded" },
  [DR_WORD_MET] = { "đạt", "met" },
  [DR_WORD_NEAR] = { "gần đạt", "near" },
  [DR_WORD_MISSED] = { "chưa đạt", "missed" },
  [DR_WORD_UNDEFINED] = { "không xác định", "undefined" },
  [DR_WORD_NONE] = { "không có", "none" },
  [DR_WORD_RANKS] = { "Xếp hạng", "Ranks" },
  [DR_WORD_GRADES] = { "Xếp loại", "Grades" },
  [DR_WORD_RECOMMENDATIONS] = { "Kiến nghị", "Recommendations" },
  [DR_WORD_TASKS] = { "Nhiệm vụ", "Tasks" },
  [DR_WORD_COUNT_NOT_STATED] = { "không nêu số lượng", "number not stated" },
  [DR_WORD_DONE] = { "đã hoàn thành", "done" },
  [DR_WORD_OPEN] = { "chưa hoàn thành", "open" },
  [DR_WORD_STATUS_UNKNOWN] = { "không nêu kết quả", "outcome not stated" },
  [DR_WORD_CITATIONS] = { "Văn bản dẫn", "Citations" },
  [DR_WORD_UNREAD] = { "Số chưa đọc", "Unread" },
  [DR_WORD_MORE] = { "số khác", "more" },
  [DR_WORD_DIGITS] = { "ký tự", "characters" },
  [DR_WORD_COMPUTED] = { "tính từ thực hiện và chỉ tiêu", "computed from actual and target" },
  [DR_WORD_SEVERITY_NOTE] = { "ghi chú", "note" },
  [DR_WORD_SEVERITY_WARNING] = { "cảnh báo", "warning" },
  [DR_WORD_SEVERITY_ERROR] = { "lỗi", "error" },
  [DR_WORD_DIFFERENCE_ADDED] = { "thêm", "added" },
  [DR_WORD_DIFFERENCE_REMOVED] = { "bỏ", "removed" },
  [DR_WORD_DIFFERENCE_CHANGED] = { "sửa", "changed" },
  [DR_WORD_ASPECT_ACTUAL] = { "số liệu", "figure" },
  [DR_WORD_ASPECT_WORDING] = { "cách ghi", "wording" },
  [DR_WORD_ASPECT_STATUS] = { "tình trạng", "status" },
  [DR_WORD_ASPECT_CHANGE] = { "so sánh", "comparison" },
  [DR_WORD_ASPECT_COHORT] = { "số đơn vị được xếp", "cohort" },
  [DR_WORD_ASPECT_GRADE] = { "xếp loại", "grade" },
  [DR_WORD_ASPECT_COUNT] = { "số lượng", "number" },
  [DR_WORD_NORMAL] = { "chính thức", "as reported" },
  [DR_WORD_YES] = { "có", "yes" },
  [DR_WORD_NO] = { "không", "no" },
};

const char *
dr_word (DrWord     word,
         DrLanguage language)
{
  return language == DR_LANGUAGE_ENGLISH ? words[word].english : words[word].vietnamese;
}
