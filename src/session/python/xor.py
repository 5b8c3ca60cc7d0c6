# SPDX-License-Identifier: GPL-3.0-or-later
# The TensorFlow Playground's exclusive or; the noise moves the class only
# X has one example a column, Y is its class
np.random.seed(data_seed)
draws = np.random.uniform(-5, 5, (m, 4)).T
X = draws[:2] + np.where(draws[:2] > 0, 0.3, -0.3)
moved = X + noise * draws[2:]
Y = (moved[:1] * moved[1:] >= 0).astype(float)
