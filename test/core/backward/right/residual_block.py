# A residual branch: what enters is used twice, so its gradient has two terms.
import numpy as np

np.random.seed(27)
x = np.random.randn(3, 4)
W1 = np.random.randn(4, 4) * 0.5
W2 = np.random.randn(4, 4) * 0.5

a = x @ W1
h = np.maximum(a, 0)
y = x + h @ W2
z = y * y
loss = z.sum() / len(x)

dz = np.ones_like(z) / len(x)
dy = 2 * y * dz
dx = dy.copy()
dh = dy @ W2.T
dW2 = h.T @ dy
da = dh * (a > 0)
dW1 = x.T @ da
dx += da @ W1.T
