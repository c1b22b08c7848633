# Any number of layers: parameters and gradients under numbered keys.
import numpy as np

np.random.seed(26)
sizes = [3, 4, 4, 2]
params = {}
for l in range(1, len(sizes)):
    params['W' + str(l)] = np.random.randn(sizes[l], sizes[l - 1]) * 0.5
    params['b' + str(l)] = np.zeros((sizes[l], 1))
X = np.random.randn(3, 5)
Y = np.random.randn(2, 5)
L = len(sizes) - 1

A = {0: X}
Z = {}
for l in range(1, L + 1):
    Z[l] = params['W' + str(l)] @ A[l - 1] + params['b' + str(l)]
    A[l] = np.tanh(Z[l]) if l < L else Z[l]
cost = np.sum((A[L] - Y) ** 2) / (2 * X.shape[1])

grads = {}
dA = (A[L] - Y) / X.shape[1]
for l in range(L, 0, -1):
    dZ = dA * (1 - A[l] ** 2) if l < L else dA
    grads['dW' + str(l)] = dZ @ A[l - 1].T
    grads['db' + str(l)] = np.sum(dZ, axis=1, keepdims=True)
    dA = params['W' + str(l)].T @ dZ
