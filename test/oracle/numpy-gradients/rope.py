# d loss / d q, k
# Rotary positions: halves of vectors turned by angles that grow with time.
import numpy as np

np.random.seed(36)
T, d = 3, 4
q, k = np.random.randn(T, d), np.random.randn(T, d)
angles = np.outer(np.arange(T), 1 / 100 ** (np.arange(0, d, 2) / d))
cos, sin = np.cos(angles), np.sin(angles)

def turned(v):
    even, odd = v[..., ::2], v[..., 1::2]
    out = np.empty_like(v)
    out[..., ::2] = even * cos - odd * sin
    out[..., 1::2] = even * sin + odd * cos
    return out

scores = turned(q) @ turned(k).T / np.sqrt(d)
loss = np.log(np.exp(scores).sum(axis=1)).sum() - np.trace(scores)
