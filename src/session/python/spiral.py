# SPDX-License-Identifier: GPL-3.0-or-later
# The TensorFlow Playground's spiral
# X has one example a column, Y is its class
np.random.seed(data_seed)
halves = [m - m // 2, m // 2]
step = np.hstack([np.arange(n) for n in halves]) / (m / 2)
t = 3.5 * np.pi * step + np.repeat([0, np.pi], halves)
X = 5 * step * np.array([np.sin(t), np.cos(t)])
X = X + noise * np.random.uniform(-1, 1, (m, 2)).T
Y = np.repeat([[1.0, 0.0]], halves, axis=1)
