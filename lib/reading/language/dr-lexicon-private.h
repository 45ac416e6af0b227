/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The open words: bodies, measures, signal words. Data in lexicon.json; here is how they are found. */

#pragma once

#include <glib.h>

#include <districtreport/dr-lexicon.h>
#include <districtreport/dr-unit.h>

#include "reading/language/dr-lexicon-index-private.h"

G_BEGIN_DECLS

/* Signal words, by what they say of the figures near them. The names in lexicon.json are these in lower case with hyphens. */
typedef enum
{
  DR_SIGNAL_PLAN,           /* phấn đấu, dự kiến, sẽ: what follows is wished for */
  DR_SIGNAL_RESULT,         /* đã, đạt được, tổ chức được */
  DR_SIGNAL_TARGET,         /* chỉ tiêu, kế hoạch, dự toán, Nghị quyết */
  DR_SIGNAL_EARLIER,        /* cùng kỳ, năm trước, tháng trước, đầu năm */
  DR_SIGNAL_COMPARE,        /* so với, so */
  DR_SIGNAL_SHARE,          /* chiếm, tỷ lệ, tương ứng */
  DR_SIGNAL_WHOLE,          /* tổng số, trong tổng số, trên tổng số */
  DR_SIGNAL_PARTS_ALL,      /* gồm, bao gồm, chia ra, cụ thể */
  DR_SIGNAL_PARTS_SOME,     /* trong đó, riêng, nhất là */
  DR_SIGNAL_UP,             /* tăng, nhiều hơn, cao hơn, thêm */
  DR_SIGNAL_DOWN,           /* giảm, ít hơn, thấp hơn */
  DR_SIGNAL_EXCEED,         /* vượt */
  DR_SIGNAL_SHORT,          /* thiếu, còn thiếu, hụt */
  DR_SIGNAL_EQUAL,          /* bằng */
  DR_SIGNAL_REACH,          /* đạt, hoàn thành */
  DR_SIGNAL_REMAIN,         /* còn, còn lại, số còn lại */
  DR_SIGNAL_CUMULATIVE,     /* lũy kế, cộng dồn, từ đầu năm đến nay: a running total */
  DR_SIGNAL_STOCK,          /* hiện có, nâng tổng số, tổng nguồn vốn: a level at a date */
  DR_SIGNAL_MONEY,          /* trị giá, kinh phí, số tiền */
  DR_SIGNAL_PER,            /* mỗi, bình quân, trung bình */
  DR_SIGNAL_RANK,           /* xếp hạng, hạng, xếp thứ */
  DR_SIGNAL_RANK_FIRST,     /* dẫn đầu, đứng đầu */
  DR_SIGNAL_GRADE_LEAD,     /* xếp loại, đánh giá, phân loại: a grade follows */
  DR_SIGNAL_GRADE,          /* hoàn thành xuất sắc nhiệm vụ, … */
  DR_SIGNAL_GRADE_SHORT,    /* xuất sắc, tốt, khá: a grade only after «xếp loại», «loại» */
  DR_SIGNAL_UNRANKED,       /* không xếp hạng, không thuộc đơn vị được xếp hạng */
  DR_SIGNAL_NO_RANK,        /* thứ hạng cao, hạng mục, huân chương: rank words that rank nobody */
  DR_SIGNAL_ASSESS,         /* đánh giá, xếp, công nhận: between an assessor and a rank */
  DR_SIGNAL_NAME,           /* a number behind it is part of a name: ấp, quốc lộ, ban chỉ đạo, số */
  DR_SIGNAL_ORDINAL,        /* a number behind it counts occasions: lần thứ, khóa, kỳ họp thứ */
  DR_SIGNAL_NUMBERING,      /* a number behind it numbers: điều, khoản, mục, phụ lục, biểu */
  DR_SIGNAL_AGE,            /* tuổi, tuổi đảng: the number before it is no figure */
  DR_SIGNAL_PARTNER,        /* phối hợp với, cùng với, theo, căn cứ: a body behind it is not the one who acts */
  DR_SIGNAL_HANDED_DOWN,    /* giải quyết, giao, định hướng, cho ý kiến: before recommendations and tasks */
  DR_SIGNAL_RECOMMENDATION, /* kiến nghị, đề xuất */
  DR_SIGNAL_TASK,           /* nhiệm vụ, đầu việc */
  DR_SIGNAL_DONE,           /* hoàn thành, thực hiện xong */
  DR_SIGNAL_OPEN,           /* chưa hoàn thành, đang thực hiện */
  DR_SIGNAL_PLAN_SECTION,   /* in a heading: phương hướng, nhiệm vụ, giải pháp, mục tiêu */
  DR_SIGNAL_RESULT_SECTION, /* in a heading: kết quả, tình hình, đánh giá */
  DR_SIGNAL_END,            /* nơi nhận, TM., KT. */
  DR_SIGNAL_STATUS_ESTIMATED,   /* ước đạt, ước thực hiện */
  DR_SIGNAL_STATUS_PROVISIONAL, /* sơ bộ, tạm tính */
  DR_SIGNAL_HONOUR,         /* huân chương, bằng khen, cờ thi đua */
  DR_SIGNAL_VAGUE,          /* hàng trăm, hàng chục, vài */
  DR_SIGNAL_FUNCTION,       /* và, của, cho, với, do, tại: ends a noun phrase, is no measure */
  DR_SIGNAL_ATTRIBUTE,      /* nữ, dân tộc, tôn giáo, trẻ: parts that overlap */
  DR_SIGNAL_ACCOMPANY,      /* có, với, cho: the figure behind it only accompanies the one before */
  DR_SIGNAL_PLACE,          /* tại, ở: the figure behind it says where */
  DR_SIGNAL_WHOLE_YEAR,     /* năm, cả năm: behind a target word, the target of the year */
  DR_SIGNAL_MOVEMENT,       /* mô hình, phong trào, phương châm: «03 chung», «5 không» behind it is a name */
  DR_SIGNAL_BECOME,         /* lên, xuống còn, thành: between an earlier figure and the one reached */
  DR_N_SIGNALS
} DrSignal;

G_STATIC_ASSERT (DR_N_SIGNALS <= 64);   /* DrSignals has a bit for each */

/* Verbs, by what becomes of what they count. Named in lexicon.json as signals are. */
typedef enum
{
  DR_VERB_WIN,              /* kết nạp, tuyển quân: brings in the people that are counted */
  DR_VERB_FOUND,            /* thành lập, ra mắt: sets up the bodies that are counted */
  DR_VERB_MAKE,             /* mở, tổ chức, trao: the things that are counted were not there before */
  DR_VERB_WORK,             /* kiểm tra, tập huấn: work that is set as a task */
  DR_VERB_DO,               /* vận động, thăm: any other deed */
  DR_N_VERBS
} DrVerb;

/* Words of tables, by what they say of a column or, the last three, of a row. Named in lexicon.json as signals are. */
typedef enum
{
  DR_HEAD_WORD_ORDINAL,     /* TT, STT */
  DR_HEAD_WORD_LABEL,       /* nội dung, chỉ tiêu: the rows are things that are counted */
  DR_HEAD_WORD_BODY,        /* tên đơn vị: the rows are bodies */
  DR_HEAD_WORD_MEASURE,     /* ĐVT */
  DR_HEAD_WORD_TARGET,      /* kế hoạch, dự toán */
  DR_HEAD_WORD_ACTUAL,      /* thực hiện, kết quả */
  DR_HEAD_WORD_ESTIMATE,    /* ước thực hiện */
  DR_HEAD_WORD_CUMULATIVE,  /* lũy kế */
  DR_HEAD_WORD_RATE,        /* tỷ lệ, % */
  DR_HEAD_WORD_REACH,       /* đạt, hoàn thành */
  DR_HEAD_WORD_EARLIER,     /* cùng kỳ, năm trước */
  DR_HEAD_WORD_COMPARE,     /* so với, so sánh */
  DR_HEAD_WORD_UP,          /* tăng */
  DR_HEAD_WORD_DOWN,        /* giảm */
  DR_HEAD_WORD_DIFFERENCE,  /* chênh lệch */
  DR_HEAD_WORD_SHARE,       /* cơ cấu, tỷ trọng */
  DR_HEAD_WORD_NOTE,        /* ghi chú: no figures below it */
  DR_HEAD_WORD_TOTAL,       /* tổng số, cộng, toàn huyện */
  DR_HEAD_WORD_PARTS,       /* trong đó, chia ra */
  DR_HEAD_WORD_NIL,         /* không phát sinh, in place of a figure */
  DR_N_HEAD_WORDS
} DrHeadWord;

typedef enum
{
  DR_MEASURE_PEOPLE     = 1 << 0,   /* persons of any kind */
  DR_MEASURE_POPULATION = 1 << 1,   /* a fixed number of which some are counted: xã, ấp, chi bộ, trường, tiêu chí */
  DR_MEASURE_MONEY      = 1 << 2,
  DR_MEASURE_PHYSICAL   = 1 << 3,   /* km, ha, tấn */
  DR_MEASURE_TURN       = 1 << 4,   /* lượt */
  DR_MEASURE_HEAD       = 1 << 5,   /* an activity that others accompany: lớp, hội nghị, cuộc, tổ, căn */
  DR_MEASURE_RATE       = 1 << 6,   /* %, ‰, điểm phần trăm */
  DR_MEASURE_GENERAL    = 1 << 7,   /* a word that is a measure only straight behind a number: tổ, con, đợt */
  DR_MEASURE_PLACE      = 1 << 8    /* xã, ấp: «trên 9 xã» is where, not how many */
} DrMeasureFlags;

typedef struct
{
  GRefString     *name;             /* canonical */
  DrMeasureFlags  flags;
} DrLexiconMeasure;

/* A body. In its name «{committee}» stands for Huyện ủy, Thị ủy, …, «{area}» for huyện, thị xã, …, and «{youth}» for Huyện Đoàn, Thị Đoàn, …, as the report's level has it. Two entries may have one id. */
typedef struct
{
  GRefString *id;                   /* «hoi-nong-dan» */
  GRefString *name;                 /* «Hội Nông dân {area}» */
  DrUnitKind  kind;
  gboolean    needs_capital;        /* an ordinary word too («Hội», «Đoàn»): a body only with a capital */
} DrLexiconBody;

typedef struct
{
  GRefString *name;                 /* «Nghị quyết» */
} DrLexiconDocument;

/* What stands in a lexicon. */
typedef struct
{
  DrLexiconIndex *index;            /* (owned) finds its phrases */
  GArray         *measures;         /* (owned) (element-type DrLexiconMeasure) */
  GArray         *bodies;           /* (owned) (element-type DrLexiconBody) */
  GArray         *documents;        /* (owned) (element-type DrLexiconDocument) */
  GPtrArray      *short_forms;      /* (owned) (element-type utf8) what each stands for */
} DrLexiconContent;

struct _DrLexicon
{
  gatomicrefcount   ref_count;

  guint64          *rank_steps;     /* (owned) of each word: dr_rank_words_dup_steps() */
  const DrSignals  *word_signals;   /* of each word: the signals of all phrases that begin with it */
  const DrSignals  *own_signals;    /* of each word: those of the phrase that it is by itself */
  DrLexiconContent  content;
  GPtrArray        *sources;        /* (owned) (element-type GBytes) what it is made from */
};

/* A lexicon of nothing but what the document says, whose format is not asked for. */
DrLexicon *               dr_lexicon_new_from_json (GBytes           *json,
                                                  GError          **error);

/* The number of a word: one of the grammar's own phrases or of the lexicon's; 0 for any other. */
guint32                   dr_lexicon_find_word   (const DrLexicon  *self,
                                                  const char       *key,
                                                  gsize             length);
DrTokenTraits             dr_lexicon_get_traits  (const DrLexicon  *self,
                                                  guint32           word);
DrTokenTraits             dr_lexicon_get_sign_traits (const DrLexicon *self,
                                                  guint32           sign);
const DrLexiconMeasure *  dr_lexicon_get_measure  (const DrLexicon *self,
                                                   guint            index);
guint                     dr_lexicon_get_n_measures (const DrLexicon *self);
const DrLexiconBody *     dr_lexicon_get_body     (const DrLexicon *self,
                                                   guint            index);
guint                     dr_lexicon_get_n_bodies (const DrLexicon *self);
const DrLexiconDocument * dr_lexicon_get_document (const DrLexicon *self,
                                                   guint            index);

/* What a short form stands for. */
const char *              dr_lexicon_get_short_form (const DrLexicon *self,
                                                   guint            index);

/* As dr_lexicon_index_match(), where a phrase is known to begin. */
gboolean                  dr_lexicon_walk         (const DrLexicon *self,
                                                   const DrToken   *tokens,
                                                   guint            n_tokens,
                                                   guint            index,
                                                   guint            classes,
                                                   DrSignals        signals,
                                                   DrLexiconMatch  *match);

/* Whether a phrase of @classes may begin at token @index. */
static inline gboolean
dr_lexicon_may_match (const DrToken *tokens,
                      guint          n_tokens,
                      guint          index,
                      guint          classes)
{
  return index < n_tokens && (tokens[index].traits & classes) != 0;
}

/* The longest phrase that begins at token @index and has an entry of @entry_class; -1 for any class. */
static inline gboolean
dr_lexicon_match (const DrLexicon *self,
                  const DrToken   *tokens,
                  guint            n_tokens,
                  guint            index,
                  int              entry_class,
                  DrLexiconMatch  *match)
{
  guint classes = entry_class < 0 ? DR_LEXICON_TRAIT (DR_N_LEXICON_CLASSES) - 1 : DR_LEXICON_TRAIT (entry_class);

  return dr_lexicon_may_match (tokens, n_tokens, index, classes)
         && dr_lexicon_walk (self, tokens, n_tokens, index, classes, 0, match);
}

/* Whether a phrase with one of @signals may begin at token @index, which most words already deny. */
static inline gboolean
dr_lexicon_may_signal (const DrLexicon *self,
                       const DrToken   *tokens,
                       guint            n_tokens,
                       guint            index,
                       DrSignals        signals)
{
  if (!dr_lexicon_may_match (tokens, n_tokens, index, DR_TRAIT_SIGNAL))
    return FALSE;
  if (tokens[index].kind != DR_TOKEN_WORD)
    return TRUE;

  return ((tokens[index].flags & DR_TOKEN_ALONE ? self->own_signals : self->word_signals)[tokens[index].word] & signals) != 0;
}

/* The longest phrase that begins at token @index and has the signal; gives its number of tokens, 0 for none. */
static inline guint
dr_lexicon_match_signal (const DrLexicon *self,
                         const DrToken   *tokens,
                         guint            n_tokens,
                         guint            index,
                         DrSignal         signal)
{
  DrLexiconMatch match;

  if (!dr_lexicon_may_signal (self, tokens, n_tokens, index, DR_SIGNAL_BIT (signal)))
    return 0;
  if (tokens[index].flags & DR_TOKEN_ALONE)
    return 1;

  return dr_lexicon_walk (self, tokens, n_tokens, index, DR_TRAIT_SIGNAL, DR_SIGNAL_BIT (signal), &match)
           ? match.n_tokens : 0;
}

/* The longest of the verbs that begin at token @index, where it is @verb; gives its number of tokens, 0 for none. */
static inline guint
dr_lexicon_match_verb (const DrLexicon *self,
                       const DrToken   *tokens,
                       guint            n_tokens,
                       guint            index,
                       DrVerb           verb)
{
  DrLexiconMatch match;

  if (!dr_lexicon_walk (self, tokens, n_tokens, index, 1 << DR_LEXICON_VERB, 0, &match))
    return 0;
  for (guint i = 0; i < match.n_entries; i++)
    if (match.entries[i].entry_class == DR_LEXICON_VERB && match.entries[i].value == (guint32) verb)
      return match.n_tokens;

  return 0;
}

G_END_DECLS
