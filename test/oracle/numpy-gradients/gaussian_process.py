# d nll / d length, noise, y
import numpy as np

length, noise = 0.8, 0.1
x = np.array([0.0, 0.4, 1.1, 1.9])
y = np.array([0.2, 0.6, 0.3, -0.5])
K = np.exp(-0.5 * np.subtract.outer(x, x) ** 2 / length**2) + noise * np.eye(len(x))
L = np.linalg.cholesky(K)
alpha = np.linalg.solve(L.T, np.linalg.solve(L, y))
nll = 0.5 * y @ alpha + np.log(np.diag(L)).sum() + 0.5 * len(x) * np.log(2 * np.pi)
