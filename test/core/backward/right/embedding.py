import numpy as np


def word_embedding_forward(x, W):
    """x: (N, T) of indices, W: (V, D) with one row a word"""
    out = W[x]
    cache = (x, W.shape)
    return out, cache


def word_embedding_backward(dout, cache):
    x, shape = cache
    dW = np.zeros(shape)
    np.add.at(dW, x, dout)
    return dW


np.random.seed(6)
x = np.array([[0, 3, 1], [3, 3, 2]])
W = np.random.randn(5, 2)
out, cache = word_embedding_forward(x, W)
dout = np.random.randn(2, 3, 2)
dW = word_embedding_backward(dout, cache)
