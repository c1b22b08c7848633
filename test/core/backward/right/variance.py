import numpy as np

x = np.array([2.0, -1.0, 0.5, 3.5, 1.0])
n = x.size
mean = x.sum() / n
centred = x - mean
var = (centred ** 2).sum() / (n - 1)
std = var ** 0.5

dstd = 1.0
dvar = 0.5 * var ** -0.5 * dstd
dcentred = 2 * centred / (n - 1) * dvar
dmean = -dcentred.sum()
dx = dcentred + dmean / n
