# d loss / d z
# Binary cross-entropy from scores that would overflow a naive formula.
import numpy as np

z = np.array([-800.0, -2.0, -0.5, 0.7, 3.0, 900.0])
t = np.array([0, 1, 0, 1, 0, 1])
p = np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
loss = np.mean(np.maximum(z, 0) - z * t + np.log1p(np.exp(-np.abs(z))))
dz = (p - t) / len(z)
