/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Reports composed of pieces whose figures hold a relation by construction, in many wordings of each relation.
 *
 * Honest, whatever is rounded, cut off, hedged, partial or overlapping, they stay silent. With one figure miswritten, the
 * piece is told of: how often it is not, of the times that it is tried, is what the wordings' file says, so that no gap
 * opens, or closes, unseen.
 */

#include "config.h"

#include <districtreport/dr-checker.h>
#include <districtreport/dr-reader.h>

#include <json-glib/json-glib.h>
#include <string.h>

/* How often each wording is tried, and among how many others. */
#define TIMES 20
#define AROUND 4
/* The others are of the first wordings alone, so that one more at the end changes nothing for those before it. */
#define OTHERS 90
#define FIGURES 6
#define WORDINGS_MOST 512

/* What holds between the figures a, b, c and t of a piece. */
typedef enum
{
  RELATION_SUM,         /* a + b + c = t; without c a + b = t, and a is what went of t, b what is left */
  RELATION_PRODUCT,     /* a times b are t */
  RELATION_SHARE,       /* a is p per cent of t */
  RELATION_CHANGE,      /* from a to t it is b more, or less */
  RELATION_GROWTH,      /* from a to t it is p per cent more */
  RELATION_BALANCE,     /* a + b - c = t */
  RELATION_SOME,        /* a, b and c are less than t each, and more cannot be said */
  RELATION_DAYS,        /* from day a to day b of a month there are t days */
  N_RELATIONS
} Relation;

static const char * const relation_names[N_RELATIONS] = {
  "sum", "product", "share", "change", "growth", "balance", "some", "days",
};

typedef struct
{
  char    *text;
  char    *moves;           /* the figures that are miswritten in turn; none of what is honest only */
  Relation relation;
  int      low;
  int      high;
  guint    digits;          /* behind the comma */
  guint    n_missed;        /* of TIMES */
} Wording;

/* The figures of one piece, in steps of the last digit; p has one digit behind the comma. */
typedef struct
{
  gint64 a;
  gint64 b;
  gint64 c;
  gint64 t;
  gint64 p;
} Figures;

static Wording wordings[WORDINGS_MOST];
static guint n_wordings;

static gint64
draw (GRand *random,
      gint64 low,
      gint64 high)
{
  return low + g_rand_int_range (random, 0, (gint32) (high - low));
}

static Figures
draw_figures (GRand         *random,
              const Wording *wording)
{
  Figures figures = { draw (random, wording->low, wording->high), draw (random, wording->low, wording->high),
                      draw (random, wording->low, wording->high), 0, 0 };
  gboolean has_c = strstr (wording->text, "{c}") != NULL;

  switch (wording->relation)
    {
    case RELATION_SUM:
      figures.t = figures.a + figures.b + (has_c ? figures.c : 0);
      break;
    case RELATION_PRODUCT:
      figures.b = draw (random, 2, 60) * 5;
      figures.t = figures.a * figures.b;
      break;
    case RELATION_SHARE:
      figures.t = figures.a + figures.b;
      /* Rounded, or cut off. */
      figures.p = (figures.a * 1000 + (g_rand_boolean (random) ? figures.t / 2 : 0)) / figures.t;
      break;
    case RELATION_CHANGE:
      figures.t = figures.a + figures.b;
      break;
    case RELATION_GROWTH:
      figures.b = draw (random, figures.a / 10 + 1, figures.a / 2 + 2);
      figures.t = figures.a + figures.b;
      figures.p = (figures.b * 1000 + (g_rand_boolean (random) ? figures.a / 2 : 0)) / figures.a;
      break;
    case RELATION_BALANCE:
      figures.c = draw (random, figures.b / 3 + 1, figures.b / 2 + 2);
      figures.a *= 10;
      figures.t = figures.a + figures.b - figures.c;
      break;
    case RELATION_SOME:
      figures.t = figures.a + figures.b + figures.c + draw (random, wording->low, wording->high);
      break;
    case RELATION_DAYS:
      figures.a = draw (random, 1, 9);
      figures.t = draw (random, 5, 19);
      figures.b = figures.a + figures.t - 1;
      break;
    case N_RELATIONS:
    default:
      g_assert_not_reached ();
    }

  return figures;
}

/* «12.480», «1.248,0». */
static char *
write_figure (gint64 steps,
              guint  digits)
{
  gint64 whole = digits == 0 ? steps : steps / 10;
  GString *string = g_string_new (NULL);

  g_string_append_printf (string, "%" G_GINT64_FORMAT, whole);
  for (gssize at = (gssize) string->len - 3; at > 0; at -= 3)
    g_string_insert_c (string, at, '.');
  if (digits > 0)
    g_string_append_printf (string, ",%" G_GINT64_FORMAT, steps % 10);

  return g_string_free (string, FALSE);
}

static gint64 *
get_figure (Figures *self,
            char     letter)
{
  return letter == 'a' ? &self->a : letter == 'b' ? &self->b : letter == 'c' ? &self->c : letter == 'p' ? &self->p : &self->t;
}

static void
write_piece (GString       *text,
             const Wording *wording,
             Figures       *figures)
{
  for (const char *at = wording->text; *at != '\0';)
    {
      if (*at != '{')
        {
          g_string_append_c (text, *at++);
          continue;
        }

      g_autofree char *figure = write_figure (*get_figure (figures, at[1]), at[1] == 'p' ? 1 : wording->digits);
      g_string_append (text, figure);
      at += 3;
    }
  g_string_append (text, "\n\n");
}

/* Two neighbouring digits change places, or one that is not the last becomes another: far beyond what rounding does. */
static gint64
miswrite (GRand *random,
          gint64 figure)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, figure);
  gsize length = strlen (digits);

  if (length == 1)
    return figure + draw (random, 2, 4);
  for (gsize i = 0; g_rand_boolean (random) && i + 1 < length; i++)
    if (digits[i] != digits[i + 1] && digits[i + 1] != '0')
      {
        char digit = digits[i];

        digits[i] = digits[i + 1];
        digits[i + 1] = digit;
        return g_ascii_strtoll (digits, NULL, 10);
      }

  gsize at = (gsize) draw (random, 0, (gint64) length - 1);
  digits[at] = digits[at] == '9' ? '7' : digits[at] + 1;

  return g_ascii_strtoll (digits, NULL, 10);
}

static DrFindings *
check_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReader) reader = dr_reader_new ();
  g_autoptr (DrReport) report = dr_reader_read_text (reader, text, &error);
  g_assert_no_error (error);
  g_autoptr (DrRuleSet) rules = dr_rule_set_new ();
  /* Drawn figures are one another's now and then, as no report's are. */
  dr_rule_set_set_enabled (rules, "repeated-figure", FALSE, NULL);
  g_autoptr (DrChecker) checker = dr_checker_new_with_rules (rules);
  DrFindings *findings = dr_checker_check_report (checker, report, &error);
  g_assert_no_error (error);

  return findings;
}

/* More than notes that touch the bytes between. */
static guint
count_between (DrFindings *findings,
               gsize       start,
               gsize       end)
{
  guint n = 0;

  for (guint i = 0; i < dr_findings_get_n (findings); i++)
    {
      DrFinding *finding = dr_findings_get (findings, i);
      DrSource *source = dr_finding_get_source (finding);

      n += dr_finding_get_severity (finding) != DR_SEVERITY_NOTE && source != NULL
           && dr_span_get_start (dr_source_get_span (source)) < end && dr_span_get_end (dr_source_get_span (source)) > start;
    }

  return n;
}

/* A report with a piece among others that are honest; the piece is miswritten unless @move is '\0'. */
static char *
compose (GRand         *random,
         const Wording *wording,
         char           move,
         gsize         *start,
         gsize         *end)
{
  GString *text = g_string_new ("BÁO CÁO\nKết quả công tác năm 2023 của Hội Nông dân huyện Bàu Sen\n-----\n");
  guint place = (guint) draw (random, 0, AROUND + 1);

  for (guint i = 0; i <= AROUND; i++)
    {
      const Wording *other = i == place ? wording : &wordings[draw (random, 0, MIN (n_wordings, OTHERS))];
      Figures figures = draw_figures (random, other);

      if (i == place && move != '\0')
        {
          gint64 *figure = get_figure (&figures, move);

          *figure = miswrite (random, *figure);
        }
      if (i == place)
        *start = text->len;
      write_piece (text, other, &figures);
      if (i == place)
        *end = text->len;
    }

  return g_string_free (text, FALSE);
}

static void
test_honest (gconstpointer data)
{
  const Wording *wording = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (wording->text));

  for (guint i = 0; i < TIMES; i++)
    {
      gsize start = 0, end = 0;
      g_autofree char *text = compose (random, wording, '\0', &start, &end);
      g_autoptr (DrFindings) findings = check_text (text);
      guint n = count_between (findings, start, end);

      for (guint j = 0; n > 0 && j < dr_findings_get_n (findings); j++)
        g_test_message ("%s: %s", dr_finding_get_rule (dr_findings_get (findings, j)),
                        dr_finding_get_arithmetic (dr_findings_get (findings, j)));
      if (n > 0)
        g_test_message ("%.*s", (int) (end - start), text + start);
      g_assert_cmpuint (n, ==, 0);
    }
}

static void
test_miswritten (gconstpointer data)
{
  const Wording *wording = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (wording->text));
  guint n_missed = 0;

  for (guint i = 0; i < TIMES; i++)
    {
      gsize start = 0, end = 0;
      g_autofree char *text = compose (random, wording, wording->moves[i % strlen (wording->moves)], &start, &end);
      g_autoptr (DrFindings) findings = check_text (text);

      if (count_between (findings, start, end) > 0)
        continue;
      n_missed++;
      g_test_message ("%.*s", (int) (end - start - 2), text + start);
    }

  g_test_message ("MISSED %u of %d: %s", n_missed, TIMES, wording->text);
  g_assert_cmpuint (n_missed, ==, wording->n_missed);
}

static void
add_wording (JsonObject *object)
{
  Wording *wording = &wordings[n_wordings++];
  const char *relation = json_object_get_string_member (object, "relation");

  g_assert_cmpuint (n_wordings, <=, WORDINGS_MOST);
  *wording = (Wording) { .text = g_strdup (json_object_get_string_member (object, "text")),
                         .moves = g_strdup (json_object_get_string_member_with_default (object, "miswritten", "")),
                         .relation = N_RELATIONS,
                         .low = (int) json_object_get_int_member (object, "low"),
                         .high = (int) json_object_get_int_member (object, "high"),
                         .digits = (guint) json_object_get_int_member_with_default (object, "digits", 0),
                         .n_missed = (guint) json_object_get_int_member_with_default (object, "missed", 0) };
  for (guint i = 0; i < N_RELATIONS; i++)
    if (g_str_equal (relation, relation_names[i]))
      wording->relation = i;
  g_assert_cmpint (wording->relation, !=, N_RELATIONS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* All wordings are tried, not those before the first that fails alone. */
  g_test_set_nonfatal_assertions ();

  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *path = g_build_filename (g_getenv ("DR_VECTORS"), "internal", "checking-wordings.json", NULL);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  JsonArray *list = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "wordings");
  for (guint i = 0; i < json_array_get_length (list); i++)
    add_wording (json_array_get_object_element (list, i));
  for (guint i = 0; i < n_wordings; i++)
    {
      g_autofree char *honest = g_strdup_printf ("/checker-composer/honest/%u", i);
      g_autofree char *miswritten = g_strdup_printf ("/checker-composer/miswritten/%u", i);

      g_test_add_data_func (honest, &wordings[i], test_honest);
      if (*wordings[i].moves != '\0')
        g_test_add_data_func (miswritten, &wordings[i], test_miswritten);
    }

  int result = g_test_run ();

  for (guint i = 0; i < n_wordings; i++)
    {
      g_free (wordings[i].text);
      g_free (wordings[i].moves);
    }

  return result;
}
