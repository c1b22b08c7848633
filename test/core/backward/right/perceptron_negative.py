# Logistic regression that climbs: grad holds the direction to go.
import numpy as np

rng = np.random.default_rng(30)
X = rng.standard_normal((6, 3))
y = np.array([0.0, 1.0, 1.0, 0.0, 1.0, 0.0])
W = np.zeros(3)
lr = 0.3

for _ in range(4):
    p = 1.0 / (1.0 + np.exp(-(X @ W)))
    loss = -np.sum(y * np.log(p) + (1.0 - y) * np.log(1.0 - p))
    grad_W = X.T @ (y - p)
    W += lr * grad_W
