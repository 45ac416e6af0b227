/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Exact decimals: a 128-bit coefficient times a power of ten. Every operation is checked. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef __int128          dr_int128;
typedef unsigned __int128 dr_uint128;

/* The widest coefficient: 38 digits, which 127 bits hold with room to spare. */
#define DR_DECIMAL_MAX_DIGITS 38
/* The exponents a decimal may have: «triệu tỷ» is 15, six decimals are -6. */
#define DR_DECIMAL_MAX_EXPONENT 38
/* Sign, 38 digits, 38 places of exponent, point, leading zero, NUL. */
#define DR_DECIMAL_BUFFER 88

typedef struct
{
  dr_int128 coefficient;
  int       exponent;
} DrDecimal;

gboolean dr_decimal_is_well_formed (const char    *text,
                                    gssize         length);
gboolean dr_decimal_parse        (const char      *text,
                                  gssize           length,
                                  DrDecimal       *decimal);
gsize    dr_decimal_write        (const DrDecimal *self,
                                  char             buffer[DR_DECIMAL_BUFFER]);
char *   dr_decimal_to_string    (const DrDecimal *self);

gboolean dr_decimal_add          (const DrDecimal *self,
                                  const DrDecimal *other,
                                  DrDecimal       *sum);
gboolean dr_decimal_subtract     (const DrDecimal *self,
                                  const DrDecimal *other,
                                  DrDecimal       *difference);
gboolean dr_decimal_multiply     (const DrDecimal *self,
                                  const DrDecimal *other,
                                  DrDecimal       *product);
gboolean dr_decimal_rescale      (const DrDecimal *self,
                                  int              exponent,
                                  DrDecimal       *rescaled);
DrDecimal dr_decimal_normalize   (const DrDecimal *self);
int      dr_decimal_get_step     (const DrDecimal *self);
int      dr_decimal_get_place    (const DrDecimal *self);
/* How many digits stand behind the point. */
guint    dr_decimal_get_n_decimals (const DrDecimal *self);

int      dr_decimal_get_sign     (const DrDecimal *self);
int      dr_decimal_compare      (const DrDecimal *self,
                                  const DrDecimal *other);
guint    dr_decimal_hash         (const DrDecimal *self);

dr_uint128 dr_power_of_ten       (int              exponent);
gboolean dr_int128_parse         (const char      *text,
                                  gssize           length,
                                  dr_int128       *value);
gsize    dr_int128_write         (dr_int128        value,
                                  char             buffer[DR_DECIMAL_BUFFER]);

G_END_DECLS
