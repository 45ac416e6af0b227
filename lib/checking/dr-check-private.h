/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What the rules share: a report, its ledger by figure, its words, and where findings go. */

#pragma once

#include <gio/gio.h>

#include <districtreport/dr-findings.h>
#include <districtreport/dr-report.h>

#include "checking/dr-rule-text-private.h"
#include "figures/dr-decimal-private.h"
#include "model/dr-report-private.h"

G_BEGIN_DECLS

/* A stretch of the text; @of is the achievement that it is the source of, plus 1, or 0. */
typedef struct
{
  gsize   start;
  gsize   end;
  guint32 of;
} DrStretch;

/* One report while it is checked. Chains are indices, DR_NONE at their end, in the order of the text. */
typedef struct
{
  DrReport           *report;
  const DrReportData *data;
  DrFindings         *findings;
  DrFindings         *said;        /* what the rules before this one found */
  const char         *text;        /* (nullable) */
  gsize               size;
  guint32            *first_entry; /* (owned) of each achievement: its entries in the ledger */
  guint32            *next_entry;  /* (owned) of each entry */
  guint32            *first_part;  /* (owned) of each achievement: those that are part of it */
  guint32            *next_part;   /* (owned) of each achievement */
  GArray             *sentences;   /* (owned) (element-type gsize) the bytes that end one */
  GArray             *clauses;     /* (owned) (element-type gsize) the same with semicolons */
  GArray             *lines;       /* (owned) (element-type gsize) the bytes that end one */
  gsize              *work;        /* (owned) bytes whose words were folded and figures that were tried: what tests bound */
  GHashTable         *phrases;     /* (owned) each phrase that was asked for, as a wording has it */
  GArray             *mentions;    /* (owned) (nullable) (element-type DrMention) found when they are asked for */
  GPtrArray          *tables;      /* (owned) (nullable) (element-type DrCells) found when they are asked for */
  GError             *problem;     /* (owned) (nullable) what kept a rule from saying something, or from going on */
  GCancellable       *cancellable; /* (nullable) (unowned) */
  gsize               asked_at;    /* the work when it was last looked at */
  gsize               longest;     /* most work between two looks: what tests bound */
  guint               n_looks;
  guint               last_look;   /* of a test, which cancels at that look; 0 for none */
} DrCheck;

typedef gboolean (*DrCheckFunc) (DrCheck  *check,
                                 GError  **error);

void         dr_check_init          (DrCheck    *self,
                                     DrReport   *report,
                                     DrFindings *findings);
void         dr_check_clear         (DrCheck    *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrCheck, dr_check_clear)

/* To be asked by a rule for each figure, or whatever else it looks at in turn. FALSE once the check is cancelled: the rule ends
 * then as it does otherwise, by dr_check_is_well(). */
gboolean     dr_check_goes_on       (DrCheck    *self);

/* --- figures --- */

static inline const DrAchievementRecord *
dr_check_get_record (const DrCheck *self,
                     guint32        achievement)
{
  return &g_array_index (self->data->achievements, DrAchievementRecord, achievement);
}

static inline const DrExtrasRecord *
dr_check_get_extras (const DrCheck *self,
                     guint32        achievement)
{
  return dr_report_data_get_extras (self->data, dr_check_get_record (self, achievement));
}

static inline const DrNumberRecord *
dr_check_get_entry (const DrCheck *self,
                    guint32        entry)
{
  return &g_array_index (self->data->numbers, DrNumberRecord, entry);
}

/* The canonical measure of an achievement. */
const char * dr_check_get_measure   (const DrCheck *self,
                                     guint32        achievement);
const char * dr_check_get_label     (const DrCheck *self,
                                     guint32        achievement);
DrQuantity * dr_check_dup_actual    (const DrCheck *self,
                                     guint32        achievement);
DrQuantity * dr_check_dup_percent   (const DrCheck *self,
                                     const DrFigure *figure);
/* The quantity that an entry of the ledger states, in @measure, with its hedge; NULL if it is no number in digits. */
DrQuantity * dr_check_dup_entry     (const DrCheck *self,
                                     guint32        entry,
                                     const char    *measure);
/* The hedge whose words end straight before a byte. */
DrHedge      dr_check_find_hedge    (const DrCheck *self,
                                     gsize          at);
/* The change of an achievement, in @measure, with the hedge before it at @entry of the ledger, which may be DR_NONE. */
DrQuantity * dr_check_dup_change    (const DrCheck *self,
                                     guint32        achievement,
                                     guint32        entry,
                                     const char    *measure);
/* The achievements around one whose sources begin between two bytes: indices @first up to, not including, @last. */
void         dr_check_find_around   (const DrCheck *self,
                                     guint32        achievement,
                                     gsize          start,
                                     gsize          end,
                                     guint32       *first,
                                     guint32       *last);
/* The first entry of an achievement in @role that begins at or behind @from; DR_NONE if there is none. */
guint32      dr_check_find_entry    (const DrCheck *self,
                                     guint32        achievement,
                                     DrNumberRole   role,
                                     gsize          from);
/* The first entry of the ledger that begins at or behind a byte; their number if there is none. */
guint32      dr_check_find_number   (const DrCheck *self,
                                     gsize          at);
/* Whether every value is a whole number of things, exactly known. */
gboolean     dr_check_is_exact_count (const DrCheck *self,
                                     guint32        achievement);
/* Whether two measures count one thing: «suất quà» is counted by «suất», «căn nhà» by «căn». */
gboolean     dr_check_is_same_thing (const char    *one,
                                     const char    *other);
/* «1.772», «2,4 tỷ», «96,5 %»: as people write it. */
char *       dr_check_write         (DrQuantity    *quantity);
char *       dr_check_write_decimal (const DrDecimal *decimal,
                                     const char    *measure);
/* «128 %», «131,8181… %»: to so many digits, with «…» where they go on. */
char *       dr_check_write_percent (DrRatio       *percent,
                                     guint          digits);
/* What may be written for a value between two exact ones, to @digits decimals: «46», «104,1–105,3». */
char *       dr_check_write_interval (DrInterval   *interval,
                                     guint          digits,
                                     const char    *measure);

/* --- words --- */

/* A stretch of the text with its words folded, for phrases to be found in. */
typedef struct
{
  char       *folded;              /* (owned) " words with a space on either side " */
  GHashTable *phrases;             /* (nullable) those of the check */
} DrWording;

DrWording      dr_check_fold          (const DrCheck *self,
                                     gsize          start,
                                     gsize          end);
/* « thu' », as a wording has it: with a space on either side. */
char *       dr_wording_fold_phrase   (const char *phrase);
void         dr_wording_clear         (DrWording       *self);
/* The same, kept: it may be asked for over and over. For phrases of the library alone, not of a report. */
const char * dr_wording_get_phrase   (const DrWording *self,
                                     const char      *phrase);
/* Whether one of the NULL-terminated phrases stands in the words. */
gboolean     dr_wording_has          (const DrWording *self,
                                     const char * const *phrases);
/* Whether the words begin, or end, with one of the phrases. */
gboolean     dr_wording_begins         (const DrWording *self,
                                     const char * const *phrases);
/* The same; @length is how far the phrase goes, up to the space before the next word. */
gboolean     dr_wording_begins_with    (const DrWording *self,
                                     const char * const *phrases,
                                     gsize          *length);
gboolean     dr_wording_ends           (const DrWording *self,
                                     const char * const *phrases);
/* Whether the words are one of the phrases, and nothing more. */
gboolean     dr_wording_is_only      (const DrWording *self,
                                     const char * const *phrases);
gboolean     dr_wording_is_empty     (const DrWording *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrWording, dr_wording_clear)

/* Looks for the bytes that end sentences, clauses and lines, once. */
void         dr_check_find_breaks   (DrCheck       *self);
/* Where the line around a byte begins and ends, or how far it is looked at. */
gsize        dr_check_line_start    (const DrCheck *self,
                                     gsize          at);
gsize        dr_check_line_end      (const DrCheck *self,
                                     gsize          at);

/* A byte of the text; NUL behind its end. */
static inline char
dr_check_get_byte (const DrCheck *self,
                   gsize          at)
{
  return at < self->size ? self->text[at] : '\0';
}

/* Where the sentence, or the clause, around a byte begins and ends. A clause ends at a semicolon too. */
gsize        dr_check_sentence_start (const DrCheck *self,
                                     gsize          at);
/* Where the sentence before that around a byte begins, or that one itself where it is the first of its paragraph. */
gsize        dr_check_sentence_before (const DrCheck *self,
                                     gsize          at);
gsize        dr_check_sentence_end  (const DrCheck *self,
                                     gsize          at);
gsize        dr_check_clause_start  (const DrCheck *self,
                                     gsize          at);
gsize        dr_check_clause_end    (const DrCheck *self,
                                     gsize          at);
/* Whether the bytes between, which lie within the text, hold one of the characters. */
gboolean     dr_check_has_sign      (const DrCheck *self,
                                     gsize          start,
                                     gsize          end,
                                     const char    *signs);
/* Next character that is no blank, from @at on, and the last one before @at; '\0' at the ends. */
char         dr_check_sign_after    (const DrCheck *self,
                                     gsize          at);
char         dr_check_sign_before   (const DrCheck *self,
                                     gsize          at);

/* --- findings --- */

/* Where an achievement stands; FALSE without a source. */
gboolean     dr_check_get_stretch   (const DrCheck *self,
                                     guint32        achievement,
                                     DrStretch     *stretch);
/* The end of an entry with the sign of per cent behind it. */
gsize        dr_check_entry_end     (const DrCheck *self,
                                     guint32        entry);
/* The smallest stretch around both. */
DrStretch    dr_stretch_join        (DrStretch      one,
                                     DrStretch      other);
/* The words of a stretch as a source; NULL without a text. */
DrSource *   dr_check_make_source   (const DrCheck *self,
                                     DrStretch      stretch);
/* Says what a rule has found about @source, with the others as related places. A rule ends with dr_check_is_well(). */
void         dr_check_say           (DrCheck       *self,
                                     DrRule         rule,
                                     const DrRuleFacts *facts,
                                     DrStretch      source,
                                     const DrStretch *others,
                                     gsize          n_others);
/* The same about what stands nowhere. */
void         dr_check_say_missing   (DrCheck       *self,
                                     DrRule         rule,
                                     const DrRuleFacts *facts);
gboolean     dr_check_is_well       (DrCheck       *self,
                                     GError       **error);

G_END_DECLS
