# d ll / d mu, A, weights
# Densities by inverse and determinant, by Cholesky factors, by slogdet: the same three times.
import numpy as np

np.random.seed(13)
data = np.random.randn(4, 3)
mu = np.array([0.1, -0.2, 0.3])
A = np.random.randn(3, 3)
weights = np.array([0.2, 0.5, 0.3])
Sigma = A @ A.T + np.eye(3)

diff = data - mu
by_inv = -0.5 * np.sum(diff @ np.linalg.inv(Sigma) * diff, axis=1) - 0.5 * np.log(np.linalg.det(Sigma))
L = np.linalg.cholesky(Sigma)
white = np.linalg.solve(L, diff.T)
by_cholesky = -0.5 * np.sum(white**2, axis=0) - np.log(np.diagonal(L)).sum()
sign, logdet = np.linalg.slogdet(Sigma)
by_slogdet = -0.5 * np.einsum("ni,ij,nj->n", diff, np.linalg.inv(Sigma), diff) - 0.5 * sign * logdet
ll = weights[0] * by_inv.sum() + weights[1] * by_cholesky.sum() + weights[2] * by_slogdet.sum()
print(np.allclose(by_inv, by_cholesky), np.allclose(by_inv, by_slogdet))
