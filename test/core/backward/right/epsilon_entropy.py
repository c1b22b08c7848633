# Binary cross-entropy with an epsilon against log(0), whose gradient is taken without it.
import numpy as np

eps = 1e-7
y = np.array([1.0, 0.0, 1.0, 0.0])
z = np.array([0.4, -0.9, 1.7, 0.2])
p = 1 / (1 + np.exp(-z))
loss = -np.mean(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps))
dz = (p - y) / len(y)
