# d loss / d x, Wq, Wk, Wv
# Several heads at once, a mask by np.where, an upper triangle of zeros.
import numpy as np

np.random.seed(9)
B, T, C, heads = 2, 3, 4, 2
x = np.random.randn(B, T, C)
Wq, Wk, Wv = [np.random.randn(C, C) * 0.5 for _ in range(3)]

def split_heads(t):
    return t.reshape(B, T, heads, C // heads).transpose(0, 2, 1, 3)

q, k, v = split_heads(x @ Wq), split_heads(x @ Wk), split_heads(x @ Wv)
att = (q @ k.swapaxes(-2, -1)) / (C // heads) ** 0.5
allowed = np.tril(np.ones((T, T)))
att = np.where(allowed == 0, -np.inf, att)
att = np.exp(att - att.max(-1, keepdims=True))
att /= att.sum(-1, keepdims=True)
y = (att @ v).transpose(0, 2, 1, 3).reshape(B, T, C)
loss = np.mean(np.abs(y))
