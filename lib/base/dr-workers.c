/* SPDX-License-Identifier: LGPL-2.1-or-later */

#include "config.h"

#include "base/dr-workers-private.h"

typedef struct
{
  DrWorkFunc func;
  gpointer   data;
  guint      part;
  GThread   *thread;
} Work;

static gpointer
run_work (gpointer data)
{
  Work *work = data;

  work->func (work->data, work->part);

  return NULL;
}

void
dr_workers_run (guint      n_parts,
                DrWorkFunc func,
                gpointer   data)
{
  g_autofree Work *works = g_new0 (Work, MAX (n_parts, 1));

  /* The first part is done here; so are those for which the system has no thread. */
  for (guint part = 1; part < n_parts; part++)
    {
      works[part] = (Work) { .func = func, .data = data, .part = part };
      works[part].thread = g_thread_try_new ("districtreport", run_work, &works[part], NULL);
    }
  if (n_parts > 0)
    func (data, 0);
  for (guint part = 1; part < n_parts; part++)
    {
      if (works[part].thread != NULL)
        g_thread_join (works[part].thread);
      else
        run_work (&works[part]);
    }
}
