import numpy as np


def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1) @ w + b
    cache = (x, w, b)
    return out, cache


def affine_backward(dout, cache):
    x, w, b = cache
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = np.sum(dout, axis=0)
    return dx, dw, db


def relu_forward(x):
    out = np.maximum(0, x)
    cache = x
    return out, cache


def relu_backward(dout, cache):
    x = cache
    dx = dout * (x > 0)
    return dx


np.random.seed(21)
x = np.random.randn(3, 2, 3)
w = np.random.randn(6, 4)
b = np.random.randn(4)

a, fc_cache = affine_forward(x, w, b)
out, relu_cache = relu_forward(a)

dout = np.random.randn(*out.shape)
da = relu_backward(dout, relu_cache)
dx, dw, db = affine_backward(da, fc_cache)
