# A pair of functions, checked by one-sided and centred differences before it is trusted.
import numpy as np


def scale_forward(x, g):
    out = np.tanh(x) * g
    return out, (x, g)


def scale_backward(dout, cache):
    x, g = cache
    t = np.tanh(x)
    dx = dout * g * (1 - t * t)
    dg = np.sum(dout * t, axis=0)
    return dx, dg


def numeric(f, x, df, h):
    grad = np.zeros_like(x)
    for i in range(x.size):
        old = x.flat[i]
        x.flat[i] = old + h
        pos = f(x).copy()
        x.flat[i] = old - h
        neg = f(x).copy()
        x.flat[i] = old
        grad.flat[i] = np.sum((pos - neg) * df) / (2 * h)
    return grad


np.random.seed(42)
x = np.random.randn(3, 2)
g = np.random.randn(2)
dout = np.random.randn(3, 2)
dx_num = numeric(lambda v: scale_forward(v, g)[0], x, dout, 1e-5)
dg_num = numeric(lambda v: scale_forward(x, v)[0], g, dout, 1e-5)
out, cache = scale_forward(x, g)
dx, dg = scale_backward(dout, cache)
assert np.allclose(dx, dx_num) and np.allclose(dg, dg_num)
