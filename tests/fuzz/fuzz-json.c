/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-sheet.h"

#include <unistd.h>

#include "imports/fettle-json.h"

/* The input is a file as GOV.UK publishes the bank holidays. What is taken is written and read again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *path = fuzz_write_file (data, size);
  JsonNode *root = fettle_json_is (path) ? fettle_json_read (path, NULL, NULL) : NULL;
  g_autofree char *text = root != NULL ? json_to_string (root, FALSE) : NULL;

  g_clear_pointer (&root, json_node_unref);
  if (text != NULL)
    root = json_from_string (text, NULL);
  if (text != NULL && root == NULL)
    g_error ("what was read cannot be read again");
  g_clear_pointer (&root, json_node_unref);
  unlink (path);
  return 0;
}
