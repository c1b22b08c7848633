import numpy as np


def dropout_forward(x, keep, mask):
    """x: (N, D), mask: (N, D) of zeros and ones"""
    scaled = mask / keep
    out = x * scaled
    cache = (keep, mask)
    return out, cache


def dropout_backward(dout, cache):
    keep, mask = cache
    dx = dout * mask / keep
    return dx


np.random.seed(9)
x = np.random.randn(4, 5)
mask = (np.random.rand(4, 5) < 0.6).astype(float)
out, cache = dropout_forward(x, 0.6, mask)
dout = np.random.randn(4, 5)
dx = dropout_backward(dout, cache)
