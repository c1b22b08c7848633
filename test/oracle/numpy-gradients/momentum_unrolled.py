# d loss / d theta, lr, mu
import numpy as np

theta = np.array([1.0, -1.5, 0.5])
lr, mu = 0.05, 0.9
w, v = theta, np.zeros_like(theta)
for t in range(12):
    g = 4 * w**3 - 2 * w + np.roll(w, 1)
    v = mu * v - lr * g
    w = w + v
loss = np.sum(w**4 - w**2)
