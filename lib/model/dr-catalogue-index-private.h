/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The index of the catalogue from inside: its words and wordings, and the label that is held against them. */

#pragma once

#include "model/dr-catalogue-memory-private.h"
#include "model/dr-indicator-catalogue-private.h"
#include "model/dr-string-table-private.h"

G_BEGIN_DECLS

/* Words of a label that are looked at: more say nothing that the first ones do not. */
#define DR_LABEL_MOST_WORDS 128
#define DR_MEASURE_MOST_WORDS 16
/* A word that the catalogue does not know: its hash, so that equal words still compare equal. */
#define DR_UNKNOWN_WORD (1u << 31)

enum
{
  DR_WORD_AFTER_SIGN = 1 << 0,
  DR_WORD_CAPITAL    = 1 << 1,
  DR_WORD_QUOTED     = 1 << 2,
  DR_WORD_COUNTED    = 1 << 3,   /* is of the measure */
  DR_WORD_LEFT_OUT   = 1 << 4,
  DR_WORD_FOUND      = 1 << 5,   /* is of the wording at hand, or may stand beside it */
  DR_WORD_ODD        = 1 << 6,   /* has a character that is folded away: «½» */
  DR_WORD_ALL        = 1 << 7,   /* is left out where others say what is counted */
  DR_WORD_LISTED     = 1 << 8,   /* is left out for what it says, and not as a part of a place */
  DR_WORD_NAMED      = 1 << 9    /* is of the wording at hand itself */
};

typedef struct
{
  guint32     symbol;
  guint32     length;
  const char *start;
  guint       flags;
} DrLabelWord;

typedef struct
{
  DrLabelWord words[DR_LABEL_MOST_WORDS + DR_MEASURE_MOST_WORDS];
  guint       n_words;      /* of the label */
  guint       n_all;        /* with those of a measure that the label does not name */
  guint       counted;      /* where the measure stands; n_words: nowhere */
  guint       counted_end;
} DrCatalogueLabel;

typedef struct
{
  guint32 first;            /* among the symbols */
  guint32 n_symbols;
  guint32 lists;            /* bits by DrCatalogueList */
} DrCataloguePhrase;

typedef struct
{
  guint32 entry;
  guint32 first;            /* phrases one after another, a 0 behind each */
  guint32 n_symbols;
  guint32 n_words;
  guint32 key;              /* the rarest of its words */
  gboolean needs_stock;     /* only for a figure that the text calls a level */
} DrCatalogueWording;

typedef struct
{
  guint32 first;
  guint32 end;
} DrCatalogueRange;

struct _DrCatalogueIndex
{
  GPtrArray        *keys;        /* (owned) (element-type GRefString) word N stands at N - 1 */
  DrStringTable    *table;       /* (owned) */
  GArray           *symbols;     /* (owned) (element-type guint32) */
  GArray           *phrases;     /* (owned) (element-type DrCataloguePhrase) by their first word, the longest first */
  GArray           *wordings;    /* (owned) (element-type DrCatalogueWording) by their key */
  GArray           *beside;      /* (owned) (element-type DrCataloguePhrase) */
  DrCatalogueRange *phrases_of;  /* (owned) one a word */
  DrCatalogueRange *wordings_of; /* (owned) one a word */
  DrCatalogueRange *beside_of;   /* (owned) one an entry */
};

/* Whether the word says more than the wording at hand. */
static inline gboolean
dr_label_word_is_over (const DrLabelWord *word)
{
  return (word->flags & (DR_WORD_COUNTED | DR_WORD_LEFT_OUT | DR_WORD_FOUND)) == 0;
}

/* --- dr-catalogue-words.c --- */

/* Cuts @text into at most @most words, which @memory (nullable) may know; new ones get a number if @is_new_welcome. */
guint    dr_catalogue_index_cut          (const DrCatalogueIndex *self,
                                          DrCatalogueMemory      *memory,
                                          const char             *text,
                                          gboolean                is_new_welcome,
                                          DrLabelWord            *words,
                                          guint                   most);

/* --- dr-catalogue-index.c --- */

/* Whether the @n_symbols symbols from @first on stand in the label at @at. */
gboolean dr_catalogue_index_stands_at    (const DrCatalogueIndex *self,
                                          const DrCatalogueLabel *label,
                                          guint                   at,
                                          guint32                 first,
                                          guint32                 n_symbols);
/* How many words the longest phrase at @at has that is on one of @lists; which lists is told. */
guint    dr_catalogue_index_match_lists  (const DrCatalogueIndex *self,
                                          const DrCatalogueLabel *label,
                                          guint                   at,
                                          guint32                 lists,
                                          guint32                *found);

/* --- dr-catalogue-label.c --- */

/* Finds the measure among the words; where it is not, its words are added behind them. */
void     dr_catalogue_label_find_counted (const DrCatalogueIndex *self,
                                          DrCatalogueMemory      *memory,
                                          DrCatalogueLabel       *label,
                                          const char             *measure);
/* Says of each word whether it is left out, and of the whole whether a word names what should become less or more. */
void     dr_catalogue_label_weigh        (const DrCatalogueIndex *self,
                                          DrCatalogueLabel       *label,
                                          DrCatalogueAnswer      *answer);
/* «còn 5 đơn», «duy trì 12 tổ»: what says nothing beside other words is all that is said here. */
void     dr_catalogue_label_keep_all     (DrCatalogueLabel       *label);
/* Words that were left out, or may stand beside the wording, stay where @other has them not; whether any did. */
gboolean dr_catalogue_label_keep_apart   (const DrCatalogueIndex *self,
                                          DrCatalogueMemory      *memory,
                                          DrCatalogueLabel       *label,
                                          const char             *other);

/* --- dr-catalogue-answer.c --- */

/* Forgets what @answer says, but not its room. */
void     dr_catalogue_answer_begin       (DrCatalogueAnswer      *answer);
/* What is counted, then the words behind it and those in front: «12 đơn tố cáo» and «tố cáo: 12 đơn» are one. */
void     dr_catalogue_answer_make_id     (const DrCatalogueLabel *label,
                                          const char             *measure,
                                          DrNature                nature,
                                          DrCatalogueAnswer      *answer);
/* The id of the entry that was found, and of the words beside its own. */
void     dr_catalogue_answer_name_entry  (const DrCatalogueIndex *self,
                                          const DrCatalogueLabel *label,
                                          const char             *measure,
                                          DrCatalogueAnswer      *answer);

G_END_DECLS
