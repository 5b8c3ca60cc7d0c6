/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "python.h"

#include <gio/gio.h>
#include <string.h>

/* The one of the path may be another than the one that has the system's modules. */
static const char *const interpreters[] = { "python3", "/usr/bin/python3" };

/* Stands between programs, and between what they print. */
#define SEPARATOR "\f"

static const char run_all[] =
    "import contextlib, io, sys\n"
    "outputs = []\n"
    "for code in sys.stdin.buffer.read().split(b'\\f'):\n"
    "    output = io.StringIO()\n"
    "    with contextlib.redirect_stdout(output):\n"
    "        exec(compile(code, 'program', 'exec'), {'__name__': '__main__'})\n"
    "    outputs.append(output.getvalue())\n"
    "sys.stdout.write('\\f'.join(outputs))\n";

static const char compile_all[] = "import sys, warnings\n"
                                  "warnings.simplefilter('error')\n"
                                  "for code in sys.stdin.buffer.read().split(b'\\f'):\n"
                                  "    compile(code, 'program', 'exec')\n";

/* @script as "-c" would have it, or "-" for one in @input. NULL and @complaint where it ends badly. */
static char *
call (const char *interpreter, const char *script, const char *input, char **complaint)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  gboolean dash = g_str_equal (script, "-");

  /* Matrices as small as these are slower with more threads, and others want the machine too. */
  g_subprocess_launcher_setenv (launcher, "OMP_NUM_THREADS", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "OPENBLAS_NUM_THREADS", "1", TRUE);
  /* A sanitizer looks at our own programs. */
  g_subprocess_launcher_unsetenv (launcher, "LD_PRELOAD");

  process = g_subprocess_launcher_spawn (launcher, &error, interpreter, dash ? "-" : "-c",
                                         dash ? NULL : script, NULL);
  if (process == NULL)
    {
      *complaint = g_strdup (error->message);
      return NULL;
    }

  if (!g_subprocess_communicate_utf8 (process, input, NULL, &output, complaint, &error))
    g_error ("%s: %s", interpreter, error->message);
  return g_subprocess_get_successful (process) ? g_steal_pointer (&output) : NULL;
}

const char *
python_find (const char *module)
{
  g_autofree char *script = g_strconcat (module != NULL ? "import " : "", module, NULL);
  g_autofree char *reason = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (interpreters); i++)
    {
      g_autofree char *complaint = NULL;
      g_autofree char *output = call (interpreters[i], script, NULL, &complaint);

      if (output != NULL)
        return interpreters[i];
    }

  reason = g_strdup_printf ("no python3%s%s", module != NULL ? " with " : "",
                            module != NULL ? module : "");
  g_test_skip (reason);
  return NULL;
}

char *
python_run (const char *python, const char *code)
{
  g_autofree char *complaint = NULL;
  char *output = call (python, "-", code, &complaint);

  if (output == NULL)
    g_error ("%s\n%s", complaint, code);
  return output;
}

static char *
call_with_all (const char *python, const char *script, const char *const *codes)
{
  g_autofree char *input = g_strjoinv (SEPARATOR, (char **) codes);
  g_autofree char *complaint = NULL;
  char *output = call (python, script, input, &complaint);

  if (output == NULL)
    g_error ("%s", complaint);
  return output;
}

char **
python_run_all (const char *python, const char *const *codes)
{
  g_autofree char *output = call_with_all (python, run_all, codes);

  return g_strsplit (output, SEPARATOR, -1);
}

void
python_compile_all (const char *python, const char *const *codes)
{
  g_free (call_with_all (python, compile_all, codes));
}
