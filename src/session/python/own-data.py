# SPDX-License-Identifier: GPL-3.0-or-later
# X has one example a column, Y is its class
lines = [line for line in open(FILE, encoding="utf-8-sig") if line.strip()]
rows = np.loadtxt(lines, str, delimiter=",", quotechar='"', comments=None,
                  ndmin=2)
rows = np.char.strip(rows[-m:], ' \t"')  # without the header, if any
X = rows[:, :-1].astype(float).T
