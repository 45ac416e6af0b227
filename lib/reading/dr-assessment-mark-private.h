/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of the reader of ranks and grades: what a sentence's marks are, and what is asked of it. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

#define DR_ASSESSMENT_MAX_MARKS 64
#define DR_ASSESSMENT_MAX_BODIES 16
#define DR_ASSESSMENT_CONTEXT 256   /* tokens back that a cohort or a period is looked for */

typedef struct
{
  guint           first;        /* token */
  guint           last;         /* token behind it */
  DrRankingStatus status;
  gboolean        is_tentative; /* nobody says that it is a verdict: it is one beside a rank alone */
  guint           rank;
  guint           cohort;
  guint           grade_first;  /* tokens of the grade; equal: none */
  guint           grade_last;
  guint           judge_first;  /* tokens of the assessor, where it is the subject; equal: it is not */
  guint           judge_last;
} DrRankMark;

/* How far a sentence was searched for where its clauses begin, and the last that does. */
typedef struct
{
  guint index;
  guint start;
} DrClauseStart;

/* What one question found in the tokens from @first up to @next: asked again for more, it goes on from there. */
typedef struct
{
  guint    first;
  guint    next;
  guint    behind_date;   /* behind the last date gone by */
  gboolean found;
} DrClauseSurvey;

/* What is said of a clause is asked at each word of rank in it; so that a clause may be long, every answer is kept. */
typedef struct
{
  DrReading      *reading;
  guint           first;
  guint           last;
  DrClauseStart   clauses[2];                      /* behind «;», and behind «;» or «:» */
  guint           cohort;                          /* stated once for the sentence; 0: not */
  guint           cohort_first;                    /* its tokens, where they are in the sentence */
  guint           cohort_last;
  DrRankMark     *marks;                           /* room for DR_ASSESSMENT_MAX_MARKS */
  guint           n_marks;
  guint           n_planned;                       /* tokens before this one have been searched for words of plans */
  guint           plan;                            /* token behind the last of them */
  guint           n_judged;                        /* the same of verbs of judging */
  guint           verdict;
  DrClauseSurvey  others[2];                       /* whether others are counted in the clause, and behind its colon */
} DrAssessment;

static inline gboolean
dr_assessment_has_flag (const DrReading *reading,
                        guint            index,
                        DrTokenFlags     flag)
{
  return index < reading->n_tokens && (reading->tokens[index].flags & flag) != 0;
}

/*
 * The clause that token @index stands in begins here: behind one of @signs, a stop, or the mark before.
 * The sentence is gone through from its beginning: what the last question found out is not looked for again.
 */
guint dr_assessment_find_clause_start (DrAssessment *self,
                                       guint         index,
                                       const char   *signs);
/* Whether the words from @first up to @last count people or organisations, which are then the ones graded. */
gboolean dr_assessment_counts_others (const DrReading *reading,
                                      DrClauseSurvey  *survey,
                                      guint            first,
                                      guint            last);
/* Whether something counted follows straight behind a grade: «hoàn thành tốt nhiệm vụ 385 đồng chí», «: 12 chi bộ». */
gboolean dr_assessment_is_followed_by_count (const DrAssessment *self,
                                             guint               index);
gboolean dr_assessment_is_planned (DrAssessment *self,
                                   guint         start,
                                   guint         index);
/* Whether someone judges before a grade in the clause, so that the grade is a verdict. */
gboolean dr_assessment_has_verdict_before (DrAssessment *self,
                                           guint         start,
                                           guint         index);

/* What may follow a rank stands there; gives its tokens. */
guint dr_assessment_match_rank_follower (const DrReading *reading,
                                         guint            index);
/* Reads the rank itself at token @index; gives the token behind it, 0 if none stands there. */
guint dr_assessment_read_rank (const DrAssessment *self,
                               guint               index,
                               gboolean            is_ordinal,
                               guint              *rank);
/* A cohort named before the ranks holds for all: «toàn tỉnh có 9 huyện», «trong 8 đơn vị của cụm». */
void dr_assessment_find_common_cohort (DrAssessment *self,
                                       guint         index);
/*
 * Reads the cohort behind a rank that ends at token @index: «/13», «/9 huyện», «trong 8
 * đơn vị», «Cụm thi đua số 4 (6 đơn vị)». Gives the token behind it, @index if none.
 */
guint dr_assessment_read_cohort (DrAssessment *self,
                                 guint         index,
                                 guint        *size);

/* The first token that may begin a mark, @last where none does: most sentences rank nobody, and need no more than this. */
guint dr_assessment_find_first_mark (const DrReading *reading,
                                     guint            first,
                                     guint            last);
/* Finds the marks from token @first on. */
void dr_assessment_find_marks (DrAssessment *self,
                               guint         first,
                               guint8       *taken);

/*
 * The field before a mark: «trong công tác Hội», «lĩnh vực …», «Chỉ số cải cách hành chính»; and where the mark is one of
 * several in the sentence, «Tiểu học».
 */
char * dr_assessment_find_field_before (const DrReading *reading,
                                        guint            start,
                                        guint            index,
                                        gboolean         is_listed);
/* The field behind it: «xếp hạng Nhì về công tác Hội». */
char * dr_assessment_find_field_behind (const DrReading *reading,
                                        guint            index,
                                        guint            limit,
                                        guint           *behind);
/* Who judged: what stands between «được» or «do» and the verb. */
gboolean dr_assessment_find_assessor (const DrReading *reading,
                                      guint            start,
                                      guint            index,
                                      guint           *first,
                                      guint           *last);
/* The unit that a mark is about, named between @start and @index: the first own body that nobody acts upon. */
guint32 dr_assessment_find_ranked_unit (DrReading *reading,
                                        guint      start,
                                        guint      index,
                                        guint32    unit);
/*
 * «Văn phòng, Ban Tổ chức và Ban Dân vận được xếp loại …»: several bodies with one verdict. Gives how many of them were
 * put into @units, at most @most; 0 where there are not two at least.
 */
guint dr_assessment_find_ranked_units (DrReading *reading,
                                       guint      start,
                                       guint      index,
                                       guint32   *units,
                                       guint      most);

G_END_DECLS
