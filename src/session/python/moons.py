# SPDX-License-Identifier: GPL-3.0-or-later
# scikit-learn's make_moons(m, noise=noise)
# X has one example a column, Y is its class
np.random.seed(data_seed)
halves = [m // 2, m - m // 2]
t = np.linspace(0, np.pi, halves[0])
u = np.linspace(0, np.pi, halves[1])
X = np.hstack([[np.cos(t), np.sin(t)], [1 - np.cos(u), 0.5 - np.sin(u)]])
Y = np.repeat([[0.0, 1.0]], halves, axis=1)
order = np.arange(m)
np.random.shuffle(order)
X = X[:, order] + noise * np.random.randn(m, 2).T
Y = Y[:, order]
