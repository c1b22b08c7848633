import numpy as np


def attention_forward(x, Wq, Wk, Wv, Wo, heads):
    T, C = x.shape
    width = C // heads
    q = (x @ Wq).reshape(T, heads, width).transpose(1, 0, 2)
    k = (x @ Wk).reshape(T, heads, width).transpose(1, 0, 2)
    v = (x @ Wv).reshape(T, heads, width).transpose(1, 0, 2)
    s = q @ k.transpose(0, 2, 1)
    p = np.exp(s / np.sqrt(width))
    p = p / p.sum(axis=-1, keepdims=True)
    o = p @ v
    y = o.transpose(1, 0, 2).reshape(T, C)
    out = y @ Wo
    cache = (x, Wq, Wk, Wv, Wo, q, k, v, p, y)
    return out, cache


def attention_backward(dout, cache):
    x, Wq, Wk, Wv, Wo, q, k, v, p, y = cache
    heads, T, width = q.shape
    dWo = y.T @ dout
    dy = dout @ Wo.T
    do = dy.reshape(T, heads, width).transpose(1, 0, 2)
    dp = do @ v.transpose(0, 2, 1)
    dv = p.transpose(0, 2, 1) @ do
    ds = p * (dp - (dp * p).sum(axis=-1, keepdims=True)) / np.sqrt(width)
    dq = ds @ k
    dk = ds.transpose(0, 2, 1) @ q
    flat = lambda a: a.transpose(1, 0, 2).reshape(T, heads * width)
    dWq = x.T @ flat(dq)
    dWk = x.T @ flat(dk)
    dWv = x.T @ flat(dv)
    dx = flat(dq) @ Wq.T + flat(dk) @ Wk.T + flat(dv) @ Wv.T
    return dx, dWq, dWk, dWv, dWo


np.random.seed(31)
x = np.random.randn(3, 4)
Wq, Wk, Wv, Wo = (np.random.randn(4, 4) * 0.4 for _ in range(4))
out, cache = attention_forward(x, Wq, Wk, Wv, Wo, heads=2)
dout = np.random.randn(3, 4)
dx, dWq, dWk, dWv, dWo = attention_backward(dout, cache)
