# All distances between two sets of points, and how they pull on the points.
import numpy as np

np.random.seed(10)
A = np.random.randn(3, 2)
B = np.random.randn(4, 2)

diff = A[:, None, :] - B[None, :, :]
sq = np.sum(diff ** 2, axis=2)
dist = np.sqrt(sq)
energy = np.sum(1.0 / dist)

ddist = -1.0 / dist ** 2
dsq = ddist * 0.5 / dist
ddiff = 2 * diff * dsq[:, :, None]
dA = ddiff.sum(axis=1)
dB = -ddiff.sum(axis=0)
