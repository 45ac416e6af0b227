/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The closed words of dates and of references to documents: «ngày», «quý», «từ», «số», … */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_KEYWORD_NONE,
  DR_KEYWORD_DAY,         /* ngày */
  DR_KEYWORD_WEEK,        /* tuần */
  DR_KEYWORD_MONTH,       /* tháng */
  DR_KEYWORD_QUARTER,     /* quý */
  DR_KEYWORD_YEAR,        /* năm */
  DR_KEYWORD_HOUR,        /* giờ */
  DR_KEYWORD_MINUTE,      /* phút */
  DR_KEYWORD_FROM,        /* từ */
  DR_KEYWORD_TO,          /* đến, tới */
  DR_KEYWORD_WHOLE,       /* hết: «đến hết ngày» */
  DR_KEYWORD_AND,         /* và */
  DR_KEYWORD_OF,          /* của */
  DR_KEYWORD_FIRST,       /* đầu */
  DR_KEYWORD_LAST,        /* cuối */
  DR_KEYWORD_MANDATE,     /* nhiệm: «nhiệm kỳ» */
  DR_KEYWORD_TERM,        /* kỳ */
  DR_KEYWORD_STAGE,       /* giai: «giai đoạn» */
  DR_KEYWORD_STRETCH,     /* đoạn */
  DR_KEYWORD_YEARLY,      /* niên: «niên khóa», «niên độ» */
  DR_KEYWORD_COURSE,      /* khóa, độ */
  DR_KEYWORD_TIME,        /* thời: «thời kỳ» */
  DR_KEYWORD_STUDY,       /* học: «năm học» */
  DR_KEYWORD_AGE,         /* tuổi */
  DR_KEYWORD_ORDINAL,     /* thứ */
  DR_KEYWORD_IN_A_ROW,    /* liền, liên: «05 năm liền», «liên tục» */
  DR_KEYWORD_NUMBER,      /* số: «Nghị quyết số» */
  DR_KEYWORD_ISSUED,      /* ban: «ban hành ngày» */
  DR_KEYWORD_CENTRAL,     /* trung: «Nghị quyết Trung ương 4» */
  DR_KEYWORD_UP_TO,       /* lên, xuống, còn: «từ 3/5 lên 4/5» compares figures */
  DR_KEYWORD_IN,          /* trong */
  DR_KEYWORD_EACH,        /* mỗi, hằng, từng: «mỗi tháng 2 cuộc» */
  DR_KEYWORD_ROMAN,       /* I, II, III, IV */
  DR_KEYWORD_COUNT,       /* hai … mười: a number in words */
  DR_KEYWORD_HALF,        /* nửa: «nửa đầu năm» */
  DR_KEYWORD_OTHER        /* has nothing but flags */
} DrKeyword;

typedef enum
{
  DR_KEYWORD_NAMES_DAY    = 1 << 0,   /* a bare «28-9» behind it is a day: ngày, sáng, hôm */
  DR_KEYWORD_HINTS_DAY    = 1 << 1,   /* a bare «28/9» behind it may be one: từ, trước, dịp */
  DR_KEYWORD_HINTS_YEAR   = 1 << 2,   /* a bare year behind it may be one: Xuân, cuối, cùng kỳ */
  DR_KEYWORD_ENDS_PHRASE  = 1 << 3,   /* no noun: what stands before it is complete */
  DR_KEYWORD_IS_DURATION  = 1 << 4,   /* what follows lasts: thời gian, thời hạn, kéo dài */
  DR_KEYWORD_NO_DURATION  = 1 << 5,   /* behind «ngày», «tháng»: a thing that is counted: công, hội, lương */
  DR_KEYWORD_HAS_NUMBER   = 1 << 6,   /* a number behind it is its own: đợt, lần, khối */
  DR_KEYWORD_NAMES_FEAST  = 1 << 7,   /* speaks of days to be kept: kỷ niệm, thành lập, truyền thống */
  DR_KEYWORD_NAMES_TIME   = 1 << 8    /* a time of day follows or stands before: lúc, sáng, vào */
} DrKeywordFlags;

typedef struct
{
  DrKeyword      keyword;
  DrKeywordFlags flags;
  guint8         value;     /* of ROMAN and COUNT */
} DrKeywordEntry;

/* The traits that a word has by being a keyword. */
DrTokenTraits          dr_keyword_get_traits (guint32          word);
/* The entry of the word at @index, which has one. */
const DrKeywordEntry * dr_keyword_get_entry  (const DrReading *reading,
                                              guint            index);

/* The entry of the word at @index; one of no keyword and no flags where there is none. */
static inline const DrKeywordEntry *
dr_keyword_lookup (const DrReading *reading,
                   guint            index)
{
  static const DrKeywordEntry none = { DR_KEYWORD_NONE, 0, 0 };

  return dr_reading_is_word (reading, index) && (reading->tokens[index].traits & DR_TRAIT_KEYWORD)
           ? dr_keyword_get_entry (reading, index) : &none;
}

static inline DrKeyword
dr_keyword_at (const DrReading *reading,
               guint            index)
{
  return dr_keyword_lookup (reading, index)->keyword;
}

static inline gboolean
dr_keyword_has_flag (const DrReading *reading,
                     guint            index,
                     DrKeywordFlags   flag)
{
  return (dr_keyword_lookup (reading, index)->flags & flag) != 0;
}

G_END_DECLS
