/* SPDX-License-Identifier: LGPL-2.1-or-later */
/* --convert: documents that are not read, as LibreOffice makes documents of them that are. */

#define _GNU_SOURCE

#include "config.h"

#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What LibreOffice may take; a long document takes some seconds. */
#define MOST_SECONDS 180
#define TICK_MICROSECONDS 20000

typedef struct
{
  const char *magic;
  gsize       length;
  const char *holds;      /* (nullable) what must be in it; of an OLE file in UTF-16 */
  gsize       holds_length;
  const char *extension;
  const char *filter;     /* (nullable) how LibreOffice is to read it */
  const char *target;
  const char *type;       /* its media type */
} Kind;

#define ODF "application/vnd.oasis.opendocument."
#define OLE "\320\317\021\340\241\261\032\341"
#define BYTES(text) text, sizeof (text) - 1

static const Kind kinds[] = {
  { BYTES (OLE), BYTES ("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), NULL, NULL, NULL, NULL },
  { BYTES (OLE), BYTES ("W\0o\0r\0k\0b\0o\0o\0k\0"), "xls", NULL, "xlsx", "application/vnd.ms-excel" },
  { BYTES (OLE), NULL, 0, "doc", NULL, "docx", "application/msword" },
  { BYTES ("{\\rtf"), NULL, 0, "rtf", NULL, "docx", "application/rtf" },
  { BYTES ("%PDF"), NULL, 0, "pdf", "--infilter=writer_pdf_import", "docx", "application/pdf" },
  { BYTES ("PK\003\004"), BYTES ("mimetype" ODF "spreadsheet"), "ods", NULL, "xlsx", ODF "spreadsheet" },
  { BYTES ("<?xml"), BYTES (ODF "spreadsheet"), "fods", NULL, "xlsx", ODF "spreadsheet-flat-xml" },
  { BYTES ("<?xml"), BYTES (ODF "text"), "fodt", NULL, "docx", ODF "text-flat-xml" },
};

/* What it is told by is written in any case. */
static const Kind web_page = { NULL, 0, NULL, 0, "html", "--infilter=HTML (StarWriter)", "docx", "text/html" };

/* A byte-order mark and blanks may stand before the first tag. */
static gboolean
is_web_page (const char *data,
             gsize       size)
{
  static const char * const tags[] = { "<!doctype html", "<html" };
  gsize at = size >= 3 && memcmp (data, "\357\273\277", 3) == 0 ? 3 : 0;

  while (at < size && g_ascii_isspace (data[at]))
    at++;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (size - at >= strlen (tags[i]) && g_ascii_strncasecmp (data + at, tags[i], strlen (tags[i])) == 0)
      return TRUE;

  return FALSE;
}

static const Kind *
find_kind (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (data, kinds[i].magic, kinds[i].length) == 0
        && (kinds[i].holds == NULL || memmem (data, size, kinds[i].holds, kinds[i].holds_length) != NULL))
      /* One with a password stays as it is: the reader says so. */
      return kinds[i].extension != NULL ? &kinds[i] : NULL;

  return is_web_page (data, size) ? &web_page : NULL;
}

/* --- the folder --- */

static int
remove_one (const char        *path,
            const struct stat *status,
            int                type,
            struct FTW        *walk)
{
  return remove (path);
}

static void
remove_folder (const char *folder)
{
  nftw (folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Settings of a profile that nobody used before: no macros, no links, nothing but the file. */
static const char settings[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"BlockUntrustedRefererLinks\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
  "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
  "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop></item>\n"
  "</oor:items>\n";

static gboolean
write_file (const char  *path,
            const char  *data,
            gsize        size,
            GError     **error)
{
  return g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

static gboolean
prepare_folder (const char  *folder,
                GBytes      *bytes,
                const Kind  *kind,
                GError     **error)
{
  g_autofree char *profile = g_build_filename (folder, "profile", "user", NULL);
  g_autofree char *registry = g_build_filename (profile, "registrymodifications.xcu", NULL);
  g_autofree char *name = g_strconcat ("document.", kind->extension, NULL);
  g_autofree char *input = g_build_filename (folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_mkdir_with_parents (profile, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s", g_strerror (errno));
      return FALSE;
    }

  return write_file (registry, settings, sizeof settings - 1, error) && write_file (input, data, size, error);
}

/* --- the process --- */

static volatile sig_atomic_t caught_signal;

static void
on_signal (int number)
{
  caught_signal = number;
}

typedef struct
{
  char uid_map[64];
  char gid_map[64];
} Isolation;

static void
write_map (const char *path,
           const char *map)
{
  int descriptor = open (path, O_WRONLY | O_CLOEXEC);

  if (descriptor < 0)
    return;
  if (write (descriptor, map, strlen (map)) < 0)
    {
      /* It runs as nobody then, which does no harm. */
    }
  close (descriptor);
}

/* Between fork and exec: a group of its own, to be killed with all its children, and no network where the system lets us. */
static void
isolate (gpointer data)
{
  const Isolation *isolation = data;

  setpgid (0, 0);
  if (unshare (CLONE_NEWNET) == 0 || unshare (CLONE_NEWUSER | CLONE_NEWNET) != 0)
    return;
  write_map ("/proc/self/setgroups", "deny");
  write_map ("/proc/self/uid_map", isolation->uid_map);
  write_map ("/proc/self/gid_map", isolation->gid_map);
}

/* Waits for the process; kills it and all it started when it takes too long or the user has enough of it. */
static gboolean
wait_for (GPid     process,
          GError **error)
{
  gint64 until = g_get_monotonic_time () + MOST_SECONDS * G_USEC_PER_SEC;

  for (;;)
    {
      int status;
      pid_t ended = waitpid (process, &status, WNOHANG);

      if (ended == process || (ended < 0 && errno != EINTR))
        {
          kill (-process, SIGKILL);
          return TRUE;
        }
      if (caught_signal != 0 || g_get_monotonic_time () > until)
        {
          kill (-process, SIGKILL);
          waitpid (process, &status, 0);
          if (caught_signal == 0)
            g_set_error (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "LibreOffice took more than %d seconds", MOST_SECONDS);
          return FALSE;
        }
      g_usleep (TICK_MICROSECONDS);
    }
}

static gboolean
run_office (const char  *office,
            const char  *folder,
            const Kind  *kind,
            GError     **error)
{
  g_autofree char *profile = g_build_filename (folder, "profile", NULL);
  g_autofree char *profile_uri = g_filename_to_uri (profile, NULL, error);
  if (profile_uri == NULL)
    return FALSE;

  g_autofree char *installation = g_strconcat ("-env:UserInstallation=", profile_uri, NULL);
  g_autofree char *name = g_strconcat ("document.", kind->extension, NULL);
  g_autofree char *home = g_strconcat ("HOME=", folder, NULL);
  g_autofree char *temporary = g_strconcat ("TMPDIR=", folder, NULL);
  g_autofree char *path = g_strconcat ("PATH=", g_getenv ("PATH"), NULL);
  const char *arguments[] = {
    office, installation, "--headless", "--norestore", "--nolockcheck", "--nodefault",
    kind->filter != NULL ? kind->filter : "--nologo", "--convert-to", kind->target, "--outdir", "out", name, NULL,
  };
  const char *environment[] = { home, temporary, path, "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp", NULL };
  Isolation isolation;
  GPid process;

  g_snprintf (isolation.uid_map, sizeof isolation.uid_map, "%u %u 1", geteuid (), geteuid ());
  g_snprintf (isolation.gid_map, sizeof isolation.gid_map, "%u %u 1", getegid (), getegid ());
  if (!g_spawn_async (folder, (char **) arguments, (char **) environment,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, isolate,
                      &isolation, &process, error))
    return FALSE;

  return wait_for (process, error);
}

static GBytes *
load_made (const char  *folder,
           const Kind  *kind,
           GError     **error)
{
  g_autofree char *name = g_strconcat ("document.", kind->target, NULL);
  g_autofree char *path = g_build_filename (folder, "out", name, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL)
    {
      g_set_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED,
                   "LibreOffice could not convert the document; is it damaged, or protected by a password?");
      return NULL;
    }

  return g_mapped_file_get_bytes (file);
}

static GBytes *
convert_in (const char  *folder,
            const char  *office,
            GBytes      *bytes,
            const Kind  *kind,
            GError     **error)
{
  const struct sigaction catching = { .sa_handler = on_signal };
  struct sigaction before_interrupt;
  struct sigaction before_termination;

  caught_signal = 0;
  sigaction (SIGINT, &catching, &before_interrupt);
  sigaction (SIGTERM, &catching, &before_termination);
  gboolean is_made = prepare_folder (folder, bytes, kind, error) && run_office (office, folder, kind, error);
  GBytes *made = is_made ? load_made (folder, kind, error) : NULL;
  remove_folder (folder);
  sigaction (SIGINT, &before_interrupt, NULL);
  sigaction (SIGTERM, &before_termination, NULL);
  if (caught_signal != 0)
    raise (caught_signal);

  return made;
}

const char *
cli_convertible_type (GBytes *bytes)
{
  const Kind *kind = find_kind (bytes);

  return kind != NULL ? kind->type : NULL;
}

GBytes *
cli_convert (GBytes  *bytes,
             GError **error)
{
  const Kind *kind = find_kind (bytes);
  g_autofree char *office = g_find_program_in_path ("soffice");

  if (office == NULL)
    office = g_find_program_in_path ("libreoffice");
  if (office == NULL)
    {
      g_set_error (error, DR_ERROR, DR_ERROR_UNSUPPORTED,
                   "this document must be converted, and LibreOffice is not installed (no soffice on the path)");
      return NULL;
    }

  /* 0700, as mkdtemp() makes it. */
  g_autofree char *folder = g_dir_make_tmp ("districtreport-XXXXXX", error);

  return folder != NULL ? convert_in (folder, office, bytes, kind, error) : NULL;
}
