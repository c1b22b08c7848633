import numpy as np


def group_norm_forward(x, gamma, beta, G, eps=1e-5):
    N, C, H, W = x.shape
    xg = x.reshape(N * G, -1)
    mean = xg.mean(axis=1, keepdims=True)
    inv = 1.0 / np.sqrt(xg.var(axis=1, keepdims=True) + eps)
    xh = ((xg - mean) * inv).reshape(N, C, H, W)
    out = gamma * xh + beta
    cache = {'G': G, 'inv': inv, 'xh': xh, 'gamma': gamma}
    return out, cache


def group_norm_backward(dout, cache):
    G, inv, xh, gamma = cache['G'], cache['inv'], cache['xh'], cache['gamma']
    shape = dout.shape
    dbeta = dout.sum(axis=(0, 2, 3), keepdims=True)
    dgamma = (dout * xh).sum(axis=(0, 2, 3), keepdims=True)
    rows = (dout * gamma).reshape(shape[0] * G, -1)
    flat = xh.reshape(shape[0] * G, -1)
    m = rows.shape[1]
    dxg = inv / m * (m * rows - rows.sum(axis=1, keepdims=True) - flat * (rows * flat).sum(axis=1, keepdims=True))
    dx = dxg.reshape(shape)
    return dx, dgamma, dbeta


np.random.seed(37)
x = np.random.randn(2, 4, 2, 2)
gamma = np.random.randn(1, 4, 1, 1)
beta = np.random.randn(1, 4, 1, 1)
out, cache = group_norm_forward(x, gamma, beta, 2)
dout = np.random.randn(2, 4, 2, 2)
dx, dgamma, dbeta = group_norm_backward(dout, cache)
