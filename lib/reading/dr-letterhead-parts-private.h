/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* The inside of the reader of heads: cells, the title among them, and who issues the report. */

#pragma once

#include "reading/dr-issuer-private.h"
#include "reading/phrases/dr-date-phrase-private.h"

G_BEGIN_DECLS

#define DR_LETTERHEAD_LONGEST_LINE 34    /* words */
#define DR_LETTERHEAD_LEAD_BYTES 2500    /* of the first sentences, and of the signature at the end */

typedef enum
{
  DR_CELL_TEXT,
  DR_CELL_RULE,          /* -----, *** */
  DR_CELL_MOTTO,         /* ĐẢNG CỘNG SẢN VIỆT NAM */
  DR_CELL_NUMBER,        /* Số 74-BC/HU */
  DR_CELL_DATE,          /* Bàu Sen, ngày 09 tháng 12 năm 2022 */
  DR_CELL_TITLE_WORD,    /* BÁO CÁO */
  DR_CELL_ADDRESSEE,     /* Kính gửi: */
  DR_CELL_NUMBERED,      /* I., 1., -, * */
  DR_CELL_BRACKETS       /* (Số liệu từ …) */
} DrLetterheadCellKind;

typedef struct
{
  DrLetterheadCellKind kind;
  guint                first;    /* tokens */
  guint                end;
  guint                line;
  guint                n_words;
} DrLetterheadCell;

typedef struct
{
  DrReading *reading;
  GArray    *tokens;       /* (element-type DrToken) of the first lines */
  GArray    *cells;        /* (element-type DrLetterheadCell) */
  guint8    *taken;        /* by token: entered into the ledger */

  guint      n_head;       /* cells of the head */
  guint      title_first;  /* cells of the title; equal: none */
  guint      title_end;
  gboolean   is_press;

  int        year;         /* of the date line; 0: not known */
  int        month;
  char      *place;        /* (owned) (nullable) */
} DrLetterhead;

static inline DrLetterheadCell *
dr_letterhead_get_cell (const DrLetterhead *head,
                        guint               index)
{
  return &g_array_index (head->cells, DrLetterheadCell, index);
}

/* Before the name of a place on the line of the date. */
#define DR_LETTERHEAD_AREA_WORDS \
  "tỉnh", "thành phố", "TP", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"

/* The day and year at the end of a cell: «Yên Hòa, ngày 21/5/2024». */
guint dr_letterhead_find_date (const DrReading *reading,
                               guint            first,
                               guint            end,
                               DrDatePhrase    *phrase);
gboolean dr_letterhead_is_head_form (DrLetterheadCellKind kind);
void dr_letterhead_find_cells (DrLetterhead *head);
/* The end of the first lines, at the end of a line. */
gsize dr_letterhead_find_region (const DrReading *reading);

void dr_letterhead_find_head (DrLetterhead *head);
void dr_letterhead_append_cell (const DrLetterhead     *head,
                                const DrLetterheadCell *cell,
                                guint                   first,
                                char                    joint,
                                GString                *text);
char * dr_letterhead_dup_title (const DrLetterhead *head,
                                char                joint);

gboolean dr_letterhead_find_issuer (DrLetterhead *head,
                                    gsize         body,
                                    DrIssuer     *issuer);
/* Says of which place an issuer is whose name on the head does not: «HỘI NÔNG DÂN HUYỆN». */
void dr_letterhead_place_issuer (const DrLetterhead *head,
                                 gsize               body,
                                 DrIssuer           *issuer);
gboolean dr_letterhead_set_issuer (DrLetterhead   *head,
                                   const DrIssuer *issuer);

/* The first sentences behind the head, up to the end of a line. */
char * dr_letterhead_dup_lead (const DrReading *reading,
                               gsize            from);

G_END_DECLS
