# d loss / d x, h0, Wx, Wh, b
import numpy as np

def sigmoid(x):
    pos_mask = x >= 0
    neg_mask = x < 0
    z = np.zeros_like(x)
    z[pos_mask] = np.exp(-x[pos_mask])
    z[neg_mask] = np.exp(x[neg_mask])
    top = np.ones_like(x)
    top[neg_mask] = z[neg_mask]
    return top / (1 + z)

def lstm_step_forward(x, prev_h, prev_c, Wx, Wh, b):
    H = prev_h.shape[1]
    a = x.dot(Wx) + prev_h.dot(Wh) + b
    i = sigmoid(a[:, :H])
    f = sigmoid(a[:, H : 2 * H])
    o = sigmoid(a[:, 2 * H : 3 * H])
    g = np.tanh(a[:, 3 * H :])
    next_c = f * prev_c + i * g
    next_h = o * np.tanh(next_c)
    return next_h, next_c, (i, f, o, g, prev_h, prev_c, next_c, x)

np.random.seed(7)
N, T, D, H = 2, 3, 3, 2
x = np.random.randn(N, T, D)
h0 = np.random.randn(N, H)
Wx = np.random.randn(D, 4 * H)
Wh = np.random.randn(H, 4 * H)
b = np.random.randn(4 * H)
h, c = h0, np.zeros((N, H))
hs, caches = [], []
for t in range(T):
    h, c, cache = lstm_step_forward(x[:, t], h, c, Wx, Wh, b)
    hs.append(h)
    caches.append(cache)
hs = np.stack(hs, axis=1)
loss = np.mean(hs**2)

dhs = 2 * hs / hs.size
dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(b)
dh0, dc = np.zeros((N, H)), np.zeros((N, H))
for t in range(T - 1, -1, -1):
    i, f, o, g, prev_h, prev_c, next_c, xt = caches[t]
    dh = dhs[:, t] + dh0
    tc = np.tanh(next_c)
    dc = dc + dh * o * (1 - tc**2)
    da = np.hstack([dc * g * i * (1 - i), dc * prev_c * f * (1 - f), dh * tc * o * (1 - o), dc * i * (1 - g**2)])
    dc = dc * f
    dx[:, t] = da.dot(Wx.T)
    dh0 = da.dot(Wh.T)
    dWx += xt.T.dot(da)
    dWh += prev_h.T.dot(da)
    db += da.sum(axis=0)
