/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Pieces that sentences of reports are made of: figures with their targets,
 * percentages, shares and changes, in the forms that offices write. The first of each
 * table is the plainest; failing sentences are brought back to it as far as they go.
 *
 * In a form stand for the figure: $n its number, $u what it counts, $o its earlier
 * value, $t its target, $x which percentage of it was reached, $e by how many per cent
 * it was exceeded or missed, $f by how much, $y the percentage of a second target, $s
 * its share; $c by how many per cent it changed, $d by how much, $q which percentage of
 * the earlier value it is; $m, $M, $N, $g the words for the direction of the change:
 * «tăng», «cao hơn», «nhiều hơn», «+»; $w a change of other size against another time;
 * $z how many times the earlier value it is.
 */

#pragma once

#include <glib.h>

typedef enum
{
  THING_PEOPLE     = 1 << 0,
  THING_MONEY      = 1 << 1,
  THING_PHYSICAL   = 1 << 2,
  THING_HEAD       = 1 << 3,    /* others accompany it: learners a class */
  THING_WON        = 1 << 4,    /* what stands behind its slash can only be its target */
  THING_PLACE      = 1 << 5,    /* so many of a fixed number */
  THING_MAGNITUDE  = 1 << 6,    /* counted in thousands */
  THING_RATIO      = 1 << 7,    /* moves by points */
  THING_MADE       = 1 << 8     /* its verb makes it: behind it what stands behind the slash can only be its target */
} ThingFlags;

typedef struct
{
  const char *name;
  const char *verb;
  const char *label;
  const char *unit;
  const char *measure;
  guint       magnitude;
  guint       decimals;
  gint32      low;
  gint32      high;
  guint       flags;
} Thing;

static const Thing things[] = {
  { "hội viên", "kết nạp", "kết nạp hội viên", "hội viên", "hội viên", 0, 0, 40, 900, THING_PEOPLE | THING_WON },
  { "lớp", "mở", "tổ chức tập huấn", "lớp", "lớp", 0, 0, 12, 90, THING_HEAD | THING_MADE },
  { "ha", "trồng", "diện tích gieo trồng", "ha", "ha", 0, 0, 60, 4000, THING_PHYSICAL | THING_WON },
  { "ha,", "trồng", "diện tích lúa", "ha", "ha", 0, 1, 600, 20000, THING_PHYSICAL | THING_WON },
  { "tấn", "thu hoạch", "sản lượng lương thực", "tấn", "tấn", 0, 0, 800, 40000, THING_PHYSICAL | THING_WON },
  { "tỷ đồng", "thu ngân sách", "thu ngân sách", "tỷ đồng", "đồng", 9, 1, 110, 2000, THING_MONEY | THING_WON },
  { "triệu đồng", "vận động Quỹ", "Quỹ vì người nghèo", "triệu đồng", "đồng", 6, 0, 60, 900, THING_MONEY | THING_WON },
  { "tỷ", "giải ngân", "vốn đầu tư công giải ngân", "tỷ", "đồng", 9, 2, 1100, 90000, THING_MONEY | THING_WON },
  { "đồng", "vận động", "Quỹ đền ơn đáp nghĩa", "đồng", "đồng", 6, 0, 60, 900, THING_MONEY | THING_WON },
  { "vụ", "hòa giải", "hòa giải thành", "vụ", "vụ", 0, 0, 20, 300, 0 },
  { "mô hình", "xây dựng", "xây dựng", "mô hình", "mô hình", 0, 0, 12, 90, THING_HEAD | THING_MADE },
  { "con", "tiêm phòng", "tổng đàn gia súc", "con", "con", 0, 0, 800, 40000, 0 },
  { "đảng viên mới", "kết nạp", "phát triển đảng viên", "đảng viên mới", "đảng viên", 0, 0, 40, 300, THING_PEOPLE | THING_WON },
  { "lượt người", "khám bệnh", "khám chữa bệnh", "lượt người", "lượt người", 0, 0, 800, 40000, 0 },
  { "CĐCS", "thành lập", "thành lập mới", "CĐCS", "công đoàn cơ sở", 0, 0, 12, 60, THING_PLACE },
  { "căn", "xây", "xây nhà tình nghĩa", "căn", "căn", 0, 0, 12, 90, THING_HEAD | THING_MADE },
  { "người", "tạo việc làm mới", "giải quyết việc làm", "lao động", "lao động", 0, 0, 300, 9000, THING_PEOPLE | THING_MADE },
  { "đơn vị máu", "tiếp nhận", "hiến máu tình nguyện", "đơn vị máu", "đơn vị máu", 0, 0, 100, 900, 0 },
  { "HV", "phát triển", "phát triển hội viên", "HV", "hội viên", 0, 0, 40, 300, THING_PEOPLE | THING_WON },
  { "tr.đ", "thu", "thu quỹ Hội", "tr.đ", "đồng", 6, 1, 400, 9000, THING_MONEY | THING_WON },
  { "km", "làm mới", "bê tông hóa giao thông nông thôn", "km", "km", 0, 1, 110, 900, THING_PHYSICAL | THING_WON },
  { "m3", "khai thác", "sản lượng gỗ khai thác", "m3", "m3", 0, 0, 800, 9000, THING_PHYSICAL | THING_WON },
  { "hộ", "hỗ trợ", "hỗ trợ vay vốn", "hộ", "hộ", 0, 0, 60, 900, THING_PLACE },
  { "phần quà", "trao", "trao tặng quà", "phần quà", "phần quà", 0, 0, 60, 900, THING_MADE },
  { "lượt khách", "đón", "đón khách du lịch", "lượt khách", "lượt người", 0, 0, 3000, 90000, 0 },
  { "nghìn con", "nuôi", "tổng đàn gia cầm", "nghìn con", "con", 3, 1, 1200, 90000, THING_MAGNITUDE },
  { "cuộc", "kiểm tra", "công tác kiểm tra", "cuộc", "cuộc", 0, 0, 12, 60, THING_HEAD },
  { "hồ sơ", "giải quyết", "giải quyết thủ tục hành chính", "hồ sơ", "hồ sơ", 0, 0, 500, 9000, 0 },
  { "công trình", "khởi công", "xây dựng nông thôn mới", "công trình", "công trình", 0, 0, 12, 90, THING_MADE },
  { "giáo viên", "tuyển mới", "tuyển dụng giáo viên", "giáo viên", "giáo viên", 0, 0, 40, 900, THING_PEOPLE | THING_MADE },
  { "suất", "trao tặng", "học bổng khuyến học", "suất học bổng", "suất", 0, 0, 60, 900, THING_MADE },
  { "tỷ lệ", "", "tỷ lệ hộ dùng nước sạch", "%", "%", 0, 1, 500, 960, THING_RATIO },
  { "tỷ lệ thấp", "", "tỷ lệ hộ nghèo", "%", "%", 0, 2, 120, 900, THING_RATIO },
  { "triệu USD", "xuất khẩu", "kim ngạch xuất khẩu", "triệu USD", "USD", 6, 1, 300, 9000, THING_MONEY | THING_WON },
};

typedef enum
{
  LEAD_COLON    = 1 << 0,     /* ends in a colon */
  LEAD_ABOUT    = 1 << 1,     /* hedges the figure */
  LEAD_TOTAL    = 1 << 3,     /* adds up since the year began */
  LEAD_HALF     = 1 << 4,     /* names half a year: longer than the report, and so is the same period a year earlier */
  LEAD_LABEL    = 1 << 2      /* names what is counted: any thing may follow */
} LeadFlags;

/* $V and $v are its verb, $L and $l its label, $F the figure. */
static const struct
{
  const char *name;
  const char *text;
  guint       flags;
} leads[] = {
  { "verb", "$V $F", 0 },
  { "done", "Đã $v $F", 0 },
  { "verb-got", "$V được $F", 0 },
  { "label-reaches", "$L đạt $F", LEAD_LABEL },
  { "label-colon", "$L: $F", LEAD_LABEL | LEAD_COLON },
  { "label", "$L $F", LEAD_LABEL },
  { "bullet", "- $V $F", 0 },
  { "plus", "+ $L: $F", LEAD_LABEL | LEAD_COLON },
  { "body", "* Hội Nông dân huyện: $V $F", 0 },
  { "in-the-quarter", "Trong quý, $v $F", 0 },
  { "whole-district", "Toàn huyện đã $v $F", 0 },
  { "estimated", "$L ước đạt $F", LEAD_LABEL | LEAD_ABOUT },
  { "label-got", "$L được $F", LEAD_LABEL },
  { "label-is", "$L là $F", LEAD_LABEL },
  { "label-done", "$L thực hiện $F", LEAD_LABEL },
  { "label-done-got", "$L thực hiện được $F", LEAD_LABEL },
  { "label-half-year", "$L 6 tháng đạt $F", LEAD_LABEL | LEAD_HALF },
  { "label-quarter-of-year", "$L quý II/2023 đạt $F", LEAD_LABEL },
  { "label-of-quarter", "$L trong quý: $F", LEAD_LABEL | LEAD_COLON },
  { "result", "Kết quả: $v $F", 0 },
  { "result-got", "Kết quả đã $v được $F", 0 },
  { "up-to-now", "Đến nay, đã $v $F", 0 },
  { "up-to-day", "Tính đến ngày 20/6, $l đạt $F", LEAD_LABEL },
  { "half-year", "Trong 6 tháng đầu năm, $v $F", LEAD_HALF },
  { "since-new-year", "Từ đầu năm đến nay $v được $F", LEAD_TOTAL },
  { "running-total", "Lũy kế 6 tháng $v $F", LEAD_TOTAL | LEAD_HALF },
  { "numbered", "1. $L: $F", LEAD_LABEL | LEAD_COLON },
  { "about-label", "Về $l: $F", LEAD_LABEL | LEAD_COLON },
  { "work-of", "Công tác $l: $v $F", 0 },
  { "target-of", "Chỉ tiêu $l: $F", LEAD_LABEL | LEAD_COLON },
  { "only-label", "Riêng $l đạt $F", LEAD_LABEL },
  { "estimated-first", "Ước $l đạt $F", LEAD_LABEL | LEAD_ABOUT },
};

/* In front of the number. */
static const struct
{
  const char *name;
  const char *text;
} hedges[] = {
  { "exact", "" },
  { "hon", "hơn " },
  { "tren", "trên " },
  { "gan", "gần " },
};

/* How the pieces are written. */
typedef enum
{
  WRITING_PLAIN,
  WRITING_SPACED_PERCENT,   /* «95,2 %» */
  WRITING_GLUED,            /* «318ha» */
  WRITING_SPACED_BRACKET,   /* «( đạt 30%)» */
  WRITING_TIGHT_COMMA,      /* «60 hội viên,đạt 30%» */
  N_WRITINGS
} Writing;

static const char * const writings[] = { "plain", "spaced-percent", "glued", "spaced-bracket", "tight-comma" };

typedef enum
{
  TARGET_STATED  = 1 << 0,
  TARGET_SLASH   = 1 << 1,    /* only a slash says that it is one */
  TARGET_COLON   = 1 << 2,    /* stands behind a label and a colon */
  TARGET_ENDS    = 1 << 3     /* a bracket ends it */
} TargetFlags;

/* The figure with its target. */
static const struct
{
  const char *name;
  const char *text;
  guint       flags;
} target_forms[] = {
  { "none", "$n$u", 0 },
  { "slash", "$n/$t$u", TARGET_STATED | TARGET_SLASH },
  { "slash-measure-twice", "$n$u/$t$u", TARGET_STATED | TARGET_SLASH },
  { "slash-spaced", "$n$u/ $t$u", TARGET_STATED | TARGET_SLASH },
  { "slash-kh", "$n$u/KH $t", TARGET_STATED },
  { "slash-kh-measure", "$n$u/KH $t$u", TARGET_STATED },
  { "slash-chi-tieu", "$n$u/chỉ tiêu $t$u", TARGET_STATED },
  { "bracket", "$n$u (chỉ tiêu $t)", TARGET_STATED | TARGET_ENDS },
  { "bracket-measure", "$n$u (chỉ tiêu $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-colon", "$n$u (kế hoạch: $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-kh", "$n$u (KH $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-given", "$n$u (chỉ tiêu giao $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-given-by", "$n$u (tỉnh giao $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-year", "$n$u (kế hoạch năm $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-resolution", "$n$u (Nghị quyết $t$u)", TARGET_STATED | TARGET_ENDS },
  { "on-target", "$n$u trên chỉ tiêu $t$u", TARGET_STATED },
  { "against-plan", "$n$u so với kế hoạch $t$u", TARGET_STATED },
  { "against-target-given", "$n$u so với chỉ tiêu giao $t$u", TARGET_STATED },
  { "comma-plan", "$n$u, kế hoạch $t$u", TARGET_STATED },
  { "label-first", "chỉ tiêu giao $t$u, thực hiện $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-short", "KH $t$u, TH $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-semicolon", "kế hoạch $t$u; thực hiện $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-colon", "Chỉ tiêu: $t$u, đã thực hiện: $n$u", TARGET_STATED | TARGET_COLON },
  { "slash-target-behind", "$n/$t$u chỉ tiêu", TARGET_STATED },
  { "slash-target-given", "$n$u/$t$u chỉ tiêu giao", TARGET_STATED },
  { "slash-plan-behind", "$n/$t$u kế hoạch", TARGET_STATED },
  { "slash-spaced-twice", "$n / $t$u", TARGET_STATED | TARGET_SLASH },
  { "slash-measures-spaced-twice", "$n$u / $t$u", TARGET_STATED | TARGET_SLASH },
  { "slash-plan-year", "$n$u/kế hoạch năm $t$u", TARGET_STATED },
  { "slash-kh-year", "$n$u/KH năm $t$u", TARGET_STATED },
  { "slash-ct", "$n$u/CT $t", TARGET_STATED },
  { "slash-kh-colon", "$n$u/KH: $t$u", TARGET_STATED },
  { "bracket-kh-bare", "$n$u (KH: $t)", TARGET_STATED | TARGET_ENDS },
  { "bracket-plan-bare", "$n$u (kế hoạch $t)", TARGET_STATED | TARGET_ENDS },
  { "bracket-plan-is", "$n$u (kế hoạch là $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-ct", "$n$u (CT $t)", TARGET_STATED | TARGET_ENDS },
  { "bracket-province-target", "$n$u (chỉ tiêu tỉnh giao $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-target-given-is", "$n$u (chỉ tiêu giao là $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-target-of-year", "$n$u (chỉ tiêu năm 2023 là $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-district-gave", "$n$u (huyện giao $t)", TARGET_STATED | TARGET_ENDS },
  { "bracket-gave", "$n$u (giao $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-budget", "$n$u (dự toán $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-aim", "$n$u (mục tiêu $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-whole-year", "$n$u (kế hoạch cả năm: $t$u)", TARGET_STATED | TARGET_ENDS },
  { "bracket-against", "$n$u (so với kế hoạch $t$u)", TARGET_STATED | TARGET_ENDS },
  { "against-planned-behind", "$n$u so với $t$u kế hoạch", TARGET_STATED },
  { "against-given-behind", "$n$u so với $t$u chỉ tiêu giao", TARGET_STATED },
  { "on-plan", "$n$u trên kế hoạch $t$u", TARGET_STATED },
  { "on-planned-behind", "$n$u trên $t$u chỉ tiêu", TARGET_STATED },
  { "comma-target-given", "$n$u, chỉ tiêu giao $t$u", TARGET_STATED },
  { "comma-target-is", "$n$u, chỉ tiêu là $t$u", TARGET_STATED },
  { "semicolon-plan", "$n$u; kế hoạch: $t$u", TARGET_STATED },
  { "label-first-now", "kế hoạch $t$u, đến nay thực hiện $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-bare", "KH $t, TH $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-colons", "KH: $t; TH: $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-result", "kế hoạch giao $t$u, kết quả $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-carried-out", "chỉ tiêu $t$u, kết quả thực hiện $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-reached", "chỉ tiêu $t$u, đạt $n$u", TARGET_STATED | TARGET_COLON },
  { "label-first-got", "chỉ tiêu giao $t$u, đã thực hiện được $n$u", TARGET_STATED | TARGET_COLON },
  { "labels-turned", "KH/TH: $t/$n$u", TARGET_STATED | TARGET_COLON },
  { "labels-slash", "TH/KH: $n/$t$u", TARGET_STATED | TARGET_COLON },
};

typedef enum
{
  PERCENT_REACHED   = 1 << 0,   /* $x */
  PERCENT_EXCESS    = 1 << 1,   /* 100 + $e */
  PERCENT_SHORT     = 1 << 2,   /* 100 - $e */
  PERCENT_MORE      = 1 << 3,   /* a change of $f against the target */
  PERCENT_LESS      = 1 << 4,
  PERCENT_SECOND    = 1 << 5,   /* $y of a second target */
  PERCENT_PLANNED   = 1 << 6,   /* states the target too */
  PERCENT_BARE      = 1 << 7,   /* a target must stand in front */
  PERCENT_OVER      = 1 << 8,   /* 100 or more */
  PERCENT_AFTER     = 1 << 9    /* stands behind a bracket as well as behind the figure, without a separator */
} PercentFlags;

#define REACHED PERCENT_REACHED

/* The percentage of the target that was reached; a bracket needs no separator. */
static const struct
{
  const char *name;
  const char *text;
  guint       flags;
} percent_forms[] = {
  { "none", "", 0 },
  { "dat-ke-hoach", "đạt $x% kế hoạch", REACHED },
  { "dat-chi-tieu", "đạt $x% chỉ tiêu", REACHED },
  { "bang-kh", "bằng $x% KH", REACHED },
  { "equals-ct", "= $x% CT", REACHED },
  { "equals-plan", "= $x% kế hoạch", REACHED },
  { "bracket-kh", "($x% KH)", REACHED },
  { "bracket-glued-kh", "($x%KH)", REACHED },
  { "bracket-dat-kh", "(đạt $x% kế hoạch)", REACHED },
  { "bracket-bang", "(bằng $x% kế hoạch)", REACHED },
  { "bare-plan-year", "$x% kế hoạch năm", REACHED },
  { "dat-plan-year", "đạt $x% kế hoạch năm", REACHED },
  { "dat-whole-year", "đạt $x% kế hoạch cả năm", REACHED },
  { "dat-so-voi-given", "đạt $x% so với chỉ tiêu được giao", REACHED },
  { "dat-so-voi-plan", "đạt $x% so với kế hoạch", REACHED },
  { "bang-so-voi-plan", "bằng $x% so với kế hoạch năm", REACHED },
  { "so-voi-dat", "so với kế hoạch đạt $x%", REACHED },
  { "hoan-thanh-plan", "hoàn thành $x% kế hoạch", REACHED },
  { "hoan-thanh-given", "hoàn thành $x% chỉ tiêu được giao", REACHED },
  { "hoan-thanh", "hoàn thành $x%", REACHED | PERCENT_BARE },
  { "dat", "đạt $x%", REACHED | PERCENT_BARE },
  { "bracket", "($x%)", REACHED | PERCENT_BARE },
  { "bracket-dat", "(đạt $x%)", REACHED | PERCENT_BARE },
  { "equals", "= $x%", REACHED | PERCENT_BARE },
  { "bang", "bằng $x%", REACHED | PERCENT_BARE },
  { "dat-over", "đạt $x%", REACHED | PERCENT_OVER },
  { "dat-province", "đạt $x% chỉ tiêu tỉnh giao", REACHED },
  { "dat-association", "đạt $x% chỉ tiêu Tỉnh hội giao", REACHED },
  { "dat-resolution", "đạt $x% Nghị quyết", REACHED },
  { "dat-so-voi-resolution", "đạt $x% so với Nghị quyết Đại hội", REACHED },
  { "bang-budget", "bằng $x% dự toán", REACHED },
  { "dat-budget-year", "đạt $x% dự toán cả năm", REACHED },
  { "dat-budget-given", "đạt $x% dự toán tỉnh giao", REACHED },
  { "dat-emulation", "đạt $x% chỉ tiêu thi đua", REACHED },
  { "dat-proposed", "đạt $x% kế hoạch đề ra", REACHED },
  { "dat-hon", "đạt hơn $x% kế hoạch", REACHED },
  { "dat-tren", "đạt trên $x% chỉ tiêu giao", REACHED },
  { "dat-gan", "đạt gần $x% kế hoạch năm", REACHED },
  { "chi-dat", "mới đạt $x% kế hoạch", REACHED },
  { "planned-behind", "đạt $x% chỉ tiêu ($t$u)", REACHED | PERCENT_PLANNED },
  { "planned-behind-given", "đạt $x% chỉ tiêu giao ($t$u)", REACHED | PERCENT_PLANNED },
  { "planned-behind-bare", "bằng $x% kế hoạch (KH $t$u)", REACHED | PERCENT_PLANNED },
  { "so-voi-planned", "đạt $x% so với chỉ tiêu $t$u", REACHED | PERCENT_PLANNED },
  { "planned-straight", "đạt $x% kế hoạch $t$u", REACHED | PERCENT_PLANNED },
  { "planned-straight-in-bracket", "($x% KH $t$u)", REACHED | PERCENT_PLANNED },
  { "vuot", "vượt $e% kế hoạch", PERCENT_EXCESS },
  { "vuot-so-voi", "vượt $e% so với chỉ tiêu", PERCENT_EXCESS },
  { "vuot-given", "vượt $e% so với chỉ tiêu tỉnh giao", PERCENT_EXCESS },
  { "vuot-bracket", "(vượt $e% kế hoạch)", PERCENT_EXCESS },
  { "vuot-ct-year", "vượt $e% CT năm", PERCENT_EXCESS },
  { "vuot-muc", "vượt mức kế hoạch $e%", PERCENT_EXCESS },
  { "dat-vuot", "đạt $x%, vượt $e% kế hoạch", REACHED | PERCENT_OVER },
  { "thieu", "còn thiếu $e% so với kế hoạch", PERCENT_SHORT },
  { "vuot-count", "vượt $f$u so với kế hoạch", PERCENT_MORE },
  { "vuot-count-plain", "vượt $f$u kế hoạch", PERCENT_MORE },
  { "vuot-count-ct", "vượt chỉ tiêu $f$u", PERCENT_MORE },
  { "thieu-count", "còn thiếu $f$u so với kế hoạch", PERCENT_LESS },
  { "two", "đạt $x% kế hoạch tỉnh giao, bằng $y% kế hoạch huyện giao", REACHED | PERCENT_SECOND },
  { "two-and", "đạt $x% dự toán tỉnh giao và $y% dự toán huyện giao", REACHED | PERCENT_SECOND },
  { "two-bracket", "đạt $x% kế hoạch tỉnh giao ($y% kế hoạch huyện giao)", REACHED | PERCENT_SECOND },
  { "two-semicolon", "đạt $x% dự toán Trung ương giao; đạt $y% dự toán HĐND tỉnh giao", REACHED | PERCENT_SECOND },
  { "dat-so-kh", "đạt $x% so KH", REACHED },
  { "bang-so-kh-year", "bằng $x% so KH năm", REACHED },
  { "dat-plan-given", "đạt $x% kế hoạch giao", REACHED },
  { "dat-so-voi-plan-given", "đạt $x% so với kế hoạch được giao", REACHED },
  { "dat-target-given", "đạt $x% chỉ tiêu được giao", REACHED },
  { "dat-ty-le-plan", "đạt tỷ lệ $x% kế hoạch", REACHED },
  { "dat-ty-le-against", "đạt tỷ lệ $x% so với chỉ tiêu", REACHED },
  { "ty-le-dat-plan", "tỷ lệ đạt $x% kế hoạch", REACHED },
  { "thuc-hien-dat", "thực hiện đạt $x% kế hoạch", REACHED },
  { "thuc-hien", "thực hiện $x% kế hoạch", REACHED },
  { "da-dat", "đã đạt $x% kế hoạch", REACHED },
  { "den-nay-dat", "đến nay đạt $x% kế hoạch năm", REACHED },
  { "uoc-dat", "ước đạt $x% kế hoạch", REACHED },
  { "chi-dat-only", "chỉ đạt $x% kế hoạch năm", REACHED },
  { "dat-budget-council", "đạt $x% dự toán HĐND tỉnh giao", REACHED },
  { "dat-budget-law", "đạt $x% dự toán pháp lệnh", REACHED },
  { "dat-dt", "đạt $x% DT", REACHED },
  { "bang-dt-year", "bằng $x% DT năm", REACHED },
  { "dat-target-year-2023", "đạt $x% chỉ tiêu năm 2023", REACHED },
  { "dat-plan-year-2023", "đạt $x% kế hoạch năm 2023", REACHED },
  { "dat-plan-quarter", "đạt $x% kế hoạch quý", REACHED },
  { "dat-plan-half-year", "đạt $x% kế hoạch 6 tháng", REACHED },
  { "dat-target-term", "đạt $x% chỉ tiêu nhiệm kỳ", REACHED },
  { "dat-target-resolution", "đạt $x% chỉ tiêu Nghị quyết", REACHED },
  { "dat-target-resolution-set", "đạt $x% chỉ tiêu Nghị quyết đề ra", REACHED },
  { "dat-aim", "đạt $x% mục tiêu đề ra", REACHED },
  { "dat-superior", "đạt $x% chỉ tiêu cấp trên giao", REACHED },
  { "dat-committee", "đạt $x% chỉ tiêu UBND huyện giao", REACHED },
  { "dat-registered", "đạt $x% chỉ tiêu đăng ký", REACHED },
  { "dat-program", "đạt $x% so với chỉ tiêu kế hoạch", REACHED },
  { "so-kh-dat", "so với KH năm đạt $x%", REACHED },
  { "so-given-dat", "so với chỉ tiêu giao đạt $x%", REACHED },
  { "so-plan-bang", "so với kế hoạch bằng $x%", REACHED },
  { "so-budget-dat", "so với dự toán đạt $x%", REACHED },
  { "bracket-plan-year", "($x% kế hoạch năm)", REACHED },
  { "bracket-ct", "($x% CT)", REACHED },
  { "bracket-against-plan", "($x% so với kế hoạch)", REACHED },
  { "bracket-dat-against", "(đạt $x% so với kế hoạch)", REACHED },
  { "bracket-budget", "($x% dự toán)", REACHED },
  { "bracket-ty-le", "(tỷ lệ $x%)", REACHED | PERCENT_BARE },
  { "bracket-dat-ty-le", "(đạt tỷ lệ $x%)", REACHED | PERCENT_BARE },
  { "ty-le", "tỷ lệ $x%", REACHED | PERCENT_BARE },
  { "dat-ty-le", "đạt tỷ lệ $x%", REACHED | PERCENT_BARE },
  { "ty-le-dat", "tỷ lệ đạt $x%", REACHED | PERCENT_BARE },
  { "tuong-duong", "tương đương $x% kế hoạch", REACHED },
  { "tuong-ung", "tương ứng $x% kế hoạch", REACHED },
  { "dat-slash-kh", "đạt $x%/KH", REACHED },
  { "dat-slash-plan-year", "đạt $x%/kế hoạch năm", REACHED },
  { "equals-tight", "=$x% KH", REACHED },
  { "planned-in-bracket", "đạt $x% (kế hoạch $t$u)", REACHED | PERCENT_PLANNED },
  { "planned-kh-in-bracket", "đạt $x% (KH: $t)", REACHED | PERCENT_PLANNED },
  { "planned-against-given", "đạt $x% so với chỉ tiêu giao ($t$u)", REACHED | PERCENT_PLANNED },
  { "planned-is", "đạt $x% so với kế hoạch là $t$u", REACHED | PERCENT_PLANNED },
  { "vuot-plan-by", "vượt kế hoạch $e%", PERCENT_EXCESS },
  { "vuot-target-by", "vượt chỉ tiêu $e%", PERCENT_EXCESS },
  { "vuot-plan-set-by", "vượt kế hoạch đề ra $e%", PERCENT_EXCESS },
  { "vuot-so-plan-by", "vượt so với kế hoạch $e%", PERCENT_EXCESS },
  { "vuot-resolution", "vượt $e% chỉ tiêu Nghị quyết đề ra", PERCENT_EXCESS },
  { "vuot-muc-done", "hoàn thành vượt mức $e% kế hoạch", PERCENT_EXCESS },
  { "so-plan-vuot", "so với kế hoạch vượt $e%", PERCENT_EXCESS },
  { "cao-hon-plan", "cao hơn kế hoạch $e%", PERCENT_EXCESS },
  { "vuot-bare", "vượt $e%", PERCENT_EXCESS | PERCENT_BARE },
  { "thieu-given", "còn thiếu $e% chỉ tiêu", PERCENT_SHORT },
  { "thap-hon-plan", "thấp hơn kế hoạch $e%", PERCENT_SHORT },
  { "vuot-count-percent", "vượt $f$u ($e%) so với kế hoạch", PERCENT_MORE },
  { "vuot-count-bare", "vượt $f$u", PERCENT_MORE | PERCENT_BARE },
  { "vuot-count-bracket", "(vượt $f$u so với kế hoạch)", PERCENT_MORE },
  { "so-plan-vuot-count", "so với kế hoạch vượt $f$u", PERCENT_MORE },
  { "thieu-count-target", "thiếu $f$u so với chỉ tiêu", PERCENT_LESS },
  { "hut-count", "hụt $f$u so với kế hoạch", PERCENT_LESS },
  { "thieu-count-bare", "còn thiếu $f$u", PERCENT_LESS | PERCENT_BARE },
};

#undef REACHED

typedef enum
{
  CHANGE_PERCENT   = 1 << 0,    /* $c */
  CHANGE_COUNT     = 1 << 1,    /* $d */
  CHANGE_OF        = 1 << 2,    /* $q */
  CHANGE_NONE      = 1 << 3,    /* an earlier value: the difference may be told, or nothing */
  CHANGE_BACK      = 1 << 4,    /* the earlier value is told too */
  CHANGE_UNNAMED   = 1 << 5,    /* what it is held against is not said */
  CHANGE_WHOLE     = 1 << 6,    /* it is the whole figure, in place of $n$u */
  CHANGE_TIMES     = 1 << 7,    /* $z */
  CHANGE_BARE      = 1 << 8     /* without what it counts: not for a sum of money in short */
} ChangeFlags;

/* How the figure moved. */
static const struct
{
  const char *name;
  const char *text;
  guint       flags;
  const char *against;
} change_forms[] = {
  { "none", "", 0, NULL },
  { "percent", "$m $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-same-period-year", "$m $c% so với cùng kỳ năm trước", CHANGE_PERCENT, "2022-Q2" },
  { "percent-so", "$m $c% so cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-ck", "$m $c% so với CK", CHANGE_PERCENT, "2022-Q2" },
  { "percent-bare", "$m $c%", CHANGE_PERCENT | CHANGE_UNNAMED, NULL },
  { "percent-bracket", "($m $c%)", CHANGE_PERCENT | CHANGE_UNNAMED, NULL },
  { "percent-bracket-ck", "($m $c% so với cùng kỳ)", CHANGE_PERCENT, "2022-Q2" },
  { "percent-signed", "($g$c%)", CHANGE_PERCENT | CHANGE_UNNAMED, NULL },
  { "percent-signed-ck", "($g$c% so với cùng kỳ)", CHANGE_PERCENT, "2022-Q2" },
  { "percent-year", "$m $c% so với năm 2021", CHANGE_PERCENT, "2021" },
  { "percent-quarter", "$m $c% so với quý trước", CHANGE_PERCENT, "2023-Q1" },
  { "percent-start", "$m $c% so với đầu năm", CHANGE_PERCENT, "2022-12-31" },
  { "percent-higher", "$M $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-higher-ck", "$M cùng kỳ $c%", CHANGE_PERCENT, "2022-Q2" },
  { "reference-first-percent", "so với cùng kỳ $m $c%", CHANGE_PERCENT, "2022-Q2" },
  { "reference-first-year", "so với cùng kỳ năm 2022 $m $c%", CHANGE_PERCENT, "2022-Q2" },
  { "reference-first-so", "so CK $m $c%", CHANGE_PERCENT, "2022-Q2" },
  { "reference-inside-percent", "$m so với cùng kỳ $c%", CHANGE_PERCENT, "2022-Q2" },
  { "of-earlier", "bằng $q% so với cùng kỳ", CHANGE_OF, "2022-Q2" },
  { "of-earlier-plain", "bằng $q% cùng kỳ", CHANGE_OF, "2022-Q2" },
  { "of-earlier-ck", "bằng $q% CK", CHANGE_OF, "2022-Q2" },
  { "of-earlier-first", "so với cùng kỳ bằng $q%", CHANGE_OF, "2022-Q2" },
  { "of-earlier-bracket", "(bằng $q% so với cùng kỳ)", CHANGE_OF, "2022-Q2" },
  { "count", "$m $d$u so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-more", "$N $d$u so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-bracket", "($m $d$u)", CHANGE_COUNT | CHANGE_UNNAMED, NULL },
  { "count-bracket-ck", "($m $d$u so với cùng kỳ)", CHANGE_COUNT, "2022-Q2" },
  { "count-signed", "($g$d$u)", CHANGE_COUNT | CHANGE_UNNAMED, NULL },
  { "count-reference-first", "so với cùng kỳ $m $d$u", CHANGE_COUNT, "2022-Q2" },
  { "count-reference-inside", "$m so với cùng kỳ $d$u", CHANGE_COUNT, "2022-Q2" },
  { "count-percent", "$m $d$u ($c%) so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-percent-behind", "$m $d$u so với cùng kỳ ($c%)", CHANGE_COUNT, "2022-Q2" },
  { "count-percent-signed", "$m $d$u ($g$c%) so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-percent-words", "$m $d$u, tương ứng $m $c% so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-or-percent", "$m $d$u hay $c% so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-earlier", "$m $d$u so với cùng kỳ ($o$u)", CHANGE_COUNT | CHANGE_BACK, "2022-Q2" },
  { "count-earlier-named", "$m $d$u (cùng kỳ $o$u)", CHANGE_COUNT | CHANGE_BACK, "2022-Q2" },
  { "percent-earlier", "$m $c% so với cùng kỳ ($o$u)", CHANGE_PERCENT | CHANGE_BACK, "2022-Q2" },
  { "earlier-bracket", "(cùng kỳ $o$u)", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-bracket-colon", "(cùng kỳ năm trước: $o$u)", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-then-count", "(cùng kỳ $o$u), $m $d$u", CHANGE_COUNT | CHANGE_BACK | CHANGE_UNNAMED, NULL },
  { "earlier-then-percent", "(cùng kỳ $o$u), $m $c%", CHANGE_PERCENT | CHANGE_BACK | CHANGE_UNNAMED, NULL },
  { "two-references", "$m $c% so với quý trước và $r $w% so với cùng kỳ", CHANGE_PERCENT, "2023-Q1" },
  { "two-references-comma", "$m $c% so với quý trước, $r $w% so với cùng kỳ", CHANGE_PERCENT, "2023-Q1" },
  { "two-references-bare", "$m $c% so với quý trước, $w% so với cùng kỳ", CHANGE_PERCENT, "2023-Q1" },
  { "percent-last-year", "$m $c% so với cùng kỳ năm ngoái", CHANGE_PERCENT, "2022-Q2" },
  { "percent-period-2022", "$m $c% so với cùng kỳ 2022", CHANGE_PERCENT, "2022-Q2" },
  { "percent-quarter-of-year", "$m $c% so với quý II/2022", CHANGE_PERCENT, "2022-Q2" },
  { "percent-year-before", "$m $c% so với năm trước", CHANGE_PERCENT, NULL },
  { "percent-svck", "$m $c% SVCK", CHANGE_PERCENT, "2022-Q2" },
  { "percent-ck-year", "$m $c% so với CK năm trước", CHANGE_PERCENT, "2022-Q2" },
  { "percent-gan", "$m gần $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-tren", "$m trên $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-hon", "$m hơn $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-khoang", "$m khoảng $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-slight", "$m nhẹ $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-strong", "$m mạnh $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-up-to", "$m tới $c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-signed-space", "($g $c%)", CHANGE_PERCENT | CHANGE_UNNAMED, NULL },
  { "percent-signed-so", "(so cùng kỳ $g$c%)", CHANGE_PERCENT, "2022-Q2" },
  { "percent-signed-bare", "$g$c% so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-bracket-so", "(so với cùng kỳ $m $c%)", CHANGE_PERCENT, "2022-Q2" },
  { "percent-bracket-year", "($m $c% so với cùng kỳ năm trước)", CHANGE_PERCENT, "2022-Q2" },
  { "percent-then-bracket", "$m $c% (so với cùng kỳ)", CHANGE_PERCENT, "2022-Q2" },
  { "percent-count", "$m $c% ($d$u) so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-count-words", "$m $c%, tương ứng $m $d$u so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "percent-count-equal", "$m $c% tương đương $d$u so với cùng kỳ", CHANGE_PERCENT, "2022-Q2" },
  { "reference-first-comma", "so với cùng kỳ năm trước, $m $c%", CHANGE_PERCENT, "2022-Q2" },
  { "reference-first-colon", "so với cùng kỳ: $m $c%", CHANGE_PERCENT, "2022-Q2" },
  { "reference-first-quarter", "so với quý trước $m $c%", CHANGE_PERCENT, "2023-Q1" },
  { "of-earlier-so", "bằng $q% so cùng kỳ", CHANGE_OF, "2022-Q2" },
  { "of-earlier-year", "bằng $q% so với cùng kỳ năm trước", CHANGE_OF, "2022-Q2" },
  { "of-earlier-of", "bằng $q% của cùng kỳ", CHANGE_OF, "2022-Q2" },
  { "of-earlier-only", "chỉ bằng $q% cùng kỳ", CHANGE_OF, "2022-Q2" },
  { "of-earlier-reached", "đạt $q% so với cùng kỳ", CHANGE_OF, "2022-Q2" },
  { "of-earlier-sign", "= $q% CK", CHANGE_OF, "2022-Q2" },
  { "of-earlier-bracket-ck", "($q% CK)", CHANGE_OF, "2022-Q2" },
  { "of-earlier-bracket-so", "($q% so với cùng kỳ)", CHANGE_OF, "2022-Q2" },
  { "of-earlier-first-reached", "so với cùng kỳ đạt $q%", CHANGE_OF, "2022-Q2" },
  { "count-no-measure", "$m $d so với cùng kỳ", CHANGE_COUNT | CHANGE_BARE, "2022-Q2" },
  { "count-bracket-no-measure", "($m $d so với cùng kỳ)", CHANGE_COUNT | CHANGE_BARE, "2022-Q2" },
  { "count-signed-no-measure", "($g$d)", CHANGE_COUNT | CHANGE_BARE | CHANGE_UNNAMED, NULL },
  { "count-signed-ck", "($g$d$u so với cùng kỳ)", CHANGE_COUNT, "2022-Q2" },
  { "count-signed-so", "(so cùng kỳ $g$d$u)", CHANGE_COUNT, "2022-Q2" },
  { "count-signed-reference-first", "so với quý trước $g$d$u", CHANGE_COUNT, "2023-Q1" },
  { "count-bracket-so", "(so với cùng kỳ $m $d$u)", CHANGE_COUNT, "2022-Q2" },
  { "count-reference-comma", "so với cùng kỳ năm trước, $m $d$u", CHANGE_COUNT, "2022-Q2" },
  { "count-reference-colon", "so CK: $m $d$u", CHANGE_COUNT, "2022-Q2" },
  { "count-hon-ck", "$N cùng kỳ $d$u", CHANGE_COUNT, "2022-Q2" },
  { "count-higher-ck", "$M cùng kỳ năm trước $d$u", CHANGE_COUNT, "2022-Q2" },
  { "count-percent-bare", "$m $d$u ($c%)", CHANGE_COUNT | CHANGE_UNNAMED, NULL },
  { "count-percent-equal", "$m $d$u, tương đương $c% so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-percent-and", "$m $d$u, $m $c% so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-percent-bracket-moved", "$m $d$u ($m $c%) so với cùng kỳ", CHANGE_COUNT, "2022-Q2" },
  { "count-against-earlier", "$m $d$u so với $o$u cùng kỳ", CHANGE_COUNT | CHANGE_BACK, "2022-Q2" },
  { "earlier-bracket-bare", "(cùng kỳ $o)", CHANGE_NONE | CHANGE_BACK | CHANGE_BARE, "2022-Q2" },
  { "earlier-bracket-ck", "(CK $o$u)", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-bracket-is", "(cùng kỳ năm 2022 là $o$u)", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-bracket-year", "(năm 2022: $o$u)", CHANGE_NONE | CHANGE_BACK, "2022" },
  { "earlier-comma", "cùng kỳ $o$u", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-comma-is", "cùng kỳ năm trước là $o$u", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-while", "trong khi cùng kỳ là $o$u", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-against", "so với $o$u cùng kỳ", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "earlier-moved-against", "$m so với $o$u của cùng kỳ năm trước", CHANGE_NONE | CHANGE_BACK, "2022-Q2" },
  { "times", "gấp $z lần so với cùng kỳ", CHANGE_TIMES, "2022-Q2" },
  { "times-ck", "gấp $z lần cùng kỳ", CHANGE_TIMES, "2022-Q2" },
  { "times-bare", "gấp $z lần", CHANGE_TIMES | CHANGE_UNNAMED, NULL },
  { "times-bracket", "(gấp $z lần cùng kỳ)", CHANGE_TIMES, "2022-Q2" },
  { "times-up", "tăng gấp $z lần so với cùng kỳ", CHANGE_TIMES, "2022-Q2" },
  { "times-equal", "bằng $z lần cùng kỳ", CHANGE_TIMES, "2022-Q2" },
  { "move-short", "$m từ $o lên $n$u", CHANGE_COUNT | CHANGE_WHOLE | CHANGE_UNNAMED, NULL },
  { "move-up", "từ $o$u tăng lên $n$u", CHANGE_COUNT | CHANGE_WHOLE | CHANGE_UNNAMED, NULL },
  { "move-year", "$m từ $o$u năm 2022 lên $n$u", CHANGE_COUNT | CHANGE_WHOLE, "2022" },
  { "move-bracket-year", "$m từ $o$u (năm 2022) lên $n$u", CHANGE_COUNT | CHANGE_WHOLE, "2022" },
  { "move", "$m từ $o$u lên $n$u", CHANGE_COUNT | CHANGE_WHOLE | CHANGE_UNNAMED, NULL },
};

/* The share of a whole. */
static const struct
{
  const char *name;
  const char *text;
} share_forms[] = {
  { "none", "" },
  { "chiem", "chiếm $s%" },
  { "chiem-ty-le", "chiếm tỷ lệ $s%" },
  { "ty-le", "tỷ lệ $s%" },
  { "bracket", "($s%)" },
  { "bracket-chiem", "(chiếm $s%)" },
  { "bang-tong-so", "bằng $s% tổng số" },
  { "tuong-ung", "tương ứng $s%" },
  { "dat-ty-le", "đạt tỷ lệ $s%" },
};

/* Another figure behind the first, which goes with it. */
static const struct
{
  const char *name;
  const char *text;           /* $k is its number */
  const char *measure;
  guint       magnitude;
  gboolean    is_money;
} companions[] = {
  { "none", "", NULL, 0, FALSE },
  { "with", " với $k hội viên", "hội viên", 0, FALSE },
  { "for", " cho $k hội viên", "hội viên", 0, FALSE },
  { "attended", ", có $k người tham dự", "người", 0, FALSE },
  { "attracting", ", thu hút $k lượt người", "lượt người", 0, FALSE },
  { "worth", ", trị giá $k triệu đồng", "đồng", 6, TRUE },
  { "cost", ", kinh phí $k triệu đồng", "đồng", 6, TRUE },
  { "slash", "/$k người", "người", 0, FALSE },
};

/* Between the pieces, where no bracket opens. */
static const struct
{
  const char *name;
  const char *text;
} separators[] = {
  { "comma", ", " },
  { "space", " " },
  { "semicolon", "; " },
  { "dash", " - " },
  { "and", " và " },
};

/* What else the sentence tells, in front or behind: $k its number, $p a percentage. */
static const struct
{
  const char *name;
  const char *front;
  const char *behind;
  const char *measure;
  const char *percent;        /* of its target: $p */
  const char *change;         /* $p */
} neighbours[] = {
  { "alone", "", "", NULL, NULL, NULL },
  { "plain-behind", "", "; cấp $k thẻ bảo hiểm", "thẻ", NULL, NULL },
  { "comma-behind", "", ", tổ chức $k buổi tuyên truyền", "buổi", NULL, NULL },
  { "reached-behind", "", "; cấp $k thẻ bảo hiểm, đạt $p% kế hoạch", "thẻ", "$p", NULL },
  { "reached-comma-behind", "", ", cấp $k thẻ bảo hiểm, đạt $p% kế hoạch", "thẻ", "$p", NULL },
  { "changed-behind", "", "; phát hiện $k vụ, tăng $p% so với cùng kỳ", "vụ", NULL, "$p" },
  { "plain-front", "tổ chức $k buổi tuyên truyền; ", "", "buổi", NULL, NULL },
  { "comma-front", "tổ chức $k buổi tuyên truyền, ", "", "buổi", NULL, NULL },
  { "reached-front", "cấp $k thẻ bảo hiểm, đạt $p% kế hoạch; ", "", "thẻ", "$p", NULL },
  { "changed-front", "phát hiện $k vụ, tăng $p% so với cùng kỳ; ", "", "vụ", NULL, "$p" },
  { "bracket-front", "cấp $k thẻ bảo hiểm ($p% KH), ", "", "thẻ", "$p", NULL },
};
