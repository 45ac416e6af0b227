/* SPDX-License-Identifier: LGPL-2.1-or-later */
/*
 * Standard output in blocks, every write looked at. Text is UTF-8 whatever the
 * locale: g_print() would replace what the locale's encoding does not have.
 */

#include "config.h"

#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BLOCK (64 * 1024)
#define USUAL_WIDTH 80

static struct
{
  GString *pending;
  int      failure; /* errno, or 0 */
} output;

static int
write_all (int         descriptor,
           const char *bytes,
           gsize       length)
{
  while (length > 0)
    {
      gssize written = write (descriptor, bytes, MIN (length, BLOCK));

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        {
          struct pollfd ready = { .fd = descriptor, .events = POLLOUT };

          poll (&ready, 1, -1);
          continue;
        }
      if (written < 0)
        return errno;
      bytes += written;
      length -= written;
    }

  return 0;
}

void
cli_output_init (void)
{
  output.pending = g_string_new (NULL);

  /* Where a standard stream is closed, a document that is opened would take its number. */
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
    if (fcntl (descriptor, F_GETFD) < 0 && errno == EBADF)
      {
        if (descriptor == STDOUT_FILENO)
          output.failure = EBADF;
        if (open ("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDWR) < 0)
          return;
      }
}

/* The width of the terminal; 80 where the output is none, so that it does not depend on who looks. */
guint
cli_output_width (void)
{
  struct winsize size;

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;

  return USUAL_WIDTH;
}

static void
flush (void)
{
  if (output.failure == 0)
    output.failure = write_all (STDOUT_FILENO, output.pending->str, output.pending->len);
  g_string_truncate (output.pending, 0);
}

void
cli_output_bytes (const char *bytes,
                  gsize       length)
{
  if (output.failure != 0)
    return;

  /* A large text goes out as it is, without another copy of it, and so do the blocks that streams write. */
  if (output.pending->len + length > BLOCK || length > BLOCK / 2)
    flush ();
  if (length > BLOCK / 2)
    {
      if (output.failure == 0)
        output.failure = write_all (STDOUT_FILENO, bytes, length);
    }
  else
    g_string_append_len (output.pending, bytes, length);
}

void
cli_output_write (const char *text)
{
  cli_output_bytes (text, strlen (text));
}

/* Writes JSON, @indent columns further in. Its strings hold no line breaks, so every one begins a line. */
void
cli_output_nested (const char *text,
                   gsize       indent)
{
  for (const char *at = text; *at != '\0';)
    {
      const char *end = strchr (at, '\n');
      gsize length = end != NULL ? (gsize) (end - at) : strlen (at);

      for (gsize i = 0; i < indent; i++)
        cli_output_bytes (" ", 1);
      cli_output_bytes (at, length);
      at += length;
      if (*at == '\n')
        {
          at++;
          if (*at != '\0')
            cli_output_bytes ("\n", 1);
        }
    }
}

int
cli_output_file (GBytes      *bytes,
                 const char  *command,
                 GError      *error,
                 DrLanguage   language)
{
  g_autoptr (GBytes) file = bytes;

  if (file == NULL)
    {
      cli_report_error (command, error, language);
      return CLI_UNUSABLE;
    }
  if (isatty (STDOUT_FILENO))
    {
      cli_complain (cli_say (language, "%s: --format xlsx là tệp, không in ra màn hình được; thêm “> bang.xlsx” vào cuối lệnh\n",
                             "%s: --format xlsx is a file, and none for the screen; put “> table.xlsx” behind the command\n"),
                    command);
      return CLI_UNUSABLE;
    }

  gsize length;
  const char *content = g_bytes_get_data (file, &length);
  cli_output_bytes (content, length);

  return CLI_CLEAN;
}

gboolean
cli_output_failed (void)
{
  return output.failure != 0;
}

int
cli_output_end (int        status,
                DrLanguage language)
{
  flush ();
  if (output.failure == 0 && close (STDOUT_FILENO) != 0 && errno != EINTR)
    output.failure = errno;
  g_string_free (g_steal_pointer (&output.pending), TRUE);

  if (output.failure == 0)
    return status;

  /* Where a reader has seen enough, as head has, the signal ends the program without a word, as it does others. Whoever
   * has the signal ignored wants to hear of it. */
  cli_complain (cli_say (language, "districtreport: không ghi được kết quả: %s\n",
                         "districtreport: cannot write the output: %s\n"),
                g_strerror (output.failure));

  return CLI_UNUSABLE;
}

void
cli_complain (const char *format,
              ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_autofree char *text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  write_all (STDERR_FILENO, text, strlen (text));
}
