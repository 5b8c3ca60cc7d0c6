# SPDX-License-Identifier: GPL-3.0-or-later
# Each feature is brought to mean 0 and standard deviation 1
std = X.std(axis=1, keepdims=True)
X = (X - X.mean(axis=1, keepdims=True)) / np.where(std > 0, std, 1)
