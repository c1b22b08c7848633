import numpy as np


def sigmoid(v):
    return 1.0 / (1.0 + np.exp(-v))


def lstm_step_forward(x, prev_h, prev_c, W, U, b):
    H = prev_h.shape[1]
    a = x @ W + prev_h @ U + b
    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H:2 * H])
    o = sigmoid(a[:, 2 * H:3 * H])
    g = np.tanh(a[:, 3 * H:])
    next_c = f * prev_c + i * g
    tc = np.tanh(next_c)
    next_h = o * tc
    cache = (x, prev_h, prev_c, W, U, i, f, o, g, tc)
    return next_h, next_c, cache


def lstm_step_backward(dnext_h, dnext_c, cache):
    x, prev_h, prev_c, W, U, i, f, o, g, tc = cache
    do = dnext_h * tc
    dc = dnext_c + dnext_h * o * (1 - tc ** 2)
    df = dc * prev_c
    di = dc * g
    dg = dc * i
    dprev_c = dc * f
    da = np.hstack([
        di * i * (1 - i),
        df * f * (1 - f),
        do * o * (1 - o),
        dg * (1 - g ** 2),
    ])
    dx = da @ W.T
    dprev_h = da @ U.T
    dW = x.T @ da
    dU = prev_h.T @ da
    db = da.sum(axis=0)
    return dx, dprev_h, dprev_c, dW, dU, db


np.random.seed(13)
N, D, H = 2, 3, 2
x = np.random.randn(N, D)
prev_h = np.random.randn(N, H)
prev_c = np.random.randn(N, H)
W = np.random.randn(D, 4 * H)
U = np.random.randn(H, 4 * H)
b = np.random.randn(4 * H)

next_h, next_c, cache = lstm_step_forward(x, prev_h, prev_c, W, U, b)
dnext_h = np.random.randn(N, H)
dnext_c = np.random.randn(N, H)
dx, dprev_h, dprev_c, dW, dU, db = lstm_step_backward(dnext_h, dnext_c, cache)
