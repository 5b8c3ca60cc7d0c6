# SPDX-License-Identifier: GPL-3.0-or-later
def orthogonal(n_out, n_in):
    A = np.random.randn(n_out, n_in)
    Q, R = np.linalg.qr(A if n_out >= n_in else A.T)
    Q = Q * np.sign(np.diag(R))  # so that there is only one such Q
    return Q if n_out >= n_in else Q.T
