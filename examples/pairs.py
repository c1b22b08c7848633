# Layers as pairs of a forward and a backward function. What the forward pass must remember goes through a cache.
# `gradlens check` judges each pair by the upstream gradient that it gets: one of them forgets a sum.
import numpy as np


def affine_forward(x, w, b):
    out = x @ w + b
    cache = (x, w, b)
    return out, cache


def affine_backward(dout, cache):
    x, w, b = cache
    dx = dout @ w.T
    dw = x.T @ dout
    db = dout  # b was added to every row: its gradient is the sum over all of them
    return dx, dw, db


def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-x))
    return out, out


def sigmoid_backward(dout, cache):
    out = cache
    dx = dout * out * (1 - out)
    return dx


np.random.seed(1)
x = np.random.randn(3, 4)
w = np.random.randn(4, 2)
b = np.random.randn(2)
target = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]])

h, affine_cache = affine_forward(x, w, b)
out, sigmoid_cache = sigmoid_forward(h)
loss = ((out - target) ** 2).sum()

dout = 2 * (out - target)
dh = sigmoid_backward(dout, sigmoid_cache)
dx, dw, db = affine_backward(dh, affine_cache)
