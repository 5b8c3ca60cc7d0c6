# SPDX-License-Identifier: GPL-3.0-or-later
# The TensorFlow Playground's two Gaussians
# X has one example a column, Y is its class
np.random.seed(data_seed)
halves = [m - m // 2, m // 2]
std = np.sqrt(0.5 + 7 * noise)
X = np.repeat([2, -2], halves) + std * np.random.randn(m, 2).T
Y = np.repeat([[1.0, 0.0]], halves, axis=1)
