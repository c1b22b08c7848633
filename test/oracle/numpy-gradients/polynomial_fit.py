# d mse / d coef
import numpy as np

coef = np.array([0.5, -1.0, 0.25, 0.1])
t = np.linspace(-1, 1, 9)
basis = np.stack([t**i for i in range(4)], axis=1)
target = np.sin(np.pi * t)
prediction = basis @ coef
mse = np.square(np.subtract(target, prediction)).mean()
dcoef = 2 * basis.T @ (prediction - target) / t.size
