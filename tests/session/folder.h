/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** A new folder for files of a test, with five examples in the CSV file @csv. */
char *folder_new (const char *csv);

/** Removes it with the files in it. */
void folder_remove (const char *folder);
