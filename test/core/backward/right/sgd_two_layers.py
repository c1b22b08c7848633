# Two layers, trained step by step; all gradients are there before anything is updated in place.
import numpy as np

np.random.seed(61)
X = np.random.randn(6, 3)
T = np.random.randn(6, 2)
W1 = np.random.randn(3, 4) * 0.5
b1 = np.zeros(4)
W2 = np.random.randn(4, 2) * 0.5
b2 = np.zeros(2)
lr = 0.1

for step in range(3):
    z = X @ W1 + b1
    h = np.tanh(z)
    y = h @ W2 + b2
    loss = np.sum((y - T) ** 2) / (2 * len(X))

    dy = (y - T) / len(X)
    dW2 = h.T @ dy
    db2 = dy.sum(axis=0)
    dh = dy @ W2.T
    W2 -= lr * dW2
    b2 -= lr * db2
    dz = dh * (1 - h ** 2)
    dW1 = X.T @ dz
    db1 = dz.sum(axis=0)
    W1 -= lr * dW1
    b1 -= lr * db1
