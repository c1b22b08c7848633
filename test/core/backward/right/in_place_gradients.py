# Gradients are multiplied in place, but only copies of those that are still needed.
import numpy as np

rng = np.random.default_rng(66)
x = rng.standard_normal((4, 3))
U = rng.standard_normal((3, 3)) * 0.7
V = rng.standard_normal((3, 2)) * 0.7
c = rng.standard_normal(3)

a = x @ U + c
s = 1 / (1 + np.exp(-a))
g = s * a
out = g @ V
loss = 0.5 * np.sum(out ** 2)

dV = g.T @ out
dg = out @ V.T
ds = dg * a
through = dg.copy()
through *= s
da = ds.copy()
da *= s * (1 - s)
da += through
dc = da.sum(axis=0)
dU = x.T @ da
