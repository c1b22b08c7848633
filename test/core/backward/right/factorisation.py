# Ratings as products of two factors, only where somebody rated; the penalty is part of the loss.
import numpy as np

np.random.seed(35)
R = np.array([[5.0, 3.0, 0.0], [4.0, 0.0, 1.0], [0.0, 2.0, 5.0], [1.0, 4.0, 0.0]])
mask = R > 0
U = np.random.rand(4, 2)
V = np.random.rand(3, 2)
lam = 0.1
alpha = 0.02

for epoch in range(3):
    E = mask * (R - U @ V.T)
    loss = np.sum(E ** 2) + lam * (np.sum(U ** 2) + np.sum(V ** 2))
    U_grad = -2 * E @ V + 2 * lam * U
    V_grad = -2 * E.T @ U + 2 * lam * V
    U = U - alpha * U_grad
    V = V - alpha * V_grad
