# SPDX-License-Identifier: GPL-3.0-or-later
print("epoch,loss,accuracy")
for epoch in range(epochs + 1):
    # Forward
    Z, A = {}, {0: X}
    for l in range(1, L + 1):
        Z[l] = W[l] @ A[l - 1] + b[l]
        A[l] = g(Z[l]) if l < L else sigmoid(Z[l])
    if epoch % every == 0 or epoch == epochs:
        # The cross-entropy from Z, finite even where A is 0 or 1
        J = np.mean(np.logaddexp(0, Z[L]) - Y * Z[L])
        accuracy = np.mean((A[L] > 0.5) == (Y > 0.5))
        print(f"{epoch},{J:.6f},{accuracy:.6f}")
    # Backward; W[l] is needed as it was before the update
    dZ = A[L] - Y
    for l in range(L, 0, -1):
        dW = dZ @ A[l - 1].T / m
        db = np.mean(dZ, axis=1, keepdims=True)
        if l > 1:
            dZ = W[l].T @ dZ * slope(Z[l - 1], A[l - 1])
        W[l] = W[l] - rate * dW
        b[l] = b[l] - rate * db
