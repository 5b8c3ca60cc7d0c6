# SPDX-License-Identifier: GPL-3.0-or-later
# scikit-learn's make_circles(m, noise=noise, factor=0.5)
# X has one example a column, Y is its class
np.random.seed(data_seed)
halves = [m // 2, m - m // 2]
X = []
for radius, n in zip([1, 0.5], halves):
    t = np.linspace(0, 2 * np.pi, n, endpoint=False)
    X.append([radius * np.cos(t), radius * np.sin(t)])
X = np.hstack(X)
Y = np.repeat([[0.0, 1.0]], halves, axis=1)
order = np.arange(m)
np.random.shuffle(order)
X = X[:, order] + noise * np.random.randn(m, 2).T
Y = Y[:, order]
