/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* Standard output as a stream, for documents too long to be held in memory. */

#include "config.h"

#include "cli.h"

#include <string.h>

typedef struct
{
  GOutputStream parent_instance;

  gsize         indent;
  gboolean      is_nested;
  gboolean      at_line;    /* a line begins with the next byte */
  gboolean      has_line;   /* one was written before */
} CliOutputStream;

typedef GOutputStreamClass CliOutputStreamClass;

static GType cli_output_stream_get_type (void);
G_DEFINE_TYPE (CliOutputStream, cli_output_stream, G_TYPE_OUTPUT_STREAM)

/* Line feeds are written in front of the next line, so that the last one is left out. */
static void
write_nested (CliOutputStream *self,
              const char      *bytes,
              gsize            length)
{
  for (const char *end = bytes + length; bytes < end;)
    {
      if (self->at_line)
        {
          if (self->has_line)
            cli_output_bytes ("\n", 1);
          for (gsize i = 0; i < self->indent; i++)
            cli_output_bytes (" ", 1);
          self->at_line = FALSE;
          self->has_line = TRUE;
        }

      const char *line_feed = memchr (bytes, '\n', (gsize) (end - bytes));
      const char *stop = line_feed != NULL ? line_feed : end;

      cli_output_bytes (bytes, (gsize) (stop - bytes));
      self->at_line = line_feed != NULL;
      bytes = line_feed != NULL ? stop + 1 : stop;
    }
}

static gssize
cli_output_stream_write (GOutputStream  *stream,
                         const void     *buffer,
                         gsize           count,
                         GCancellable   *cancellable,
                         GError        **error)
{
  CliOutputStream *self = (CliOutputStream *) stream;

  if (self->is_nested)
    write_nested (self, buffer, count);
  else
    cli_output_bytes (buffer, count);
  if (!cli_output_failed ())
    return (gssize) count;

  /* The reason is told once, at the end. */
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "standard output failed");

  return -1;
}

static void
cli_output_stream_class_init (CliOutputStreamClass *klass)
{
  klass->write_fn = cli_output_stream_write;
}

static void
cli_output_stream_init (CliOutputStream *self)
{
  self->at_line = TRUE;
}

/* As cli_output_write() writes, or as cli_output_nested() does. */
GOutputStream *
cli_output_stream_new (gboolean is_nested,
                       gsize    indent)
{
  CliOutputStream *self = g_object_new (cli_output_stream_get_type (), NULL);

  self->is_nested = is_nested;
  self->indent = indent;

  return G_OUTPUT_STREAM (self);
}
