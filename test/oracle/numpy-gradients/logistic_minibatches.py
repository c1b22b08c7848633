# d loss / d w, b
# Logistic regression, trained on shuffled minibatches.
import numpy as np

np.random.seed(20)
X = np.random.randn(12, 3)
y = (X @ np.array([1.0, -2.0, 0.5]) > 0).astype(np.float64)
w = np.zeros(3)
b = 0.0
lr = 0.3
for epoch in range(3):
    order = np.random.permutation(len(X))
    for start in range(0, len(X), 4):
        batch = order[start : start + 4]
        p = 1 / (1 + np.exp(-(X[batch] @ w + b)))
        error = p - y[batch]
        w = w - lr * X[batch].T @ error / len(batch)
        b = b - lr * error.mean()
p = 1 / (1 + np.exp(-(X @ w + b)))
loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
print("accuracy", np.mean((p > 0.5) == y))
