# SPDX-License-Identifier: GPL-3.0-or-later
# scikit-learn's make_blobs(m, centers=2, cluster_std=noise)
# X has one example a column, Y is its class
np.random.seed(data_seed)
halves = [m - m // 2, m // 2]
centres = np.random.uniform(-10, 10, (2, 2))
X = np.repeat(centres, halves, axis=0) + noise * np.random.randn(m, 2)
Y = np.repeat([[0.0, 1.0]], halves, axis=1)
order = np.arange(m)
np.random.shuffle(order)
X = X[order].T
Y = Y[:, order]
