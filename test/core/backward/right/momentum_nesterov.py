# Momentum that looks ahead: the parameters are moved in place before the forward pass and after the gradients.
import numpy as np

np.random.seed(67)
X = np.random.randn(5, 3)
t = np.random.randn(5)
w = np.random.randn(3)
k = 0.8
v = np.zeros(3)
rate = 0.05

for epoch in range(3):
    w += 0.9 * v
    u = X @ w
    p = np.tanh(u) * k
    r = p - t
    loss = np.sum(r * r)

    dr = 2 * r
    dk = np.sum(dr * np.tanh(u))
    du = dr * k * (1 - np.tanh(u) ** 2)
    k -= rate * dk
    dw = X.T @ du
    v *= 0.9
    v -= rate * dw
    w -= rate * dw
