/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Texts with numbers in every company: what looks at two tokens must say what the whole grammar says. */

#pragma once

#include <glib.h>

#define N_NUMBER_TEXTS 20000
#define PIECES_OF_NUMBER_TEXT 7

/* Pieces at random, mostly with spaces between; the same for the same @seed. */
static inline char *
number_text_new (guint32 seed)
{
  static const char * const pieces[] = {
    "1", "5", "12", "03", "007", "250", "480", "2023", "12480", "1.250", "3.000.000", "58,7", "1,250", "0,5", "9/2022", "28/9", "28/9/2022",
    "2020-2025", "đảng viên", "hộ", "ha", "tỷ", "tỷ đồng", "triệu đồng", "triệu", "nghìn", "tr", "trđ", "tỷ lệ", "tỷ rưỡi", "đồng", "trăm",
    "chục", "Hộ", "KH", "QĐ", "QĐ-UBND", "UBND", "BC/HU", "Quyết định", "số", "ngày", "tháng", "năm", "quý", "từ", "đến", "và", "hơn",
    "thứ", "lần thứ", "khóa", "hai", "mười", "giờ", "phút", "tuổi", "m2", "đạt", "so với", "/", "-", ".", ",", "%", ";", ":", "(", ")", "\"", "\n", "+",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < PIECES_OF_NUMBER_TEXT; i++)
    {
      if (i > 0 && g_rand_int_range (rand, 0, 4) > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    }

  return g_string_free (text, FALSE);
}
