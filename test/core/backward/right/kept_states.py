# One state is overwritten at every step; what the way back needs of it is kept as copies.
import numpy as np

np.random.seed(64)
A = np.random.randn(3, 3) * 0.6
state = np.random.randn(3)
kept = []
for t in range(3):
    kept.append(state.copy())
    state[:] = np.tanh(A @ state)
kept.append(state.copy())
loss = np.sum(state ** 2)

dstate = 2 * state
dA = np.zeros_like(A)
for t in range(2, -1, -1):
    inner = dstate.copy()
    inner *= 1 - kept[t + 1] ** 2
    dA += np.outer(inner, kept[t])
    dstate = A.T @ inner
