# SPDX-License-Identifier: GPL-3.0-or-later
# The course's flower: X has one example a column, Y is its class
np.random.seed(data_seed)
halves = [m // 2, m - m // 2]
X = []
for j, n in enumerate(halves):
    t = np.linspace(j * 3.12, (j + 1) * 3.12, n) + noise * np.random.randn(n)
    r = 4 * np.sin(4 * t) + noise * np.random.randn(n)
    X.append([r * np.sin(t), r * np.cos(t)])
X = np.hstack(X)
Y = np.repeat([[0.0, 1.0]], halves, axis=1)
