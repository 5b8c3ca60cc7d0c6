# SPDX-License-Identifier: GPL-3.0-or-later
cost = nn.BCEWithLogitsLoss()
descent = torch.optim.SGD(model.parameters(), lr=rate)
print("epoch,loss,accuracy")
for epoch in range(epochs + 1):
    Z = model(X)
    J = cost(Z, Y)
    if epoch % every == 0 or epoch == epochs:
        accuracy = ((torch.sigmoid(Z) > 0.5) == (Y > 0.5)).double().mean()
        print(f"{epoch},{J:.6f},{accuracy:.6f}")
    descent.zero_grad()
    J.backward()
    descent.step()
