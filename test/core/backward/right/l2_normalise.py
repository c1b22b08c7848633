import numpy as np


def normalise_forward(x):
    norm = np.sqrt(np.sum(x * x, axis=1, keepdims=True))
    out = x / norm
    return out, (out, norm)


def normalise_backward(dout, cache):
    out, norm = cache
    dx = (dout - out * np.sum(dout * out, axis=1, keepdims=True)) / norm
    return dx


np.random.seed(33)
x = np.random.randn(3, 4)
out, cache = normalise_forward(x)
dout = np.random.randn(3, 4)
dx = normalise_backward(dout, cache)
