/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid-order.h"

/* Bits that number @n places. */
static guint
bits_for (guint n)
{
  return n > 1 ? g_bit_storage (n - 1) : 0;
}

guint *
plateau_grid_order (guint rows, guint columns)
{
  guint row_bits = bits_for (rows), column_bits = bits_for (columns);
  guint *order = g_new (guint, rows * (gsize) columns);
  gsize n = 0;

  /* Counts through a grid whose sides are powers of two and leaves out what lies beyond this one.
   * The lowest bits of the count are the highest of the place. */
  for (guint64 count = 0; count >> (row_bits + column_bits) == 0; count++)
    {
      guint64 rest = count;
      guint row = 0, column = 0;

      for (guint k = 0; rest != 0; k++)
        {
          if (k < column_bits)
            {
              column |= (rest & 1) << (column_bits - 1 - k);
              rest >>= 1;
            }
          if (k < row_bits)
            {
              row |= (rest & 1) << (row_bits - 1 - k);
              rest >>= 1;
            }
        }

      if (row < rows && column < columns)
        order[n++] = row * columns + column;
    }

  return order;
}
