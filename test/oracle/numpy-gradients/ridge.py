# d error / d X, t, lam
# Ridge regression in closed form, differentiated through the solution of the linear system.
import numpy as np

np.random.seed(21)
X = np.random.randn(6, 3)
t = np.random.randn(6)
lam = 0.3
w = np.linalg.solve(X.T @ X + lam * np.eye(3), X.T @ t)
residual = t - X @ w
error = residual @ residual / len(t)
print(w.round(4))
