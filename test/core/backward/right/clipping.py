# The gradients are clipped after they are whole, before they are used.
import numpy as np

np.random.seed(16)
X = np.random.randn(5, 3) * 3
T = np.random.randn(5, 2)
W = np.random.randn(3, 2)
b = np.zeros(2)

Y = X @ W + b
loss = np.sum((Y - T) ** 2)

dY = 2 * (Y - T)
dW = X.T @ dY
db = dY.sum(axis=0)

norm = np.sqrt(np.sum(dW ** 2) + np.sum(db ** 2))
shrink = min(1.0, 5.0 / norm)
step_W = np.clip(dW * shrink, -1, 1)
step_b = np.clip(db * shrink, -1, 1)
W -= 0.1 * step_W
b -= 0.1 * step_b
