# Biases that are stretched over rows, columns and both.
import numpy as np

rng = np.random.default_rng(64)
x = rng.standard_normal((3, 4))
row = rng.standard_normal((1, 4))
col = rng.standard_normal((3, 1))
s = 0.7

y = x * row + col
z = np.tanh(y) * s
loss = np.sum(z ** 2)

dz = 2 * z
ds = np.sum(dz * np.tanh(y))
dy = dz * s * (1 - np.tanh(y) ** 2)
dcol = np.sum(dy, axis=1, keepdims=True)
drow = np.sum(dy * x, axis=0, keepdims=True)
dx = dy * row
