/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* What a catalogue says, and how its words are found. */

#pragma once

#include <districtreport/dr-indicator-catalogue.h>

G_BEGIN_DECLS

/* Words of a label that the rule treats alike, whatever the indicator. */
typedef enum
{
  DR_CATALOGUE_KEPT,        /* never left out, though a word of it is: «nông thôn mới» */
  DR_CATALOGUE_LEFT_OUT,    /* say nothing of what is counted: «tổ chức», «đã», «mới» */
  DR_CATALOGUE_LEADING,     /* say nothing in front of others: «thường xuyên kiểm tra», but «chi thường xuyên», «duy trì 5 tổ» */
  DR_CATALOGUE_ATTENDING,   /* say nothing beside others: «hộ nghèo còn», but «còn 5 đơn» */
  DR_CATALOGUE_PLACES,      /* begin a place: «tại», «trên địa bàn» */
  DR_CATALOGUE_AREAS,       /* are one, with the name behind them: «xã», «huyện» */
  DR_CATALOGUE_LESS,        /* name what should become less: «vi phạm», «tai nạn» */
  DR_CATALOGUE_MORE,        /* name what is done against that, and should become more: «thu hồi», «phòng chống» */
  DR_CATALOGUE_CHANGES,     /* make of a level how far it went: «giảm», «tăng thêm» */
  DR_N_CATALOGUE_LISTS
} DrCatalogueList;

typedef struct
{
  gatomicrefcount ref_count;

  GRefString     *id;
  GRefString     *label;
  GRefString     *measure;      /* canonical */
  GStrv           measures;     /* (owned) canonical; others that it is counted in */
  GStrv           words;        /* (owned) wordings: phrases between commas, alternatives between slashes */
  GStrv           stock_words;  /* (owned) the same, for figures alone that the text calls a level */
  GStrv           beside;       /* (owned) phrases that may stand by it and make it no other */
  DrNature        nature;
  DrDesire        desire;
} DrCatalogueEntry;

DrCatalogueEntry * dr_catalogue_entry_new   (void);
DrCatalogueEntry * dr_catalogue_entry_ref   (DrCatalogueEntry *self);
void               dr_catalogue_entry_unref (DrCatalogueEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCatalogueEntry, dr_catalogue_entry_unref)

/* What a catalogue is made from. */
typedef struct
{
  GPtrArray *entries;                       /* (owned) (element-type DrCatalogueEntry) the first wins a tie */
  GPtrArray *lists[DR_N_CATALOGUE_LISTS];   /* (owned) (element-type GRefString) phrases */
} DrCatalogueContent;

void dr_catalogue_content_init  (DrCatalogueContent *self);
void dr_catalogue_content_clear (DrCatalogueContent *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrCatalogueContent, dr_catalogue_content_clear)

/* dr-indicator-catalogue-json.c */
gboolean dr_catalogue_content_read_json (DrCatalogueContent  *self,
                                         GBytes              *json,
                                         const DrLimits      *limits,
                                         GError             **error);

/* --- dr-catalogue-index.c: the words of all entries, to be found from a label's --- */

typedef struct _DrCatalogueIndex DrCatalogueIndex;

DrCatalogueIndex * dr_catalogue_index_new  (const DrCatalogueContent *content);
void               dr_catalogue_index_free (DrCatalogueIndex         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCatalogueIndex, dr_catalogue_index_free)

/* What came of a label. */
typedef struct
{
  GString                *id;           /* (owned) */
  GString                *words;        /* (owned) those that count beside the entry's: two labels with the same ones are one */
  GString                *folded;       /* (owned) their keys, a space between them */
  struct _DrCatalogueMemory *memory;    /* (nullable) of the words of labels before, for who asks of many */
  const DrCatalogueEntry *entry;        /* (nullable) the one that its words name */
  gboolean                is_narrower;  /* further words make it a part or a kind of that */
  gboolean                is_less;      /* words that name what should become less */
  gboolean                is_more;      /* words that name what is done against it */
  gboolean                is_apart;     /* words stayed that the other label has not */
  gboolean                is_change;    /* words that tell how far a level went */
} DrCatalogueAnswer;

void dr_catalogue_answer_clear (DrCatalogueAnswer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrCatalogueAnswer, dr_catalogue_answer_clear)

/*
 * @measure is canonical; @answer is empty, or has served before. With @other, a label that the same came of, words by which
 * this one differs stay.
 */
void dr_catalogue_index_identify (const DrCatalogueIndex   *self,
                                  const DrCatalogueContent *content,
                                  const char               *label,
                                  const char               *measure,
                                  DrNature                  nature,
                                  const char               *other,
                                  DrCatalogueAnswer        *answer);

/* --- dr-indicator-catalogue.c --- */

/* The same for a whole catalogue; nothing is checked. */
void     dr_indicator_catalogue_resolve (const DrIndicatorCatalogue *self,
                                         const char                 *label,
                                         const char                 *measure,
                                         DrNature                    nature,
                                         const char                 *other,
                                         DrCatalogueAnswer          *answer);
DrNature dr_catalogue_answer_get_nature (const DrCatalogueAnswer    *self,
                                         DrNature                    nature);
DrDesire dr_catalogue_answer_get_desire (const DrCatalogueAnswer    *self);
/* The label of the entry where it says all, else @label. */
const char * dr_catalogue_answer_get_label (const DrCatalogueAnswer *self,
                                         const char                 *label);

G_END_DECLS
