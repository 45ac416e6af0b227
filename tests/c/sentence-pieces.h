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
 * «tăng», «cao hơn», «nhiều hơn», «+»; $w a change of other size against another time.
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
  THING_STOCK      = 1 << 6
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
  { "lớp", "mở", "tổ chức tập huấn", "lớp", "lớp", 0, 0, 12, 90, THING_HEAD },
  { "ha", "trồng", "diện tích gieo trồng", "ha", "ha", 0, 0, 60, 4000, THING_PHYSICAL | THING_WON },
  { "ha,", "trồng", "diện tích lúa", "ha", "ha", 0, 1, 600, 20000, THING_PHYSICAL | THING_WON },
  { "tấn", "thu hoạch", "sản lượng lương thực", "tấn", "tấn", 0, 0, 800, 40000, THING_PHYSICAL | THING_WON },
  { "tỷ đồng", "thu ngân sách", "thu ngân sách", "tỷ đồng", "đồng", 9, 1, 110, 2000, THING_MONEY | THING_WON },
  { "triệu đồng", "vận động Quỹ", "Quỹ vì người nghèo", "triệu đồng", "đồng", 6, 0, 60, 900, THING_MONEY | THING_WON },
  { "tỷ", "giải ngân", "vốn đầu tư công giải ngân", "tỷ", "đồng", 9, 2, 1100, 90000, THING_MONEY | THING_WON },
  { "đồng", "vận động", "Quỹ đền ơn đáp nghĩa", "đồng", "đồng", 6, 0, 60, 900, THING_MONEY | THING_WON },
  { "vụ", "hòa giải", "hòa giải thành", "vụ", "vụ", 0, 0, 20, 300, 0 },
  { "mô hình", "xây dựng", "xây dựng", "mô hình", "mô hình", 0, 0, 12, 90, THING_HEAD },
  { "con", "tiêm phòng", "tổng đàn gia súc", "con", "con", 0, 0, 800, 40000, 0 },
  { "đảng viên mới", "kết nạp", "phát triển đảng viên", "đảng viên mới", "đảng viên", 0, 0, 40, 300, THING_PEOPLE | THING_WON },
  { "lượt người", "khám bệnh", "khám chữa bệnh", "lượt người", "lượt người", 0, 0, 800, 40000, 0 },
  { "CĐCS", "thành lập", "thành lập mới", "CĐCS", "công đoàn cơ sở", 0, 0, 12, 60, 0 },
  { "căn", "xây", "xây nhà tình nghĩa", "căn", "căn", 0, 0, 12, 90, THING_HEAD },
  { "người", "tạo việc làm mới", "giải quyết việc làm", "lao động", "lao động", 0, 0, 300, 9000, THING_PEOPLE },
  { "đơn vị máu", "tiếp nhận", "hiến máu tình nguyện", "đơn vị máu", "đơn vị máu", 0, 0, 100, 900, 0 },
};

typedef enum
{
  LEAD_COLON    = 1 << 0,     /* ends in a colon */
  LEAD_ABOUT    = 1 << 1,     /* hedges the figure */
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
  CHANGE_WHOLE     = 1 << 6     /* it is the whole figure, in place of $n$u */
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
  { "two-references", "$m $c% so với quý trước và $r $w% so với cùng kỳ", CHANGE_PERCENT, "2023-Q1" },
  { "two-references-comma", "$m $c% so với quý trước, $r $w% so với cùng kỳ", CHANGE_PERCENT, "2023-Q1" },
  { "two-references-bare", "$m $c% so với quý trước, $w% so với cùng kỳ", CHANGE_PERCENT, "2023-Q1" },
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
