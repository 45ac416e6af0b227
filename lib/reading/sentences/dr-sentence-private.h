/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Figures of one sentence: which are achievements, and what the others say of them.
 * The steps share this state; each has a file of its own.
 */

#pragma once

#include "base/dr-rows-private.h"
#include "reading/language/dr-phrases-private.h"
#include "reading/language/dr-reading-private.h"
#include "reading/phrases/dr-date-phrase-private.h"
#include "reading/phrases/dr-figure-phrase-private.h"

G_BEGIN_DECLS

/* What a token already belongs to, in the block's array of taken tokens. */
enum
{
  DR_TAKEN_FREE,
  DR_TAKEN_NUMBERING,
  DR_TAKEN_CITATION,
  DR_TAKEN_DATE,
  DR_TAKEN_ASSESSMENT,
  DR_TAKEN_DIRECTIVE
};

typedef struct
{
  guint        token;
  DrDatePhrase phrase;
} DrDateMention;

/* What a figure turned out to say. */
typedef enum
{
  DR_FIGURE_OUTCOME_NONE,
  DR_FIGURE_OUTCOME_FACT,
  DR_FIGURE_OUTCOME_TARGET,
  DR_FIGURE_OUTCOME_PERCENT,
  DR_FIGURE_OUTCOME_SHARE,
  DR_FIGURE_OUTCOME_CHANGE,
  DR_FIGURE_OUTCOME_WAITING,    /* for the figure behind it */
  DR_FIGURE_OUTCOME_CLASS,      /* says which ones */
  DR_FIGURE_OUTCOME_STATE       /* of an earlier time, for what has become of it since */
} DrFigureOutcome;

/* A figure in the sentence, before it is known what it says. */
typedef struct
{
  DrFigurePhrase phrase;
  guint          gap_first;     /* where the words in front of it begin: behind the figure before it */
  guint          bracket;       /* one past the bracket that encloses it, 0: none */
  gboolean       is_plan;       /* wished for, not reached */
  guint8         outcome;       /* DrFigureOutcome */
  int            owner;         /* fact that it says something of, or -1 */
} DrSentenceFigure;

/* A number of a fact for the ledger. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint8  role;
} DrFactNumber;

#define DR_FACT_NUMBERS 8

/* A second percentage of the same figure, of another target: «đạt 64% kế hoạch tỉnh giao, bằng 61% kế hoạch huyện giao». */
typedef struct
{
  DrDecimal percent;
  DrDecimal upper;                  /* of a range */
  DrHedge   hedge;
  guint32   assigned_by;            /* string, or DR_NONE */
  guint32   period;                 /* or DR_NONE: the period of the fact */
  guint     first;                  /* tokens of the percentage, or of what was planned */
  guint     end;
  DrDecimal planned;                /* where has_planned: of a table, «KH tỉnh giao | KH huyện giao» */
  gboolean  has_planned;
  gboolean  has_no_percent;
} DrFurtherTarget;

#define DR_FACT_FURTHER_TARGETS 2

/* A figure reached, as far as the sentence has told. */
typedef struct
{
  guint          figure;
  guint          named_by;          /* one past the figure whose words name it; 0: its own */
  guint32        unit;
  DrDecimal      value;
  DrDecimal      upper;
  DrDecimal      other;             /* the other reading, where is_ambiguous */
  DrHedge        hedge;
  guint32        measure;           /* string */
  DrMeasureFlags flags;
  guint          source_first;      /* tokens */
  guint          source_end;
  guint          label_first;       /* tokens of the words in front that name it */
  guint          label_end;
  guint          tail_first;        /* tokens of the words behind it */
  guint          tail_end;
  guint32        label;             /* string */
  guint32        apart_from;        /* string, where is_apart: a label that must not be one with this */
  gboolean       is_apart;
  guint32        period;
  DrStatus       status;
  DrNature       nature;
  int            part_of;           /* fact of this sentence, or -1 */
  guint32        part_of_record;    /* achievement of an earlier one, or DR_NONE */
  guint32        record;            /* once it is entered */

  DrDecimal      planned;
  DrHedge        planned_hedge;
  DrDecimal      planned_upper;
  DrDecimal      percent;
  DrDecimal      percent_upper;
  DrHedge        percent_hedge;
  DrDecimal      share;
  DrDecimal      share_upper;
  DrHedge        share_hedge;
  DrDecimal      change;
  DrChangeKind   change_kind;
  DrDirection    change_direction;
  guint32        change_against;    /* string, or DR_NONE */
  guint32        assigned_by;       /* string, or DR_NONE */
  guint32        target_period;     /* or DR_NONE: the period of the fact */
  guint          target_first;      /* tokens of what states the target */
  guint          target_end;

  guint          is_percent : 1;
  guint          is_rate : 1;
  guint          is_ambiguous : 1;
  guint          is_cumulative : 1;
  guint          has_time : 1;      /* its words say when */
  guint          is_aside : 1;      /* that time is its own alone */
  guint          runs_on : 1;       /* the words of one before say that it is cumulative */
  guint          has_target : 1;
  guint          has_planned : 1;
  guint          has_percent : 1;
  guint          has_share : 1;
  guint          has_change : 1;
  guint          is_whole : 1;      /* stands behind a slash, or words that do what it does */
  guint          is_slash : 1;      /* stands before one */
  guint          is_inherited : 1;  /* its measure is that of the fact before, or of the list it stands in */
  guint          is_label_shared : 1; /* the words in front are those of the fact before */

  guint          n_further;
  guint          n_numbers;
  DrFactNumber   numbers[DR_FACT_NUMBERS];
  DrFurtherTarget further[DR_FACT_FURTHER_TARGETS];
} DrFact;

/* An achievement entered before, for «09/09 đơn» of the «09 đơn» stated earlier. */
typedef struct
{
  guint32   unit;
  guint32   measure;
  guint32   record;
  DrDecimal value;
  DrMeasureFlags flags;
  guint     is_counted : 1;         /* no percentage, rate or estimate */
  guint     is_part : 1;
} DrRecentFact;

#define DR_RECENT_FACTS 64
/* How many things beside the last the bullets below a line may divide. */
#define DR_OPEN_OTHERS 3
/* How deep numbering stands. */
#define DR_LINE_DEPTHS 10

/* Which of the recent facts a line told. */
typedef struct
{
  guint first;
  guint end;
} DrLineFacts;
/* How many facts back a percentage or a change may look: bounds the work on a sentence without end. */
#define DR_SENTENCE_REACH 16

/* What figures count where they do not say it: «5. Tài chính (ĐVT: triệu đồng)» stands above them. */
typedef struct
{
  gboolean is_set;
  guint    depth;               /* of the heading */
  guint32  measure;             /* of the lexicon */
  int      magnitude;
} DrCommonMeasure;

/* What pairs with a slash are where they do not say it: «Chỉ tiêu chính (thực hiện/kế hoạch):» stands above them. */
typedef struct
{
  gboolean is_set;              /* figures and their targets */
  guint    depth;               /* of the line that says so */
} DrCommonPairs;

/* «Huyện giao 36 lớp.»: a plan with a sentence of its own, for the figures of the next. */
typedef struct
{
  gboolean  is_set;
  DrDecimal value;
  DrHedge   hedge;
  guint32   measure;            /* string */
  guint32   unit;
  guint     first;              /* tokens of the figure */
  guint     end;
} DrToldPlan;

typedef struct
{
  DrReading    *reading;

  /* Of the section. */
  DrCommonMeasure common;
  DrCommonPairs pairs;

  /* Of the block. */
  GByteArray   *taken;              /* one byte a token */
  GArray       *dates;              /* (element-type DrDateMention) in order */
  DrToldPlan    told_plan;

  /* Of the sentence. */
  guint         first;
  guint         end;
  guint32       unit;
  /* Of its tokens, by their places in the block; where it has no figures nobody asks for them. */
  GArray       *signals;            /* (element-type DrSignals) of the phrase that begins at each token */
  GArray       *signal_ends;        /* (element-type guint32) one past that phrase; the token itself +1 where there is none */
  GArray       *signs;              /* (element-type guint32) of each token, and the one behind them: one past the last separator before it, or 0 */
  GByteArray   *separators;         /* of each token that parts words the ASCII sign that it stands for */
  DrSignals     noted;              /* the signals of all of them */
  guint64       noted_signs;        /* a dr_sentence_sign_bit() for each of the separators */
  guint32       noted_groups;       /* DR_PHRASE_GROUP_BEGINS() of the groups that have a phrase which begins with one of them */
  DrRows       *figures;            /* (owned) of DrSentenceFigure */
  DrRows       *facts;              /* (owned) of DrFact */
  GString      *label;              /* scratch */
  int           waiting_percent;    /* figure in front of the bracket with what it is a percentage of, or -1 */
  int           waiting_change;     /* «giảm 41 hộ» in front of «còn 96 hộ», or -1 */
  int           waiting_start;      /* «từ 48» in front of «lên 60», or -1 */
  int           waiting_target;     /* «chỉ tiêu 90» in front of «thực hiện 97», or -1 */
  gboolean      is_earlier;         /* the figures before were of another time */
  guint32       period;             /* of the figures that say none */
  gboolean      is_cumulative;      /* «từ đầu năm đến nay kết nạp 24 đảng viên, mở 3 lớp» */

  /* Across sentences. */
  DrRecentFact  recent[DR_RECENT_FACTS];
  guint         n_recent;
  guint         block_first_recent; /* how many of those there were before this block */
  guint         block_depth;        /* of its numbering */
  guint         line_first_recent;  /* the same of the line that it may go on with, and how many there were behind that */
  guint         line_end_recent;
  guint         line_depth;
  DrLineFacts   lines[DR_LINE_DEPTHS]; /* by the depth of their numbering: those that lines below may go on with */
  DrRecentFact  kinds_whole;        /* of the kinds that this sentence lists, if any */
  gboolean      lists_kinds;
  guint32       last_record;        /* achievement entered last in this block, or DR_NONE */
  guint32       last_measure;
  DrMeasureFlags last_flags;
  guint32       open_whole;         /* achievement that the bullets below are parts of, or DR_NONE */
  guint32       open_measure;
  DrMeasureFlags open_flags;
  guint         open_depth;
  guint         open_items_depth;   /* of the first line below it; 0: none yet */
  gboolean      open_divides;       /* «trong đó:», «gồm:»: parts they are, whatever they count */
  DrRecentFact  open_others[DR_OPEN_OTHERS]; /* what else the line counted that they divide: «46 lớp với 3.120 học viên; trong đó:» */
  guint         n_open_others;
} DrSentence;

/* --- dr-sentence.c --- */

DrSentence *        dr_sentence_new         (DrReading              *reading);
void                dr_sentence_free        (DrSentence             *self);
/* What the line counted last, and what else it counted, is divided by what stands below it at more than @depth; for certain where it @divides. */
void                dr_sentence_open_list   (DrSentence             *self,
                                             guint                   depth,
                                             gboolean                divides);
/* A line of @depth is no more below what was opened, where that is less than its own or than the first below it. */
void                dr_sentence_close_list  (DrSentence             *self,
                                             guint                   depth);
/* The same where a line without figures from token @first on says by what it is divided: «Hội viên theo đối tượng:». */
void                dr_sentence_open_named  (DrSentence             *self,
                                             guint                   first);
/* Prepares for the tokens of a new block: nothing is taken. */
void                dr_sentence_begin_block (DrSentence             *self);
/* How deep the numbering of the block stands: whether it goes on with the line above, or with what that went on with. */
void                dr_sentence_set_depth   (DrSentence             *self,
                                             guint                   depth);
/* Finds the signals and signs from token @first up to @end, which dr_sentence_has() and its like then know of. */
void                dr_sentence_note_words  (DrSentence             *self,
                                             guint                   first,
                                             guint                   end);
/* Reads the figures of the tokens from @first up to @end, which are about @unit. */
void                dr_sentence_read        (DrSentence             *self,
                                             guint                   first,
                                             guint                   end,
                                             guint32                 unit);

/* --- dr-sentence-collect.c --- */

/* Finds the figures of the sentence, and accounts for the numbers that are none. */
void                dr_sentence_collect_figures (DrSentence         *self);
/* «12, 15 và 18 hộ»: gives figures the measure that stands behind the last of a list. */
void                dr_sentence_share_measures (DrSentence          *self);
/* «Tổng số hội viên đến 30/6/2020: 52.310»: the noun stands in front, behind «tổng số». */
void                dr_sentence_find_parted_noun (DrSentence        *self,
                                              guint                  index);
/* Whether a measure stands with the figure. */
gboolean            dr_sentence_counts_something (const DrFigurePhrase *phrase);

/* Whether words beside figure @index say what kind it is: «cảnh cáo 5», «5 khiển trách». */
gboolean            dr_sentence_is_named    (DrSentence             *self,
                                              guint                  index);

/* --- dr-sentence-noun.c: what a number counts whose noun stands in front of it --- */

/* The lexicon's measure that the label of figure @index begins with; straight before it where @is_straight. */
gboolean            dr_sentence_find_label_noun (DrSentence         *self,
                                              guint                  index,
                                              gboolean               is_straight,
                                              guint32               *measure);
/* The same for «(14/14)» and its like behind a percentage that waits for it. */
gboolean            dr_sentence_find_noun_of_pair (const DrSentence *self,
                                              guint                  index,
                                              guint32               *measure);
/* «chết 01, bị thương 2» */
gboolean            dr_sentence_counts_victims (const DrSentence    *self,
                                              guint                  index,
                                              guint32               *measure);
/* «điểm số 93,4» */
gboolean            dr_sentence_counts_points (const DrSentence     *self,
                                              guint                  index,
                                              guint32               *measure);
/* «15 chỉ tiêu: vượt 06, đạt 08»: whether figure @index, which names nothing, counts some of those before. */
gboolean            dr_sentence_counts_reached (const DrSentence    *self,
                                              guint                  index);
/* Makes the lexicon's @measure what the figure counts, though it stands elsewhere. */
void                dr_sentence_take_noun   (const DrSentence       *self,
                                              DrFigurePhrase        *phrase,
                                              guint32                measure);
/* «Tổng số HV 1.108/1.654 hộ»: the figure in the place of the next counts what stands in front of it, and what is behind its slash another. */
void                dr_sentence_part_other_noun (DrSentence         *self,
                                              DrSentenceFigure      *figure);

/* --- dr-sentence-class.c --- */

/* «2/9 đơn vị phát triển hội viên dưới 80% kế hoạch»: whether percentage @index says which of those before. */
gboolean            dr_sentence_bounds_pair (const DrSentence       *self,
                                              guint                  index);
/* Whether figure @index is none itself, but wished for, a rule, or says which ones; and the @role of its numbers then. */
gboolean            dr_sentence_is_no_item  (DrSentence             *self,
                                              guint                  index,
                                              DrNumberRole          *role);

/* --- dr-sentence-body.c --- */

/* Whose the facts are: the sentence's, but for those of a body that is named for them. */
void                dr_sentence_settle_units (DrSentence            *self);

/* --- dr-sentence-kinds.c --- */

/* What was counted above, of which figure @index and those behind it, which name nothing themselves, are kinds; NULL: nothing. */
const DrRecentFact * dr_sentence_find_whole_of_kinds (DrSentence    *self,
                                              guint                  index);
/* What the last line above counted by the same noun, as many or more: the achievement, or DR_NONE. */
guint32             dr_sentence_find_whole_above (const DrSentence  *self,
                                              const DrFact          *part);
/* «giáo viên giỏi cấp huyện 18»: whether the words in front of figure @index end with the name of a level, as far as which those got. */
gboolean            dr_sentence_is_of_level (const DrSentence       *self,
                                              guint                  index);
/* «chi bộ vững mạnh 24, khá 5», «giáo viên giỏi cấp huyện 18, cấp tỉnh 02»: whether @other is no part of @one, but another kind of the same. */
gboolean            dr_sentence_are_beside_each_other (const DrSentence *self,
                                              const DrFact          *one,
                                              const DrFact          *other);

/* What the line above counted, if it is @sum: the achievement, or DR_NONE. */
guint32             dr_sentence_find_line_total (const DrSentence   *self,
                                              const DrDecimal       *sum);
/* The same of the sentences before in the block. */
guint32             dr_sentence_find_block_total (const DrSentence  *self,
                                              const DrDecimal       *sum);
/* Whether the line above counted papers: «Ban hành 612 văn bản». */
gboolean            dr_sentence_counts_papers (const DrSentence     *self);

/* --- dr-sentence-fact.c --- */

/* «Kiểm tra 05/06 tổ chức đảng», «giám sát 38 tổ chức đảng (đạt 76%)»: whether figure @index is work that was set as a task. */
gboolean            dr_sentence_is_task     (const DrSentence       *self,
                                             guint                   index);

/* Makes figure @index a fact: two where a whole stands behind its slash. */
void                dr_sentence_add_fact    (DrSentence             *self,
                                             guint                   index);

/* --- dr-sentence-period.c --- */

/* Gives the fact that figure @index makes the time in which it was reached: what its words say, or the time of those before. */
void                dr_sentence_tell_time    (DrSentence            *self,
                                              guint                  index,
                                              DrFact                *fact);
/* Whether a clause begins at the time at @token, or at words that only lead to it. */
gboolean            dr_sentence_opens_clause (const DrSentence       *self,
                                              guint                  token);
/* Once parts are known: they are of the time of their whole, and none of a whole of another. */
void                dr_sentence_settle_times (DrSentence            *self);

/* --- dr-sentence-earlier.c --- */

/* «Cùng kỳ năm trước kết nạp 150 hội viên, mở 3 lớp»: whether figure @index is of a time before, and none of the report's. */
gboolean            dr_sentence_read_earlier (DrSentence             *self,
                                              guint                  index);
/* «tăng 12% so với cùng kỳ (28 vụ/25 vụ)»: the figure of the change that makes of the pair at figure @index what is now and what was; -1 where none does. */
int                 dr_sentence_find_change_of_pair (DrSentence      *self,
                                              guint                  index);
/* The same, or that it is held against an earlier time with no change that is told: «28/25 vụ so với cùng kỳ». */
gboolean            dr_sentence_is_now_and_then (DrSentence          *self,
                                              guint                  index);
/* «giảm 15 vụ (81/96, bằng 15,6%)»: whether a percentage is how far apart the two figures before it in the bracket are. */
gboolean            dr_sentence_repeats_change_of_pair (DrSentence   *self,
                                              guint                  index);
/* Gives the fact that such a pair makes the change in front of it. */
void                dr_sentence_give_change_before (DrSentence       *self,
                                              guint                  index,
                                              int                    fact);

/* --- dr-sentence-words.c: what the steps ask of the words --- */

static inline gboolean dr_sentence_has       (const DrSentence      *self,
                                             guint                   first,
                                             guint                   end,
                                             DrSignals               signals);
/* The last phrase with one of @signals; @end where there is none. */
static inline guint dr_sentence_find_last   (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end,
                                             DrSignals               signals);
static inline guint dr_sentence_find_first  (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end,
                                             DrSignals               signals);
/* The same where the sentence has one of @signals somewhere. */
guint               dr_sentence_seek_last   (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end,
                                             DrSignals               signals);
guint               dr_sentence_seek_first  (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end,
                                             DrSignals               signals);
/* Words that belong to no signal, date or citation. */
guint               dr_sentence_count_words (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end);
/* Whether there is one. */
gboolean            dr_sentence_has_words   (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end);
/* How many words at @end lead on to the whole: «trên tổng số» 750; 0 for none. */
guint               dr_sentence_count_of_all (const DrSentence      *self,
                                              guint                  first,
                                              guint                  end);
/* One past the last sign of @signs in the stretch; @first where there is none. */
static inline guint dr_sentence_after_sign  (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end,
                                             const char             *signs);
/* The same where a separator stands in the stretch; @signs has a dr_sentence_sign_bit() for each. */
guint               dr_sentence_seek_sign   (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end,
                                             guint64                 signs);
/* The first sign of @signs; @end where there is none. */
static inline guint dr_sentence_find_sign   (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end,
                                             const char             *signs);
/* The same where a separator stands in the stretch; @signs as there. */
guint               dr_sentence_seek_first_sign (const DrSentence   *self,
                                             guint                   first,
                                             guint                   end,
                                             guint64                 signs);
/* Where the clause begins that ends before @end: behind the last sign, but «so với cùng kỳ:» is part of it. */
guint               dr_sentence_find_clause (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end);
/* «vượt 3,1% so với kế hoạch và giảm 8,2% so với cùng kỳ»: one past the last «và» in the stretch, where what the second is held against begins; @first where there is none. */
guint               dr_sentence_after_and   (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end);
/* Where the words behind figure @index end: at the next figure or the end of the sentence. */
guint               dr_sentence_words_end   (const DrSentence       *self,
                                             guint                   index);
const DrDateMention * dr_sentence_find_date (const DrSentence       *self,
                                             guint                   first,
                                             guint                   end);
void                dr_fact_add_number      (DrFact                 *fact,
                                             const DrReading        *reading,
                                             guint                   first,
                                             guint                   end,
                                             DrNumberRole            role);
/* The same for a figure with all its numbers. */
void                dr_fact_add_figure      (DrFact                 *fact,
                                             const DrReading        *reading,
                                             const DrFigurePhrase   *phrase,
                                             DrNumberRole            role);

/* Enters the numbers of a figure that is no item. */
void                dr_sentence_account      (DrSentence            *self,
                                              const DrFigurePhrase  *phrase,
                                              DrNumberRole           role);

/* «54 vụ (năm trước chuyển sang 39 vụ, thụ lý mới 15 vụ)»: whether the figure was taken over, and is part of one before. */
gboolean            dr_sentence_is_carried_over (const DrSentence   *self,
                                                 guint               index);

/* --- dr-sentence-owner.c, dr-sentence-against.c --- */

/* «cho 1,13 triệu lượt (+4,9%)»: whether figure @index is the first in a bracket right behind the last fact, which it then speaks of. */
gboolean            dr_sentence_is_in_its_bracket (const DrSentence *self,
                                              guint                  index);
/* The fact that the percentage or target right before figure @index is of; -1 where none stands there. */
int                 dr_sentence_find_spoken_of (const DrSentence    *self,
                                              guint                  index);
/* The fact that a percentage or change at figure @index speaks of: the last, less those that only accompany it. */
int                 dr_sentence_find_owner   (const DrSentence      *self,
                                              guint                  index,
                                              DrSignals              companions);
/* The period id (or «target») that words of comparison near a change name; DR_NONE where they name none. */
guint32             dr_sentence_find_against (DrSentence            *self,
                                              guint                  first,
                                              guint                  end,
                                              const DrFact          *fact);

/* Whether the first year, quarter or month named in the stretch lies before (-1) or behind (1) period @other; else 0. */
int                 dr_sentence_compare_time_with (DrSentence       *self,
                                              guint                  first,
                                              guint                  end,
                                              DrPeriod              *other);
/* The same of the report's period. */
int                 dr_sentence_compare_time (DrSentence            *self,
                                              guint                  first,
                                              guint                  end);
/* Figures that arithmetic alone connects: «1.906 người, đặt là 1.800, được 105,9%». */
/* Leaves fact @index out of the sentence; what was said of those behind is kept. */
void                dr_sentence_remove_fact  (DrSentence            *self,
                                              guint                  index);
void                dr_sentence_settle_openings (DrSentence         *self);
void                dr_sentence_settle_by_arithmetic (DrSentence    *self);

/* The figure that the move which begins at figure @start comes to. */
guint               dr_sentence_find_end_of_move (DrSentence        *self,
                                              guint                  start);

/* --- steps: each says whether figure @index was its own --- */

gboolean            dr_sentence_read_state_before (DrSentence       *self,
                                              guint                  index);

gboolean            dr_sentence_read_start   (DrSentence            *self,
                                              guint                  index);
/* «192/500 triệu đồng kế hoạch năm», «192 triệu đồng (kế hoạch năm 500 triệu đồng)»: the period of the target that is planned; DR_NONE
 * where it is the figure's own. */
guint32             dr_sentence_find_planned_period (DrSentence      *self,
                                              const DrFact          *fact);
gboolean            dr_sentence_read_percent (DrSentence            *self,
                                              guint                  index);
/* «tăng 3 vụ (12/9 vụ)»: whether the bracket at figure @index says what it is now and what it was, as far apart as the figure in front says. */
gboolean            dr_sentence_tells_now_and_then (const DrSentence *self,
                                              guint                  index);
/* «tăng 44 vụ (12,5%)», «giảm 9,8%, tương ứng 41 triệu đồng»: whether figure @index tells the one before once more, in per cent or as a count. */
gboolean            dr_sentence_tells_again  (const DrSentence      *self,
                                              guint                  index);
gboolean            dr_sentence_read_repeated_change (DrSentence    *self,
                                              guint                  index);
gboolean            dr_sentence_read_change  (DrSentence            *self,
                                              guint                  index);
gboolean            dr_sentence_read_target  (DrSentence            *self,
                                              guint                  index);

/* --- dr-sentence-plan.c: what was planned, told in front of what was done --- */

/* Whether two figures count the same, as far as they say. */
gboolean            dr_sentence_count_the_same (DrSentence          *self,
                                              const DrFigurePhrase  *one,
                                              const DrFigurePhrase  *other);
/* «Huyện giao 36 lớp, đã mở 38 lớp»: whether figure @index was planned; it waits for what was done, here or in the next sentence. */
gboolean            dr_sentence_read_plan    (DrSentence            *self,
                                              guint                  index);
/* Once all facts are known: what the sentence before told that was planned. */
void                dr_sentence_give_told_plan (DrSentence          *self);

/* «gấp 3 lần», «giảm 2 lần so với cùng kỳ». */
gboolean            dr_sentence_read_times   (DrSentence            *self,
                                              guint                  index);
/* Gives a new fact what waited in front of it. */
void                dr_sentence_give_waiting_percent (DrSentence    *self,
                                              int                    fact);
void                dr_sentence_give_waiting_change (DrSentence     *self,
                                              int                    fact);
void                dr_sentence_give_waiting_target (DrSentence     *self,
                                              int                    fact);

/* Makes figure @index the change of fact @owner: absolute, or points of a ratio. */
void                dr_sentence_set_change   (DrSentence            *self,
                                              guint                  index,
                                              int                    owner,
                                              const DrDecimal       *value,
                                              DrDirection            direction,
                                              guint32                against);
/* «tăng 4 tổ chức» behind «22 tổ chức đảng»: whether measure @head is @measure or its beginning. */
gboolean            dr_sentence_is_head_of   (const DrSentence      *self,
                                              guint32                head,
                                              guint32                measure);
/* Where the words end that may tell what the change at figure @index is held against. */
guint               dr_sentence_reference_end (const DrSentence     *self,
                                               guint                 index);
/* «gấp đôi», «giảm một nửa»: changes that hold no number. */
void                dr_sentence_read_times_in_words (DrSentence     *self);
/* Once all facts are known: changes in words, and what those are held against that name nothing. */
void                dr_sentence_settle_changes (DrSentence          *self);

/* Whether @part is @stated per cent of @whole, rounded or cut off. */
gboolean            dr_sentence_fits_percent (DrSentence            *self,
                                              const DrFact          *part,
                                              const DrDecimal       *whole,
                                              const DrDecimal       *stated,
                                              DrHedge                hedge);
/* Which wholes the facts are parts of, once all facts of the sentence are known. */
void                dr_sentence_read_parts   (DrSentence            *self);
void                dr_sentence_read_labels  (DrSentence            *self);

/* --- dr-sentence-sums.c --- */

/* Whether @part counts what @whole does: by its noun or the head of it, or people by another. */
gboolean            dr_sentence_counts_alike (const DrSentence      *self,
                                              const DrFact          *part,
                                              const DrFact          *whole);

/* «Kết quả: tố cáo 14, kiến nghị 206, …»: makes the facts parts of what the line above counted where they add up to it. */
gboolean            dr_sentence_settle_by_line (DrSentence          *self);
/* The same for what adds up within the sentence, or to what the sentence before counted. */
void                dr_sentence_settle_sums  (DrSentence            *self);

/* --- dr-sentence-enter.c --- */

typedef gboolean (*DrSentenceIsPart) (DrSentence      *self,
                                      const DrFact    *part,
                                      const DrDecimal *whole);

/* The last achievement of the same unit and measure that @is_part accepts as the whole of @part; DR_NONE for none. */
guint32             dr_sentence_find_recent_whole (DrSentence       *self,
                                                   const DrFact     *part,
                                                   DrSentenceIsPart  is_part);
/* Whether @part is @percent of something of the same measure that was achieved before. */
gboolean            dr_sentence_fits_recent (DrSentence             *self,
                                              const DrFact          *part,
                                              const DrDecimal       *percent,
                                              DrHedge                hedge);
/* Makes an achievement of the fact, with its targets, readings and numbers; a whole stated before is not made again. */
void                dr_sentence_enter_fact   (DrSentence            *self,
                                              DrFact                *fact);

static inline guint
dr_sentence_find_last (const DrSentence *self,
                       guint             first,
                       guint             end,
                       DrSignals         signals)
{
  return self->noted & signals ? dr_sentence_seek_last (self, first, end, signals) : end;
}

static inline guint
dr_sentence_find_first (const DrSentence *self,
                        guint             first,
                        guint             end,
                        DrSignals         signals)
{
  return self->noted & signals ? dr_sentence_seek_first (self, first, end, signals) : end;
}

static inline gboolean
dr_sentence_has (const DrSentence *self,
                 guint             first,
                 guint             end,
                 DrSignals         signals)
{
  return dr_sentence_find_last (self, first, end, signals) < end;
}

static inline guint64
dr_sentence_sign_bit (guint32 sign)
{
  return sign >= 32 && sign < 96 ? (guint64) 1 << (sign - 32) : 0;
}

/* The bits of @signs, which are 8 at most: a literal, so that the compiler knows them. */
static inline __attribute__ ((always_inline)) guint64
dr_sentence_sign_bits (const char *signs)
{
  guint64 bits = 0;

#pragma GCC unroll 8
  for (gsize i = 0; i < 8; i++)
    bits |= i < __builtin_strlen (signs) ? dr_sentence_sign_bit ((guchar) signs[i]) : 0;

  return bits;
}

/* Whether words may be parted by one of @signs in the stretch. */
static inline __attribute__ ((always_inline)) gboolean
dr_sentence_may_have_sign (const DrSentence *self,
                           guint             first,
                           guint             end,
                           guint64           signs)
{
  return end > first && (DR_GATES_ARE_OPEN || (self->noted_signs & signs)) && g_array_index (self->signs, guint32, end) > first;
}

/* Whether a phrase of a set of the group may begin at a token of the sentence. */
static inline gboolean
dr_sentence_may_begin (const DrSentence *self,
                       DrPhraseGroup     group)
{
  return DR_GATES_ARE_OPEN || (self->noted_groups & DR_PHRASE_GROUP_BEGINS (group)) != 0;
}

static inline __attribute__ ((always_inline)) guint
dr_sentence_find_sign (const DrSentence *self,
                       guint             first,
                       guint             end,
                       const char       *signs)
{
  guint64 bits = dr_sentence_sign_bits (signs);

  return dr_sentence_may_have_sign (self, first, end, bits) ? dr_sentence_seek_first_sign (self, first, end, bits) : end;
}

static inline __attribute__ ((always_inline)) guint
dr_sentence_after_sign (const DrSentence *self,
                        guint             first,
                        guint             end,
                        const char       *signs)
{
  guint64 bits = dr_sentence_sign_bits (signs);

  return dr_sentence_may_have_sign (self, first, end, bits) ? dr_sentence_seek_sign (self, first, end, bits) : first;
}

G_END_DECLS
