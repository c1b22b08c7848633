import numpy as np


def max_pool_forward(x, pool=2):
    """The greatest of every square of an image.

    x: (N, C, H, W); H and W are even
    """
    N, C, H, W = x.shape
    x_split = x.reshape(N, C, H // pool, pool, W // pool, pool)
    out = x_split.max(axis=3).max(axis=4)
    cache = (x, x_split, out)
    return out, cache


def max_pool_backward(dout, cache):
    x, x_split, out = cache
    spread = out[:, :, :, np.newaxis, :, np.newaxis]
    mask = x_split == spread
    dx_split = np.zeros_like(x_split)
    dx_split += mask * dout[:, :, :, np.newaxis, :, np.newaxis]
    dx = dx_split.reshape(x.shape)
    return dx


rng = np.random.default_rng(17)
x = rng.standard_normal((2, 1, 4, 4))
out, cache = max_pool_forward(x)
dout = rng.standard_normal(out.shape)
dx = max_pool_backward(dout, cache)
