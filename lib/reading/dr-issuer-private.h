/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Who issues a report, from the names on its head. */

#pragma once

#include "reading/language/dr-reading-private.h"

G_BEGIN_DECLS

typedef enum
{
  DR_ISSUER_PLACE_HEAD,       /* lines above the title: who stands last issues it, who stands above is its superior */
  DR_ISSUER_PLACE_TITLE,      /* a title: the committee it names, or the first body */
  DR_ISSUER_PLACE_HEADLINE    /* a press item: the first body, or the place alone */
} DrIssuerPlace;

/* How much a name says of its body. */
typedef enum
{
  DR_ISSUER_FORM_FULL,        /* «UBND huyện Bàu Sen» */
  DR_ISSUER_FORM_BODY,        /* a body without its area: «Hội Nông dân» */
  DR_ISSUER_FORM_AREA,        /* an area whose body is not named: «huyện Bàu Sen» */
  DR_ISSUER_FORM_LABEL        /* a name that the lexicon has not, or not with its area: «Hội Nông dân Bàu Sen:» */
} DrIssuerForm;

typedef struct
{
  char        *name;          /* (owned) as offices write it */
  char        *written;       /* (owned) (nullable) as the head has it */
  char        *owner;         /* (owned) (nullable) the committee that an advisory body serves */
  char        *superior;      /* (owned) (nullable) who stands above it on the head */
  guint32      superior_body; /* in the lexicon; DR_NONE: none */
  DrUnitKind   superior_kind;
  DrUnitLevel  superior_level;
  char        *area;          /* (owned) (nullable) «huyện» */
  char        *committee;     /* (owned) (nullable) «Huyện ủy» */
  gsize        start;         /* where it begins in the words that it was read from */
  gboolean     has_place;     /* the name of the place is in it */
  gboolean     is_placed;     /* or whatever else tells it from others of its kind: «Sở Y tế Lâm Hải» */
  char        *place;         /* (owned) (nullable) that name */
  guint32      body;          /* in the lexicon; DR_NONE: none */
  DrIssuerForm form;
  DrUnitKind   kind;
  DrUnitLevel  level;
} DrIssuer;

/* Reads the issuer from @words, lines and all. FALSE if they name none. */
gboolean dr_issuer_read        (const DrReading *reading,
                                const char      *words,
                                DrIssuerPlace    place,
                                DrIssuer        *issuer);
/*
 * The issuer of a press item from the first sentences behind its headline: who acts there,
 * where it fits what the headline says; @headline may be NULL. FALSE if nobody fits.
 */
gboolean dr_issuer_read_lead   (const DrReading *reading,
                                const char      *lead,
                                const DrIssuer  *headline,
                                DrIssuer        *issuer);
/* Who is quoted there, whether or not the lexicon has it: «Theo Chi cục Thú y tỉnh …». */
gboolean dr_issuer_read_source (const DrReading *reading,
                                const char      *lead,
                                DrIssuer        *issuer);
/* Who acts in the first sentence, whether or not the lexicon has it: «Ngày 05/7, Chi cục Thú y tỉnh … tổ chức sơ kết». */
gboolean dr_issuer_read_actor  (const DrReading *reading,
                                const char      *lead,
                                DrIssuer        *issuer);
/* The body that a headline begins with, whether or not the lexicon has it: «Chi cục Thú y tỉnh Bàu Sen tổng kết …». */
gboolean dr_issuer_read_subject (const DrReading *reading,
                                 const char      *headline,
                                 DrIssuer        *issuer);
/* The body that the end of a title says it is of, where the lexicon has it not: «Kết quả … của Trường THPT Bàu Sen». */
gboolean dr_issuer_read_owner   (const DrReading *reading,
                                 const char      *title,
                                 DrIssuer        *issuer);
/* Adds the name of a place to an issuer that came without. */
void     dr_issuer_add_place   (DrIssuer        *issuer,
                                const char      *place);
void     dr_issuer_clear       (DrIssuer        *issuer);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrIssuer, dr_issuer_clear)

G_END_DECLS
