# SPDX-License-Identifier: GPL-3.0-or-later
# exp(-Z) of a large -Z is infinite, and its sigmoid rightly 0
np.seterr(over="ignore")


def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))
