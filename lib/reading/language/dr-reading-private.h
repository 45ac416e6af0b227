/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the readers of one report share: the text, the tokens of the block at hand, the report under construction. */

#pragma once

#include <districtreport/dr-indicator-catalogue.h>
#include <districtreport/dr-limits.h>

#include "base/dr-rows-private.h"
#include "model/dr-report-private.h"
#include "reading/language/dr-lexicon-private.h"
#include "reading/language/dr-spellings-private.h"
#include "reading/language/dr-token-sets-private.h"

G_BEGIN_DECLS

/* What the section at hand is about. */
typedef enum
{
  DR_SECTION_ROLE_RESULTS,    /* figures are achievements */
  DR_SECTION_ROLE_PLAN,       /* figures are targets of a later period */
  DR_SECTION_ROLE_DIRECTIVES, /* what became of the last meeting's conclusions */
  DR_SECTION_ROLE_END         /* recipients and signatures */
} DrSectionRole;

/* What became of the labels, measures and years so far. */
typedef struct _DrReadingIndicators DrReadingIndicators;

typedef struct
{
  const DrLexicon *lexicon;
  DrSpellings     *spellings;     /* (nullable) the words met so far */
  const DrIndicatorCatalogue *catalogue;
  DrReadingIndicators *indicators;
  const char      *bytes;
  gsize            length;
  gboolean         has_carriage_returns;
  DrReportBuilder *builder;

  /* The block: one paragraph, its lines joined. */
  GArray          *token_array;   /* (element-type DrToken) */
  const DrToken   *tokens;
  guint            n_tokens;
  DrTokenSets     *token_sets;    /* (nullable) of the block; nobody's where the tokens are others */
  DrRows          *block_ledger;  /* of DrNumberRecord: those of this block, in any order */
  struct _DrBlockMemory *memory;  /* (nullable) what was found at its tokens */

  /* Where we are. */
  guint32          issuer;        /* unit */
  guint32          unit;          /* unit that the section is about */
  guint32          reporter;      /* government whose report to the council is quoted; DR_NONE: none */
  guint32          report_period; /* period of the title */
  guint32          period;        /* period that the section is about */
  DrUnitLevel      level;         /* of the issuer */
  gboolean         has_issuer_body; /* issuer_body is known, for the issuer that issuer_of_body is */
  guint32          issuer_of_body;
  guint32          issuer_body;   /* in the lexicon; DR_NONE: the issuer is none of it */
  char            *area;          /* (owned) (nullable) «huyện», «thị xã», … as names of bodies want it */
  char            *committee;     /* (owned) (nullable) «Huyện ủy», «Thị ủy», … */
  DrSectionRole    section_role;
  struct _DrOutline *outline;     /* (owned) (nullable) the sections that are open */
  GDate            report_date;   /* invalid: none */
  gboolean         is_press;      /* a news item, without a letterhead */

  GError          *error;         /* the first failure: a limit; everything stops */
} DrReading;

/* Appends the tokens of the text from @start to @end to @tokens (element-type DrToken). */
void dr_reading_scan         (const DrReading *self,
                              gsize            start,
                              gsize            end,
                              GArray          *tokens);

/* The same of all @length bytes of some other text. */
void dr_reading_scan_other   (const DrReading *self,
                              const char      *text,
                              gsize            length,
                              GArray          *tokens);

/* Makes the tokens of the text from @start to @end the block at hand. */
void dr_reading_scan_block   (DrReading       *self,
                              gsize            start,
                              gsize            end);

/* Enters a number of the block into the ledger; entries may come in any order but must not overlap: the first wins. */
void dr_reading_account (DrReading    *self,
                         guint32       start,
                         guint32       end,
                         DrNumberRole  role,
                         DrItemKind    item_kind,
                         guint32       item);

/* The same for every run of digits among the tokens from @first up to, not including, @last. */
void dr_reading_account_tokens (DrReading    *self,
                                guint         first,
                                guint         last,
                                DrNumberRole  role,
                                DrItemKind    item_kind,
                                guint32       item);

/* Reads @words by themselves, by the same lexicon: their @tokens (element-type DrToken), which are empty before, and they
 * have to stay as long as what is returned. */
DrReading dr_reading_scan_words (const DrReading *self,
                                 const char      *words,
                                 GArray          *tokens);

/*
 * Enters the numbers of the first @n_tokens tokens into the report, in order, and
 * empties the block's ledger: what nobody accounted for is unread, digits glued to
 * letters are a name.
 */
void dr_reading_settle_ledger (DrReading *self,
                               guint      n_tokens);

/* --- dr-reading-indicator.c --- */

DrReadingIndicators * dr_reading_indicators_new (void);
void    dr_reading_indicators_free  (DrReadingIndicators *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReadingIndicators, dr_reading_indicators_free)

/* The indicator that a label and a measure (strings of the report) stand for, by the catalogue; it is added where it is new. */
guint32 dr_reading_intern_indicator (DrReading    *self,
                                     guint32       label,
                                     guint32       measure,
                                     DrNature      nature);

/* The same for a label that must not be one with @other, though both come to the same: words by which it differs stay. */
guint32 dr_reading_intern_indicator_apart (DrReading *self,
                                           guint32    label,
                                           guint32    other,
                                           guint32    measure,
                                           DrNature   nature);

/* The same for a part of what has the label @whole; DR_NONE where only a place tells the two apart, or nothing. */
guint32 dr_reading_intern_indicator_of_part (DrReading *self,
                                             guint32    label,
                                             guint32    whole,
                                             guint32    measure,
                                             DrNature   nature);

/* Whether a noun that the lexicon does not know can stand behind a number as what it counts; what was asked before is remembered. */
gboolean dr_reading_can_measure     (const DrReading *self,
                                     const char   *canonical);
/* The period of a whole year; DR_NONE where there is no such year. */
guint32 dr_reading_intern_year      (DrReading    *self,
                                     int           year);
/* The name of the lexicon's measure @index, a string of the report. */
guint32 dr_reading_intern_measure   (DrReading    *self,
                                     guint32       index);

static inline gboolean
dr_reading_is_sign (const DrReading *self,
                    guint            index,
                    guint32          sign)
{
  return index < self->n_tokens && self->tokens[index].kind == DR_TOKEN_SIGN
         && self->tokens[index].word == sign;
}

static inline gboolean
dr_reading_is_digits (const DrReading *self,
                      guint            index)
{
  return index < self->n_tokens && self->tokens[index].kind == DR_TOKEN_DIGITS;
}

static inline gboolean
dr_reading_is_word (const DrReading *self,
                    guint            index)
{
  return index < self->n_tokens && self->tokens[index].kind == DR_TOKEN_WORD;
}

/* The first token of the set from @first up to @end; @end where there is none. */
static inline guint
dr_reading_find (const DrReading *self,
                 guint            first,
                 guint            end,
                 DrTokenSet       set)
{
  if (self->token_sets != NULL && self->token_sets->tokens == self->tokens)
    return dr_token_sets_find (self->token_sets, first, end, set);

  while (first < end && !dr_token_set_has (&self->tokens[first], set))
    first++;

  return MIN (first, end);
}

/* Whether one of the tokens from @first up to @end is of the set. */
static inline gboolean
dr_reading_has (const DrReading *self,
                guint            first,
                guint            end,
                DrTokenSet       set)
{
  return dr_reading_find (self, first, end, set) < end;
}

/* Whether a number may begin there: in digits, in words, or with letters for digits («l5»). */
static inline gboolean
dr_reading_may_begin_number (const DrReading *self,
                             guint            index)
{
  return index < self->n_tokens && (self->tokens[index].traits & DR_TRAIT_BEGINS_NUMBER);
}

G_END_DECLS
