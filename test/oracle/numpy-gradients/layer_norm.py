# d loss / d x, gamma, beta
import numpy as np

x = np.array([[1.0, 2.0, 4.0], [0.5, -1.0, 3.0]])
gamma = np.array([1.0, 0.5, 2.0])
beta = np.array([0.0, 0.1, -0.1])
w = np.array([[0.3, -0.7, 1.1], [0.9, 0.2, -0.4]])

xt = x.T
mu = np.mean(xt, axis=0)
var = np.var(xt, axis=0)
xhat = ((xt - mu) / np.sqrt(var + 1e-5)).T
out = gamma * xhat + beta
loss = np.sum(w * out)

dbeta = w.sum(0)
dgamma = (w * xhat).sum(0)
dxhat = w * gamma
inv = 1 / np.sqrt(var + 1e-5)[:, None]
dx = inv * (dxhat - dxhat.mean(1, keepdims=True) - xhat * (dxhat * xhat).mean(1, keepdims=True))
